"""Texts, and what in them is taken back."""

from __future__ import annotations

import pytest

from reportedly.reconcile.corrections import Corrections
from tests.trees import span_of


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("An earlier version of this article said that the ferry sank.", "the ferry sank"),
        ("A previous report said nine had died. The toll is four.", "nine had died"),
        ("This newspaper wrongly reported that Kern resigned.", "Kern resigned"),
        ("On Monday we mistakenly described him as a deserter.", "a deserter"),
        ("Pelorus has retracted its claim that Kern fled.", "Kern fled"),
        ("The agency withdrew a report that the dam had burst.", "the dam had burst"),
        ("An article on Friday about the fire said that Kern lit it.", "Kern lit it"),
        ("The toll was at first given as at least 14, and then as nine.", "given"),
        ("He had been initially described as a deserter.", "a deserter"),
        ("An earlier version said so.\n\nEarlier versions of this story gave the toll as nine.", "the toll as nine"),
    ],
)
def test_taken_back(text: str, taken_back: str) -> None:
    assert Corrections(text).at(span_of(text, taken_back))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The ferry sank.", "The ferry sank"),
        ("The toll was at first given as nine. Eleven died.", "Eleven died"),
        ("The toll was at first nine, the mayor said.", "nine"),
        ("Kern was first reported dead by the Packet.", "dead"),
        ("An earlier version said that nine died; in fact four did.", "four did"),
        ("An earlier version said that nine died. The toll is four.", "The toll is four"),
        ("An earlier version said that nine rather than four died.", "four died"),
        ("An earlier version said that nine, not four, had died.", "four"),
        ("An earlier version said that nine died.\nKern has resigned.", "Kern has resigned"),
        ("Kern has resigned. An earlier version said that nine died.", "Kern has resigned"),
        ("He wrongly believed that Kern had resigned.", "Kern had resigned"),
        ("The army withdrew its men, the mayor said.", "the mayor said"),
        ("Earlier, a report said that Kern had resigned.", "Kern had resigned"),
        ("", ""),
    ],
)
def test_not_taken_back(text: str, kept: str) -> None:
    assert not Corrections(text).at(span_of(text, kept))


def test_two_corrections_in_one_text() -> None:
    text = "It wrongly said that nine died. Kern resigned. It also wrongly said that Venn fled."
    found = Corrections(text)
    told = ("nine died", "Kern resigned", "Venn fled")
    assert [found.at(span_of(text, words)) for words in told] == [True, False, True]
