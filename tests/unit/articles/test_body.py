"""Markup and saved text to paragraphs."""

from __future__ import annotations

import pytest

from reportedly.articles.body import Paragraph, ends, from_markup, from_text, is_prose, parse, squash, words

ONE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."
TWO = "Nobody had checked it since the spring, two of her officials said, and nobody knew why."
THREE = "The port was shut for the rest of the day while divers looked for the crane’s driver."


def paragraphs(html: str) -> list[tuple[str, str]]:
    page = (
        f"<html><body><nav><a href='/'>Home</a></nav><article>{html}</article><footer>About us</footer></body></html>"
    )
    return [(paragraph.text, paragraph.kind) for paragraph in from_markup(parse(page))]


def test_paragraphs_headings_items_and_links_are_told_apart() -> None:
    found = paragraphs(
        f"<p>{ONE}</p><h2>What is known</h2><p>{TWO}</p><p><a href='/2'>Ferry crews vote to strike again</a></p>"
        f"<ul><li>The crane was forty years old.</li></ul><p>{THREE}</p>"
    )
    assert found == [
        (ONE, "plain"),
        ("What is known", "heading"),
        (TWO, "plain"),
        ("Ferry crews vote to strike again", "link"),
        ("The crane was forty years old.", "item"),
        (THREE, "plain"),
    ]


def test_a_linked_sentence_is_no_bare_link() -> None:
    assert (f"{TWO}", "plain") in paragraphs(f"<p>{ONE}</p><p><a href='/2'>{TWO}</a></p><p>{THREE}</p>")


def test_white_space_and_controls_inside_a_paragraph() -> None:
    assert paragraphs(
        f"<p>{ONE}</p><p>Nobody&nbsp;&nbsp;had\n  checked&#8203; it&#x01; since the spring, they said.</p>"
    )[1] == (
        "Nobody had checked it since the spring, they said.",
        "plain",
    )


def test_a_fragment_is_a_page() -> None:
    assert [paragraph.text for paragraph in from_markup(parse(f"<p>{ONE}</p>"))] == [ONE]


@pytest.mark.parametrize(
    "html", ["", "<p>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!DOCTYPE html>"]
)
def test_no_body_is_no_paragraphs(html: str) -> None:
    assert not any(is_prose(paragraph.text) for paragraph in from_markup(parse(html or " ")))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span"])
@pytest.mark.parametrize("depth", [250, 20_000])
def test_no_nesting_is_too_deep(tag: str, depth: int) -> None:
    from_markup(parse(f"<html><body>{f'<{tag}>' * depth}<p>{ONE}</p>"))


def test_saved_text_is_a_paragraph_a_line() -> None:
    assert from_text(f"Crane falls\n{ONE}\n\n\n  {TWO} \n") == tuple(
        Paragraph(text=text) for text in ("Crane falls", ONE, TWO)
    )


def test_text_wrapped_at_a_column_is_joined_up_to_the_blank_line() -> None:
    wrapped = (
        "The crane on the north quay\ncame down at noon, the\nharbour master told\nreporters.\n\nNobody was\nhurt."
    )
    assert [paragraph.text for paragraph in from_text(wrapped)] == [
        "The crane on the north quay came down at noon, the harbour master told reporters.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("He said so.", True),
        ("“So.”", True),
        ("Why?", True),
        ("so (he said.)", True),
        ("He said", False),
        ("He said:", False),
        ("", False),
    ],
)
def test_the_end_of_a_sentence(text: str, *, ended: bool) -> None:
    assert ends(text) is ended


def test_prose_is_a_sentence_of_some_length() -> None:
    assert is_prose("The crane came down at noon.")
    assert not is_prose("He ran.")
    assert not is_prose("The crane came down at noon")


def test_words_of_scripts_without_spaces_are_counted() -> None:
    assert words("one two") == 2
    assert words("港" * 120) == 10
    assert words("") == 0


def test_squashing() -> None:
    assert squash(" a\u00a0\u00a0b\n\tc\x07 ") == "a b c"
