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
_BATCH = 8

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Run = Callable[[dict[str, Ints]], Sequence[Floats]]


def signals(run: Run, vocabulary: Vocabulary, texts: Sequence[Tokens]) -> list[Signals]:
    """Read every one of *texts*; windows of all of them share batches, longest first.

    Args:
        run: ids, cases, gaps and mask of shape (windows, pieces) to emissions (windows, pieces, tags) and links
            (windows, pieces, 4 × LINK_WIDTH).
        vocabulary: for the special pieces that frame a window.
        texts: the pieces of each text.
    """
    cuts = [(number, start, end) for number, text in enumerate(texts) for start, end in _cuts(len(text))]
    cuts.sort(key=lambda cut: cut[1] - cut[2])
    sums = [_Sums(len(text)) for text in texts]
    for first in range(0, len(cuts), _BATCH):
        some = cuts[first : first + _BATCH]
        emissions, links = run(_frame(some, texts, vocabulary))
        for row, (number, start, end) in enumerate(some):
            size = end - start
            sums[number].add(start, end, emissions[row, 1 : size + 1], links[row, 1 : size + 1], links[row, 0])
    return [total.signals() for total in sums]


def _cuts(size: int) -> list[tuple[int, int]]:
    """Windows over *size* pieces, of even width, each overlapping the next by at least OVERLAP."""
    if not size:
        return []
    if size <= ROOM:
        return [(0, size)]
    count = -(-(size - OVERLAP) // (ROOM - OVERLAP))
    starts = np.linspace(0, size - ROOM, count).astype(int)
    return [(start, start + ROOM) for start in starts.tolist()]


def _frame(cuts: list[tuple[int, int, int]], texts: Sequence[Tokens], vocabulary: Vocabulary) -> dict[str, Ints]:
    longest = max(end - start for _, start, end in cuts) + 2
    shape = (len(cuts), longest)
    ids = np.full(shape, vocabulary.pad, dtype=np.int64)
    cases, gaps, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, (number, start, end) in enumerate(cuts):
        text, size = texts[number], end - start
        ids[row, 0], ids[row, size + 1] = vocabulary.first, vocabulary.last
        ids[row, 1 : size + 1] = text.ids[start:end]
        cases[row, 1 : size + 1] = text.cases[start:end]
        gaps[row, 1 : size + 1] = text.gaps[start:end]
        mask[row, : size + 2] = 1
    return {"ids": ids, "cases": cases, "gaps": gaps, "mask": mask}


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
        rows: Floats = self._rows / np.maximum(self._weights, np.float32(1e-9))
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
