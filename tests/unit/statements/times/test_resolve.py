"""Phrases that make no time, reports whose day is not quite known, and hints."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.records import When
from reportedly.statements.times import resolve
from tests.unit.statements.times.reading import day, read, written


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "...",
        "the ferry",
        "may strike",
        "may",
        "the march",
        "March on Washington",
        "the spring of the mattress",
        "the fall of the town",
        "second",
        "the Sun",
        "Sat",
        "a second bomb",
        "February 30",
        "the 31st of June 2017",
        "03/04/2017",
        "Monday, 28 May 2017",
        "2017-13-40",
        "25:61",
        "14 p.m.",
        "Thursday of last month",
        "five",
        "1,984 people",
        "the fifth quarter",
        "2.7 quarters",
        "last " * 30 + "week",
    ],
)
def test_no_time(phrase: str) -> None:
    assert read(phrase, "2017-05-28") is None


@pytest.mark.parametrize(
    ("phrase", "told", "answer"),
    [
        ("the weekend", "2017-05-29", "DATE 2017-W21-WE"),
        ("the weekend", "2017-05-29 DURATION", "DURATION P2D"),
        ("a year", "2017-05-29", "DURATION P1Y"),
        ("a year", "2017-05-29 SET", "SET P1Y"),
        ("recent weeks", "2017-05-29 DURATION", "DURATION PXW"),
        ("about two years ago", "2017-05-29 DURATION", "DURATION P2Y APPROX"),
        ("Thursday", "2017-05-29 DURATION", "DATE 2017-05-25"),
        ("may", "2017-05-29 DATE", "DATE 2017-05"),
        ("99999 years ago", "2017-05-29 DATE", "DURATION P99999Y"),
    ],
)
def test_hints(phrase: str, told: str, answer: str) -> None:
    found = written(read(phrase, told))
    assert found is not None
    assert found[0] == answer


@pytest.mark.parametrize(
    ("phrase", "earliest", "latest", "expected"),
    [
        ("last year", "2017-05-01", "2017-05-31", ("DATE 2016", "2016-01-01 .. 2016-12-31")),
        ("last month", "2017-05-01", "2017-05-31", ("DATE 2017-04", "2017-04-01 .. 2017-04-30")),
        ("earlier this year", "2017-05-01", "2017-05-31", ("DATE 2017 START", "2017-01-01 .. 2017-05-31")),
        ("Thursday", "2017-05-01", "2017-05-31", ("DATE XXXX-WXX-4", "..")),
        ("yesterday", "2017-05-01", "2017-05-31", ("DATE XXXX-XX-XX", "..")),
        ("last year", "2016-01-01", None, ("DATE XXXX", "..")),
        ("Dec. 27", "2016-01-01", None, ("DATE XXXX-12-27", "..")),
        ("May 3, 2017", "2016-01-01", None, ("DATE 2017-05-03", "2017-05-03 .. 2017-05-03")),
    ],
)
def test_a_day_not_quite_known(phrase: str, earliest: str, latest: str | None, expected: tuple[str, str]) -> None:
    anchor = When(earliest=earliest, latest=latest, value=None, precision=None, basis="inferred", zone=None)
    assert written(resolve(phrase, type_hint=None, anchor=anchor, tense="past")) == expected


@pytest.mark.parametrize(
    ("phrase", "told", "basis"),
    [
        ("28 May 2017", "2017-05-29", "stated"),
        ("Thursday", "2017-05-29", "resolved"),
        ("Thursday", "", "stated"),
        ("11 months", "2017-05-29", "stated"),
        ("the past 11 months", "2017-05-29", "resolved"),
        ("the third quarter of 2016", "2017-05-29", "stated"),
        ("the third quarter of last year", "2017-05-29", "resolved"),
    ],
)
def test_basis(phrase: str, told: str, basis: str) -> None:
    found = read(phrase, told)
    assert found is not None
    assert found.when.basis == basis


@pytest.mark.parametrize(
    ("phrase", "zone", "earliest"),
    [
        ("1430 GMT", "GMT", "2017-05-28T14:30+00:00"),
        ("9 a.m. CEST", "CEST", "2017-05-28T09:00+02:00"),
        ("9 a.m. EST", "EST", "2017-05-28T09:00"),
        ("9 a.m. local time", None, "2017-05-28T09:00"),
        ("9 a.m. XYZ", "no time at all", None),
    ],
)
def test_zones(phrase: str, zone: str | None, earliest: str | None) -> None:
    found = read(phrase, "2017-05-28")
    assert (found.when.zone, found.when.earliest) == (zone, earliest) if found else earliest is None


def test_an_unknown_hint_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError, match="type_hint"):
        resolve("Thursday", type_hint="EVENT", anchor=None, tense=None)


def test_an_anchor_that_is_no_date_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError, match=r"anchor\.earliest"):
        resolve("Thursday", type_hint=None, anchor=day("last week"), tense=None)
