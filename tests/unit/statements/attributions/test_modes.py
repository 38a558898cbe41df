"""Verbatim, paraphrased, or both."""

from __future__ import annotations

import pytest

from reportedly.statements.attributions import mode
from tests.marking import unmark


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{s1:She} {c1:said}, {x1:“It burned all night.”}", "direct"),
        ("{x1:“It burned,”} {s1:she} {c1:said}, {x1:“and then it sank.”}", "direct"),
        ('{s1:She} {c1:said}: "{x1:It burned all night.}"', "direct"),
        ("{s1:She} {c1:said}, {x1:‘It burned all night.’}", "direct"),
        ("{s1:She} {c1:said}: {x1:“It burned.}\n{x1:“Then it sank.”}", "direct"),
        ("“Nobody slept.””{x1:It burned all night,”} {s1:she} {c1:said}.", "direct"),
        ("{s1:She} {c1:said} {x1:it burned all night}.", "indirect"),
        ("{s1:She} {c1:said} {x1:the captain's valve hadn't failed}.", "indirect"),
        ("{s1:She} {c1:said} {x1:the ferry “burned all night” and sank}.", "mixed"),
        ('{s1:She} {c1:said} {x1:the message "appears to be authentic"}.', "mixed"),
        ("{s1:She} {c1:called} {x1:“the fire” a crime and “the sinking” another}.", "mixed"),
        ("{s1:She} {c1:said} {x1:the fire was ‘no accident’}.", "mixed"),
    ],
)
def test_mode(marked: str, expected: str) -> None:
    text, reading = unmark(marked)
    assert mode(text, reading.attributions[0].content) == expected
