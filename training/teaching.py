"""What a smaller reader learns from the one that it was cut out of (distillation; Hinton, Vinyals & Dean 2015).

At every piece of every window, labelled or not: the teacher's shares of each choice, by the cross-entropy beyond the
teacher's own; its vectors and numbers, by the squared error over their usual square; and the states of its layers that
the student kept, alike (Romero et al. 2015; Sun et al. 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.heads import LAYOUT
from training.losses import WEIGHTS
from training.model import Reader

__all__ = ["Said", "lesson", "said"]

#: The choices, and how much each weighs: as its labels do.
_CHOICES = {"emissions": "chain"} | {
    name: name
    for name in ("names", "times", "classes", "tenses", "polarities", "stances", "word_tags", "kinds")
}  # fmt: skip
#: How much the vectors and numbers weigh together, and the states. Not swept.
_ROWS, _STATES = 1.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reader says of a batch: the states of its layers, the rows, and the scores of the plain tagger."""

    states: list[Tensor]
    rows: Tensor
    scores: Tensor


def said(reader: Reader, data: dict[str, Tensor], *, learns: bool = True) -> Said:
    """Let *reader* read a batch; one that does not learn reads without dropout and without gradients."""
    reader.train(learns)
    with torch.set_grad_enabled(learns), torch.autocast(data["ids"].device.type, torch.bfloat16):
        states = reader.encoder(data["ids"], data["cases"], data["gaps"], data["mask"])
        rows, scores = reader.told(states)
    return Said(states=states, rows=rows, scores=scores)


def lesson(student: Said, teacher: Said, layers: Sequence[int], inner: Tensor) -> Tensor:
    """The loss, a mean over the pieces.

    Args:
        student: what it says of a batch.
        teacher: what the teacher says of it.
        layers: the numbers of the teacher's layers that the student kept.
        inner: (windows, pieces) 1 at the text's pieces.
    """
    there = inner.bool()
    said, told = student.rows[there].float(), teacher.rows[there].float()
    total = _apart(said, told) * _ROWS
    for name, label in _CHOICES.items():
        mine, right = (rows[:, LAYOUT[name]].log_softmax(dim=1) for rows in (said, told))
        total = total + WEIGHTS[label] * functional.kl_div(mine, right, log_target=True, reduction="batchmean")
    kept = [teacher.states[number + 1] for number in layers]
    states = zip(student.states[1:], kept, strict=True)
    apart = [_apart(mine[there].float(), right[there].float()) for mine, right in states]
    return total + _STATES * torch.stack(apart).mean()


def _apart(said: Tensor, told: Tensor) -> Tensor:
    """The squared error over what the squares of *told* usually are."""
    return (said - told).square().mean() / told.square().mean()
