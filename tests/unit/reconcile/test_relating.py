"""Two senses: which is which makes no difference, and what the sayings taught holds of sayings of the same kind."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reader.session import Reader
from reportedly.reconcile import meanings
from reportedly.reconcile.relating import FEATURES, features, related
from reportedly.records import cut


def told(*clauses: str) -> tuple[np.ndarray, np.ndarray]:
    reader = Reader()
    senses = [reader.senses(text, (cut(text, 0, len(text)),), [(cut(text, 0, len(text)),)])[0] for text in clauses]
    says, matter = (meanings.senses([getattr(sense, name) for sense in senses]) for name in ("says", "matter"))
    return says, matter


@pytest.mark.parametrize(
    ("one", "same", "rival"),
    [
        ("The minister has resigned", "She handed in her letter", "The minister stays in office"),
        ("The recording is genuine", "The tape is authentic", "The recording is a forgery"),
        ("Twelve people were killed", "A dozen died", "Nobody was killed"),
        ("The rebels hold the town", "The town is in rebel hands", "The army still holds the town"),
        ("The fire was set on purpose", "It was arson", "An electrical fault started the fire"),
        ("The captain is alive", "He survived", "The captain is dead"),
        ("The driver was drunk", "He had been drinking", "The driver was sober"),
    ],
)
def test_what_senses_are_to_each_other(one: str, same: str, rival: str) -> None:
    says, matter = told(one, same, rival, "The harbour was built in 1878")
    (*_, agreed, _), (*_, opposed), (*_, stray_same, stray_rival) = related(
        says, matter, np.array([[0, 1], [0, 2], [0, 3]])
    )
    assert agreed > stray_same
    assert opposed > stray_rival


def test_which_is_which_makes_no_difference() -> None:
    drawn = np.random.default_rng(0)
    says, matter = (drawn.standard_normal((5, 96)).astype(np.float32) for _ in range(2))
    pairs = np.array([[0, 1], [2, 3], [4, 4]])
    assert np.array_equal(related(says, matter, pairs), related(says, matter, pairs[:, ::-1]))
    assert features((says, matter), (says, matter)).shape == (5, FEATURES)


def test_no_pairs() -> None:
    empty = np.zeros((0, 96), dtype=np.float32)
    assert related(empty, empty, np.zeros((0, 2), dtype=np.int64)).shape == (0, 4)


def test_a_sense_that_nobody_told_is_nothing() -> None:
    says, matter = told("The minister has resigned")
    nothing = np.zeros((1, 96), dtype=np.float32)
    pairs = np.array([[0, 1]])
    (row,) = related(np.concatenate([says, nothing]), np.concatenate([matter, nothing]), pairs)
    assert row.tolist() == related(np.zeros((2, 96), np.float32), np.zeros((2, 96), np.float32), pairs)[0].tolist()
