"""Whole articles through a window: cut with overlap, run, and lay the pieces' numbers together again.

An article of any length is read in windows of :data:`ROOM` pieces that overlap by :data:`OVERLAP`, so that a quote may
run over paragraphs and no long sentence is cut off. Where windows overlap, a piece's numbers are averaged, those of the
window in which it stands further from an edge weighing more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import LAYOUT, LINK_WIDTH, WIDTH
from reportedly.reader.tokens import Tokens, Vocabulary

__all__ = ["OVERLAP", "ROOM", "Rows", "Run", "framed", "rows"]

ROOM = 254
OVERLAP = 30  # the quality of 62 for a fifth less work: PolNeAR dev, training/LOG.md, 2026-11-22

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Run = Callable[[dict[str, Ints]], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What the reader says of one text: ``values`` (pieces, WIDTH), cut by :data:`~reportedly.reader.heads.LAYOUT`.

    ``nobody`` (pieces,) is the score of "this cue has no source", which each window tells by its first, special piece.
    """

    values: Floats
    nobody: Floats


def rows(run: Run, vocabulary: Vocabulary, text: Tokens) -> Rows:
    """Read *text*, window by window.

    One window at a time: it costs no more than several at once on a CPU, wastes nothing on padding, and keeps what is
    read of one window apart from its neighbours (in a batch, int8 activations would share one scale).

    Args:
        run: ids, cases and gaps of shape (1, pieces) to the reader's rows (1, pieces, WIDTH).
        vocabulary: for the special pieces that frame a window.
        text: the pieces of the text.
    """
    sums = _Sums(len(text))
    for start, end in _cuts(len(text)):
        window = run(framed(text.cut(start, end), vocabulary))[0]
        sums.add(start, end, window[1:-1], window[0])
    return sums.rows()


def _cuts(size: int) -> list[tuple[int, int]]:
    """Windows over *size* pieces, of even width, each overlapping the next by at least OVERLAP."""
    if not size:
        return []
    if size <= ROOM:
        return [(0, size)]
    count = -(-(size - OVERLAP) // (ROOM - OVERLAP))
    starts = np.linspace(0, size - ROOM, count).astype(int)
    return [(start, start + ROOM) for start in starts.tolist()]


def framed(pieces: Tokens, vocabulary: Vocabulary) -> dict[str, Ints]:
    """The inputs of one window: its *pieces*, framed with the special ones, (1, pieces + 2)."""
    inputs = {"ids": np.concatenate([[vocabulary.first], pieces.ids, [vocabulary.last]])}
    for name, column in (("cases", pieces.cases), ("gaps", pieces.gaps)):
        inputs[name] = np.pad(column, 1)
    return {name: row[None, :].astype(np.int64) for name, row in inputs.items()}


class _Sums:
    """The weighted sums of one text's numbers, until every window of it is in."""

    def __init__(self, size: int) -> None:
        self._values = np.zeros((size, WIDTH + 1), dtype=np.float32)
        self._weights = np.zeros((size, 1), dtype=np.float32)

    def add(self, start: int, end: int, values: Floats, frame: Floats) -> None:
        """Add one window's numbers; *frame* is the row of the window's first, special piece."""
        size = end - start
        nobody = values[:, LAYOUT["cue_seeks"]] @ frame[LAYOUT["source_offers"]] / np.sqrt(LINK_WIDTH)
        edge = np.minimum(np.arange(size), np.arange(size)[::-1])
        weight = (np.minimum(edge + 1, OVERLAP) / OVERLAP).astype(np.float32)[:, None]
        self._values[start:end, :WIDTH] += weight * values
        self._values[start:end, WIDTH] += weight[:, 0] * nobody
        self._weights[start:end] += weight

    def rows(self) -> Rows:
        """The averages."""
        values = (self._values / np.maximum(self._weights, 1e-9)).astype(np.float32, copy=False)
        return Rows(values=values[:, :WIDTH], nobody=values[:, WIDTH])
