"""What the outlet says in its own voice, and what it does not."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import narrated
from tests.marking import unmark


@pytest.mark.parametrize(
    ("marked", "own"),
    [
        ("The ferry sank in forty metres of water.", ["The ferry sank in forty metres of water."]),
        ("{s1:She} {c1:said} {x1:the ferry sank}. Nobody else was aboard.", ["Nobody else was aboard."]),
        ("{s1:She} {c1:said} {x1:the ferry sank}.", []),
        ("In her first interview, {s1:she} {c1:said} {x1:the ferry sank}.", []),
        ("{s1:Venn}, who has run the port since 2019, {c1:said} {x1:the ferry sank}.", []),
        (
            "The release appears to lay to rest {c1:claims by} {s1:the army} {x1:that it had killed him}.",
            ["The release appears to lay to rest claims by the army"],
        ),
        (
            "{s1:He} {c1:said} {x1:the town had fallen}, but the group still has two of its bridges.",
            ["the group still has two of its bridges."],
        ),
        ("{s1:He} {c1:said} {x1:the town had fallen}, adding to the confusion of the day.", []),
        (
            "In the last few days, {s1:the army} has begun an assault on the town, {c1:hoping} {x1:to end the war}.",
            ["In the last few days, the army has begun an assault on the town"],
        ),
        ("After the fire, {s1:the line} {c1:said} {x1:it would answer}.", []),
        ("Background and history", []),
        ("“We burned her.”", []),
        ("Yes.", []),
    ],
)
def test_own_voice(marked: str, own: list[str]) -> None:
    text, reading = unmark(marked)
    assert [span.text for span in narrated(text, split(text), reading.attributions)] == own
