"""What somebody counts, holds to and leaves open, by set phrases; and the same words where they say nothing."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import with_positions
from tests.marking import unmark


def held(marked: str) -> list[tuple[str, str, str]]:
    text, reading = unmark(marked)
    found = with_positions(text, split(text), reading).attributions
    new = [one for one in found if one not in reading.attributions]
    return [(one.source[0].text, one.cue[0].text, one.content[0].text) for one in new]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The union puts the cuts at 1,200 posts.", ("The union", "puts", "the cuts at 1,200 posts")),
        (
            "A person close to the talks put those laid off at nineteen.",
            ("A person close to the talks", "put", "those laid off at nineteen"),
        ),
        ("It puts the crop at 1.9 million tonnes.", ("It", "puts", "the crop at 1.9 million tonnes")),
        (
            "A slide dated March 3 puts the number of clients at 1.2m.",
            ("A slide dated March 3", "puts", "the number of clients at 1.2m"),
        ),
        ("The hospital counts two dead.", ("The hospital", "counts", "two dead")),
        ("A diver who was there counted 14 dead.", ("A diver", "counted", "14 dead")),
        (
            "A diver counted 14 who were certainly dead.",
            ("A diver", "counted", "14 who were certainly dead"),
        ),
        (
            "Several residents of the quay spoke of two bangs.",
            ("Several residents of the quay", "spoke of", "two bangs"),
        ),
        (
            "The council has lowered its count of the dead to 26.",
            ("The council", "lowered", "its count of the dead to 26"),
        ),
        ("The harbour office, which keeps the book, counts 190.", ("The harbour office", "counts", "190")),
        ("Ada Voss, the nurse, has counted a fifth.", ("Ada Voss, the nurse", "counted", "a fifth")),
        (
            "The ministry holds to its story that its divers raised the bell.",
            ("The ministry", "holds to its story", "its divers raised the bell"),
        ),
        (
            "Mr Voss stands by his count from the quay: nineteen went aboard.",
            ("Mr Voss", "stands by his count", "nineteen went aboard"),
        ),
        (
            "In its last report the Bank of Orr sticks to 930 million.",
            ("the Bank of Orr", "sticks to", "930 million"),
        ),
        (
            "The mayor’s answer is unchanged: she was not warned.",
            ("The mayor", "answer is unchanged", "she was not warned"),
        ),
        (
            "Gas broke out of the face: that is the finding of the board.",
            ("the board", "the finding", "Gas broke out of the face"),
        ),
        (
            "The mayor, Ada Voss, is alone now in holding that the tide did it.",
            ("The mayor, Ada Voss", "alone now in holding", "the tide did it"),
        ),
        (
            "The council puts it in writing: no inquiry has been opened.",
            ("The council", "puts it in writing", "no inquiry has been opened"),
        ),
        (
            "The order came from the palace, I was told by Oren Halvik.",
            ("Oren Halvik", "told", "The order came from the palace"),
        ),
        (
            "Whether the boiler fed the fire it leaves open.",
            ("it", "leaves open", "Whether the boiler fed the fire"),
        ),
        (
            "Whether the captain had been warned, the board was unable to say.",
            ("the board", "was unable to say", "Whether the captain had been warned"),
        ),
        (
            "The ministry has seen no proof, and it could not say whether he had been killed.",
            ("it", "could not say", "whether he had been killed"),
        ),
    ],
)
def test_what_somebody_holds(marked: str, expected: tuple[str, str, str]) -> None:
    assert held(marked) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        "The crew put the boat at anchor.",
        "The fire put the whole quay at risk.",
        "The club counts its friends.",
        "Every vote counts, and two remain.",
        "The ministry keeps to the coast road.",
        "She kept to her room for two days.",
        "The mayor's answer is in the post.",
        "The mayor was alone in the hall that night.",
        "The council puts it off: the hall is cold.",
        "The gate was told by its creak.",
        "Whether the ferry sails depends on the wind.",
        "The harbour could not open.",
        "Nobody could say whether the bell had rung.",
        "I could not say whether the bell had rung.",
        "{s1:The union} {c1:puts} {x1:the cuts at 1,200 posts}.",
    ],
)
def test_the_same_words_where_they_say_nothing(marked: str) -> None:
    assert held(marked) == []
