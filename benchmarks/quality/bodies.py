"""Article bodies: F1 on the pages of the article extraction benchmark, ours beside plain trafilatura.

The measure is the benchmark's own, written anew from its definition: texts are compared as multisets of four-word
shingles; a page's true positives, false positives and false negatives are divided by their sum, so that a long page
weighs no more than a short one; precision and recall are means over pages, F1 is of those means.

What is measured is the text before it is judged (:func:`reportedly.articles.extraction.draft`): a page in Japanese has
a body, though no article that the reader can read.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import trafilatura

from reportedly.articles.extraction import draft
from reportedly.records import Page

__all__ = ["Share", "compare", "measure", "score"]

SHINGLE = 4

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of what a page has, or was said to have, is right, too much, and missing: parts of 1."""

    right: float
    surplus: float
    missing: float

    @property
    def precision(self) -> float:
        """Right of what was said."""
        return _ratio(self.right, self.surplus, self.missing)

    @property
    def recall(self) -> float:
        """Right of what there is."""
        return _ratio(self.right, self.missing, self.surplus)


def measure(corpora: Path) -> dict[str, float]:
    """Score ours and trafilatura's bodies.

    Args:
        corpora: the folder of the corpora; ``pages/scrapinghub`` is read.

    Returns:
        ``bodies_precision``, ``bodies_recall``, ``bodies_f1``, the same with ``trafilatura_`` before them, and
        ``bodies_pages``, how many pages were scored. Each from 0 to 1 but the last.
    """
    folder = corpora / "pages" / "scrapinghub"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {path.name.split(".")[0]: gzip.decompress(path.read_bytes()) for path in folder.glob("html/*.html.gz")}
    bodies = {name: truth[name]["articleBody"] for name in sorted(pages)}
    ours = {name: draft(Page(body=pages[name], media_type="text/html")).text for name in bodies}
    plain = {name: trafilatura.extract(pages[name], fast=True, include_comments=False) or "" for name in bodies}
    return {**score("bodies", bodies, ours), **score("trafilatura", bodies, plain), "bodies_pages": float(len(bodies))}


def score(name: str, expected: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """Give precision, recall and F1 over pages, under keys that begin with *name*."""
    shares = [compare(text, found[page]) for page, text in expected.items()]
    precision = fmean(share.precision for share in shares if share.right + share.surplus)
    recall = fmean(share.recall for share in shares if share.right + share.missing)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def compare(expected: str, found: str) -> Share:
    """Compare two texts by their shingles."""
    theirs, ours = _shingles(expected), _shingles(found)
    counts = [(theirs & ours).total(), (ours - theirs).total(), (theirs - ours).total()]
    right, surplus, missing = (count / (sum(counts) or 1) for count in counts)
    return Share(right=right, surplus=surplus, missing=missing)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts: Iterable[int] = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


def _ratio(right: float, against: float, other: float) -> float:
    if against == other == 0:
        return 1.0
    return right / (right + against) if right else 0.0
