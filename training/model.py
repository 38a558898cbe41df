"""The reader as a torch module: one encoder, light heads.

The encoder is a plain BERT (Devlin et al. 2019) written out, so that its export is predictable: 6 layers of 384 for
the base one (MiniLM, Wang et al. 2020), any other size by its own ``config.json``. Two learned embeddings, of case and
of gap, are added to the word embedding: they start at zero, so that training starts from the encoder as published.

Heads of attribution:

* ``tags``: emissions of a linear-chain CRF (Lafferty et al. 2001) over :data:`reportedly.reader.decode.TAGS`.
* ``links``: biaffine attention (Dozat & Manning 2017) without the bias terms that a softmax cancels. Every cue token
  points at the first token of its source (at the window's first position where there is none); every content token at
  the first token of its cue. Discontinuous content needs nothing more: its pieces point at one cue.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.decode import LINK_WIDTH, TAGS
from reportedly.reader.tokens import CASES, GAPS

__all__ = ["Encoder", "Reader"]


class Encoder(nn.Module):
    """Ids, cases, gaps and mask of shape (batch, tokens) to vectors (batch, tokens, width)."""

    def __init__(self, config: dict[str, int | float]) -> None:
        super().__init__()
        width = int(config["hidden_size"])
        self.width = width
        self.words = nn.Embedding(int(config["vocab_size"]), width)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), width)
        self.kinds = nn.Parameter(torch.zeros(width))
        self.cases = nn.Embedding(len(CASES), width)
        self.gaps = nn.Embedding(len(GAPS), width)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(width, eps=float(config["layer_norm_eps"]))
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(config) for _ in range(int(config["num_hidden_layers"])))

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.kinds + self.cases(cases) + self.gaps(gaps)
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    @classmethod
    def published(cls, folder: Path) -> Encoder:
        """The encoder in *folder* (``config.json`` and ``model.safetensors`` with BERT's names)."""
        encoder = cls(json.loads((folder / "config.json").read_text()))
        weights = load_file(folder / "model.safetensors")
        state = {new: weights[old] for new, old in encoder._names()}
        state["kinds"] = weights["embeddings.token_type_embeddings.weight"][0]
        missing, unexpected = encoder.load_state_dict(state, strict=False)
        assert not unexpected, unexpected
        assert set(missing) == {"cases.weight", "gaps.weight"}, missing
        return encoder

    def _names(self) -> list[tuple[str, str]]:
        pairs = [
            ("words.weight", "embeddings.word_embeddings.weight"),
            ("positions.weight", "embeddings.position_embeddings.weight"),
            ("norm.weight", "embeddings.LayerNorm.weight"),
            ("norm.bias", "embeddings.LayerNorm.bias"),
        ]
        inner = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "norm_mix": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_narrow": "output.LayerNorm",
        }
        pairs.extend(
            (f"layers.{number}.{new}.{kind}", f"encoder.layer.{number}.{old}.{kind}")
            for number in range(len(self.layers))
            for new, old in inner.items()
            for kind in ("weight", "bias")
        )
        return pairs


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, config: dict[str, int | float]) -> None:
        super().__init__()
        width, wide = int(config["hidden_size"]), int(config["intermediate_size"])
        self.heads = int(config["num_attention_heads"])
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix, self.widen, self.narrow = nn.Linear(width, width), nn.Linear(width, wide), nn.Linear(wide, width)
        self.norm_mix, self.norm_narrow = (nn.LayerNorm(width, eps=float(config["layer_norm_eps"])) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, tokens, width = states.shape
        shape = (batch, tokens, self.heads, width // self.heads)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = self.mix(mixed.transpose(1, 2).reshape(batch, tokens, width))
        states = self.norm_mix(states + self.dropout(mixed))
        return self.norm_narrow(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Reader(nn.Module):
    """The encoder and the heads of attribution.

    ``forward`` gives ``emissions`` (batch, tokens, tags) for the CRF, ``scores`` (the same shape) of a plain tagger
    that learns beside it, and ``links`` (batch, tokens, 4 × LINK_WIDTH): what a cue seeks, what a source offers, what a
    content seeks, what a cue offers.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.emissions = nn.Linear(encoder.width, len(TAGS))
        self.scores = nn.Linear(encoder.width, len(TAGS))
        self.links = nn.Linear(encoder.width, 4 * LINK_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.dropout(self.encoder(ids, cases, gaps, mask))
        return self.emissions(states), self.scores(states), self.links(states)


def crf_loss(emissions: Tensor, transitions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Mean negative log-likelihood a token of *tags* under the chain; padding (mask 0) only at the end."""
    weight = mask.to(emissions.dtype)
    gold = (emissions.gather(2, tags[..., None]).squeeze(2) * weight).sum()
    gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * weight[:, 1:]).sum()
    total = emissions[:, 0]
    for step in range(1, emissions.shape[1]):
        ahead = torch.logsumexp(total[:, :, None] + transitions, dim=1) + emissions[:, step]
        total = torch.where(mask[:, step, None] > 0, ahead, total)
    return (torch.logsumexp(total, dim=1).sum() - gold) / weight.sum()


def link_loss(seeks: Tensor, offers: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy of the token each seeker points at; target -1: no loss there."""
    scores = seeks @ offers.transpose(1, 2) / LINK_WIDTH**0.5
    scores = scores.masked_fill(mask[:, None, :] == 0, -1e4)
    return functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=-1)
