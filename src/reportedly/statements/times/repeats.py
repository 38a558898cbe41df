"""Makers of sets: what comes again and again ("every Thursday", "daily", "Tuesday nights").

A set has no interval: it is not said when it began.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from reportedly.statements.times.anchoring import Cycle
from reportedly.statements.times.grains import SEASONS
from reportedly.statements.times.lengths import Length, of_unit

__all__ = ["MAKERS", "Repeat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """What comes again: the value is a length, for how often, or an open place in the calendar, for when."""

    value: str
    grain: str | None = None


def often(*, value: str) -> Repeat:
    """Read "daily", "annually"."""
    return Repeat(value=value)


def every_unit(*, unit: str) -> Repeat | None:
    """Read "every day", "twice a week", "a year"."""
    return _every(of_unit(unit, Fraction(1)))


def every_other(*, unit: str) -> Repeat | None:
    """Read "every other day"."""
    return _every(of_unit(unit, Fraction(2)))


def every_length(*, length: Length) -> Repeat | None:
    """Read "every two weeks"."""
    return _every(length)


def _every(length: Length | None) -> Repeat | None:
    return Repeat(value=length.value, grain=length.unit) if length else None


def every_occurrence(*, cycle: Cycle) -> Repeat:
    """Read "every Thursday", "each July"."""
    return Repeat(value=cycle.open.value, grain=cycle.open.grain)


def every_part(*, part: str) -> Repeat:
    """Read "every morning"."""
    return Repeat(value=f"XXXX-XX-XXT{part}", grain="part of a day")


def on_weekdays(*, weekday: int, part: str | None = None) -> Repeat:
    """Read "on Mondays", "Tuesday nights"."""
    return Repeat(value=f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), grain="part of a day" if part else "day")


def in_seasons(*, season: int) -> Repeat:
    """Read "the past three summers"."""
    return Repeat(value=f"XXXX-{SEASONS[season]}", grain="season")


MAKERS: Final[dict[str, Callable[..., Repeat | None]]] = {
    maker.__name__: maker
    for maker in (often, every_unit, every_other, every_length, every_occurrence, every_part, on_weekdays, in_seasons)
}
