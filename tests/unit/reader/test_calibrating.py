"""Raw scores into probabilities: laws that hold for any line, and what the identity leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reader.calibrating import IDENTITY, KINDS, Line, calibrated, probability, shares
from reportedly.records import Attribution, Name, Reading, Reference, Span, Timex, Trigger

SPAN = Span(start=0, end=4, text="Noon")
READING = Reading(
    attributions=(Attribution(source=(), cue=(SPAN,), content=(SPAN,), confidence=0.9),),
    names=(Name(span=SPAN, kind="place", confidence=0.9),),
    times=(Timex(span=SPAN, type="TIME", confidence=0.9),),
    triggers=(
        Trigger(
            span=SPAN,
            class_="STATE",
            tense="NONE",
            polarity="POS",
            commitment=1.0,
            stances=(0.1, 0.2, 0.7),
            confidence=0.9,
        ),
    ),
    references=(Reference(span=SPAN, head=SPAN, kind="time", entity=0, confidence=0.9),),
)
FINDS = {
    "attribution": "attributions",
    "name": "names",
    "time": "times",
    "trigger": "triggers",
    "reference": "references",
}

scores = st.floats(0, 1)
lines = st.tuples(st.floats(0.05, 5), st.floats(-5, 5))


@given(scores, lines)
def test_a_probability_is_one(raw: float, line: Line) -> None:
    assert 0 <= probability(raw, line) <= 1


@given(scores, scores, lines)
def test_the_order_of_scores_is_kept(one: float, other: float, line: Line) -> None:
    low, high = sorted((one, other))
    assert probability(low, line) <= probability(high, line)


@given(st.floats(1e-5, 1 - 1e-5))
def test_the_identity_leaves_a_score(raw: float) -> None:
    assert probability(raw, IDENTITY) == pytest.approx(raw)


@given(scores, scores, lines)
def test_shares_stay_shares(one: float, other: float, line: Line) -> None:
    low, high = sorted((one, other))
    made = shares((low, high - low, 1 - high), line)
    assert all(0 <= share <= 1 for share in made)
    assert sum(made) == pytest.approx(1, abs=2e-4)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((1.0, 0.0), (0.1, 0.2, 0.7)),
        ((2.0, 0.0), (0.0185, 0.0741, 0.9074)),
        ((0.0, 0.0), (0.3333, 0.3333, 0.3333)),
        ((1.0, 1.0), (0.0744, 0.4046, 0.521)),
    ],
    ids=["identity", "sharper", "flat", "more of it open"],
)
def test_a_stance_has_a_temperature_and_a_weight(line: Line, expected: tuple[float, ...]) -> None:
    assert shares((0.1, 0.2, 0.7), line) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("lines", [{}, dict.fromkeys(KINDS, IDENTITY)], ids=["no lines", "identities"])
def test_a_bundle_without_calibration_changes_nothing(lines: dict[str, Line]) -> None:
    assert calibrated(READING, lines) == READING


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_calibrated_by_its_own_line(kind: str) -> None:
    made = calibrated(READING, {kind: (1.0, -2.0)})
    confidences = {name: getattr(made, field)[0].confidence for name, field in FINDS.items()}
    assert {name for name, value in confidences.items() if value != 0.9} == ({kind} & FINDS.keys())
    assert (made.triggers[0].stances != READING.triggers[0].stances) is (kind == "stance")
