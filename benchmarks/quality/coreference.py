"""Coreference on GUM's development part, by the measures of CoNLL-2012 (Pradhan et al. 2014), from their definitions.

An entity is the set of its mentions, and a mention is its exact span. The reader finds its mentions itself, as it does
on any text. Three measures and their mean:

* MUC (Vilain et al. 1995): of the links that hold each entity together, how many the other side has.
* B-cubed (Bagga & Baldwin 1998): for each mention, how much of its entity the other side's entity holds.
* CEAF with phi 4 (Luo 2005): entities are paired off, each with one at most, for the greatest sum of their overlaps.

CoNLL-2012 has no entities of one mention. GUM has: so each measure is taken without them, which is the measure, and
with them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.counting import Counts
from reportedly import sentences
from reportedly.reader.session import Reader
from training.conllu import gum

__all__ = ["Scorer", "assigned", "entities_of", "measure"]

Entity = AbstractSet[Hashable]


@dataclass(slots=True)
class Score:
    """Sums over documents of what precision and recall divide."""

    right: float = 0
    found: float = 0
    covered: float = 0
    expected: float = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision (right of found) and recall (covered of expected), 0 to 100."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.covered / self.expected if self.expected else 0.0
        return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Scorer:
    """The three measures over all documents."""

    muc: Score = field(default_factory=Score)
    b_cubed: Score = field(default_factory=Score)
    ceaf: Score = field(default_factory=Score)

    def add(self, found: Sequence[Entity], expected: Sequence[Entity]) -> None:
        """Count one document's entities."""
        self._muc(found, expected)
        self._b_cubed(found, expected)
        self._ceaf(found, expected)

    def _muc(self, found: Sequence[Entity], expected: Sequence[Entity]) -> None:
        self.muc.right += sum(len(entity) - _parts(entity, expected) for entity in found)
        self.muc.found += sum(len(entity) - 1 for entity in found)
        self.muc.covered += sum(len(entity) - _parts(entity, found) for entity in expected)
        self.muc.expected += sum(len(entity) - 1 for entity in expected)

    def _b_cubed(self, found: Sequence[Entity], expected: Sequence[Entity]) -> None:
        for ours in found:
            self.b_cubed.right += sum(len(ours & theirs) ** 2 for theirs in expected) / len(ours)
        for theirs in expected:
            self.b_cubed.covered += sum(len(ours & theirs) ** 2 for ours in found) / len(theirs)
        self.b_cubed.found += sum(map(len, found))
        self.b_cubed.expected += sum(map(len, expected))

    def _ceaf(self, found: Sequence[Entity], expected: Sequence[Entity]) -> None:
        if found and expected:
            table = [[2 * len(one & other) / (len(one) + len(other)) for other in expected] for one in found]
            best = assigned(np.array(table))
            self.ceaf.right += best
            self.ceaf.covered += best
        self.ceaf.found += len(found)
        self.ceaf.expected += len(expected)

    def told(self, suffix: str = "") -> dict[str, float]:
        """The F1 of each measure and their mean, 0 to 100."""
        scores = {"muc": self.muc.f1, "b_cubed": self.b_cubed.f1, "ceaf": self.ceaf.f1}
        named = {f"coreference_{name}{suffix}": score for name, score in scores.items()}
        return {f"coreference_f1{suffix}": fmean(scores.values()), **named}


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's entities.

    Args:
        corpora: the folder of the corpora; ``gum/dev`` is read.
        reader: the reader to score.
        sample: take every so many-th document.

    Returns:
        ``coreference_f1``, the mean of ``coreference_muc``, ``coreference_b_cubed`` and ``coreference_ceaf``; the same
        with entities of one mention, under names that end in ``_with_singles``; and ``mentions_f1``. 0 to 100.
    """
    plain, whole, mentions = Scorer(), Scorer(), Counts()
    for document in list(gum(corpora / "gum" / "dev"))[::sample]:
        read = reader.read(document.text, sentences.split(document.text), inner=False).references
        found = entities_of({(one.span.start, one.span.end): one.entity for one in reversed(read)})
        expected = entities_of({(one.start, one.end): one.entity for one in reversed(document.mentions or ())})
        whole.add(found, expected)
        plain.add(_several(found), _several(expected))
        mentions.add(frozenset().union(*found), frozenset().union(*expected))
    return {**plain.told(), **whole.told("_with_singles"), "mentions_f1": mentions.f1}


def entities_of(mentions: Mapping[Hashable, Hashable]) -> list[frozenset[Hashable]]:
    """Mentions, each with its entity, as sets of those with the same."""
    sets: dict[Hashable, set[Hashable]] = {}
    for mention, entity in mentions.items():
        sets.setdefault(entity, set()).add(mention)
    return [frozenset(members) for members in sets.values()]


def _several(entities: Iterable[frozenset[Hashable]]) -> list[frozenset[Hashable]]:
    return [entity for entity in entities if len(entity) > 1]


def _parts(entity: Entity, others: Iterable[Entity]) -> int:
    """Into how many parts the other side cuts an entity; a mention that it does not have is a part by itself."""
    shared = [len(entity & other) for other in others]
    return sum(size > 0 for size in shared) + len(entity) - sum(shared)


def assigned(worth: NDArray[np.float64]) -> float:
    """The greatest sum of *worth* (rows, columns) with at most one cell of each row and column.

    Source: the Hungarian method (Kuhn 1955) in the form of shortest augmenting paths (Jonker & Volgenant 1987): row
    after row is assigned, others making room along the cheapest path, by prices that keep every reduced cost at or
    above 0.
    """
    cost = -(worth if worth.shape[0] <= worth.shape[1] else worth.T)
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    owner = np.full(columns, -1)
    for new in range(rows):
        length, before = np.full(columns, np.inf), np.full(columns, -1)
        done = np.zeros(columns, dtype=bool)
        row, column, least = new, -1, 0.0
        while True:
            reach = least + cost[row] - row_price[row] - column_price
            better = ~done & (reach < length)
            length[better], before[better] = reach[better], column
            previous = np.where(done, np.inf, length)
            column = int(previous.argmin())
            least = float(length[column])
            done[column] = True
            if owner[column] < 0:
                break
            row = int(owner[column])
        moved = done & (owner >= 0)
        row_price[owner[moved]] += least - length[moved]
        column_price[moved] -= least - length[moved]
        row_price[new] += least
        while column >= 0:
            source = int(before[column])
            owner[column] = owner[source] if source >= 0 else new
            column = source
    there = np.flatnonzero(owner >= 0)
    return -float(cost[owner[there], there].sum())
