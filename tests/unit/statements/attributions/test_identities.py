"""Who somebody is held to be on nobody's word, and descriptions that hold nothing."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import identities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It carries the words of a man purported to be Anselm Dray, who fled.",
            ("purported", "purported to be Anselm Dray"),
        ),
        (
            "A new recording attributed to the rebel leader Anselm Dray has come up.",
            ("attributed", "attributed to the rebel leader Anselm Dray"),
        ),
        ("A man, supposedly Dray, wishes us well.", ("supposedly", "supposedly Dray")),
        ("A man identified as Anselm Dray spoke.", ("identified", "identified as Anselm Dray")),
        ("The statement ascribed to al-Bahir said so.", ("ascribed", "ascribed to al-Bahir")),
        (
            "Reed Radio played a voice said to belong to Teodar Vasc.",
            ("said", "said to belong to Teodar Vasc"),
        ),
    ],
)
def test_what_somebody_is_held_to_be(text: str, expected: tuple[str, str]) -> None:
    assert [(one.cue[0].text, one.content[0].text, one.source) for one in identities(text, split(text))] == [
        (*expected, ())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A man said to his wife that Dray had gone.",
        "The fire is attributed to a worn valve.",
        "A recording of Anselm Dray has come up.",
        "The letter said to be lost was found.",
        "A message, apparently sent in haste, came on Monday.",
        "The group released a message purportedly of its leader challenging the League.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert list(identities(text, split(text))) == []
