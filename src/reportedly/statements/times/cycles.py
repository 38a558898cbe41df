"""Makers of what comes round: Thursdays, the 28th, Mays, third quarters, summers, Christmases.

How an occurrence is found by the report's day is the matter of :mod:`reportedly.statements.times.anchoring`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from reportedly.statements.times.anchoring import Cycle
from reportedly.statements.times.grains import SEASONS, Stretch, blank, piece
from reportedly.statements.times.holidays import holiday

__all__ = ["MAKERS", "weekly", "yearly_day"]

#: How many days ahead a mention without tense still means the coming one: swept on TimeBank's training part (1,671
#: expressions), 2026-11-22. Values right by reach: weekdays 1406 (0 days), 1415 (1), 1413 (2), 1407 (3); days of a
#: month 1356 (0), 1387 (30), 1402 (60), 1406 (105, 120), 1401 (183); months 1396 (0), 1405 (30), 1409 (120), 1402
#: (183); quarters and seasons gain nothing.
_REACH_WEEKDAY: Final = 1
_REACH_DAY: Final = 100
_REACH_MONTH: Final = 120

_DAY: Final = timedelta(days=1)


def weekly(*, weekday: int) -> Cycle:
    """Thursdays."""
    return Cycle(
        every="week",
        pick=lambda monday: piece("day", monday + (weekday - 1) * _DAY),
        open=blank("day", f"XXXX-WXX-{weekday}"),
        reach=_REACH_WEEKDAY,
    )


def monthly(*, number: int) -> Cycle | None:
    """The 28th of every month."""
    if not 1 <= number <= 31:
        return None
    return Cycle(
        every="month",
        pick=lambda first: _day(first.year, first.month, number),
        open=blank("day", f"XXXX-XX-{number:02}"),
        reach=10,
    )


def yearly_day(*, month: int, number: int) -> Cycle | None:
    """The 27th of December."""
    if _day(2000, month, number) is None:
        return None
    return Cycle(
        every="year",
        pick=lambda first: _day(first.year, month, number),
        open=blank("day", f"XXXX-{month:02}-{number:02}"),
        reach=_REACH_DAY,
    )


def _day(year: int, month: int, number: int) -> Stretch | None:
    try:
        return piece("day", date(year, month, number))
    except ValueError:  # a year without it
        return None


def yearly_month(*, month: int) -> Cycle:
    """Mays."""
    return Cycle(
        every="year",
        pick=lambda first: piece("month", first.replace(month=month)),
        open=blank("month", f"XXXX-{month:02}"),
        reach=_REACH_MONTH,
    )


def yearly_quarter(*, number: int) -> Cycle | None:
    """Third quarters."""
    if not 1 <= number <= 4:
        return None
    return Cycle(
        every="year",
        pick=lambda first: piece("quarter", first.replace(month=3 * number)),
        open=blank("quarter", f"XXXX-Q{number}"),
    )


def yearly_half(*, number: int) -> Cycle:
    """Second halves of years."""
    return Cycle(
        every="year",
        pick=lambda first: piece("half", first.replace(month=6 * number)),
        open=blank("half", f"XXXX-H{number}"),
    )


def yearly_season(*, season: int) -> Cycle:
    """Summers."""
    return Cycle(
        every="year",
        pick=lambda first: piece("season", first.replace(month=3 * (season + 1))),
        open=blank("season", f"XXXX-{SEASONS[season]}"),
    )


def yearly_holiday(*, name: str) -> Cycle:
    """Christmases."""
    fixed = {holiday(name, year) for year in (2001, 2002)}
    days = {f"XXXX-{day:%m-%d}" for day in fixed}
    return Cycle(
        every="year",
        pick=lambda first: piece("day", holiday(name, first.year)),
        open=blank("day", days.pop() if len(days) == 1 else None),
        reach=_REACH_DAY,
    )


MAKERS: Final[dict[str, Callable[..., Cycle | None]]] = {
    maker.__name__: maker
    for maker in (
        *(weekly, monthly, yearly_day, yearly_month, yearly_quarter, yearly_half, yearly_season, yearly_holiday),
    )
}
