"""From where on the reader is believed about certainty: ``python -m training.certainty --corpora ../shared/corpora``.

Sweeps the limits of :mod:`reportedly.statements.certainty.commitment` on the training part of factuality/uw (Lee et al.
2015), whose annotators said of each event in a sentence, on a scale from -3 to 3, how far the author commits to it.
FactBank's grades are places on that scale (Stanovsky et al. 2017): certain is 3, probable 2, possible 1, not committed
0; a value under a negation is turned round, as certainty is read of the words. The best limits are those whose grades
lie nearest to the annotators' values in the mean, over the events that stand in a clause and under no hedge of the
tables (of what is under one, the tables have the word), and that lower few events wrongly: of those graded below
certain, nine in ten are less than certain to the annotators.

Prints the distance without the reader and the best limits with theirs. Whoever trains another bundle runs this and
writes the outcome into ``LIMITS``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from reportedly.reader.session import Reader
from reportedly.records import cut
from reportedly.statements.certainty import hedges
from reportedly.statements.certainty.commitment import LIMITS, Limits, Told
from reportedly.statements.certainty.predicates import Predicate
from reportedly.statements.syntax import Forest
from training.documents import Document
from training.factuality import factuality

__all__ = ["Case", "best", "cases", "distance", "wrong"]

_PLACES = {"Uu": 0.0, "PS+": 1.0, "PR+": 2.0, None: 3.0}
_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.1)  # nobody is sure of what is less likely than not; the last: never
_EDGES = (
    (-0.5, 0.0, 0.25, 0.5, 0.75),
    (0.75, 1.0, 1.25, 1.5, 1.75),
    (1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.1),
)
_MOST_WRONG = 0.1
_CERTAIN = 2.5  # values from here on are nearest to 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An event as the reader tells of it, and how far the annotators say that its words are so, -3 to 3."""

    told: Told
    value: float


def cases(reader: Reader, documents: Sequence[Document]) -> Iterator[Case]:
    """The annotated events of *documents* that the reader finds, in a clause and under no hedge of the tables."""
    for document in documents:
        whole = cut(document.text, 0, len(document.text))
        reading = reader.read(document.text, (whole,), inner=False)
        tree = Forest(reading.sentences).at(whole)
        triggers = {trigger.span.start: trigger for trigger in reading.triggers}
        places = {} if tree is None else {word.span.start: at for at, word in enumerate(tree.words)}
        found = [hedge for hedge in hedges(document.text, 0, len(document.text)) if hedge.certainty != "CT+"]
        for target in document.commitments or ():
            if tree is None or target.start not in triggers or target.start not in places:
                continue
            predicate = Predicate(tree=tree, at=places[target.start])
            under = any(predicate.is_under(hedge.span, condition=hedge.category == "condition") for hedge in found)
            if predicate.is_clause and not under:
                told = Told.of(predicate, triggers[target.start])
                yield Case(told=told, value=-target.value if told.negated else target.value)


def distance(found: Sequence[Case], limits: Limits) -> float:
    """How far the grades under *limits* lie from the annotators' values, in the mean."""
    return float(np.mean([abs(_PLACES[case.told.grade(limits)] - case.value) for case in found]))


def wrong(found: Sequence[Case], limits: Limits) -> float:
    """Of the events that *limits* grade below certain, the share that is certain to the annotators; 0 of none."""
    lowered = [float(case.value >= _CERTAIN) for case in found if case.told.grade(limits) is not None]
    return float(np.mean(lowered or [0.0]))


def best(found: Sequence[Case], start: Limits = LIMITS) -> Limits:
    """The limits with the least distance and few wrong that turning one at a time leads to from *start*."""

    def cost(limits: Limits) -> tuple[bool, float]:
        return wrong(found, limits) > _MOST_WRONG, distance(found, limits)

    now = start
    while True:
        ahead = now
        for tries in _TURNS:
            ahead = min(tries(ahead), key=cost)
        if cost(ahead) >= cost(now):
            return now
        now = ahead


def _edged(limits: Limits, number: int) -> list[Limits]:
    return [replace(limits, edges=_with(limits.edges, number, value)) for value in _EDGES[number]]


_TURNS: tuple[Callable[[Limits], list[Limits]], ...] = (
    lambda limits: [replace(limits, open=share) for share in reversed(_SHARES)],
    *(partial(_edged, number=number) for number in range(len(_EDGES))),
)


def _with(edges: tuple[float, float, float], number: int, value: float) -> tuple[float, float, float]:
    low, middle, high = (value if place == number else edge for place, edge in enumerate(edges))
    return low, max(low, middle), max(low, middle, high)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--bundle", type=Path, help="the bundle to sweep for; without it the package's own")
    parser.add_argument("--sample", type=int, default=1, help="take every so many-th sentence")
    args = parser.parse_args()
    documents = list(factuality(args.corpora / "factuality", "train", ("uw",)))[:: args.sample]
    found = list(cases(Reader(args.bundle), documents))
    never = replace(LIMITS, open=_SHARES[-1])
    swept = best(found)
    for name, limits in (("tables alone", never), ("as they are", LIMITS), ("best", swept)):
        print(f"{name:14} distance {distance(found, limits):.4f}, wrong {wrong(found, limits):.2f}  {limits}")
    print(f"{len(found)} events")


if __name__ == "__main__":
    main()
