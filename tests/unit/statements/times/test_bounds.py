"""What the times in an undated report prove about its own day."""

from __future__ import annotations

import pytest

from reportedly.records import When
from reportedly.statements.times import bounds, resolve
from reportedly.statements.times.timex import Tense, Timex

Told = list[tuple[str, Tense | None]]


def read(phrase: str) -> Timex:
    found = resolve(phrase, type_hint=None, anchor=None, tense=None)
    assert found is not None
    return found


def inferred(earliest: str | None, latest: str | None) -> When:
    same = earliest if earliest == latest else None
    precision = "day" if same else None
    return When(earliest=earliest, latest=latest, value=same, precision=precision, basis="inferred", zone=None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2016", "past")], inferred("2016-01-01", None)),
        ([("28 May 2017", "past")], inferred("2017-05-28", None)),
        ([("2016", "past"), ("28 May 2017", "past"), ("1998", "past")], inferred("2017-05-28", None)),
        ([("28 May 2017", "past"), ("Thursday", "past")], inferred("2017-05-28", None)),
        ([("28 May 2017", "past"), ("2018", "future")], inferred("2017-05-28", "2018-12-31")),
        ([("June 3, 2017", "future")], inferred(None, "2017-06-03")),
        ([("28 May 2017", "past"), ("28 May 2017", "future")], inferred("2017-05-28", "2017-05-28")),
        ([("28 May 2017", "past"), ("2015", "future")], inferred("2017-05-28", None)),
        ([("14:30 GMT on 28 May 2017", "past")], inferred("2017-05-28", None)),
    ],
)
def test_proved(told: Told, expected: When) -> None:
    assert bounds([(read(phrase), tense) for phrase, tense in told]) == expected


@pytest.mark.parametrize(
    "told", [[], [("2016", None)], [("Thursday", "past")], [("11 months", "past")], [("last year", "past")]]
)
def test_nothing_proved(told: Told) -> None:
    assert bounds([(read(phrase), tense) for phrase, tense in told]) is None


def test_what_needed_a_day_proves_no_day() -> None:
    anchor = When(
        earliest="2017-05-28", latest="2017-05-28", value="2017-05-28", precision="day", basis="metadata", zone=None
    )
    resolved = resolve("last year", type_hint=None, anchor=anchor, tense=None)
    assert resolved is not None
    assert bounds([(resolved, "past")]) is None
