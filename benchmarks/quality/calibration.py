"""Whether the reader is as often right as it is sure: expected calibration error, a kind of confidence at a time.

Finds are put into ten bins of equal width by their confidence; the error is the mean distance between a bin's mean
confidence and the share of it that is right, weighted by how many finds are in it (Guo, Pleiss, Sun & Weinberger 2017;
Naeini, Cooper & Hauskrecht 2015). Of a stance the largest share counts. 0 is best; a reader that is always sure and
right eight times in ten has 0.2. Measured on the half of the development documents that calibration was not fitted on
(:mod:`training.calibration`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import numpy as np

from reportedly.reader.session import Reader
from training.calibration import Outcome, outcomes

__all__ = ["BINS", "expected_calibration_error", "measure"]

BINS = 10


def measure(corpora: Path, reader: Reader, sample: int = 1) -> dict[str, float]:
    """The error of each kind of confidence, 0 to 1, as ``calibration_KIND_ece``; of kinds without finds, none.

    Args:
        corpora: the folder of the corpora.
        reader: the reader as it runs, its calibration in its bundle's manifest.
        sample: take every so many-th document of each corpus.
    """
    found = outcomes(corpora, reader, fitting=False, sample=sample)
    return {
        f"calibration_{kind}_ece": expected_calibration_error(map(_sureness, chain.from_iterable(made)))
        for kind, made in found.items()
        if made
    }


def expected_calibration_error(told: Iterable[tuple[float, bool]]) -> float:
    """The error of finds, each with its confidence, 0 to 1, and whether it is right; 0 of none."""
    table = np.array(list(told), dtype=np.float64).reshape(-1, 2)
    if not len(table):
        return 0.0
    bins = np.minimum((table[:, 0] * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=table[:, 0] - table[:, 1], minlength=BINS)
    return float(np.abs(gaps).sum() / len(table))


def _sureness(outcome: Outcome) -> tuple[float, bool]:
    best = max(range(len(outcome.scores)), key=outcome.scores.__getitem__)
    return outcome.scores[best], best == outcome.right
