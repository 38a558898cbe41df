"""The measures of the reader's other heads, on a reader that says what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from benchmarks.quality import commitment, events, expressions, naming, syntax
from benchmarks.quality.counting import Counts
from reportedly.reader.session import Reader
from reportedly.reader.tokens import Vocabulary
from reportedly.records import Article, Name, Reading, Span, Trigger, cut
from reportedly.records import Time as Resolved
from reportedly.statements.syntax import Forest
from training.documents import Document, Event, Time, Word
from training.documents import Name as Named

TEXT = "Ada Quill left Rookport on late Friday"


class Told:
    """A reader that has read the one text there is."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool) -> Reading:
        assert text == TEXT
        assert not inner
        return self._reading


def told(**found: Any) -> Reader:
    return cast(Reader, Told(Reading(attributions=(), **found)))


@pytest.mark.parametrize(
    ("right", "found", "expected", "f1"),
    [
        pytest.param(0, 0, 0, 0.0, id="nothing found, nothing there"),
        pytest.param(1, 2, 4, 100 / 3, id="half of a quarter"),
    ],
)
def test_f1(right: int, found: int, expected: int, f1: float) -> None:
    assert Counts(right=right, found=found, expected=expected).f1 == pytest.approx(f1)


def time(start: int, end: int, type_: str, value: str = "2011-05-06TNI") -> Resolved:
    return Resolved(article="x", span=cut(TEXT, start, end), type=cast(Any, type_), value=value, when=None)


LATE_FRIDAY = Time(start=27, end=38, type="TIME", value="2011-05-06TNI")


@pytest.mark.parametrize(
    ("found", "strict", "relaxed", "type_", "value"),
    [
        pytest.param([time(27, 38, "TIME")], 100, 100, 100, 100, id="all right"),
        pytest.param([time(32, 38, "TIME")], 0, 100, 100, 100, id="a word short"),
        pytest.param([time(32, 38, "DATE")], 0, 100, 0, 100, id="and another type"),
        pytest.param([time(27, 38, "TIME", "2011-05-06")], 100, 100, 100, 0, id="another value"),
        pytest.param([time(27, 31, "TIME"), time(32, 38, "TIME")], 0, 200 / 3, 200 / 3, 200 / 3, id="cut in two"),
        pytest.param([time(0, 3, "TIME")], 0, 0, 0, 0, id="elsewhere"),
        pytest.param([], 0, 0, 0, 0, id="nothing found"),
    ],
)
def test_time_expressions(
    found: list[Resolved],
    strict: float,
    relaxed: float,
    type_: float,
    value: float,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    document = Document(corpus="timebank", name="x", text=TEXT, times=(LATE_FRIDAY,), created="2011-05-07")

    def timed(article: Article, reading: Reading, forest: Forest) -> tuple[Resolved, ...]:
        assert article.published is not None
        assert article.published.value == "2011-05-07"
        return tuple(found)

    monkeypatch.setattr(expressions, "timebank", lambda folder, *, dev: [document])
    monkeypatch.setattr(expressions, "timed", timed)
    assert expressions.measure(tmp_path, told(), 1) == pytest.approx(
        {"times_strict_f1": strict, "times_relaxed_f1": relaxed, "times_type_f1": type_, "times_value_f1": value}
    )


def trigger(start: int, end: int, class_: str, tense: str) -> Trigger:
    return Trigger(
        span=cut(TEXT, start, end),
        class_=class_,
        tense=tense,
        polarity="POS",
        commitment=3,
        stances=(0, 0, 1),
        confidence=1,
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([trigger(10, 14, "OCCURRENCE", "PAST")], (100, 100, 100, 100), id="all right"),
        pytest.param([trigger(10, 14, "STATE", "PAST")], (100, 0, 100, 100), id="another class"),
        pytest.param([trigger(10, 14, "OCCURRENCE", "FUTURE")], (100, 100, 0, 100), id="another tense"),
        pytest.param([trigger(4, 9, "OCCURRENCE", "PAST")], (0, 0, 0, 0), id="another word"),
        pytest.param([], (0, 0, 0, 0), id="nothing found"),
    ],
)
def test_events(
    found: list[Trigger], expected: tuple[float, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    event = Event(start=10, end=14, class_="OCCURRENCE", tense="PAST", polarity="POS")
    document = Document(corpus="timebank", name="x", text=TEXT, events=(event,))
    monkeypatch.setattr(events, "timebank", lambda folder, *, dev: [document])
    scores = events.measure(tmp_path, told(triggers=tuple(found)), 1)
    assert tuple(scores.values()) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "typed", "spans"),
    [pytest.param("person", 100, 100, id="right"), pytest.param("place", 0, 100, id="another kind")],
)
def test_names(kind: str, typed: float, spans: float) -> None:
    document = Document(corpus="x", name="x", text=TEXT, names=(Named(start=0, end=9, kind="person"),))
    name = Name(span=cut(TEXT, 0, 9), kind=cast(Any, kind), confidence=1)
    assert [count.f1 for count in naming.score([document], told(names=(name,)))] == [typed, spans]


@pytest.mark.parametrize(
    ("value", "stance"),
    [(-3.0, 0), (-1.5, 0), (-1.4, 1), (0.0, 1), (1.5, 1), (1.6, 2), (3.0, 2)],
)
def test_stances(value: float, stance: int) -> None:
    assert commitment.stances_of(np.array([value], dtype=np.float32)).tolist() == [stance]


@pytest.mark.parametrize(
    ("found", "expected", "f1"),
    [
        pytest.param([2, 2, 0], [2, 2, 0], 100, id="all right"),
        pytest.param([2, 2, 2], [2, 2, 0], 40, id="always so: 80 and 0"),
        pytest.param([2, 1, 2], [2, 2, 2], 80, id="a stance that nothing has does not count"),
    ],
)
def test_macro_f1(found: list[int], expected: list[int], f1: float) -> None:
    assert commitment.macro_f1(np.array(found), np.array(expected)) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [
        pytest.param([1.0, 1.0], [True, True], 0, id="sure and right"),
        pytest.param([1.0, 1.0], [False, False], 1, id="sure and wrong"),
        pytest.param([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0, id="as often as it says"),
        pytest.param([0.95, 0.55], [True, False], 0.3, id="bins do not make up for each other"),
    ],
)
def test_calibration_error(sure: list[float], right: list[bool], error: float) -> None:
    shares = np.array([[share, 1 - share] for share in sure], dtype=np.float32)
    expected = np.where(right, 0, 1)
    assert commitment.calibration_error(shares, expected) == pytest.approx(error, abs=1e-6)


def test_a_word_is_read_at_the_first_piece_that_starts_in_it() -> None:
    tokens = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cannot", "don", "'", "t"]).encode("We cannot don't")
    places = [(0, 2), (3, 6), (6, 9), (10, 12), (12, 15)]
    words = [Word(start=start, end=end, tag="X", head=0, relation="dep") for start, end in places]
    assert syntax.pieces_of(words, tokens) == [0, 1, -1, 2, 3]
