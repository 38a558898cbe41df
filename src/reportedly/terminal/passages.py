"""A statement's words where they stand: the sentences of the article around them, cut where a role begins or ends.

Theory of operation. A passage is every sentence that one of the statement's spans touches, in text order; what lies
between two of them that do not follow one another is left out and marked. Within a passage each character has the set
of spans that cover it. The text is cut where that set changes, so that spans may lie in one another or cross, and a
content in several pieces shows each piece in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.records import Span, Statement

__all__ = ["Mark", "Piece", "Role", "contents", "passage"]

Role = Literal["content", "source", "cue", "hedge"]

_NESTING: tuple[Role, ...] = ("content", "source", "cue", "hedge")  # of spans that begin together, the outer first


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One span and what it is in the statement."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some text covered by the same marks from end to end, the outermost mark first."""

    text: str
    marks: tuple[Mark, ...]


_GAP = Piece(text=" […] ", marks=())
_ELLIPSIS = Piece(text=" … ", marks=())


def passage(text: str, statement: Statement, sentences: Sequence[Span]) -> tuple[Piece, ...]:
    """Give the sentences of *text* around every span of *statement*, cut at its marks.

    Args:
        text: the article's.
        statement: of that article.
        sentences: of that text, in order, none overlapping; a span outside of all of them is shown by itself.
    """
    marks = _marks(statement)
    pieces: list[Piece] = []
    for start, end in _stretches(text, marks, sentences):
        pieces += [_GAP] if pieces else []
        pieces += _cut(text, start, end, marks)
    return tuple(pieces)


def contents(text: str, statement: Statement) -> tuple[Piece, ...]:
    """Give only what was said, its pieces joined by an ellipsis, nothing marked in it but hedges."""
    hedges = [mark for mark in _marks(statement) if mark.role == "hedge"]
    pieces: list[Piece] = []
    for span in statement.content:
        pieces += [_ELLIPSIS] if pieces else []
        pieces += _cut(text, span.start, span.end, hedges)
    return tuple(pieces)


def _marks(statement: Statement) -> list[Mark]:
    spans: list[tuple[Role, Span | None]] = [("content", span) for span in statement.content]
    spans += [("hedge", span) for span in statement.hedges]
    for link in statement.chain:
        spans += [("source", link.source), ("cue", link.cue)]
        spans += [("hedge", span) for span in link.hedges]
    found = {Mark(start=span.start, end=span.end, role=role) for role, span in spans if span is not None}
    return sorted(found, key=_outermost)


def _outermost(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, _NESTING.index(mark.role)


def _stretches(text: str, marks: Sequence[Mark], sentences: Sequence[Span]) -> list[tuple[int, int]]:
    touched = {(mark.start, mark.end) for mark in marks}
    touched |= {
        (sentence.start, sentence.end)
        for sentence in sentences
        if any(mark.start < sentence.end and sentence.start < mark.end for mark in marks)
    }
    joined: list[tuple[int, int]] = []
    for start, end in sorted(touched):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = {start, end}
    edges.update(edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end)
    for left, right in pairwise(sorted(edges)):
        covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
        yield Piece(text=text[left:right], marks=tuple(sorted(covering, key=_outermost)))
