"""From meanings to values: a stretch, a length or a set as a :class:`Timex`; and what times prove of their report.

Ends are dates, or dates with a clock time where the grain is finer than a day. An answer that needed the report's day
has the basis ``resolved``, one that the words alone give ``stated``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from reportedly.records import When
from reportedly.statements.times.grains import Stretch
from reportedly.statements.times.lengths import Length
from reportedly.statements.times.repeats import Repeat
from reportedly.statements.times.timex import Tense, Timex, Type
from reportedly.zones import offset

__all__ = ["Meaning", "bounds", "hull", "timex"]

Meaning = Stretch | Length | Repeat


def timex(meaning: Meaning) -> Timex:
    """Write a meaning down."""
    if isinstance(meaning, Repeat):
        return _timex("SET", meaning.value, None, None, meaning.grain, False)
    if isinstance(meaning, Length):
        found = _timex(
            "DURATION", meaning.value, _iso(meaning.first, ""), _iso(meaning.last, ""), meaning.unit, meaning.anchored
        )
        return replace(found, modifier=meaning.modifier)
    east = offset(meaning.zone)
    first, last = _iso(meaning.first, east), _iso(meaning.last, east)
    found = _timex(meaning.type, meaning.value, first, last, meaning.grain, meaning.anchored)
    return replace(found, modifier=meaning.modifier, when=replace(found.when, zone=meaning.zone))


def _timex(
    type_: Type, value: str, earliest: str | None, latest: str | None, precision: str | None, anchored: bool
) -> Timex:
    when = When(
        earliest=earliest,
        latest=latest,
        value=value,
        precision=precision,
        basis="resolved" if anchored else "stated",
        zone=None,
    )
    return Timex(type=type_, value=value, when=when, modifier=None)


def _iso(end: date | None, east: str) -> str | None:
    if isinstance(end, datetime):
        return end.isoformat(timespec="seconds" if end.second else "minutes") + east
    return end.isoformat() if end else None


def hull(one: Timex, other: Timex) -> Timex:
    """Join the answers at both ends of an uncertain report's day, which have the same value."""
    first, second = one.when, other.when
    earliest = min(first.earliest, second.earliest) if first.earliest and second.earliest else None
    latest = max(first.latest, second.latest) if first.latest and second.latest else None
    return replace(one, when=replace(first, earliest=earliest, latest=latest))


def bounds(found: Iterable[tuple[Timex, Tense | None]]) -> When | None:
    """Tell what the times in an undated report prove about its own day.

    What is told in the past tense had happened, so the report is not from before it began; what is told in the future
    tense was still to come, so the report is not from after its end. Only times that the words alone give count, and
    only those that the outlet itself tells: whoever calls leaves out what others are quoted with.

    Args:
        found: the times with the tense of the verb each goes with; ``None`` proves nothing.

    Returns:
        The days the report can be from, ``inferred``, or ``None`` where nothing is proved. A future that lies before
        a past proves nothing: one of them was told by somebody else.
    """
    known = [
        (time.when, tense) for time, tense in found if time.when.basis == "stated" and time.type in ("DATE", "TIME")
    ]
    starts = [when.earliest[:10] for when, tense in known if tense == "past" and when.earliest]
    ends = [when.latest[:10] for when, tense in known if tense == "future" and when.latest]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest and latest and latest < earliest:
        latest = None
    if earliest is None and latest is None:
        return None
    same = earliest if earliest == latest else None
    return When(
        earliest=earliest, latest=latest, value=same, precision="day" if same else None, basis="inferred", zone=None
    )
