"""Decoding without a model: numbers made by hand, and laws against brute force."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from reportedly.reader.decode import LINK_WIDTH, TAGS, Found, Signals, decode, spans_of, viterbi
from reportedly.reader.linking import FEATURES, Linking, Place, choose, features

BY_SCORE = Linking(content=(1.0, -0.1, 0, 0, 0, 0), source=(1.0, -0.1, 0, 0, 0, 0), nobody=(1.0, -4.0))
FREE = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
N, S, s, C, c, X, x = range(7)  # nothing, and the first and further pieces of source, cue, content


def signals(tags: list[int]) -> Signals:
    """A reader that is sure of *tags* and sees no difference between pairs of spans but their distance."""
    emissions = np.full((len(tags), len(TAGS)), -5.0, dtype=np.float32)
    emissions[np.arange(len(tags)), tags] = 5.0
    nothing = np.zeros((len(tags), LINK_WIDTH), dtype=np.float32)
    return Signals(
        emissions=emissions,
        cue_seeks=nothing,
        source_offers=nothing,
        content_seeks=nothing,
        cue_offers=nothing,
        nobody=np.zeros(len(tags), dtype=np.float32),
    )


def shape(found: Found) -> tuple[tuple[int, int] | None, tuple[int, int], list[tuple[int, int]]]:
    source = (found.source.start, found.source.end) if found.source else None
    return source, (found.cue.start, found.cue.end), [(place.start, place.end) for place in found.content]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param([S, s, C, X, x, x, N], [((0, 2), (2, 3), [(3, 6)])], id="she | said | that it burned ."),
        pytest.param([X, x, S, C, N, X, x], [((2, 3), (3, 4), [(0, 2), (5, 7)])], id="a broken quote is one"),
        pytest.param([N, C, X, x], [(None, (1, 2), [(2, 4)])], id="nobody said it"),
        pytest.param([S, C, N, N], [], id="a cue that nothing hangs on"),
        pytest.param([X, x, x, N], [], id="content that nobody gives"),
        pytest.param([N, N, N], [], id="nothing"),
        pytest.param([], [], id="no text"),
        pytest.param([s, C, x], [((0, 1), (1, 2), [(2, 3)])], id="inside tags that continue nothing"),
        pytest.param(
            [S, C, X, N, S, C, X], [((0, 1), (1, 2), [(2, 3)]), ((4, 5), (5, 6), [(6, 7)])], id="two, each its own"
        ),
    ],
)
def test_attributions(tags: list[int], expected: list[object]) -> None:
    assert [shape(found) for found in decode(signals(tags), FREE, BY_SCORE)] == expected


def test_confidence_is_a_share() -> None:
    (found,) = decode(signals([S, C, X]), FREE, BY_SCORE)
    assert 0.5 < found.confidence <= 1


def test_transitions_forbid_what_the_emissions_prefer() -> None:
    emissions = np.zeros((2, len(TAGS)), dtype=np.float32)
    emissions[0, N], emissions[1, c] = 1.0, 1.0
    strict = FREE.copy()
    strict[N, c] = -9.0
    assert viterbi(emissions, FREE).tolist() == [N, c]
    assert viterbi(emissions, strict).tolist() != [N, c]


floats = st.floats(-4, 4, width=32)


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.float32, (4, 7), elements=floats), arrays.arrays(np.float32, (7, 7), elements=floats))
def test_viterbi_is_the_best_of_all_sequences(emissions: np.ndarray, transitions: np.ndarray) -> None:
    def total(path: tuple[int, ...]) -> float:
        score = sum(float(emissions[step, tag]) for step, tag in enumerate(path))
        return score + sum(float(transitions[a, b]) for a, b in pairwise(path))

    best = tuple(viterbi(emissions, transitions).tolist())
    assert total(best) == pytest.approx(max(total(path) for path in product(range(7), repeat=4)), abs=1e-3)


@given(st.lists(st.integers(0, 6)))
def test_spans_are_in_order_apart_and_cover_every_tag(tags: list[int]) -> None:
    path = np.array(tags, dtype=np.int64)
    spans = spans_of(path, np.ones((len(tags), 7), dtype=np.float32))
    places = sorted((place.start, place.end) for found in spans.values() for place in found)
    assert all(a_end <= b_start for (_, a_end), (b_start, _) in pairwise(places))
    assert {at for start, end in places for at in range(start, end)} == {at for at, tag in enumerate(tags) if tag}


def test_features_say_where_two_spans_stand() -> None:
    nothing = np.zeros((400, LINK_WIDTH), dtype=np.float32)
    seeker = Place(start=200, end=205, sure=1)
    offers = [Place(start=205, end=206, sure=1), Place(start=190, end=199, sure=1), Place(start=10, end=12, sure=1)]
    rows = features([seeker], offers, nothing, nothing)[0]
    named = [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]
    assert [row["touching"] for row in named] == [1, 0, 0]
    assert [row["offer comes after"] for row in named] == [1, 0, 0]
    assert [row["far"] for row in named] == [0, 0, 1]
    assert named[1]["distance"] == pytest.approx(np.log(2))


def test_nobody_is_chosen_when_every_offer_is_worse() -> None:
    table = np.zeros((2, 3, len(FEATURES)), dtype=np.float32)
    table[1, 2, 0] = 2.0
    chosen, shares = choose(table, BY_SCORE.content, np.array([1.0, 1.0], dtype=np.float32))
    assert chosen.tolist() == [-1, 2]
    assert ((shares > 0) & (shares <= 1)).all()
