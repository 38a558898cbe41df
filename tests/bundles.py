"""Invented bundles that are nothing but a manifest: what is said of a reader, without the reader."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reportedly.reader.bundle import FORMAT, Links, Manifest, Score
from reportedly.reader.heads import TAGS, widths
from reportedly.reader.linking import FEATURES

__all__ = ["manifest", "score", "write"]


def score(head: str, corpus: str, measure: str, value: float) -> Score:
    """A score, in the order of a row."""
    return Score(head=head, corpus=corpus, measure=measure, value=value)


def manifest(*scores: Score) -> Manifest:
    """A manifest that holds in all its fields; there is no file that it names."""
    return Manifest(
        format=FORMAT,
        name="invented",
        encoder="tin-ear",
        trained="2031-05-04",
        data={"gazette/train": "5a" * 32, "almanac/train": "0c" * 32},
        layout=widths(),
        transitions=((0.0,) * len(TAGS),) * len(TAGS),
        links=Links(content=(0.0,) * len(FEATURES), source=(0.0,) * len(FEATURES), nobody=(0.0, 0.0)),
        files={},
        scores=scores,
        licence="CC0-1.0",
    )


def write(folder: Path, *scores: Score) -> Path:
    """Write such a manifest into *folder*, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_bytes(msgspec.json.encode(manifest(*scores)))
    return folder
