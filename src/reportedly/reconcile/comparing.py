"""Two gists side by side: do they say the same, are they about the same matter, and what speaks against it.

A log-linear choice over a dozen facts of the pair (how far their rare words cover each other, what they are said of,
the predicate, frame and day) tells whether they are of one event; another, over that and the numbers, gives two
likelihoods:
*same*, that a careful reader would call them one claim, and *about*, that both answer one question, whatever they
answer. What two claims about one matter exclude each other by is no likelihood: :mod:`~reportedly.reconcile.conflicts`
has the rules. The weights are in ``tables/weights.toml``, with where they come from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.affairs import Because
from reportedly.reconcile.board import TOLLS, Board, Facts, Flags, Numbers
from reportedly.reconcile.conflicts import REASONS, Conflicts
from reportedly.reconcile.gists import Gist

__all__ = ["EVENT", "FEATURES", "Comparison", "Rows", "compare", "compared", "rows_of"]

#: What tells whether two clauses are of one event, in the order of the weights.
EVENT: Final = (
    *("bias", "cosine", "overlap", "covered", "around", "theme", "predicate", "modal", "frame", "frame_and_theme"),
    "days",
)
#: What tells, beside that, whether they say the same of it, or exclude each other.
FEATURES: Final = (
    *("bias", "event", "theme", "cosine", "number", "one_counts", "unit", "counted"),
    *(f"by_{reason}" for reason in REASONS),
    *(f"event_by_{reason}" for reason in REASONS),
)
#: How close vectors are that are worth a comparison. Swept on the development stories, 2026-11-25.
WORTH: Final = 0.35
#: How many rows are laid out at a time: memory holds so many of the whole.
ROWS: Final = 256
#: Likelihoods below this are nothing.
_NOTHING: Final = 0.02

Values = npt.NDArray[np.float64]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``same`` and ``about``, from 0 to 1, and why both cannot hold, where they cannot."""

    same: float
    about: float
    conflict: Because | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The pairs of some rows that are worth a comparison: their indices and their facts.

    ``event`` is (pairs, len(EVENT)), ``features`` (pairs, len(FEATURES)); ``reasons`` are places in
    :data:`~reportedly.reconcile.conflicts.REASONS`, -1 for none; ``apart`` says that the two are no one claim, whatever
    their words: they count apart, or are of different figures.
    """

    pairs: npt.NDArray[np.int64]
    event: Values
    features: Values
    reasons: npt.NDArray[np.int64]
    apart: Flags


def compared(gists: Sequence[Gist]) -> dict[Pair, Comparison]:
    """The comparisons of all pairs of *gists* that are worth one and come to anything; the smaller index first."""
    found: dict[Pair, Comparison] = {}
    for rows in rows_of(gists):
        same, about = (_likely(rows.features @ _weights()[name]) for name in ("same", "about"))
        same = np.where(rows.apart, 0.0, same)
        telling = (same >= _NOTHING) | (rows.reasons >= 0)
        told = zip(*(values[telling].tolist() for values in (rows.pairs, same, about, rows.reasons)), strict=True)
        for (one, other), likely, near, reason in told:
            conflict = REASONS[reason] if reason >= 0 else None
            found[one, other] = Comparison(same=likely, about=near, conflict=conflict)
    return found


def compare(one: Gist, other: Gist) -> Comparison:
    """Compare two gists, worth it or not; which comes first makes no difference."""
    (rows,) = rows_of((one, other), everything=True)
    same, about = (float(_likely(rows.features @ _weights()[name])[0]) for name in ("same", "about"))
    reason = int(rows.reasons[0])
    return Comparison(
        same=0.0 if rows.apart[0] else same, about=about, conflict=REASONS[reason] if reason >= 0 else None
    )


def rows_of(gists: Sequence[Gist], *, everything: bool = False) -> Iterator[Rows]:
    """The pairs of *gists* worth a comparison, some rows at a time; *everything* for all pairs.

    Worth one are gists whose vectors are close, that count the same toll, or that are on one scale of frames.
    """
    board = Board(gists)
    conflicts = Conflicts(board)
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
            worth &= (facts.cosine >= WORTH) | conflicts.same_scale(rows) | counted
        yield _rows(board, conflicts, rows, facts, worth)


def _rows(board: Board, conflicts: Conflicts, rows: slice, facts: Facts, worth: Flags) -> Rows:
    equal, shared, toll, excluded, apart = _numbers(board, rows, worth.shape)
    frame = conflicts.same_frame(rows)
    reasons = conflicts.reasons(rows, facts, equal, excluded, apart)[worth]
    pairs = np.argwhere(worth)
    pairs[:, 0] += rows.start
    theme, cosine = facts.theme[worth], facts.cosine[worth]
    alike = frame[worth].astype(np.float64)
    one = np.ones(len(pairs))
    event = np.column_stack(
        [
            *(one, cosine, facts.overlap[worth], facts.covered[worth], facts.around[worth], theme),
            *(facts.predicate[worth], facts.modal[worth], alike, alike * theme, facts.days[worth]),
        ]
    )
    likely = event @ _weights()["event"]
    kinds = [(reasons == place).astype(np.float64) for place in range(len(REASONS))]
    features = np.column_stack(
        [
            *(one, likely, theme, cosine, equal[worth], facts.one_counts[worth], shared[worth], toll[worth]),
            *kinds,
            *(likely * kind for kind in kinds),
        ]
    )
    unlike = (apart | board.unlike(rows, facts.theme))[worth]
    return Rows(pairs=pairs, event=event, features=features, reasons=reasons, apart=unlike)


def _numbers(board: Board, rows: slice, shape: tuple[int, ...]) -> tuple[Flags, ...]:
    """What the numbers come to, laid out: equal, shared, toll, excluded, apart."""
    found = tuple(np.zeros(shape, dtype=np.bool_) for _ in range(5))
    for (one, other), numbers in board.numbers.items():
        for row, column in ((one, other), (other, one)):
            if rows.start <= row < rows.stop:
                for flags, value in zip(found, _told(numbers), strict=True):
                    flags[row - rows.start, column] = value
    return found


def _told(numbers: Numbers) -> tuple[bool, ...]:
    return numbers.equal, numbers.shared, numbers.toll, numbers.excluded, numbers.apart


def _likely(odds: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-odds)))


@cache
def _weights() -> dict[str, Values]:
    table = tomllib.loads(files(__package__).joinpath("tables/weights.toml").read_text("utf-8"))
    names = {"event": EVENT, "same": FEATURES, "about": FEATURES}
    return {name: np.array([table.get(name, {}).get(fact, 0.0) for fact in facts]) for name, facts in names.items()}
