"""Whole articles through a window: cut with overlap, run, and lay the pieces' numbers together again.

An article of any length is read in windows of :data:`ROOM` pieces that overlap by :data:`OVERLAP`, so that a quote may
run over paragraphs and no long sentence is cut off. Where windows overlap, a piece's numbers are averaged, those of the
window in which it stands further from an edge weighing more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.decode import LINK_WIDTH, TAGS, Signals
from reportedly.reader.tokens import Tokens, Vocabulary

__all__ = ["OVERLAP", "ROOM", "Run", "signals"]

ROOM = 254
OVERLAP = 30  # the quality of 62 for a fifth less work: PolNeAR dev, training/LOG.md, 2026-11-22

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Run = Callable[[dict[str, Ints]], Sequence[Floats]]


def signals(run: Run, vocabulary: Vocabulary, text: Tokens) -> Signals:
    """Read *text*, window by window.

    One window at a time: it costs no more than several at once on a CPU, wastes nothing on padding, and keeps what is
    read of one window apart from its neighbours (in a batch, int8 activations would share one scale).

    Args:
        run: ids, cases, gaps and mask of shape (1, pieces) to emissions (1, pieces, tags) and links
            (1, pieces, 4 × LINK_WIDTH).
        vocabulary: for the special pieces that frame a window.
        text: the pieces of the text.
    """
    sums = _Sums(len(text))
    for start, end in _cuts(len(text)):
        emissions, links = run(_frame(text, start, end, vocabulary))
        sums.add(start, end, emissions[0, 1:-1], links[0, 1:-1], links[0, 0])
    return sums.signals()


def _cuts(size: int) -> list[tuple[int, int]]:
    """Windows over *size* pieces, of even width, each overlapping the next by at least OVERLAP."""
    if not size:
        return []
    if size <= ROOM:
        return [(0, size)]
    count = -(-(size - OVERLAP) // (ROOM - OVERLAP))
    starts = np.linspace(0, size - ROOM, count).astype(int)
    return [(start, start + ROOM) for start in starts.tolist()]


def _frame(text: Tokens, start: int, end: int, vocabulary: Vocabulary) -> dict[str, Ints]:
    """The inputs of one window, framed with the special pieces."""
    framed = {"ids": np.concatenate([[vocabulary.first], text.ids[start:end], [vocabulary.last]])}
    for name, column in (("cases", text.cases), ("gaps", text.gaps)):
        framed[name] = np.pad(column[start:end], 1)
    framed["mask"] = np.ones(end - start + 2, dtype=np.int64)
    return {name: row[None, :].astype(np.int64) for name, row in framed.items()}


class _Sums:
    """The weighted sums of one text's numbers, until every window of it is in."""

    def __init__(self, size: int) -> None:
        self._rows = np.zeros((size, len(TAGS) + 4 * LINK_WIDTH + 1), dtype=np.float32)
        self._weights = np.zeros((size, 1), dtype=np.float32)

    def add(self, start: int, end: int, emissions: Floats, links: Floats, frame: Floats) -> None:
        """Add one window's numbers; *frame* is the links row of the window's first, special piece."""
        size = end - start
        nobody = links[:, :LINK_WIDTH] @ frame[LINK_WIDTH : 2 * LINK_WIDTH] / np.sqrt(LINK_WIDTH)
        edge = np.minimum(np.arange(size), np.arange(size)[::-1])
        weight = (np.minimum(edge + 1, OVERLAP) / OVERLAP).astype(np.float32)[:, None]
        self._rows[start:end] += weight * np.concatenate([emissions, links, nobody[:, None]], axis=1)
        self._weights[start:end] += weight

    def signals(self) -> Signals:
        """The averages."""
        rows: Floats = (self._rows / np.maximum(self._weights, 1e-9)).astype(np.float32)
        edges = np.cumsum([len(TAGS), LINK_WIDTH, LINK_WIDTH, LINK_WIDTH, LINK_WIDTH])
        emissions, cue_seeks, source_offers, content_seeks, cue_offers, nobody = np.split(rows, edges, axis=1)
        return Signals(
            emissions=emissions,
            cue_seeks=cue_seeks,
            source_offers=source_offers,
            content_seeks=content_seeks,
            cue_offers=cue_offers,
            nobody=nobody[:, 0],
        )
