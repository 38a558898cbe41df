"""Bags of words: their means, and how far one covers another."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile import meanings
from reportedly.reconcile.bags import ALIKE, Bags

WORDS = ("ferry", "ship", "boat", "resigned", "resignation", "killed", "died", "volcano", "xqvorn", "xqvorm")

bags = st.lists(st.dictionaries(st.sampled_from(WORDS), st.floats(0.5, 7.0, width=32), max_size=5), max_size=9)


def covered(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The share of the weight of *one* that *other* covers, word by word."""
    rows, columns = meanings.stacked(tuple(one)), meanings.stacked(tuple(other))
    nearest = [max((min(float(row @ column), 1.0) for column in columns), default=0.0) for row in rows]
    found = sum(weight * (far if far >= ALIKE else 0.0) for weight, far in zip(one.values(), nearest, strict=True))
    return found / max(sum(one.values()), 1e-9)


@pytest.mark.parametrize(
    ("one", "other", "here", "there"),
    [
        ({"ferry": 2.0}, {"ferry": 5.0}, 1.0, 1.0),
        ({"ferry": 2.0, "xqvorn": 6.0}, {"ferry": 2.0}, 0.25, 1.0),
        ({"xqvorn": 1.0}, {"xqvorm": 1.0}, 0.0, 0.0),
        ({"ferry": 1.0}, {}, 0.0, 0.0),
    ],
    ids=["the same", "a part", "nothing alike", "an empty bag"],
)
def test_what_covers_what(one: dict[str, float], other: dict[str, float], here: float, there: float) -> None:
    found = Bags([one, other]).covered(slice(0, 1))
    assert [float(side[0, 1]) for side in found] == pytest.approx([here, there], abs=1e-5)


def test_what_is_alike_covers_in_part() -> None:
    here, _ = Bags([{"resigned": 1.0}, {"resignation": 1.0}]).covered(slice(0, 1))
    assert ALIKE <= here[0, 1] < 1


@given(bags, st.data())
def test_rows_are_those_of_pairs_by_themselves(some: list[dict[str, float]], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(some)))
    last = data.draw(st.integers(first, len(some)))
    here, there = Bags(some).covered(slice(first, last))
    for row in range(first, last):
        for column, other in enumerate(some):
            assert here[row - first, column] == pytest.approx(covered(some[row], other), abs=1e-4)
            assert there[row - first, column] == pytest.approx(covered(other, some[row]), abs=1e-4)


@given(bags)
def test_means_are_of_length_one_or_nothing(some: list[dict[str, float]]) -> None:
    for bag, mean in zip(some, Bags(some).means(), strict=True):
        assert float(np.linalg.norm(mean)) == pytest.approx(1.0 if bag else 0.0, abs=1e-4)


def test_a_mean_leans_to_what_weighs_more() -> None:
    ferry, resigned = meanings.stacked(("ferry", "resigned"))
    (mean,) = Bags([{"ferry": 5.0, "resigned": 1.0}]).means()
    assert float(mean @ ferry) > float(mean @ resigned)
