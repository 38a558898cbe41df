"""A time expression, the report it stands in, and what comes of it, each as one line of a table."""

from __future__ import annotations

from datetime import datetime

from reportedly.records import When
from reportedly.statements.times import Timex, resolve
from reportedly.statements.times.anchoring import Frame
from reportedly.statements.times.timex import TYPES, Tense

_TENSES: dict[str, Tense] = {"past": "past", "future": "future"}


def day(text: str | None) -> When | None:
    """A report's day as its page would state it."""
    if text is None:
        return None
    return When(earliest=text, latest=text, value=text, precision="day", basis="metadata", zone=None)


def context(text: str) -> tuple[str | None, Tense | None, str | None]:
    """``"2017-05-28 past DATE"`` in its parts: the day, the tense, the type; each may be missing."""
    words = text.split()
    anchor = next((word for word in words if word[0].isdecimal()), None)
    tense = next((_TENSES[word] for word in words if word in _TENSES), None)
    return anchor, tense, next((word for word in words if word in TYPES), None)


def read(phrase: str, told: str) -> Timex | None:
    """Resolve *phrase* in the context *told*."""
    anchor, tense, hint = context(told)
    return resolve(phrase, type_hint=hint, anchor=day(anchor), tense=tense)


def frame(told: str) -> Frame:
    """The frame for the same context."""
    anchor, tense, _ = context(told)
    moment = datetime.fromisoformat(anchor) if anchor else None
    return Frame(
        day=moment.date() if moment else None, moment=moment if anchor and "T" in anchor else None, tense=tense
    )


def written(time: Timex | None) -> tuple[str, str] | None:
    """The answer as the tables write it: type, value and modifier; earliest .. latest."""
    if time is None:
        return None
    answer = " ".join(filter(None, (time.type, time.value, time.modifier)))
    return answer, f"{time.when.earliest or ''} .. {time.when.latest or ''}".strip()
