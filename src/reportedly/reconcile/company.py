"""What the company of a pair tells of it: all the other pairs that its two gists are in.

How likely two say the same, or exclude each other, is first told of each pair alone. Then it matters who else there is.
What a report says of a matter it mostly says once, so that of ten pairs that are somewhat alike the likeliest of its
report counts. What many reports take up again is what an affair is about. Whatever is the same as a third is the same,
what excludes the same third may be the same, and what is the same as one side excludes the other.

Every column is symmetric, and costs what the pairs cost: of those beside a pair only the likeliest are seen
(:data:`NEAREST`).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["COLUMNS", "company"]

Matrix = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int64]
#: For each gist the others that are likeliest, and how likely they are: (gists, NEAREST) each; -1 and 0 for none.
_Near = tuple[Codes, Matrix]

#: Columns of :func:`company`.
COLUMNS: Final = 29
#: So many of the likeliest others of a gist are looked for among those of another.
NEAREST: Final = 12
#: Likely enough for a report to count as one that has it.
_HAS: Final = 0.3
#: Pairs that are laid out at a time.
_BLOCK: Final = 2048


def company(pairs: Codes, reports: Codes, same: Matrix, rival: Matrix) -> Matrix:
    """What is told of each pair by all of them: (pairs, COLUMNS), the two likelihoods themselves first.

    Args:
        pairs: indices of gists, (pairs, 2), each pair once.
        reports: the report of each gist, as a number from 0.
        same: how likely each pair is the same, told of it alone.
        rival: how likely its two exclude each other.
    """
    found = [same, rival]
    for likely in (same, rival):
        found += _standing(pairs, reports, likely)
    alike, against = (_nearest(pairs, len(reports), likely) for likely in (same, rival))
    found += [*_common(alike, alike, pairs), *_common(against, against, pairs)]
    (one, so_often), (other, as_often) = _common(alike, against, pairs), _common(against, alike, pairs)
    found += [*_both(one, other), so_often + as_often]
    return np.column_stack(found).astype(np.float32)


def _standing(pairs: Codes, reports: Codes, likely: Matrix) -> list[Matrix]:
    """How a pair stands among those of either gist, by one of the likelihoods.

    How far it is behind the likeliest that one has in the report of the other; how likely the likeliest of all is; the
    sum of all, and of the likeliest of each report; and which share of the reports has any that is likely.
    """
    one, other = pairs.T
    best = np.zeros((len(reports), int(reports.max(initial=0)) + 1), dtype=np.float32)
    total = np.zeros(len(reports), dtype=np.float32)
    for here, there in ((one, other), (other, one)):
        np.maximum.at(best, (here, reports[there]), likely)
        np.add.at(total, here, likely)
    behind = likely - best[one, reports[other]], likely - best[other, reports[one]]
    found = [*_both(*behind)]
    for of_each in (best.max(axis=1), total, best.sum(axis=1), (best > _HAS).mean(axis=1, dtype=np.float32)):
        found += _both(of_each[one], of_each[other])
    return found


def _both(one: Matrix, other: Matrix) -> tuple[Matrix, Matrix]:
    """Two columns of which it makes no difference which is whose."""
    return np.maximum(one, other), np.minimum(one, other)


def _nearest(pairs: Codes, gists: int, likely: Matrix) -> _Near:
    """Those that are likeliest, of each gist."""
    here, there = np.concatenate([pairs, pairs[:, ::-1]]).T
    each = np.concatenate([likely, likely])
    order = np.lexsort((there, -each, here))
    here, there, each = here[order], there[order], each[order]
    rank = np.arange(len(here)) - np.searchsorted(here, here)
    kept = rank < NEAREST
    who, how = np.full((gists, NEAREST), -1, dtype=np.int64), np.zeros((gists, NEAREST), dtype=np.float32)
    who[here[kept], rank[kept]], how[here[kept], rank[kept]] = there[kept], each[kept]
    return who, how


def _common(one: _Near, other: _Near, pairs: Codes) -> tuple[Matrix, Matrix]:
    """Of the thirds that are near both sides, how likely the likeliest is near both, and all together."""
    best, total = np.zeros(len(pairs), dtype=np.float32), np.zeros(len(pairs), dtype=np.float32)
    for start in range(0, len(pairs), _BLOCK):
        left, right = pairs[start : start + _BLOCK].T
        (who, how), (whom, how_so) = (one[0][left], one[1][left]), (other[0][right], other[1][right])
        same = (who[:, :, None] == whom[:, None, :]) & (who >= 0)[:, :, None]
        both = np.where(same, how[:, :, None] * how_so[:, None, :], np.float32(0.0))
        best[start : start + _BLOCK], total[start : start + _BLOCK] = both.max(axis=(1, 2)), both.sum(axis=(1, 2))
    return best, total
