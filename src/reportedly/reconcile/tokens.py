"""The words of an article that carry something, found by their place.

Each is weighed once, however often it is asked for. A mention of a figure is one word, the figure, at its first word.
What every text is full of (articles, auxiliaries, verbs of saying) is left out; how rare the others are is their
weight.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reportedly.reconcile import meanings
from reportedly.records import Span

__all__ = ["EMPTY", "FIGURE", "FIGURE_WEIGHT", "WORD", "Tokens"]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: How the word begins that stands for a figure.
FIGURE: Final = "figure:"
#: Words less rare than this carry nothing (development stories, 2026-11-25).
_COMMON: Final = 0.35
FIGURE_WEIGHT: Final = 5.0
EMPTY: Final = frozenset(
    """say says said saying tell tells told telling add adds added adding report reports reported reportedly according
    spokesman spokeswoman also had has have been was were will would not that which who whom whose this these those
    it its he she they them his her their there here when while where after before then than""".split()  # noqa: SIM905
)
_NUMERAL = re.compile(
    r"(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|"
    r"(?:m|b|tr)illions?|dozens?|scores?|couple|pair)(?:-\w+)?)"
)
#: Of what is counted, only a word this rare is a word of its own: *kettles*, not *people*.
_COUNTED: Final = 4.0


class _Token(NamedTuple):
    word: str
    weight: float
    counts: bool


class Tokens:
    """The words of one text.

    Args:
        text: the text.
        mentions: the figure at the first word of each mention, ``""`` at its other words, by where they start.
    """

    def __init__(self, text: str, mentions: Mapping[int, str]) -> None:
        self._starts: list[int] = []
        self._tokens: list[_Token] = []
        for match in WORD.finditer(text):
            token = _token(match[0], mentions.get(match.start()))
            if token is not None:
                self._starts.append(match.start())
                self._tokens.append(token)

    def within(self, spans: Iterable[Span], counted: Sequence[Span] = ()) -> Iterator[tuple[str, float]]:
        """The words in *spans* with their weights; numbers, and common words that are counted, are none."""
        for span in spans:
            for place in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
                word, weight, counts = self._tokens[place]
                start = self._starts[place]
                if not (counts and any(one.start <= start < one.end for one in counted)):
                    yield word, weight


@lru_cache(maxsize=1 << 16)
def _token(written: str, figure: str | None) -> _Token | None:
    if figure == "":
        return None
    if figure is not None:
        return _Token(f"{FIGURE}{figure}", FIGURE_WEIGHT, counts=False)
    word = written.lower()
    rare = meanings.rarity(word)
    if rare < _COMMON or word in EMPTY or word.isdigit():
        return None
    return _Token(word, rare, counts=rare < _COUNTED or _NUMERAL.fullmatch(word) is not None)
