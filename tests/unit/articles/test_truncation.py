"""Whether a text stops before its article does."""

from __future__ import annotations

import pytest

from reportedly.articles.body import Paragraph
from reportedly.articles.truncation import is_truncated

FIRST = "The crane on the north quay came down at noon, the harbour master told reporters."
LONG = " ".join([FIRST] * 20)


@pytest.mark.parametrize(
    ("last", "truncated"),
    [
        ("Nobody had checked it since the spring.", False),
        ("“Nobody had checked it since the spring.”", False),
        ("Nobody had checked it since the…", True),
        ("Nobody had checked it since the ...", True),
        ("Nobody had checked it since [+2310 chars]", True),
        ("Nobody had checked it since the spring, when two of her", True),
        ("Nobody had checked", None),
        ("Harbour 3, Port 1", None),
    ],
)
def test_by_how_the_text_ends(last: str, truncated: bool | None) -> None:
    paragraphs = [Paragraph(text=FIRST), Paragraph(text=last)]
    assert is_truncated(paragraphs, paywalled=False, free=None, whole=True) is truncated


@pytest.mark.parametrize(
    ("text", "paywalled", "free", "whole", "truncated"),
    [
        pytest.param(FIRST, True, None, True, True, id="the page says the rest is paid for"),
        pytest.param(FIRST, False, False, True, True, id="not free, and short"),
        pytest.param(LONG, False, False, True, None, id="not free, and long"),
        pytest.param(FIRST, False, True, True, False, id="free, and ended"),
        pytest.param(FIRST, False, None, False, None, id="markup cut, but after a sentence"),
        pytest.param("Nobody had", False, None, False, True, id="markup cut inside a sentence"),
    ],
)
def test_by_what_the_page_says(
    text: str, paywalled: bool, free: bool | None, whole: bool, truncated: bool | None
) -> None:
    assert is_truncated([Paragraph(text=text)], paywalled=paywalled, free=free, whole=whole) is truncated


def test_of_no_text_nothing_is_known() -> None:
    assert is_truncated([], paywalled=False, free=None, whole=True) is None
