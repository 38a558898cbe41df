"""The page of a claim: how it stands and stood, its rivals side by side, its roots, the hedges lost, every statement.

Who says it is told in the order of publication, each statement with its chain hop by hop and the sentences its words
stand in, marked as they are in the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType

from reportedly import sentences
from reportedly.affairs import Affair, Claim, Correction, Rival, Saying, Status
from reportedly.records import Mention, Report, Statement, cut
from reportedly.terminal.judged import as_corrected
from reportedly.terminal.known import sayings_of
from reportedly.terminal.passages import Piece, passage
from reportedly.terminal.wording import CLASHES, MODES, SIGNS, backing, count, day, day_and_time, independent, meant_day
from reportedly.web.charts import Drifting, Given, drifting
from reportedly.web.graphs import Graph, roots_graph
from reportedly.web.views.parts import (
    Dates,
    Hop,
    Listed,
    Lost,
    Mended,
    Opinion,
    Row,
    Voice,
    Words,
    dates,
    hops,
    mended,
    opinion,
    sure,
)
from reportedly.web.views.scene import Scene

__all__ = ["ClaimPage", "Clash", "Rest", "Told", "claim"]

_NOBODY = "nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Some words that clash with others, and where they stand; ``statement`` where they are a statement's."""

    article: str
    statement: str
    outlet: str
    day: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A rival, why it is one, and the words of both, pair by pair."""

    rival: Row
    because: str
    pairs: tuple[tuple[Quote | None, Quote | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A root, or nobody who is named, and the words that rest on it."""

    voice: Voice
    named: bool
    reports: str
    said: tuple[Words, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Whose reports these are, one a report."""
        return tuple(words.outlet for words in self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How the claim stood from a day on, and whose words changed it."""

    day: str
    iso: str
    status: Status
    sign: str
    backing: str
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement of the claim: its words whole chain and sentences; without chain where its report is not at hand.

    ``read`` is the chain as the machine read it where the desk corrected it, by ``mended``.
    """

    words: Words
    title: str
    mode: str
    confidence: str
    hops: tuple[Hop, ...]
    passage: tuple[Piece, ...]
    meant: tuple[str, ...]
    read: tuple[Hop, ...] = ()
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim on a day."""

    row: Row
    parts: tuple[tuple[str, str], ...]
    story: str
    title: str
    dates: Dates
    steps: tuple[Step, ...]
    clashes: tuple[Clash, ...]
    rests: tuple[Rest, ...]
    graph: Graph | None
    tally: str
    lost: tuple[Lost, ...]
    drift: Drifting | None
    told: tuple[Told, ...]
    opinions: tuple[Opinion, ...]
    mended: tuple[Mended, ...]


def claim(
    affair: Affair,
    claim: Claim,
    headlines: Mapping[str, Listed],
    reports: Mapping[str, Report],
    whole: Affair,
    *,
    day: str | None,
    corrections: Mapping[str, Correction] = MappingProxyType({}),
) -> ClaimPage:
    """Make the page of a claim.

    Args:
        affair: the story as it was known at the end of the day.
        claim: one of that story's.
        headlines: of the articles of the story, by id.
        reports: those that the claim is said in, by id, as far as they are at hand.
        whole: the story as it is known now.
        day: ISO 8601; ``None`` shows what is known now.
        corrections: the statements that the desk corrected, by id.
    """
    scene = Scene(affair, headlines, day, sayings_of(reports.values()), whole.story.cast)
    row = scene.drawn(claim)
    rests = tuple(_rests(claim, scene))
    lost = tuple(scene.lost(*one) for one in scene.known.drifts() if one[0] is claim)
    standing = scene.known.standing(claim)
    wordings = {one.id: one.wording for one in affair.claims}
    return ClaimPage(
        row=row,
        parts=tuple((name, value) for name, value in _parts(claim) if value),
        story=whole.story.id,
        title=scene.title,
        dates=_dates(whole, claim, day),
        steps=tuple(_steps(claim, scene)),
        clashes=tuple(_clashes(claim, scene)),
        rests=rests,
        graph=roots_graph([(rest.voice.name if rest.named else None, rest.outlets) for rest in rests]),
        tally=f"{count(len(row.said), 'statement')}, {independent(standing) if standing else 'no root named'}",
        lost=lost,
        drift=_drift(claim, lost, scene),
        told=tuple(_told(claim, scene, reports, corrections)),
        opinions=tuple(map(opinion, claim.assessments)),
        mended=tuple(mended(one, wordings) for one in claim.corrected if one.statement is None),
    )


def _parts(claim: Claim) -> Iterator[tuple[str, str | None]]:
    yield "of whom or what", claim.subject
    yield "what", claim.predicate
    yield "how much, or in which state", claim.value
    yield "when it happened", day_and_time(claim.when) if claim.when else None


def _dates(whole: Affair, claim: Claim, chosen: str | None) -> Dates:
    now = next((one for one in whole.claims if one.id == claim.id), claim)
    changed = {one.from_: 1 for one in now.standings if one.from_}
    return dates(changed, chosen, whole.story.first, whole.story.last)


def _steps(claim: Claim, scene: Scene) -> Iterator[Step]:
    for one in claim.standings:
        if scene.day is None or one.from_ <= scene.day:
            yield Step(
                day=day(one.from_),
                iso=one.from_,
                status=one.status,
                sign=SIGNS[one.status],
                backing=backing(one),
                words=scene.cause(one.because, claim),
            )


def _clashes(claim: Claim, scene: Scene) -> Iterator[Clash]:
    there = {rival.id: rival for rival, _ in scene.known.rivals(claim)}
    against = [(there[rival.claim], rival) for rival in claim.rivals if rival.claim in there]
    for other, rival in sorted(against, key=lambda one: scene.known.weight(one[0])):
        pairs = tuple(_pairs(claim, other, rival, scene))
        yield Clash(rival=scene.drawn(other), because=CLASHES[rival.because], pairs=pairs)


def _pairs(claim: Claim, other: Claim, rival: Rival, scene: Scene) -> Iterator[tuple[Quote | None, Quote | None]]:
    mine = [span for span in rival.spans if _is_of(span, claim, other)]
    theirs = [span for span in rival.spans if span not in mine]
    for here, there in zip_longest(mine, theirs):
        yield _quote(here, claim, scene), _quote(there, other, scene)


def _is_of(span: Mention, claim: Claim, other: Claim) -> bool:
    """Tell of which of two claims some words are: that which they say, else that which their article says."""
    for one in (claim, other):
        if any(_covers(said, span) for said in one.says):
            return one is claim
    there = [any(said.article == span.article for said in one.says) for one in (claim, other)]
    return there == [True, False]


def _covers(said: Saying, span: Mention) -> bool:
    return said.article == span.article and said.start < span.end and span.start < said.end


def _quote(span: Mention | None, claim: Claim, scene: Scene) -> Quote | None:
    if span is None:
        return None
    in_it = [said for said in claim.says if said.article == span.article]
    near = min(in_it, key=lambda said: abs(said.start - span.start), default=None)
    return Quote(
        article=span.article,
        statement=near.statement if near else "",
        outlet=scene.known.outlet(span.article),
        day=day(scene.known.published(span.article)),
        text=span.text,
    )


def _rests(claim: Claim, scene: Scene) -> Iterator[Rest]:
    says = [said for said in claim.says if scene.known.has(said.article)]
    for index, root in enumerate(claim.roots):
        yield from _rest(
            scene.voice(root.name, root.entity), [said for said in says if said.root == index], claim, scene
        )
    nobody = Voice(name=_NOBODY, figure=None)
    yield from _rest(nobody, [said for said in says if said.root is None], claim, scene)


def _rest(voice: Voice, says: Sequence[Saying], claim: Claim, scene: Scene) -> Iterator[Rest]:
    each = {said.article: said for said in reversed(says)}
    if each:
        said = tuple(scene.words(one, claim) for one in reversed(each.values()))
        yield Rest(voice=voice, named=voice.name != _NOBODY, reports=count(len(each), "report"), said=said)


def _drift(claim: Claim, lost: Sequence[Lost], scene: Scene) -> Drifting | None:
    """Draw the claim as every statement gives it; those that lost a hedge with where they came from."""
    before = {one.words.statement: one.before.code for one in lost if one.words}
    return drifting(
        Given(
            day=scene.known.published(said.article) or "",
            certainty=said.certainty,
            before=before.get(said.statement),
            who=scene.known.outlet(said.article),
        )
        for said in claim.says
        if scene.known.has(said.article)
    )


def _told(
    claim: Claim, scene: Scene, reports: Mapping[str, Report], corrections: Mapping[str, Correction]
) -> Iterator[Told]:
    by_statement: dict[str, list[Saying]] = {}
    for said in claim.says:
        if scene.known.has(said.article):
            by_statement.setdefault(said.statement, []).append(said)
    for says in by_statement.values():
        report = reports.get(says[0].article)
        statement = next((one for one in report.statements if one.id == says[0].statement), None) if report else None
        yield _statement(says, claim, report, statement, scene, corrections.get(says[0].statement))


def _statement(
    says: Sequence[Saying],
    claim: Claim,
    report: Report | None,
    statement: Statement | None,
    scene: Scene,
    corrected: Correction | None,
) -> Told:
    words, title = scene.words(says[0], claim), scene.known.title(says[0].article)
    if report is None or statement is None:
        pieces = tuple(Piece(text=said.text, marks=()) for said in says)
        return Told(words=words, title=title, mode="", confidence="", hops=(), passage=pieces, meant=())
    text = report.article.text
    narrowed = replace(statement, content=tuple(cut(text, said.start, said.end) for said in says))
    confidence = f"{statement.confidence:.2f}" if statement.confidence is not None else ""
    shown = as_corrected(statement, corrected)
    return Told(
        words=replace(words, sure=sure(says[0].certainty)),
        title=title,
        mode=MODES[shown.mode],
        confidence=confidence,
        hops=hops(shown, words.outlet, scene.figures),
        passage=passage(text, narrowed, sentences.of(report.article)),
        meant=_meant(narrowed, report),
        read=hops(statement, words.outlet, scene.figures) if corrected else (),
        mended=tuple(map(mended, corrected.signed)) if corrected else (),
    )


def _meant(statement: Statement, report: Report) -> tuple[str, ...]:
    """Say which days the words for times in the content stand for, where they alone do not."""
    within = [
        time
        for time in report.times
        if any(piece.start <= time.span.start and time.span.end <= piece.end for piece in statement.content)
    ]
    return tuple(dict.fromkeys(f"{time.span.text}: {meant}" for time in within if (meant := meant_day(time))))
