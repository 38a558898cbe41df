"""Annotated articles as the reader's training examples: labelled pieces, windows over them, batches of windows."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.decode import TAGS
from reportedly.reader.tokens import GAPS, Tokens, Vocabulary
from training.polnear import Annotated

__all__ = ["NOBODY", "NOWHERE", "Cut", "Example", "Roughen", "batch", "example", "windows"]

WINDOW = 256
NOWHERE, NOBODY = -1, -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article as arrays: pieces, their tags, and for every piece the one it points at (article-wide index)."""

    inputs: NDArray[np.int64]
    tags: NDArray[np.int64]
    sources: NDArray[np.int64]
    cues: NDArray[np.int64]


def example(article: Annotated, vocabulary: Vocabulary) -> Example:
    """Label the pieces of *article*; a piece belongs to a span when it starts inside it."""
    tokens = vocabulary.encode(article.text)
    tags = np.zeros(len(tokens), dtype=np.int64)
    sources, cues = (np.full(len(tokens), NOWHERE, dtype=np.int64) for _ in range(2))
    for attribution in article.attributions:
        parts = {role: _pieces(tokens, getattr(attribution, role)) for role in ("source", "cue", "content")}
        if not parts["cue"]:
            continue
        for role, places in parts.items():
            for place in places:
                _tag(tags, place, role)
        for place in parts["cue"]:
            sources[place] = parts["source"][0].start if parts["source"] else NOBODY
        for place in parts["content"]:
            cues[place] = parts["cue"][0].start
    return Example(inputs=np.stack([tokens.ids, tokens.cases, tokens.gaps]), tags=tags, sources=sources, cues=cues)


def _pieces(tokens: Tokens, spans: tuple[tuple[int, int], ...]) -> list[slice]:
    """The pieces of *spans*; spans with nothing between them (broken at a line end) are one."""
    joined: list[slice] = []
    for start, end in np.searchsorted(tokens.starts, np.array(spans, dtype=np.int64).reshape(-1, 2)).tolist():
        if joined and joined[-1].stop == start:
            joined[-1] = slice(joined[-1].start, end)
        elif start < end:
            joined.append(slice(start, end))
    return joined


def _tag(tags: NDArray[np.int64], place: slice, role: str) -> None:
    """Tag one span, unless another has some of it: first come, first kept."""
    if not tags[place].any():
        tags[place] = TAGS.index(f"I-{role}")
        tags[place.start] = TAGS.index(f"B-{role}")


Cut = tuple[Example, int, int]  # pieces from, to (not included)


def windows(examples: list[Example], shuffle: random.Random) -> list[Cut]:
    """Every token of every article once, cut at places that differ from epoch to epoch."""
    room = WINDOW - 2
    cuts: list[Cut] = []
    for article in examples:
        size = article.inputs.shape[1]
        start = shuffle.randrange(room) - room if size > room else 0
        cuts.extend((article, max(at, 0), min(at + room, size)) for at in range(start, size, room) if at + room > 0)
    cuts = [cut for cut in cuts if cut[2] - cut[1] > 8]
    shuffle.shuffle(cuts)
    return cuts


class Roughen:
    """Make a window look like text saved carelessly: breaks lost (one in seven), quotes straight (one in ten)."""

    def __init__(self, vocabulary: Vocabulary, shuffle: random.Random) -> None:
        self._shuffle = shuffle
        straight = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
        self._straight = np.arange(len(vocabulary))
        for curly, plain in straight.items():
            self._straight[vocabulary.encode(curly).ids] = vocabulary.encode(plain).ids

    def __call__(self, inputs: NDArray[np.int64]) -> NDArray[np.int64]:
        ids, cases, gaps = inputs
        if self._shuffle.random() < 1 / 7:
            gaps = np.minimum(gaps, GAPS.index("space"))
        if self._shuffle.random() < 1 / 10:
            ids = self._straight[ids]
        return np.stack([ids, cases, gaps])


def batch(cuts: list[Cut], vocabulary: Vocabulary, roughen: Roughen) -> dict[str, NDArray[np.int64]]:
    """Pad windows to one length, frame them with the special pieces, make pointers local."""
    longest = max(end - start for _, start, end in cuts) + 2
    shape = (len(cuts), longest)
    ids = np.full(shape, vocabulary.pad)
    cases, gaps, mask, inner, tags = (np.zeros(shape, dtype=np.int64) for _ in range(5))
    pointers = {"sources": np.full(shape, NOWHERE), "cues": np.full(shape, NOWHERE)}
    for row, (article, start, end) in enumerate(cuts):
        size = end - start
        ids[row, 0], ids[row, size + 1] = vocabulary.first, vocabulary.last
        ids[row, 1 : size + 1], cases[row, 1 : size + 1], gaps[row, 1 : size + 1] = roughen(
            article.inputs[:, start:end]
        )
        mask[row, : size + 2] = 1
        inner[row, 1 : size + 1] = 1
        tags[row, 1 : size + 1] = article.tags[start:end]
        for name, array in pointers.items():
            there = getattr(article, name)[start:end]
            local = np.where((there >= start) & (there < end), there - start + 1, NOWHERE)
            array[row, 1 : size + 1] = np.where(there == NOBODY, 0, local)
    return {"ids": ids, "cases": cases, "gaps": gaps, "mask": mask, "inner": inner, "tags": tags, **pointers}
