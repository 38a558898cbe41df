"""Makers of lengths: "two weeks", "more than a decade", "the past three months", "the first nine months of 2016"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reportedly.statements.times.anchoring import Frame
from reportedly.statements.times.grains import Stretch
from reportedly.statements.times.lengths import Length, add, of_unit, together
from reportedly.statements.times.timex import Mod

__all__ = ["MAKERS"]

_HALF: Final = Fraction(1, 2)


def counted_units(*, unit: str, count: Fraction | int) -> Length | None:
    """Read "11 months", "a decade"."""
    return of_unit(unit, Fraction(count))


def half_unit(*, unit: str) -> Length | None:
    """Read "half an hour"."""
    return of_unit(unit, _HALF)


def and_a_half(*, unit: str, count: Fraction | int = 1) -> Length | None:
    """Read "a year and a half", "two and a half years"."""
    return of_unit(unit, count + _HALF)


def two_units(*, one: Length, other: Length) -> Length | None:
    """Read "two hours and 30 minutes"."""
    return together(one, other)


def some_units(*, unit: str, plus: int | None = None) -> Length | None:
    """Read "several months", "a couple of years", which are two, but about."""
    if plus is None:
        return of_unit(unit, None)
    return of_unit(unit, Fraction(plus), modifier="APPROX")


def compared(*, modifier: Mod, length: Length) -> Length | None:
    """Read "more than two weeks", "a week or so"."""
    return None if length.modifier else replace(length, modifier=modifier)


def same_length(*, length: Length) -> Length:
    """Take it as it is."""
    return length


def past_length(frame: Frame, *, length: Length, modifier: Mod | None = None) -> Length:
    """Read "the past three months": up to the report's day."""
    length = replace(length, modifier=modifier or length.modifier)
    if frame.day is None:
        return length
    first = add(frame.day, length, -1) if length.counted else None
    return replace(length, first=first, last=frame.day, anchored=True)


def next_length(frame: Frame, *, length: Length, modifier: Mod | None = None) -> Length:
    """Read "the next two weeks": from the report's day."""
    length = replace(length, modifier=modifier or length.modifier)
    if frame.day is None:
        return length
    last = add(frame.day, length, 1) if length.counted else None
    return replace(length, first=frame.day, last=last, anchored=True)


def next_couple(frame: Frame, *, unit: str, plus: int) -> Length | None:
    """Read "the next couple of years"."""
    length = some_units(unit=unit, plus=plus)
    return length and next_length(frame, length=length)


def past_couple(frame: Frame, *, unit: str, plus: int) -> Length | None:
    """Read "the last couple of weeks"."""
    length = some_units(unit=unit, plus=plus)
    return length and past_length(frame, length=length)


def first_length(*, length: Length, whole: Stretch) -> Length | None:
    """Read "the first nine months of 2016"."""
    if not length.counted or whole.modifier or whole.type != "DATE":
        return None
    if whole.first is None or whole.last is None:
        return length
    last = add(add(whole.first, length, 1), _ONE_DAY, -1)
    inside = whole.first <= last <= whole.last
    return replace(length, first=whole.first, last=last, anchored=whole.anchored) if inside else None


_ONE_DAY: Final = Length(terms=(("D", 1),), unit="day")


def two_days() -> Length | None:
    """Read "the weekend" where it is a length."""
    return of_unit("day", Fraction(2))


def unknown_length() -> Length:
    """Read "a while", for which TimeBank writes ``PXX``."""
    return Length(terms=(), unit="unknown")


MAKERS: Final[dict[str, Callable[..., Length | None]]] = {
    maker.__name__: maker
    for maker in (
        *(counted_units, half_unit, and_a_half, two_units, some_units, compared, same_length, past_length),
        *(next_length, next_couple, past_couple, first_length, two_days, unknown_length),
    )
}
