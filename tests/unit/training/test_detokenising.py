"""Tokens written together again: what stands close to what, and that every place holds its token."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.detokenising import joined

CASES = {
    "full stop and comma": ("Well , it rained .", "Well, it rained."),
    "clitics": ("She did n't say it 's Ann 's .", "She didn't say it's Ann's."),
    "typographic clitic": ("It ’s late", "It’s late"),
    "Penn quotes": ("`` Go , '' he said .", '"Go," he said.'),
    "straight quotes take turns": ('" Go , " he said , " now . "', '"Go," he said, "now."'),
    "Penn brackets": ("Oslo -LRB- Norway -RRB- wins", "Oslo (Norway) wins"),
    "brackets": ("a [ b ] { c }", "a [b] {c}"),
    "money and percent": ("$ 5 , or C$ 6 , or 7 %", "$5, or C$6, or 7%"),
    "plural possessive": ("the miners ' strike", "the miners' strike"),
    "single quotes": ("a ' small ' one", "a 'small' one"),
    "Penn single quotes": ("a ` small ' one", "a 'small' one"),
    "torn apostrophe": ("Who ' s there", "Who's there"),
    "run of stops": ("No ... really ?!", "No... really?!"),
    "a smile is a word": ("fine :) thanks", "fine :) thanks"),
    "a dash is left alone": ("a well - known man - so they say", "a well - known man - so they say"),
    "entities": ("Smith &amp; Sons", "Smith & Sons"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("tokens", "text"), CASES.values(), ids=CASES)
def test_written_as_people_write(tokens: str, text: str) -> None:
    assert joined(tokens.split())[0] == text


def test_places_are_those_of_the_tokens() -> None:
    text, places = joined(["``", "I", "do", "n't", "''", "-LRB-", "AT&amp;T", "-RRB-"])
    assert [text[start:end] for start, end in places] == ['"', "I", "do", "n't", '"', "(", "AT&T", ")"]


def test_a_token_of_nothing_has_an_empty_place() -> None:
    text, places = joined(["one", "\ufeff", "two"])
    assert (text, places) == ("one two", ((0, 3), (3, 3), (4, 7)))


@given(st.lists(st.text(st.sampled_from("as'\".,!([)]$-"), min_size=1, max_size=3), max_size=12))
def test_nothing_is_lost_and_nothing_overlaps(tokens: list[str]) -> None:
    text, places = joined(tokens)
    assert len(places) == len(tokens)
    assert "".join(text[start:end] for start, end in places) == text.replace(" ", "")
    assert all(before[1] <= after[0] for before, after in pairwise(places))
