"""Windows over texts of any length: what is laid together again is what was there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reportedly.reader.heads import WIDTH
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.reader.windows import OVERLAP, ROOM, rows

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])


def tokens(size: int) -> Tokens:
    """A text of *size* pieces that can be told apart by their ids."""
    column = np.arange(size, dtype=np.int64)
    return Tokens(ids=column + 10, starts=column, ends=column + 1, cases=column * 0, gaps=column * 0)


class Echo:
    """A reader whose numbers are the ids it was given; it counts what it is asked."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def __call__(self, inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        ids = inputs["ids"].astype(np.float32)[..., None]
        self.shapes.append(ids.shape)
        return ids.repeat(WIDTH, axis=2)


@settings(deadline=None)
@given(st.integers(0, 1200))
def test_every_piece_gets_its_own_numbers(size: int) -> None:
    echo, text = Echo(), tokens(size)
    found = rows(echo, VOCABULARY, text)
    assert found.values.shape == (size, WIDTH)
    np.testing.assert_allclose(found.values[:, 0], text.ids, rtol=1e-5)
    assert found.nobody.shape == (size,)
    assert all(shape[1] <= ROOM + 2 for shape in echo.shapes)


@pytest.mark.parametrize(
    ("size", "windows"),
    [(0, 0), (1, 1), (ROOM, 1), (ROOM + 1, 2), (2 * ROOM - OVERLAP, 2), (2 * ROOM - OVERLAP + 1, 3)],
)
def test_as_few_windows_as_the_overlap_allows(size: int, windows: int) -> None:
    echo = Echo()
    rows(echo, VOCABULARY, tokens(size))
    assert len(echo.shapes) == windows
