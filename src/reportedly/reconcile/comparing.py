"""Two gists side by side: do they say the same, are they about the same matter, and what speaks against it.

The facts of a pair are how far their rare words cover each other, what they are said of, the predicate, frame and day,
what the numbers come to, and what the senses are to each other (:mod:`~reportedly.reconcile.relating`). They give two
likelihoods (:mod:`~reportedly.reconcile.weighing`): *same*, that a careful reader would call them one claim, and
*about*, that both answer one question and exclude each other. Each pair is weighed alone, and once more among all
others (:mod:`~reportedly.reconcile.company`). Why two exclude each other is no likelihood:
:mod:`~reportedly.reconcile.conflicts` has the rules. Where no rule speaks, their senses may (*fell asleep*, *kept his
eyes on the signal*): then it is for an *other* reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.affairs import Because
from reportedly.reconcile.board import Board, Facts, Flags, coded
from reportedly.reconcile.company import company
from reportedly.reconcile.conflicts import REASONS, Conflicts
from reportedly.reconcile.counting import TOLLS
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.weighing import EVENT, chosen, of_one_event, weighed

__all__ = ["LIKELY", "Comparison", "Rows", "compare", "compared", "rows_of"]

#: How likely two exclude each other that no rule holds for, to do so. Swept on stories left out, 2026-11-27.
OPPOSED: Final = 0.65
#: How close vectors are that are worth a comparison. Swept on the development stories, 2026-11-25.
WORTH: Final = 0.35
#: How close they are in what they say, or in their matter, whatever their words. Chosen to leave few out.
SAID: Final = 0.5
ASKED: Final = 0.65
#: How many rows are laid out at a time: memory holds so many of the whole.
ROWS: Final = 256
#: Pairs of which neither is as likely, weighed alone, are nothing.
LIKELY: Final = 0.02
#: How many reports it takes for the others to tell anything of a pair. Of two reports the second weighing tells less
#: than the first (stories left out, 2026-11-27); of three it tells more.
COMPANY: Final = 3
#: What the numbers of a pair come to that is laid out.
_NAMES: Final = ("equal", "shared", "toll", "excluded", "apart", "ratio", "size", "part", "parts", "others")
_TOLD: Final = attrgetter(*_NAMES)

Floats = npt.NDArray[np.float32]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``same`` and ``about``, from 0 to 1, and why both cannot hold.

    Where they cannot, ``same`` is 0; else ``about`` is. ``apart`` are two that are no one claim whatever their words,
    since they count different things, or are of different figures.
    """

    same: float
    about: float
    conflict: Because | None
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The pairs of some rows that are worth a comparison: their indices and their facts.

    ``facts`` is (pairs, len(FACTS)); ``reasons`` are places in
    :data:`~reportedly.reconcile.conflicts.REASONS`, -1 for none; ``apart`` says that the two are no one claim, whatever
    their words: they count apart, or are of different figures.
    """

    pairs: npt.NDArray[np.int64]
    facts: Floats
    reasons: npt.NDArray[np.int64]
    apart: Flags


def compared(gists: Sequence[Gist], places: Sequence[int] | None = None) -> dict[Pair, Comparison]:
    """The comparisons of all pairs of *gists* that are worth one and come to anything; the smaller index first.

    Args:
        gists: what is compared.
        places: by which rising numbers the pairs are told; the indices where there are none.
    """
    told = [_likely(rows) for rows in rows_of(gists)]
    if not told:
        return {}
    known = np.arange(len(gists)) if places is None else np.array(places, dtype=np.int64)
    rows = Rows(**{name: np.concatenate([getattr(one, name) for one, _ in told]) for name in Rows.__slots__})
    verdicts = [chosen(rows.facts), tuple(np.concatenate([alone for _, alone in told], axis=1))]
    reports = coded(gist.origin.article for gist in gists)
    if reports.max() + 1 >= COMPANY:
        beside = company(rows.pairs, reports, *verdicts[-1])
        verdicts.append(weighed("among", rows.facts, beside))
    pairs = map(tuple, known[rows.pairs].tolist())
    return dict(zip(pairs, _comparisons(rows, verdicts), strict=True))


def compare(one: Gist, other: Gist) -> Comparison:
    """Compare two gists by themselves, worth it or not; which comes first makes no difference."""
    (rows,) = rows_of((one, other), everything=True)
    (found,) = _comparisons(rows, [chosen(rows.facts), weighed("alone", rows.facts)])
    return found


def _likely(rows: Rows) -> tuple[Rows, Floats]:
    """The pairs that come to anything, and how likely they are, alone, the same and rivals: (2, pairs)."""
    alone = np.stack(weighed("alone", rows.facts))
    kept = alone.max(axis=0) >= LIKELY
    return Rows(**{name: getattr(rows, name)[kept] for name in Rows.__slots__}), alone[:, kept]


def _comparisons(rows: Rows, verdicts: Sequence[tuple[Floats, Floats]]) -> Iterator[Comparison]:
    """What pairs come to by the mean of some verdicts: how likely they are the same, and exclude each other."""
    same, about = np.mean(np.array(verdicts), axis=0)
    opposed = (rows.reasons >= 0) | (about >= OPPOSED)
    same = np.where(opposed | rows.apart, 0.0, same)
    columns = (told.tolist() for told in (same, about, opposed, rows.reasons, rows.apart))
    for likely, near, excludes, reason, apart in zip(*columns, strict=True):
        why: Because = REASONS[reason] if reason >= 0 else "other"
        about_one, conflict = (near, why) if excludes else (0.0, None)
        yield Comparison(same=likely, about=about_one, conflict=conflict, apart=apart)


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
    theme, alike = facts.theme[worth], conflicts.same_frame(rows)[worth].astype(np.float32)
    unlike = (apart | board.unlike(rows, facts.theme))[worth]
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
    event = np.column_stack(told[: len(EVENT)]) @ of_one_event()
    rules = (reasons[:, None] == np.arange(-1, len(REASONS))).T
    laid = np.column_stack([*told, event, *rules, unlike]).astype(np.float32)
    return Rows(pairs=pairs, facts=laid, reasons=reasons, apart=unlike)


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
