"""The page of a story: what is contested, what changed, whose text it is, which hedges were lost.

What stands on the chosen day comes from the story as it was then, the days to choose from come from all of it. Of each
list the page has the beginning (:mod:`~reportedly.web.views.lists`): it weighs little, however large the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from reportedly.affairs import STATUSES, Affair, Status
from reportedly.terminal.known import CONTESTED, Known
from reportedly.terminal.wording import SIGNS, count, enumerated
from reportedly.web.charts import Drifting, Given, drifting
from reportedly.web.views.lists import Cut, Lists, Matter, Part, Sheet
from reportedly.web.views.parts import Dates, Listed, Lost, Row, Words
from reportedly.web.views.scene import Scene
from reportedly.web.views.timeline import Turn, changed, in_order, spaced, span, turn

__all__ = ["SHOWN", "Ring", "StoryPage", "story"]

#: How much of each list is on the page of a story.
SHOWN: Final[dict[Part, int]] = {"contested": 10, "lost": 12, "withdrawn": 12, "reports": 60, "others": 80}

_NEWEST = 6  # changes on the page of a story; the timeline has all
_RINGS = 12  # circles of outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Outlets that give each other as the source of a claim."""

    outlets: str
    claim: str
    wording: str
    said: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story on a day; ``changes`` counts them all, and ``cut`` tells which lists go on."""

    id: str
    title: str
    span: str
    counts: tuple[str, ...]
    contested: int
    dates: Dates
    matters: tuple[Matter, ...]
    newest: tuple[Turn, ...]
    changes: int
    withdrawn: tuple[Row, ...]
    others: tuple[Row, ...]
    sheets: tuple[Sheet, ...]
    rings: tuple[Ring, ...]
    lost: tuple[Lost, ...]
    drift: Drifting | None
    cut: tuple[Cut, ...]
    legend: tuple[tuple[Status, str, str], ...]


def story(affair: Affair, headlines: Mapping[str, Listed], whole: Affair, *, day: str | None) -> StoryPage:
    """Make the page of a story.

    Args:
        affair: the story as it was known at the end of the day.
        headlines: of its articles, by id.
        whole: the story as it is known now.
        day: ISO 8601; ``None`` shows what is known now.
    """
    scene = Scene(affair, headlines, day, cast=whole.story.cast)
    known, lists = scene.known, Lists(scene, headlines)
    changes = in_order(known)
    lost = lists.lost(0, SHOWN["lost"])
    statuses = [known.status(claim) for claim in known.claims]
    return StoryPage(
        id=whole.story.id,
        title=scene.title,
        span=span(known),
        counts=tuple(_counts(known, headlines)),
        contested=sum(status in CONTESTED for status in statuses),
        dates=changed(whole, day),
        matters=lists.matters(0, SHOWN["contested"]),
        newest=tuple(spaced(turn(one, scene) for one in changes[-_NEWEST:][::-1])),
        changes=len(changes),
        withdrawn=lists.rows("withdrawn", 0, SHOWN["withdrawn"]),
        others=lists.rows("others", 0, SHOWN["others"]),
        sheets=lists.sheets(0, SHOWN["reports"]),
        rings=tuple(islice(_rings(scene), _RINGS)),
        lost=lost,
        drift=drifting(
            Given(
                day=one.iso,
                certainty=one.after.code,
                before=one.before.code,
                who=one.words.outlet if one.words else "a report",
            )
            for one in lost
        ),
        cut=tuple(lists.cut(SHOWN)),
        legend=tuple((status, SIGNS[status], meaning) for status, meaning in STATUSES.items() if status in statuses),
    )


def _counts(known: Known, headlines: Mapping[str, Listed]) -> Iterator[str]:
    articles = known.articles
    yield count(len(articles), "report")
    yield count(len({known.outlet(article) for article in articles}), "outlet")
    yield count(len(known.families()), "family")
    yield count(len(known.claims), "claim")
    undated = sum(known.published(article) is None for article in headlines)
    if undated:
        yield f"{undated:,} undated{' and left out' if known.day else ''}"


def _rings(scene: Scene) -> Iterator[Ring]:
    for circle, claim in scene.known.circles():
        says = [scene.known.saying(statement, claim) for statement in circle.statements]
        yield Ring(
            outlets=enumerated(circle.outlets, len(circle.outlets)),
            claim=claim.id,
            wording=claim.wording,
            said=tuple(scene.words(said, claim) for said in says if said),
        )
