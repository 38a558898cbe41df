"""Where the words stand now that somebody judged of: a place of an article, found again in what was read of it.

The characters lead there as long as the same words stand at them. Where the text has moved, the words do, if they
stand in it once. What is read there, a statement or a saying, is that which shares most with the place, and half of
the place at least: a new reading may draw an edge elsewhere, and it may read nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from reportedly.judgements import Place
from reportedly.records import Report, Statement

__all__ = ["closest", "hull", "placed", "standing_at", "statement_at"]

_T = TypeVar("_T")


def standing_at(place: Place, text: str) -> tuple[int, int] | None:
    """From where to where the words of a place stand in the *text* of its article; ``None`` where that is unclear."""
    if not place.text:
        return None
    if text[place.start : place.end] == place.text:
        return place.start, place.end
    if text.count(place.text) != 1:
        return None
    start = text.index(place.text)
    return start, start + len(place.text)


def closest(at: tuple[int, int], found: Iterable[tuple[_T, tuple[int, int]]]) -> _T | None:
    """Of what was *found*, each with where it stands, that which shares most with what is *at*; the first of equals.

    ``None`` where nothing covers half of it.
    """
    start, end = at
    best: tuple[float, _T] | None = None
    for one, (first, last) in found:
        shared = min(end, last) - max(start, first)
        if 2 * shared < end - start or shared <= 0:
            continue
        share = shared / (max(end, last) - min(start, first))
        if best is None or share > best[0]:
            best = share, one
    return best[1] if best is not None else None


def hull(statement: Statement) -> tuple[int, int]:
    """From where to where a statement stands, with what interrupts it."""
    content = statement.content
    return min(span.start for span in content), max(span.end for span in content)


def placed(statement: Statement, text: str) -> Place:
    """The place of a statement in the *text* of its article."""
    start, end = hull(statement)
    return Place(article=statement.article, start=start, end=end, text=text[start:end])


def statement_at(place: Place, report: Report) -> Statement | None:
    """The statement of a report that is read at a place of it; ``None`` where none is."""
    at = standing_at(place, report.article.text)
    if at is None:
        return None
    return closest(at, ((statement, hull(statement)) for statement in report.statements if statement.content))
