"""From the reader's numbers to attributions: numpy only, no model needed.

Theory of operation. For every piece of an article the reader gives emissions over :data:`TAGS` and four short vectors.
The best tag sequence under the trained transitions (Viterbi 1967) cuts the article into spans of source, cue and
content. Then the spans find each other (:mod:`reportedly.reader.linking`): every cue chooses its source, or nobody;
every content chooses its cue. One cue with its contents is one attribution, so that a quote broken by "…," she said,
"…" comes out whole; a source may serve several cues; a cue that nothing hangs on is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reader import chains
from reportedly.reader.chains import shares, viterbi
from reportedly.reader.heads import LAYOUT, LINK_WIDTH, TAGS
from reportedly.reader.linking import Linking, Place, choose, features

__all__ = ["LINK_WIDTH", "TAGS", "Found", "Signals", "decode", "spans_of", "viterbi"]

Floats = NDArray[np.float32]

_COLUMNS = ("emissions", "cue_seeks", "source_offers", "content_seeks", "cue_offers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the reader says of an article's attributions, a row a piece.

    ``emissions`` (pieces, tags); ``cue_seeks``, ``source_offers``, ``content_seeks``, ``cue_offers`` (pieces,
    LINK_WIDTH); ``nobody`` (pieces,): the score of "this cue has no source".
    """

    emissions: Floats
    cue_seeks: Floats
    source_offers: Floats
    content_seeks: Floats
    cue_offers: Floats
    nobody: Floats

    @classmethod
    def of(cls, values: Floats, nobody: Floats) -> Signals:
        """Take the columns of attribution from the reader's rows (pieces, WIDTH)."""
        columns = {name: values[:, LAYOUT[name]] for name in _COLUMNS}
        return cls(**columns, nobody=nobody)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One attribution in pieces: ``source`` may be ``None``; ``content`` is never empty, in text order."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]
    confidence: float


def decode(signals: Signals, transitions: Floats, linking: Linking) -> tuple[Found, ...]:
    """The attributions of an article, in the order of their cues.

    Args:
        signals: the reader's numbers, N pieces.
        transitions: (tags, tags), from row to column, as trained.
        linking: the weights of the links, as trained.
    """
    spans = spans_of(viterbi(signals.emissions, transitions), shares(signals.emissions))
    cues, contents, sources = spans["cue"], spans["content"], spans["source"]
    if not cues or not contents:
        return ()
    owners, owned = choose(features(contents, cues, signals.content_seeks, signals.cue_offers), linking.content)
    speakers, spoken = _speakers(cues, sources, signals, linking)
    found = []
    for number, cue in enumerate(cues):
        mine = np.flatnonzero(owners == number).tolist()
        if not mine:
            continue
        source = sources[speakers[number]] if speakers[number] >= 0 else None
        content = tuple(contents[index] for index in mine)
        sure = [cue.sure, float(spoken[number]), *(place.sure for place in content), *owned[mine].tolist()]
        if source is not None:
            sure.append(source.sure)
        found.append(Found(source=source, cue=cue, content=content, confidence=_mean(sure)))
    return tuple(found)


def _speakers(
    cues: list[Place], sources: list[Place], signals: Signals, linking: Linking
) -> tuple[NDArray[np.int64], Floats]:
    if not sources:
        return np.full(len(cues), -1), np.ones(len(cues), dtype=np.float32)
    weight, bias = linking.nobody
    nobody = np.array([signals.nobody[cue.start : cue.end].mean() for cue in cues], dtype=np.float32) * weight + bias
    return choose(features(cues, sources, signals.cue_seeks, signals.source_offers), linking.source, nobody)


def spans_of(path: NDArray[np.int64], sure: Floats) -> dict[str, list[Place]]:
    """Cut a tag sequence into the spans of each role (:func:`reportedly.reader.chains.spans_of`)."""
    spans: dict[str, list[Place]] = {"source": [], "cue": [], "content": []}
    for role, place in chains.spans_of(path, sure, TAGS):
        spans[role].append(place)
    return spans


def _mean(sure: list[float]) -> float:
    """The geometric mean: one part that is doubtful makes the whole doubtful."""
    return float(np.exp(np.mean(np.log(np.maximum(sure, 1e-6)))))
