"""Days and the order of publication, from dates as pages give them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.reconcile.chronology import day_of, ends, moment_of
from reportedly.records import When
from tests.told_reports import printed, published


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-04T23:30:00-05:00", "2031-05-04"),  # the page's own day
        ("2031-05-04T01:00:00+02:00", "2031-05-04"),
        (None, None),
    ],
)
def test_day(when: str | None, expected: str | None) -> None:
    assert day_of(printed(when, "Pelorus", "The ferry sank.")) == expected


def test_a_date_that_only_the_words_bound_is_no_day() -> None:
    article = printed("2031-05-04", "Pelorus", "The ferry sank.")
    assert article.published is not None
    assert day_of(replace(article, published=replace(article.published, basis="inferred"))) is None
    assert day_of(replace(article, published=replace(article.published, earliest=None))) is None


@pytest.mark.parametrize(
    "in_order",
    [
        ["2031-05-04", "2031-05-05", None],
        ["2031-05-04T10:00:00+02:00", "2031-05-04T09:00:00+00:00", "2031-05-05"],  # 8 and 9 o'clock
        ["2031-05-04", "2031-05-04T00:00:00+00:00"],  # a bare day begins before its hours
        ["2031-05-04T23:00:00-05:00", "2031-05-05T05:00:00+00:00"],
        ["2031-05-04", "no date at all"],
    ],
)
def test_order_of_publication(in_order: list[str | None]) -> None:
    articles = [printed(when, "Pelorus", f"Page {number}.") for number, when in enumerate(in_order)]
    for order in permutations(articles):
        assert sorted(order, key=moment_of) == articles


def test_of_two_versions_of_a_page_the_later_comes_last() -> None:
    versions = [
        replace(printed("2031-05-04", "Pelorus", text), modified=published(changed))
        for text, changed in (("It sank.", None), ("It burned.", "2031-05-05"), ("It is afloat.", "2031-05-06"))
    ]
    for order in permutations(versions):
        assert sorted(order, key=moment_of) == versions


def test_what_was_published_at_once_has_an_order_all_the_same() -> None:
    one, other = (printed("2031-05-04", outlet, "The ferry sank.") for outlet in ("Pelorus", "Packet"))
    assert moment_of(one) != moment_of(other)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2031-05-04", "2031-05-06", ("2031-05-04", "2031-05-06")),
        ("2031-05-04T09:00:00+02:00", "2031-05-04T10:00:00+02:00", ("2031-05-04", "2031-05-04")),
        ("2031-05-04", None, None),
        (None, "2031-05-04", None),
    ],
)
def test_ends(earliest: str | None, latest: str | None, expected: tuple[str, str] | None) -> None:
    when = When(earliest=earliest, latest=latest, value=None, precision=None, basis="resolved", zone=None)
    assert ends(when) == expected


def test_no_time_has_no_ends() -> None:
    assert ends(published(None)) is None
