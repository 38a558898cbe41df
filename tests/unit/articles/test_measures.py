"""The measures of this stage, on texts small enough to count by hand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.quality import furniture
from benchmarks.quality.bodies import compare, score


@pytest.mark.parametrize(
    ("expected", "found", "precision", "recall"),
    [
        pytest.param("a b c d e", "a b c d e", 1.0, 1.0, id="the same"),
        pytest.param("a b c d e", "a, b: c “d” e!", 1.0, 1.0, id="punctuation does not count"),
        pytest.param("a b c d e", "a b c d", 1.0, 0.5, id="one shingle of two"),
        pytest.param("a b c d", "a b c d e", 0.5, 1.0, id="one shingle too many"),
        pytest.param("a b c d a b c d", "a b c d", 1.0, 0.2, id="shingles are counted as often as they stand"),
        pytest.param("a b c d", "e f g h", 0.0, 0.0, id="nothing in common"),
        pytest.param("a b", "a b", 1.0, 1.0, id="shorter than a shingle"),
        pytest.param("", "", 1.0, 1.0, id="nothing expected and nothing found"),
        pytest.param("a b c d", "", 0.0, 0.0, id="nothing found"),
    ],
)
def test_shingles(expected: str, found: str, precision: float, recall: float) -> None:
    share = compare(expected, found)
    assert (share.precision, share.recall) == (precision, recall)


def test_f1_is_of_the_means_over_pages() -> None:
    scores = score("x", {"1": "a b c d e", "2": "a b c d"}, {"1": "a b c d", "2": "a b c d e"})
    assert scores == {"x_precision": 0.75, "x_recall": 0.75, "x_f1": 0.75}


PROSE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."


@pytest.mark.parametrize(
    ("text", "marked", "left", "lost"),
    [
        pytest.param(f"{PROSE}\nOutbrain", "Outbrain", 0, 0, id="what is furniture is gone"),
        pytest.param(f"{PROSE}\nHarbour Ltd", "Harbour Ltd", 10, 0, id="some is left"),
        pytest.param(f"{PROSE}\nOutbrain", "", 0, 8, id="some of the report is lost"),
    ],
)
def test_furniture_left_and_body_lost(
    text: str, marked: str, left: int, lost: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(text, "utf-8")
    start = text.index(marked) if marked else 0
    ranges = {hashlib.sha256(text.encode()).hexdigest(): [(start, start + len(marked))]}
    monkeypatch.setattr(furniture, "regions", lambda: ranges)
    measured = furniture.measure(tmp_path)
    assert measured == {"furniture_left": left, "body_lost": lost, "furniture_reports": 1}
