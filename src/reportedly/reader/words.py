"""Pieces back to words: where words begin, and which words of the text some pieces stand for."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import LAYOUT
from reportedly.reader.tokens import CASES, GAPS, Tokens
from reportedly.records import Span, cut

__all__ = ["beginning", "spanned", "whole"]

_JOINED = GAPS.index("joined")
_NO_CASE = CASES.index("none")
#: A comma or point within a number, with the digit behind it: *61,204*, *46.50*.
_IN_NUMBER: Final = re.compile(r"(?<=\d)[,.](?=\d)")


def beginning(rows: NDArray[np.float32], tokens: Tokens, text: str) -> NDArray[np.bool_]:
    """Whether each piece of *text* begins a word: (pieces, WIDTH) to (pieces,).

    The reader says so (its tag is another than the first, which continues a word), and a gap does; between two letters
    or digits of one run, and within a number, no word begins, whatever the reader says.
    """
    told: NDArray[np.bool_] = rows[:, LAYOUT["word_tags"]].argmax(axis=1) > 0
    written = tokens.cases != _NO_CASE
    told[1:] &= ~(written[1:] & written[:-1])
    inside = [place for match in _IN_NUMBER.finditer(text) for place in (match.start(), match.end())]
    told &= ~np.isin(tokens.starts, inside)
    told |= tokens.gaps != _JOINED
    return told


def spanned(text: str, tokens: Tokens, first: int, end: int) -> Span:
    """The whole words of *text* that the pieces *first* to *end* (not included) stand for."""
    return cut(text, *whole(text, int(tokens.starts[first]), int(tokens.ends[end - 1])))


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened to whole words: a piece is often part of one, and no part of a word is a name."""
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
