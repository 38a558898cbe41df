"""Text to word pieces, with exact spans: the reader's eyes.

Theory of operation: the text is cut into words by one regular expression (runs of letters and digits; every
other visible character by itself), each word is folded (lower case, accents stripped) and split greedily into the
longest pieces the vocabulary knows (WordPiece; Wu et al. 2016, as in BERT's uncased models). A piece keeps the span of
the characters it stands for, so that whatever is read from it can be shown in the article's own words.

What folding loses is given back as two small features that the reader embeds beside each piece:

* *case*: how the word was written (``CASES``), and
* *gap*: what stood before the piece (``GAPS``): nothing, a space, a line break. The gap is what tells an opening
  straight quote from a closing one, and a new paragraph from a new sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["CASES", "GAPS", "Tokens", "Vocabulary"]

CASES = ("none", "lower", "title", "upper", "mixed", "digit")
GAPS = ("joined", "space", "line")

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|_")
_LONGEST_WORD = 100
_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The pieces of one text: five arrays of one length.

    ``ids`` index the vocabulary; ``starts`` and ``ends`` are code points into the text; ``cases`` and ``gaps`` index
    :data:`CASES` and :data:`GAPS`.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    cases: NDArray[np.int64]
    gaps: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, start: int, end: int) -> Tokens:
        """The pieces from *start* to *end*."""
        return Tokens(**{name: getattr(self, name)[start:end] for name in ("ids", "starts", "ends", "cases", "gaps")})


class Vocabulary:
    """A WordPiece vocabulary: one piece a line, the line number its id.

    Args:
        pieces: the pieces in order; must hold ``[PAD]``, ``[UNK]``, ``[CLS]`` and ``[SEP]``.

    Raises:
        KeyError: one of the special pieces is missing.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.pad, self.unknown, self.first, self.last = (
            self._ids[special] for special in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        )
        self._cache: dict[str, tuple[int, tuple[tuple[int, int, int], ...]]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def encode(self, text: str) -> Tokens:
        """Cut *text* into pieces. Never raises; an empty text gives empty arrays."""
        rows: list[tuple[int, int, int, int, int]] = []
        before = 0
        for match in _WORD.finditer(text):
            word, start = match.group(), match.start()
            gap = _gap(text, before, start)
            before = match.end()
            case, pieces = self._word(word)
            for piece, first, last in pieces:
                rows.append((piece, start + first, start + last, case, gap))
                gap = 0
        table = np.array(rows, dtype=np.int64).reshape(len(rows), 5)
        ids, starts, ends, cases, gaps = (np.ascontiguousarray(column) for column in table.T)
        return Tokens(ids=ids, starts=starts, ends=ends, cases=cases, gaps=gaps)

    def _word(self, word: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
        """How *word* is written, and its pieces."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[word] = _case(word), self._split(word)
        return found

    def _split(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Greedy longest-match pieces as (id, start, end) within *word*."""
        folded, origin = _fold(word)
        if not folded or len(folded) > _LONGEST_WORD:
            return ((self.unknown, 0, len(word)),)
        pieces: list[tuple[int, int, int]] = []
        start = 0
        while start < len(folded):
            end = len(folded)
            prefix = "##" if start else ""
            while end > start and prefix + folded[start:end] not in self._ids:
                end -= 1
            if end == start:
                return ((self.unknown, 0, len(word)),)
            upto = origin[end] if end < len(folded) else len(word)
            pieces.append((self._ids[prefix + folded[start:end]], origin[start], upto))
            start = end
        return tuple(pieces)


def _fold(word: str) -> tuple[str, list[int]]:
    """Lower case without accents, and for every folded character the index of the one it came from."""
    if word.isascii():
        return word.lower(), list(range(len(word)))
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(word):
        for part in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(part) != "Mn":
                letters.append(part)
                origin.append(index)
    return "".join(letters), origin


def _case(word: str) -> int:
    if not any(character.isalpha() for character in word):
        return 5 if any(character.isdigit() for character in word) else 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _gap(text: str, before: int, start: int) -> int:
    if before == start:
        return 0 if start else 2
    return 2 if "\n" in text[before:start] or not before else 1
