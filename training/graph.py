"""The reader's ONNX graphs, written node by node: int8 products, and as few steps between them as onnxruntime offers.

An exporter's graph has a node for every step of the Python code, and onnxruntime joins of them what it recognises. This
graph says at once what is to be run: query, key and value as one product, attention as one operator, each product with
its rescaling and bias. What onnxruntime would join of its own accord, but runs slower joined (a sum and its norm), is
left apart. A window takes 0.84 of the time of the exporter's graph (``training/LOG.md``, 2026-11-25).

The package reads each window by itself, so nothing is masked. The embedding is a graph of its own, since the encoder of
senses begins with the same; a pass through it is two hundredths of one through a reader.

Matrices have one scale a column, to seven bits: with eight, processors without VNNI (most laptops before 2020) saturate
their 16-bit sums and lose fidelity silently. Embeddings have one scale a table. Activations are scaled as they come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from reportedly.reader.heads import LAYOUT, SENSES, WIDTH
from training.model import Layer, Reader, Senses

__all__ = ["embedding", "graph", "senses_graph"]

_OURS, _THEIRS = "", "com.microsoft"  # operators of ONNX itself, and of onnxruntime
_MOST = 64  # the greatest step of a matrix, either way
_STEPS = 255  # of an embedding table
_MIXES = ("tag_mix", "word_mix", "mention_mix")
_BENT = ("arc_seeks", "arc_offers", "label_seeks", "label_offers")
_MENTIONS = ("mention_seeks", "mention_offers")


def embedding(reader: Reader) -> onnx.ModelProto:
    """What both encoders begin with: ids, cases and gaps (windows, pieces) to states (windows, pieces, width)."""
    made = _Nodes(_state(reader))
    states = made.table("encoder.words", "ids")
    for other in (
        made.table("encoder.positions"),
        made.weight("encoder.kinds"),
        made.table("encoder.cases", "cases"),
        made.table("encoder.gaps", "gaps"),
    ):
        states = made.one("Add", states, other)
    weights = made.weight("encoder.norm.weight"), made.weight("encoder.norm.bias")
    made.add("LayerNormalization", states, *weights, named="states", axis=-1, epsilon=reader.encoder.norm.eps)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["windows", "pieces"]) for name in _INPUTS]
    return _model(made, "embedding", inputs, _told_of("states", reader.encoder.width))


def graph(reader: Reader) -> onnx.ModelProto:
    """The graph of *reader* after its embedding: states to rows (windows, pieces, WIDTH)."""
    made = _Nodes(_state(reader))
    layers = ["states"]
    for number, layer in enumerate(reader.encoder.layers):
        layers.append(_layer(made, layer, f"encoder.layers.{number}", layers[-1]))
    made.add("Concat", *_row(made, layers), named="rows", axis=2)
    return _model(made, "reader", [_told_of("states", reader.encoder.width)], _told_of("rows", WIDTH))


def senses_graph(senses: Senses) -> onnx.ModelProto:
    """The graph of *senses*: states of the reader's embedding to senses (windows, pieces, columns of SENSES)."""
    state = _state(senses)
    made = _Nodes(state)
    states = "states"
    for number, layer in enumerate(senses.layers):
        states = _layer(made, layer, f"layers.{number}", states)
    turned = made.product(made.bend(made.product(states, "turn.0")), "turn.2")
    states = made.norm(made.one("Add", states, turned), "norm", senses.norm.eps)
    made.add("Concat", made.product(states, *_VECTORS), made.product(states, "counts"), named="senses", axis=2)
    width, columns = len(state["norm.weight"]), sum(one.stop - one.start for one in SENSES.values())
    return _model(made, "senses", [_told_of("states", width)], _told_of("senses", columns))


_INPUTS, _VECTORS = ("ids", "cases", "gaps"), ("says", "matter")


def _state(module: torch.nn.Module) -> dict[str, NDArray[np.float32]]:
    return {name: value.detach().cpu().numpy() for name, value in module.state_dict().items()}


def _told_of(name: str, width: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["windows", "pieces", width])


def _model(
    made: _Nodes, name: str, inputs: Sequence[onnx.ValueInfoProto], output: onnx.ValueInfoProto
) -> onnx.ModelProto:
    body = helper.make_graph(made.nodes, name, inputs, [output], list(made.constants.values()))
    opsets = [helper.make_opsetid(_OURS, 17), helper.make_opsetid(_THEIRS, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=8, producer_name="reportedly")


def _wide(name: str) -> int:
    return LAYOUT[name].stop - LAYOUT[name].start


class _Nodes:
    """Nodes in the making, in the order they run, with the constants that they read of *state*."""

    def __init__(self, state: Mapping[str, NDArray[np.float32]]) -> None:
        self.state = state
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: object) -> str:
        """A constant, once for each *name*."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        """A trained vector as it is."""
        return self.constant(name, self.state[name])

    def add(
        self, kind: str, *inputs: str, domain: str = _OURS, outputs: int = 1, named: str = "", **attributes: object
    ) -> list[str]:
        """A node; the names of what it gives: *named* where that is said."""
        name = named or f"{kind}_{len(self.nodes)}"
        given = [named] if named else [f"{name}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, given, name=name, domain=domain, **attributes))
        return given

    def one(self, kind: str, *inputs: str, domain: str = _OURS, **attributes: object) -> str:
        """A node that gives one thing: its name."""
        return self.add(kind, *inputs, domain=domain, **attributes)[0]

    def table(self, name: str, *indices: str) -> str:
        """Rows of an embedding table, at *indices* (none: the first ones, as many as there are pieces)."""
        steps, scale, zero = _tabled(self.state[f"{name}.weight"])
        table = self.constant(f"{name}.weight", steps)
        if indices:
            rows = self.one("Gather", table, *indices)
        else:
            nothing = self.constant("nothing", np.zeros(1, dtype=np.int64))
            rows = self.one("Slice", table, nothing, self.one("Shape", "ids", start=1, end=2), nothing)
        scales = self.constant(f"{name}.scale", scale), self.constant(f"{name}.zero", zero)
        return self.one("DequantizeLinear", rows, *scales)

    def product(self, states: str, *names: str) -> str:
        """*states* through the layers *names*, side by side, as one int8 product."""
        name = "+".join(names)
        steps, scales = _columned(np.concatenate([self.state[f"{name}.weight"] for name in names]).T)
        inputs = [
            states,
            self.constant(f"{name}.weight", steps),
            self.constant(f"{name}.scale", scales),
            self.constant(f"{name}.zero", np.zeros(len(scales), dtype=np.int8)),
        ]
        if f"{names[0]}.bias" in self.state:
            bias = np.concatenate([self.state[f"{name}.bias"] for name in names])
            inputs.append(self.constant(f"{name}.bias", bias))
        return self.one("DynamicQuantizeMatMul", *inputs, domain=_THEIRS)

    def split(self, states: str, widths: Sequence[int]) -> list[str]:
        """*states* cut into parts of *widths*."""
        name = "widths " + " ".join(map(str, widths))
        return self.add("Split", states, self.constant(name, np.array(widths)), outputs=len(widths), axis=2)

    def norm(self, states: str, name: str, epsilon: float) -> str:
        """*states* through a layer norm."""
        weights = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.one("LayerNormalization", states, *weights, axis=-1, epsilon=epsilon)

    def bend(self, states: str) -> str:
        """*states* through a GELU."""
        return self.one("Gelu", states, domain=_THEIRS)


def _layer(made: _Nodes, layer: Layer, name: str, states: str) -> str:
    inner = layer.heads * layer.head_width
    sought = made.product(states, *(f"{name}.{part}" for part in ("query", "key", "value")))
    mixed = made.one("MultiHeadAttention", *made.split(sought, [inner] * 3), domain=_THEIRS, num_heads=layer.heads)
    mixed = made.product(mixed, f"{name}.mix")
    states = made.norm(made.one("Add", states, mixed), f"{name}.norm_mix", layer.norm_mix.eps)
    narrow = made.product(made.bend(made.product(states, f"{name}.widen")), f"{name}.narrow")
    return made.norm(made.one("Add", states, narrow), f"{name}.norm_narrow", layer.norm_narrow.eps)


def _mixed(made: _Nodes, layers: Sequence[str], width: int) -> list[str]:
    """The learnt means of the states of all layers, as one product: of the shares and of the states, a row each."""
    raised = np.exp(np.stack([made.state[f"{name}.weights"] for name in _MIXES]))
    shares = made.constant("shares", raised / raised.sum(axis=1, keepdims=True))
    row, rows = (made.constant(f"row of {size}", np.array([1, -1, *size])) for size in ((), (width,)))
    lying = made.one("Concat", *(made.one("Reshape", states, row) for states in layers), axis=0)
    parts = made.constant("a row each", np.ones(len(_MIXES), dtype=np.int64))
    means = made.add("Split", made.one("MatMul", shares, lying), parts, outputs=len(_MIXES), axis=0)
    return [made.one("Reshape", mean, rows) for mean in means]


def _row(made: _Nodes, layers: Sequence[str]) -> list[str]:
    """What the heads tell of the layers' states, as :class:`training.model.Reader` has them, in the order of LAYOUT."""
    last = layers[-1]
    tagged, words, mentions = _mixed(made, layers, len(made.state["encoder.kinds"]))
    word_tags, root, bent = made.split(
        made.product(words, "word_taggers", *(f"{name}.0" for name in _BENT)),
        [_wide("word_tags"), _wide("root"), sum(map(_wide, _BENT))],
    )
    arc_seeks, *offers = made.split(made.bend(bent), [_wide(name) for name in _BENT])
    kinds, bent = made.split(
        made.product(mentions, "kinds", *(f"{name}.0" for name in _MENTIONS)),
        [_wide("kinds"), sum(map(_wide, _MENTIONS))],
    )
    mention_seeks, mention_offers = made.split(made.bend(bent), [_wide(name) for name in _MENTIONS])
    arc_offers, label_seeks, label_offers = offers
    return [
        made.product(last, "emissions", "links"),
        made.product(tagged, "taggers"),
        word_tags,
        made.product(arc_seeks, "arc_turn"),
        arc_offers,
        root,
        label_seeks,
        label_offers,
        kinds,
        made.product(mention_seeks, "mention_turn"),
        mention_offers,
    ]


def _columned(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix in steps of a scale for each column."""
    scales = (np.abs(matrix).max(axis=0) / _MOST).astype(np.float32)
    scales[scales == 0] = 1
    return np.rint(matrix / scales).astype(np.int8), scales


def _tabled(table: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.uint8]]:
    """An embedding table in steps of one scale, and the step that stands for zero."""
    least, most = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    scale = np.float32((most - least) / _STEPS or 1.0)
    zero = np.rint(-least / scale)
    return np.clip(np.rint(table / scale) + zero, 0, _STEPS).astype(np.uint8), scale, np.uint8(zero)
