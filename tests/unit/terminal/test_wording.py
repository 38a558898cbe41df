from __future__ import annotations

from typing import get_args

import pytest

from reportedly.records import Basis, Certainty, Kind, Link, Mode, Span, Time, TimeType, When
from reportedly.terminal.wording import CERTAINTIES, MODES, TIME_TYPES, count, day_and_time, meant_day, speaker


def test_every_code_has_its_words() -> None:
    assert set(CERTAINTIES) == set(get_args(Certainty))
    assert set(MODES) == set(get_args(Mode))
    assert set(TIME_TYPES) == set(get_args(TimeType))


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages")], ids=str
)
def test_count(number: int, said: str) -> None:
    assert count(number, "page") == said


@pytest.mark.parametrize(
    ("words", "name", "kind", "said"),
    [
        pytest.param("spokesman Oren Halvik", "Oren Halvik", "person", "spokesman Oren Halvik", id="in words"),
        pytest.param("Halvik", "Oren Halvik", "person", "Oren Halvik", id="a part of the name"),
        pytest.param("he", "Oren Halvik", "person", "Oren Halvik (“he”)", id="a pronoun that was resolved"),
        pytest.param("he", None, "person", "he (unresolved)", id="a pronoun that was not"),
        pytest.param("officials", "officials", "unnamed", "officials (unnamed)", id="an honest end"),
        pytest.param(None, "officials", "unnamed", "officials (unnamed)", id="an honest end without words here"),
        pytest.param(None, "Northline", "publication", "Northline", id="no words here"),
        pytest.param(None, None, "other", "somebody the text does not name", id="it was claimed"),
        pytest.param(None, None, "unnamed", "somebody the text does not name", id="it was claimed by nobody"),
    ],
)
def test_speaker(words: str | None, name: str | None, kind: Kind, said: str) -> None:
    source = Span(start=0, end=len(words), text=words) if words else None
    link = Link(source=source, entity=None, name=name, kind=kind, cue=None, certainty="CT+", hedges=())
    assert speaker(link) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "zone", "basis", "said"),
    [
        pytest.param(None, None, None, None, "metadata", "undated", id="nothing known"),
        pytest.param("2031-03-05", "2031-03-05", "day", None, "metadata", "5 March 2031", id="a day"),
        pytest.param(
            "2031-03-05T14:05:00+01:00",
            "2031-03-05T14:05:59+01:00",
            "minute",
            "CET",
            "metadata",
            "5 March 2031, 14:05 CET",
            id="a minute, with its zone as the page gave it",
        ),
        pytest.param(
            "2031-03-05T14:05:00",
            "2031-03-05T14:05:00",
            "second",
            None,
            "metadata",
            "5 March 2031, 14:05 (zone not given)",
            id="a zone is not guessed",
        ),
        pytest.param("2031-03-01", "2031-03-31", "month", None, "stated", "March 2031", id="a month"),
        pytest.param("2031-01-01", "2031-12-31", "year", None, "stated", "2031", id="a year"),
        pytest.param(
            "2031-03-05", "2031-04-02", None, None, "stated", "between 5 March 2031 and 2 April 2031", id="between days"
        ),
        pytest.param("2031-03-05", None, None, None, "inferred", "5 March 2031 or later (inferred)", id="open end"),
        pytest.param(None, "2031-03-05", None, None, "stated", "5 March 2031 or earlier", id="open start"),
    ],
)
def test_day_and_time(
    earliest: str | None, latest: str | None, precision: str | None, zone: str | None, basis: Basis, said: str
) -> None:
    when = When(earliest=earliest, latest=latest, value=None, precision=precision, basis=basis, zone=zone)
    assert day_and_time(when) == said


def test_an_article_without_a_date_is_undated() -> None:
    assert day_and_time(None) == "undated"


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest", "precision", "basis", "said"),
    [
        pytest.param(
            "Saturday", "2017-05-27", "2017-05-27", "2017-05-27", "day", "resolved", "27 May 2017", id="a day"
        ),
        pytest.param("May", "2017-05", "2017-05-01", "2017-05-31", "month", "resolved", "May 2017", id="a month"),
        pytest.param(
            "two days later",
            "2017-05-27",
            "2017-05-27",
            None,
            "day",
            "inferred",
            "27 May 2017 or later (inferred)",
            id="bounded on one side",
        ),
        pytest.param("27 May 2017", "2017-05-27", "2017-05-27", "2017-05-27", "day", "stated", None, id="told in full"),
        pytest.param("now", "PRESENT_REF", "2017-05-27", "2017-05-27", "day", "resolved", None, id="no day"),
        pytest.param("Sunday", "XXXX-WXX-7", None, None, None, "resolved", None, id="open at both ends"),
    ],
)
def test_the_day_that_a_word_stands_for(
    words: str,
    value: str,
    earliest: str | None,
    latest: str | None,
    precision: str | None,
    basis: Basis,
    said: str | None,
) -> None:
    when = When(earliest=earliest, latest=latest, value=value, precision=precision, basis=basis, zone=None)
    span = Span(start=0, end=len(words), text=words)
    assert meant_day(Time(article="article-1", span=span, type="DATE", value=value, when=when)) == said


def test_of_a_time_of_day_the_day() -> None:
    moment = "2017-05-27T22:40:00+02:00"
    when = When(earliest=moment, latest=moment, value=moment, precision="minute", basis="resolved", zone="+02:00")
    span = Span(start=0, end=17, text="22:40 on Saturday")
    assert meant_day(Time(article="article-1", span=span, type="TIME", value=moment, when=when)) == "27 May 2017"


@pytest.mark.parametrize("kind", ["DURATION", "SET"])
def test_a_length_is_no_day(kind: TimeType) -> None:
    when = When(earliest="2017-05-27", latest="2017-05-27", value="P1D", precision="day", basis="resolved", zone=None)
    span = Span(start=0, end=9, text="all night")
    assert meant_day(Time(article="article-1", span=span, type=kind, value="P1D", when=when)) is None


def test_a_time_that_was_not_resolved_is_no_day() -> None:
    span = Span(start=0, end=9, text="last week")
    assert meant_day(Time(article="article-1", span=span, type="DATE", value=None, when=None)) is None
