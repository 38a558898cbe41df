"""Lengths of time: "two weeks", "2 1/2 years", "several months", "more than a decade"; and steps along the calendar.

A length keeps the unit that was said: 24 hours are ``PT24H`` and not a day. Parts go to the next smaller unit ("a year
and a half" is ``P1Y6M``), and what has no letter of its own in ISO 8601 to the one that has: a decade is ten years. An
amount that nobody counted is an ``X``: "years" is ``PXY``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from reportedly.statements.times.grains import Moment, add_months
from reportedly.statements.times.timex import Mod

__all__ = ["Length", "add", "of_unit", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its ``letter`` in a value, how many of the letter's unit one is, and where parts of one go."""

    letter: str
    size: int = 1
    part: tuple[int, str] | None = None
    vague: str | None = None


#: Units by the words table's names. The vague letters of decade and century are those of TimeBank ("decades" is PXY
#: there); letters of units below the day stand behind a T.
_UNITS: Final[dict[str, Unit]] = {
    "second": Unit(letter="TS"),
    "minute": Unit(letter="TM", part=(60, "TS")),
    "hour": Unit(letter="TH", part=(60, "TM")),
    "day": Unit(letter="D", part=(24, "TH")),
    "week": Unit(letter="W", part=(7, "D")),
    "fortnight": Unit(letter="W", size=2, part=(7, "D")),
    "weekend": Unit(letter="WE"),
    "month": Unit(letter="M", part=(30, "D")),
    "quarter": Unit(letter="Q"),
    "year": Unit(letter="Y", part=(12, "M")),
    "decade": Unit(letter="Y", size=10, part=(12, "M")),
    "century": Unit(letter="Y", size=100, part=(12, "M"), vague="C"),
    "millennium": Unit(letter="Y", size=1000, part=(12, "M")),
}
#: The letters of a value, longest unit first, and what one is in months, days or seconds.
_LETTERS: Final[dict[str, tuple[str, int]]] = {
    "C": ("months", 1200),
    "Y": ("months", 12),
    "Q": ("months", 3),
    "M": ("months", 1),
    "W": ("days", 7),
    "WE": ("days", 7),
    "D": ("days", 1),
    "TH": ("seconds", 3600),
    "TM": ("seconds", 60),
    "TS": ("seconds", 1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length: its ``terms``, amounts by letter, ``None`` for an amount not known; ``unit`` is the smallest said."""

    terms: tuple[tuple[str, int | None], ...]
    unit: str
    modifier: Mod | None = None
    first: date | None = None
    last: date | None = None
    anchored: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value; ``PXX`` where not even the unit is known."""
        written = {letter: "X" if amount is None else str(amount) for letter, amount in self.terms}
        days = "".join(written[letter] + letter for letter in _LETTERS if letter in written and letter[0] != "T")
        clock = "".join(written[letter] + letter[1] for letter in _LETTERS if letter in written and letter[0] == "T")
        if not days and not clock:
            return "PXX"
        return f"P{days}" + (f"T{clock}" if clock else "")

    @property
    def counted(self) -> bool:
        """Whether all amounts are known."""
        return all(amount is not None for _, amount in self.terms)


def of_unit(unit: str, count: Fraction | None, modifier: Mod | None = None) -> Length | None:
    """Make a length of one unit; ``None`` where its parts come out even in no unit ("2.7 quarters")."""
    rule = _UNITS[unit]
    if count is None:
        return Length(terms=((rule.vague or rule.letter, None),), unit=unit, modifier=modifier)
    whole, rest = divmod(count * rule.size, 1)
    terms = [(rule.letter, int(whole))] if whole or not rest else []
    if rest:
        if rule.part is None:
            return None
        factor, letter = rule.part
        if (rest * factor).denominator != 1:
            return None
        terms.append((letter, int(rest * factor)))
    return Length(terms=tuple(terms), unit=unit, modifier=modifier)


def together(one: Length, other: Length) -> Length | None:
    """Add two lengths of different units: "two hours and 30 minutes"."""
    if {letter for letter, _ in one.terms} & {letter for letter, _ in other.terms}:
        return None
    return replace(one, terms=one.terms + other.terms, unit=other.unit)


def add(start: Moment, length: Length, sign: int) -> Moment:
    """Step from *start* by a counted *length*, forwards (1) or back (-1); a day stays a day under whole days.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    sums = {"months": 0, "days": 0, "seconds": 0}
    for letter, amount in length.terms:
        kind, size = _LETTERS[letter]
        sums[kind] += sign * size * (amount or 0)
    there = add_months(start, sums["months"]) if sums["months"] else start
    return there + timedelta(days=sums["days"], seconds=sums["seconds"] if isinstance(start, datetime) else 0)
