"""What people at the desk judged of claims, brought to bear on what the machine made of them.

The machine's groups and rivals come first, all of them, and then the desk's word, judgement by judgement in the order
in which they count. So a judgement moves what it speaks of and nothing else: to hold two sayings together or apart
while groups are still growing would pull third ones along, which nobody asked for. Two sayings that are the same make
one claim of the two that they are in, whatever conflict the machine saw between them. Two that are not, in one claim,
part it: each other saying stays with that of the two which it is more like.

An assessment is of the claim that is made at its place; of several by one person the last counts. What has no place any
more has no effect; the log says why (:func:`trouble`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from reportedly.affairs import Affair, Assessed, Because, Claim, Correction, Rival, Signed
from reportedly.judgements import (
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    Judgement,
    NoRivals,
    Part,
    Place,
    Rivals,
    Same,
    Speaker,
    ordered,
    places,
)
from reportedly.reconcile.anchors import closest, standing_at, statement_at
from reportedly.reconcile.claims import Draft, mentions
from reportedly.reconcile.clusters import Clustering
from reportedly.reconcile.comparing import compare
from reportedly.reconcile.gists import Gist
from reportedly.records import Report

__all__ = ["Rulings", "trouble"]

_PARTS: Final[dict[type[Content], Part]] = {Same: "same", Apart: "apart", Rivals: "rivals", NoRivals: "no_rivals"}


class Rulings:
    """The judgements on the claims of some reports, each with the sayings at its places."""

    def __init__(self, reports: Iterable[Report], gists: Sequence[Gist], judgements: Iterable[Judgement]) -> None:
        """Find the places of judgements among the *gists* of the reports."""
        self._gists = gists
        self._texts = {report.article.id: report.article.text for report in reports}
        self._by_article: dict[str, list[int]] = defaultdict(list)
        for index, gist in enumerate(gists):
            self._by_article[gist.origin.article].append(index)
        self._found = [
            (judgement, tuple(at for at in found if at is not None))
            for judgement in ordered(judgements)
            if isinstance(judgement.content, Assessment | Same | Apart | Rivals | NoRivals)
            for found in [[self._gist(place) for place in places(judgement.content)]]
            if None not in found
        ]

    def _gist(self, place: Place) -> int | None:
        at = standing_at(place, self._texts.get(place.article, ""))
        if at is None:
            return None
        there = ((index, self._gists[index].place) for index in self._by_article[place.article])
        return closest(at, ((index, (span.start, span.end)) for index, span in there))

    def regrouped(self, found: Clustering) -> Clustering:
        """The groups as the desk has them."""
        if not self._found:
            return found
        of: dict[int, list[int]] = {}
        for group in found.groups:
            members = list(group)
            of |= dict.fromkeys(group, members)
        for judgement, at in self._found:
            match judgement.content:
                case Same():
                    one, other = (of[index] for index in at)
                    if one is not other:
                        one += other
                        of |= dict.fromkeys(other, one)
                case Apart() if len(set(at)) == 2 and of[at[0]] is of[at[1]]:
                    for part in self._parted(of[at[0]], *sorted(at)):
                        of |= dict.fromkeys(part, part)
        groups = sorted({tuple(sorted(members)) for members in of.values()})
        return Clustering(groups=tuple(groups), compared=found.compared)

    def _parted(self, group: Sequence[int], one: int, other: int) -> tuple[list[int], list[int]]:
        """A group in two: each saying with that of the two which it is more like, or else with the earlier."""
        parts: tuple[list[int], list[int]] = [one], [other]
        for index in group:
            if index not in (one, other):
                near, far = (compare(self._gists[index], self._gists[end]).same for end in (one, other))
                parts[far > near].append(index)
        return parts

    def rivals(
        self, claims: Sequence[Draft], found: Clustering, machine: Mapping[str, tuple[Rival, ...]]
    ) -> dict[str, tuple[Rival, ...]]:
        """The rivals of every claim as the desk has them, by claim and by rival."""
        of = {index: claim.id for claim, group in zip(claims, found.groups, strict=True) for index in group}
        told: dict[str, dict[str, Rival]] = {
            claim: {rival.claim: rival for rival in rivals} for claim, rivals in machine.items()
        }
        for judgement, at in self._found:
            content = judgement.content
            if not isinstance(content, Rivals | NoRivals) or len({of[index] for index in at}) < 2:
                continue
            for one, other in (at, at[::-1]):
                if isinstance(content, Rivals):
                    told.setdefault(of[one], {})[of[other]] = self._rival(of[other], content.because, at)
                else:
                    told.get(of[one], {}).pop(of[other], None)
        return {claim: tuple(rivals[one] for one in sorted(rivals)) for claim, rivals in sorted(told.items()) if rivals}

    def _rival(self, claim: str, because: Because, at: Sequence[int]) -> Rival:
        spans = chain.from_iterable(mentions(self._gists[index]) for index in sorted(at))
        return Rival(claim=claim, because=because, spans=tuple(spans))

    def signed(
        self, claims: tuple[Claim, ...], found: Clustering, corrections: Iterable[Correction]
    ) -> tuple[Claim, ...]:
        """The claims with who corrected what of them, and what people make of them."""
        of = {index: claim.id for claim, group in zip(claims, found.groups, strict=True) for index in group}
        assessed: dict[str, dict[str, Assessed]] = defaultdict(dict)
        corrected: dict[str, list[Signed]] = defaultdict(list)
        for judgement, at in self._found:
            if isinstance(judgement.content, Assessment):
                mine = assessed[of[at[0]]]
                mine.pop(judgement.who, None)
                mine[judgement.who] = _assessed(judgement, judgement.content)
            else:
                for claim, signed in _ruled(judgement, *(of[index] for index in at)):
                    corrected[claim].append(signed)
        by_statement = {correction.statement: correction.signed for correction in corrections}
        if not self._found and not by_statement:
            return claims
        return tuple(
            replace(
                claim,
                assessments=tuple(assessed[claim.id].values()) if claim.id in assessed else (),
                corrected=(
                    *corrected.get(claim.id, ()),
                    *chain.from_iterable(by_statement.get(one, ()) for one in claim.statements),
                ),
            )
            for claim in claims
        )


def _ruled(judgement: Judgement, one: str, other: str) -> Iterable[tuple[str, Signed]]:
    """The claims that a judgement on two sayings has an effect on, each with what it is to say of it."""
    together = isinstance(judgement.content, Same)
    if together != (one == other):
        return
    signed = Signed(
        judgement=judgement.id,
        part=_PARTS[type(judgement.content)],
        who=judgement.who,
        at=judgement.at,
        why=judgement.why,
    )
    if together:
        yield one, signed
    else:
        yield one, replace(signed, claim=other)
        yield other, replace(signed, claim=one)


def _assessed(judgement: Judgement, content: Assessment) -> Assessed:
    return Assessed(
        judgement=judgement.id,
        who=judgement.who,
        at=judgement.at,
        why=judgement.why,
        source=content.source,
        information=content.information,
        likelihood=content.likelihood,
        note=content.note,
    )


def trouble(
    judgement: Judgement, reports: Mapping[str, Report], affair: Affair, corrections: Iterable[Correction]
) -> str | None:
    """Why a judgement that counts has no effect; ``None`` where it has one.

    Args:
        judgement: it speaks of an article of the story.
        reports: those of the story, by the id of the article.
        affair: what they come to.
        corrections: the statements of the story that the desk corrected.
    """
    told = places(judgement.content)
    if any(place.article not in reports for place in told):
        return "what it speaks of is not in one story of this desk"
    if any(standing_at(place, reports[place.article].article.text) is None for place in told):
        return "its words are no longer on the page"
    if isinstance(judgement.content, Speaker | Chain | Commits):
        applied = any(signed.judgement == judgement.id for one in corrections for signed in one.signed)
        if statement_at(told[0], reports[told[0].article]) is None:
            return "no statement is read at its words any more"
        return None if applied else "its statement has no such hop any more"
    if any(_claim_at(place, reports[place.article], affair) is None for place in told):
        return "no claim is made at its words any more"
    return None


def _claim_at(place: Place, report: Report, affair: Affair) -> str | None:
    at = standing_at(place, report.article.text)
    said = ((claim.id, saying) for claim in affair.claims for saying in claim.says if saying.article == place.article)
    return closest(at, ((claim, (saying.start, saying.end)) for claim, saying in said)) if at else None
