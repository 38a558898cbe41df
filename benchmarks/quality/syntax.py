"""Syntax on EWT's development part: attachment scores, with sentences and words given.

Every word counts, punctuation too, and relations are compared without their subtypes, as CoNLL 2018 does (Zeman et al.
2018). A word is read at the first piece that starts in it; one that has none ("not" in "cannot") counts as wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import LAYOUT, RELATIONS, WORD_TAGS
from reportedly.reader.parsing import attach
from reportedly.reader.session import Reader
from reportedly.reader.tokens import Tokens
from training.conllu import ewt
from training.documents import Word

__all__ = ["measure", "pieces_of"]


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's trees.

    Args:
        corpora: the folder of the corpora; ``ewt`` is read.
        reader: the reader to score.
        sample: take every so many-th document.

    Returns:
        ``syntax_uas``, ``syntax_las`` and ``syntax_tags`` (universal tags right); 0 to 100.
    """
    right = np.zeros(3)
    count = 0
    for document in list(ewt(corpora / "ewt" / "dev.conllu.gz"))[::sample]:
        tokens = reader.vocabulary.encode(document.text)
        rows = reader.rows(tokens).values
        sentences = [pieces_of(words, tokens) for words in document.sentences or ()]
        right += _right(rows, document.sentences or (), sentences, reader)
        count += sum(map(len, sentences))
    uas, las, tags = (100 * right / count).tolist()
    return {"syntax_uas": uas, "syntax_las": las, "syntax_tags": tags}


def pieces_of(words: Sequence[Word], tokens: Tokens) -> list[int]:
    """The piece at which each word is read, -1 for none."""
    edges = np.searchsorted(tokens.starts, np.array([(word.start, word.end) for word in words]).reshape(-1, 2))
    return [first if first < end else -1 for first, end in edges.tolist()]


def _right(
    rows: NDArray[np.float32], expected: Sequence[Sequence[Word]], sentences: Sequence[Sequence[int]], reader: Reader
) -> NDArray[np.float64]:
    """How many words of a document have the right head, relation as well, and tag."""
    there = [[piece for piece in pieces if piece >= 0] for pieces in sentences]
    read = np.array([piece for pieces in there for piece in pieces], dtype=np.int64)
    heads, relations = attach(rows, read, np.cumsum([len(pieces) for pieces in there]), reader.bundle.weights)
    tags = rows[:, LAYOUT["word_tags"]][read][:, 1:].argmax(axis=1) + 1
    told = zip(read[heads].tolist(), relations.tolist(), tags.tolist(), strict=True)
    right = np.zeros(3)
    for words, pieces in zip(expected, sentences, strict=True):
        for word, piece in zip(words, pieces, strict=True):
            if piece < 0:
                continue
            head, relation, tag = next(told)
            attached = head == pieces[word.head]
            named = RELATIONS[relation].split(":")[0] == word.relation.split(":")[0]
            right += attached, attached and named, WORD_TAGS[tag] == word.tag
    return right
