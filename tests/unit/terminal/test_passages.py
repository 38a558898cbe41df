from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reportedly import sentences
from reportedly.records import Report, Span
from reportedly.terminal.passages import Piece, contents, passage
from tests import strategies
from tests.unit.terminal import ferry


def _said(pieces: tuple[Piece, ...]) -> list[str]:
    return ["+".join([piece.text, *(mark.role for mark in piece.marks)]) for piece in pieces]


BOUNDS = sentences.of(ferry.article())
STATEMENTS = ferry.report().statements


def test_a_passage_is_the_whole_sentence_cut_at_its_roles() -> None:
    assert _said(passage(ferry.TEXT, STATEMENTS[2], BOUNDS)) == [
        "He+source",
        " ",
        "added+cue",
        " that ",
        "the pilot had been rested+content",
        ".",
    ]


def test_a_hedge_lies_in_the_content() -> None:
    assert "probably+content+hedge" in _said(passage(ferry.TEXT, STATEMENTS[0], BOUNDS))


def test_a_content_in_pieces_shows_each_in_its_place() -> None:
    said = _said(passage(ferry.TEXT, STATEMENTS[1], BOUNDS))
    assert [piece for piece in said if piece.endswith("+content")] == [
        "We warned them twice,+content",
        "and nobody on the bridge answered.+content",
    ]


def test_sentences_that_nothing_touches_are_left_out() -> None:
    shown = "".join(piece.text for piece in passage(ferry.TEXT, STATEMENTS[4], BOUNDS))
    assert shown.startswith("Mr. Brask, the owner, has a memo. […] The memo, purportedly")
    assert "long night" not in shown


def test_contents_are_only_what_was_said() -> None:
    assert _said(contents(ferry.TEXT, STATEMENTS[1])) == [
        "We warned them twice,",
        " … ",
        "and nobody on the bridge answered.",
    ]


def test_a_span_outside_of_all_sentences_is_shown_by_itself() -> None:
    assert _said(passage(ferry.TEXT, STATEMENTS[2], ())) == [
        "He+source",
        " ",
        "added+cue",
        " […] ",
        "the pilot had been rested+content",
    ]


@pytest.mark.parametrize(
    ("first", "second", "pieces"),
    [
        pytest.param((0, 9), (3, 5), ["abc+content", "de+content+content", "fghi+content"], id="one in the other"),
        pytest.param((0, 5), (3, 9), ["abc+content", "de+content+content", "fghi+content"], id="crossing"),
        pytest.param((0, 4), (4, 9), ["abcd+content", "efghi+content"], id="touching"),
    ],
)
def test_spans_may_lie_in_one_another_or_cross(
    first: tuple[int, int], second: tuple[int, int], pieces: list[str]
) -> None:
    text = "abcdefghi"
    spans = tuple(Span(start=start, end=end, text=text[start:end]) for start, end in (first, second))
    statement = replace(STATEMENTS[5], content=spans, hedges=())
    assert _said(passage(text, statement, ())) == pieces


@settings(max_examples=50, deadline=None)
@given(strategies.reports())
def test_every_span_is_shown_whole_and_in_its_place(report: Report) -> None:
    text = report.article.text
    for statement in report.statements:
        pieces = passage(text, statement, sentences.of(report.article))
        for mark in {mark for piece in pieces for mark in piece.marks}:
            assert "".join(piece.text for piece in pieces if mark in piece.marks) == text[mark.start : mark.end]
        shown = {(mark.start, mark.end) for piece in pieces for mark in piece.marks if mark.role == "content"}
        assert shown == {(span.start, span.end) for span in statement.content if span.text}
