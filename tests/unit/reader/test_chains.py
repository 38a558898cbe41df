"""Chains: the short cut of the search changes nothing, and spans end where they must."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from reportedly.reader.chains import shares, spans_of, viterbi
from reportedly.reader.heads import NAME_TAGS

TAGS = ("O", "B-one", "I-one")


@settings(max_examples=40, deadline=None)
@given(
    arrays.arrays(np.float32, (5, 3), elements=st.floats(-4, 4, width=32)),
    arrays.arrays(np.float32, 5, elements=st.sampled_from([0, 0, 3, 30])),
    arrays.arrays(np.float32, (3, 3), elements=st.floats(-2, 2, width=32)),
)
def test_the_best_sequence_however_sure_some_pieces_are(
    emissions: NDArray[np.float32], sure: NDArray[np.float32], transitions: NDArray[np.float32]
) -> None:
    emissions[:, 0] += sure

    def total(path: tuple[int, ...]) -> float:
        score = sum(float(emissions[step, tag]) for step, tag in enumerate(path))
        return score + sum(float(transitions[a, b]) for a, b in pairwise(path))

    best = max(total(path) for path in product(range(3), repeat=5))
    assert total(tuple(viterbi(emissions, transitions).tolist())) == pytest.approx(best, abs=1e-3)


def test_no_pieces_no_tags() -> None:
    assert viterbi(np.zeros((0, 3), dtype=np.float32), np.zeros((3, 3), dtype=np.float32)).tolist() == []


@pytest.mark.parametrize(
    ("path", "breaks", "expected"),
    [
        pytest.param([0, 1, 2, 0], [], [("one", 1, 3)], id="one span"),
        pytest.param([1, 1, 2], [], [("one", 0, 1), ("one", 1, 3)], id="two that touch"),
        pytest.param([0, 2, 2], [], [("one", 1, 3)], id="inside, after nothing"),
        pytest.param([1, 2, 2], [2], [("one", 0, 2), ("one", 2, 3)], id="broken at a line's end"),
        pytest.param([0, 0, 0], [1], [], id="nothing"),
        pytest.param([], [], [], id="no text"),
    ],
)
def test_spans(path: list[int], breaks: list[int], expected: list[tuple[str, int, int]]) -> None:
    at = np.isin(np.arange(len(path)), breaks)
    found = spans_of(np.array(path, dtype=np.int64), np.ones((len(path), 3), dtype=np.float32), TAGS, at)
    assert [(kind, place.start, place.end) for kind, place in found] == expected


def test_a_span_of_another_kind_is_another_span() -> None:
    path = np.array([NAME_TAGS.index("B-person"), NAME_TAGS.index("I-place")])
    found = spans_of(path, np.ones((2, len(NAME_TAGS)), dtype=np.float32), NAME_TAGS)
    assert [(kind, place.start, place.end) for kind, place in found] == [("person", 0, 1), ("place", 1, 2)]


def test_shares_make_one() -> None:
    told = shares(np.array([[0, 0], [700, 0]], dtype=np.float32))
    assert told.tolist() == [[0.5, 0.5], [1.0, 0.0]]
    assert shares(np.zeros((0, 2), dtype=np.float32)).shape == (0, 2)
