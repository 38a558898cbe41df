"""The weights of decoding, there and back; what is broken is refused."""

from __future__ import annotations

import dataclasses
import io

import numpy as np
import pytest

from reportedly.errors import BundleError
from reportedly.reader.resolving import NEW, PAIR, Resolving
from reportedly.reader.weights import Weights
from tests.unit.reader.made import PLAIN


def test_there_and_back() -> None:
    fitted = Resolving(pair=tuple(map(float, range(len(PAIR)))), new=(0.5,) * len(NEW))
    weights = dataclasses.replace(PLAIN, distances=PLAIN.distances + 2, resolving=fitted)
    again = Weights.load(weights.dump())
    assert again.resolving == fitted
    for field in dataclasses.fields(Weights):
        if field.name != "resolving":
            assert np.array_equal(getattr(again, field.name), getattr(weights, field.name))


def test_the_same_weights_are_the_same_bytes() -> None:
    assert PLAIN.dump() == PLAIN.dump()


def _other_shape() -> bytes:
    return dataclasses.replace(PLAIN, distances=PLAIN.distances[:-1]).dump()


def _objects() -> bytes:
    file = io.BytesIO()
    np.savez(file, distances=np.array([{}], dtype=object))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "cannot be read", id="nothing"),
        pytest.param(b"PK\x03\x04 and then no more", "cannot be read", id="a broken archive"),
        pytest.param(b"no archive", "cannot be read", id="something else"),
        pytest.param(PLAIN.dump()[:-40], "cannot be read", id="cut short"),
        pytest.param(_objects(), "cannot be read", id="objects instead of numbers"),
        pytest.param(_other_shape(), "distances has shape", id="of another version"),
    ],
)
def test_what_is_broken_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(BundleError, match=told) as raised:
        Weights.load(content)
    assert "\n" not in str(raised.value)
