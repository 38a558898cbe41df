"""The pages that list: stories with what changed last, what a search found, how often the reader errs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.affairs import Affair
from reportedly.records import REASONS, Rejected
from reportedly.store import Hit, Holdings, Size, StoryLine
from reportedly.terminal.rates import Rate, notes
from reportedly.terminal.wording import count, day, days
from reportedly.web.views.parts import Listed
from reportedly.web.views.scene import Scene
from reportedly.web.views.timeline import Turn, in_order, turn

__all__ = ["AboutPage", "DeskPage", "Found", "Line", "SearchPage", "about", "desk", "newest", "search"]

_NEWEST = 3  # changes that a desk shows of a story
_TELLING = frozenset({"disputed", "overtaken", "withdrawn"})  # shown before others


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story in a list, with its newest changes."""

    id: str
    title: str
    changed: str
    span: str
    counts: str
    contested: int
    newest: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """Some of the stories of a desk; ``following`` is where the next ones begin."""

    lines: tuple[Line, ...]
    tally: str
    start: int
    previous: int | None
    following: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article or a claim that was found: its id, its words in pieces, each with whether it is what was found."""

    kind: str
    id: str
    story: str
    title: str
    outlet: str
    day: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was asked for, and found; ``asked`` is empty where nothing was asked."""

    asked: str
    tally: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the desk holds, what the reader is, and how often it errs."""

    counts: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    rates: tuple[Rate, ...]
    notes: tuple[str, ...]
    rejected: tuple[tuple[str, str, str], ...]


def newest(affair: Affair, headlines: Mapping[str, Listed]) -> tuple[Turn, ...]:
    """Give the newest changes of a story: claims that came to stand otherwise before those first reported."""
    scene = Scene(affair, headlines)
    found = in_order(scene.known)
    last = [one for one in found if one.standing.from_ == found[-1].standing.from_] if found else []
    last.sort(key=lambda one: (one.before is None, one.standing.status not in _TELLING))
    return tuple(turn(one, scene) for one in last[:_NEWEST])


def desk(
    lines: Sequence[tuple[StoryLine, tuple[Turn, ...]]], size: Size, *, start: int, more: bool, step: int
) -> DeskPage:
    """Make the page of a desk from some of its stories; *more* says that others follow."""
    return DeskPage(
        lines=tuple(_line(line, changes) for line, changes in lines),
        tally=f"{count(size.stories, 'story')} in {count(size.articles, 'report')}",
        start=start,
        previous=max(0, start - step) if start else None,
        following=start + step if more else None,
    )


def _line(line: StoryLine, changes: tuple[Turn, ...]) -> Line:
    return Line(
        id=line.id,
        title=line.title or "(untitled)",
        changed=day(line.changed),
        span=f"reported {days(line.first, line.last)}" if line.first or line.last else "undated",
        counts=f"{count(line.articles, 'report')}, {count(line.claims, 'claim')}",
        contested=line.contested,
        newest=changes,
    )


def search(asked: str, hits: Sequence[Hit], *, most: int) -> SearchPage:
    """Make the page of a search; *most* is how many were looked for."""
    tally = f"{count(len(hits), 'place')} found" if hits else "Nothing has all these words: try fewer, or other forms."
    tally = f"The {most} best are shown: more words find fewer" if len(hits) == most else tally
    return SearchPage(
        asked=asked,
        tally=tally if asked.strip() else "",
        found=tuple(
            Found(
                kind=hit.kind,
                id=hit.id,
                story=hit.story,
                title=hit.title or "(untitled)",
                outlet=hit.outlet or ("an unknown outlet" if hit.kind == "article" else ""),
                day=day(hit.published) if hit.kind == "article" else "",
                pieces=hit.pieces,
            )
            for hit in hits
        ),
    )


def about(holds: Holdings, reader: Mapping[str, str], rates: Sequence[Rate], rejected: Sequence[Rejected]) -> AboutPage:
    """Make the page that says what this is and how far it can be trusted."""
    held = {
        "pages read": holds.pages,
        "reports": holds.articles,
        "statements": holds.statements,
        "claims": holds.claims,
        "stories": holds.stories,
        "pages rejected": holds.rejected,
    }
    return AboutPage(
        counts=tuple((name, f"{number:,}") for name, number in held.items()),
        about=tuple(reader.items()),
        rates=tuple(rates),
        notes=notes(rates),
        rejected=tuple((one.url or one.path or "a page", REASONS[one.reason], one.detail or "") for one in rejected),
    )
