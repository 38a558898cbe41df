"""Fit what two senses are to each other: ``python -m training.relating``, a minute or two; writes ``relating.npz``.

Learnt from all pairs within the affairs of :mod:`training.sayings` that are near in matter, with the senses as the
package's bundle tells them: sayings under one answer are one claim, those under answers that exclude one another are
rivals, all else is neither. No labelled story is seen. Whoever trains the senses anew fits this anew, and then
:mod:`training.claims` and :mod:`training.weighing`. Printed at the end: how well the pairs of the affairs that are kept
from all this are told (average precision).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.session import Reader
from reportedly.reconcile import meanings
from reportedly.reconcile.relating import FEATURES, features
from reportedly.records import SENSE_WIDTH, cut
from training.affairs import Affair
from training.sayings import affairs

TABLE = Path("src/reportedly/reconcile/tables/relating.npz")
#: Units of the one layer; passes over the pairs; pairs a step.
UNITS, PASSES, SIZE = 32, 4, 512
#: Pairs less alike in matter teach nothing that the matter does not tell.
NEAR = 0.35
#: So that a component, about a tenth of its vector, comes to about one.
SCALE = np.repeat(np.array([6.0, 20.0, 3.0], dtype=np.float32), [2 * SENSE_WIDTH, 2 * SENSE_WIDTH, 2])

Floats = NDArray[np.float32]
Senses = tuple[Floats, Floats]
#: The senses of an affair's sayings, its pairs, and what these are.
Told = tuple[Senses, NDArray[np.int64], NDArray[np.int64]]


def senses(reader: Reader, affair: Affair) -> Senses:
    """What each saying of an affair says, and its matter: (sayings, SENSE_WIDTH) each."""
    told = []
    for one in affair.sayings:
        (sense,) = reader.senses(one.text, (cut(one.text, 0, len(one.text)),), [(cut(one.text, one.start, one.end),)])
        told.append(sense)
    says, matter = (
        meanings.senses([getattr(sense, name) if sense else None for sense in told]) for name in ("says", "matter")
    )
    return says, matter


def pairs(affair: Affair, matter: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of an affair to learn from, (pairs, 2), and what they are: 0 neither, 1 one claim, 2 rivals."""
    told = affair.sayings
    one, other = np.triu_indices(len(told), 1)
    claim = np.array([saying.claim for saying in told])
    rivals = np.array([claim[right] in told[left].excludes for left, right in zip(one, other, strict=True)], dtype=bool)
    labels = np.where(claim[one] == claim[other], 1, np.where(rivals, 2, 0))
    near = (labels > 0) | ((matter @ matter.T)[one, other] > NEAR)
    return np.stack([one, other], axis=1)[near], labels[near]


def learn(data: list[Told]) -> nn.Sequential:
    """The network, of the pairs of all affairs."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(FEATURES, UNITS), nn.ReLU(), nn.Dropout(0.1), nn.Linear(UNITS, 3))
    optimise = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.02)
    says, matter, places, told = _joined(data)
    labels = torch.from_numpy(told)
    steps = PASSES * (len(labels) // SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimise, lambda step: 1 - step / steps)
    for number, batch in enumerate(_batches(len(labels))):
        loss: Tensor = functional.cross_entropy(net(_seen(says, matter, places[batch])), labels[batch])
        optimise.zero_grad(set_to_none=True)
        loss.backward()
        optimise.step()
        schedule.step()
        if number % 500 == 0:
            print(f"step {number} of {steps}, loss {float(loss.detach()):.3f}", flush=True)
    return net.eval()


def precision(net: nn.Sequential, data: list[Told]) -> tuple[float, float]:
    """The average precision with which the pairs that are one claim are told, and those of rivals."""
    says, matter, places, told = _joined(data)
    with torch.no_grad():
        odds = net(_seen(says, matter, places)).softmax(dim=1).numpy()
    one, rivals = (average_precision(odds[:, kind], told == kind) for kind in (1, 2))
    return one, rivals


def average_precision(scores: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    """The mean, over all that are right, of the share that is right among those that score as high."""
    ranked = right[np.argsort(-scores, kind="stable")]
    found = np.cumsum(ranked)
    return float((found[ranked] / (np.flatnonzero(ranked) + 1)).mean())


def _joined(data: list[Told]) -> tuple[Floats, Floats, NDArray[np.int64], NDArray[np.int64]]:
    """What all sayings say, their matters, all pairs by their places among all, and what these are."""
    shifts = np.cumsum([0, *(len(own[0]) for own, _, _ in data)])
    says, matter = (np.concatenate([own[part] for own, _, _ in data]) for part in (0, 1))
    places = np.concatenate([of + shift for (_, of, _), shift in zip(data, shifts, strict=False)])
    return says, matter, places, np.concatenate([told for _, _, told in data])


def _seen(says: Floats, matter: Floats, places: NDArray[np.int64]) -> Tensor:
    """What the network sees of pairs."""
    left, right = places.T
    return torch.from_numpy(features((says[left], matter[left]), (says[right], matter[right])) * SCALE)


def _counted(data: list[Told]) -> list[int]:
    counts: list[int] = np.bincount(np.concatenate([told for _, _, told in data])).tolist()
    return counts


def _batches(size: int) -> Iterator[NDArray[np.int64]]:
    drawn = np.random.default_rng(0)
    for _ in range(PASSES):
        order = drawn.permutation(size)
        yield from (order[first : first + SIZE] for first in range(0, size - SIZE + 1, SIZE))


def write(net: nn.Sequential, path: Path) -> None:
    """Write the network as :mod:`reportedly.reconcile.relating` reads it."""
    inner, outer = (part for part in net if isinstance(part, nn.Linear))
    arrays = {
        "inner": inner.weight.detach().numpy().T * SCALE[:, None],
        "inner_bias": inner.bias.detach().numpy(),
        "outer": outer.weight.detach().numpy().T,
        "outer_bias": outer.bias.detach().numpy(),
    }
    np.savez(path, **{name: array.astype(np.float16) for name, array in arrays.items()})


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, help="another bundle than the package's own")
    args = parser.parse_args()
    reader = Reader(args.bundle, threads=2)
    data: dict[bool, list[Told]] = {True: [], False: []}
    for affair in affairs():
        own = senses(reader, affair)
        data[affair.kept].append((own, *pairs(affair, own[1])))
    for kept, told in data.items():
        print(f"{'kept' if kept else 'learnt from'}: {len(told)} affairs, pairs {_counted(told)}")
    net = learn(data[False])
    print("kept, average precision, one claim and rivals: {:.3f} {:.3f}".format(*precision(net, data[True])))
    write(net, TABLE)


if __name__ == "__main__":
    main()
