"""Words that somebody judged of are found again where they stand now, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.judgements import Place
from reportedly.reconcile.anchors import closest, placed, standing_at, statement_at
from reportedly.records import Statement, cut
from tests import invented

TEXT = "The valve failed. The pump held. The valve failed again."


@pytest.mark.parametrize(
    ("start", "words", "expected"),
    [
        pytest.param(18, "The pump held", (18, 31), id="where they stood"),
        pytest.param(4, "The pump held", (18, 31), id="elsewhere, once"),
        pytest.param(33, "The valve failed", (33, 49), id="where they stood, and elsewhere"),
        pytest.param(5, "The valve failed", None, id="elsewhere, twice"),
        pytest.param(0, "The mast fell", None, id="nowhere"),
        pytest.param(99, "", None, id="no words"),
    ],
)
def test_where_the_words_stand_now(start: int, words: str, expected: tuple[int, int] | None) -> None:
    place = Place(article="a", start=start, end=start + len(words), text=words)
    assert standing_at(place, TEXT) == expected


@pytest.mark.parametrize(
    ("at", "found", "expected"),
    [
        pytest.param((10, 20), {"a": (10, 20), "b": (0, 30)}, "a", id="the very one"),
        pytest.param((10, 20), {"a": (0, 100), "b": (8, 22)}, "b", id="the narrower of two around it"),
        pytest.param((10, 20), {"a": (10, 15), "b": (20, 90)}, "a", id="half of it"),
        pytest.param((10, 20), {"a": (10, 14)}, None, id="less than half"),
        pytest.param((10, 20), {"a": (10, 20), "b": (10, 20)}, "a", id="the first of equals"),
        pytest.param((10, 20), {}, None, id="nothing is read there"),
    ],
)
def test_what_is_read_at_a_place(at: tuple[int, int], found: dict[str, tuple[int, int]], expected: str | None) -> None:
    assert closest(at, found.items()) == expected


def read(*spans: tuple[int, int]) -> Statement:
    text = invented.TEXT
    return replace(invented.dam().statements[1], content=tuple(cut(text, start, end) for start, end in spans))


def test_a_statement_is_found_again_by_a_reader_that_draws_its_edges_elsewhere() -> None:
    report = invented.dam()
    place = placed(report.statements[0], report.article.text)
    assert place.text == "the valve had failed"
    assert statement_at(place, report) == report.statements[0]
    wider = read((place.start - 4, place.end))
    again = replace(report, statements=(report.statements[1], wider))
    assert statement_at(place, again) == wider
    assert statement_at(place, replace(report, statements=report.statements[1:])) is None


def test_the_place_of_an_interrupted_statement_goes_from_end_to_end() -> None:
    assert placed(read((81, 90), (96, 101)), invented.TEXT).text == "the valve had failed"
