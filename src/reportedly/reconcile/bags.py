"""Many bags of weighted words side by side: what each is about in the mean, and how far one covers another.

A word of one bag is covered by another as far as it is like the nearest word there. Words are like few others, so that
it is worked out once, word by word, which bags cover it at all; what is left is a product of matrices for some rows of
bags at a time. A bag without a word is about nothing, and covers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.reconcile import meanings
from reportedly.reconcile.meanings import Vectors

__all__ = ["ALIKE", "Bags"]

#: Words less alike than this are not the same thing at all.
ALIKE: Final = 0.5
#: How many words or bags are laid out at a time: memory holds so many rows of all.
_BLOCK: Final = 512

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cover:
    """Which words are covered by which bags, in the order of the bags, and how far: 1 is the word itself."""

    words: Codes
    bags: Codes
    far: Vectors


class Bags:
    """Bags of words with their weights, in their order; a word is a number into a table of vectors."""

    def __init__(self, bags: Sequence[Mapping[str, float]]) -> None:
        places: dict[str, int] = {}
        self._words = np.array([places.setdefault(word, len(places)) for bag in bags for word in bag], dtype=np.int64)
        self._weights = np.array([weight for bag in bags for weight in bag.values()], dtype=np.float32)
        self._ends = np.cumsum([0, *map(len, bags)])
        self._of = np.repeat(np.arange(len(bags)), np.diff(self._ends))
        self._totals = np.array([max(sum(bag.values()), 1e-9) for bag in bags], dtype=np.float32)
        self._vectors = meanings.stacked(tuple(places))

    def __len__(self) -> int:
        return len(self._totals)

    def means(self) -> Vectors:
        """The weighted mean of each bag's words, of length one: (bags, WIDTH); zero for a bag without a word."""
        sums = self._summed(self._vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.where(lengths > 0, lengths, np.float32(1.0)), dtype=np.float32)

    def covered(self, rows: slice) -> tuple[Vectors, Vectors]:
        """Which share of the weight of the rows' words the columns' cover, and the other way round: (rows, bags)."""
        first, last, _ = rows.indices(len(self))
        own = np.zeros(len(self._vectors), dtype=np.bool_)
        own[self._words[self._ends[first] : self._ends[last]]] = True
        here = self._summed(self._best(own[self._cover.words], 0, len(self)), first, last)
        there = self._summed(self._best(slice(*np.searchsorted(self._cover.bags, (first, last))), first, last)).T
        return here / self._totals[first:last, None], there / self._totals[None, :]

    def _best(self, which: slice | npt.NDArray[np.bool_], first: int, last: int) -> Vectors:
        """How far each word is covered by each bag from *first* to *last*, by so much of what covers what."""
        best = np.zeros(len(self._vectors) * (last - first), dtype=np.float32)
        words, bags = self._cover.words[which], self._cover.bags[which]
        np.maximum.at(best, words * (last - first) + bags - first, self._cover.far[which])
        return best.reshape(len(self._vectors), last - first)

    def _summed(self, values: Vectors, first: int = 0, last: int | None = None) -> Vectors:
        """The weighted sum of the *values*, (words, any), of the words of each bag from *first* to *last*."""
        last = len(self) if last is None else last
        found = np.empty((last - first, values.shape[1]), dtype=np.float32)
        for start in range(first, last, _BLOCK):
            stop = min(start + _BLOCK, last)
            here = slice(self._ends[start], self._ends[stop])
            own, places = np.unique(self._words[here], return_inverse=True)
            weights = np.zeros((stop - start, len(own)), dtype=np.float32)
            weights[self._of[here] - start, places] = self._weights[here]
            found[start - first : stop - first] = weights @ values[own]
        return found

    @cached_property
    def _cover(self) -> _Cover:
        words, others, alike = self._likenesses()
        first = np.searchsorted(words, np.arange(len(self._vectors) + 1))
        how_many = np.diff(first)[self._words]
        behind = np.arange(how_many.sum()) - np.repeat(np.cumsum(how_many) - how_many, how_many)
        pairs = np.repeat(first[self._words], how_many) + behind
        return _Cover(words=others[pairs], bags=np.repeat(self._of, how_many), far=alike[pairs])

    def _likenesses(self) -> tuple[Codes, Codes, Vectors]:
        """The pairs of words that are alike, by the first, and how much; each is like itself."""
        found: list[tuple[Codes, Codes, Vectors]] = []
        for start in range(0, len(self._vectors), _BLOCK):
            block = np.minimum(self._vectors[start : start + _BLOCK] @ self._vectors.T, np.float32(1.0))
            words, others = np.nonzero(block >= ALIKE)
            found.append((words + start, others, block[words, others]))
        words, others, alike = (np.concatenate(column) for column in zip(*found, strict=True)) if found else _NONE
        return words, others, alike


_NONE: Final = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
