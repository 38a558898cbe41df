"""What of a story the program got right, measure by measure, and which cases it got wrong.

=================  ========================================================================================
``chains``         labelled sayings whose statement has the same hops in the same order
``chain_roots``    labelled sayings whose statement's chain ends with the same hop, or is as empty
``certainty``      labelled sayings to whose words the last hop, or the outlet, commits as far
``claims``         B-cubed over labelled sayings (Bagga & Baldwin 1998); one without a claim stands alone
``rivals``         pairs of labelled claims; the program's pairs count by the claims they are aligned to
``copies``         pairs of pages of which one took sentences of the other
``families``       pairs of pages of one family
``roots``          labelled claims with exactly so many roots
``standings``      labelled claims on every day on which any of the story changes, from their first day on
``drift``          labelled sayings that commit more than what they rest on
=================  ========================================================================================

Counts are summed over stories before they are divided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from itertools import combinations

from benchmarks.quality.stories.aligning import Case, Place, overlap
from benchmarks.quality.stories.naming import same_chain
from reportedly.affairs import Claim, Drift, Rival, Status
from reportedly.records import Certainty, Proposition, Statement

__all__ = [
    "Drifts",
    "Rivals",
    "Scores",
    "Tally",
    "certainties",
    "chains",
    "copies",
    "drifts",
    "families",
    "rivals",
    "roots",
    "score",
    "standings",
]

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, found and expected; what is a share of something has as much found as expected."""

    right: float = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """Right of what was found, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1: of a share, the share."""
        total = self.found + self.expected
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What is right of one story or of several: the measures at the module's head.

    ``unlabelled`` counts the program's rivals of which neither claim is labelled: they are neither right nor wrong.
    """

    chains: Tally = Tally()
    chain_roots: Tally = Tally()
    certainty: Tally = Tally()
    claims_precision: Tally = Tally()
    claims_recall: Tally = Tally()
    rivals: Tally = Tally()
    unlabelled: int = 0
    copies: Tally = Tally()
    families: Tally = Tally()
    roots: Tally = Tally()
    standings: Tally = Tally()
    drift: Tally = Tally()

    def __add__(self, other: Scores) -> Scores:
        return Scores(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})

    @property
    def claims_bcubed(self) -> float:
        """The harmonic mean of B-cubed precision and recall, 0 to 1."""
        precision, recall = self.claims_precision.f1, self.claims_recall.f1
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def measures(self) -> dict[str, float]:
        """Every measure by name, 0 to 1; ``stories_copies_f1`` is of copies and families together."""
        return {
            "stories_chains_exact": self.chains.f1,
            "stories_chain_roots_exact": self.chain_roots.f1,
            "stories_certainty": self.certainty.f1,
            "stories_claims_bcubed": self.claims_bcubed,
            "stories_claims_precision": self.claims_precision.f1,
            "stories_claims_recall": self.claims_recall.f1,
            "stories_rivals_f1": self.rivals.f1,
            "stories_rivals_precision": self.rivals.precision,
            "stories_copies_f1": (self.copies + self.families).f1,
            "stories_copies_alone_f1": self.copies.f1,
            "stories_families_f1": self.families.f1,
            "stories_roots": self.roots.f1,
            "stories_standings": self.standings.f1,
            "stories_drift_f1": self.drift.f1,
        }


@dataclass(slots=True)
class Rivals:
    """The program's pairs of rivals: which labelled pairs they are, which are none, how many are not judged."""

    right: set[Pair] = field(default_factory=set)
    wrong: list[tuple[Claim, Claim, Rival]] = field(default_factory=list)
    unlabelled: int = 0


@dataclass(slots=True)
class Drifts:
    """The labelled sayings, by number, that the program finds to drift, and the drifts that are of none of them."""

    found: set[int] = field(default_factory=set)
    wrong: list[tuple[Claim, Drift]] = field(default_factory=list)


def score(case: Case) -> Scores:
    """Every measure of one story."""
    made, told = rivals(case), drifts(case)
    labelled = {number for number, saying in enumerate(case.answers.sayings) if saying.drift}
    precision, recall = _bcubed([saying.claim for saying in case.answers.sayings], _clusters(case))
    return Scores(
        chains=_share(right for right, _ in chains(case)),
        chain_roots=_share(right for _, right in chains(case)),
        certainty=_share(expected == found for expected, found in certainties(case)),
        claims_precision=precision,
        claims_recall=recall,
        rivals=Tally(len(made.right), len(made.right) + len(made.wrong), len(_labelled_rivals(case))),
        unlabelled=made.unlabelled,
        copies=_pairs(*copies(case)),
        families=_pairs(*families(case)),
        roots=_share(right for _, right in roots(case)),
        standings=_share(expected == found for _, _, expected, found in standings(case)),
        drift=Tally(len(told.found & labelled), len(told.found) + len(told.wrong), len(labelled)),
    )


def chains(case: Case) -> list[tuple[bool, bool]]:
    """For every labelled saying: whether its chain is right, and whether the end of it is."""
    verdicts = []
    for saying, statement in zip(case.answers.sayings, case.statements, strict=True):
        chain, hops = statement.chain if statement else (), saying.hops
        whole, end = same_chain(chain, hops), same_chain(chain[-1:], hops[-1:])
        verdicts.append((bool(statement and whole), bool(statement and end)))
    return verdicts


def certainties(case: Case) -> list[tuple[Certainty, Certainty | None]]:
    """For every labelled saying: how far it commits, and how far by the program; ``None`` without a statement."""
    clauses: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in (one for report in case.reports.values() for one in report.propositions):
        clauses[proposition.statement].append(proposition)
    return [
        (saying.certainty, _certainty(statement, place, clauses[statement.id]) if statement else None)
        for saying, place, statement in zip(case.answers.sayings, case.places, case.statements, strict=True)
    ]


def rivals(case: Case) -> Rivals:
    """Judge every pair of claims that the program holds to be rivals, once."""
    claims = {claim.id: claim for claim in case.affair.claims}
    pairs = {
        frozenset((claim.id, rival.claim)): (claim, claims[rival.claim], rival)
        for claim in reversed(case.affair.claims)
        for rival in claim.rivals
        if rival.claim in claims
    }
    made, labelled = Rivals(), _labelled_rivals(case)
    for claim, other, rival in sorted(pairs.values(), key=lambda pair: (pair[0].id, pair[1].id)):
        names = [case.theirs[one.id] for one in (claim, other) if one.id in case.theirs]
        if not names:
            made.unlabelled += 1
        elif len(names) == 2 and frozenset(names) in labelled:
            made.right.add(frozenset(names))
        else:
            made.wrong.append((claim, other, rival))
    return made


def copies(case: Case) -> tuple[set[Pair], set[Pair]]:
    """The pairs of pages that the program holds to be copies, and those that are."""
    found = {frozenset((case.pages[copy.article], case.pages[copy.of])) for copy in case.affair.copies}
    return found, {frozenset((copy.page, copy.of)) for copy in case.answers.copies}


def families(case: Case) -> tuple[set[Pair], set[Pair]]:
    """The pairs of pages that the program puts into one family, and those that are in one."""
    found = [[case.pages[article] for article in family] for family in case.affair.story.families]
    return _within(found), _within(case.answers.families)


def roots(case: Case) -> list[tuple[str, bool]]:
    """For every labelled claim: whether the program's has so many roots."""
    ours = case.ours
    return [
        (claim.name, claim.name in ours and len(ours[claim.name].roots) == claim.roots) for claim in case.answers.claims
    ]


def standings(case: Case) -> list[tuple[str, str, Status, Status | None]]:
    """For every labelled claim and every day of the story from its first on: its status, and the program's."""
    days = sorted({day for claim in case.answers.claims for day, _ in claim.standings})
    judged = []
    for claim in case.answers.claims:
        ours = case.ours.get(claim.name)
        for day in days:
            standing = ours.standing(day) if ours else None
            if expected := claim.status(day):
                judged.append((claim.name, day, expected, standing.status if standing else None))
    return judged


def drifts(case: Case) -> Drifts:
    """Judge every drift that the program finds; one of a claim that is not labelled counts for nothing."""
    told = Drifts()
    statements = {one.id: one for report in case.reports.values() for one in report.statements}
    for claim in case.affair.claims:
        for drift in claim.drifts:
            number = _drifting(case, claim, statements[drift.statement])
            if number is not None:
                told.found.add(number)
            elif claim.id in case.theirs:
                told.wrong.append((claim, drift))
    return told


def _certainty(statement: Statement, place: Place, clauses: Iterable[Proposition]) -> Certainty:
    """How far a statement commits to the words at *place*: as to the clause that has most of them."""
    told = [(overlap(place, one.spans), one.certainty) for one in clauses]
    covered, certainty = max(told, key=lambda one: one[0], default=(0, None))
    return certainty if covered and certainty is not None else statement.held


def _drifting(case: Case, claim: Claim, statement: Statement) -> int | None:
    """The labelled saying of the claim that a statement gives: the one it covers most of."""
    covered = {
        number: overlap(place, statement.content)
        for number, (place, ours) in enumerate(zip(case.places, case.claims, strict=True))
        if place.article == statement.article and ours and ours.id == claim.id
    }
    best = max(covered, key=covered.__getitem__, default=None)
    return best if best is not None and covered[best] else None


def _labelled_rivals(case: Case) -> set[Pair]:
    return {frozenset(rival.claims) for rival in case.answers.rivals}


def _clusters(case: Case) -> list[str]:
    """For every labelled saying, the cluster that the program puts it in; a cluster of its own where there is none."""
    return [claim.id if claim else f"alone {number}" for number, claim in enumerate(case.claims)]


def _bcubed(expected: list[str], found: list[str]) -> tuple[Tally, Tally]:
    precision = recall = 0.0
    for name, cluster in zip(expected, found, strict=True):
        common = sum(pair == (name, cluster) for pair in zip(expected, found, strict=True))
        precision += common / found.count(cluster)
        recall += common / expected.count(name)
    return Tally(precision, len(expected), len(expected)), Tally(recall, len(expected), len(expected))


def _within(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _pairs(found: set[Pair], expected: set[Pair]) -> Tally:
    return Tally(len(found & expected), len(found), len(expected))


def _share(verdicts: Iterable[bool]) -> Tally:
    told = list(verdicts)
    return Tally(sum(told), len(told), len(told))
