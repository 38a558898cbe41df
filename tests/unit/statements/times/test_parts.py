"""The parts the engine is made of: tokens, numbers, holidays, zones, the calendar's arithmetic."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from reportedly.statements.times.grains import add_months, piece
from reportedly.statements.times.holidays import easter, holiday
from reportedly.statements.times.numerals import decade, number, ordinal, year
from reportedly.statements.times.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mid-November", ["mid", "november"]),
        ("an 11-month pause", ["an", "11", "month", "pause"]),
        ("May 3-5", ["may", "3", "-", "5"]),
        ("9:30 p.m. on Nov. 3.", ["9:30", "pm", "on", "nov", "3", "."]),
        ("10pm", ["10", "pm"]),
        ("the ’80s", ["the", "'80s"]),
        ("last year’s end", ["last", "year", "'s", "end"]),
        ("2017-05-28", ["2017-05-28"]),
        ("1,500 days", ["1,500", "days"]),
        ("on Sunday.", ["on", "sunday", "."]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert [token.word for token in tokens] == words
    assert all(text[token.start : token.end].strip() for token in tokens)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,500", 1500),
        ("2 1/2", Fraction(5, 2)),
        ("2½", Fraction(5, 2)),
        ("2.5", Fraction(5, 2)),
        ("twenty-three", 23),
        ("two hundred and ten", 210),
        ("a hundred", 100),
        ("five thousand", 5000),
        ("two thousand and six", 2006),
        ("ferry", None),
        ("a", None),
    ],
)
def test_numbers(text: str, value: int | Fraction | None) -> None:
    words = [token.word for token in tokenise(text)]
    assert number(words, 0) == (None if value is None else (len(words), value))


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (ordinal, "28th", 28),
        (ordinal, "twelfth", 12),
        (ordinal, "twentieth", 20),
        (ordinal, "twenty-first", 21),
        (ordinal, "twenty", None),
        (year, "2017", 2017),
        (year, "'97", 1997),
        (year, "'05", 2005),
        (year, "nineteen ninety-seven", 1997),
        (year, "twenty seventeen", 2017),
        (year, "nineteen oh six", 1906),
        (year, "two thousand and six", 2006),
        (year, "3017", None),
        (year, "twenty five", None),
        (decade, "1990s", 1990),
        (decade, "'80s", 1980),
        (decade, "nineties", 1990),
        (decade, "nineteen thirties", 1930),
        (decade, "1995s", None),
    ],
)
def test_ordinals_years_decades(reader: object, text: str, value: int | None) -> None:
    words = [token.word for token in tokenise(text)]
    assert callable(reader)
    assert reader(words, 0) == (None if value is None else (len(words), value))


@pytest.mark.parametrize(
    ("year_", "expected"),
    [(1818, date(1818, 3, 22)), (1998, date(1998, 4, 12)), (2017, date(2017, 4, 16)), (2038, date(2038, 4, 25))],
)
def test_easter(year_: int, expected: date) -> None:
    assert easter(year_) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thanksgiving", date(2017, 11, 23)),
        ("memorial", date(2017, 5, 29)),
        ("labor", date(2017, 9, 4)),
        ("election", date(2016, 11, 8)),
        ("good friday", date(2017, 4, 14)),
        ("christmas", date(2017, 12, 25)),
    ],
)
def test_holidays(name: str, expected: date) -> None:
    assert holiday(name, expected.year) == expected


@pytest.mark.parametrize(
    ("grain", "value", "first", "last"),
    [
        ("week", "2015-W53", "2015-12-28", "2016-01-03"),
        ("weekend", "2015-W53-WE", "2016-01-02", "2016-01-03"),
        ("month", "2016-01", "2016-01-01", "2016-01-31"),
        ("quarter", "2016-Q1", "2016-01-01", "2016-03-31"),
        ("half", "2016-H1", "2016-01-01", "2016-06-30"),
        ("season", "2015-WI", "2015-12-01", "2016-03-20"),
        ("year", "2016", "2016-01-01", "2016-12-31"),
        ("decade", "201", "2010-01-01", "2019-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_pieces_around_new_year(grain: str, value: str, first: str, last: str) -> None:
    found = piece(grain, date(2016, 1, 2))
    assert (found.value, str(found.first), str(found.last)) == (value, first, last)


def test_a_month_on_from_its_last_day() -> None:
    assert add_months(date(2017, 1, 31), 1) == date(2017, 2, 28)
    assert add_months(date(2017, 3, 31), -1) == date(2017, 2, 28)
