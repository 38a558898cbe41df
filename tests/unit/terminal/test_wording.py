from __future__ import annotations

from typing import get_args

import pytest

from reportedly.records import Basis, Certainty, Kind, Link, Mode, Span, When
from reportedly.terminal.wording import CERTAINTIES, MODES, count, day_and_time, speaker


def test_every_code_has_its_words() -> None:
    assert set(CERTAINTIES) == set(get_args(Certainty))
    assert set(MODES) == set(get_args(Mode))


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
