"""Learn how pairs of gists are weighed: ``reportedly/reconcile/tables/weighing.npz``, some minutes on two cores.

    python -m training.weighing --stories stories [--cache FILE] [--lessons FILE]

Two verdicts are learnt (:mod:`reportedly.reconcile.weighing`) from the lessons of :mod:`training.lessons`: first of
each pair alone, then of each among all others. What the second sees of the first is told by networks that have not
learnt from that affair (stacking; Wolpert 1992). It learns from each affair whole, and from parts of it
(:func:`training.lessons.part`), since a story of three reports is read as well as one of thirty.

Because the networks know the development stories, what the program makes of these no longer tells how good it is. So
each fifth of the stories is first scored by networks that have learnt from the other four fifths, and that is printed:
the average precision of both verdicts over labelled pairs, and the measures of the stories.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.quality.stories.loading import Story
from benchmarks.quality.stories.measuring import Scores, score
from benchmarks.quality.stories.running import Memory, run, stories
from reportedly.reader.session import Reader
from reportedly.reconcile import weighing
from reportedly.reconcile.company import COLUMNS, company
from reportedly.reconcile.comparing import LIKELY
from reportedly.reconcile.weighing import FACTS, FURTHEST, LAYERS, NEITHER, RIVAL, SAME, Net, chosen
from training.lessons import Lesson, of_affairs, of_story, part, untold
from training.relating import average_precision
from training.sayings import FOLDER
from training.told import REPORTS

TABLE = Path("src/reportedly/reconcile/tables/weighing.npz")
#: Networks of one shape, and the units of each of their layers but the last.
NETS, UNITS = 3, 48
#: Passes over the pairs, pairs a step, the rate at the start, and what is left out of the units at a time.
PASSES, SIZE, RATE, LEFT_OUT = 12, 1024, 2e-3, 0.1
#: Into how many parts lessons are cut, so that none is told by networks that have learnt from it.
FOLDS, INNER = 5, 4
#: Parts of each affair that are learnt from beside the whole.
PARTS = 1

Floats = npt.NDArray[np.float32]
#: How likely each pair of a lesson is the same, and how likely its two exclude each other.
Likely = tuple[Floats, Floats]


def learn(facts: Floats, labels: npt.NDArray[np.int64], weight: Floats) -> Net:
    """Networks that tell pairs by their *facts*, (pairs, columns)."""
    mean, spread = facts.mean(axis=0), facts.std(axis=0) + np.float32(1e-3)
    seen = torch.from_numpy(np.clip((facts - mean) / spread, -FURTHEST, FURTHEST))
    told, weights = torch.from_numpy(labels), torch.from_numpy(weight)
    nets = [_learnt(seen, told, weights, seed) for seed in range(NETS)]
    linear = [[layer for layer in net if isinstance(layer, nn.Linear)] for net in nets]
    layers = tuple(
        (
            np.stack([net[number].weight.detach().numpy().T for net in linear]),
            np.stack([net[number].bias.detach().numpy()[None] for net in linear]),
        )
        for number in range(LAYERS)
    )
    return Net(mean=mean, spread=spread, layers=layers)


def _learnt(seen: Tensor, told: Tensor, weight: Tensor, seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    drawn = np.random.default_rng(seed)
    sizes = [seen.shape[1], *[UNITS] * (LAYERS - 1)]
    inner = [(nn.Linear(one, other), nn.ReLU(), nn.Dropout(LEFT_OUT)) for one, other in pairwise(sizes)]
    net = nn.Sequential(*(part for layer in inner for part in layer), nn.Linear(UNITS, 3))
    optimise = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    steps = PASSES * (len(told) // SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimise, lambda step: max(0.0, 1 - step / steps))
    for _ in range(PASSES):
        for batch in np.array_split(drawn.permutation(len(told)), len(told) // SIZE):
            losses = functional.cross_entropy(net(seen[batch]), told[batch], reduction="none")
            loss: Tensor = (losses * weight[batch]).sum() / weight[batch].sum().clamp(min=1)
            optimise.zero_grad(set_to_none=True)
            loss.backward()
            optimise.step()
            schedule.step()
    return net.eval()


def alone(lessons: Sequence[Lesson]) -> Net:
    """Networks that tell each pair alone."""
    return _of_all([*lessons, *map(untold, lessons)])


def _of_all(lessons: Sequence[Lesson]) -> Net:
    return learn(*(np.concatenate([getattr(one, name) for one in lessons]) for name in ("facts", "labels", "weight")))


def among(lessons: Sequence[Lesson], likely: Sequence[Likely], seed: int = 0) -> Net:
    """Networks that tell each pair among all others, by how *likely* each is alone."""
    drawn = np.random.default_rng(seed)
    told = [in_company(lesson, *own) for lesson, own in zip(lessons, likely, strict=True)]
    for _ in range(PARTS):
        for lesson, own in zip(lessons, likely, strict=True):
            beside = np.column_stack([lesson.facts, *own])
            some = part(replace(lesson, facts=beside), drawn)
            told.append(in_company(replace(some, facts=some.facts[:, :-2]), *some.facts[:, -2:].T))
    return _of_all(told)


def in_company(lesson: Lesson, same: Floats, rival: Floats) -> Lesson:
    """The pairs that come to anything, with what all of them tell of each beside its own facts."""
    kept = np.maximum(same, rival) >= LIKELY
    pairs = lesson.pairs[kept]
    beside = company(pairs, lesson.reports, same[kept], rival[kept])
    facts = np.column_stack([lesson.facts[kept], beside])
    return replace(lesson, pairs=pairs, facts=facts, labels=lesson.labels[kept], weight=lesson.weight[kept])


def both(lessons: Sequence[Lesson]) -> dict[str, Net]:
    """Both verdicts, by name."""
    likely: dict[int, Likely] = {}
    blind: dict[int, Likely] = {}
    for fold in range(INNER):
        net = alone([one for place, one in enumerate(lessons) if place % INNER != fold])
        for place in range(fold, len(lessons), INNER):
            likely[place], blind[place] = (_told(net, one.facts) for one in (lessons[place], untold(lessons[place])))
    order = range(len(lessons))
    seen, known = [*lessons, *map(untold, lessons)], [*(likely[i] for i in order), *(blind[i] for i in order)]
    return {"alone": alone(lessons), "among": among(seen, known)}


def _told(net: Net, facts: Floats) -> Likely:
    told = net.likely(facts)
    return told[:, SAME], told[:, RIVAL]


def ignorant(columns: int) -> Net:
    """Networks for which no pair is anything."""
    sizes = [columns, *[1] * (LAYERS - 1), 3]
    layers = [(np.zeros((1, one, other)), np.zeros((1, 1, other))) for one, other in pairwise(sizes)]
    layers[-1][1][..., NEITHER] = 99.0
    return Net(mean=np.zeros(columns), spread=np.ones(columns), layers=tuple(layers))


def write(nets: dict[str, Net], path: Path) -> None:
    """Write the networks as :mod:`reportedly.reconcile.weighing` reads them."""
    arrays: dict[str, npt.NDArray[np.floating]] = {}
    for which, net in nets.items():
        arrays |= {f"{which}_mean": net.mean, f"{which}_spread": net.spread}
        for number, (weights, biases) in enumerate(net.layers):
            arrays |= {f"{which}_weights_{number}": weights, f"{which}_biases_{number}": biases}
    np.savez(
        path,
        **{name: array.astype(np.float16 if "_weights_" in name else np.float32) for name, array in arrays.items()},
    )
    weighing._nets.cache_clear()


def verdicts(nets: dict[str, Net], lesson: Lesson) -> Likely:
    """How likely each pair is the same and how likely its two exclude each other, as the program weighs them."""
    same, rival = _told(nets["alone"], lesson.facts)
    kept = np.maximum(same, rival) >= LIKELY
    again = _told(nets["among"], in_company(lesson, same, rival).facts)
    found = np.zeros((2, len(kept)), dtype=np.float32)
    found[:, kept] = np.mean([chosen(lesson.facts[kept]), (same[kept], rival[kept]), again], axis=0)
    return found[0], found[1]


def left_out(told: Sequence[Story], lessons: Sequence[Lesson], others: Sequence[Lesson], memory: Memory) -> None:
    """Print how well each fifth of the stories and affairs is told by what the others teach."""
    scores = Scores()
    judged: dict[str, list[tuple[Lesson, Likely]]] = {"stories": [], "affairs": []}
    for fold in range(FOLDS):
        learnt = [one for group in (lessons, others) for place, one in enumerate(group) if place % FOLDS != fold]
        nets = both(learnt)
        write(nets, TABLE)
        for name, group in (("stories", lessons), ("affairs", others)):
            judged[name] += [(one, verdicts(nets, one)) for one in group[fold::FOLDS]]
        scores = sum((score(run(story, memory)) for story in told[fold::FOLDS]), scores)
        print(f"fifth {fold + 1} of {FOLDS}", flush=True)
    for name, group in judged.items():
        print(f"{name} left out, average precision, one claim and rivals: {precision(group)}")
    for name, value in scores.measures().items():
        print(f"  {name} {value:.3f}")


def precision(judged: Sequence[tuple[Lesson, Likely]]) -> str:
    """The average precision of both verdicts, over the pairs of which both sides are labelled."""
    labels, weight = (np.concatenate([getattr(one, name) for one, _ in judged]) for name in ("labels", "weight"))
    sure = weight == weight.max()
    found = (np.concatenate([likely[kind] for _, likely in judged])[sure] for kind in (0, 1))
    return " ".join(
        f"{average_precision(likely, labels[sure] == kind):.3f}"
        for kind, likely in zip((SAME, RIVAL), found, strict=True)
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=Path("stories"))
    parser.add_argument("--cache", type=Path, help="where what the reader finds in the stories is kept")
    parser.add_argument(
        "--lessons", type=Path, help="where the lessons of the invented affairs are kept, to be quicker again"
    )
    parser.add_argument("--only", action="store_true", help="score no story; only learn, and write the table")
    args = parser.parse_args()
    memory = Memory(args.cache)
    write({"alone": ignorant(len(FACTS)), "among": ignorant(len(FACTS) + COLUMNS)}, TABLE)  # stories are read to learn
    told = list(stories(args.stories, "development"))
    lessons = [of_story(run(story, memory)) for story in told]
    others = _others(args.lessons)
    print(
        f"{len(lessons)} stories, {len(others)} affairs, {sum(len(one.pairs) for one in [*lessons, *others])} pairs",
        flush=True,
    )
    if not args.only:
        left_out(told, lessons, others, memory)
    write(both([*lessons, *others]), TABLE)


def _others(kept: Path | None) -> list[Lesson]:
    if kept and kept.exists():
        found: list[Lesson] = pickle.loads(kept.read_bytes())
        return found
    found = list(of_affairs(FOLDER / REPORTS, Reader(threads=2)))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


if __name__ == "__main__":
    main()
