"""What the other pairs tell of a pair: how it stands among them, and what both sides are to a third."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from reportedly.reconcile.company import COLUMNS, NEAREST, company

#: The columns, by what they are; those of a kind have the greater of both sides first.
SAME, RIVAL = 0, 1
BEHIND, BEST, TOTAL, REPORTS, SHARE = (slice(start, start + 2) for start in range(2, 12, 2))
ALIKE, AGAINST, CROSSED = 22, 24, 26

#: Pairs of gists, and how likely each is the same or excludes the other.
Told = Mapping[tuple[int, int], tuple[float, float]]


def kept(told: Told, reports: list[int]) -> dict[tuple[int, int], np.ndarray]:
    """The columns of each pair."""
    pairs = np.array(list(told), dtype=np.int64).reshape(-1, 2)
    same, rival = np.array(list(told.values()), dtype=np.float32).reshape(-1, 2).T
    found = company(pairs, np.array(reports, dtype=np.int64), same, rival)
    assert found.shape == (len(told), COLUMNS)
    return dict(zip(told, found, strict=True))


def test_no_pairs_keep_no_company() -> None:
    assert kept({}, [0, 1]) == {}


def test_a_pair_alone_is_the_best_of_its_own() -> None:
    row = kept({(0, 1): (0.8, 0.1)}, [0, 1])[0, 1]
    assert row[[SAME, RIVAL]].tolist() == pytest.approx([0.8, 0.1])
    assert row[BEHIND].tolist() == [0, 0]
    assert row[BEST].tolist() == row[TOTAL].tolist() == row[REPORTS].tolist() == pytest.approx([0.8, 0.8])
    assert row[SHARE].tolist() == [0.5, 0.5]  # the other's report has it, of two
    assert row[ALIKE:].tolist() == [0] * 7


def test_what_a_report_says_likelier_is_before_what_it_says_less_likely() -> None:
    rows = kept({(0, 1): (0.9, 0), (0, 2): (0.6, 0), (0, 3): (0.6, 0)}, [0, 1, 1, 2])
    assert rows[0, 1][BEHIND].tolist() == [0, 0]
    assert rows[0, 2][BEHIND].tolist() == pytest.approx([0, -0.3])
    assert rows[0, 3][BEHIND].tolist() == [0, 0], "of another report it is the best"
    assert rows[0, 3][TOTAL].tolist() == pytest.approx([2.1, 0.6])
    assert rows[0, 3][REPORTS].tolist() == pytest.approx([1.5, 0.6])


def test_the_same_as_a_third_and_against_the_same_third() -> None:
    told: Told = {(0, 1): (0.2, 0.1), (0, 2): (0.8, 0), (1, 2): (0.5, 0), (0, 3): (0, 0.9), (1, 3): (0, 0.5)}
    row = kept(told, [0, 1, 2, 3])[0, 1]
    assert row[ALIKE] == pytest.approx(0.8 * 0.5)
    assert row[AGAINST] == pytest.approx(0.9 * 0.5)
    assert row[CROSSED] == 0


def test_the_same_as_one_excludes_what_that_excludes() -> None:
    row = kept({(0, 1): (0.1, 0.2), (0, 2): (0.9, 0), (1, 2): (0, 0.8)}, [0, 1, 2])[0, 1]
    assert row[CROSSED] == pytest.approx(0.9 * 0.8)
    assert (row[ALIKE], row[AGAINST]) == (0, 0)


def test_neither_the_order_of_pairs_nor_of_sides_makes_a_difference() -> None:
    drawn = np.random.default_rng(1)
    one, other = np.triu_indices(20, 1)
    pairs, reports = np.stack([one, other], axis=1), drawn.integers(0, 5, 20)
    same, rival = drawn.random((2, len(pairs))).astype(np.float32)
    found, order = company(pairs, reports, same, rival), drawn.permutation(len(pairs))
    turned = company(pairs[order][:, ::-1], reports, same[order], rival[order])
    assert turned == pytest.approx(found[order], abs=1e-5)


def test_only_the_nearest_are_seen() -> None:
    thirds = range(2, 2 + 2 * NEAREST)
    told: Told = {(0, 1): (0.1, 0)} | {(side, third): (1 - third / 100, 0) for third in thirds for side in (0, 1)}
    row = kept(told, list(range(2 + 2 * NEAREST)))[0, 1]
    assert row[ALIKE] == pytest.approx(0.98**2)
    assert row[ALIKE + 1] == pytest.approx(sum((1 - third / 100) ** 2 for third in thirds[:NEAREST]), rel=1e-3)
