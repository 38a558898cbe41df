"""Mentions and what they go back to, from rows and trees made by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.reader.heads import KINDS, LAYOUT
from reportedly.reader.references import find, references
from reportedly.reader.resolving import BY_SCORE, NEW, PAIR, Resolving, Traits, antecedents, clusters, pairs
from reportedly.reader.tokens import Tokens
from tests.unit.reader.made import PLAIN, VOCABULARY, rows_of, say, words_of

TEXT = "The mayor left . Ada Quill is the mayor . She saw Quill"
SENTENCES = (
    words_of(TEXT, ("The", "DET", 1, "det"), ("mayor", "NOUN", 2, "nsubj"), ("left", "VERB", 2, "root"),
             (".", "PUNCT", 2, "punct")),
    words_of(TEXT, ("Ada", "PROPN", 4, "nsubj"), ("Quill", "PROPN", 0, "flat"), ("is", "AUX", 4, "cop"),
             ("the", "DET", 4, "det"), ("mayor", "NOUN", 4, "root"), (".", "PUNCT", 4, "punct")),
    words_of(TEXT, ("She", "PRON", 1, "nsubj"), ("saw", "VERB", 1, "root"), ("Quill", "PROPN", 1, "obj")),
)  # fmt: skip
MAYOR, ADA, AGAIN, SHE, QUILL = 1, 4, 8, 10, 12  # the pieces of the heads


def read(persons: set[int], back: dict[int, int]) -> tuple[NDArray[np.float32], Tokens]:
    """Rows in which the pieces *persons* head mentions, and each of *back* seeks the one it goes back to."""
    tokens = VOCABULARY.encode(TEXT)
    rows = rows_of(tokens)
    say(rows, "kinds", [KINDS.index("person") if piece in persons else 0 for piece in range(len(tokens))])
    offers = np.eye(len(tokens), LAYOUT["mention_offers"].stop - LAYOUT["mention_offers"].start, dtype=np.float32)
    rows[:, LAYOUT["mention_offers"]] = offers
    rows[:, LAYOUT["mention_seeks"]] = -50 * offers.sum(axis=0)
    for piece, earlier in back.items():
        rows[piece, LAYOUT["mention_seeks"]] += 99 * offers[earlier]
    return rows, tokens


@pytest.mark.parametrize(
    ("persons", "back", "expected"),
    [
        pytest.param({MAYOR, ADA}, {}, [("The mayor", 0), ("Ada Quill", 1)], id="two entities"),
        pytest.param(
            {MAYOR, ADA, SHE}, {SHE: ADA}, [("The mayor", 0), ("Ada Quill", 1), ("She", 1)], id="a pronoun goes back"
        ),
        pytest.param(
            {MAYOR, ADA, SHE, QUILL},
            {ADA: MAYOR, SHE: ADA, QUILL: SHE},
            [("The mayor", 0), ("Ada Quill", 0), ("She", 0), ("Quill", 0)],
            id="what hangs together is one",
        ),
        pytest.param({ADA}, {ADA: QUILL}, [("Ada Quill", 0)], id="nothing goes back to what comes later"),
        pytest.param(set(), {}, [], id="no mention"),
    ],
)
def test_references(persons: set[int], back: dict[int, int], expected: list[tuple[str, int]]) -> None:
    rows, tokens = read(persons, back)
    found = references(rows, tokens, TEXT, SENTENCES, PLAIN)
    assert [(reference.span.text, reference.entity) for reference in found] == expected
    assert all(reference.kind == "person" and reference.confidence > 0.9 for reference in found)


def test_no_words_no_mentions() -> None:
    rows, tokens = read({MAYOR}, {})
    assert references(rows, tokens, TEXT, (), PLAIN) == ()


def traits() -> Traits:
    rows, tokens = read({MAYOR, ADA, AGAIN, SHE, QUILL}, {})
    return find(rows, tokens, SENTENCES).traits


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        pytest.param("same words", {(2, 0)}, id="the mayor, the mayor"),
        pytest.param("same head", {(2, 0)}, id="mayor, mayor"),
        pytest.param("name in name", {(4, 1)}, id="Quill, Ada Quill"),
        pytest.param("same name", set(), id="no name twice"),
        pytest.param("predicated", {(2, 1)}, id="Ada Quill is the mayor"),
        pytest.param("apposed", set(), id="no apposition"),
        pytest.param("pronoun for name", {(3, 1)}, id="She, Ada Quill"),
        pytest.param("pronoun for words", {(3, 0), (3, 2)}, id="She, the mayor"),
        pytest.param("same sentence", {(2, 1), (4, 3)}, id="two a sentence"),
        pytest.param("nested", set(), id="none in another"),
    ],
)
def test_features_of_pairs(feature: str, expected: set[tuple[int, int]]) -> None:
    table = pairs(traits(), slice(0, 5), slice(0, 5))[:, :, PAIR.index(feature)]
    assert {(i, j) for i, j in np.argwhere(table > 0).tolist() if j < i} == expected


def test_weights_outvote_the_score() -> None:
    named = dict.fromkeys(PAIR, 0.0) | {"score": 0.01, "same words": 9.0, "name in name": 9.0}
    resolving = Resolving(pair=tuple(named.values()), new=(1.0,) + (0.0,) * (len(NEW) - 1))
    assert antecedents(traits(), resolving) == [-1, -1, 0, -1, 1]
    assert antecedents(traits(), BY_SCORE) == [-1] * 5


def test_only_so_much_is_looked_at_once_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    named = dict.fromkeys(PAIR, 0.0) | {"same words": 9.0, "name in name": 9.0}
    resolving = Resolving(pair=tuple(named.values()), new=(1.0,) + (0.0,) * (len(NEW) - 1))
    whole = antecedents(traits(), resolving)
    monkeypatch.setattr("reportedly.reader.resolving._BLOCK", 2)
    assert antecedents(traits(), resolving) == whole


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        pytest.param("Rookport Harbour Board | RHB", True, id="initials"),
        pytest.param("Board of Rookport Harbour | BRH", True, id="initials without the small words"),
        pytest.param("Rookport Harbour Board | RHX", False, id="other letters"),
        pytest.param("Rookport | R", False, id="one letter is the initials of nothing"),
    ],
)
def test_initials(wordings: str, expected: bool) -> None:
    long, short = wordings.split(" | ")
    text = f"{long} {short}"
    forms = text.split()
    last = len(forms) - 2
    told = [(form, "PROPN", last, "compound") for form in forms[:-2]]
    words = words_of(text, *told, (forms[-2], "PROPN", last, "root"), (forms[-1], "PROPN", last, "parataxis"))
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    heads = [int(np.searchsorted(tokens.starts, words[number].span.start)) for number in (last, last + 1)]
    say(rows, "kinds", [1 if piece in heads else 0 for piece in range(len(tokens))])
    found = find(rows, tokens, (words,)).traits
    assert bool(pairs(found, slice(1, 2), slice(0, 1))[0, 0, PAIR.index("initials")]) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([-1, -1, 0, 2, 1], [0, 1, 0, 0, 1], id="chains"),
        pytest.param([-1, -1], [0, 1], id="all new"),
        pytest.param([], [], id="none"),
    ],
)
def test_clusters(before: list[int], expected: list[int]) -> None:
    assert clusters(before) == expected


def test_default_weights_leave_the_choice_to_the_score() -> None:
    assert dataclasses.replace(PLAIN).resolving == BY_SCORE
    assert BY_SCORE.pair[PAIR.index("score")] == 1
    assert sum(BY_SCORE.pair) + sum(BY_SCORE.new) == 1
