"""Judgements in words: whose they are and when, what they say, and what has become of them."""

from __future__ import annotations

import pytest

from reportedly.affairs import Assessed
from reportedly.judgements import (
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    Entry,
    Merge,
    NoRivals,
    Place,
    Rivals,
    Same,
    Speaker,
    Split,
    Undo,
)
from reportedly.terminal.judged import assessment_words, content_words, judged_briefly, log_lines, signature
from reportedly.terminal.known import Opening
from reportedly.terminal.layout import Look
from tests import judged, reckoned

HERE = Place(article="article-1", start=0, end=9, text="the valve")
THERE = Place(article="article-2", start=0, end=8, text="the pump")
HEADLINES = {"article-1": Opening(outlet="Tideline", title="Ferry lost", published=None)}
LOOK = Look(width=100, signs=True)


def test_a_word_is_signed_and_dated() -> None:
    assert signature("J. Roe", "2031-05-04T23:59:00.000000Z") == "the desk (J. Roe, 4 May 2031)"


@pytest.mark.parametrize(
    ("one", "whole", "brief"),
    [
        (
            Assessment(claim=HERE, source="B", information=2, likelihood="likely"),
            "source B (usually reliable), information 2 (probably true), likely (55–80 %)",
            "source B, information 2, likely",
        ),
        (Assessment(claim=HERE, source="F"), "source F (reliability cannot be judged)", "source F"),
        (Assessment(claim=HERE, note="Ask."), "", "a note"),
    ],
)
def test_an_assessment_in_words(one: Assessed | Assessment, whole: str, brief: str) -> None:
    assert (assessment_words(one), assessment_words(one, brief=True)) == (whole, brief)


def test_a_claim_in_a_list_says_that_it_was_judged() -> None:
    failed, held = reckoned.judged().claims
    assert judged_briefly(failed) == [
        "the desk (J. Roe, 6 May 2031): source B, information 2, likely",
        "corrected by the desk",
    ]
    assert judged_briefly(held) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            Assessment(claim=HERE, source="A", note="Ask."),
            "“the valve” (Tideline): source A (completely reliable). Ask.",
        ),
        (Speaker(statement=HERE, hop=1, name="Ada Lind"), "“the valve” (Tideline): hop 2 is the word of Ada Lind"),
        (Chain(statement=THERE, names=("A", "B")), "“the pump”: on the word of A ← B"),
        (Chain(statement=THERE, names=()), "“the pump”: in the outlet's own voice"),
        (Commits(statement=THERE, hop=None, certainty="PS-"), "“the pump”: the outlet gives it as possibly not (PS-)"),
        (Commits(statement=THERE, hop=0, certainty="CT+"), "“the pump”: hop 1 gives it as certain (CT+)"),
        (Same(one=HERE, other=THERE), "“the valve” (Tideline) and “the pump”: one claim"),
        (Apart(one=THERE, other=HERE), "“the pump” and “the valve” (Tideline): not one claim"),
        (
            Rivals(one=HERE, other=THERE, because="number"),
            "“the valve” (Tideline) and “the pump”: both cannot hold, the numbers differ",
        ),
        (NoRivals(one=HERE, other=THERE), "“the valve” (Tideline) and “the pump”: both can hold"),
        (
            Merge(articles=("article-1", "article-0123456789abcdef")),
            "2 reports (Ferry lost and article-01234567): their stories are one",
        ),
        (Split(articles=("article-1",)), "1 report (Ferry lost): a story of their own"),
        (Undo(of="judgement-0123456789abcdef"), "judgement-01234567 no longer counts"),
    ],
)
def test_what_was_judged_in_words(content: Content, words: str) -> None:
    assert content_words(content, HEADLINES) == words


def test_the_log_shows_who_when_why_and_what_became_of_it() -> None:
    first = judged.by(Assessment(claim=HERE, note="\x1b[31mseen"), 1, who="J. Roe", why="she was there")
    undo = judged.by(Undo(of=first.id), 2, who="Ada")
    entries = (
        Entry(judgement=first, undone=undo),
        Entry(judgement=undo),
        Entry(judgement=judged.by(Same(one=HERE, other=THERE), 3), trouble="its words are no longer on the page"),
    )
    lines = [line.plain.rstrip() for line in log_lines(entries, HEADLINES, LOOK)]
    assert lines[:5] == [
        "2031-06-01 12:01  J. Roe",
        "  “the valve” (Tideline): �[31mseen",
        "  why: she was there",
        f"  undone by Ada, 1 June 2031 ({undo.id[:18]})",
        f"  {first.id}",
    ]
    assert "  without effect: its words are no longer on the page" in lines
    assert lines[-1] == "3 entries, 1 of them undone. Nothing is ever deleted: reportedly undo ID"
