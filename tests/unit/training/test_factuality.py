"""JSON lines of tokens and targets read as passages with commitments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.documents import Document
from training.factuality import factuality


def read(folder: Path, text: str, *targets: tuple[int, int, float]) -> Document:
    (folder / "uw").mkdir()
    row: dict[str, Any] = {"text": text, "targets": [{"span1": [a, b], "label": label} for a, b, label in targets]}
    (folder / "uw" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (document,) = factuality(folder, "train", ("uw",))
    return document


@pytest.mark.parametrize(
    ("text", "target", "word"),
    [
        pytest.param("The mayor did n't resign .", (4, 5, -3.0), "resign", id="a word after a clitic"),
        pytest.param("`` We 'll sail , '' Ode said .", (3, 4, 2.5), "sail", id="a word within quotes"),
        pytest.param(" I like to sail .", (3, 4, 0.5), "sail", id="a blank before counts for nothing"),
    ],
)
def test_the_place_of_a_commitment(tmp_path: Path, text: str, target: tuple[int, int, float], word: str) -> None:
    document = read(tmp_path, text, target)
    assert document.commitments is not None
    found = [(document.text[one.start : one.end], one.value) for one in document.commitments]
    assert found == [(word, target[2])]


def test_commitments_in_text_order_and_other_layers_unknown(tmp_path: Path) -> None:
    document = read(tmp_path, "Ode said it sank .", (3, 4, 1.0), (1, 2, 3.0))
    assert (document.corpus, document.name, document.text) == ("uw", "uw-train-1", "Ode said it sank.")
    assert [one.value for one in document.commitments or ()] == [3.0, 1.0]
    assert (document.names, document.times, document.events, document.mentions) == (None, None, None, None)


def test_a_clause_has_no_one_place(tmp_path: Path) -> None:
    assert read(tmp_path, "They hope the ferry sails .", (2, 5, 1.0)).commitments == ()


def test_a_passage_without_targets_commits_to_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "Rain .").commitments == ()
