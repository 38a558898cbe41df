"""What the facts of two gists come to: how likely they are one claim, and how likely they exclude each other.

There are three verdicts, and what counts is their mean (an ensemble; Hansen & Salamon 1990). Log-linear choices are the
plainest: one for *same*, one for each reason by which two exclude each other, since of two tolls it is hardly the words
that tell, and of a denial it is. ``training/claims.py`` fits them on the development stories; ``tables/weights.toml``
has them. Small networks weigh each pair alone, by the same facts, and others weigh it among all pairs, by what is told
of these (:mod:`~reportedly.reconcile.company`) beside the facts. ``training/weighing.py`` learns them from the
development stories and from invented affairs; ``tables/weighing.npz`` holds them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from reportedly.affairs import Because
from reportedly.reconcile.conflicts import REASONS

__all__ = [
    "CHOICES",
    "EVENT",
    "FACTS",
    "FURTHEST",
    "LAYERS",
    "LIKENESS",
    "NEITHER",
    "RIVAL",
    "SAME",
    "SIGNS",
    "Net",
    "chosen",
    "of_one_event",
    "weighed",
]

Matrix = npt.NDArray[np.float32]
Which = Literal["alone", "among"]

#: What tells whether two clauses are of one event, in the order of the weights.
EVENT: Final = (
    *("bias", "cosine", "overlap", "covered", "around", "theme", "predicate", "modal", "frame", "frame_and_theme"),
    "days",
)
#: What tells, beside that, whether they say the same of it, or exclude each other.
SIGNS: Final = (
    *(*EVENT, "number", "one_counts", "unit", "counted", "ratio", "brevity"),
    *("size", "part", "parts", "others"),
    *("says", "matter", "agree", "oppose"),
    *("one_report", "repeats", "one_root", "cited", "later"),
)
#: All facts of a pair: these, the log-odds that both are of one event, by which rule they exclude each other, and that
#: they can be no one claim.
FACTS: Final = (*SIGNS, "event", "no_rule", *(f"by_{reason}" for reason in REASONS), "apart")
#: Those that the log-linear choice of *same* goes by.
LIKENESS: Final = (
    *("event", "bias", "overlap", "covered", "frame", "number", "one_counts", "unit", "counted", "brevity"),
    *("says", "matter", "agree", "oppose"),
    *("one_report", "repeats", "one_root", "cited", "later"),
)
#: By what two exclude each other: the reasons of the rules, and where none holds, their senses.
CHOICES: Final[tuple[Because, ...]] = (*REASONS, "other")

#: What a pair is, in the order of the networks' odds.
NEITHER, SAME, RIVAL = range(3)
#: How many layers a network has.
LAYERS: Final = 3
#: Pairs that are weighed at a time: what a processor has at hand holds so many.
_BLOCK: Final = 4096
#: In spreads from the mean: what is further off counts as so far.
FURTHEST: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """Networks of one shape: the mean and the spread of what they see, and for each layer, weights and biases.

    Weights are (networks, in, out), biases (networks, 1, out).
    """

    mean: Matrix
    spread: Matrix
    layers: tuple[tuple[Matrix, Matrix], ...]

    def likely(self, facts: Matrix) -> Matrix:
        """How likely pairs are neither, the same, rivals: (pairs, 3), from *facts*, (pairs, columns)."""
        states = np.clip((facts - self.mean) / self.spread, -FURTHEST, FURTHEST)[None]
        for number, (weights, biases) in enumerate(self.layers):
            states = (np.maximum(states, 0.0) if number else states) @ weights + biases
        odds = np.exp(states - states.max(axis=2, keepdims=True))
        told: Matrix = (odds / odds.sum(axis=2, keepdims=True)).mean(axis=0)
        return told


def weighed(which: Which, *facts: Matrix) -> tuple[Matrix, Matrix]:
    """How likely pairs are the same, and how likely their two exclude each other: (pairs,) each.

    Args:
        which: by what: of each pair ``"alone"``, or ``"among"`` others.
        facts: (pairs, columns), in one part or in several.
    """
    net, told = _nets()[which], np.empty((len(facts[0]), 3), dtype=np.float32)
    for start in range(0, len(told), _BLOCK):
        some = slice(start, start + _BLOCK)
        told[some] = net.likely(np.column_stack([part[some] for part in facts]).astype(np.float32, copy=False))
    return told[:, SAME], told[:, RIVAL]


def chosen(facts: Matrix) -> tuple[Matrix, Matrix]:
    """The same as :func:`weighed`, by the log-linear choices; of *facts*, (pairs, len(FACTS))."""
    table = _choices()
    rules = facts[:, [FACTS.index(name) for name in (*(f"by_{reason}" for reason in REASONS), "no_rule")]]
    odds = facts @ np.stack([table[name] for name in CHOICES], axis=1)
    return _likely(facts @ table["same"]), _likely((odds * rules).sum(axis=1))


def _likely(odds: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


@cache
def of_one_event() -> npt.NDArray[np.float64]:
    """The weights of :data:`EVENT`: what each adds to the log-odds that two clauses are of one event."""
    return np.array([_weights()["event"][fact] for fact in EVENT])


@cache
def _choices() -> dict[str, Matrix]:
    """The weight of each fact in each choice."""
    return {
        name: np.array([_weights().get(name, {}).get(fact, 0.0) for fact in FACTS], dtype=np.float32)
        for name in ("same", *CHOICES)
    }


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(files(__package__).joinpath("tables/weights.toml").read_text("utf-8"))


@cache
def _nets() -> dict[str, Net]:
    with files(__package__).joinpath("tables/weighing.npz").open("rb") as file, np.load(file) as kept:
        return {which: _net(kept, which) for which in ("alone", "among")}


def _net(kept: np.lib.npyio.NpzFile, which: str) -> Net:
    def array(name: str) -> Matrix:
        return np.asarray(kept[f"{which}_{name}"], dtype=np.float32)

    layers = tuple((array(f"weights_{number}"), array(f"biases_{number}")) for number in range(LAYERS))
    return Net(mean=array("mean"), spread=array("spread"), layers=layers)
