"""Word classes that no list can hold: numbers, years, decades, written dates and clock times, zones.

A terminal looks at the tokens from a place on and gives what it read with the place behind it. ``starts`` are the keys
of the words it can begin with (:func:`reportedly.statements.times.grammar.key`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reportedly.statements.times import numerals
from reportedly.statements.times.tokens import Token
from reportedly.zones import AMBIGUOUS, OFFSETS

__all__ = ["TERMINALS", "Terminal"]

Read = tuple[int, Any] | None

_DIGITS = frozenset("#")
_TENS = frozenset(numerals.CARDINALS)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A class of words that is recognised, not listed."""

    read: Callable[[Sequence[Token], Sequence[str], int], Read]
    starts: frozenset[str]


def _of_words(read: Callable[[Sequence[str], int], Read], starts: frozenset[str]) -> Terminal:
    return Terminal(lambda _, words, place: read(words, place), starts)


def _of_shape(shape: str, meaning: Callable[[re.Match[str]], Any]) -> Terminal:
    compiled = re.compile(shape)

    def read(words: Sequence[str], place: int) -> Read:
        match = compiled.fullmatch(words[place]) if place < len(words) else None
        found = meaning(match) if match else None
        return None if found is None else (place + 1, found)

    return _of_words(read, _DIGITS)


def _whole(limit: range) -> Callable[[re.Match[str]], int | None]:
    return lambda match: int(match[0]) if int(match[0]) in limit else None


def _clock(match: re.Match[str]) -> tuple[int, int, int | None] | None:
    hour, minute, second = int(match[1]), int(match[2]), match[3] if match.re.groups > 2 else None
    valid = hour <= 24 and minute < 60 and int(second or 0) < 60
    return (hour, minute, int(second) if second else None) if valid else None


def _slashed(match: re.Match[str]) -> date | None:
    """Read a date by slashes, unless it can be read in two ways; by dots the day is first."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = {(second, first)} if match[2] == "." else {(first, second), (second, first)}
    days = [found for month, day in readings if (found := _date(year, month, day))]
    return days[0] if len(days) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _zone(tokens: Sequence[Token], words: Sequence[str], place: int) -> Read:
    """Read an abbreviation in capitals: "et" is a zone only as "ET"."""
    if place >= len(words) or not tokens[place].capital:
        return None
    zone = words[place].upper()
    return (place + 1, zone) if zone in OFFSETS or zone in AMBIGUOUS else None


TERMINALS: Final[dict[str, Terminal]] = {
    "NUMBER": _of_words(numerals.number, _TENS | _DIGITS | {"a"}),
    "ORDINAL": _of_words(numerals.ordinal, frozenset(numerals.ORDINALS) | _TENS | _DIGITS),
    "YEAR": _of_words(numerals.year, _TENS | _DIGITS),
    "DECADES": _of_words(numerals.decade, _TENS | _DIGITS | numerals.DECADES.keys()),
    "DAYNUMBER": _of_shape(r"\d{1,2}", _whole(range(1, 32))),
    "SHORTYEAR": _of_shape(r"\d\d", _whole(range(100))),
    "ISODAY": _of_shape(r"\d{4}-\d\d-\d\d", lambda match: _date(*map(int, match[0].split("-")))),
    "ISOMOMENT": _of_shape(r"(\d{4}-\d\d-\d\d)t(.*)", lambda match: _moment(match[1], match[2])),
    "SLASHED": _of_shape(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})", _slashed),
    "CLOCKTIME": _of_shape(r"(\d{1,2}):(\d\d)(?::(\d\d))?", _clock),
    "DOTTED": _of_shape(r"(\d{1,2})\.(\d\d)", _clock),
    "MILITARY": _of_shape(r"(\d\d)(\d\d)", _clock),
    "ZONE": Terminal(_zone, frozenset(zone.lower() for zone in OFFSETS.keys() | AMBIGUOUS)),
}


def _moment(day: str, clock: str) -> tuple[date, tuple[int, int, int | None]] | None:
    found, numbers = _date(*map(int, day.split("-"))), [int(part) for part in clock.split(":")]
    valid = found and numbers[0] <= 23 and all(number < 60 for number in numbers[1:])
    return (found, (numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)) if found and valid else None
