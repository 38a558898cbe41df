"""The words the terminal uses for what the ledger says in codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from reportedly.affairs import Because, Standing, Status
from reportedly.records import Basis, Certainty, Link, Mode, Time, TimeType, When

__all__ = [
    "CERTAINTIES",
    "CLASHES",
    "CLASSES",
    "MODES",
    "SIGNS",
    "TIME_TYPES",
    "backing",
    "count",
    "day",
    "day_and_time",
    "days",
    "enumerated",
    "independent",
    "meant_day",
    "page_day",
    "short",
    "since",
    "speaker",
]

#: Days that are kept in words: a page tells the same few many times.
_DAYS: Final = 4096

#: FactBank's values (Saurí and Pustejovsky 2009, table 2) in plain words.
CERTAINTIES: Final[dict[Certainty, str]] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "not committed",
}

MODES: Final[dict[Mode, str]] = {
    "direct": "verbatim",
    "indirect": "paraphrased",
    "mixed": "partly verbatim",
    "narrated": "the outlet's own voice",
}

#: TimeML's classes of events (Pustejovsky et al. 2003, TimeML 1.2.1) in plain words.
CLASSES: Final[dict[str, str]] = {
    "ASPECTUAL": "phase of another",
    "I_ACTION": "act upon another",
    "I_STATE": "attitude",
    "OCCURRENCE": "occurrence",
    "PERCEPTION": "perception",
    "REPORTING": "report",
    "STATE": "state",
}

#: TIMEX3's types in plain words.
TIME_TYPES: Final[dict[TimeType, str]] = {
    "DATE": "date",
    "TIME": "time of day",
    "DURATION": "how long",
    "SET": "how often",
}

#: Why two claims cannot hold together, in plain words.
CLASHES: Final[dict[Because, str]] = {
    "negation": "one denies the other",
    "number": "the numbers differ",
    "time": "the times differ",
    "place": "the places differ",
    "state": "one state excludes the other",
    "other": "they cannot both hold",
}

#: A sign beside the word for a status: the eye finds it, the word says what it means.
SIGNS: Final[dict[Status, str]] = {
    "reported": "•",
    "corroborated": "+",
    "disputed": "≠",
    "withdrawn": "×",
    "overtaken": "↓",
    "unsourced": "?",
}

#: Where an interval comes from when the words alone do not give it.
_WORKED_OUT: Final[frozenset[Basis]] = frozenset({"resolved", "inferred"})

#: Characters of a source that are shown whole in a chain; beyond, its name is.
_LONGEST_SPEAKER = 60
_SHORT = 8  # hex digits of an id that stand for it in a list
_CLOCK_PRECISIONS = frozenset({"hour", "minute", "second"})
_WIDER_FORMS = {"month": "{moment:%B %Y}", "year": "{moment.year}"}


def count(number: int, noun: str) -> str:
    """``count(1, "page")`` is ``"1 page"``, ``count(1200, "page")`` is ``"1,200 pages"``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def backing(standing: Standing) -> str:
    """Say who backs a claim: ``"3 outlets, 2 families, at most 1 independent"``."""
    return f"{count(standing.outlets, 'outlet')}, {count(standing.families, 'family')}, {independent(standing)}"


def independent(standing: Standing) -> str:
    """Say how many voices a claim has: never that there are so many, for what no text tells may join them."""
    return f"at most {standing.roots:,} independent" if standing.roots else "no root named"


def enumerated(names: Sequence[str], most: int) -> str:
    """Join names as prose does, *most* of them: ``"A, B and 3 more"``."""
    shown = [*names[:most], *([f"{len(names) - most:,} more"] if len(names) > most else [])]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def short(id_: str) -> str:
    """Give an id by how it begins, which is enough to ask for it."""
    kind, _, digits = id_.rpartition("-")
    return f"{kind}-{digits[:_SHORT]}" if kind else id_


def day(instant: str | None) -> str:
    """Put an ISO 8601 day for a reader: ``"3 March 2024"``, ``"undated"``."""
    return _day(instant) if instant else "undated"


def since(instant: str | None) -> str:
    """Say since when, ISO 8601: ``"since 3 March 2024"``, ``"undated"``."""
    return f"since {day(instant)}" if instant else day(instant)


def days(first: str | None, last: str | None) -> str:
    """Put a stretch of days: ``"3 March 2024"``, ``"3 – 9 March 2024"``, ``"28 February – 2 March 2024"``."""
    if not first or not last or first[:10] == last[:10]:
        return day(first or last)
    start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    if start.year != end.year:
        return f"{day(first)} – {day(last)}"
    return f"{start.day} – {day(last)}" if start.month == end.month else f"{start.day} {start:%B} – {day(last)}"


def page_day(published: str | None) -> str | None:
    """Give the day of an ISO 8601 time as the page has it, as the days of standings are; ``None`` for no full date."""
    return _page_day(published) if published else None


def speaker(link: Link) -> str:
    """Say whose word a link is, and how far that is known.

    The words of the text where they hold the name and are short; the name where they run on about it (they are marked
    in the passage); the name, and the words that stand for it, where they do not hold it;
    ``"he (unresolved)"`` where nobody could be told, ``"officials (unnamed)"`` where the text names nobody.
    """
    words = link.source.text if link.source else None
    if link.kind == "unnamed" and (words or link.name):
        return f"{words or link.name} (unnamed)"
    if not link.name:
        return f"{words} (unresolved)" if words else "somebody the text does not name"
    if not words or words.casefold() in link.name.casefold():
        return link.name
    if link.name.casefold() in words.casefold():
        return words if len(words) <= _LONGEST_SPEAKER else link.name
    return f"{link.name} (“{words}”)"


def day_and_time(when: When | None) -> str:
    """Put an interval for a reader: ``"3 March 2024, 14:05 +01:00"``, ``"March 2024"``, ``"3 March 2024 or later"``."""
    if when is None or (when.earliest is None and when.latest is None):
        return "undated"
    said = _interval(when)
    return f"{said} (inferred)" if when.basis == "inferred" else said


def meant_day(time: Time) -> str | None:
    """Say what day, or days, a word for a date means that alone does not tell: ``"27 May 2017"`` for "on Saturday".

    ``None`` where there is nothing to say: the words give the date in full, or no date ("for an hour", "now"), or it
    could not be worked out.
    """
    when = time.when
    if when is None or time.type not in {"DATE", "TIME"} or when.basis not in _WORKED_OUT:
        return None
    if (time.value or "").endswith("_REF") or (when.earliest is None and when.latest is None):
        return None
    return day_and_time(replace(when, precision="day") if when.precision in _CLOCK_PRECISIONS else when)


def _interval(when: When) -> str:
    if when.earliest is None:
        return f"{_day(when.latest)} or earlier"
    if when.latest is None:
        return f"{_day(when.earliest)} or later"
    if when.precision in _WIDER_FORMS:
        return _WIDER_FORMS[when.precision].format(moment=datetime.fromisoformat(when.earliest))
    if when.earliest[:10] != when.latest[:10]:
        return f"between {_day(when.earliest)} and {_day(when.latest)}"
    if when.precision in _CLOCK_PRECISIONS:
        moment = datetime.fromisoformat(when.earliest)
        return f"{_day(when.earliest)}, {moment:%H:%M} {when.zone or '(zone not given)'}"
    return _day(when.earliest)


@lru_cache(_DAYS)
def _page_day(published: str) -> str | None:
    try:
        return datetime.fromisoformat(published).date().isoformat()
    except ValueError:
        return None


@lru_cache(_DAYS)
def _day(instant: str | None) -> str:
    if instant is None:
        return "an unknown day"
    day = date.fromisoformat(instant[:10])
    return f"{day.day} {day:%B %Y}"
