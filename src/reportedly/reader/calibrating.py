"""From the reader's raw scores to probabilities of being right.

A network that has learnt its corpus is mostly surer than it is right (Guo, Pleiss, Sun & Weinberger 2017, "On
Calibration of Modern Neural Networks"). Each kind of confidence has two numbers, fitted on documents that the reader
has not seen (``training/calibration.py``) and carried by the bundle's manifest:

- For a find, a slope and a shift of its log-odds (Platt 1999, "Probabilistic Outputs for Support Vector Machines"):
  the probability of being right has the log-odds ``slope * raw log-odds + shift``.
- For the three shares of a stance, a temperature and a weight: each share is raised to the power ``slope`` (the inverse
  of Guo et al.'s temperature), that of "open" is multiplied by ``exp(shift)``, and the three are made to sum to one.

A slope of 1 and a shift of 0, as for a kind that the manifest does not name, leave everything as it is. With a slope
above 0 the order of scores is kept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from reportedly.records import Attribution, Name, Reading, Reference, Timex, Trigger

__all__ = ["IDENTITY", "KINDS", "Line", "calibrated", "log_odds", "probability", "shares"]

Line = tuple[float, float]  # slope and shift
IDENTITY: Line = (1.0, 0.0)

#: The kinds of confidence: an attribution as a whole, a name with its kind, a time expression with its type, an event
#: with its class, a mention with its kind, and what stance a text takes to an event.
KINDS = ("attribution", "name", "time", "trigger", "reference", "stance")

_LEAST = 1e-6  # as near to 0 and 1 as a score is taken to be
_OPEN = 1  # the place of "open" among the stances

_Find = TypeVar("_Find", Attribution, Name, Timex, Trigger, Reference)


def calibrated(reading: Reading, lines: Mapping[str, Line]) -> Reading:
    """*reading* with probabilities for confidences.

    Args:
        reading: with raw scores.
        lines: slope and shift by kind, as a manifest has them; a kind left out stays as it is.
    """
    if not lines:
        return reading
    triggers = _each(reading.triggers, lines.get("trigger", IDENTITY))
    if (stance := lines.get("stance", IDENTITY)) != IDENTITY:
        triggers = tuple(replace(trigger, stances=shares(trigger.stances, stance)) for trigger in triggers)
    return replace(
        reading,
        attributions=_each(reading.attributions, lines.get("attribution", IDENTITY)),
        names=_each(reading.names, lines.get("name", IDENTITY)),
        times=_each(reading.times, lines.get("time", IDENTITY)),
        triggers=triggers,
        references=_each(reading.references, lines.get("reference", IDENTITY)),
    )


def probability(raw: float, line: Line) -> float:
    """The probability of being right, 0 to 1, that belongs to a *raw* score of 0 to 1."""
    slope, shift = line
    return 1 / (1 + math.exp(-(slope * log_odds(raw) + shift)))


def shares(raw: Sequence[float], line: Line) -> tuple[float, float, float]:
    """The shares of "not so", "open" and "so", made of raw ones; they sum to one."""
    slope, shift = line
    weights = [max(share, _LEAST) ** slope for share in raw]
    weights[_OPEN] *= math.exp(shift)
    not_so, open_, so = (round(weight / sum(weights), 4) for weight in weights)
    return not_so, open_, so


def log_odds(score: float) -> float:
    """The logarithm of the odds of a *score*, 0 to 1; scores next to the ends are taken for a little less."""
    safe = min(max(score, _LEAST), 1 - _LEAST)
    return math.log(safe / (1 - safe))


def _each(finds: tuple[_Find, ...], line: Line) -> tuple[_Find, ...]:
    if line == IDENTITY:
        return finds
    return tuple(replace(find, confidence=round(probability(find.confidence, line), 4)) for find in finds)
