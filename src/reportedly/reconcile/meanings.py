"""What words mean and how rare they are: a vector and a number for each of 21,719 words of English.

The table, ``tables/meanings.npz``, is made by ``training/meanings.py``: a word's vector is what a sentence encoder
makes of it, cut to 96 components, so that words of like meaning are close (*resigned*, *resignation*, *ousted*); its
rarity is its inverse document frequency in the news corpora, in nats. A word that is not in the table, mostly a name,
has no vector and is as rare as can be: it is only ever like itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from reportedly.records import SENSE_WIDTH

__all__ = ["RAREST", "WIDTH", "Vectors", "rarity", "senses", "stacked", "vector"]

Vectors = npt.NDArray[np.float32]

WIDTH: Final = 96
#: The rarity of a word that the news corpora do not have.
RAREST: Final = 7.0
_ENDINGS = re.compile(r"(?:['’]s|['’])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    places: dict[str, int]
    vectors: Vectors
    rarity: Vectors


@cache
def _table() -> _Table:
    with (
        files(__package__).joinpath("tables/meanings.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        words = kept["words"].tobytes().decode().split("\n")
        vectors = kept["vectors"].astype(np.float32)
        rare = kept["rarity"].astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return _Table(places={word: place for place, word in enumerate(words)}, vectors=vectors, rarity=rare)


@lru_cache(maxsize=1 << 16)
def _place(word: str) -> int | None:
    return _table().places.get(_ENDINGS.sub("", word))


def rarity(word: str) -> float:
    """How rare a word in lower case is, from 0 (in every document) to :data:`RAREST`."""
    place = _place(word)
    return RAREST if place is None else min(float(_table().rarity[place]), RAREST)


def vector(word: str) -> Vectors | None:
    """The vector of a word in lower case, (WIDTH,), of length one; ``None`` for a word that is not in the table."""
    place = _place(word)
    return None if place is None else _table().vectors[place]


def stacked(words: tuple[str, ...]) -> Vectors:
    """The words' vectors, (words, WIDTH).

    A word without a vector gets one made of its letters, so that the same name on both sides is the same, and like
    nothing else.
    """
    places = [_place(word) for word in words]
    rows = _table().vectors[[0 if place is None else place for place in places]] if words else np.zeros((0, WIDTH))
    for row, place in enumerate(places):
        if place is None:
            rows[row] = _made(words[row])
    return np.asarray(rows, dtype=np.float32)


def senses(told: Sequence[bytes | None]) -> Vectors:
    """Vectors of a :class:`~reportedly.records.Sense`, (vectors, SENSE_WIDTH), of length one; zero for none."""
    nothing = bytes(SENSE_WIDTH)
    steps = np.frombuffer(b"".join(one or nothing for one in told), dtype=np.int8).astype(np.float32)
    rows = steps.reshape(len(told), SENSE_WIDTH)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


@cache
def _made(word: str) -> Vectors:
    drawn = np.random.default_rng(crc32(word.encode("utf-8", "surrogatepass"))).standard_normal(WIDTH)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32)
