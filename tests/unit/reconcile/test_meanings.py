"""Words as vectors and rarities: what is alike, what is rare, and what is not in the table."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reconcile.meanings import RAREST, WIDTH, rarity, senses, stacked, vector
from reportedly.records import SENSE_WIDTH


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("resigned", "resignation", "volcano"),
        ("died", "killed", "recount"),
        ("ferry", "ship", "ballot"),
        ("genuine", "authentic", "ferry"),
    ],
)
def test_what_is_alike(word: str, like: str, unlike: str) -> None:
    one, near, far = stacked((word, like, unlike))
    assert float(one @ near) > float(one @ far)


def test_a_word_without_a_vector_is_only_like_itself() -> None:
    one, again, other, known = stacked(("xqvorn", "xqvorn", "xqvorm", "ferry"))
    assert float(one @ again) == pytest.approx(1, abs=1e-5)
    assert abs(float(one @ other)) < 0.5
    assert abs(float(one @ known)) < 0.5


def test_rarity() -> None:
    assert 0 <= rarity("the") < rarity("ferry") < rarity("xqvorn") == RAREST
    assert rarity("ferry’s") == rarity("ferry's") == rarity("ferry")
    assert max(map(rarity, ("of", "yesterday", "abdicate", ""))) <= RAREST


def test_vectors_are_of_length_one_or_none() -> None:
    found = vector("ferry")
    assert found is not None
    assert found.shape == (WIDTH,)
    assert float(np.linalg.norm(found)) == pytest.approx(1, abs=1e-3)
    assert vector("xqvorn") is None


def test_senses_are_of_length_one_or_nothing() -> None:
    told, nothing = senses((bytes([3, 253]) + bytes(SENSE_WIDTH - 2), None))
    assert told[:2] == pytest.approx([0.5**0.5, -(0.5**0.5)])
    assert not nothing.any()
    assert senses(()).shape == (0, SENSE_WIDTH)


def test_no_words_are_no_rows() -> None:
    assert stacked(()).shape == (0, WIDTH)


def test_a_made_vector_is_the_same_every_time() -> None:
    assert np.array_equal(stacked(("xqvorn",)), stacked(("xqvorn",)))


@pytest.mark.parametrize(("one", "other"), [("xqvorn", "wqvorn"), ("xqvorn", "xqvorm"), ("figure:e-1", "figure:e-2")])
def test_a_made_vector_is_another_for_another_word(one: str, other: str) -> None:
    assert not np.array_equal(stacked((one,)), stacked((other,)))


@pytest.mark.parametrize("word", ["", "\x00", "漢字", "a\ud800", "ferry\u202e"])
def test_any_word_at_all(word: str) -> None:
    assert np.isfinite(stacked((word,))).all()
    assert 0 <= rarity(word) <= RAREST
