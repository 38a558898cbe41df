"""Two gists side by side: do they say the same, are they about the same matter, and what speaks against it.

A log-linear choice over some facts of the pair (how far their rare words cover each other, what they are said of, the
predicate, frame and day) tells whether they are of one event; others, over these, what the numbers come to and what the
senses are to each other (:mod:`~reportedly.reconcile.relating`), give two likelihoods: *same*, that a careful reader
would call them one claim, and *about*, that both answer one question, so that what excludes each other makes rivals of
them. What tells that differs with the reason: of two tolls it is hardly the words, of a denial it is. So there is an
*about* for each. Whether two exclude each other is mostly no likelihood: :mod:`~reportedly.reconcile.conflicts` has the
rules. Where no rule speaks, their senses may (*fell asleep*, *kept his eyes on the signal*): then it is for an *other*
reason. The weights are in ``tables/weights.toml``, with where they come from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.affairs import Because
from reportedly.reconcile.board import Board, Facts, Flags
from reportedly.reconcile.conflicts import REASONS, Conflicts
from reportedly.reconcile.counting import TOLLS
from reportedly.reconcile.gists import Gist

__all__ = ["CHOICES", "EVENT", "FACTS", "SAME", "Comparison", "Rows", "compare", "compared", "rows_of"]

#: What tells whether two clauses are of one event, in the order of the weights.
EVENT: Final = (
    *("bias", "cosine", "overlap", "covered", "around", "theme", "predicate", "modal", "frame", "frame_and_theme"),
    "days",
)
#: What tells, beside that, whether they say the same of it, or exclude each other.
FACTS: Final = (
    *(*EVENT, "number", "one_counts", "unit", "counted", "ratio", "brevity"),
    *("size", "part", "parts", "others"),
    *("says", "matter", "agree", "oppose"),
    *("one_report", "repeats", "one_root", "cited", "later"),
)
#: What tells whether they say the same: the log-odds that they are of one event, and some of these once more.
SAME: Final = (
    *("event", "bias", "overlap", "covered", "frame", "number", "one_counts", "unit", "counted", "brevity"),
    *("says", "matter", "agree", "oppose"),
    *("one_report", "repeats", "one_root", "cited", "later"),
)
#: By what two exclude each other: the reasons of the rules, and where none holds, their senses.
CHOICES: Final[tuple[Because, ...]] = (*REASONS, "other")
#: How likely two are rivals that no rule holds for any, to be some. Seven in ten such pairs are, of stories left out,
#: 2026-11-26.
OPPOSED: Final = 0.6
#: How close vectors are that are worth a comparison. Swept on the development stories, 2026-11-25.
WORTH: Final = 0.35
#: How close they are in what they say, or in their matter, whatever their words. Chosen to leave few out.
SAID: Final = 0.5
ASKED: Final = 0.65
#: How many rows are laid out at a time: memory holds so many of the whole.
ROWS: Final = 256
#: Likelihoods below this are nothing.
_NOTHING: Final = 0.02
#: What the numbers of a pair come to that is laid out.
_NAMES: Final = ("equal", "shared", "toll", "excluded", "apart", "ratio", "size", "part", "parts", "others")
_TOLD: Final = attrgetter(*_NAMES)

Values = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``same`` and ``about``, from 0 to 1, and why both cannot hold, where they cannot; else ``about`` is 0."""

    same: float
    about: float
    conflict: Because | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The pairs of some rows that are worth a comparison: their indices and their facts.

    ``facts`` is (pairs, len(FACTS)), the first of them those of an event; ``reasons`` are places in
    :data:`~reportedly.reconcile.conflicts.REASONS`, -1 for none; ``apart`` says that the two are no one claim, whatever
    their words: they count apart, or are of different figures.
    """

    pairs: npt.NDArray[np.int64]
    facts: Values
    reasons: npt.NDArray[np.int64]
    apart: Flags

    @property
    def event(self) -> Values:
        """The facts that tell of an event, (pairs, len(EVENT))."""
        return self.facts[:, : len(EVENT)]

    @property
    def likeness(self) -> Values:
        """What tells whether they say the same, (pairs, len(SAME))."""
        told = self.facts[:, [FACTS.index(name) for name in SAME[1:]]]
        return np.column_stack([self.event @ _weights()["event"], told])


def compared(gists: Sequence[Gist], places: Sequence[int] | None = None) -> dict[Pair, Comparison]:
    """The comparisons of all pairs of *gists* that are worth one and come to anything; the smaller index first.

    Args:
        gists: what is compared.
        places: by which rising numbers the pairs are told; the indices where there are none.
    """
    known = np.arange(len(gists)) if places is None else np.array(places, dtype=np.int64)
    found: dict[Pair, Comparison] = {}
    for rows in rows_of(gists):
        same, (about, reasons) = _same(rows), _about(rows)
        telling = (same >= _NOTHING) | (reasons >= 0)
        pairs = known[rows.pairs[telling]].tolist()
        told = zip(pairs, *(values[telling].tolist() for values in (same, about, reasons)), strict=True)
        for (one, other), likely, near, reason in told:
            conflict = CHOICES[reason] if reason >= 0 else None
            found[one, other] = Comparison(same=likely, about=near, conflict=conflict)
    return found


def compare(one: Gist, other: Gist) -> Comparison:
    """Compare two gists, worth it or not; which comes first makes no difference."""
    (rows,) = rows_of((one, other), everything=True)
    about, reasons = _about(rows)
    conflict = CHOICES[reasons[0]] if reasons[0] >= 0 else None
    return Comparison(same=float(_same(rows)[0]), about=float(about[0]), conflict=conflict)


def rows_of(gists: Sequence[Gist], *, everything: bool = False) -> Iterator[Rows]:
    """The pairs of *gists* worth a comparison, some rows at a time; *everything* for all pairs.

    Worth one are gists whose vectors are close, that count the same toll, or that are on one scale of frames.
    """
    board = Board(gists)
    conflicts, counted_up = Conflicts(board), _counted_up(board)
    tolls = [frozenset(q.unit for q in gist.quantities) & TOLLS for gist in gists]
    counting = {unit: np.array([unit in own for own in tolls], dtype=np.bool_) for unit in TOLLS}
    for start in range(0, len(gists), ROWS):
        rows = slice(start, min(start + ROWS, len(gists)))
        facts = board.facts(rows)
        worth = np.triu(np.ones(facts.cosine.shape, dtype=np.bool_), start + 1)
        if not everything:
            counted = np.zeros_like(worth)
            for own in counting.values():
                counted |= own[rows, None] & own[None, :]
            near = (facts.cosine >= WORTH) | (facts.says >= SAID) | (facts.matter >= ASKED)
            worth &= near | conflicts.same_scale(rows) | counted
        yield _rows(board, conflicts, _numbers(counted_up, rows, worth.shape), rows, facts, worth)


def _rows(
    board: Board, conflicts: Conflicts, numbers: dict[str, Floats], rows: slice, facts: Facts, worth: Flags
) -> Rows:
    equal, excluded, apart = (numbers[name] > 0 for name in ("equal", "excluded", "apart"))
    reasons = conflicts.reasons(rows, facts, equal, excluded, apart)[worth]
    pairs = np.argwhere(worth)
    pairs[:, 0] += rows.start
    theme, alike = facts.theme[worth], conflicts.same_frame(rows)[worth].astype(np.float64)
    told: list[npt.NDArray[np.floating]] = [
        *(np.ones(len(pairs)), facts.cosine[worth], facts.overlap[worth], facts.covered[worth], facts.around[worth]),
        *(theme, facts.predicate[worth], facts.modal[worth], alike, alike * theme, facts.days[worth]),
        *(numbers["equal"][worth], facts.one_counts[worth], numbers["shared"][worth], numbers["toll"][worth]),
        *(numbers["ratio"][worth], facts.brevity[worth]),
        *(numbers[name][worth] for name in ("size", "part", "parts", "others")),
        *board.related(pairs).T,
        *(facts.one_report[worth], (facts.one_report * facts.says)[worth], facts.one_root[worth], facts.cited[worth]),
        facts.later[worth],
    ]
    unlike = (apart | board.unlike(rows, facts.theme))[worth]
    return Rows(pairs=pairs, facts=np.column_stack(told), reasons=reasons, apart=unlike)


def _counted_up(board: Board) -> tuple[npt.NDArray[np.int64], Floats]:
    """The pairs in which numbers come to anything, (pairs, 2), and to what: (pairs, len(_NAMES))."""
    pairs = np.array(list(board.numbers), dtype=np.int64).reshape(-1, 2)
    told = np.array([_TOLD(numbers) for numbers in board.numbers.values()], dtype=np.float32)
    return pairs, told.reshape(-1, len(_NAMES))


def _numbers(
    counted_up: tuple[npt.NDArray[np.int64], Floats], rows: slice, shape: tuple[int, ...]
) -> dict[str, Floats]:
    """What the numbers come to, laid out: a matrix for each of :data:`_NAMES`."""
    pairs, told = counted_up
    found = np.zeros((len(_NAMES), *shape), dtype=np.float32)
    for one, other in (pairs.T, pairs.T[::-1]):
        here = (one >= rows.start) & (one < rows.stop)
        found[:, one[here] - rows.start, other[here]] = told[here].T
    return dict(zip(_NAMES, found, strict=True))


def _same(rows: Rows) -> Values:
    """The likelihood that each pair is one claim."""
    return np.where(rows.apart, 0.0, _likely(rows.likeness @ _weights()["same"]))


def _about(rows: Rows) -> tuple[Values, npt.NDArray[np.int64]]:
    """The likelihood that each pair that excludes each other is about one matter, and by which of the choices it does.

    For those that do not, 0 and -1.
    """
    found, reasons = np.zeros(len(rows.pairs)), rows.reasons.copy()
    for place, reason in enumerate(REASONS):
        here = rows.reasons == place
        found[here] = _likely(rows.facts[here] @ _weights()[reason])
    free = np.flatnonzero(rows.reasons < 0)
    opposed = _likely(rows.facts[free] @ _weights()["other"])
    told = opposed >= OPPOSED
    found[free[told]] = opposed[told]
    reasons[free[told]] = CHOICES.index("other")
    return found, reasons


def _likely(odds: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-odds)))


@cache
def _weights() -> dict[str, Values]:
    table = tomllib.loads(files(__package__).joinpath("tables/weights.toml").read_text("utf-8"))
    names: dict[str, tuple[str, ...]] = {"event": EVENT, "same": SAME, **dict.fromkeys(CHOICES, FACTS)}
    return {name: np.array([table.get(name, {}).get(fact, 0.0) for fact in facts]) for name, facts in names.items()}
