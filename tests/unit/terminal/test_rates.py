"""Scores in plain words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.terminal.rates import HEADS, UNKNOWN, as_json, notes, rates
from tests.bundles import score


@pytest.mark.parametrize(
    ("head", "measure", "value", "figure", "errs"),
    [
        ("attribution", "exact F1, source", 82.4, "82.4", "18 in 100 sources are missed, extra, or cut otherwise"),
        ("attribution", "exact F1, cue", 75.0, "75.0", "25 in 100 cues are missed, extra, or cut otherwise"),
        ("attribution", "exact F1, content", 70.2, "70.2", "30 in 100 contents are missed, extra, or cut otherwise"),
        ("attribution", "exact F1, whole", 57.9, "57.9", "42 in 100 attributions are missed, extra, or differ in one"),
        ("names", "entity F1", 74.0, "74.0", "26 in 100 names are missed, extra, cut otherwise, or of another kind"),
        ("times", "TIMEX3 strict F1", 83.1, "83.1", "17 in 100 time expressions are missed, extra, or cut otherwise"),
        (
            "times",
            "TIMEX3 value F1",
            76.4,
            "76.4",
            "24 in 100 time expressions are missed, extra, or taken for another time",
        ),
        ("events", "trigger F1", 80.9, "80.9", "19 in 100 event words are missed or extra"),
        (
            "events",
            "trigger and class F1",
            71.8,
            "71.8",
            "28 in 100 event words are missed, extra, or of another class",
        ),
        ("certainty", "Pearson r", 0.8, "0.80", "36 in 100 parts of what people's ratings vary by are not followed"),
        ("certainty", "Pearson r", -0.5, "-0.50", "100 in 100 parts of what people's ratings vary by"),
        ("certainty", "macro-F1 of so, open, not so", 64.4, "64.4", "36 in 100 answers differ from people's"),
        ("certainty", "mean absolute error", 0.5, "0.50", "the degree is 0.50 off in the mean"),
        ("names", "expected calibration error", 0.034, "0.03", "the confidence is 3 in 100 off"),
        ("coreference", "CoNLL F1, predicted mentions", 47.0, "47.0", "53 in 100 mentions or their links differ"),
        ("syntax", "LAS", 85.1, "85.1", "15 in 100 words depend on another word or by another relation"),
    ],
)
def test_in_plain_words(head: str, measure: str, value: float, figure: str, errs: str) -> None:
    (row,) = rates([score(head, "gazette dev", measure, value)])
    assert row.figure == figure
    assert row.errs.startswith(errs)


@pytest.mark.parametrize(
    ("value", "said"),
    [(100.0, "0 in 100"), (99.7, "fewer than 1 in 100"), (99.5, "1 in 100"), (87.5, "13 in 100"), (0.0, "100 in 100")],
)
def test_halves_count_against_the_reader(value: float, said: str) -> None:
    (row,) = rates([score("events", "gazette dev", "trigger F1", value)])
    assert row.errs == f"{said} event words are missed or extra"


@pytest.mark.parametrize(
    ("head", "measure", "value", "reads", "errs"),
    [
        pytest.param(
            "names", "nested F1", 61.0, "who and what is named", "39 in 100 differ from", id="a kind it knows"
        ),
        pytest.param("weather", "accuracy", 61.0, "weather", "39 in 100 differ from what people marked", id="a head"),
        pytest.param("names", "surprise", 3.25, "who and what is named", "—", id="a measure it does not know"),
    ],
)
def test_nothing_is_claimed_of_what_is_not_known(head: str, measure: str, value: float, reads: str, errs: str) -> None:
    (row,) = rates([score(head, "gazette dev", measure, value)])
    assert row.reads == reads
    assert row.errs.startswith(errs)


def test_whatever_a_manifest_is_given_has_words_of_its_own() -> None:
    from benchmarks.quality.reading import TOLD  # here, since it brings the reader

    rows = rates(score(*told, 50.0) for told in TOLD.values())
    assert [row for row in rows if row.errs == UNKNOWN or row.errs.endswith("differ from what people marked")] == []


@given(st.permutations([*HEADS, "anvils", "weather"]))
def test_heads_have_one_order(heads: list[str]) -> None:
    rows = rates(score(head, "gazette dev", "F1", 50.0) for head in heads)
    assert [row.head for row in rows] == [*HEADS, "anvils", "weather"]


def test_scores_of_a_head_keep_theirs() -> None:
    told = [score("names", corpus, "entity F1", 50.0) for corpus in ("b dev", "a dev")]
    assert [row.corpus for row in rates(told)] == ["b dev", "a dev"]


@pytest.mark.parametrize(
    ("head", "corpus", "measure", "said"),
    [
        pytest.param("attribution", "polnear dev", "exact F1, cue", ["N in 100", "People differ", "The"], id="PolNeAR"),
        pytest.param("attribution", "gazette dev", "exact F1, cue", ["N in 100", "The"], id="people were not compared"),
        pytest.param("syntax", "almanac dev", "LAS", ["The"], id="no F1"),
    ],
)
def test_what_has_to_be_known(head: str, corpus: str, measure: str, said: list[str]) -> None:
    found = notes(rates([score(head, corpus, measure, 50.0)]))
    assert [note.startswith(begin) for note, begin in zip(found, said, strict=True)] == [True] * len(said)


def test_people_agree_at_these() -> None:
    told = " ".join(notes(rates([score("attribution", "polnear dev", "exact F1, source", 82.4)])))
    assert "agree at 79 on sources, 71 on cues and 69 on contents" in told


def test_json_keeps_numbers_and_words() -> None:
    line = as_json({"bundle": "Gehör"}, rates([score("names", "gazette dev", "entity F1", 74.04)]))
    assert json.loads(line) == {
        "bundle": "Gehör",
        "scores": [
            {
                "head": "names",
                "reads": "names",
                "corpus": "gazette dev",
                "measure": "entity F1",
                "value": 74.04,
                "errs": "26 in 100 names are missed, extra, cut otherwise, or of another kind",
            }
        ],
        "notes": list(notes(rates([score("names", "gazette dev", "entity F1", 74.04)]))),
    }
    assert "Gehör" in line
    assert "\n" not in line
