"""The words for what several reports come to."""

from __future__ import annotations

from typing import get_args

import pytest

from reportedly.affairs import Because, Standing, Status
from reportedly.terminal.wording import (
    CLASHES,
    SIGNS,
    backing,
    count,
    day,
    days,
    enumerated,
    independent,
    page_day,
    short,
)


def test_every_code_has_words_and_no_two_a_sign() -> None:
    assert set(SIGNS) == set(get_args(Status))
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert set(CLASHES) == set(get_args(Because))


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "family", "1 family"),
        (2, "family", "2 families"),
        (0, "story", "0 stories"),
        (1200, "claim", "1,200 claims"),
    ],
)
def test_count(number: int, noun: str, words: str) -> None:
    assert count(number, noun) == words


@pytest.mark.parametrize(
    ("outlets", "families", "roots", "words"),
    [
        (3, 2, 1, "3 outlets, 2 families, at most 1 independent"),
        (1, 1, 0, "1 outlet, 1 family, no root named"),
        (2000, 9, 4, "2,000 outlets, 9 families, at most 4 independent"),
    ],
)
def test_backing(outlets: int, families: int, roots: int, words: str) -> None:
    standing = Standing(
        from_="2031-03-03", status="reported", outlets=outlets, families=families, roots=roots, because="statement-00"
    )
    assert backing(standing) == words
    assert words.endswith(independent(standing))


@pytest.mark.parametrize(
    ("names", "most", "words"),
    [
        ([], 2, ""),
        (["A"], 2, "A"),
        (["A", "B"], 2, "A and B"),
        (["A", "B", "C"], 3, "A, B and C"),
        (["A", "B", "C"], 2, "A, B and 1 more"),
    ],
)
def test_enumerated(names: list[str], most: int, words: str) -> None:
    assert enumerated(names, most) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-03", "2031-03-03", "3 March 2031"),
        ("2031-03-03", "2031-03-09", "3 – 9 March 2031"),
        ("2031-02-28", "2031-03-02", "28 February – 2 March 2031"),
        ("2030-12-28", "2031-01-02", "28 December 2030 – 2 January 2031"),
        ("2031-03-03", None, "3 March 2031"),
        (None, "2031-03-03", "3 March 2031"),
        (None, None, "undated"),
    ],
)
def test_days(first: str | None, last: str | None, words: str) -> None:
    assert days(first, last) == words


@pytest.mark.parametrize(("instant", "words"), [("2031-03-03", "3 March 2031"), ("", "undated"), (None, "undated")])
def test_day(instant: str | None, words: str) -> None:
    assert day(instant) == words


@pytest.mark.parametrize(
    ("published", "found"),
    [
        pytest.param("2031-03-03", "2031-03-03", id="a day"),
        pytest.param("2031-03-03T23:30:00-02:00", "2031-03-03", id="the next day in UTC, this one there"),
        pytest.param("2031-03-03T23:30:00", "2031-03-03", id="no zone, as it stands"),
        pytest.param("2031-03", None, id="a month is no day"),
        pytest.param("", None, id="nothing"),
        pytest.param(None, None, id="not known"),
    ],
)
def test_page_day(published: str | None, found: str | None) -> None:
    assert page_day(published) == found


@pytest.mark.parametrize(
    ("id_", "shown"), [("claim-0123456789abcdef", "claim-01234567"), ("claim-00", "claim-00"), ("odd", "odd")]
)
def test_short(id_: str, shown: str) -> None:
    assert short(id_) == shown
