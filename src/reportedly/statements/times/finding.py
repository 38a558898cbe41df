"""Time expressions found in a text by grammar alone, for text that the reader has not tagged.

Every time expression has a word that is about time (``core`` in the guards' table) a few words from its beginning; most
sentences have none and cost a look-up a word. Where there is one, the longest reading is taken; then
``tables/guards.toml`` says whether it can stand. Guards are about words that are something else more often than not:
"may", "march", "second", "fall", a number of four digits. The reader knows context and the finder does not, so in doubt
nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.statements.times.anchoring import Frame
from reportedly.statements.times.grammar import key
from reportedly.statements.times.guards import guards, stands
from reportedly.statements.times.parsing import Parser, Reading
from reportedly.statements.times.timex import TYPES, Type
from reportedly.statements.times.tokens import Token, tokenise

__all__ = ["Found", "find"]

_FRAME: Final = Frame(day=None)
#: How far from its beginning an expression's first word of time can be: "more than two hundred and twenty-five years".
_OPENING: Final = 8
#: Numbers that are times by their shape: years, decades, clocks, written dates.
_CORE_SHAPE = re.compile(r"\d{4}|'?\d{2,4}s|'\d\d|\d{1,2}:\d\d.*|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time expression: ``text[start:end]``, and its TIMEX3 type."""

    start: int
    end: int
    type: Type


def find(text: str) -> tuple[Found, ...]:
    """Find the time expressions in *text*, in order and without overlap; their prepositions are not part of them."""
    tokens = tokenise(text)
    parser = Parser(tokens, _FRAME, finding=True)
    starts, place, found = _beginnings(tokens), 0, []
    while place < len(tokens):
        longest = _longest(parser, place) if starts[place] else None
        if longest and stands(tokens, place, longest[1].end):
            type_, reading = longest
            found.append(Found(start=tokens[place].start, end=tokens[reading.end - 1].end, type=type_))
            place = reading.end
        else:
            place += 1
    return tuple(found)


def _beginnings(tokens: Sequence[Token]) -> list[bool]:
    """Say of each token whether an expression can begin there."""
    told, nearest, starts = guards(), len(tokens) + _OPENING, []
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place].word
        if word in told.core or (word[-1] != "," and _CORE_SHAPE.fullmatch(word)):
            nearest = place
        starts.append(nearest - place <= _OPENING and key(word) in told.starts)
    return starts[::-1]


def _longest(parser: Parser, place: int) -> tuple[Type, Reading] | None:
    readings = [(type_, reading) for type_ in TYPES for reading in parser.readings(type_, place)]
    return max(readings, key=lambda entry: entry[1].end, default=None)
