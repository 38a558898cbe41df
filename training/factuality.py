"""How far an author commits to an event: the five factuality corpora, the loader for the commitment head.

They are uw (Lee et al. 2015), uds_ih2 (Rudinger, White & Van Durme 2018), rp (Ross & Pavlick 2019), commitmentbank
(de Marneffe, Simons & Tonhauser 2019) and megaveridicality (White & Rawlins 2018), on one scale from -3 (surely not)
to 3 (surely), as JSON lines: a tokenised sentence or short passage, and targets, which are token spans with a value.

A sixth of the targets of rp and a quarter of those of commitmentbank (302 of 42,000 in all) are clauses. Which of
their words is the event is not said, and the head reads one place an event, so they are left out.

35 training sentences of uds_ih2 repeat the test part of ewt; without that part at hand they cannot be told here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from training.detokenising import joined
from training.documents import Commitment, Document

__all__ = ["CORPORA", "factuality"]

CORPORA = ("uw", "uds_ih2", "rp", "commitmentbank", "megaveridicality")


def factuality(folder: Path, part: Literal["train", "dev"], corpora: tuple[str, ...] = CORPORA) -> Iterator[Document]:
    """The passages of this *part* of the *corpora* under *folder*, each a document of the corpus's name."""
    for corpus in corpora:
        with (folder / corpus / f"{part}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _document(corpus, f"{corpus}-{part}-{number}", json.loads(line))


def _document(corpus: str, name: str, row: dict[str, Any]) -> Document:
    text, places = joined(row["text"].split())
    spans = [(*target["span1"], float(target["label"])) for target in row["targets"]]
    values = {places[first]: label for first, end, label in spans if end == first + 1}
    return Document(
        corpus=corpus,
        name=name,
        text=text,
        commitments=tuple(
            Commitment(start=start, end=end, value=value) for (start, end), value in sorted(values.items())
        ),
    )
