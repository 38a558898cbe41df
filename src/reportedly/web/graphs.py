"""The graph of a claim's roots: reports at the left, at the right on whose word they rest, to be seen at a glance.

As in :mod:`~reportedly.web.charts`, a function gives places, and the template prints them. A report's height is its
row, a root's the middle of its reports; where there are too many reports they are counted by outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.terminal.wording import count

__all__ = ["Graph", "Knot", "roots_graph"]

_WIDTH: Final = 420
_LEFT, _RIGHT = 178, 238  # where reports and roots stand
_ROW = 22  # height of a row
_ROOM = 25  # characters that a label has room for
_MOST = 16  # rows of a graph, at most: beyond, reports are counted by outlet
_NOBODY = "nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A label, its whole words, and the height at which it stands; ``named`` is false for a root that nobody names."""

    label: str
    whole: str
    y: float
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Reports, the roots on which they rest, which rests on which (by their heights), and that in words."""

    width: int
    height: int
    left: int
    right: int
    reports: tuple[Knot, ...]
    roots: tuple[Knot, ...]
    lines: tuple[tuple[float, float], ...]
    words: str


def roots_graph(rests: Sequence[tuple[str | None, Sequence[str]]]) -> Graph | None:
    """Draw on whose word reports rest; ``None`` where there are none.

    Args:
        rests: each root's name, ``None`` where nobody is named, and the outlets of its reports, one a report.
    """
    rests = [(name, outlets) for name, outlets in rests if outlets]
    if not rests:
        return None
    total = sum(len(outlets) for _, outlets in rests)
    rows = [(at, *row) for at, (_, outlets) in enumerate(rests) for row in _rows(outlets, total)]
    reports = [_report(place, name, number) for place, (_, name, number) in enumerate(rows)]
    heights = _apart(
        [
            _mean(knot.y for (at, _, _), knot in zip(rows, reports, strict=True) if at == root)
            for root in range(len(rests))
        ]
    )
    roots = [
        Knot(label=_cut(name or _NOBODY), whole=name or _NOBODY, y=y, named=name is not None)
        for (name, _), y in zip(rests, heights, strict=True)
    ]
    return Graph(
        width=_WIDTH,
        height=int(max(len(rows) * _ROW, heights[-1] + _ROW / 2)),
        left=_LEFT,
        right=_RIGHT,
        reports=tuple(reports),
        roots=tuple(roots),
        lines=tuple((knot.y, roots[at].y) for (at, _, _), knot in zip(rows, reports, strict=True)),
        words=_told(rests, total),
    )


def _told(rests: Sequence[tuple[str | None, Sequence[str]]], total: int) -> str:
    named = sum(name is not None for name, _ in rests)
    each = (f"{count(len(outlets), 'report')} on the word of {name or 'nobody named'}" for name, outlets in rests)
    return f"{count(total, 'report')}, {count(named, 'root') if named else 'no root named'}: {'; '.join(each)}."


def _rows(outlets: Sequence[str], total: int) -> list[tuple[str, int]]:
    """Give a row a report; an outlet where there are too many; and the rest in one row where these are, too."""
    if total <= _MOST:
        return [(outlet, 1) for outlet in outlets]
    rows = sorted(((outlet, outlets.count(outlet)) for outlet in dict.fromkeys(outlets)), key=lambda row: -row[1])
    rest = rows[_MOST:]
    return [*rows[:_MOST], *([(f"{len(rest)} more outlets", sum(number for _, number in rest))] if rest else [])]


def _report(place: int, name: str, number: int) -> Knot:
    return Knot(label=_cut(name if number == 1 else f"{name} × {number}"), whole=name, y=(place + 0.5) * _ROW)


def _apart(heights: Sequence[float]) -> list[float]:
    """Move labels down until none touches the one above."""
    moved: list[float] = []
    for height in heights:
        moved.append(round(max(height, moved[-1] + _ROW) if moved else height, 1))
    return moved


def _mean(values: Iterable[float]) -> float:
    each = list(values)
    return sum(each) / len(each)


def _cut(words: str) -> str:
    return words if len(words) <= _ROOM else f"{words[: _ROOM - 1].rstrip()}…"
