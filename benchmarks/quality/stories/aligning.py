"""Whose words are whose: a story's labelled sayings and claims beside the program's statements and claims.

A labelled saying is aligned by its place in the article. Its statement is the one whose content covers most of its
words (then the one with the deeper chain, then with the shorter content); its claim the one with a saying that covers
the same words best, overlap by union, as long as a fifth of the labelled words is covered. Claims are aligned by what
became of their sayings, once from either side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.quality.stories.loading import Answers
from reportedly.affairs import Affair, Claim
from reportedly.records import Report, Span, Statement

__all__ = ["LEAST", "Case", "Place", "align", "overlap"]

#: The share of the labelled words that a saying must cover to be theirs.
LEAST = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where some labelled words stand: *start* included, *end* not."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A story, what the program made of it, and what corresponds to what.

    ``pages`` gives an article's page. ``places``, ``statements`` and ``claims`` are those of the labelled sayings, in
    their order. ``ours`` gives the program's claim for the name of a labelled one: the one with most of its sayings;
    ``theirs`` the name for the id of the program's: the one that most of its aligned sayings belong to.
    """

    answers: Answers
    reports: Mapping[str, Report]
    affair: Affair
    pages: Mapping[str, str]
    places: tuple[Place, ...]
    statements: tuple[Statement | None, ...]
    claims: tuple[Claim | None, ...]
    ours: Mapping[str, Claim]
    theirs: Mapping[str, str]

    def sayings_of(self, name: str) -> list[int]:
        """The numbers of a labelled claim's sayings."""
        return [number for number, saying in enumerate(self.answers.sayings) if saying.claim == name]


def align(answers: Answers, reports: Mapping[str, Report], affair: Affair) -> Case:
    """Lay a story's answers beside what the program made of it.

    Args:
        answers: the answers, without faults.
        reports: the report of every page, by the page's number.
        affair: what they were reconciled to.
    """
    places = tuple(_place(reports[saying.page], saying.words) for saying in answers.sayings)
    found = [
        _statement(place, reports[saying.page].statements)
        for place, saying in zip(places, answers.sayings, strict=True)
    ]
    claims = tuple(_claim(place, affair.claims) for place in places)
    ours, theirs = _each_way([saying.claim for saying in answers.sayings], claims)
    return Case(
        answers=answers,
        reports=reports,
        affair=affair,
        pages={report.article.id: page for page, report in reports.items()},
        places=places,
        statements=tuple(found),
        claims=claims,
        ours=ours,
        theirs=theirs,
    )


def overlap(place: Place, spans: Iterable[Span]) -> int:
    """How many characters of *place* lie in *spans*, which are of the same article."""
    return sum(max(0, min(place.end, span.end) - max(place.start, span.start)) for span in spans)


def _place(report: Report, words: str) -> Place:
    start = report.article.text.index(words)
    return Place(article=report.article.id, start=start, end=start + len(words))


def _statement(place: Place, statements: Iterable[Statement]) -> Statement | None:
    touching = [one for one in statements if overlap(place, one.content)]
    return max(
        touching,
        key=lambda one: (overlap(place, one.content), len(one.chain), -sum(len(span.text) for span in one.content)),
        default=None,
    )


def _claim(place: Place, claims: Iterable[Claim]) -> Claim | None:
    fits = {claim.id: (_fit(place, claim), claim) for claim in claims}
    best = min(fits.values(), key=lambda fit: (-fit[0], fit[1].id), default=None)
    return best[1] if best and best[0] else None


def _fit(place: Place, claim: Claim) -> float:
    """How well the best of the claim's sayings covers the place: overlap by union, 0 where it covers too little."""
    length, best = place.end - place.start, 0.0
    for saying in claim.says:
        if saying.article == place.article:
            common = max(0, min(place.end, saying.end) - max(place.start, saying.start))
            if common >= LEAST * length:
                best = max(best, common / (length + saying.end - saying.start - common))
    return best


def _each_way(names: Sequence[str], claims: Sequence[Claim | None]) -> tuple[dict[str, Claim], dict[str, str]]:
    """The program's claim for a name, the name for the program's claim: most in common, then least besides, then id."""
    pairs = [(name, claim.id) for name, claim in zip(names, claims, strict=True) if claim]
    by_id = {claim.id: claim for claim in claims if claim}
    common, by_name = Counter(pairs), Counter(names)
    by_claim = Counter(id_ for _, id_ in pairs)
    ours: dict[str, Claim] = {}
    theirs: dict[str, str] = {}
    for name, id_ in sorted(common, key=lambda pair: (-common[pair], by_claim[pair[1]], pair[1])):
        ours.setdefault(name, by_id[id_])
    for name, id_ in sorted(common, key=lambda pair: (-common[pair], by_name[pair[0]], pair[0])):
        theirs.setdefault(id_, name)
    return ours, theirs
