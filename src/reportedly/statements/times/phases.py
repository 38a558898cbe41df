"""Makers of what words do to a stretch: its start, its end, before, after, about; ranges; now, once, soon.

The value stays that of the stretch, as TIMEX3 wants it ("late May 2017" is ``2017-05`` with the modifier ``END``);
the interval narrows or opens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from reportedly.statements.times.anchoring import Frame, by_tense
from reportedly.statements.times.cycles import yearly_day
from reportedly.statements.times.grains import GRAINS, Stretch, add_months, piece
from reportedly.statements.times.stretches import piece_off
from reportedly.statements.times.timex import Mod

__all__ = ["MAKERS"]

_DAY = timedelta(days=1)

#: The third of a stretch that a word means: pieces from its start, first and last (``None``: to the end), by the
#: stretch's grain. Thirds overlap where usage does.
_THIRDS: Final[dict[str, dict[str, tuple[str, int, int | None]]]] = {
    "century": {"START": ("decade", 0, 3), "MID": ("decade", 3, 6), "END": ("decade", 6, None)},
    "decade": {"START": ("year", 0, 3), "MID": ("year", 3, 6), "END": ("year", 6, None)},
    "year": {"START": ("month", 0, 3), "MID": ("month", 4, 7), "END": ("month", 8, None)},
    "half": {"START": ("month", 0, 1), "MID": ("month", 2, 3), "END": ("month", 4, None)},
    "season": {"START": ("month", 0, 0), "MID": ("month", 1, 1), "END": ("month", 2, None)},
    "quarter": {"START": ("month", 0, 0), "MID": ("month", 1, 1), "END": ("month", 2, None)},
    "month": {"START": ("day", 0, 9), "MID": ("day", 10, 19), "END": ("day", 20, None)},
    "week": {"START": ("day", 0, 2), "MID": ("day", 2, 4), "END": ("day", 4, None)},
}
#: The hours of a day's thirds, and its last minute.
_HOURS: Final[dict[str, tuple[time, time]]] = {
    "START": (time(0), time(9, 59)),
    "MID": (time(10), time(15, 59)),
    "END": (time(16), time(23, 59)),
}
#: By how many pieces of its own grain "about" may be off.
_ABOUT: Final = 1


def phased(*, phase: Mod, whole: Stretch) -> Stretch | None:
    """Read "late last month", "mid-1996", "the end of the year"."""
    if whole.modifier:
        return None
    marked = replace(whole, modifier=phase)
    if whole.first is None or whole.last is None or whole.grain is None:
        return marked
    if whole.grain == "day":
        first, last = _HOURS[phase]
        day = whole.first
        return replace(marked, first=datetime.combine(day, first), last=datetime.combine(day, last))
    if whole.grain not in _THIRDS:
        return marked
    grain, begin, end = _THIRDS[whole.grain][phase]
    step, floor = GRAINS[grain].step, whole.first
    last_day = whole.last if end is None else GRAINS[grain].last(step(floor, end))
    return replace(marked, first=step(floor, begin), last=last_day)


def end_of_this(frame: Frame, *, grain: str) -> Stretch | None:
    """Read "year-end", "the end of the month"."""
    return phased(phase="END", whole=piece_off(frame, step=0, grain=grain))


def so_far(frame: Frame, *, whole: Stretch | None = None, grain: str = "") -> Stretch | None:
    """Read "earlier this year", "earlier in the year": from its start to the report's day."""
    whole = whole or piece_off(frame, step=0, grain=grain)
    if whole.modifier or whole.grain is None:
        return None
    inside = frame.day and whole.first and whole.last and _days(whole.first) <= frame.day <= _days(whole.last)
    last = frame.day if inside and whole.type == "DATE" else whole.last
    return replace(whole, modifier="START", last=last)


def to_come(frame: Frame, *, whole: Stretch | None = None, grain: str = "") -> Stretch | None:
    """Read "later this year": from the report's day to its end."""
    whole = whole or piece_off(frame, step=0, grain=grain)
    if whole.modifier or whole.grain is None:
        return None
    inside = frame.day and whole.first and whole.last and _days(whole.first) <= frame.day <= _days(whole.last)
    return replace(whole, modifier="END", first=frame.day if inside and whole.type == "DATE" else whole.first)


def _days(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def bounded(*, bound: Mod, whole: Stretch) -> Stretch | None:
    """Read "before March", "by Friday", "after 1990"; BEFORE and AFTER leave the stretch itself out."""
    if whole.modifier:
        return None
    first, last = whole.first, whole.last
    step = timedelta(minutes=1) if whole.type == "TIME" else _DAY
    if bound == "BEFORE":
        first, last = None, first - step if first else None
    elif bound == "AFTER":
        first, last = (last + step if last else None), None
    elif bound == "ON_OR_BEFORE":
        first = None
    else:
        last = None
    return replace(whole, first=first, last=last, modifier=bound)


def about(*, near: Mod, whole: Stretch) -> Stretch | None:
    """Read "around May 3": the piece, and one more on either side."""
    if whole.modifier or whole.grain is None:
        return None
    marked = replace(whole, modifier=near)
    if whole.first is None or whole.last is None or whole.grain not in GRAINS:
        return marked
    rule = GRAINS[whole.grain]
    before, after = rule.step(rule.floor(whole.first), -_ABOUT), rule.step(rule.floor(whole.last), _ABOUT)
    return replace(marked, first=before, last=rule.last(after))


def since(*, whole: Stretch) -> Stretch:
    """Read "since May": the date is May, as in "the first since May"; that it goes on is not the date's."""
    return whole


def reference(frame: Frame, *, value: str) -> Stretch:
    """Read "now", "recently", "soon"."""
    day = frame.day
    first = None if value == "PAST_REF" else day
    last = None if value == "FUTURE_REF" else day
    return Stretch(value=value, grain=None, first=first, last=last, anchored=day is not None)


def ranged(*, begin: Stretch, end: Stretch) -> Stretch | None:
    """Read "from 3 May to 5 May", "between 2014 and 2016"."""
    if begin.grain != end.grain or begin.type != "DATE" or begin.modifier or end.modifier:
        return None
    if begin.first and end.last and begin.first > end.last:
        begin = _year_before(begin) if begin.anchored else begin
    if begin.first and end.last and begin.first > end.last:
        return None
    value = f"{begin.value}/{end.value}"
    anchored = begin.anchored or end.anchored
    return replace(begin, value=value, last=end.last, first=begin.first if end.last else None, anchored=anchored)


def _year_before(begin: Stretch) -> Stretch:
    """Move an anchored begin to the year before: "from December to February"."""
    if begin.first is None or begin.grain is None:
        return begin
    return piece(begin.grain, add_months(begin.first, -12), anchored=True)


def days_of_month(frame: Frame, *, month: int, begin: int, end: int, year: int | None = None) -> Stretch | None:
    """Read "May 3-5", "3 to 5 May 2017"."""
    opening, closing = yearly_day(month=month, number=begin), yearly_day(month=month, number=end)
    if opening is None or closing is None or begin >= end:
        return None
    first = by_tense(frame, cycle=opening) if year is None else opening.pick(date(year, 1, 1))
    if first is None:
        return None
    last = closing.pick(date(first.first.year, 1, 1)) if first.first else closing.open
    return ranged(begin=first, end=last) if last else None


def years_short(*, year: int, short: int) -> Stretch | None:
    """Read "1989-90"."""
    begin, end = date(year, 1, 1), date(year - year % 100 + short, 1, 1)
    if not begin < end:
        return None
    return ranged(begin=piece("year", begin), end=piece("year", end))


MAKERS: Final[dict[str, Callable[..., Stretch | None]]] = {
    maker.__name__: maker
    for maker in (
        *(phased, end_of_this, so_far, to_come, bounded, about, since, reference, ranged, days_of_month, years_short),
    )
}
