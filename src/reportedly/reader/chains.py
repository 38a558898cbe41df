"""Tag sequences: the best one under a chain's transitions, and the spans that it cuts out.

The best sequence is Viterbi's (1967), made faster by what news looks like: most pieces lie in no span, and the reader
is sure of it. Let a piece's emission of tag *k* lead that of every other tag *j* by more than

    max over a of (T[a, j] - T[a, k])  +  max over b of (T[j, b] - T[k, b]),

the most that *j* could gain from any neighbours *a* and *b* (at an end, from none: 0). Then whatever sequence has *j*
there is improved by *k*, and the piece's tag is *k*. So only the runs between such pieces are searched, each with its
ends known. The result is the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.linking import Place

__all__ = ["shares", "spans_of", "viterbi"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def viterbi(emissions: Floats, transitions: Floats) -> Ints:
    """The best tag sequence: (pieces, tags) and (tags, tags), from row to column, to (pieces,)."""
    path: Ints = emissions.argmax(axis=1)
    open_ = np.flatnonzero(~_settled(emissions, transitions, path))
    runs = np.split(open_, np.flatnonzero(np.diff(open_) > 1) + 1) if len(open_) else []
    for run in runs:
        start, end = int(run[0]), int(run[-1]) + 1
        inner = emissions[start:end].copy()
        if start:
            inner[0] += transitions[path[start - 1]]
        if end < len(path):
            inner[-1] += transitions[:, path[end]]
        path[start:end] = _searched(inner, transitions)
    return path


def _settled(emissions: Floats, transitions: Floats, path: Ints) -> Bools:
    """Whether each piece's tag is the one of its greatest emission whatever its neighbours are."""
    into = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)  # [k, j]: the most j gains over k
    from_ = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    needed = np.maximum(into, 0) + np.maximum(from_, 0)
    np.fill_diagonal(needed, -np.inf)
    lead = emissions[np.arange(len(path)), path][:, None] - emissions
    settled: Bools = (lead > needed[path]).all(axis=1)
    return settled


def _searched(emissions: Floats, transitions: Floats) -> Ints:
    """Viterbi's search, for one piece or more."""
    size, tags = emissions.shape
    back = np.empty((size, tags), dtype=np.int64)
    into = np.ascontiguousarray(transitions.T)
    columns = np.arange(tags)
    total = emissions[0]
    for step in range(1, size):
        ahead = into + total
        best = back[step] = ahead.argmax(axis=1)
        total = ahead[columns, best] + emissions[step]
    path = np.empty(size, dtype=np.int64)
    path[-1] = total.argmax()
    for step in range(size - 1, 0, -1):
        path[step - 1] = back[step, path[step]]
    return path


def spans_of(path: Ints, sure: Floats, alphabet: Sequence[str], breaks: Bools | None = None) -> list[tuple[str, Place]]:
    """Cut a tag sequence into its spans; an ``I-`` that continues nothing starts a span.

    Args:
        path: (pieces,) tags.
        sure: (pieces, tags) how likely each tag is by itself, for the spans' sureness.
        alphabet: ``O``, then ``B-`` and ``I-`` of each kind in turn.
        breaks: (pieces,) true where no span goes on from the piece before.

    Returns:
        Kind and place of every span, in text order.
    """
    mine = sure[np.arange(len(path)), path]
    goes_on = np.zeros(len(path), dtype=bool)
    inside = (path > 0) & (path % 2 == 0)
    goes_on[1:] = inside[1:] & ((path[:-1] == path[1:]) | (path[:-1] == path[1:] - 1))
    if breaks is not None:
        goes_on &= ~breaks
    starts = np.flatnonzero((path > 0) & ~goes_on)
    edges = np.append(np.flatnonzero(~goes_on), len(path))
    ends = edges[np.searchsorted(edges, starts, side="right")] if len(starts) else starts
    return [
        (alphabet[path[start]][2:], Place(start=start, end=end, sure=float(mine[start:end].mean())))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def shares(scores: Floats) -> Floats:
    """Scores (things, choices) as shares of each choice, by the softmax: above 0, 1 in all."""
    if not len(scores):
        return scores
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    told: Floats = raised / raised.sum(axis=1, keepdims=True)
    return told
