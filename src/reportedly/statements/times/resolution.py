"""The public reading of one phrase: tokens → forms → meaning → value, at the report's day.

A report's day that is itself an interval ("published in May 2017") is handled by reading the phrase at its first and at
its last day. All forms move forward with the report's day, so an answer that is the same at both ends is the same
in between; where they differ the phrase is read as if nothing were known, and keeps its open part.
"""

from __future__ import annotations

from typing import Final

from reportedly.errors import UsageError
from reportedly.records import When
from reportedly.statements.times.anchoring import Frame, frames
from reportedly.statements.times.guards import plain
from reportedly.statements.times.intervals import hull, timex
from reportedly.statements.times.parsing import Parser, Reading
from reportedly.statements.times.timex import TYPES, Tense, Timex
from reportedly.statements.times.tokens import Token, tokenise

__all__ = ["explain", "resolve"]

#: No time expression is longer; what is, is not looked at (words).
_LONGEST: Final = 24


def resolve(phrase: str, *, type_hint: str | None, anchor: When | None, tense: Tense | None) -> Timex | None:
    """Read a time expression.

    Args:
        phrase: the words of the expression and nothing else: "late last month", "Thursday", "May 3, 2017". An opening
            preposition is allowed ("since May", "for two weeks").
        type_hint: the TIMEX3 type somebody gave it (``"DATE"``, ``"TIME"``, ``"DURATION"``, ``"SET"``): decides where
            the words can be several ("the weekend", "a year"), and is overruled where they can only be another.
            With ``None`` the words may be no time at all: "the march" is none, "the March" is.
        anchor: the report's day; ``None``, or open at an end, where it is not known.
        tense: that of the verb the expression goes with.

    Returns:
        What it comes to, or ``None`` where no form matches: nothing is guessed.

    Raises:
        UsageError: a hint that is no type, an anchor that is no date.
    """
    if type_hint is not None and type_hint not in TYPES:
        raise UsageError(f"type_hint: {type_hint!r} is no TIMEX3 type; give one of {', '.join(TYPES)}")
    tokens = _bare(tokenise(phrase))
    if not 0 < len(tokens) <= _LONGEST or (type_hint is None and not plain(tokens)):
        return None
    answers = [_answer(tokens, type_hint, frame) for frame in frames(anchor, tense)]
    if len(answers) == 1:
        return answers[0]
    one, other = answers
    if one and other and (one.type, one.value, one.modifier) == (other.type, other.value, other.modifier):
        return hull(one, other)
    return _answer(tokens, type_hint, Frame(day=None, tense=tense))


def explain(phrase: str, *, type_hint: str | None = None, frame: Frame | None = None) -> tuple[str, ...]:
    """Give the names of the forms by which *phrase* is read, outermost first; none where it is not."""
    reading = _reading(_bare(tokenise(phrase)), type_hint, frame or Frame(day=None))
    return reading.forms if reading else ()


def _bare(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop the punctuation around."""
    first, last = 0, len(tokens)
    while first < last and not tokens[first].word[-1:].isalnum() and tokens[first].word not in "½¼¾":
        first += 1
    while last > first and tokens[last - 1].word in {".", ",", ";", ":", '"', "”", ")", "-"}:
        last -= 1
    return tokens[first:last]


def _answer(tokens: tuple[Token, ...], type_hint: str | None, frame: Frame) -> Timex | None:
    reading = _reading(tokens, type_hint, frame)
    return timex(reading.meaning) if reading else None


def _reading(tokens: tuple[Token, ...], type_hint: str | None, frame: Frame) -> Reading | None:
    parser = Parser(tokens, frame)
    for type_ in sorted(TYPES, key=lambda type_: type_ != type_hint):
        for reading in parser.readings(type_, 0):
            if reading.end == len(tokens):
                return reading
    return None
