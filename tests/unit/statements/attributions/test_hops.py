"""Hops taken apart, nearest the outlet first; and where there is only one."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import hops
from tests.marking import unmark


def taken_apart(marked: str) -> list[tuple[str | None, list[str]]]:
    text, reading = unmark(marked)
    (attribution,) = reading.attributions
    found = hops(text, split(text), attribution, lambda name: name == "the Mercury")
    return [(source.text if source else None, [span.text for span in content]) for source, _, content in found]


FAILED = ["the valve had failed"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{s1:Local media} {c1:quoted} {x1:the captain, Orsola Venn, as saying that the valve had failed}.",
            [("Local media", FAILED), ("the captain, Orsola Venn", FAILED)],
        ),
        (
            "{s1:Corrant} reported, {c1:citing} {x1:two people familiar with the matter, that the valve had failed}.",
            [("Corrant", FAILED), ("two people familiar with the matter", FAILED)],
        ),
        (
            "{s1:Corrant}, quoting a former officer, {c1:said} {x1:the valve had failed}.",
            [("Corrant", FAILED), ("a former officer", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {s1:the agency} {c1:reported}, quoting a man, who in turn cited the hospital.",
            [("the agency", FAILED), ("a man", FAILED), ("the hospital", FAILED)],
        ),
        (
            "{x1:The fall of the valve} {c1:was first reported} by {s1:Corrant}, which attributed it to two people.",
            [("Corrant", ["The fall of the valve"]), ("two people", ["The fall of the valve"])],
        ),
        (
            "{s1:The captain}, quoted by Norrin, {c1:said} {x1:the valve had failed}.",
            [("Norrin", FAILED), ("The captain", FAILED)],
        ),
        (
            "{c1:According to} {s1:the captain}, quoted by Norrin, {x1:the valve had failed}.",
            [("Norrin", FAILED), ("the captain", FAILED)],
        ),
        (
            "The captain was quoted by {s1:Norrin} as {c1:saying} {x1:the valve had failed}.",
            [("Norrin", FAILED), ("The captain", FAILED)],
        ),
        ("{s1:Corrant}, {c1:quoting} {x1:a port official}, said so.", [("Corrant", [])]),
        (
            "{s1:The captain} {c1:told} the Mercury {x1:the valve had failed}.",
            [("the Mercury", FAILED), ("The captain", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {s1:the captain} {c1:disclosed} to the Mercury.",
            [("the Mercury", FAILED), ("the captain", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {s1:the captain} {c1:says} in the Mercury.",
            [("the Mercury", FAILED), ("the captain", FAILED)],
        ),
        (
            "{s1:Corrant} {c1:reported}, on the word of a source in the port, {x1:the valve had failed}.",
            [("Corrant", FAILED), ("a source in the port", FAILED)],
        ),
        (
            "{s1:A survivor quoted by Norrin} {c1:thought} {x1:the valve had failed}.",
            [("Norrin", FAILED), ("A survivor", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {s1:a laboratory cited in the report} {c1:found}.",
            [("the report", FAILED), ("a laboratory", FAILED)],
        ),
        (
            "{s1:The Tollan} {c1:had it} from a cook, and she from a driver, that {x1:the valve had failed}.",
            [("The Tollan", FAILED), ("a cook", FAILED), ("a driver", FAILED)],
        ),
        (
            "{s1:The Tollan} {c1:had it} from a cook that {x1:the valve had failed}.",
            [("The Tollan", FAILED), ("a cook", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {c1:according to} {s1:an invoice seen by the Mercury}.",
            [("the Mercury", FAILED), ("an invoice", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {c1:according to} {s1:an invoice seen by the clerk}.",
            [("an invoice seen by the clerk", FAILED)],
        ),
        (
            "{x1:the valve had failed}, {s1:the captain} {c1:insisted} to the Mercury.",
            [("the Mercury", FAILED), ("the captain", FAILED)],
        ),
        (
            "{s1:The captain} {c1:told} the Mercury a few minutes ago {x1:the valve had failed}.",
            [("the Mercury", FAILED), ("The captain", FAILED)],
        ),
        (
            "{s1:The captain} {c1:had heard} {x1:that the valve had failed}.",
            [("The captain", ["that the valve had failed"]), (None, ["that the valve had failed"])],
        ),
    ],
)
def test_two_hops_and_more(marked: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert taken_apart(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:The captain} {c1:said} {x1:the valve had failed}.",
        "{s1:The captain} {c1:told} us {x1:the valve had failed}.",
        "{s1:The line}, citing safety reasons, {c1:said} {x1:the ferry would stay in port}.",
        "{s1:The line} {c1:said} {x1:the ferry would stay}, citing a lack of crew.",
        "{s1:The captain} {c1:said} {x1:the valve had failed} in a report that came out on Monday, citing it.",
        "{s1:The crew} {c1:heard} {x1:a bang}.",
        "{s1:The captain} {c1:said} to the crew {x1:the valve had failed}.",
        "{s1:The captain} {c1:said} in a letter {x1:the valve had failed}.",
        "{s1:A man cited for speeding} {c1:said} {x1:the valve had failed}.",
        "{s1:Many people interviewed in Orr} {c1:said} {x1:the valve had failed}.",
        "{s1:A man quoted in passing} {c1:said} {x1:the valve had failed}.",
        "{x1:“It failed,”} {s1:she} {c1:said} of a paper in the Dart, which cited a single source.",
    ],
)
def test_one_hop(marked: str) -> None:
    assert len(taken_apart(marked)) == 1
