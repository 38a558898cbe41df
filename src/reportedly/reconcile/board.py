"""Many gists side by side: what tells whether two are alike, for whole rows of pairs at once.

A story of a dozen reports has some forty thousand pairs of gists, so that nothing here is done pair by pair but the
numbers, which few gists have. A board lays out the gists once: their senses, their words as bags, their predicates and
themes as numbers into tables of likenesses. :meth:`Board.facts` then gives, for some rows against all
columns, one matrix a fact. Every fact is symmetric.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.reconcile import meanings
from reportedly.reconcile.bags import ALIKE, Bags
from reportedly.reconcile.chronology import MINUTES, first_minute
from reportedly.reconcile.counting import MEMORABLE, UNTOLD, Numbers, counted
from reportedly.reconcile.figures import folded, is_short_for
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.relating import related
from reportedly.reconcile.roots import called
from reportedly.reconcile.tokens import FIGURE

__all__ = ["Board", "Facts", "Flags", "agreeing", "coded"]

Matrix = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

#: The weight of words beside which one more is little: a gist of so much is half as brief as one of none.
_WORDY: Final = 5
#: Minutes before the first report of a story that what is over by then is another affair: a quarter of a year.
_LONG_OVER: Final = 92 * MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of some rows of gists against all, each (rows, gists).

    ``past`` says that one alone is about what was long over when the story began: in the report of an affair an older
    one is named beside it, *in 1998 eleven men died at the next pit*. ``one_report``, ``one_root``: both are in one, or
    rest on one; ``cited``: one is said to be from the other's outlet; ``later``: how many of the two stand behind the
    first words of their statements.
    """

    says: Matrix
    matter: Matrix
    cosine: Matrix
    overlap: Matrix
    covered: Matrix
    around: Matrix
    theme: Matrix
    predicate: Matrix
    modal: Matrix
    days: Matrix
    past: Flags
    one_counts: Matrix
    brevity: Matrix
    one_report: Matrix
    one_root: Matrix
    cited: Matrix
    later: Matrix


class Board:
    """Gists, laid out to be compared; rows and columns are indices into them."""

    def __init__(self, gists: Sequence[Gist]) -> None:
        self.gists = gists
        senses = [gist.proposition.sense for gist in gists]
        self._says = meanings.senses([sense.says if sense else None for sense in senses])
        self._matter = meanings.senses([sense.matter if sense else None for sense in senses])
        self._words = Bags([gist.words for gist in gists])
        self._vectors, self._around = self._words.means(), Bags([gist.around for gist in gists]).means()
        self._keys, self._key_likeness = _likenesses([(gist.key,) for gist in gists], 1)
        self._themes, self._theme_likeness = _likenesses([gist.themes for gist in gists], 2)
        self._counts = np.array([bool(gist.quantities) for gist in gists], dtype=np.bool_)
        units = [{quantity.unit for quantity in gist.quantities} for gist in gists]
        self._counted = np.array([bool(own) and not own & UNTOLD for own in units], dtype=np.bool_)
        self._modal = np.array([gist.proposition.modal for gist in gists], dtype=np.bool_)
        self._all_figures = np.array([bool(g.themes) and all(t.startswith(FIGURE) for t in g.themes) for g in gists])
        self._first, self._last = _minutes(gists)
        self._past = (self._last >= 0) & (self._last < _began(gists) - _LONG_OVER)
        self._articles = coded(gist.origin.article for gist in gists)
        self._roots = coded(gist.ground.key if gist.ground else None for gist in gists)
        outlets = [folded(gist.origin.outlet) for gist in gists]
        self._outlets = coded(outlets)
        self._names = _named(gists, list(dict.fromkeys(outlets)))
        self._later = np.array([_is_later(gist) for gist in gists], dtype=np.float32)
        self._brief = np.array([1 / (1 + _weight(gist) / _WORDY) for gist in gists], dtype=np.float32)

    def __len__(self) -> int:
        return len(self.gists)

    def cosine(self, rows: slice) -> Matrix:
        """How close the vectors are, (rows, gists)."""
        return self._vectors[rows] @ self._vectors.T

    def related(self, pairs: npt.NDArray[np.int64]) -> Matrix:
        """What pairs are to each other by their senses, (pairs, 4): :func:`~reportedly.reconcile.relating.related`."""
        return related(self._says, self._matter, pairs)

    def facts(self, rows: slice) -> Facts:
        """All facts but the numbers of *rows* against every gist."""
        here, there = self._words.covered(rows)
        both = here + there
        return Facts(
            says=self._says[rows] @ self._says.T,
            matter=self._matter[rows] @ self._matter.T,
            cosine=self.cosine(rows),
            overlap=np.divide(2 * here * there, both, out=np.zeros_like(both), where=both > 0),
            covered=np.maximum(here, there),
            around=self._around[rows] @ self._around.T,
            theme=self._theme(rows),
            predicate=np.maximum(self._key_likeness[np.ix_(self._keys[rows, 0], self._keys[:, 0])], 0.0),
            modal=(self._modal[rows, None] != self._modal[None, :]).astype(np.float32),
            days=self._days_agree(rows),
            past=self._past[rows, None] != self._past[None, :],
            one_counts=(self._counts[rows, None] != self._counts[None, :]).astype(np.float32),
            one_report=agreeing(self._articles, rows).astype(np.float32),
            one_root=agreeing(self._roots, rows).astype(np.float32),
            cited=self._cited(rows).astype(np.float32),
            later=self._later[rows, None] + self._later[None, :],
            brevity=np.maximum(self._brief[rows, None], self._brief[None, :]),
        )

    def unlike(self, rows: slice, theme: Matrix) -> Flags:
        """Where two can be no one claim: they count different things, or are said of different figures (*theme*)."""
        counted = self._counted[rows, None] & self._counted[None, :]
        meet = np.zeros(counted.shape, dtype=np.bool_)
        for row, column in (self._meeting.T, self._meeting.T[::-1]):
            here = (row >= rows.start) & (row < rows.stop)
            meet[row[here] - rows.start, column[here]] = True
        return np.asarray((counted & ~meet) | (theme < 0), dtype=np.bool_)

    @cached_property
    def _meeting(self) -> npt.NDArray[np.int64]:
        """The pairs that count the same thing, or give the same number: (pairs, 2)."""
        return np.array([*self.numbers, *self._same_values], dtype=np.int64).reshape(-1, 2)

    @cached_property
    def _same_values(self) -> frozenset[tuple[int, int]]:
        """The pairs in which a number is the same that is large enough to be known again, whatever it counts."""
        values: dict[float, list[int]] = defaultdict(list)
        for index, gist in enumerate(self.gists):
            for value in {q.least for q in gist.quantities if q.least is not None and q.least >= MEMORABLE}:
                values[value].append(index)
        return frozenset(pair for places in values.values() for pair in combinations(places, 2))

    @cached_property
    def numbers(self) -> dict[tuple[int, int], Numbers]:
        """What the numbers come to, of every pair (the smaller index first) in which they come to anything."""
        return counted(self.gists)

    def _theme(self, rows: slice) -> Matrix:
        """1 where they are said of the same, -1 where of known figures with nothing in common, 0 where not told."""
        best = np.full((len(range(*rows.indices(len(self)))), len(self)), -1.0, dtype=np.float32)
        told = np.zeros(best.shape, dtype=np.bool_)
        for one, other in product(range(self._themes.shape[1]), repeat=2):
            left, right = self._themes[rows, one], self._themes[:, other]
            there = (left >= 0)[:, None] & (right >= 0)[None, :]
            told |= there
            best = np.where(there, np.maximum(best, self._theme_likeness[np.ix_(left, right)]), best)
        figures = self._all_figures[rows, None] & self._all_figures[None, :]
        apart = np.where(figures, np.float32(-1.0), np.float32(0.0))
        return np.where(told, np.where(best >= ALIKE, best, apart), np.float32(0.0))

    def _cited(self, rows: slice) -> Flags:
        """Whether one has the other's outlet in its chain."""
        here, there = self._names[rows][:, self._outlets], self._names[:, self._outlets[rows]].T
        return np.asarray(here | there, dtype=np.bool_)

    def _days_agree(self, rows: slice) -> Matrix:
        """1 where the times they are about overlap, -1 where they do not, 0 where either is open."""
        first, last = self._first[rows, None], self._last[rows, None]
        known = (first >= 0) & (self._first >= 0)[None, :]
        meet = (first <= self._last[None, :]) & (self._first[None, :] <= last)
        return np.where(known, np.where(meet, np.float32(1.0), np.float32(-1.0)), np.float32(0.0))


def _weight(gist: Gist) -> float:
    """How much it says, beside whom it is about."""
    return sum(weight for word, weight in gist.words.items() if not word.startswith(FIGURE))


def _stack(vectors: Iterable[Matrix]) -> Matrix:
    return np.stack([*vectors]) if vectors else np.zeros((0, meanings.WIDTH), dtype=np.float32)


def _likenesses(words: Sequence[Sequence[str]], most: int) -> tuple[npt.NDArray[np.int64], Matrix]:
    """Up to *most* words a gist as numbers (-1 for none), and how alike the words of those numbers are."""
    places: dict[str, int] = {}
    codes = np.full((len(words), most), -1, dtype=np.int64)
    for row, some in enumerate(words):
        for column, word in enumerate(some[:most]):
            codes[row, column] = places.setdefault(word, len(places))
    nothing = np.zeros(meanings.WIDTH, dtype=np.float32)
    vectors = [nothing if (found := meanings.vector(word)) is None else found for word in places]
    table = _stack(vectors) if vectors else np.zeros((1, meanings.WIDTH), dtype=np.float32)
    likeness = table @ table.T
    np.fill_diagonal(likeness, 1.0)
    return codes, likeness


def coded(told: Iterable[Hashable]) -> npt.NDArray[np.int64]:
    """Things as numbers from 0, the same for the same; -1 for ``None``."""
    places: dict[Hashable, int] = {}
    return np.array([-1 if one is None else places.setdefault(one, len(places)) for one in told], dtype=np.int64)


def agreeing(codes: npt.NDArray[np.int64], rows: slice) -> Flags:
    """Where both have the same, and something: (rows, gists)."""
    return np.asarray((codes[rows, None] == codes[None, :]) & (codes[rows, None] >= 0), dtype=np.bool_)


def _named(gists: Sequence[Gist], outlets: Sequence[str]) -> Flags:
    """Which of *outlets*, folded, the chain of each gist names beside its own: (gists, outlets)."""
    told = {gist.statement.id: gist for gist in gists}
    rows = {
        one: [outlet != folded(gist.origin.outlet) and _is_hop(gist, outlet) for outlet in outlets]
        for one, gist in told.items()
    }
    return np.array([rows[gist.statement.id] for gist in gists], dtype=np.bool_).reshape(len(gists), len(outlets))


def _is_hop(gist: Gist, outlet: str) -> bool:
    hops = (folded(called(link)) for link in gist.statement.chain)
    return any(is_short_for(name, outlet) or is_short_for(outlet, name) for name in hops)


def _is_later(gist: Gist) -> bool:
    """Whether it stands behind the first words of its statement, which mostly say what matters."""
    return gist.proposition.spans[0].start != gist.statement.content[0].start


def _minutes(gists: Sequence[Gist]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first and the last minute that each gist is about; -1 where either is open."""
    told = [gist.minutes if gist.minutes is not None else (-1, -1) for gist in gists]
    ends = np.array(told, dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _began(gists: Sequence[Gist]) -> int:
    """The first minute of the day of the earliest report; 0 where no report has a day."""
    days = [gist.origin.day for gist in gists if gist.origin.day is not None]
    return first_minute(min(days)) if days else 0
