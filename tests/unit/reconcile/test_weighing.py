"""Networks by which pairs are weighed: what they make of numbers, and that the package has those that fit its facts."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reconcile.company import COLUMNS
from reportedly.reconcile.weighing import FACTS, RIVAL, SAME, Net, Which, weighed


def passing(*biases: float) -> Net:
    """Two networks of one unit that pass on one positive number, as odds for *same*; the second with *biases*."""
    one = np.ones((2, 1, 1), dtype=np.float32)
    nothing = np.zeros((2, 1, 1), dtype=np.float32)
    odds = np.array([[[0, 1, 0]], [[0, 1, 0]]], dtype=np.float32)
    last = np.array([[[0, 0, 0]], [biases]], dtype=np.float32)
    mean, spread = np.array([1.0], dtype=np.float32), np.array([2.0], dtype=np.float32)
    return Net(mean=mean, spread=spread, layers=((one, nothing), (one, nothing), (odds, last)))


@pytest.mark.parametrize(
    ("fact", "odds"),
    [
        pytest.param(1.0, 0.0, id="the mean"),
        pytest.param(3.0, 1.0, id="a spread above"),
        pytest.param(-3.0, 0.0, id="below: no unit is stirred"),
        pytest.param(1000.0, 5.0, id="no further than five"),
    ],
)
def test_a_fact_counts_by_how_far_it_is_from_the_mean(fact: float, odds: float) -> None:
    likely = passing(0, 0, 0).likely(np.array([[fact]], dtype=np.float32))
    assert likely.tolist() == [pytest.approx(np.exp([0, odds, 0]) / np.exp([0, odds, 0]).sum())]


def test_the_networks_are_of_one_weight() -> None:
    (likely,) = passing(0, 0, 99).likely(np.array([[1.0]], dtype=np.float32))
    assert likely[RIVAL] == pytest.approx((1 / 3 + 1) / 2)
    assert likely[SAME] == pytest.approx(1 / 6)


@pytest.mark.parametrize(("which", "columns"), [("alone", len(FACTS)), ("among", len(FACTS) + COLUMNS)])
def test_the_package_has_networks_for_the_facts_that_it_finds(which: Which, columns: int) -> None:
    facts = np.random.default_rng(0).random((5, columns), dtype=np.float32)
    same, rival = weighed(which, facts)
    assert same.shape == rival.shape == (5,)
    assert ((same >= 0) & (rival >= 0) & (same + rival <= 1.00001)).all()
    assert weighed(which, facts[:0])[0].shape == (0,)
