"""The words the terminal uses for what the ledger says in codes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from reportedly.records import Certainty, Link, Mode, When

__all__ = ["CERTAINTIES", "MODES", "count", "day_and_time", "speaker"]

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

#: Characters of a source that are shown whole in a chain; beyond, its name is.
_LONGEST_SPEAKER = 60
_CLOCK_PRECISIONS = frozenset({"hour", "minute", "second"})
_WIDER_FORMS = {"month": "{moment:%B %Y}", "year": "{moment.year}"}


def count(number: int, noun: str) -> str:
    """``count(1, "page")`` is ``"1 page"``, ``count(1200, "page")`` is ``"1,200 pages"``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


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


def _day(instant: str | None) -> str:
    if instant is None:
        return "an unknown day"
    day = date.fromisoformat(instant[:10])
    return f"{day.day} {day:%B %Y}"
