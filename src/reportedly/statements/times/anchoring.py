"""Against what a phrase is read, and how what comes round finds its place by it.

A :class:`Frame` is the report's day, its clock time where known, and the tense of the verb the expression goes with.
A :class:`Cycle` is what comes round: Thursdays every week, the 28th every month, May, the third quarter, Easter, 27
December every year. A cycle alone is no place in time; four readings make it one:

=============  ====================================  =================================================
reading        words                                 occurrence
=============  ====================================  =================================================
by tense       *on Thursday*, *in May*               past: the last that has begun, the report's own
                                                     day included; future: the first that is not over
last           *last Thursday*, *last May*           the last that was over before the report's day
this           *this Thursday*, *this summer*        the one in the report's own week, month or year
next           *next Thursday*, *next May*           the one in the next week; otherwise the first yet to begin
=============  ====================================  =================================================

Without a tense the past reading is taken, as news mostly tells what has been, unless the coming occurrence is within
the cycle's ``reach``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from reportedly.errors import UsageError
from reportedly.records import When
from reportedly.statements.times.grains import GRAINS, Stretch, blank
from reportedly.statements.times.timex import Tense

__all__ = ["Cycle", "Frame", "by_tense", "frames", "stepped", "within"]

#: How many rounds are looked at on either side: leap days are eight years apart around 1900.
_ROUNDS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Against what a phrase is read: ``day`` is ``None`` when the report's day is not known."""

    day: date | None
    moment: datetime | None = None
    tense: Tense | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """What comes round once in every piece of the grain ``every``.

    ``pick`` finds the occurrence by the piece's first day, ``None`` where there is none (no 30 February); ``open`` is
    an occurrence in a piece not known; ``reach`` is how many days ahead a mention without tense still looks.
    """

    every: str
    pick: Callable[[date], Stretch | None]
    open: Stretch
    reach: int = 0


def frames(anchor: When | None, tense: Tense | None) -> tuple[Frame, ...]:
    """Give the frames at both ends of *anchor*, one where they are the same day, an open one where an end is open.

    Raises:
        UsageError: an end of the anchor is no ISO 8601 date.
    """
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return (Frame(day=None, tense=tense),)
    first, last = _frame(anchor.earliest, "earliest", tense), _frame(anchor.latest, "latest", tense)
    return (first,) if first.day == last.day else (first, last)


def _frame(text: str, end: str, tense: Tense | None) -> Frame:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"anchor.{end}: {text!r} is no date of ISO 8601; give one like 2017-05-28") from None
    return Frame(day=moment.date(), moment=moment.replace(tzinfo=None) if "T" in text else None, tense=tense)


def _occurrence(cycle: Cycle, day: date, count: int) -> Stretch | None:
    grain = GRAINS[cycle.every]
    found = cycle.pick(grain.step(grain.floor(day), count))
    return replace(found, anchored=True) if found else None


def _last(cycle: Cycle, day: date, *, over: bool) -> Stretch | None:
    """Find the last occurrence that has begun by *day*, or with *over* that had ended before it."""
    for count in range(1, -_ROUNDS - 1, -1):
        found = _occurrence(cycle, day, count)
        if found and found.first and found.last and (found.last < day if over else found.first <= day):
            return found
    return None


def _next(cycle: Cycle, day: date, *, begun: bool) -> Stretch | None:
    """Find the first occurrence that is not over on *day*; without *begun*, that begins after it."""
    for count in range(-1, _ROUNDS + 1):
        found = _occurrence(cycle, day, count)
        if found and found.first and found.last and (found.last >= day if begun else found.first > day):
            return found
    return None


def by_tense(frame: Frame, *, cycle: Cycle) -> Stretch | None:
    """Read "Thursday", "in May", "on March 3": the occurrence the tense points to."""
    if frame.day is None:
        return cycle.open
    coming = _next(cycle, frame.day, begun=True)
    near = coming and coming.first and (coming.first - frame.day).days <= cycle.reach
    if frame.tense == "future" or (frame.tense is None and near):
        return coming
    return _last(cycle, frame.day, over=False)


def stepped(frame: Frame, *, step: int, cycle: Cycle) -> Stretch | None:
    """Read "last May", "this Thursday", "next summer"."""
    if frame.day is None:
        return cycle.open
    if step < 0:
        return _last(cycle, frame.day, over=True)
    if step == 0 or cycle.every == "week":
        return _occurrence(cycle, frame.day, step)
    return _next(cycle, frame.day, begun=False)


def within(*, cycle: Cycle, whole: Stretch) -> Stretch | None:
    """Read "May 2017", "the 28th of last month", "Thursday of last week": the occurrence within *whole*."""
    if whole.grain != cycle.every or whole.modifier:
        return None
    if whole.first is None:
        return _joined(cycle, whole)
    found = cycle.pick(whole.first)
    return replace(found, anchored=whole.anchored) if found else None


def _joined(cycle: Cycle, whole: Stretch) -> Stretch:
    """Put an open whole's known parts before those of the cycle: ``XXXX-05`` and the 28th make ``XXXX-05-28``."""
    known = len(whole.value)
    return blank(cycle.open.grain or "day", whole.value + cycle.open.value[known:])
