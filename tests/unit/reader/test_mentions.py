"""Mentions from their head words, on trees made by hand."""

from __future__ import annotations

import pytest

from reportedly.reader.mentions import Trees
from tests.unit.reader.made import words_of

SENTENCES = {
    "of the old mayor of Rookport , who left": [
        ("of", "ADP", 3, "case"), ("the", "DET", 3, "det"), ("old", "ADJ", 3, "amod"), ("mayor", "NOUN", 3, "root"),
        ("of", "ADP", 5, "case"), ("Rookport", "PROPN", 3, "nmod"), (",", "PUNCT", 8, "punct"),
        ("who", "PRON", 8, "nsubj"), ("left", "VERB", 3, "acl:relcl"),
    ],
    "Ada Quill , the mayor , and Tom left": [
        ("Ada", "PROPN", 8, "nsubj"), ("Quill", "PROPN", 0, "flat"), (",", "PUNCT", 4, "punct"),
        ("the", "DET", 4, "det"), ("mayor", "NOUN", 0, "appos"), (",", "PUNCT", 7, "punct"), ("and", "CCONJ", 7, "cc"),
        ("Tom", "PROPN", 0, "conj"), ("left", "VERB", 8, "root"),
    ],
    "Ada is the mayor of Rookport": [
        ("Ada", "PROPN", 3, "nsubj"), ("is", "AUX", 3, "cop"), ("the", "DET", 3, "det"), ("mayor", "NOUN", 3, "root"),
        ("of", "ADP", 5, "case"), ("Rookport", "PROPN", 3, "nmod"),
    ],
    "( the mayor )": [
        ("(", "PUNCT", 2, "punct"), ("the", "DET", 2, "det"), ("mayor", "NOUN", 2, "root"), (")", "PUNCT", 2, "punct"),
    ],
    "the “ Gull ” ferry": [
        ("the", "DET", 4, "det"), ("“", "PUNCT", 2, "punct"), ("Gull", "PROPN", 4, "compound"),
        ("”", "PUNCT", 2, "punct"), ("ferry", "NOUN", 4, "root"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "head", "heads", "expected"),
    [
        pytest.param("of the old mayor of Rookport , who left", 3, {3, 5}, "the old mayor of Rookport , who left",
                     id="without its preposition, with its relative clause"),
        pytest.param("of the old mayor of Rookport , who left", 5, {3, 5}, "Rookport", id="one in another"),
        pytest.param("Ada Quill , the mayor , and Tom left", 0, {0, 4, 7}, "Ada Quill", id="not its apposition"),
        pytest.param("Ada Quill , the mayor , and Tom left", 0, {0}, "Ada Quill , the mayor , and Tom",
                     id="what is no mention itself is more words for the same"),
        pytest.param("Ada Quill , the mayor , and Tom left", 7, {0, 4, 7}, "Tom", id="not its conjunction"),
        pytest.param("Ada is the mayor of Rookport", 3, {0, 3, 5}, "the mayor of Rookport", id="what somebody is"),
        pytest.param("( the mayor )", 2, {2}, "the mayor", id="brackets around the whole go"),
        pytest.param("the “ Gull ” ferry", 4, {4}, "the “ Gull ” ferry", id="marks within stay"),
        pytest.param("the “ Gull ” ferry", 2, {2, 4}, "Gull", id="marks around the whole go"),
    ],
)  # fmt: skip
def test_mentions(text: str, head: int, heads: set[int], expected: str) -> None:
    words = words_of(text, *SENTENCES[text])
    first, last = Trees([words]).mention(head, heads)
    assert text[words[first].span.start : words[last].span.end] == expected


def test_sentences_are_one_list_of_words() -> None:
    words = words_of("They left", ("They", "PRON", 1, "nsubj"), ("left", "VERB", 1, "root"))
    trees = Trees([words, (), words])
    assert trees.heads == [1, 1, 3, 3]
    assert trees.sentence == [0, 0, 2, 2]
    assert trees.dependents == [[], [0], [], [2]]


def test_no_words() -> None:
    assert Trees([]).words == []
