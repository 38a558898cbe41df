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
        ("We reported on Friday that Kern had fled. That was false.", "Kern had fled"),
        ("Correction: the article as printed said that Kern had fled.", "Kern had fled"),
        (
            "This magazine had printed that the dam burst, from a letter that we now know to be a draft.",
            "the dam burst",
        ),
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
        ("Pelorus has retracted its claim that Kern fled.", "Kern fled"),
        ("We reported on Friday that Kern had fled. He has since been seen in Orrin.", "Kern had fled"),
        ("We reported on Friday that Kern had fled.\nA correction of the tide table is on page 6.", "Kern had fled"),
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


@pytest.mark.parametrize(
    ("text", "gone_back_on"),
    [
        ("Kern no longer maintains that the ferry sank.", "the ferry sank"),
        ("Asked again, she said that she no longer believed that nine had died.", "nine had died"),
        ("The minister would not repeat that the dam was sound.", "the dam was sound"),
        ("He could not uphold his assurance that the gates worked.", "the gates worked"),
        ("Venn declined to repeat that her client was at home.", "her client was at home"),
        ("She does not say today that it was a level 3.", "it was a level 3"),
        ("The ministry withdrew a statement by its minister that 11 were taken.", "11 were taken"),
        ("He took back his remark that the letter was forged.", "the letter was forged"),
        ("The navy had been mistaken, it said, in announcing that the ferry sank.", "the ferry sank"),
        ("Pelorus has retracted its claim that Kern fled.", "Kern fled"),
    ],
)
def test_gone_back_on(text: str, gone_back_on: str) -> None:
    assert Corrections(text).by_source(span_of(text, gone_back_on))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kern maintains that the ferry sank.", "the ferry sank"),
        ("The line no longer runs a ferry to Orrin.", "a ferry to Orrin"),
        ("Kern would not say whether the ferry sank.", "the ferry sank"),
        ("The ministry would neither confirm nor deny that the ferry sank.", "the ferry sank"),
        ("He took back his umbrella and said that the ferry sank.", "the ferry sank"),
        ("Kern no longer maintains that nine died; the ferry sank.", "the ferry sank"),
        ("He could not uphold that the gates worked: he had read the plan.", "he had read the plan"),
        ("The bank withdrew its offer because the ferry sank.", "the ferry sank"),
        ("This newspaper wrongly reported that Kern resigned.", "Kern resigned"),
    ],
)
def test_not_gone_back_on(text: str, kept: str) -> None:
    assert not Corrections(text).by_source(span_of(text, kept))
