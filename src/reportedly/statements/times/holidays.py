"""Holidays that news counts by: fixed ones, those on a weekday of a month, and those that go with Easter.

Movable and national days are those of the countries whose papers the reader was trained on: where a name means another
day elsewhere (Labor Day, Mother's Day), it is the American one, whose spelling it also is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

__all__ = ["easter", "holiday"]

#: Month and day.
FIXED: Final[dict[str, tuple[int, int]]] = {
    "new year": (1, 1),
    "valentine": (2, 14),
    "st patrick": (3, 17),
    "april fools": (4, 1),
    "may day": (5, 1),
    "independence": (7, 4),
    "bastille": (7, 14),
    "halloween": (10, 31),
    "bonfire": (11, 5),
    "veterans": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
#: Month, ISO weekday, and which one of the month; -1 is the last. 5 USC 6103 and 2 USC 7.
BY_WEEKDAY: Final[dict[str, tuple[int, int, int]]] = {
    "martin luther king": (1, 1, 3),
    "presidents": (2, 1, 3),
    "mother": (5, 7, 2),
    "memorial": (5, 1, -1),
    "labor": (9, 1, 1),
    "columbus": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
}
#: Days from Easter Sunday.
BY_EASTER: Final[dict[str, int]] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter monday": 1,
    "pentecost": 49,
    "whit monday": 50,
}


def easter(year: int) -> date:
    """Give Easter Sunday of the Western churches (the anonymous computus of 1876; Meeus, ch. 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date:
    """Give the day of the holiday *name*, as the words table calls it, in *year*."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in BY_EASTER:
        return easter(year) + timedelta(days=BY_EASTER[name])
    if name == "election":  # the Tuesday after the first Monday of November
        return _by_weekday(year, 11, 1, 1) + timedelta(days=1)
    return _by_weekday(year, *BY_WEEKDAY[name])


def _by_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
