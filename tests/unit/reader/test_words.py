"""Where words begin: by the reader, by the gap, and never inside a run of letters."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reader.heads import LAYOUT, WIDTH, WORD_TAGS
from reportedly.reader.tokens import Vocabulary
from reportedly.reader.words import beginning

VOCABULARY = Vocabulary(
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "do",
        "don",
        "air",
        "##stri",
        "##kes",
        "'",
        "t",
        "the",
        "ferry",
        "46",
        "-",
        ",",
        "204",
    ]
)


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param("the ferry", "D N", [True, True], id="a gap begins a word"),
        pytest.param("the ferry", "D _", [True, True], id="a gap does, whatever the reader says"),
        pytest.param("airstrikes", "N _ _", [True, False, False], id="pieces of one word"),
        pytest.param("airstrikes", "N _ N", [True, False, False], id="no word begins between letters"),
        pytest.param("don't", "V P _", [True, True, False], id="what an apostrophe begins is the reader's to say"),
        pytest.param("don't", "V _ _", [True, False, False], id="and so is that nothing begins there"),
        pytest.param("46-ferry", "N P N", [True, True, True], id="around a hyphen"),
        pytest.param("46,204", "N P N", [True, False, False], id="no word begins within a number"),
        pytest.param("46, 204", "N P N", [True, True, True], id="two numbers"),
        pytest.param("46,the", "N P D", [True, True, True], id="a comma behind a number"),
    ],
)
def test_where_words_begin(text: str, told: str, expected: list[bool]) -> None:
    tags = {"_": "", "D": "DET", "N": "NOUN", "V": "VERB", "P": "PART"}
    rows = np.zeros((len(told.split()), WIDTH), dtype=np.float32)
    for row, tag in zip(rows, told.split(), strict=True):
        row[LAYOUT["word_tags"].start + WORD_TAGS.index(tags[tag])] = 1.0
    assert beginning(rows, VOCABULARY.encode(text), text).tolist() == expected
