"""Where things stand in a chart: pure functions from days, certainties and names to coordinates.

Theory of operation. Nothing here knows SVG: a function gives frozen values with places in the chart's own units, and a
template (``charts.html``) prints them, so that every word of a stranger is escaped where all words are. A chart is
narrow enough to be read on a phone without being shrunk. Along time the scale is that of the calendar: what lay long
apart stands far apart. Every chart says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportedly.affairs import Standing, Status
from reportedly.records import Certainty
from reportedly.terminal.wording import CERTAINTIES, count, day, enumerated

__all__ = [
    "LEVELS",
    "Bar",
    "Drifting",
    "Given",
    "Strip",
    "Tick",
    "days_strip",
    "drifting",
    "standing_strip",
]

#: The rows of a chart of certainties, from the surest that it is so to the surest that it is not.
LEVELS: Final[tuple[Certainty, ...]] = ("CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-")

WIDTH: Final = 360
_STRIP = 8  # height of a strip of standings
_TICK = 2  # width of a day
_LEAST = 8.0  # width that is left for the last day
_LEVEL = 26  # height of a row of certainties
_LEFT = 96  # where a chart of certainties begins: its words are left of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of a strip."""

    x: float
    width: float
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """How a claim stood along time, and that in words."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day of a strip: where, how high, and whether it is the one chosen."""

    x: float
    y: float
    height: float
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How much changed on which day, and that in words; ``until`` is where the chosen day ends."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    until: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A claim as it was given on a day, how surely; ``before`` is set where that is a hedge lost."""

    day: str
    certainty: Certainty
    before: Certainty | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A claim as it was given: where; ``from_y`` where it came from, if a hedge was lost."""

    x: float
    y: float
    from_y: float | None
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A row of a chart of certainties."""

    y: float
    certainty: Certainty
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifting:
    """How surely something was given along time."""

    width: int
    height: int
    left: int
    levels: tuple[Level, ...]
    dots: tuple[Dot, ...]
    first: str
    last: str
    words: str


def standing_strip(standings: Sequence[Standing], first: str | None, last: str | None) -> Strip | None:
    """Draw how a claim stood between two days; ``None`` where nobody knows since when."""
    known = [one for one in standings if one.from_]
    if not known:
        return None
    begin, end = min(first or known[0].from_, known[0].from_), max(last or known[-1].from_, known[-1].from_)
    turns = [
        one for before, one in zip([None, *known], known, strict=False) if not before or before.status != one.status
    ]
    edges = [_place(one.from_, begin, end, WIDTH - _LEAST) if begin != end else 0.0 for one in turns]
    ends = [*edges[1:], float(WIDTH)]
    bars = tuple(
        Bar(x=_round(x), width=_round(max(2.0, until - x)), status=one.status)
        for one, x, until in zip(turns, edges, ends, strict=True)
    )
    words = ", ".join(f"{one.status} from {day(one.from_)}" for one in turns)
    return Strip(width=WIDTH, height=_STRIP, bars=bars, words=f"How it stood: {words}.")


def days_strip(changes: Sequence[tuple[str, int]], chosen: str | None) -> Days | None:
    """Draw how much changed on which days, in order; ``None`` where there are none."""
    if not changes:
        return None
    begin, end, most, height = changes[0][0], changes[-1][0], max(number for _, number in changes), 36
    ticks: dict[int, Tick] = {}
    for iso, number in changes:
        x, tall = _round(2 + _place(iso, begin, end, WIDTH - 4)), _round(6 + (height - 10) * number / most)
        here = int(x / _TICK) if len(changes) > WIDTH / _TICK else len(ticks)  # of very many, the tallest that fit
        if here not in ticks or iso == chosen or (tall > ticks[here].height and not ticks[here].chosen):
            ticks[here] = Tick(x=x, y=_round(height - tall), height=tall, chosen=iso == chosen)
    until = None if chosen is None else _round(2 + _place(min(max(chosen, begin), end), begin, end, WIDTH - 4))
    days = count(len(changes), "day")
    words = f"Something changed on {days}, from {day(begin)} to {day(end)}; most on {day(_busiest(changes))}."
    return Days(width=WIDTH, height=height, ticks=tuple(ticks.values()), until=until, words=words)


def drifting(given: Iterable[Given]) -> Drifting | None:
    """Draw how surely something was given along time; ``None`` where no day is known."""
    dated = sorted((one for one in given if one.day), key=lambda one: one.day)
    if not dated:
        return None
    there = {one.certainty for one in dated} | {one.before for one in dated if one.before}
    span = [place for place, level in enumerate(LEVELS) if level in there]
    shown = LEVELS[span[0] : span[-1] + 1]
    heights = {level: (row + 0.5) * _LEVEL for row, level in enumerate(shown)}
    begin, end, room = dated[0].day, dated[-1].day, WIDTH - _LEFT - 12
    dots, taken = [], set[tuple[float, float]]()
    for one in dated:
        x, y = _round(_LEFT + 4 + _place(one.day, begin, end, room)), heights[one.certainty]
        while (x, y) in taken:
            x = _round(x + 5 if x < WIDTH - 10 else x - 5.3)
        taken.add((x, y))
        dots.append(Dot(x=x, y=y, from_y=heights[one.before] if one.before else None, certainty=one.certainty))
    return Drifting(
        width=WIDTH,
        height=len(shown) * _LEVEL + 18,
        left=_LEFT,
        levels=tuple(Level(y=heights[level], certainty=level, word=CERTAINTIES[level]) for level in shown),
        dots=tuple(dots),
        first=day(begin),
        last=day(end),
        words=_told(dated),
    )


def _told(dated: Sequence[Given]) -> str:
    lost = [
        f"{one.who} went from {CERTAINTIES[one.before]} to {CERTAINTIES[one.certainty]} on {day(one.day)}"
        for one in dated
        if one.before
    ]
    held = list(dict.fromkeys(CERTAINTIES[one.certainty] for one in dated))
    words = (
        f"Given {count(len(dated), 'time')} from {day(dated[0].day)} to {day(dated[-1].day)}: {enumerated(held, 7)}."
    )
    return f"{words} Hedges lost: {'; '.join(lost)}." if lost else words


def _place(iso: str, first: str, last: str, width: float) -> float:
    """Say how far along the way from the first day to the last one a day lies; the middle where that is one day."""
    begin, end, at = (date.fromisoformat(one[:10]).toordinal() for one in (first, last, iso))
    return width / 2 if begin == end else width * (at - begin) / (end - begin)


def _busiest(changes: Sequence[tuple[str, int]]) -> str:
    return max(changes, key=lambda change: change[1])[0]


def _round(value: float) -> float:
    return round(value, 1)
