"""Whose a quotation without a tagline is, and where that is not told."""

from __future__ import annotations

import pytest

from reportedly.statements.attributions import with_quotes
from tests.marking import unmark


def read(marked: str) -> dict[str, list[str]]:
    text, reading = unmark(marked)
    return {a.source[0].text: [span.text for span in a.content] for a in with_quotes(text, reading).attributions}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{x1:“It sank,”} {s1:Voss} {c1:said}. “It sank like a stone.”",
            {"Voss": ["“It sank,”", "“It sank like a stone.”"]},
            id="behind his tagline",
        ),
        pytest.param(
            "{x1:“It sank,”} {s1:Voss} {c1:said}. {x2:“It sank like a stone.”}\n\n"
            "{s2:Cole} {c2:said} {x2:it had burned}.",
            {"Voss": ["“It sank,”", "“It sank like a stone.”"], "Cole": ["it had burned"]},
            id="read as the next one's",
        ),
        pytest.param(
            "{s1:Voss} {c1:said}: {x1:“It sank.”}\n\n“It sank like a stone.”",
            {"Voss": ["“It sank.”", "“It sank like a stone.”"]},
            id="a paragraph of its own",
        ),
        pytest.param(
            '{x1:"It sank,"} {s1:Voss} {c1:said}.\n\n"It sank like a stone."',
            {"Voss": ['"It sank,"', '"It sank like a stone."']},
            id="in straight marks",
        ),
    ],
)
def test_his_who_spoke_before(marked: str, expected: dict[str, list[str]]) -> None:
    assert read(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{x1:“It sank,”} {s1:Voss} {c1:said}. “It burned,” a man called.", id="with a tagline"),
        pytest.param("{x1:“It sank,”} {s1:Voss} {c1:said}. Nobody spoke. “It burned.”", id="a sentence between"),
        pytest.param("{x1:“It sank,”} {s1:Voss} {c1:said}.\n\n“It burned.” That was Cole.", id="more in its paragraph"),
        pytest.param(
            "{x1:“It sank,”} {s1:Voss} {c1:said}. {s2:Cole} {c2:said}: {x2:“It burned.”}", id="another's cue between"
        ),
    ],
)
def test_left_alone(marked: str) -> None:
    text, reading = unmark(marked)
    assert with_quotes(text, reading).attributions == reading.attributions
