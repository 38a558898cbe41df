"""Time expressions on TimeBank's development tenth: TIMEX3 F1, as TempEval-3 scores it (UzZaman et al. 2013).

Strictly, a span is right when it is exactly the annotators'; relaxed, when it shares a character with one of theirs
that no earlier one has. Type and value are right where a relaxed match has the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.quality.counting import Counts
from reportedly import sentences
from reportedly.reader.session import Reader
from reportedly.records import Article, When
from reportedly.records import Time as Found
from reportedly.statements.syntax import Forest
from reportedly.statements.timing import timed
from training.documents import Document, Time
from training.timebank import timebank

__all__ = ["matched", "measure"]


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's time expressions, and the values that the ledger gives them.

    Args:
        corpora: the folder of the corpora; ``timebank`` is read.
        reader: the reader to score.
        sample: take every so many-th document.

    Returns:
        ``times_strict_f1``, ``times_relaxed_f1``, ``times_type_f1`` and ``times_value_f1``; 0 to 100.
    """
    counts = {name: Counts() for name in ("strict", "relaxed", "type", "value")}
    for document in list(timebank(corpora / "timebank", dev=True))[::sample]:
        reading = reader.read(document.text, sentences.split(document.text), inner=False)
        found, expected = timed(_article(document), reading, Forest(reading.sentences)), document.times or ()
        pairs = list(matched(found, expected))
        right = {
            "strict": len({(t.span.start, t.span.end) for t in found} & {(t.start, t.end) for t in expected}),
            "relaxed": len(pairs),
            "type": sum(found[ours].type == expected[theirs].type for ours, theirs in pairs),
            "value": sum(found[ours].value == expected[theirs].value for ours, theirs in pairs),
        }
        for name, count in counts.items():
            count.right += right[name]
            count.found += len(found)
            count.expected += len(expected)
    return {f"times_{name}_f1": count.f1 for name, count in counts.items()}


def _article(document: Document) -> Article:
    """The document as an article that its own date, the TIMEX3 of its creation, dates."""
    day = document.created
    written = When(earliest=day, latest=day, value=day, precision="day", basis="metadata", zone=None)
    return Article(
        id=document.name,
        url=None,
        outlet=None,
        title=None,
        byline=(),
        published=written if day else None,
        modified=None,
        captured=None,
        language="en",
        text=document.text,
        page_sha256="",
        media_type="text/plain",
        truncated=None,
        removed=(),
        dateline=None,
        credits=(),
        agencies=(),
    )


def matched(found: Sequence[Found], expected: Sequence[Time]) -> Iterator[tuple[int, int]]:
    """Pair the *found* with the *expected* that they overlap, each with one at most, in text order."""
    free = dict(enumerate(expected))
    for number, time in enumerate(found):
        for other, theirs in free.items():
            if time.span.start < theirs.end and theirs.start < time.span.end:
                del free[other]
                yield number, other
                break
