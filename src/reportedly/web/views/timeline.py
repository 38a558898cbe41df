"""The timeline of a story: every change of how a claim stands, in the order of the days on which it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.affairs import Affair, Status
from reportedly.terminal.known import Change, Known, days_of_change
from reportedly.terminal.wording import SIGNS, day, day_and_time, days
from reportedly.web.views.parts import Dates, Listed, Words, dates
from reportedly.web.views.scene import Scene

__all__ = ["TimelinePage", "Turn", "changed", "in_order", "spaced", "span", "timeline", "turn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A claim that came to stand otherwise on a day; ``day`` is empty where it is that of the turn before."""

    iso: str
    day: str
    status: Status
    sign: str
    before: Status | None
    claim: str
    wording: str
    happened: str
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Some of the changes of a story by a day; ``previous`` and ``following`` are where others begin."""

    id: str
    title: str
    span: str
    dates: Dates
    turns: tuple[Turn, ...]
    total: int
    previous: int | None
    following: int | None


def timeline(
    affair: Affair,
    headlines: Mapping[str, Listed],
    whole: Affair,
    *,
    day: str | None,
    start: int = 0,
    most: int | None = None,
) -> TimelinePage:
    """Make the timeline of a story, *most* changes from the *start*-th on; the rest as for the page of the story."""
    scene = Scene(affair, headlines, day, cast=whole.story.cast)
    found = in_order(scene.known)
    until = len(found) if most is None else start + most
    return TimelinePage(
        id=whole.story.id,
        title=scene.title,
        span=span(scene.known),
        dates=changed(whole, day),
        turns=tuple(spaced(turn(one, scene) for one in found[start:until])),
        total=len(found),
        previous=max(0, start - (most or start)) if start else None,
        following=until if until < len(found) else None,
    )


def in_order(known: Known) -> list[Change]:
    """Give every change of a status by its day, claims that are first reported before those that turn."""
    return sorted(known.changes(), key=_order)


def _order(change: Change) -> tuple[bool, str, bool]:
    return not change.standing.from_, change.standing.from_, change.before is not None


def turn(change: Change, scene: Scene) -> Turn:
    """Put a change in words."""
    claim, standing = change.claim, change.standing
    return Turn(
        iso=standing.from_,
        day=day(standing.from_),
        status=standing.status,
        sign=SIGNS[standing.status],
        before=change.before,
        claim=claim.id,
        wording=claim.wording,
        happened=day_and_time(claim.when) if claim.when else "",
        words=scene.cause(standing.because, claim),
    )


def spaced(found: Iterable[Turn]) -> Iterator[Turn]:
    """Leave out a day that is that of the turn before."""
    above = None
    for one in found:
        yield one if one.day != above else replace(one, day="")
        above = one.day


def span(known: Known) -> str:
    """Say from when to when a story was reported on."""
    reached = sorted(filter(None, map(known.published, known.articles)))
    return days(reached[0], reached[-1]) if reached else "undated"


def changed(whole: Affair, chosen: str | None) -> Dates:
    """Make what moves a page through the days on which something changed in a story."""
    return dates(days_of_change(whole), chosen, whole.story.first, whole.story.last)
