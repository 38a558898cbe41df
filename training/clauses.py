"""Clauses as an encoder of senses reads them, and those of the corpora, of which nobody says what they mean.

A clause is read as the program reads it (:mod:`reportedly.reader.senses`): the sentences that it stands in, as pieces,
and which of the pieces are its own. The clauses of the corpora are the propositions that the program makes of their
training parts: ECB+'s whole texts, where many outlets tell of one affair, and PolNeAR's. What two of them are to each
other is for the tutor to say (:mod:`training.tutor`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly import sentences, statements
from reportedly.reader.senses import near
from reportedly.reader.session import Reader
from reportedly.reader.tokens import Vocabulary
from reportedly.reader.windows import framed
from reportedly.records import Span
from training import ecbplus, polnear
from training.reports import bare

__all__ = ["Clauses", "Pieces", "gathered", "pieces"]

#: How often a clause of a corpus is drawn beside one of another: ECB+ has more of what the program meets, reports of
#: one affair, and is the smaller.
SHARES = {"ecbplus": 2.0, "polnear": 1.0}

#: A clause: (4, pieces) ids, cases, gaps and whether a piece is its own; the special pieces around them are there.
Pieces = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """Clauses, those of one document, and documents of one affair, side by side; and how often each is drawn."""

    pieces: list[Pieces]
    shares: NDArray[np.float64]


def pieces(vocabulary: Vocabulary, text: str, found: Sequence[Span], clause: Sequence[Span]) -> Pieces | None:
    """The pieces of a *clause* of *text*, whose sentences are *found*; ``None`` for one without a word."""
    start, end = min(span.start for span in clause), max(span.end for span in clause)
    here = [one for one in found if one.end > start and one.start < end]
    start, end = min([start, *(one.start for one in here)]), max([end, *(one.end for one in here)])
    tokens = vocabulary.encode(text[start:end])
    own = np.zeros(len(tokens), dtype=np.bool_)
    for span in clause:
        own |= (tokens.ends > span.start - start) & (tokens.starts < span.end - start)
    if not own.any():
        return None
    first, last = near(np.flatnonzero(own), len(tokens))
    read = framed(tokens.cut(first, last), vocabulary)
    return np.stack([*(read[name][0] for name in ("ids", "cases", "gaps")), np.pad(own[first:last], 1)])


def gathered(corpora: Path, vocabulary: Vocabulary) -> Clauses:
    """The clauses of all documents, with the package's own reader: some minutes."""
    reader = Reader()
    told: list[Pieces] = []
    shares: list[float] = []
    for corpus, text in _texts(corpora):
        own = list(of(text, reader, vocabulary))
        told.extend(own)
        shares.extend([SHARES[corpus]] * len(own))
    return Clauses(pieces=told, shares=np.array(shares) / sum(shares))


def of(text: str, reader: Reader, vocabulary: Vocabulary) -> Iterator[Pieces]:
    """The clauses of one *text*, each once."""
    article = bare("corpus", text)
    found = sentences.of(article)
    report = statements.compose(article, found, reader.read(text, found))
    for spans in dict.fromkeys(one.spans for one in report.propositions):
        if (clause := pieces(vocabulary, text, found, spans)) is not None:
            yield clause


def _texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """The corpus and the text of each document of the training parts; ECB+'s by topic."""
    for _, text in sorted(ecbplus.texts(corpora / "ecbplus", dev=False), key=lambda one: one[0]):
        yield "ecbplus", text
    for document in polnear.articles(corpora / "polnear" / "train"):
        yield "polnear", document.text
