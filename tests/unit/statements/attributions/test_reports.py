"""Set phrases that put a sentence on the word of another, and such as only look like them."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import with_reports
from tests.marking import unmark


def read(marked: str) -> list[tuple[str | None, str, list[str]]]:
    text, reading = unmark(marked)
    found = with_reports(text, split(text), reading).attributions
    new = [a for a in found if a not in reading.attributions]
    return [(a.source[0].text if a.source else None, a.cue[0].text, [span.text for span in a.content]) for a in new]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "As first reported by the Arbiter, {s1:the Trust} {c1:says} {x1:that a hanger snapped}.",
            ("the Arbiter", "first reported", ["the Trust says that a hanger snapped"]),
        ),
        (
            "It follows a report, first carried by Radio Ilmara, in which the laboratory found that it was his.",
            ("Radio Ilmara", "report", ["the laboratory found that it was his"]),
        ),
        (
            "She spoke of a report in the Dart, which cited a party source, that she had been dismissed.",
            ("the Dart", "report", ["she had been dismissed"]),
        ),
        (
            "It is genuine, as the woman who wrote it has told another newspaper.",
            ("the woman who wrote it", "told", ["It is genuine"]),
        ),
        (
            "Claims by the Showfolk Union, whose members ran the stalls, that 31 had died rest on a list.",
            ("the Showfolk Union", "Claims", ["31 had died"]),
        ),
        ("One half has it that a hanger went first.", ("One half", "has it", ["a hanger went first"])),
        (
            "{s1:He} {c1:said} {x1:he had it from Ketterly Controls that a spring was wrong}.",
            ("Ketterly Controls", "had it from", ["a spring was wrong"]),
        ),
        ("Hospital officials put the toll at nine.", ("Hospital officials", "put", ["the toll at nine"])),
        (
            "She spoke of it in a report that puts the number of injured at 14.",
            ("a report", "puts", ["the number of injured at 14"]),
        ),
        (
            "The Tollan had it from a cook, and she from a driver, that the mayor had gone.",
            ("The Tollan", "had it", ["the mayor had gone"]),
        ),
        (
            "But the Port Board have it from a member that the vote was dropped.",
            ("the Port Board", "have it", ["the vote was dropped"]),
        ),
        ("Rumour has it that the mayor will go.", (None, "has it", ["the mayor will go"])),
        (
            "The board rejected the company's claim that rainfall had been to blame.",
            ("the company", "claim", ["rainfall had been to blame"]),
        ),
        (
            "The claim of one paper that he has been arrested is incorrect.",
            ("one paper", "claim", ["he has been arrested"]),
        ),
        (
            "It was established that the rooms had been too hot.",
            (None, "was established", ["that the rooms had been too hot"]),
        ),
    ],
)
def test_on_whose_word(marked: str, expected: tuple[str | None, str, list[str]]) -> None:
    assert read(marked) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        "A report from the auditor highlighted that the works had stopped.",
        "A report by officers who believed that the man had left was lost.",
        "{s1:Garrod} {c1:denied} {x1:that she had been asked}, as the chairman had told the Mercury.",
        "It went as planned, as everybody knows.",
        "Claims by the union were dropped.",
        "The company's claim was dropped.",
        "False claims of being ineligible that recall another had been dropped.",
        "It was established in 1878.",
        "The harbour has it all.",
        "The Tollan had it from a stall in the port.",
        "The crew put the boat at anchor.",
    ],
)
def test_left_alone(marked: str) -> None:
    assert read(marked) == []
