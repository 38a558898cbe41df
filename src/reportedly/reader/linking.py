"""Which spans belong together: a small log-linear choice over what the reader sees and where the spans stand.

The reader's own score for a pair (biaffine attention, as in Dozat & Manning 2017) knows what the words mean and little
of where they stand; on its own it finds the cue of every other content. How far apart two spans are, which comes first
and whether they touch says the rest. The few weights are fitted by ``training/linker.py`` and travel in the manifest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEATURES", "Linking", "Place", "choose", "features"]

#: What a pair of spans is weighed by, in the order of the weights.
FEATURES = ("score", "distance", "offer comes after", "distance when after", "touching", "far")

_FAR = 150  # pieces; beyond it the reader's windows rarely held both spans with their surroundings

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Pieces ``start`` to ``end`` (not included) and how sure the tagger is of them, 0 to 1."""

    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The weights: of a content for its cue, of a cue for its source, and of a cue for nobody (score, bias)."""

    content: tuple[float, ...]
    source: tuple[float, ...]
    nobody: tuple[float, float]


def features(seekers: Sequence[Place], offers: Sequence[Place], seek: Floats, offer: Floats) -> Floats:
    """The features of every pair.

    Args:
        seekers: S spans that look for another.
        offers: O spans, one of which each may belong to.
        seek: (pieces, width) what each piece seeks.
        offer: (pieces, width) what each piece offers; a span offers what its first piece does.

    Returns:
        (S, O, FEATURES).
    """
    sought = np.stack([seek[place.start : place.end].mean(axis=0) for place in seekers])
    heads = offer[[place.start for place in offers]]
    score = sought @ heads.T / np.sqrt(seek.shape[1])
    starts, ends = _column(seekers)
    other_starts, other_ends = (edge.T for edge in _column(offers))
    after = (other_starts >= ends).astype(np.float32)
    apart = np.maximum(np.maximum(other_starts - ends, starts - other_ends), 0)
    distance = np.log1p(apart)
    table = np.stack([score, distance, after, distance * after, apart == 0, apart > _FAR], axis=2)
    return table.astype(np.float32)


def choose(table: Floats, weights: Sequence[float], nobody: Floats | None = None) -> tuple[NDArray[np.int64], Floats]:
    """For each seeker the offer it belongs to, -1 for nobody, and the share (0 to 1) of that choice.

    Args:
        table: (S, O, FEATURES) from :func:`features`.
        weights: one for each feature.
        nobody: (S,) the score of belonging to none; ``None`` where that is no choice.
    """
    scores = table @ np.array(weights, dtype=np.float32)
    if nobody is not None:
        scores = np.concatenate([scores, nobody[:, None]], axis=1)
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = raised / raised.sum(axis=1, keepdims=True)
    best = shares.argmax(axis=1)
    share = shares[np.arange(len(best)), best]
    return np.where(best < table.shape[1], best, -1), share


def _column(places: Sequence[Place]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    edges = np.array([(place.start, place.end) for place in places], dtype=np.int64).reshape(-1, 2)
    return edges[:, :1], edges[:, 1:]
