"""Trees from rows made by hand, and the law that whatever the scores, a tree with one root comes out: the best one."""

from __future__ import annotations

import dataclasses
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from reportedly.reader import parsing
from reportedly.reader.heads import DISTANCES, LAYOUT, RELATIONS, WORD_TAGS
from reportedly.reader.parsing import attach, best_tree, parse
from reportedly.records import Span, cut
from tests.unit.reader.made import PLAIN, VOCABULARY, rows_of, say

Floats = NDArray[np.float32]


def is_tree(heads: list[int]) -> bool:
    """Whether exactly one is its own head, and all others lead there."""

    def root(at: int) -> int | None:
        for _ in heads:
            at = heads[at]
        return at if heads[at] == at else None

    return sum(at == head for at, head in enumerate(heads)) == 1 and all(root(at) is not None for at in heads)


square = st.integers(1, 12).flatmap(
    lambda size: arrays.arrays(np.float32, (size, size), elements=st.floats(-50, 50, width=32))
)


@settings(max_examples=40, deadline=None)
@given(square)
def test_always_a_tree_with_one_root(scores: Floats) -> None:
    assert is_tree(best_tree(scores).tolist())


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.float32, (4, 4), elements=st.floats(-9, 9, width=32)))
def test_the_best_tree_of_all(scores: Floats) -> None:
    def total(heads: tuple[int, ...]) -> float:
        return float(scores[np.arange(4), list(heads)].sum())

    best = max(total(heads) for heads in product(range(4), repeat=4) if is_tree(list(heads)))
    assert total(tuple(best_tree(scores).tolist())) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param([[9, 0, 0], [9, 0, 0], [0, 9, 0]], [0, 0, 1], id="every best head, where that is a tree"),
        pytest.param([[5, 0], [3, 9]], [1, 1], id="two would be the root: one loses less by giving way"),
        pytest.param([[0, 9, 0], [9, 1, 0], [0, 9, 0]], [1, 1, 1], id="a cycle without a root"),
        pytest.param([[9, 0, 0], [0, 0, 9], [3, 9, 0]], [0, 2, 0], id="a cycle beside the root"),
        pytest.param([[-9]], [0], id="one word"),
    ],
)
def test_trees(scores: list[list[float]], expected: list[int]) -> None:
    assert best_tree(np.array(scores, dtype=np.float32)).tolist() == expected


def pointing(text: str, heads: list[int]) -> tuple[Floats, list[Span]]:
    """Rows in which each piece seeks the head given, its own index where it is the root."""
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    offers = np.eye(len(tokens), LAYOUT["arc_offers"].stop - LAYOUT["arc_offers"].start, dtype=np.float32)
    rows[:, LAYOUT["arc_offers"]] = offers
    for piece, head in enumerate(heads):
        rows[piece, LAYOUT["arc_seeks"]] = 99 * offers[head] if head != piece else 0
        rows[piece, LAYOUT["root"]] = 9 if head == piece else -9
    return rows, [cut(text, 0, len(text))]


def test_words_heads_and_relations() -> None:
    text = "Two gulls left Rookport"
    rows, sentences = pointing(text, [1, 2, 2, 2, 0])
    say(rows, "word_tags", [WORD_TAGS.index(tag) for tag in ("NUM", "NOUN", "VERB", "PROPN", "")])
    (words,) = parse(rows, VOCABULARY.encode(text), text, sentences, PLAIN)
    assert [(word.span.text, word.tag, word.head) for word in words] == [
        ("Two", "NUM", 1), ("gulls", "NOUN", 2), ("left", "VERB", 2), ("Rookport", "PROPN", 2),
    ]  # fmt: skip
    assert [word.relation == "root" for word in words] == [False, False, True, False]


def test_relations_come_from_both_ends() -> None:
    rows, _ = pointing("They left", [1, 1])
    rows[0, LAYOUT["label_seeks"].start] = 1.0
    labels = PLAIN.labels.copy()
    labels[RELATIONS.index("nsubj"), 0] = 1.0
    weights = dataclasses.replace(PLAIN, labels=labels)
    heads, relations = attach(rows, np.arange(2), np.array([2]), weights)
    assert heads.tolist() == [1, 1]
    assert [RELATIONS[relation] for relation in relations.tolist()] == ["nsubj", "root"]


def test_the_preference_for_distances_is_in_pieces_from_word_to_head() -> None:
    rows, _ = pointing("Now they left", [0, 0, 0])
    rows[:, LAYOUT["arc_seeks"]] = 0
    rows[:, LAYOUT["root"]] = [[-9], [9], [-9]]
    distances = PLAIN.distances.copy()
    distances[DISTANCES + 1], distances[DISTANCES - 2] = 5.0, 6.0  # one piece after the word; two before it
    heads, _ = attach(rows, np.arange(3), np.array([3]), dataclasses.replace(PLAIN, distances=distances))
    assert heads.tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        pytest.param("They don't see", "PRON AUX PART _ VERB", ["They", "do", "n't", "see"], id="n't has its n"),
        pytest.param("They can't see", "PRON AUX PART _ VERB", ["They", "ca", "n't", "see"], id="can't"),
        pytest.param("the gull's", "DET NOUN PART _", ["the", "gull", "'s"], id="'s has its apostrophe"),
        pytest.param("They  left", "_ _", ["They", "left"], id="a gap begins a word, whatever the reader says"),
    ],
)
def test_words(text: str, tags: str, expected: list[str]) -> None:
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    say(rows, "word_tags", [WORD_TAGS.index(tag) if tag != "_" else 0 for tag in tags.split()])
    (words,) = parse(rows, tokens, text, [cut(text, 0, len(text))], PLAIN)
    assert [word.span.text for word in words] == expected
    assert all(word.tag in WORD_TAGS[1:] for word in words)


def test_sentences_are_read_apart_and_what_is_in_none_is_left_out() -> None:
    text = "ROOKPORT. They left. Gulls stayed."
    tokens = VOCABULARY.encode(text)
    spans = [cut(text, 10, 20), cut(text, 20, 20), cut(text, 21, 34)]
    first, none, second = parse(rows_of(tokens), tokens, text, spans, PLAIN)
    assert [word.span.text for word in first] == ["They", "left."]
    assert none == ()
    assert [word.span.text for word in second] == ["Gulls", "stayed."]
    assert all(is_tree([word.head for word in words]) for words in (first, second))


def test_no_sentences_no_words() -> None:
    tokens = VOCABULARY.encode("They left")
    assert parse(rows_of(tokens), tokens, "They left", [], PLAIN) == ()
    assert parse(rows_of(VOCABULARY.encode("")), VOCABULARY.encode(""), "", [], PLAIN) == ()


def test_a_sentence_that_is_none_still_gives_one_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LONGEST", 4)
    text = "gull " * 11
    tokens = VOCABULARY.encode(text)
    (words,) = parse(rows_of(tokens), tokens, text, [cut(text, 0, 54)], PLAIN)
    assert is_tree([word.head for word in words])
    assert [word.relation for word in words].count("root") == 1
    assert [word.relation for word in words].count("parataxis") == 2
