"""Fit the weights that choose antecedents (:mod:`reportedly.reader.resolving`), a matter of a minute or two.

The reader is frozen. Its own mentions in GUM's training part, on its own parse, are matched with the annotators' by
their head words; a mention that no annotator has belongs to nothing. Which earlier mention one goes back to, or that it
is new, is a choice among all; where several earlier ones are of its entity, any of them is right, so what is maximised
is the marginal likelihood (Lee et al. 2017), by gradient descent on standardised features.

The reader has learnt from these documents, and its score is surer of itself here than on text that it has not seen.
That is what the other features are for, and the penalty on large weights.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly import sentences
from reportedly.reader.parsing import parse
from reportedly.reader.references import Found, find
from reportedly.reader.resolving import NEW, PAIR, Resolving, new, pairs
from reportedly.reader.session import Reader
from reportedly.reader.tokens import Tokens
from training.conllu import gum
from training.documents import Document

__all__ = ["fit", "fit_on"]

Floats = NDArray[np.float32]

_BACK = 60  # mentions before one that it chooses among here: nearly all that is right, and what is wrong is plenty
_STEPS = 300
_RATE = 0.05
_SHRINK = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Mentions with what each could go back to: ``table`` (mentions, 1 + _BACK, features), the first being "none".

    ``there`` and ``right`` (mentions, 1 + _BACK): which candidates there are, and which are right.
    """

    table: Floats
    there: NDArray[np.bool_]
    right: NDArray[np.bool_]


def fit_on(folder: Path, running: Reader) -> Resolving:
    """The weights for every second document of *folder*, GUM's training part, on the numbers of the bundle."""
    return fit(_choices(document, running) for document in list(gum(folder))[::2])


def fit(documents: Iterable[Choices]) -> Resolving:
    """The weights for the choices of all *documents*."""
    told = list(documents)
    table, there, right = (
        np.concatenate([getattr(choices, name) for choices in told]) for name in ("table", "there", "right")
    )
    scale = table[there].std(axis=0) + 1e-6
    scale[scale < 1e-3] = 1.0
    table /= scale
    weights, first, second = (np.zeros(table.shape[2]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = table @ weights.astype(np.float32)
        slope = np.einsum("mc,mcf->f", _shares(scores, there) - _shares(scores, right), table, optimize=True)
        slope = slope / len(table) + _SHRINK * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    found = np.round(weights / scale, 4).tolist()
    return Resolving(pair=tuple(found[: len(PAIR)]), new=tuple(found[len(PAIR) :]))


def _shares(scores: Floats, among: NDArray[np.bool_]) -> Floats:
    scores = np.where(among, scores, np.float32(-1e9))
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    told: Floats = raised / raised.sum(axis=1, keepdims=True)
    return told


def _choices(document: Document, running: Reader) -> Choices:
    """What each of the reader's mentions in *document* is to choose among, and what is right."""
    tokens = running.vocabulary.encode(document.text)
    rows = running.rows(tokens).values
    split = sentences.split(document.text)
    found = find(rows, tokens, parse(rows, tokens, document.text, split, running.bundle.weights))
    entities = _entities(document, tokens, found)
    none = new(found.traits)
    size = len(entities)
    table = np.zeros((size, 1 + _BACK, len(PAIR) + len(NEW)), dtype=np.float32)
    there, right = (np.zeros((size, 1 + _BACK), dtype=bool) for _ in range(2))
    table[:, 0, len(PAIR) :] = none
    there[:, 0] = True
    for number, entity in enumerate(entities):
        earlier = slice(max(0, number - _BACK), number)
        before = entities[earlier]
        table[number, 1 : 1 + len(before), : len(PAIR)] = pairs(found.traits, slice(number, number + 1), earlier)[0]
        there[number, 1 : 1 + len(before)] = True
        right[number, 1 : 1 + len(before)] = [other == entity >= 0 for other in before]
        right[number, 0] = entity not in entities[:number]
    known = right.any(axis=1)  # an entity last seen further back is no lesson
    return Choices(table=table[known], there=there[known], right=right[known])


def _entities(document: Document, tokens: Tokens, found: Found) -> list[int]:
    """The entity of each of the reader's mentions, by its head's piece; another number below 0 for each without."""
    numbers: dict[str, int] = {}
    entity_at: dict[int, int] = {}
    for mention in sorted(document.mentions or (), key=lambda mention: (mention.start, -mention.end)):
        piece = int(np.searchsorted(tokens.starts, mention.head))
        entity_at.setdefault(piece, numbers.setdefault(mention.entity, len(numbers)))
    return [entity_at.get(piece, -1 - number) for number, piece in enumerate(found.pieces.tolist())]
