"""The reader that the package carries, on sentences written for it: who said what, and nobody said nothing."""

from __future__ import annotations

from functools import cache

import pytest

from reportedly.reader.session import Reader
from reportedly.records import Attribution


@cache
def reader() -> Reader:
    return Reader()


def plain(attribution: Attribution) -> tuple[str, str, str]:
    """The three parts as bare words."""
    parts = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (" … ".join(span.text.strip("“”\",.'‘’ ") for span in part) for part in parts)
    return source, cue, content


def read(text: str) -> list[tuple[str, str, str]]:
    return [plain(attribution) for attribution in reader().read(text).attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said the ferry had sailed with a faulty valve.",
            [("The harbour master", "said", "the ferry had sailed with a faulty valve")],
        ),
        (
            "“It burned all night,” Venn said, “and then it sank.”",
            [("Venn", "said", "It burned all night … and then it sank")],
        ),
        (
            "According to the coast guard, nine people died.",
            [("the coast guard", "According to", "nine people died")],
        ),
        (
            "The spokesman denied that the army had fired on the boats.",
            [("The spokesman", "denied", "that the army had fired on the boats")],
        ),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_contents_are_read_again() -> None:
    found = read("Two officials said the captain had told the inquiry that the valve had failed a test.")
    assert [source for source, _, _ in found] == ["Two officials", "the captain"]


def test_a_content_is_read_again_without_its_that() -> None:
    found = read("The spokesman told reporters that after a long study, the board has determined the voice is real.")
    assert [source for source, _, _ in found] == ["The spokesman", "the board"]


@pytest.mark.parametrize("text", ["", "   \n", "The ferry sank in forty metres of water.", "Tuesday, 4 March", "…"])
def test_nobody_said_anything(text: str) -> None:
    assert read(text) == []


def test_a_quote_over_paragraphs_breaks_at_the_line() -> None:
    text = "Venn told the inquiry: “The valve was slow.\n\n“Nobody asked me about it.”"
    (found,) = reader().read(text).attributions
    assert [span.text.rstrip(".”") for span in found.content] == ["“The valve was slow", "“Nobody asked me about it"]


def test_what_is_read_depends_on_nothing_but_the_text() -> None:
    text = "“No,” she said.\n\nThe board denied that it had known." * 20
    first = read(text)
    read("The ministry said it was an accident.")
    assert read(text) == first


def test_no_span_ends_within_a_word() -> None:
    text = "The capt said the Xyloquar-Brandtveig had met the Kvistholm-Ondarrieta, " * 30
    for attribution in reader().read(text).attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert not (text[span.end - 1].isalnum() and text[span.end : span.end + 1].isalnum())
