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

__all__ = ["FEATURES", "features", "related"]

Matrix = npt.NDArray[np.float32]
Pairs = npt.NDArray[np.int64]

#: Columns of :func:`features`.
FEATURES: Final = 4 * SENSE_WIDTH + 2
#: What two clauses of one affair are to each other in the mean, over eight development stories, 2026-11-25: what a pair
#: is taken for of which one has no sense.
_UNTOLD: Final = (0.51, 0.66, -4.6, -3.1)


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
    products = [a * b for a, b in zip(one, other, strict=True)]
    apart = [np.abs(a - b) for a, b in zip(one, other, strict=True)]
    return np.concatenate([*apart, *products, *(one.sum(axis=1, keepdims=True) for one in products)], axis=1)


def related(says: Matrix, matter: Matrix, pairs: Pairs) -> Matrix:
    """What pairs are to each other: (pairs, 4).

    How close they are in what they say, and in their matter; the log-odds that they are one claim, and that they are
    rivals, against neither.

    Args:
        says: what each clause says, (clauses, SENSE_WIDTH); zero where no reader told it.
        matter: the matter of each, (clauses, SENSE_WIDTH).
        pairs: indices of clauses, (pairs, 2).
    """
    net = _net()
    left, right = pairs.T
    seen = features((says[left], matter[left]), (says[right], matter[right]))
    odds = np.maximum(seen @ net.inner + net.inner_bias, 0.0) @ net.outer + net.outer_bias
    found = np.concatenate([seen[:, -2:], odds[:, 1:] - odds[:, :1]], axis=1)
    told = np.abs(says).sum(axis=1) > 0
    found[~(told[left] & told[right])] = _UNTOLD
    return found
