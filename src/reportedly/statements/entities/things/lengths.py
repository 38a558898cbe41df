"""How long a recording is, where the words beside it say so: "46-minute", "96 seconds long", "of four minutes".

The value is TIMEX3's (ISO 8601): ``PT46M``, ``PT4M12S``. Words that are no more exact than "nearly an hour" have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.statements.entities.things.words import WORDS

__all__ = ["Length", "after", "within"]

_NUMBERS: dict[str, int] = WORDS["numbers"]
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_ROUGH = rf"(?:{'|'.join(WORDS['rough'])})"
_LASTS = rf"(?:{'|'.join(WORDS['lasts'])})"
_PART = rf"{_NUMBER}[ \u00a0](?:second|minute|hour)s?"
_HYPHENED = re.compile(rf"(?<![\w-])({_NUMBER})-(second|minute|hour)(?:-long)?(?![\w-])", re.IGNORECASE)
_SPELT = re.compile(
    rf"(?:(?P<rough>{_ROUGH})[ \u00a0])?(?P<exact>{_PART}(?:(?:,|,? and)[ \u00a0]{_PART}){{0,2}})\b"
    r"(?![ \u00a0](?:ago|later|after|before|of)\b)",
    re.IGNORECASE,
)
_EACH = re.compile(rf"({_NUMBER})[ \u00a0](second|minute|hour)", re.IGNORECASE)
_OPENING = re.compile(rf",[ \u00a0](?:of[ \u00a0])?|,?[ \u00a0](?:(?:which|that)[ \u00a0])?{_LASTS}[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Length:
    """Where a length stands, and its TIMEX3 value."""

    start: int
    end: int
    value: str | None


def within(text: str, start: int, end: int) -> Length | None:
    """The length in the noun phrase ``text[start:end]``: "his 46-minute message"."""
    found = _HYPHENED.search(text, start, end)
    if found is None:
        return None
    return Length(found.start(), found.end(), _value([(found[1], found[2])]))


def after(text: str, end: int) -> Length | None:
    """The length that is said right after the noun phrase that ends at *end*: ", 96 seconds long"."""
    opening = _OPENING.match(text, end)
    found = _SPELT.match(text, opening.end()) if opening is not None else None
    if found is None:
        return None
    parts = [(m[1], m[2]) for m in _EACH.finditer(found["exact"])]
    return Length(found.start(), found.end(), None if found["rough"] else _value(parts))


def _value(parts: list[tuple[str, str]]) -> str:
    written = "".join(f"{_NUMBERS.get(n.casefold()) or int(n)}{unit[0].upper()}" for n, unit in parts)
    return f"PT{written}"
