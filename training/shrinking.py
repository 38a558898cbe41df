"""A smaller reader cut out of a trained one: fewer layers, fewer heads of attention, narrower feed-forward parts.

What goes is what the trained reader misses least: the heads and the inner units whose removal would change the loss
least, to first order (Michel, Levy & Neubig 2019, "Are Sixteen Heads Really Better than One?"), by some batches of the
training parts. Every layer keeps the same number of each, so that a plain ``config.json`` tells the shape. What is left
is only a start: it learns on, from the labels and from the reader that it was cut out of (:mod:`training.teaching`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.losses import losses
from training.model import Encoder, Layer, Reader

__all__ = ["Shape", "shrunk"]

Config = dict[str, int | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a smaller reader keeps: the numbers of its layers, how many heads and inner units of each."""

    layers: tuple[int, ...]
    heads: int
    wide: int

    def config(self, old: Config) -> Config:
        """The configuration of the smaller encoder."""
        return {
            **old,
            "num_hidden_layers": len(self.layers),
            "num_attention_heads": self.heads,
            "head_width": int(old["hidden_size"]) // int(old["num_attention_heads"]),
            "intermediate_size": self.wide,
        }


def shrunk(teacher: Reader, config: Config, shape: Shape, batches: Iterable[dict[str, Tensor]]) -> Reader:
    """Cut a reader of *shape* out of *teacher*, whose encoder has *config*; *batches* tell what is missed least."""
    weighed = _weighed(teacher, batches)
    student = Reader(Encoder(shape.config(config)))
    state = {name: value for name, value in teacher.state_dict().items() if ".layers." not in name}
    for new, old in enumerate(shape.layers):
        heads, units = weighed[old]
        cut = _cut(teacher.encoder.layers[old], _most(heads, shape.heads), _most(units, shape.wide))
        state.update({f"encoder.layers.{new}.{name}": value for name, value in cut.items()})
    kept = [0, *(number + 1 for number in shape.layers)]
    state.update({f"{mix}_mix.weights": state[f"{mix}_mix.weights"][kept] for mix in ("tag", "word", "mention")})
    student.load_state_dict(state)
    for module in student.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0  # what has less room, and a teacher, and few epochs, need not be held back
    return student


def _most(weights: Tensor, number: int) -> Tensor:
    return weights.topk(number).indices.sort().values


def _weighed(teacher: Reader, batches: Iterable[dict[str, Tensor]]) -> list[tuple[Tensor, Tensor]]:
    """For each layer, what its heads and its inner units are worth.

    What multiplying a unit by nothing would change, to first order, is the sum of weight times gradient over all that
    the unit feeds: a column of the product behind it.
    """
    layers = list(teacher.encoder.layers)
    totals = [(torch.zeros(layer.heads), torch.zeros(layer.narrow.in_features)) for layer in layers]
    teacher.eval()
    for data in batches:
        teacher.zero_grad()
        sum(loss / count for loss, count in losses(teacher, data).values()).backward()
        for layer, (heads, units) in zip(layers, totals, strict=True):
            mixed, narrowed = ((part.weight * part.weight.grad).sum(dim=0) for part in (layer.mix, layer.narrow))
            heads += mixed.detach().view(layer.heads, -1).sum(dim=1).abs().cpu()
            units += narrowed.detach().abs().cpu()
    teacher.zero_grad(set_to_none=True)
    return totals


def _cut(layer: Layer, heads: Tensor, units: Tensor) -> dict[str, Tensor]:
    """The state of *layer* with these heads and inner units alone."""
    state = dict(layer.state_dict())
    of_heads = (heads[:, None] * layer.head_width + torch.arange(layer.head_width)).flatten()
    for name in ("query", "key", "value"):
        state[f"{name}.weight"], state[f"{name}.bias"] = (state[f"{name}.{kind}"][of_heads] for kind in _KINDS)
    state["mix.weight"] = state["mix.weight"][:, of_heads]
    state["widen.weight"], state["widen.bias"] = (state[f"widen.{kind}"][units] for kind in _KINDS)
    state["narrow.weight"] = state["narrow.weight"][:, units]
    return state


_KINDS = ("weight", "bias")
