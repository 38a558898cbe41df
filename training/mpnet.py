"""The larger encoder that teaches the encoder of senses, as a torch module: MPNet (Song et al. 2020).

all-mpnet-base-v2: 12 layers of 768, trained to tell whether two sentences say the same, written out as plainly as
:mod:`training.model`. It differs from BERT in one thing that matters here: how far apart two pieces stand adds to what
each gives the other's states, a number a head for each of 32 ranges of distance, the same in every layer (the relative
positions of T5; Raffel et al. 2020), beside embeddings of positions.

It reads what the reader reads: BERT's pieces, framed by BERT's special ones, are turned into its own. Two learnt
embeddings of ours are added to the word embedding: of case, and of whether a piece stands in the clause that is asked
for, since the layers may well read a clause otherwise than the rest of its sentence. They start at zero, so that
training starts from the encoder as published.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.reader.tokens import CASES
from training.model import Layer, named

__all__ = ["Mpnet"]

#: Its vocabulary is BERT's uncased one, moved up by four special pieces of its own, of which three are needed.
SHIFT, FIRST, PADDING, LAST = 4, 0, 1, 2
#: Positions begin after that of the padding.
BEGIN = PADDING + 1
#: The distance from which on all are one range.
FARTHEST = 128


class Mpnet(nn.Module):
    """Ids, cases, what is inside the clause, and mask, (batch, tokens) each, to the last states (batch, tokens, width).

    Every row of ids begins with a special piece and ends with one, before the padding.
    """

    def __init__(self, config: dict[str, int | float]) -> None:
        super().__init__()
        width = int(config["hidden_size"])
        self.width = width
        self.ranges = int(config["relative_attention_num_buckets"])
        self.words = nn.Embedding(int(config["vocab_size"]), width)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), width)
        self.cases = nn.Embedding(len(CASES), width)
        self.standing = nn.Embedding(2, width)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.standing.weight)
        self.norm = nn.LayerNorm(width, eps=float(config["layer_norm_eps"]))
        self.dropout = nn.Dropout(0.1)
        self.distances = nn.Embedding(self.ranges, int(config["num_attention_heads"]))
        self.layers = nn.ModuleList(Layer(config) for _ in range(int(config["num_hidden_layers"])))

    def forward(self, ids: Tensor, cases: Tensor, inside: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(_own(ids, mask)) + self.positions(places + BEGIN)
        states = self.dropout(self.norm(states + self.cases(cases) + self.standing(inside.long())))
        near = self.distances(_ranges(places[None, :] - places[:, None], self.ranges)).permute(2, 0, 1)
        bias = near[None] + (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    @classmethod
    def published(cls, folder: Path) -> Mpnet:
        """The encoder in *folder* (``config.json`` and ``model.safetensors`` with the names of its makers)."""
        encoder = cls(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        weights = load_file(folder / "model.safetensors")
        state = {new: weights[old] for new, old in encoder._names()}
        missing, unexpected = encoder.load_state_dict(state, strict=False)
        assert not unexpected, unexpected
        assert set(missing) == {"cases.weight", "standing.weight"}, missing
        return encoder

    def _names(self) -> list[tuple[str, str]]:
        pairs = [
            ("words.weight", "embeddings.word_embeddings.weight"),
            ("positions.weight", "embeddings.position_embeddings.weight"),
            ("norm.weight", "embeddings.LayerNorm.weight"),
            ("norm.bias", "embeddings.LayerNorm.bias"),
            ("distances.weight", "encoder.relative_attention_bias.weight"),
        ]
        inner = {
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "mix": "attention.attn.o",
            "norm_mix": "attention.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_narrow": "output.LayerNorm",
        }
        return pairs + named(len(self.layers), inner)


def _own(ids: Tensor, mask: Tensor) -> Tensor:
    """BERT's pieces as MPNet numbers them: its own at both ends of each row, and its padding where *mask* is 0."""
    there = mask.bool()
    last = there & ~nn.functional.pad(there[:, 1:], (0, 1))
    own = (ids + SHIFT).masked_fill(last, LAST).masked_fill(~there, PADDING)
    own[:, 0] = FIRST
    return own


def _ranges(distances: Tensor, ranges: int) -> Tensor:
    """The range of each of the *distances*: half are for those ahead; near ones are told apart, far ones roughly."""
    half = ranges // 2
    exact = half // 2
    far = distances.abs()
    growth = torch.log(far.clamp(min=exact).float() / exact) / math.log(FARTHEST / exact)
    coarse = (exact + (growth * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(far < exact, far, coarse) + (distances > 0) * half
