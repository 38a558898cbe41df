"""Judgements for tests, signed in a word: who and when do not matter but for their order."""

from __future__ import annotations

from reportedly.affairs import Affair, Claim, Saying
from reportedly.judgements import Content, Judgement, Place, judged
from reportedly.reconcile import placed
from reportedly.records import Report

__all__ = ["at", "by", "said", "saying", "stated"]


def by(content: Content, number: int = 1, who: str = "Ines", why: str = "") -> Judgement:
    """The *number*-th judgement of a day."""
    return judged(content, who=who, at=at(number), why=why, turn=number)


def at(number: int, day: str = "2031-06-01") -> str:
    """The instant of the *number*-th judgement of a day."""
    return f"{day}T12:{number:02}:00.000000Z"


def stated(report: Report, number: int = 0) -> Place:
    """The place of one of a report's statements."""
    return placed(report.statements[number], report.article.text)


def saying(affair: Affair, words: str) -> tuple[Claim, Saying]:
    """The first saying of an affair that holds *words*, with its claim."""
    found = [(claim, one) for claim in affair.claims for one in claim.says if words in one.text]
    return found[0]


def said(affair: Affair, words: str, number: int = 0) -> Place:
    """The place of the *number*-th saying that holds *words*."""
    one = [one for claim in affair.claims for one in claim.says if words in one.text][number]
    return Place(article=one.article, start=one.start, end=one.end, text=one.text)
