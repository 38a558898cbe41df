"""Pieces keep the spans, the case and the gaps of the words they were cut from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reader.tokens import CASES, GAPS, Vocabulary

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "ferry",
    "##man",
    "burn",
    "##ed",
    "zurich",
    "u",
    "s",
    ".",
    '"',
    "-",
    "led",
]
VOCABULARY = Vocabulary(PIECES)


def words(text: str) -> list[str]:
    tokens = VOCABULARY.encode(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The ferry burned.", ["The", "ferry", "burn", "ed", "."]),
        ("Ferryman", ["Ferry", "man"]),
        ("Zürich", ["Zürich"]),
        ("Zu\u0308rich", ["Zu\u0308rich"]),
        ("U.S.-led", ["U", ".", "S", ".", "-", "led"]),
        ("xyzzy burned", ["xyzzy", "burn", "ed"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_pieces_cover_the_words_they_stand_for(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("the", "lower"),
        ("The", "title"),
        ("THE", "upper"),
        ("tHe", "mixed"),
        ("U", "title"),
        ("40", "digit"),
        (".", "none"),
    ],
)
def test_case(word: str, case: str) -> None:
    assert CASES[VOCABULARY.encode(word).cases[0]] == case


def test_gaps_tell_an_opening_straight_quote_from_a_closing_one() -> None:
    tokens = VOCABULARY.encode('the "ferry" the\nferry')
    assert [GAPS[gap] for gap in tokens.gaps] == ["line", "space", "joined", "joined", "space", "line"]


def test_a_special_piece_missing_is_said() -> None:
    with pytest.raises(KeyError, match="CLS"):
        Vocabulary(["[PAD]", "[UNK]"])


@given(st.text())
def test_any_text_gives_spans_in_order_that_lie_in_it(text: str) -> None:
    tokens = VOCABULARY.encode(text)
    edges = [edge for pair in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs"])))
def test_no_visible_character_is_lost(text: str) -> None:
    tokens = VOCABULARY.encode(text)
    covered = {at for start, end in zip(tokens.starts, tokens.ends, strict=True) for at in range(start, end)}
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered
