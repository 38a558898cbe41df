"""The measures of coreference, on entities small enough to count by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from benchmarks.quality.coreference import Scorer, assigned, entities_of


def entities(told: str) -> list[frozenset[str]]:
    return [frozenset(one) for one in told.split()]


@pytest.mark.parametrize(
    ("found", "expected", "muc", "b_cubed", "ceaf"),
    [
        pytest.param("abc de", "abc de", (1, 1), (1, 1), (1, 1), id="the same"),
        # MUC: abc is cut in ab|c (1 link of 2), de is whole (1 of 1); found: ab 1 of 1, cde in c|de (1 of 2)
        # B-cubed: recall (4+1)/3 + 4/2 over 5; precision 4/2 + (1+4)/3 over 5
        # CEAF: ab with abc 2*2/5, cde with de 2*2/5, over 2 and 2
        pytest.param("ab cde", "abc de", (2 / 3, 2 / 3), (11 / 15, 11 / 15), (0.8, 0.8), id="one moved"),
        # all in one: MUC found 3 links of 4, expected all; B-cubed precision (9+4)/5 over 5; CEAF 2*3/8 over 1 and 2
        pytest.param("abcde", "abc de", (3 / 4, 1), (13 / 25, 1), (0.75, 0.375), id="all in one"),
        # a spurious mention x and a missing c: MUC abx in ab|x: 1 of 2, abc in ab|c 1 of 2; CEAF 2*2/6
        pytest.param("abx", "abc", (1 / 2, 1 / 2), (4 / 9, 4 / 9), (2 / 3, 2 / 3), id="one mention for another"),
        pytest.param("xy", "ab", (0, 0), (0, 0), (0, 0), id="nothing right"),
        pytest.param("", "ab", (0, 0), (0, 0), (0, 0), id="nothing found"),
        pytest.param("a b", "a b", (0, 0), (1, 1), (1, 1), id="MUC sees no entity of one"),
    ],
)
def test_measures(
    found: str,
    expected: str,
    muc: tuple[float, float],
    b_cubed: tuple[float, float],
    ceaf: tuple[float, float],
) -> None:
    scorer = Scorer()
    scorer.add(entities(found), entities(expected))
    for score, (precision, recall) in ((scorer.muc, muc), (scorer.b_cubed, b_cubed), (scorer.ceaf, ceaf)):
        assert score.right == pytest.approx(precision * score.found)
        assert score.covered == pytest.approx(recall * score.expected)
        both = 200 * precision * recall / (precision + recall) if precision + recall else 0
        assert score.f1 == pytest.approx(both)


def test_the_mean_of_the_three() -> None:
    scorer = Scorer()
    scorer.add(entities("ab cde"), entities("abc de"))
    told = scorer.told("_x")
    assert told["coreference_f1_x"] == pytest.approx((200 / 3 + 1100 / 15 + 80) / 3)
    assert told.keys() == {"coreference_f1_x", "coreference_muc_x", "coreference_b_cubed_x", "coreference_ceaf_x"}


def test_documents_are_summed_before_anything_is_divided() -> None:
    scorer = Scorer()
    scorer.add(entities("abcd"), entities("abcd"))
    scorer.add(entities("xy"), entities("ab"))
    assert scorer.muc.f1 == pytest.approx(75)


def test_entities_of() -> None:
    assert set(entities_of({1: "a", 2: "b", 3: "a"})) == {frozenset({1, 3}), frozenset({2})}


shapes = st.tuples(st.integers(1, 4), st.integers(1, 4))


@settings(max_examples=30, deadline=None)
@given(shapes.flatmap(lambda shape: arrays.arrays(np.float64, shape, elements=st.floats(0, 1, width=16))))
def test_the_best_assignment_of_all(worth: NDArray[np.float64]) -> None:
    table = worth if worth.shape[0] <= worth.shape[1] else worth.T
    rows = range(table.shape[0])
    best = max(sum(table[row, order[row]] for row in rows) for order in permutations(range(table.shape[1])))
    assert assigned(worth) == pytest.approx(best)
