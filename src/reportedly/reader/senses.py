"""What clauses mean, as vectors: each sentence read once more by an encoder of its own, then pooled clause by clause.

Two clauses of different articles may say the same in words that have nothing in common, and the contrary in words that
are nearly the same. An encoder that learnt which sayings are one claim and which answer one question
(``training/senses.py``) gives every piece a share in two vectors, and says how much the piece counts; a clause's vector
is the mean over its pieces. Sentences are read alone, so that a clause means the same wherever its sentence stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import SENSES
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.records import Sense, Span

__all__ = ["Clause", "Run", "near", "senses"]

#: Pieces of a sentence that are read at once: what the encoder learnt from has no longer ones.
_LONGEST: Final = 96

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
#: Pieces (ids, cases and gaps) to their numbers, (pieces, columns of SENSES).
Run = Callable[[Tokens], Floats]
Clause = Sequence[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Some sentences as pieces, and the clauses in them: their numbers, and which pieces are theirs."""

    pieces: Tokens
    clauses: tuple[tuple[int, Places], ...]


def senses(
    run: Run, vocabulary: Vocabulary, text: str, sentences: Sequence[Span], clauses: Sequence[Clause]
) -> tuple[Sense | None, ...]:
    """What each of the *clauses* of *text* means; ``None`` for one without a word.

    Args:
        run: the encoder.
        vocabulary: what cuts a text into pieces.
        text: an article's text.
        sentences: its sentences, in order.
        clauses: the spans of each clause; none is empty.
    """
    found: list[Sense | None] = [None] * len(clauses)
    for stretch in _stretches(vocabulary, text, sentences, clauses):
        values: dict[tuple[int, int], Floats] = {}
        for number, places in stretch.clauses:
            if len(places):
                start, end = near(places, len(stretch.pieces))
                if (start, end) not in values:
                    values[start, end] = run(stretch.pieces.cut(start, end))
                inside = places[(places >= start) & (places < end)] - start
                found[number] = _pooled(values[start, end][inside])
    return tuple(found)


def _stretches(
    vocabulary: Vocabulary, text: str, sentences: Sequence[Span], clauses: Sequence[Clause]
) -> Iterator[_Stretch]:
    """The sentences that clauses stand in, mostly one, each with the clauses that stand in just these."""
    standing: dict[tuple[int, int], list[int]] = defaultdict(list)
    starts, ends = (np.array([getattr(one, edge) for one in sentences], dtype=np.int64) for edge in ("start", "end"))
    for number, spans in enumerate(clauses):
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        here = np.flatnonzero((ends > start) & (starts < end))
        if len(here):
            start, end = min(start, int(starts[here[0]])), max(end, int(ends[here[-1]]))
        standing[start, end].append(number)
    for (start, end), numbers in standing.items():
        pieces = vocabulary.encode(text[start:end])
        yield _Stretch(
            pieces=pieces, clauses=tuple((number, _places(pieces, clauses[number], start)) for number in numbers)
        )


def _places(pieces: Tokens, spans: Clause, shift: int) -> Places:
    """Which pieces stand in *spans*, whose places are those of the pieces and *shift* more."""
    inside = np.zeros(len(pieces), dtype=np.bool_)
    for span in spans:
        inside |= (pieces.ends > span.start - shift) & (pieces.starts < span.end - shift)
    return np.flatnonzero(inside)


def near(places: Places, size: int) -> tuple[int, int]:
    """From where to where a sentence of *size* pieces is read for the clause at *places*: around its middle."""
    first, last = int(places[0]), int(places[-1])
    start = max(0, min((first + last) // 2 - _LONGEST // 2, size - _LONGEST))
    if last - first < _LONGEST:
        start = min(start, first)
    return start, min(size, start + _LONGEST)


def _pooled(values: Floats) -> Sense:
    return Sense(says=_mean(values, "says"), matter=_mean(values, "matter"))


def _mean(values: Floats, name: str) -> bytes:
    counts = values[:, SENSES[f"{name}_counts"].start]
    shares = np.exp(counts - counts.max())
    total = (shares / shares.sum()) @ values[:, SENSES[name]]
    length = max(float(np.linalg.norm(total)), 1e-9)
    steps: NDArray[np.int8] = np.rint(total / length * 127).astype(np.int8)
    return steps.tobytes()
