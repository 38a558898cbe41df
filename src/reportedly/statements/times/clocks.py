"""Makers of times of day: clock times, parts of a day, their zones.

A part of a day has wide hours, since one paper's night is another's early morning: what a word may cover is in. A
clock time without a day is of the report's day. A zone is kept as written; the interval's ends carry its offset where
the abbreviation has just one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

from reportedly.statements.times.anchoring import Frame
from reportedly.statements.times.grains import Stretch, blank, piece
from reportedly.statements.times.lengths import Length, add
from reportedly.statements.times.timex import Mod

__all__ = ["MAKERS", "Clock"]

#: First and last minute of a part of the day, in minutes from its midnight; a night ends on the next morning.
PARTS: Final[dict[str, tuple[int, int]]] = {
    "MO": (0, 12 * 60 - 1),
    "AF": (12 * 60, 18 * 60 - 1),
    "EV": (17 * 60, 24 * 60 - 1),
    "NI": (18 * 60, 30 * 60 - 1),
}
_MINUTE = timedelta(minutes=1)
#: By how much "about" may be off.
_ABOUT: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time on the clock; ``minute`` is ``None`` where only the hour was said."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None


def of_24(*, clock: tuple[int, int, int | None], zone: str | None = None) -> Clock:
    """Read "14:30", "1430 GMT"."""
    return Clock(hour=clock[0], minute=clock[1], second=clock[2], zone=zone)


def of_12(
    *,
    half: int,
    clock: tuple[int, int, int | None] | None = None,
    hour: int | Fraction = 0,
    zone: str | None = None,
) -> Clock | None:
    """Read "9:30 a.m.", "10 p.m. EST", "four in the afternoon"."""
    said = clock[0] if clock else int(hour)
    if not 1 <= said <= 12 or (not clock and hour != said):
        return None
    return Clock(hour=said % 12 + half, minute=clock[1] if clock else 0, second=clock[2] if clock else None, zone=zone)


def noon(*, hour: int, zone: str | None = None) -> Clock:
    """Read "noon", "midnight"."""
    return Clock(hour=hour, minute=0, zone=zone)


def at(frame: Frame, *, clock: Clock, whole: Stretch | None = None) -> Stretch | None:
    """Put a clock time on a day, the report's where none is said."""
    day = whole or (piece("day", frame.day, anchored=True) if frame.day else blank("day"))
    if day.grain != "day" or day.modifier:
        return None
    written = [f"{number:02}" for number in (clock.hour, clock.minute, clock.second) if number is not None]
    moment = _moment(day.first, clock) if day.first else None
    return replace(
        day,
        value=f"{day.value}T{':'.join(written)}",
        grain="second" if clock.second is not None else "minute",
        first=moment,
        last=moment,
        zone=clock.zone,
        type="TIME",
    )


def _moment(day: date, clock: Clock) -> datetime:
    span = timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
    return datetime.combine(day, time()) + span


def part_of(frame: Frame, *, part: str, whole: Stretch | None = None, step: int = 0) -> Stretch | None:
    """Read "Tuesday night", "this morning", "last night"."""
    day = whole or (piece("day", frame.day + timedelta(days=step), anchored=True) if frame.day else blank("day"))
    if day.grain != "day" or day.modifier:
        return None
    first, last = PARTS[part]
    start = datetime.combine(day.first, time()) if day.first else None
    return replace(
        day,
        value=f"{day.value}T{part}",
        grain="part of a day",
        first=start + first * _MINUTE if start else None,
        last=start + last * _MINUTE if start else None,
        type="TIME",
    )


def phase_of(*, phase: Mod, whole: Stretch) -> Stretch | None:
    """Read "early Tuesday morning", "mid-afternoon", "late last night"."""
    return None if whole.modifier else replace(whole, modifier=phase)


def unanchored_part(frame: Frame, *, part: str) -> Stretch | None:
    """Read "the next morning": counted from something else than the report, which is not known here."""
    return part_of(replace(frame, day=None), part=part)


def about_at(frame: Frame, *, near: Mod, clock: Clock, whole: Stretch | None = None) -> Stretch | None:
    """Read "around 7:15 p.m.": half an hour on either side."""
    found = at(frame, clock=clock, whole=whole)
    if found is None or found.first is None or found.last is None:
        return found and replace(found, modifier=near)
    return replace(found, first=found.first - _ABOUT, last=found.last + _ABOUT, modifier=near)


def moments_ago(frame: Frame, *, length: Length, sign: int = -1) -> Stretch | None:
    """Read "two hours ago": by the report's clock where it has one, else within a day of it."""
    if not length.counted or length.unit not in ("hour", "minute", "second"):
        return None
    if frame.moment is not None:
        there = add(frame.moment.replace(second=0), length, sign)
        return Stretch(
            value=f"{there:%Y-%m-%dT%H:%M}", grain="minute", first=there, last=there, anchored=True, type="TIME"
        )
    if frame.day is None:
        return replace(blank("day", "XXXX-XX-XXTXX:XX"), type="TIME")
    then = add(datetime.combine(frame.day, time()), length, sign).date()
    first, last = min(then, frame.day), max(then, frame.day)
    return Stretch(value="XXXX-XX-XXTXX:XX", grain="day", first=first, last=last, anchored=True, type="TIME")


def iso_moment(
    frame: Frame, *, moment: tuple[date, tuple[int, int, int | None]], zone: str | None = None
) -> Stretch | None:
    """Read "2017-05-28T18:42"."""
    return at(frame, clock=of_24(clock=moment[1], zone=zone), whole=piece("day", moment[0]))


MAKERS: Final[dict[str, Callable[..., Clock | Stretch | None]]] = {
    maker.__name__: maker
    for maker in (of_24, of_12, noon, at, part_of, phase_of, unanchored_part, about_at, moments_ago, iso_moment)
}
