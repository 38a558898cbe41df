"""Clauses to vectors, with an encoder made by hand: each piece says its own id, and counts as it is told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.reader.heads import SENSES
from reportedly.reader.senses import near, senses
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.records import SENSE_WIDTH, Span, cut

WORDS = ["the", "lamp", "is", "out", "nine", "boats", "lost", ".", "she", "said"]
VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])
TEXT = "The lamp is out. Nine boats, she said, lost."
SENTENCES = (cut(TEXT, 0, 16), cut(TEXT, 17, len(TEXT)))


def encoder(
    read: list[str], counts: Callable[[str], float] = lambda word: 0.0
) -> Callable[[Tokens], NDArray[np.float32]]:
    """An encoder for which every word is a direction of its own; *read* keeps what it was given."""

    def run(pieces: Tokens) -> NDArray[np.float32]:
        words = [WORDS[number - 4] if number >= 4 else "?" for number in pieces.ids.tolist()]
        read.append(" ".join(words))
        values = np.zeros((len(words), sum(one.stop - one.start for one in SENSES.values())), dtype=np.float32)
        for row, (number, word) in enumerate(zip(pieces.ids.tolist(), words, strict=True)):
            values[row, SENSES["says"].start + number] = 2.0
            values[row, SENSES["matter"].start + 20 + number] = 0.5
            values[row, SENSES["says_counts"].start] = counts(word)
        return values

    return run


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(cut(TEXT, TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def said(vector: bytes, shift: int = 0) -> dict[str, int]:
    numbers = np.frombuffer(vector, dtype=np.int8)
    return {word: int(numbers[shift + 4 + place]) for place, word in enumerate(WORDS) if numbers[shift + 4 + place]}


@pytest.mark.parametrize(
    ("clause", "means"),
    [
        (("lamp",), {"lamp": 127}),
        (("lamp is",), {"lamp": 90, "is": 90}),
        (("boats", "lost"), {"boats": 90, "lost": 90}),
        (("The lamp is out",), {"the": 64, "lamp": 64, "is": 64, "out": 64}),
        (("is out. Nine boats",), {"is": 57, "out": 57, ".": 57, "nine": 57, "boats": 57}),
    ],
)
def test_a_clause_is_the_mean_of_its_pieces_of_length_one(clause: Sequence[str], means: dict[str, int]) -> None:
    (found,) = senses(encoder([]), VOCABULARY, TEXT, SENTENCES, [spans(*clause)])
    assert found is not None
    assert said(found.says) == means
    assert said(found.matter, 20) == means
    assert len(found.says) == len(found.matter) == SENSE_WIDTH


def test_a_piece_counts_as_much_as_the_encoder_says() -> None:
    heavy = encoder([], lambda word: 9.0 if word == "out" else 0.0)
    (found,) = senses(heavy, VOCABULARY, TEXT, SENTENCES, [spans("lamp is out")])
    assert found is not None
    assert said(found.says) == {"out": 127}
    assert said(found.matter, 20) == {"lamp": 73, "is": 73, "out": 73}


@pytest.mark.parametrize(
    ("clauses", "read"),
    [
        ([("lamp is out",)], ["the lamp is out ."]),
        ([("lamp",), ("out",)], ["the lamp is out ."]),
        ([("boats",), ("lamp",)], ["nine boats ? she said ? lost .", "the lamp is out ."]),
        ([("out. Nine",)], ["the lamp is out . nine boats ? she said ? lost ."]),
        ([], []),
    ],
    ids=["its sentence", "once a sentence", "each its own", "two sentences", "nothing"],
)
def test_what_is_read_for_a_clause(clauses: Sequence[Sequence[str]], read: list[str]) -> None:
    was: list[str] = []
    senses(encoder(was), VOCABULARY, TEXT, SENTENCES, [spans(*clause) for clause in clauses])
    assert was == read


def test_a_clause_means_the_same_wherever_its_sentence_stands() -> None:
    text = TEXT[17:] + "\n" + TEXT[:16]
    there = (cut(text, 0, len(text) - 17), cut(text, len(text) - 16, len(text)))
    place = text.index("lamp is out")
    one = senses(encoder([]), VOCABULARY, TEXT, SENTENCES, [spans("lamp is out")])
    assert one == senses(encoder([]), VOCABULARY, text, there, [(cut(text, place, place + 11),)])


def test_a_clause_in_no_sentence_is_read_by_itself() -> None:
    was: list[str] = []
    (found,) = senses(encoder(was), VOCABULARY, TEXT, (), [spans("lamp is")])
    assert was == ["lamp is"]
    assert found is not None


def test_a_clause_without_a_piece_means_nothing() -> None:
    assert senses(encoder([]), VOCABULARY, "a  b", (cut("a  b", 0, 4),), [(cut("a  b", 1, 3),)]) == (None,)


@pytest.mark.parametrize(
    ("places", "size", "read"),
    [
        ([3, 5], 40, (0, 40)),
        ([3, 5], 96, (0, 96)),
        ([3, 5], 300, (0, 96)),
        ([150, 160], 300, (107, 203)),
        ([290, 299], 300, (204, 300)),
        ([100, 190], 300, (97, 193)),
        ([10, 250], 300, (82, 178)),
    ],
)
def test_a_long_sentence_is_read_around_the_clause(places: list[int], size: int, read: tuple[int, int]) -> None:
    assert near(np.array(places), size) == read
