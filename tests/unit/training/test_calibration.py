"""The lines of calibration: what is fitted is what was planted, what would not help is left out and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from benchmarks.quality.calibration import expected_calibration_error, measure
from reportedly.reader.calibrating import KINDS, Line, probability, shares
from reportedly.reader.session import Reader
from reportedly.records import Name, Reading, Span, cut
from tests.marking import unmark
from training import calibration
from training.calibration import Outcome, Verdict, fit, judge, line, outcomes, serves_fitting
from training.documents import Document
from training.documents import Name as Named
from training.polnear import Attribution as Annotated

RAW = np.linspace(0.02, 0.98, 4000)


def drawn(planted: Line) -> list[Outcome]:
    """Finds that are right as often as the planted line says."""
    luck = np.random.default_rng(7).random(len(RAW))
    chances = [probability(score, planted) for score in RAW.tolist()]
    right = [0 if lucky < chance else 1 for lucky, chance in zip(luck.tolist(), chances, strict=True)]
    return [Outcome(scores=(score,), right=one) for score, one in zip(RAW.tolist(), right, strict=True)]


@pytest.mark.parametrize("planted", [(1.0, 0.0), (0.5, -0.7), (2.0, 1.0)])
def test_a_line_is_found_again(planted: Line) -> None:
    assert line(drawn(planted)) == pytest.approx(planted, abs=0.2)


def test_a_stance_has_its_line_too() -> None:
    made = np.random.default_rng(7)
    raw = made.dirichlet((1, 1, 1), size=4000)
    planted = (0.6, -0.8)
    chances = [np.array(shares(row, planted)) for row in raw.tolist()]
    right = [int(made.choice(3, p=chance / chance.sum())) for chance in chances]
    outcomes = [Outcome(scores=tuple(row), right=one) for row, one in zip(raw.tolist(), right, strict=True)]
    assert line(outcomes) == pytest.approx(planted, abs=0.15)


def test_few_finds_leave_scores_near_what_they_are() -> None:
    slope, shift = line([Outcome(scores=(0.99,), right=0), Outcome(scores=(0.98,), right=0)])
    assert slope == pytest.approx(1, abs=0.3)
    assert shift == pytest.approx(0, abs=0.3)


def test_a_line_is_found_however_far_it_is() -> None:
    slope, shift = line([Outcome(scores=(0.999999,), right=1)] * 5000 + [Outcome(scores=(0.5,), right=0)] * 5000)
    assert slope < -0.5
    assert shift > 3


def dealt(found: Sequence[Outcome], documents: int) -> list[Sequence[Outcome]]:
    """*found*, dealt out to so many documents."""
    return [found[number::documents] for number in range(documents)]


@pytest.mark.parametrize(
    ("planted", "finds", "documents", "reason"),
    [
        pytest.param((2.0, -1.0), 4000, 10, "", id="worth a line"),
        pytest.param((2.0, -1.0), 150, 5, "", id="just enough"),
        pytest.param((2.0, -1.0), 149, 5, "fewer than 150 finds", id="a find too few"),
        pytest.param((2.0, -1.0), 4000, 4, "5 documents", id="a document too few"),
        pytest.param((1.0, 0.0), 4000, 10, "does not lower", id="as right as sure already"),
        pytest.param((-1.0, 0.0), 4000, 10, "falls", id="the surer the wronger"),
    ],
)
def test_a_kind_has_a_line_where_it_helps(planted: Line, finds: int, documents: int, reason: str) -> None:
    some = drawn(planted)[:: len(RAW) // finds][:finds]
    verdict = judge("name", dealt(some, documents))
    assert (verdict.finds, verdict.documents) == (finds, documents)
    assert (verdict.line is None) == bool(reason)
    assert reason in verdict.reason
    assert str(verdict).startswith("name")


def test_a_document_that_is_unlike_the_others_makes_no_line() -> None:
    """Fitted to all five, a line seems to help; no four tell of the fifth."""
    made = np.random.default_rng(7)
    found = [
        [Outcome(scores=(0.6,), right=int(lucky > share)) for lucky in made.random(100)]
        for share in (0.9, 0.9, 0.9, 0.9, 0.0)
    ]
    verdict = judge("name", found)
    assert verdict.line is None
    assert verdict.fitted is not None
    assert verdict.raw is not None
    assert verdict.fitted > verdict.raw


TEXT = "Ada Quill"


class Told:
    """A reader that finds the same name in every document, and counts the documents."""

    def __init__(self, lines: dict[str, Line], sure: float) -> None:
        self.sure = sure
        self.bundle = SimpleNamespace(manifest=SimpleNamespace(calibration=lines))
        self.read_so_often: Counter[str] = Counter()

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool) -> Reading:
        assert not inner
        self.read_so_often[text] += 1
        return Reading(attributions=(), names=(Name(span=cut(text, 0, 9), kind="person", confidence=self.sure),) * 4)


def invented(count: int, *, right: bool) -> list[Document]:
    """Documents of one name each, which the annotators mark as well or do not."""
    names = (Named(start=0, end=9, kind="person"),) if right else ()
    return [Document(corpus="x", name=f"document-{n}", text=f"{TEXT} {n}", names=names) for n in range(count)]


def told(
    monkeypatch: pytest.MonkeyPatch, *, right: bool = True, sure: float = 0.9, lines: dict[str, Line] | None = None
) -> Any:
    parts = ((lambda corpora: iter(invented(100, right=right)), calibration._names),)
    monkeypatch.setattr(calibration, "_PARTS", parts)
    return Told(lines or {}, sure)


def test_the_halves_are_all_documents_each_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reader = told(monkeypatch)
    halves = [outcomes(tmp_path, cast(Reader, reader), fitting=fitting)["name"] for fitting in (True, False)]
    assert sum(map(len, halves)) == 100
    assert set(reader.read_so_often.values()) == {1}
    assert len(reader.read_so_often) == 100


def test_every_kind_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    verdicts: list[Verdict] = []
    lines = fit(tmp_path, cast(Reader, told(monkeypatch, sure=0.5)), tell=verdicts.append)
    assert [verdict.kind for verdict in verdicts] == list(KINDS)
    assert list(lines) == ["name"]
    assert probability(0.5, lines["name"]) > 0.9
    assert [verdict.finds > 0 for verdict in verdicts] == [kind == "name" for kind in KINDS]


def test_a_calibrated_bundle_is_not_fitted_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reader = told(monkeypatch, lines={"name": (2.0, 0.0)})
    with pytest.raises(ValueError, match="raw scores are gone"):
        fit(tmp_path, cast(Reader, reader))
    assert not reader.read_so_often


@pytest.mark.parametrize(("right", "error"), [(True, 0.1), (False, 0.9)])
def test_the_error_of_each_kind_found(
    right: bool, error: float, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = told(monkeypatch, right=right)
    assert measure(tmp_path, cast(Reader, reader)) == {"calibration_name_ece": pytest.approx(error)}


@pytest.mark.parametrize(
    ("lines", "asked", "expected"),
    [
        pytest.param({"name": (2.0, 0.0)}, (), "spotting.SURE        name         0.8000 raw is 0.9412", id="a line"),
        pytest.param({"name": (2.0, 0.0)}, (), "0.7000 raw is 0.7000  (no line: stays as it is)", id="another kind"),
        pytest.param({}, (), "the bundle has no lines", id="no line"),
        pytest.param({"time": (1.0, -1.0)}, ("time=0.5",), "0.5000 raw is 0.2689", id="a score of one's own"),
    ],
)
def test_thresholds_are_told(
    lines: dict[str, Line],
    asked: tuple[str, ...],
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(calibration, "manifest", lambda folder: SimpleNamespace(calibration=lines))
    monkeypatch.setattr("sys.argv", ["calibration", *asked])
    calibration.main()
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize("asked", ["stance=0.5", "nothing=0.5", "name", "name=x"])
def test_a_threshold_of_no_kind_is_refused(
    asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["calibration", asked])
    with pytest.raises(SystemExit):
        calibration.main()
    assert asked in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ([], 0.0),
        ([(1.0, True)] * 4, 0.0),
        ([(1.0, True)] * 3 + [(1.0, False)], 0.25),
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
        ([(0.35, False)] * 2 + [(0.95, True)] * 2, 0.2),
        ([(0.12, False), (0.18, True)], 0.35),
    ],
    ids=["nothing", "sure and right", "too sure", "as sure as right", "two bins", "one bin takes its mean"],
)
def test_expected_calibration_error(told: list[tuple[float, bool]], error: float) -> None:
    assert expected_calibration_error(told) == pytest.approx(error)


def test_about_half_of_the_documents_serve_fitting() -> None:
    halves = [serves_fitting(f"document-{number}") for number in range(1000)]
    assert 440 < sum(halves) < 560


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param("{s1:The port master} {c1:said} {x1:the ferry had sunk}.", True, id="the same"),
        pytest.param("The port {s1:master} {c1:said} {x1:the ferry had sunk.}", True, id="but for the edges"),
        pytest.param("The port master {c1:said} {x1:the ferry had sunk}.", False, id="nobody's word"),
        pytest.param("{s1:The port master} {c1:said} the ferry {x1:had sunk}.", False, id="less than half of it"),
        pytest.param("{s1:The port master} said {x1:the ferry} {c1:had sunk}.", False, id="another cue"),
    ],
)
def test_an_attribution_is_right_when_people_have_it_too(found: str, right: bool) -> None:
    text, theirs = unmark("{s1:The port master} {c1:said} {x1:the ferry had sunk}.")
    (gold,) = theirs.attributions
    parts = {role: tuple((s.start, s.end) for s in getattr(gold, role)) for role in ("source", "cue", "content")}
    document = Document(corpus="polnear", name="one", text=text, attributions=(Annotated(**parts),))
    ((kind, outcome),) = calibration._attributions(document, unmark(found)[1])
    assert (kind, outcome.right == 0) == ("attribution", right)
