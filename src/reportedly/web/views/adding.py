"""The pages by which pages are added to the desk: the form, and what became of what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.records import REASONS
from reportedly.terminal.known import Headline
from reportedly.terminal.wording import count, day
from reportedly.web.views.filled import Filled

__all__ = ["AddPage", "AddedPage", "Item", "Outcome", "Place", "Progress", "added"]

_LISTED = 500  # pages that are listed: a file of JSON lines may hold any number

#: How far a reading is: not begun, begun, at its end, or broken off.
Stage = Literal["waiting", "reading", "done", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a page came to: an article's id, or why there is none."""

    where: str
    article: str | None = None
    known: bool = False
    reason: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a reading is, how many are before it, what came of its pages so far, and what broke it off."""

    stage: Stage
    before: int = 0
    outcomes: tuple[Outcome, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article stands in the desk: its headline, and its story."""

    headline: Headline
    story: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """The form, and how much it takes."""

    form: Filled
    files: int
    addresses: int
    megabytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a page came to, in words, with links where there is something to be seen."""

    where: str
    lead: str
    why: str = ""
    detail: str = ""
    article: str | None = None
    title: str = ""
    outlet: str = ""
    day: str = ""
    story: str | None = None
    story_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPage:
    """What became of what was sent; ``again`` is the address to look at while it is being read."""

    heading: str
    tally: str
    again: str | None
    items: tuple[Item, ...]
    more: int


def added(progress: Progress, places: Mapping[str, Place], *, address: str) -> AddedPage:
    """Make the page of a reading; *places* are those of its articles that the desk has."""
    over = progress.stage in {"done", "failed"}
    listed = progress.outcomes[:_LISTED]
    return AddedPage(
        heading=_HEADINGS[progress.stage],
        tally=_tally(progress),
        again=None if over else address,
        items=tuple(_item(one, places.get(one.article or "")) for one in listed),
        more=len(progress.outcomes) - len(listed),
    )


_HEADINGS: Mapping[Stage, str] = {
    "waiting": "Waiting to be read",
    "reading": "Being read",
    "done": "Read",
    "failed": "Broken off",
}


def _tally(progress: Progress) -> str:
    if progress.stage == "waiting":
        return f"{count(progress.before, 'reading')} before this one. You need not wait here: it goes on by itself."
    found = [one for one in progress.outcomes if one.article is not None]
    known = sum(one.known for one in found)
    parts = [
        count(len(found) - known, "new report"),
        f"{known} in the desk already" if known else "",
        f"{len(progress.outcomes) - len(found)} rejected" if len(found) < len(progress.outcomes) else "",
    ]
    said = ", ".join(filter(None, parts))
    if progress.stage == "failed":
        return f"{said}. Then it was broken off: {progress.trouble}"
    return said if progress.stage == "done" else f"{said} so far. You need not wait here: it goes on by itself."


def _item(one: Outcome, place: Place | None) -> Item:
    if one.reason is not None:
        return Item(where=one.where, lead="rejected", why=REASONS[one.reason], detail=one.detail or "")
    lead = "there already" if one.known else "new"
    if place is None:
        return Item(where=one.where, lead=lead, why="the desk has a better version of this report")
    return Item(
        where=one.where,
        lead=lead,
        article=one.article,
        title=place.headline.title or "(untitled)",
        outlet=place.headline.outlet or "an unknown outlet",
        day=day(place.headline.published),
        story=place.story,
        story_title=place.title,
    )
