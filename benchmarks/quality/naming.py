"""Names on CrossNER's politics (development part) and re3d (development tenth): F1 of exact span and kind.

Both corpora's types are mapped to the project's scheme (``training/naming.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.quality.counting import Counts
from reportedly.reader.session import Reader
from training import names
from training.documents import Document

__all__ = ["measure", "score"]


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's names.

    Args:
        corpora: the folder of the corpora; ``names`` is read.
        reader: the reader to score.
        sample: take every so many-th document.

    Returns:
        ``names_crossner_f1`` and ``names_re3d_f1``, and both for spans of any kind (``names_crossner_span_f1``);
        0 to 100.
    """
    parts = {
        "crossner": names.crossner(corpora / "names" / "crossner_politics" / "dev.txt"),
        "re3d": names.re3d(corpora / "names" / "re3d", dev=True),
    }
    found: dict[str, float] = {}
    for name, documents in parts.items():
        typed, spans = score(list(documents)[::sample], reader)
        found |= {f"names_{name}_f1": typed.f1, f"names_{name}_span_f1": spans.f1}
    return found


def score(documents: Iterable[Document], reader: Reader) -> tuple[Counts, Counts]:
    """Count names with their kind, and names of any kind."""
    typed, spans = Counts(), Counts()
    for document in documents:
        ours = {(one.span.start, one.span.end, str(one.kind)) for one in reader.read(document.text, inner=False).names}
        theirs = {(one.start, one.end, one.kind) for one in document.names or ()}
        typed.add(ours, theirs)
        spans.add({one[:2] for one in ours}, {one[:2] for one in theirs})
    return typed, spans
