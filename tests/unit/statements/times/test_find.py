"""Times found by grammar alone, and what is none."""

from __future__ import annotations

import pytest

from reportedly.statements.times import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank late last month off Arden.", ["late last month DATE"]),
        ("In May, the harbour closed.", ["May DATE"]),
        ("It rose in March on weak demand.", ["March DATE"]),
        ("She spoke on Thursday night at 9:30 p.m. local time.", ["Thursday night TIME", "9:30 p.m. local time TIME"]),
        ("He broke his 11-month silence.", ["11-month DURATION"]),
        ("It is the first since May.", ["May DATE"]),
        ("Some 2000 people fled in 2011.", ["2011 DATE"]),
        ("The 1990s and the '80s", ["The 1990s DATE", "the '80s DATE"]),
        ("He will march on Monday.", ["Monday DATE"]),
        ("Talks ended on Sunday, May 28, 2017.", ["Sunday, May 28, 2017 DATE"]),
        (
            "They meet every Thursday, for more than two weeks now.",
            ["every Thursday SET", "more than two weeks DURATION", "now DATE"],
        ),
        ("It opens on the 28th of May.", ["the 28th of May DATE"]),
        ("Nov. 3. Then nothing.", ["Nov. 3 DATE"]),
        ("We met last summer and again in the fall.", ["last summer DATE", "the fall DATE"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert [f"{text[time.start : time.end]} {time.type}" for time in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army may strike.",
        "May strike the north, he said.",
        "Thousands joined the march on the palace.",
        "The second bomb came a second after the first.",
        "The Sun reported it.",
        "A coil broke in the spring of the mattress.",
        "After the fall of Arden, they fled.",
        "They remember the March on Washington.",
        "It may 5 times fail.",
        "Jan said April was ill.",
        "He sat down on Sat.",
        "A quarter of the town burned.",
        "The fire spread in 2000 homes.",
        "It was 10:30 of 20.",
        "She is in her 30s.",
        "A 6-year-old boy saw it.",
        "Minute traces were left.",
        "The present company is excepted.",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "piece", ["the day before ", "of May ", "two hours and ", "from 3 to ", "last ", "12 ", "week of week of ", "- "]
)
def test_what_goes_on_and_on_comes_to_an_end(piece: str) -> None:
    text = piece * 2000 + "yesterday"
    assert all(0 <= time.start < time.end <= len(text) for time in find(text))
