"""How far the author commits to an event, on uw's development part: the number, the stance, and how far to trust it.

The events are given: what is scored is what the reader says at the annotators' word. uw is heavily positive, so that a
constant does well by error and correlation alone; F1 over the three stances, each weighing the same, is not fooled.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.chains import shares
from reportedly.reader.heads import LAYOUT, STANCES
from reportedly.reader.session import Reader
from reportedly.reader.tagging import MOST
from training.factuality import factuality

__all__ = ["calibration_error", "macro_f1", "measure", "stances_of"]

BINS = 10
EDGES = (-1.5, 1.5)  # between "not so", "open" and "so"

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's commitment.

    Args:
        corpora: the folder of the corpora; ``factuality`` is read.
        reader: the reader to score.
        sample: take every so many-th sentence.

    Returns:
        ``commitment_r`` (Pearson), ``commitment_mae`` (on the scale from -3 to 3), ``commitment_macro_f1`` (0 to 100;
        the stance with the greatest share), ``commitment_macro_f1_by_number`` (the stance of the number), and
        ``commitment_ece``, the expected calibration error of the stance's share, 0 to 1.
    """
    rows: list[Floats] = []
    values: list[float] = []
    for document in list(factuality(corpora / "factuality", "dev", ("uw",)))[::sample]:
        tokens = reader.vocabulary.encode(document.text)
        read = reader.rows(tokens).values
        for commitment in document.commitments or ():
            rows.append(read[np.searchsorted(tokens.starts, commitment.start)])
            values.append(commitment.value)
    told, expected = np.array(rows), np.array(values, dtype=np.float32)
    numbers = told[:, LAYOUT["commitment"]][:, 0].clip(-MOST, MOST)
    sure = shares(told[:, LAYOUT["stances"]])
    stances = stances_of(expected)
    return {
        "commitment_r": float(np.corrcoef(numbers, expected)[0, 1]),
        "commitment_mae": float(np.abs(numbers - expected).mean()),
        "commitment_macro_f1": macro_f1(sure.argmax(axis=1), stances),
        "commitment_macro_f1_by_number": macro_f1(stances_of(numbers), stances),
        "commitment_ece": calibration_error(sure, stances),
    }


def stances_of(values: Floats) -> Ints:
    """The stance of each value of commitment, as an index of :data:`reportedly.reader.heads.STANCES`."""
    return np.searchsorted(EDGES, values)


def macro_f1(found: Ints, expected: Ints) -> float:
    """F1 of each stance, averaged over those that there are; 0 to 100."""
    scores = [
        200 * ((found == stance) & (expected == stance)).sum() / ((found == stance).sum() + (expected == stance).sum())
        for stance in range(len(STANCES))
        if (expected == stance).any()
    ]
    return float(np.mean(scores))


def calibration_error(sure: Floats, expected: Ints) -> float:
    """How far the share of the choice is from how often it is right (Guo et al. 2017), in bins of equal width.

    Args:
        sure: (cases, choices) shares.
        expected: (cases,) the right choice.
    """
    confidence, right = sure.max(axis=1), sure.argmax(axis=1) == expected
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(float(confidence[bins == one].sum()) - float(right[bins == one].sum())) for one in range(BINS)]
    return sum(gaps) / len(expected)
