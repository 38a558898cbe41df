"""From the reader's rows to names, time expressions and events.

Names and times are chains (:mod:`reportedly.reader.chains`); none of them runs over a line's end. An event stands at
the piece that begins its trigger, where the reader's class is another than "no event"; what else the reader says of
that piece, its tense, its polarity, how far the author commits, is the event's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.chains import shares, spans_of, viterbi
from reportedly.reader.heads import CLASSES, LAYOUT, NAME_TAGS, POLARITIES, TENSES, TIME_TAGS
from reportedly.reader.tokens import GAPS, Tokens
from reportedly.reader.weights import Weights
from reportedly.reader.words import beginning, spanned
from reportedly.records import Kind, Name, Span, TimeType, Timex, Trigger

__all__ = ["names", "times", "triggers"]

MOST = 3.0  # the scale of commitment ends here, each way

Floats = NDArray[np.float32]

_LINE = GAPS.index("line")


def names(rows: Floats, tokens: Tokens, text: str, weights: Weights) -> tuple[Name, ...]:
    """The names in *text*, in text order, none over another.

    Args:
        rows: (pieces, WIDTH), the reader's.
        tokens: the pieces.
        text: what they are pieces of.
        weights: of the decoding, as trained.
    """
    found = _spans(rows[:, LAYOUT["names"]], weights.name_transitions, NAME_TAGS, tokens, text)
    return tuple(Name(span=span, kind=cast(Kind, kind), confidence=sure) for span, kind, sure in found)


def times(rows: Floats, tokens: Tokens, text: str, weights: Weights) -> tuple[Timex, ...]:
    """The time expressions in *text*, in text order, none over another; arguments as for :func:`names`."""
    found = _spans(rows[:, LAYOUT["times"]], weights.time_transitions, TIME_TAGS, tokens, text)
    return tuple(Timex(span=span, type=cast(TimeType, type_), confidence=sure) for span, type_, sure in found)


def _spans(
    emissions: Floats, transitions: Floats, alphabet: tuple[str, ...], tokens: Tokens, text: str
) -> Iterator[tuple[Span, str, float]]:
    """Spans with kind and sureness; of two that share a word the first."""
    past = 0
    path = viterbi(emissions, transitions)
    for kind, place in spans_of(path, shares(emissions), alphabet, tokens.gaps == _LINE):
        span = spanned(text, tokens, place.start, place.end)
        if span.start >= past:
            yield span, kind, round(place.sure, 4)
            past = span.end


def triggers(rows: Floats, tokens: Tokens, text: str) -> tuple[Trigger, ...]:
    """The events in *text*, in text order, one a word at most; arguments as for :func:`names`."""
    classes = rows[:, LAYOUT["classes"]]
    at = np.flatnonzero((classes.argmax(axis=1) > 0) & beginning(rows, tokens, text))
    told = rows[at]
    sure = shares(told[:, LAYOUT["classes"]])
    columns = zip(
        at.tolist(),
        sure.argmax(axis=1).tolist(),
        sure.max(axis=1, initial=0).tolist(),
        told[:, LAYOUT["tenses"]].argmax(axis=1).tolist(),
        told[:, LAYOUT["polarities"]].argmax(axis=1).tolist(),
        told[:, LAYOUT["commitment"]][:, 0].clip(-MOST, MOST).tolist(),
        shares(told[:, LAYOUT["stances"]]).tolist(),
        strict=True,
    )
    found: list[Trigger] = []
    for piece, class_, confidence, tense, polarity, commitment, (not_so, open_, so) in columns:
        span = spanned(text, tokens, piece, piece + 1)
        if found and span.start < found[-1].span.end:
            continue
        found.append(
            Trigger(
                span=span,
                class_=CLASSES[class_],
                tense=TENSES[tense],
                polarity=POLARITIES[polarity],
                commitment=round(commitment, 2),
                stances=(round(not_so, 4), round(open_, 4), round(so, 4)),
                confidence=round(confidence, 4),
            )
        )
    return tuple(found)
