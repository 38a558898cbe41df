"""Statements as people at the desk corrected them: whose word they are, on whose word, and how far each commits.

What was read is never changed; what is made here is another report, with the same statements under the same ids, whose
chains and certainties are as the desk has them. Corrections of one statement are applied in the order in which they
count, each to what the ones before have made of it.

A hop that the desk names is whoever goes by that name: the one entity of the article, or else the one figure of the
story. Its words are those that stand for it in the sentence, outside of what is said; where there are none, the hop
has neither words nor cue, as the text does not name it there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.affairs import Correction, Figure, Signed
from reportedly.judgements import Chain, Commits, Judgement, Part, Speaker, ordered, places
from reportedly.reconcile.anchors import hull, statement_at
from reportedly.reconcile.commitment import certainty, committed
from reportedly.reconcile.figures import folded
from reportedly.reconcile.gists import Gist
from reportedly.records import Certainty, Entity, Kind, Link, Report, Span, Statement, cut

__all__ = ["Rereading", "corrected", "corrections"]

Correcting = Speaker | Chain | Commits

_PARTS: Final[dict[type[Correcting], Part]] = {Speaker: "speaker", Chain: "chain", Commits: "certainty"}
#: How sure at most is what comes through somebody who gives it as no more than probable, or possible.
_BOUNDS: Final[dict[str, int]] = {"PR": 2, "PS": 1}
_NO_BOUND: Final = 3
_END = re.compile(r"[.!?][\"”’)]*(?=\s)|\n")


def corrected(report: Report, judgements: Iterable[Judgement], figures: Sequence[Figure] = ()) -> Report:
    """The same report with its statements as the desk has them.

    Args:
        report: what was read off a page.
        judgements: those that count; what they say of other articles, or of claims, is passed over.
        figures: who is in the story, so that a name is known that only other articles have.
    """
    return Rereading([report], judgements, figures).reports[0]


def corrections(
    reports: Iterable[Report], judgements: Iterable[Judgement], figures: Sequence[Figure] = ()
) -> tuple[Correction, ...]:
    """The statements of *reports* that the desk corrected, in their order, each with whoever did."""
    return Rereading(reports, judgements, figures).corrections


class Rereading:
    """Some reports with their statements as the desk has them: ``reports``, and ``corrections`` of them."""

    def __init__(
        self, reports: Iterable[Report], judgements: Iterable[Judgement], figures: Sequence[Figure] = ()
    ) -> None:
        """Apply the judgements that count; what they say of other articles, or of claims, is passed over."""
        by_article: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in ordered(judgements):
            if isinstance(judgement.content, Correcting):
                by_article[judgement.content.statement.article].append(judgement)
        told = [
            (report, _reread(report, by_article[report.article.id], figures) if report.article.id in by_article else ())
            for report in reports
        ]
        self.reports = [_with(report, found) for report, found in told]
        self.corrections = tuple(_correction(one) for _, found in told for one in found)
        self._bounds = {one.statement.id: one.bound for _, found in told for one in found}

    def bounded(self, gists: Sequence[Gist]) -> tuple[Gist, ...]:
        """The gists of the reports, none surer than somebody on the way, by the desk's word, gives it for."""
        return tuple(
            replace(gist, strength=min(gist.strength, bound))
            if (bound := self._bounds.get(gist.statement.id)) is not None
            else gist
            for gist in gists
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reread:
    """A statement as the desk has it, by whose word; nothing it says is surer, from 0 to 3, than its ``bound``."""

    statement: Statement
    signed: tuple[Signed, ...]
    bound: int


def _with(report: Report, found: Iterable[_Reread]) -> Report:
    changed = {one.statement.id: one.statement for one in found}
    if not changed:
        return report
    # What the desk says of the end of a chain, it says of all that is said there.
    whole = {one.id for one in report.statements if one.id in changed and one.held != changed[one.id].held}
    return replace(
        report,
        statements=tuple(changed.get(one.id, one) for one in report.statements),
        propositions=tuple(
            replace(one, certainty=None) if one.statement in whole else one for one in report.propositions
        ),
    )


def _correction(one: _Reread) -> Correction:
    statement = one.statement
    return Correction(
        statement=statement.id,
        article=statement.article,
        mode=statement.mode,
        chain=statement.chain,
        certainty=statement.certainty,
        hedges=statement.hedges,
        signed=one.signed,
    )


def _reread(report: Report, judgements: Sequence[Judgement], figures: Sequence[Figure]) -> tuple[_Reread, ...]:
    """The statements of a report on which a judgement has an effect."""
    by_statement: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        statement = statement_at(places(judgement.content)[0], report)
        if statement is not None:
            by_statement[statement.id].append(judgement)
    desk = _Desk(report, figures)
    found = (_applied(one, by_statement[one.id], desk) for one in report.statements if one.id in by_statement)
    return tuple(one for one in found if one.signed)


def _applied(statement: Statement, judgements: Sequence[Judgement], desk: _Desk) -> _Reread:
    signed = []
    given: dict[int | None, Certainty] = {}
    for judgement in judgements:
        content = judgement.content
        assert isinstance(content, Correcting)
        if not isinstance(content, Chain) and not _has(statement, content.hop):
            continue
        statement = desk.applied(statement, content)
        if isinstance(content, Chain):
            given.clear()
        elif isinstance(content, Commits):
            given[content.hop] = content.certainty
        signed.append(_signed(judgement, statement.id, _PARTS[type(content)]))
    root = len(statement.chain) - 1 if statement.chain else None
    bounds = [_BOUNDS.get(told[:2], _NO_BOUND) for hop, told in given.items() if hop != root]
    return _Reread(statement=statement, signed=tuple(signed), bound=min(bounds, default=_NO_BOUND))


def _signed(judgement: Judgement, statement: str, part: Part) -> Signed:
    return Signed(
        judgement=judgement.id,
        part=part,
        who=judgement.who,
        at=judgement.at,
        why=judgement.why,
        statement=statement,
    )


def _has(statement: Statement, hop: int | None) -> bool:
    return hop is None or 0 <= hop < len(statement.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """Whoever goes by a name."""

    name: str
    kind: Kind
    entity: str | None


class _Desk:
    """Corrects statements of one report."""

    def __init__(self, report: Report, figures: Sequence[Figure]) -> None:
        self._report = report
        self._figures = figures

    def applied(self, statement: Statement, content: Correcting) -> Statement:
        """The statement as one judgement has it; its hop is there."""
        match content:
            case Speaker():
                link = statement.chain[content.hop]
                named = self._named(link, content.name, statement)
                return _relinked(statement, content.hop, named)
            case Chain():
                return self._rechained(statement, content.names)
            case Commits():
                if content.hop is None:
                    return replace(statement, certainty=content.certainty, hedges=())
                link = replace(statement.chain[content.hop], certainty=content.certainty, hedges=())
                return _relinked(statement, content.hop, link)

    def _named(self, link: Link, name: str, statement: Statement) -> Link:
        """A hop as somebody else's: the text commits as it did; the cue stays where the text names them."""
        who = self._who(name)
        words = self._words(who, name, statement)
        cue = link.cue if words else None
        return replace(link, source=words, entity=who.entity, name=who.name, kind=who.kind, cue=cue)

    def _rechained(self, statement: Statement, names: Sequence[str]) -> Statement:
        """The statement on the word of others: what its content is given for stays, on the last of them."""
        given = committed(statement)
        if not names:
            whole = certainty(given.strength, positive=given.positive)
            root = statement.chain[-1].hedges if statement.chain else ()
            hedges = tuple(sorted({*statement.hedges, *root}, key=lambda span: span.start))
            return replace(statement, mode="narrated", chain=(), certainty=whole, hedges=hedges)
        links = list(statement.chain)
        chain = [self._kept(links, name) or self._named(_NOBODY, name, statement) for name in names]
        if statement.chain:
            end, own, hedges = statement.chain[-1], statement.certainty, statement.hedges
        else:
            end, own, hedges = replace(_NOBODY, certainty=statement.certainty, hedges=statement.hedges), "Uu", ()
        chain = [
            replace(link, certainty="Uu", hedges=()) if link is end and place < len(chain) - 1 else link
            for place, link in enumerate(chain)
        ]
        chain[-1] = replace(chain[-1], certainty=end.certainty, hedges=end.hedges)
        mode = "indirect" if statement.mode == "narrated" else statement.mode
        return replace(statement, mode=mode, chain=tuple(chain), certainty=own, hedges=hedges)

    def _kept(self, links: list[Link], name: str) -> Link | None:
        """The hop that was read for somebody of that name, which is then taken; ``None`` where there was none."""
        who = self._who(name)
        for link in links:
            called = {folded(words) for words in (link.name, link.source.text if link.source else None) if words}
            if folded(name) in called or (who.entity is not None and who.entity == link.entity):
                links.remove(link)
                return link
        return None

    def _who(self, name: str) -> _Who:
        wanted = folded(name)
        here = [one for one in self._report.entities if wanted in map(folded, _called(one))]
        if len(here) == 1:
            return _Who(name=here[0].name, kind=here[0].kind, entity=here[0].id)
        there = [one for one in self._figures if wanted in map(folded, (one.name, *one.aliases))]
        if len(there) == 1 and not here:
            member = next((one.id for one in self._report.entities if one.id in there[0].members), there[0].id)
            return _Who(name=there[0].name, kind=there[0].kind, entity=member)
        return _Who(name=name, kind="other" if any(map(str.isupper, name)) else "unnamed", entity=None)

    def _words(self, who: _Who, name: str, statement: Statement) -> Span | None:
        """The words that stand for somebody in the statement's sentence, and in nothing that is said there."""
        text = self._report.article.text
        first, last = _sentence(text, statement)
        entity = next((one for one in self._report.entities if one.id == who.entity), None)
        spans: list[tuple[int, int]] = [(one.start, one.end) for one in entity.mentions] if entity else []
        spans += [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[:last])]
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            inside = any(start < piece.end and piece.start < end for piece in statement.content)
            if first <= start and end <= last and not inside:
                return cut(text, start, end)
        return None


_NOBODY: Final = Link(source=None, entity=None, name=None, kind="unnamed", cue=None, certainty="Uu", hedges=())


def _called(entity: Entity) -> Iterator[str]:
    """What somebody goes by in an article."""
    yield from (entity.name, *entity.aliases)
    yield from (mention.text for mention in entity.mentions)


def _relinked(statement: Statement, hop: int, link: Link) -> Statement:
    return replace(statement, chain=(*statement.chain[:hop], link, *statement.chain[hop + 1 :]))


def _sentence(text: str, statement: Statement) -> tuple[int, int]:
    """From where to where the sentence or sentences go that a statement stands in, with its chain."""
    first, last = hull(statement)
    for span in _spans(statement):
        first, last = min(first, span.start), max(last, span.end)
    ends = [match.end() for match in _END.finditer(text, 0, first)]
    after = _END.search(text, max(first, last - 1))
    return (ends[-1] if ends else 0), (after.end() if after else len(text))


def _spans(statement: Statement) -> Iterator[Span]:
    for link in statement.chain:
        yield from (span for span in (link.source, link.cue) if span is not None)
