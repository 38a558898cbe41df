"""Clauses as an encoder learns to read them: as the program does, or it would learn something else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.reader.heads import SENSES
from reportedly.reader.senses import senses
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.records import Span, cut
from training.clauses import pieces

WORDS = ["the", "lamp", "is", "out", "nine", "boats", "lost", ".", ",", "she", "said"]
VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])
TEXT = "The lamp is out. Nine boats, she said, lost."
SENTENCES = (cut(TEXT, 0, 16), cut(TEXT, 17, len(TEXT)))


def spans(*words: str, text: str = TEXT) -> tuple[Span, ...]:
    return tuple(cut(text, text.index(word), text.index(word) + len(word)) for word in words)


def words(ids: NDArray[np.int64]) -> str:
    return " ".join(WORDS[number - 4] for number in ids.tolist())


@pytest.mark.parametrize(
    ("clause", "sentence", "own"),
    [
        (("lamp is",), "the lamp is out .", "lamp is"),
        (("Nine boats", "lost"), "nine boats , she said , lost .", "nine boats lost"),
        (("out. Nine",), "the lamp is out . nine boats , she said , lost .", "out . nine"),
    ],
)
def test_a_clause_in_its_sentence(clause: Sequence[str], sentence: str, own: str) -> None:
    found = pieces(VOCABULARY, TEXT, SENTENCES, spans(*clause))
    assert found is not None
    ids, cases, gaps, inside = found
    assert (ids[0], ids[-1]) == (VOCABULARY.first, VOCABULARY.last)
    assert (words(ids[1:-1]), words(ids[inside > 0])) == (sentence, own)
    assert cases[[0, -1]].tolist() == gaps[[0, -1]].tolist() == inside[[0, -1]].tolist() == [0, 0]


def test_a_clause_without_a_word() -> None:
    assert pieces(VOCABULARY, TEXT, SENTENCES, (cut(TEXT, 3, 4),)) is None


LONG = "The lamp is out, " * 30 + "nine boats lost."


@pytest.mark.parametrize(
    ("text", "sentences", "clause"),
    [
        (TEXT, SENTENCES, spans("lamp is")),
        (TEXT, SENTENCES, spans("Nine boats", "lost")),
        (TEXT, SENTENCES[1:], spans("is out")),
        (LONG, (cut(LONG, 0, len(LONG)),), spans("nine boats", text=LONG)),
        (LONG, (cut(LONG, 0, len(LONG)),), (cut(LONG, 0, len(LONG)),)),
    ],
)
def test_what_the_program_reads_is_read(text: str, sentences: Sequence[Span], clause: Sequence[Span]) -> None:
    read: list[Tokens] = []

    def run(given: Tokens) -> NDArray[np.float32]:
        read.append(given)
        return np.ones((len(given), sum(one.stop - one.start for one in SENSES.values())), dtype=np.float32)

    senses(run, VOCABULARY, text, sentences, [clause])
    found = pieces(VOCABULARY, text, sentences, clause)
    assert found is not None
    (given,) = read
    assert found[:3, 1:-1].tolist() == [given.ids.tolist(), given.cases.tolist(), given.gaps.tolist()]
