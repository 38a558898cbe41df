"""Sources taken apart, by their words alone: the shape of each, its noun or name, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import cut
from reportedly.statements.entities.sources import Phrase, parse


def parsed(source: str) -> Phrase:
    return parse(source, cut(source, 0, len(source)))


# The source, its shape, and its name, or else its pronoun or its head noun.
SOURCES = [
    ("she", "pronoun", "she"),
    ("according to him", "pronoun", "him"),
    ("who works on the quay and", "pronoun", "who"),
    ("State radio", "nominal", "radio"),
    ("the captain himself", "nominal", "captain"),
    ("Capt. Oren Halvik", "name", "Oren Halvik"),
    ("Ada Voss, a spokeswoman for the port", "name", "Ada Voss"),
    ("his sister, Anna Pellane", "name", "Anna Pellane"),
    ("federal judge Ada Voss", "name", "Ada Voss"),
    ("@portwatch", "name", "@portwatch"),
    ("a spokesman for the Coast Board", "nominal", "spokesman"),
    ("officials who asked not to be named", "nominal", "official"),
    ("a report released by the port", "nominal", "report"),
    ("Officials", "nominal", "official"),
    ("Ada Voss and the harbour master", "several", ""),
    ("Governor Ada Voss and former Quay Board envoy Capt. Oren Halvik", "several", ""),
    ("Ada Voss, Oren Halvik and Anna Pellane", "several", ""),
    ("the", "empty", ""),
    ("“…”", "nominal", "…"),
    (" ,; ", "empty", ""),
]


@pytest.mark.parametrize(("source", "shape", "who"), SOURCES, ids=[source for source, *_ in SOURCES])
def test_a_source_is_taken_apart(source: str, shape: str, who: str) -> None:
    phrase = parsed(source)
    name = " ".join(phrase.run.words) if phrase.shape == "name" and phrase.run is not None else phrase.word
    assert (phrase.shape, name) == (shape, who)


@pytest.mark.parametrize(
    ("source", "determiner"),
    [
        ("a clerk", "indefinite"),
        ("the clerk", "definite"),
        ("her clerk", "possessive"),
        ("Voss's clerk", "possessive"),
        ("several clerks", "quantity"),
        ("12 clerks", "quantity"),
        ("clerks", "bare"),
    ],
)
def test_the_determiner(source: str, determiner: str) -> None:
    assert parsed(source).determiner == determiner


@pytest.mark.parametrize(
    ("source", "owner", "restricted"),
    [
        ("the Voss campaign", "Voss", False),
        ("the letter to the ministry", None, True),
        ("the letter", None, False),
    ],
)
def test_which_one_is_meant(source: str, owner: str | None, restricted: bool) -> None:
    phrase = parsed(source)
    assert (" ".join(phrase.owner.words) if phrase.owner else None, phrase.restricted) == (owner, restricted)


@given(st.text(alphabet="Ada Voss the clerk's @.,“” and who ing\n", min_size=1, max_size=40))
def test_a_phrase_lies_within_its_source(source: str) -> None:
    phrase = parsed(source)
    assert 0 <= phrase.start <= phrase.end <= len(source)
