"""The sweep of the limits: it finds a share and edges that were planted, and keeps slips few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.records import Word, cut
from reportedly.statements.certainty.commitment import LIMITS, Told
from reportedly.statements.certainty.predicates import Predicate
from reportedly.statements.syntax import Tree
from training.certainty import Case, best, distance, wrong

TO = Word(span=cut("to sink", 0, 2), tag="PART", head=1, relation="mark")
SINK = Word(span=cut("to sink", 3, 7), tag="VERB", head=1, relation="root")
TO_SINK = Predicate(tree=Tree((TO, SINK)), at=1)
NEVER = replace(LIMITS, open=1.1)


def case(open_: float, commitment: float, value: float) -> Case:
    return Case(told=Told(predicate=TO_SINK, negated=False, commitment=commitment, open=open_), value=value)


def planted() -> Iterator[Case]:
    """Events that are open from a share of 0.7 on, and those below are certain whatever the number."""
    for tenth in range(1, 10):
        for number in (-1.0, 0.6, 1.9):
            place = {-1.0: 0.0, 0.6: 1.0, 1.9: 2.0}[number]
            yield case(tenth / 10, number, place if tenth >= 7 else 3.0)


def test_planted_limits_are_found() -> None:
    found = list(planted())
    limits = best(found)
    assert limits.open == 0.7
    assert (distance(found, limits), wrong(found, limits)) == (0.0, 0.0)


def test_without_the_reader_everything_is_certain() -> None:
    assert distance([case(0.9, 0.0, 0.0), case(0.9, 0.0, 3.0)], NEVER) == 1.5


def test_a_reader_that_is_mostly_wrong_is_never_believed() -> None:
    found = [*(case(0.95, 1.5, 0.0) for _ in range(5)), *(case(0.95, 1.5, 2.6) for _ in range(4))]
    assert best(found).open > 1


def test_nothing_lowered_is_nothing_wrong() -> None:
    assert wrong([case(0.1, 2.9, 3.0)], LIMITS) == 0.0
