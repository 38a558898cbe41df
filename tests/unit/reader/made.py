"""A reader's rows made by hand: what each head is to say of each piece of a text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import DISTANCES, LABEL_WIDTH, LAYOUT, NAME_TAGS, RELATIONS, TIME_TAGS, WIDTH, WORD_TAGS
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.reader.weights import Weights
from reportedly.records import Word, cut

#: Every word is one piece, but those that end in "port" or are "baker's": they are two or three.
VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "rook", "gull", "##port", "don", "can", "'", "t", "s"])

PLAIN = Weights(
    name_transitions=np.zeros((len(NAME_TAGS), len(NAME_TAGS)), dtype=np.float32),
    time_transitions=np.zeros((len(TIME_TAGS), len(TIME_TAGS)), dtype=np.float32),
    distances=np.zeros(2 * DISTANCES + 1, dtype=np.float32),
    labels=np.zeros((len(RELATIONS), 3 * LABEL_WIDTH), dtype=np.float32),
    label_bias=np.zeros(len(RELATIONS), dtype=np.float32),
)


def rows_of(tokens: Tokens) -> NDArray[np.float32]:
    """Rows that say nothing but where words begin: at every piece that is joined to none, or is no letter."""
    rows = np.zeros((len(tokens), WIDTH), dtype=np.float32)
    say(rows, "word_tags", [0 if gap == 0 else WORD_TAGS.index("NOUN") for gap in tokens.gaps.tolist()])
    return rows


def say(rows: NDArray[np.float32], head: str, choices: list[int]) -> None:
    """Let *head* be sure of the choice given for each piece."""
    columns = rows[:, LAYOUT[head]]
    columns[:] = 0
    columns[np.arange(len(choices)), choices] = 9.0


def words_of(text: str, *told: tuple[str, str, int, str]) -> tuple[Word, ...]:
    """A sentence of *text* from form, tag, head and relation of each word."""
    words = []
    start = 0
    for form, tag, head, relation in told:
        start = text.index(form, start)
        words.append(Word(span=cut(text, start, start + len(form)), tag=tag, head=head, relation=relation))
        start += len(form)
    return tuple(words)
