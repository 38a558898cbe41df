"""What an encoder of senses learns from the sayings of :mod:`training.sayings`, and how: the small one and its tutor.

Some affairs a step, by contrast (InfoNCE with several positives; Khosla et al. 2020): sayings of one claim are to be
closer in what they *say* than all others of these affairs, rivals among them; sayings that answer one question closer
in their *matter*; and it is to be told from two vectors whether they are one claim, rivals or neither (as Conneau et
al. 2017 have it).
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.tokens import Vocabulary
from reportedly.records import cut
from training.affairs import Affair
from training.clauses import Pieces, pieces
from training.model import Meaning

__all__ = [
    "Laid",
    "Pairs",
    "Read",
    "Recipe",
    "Said",
    "Vectors",
    "contrasted",
    "labels",
    "learn",
    "pairs",
    "said",
    "surprise",
    "told",
]

#: Into how many groups of like length the clauses of a step are laid.
GROUPS = 4
#: How much the matter weighs beside what is said.
MATTER = 0.5
#: How much it weighs what pairs are to each other, and how near in matter they are that are asked.
PAIRS, NEAR = 3.0, 0.35
#: Steps until the full rate, and what is left of it at the end.
WARM, LEAST = 60, 0.02

#: What clauses say, and their matter: (clauses, width) each.
Vectors = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast to learn, so many ``affairs`` a step.

    ``new_rate`` is for the weights whose names begin with one of ``new``, ``rate`` for all others.
    """

    epochs: int
    affairs: int
    rate: float
    new_rate: float
    new: tuple[str, ...]
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One saying: its number among all, its pieces, and what it is one of."""

    number: int
    pieces: Pieces
    affair: int
    question: int
    claim: int
    excludes: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Clauses side by side, as the encoders read them, (clauses, pieces) each."""

    ids: Tensor
    cases: Tensor
    gaps: Tensor
    inside: Tensor
    mask: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of clauses by their places in a batch, and what they are: 0 neither, 1 one claim, 2 rivals."""

    one: Tensor
    other: Tensor
    labels: Tensor


Read = Callable[[Laid], Vectors]


def said(vocabulary: Vocabulary, affairs: Sequence[Affair]) -> list[list[Said]]:
    """The sayings of each affair, as pieces."""
    numbers = iter(range(sum(len(affair.sayings) for affair in affairs)))
    return [
        [
            Said(
                number=next(numbers),
                pieces=pieces(
                    vocabulary, one.text, [cut(one.text, 0, len(one.text))], [cut(one.text, one.start, one.end)]
                ),
                affair=place,
                question=one.question,
                claim=one.claim,
                excludes=one.excludes,
            )
            for one in affair.sayings
        ]
        for place, affair in enumerate(affairs)
    ]


def told(read: Read, clauses: Sequence[Pieces], device: torch.device, groups: int = GROUPS) -> Vectors:
    """The vectors of *clauses*, which are read in *groups* of like length."""
    order = np.argsort([one.shape[1] for one in clauses], kind="stable")
    with torch.autocast(device.type, torch.bfloat16):
        found = [
            read(_laid([clauses[number] for number in group], device))
            for group in np.array_split(order, min(groups, len(order)))
        ]
    back = torch.from_numpy(np.argsort(order)).to(device)
    says, matter = (torch.cat(parts)[back] for parts in zip(*found, strict=True))
    return says, matter


def _laid(group: Sequence[Pieces], device: torch.device) -> Laid:
    size = max(one.shape[1] for one in group)
    inputs = np.zeros((5, len(group), size), dtype=np.int64)
    for row, one in enumerate(group):
        inputs[:4, row, : one.shape[1]] = one
        inputs[4, row, : one.shape[1]] = 1
    ids, cases, gaps, inside, mask = torch.from_numpy(inputs).to(device)
    return Laid(ids=ids, cases=cases, gaps=gaps, inside=inside.bool(), mask=mask.float())


def contrasted(model: Meaning, vectors: Vectors, batch: Sequence[Said]) -> Tensor:
    """How surprising it is which sayings are one claim, and which answer one question."""
    says, matter = vectors
    heat = model.heat.exp()
    claims = _codes([(one.affair, one.claim) for one in batch], says.device)
    questions = _codes([(one.affair, one.question) for one in batch], says.device)
    return _contrast(says @ says.T * heat[0], claims) + MATTER * _contrast(matter @ matter.T * heat[1], questions)


def pairs(batch: Sequence[Said], matter: Tensor, near: float) -> Pairs:
    """The pairs within each affair that are something to each other, or are *near* in their matter."""
    device = matter.device
    affair, claim = torch.tensor([(saying.affair, saying.claim) for saying in batch], device=device).T
    claims = 1 + max(number for saying in batch for number in (saying.claim, *saying.excludes))
    excludes = torch.zeros((len(batch), claims), dtype=torch.bool)
    for row, saying in enumerate(batch):
        excludes[row, list(saying.excludes)] = True
    one, other = torch.triu_indices(len(batch), len(batch), 1, device=device)
    together = affair[one] == affair[other]
    rivals = excludes.to(device)[one, claim[other]]
    labels = torch.where(claim[one] == claim[other], 1, torch.where(rivals, 2, 0))
    like = (matter @ matter.T)[one, other] > near
    kept = together & ((labels > 0) | like)
    return Pairs(one=one[kept], other=other[kept], labels=labels[kept])


def surprise(model: Meaning, vectors: Vectors, found: Pairs) -> Tensor:
    """How surprising it is what *found* are to each other."""
    return functional.cross_entropy(model.related(vectors, found.one, found.other), found.labels)


def labels(model: Meaning, read: Read) -> Callable[[list[Said]], Tensor]:
    """The loss of some sayings by their labels alone: both contrasts, and what the pairs near in matter are."""

    def loss(batch: list[Said]) -> Tensor:
        vectors = told(read, [one.pieces for one in batch], model.heat.device)
        asked = pairs(batch, vectors[1].detach(), NEAR)
        return contrasted(model, vectors, batch) + PAIRS * surprise(model, vectors, asked)

    return loss


def _codes(names: Sequence[tuple[int, ...]], device: torch.device) -> Tensor:
    places: dict[tuple[int, ...], int] = {}
    return torch.tensor([places.setdefault(name, len(places)) for name in names], device=device)


def _contrast(scores: Tensor, codes: Tensor) -> Tensor:
    """How surprising each saying's like ones are among all others; those without a like one teach nothing."""
    own = torch.eye(len(codes), dtype=torch.bool, device=codes.device)
    like = (codes[:, None] == codes[None, :]) & ~own
    scores = scores.masked_fill(own, -1e4)
    odds = scores - scores.logsumexp(dim=1, keepdim=True)
    some = like.any(dim=1)
    return -((odds * like).sum(dim=1)[some] / like.sum(dim=1)[some]).mean()


def learn(
    model: Meaning, sayings: Sequence[list[Said]], loss: Callable[[list[Said]], Tensor], out: Path, recipe: Recipe
) -> None:
    """Train *model* by the *loss* of some affairs' sayings at a time; its weights are in *out* after every epoch."""
    steps = recipe.epochs * (len(sayings) // recipe.affairs)
    optimise = _optimiser(model, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimise, lambda step: min(1.0, (step + 1) / WARM) * max(LEAST, 1 - step / steps)
    )
    model.train()
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        for batch in _batches(sayings, recipe.affairs, random.Random(recipe.seed * 1000 + epoch)):
            found = loss(batch)
            optimise.zero_grad(set_to_none=True)
            found.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimise.step()
            schedule.step()
            losses.append(found.detach())
        row = {"epoch": epoch, "loss": round(float(torch.stack(losses).mean()), 4)}
        print(json.dumps({**row, "seconds": round(time.monotonic() - began)}), flush=True)
        torch.save({name: value.cpu() for name, value in model.state_dict().items()}, out)


def _optimiser(model: Meaning, recipe: Recipe) -> torch.optim.AdamW:
    groups: dict[bool, list[nn.Parameter]] = {False: [], True: []}
    for name, parameter in model.named_parameters():
        groups[name.startswith(recipe.new)].append(parameter)
    rates = {False: recipe.rate, True: recipe.new_rate}
    return torch.optim.AdamW(
        [{"params": members, "lr": rates[new]} for new, members in groups.items()], weight_decay=0.01
    )


def _batches(sayings: Sequence[list[Said]], affairs: int, shuffle: random.Random) -> Iterator[list[Said]]:
    order = list(range(len(sayings)))
    shuffle.shuffle(order)
    for first in range(0, len(order) - affairs + 1, affairs):
        yield [one for number in order[first : first + affairs] for one in sayings[number]]
