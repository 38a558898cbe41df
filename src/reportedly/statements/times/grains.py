"""The calendar: grains (day, week, month, … century), stretches of it, and the arithmetic of both.

A :class:`Grain` cuts the calendar into pieces without gaps: every day lies in one piece (:meth:`Grain.floor`), pieces
follow each other (:meth:`Grain.step`), and a piece has a name in TIMEX3 (:attr:`Grain.name`). All of week and month
arithmetic is those three: "two weeks ago" is *floor, then step by -2*. Weekends are the one kind with gaps.

A :class:`Stretch` is a piece, or a part of one, as words gave it: its value, its first and last day (moments, below the
day), or ``None`` where the words leave the year open. An open stretch keeps a value with an ``X`` for each unknown
digit, so that "May 28" without a year is ``XXXX-05-28`` and its morning ``XXXX-05-28TMO``.

Weeks are those of ISO 8601 (Monday first, the week belongs to the year of its Thursday), which TimeBank's annotators
used too. Seasons are the northern ones, begin as the meteorologist's and end as the astronomer's, since news means now
the one and now the other; the winter that begins in December 1994 is ``1994-WI``. Quarters and halves are the
calendar's: a company's fiscal year is known to the company.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from reportedly.statements.times.timex import Mod, Type

__all__ = ["GRAINS", "SEASONS", "Grain", "Moment", "Stretch", "add_months", "blank", "piece"]

#: TIMEX3's codes for the seasons, by the quarter of the year that begins in March.
SEASONS: Final[tuple[str, ...]] = ("SP", "SU", "FA", "WI")
#: The last day of each season by the astronomer: the month, counted from the season's first, and the day.
_SOLSTICES: Final[dict[str, tuple[int, int]]] = {"SP": (3, 20), "SU": (3, 22), "FA": (3, 20), "WI": (3, 20)}

#: A day, or a moment of one.
Moment = TypeVar("Moment", date, datetime)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some stretch of the calendar.

    ``first`` and ``last`` are included: days, or moments where ``grain`` is finer than a day; both ``None`` where it is
    open. ``anchored`` says that the report's day was needed to find it. ``zone`` is as the words gave it.
    """

    value: str
    grain: str | None
    first: date | None
    last: date | None
    anchored: bool = False
    modifier: Mod | None = None
    zone: str | None = None
    type: Type = "DATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grain:
    """A way to cut the calendar into pieces.

    ``floor`` gives the first day of the piece around a day, ``step`` the first day of the piece so many further on,
    ``name`` the value of a piece by its first day, ``last`` its last day; ``open`` is the value of a piece not known.
    """

    open: str
    floor: Callable[[date], date]
    step: Callable[[date, int], date]
    name: Callable[[date], str]
    last: Callable[[date], date]


def add_months(day: Moment, months: int) -> Moment:
    """Give the day so many *months* on, the month's last where it has no such day (31 January + 1 → 28 February).

    Raises:
        ValueError: the year would be before 1 or after 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside of the calendar")
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _weeks(day: date, count: int) -> date:
    return day + timedelta(weeks=count)


def _months(length: int, offset: int = 0) -> Callable[[date], date]:
    """Make the ``floor`` of pieces of so many months, the first of which begins *offset* months into a year."""

    def floor(day: date) -> date:
        return add_months(day.replace(day=1), -((day.month - 1 - offset) % length))

    return floor


def _years(length: int) -> Callable[[date], date]:
    def floor(day: date) -> date:
        return date(max(day.year - day.year % length, 1), 1, 1)

    return floor


def _season(first: date) -> str:
    return SEASONS[first.month // 3 - 1]


def _season_end(first: date) -> date:
    months, day = _SOLSTICES[_season(first)]
    return add_months(first, months).replace(day=day)


def _of_months(
    open_: str,
    length: int,
    floor: Callable[[date], date],
    name: Callable[[date], str],
    last: Callable[[date], date] | None = None,
) -> Grain:
    return Grain(
        open=open_,
        floor=floor,
        step=lambda first, count: add_months(first, count * length),
        name=name,
        last=last or (lambda first: add_months(first, length) - _DAY if first.year < 9999 else date(9999, 12, 31)),
    )


GRAINS: Final[dict[str, Grain]] = {
    "day": Grain(
        open="XXXX-XX-XX",
        floor=lambda day: day,
        step=lambda first, count: first + timedelta(days=count),
        name=date.isoformat,
        last=lambda first: first,
    ),
    "week": Grain(open="XXXX-WXX", floor=_monday, step=_weeks, name=_week, last=lambda first: first + 6 * _DAY),
    "weekend": Grain(
        open="XXXX-WXX-WE",
        floor=lambda day: _monday(day) + 5 * _DAY,
        step=_weeks,
        name=lambda first: f"{_week(first)}-WE",
        last=lambda first: first + _DAY,
    ),
    "month": _of_months("XXXX-XX", 1, _months(1), lambda first: f"{first:%Y-%m}".zfill(7)),
    "quarter": _of_months("XXXX-QX", 3, _months(3), lambda first: f"{first.year:04}-Q{first.month // 3 + 1}"),
    "half": _of_months("XXXX-HX", 6, _months(6), lambda first: f"{first.year:04}-H{first.month // 6 + 1}"),
    "season": _of_months(
        "XXXX-XX", 3, _months(3, offset=2), lambda first: f"{first.year:04}-{_season(first)}", _season_end
    ),
    "year": _of_months("XXXX", 12, _years(1), lambda first: f"{first.year:04}"),
    "decade": _of_months("XXX", 120, _years(10), lambda first: f"{first.year // 10:03}"),
    "century": _of_months("XX", 1200, _years(100), lambda first: f"{first.year // 100:02}"),
}


def piece(grain: str, day: date, *, anchored: bool = False) -> Stretch:
    """Give the piece of *grain* in which *day* lies."""
    rule = GRAINS[grain]
    first = rule.floor(day)
    return Stretch(value=rule.name(first), grain=grain, first=first, last=rule.last(first), anchored=anchored)


def blank(grain: str, value: str | None = None) -> Stretch:
    """Give a piece of *grain* of which only the *value*, with its open parts, is known."""
    return Stretch(value=value or GRAINS[grain].open, grain=grain, first=None, last=None)
