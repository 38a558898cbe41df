"""Many gists side by side: what tells whether two are alike, for whole rows of pairs at once.

A story of a dozen reports has some forty thousand pairs of gists, so that nothing here is done pair by pair but the
numbers, which few gists have. A board lays out the gists once: their senses, their words as bags, their predicates and
themes as numbers into tables of likenesses. :meth:`Board.facts` then gives, for some rows against all
columns, one matrix a fact. Every fact is symmetric.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.reconcile import meanings
from reportedly.reconcile.bags import ALIKE, Bags
from reportedly.reconcile.chronology import MINUTES, first_minute
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.relating import related
from reportedly.reconcile.tokens import FIGURE
from reportedly.records import Quantity

__all__ = ["MEMORABLE", "TOLLS", "Board", "Facts", "Flags", "Numbers"]

Matrix = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

#: What is counted once for a whole affair, whoever counts; votes are counted for each who stands.
TOLLS: Final = frozenset({"dead", "injured", "missing", "saved", "aboard"})
#: Units of numbers that do not say what they count, and how large one must be to be known again by itself.
_UNTOLD: Final = frozenset({"thing", "number", "figure", "count", "total", "tally", "toll"})
MEMORABLE: Final = 10
#: The weight of words beside which one more is little: a gist of so much is half as brief as one of none.
_WORDY: Final = 5
#: Minutes before the first report of a story that what is over by then is another affair: a quarter of a year.
_LONG_OVER: Final = 92 * MINUTES
#: Numbers further apart than a factor of e to this are no nearer than that.
_FURTHEST: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the numbers of a pair come to.

    ``equal``: a number is the same; ``shared``: they count the same thing; ``toll``: one of :data:`TOLLS`;
    ``excluded``: no number of one agrees with any of the other; ``ratio`` is then how far apart the nearest two are, in
    steps of a factor of e squared, at most two: tolls of one affair are mostly near each other.
    """

    equal: bool = False
    shared: bool = False
    toll: bool = False
    excluded: bool = False
    ratio: float = 0.0

    @property
    def apart(self) -> bool:
        """Whether they count the same thing differently: *at least nine* is not *nine*, though both can hold."""
        return self.shared and not self.equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of some rows of gists against all, each (rows, gists).

    ``past`` says that one alone is about what was long over when the story began: in the report of an affair an older
    one is named beside it, *in 1998 eleven men died at the next pit*.
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
        self._counted = np.array([bool(own) and not own & _UNTOLD for own in units], dtype=np.bool_)
        self._modal = np.array([gist.proposition.modal for gist in gists], dtype=np.bool_)
        self._all_figures = np.array([bool(g.themes) and all(t.startswith(FIGURE) for t in g.themes) for g in gists])
        self._first, self._last = _minutes(gists)
        self._past = (self._last >= 0) & (self._last < _began(gists) - _LONG_OVER)
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
        return {pair: _numbers(self.gists[pair[0]], self.gists[pair[1]]) for pair in self._counting()}

    def _counting(self) -> Iterator[tuple[int, int]]:
        units: dict[str, list[int]] = defaultdict(list)
        for index, gist in enumerate(self.gists):
            for unit in {quantity.unit for quantity in gist.quantities}:
                units[unit].append(index)
        seen: set[tuple[int, int]] = set()
        same = (pair for places in units.values() for pair in combinations(places, 2))
        told = [index for unit, places in units.items() if unit not in _UNTOLD for index in places]
        untold = (pair for unit in _UNTOLD & set(units) for pair in product(units[unit], told))
        for one, other in (*same, *untold):
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in seen:
                seen.add(pair)
                yield pair

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


def _minutes(gists: Sequence[Gist]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first and the last minute that each gist is about; -1 where either is open."""
    told = [gist.minutes if gist.minutes is not None else (-1, -1) for gist in gists]
    ends = np.array(told, dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _began(gists: Sequence[Gist]) -> int:
    """The first minute of the day of the earliest report; 0 where no report has a day."""
    days = [gist.origin.day for gist in gists if gist.origin.day is not None]
    return first_minute(min(days)) if days else 0


# ------------------------------------------------------------------------------------------------------------ numbers


def _numbers(one: Gist, other: Gist) -> Numbers:
    told = list(product(one.quantities, other.quantities))
    pairs = [(a, b) for a, b in told if a.unit == b.unit]
    untold = [(a, b) for a, b in told if (a.unit in _UNTOLD) != (b.unit in _UNTOLD) and (a.least or 0) >= MEMORABLE]
    excluded = _gives(one) and _gives(other) and bool(pairs) and all(_exclude(a, b) for a, b in pairs)
    return Numbers(
        equal=any(_equal(a, b) for a, b in (*pairs, *untold)),
        shared=bool(pairs),
        toll=any(a.unit in TOLLS for a, _ in pairs),
        excluded=excluded,
        ratio=min(_ratio(a, b) for a, b in pairs) if excluded else 0.0,
    )


def _gives(gist: Gist) -> bool:
    """Whether its numbers are given, not denied: "nobody was hurt" gives none, "four are yet to be found" four."""
    return gist.positive or any(quantity.most == 0 or quantity.unit == "missing" for quantity in gist.quantities)


def _equal(one: Quantity, other: Quantity) -> bool:
    """The same bounds; or, where both have two, bounds that overlap: *about 400* and *400*."""
    if (one.least, one.most) == (other.least, other.most):
        return True
    return None not in (one.least, one.most, other.least, other.most) and not _exclude(one, other)


def _ratio(one: Quantity, other: Quantity) -> float:
    """How far apart two numbers are; none and one are as far apart as one and three."""
    first, second = (0.5 + (q.least if q.least is not None else q.most or 0.0) for q in (one, other))
    return min(abs(math.log(first / second)), _FURTHEST) / 2


def _exclude(one: Quantity, other: Quantity) -> bool:
    low = max(one.least if one.least is not None else -np.inf, other.least if other.least is not None else -np.inf)
    high = min(one.most if one.most is not None else np.inf, other.most if other.most is not None else np.inf)
    return bool(low > high)
