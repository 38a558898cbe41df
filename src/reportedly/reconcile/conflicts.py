"""What excludes what: why two clauses about one matter cannot both hold, for whole rows of pairs at once.

No likelihood: each reason is a rule. By *number*, no number of one agrees with any of the other. By *state*, one thing
is put at two poles of a scale (*killed*, *alive*), or two contraries are said of it (*accepted*, *rejected*). By
*negation*, the same is once given and once denied. By *time*, what happens once happens at two times. The first reason
that holds, in that order, is the one that is given. Two places are no reason: nobody here knows which lies in which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.affairs import Because
from reportedly.reconcile import frames
from reportedly.reconcile.antonyms import contraries
from reportedly.reconcile.bags import ALIKE
from reportedly.reconcile.board import Board, Facts, Flags, agreeing, coded
from reportedly.reconcile.counting import MEMORABLE, TOLLS
from reportedly.reconcile.frames import Frame

__all__ = ["REASONS", "Conflicts"]

#: The reasons, the plainest first.
REASONS: Final[tuple[Because, ...]] = ("number", "state", "negation", "time")
#: A clause whose words are covered so far by another's speaks of the same.
_MOSTLY: Final = 0.6
#: Predicates this alike are the same act.
_SAME_ACT: Final = 0.75
#: Predicates that say little by themselves: who *gave no account* says nothing of who *gave her word*.
_LIGHT: Final = frozenset("be bring come do find get give go have hold keep leave make put take".split())  # noqa: SIM905

Codes = npt.NDArray[np.int64]


class Conflicts:
    """The frames of a board's gists as numbers, and what follows from them."""

    def __init__(self, board: Board) -> None:
        told = [replace(gist.frame, theme=None) if gist.frame else None for gist in board.gists]
        self._theme = coded(gist.frame.theme if gist.frame else None for gist in board.gists)
        self._frame = coded(told)
        different = list(dict.fromkeys(frame for frame in told if frame is not None))
        self._same = _table(different, frames.same)
        self._excludes = _table(different, frames.excludes)
        self._scale = _table(different, lambda one, other: one.scale == other.scale)
        self._pole = _table(different, lambda one, other: (one.scale, one.pole) == (other.scale, other.pole))
        self._positive = np.array([gist.positive for gist in board.gists], dtype=np.bool_)
        self._light = np.array([gist.proposition.predicate in _LIGHT for gist in board.gists], dtype=np.bool_)
        self._contrary = _Contraries([gist.proposition.predicate for gist in board.gists])
        self._tolls = np.array([any(q.unit in TOLLS for q in gist.quantities) for gist in board.gists], dtype=np.bool_)
        self._memorable = np.array(
            [any((q.least or 0) >= MEMORABLE for q in gist.quantities) for gist in board.gists], dtype=np.bool_
        )

    def same_frame(self, rows: slice) -> Flags:
        """Whether they put something at one pole, or one denies what is the only other: (rows, gists)."""
        return self._between(self._same, rows)

    def same_scale(self, rows: slice) -> Flags:
        """Whether both are on one scale."""
        return self._between(self._scale, rows)

    def reasons(self, rows: slice, facts: Facts, equal: Flags, excluded: Flags, apart: Flags) -> Codes:
        """The place of the reason in :data:`REASONS`, -1 where none holds: (rows, gists).

        Args:
            rows: the rows asked for.
            facts: what the board says of them.
            equal: where a number is the same.
            excluded: where no number agrees with any.
            apart: where the same thing is counted differently.
        """
        same_theme, known = agreeing(self._theme, rows), (self._theme[rows, None] >= 0) & (self._theme >= 0)[None, :]
        compatible = same_theme | ~known
        frame, pole = self.same_frame(rows), self._between(self._pole, rows)
        counted = self._tolls[rows, None] & self._tolls[None, :]  # nine died and 27 survived: of other people
        state = self._between(self._excludes, rows) & ~pole & compatible & ~counted
        denied = self._positive[rows, None] != self._positive[None, :]
        known_again = equal & (self._memorable[rows, None] | self._memorable[None, :])
        acts = (facts.predicate >= ALIKE) & ~(self._light[rows, None] | self._light[None, :])
        matter = pole | known_again | acts | (facts.covered >= _MOSTLY)
        negation = denied & ~frame & ~apart & (facts.days >= 0) & matter
        alike = (facts.predicate >= _SAME_ACT) & (facts.theme >= ALIKE) & ~denied & ~apart
        time = ((frame & compatible) | (alike & (facts.covered >= ALIKE))) & (facts.days < 0)
        number = excluded & (facts.theme >= 0) & ~facts.past
        opposed = self._contrary.rows(rows) & ~denied & (facts.theme >= ALIKE)
        found = np.full(state.shape, -1, dtype=np.int64)
        for number_of, holds in reversed([*enumerate((number, state | opposed, negation, time))]):
            found[holds] = number_of
        return found

    def _between(self, table: Flags, rows: slice) -> Flags:
        """What a table of different frames says of the rows: (rows, gists)."""
        return np.asarray(table[np.ix_(self._frame[rows], self._frame)], dtype=np.bool_)


class _Contraries:
    """Which predicates exclude each other, looked up once for each pair of different ones."""

    def __init__(self, predicates: Sequence[str]) -> None:
        names = sorted(set(predicates))
        place = {name: number for number, name in enumerate(names)}
        self._codes = np.array([place[name] for name in predicates], dtype=np.int64)
        self._table = np.zeros((len(names), len(names)), dtype=np.bool_)
        for name, row in place.items():
            self._table[row, [place[other] for other in contraries(name) if other in place]] = True

    def rows(self, rows: slice) -> Flags:
        """(rows, gists)."""
        return self._table[np.ix_(self._codes[rows], self._codes)]


def _table(different: Sequence[Frame], holds: Callable[[Frame, Frame], bool]) -> Flags:
    """Between which frames something holds; no frame, which is -1 and so comes last, has nothing to do with any."""
    table = np.zeros((len(different) + 1, len(different) + 1), dtype=np.bool_)
    for row, one in enumerate(different):
        table[row, :-1] = [holds(one, other) for other in different]
    return table
