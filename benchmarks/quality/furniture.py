"""Page furniture in saved reports: how much of it is left in the text, and how much of the report went with it.

The regions are in ``furniture.json``: for each file, by its SHA-256, the code point ranges that are furniture (a
caption, pointers to other stories, a sign-up box, an advertiser's name), as a person marked them. Everything outside
is the report: body, headline, dateline, credits. No text is kept here.
"""

from __future__ import annotations

import hashlib
import json
from difflib import SequenceMatcher
from pathlib import Path

from reportedly.articles import extract
from reportedly.records import Article, Page

__all__ = ["measure", "regions"]


def measure(corpora: Path) -> dict[str, float]:
    """Count what extraction left and lost.

    Args:
        corpora: the folder of the corpora; ``reports`` is read.

    Returns:
        ``furniture_left``, characters of furniture still in the articles' texts or titles, and ``body_lost``,
        characters of the reports in neither; white space aside. Both are to be 0. ``furniture_reports`` is how many
        reports were compared.
    """
    left = lost = 0
    marked = regions()
    files = sorted((corpora / "reports").glob("*.txt"))
    known = [(path, marked[_sha256(path)]) for path in files if _sha256(path) in marked]
    for path, ranges in known:
        one_left, one_lost = _compare(path, ranges)
        left, lost = left + one_left, lost + one_lost
    return {"furniture_left": float(left), "body_lost": float(lost), "furniture_reports": float(len(known))}


def regions() -> dict[str, list[tuple[int, int]]]:
    """Read the marked ranges: SHA-256 of a file to places in its text, start included, end not."""
    told = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    return {digest: [(start, end) for start, end in ranges] for digest, ranges in told.items()}


def _compare(path: Path, ranges: list[tuple[int, int]]) -> tuple[int, int]:
    """Count characters of furniture that were kept and of report that were not, in one file."""
    text = path.read_text("utf-8")
    furniture = {place for start, end in ranges for place in range(start, end)}
    body = "".join(char for place, char in enumerate(text) if place not in furniture and not char.isspace())
    found = extract(Page(body=path.read_bytes(), media_type="text/plain"))
    kept = "".join(f"{found.title or ''}{found.text}".split()) if isinstance(found, Article) else ""
    if body == kept:
        return 0, 0
    # Letters do not tell a kept pointer from a lost sentence: the texts are aligned, both differences counted.
    matched = sum(block.size for block in SequenceMatcher(None, body, kept, autojunk=False).get_matching_blocks())
    return len(kept) - matched, len(body) - matched


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
