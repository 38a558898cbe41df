"""What two clauses are to each other by their senses alone: one claim, rivals, or neither.

A small network over two senses, which side is which making no difference: how far their components are apart and what
their products are, through one layer, to three odds. ``training/relating.py`` learns it from pairs of ``sayings/``;
``tables/relating.npz`` holds it. It knows nothing of numbers, names or days, which have facts of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.records import SENSE_WIDTH

__all__ = ["FEATURES", "UNTOLD", "features", "related"]

Matrix = npt.NDArray[np.float32]
Pairs = npt.NDArray[np.int64]

#: Columns of :func:`features`.
FEATURES: Final = 4 * SENSE_WIDTH + 2
#: Pairs that are laid out at a time: what a processor has at hand holds so many.
_BLOCK: Final = 1024
#: What two clauses that are worth a comparison are to each other in the mean, over the development stories, 2026-11-26:
#: what a pair is taken for of which one has no sense.
UNTOLD: Final = (0.25, 0.4, -12.5, -9.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Net:
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    outer_bias: Matrix


@cache
def _net() -> _Net:
    with files(__package__).joinpath("tables/relating.npz").open("rb") as file, np.load(file) as kept:
        return _Net(**{name: kept[name].astype(np.float32) for name in _Net.__slots__})


def features(one: tuple[Matrix, Matrix], other: tuple[Matrix, Matrix]) -> Matrix:
    """What the network sees of pairs of senses: (pairs, FEATURES).

    Args:
        one: what the first of each pair says, and its matter: (pairs, SENSE_WIDTH) each.
        other: the same of the second.
    """
    found = np.empty((len(one[0]), FEATURES), dtype=np.float32)
    parts = np.split(found[:, :-2], 4, axis=1)
    for number, (a, b) in enumerate(zip(one, other, strict=True)):
        np.abs(np.subtract(a, b, out=parts[number]), out=parts[number])
        np.multiply(a, b, out=parts[2 + number])
        parts[2 + number].sum(axis=1, out=found[:, number - 2])
    return found


def related(says: Matrix, matter: Matrix, pairs: Pairs) -> Matrix:
    """What pairs are to each other: (pairs, 4).

    How close they are in what they say, and in their matter; the log-odds that they are one claim, and that they are
    rivals, against neither.

    Args:
        says: what each clause says, (clauses, SENSE_WIDTH); zero where no reader told it.
        matter: the matter of each, (clauses, SENSE_WIDTH).
        pairs: indices of clauses, (pairs, 2).
    """
    found = np.empty((len(pairs), 4), dtype=np.float32)
    for start in range(0, len(pairs), _BLOCK):
        left, right = pairs[start : start + _BLOCK].T
        found[start : start + _BLOCK] = _told(features((says[left], matter[left]), (says[right], matter[right])))
    told = np.abs(says).sum(axis=1) > 0
    found[~told[pairs].all(axis=1)] = UNTOLD
    return found


def _told(seen: Matrix) -> Matrix:
    """What the network makes of :func:`features`: (pairs, 4), as :func:`related` has it."""
    net = _net()
    odds = np.maximum(seen @ net.inner + net.inner_bias, 0.0) @ net.outer + net.outer_bias
    return np.concatenate([seen[:, -2:], odds[:, 1:] - odds[:, :1]], axis=1)
