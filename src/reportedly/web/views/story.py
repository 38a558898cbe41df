"""The page of a story, and its timeline: what is contested, what changed, whose text it is, which hedges were lost.

What stands on the chosen day comes from the story as it was then, the days to choose from come from all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from itertools import count as count_from
from string import ascii_lowercase, ascii_uppercase

from reportedly.affairs import STATUSES, Affair, Claim, Status
from reportedly.terminal.known import CONTESTED, Change, Known
from reportedly.terminal.wording import CLASHES, SIGNS, count, day, day_and_time, days, enumerated
from reportedly.web.charts import Drifting, Given, drifting
from reportedly.web.views.parts import Dates, Listed, Lost, Row, Words, dates
from reportedly.web.views.scene import Scene

__all__ = ["Matter", "Ring", "Sheet", "StoryPage", "Turn", "story", "turns"]

_NEARLY_ALL = 0.9  # share from which a copy is no longer told by its percentage
_NEWEST = 6  # changes on the page of a story; the timeline has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Versions that cannot hold together, and why."""

    number: int
    reasons: str
    versions: tuple[Row, ...]


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
class Taken:
    """What an article took from another."""

    share: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report in a list; ``family`` is a letter where there are several reports in it."""

    article: str
    outlet: str
    title: str
    day: str
    statements: int
    family: str
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Outlets that give each other as the source of a claim."""

    outlets: str
    claim: str
    wording: str
    said: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story on a day."""

    id: str
    title: str
    span: str
    counts: tuple[str, ...]
    contested: int
    dates: Dates
    matters: tuple[Matter, ...]
    newest: tuple[Turn, ...]
    turns: tuple[Turn, ...]
    withdrawn: tuple[Row, ...]
    others: tuple[Row, ...]
    sheets: tuple[Sheet, ...]
    rings: tuple[Ring, ...]
    lost: tuple[Lost, ...]
    drift: Drifting | None
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
    known = scene.known
    contested = known.contested()
    matters = tuple(_matter(number, versions, scene) for number, versions in enumerate(contested, 1))
    told = {claim.id for versions in contested for claim in versions}
    rest = sorted((claim for claim in known.claims if claim.id not in told), key=known.weight)
    found = turns(scene)
    lost = tuple(scene.lost(*one) for one in known.drifts())
    statuses = [known.status(claim) for claim in known.claims]
    return StoryPage(
        id=whole.story.id,
        title=scene.title,
        span=_span(known),
        counts=tuple(_counts(known, headlines)),
        contested=sum(status in CONTESTED for status in statuses),
        dates=_dates(whole, headlines, day),
        matters=matters,
        newest=tuple(_spaced(found[-_NEWEST:][::-1])),
        turns=tuple(_spaced(found)),
        withdrawn=scene.rows([one for one in rest if known.status(one) == "withdrawn"]),
        others=scene.rows([one for one in rest if known.status(one) != "withdrawn"]),
        sheets=tuple(_sheets(known, headlines)),
        rings=tuple(_rings(scene)),
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
        legend=tuple((status, SIGNS[status], meaning) for status, meaning in STATUSES.items() if status in statuses),
    )


def turns(scene: Scene) -> list[Turn]:
    """Give every change of a status in order, each with its day."""
    return [_turn(change, scene) for change in sorted(scene.known.changes(), key=_order)]


def _order(change: Change) -> tuple[bool, str, bool]:
    return not change.standing.from_, change.standing.from_, change.before is not None


def _turn(change: Change, scene: Scene) -> Turn:
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


def _spaced(found: Sequence[Turn]) -> Iterator[Turn]:
    """Leave out a day that is that of the turn before."""
    above = None
    for turn in found:
        yield (
            turn if turn.day != above else Turn(**{name: getattr(turn, name) for name in Turn.__slots__} | {"day": ""})
        )
        above = turn.day


def _matter(number: int, versions: Sequence[Claim], scene: Scene) -> Matter:
    reasons = dict.fromkeys(CLASHES[because] for claim in versions for _, because in scene.known.rivals(claim))
    marks = {claim.id: f"{number}{letter}" for letter, claim in zip(_letters(), versions, strict=False)}
    rows = tuple(scene.drawn(claim, marks[claim.id], _against(claim, marks, scene.known)) for claim in versions)
    return Matter(number=number, reasons="; ".join(reasons), versions=rows)


def _letters(alphabet: str = ascii_lowercase) -> Iterator[str]:
    """Count a, b, …, z, aa, ab, … for as many as there may be."""
    return map("".join, chain.from_iterable(product(alphabet, repeat=length) for length in count_from(1)))


def _against(claim: Claim, marks: Mapping[str, str], known: Known) -> str:
    """Say with which versions one cannot hold, where that is not all of them."""
    rivals = {rival.id for rival, _ in known.rivals(claim)}
    others = [mark for id_, mark in marks.items() if id_ in rivals]
    return "" if len(others) == len(marks) - 1 else enumerated(others, len(others))


def _span(known: Known) -> str:
    reached = sorted(filter(None, map(known.published, known.articles)))
    return days(reached[0], reached[-1]) if reached else "undated"


def _counts(known: Known, headlines: Mapping[str, Listed]) -> Iterator[str]:
    articles = known.articles
    yield count(len(articles), "report")
    yield count(len({known.outlet(article) for article in articles}), "outlet")
    yield count(len(known.families()), "family")
    yield count(len(known.claims), "claim")
    undated = sum(known.published(article) is None for article in headlines)
    if undated:
        yield f"{undated:,} undated{' and left out' if known.day else ''}"


def _dates(whole: Affair, headlines: Mapping[str, Listed], chosen: str | None) -> Dates:
    changed = Counter(change.standing.from_ for change in Known(whole, headlines).changes() if change.standing.from_)
    return dates(changed, chosen, whole.story.first, whole.story.last)


def _sheets(known: Known, headlines: Mapping[str, Listed]) -> Iterator[Sheet]:
    families = [family for family in known.affair.story.families if sum(map(known.has, family)) > 1]
    order = {article: place for place, article in enumerate(known.articles)}
    families.sort(key=lambda family: min(order[article] for article in family if article in order))
    letters = {
        article: letter
        for letter, family in zip(_letters(ascii_uppercase), families, strict=False)
        for article in family
    }
    copies = known.copies()
    for article in known.articles:
        taken = tuple(
            Taken(
                share="nearly all" if copy.share >= _NEARLY_ALL else f"{copy.share:.0%}",
                outlet=known.outlet(copy.of),
                article=copy.of,
            )
            for copy in copies
            if copy.article == article
        )
        yield Sheet(
            article=article,
            outlet=known.outlet(article),
            title=known.title(article),
            day=day(known.published(article)),
            statements=headlines[article].statements if article in headlines else 0,
            family=letters.get(article, ""),
            taken=taken,
        )


def _rings(scene: Scene) -> Iterator[Ring]:
    for circle, claim in scene.known.circles():
        says = [scene.known.saying(statement, claim) for statement in circle.statements]
        yield Ring(
            outlets=enumerated(circle.outlets, len(circle.outlets)),
            claim=claim.id,
            wording=claim.wording,
            said=tuple(scene.words(said, claim) for said in says if said),
        )
