"""Makers of stretches: what the forms of days, weeks, months and years mean.

Each takes the frame first and the parts that its form's pattern names; each gives ``None`` where the parts make no
sense together. Nothing here knows a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from reportedly.statements.times.anchoring import Cycle, Frame, by_tense, stepped, within
from reportedly.statements.times.cycles import weekly
from reportedly.statements.times.grains import GRAINS, SEASONS, Stretch, add_months, blank, piece
from reportedly.statements.times.lengths import Length, add
from reportedly.statements.times.timex import Mod

__all__ = ["MAKERS"]

_DAY: Final = timedelta(days=1)


def on_weekday(frame: Frame, *, weekday: int, cycle: Cycle) -> Stretch | None:
    """Read "Friday, October 23": the occurrence on that weekday; of two years, the one the tense points to."""
    if frame.day is None:
        return cycle.open
    readings = [by_tense(replace(frame, tense=tense), cycle=cycle) for tense in (frame.tense, "past", "future")]
    days = [found for found in readings if found and found.first and found.first.isoweekday() == weekday]
    return days[0] if days else None


def checked(*, weekday: int, whole: Stretch) -> Stretch | None:
    """Keep a day if it is that weekday: a date that contradicts itself is none."""
    if whole.grain != "day" or (whole.first and whole.first.isoweekday() != weekday):
        return None
    return whole


def the_day(*, day: date) -> Stretch:
    """Take a day written out."""
    return piece("day", day)


def of_year(*, year: int) -> Stretch | None:
    """Take a year."""
    return piece("year", date(year, 1, 1)) if 1 <= year <= 9998 else None


def of_decade(*, year: int) -> Stretch:
    """Take a decade by its first year."""
    return piece("decade", date(year, 1, 1))


def of_century(*, number: int) -> Stretch | None:
    """Take "the 20th century" as the years 1900 to 1999, which is what it is in use."""
    return piece("century", date((number - 1) * 100, 1, 1)) if 2 <= number <= 30 else None


def day_off(frame: Frame, *, step: int) -> Stretch:
    """Count days from the report's."""
    return piece_off(frame, step=step, grain="day")


def piece_off(frame: Frame, *, step: int, grain: str) -> Stretch:
    """Count weeks, months, … from the report's own; the report's own quarter if none is counted."""
    if frame.day is None:
        return blank(grain)
    rule = GRAINS[grain]
    return piece(grain, rule.step(rule.floor(frame.day), step), anchored=True)


def season_of_year(*, season: int, year: int) -> Stretch:
    """Read "the winter of 1994", which may be the one that began that year or the one that ended in it."""
    found = piece("season", date(year, 3 * (season + 1), 1))
    return replace(found, first=date(year - 1, 12, 1)) if SEASONS[season] == "WI" else found


def past_piece(frame: Frame, *, grain: str, years: int = 0) -> Stretch:
    """Take the piece that was over last, so many years before: "the latest quarter", "the year-earlier quarter"."""
    found = piece_off(frame, step=-1, grain=grain)
    return found if found.first is None else piece(grain, add_months(found.first, 12 * years), anchored=True)


def the_piece(frame: Frame, *, grain: str) -> Stretch | None:
    """Read "the quarter", "the weekend": of the kinds that are told of when they are over, the one over last."""
    if frame.day is None:
        return blank(grain)
    if grain == "weekend" and frame.tense != "future" and frame.day.isoweekday() < 6:
        return piece_off(frame, step=-1, grain=grain)
    told_after = grain == "quarter" and frame.tense != "future"
    return piece_off(frame, step=-1 if told_after else 0, grain=grain)


def around(*, grain: str, whole: Stretch) -> Stretch | None:
    """Read "the week of March 6": the piece around a day."""
    if whole.grain != "day":
        return None
    return piece(grain, whole.first, anchored=whole.anchored) if whole.first else blank(grain)


def around_occurrence(frame: Frame, *, grain: str, cycle: Cycle) -> Stretch | None:
    """Read "Christmas week"."""
    day = by_tense(frame, cycle=cycle)
    return day and around(grain=grain, whole=day)


def counted(*, number: int, grain: str, whole: Stretch) -> Stretch | None:
    """Read "the first week of May", "the last day of the month": the piece of that number from the start or the end."""
    if number == 0 or grain == whole.grain or grain not in ("day", "week", "month", "year"):
        return None
    if whole.first is None or whole.last is None:
        return blank(grain)
    if grain == "week":
        return _counted_week(number, whole, whole.first, whole.last)
    rule = GRAINS[grain]
    start = (
        rule.step(rule.floor(whole.first), number - 1) if number > 0 else rule.step(rule.floor(whole.last), number + 1)
    )
    return piece(grain, start, anchored=whole.anchored) if whole.first <= start <= whole.last else None


def _counted_week(number: int, whole: Stretch, first: date, last: date) -> Stretch | None:
    """Count weeks by sevens of days: whether the first is that of the 1st or that of the first Monday, nobody says."""
    start = first + 7 * (number - 1) * _DAY if number > 0 else last + (7 * (number + 1) - 6) * _DAY
    end = start + 6 * _DAY
    if not first <= start <= end <= last:
        return None
    return replace(whole, first=start, last=end, grain="week", value=GRAINS["week"].open)


def counted_weekday(*, number: int, weekday: int, whole: Stretch) -> Stretch | None:
    """Read "the second Tuesday in March", "the last Sunday of the year"."""
    if whole.grain not in ("month", "year") or number == 0:
        return None
    if whole.first is None or whole.last is None:
        return blank("day")
    edge = whole.first if number > 0 else whole.last
    off = (weekday - edge.isoweekday()) % 7 if number > 0 else -((edge.isoweekday() - weekday) % 7)
    day = edge + (off + 7 * (number - 1 if number > 0 else number + 1)) * _DAY
    return piece("day", day, anchored=whole.anchored) if whole.first <= day <= whole.last else None


def weekdays_ago(frame: Frame, *, count: Fraction, weekday: int) -> Stretch | None:
    """Read "three Fridays ago": the third that was over before the report's day."""
    if count.denominator != 1 or count < 1:
        return None
    near = stepped(frame, step=-1, cycle=weekly(weekday=weekday))
    if near is None or near.first is None:
        return blank("day", f"XXXX-WXX-{weekday}")
    return piece("day", near.first - 7 * (int(count) - 1) * _DAY, anchored=True)


def beside(*, sign: int, whole: Stretch) -> Stretch | None:
    """Read "the day before yesterday"."""
    if whole.grain != "day":
        return None
    return piece("day", whole.first + sign * _DAY, anchored=whole.anchored) if whole.first else blank("day")


def other_weekday(frame: Frame, *, length: Length, sign: int, cycle: Cycle) -> Stretch | None:
    """Read "a week ago Tuesday", "a week from Thursday": so many weeks from the Tuesday next to the report."""
    if cycle.every != "week" or not length.counted:
        return None
    near = by_tense(replace(frame, tense="past" if sign < 0 else "future"), cycle=cycle)
    if near is None or near.first is None:
        return near
    return piece("day", add(near.first, length, sign), anchored=True)


def ago(frame: Frame, *, length: Length, sign: int = -1) -> Stretch | None:
    """Read "two months ago", "in three weeks": the piece of the smallest unit said, so far from the report's."""
    if not length.counted or length.unit not in _AGO:
        return None
    return _off(frame.day, length, sign)


def off(*, length: Length, sign: int, whole: Stretch) -> Stretch | None:
    """Read "two days before Christmas"."""
    if not length.counted or length.unit not in _AGO or whole.grain not in ("day", "month", "year"):
        return None
    found = _off(whole.first, length, sign)
    return replace(found, anchored=whole.anchored) if found else None


#: The grain that is left when some of a unit are counted off: nobody who says "a decade ago" means the day.
_AGO: Final[dict[str, str]] = {
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "year",
    "century": "year",
}


def _off(day: date | None, length: Length, sign: int) -> Stretch | None:
    grain = _AGO[length.unit]
    if any(letter not in ("Y", "Q", "M", "W", "D", "C") for letter, _ in length.terms):
        return None
    if any(letter == "M" for letter, _ in length.terms) and grain == "year":
        grain = "month"
    found = piece(grain, add(day, length, sign), anchored=True) if day else blank(grain)
    return _widened(found, length.modifier, sign)


#: By how many pieces "about", "nearly", "more than" two years ago may be off: with *sign* backwards, and back.
_WIDER: Final[dict[str | None, tuple[int, int]]] = {
    "APPROX": (1, 1),
    "MORE_THAN": (1, 0),
    "EQUAL_OR_MORE": (1, 0),
    "LESS_THAN": (0, 1),
    "EQUAL_OR_LESS": (0, 1),
}


def _widened(found: Stretch, modifier: Mod | None, sign: int) -> Stretch:
    further, nearer = _WIDER.get(modifier, (0, 0))
    if found.first is None or found.last is None or found.grain is None:
        return replace(found, modifier=modifier)
    rule = GRAINS[found.grain]
    before, after = (further, nearer) if sign < 0 else (nearer, further)
    first, last = rule.step(found.first, -before), rule.last(rule.step(found.first, after))
    return replace(found, first=first, last=last, modifier=modifier)


def a_year_earlier(frame: Frame) -> Stretch:
    """Read "a year earlier", with which business news compares this year's figures."""
    return piece_off(frame, step=-1, grain="year")


def year_before(frame: Frame, *, cycle: Cycle) -> Stretch | None:
    """Read "the year-ago third quarter"."""
    if frame.day is None or cycle.every != "year":
        return cycle.open
    return by_tense(replace(frame, day=add_months(frame.day, -12), tense="past"), cycle=cycle)


def unanchored(*, grain: str, value: str | None = None) -> Stretch:
    """Read "that year", "two days later": counted from something else than the report, which is not known here."""
    return blank(grain, value)


def unanchored_length(*, length: Length) -> Stretch | None:
    """Read "two days later": as :func:`unanchored`."""
    return blank(_AGO[length.unit]) if length.unit in _AGO else None


def same(*, whole: Stretch) -> Stretch:
    """Take it as it is."""
    return whole


MAKERS: Final[dict[str, Callable[..., Stretch | None]]] = {
    maker.__name__: maker
    for maker in (
        *(by_tense, stepped, within, on_weekday, checked, the_day, of_year, of_decade, of_century),
        *(day_off, piece_off, season_of_year, past_piece, the_piece, around, around_occurrence, counted),
        *(counted_weekday, weekdays_ago, beside, other_weekday, ago, off),
        *(a_year_earlier, year_before, unanchored, unanchored_length, same),
    )
}
