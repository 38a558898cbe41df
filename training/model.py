"""The reader as a torch module: one encoder, light heads.

The encoder is a plain BERT (Devlin et al. 2019) written out, so that its export is predictable: 6 layers of 384 for
the base one (MiniLM, Wang et al. 2020), any other size by its own ``config.json``. Two learned embeddings, of case and
of gap, are added to the word embedding: they start at zero, so that training starts from the encoder as published.

Heads (their columns: :mod:`reportedly.reader.heads`; what they learn by: ``training/losses.py``):

* attribution: emissions of a linear-chain CRF (Lafferty et al. 2001), and links by biaffine attention (Dozat & Manning
  2017): every cue points at the first token of its source (at the window's first position where there is none), every
  content token at the first token of its cue, so that discontinuous content needs nothing more;
* names and times: chains of their own; events, tense, polarity, commitment and stance: a label or a number a token;
* words: tag, head by biaffine attention with a learnt preference for distances, relation from both ends;
* mentions: what the head word of a mention stands for, and which earlier one it goes back to (Dobrovolskii 2021).

Tagging, syntax and mentions each read their own learnt mix of the encoder's layers; attribution reads the last.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.heads import (
    ARC_WIDTH,
    DISTANCES,
    KINDS,
    LABEL_WIDTH,
    LAYOUT,
    LINK_WIDTH,
    NAME_TAGS,
    RELATIONS,
    TAGS,
    TIME_TAGS,
)
from reportedly.reader.tokens import CASES, GAPS

__all__ = ["Encoder", "Layer", "Meaning", "Reader", "Senses", "named"]


class Encoder(nn.Module):
    """Ids, cases, gaps and mask of shape (batch, tokens) to vectors (batch, tokens, width), one a layer."""

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

    def embedded(self, ids: Tensor, cases: Tensor, gaps: Tensor) -> Tensor:
        """What the first layer reads."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.kinds + self.cases(cases) + self.gaps(gaps)
        normed: Tensor = self.dropout(self.norm(states))
        return normed

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> list[Tensor]:
        states = self.embedded(ids, cases, gaps)
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        layers = [states]
        for layer in self.layers:
            layers.append(layer(layers[-1], bias))
        return layers

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
        return pairs + named(len(self.layers), inner)


def named(layers: int, inner: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the weights of so many layers are called here, and by the makers of BERT and its kin, part by part."""
    return [
        (f"layers.{number}.{new}.{kind}", f"encoder.layer.{number}.{old}.{kind}")
        for number in range(layers)
        for new, old in inner.items()
        for kind in ("weight", "bias")
    ]


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, config: dict[str, int | float]) -> None:
        super().__init__()
        width, wide = int(config["hidden_size"]), int(config["intermediate_size"])
        self.heads = int(config["num_attention_heads"])
        self.head_width = int(config.get("head_width", width // self.heads))
        inner = self.heads * self.head_width
        self.query, self.key, self.value = (nn.Linear(width, inner) for _ in range(3))
        self.mix, self.widen, self.narrow = nn.Linear(inner, width), nn.Linear(width, wide), nn.Linear(wide, width)
        self.norm_mix, self.norm_narrow = (nn.LayerNorm(width, eps=float(config["layer_norm_eps"])) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, tokens, _ = states.shape
        shape = (batch, tokens, self.heads, self.head_width)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = self.mix(mixed.transpose(1, 2).reshape(batch, tokens, self.heads * self.head_width))
        states = self.norm_mix(states + self.dropout(mixed))
        return self.norm_narrow(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Mix(nn.Module):
    """A learnt weighted mean of the states of all layers (Peters et al. 2018), at first the last layer alone."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        weights = torch.zeros(layers)
        weights[-1] = 4.0
        self.weights = nn.Parameter(weights)

    def forward(self, states: list[Tensor]) -> Tensor:
        shares = self.weights.softmax(dim=0)
        total = states[0] * shares[0]
        for state, share in zip(states[1:], shares[1:], strict=True):
            total = total + state * share
        return total


class Reader(nn.Module):
    """The encoder and its heads.

    ``forward`` gives (batch, tokens, WIDTH) in the order of :data:`reportedly.reader.heads.LAYOUT`, and ``scores``
    (batch, tokens, tags) of a plain tagger of attribution that learns beside the chain and is not exported.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.width
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.emissions, self.scores = (nn.Linear(width, len(TAGS)) for _ in range(2))
        self.links = nn.Linear(width, 4 * LINK_WIDTH)
        self.tag_mix, self.word_mix, self.mention_mix = (Mix(len(encoder.layers) + 1) for _ in range(3))
        tagged = ("names", "times", "classes", "tenses", "polarities", "commitment", "stances")
        self.taggers = nn.Linear(width, sum(_wide(name) for name in tagged))
        self.word_taggers = nn.Linear(width, _wide("word_tags") + _wide("root"))
        self.arc_seeks, self.arc_offers = (_bent(width, ARC_WIDTH) for _ in range(2))
        self.arc_turn = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.label_seeks, self.label_offers = (_bent(width, LABEL_WIDTH) for _ in range(2))
        self.kinds = nn.Linear(width, len(KINDS))
        self.mention_seeks, self.mention_offers = (_bent(width, LINK_WIDTH) for _ in range(2))
        self.mention_turn = nn.Linear(LINK_WIDTH, LINK_WIDTH, bias=False)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.name_transitions = nn.Parameter(torch.zeros(len(NAME_TAGS), len(NAME_TAGS)))
        self.time_transitions = nn.Parameter(torch.zeros(len(TIME_TAGS), len(TIME_TAGS)))
        self.distances = nn.Parameter(torch.zeros(2 * DISTANCES + 1))
        self.labels = nn.Linear(3 * LABEL_WIDTH, len(RELATIONS))

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.told(self.encoder(ids, cases, gaps, mask))

    def told(self, layers: list[Tensor]) -> tuple[Tensor, Tensor]:
        """What ``forward`` gives, of the states of the encoder's layers."""
        last = self.dropout(layers[-1])
        tagged, words, mentions = (self.dropout(mix(layers)) for mix in (self.tag_mix, self.word_mix, self.mention_mix))
        word_tags, root = self.word_taggers(words).split([_wide("word_tags"), _wide("root")], dim=2)
        row = [
            self.emissions(last),
            self.links(last),
            self.taggers(tagged),
            word_tags,
            self.arc_turn(self.arc_seeks(words)),
            self.arc_offers(words),
            root,
            self.label_seeks(words),
            self.label_offers(words),
            self.kinds(mentions),
            self.mention_turn(self.mention_seeks(mentions)),
            self.mention_offers(mentions),
        ]
        return torch.cat(row, dim=2), self.scores(last)


class Meaning(nn.Module):
    """What makes two vectors of the states of a clause's pieces, and tells what two clauses are to each other.

    ``says`` and ``matter`` make a vector each, of a mean of states weighed by ``counts``; ``relation`` and ``heat`` are
    for learning alone.
    """

    def __init__(self, inner: int, width: int) -> None:
        super().__init__()
        self.says, self.matter = (nn.Linear(inner, width, bias=False) for _ in range(2))
        self.counts = nn.Linear(inner, 2)
        nn.init.zeros_(self.counts.weight)
        nn.init.zeros_(self.counts.bias)
        self.relation = nn.Sequential(nn.Linear(4 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 3))
        self.heat = nn.Parameter(torch.full((2,), 3.0))

    def vectors(self, states: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
        """What clauses say, and their matter: (clauses, width) each, of the pieces that are *inside* of them."""
        shares = self.counts(states).float().masked_fill(~inside[..., None], -1e4).softmax(dim=1)
        says, matter = (
            functional.normalize((shares[..., [column]] * part(states).float()).sum(dim=1), dim=-1)
            for column, part in enumerate((self.says, self.matter))
        )
        return says, matter

    def related(self, vectors: tuple[Tensor, Tensor], one: Tensor, other: Tensor) -> Tensor:
        """The log-odds that clauses *one* and *other*, row by row, are neither, one claim, or rivals."""
        # A component is about a tenth: the factors bring both features to about one.
        parts = [part for own in vectors for part in ((own[one] - own[other]).abs() * 6, own[one] * own[other] * 20)]
        told: Tensor = self.relation(torch.cat(parts, dim=1))
        return told


class Senses(Meaning):
    """The encoder of senses: layers of its own over the embeddings of the reader; ``forward`` gives their states."""

    def __init__(self, published: Encoder, width: int) -> None:
        inner = published.width
        super().__init__(inner, width)
        self.layers = published.layers
        self.turn = nn.Sequential(nn.Linear(inner, inner), nn.GELU(), nn.Linear(inner, inner))
        nn.init.zeros_(self.turn[2].weight)
        nn.init.zeros_(self.turn[2].bias)
        self.norm = nn.LayerNorm(inner)

    def forward(self, encoder: Encoder, ids: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        with torch.no_grad():
            states = encoder.embedded(ids, cases, gaps)
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        told: Tensor = self.norm(states + self.turn(states))
        return told


def _wide(name: str) -> int:
    return LAYOUT[name].stop - LAYOUT[name].start


def _bent(width: int, narrow: int) -> nn.Sequential:
    """A layer with a bend: what a bilinear score needs to see more than the sum of its parts."""
    return nn.Sequential(nn.Linear(width, narrow), nn.GELU(), nn.Dropout(0.2))
