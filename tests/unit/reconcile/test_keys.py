"""Articles and their keys: what belongs to one story shares one, and what only happens at one time does not."""

from __future__ import annotations

import re
from dataclasses import replace
from math import comb

import pytest

from reportedly.reconcile.keys import NAMES, story_id, story_keys
from reportedly.records import Kind, Report
from tests.told_reports import entity, printed

KINDS: dict[str, Kind] = {
    "Orsola Venn": "person",
    "Tomas Venn": "person",
    "Mirel Dask": "person",
    "Orrin": "place",
    "Telmar": "place",
    "London": "place",
    "France": "place",
    "Ashkar Front": "group",
    "Northline": "organization",
    "John Smith": "person",
    "officials": "unnamed",
    "Ninth Tape": "recording",
}


def report(
    title: str | None, text: str, *, when: str | None = "2031-05-04", outlet: str = "The Pelorus", agency: str = ""
) -> Report:
    """An article in which all of the names above are found that stand there."""
    article = printed(when, outlet, text)
    article = replace(article, title=title, agencies=(agency,) if agency else ())
    known = (entity(article, name, kind) for name, kind in KINDS.items() if name in f"{title} {text}")
    return Report(article=article, entities=tuple(known), statements=())


def lasting(one: Report) -> list[str]:
    """The keys that hold whenever it was: those that end in no number of months."""
    return [key for key in story_keys(one) if not re.search(r"\|\d+s?$", key)]


def shared(one: Report, other: Report) -> set[str]:
    return set(story_keys(one)) & set(story_keys(other))


def test_two_reports_of_one_flood_share_a_key() -> None:
    one = report("Dam at Orrin breaks", "Orrin is under water. Mirel Dask, the mayor of Orrin, wept. Mirel Dask fled.")
    other = report("Dask blamed", "Mirel Dask was blamed on Friday for the dam at Orrin.", when="2031-05-07")
    assert "dask|orrin" in shared(one, other)


def test_two_floods_in_one_week_share_none() -> None:
    one = report("Flood in Orrin kills nine", "The flood in Orrin killed nine, France said. Orsola Venn was in Orrin.")
    other = report("Flood in Telmar kills ten", "The flood in Telmar killed ten. Mirel Dask, in Telmar, told France.")
    assert story_keys(one)
    assert story_keys(other)
    assert shared(one, other) == set()


def test_three_recordings_of_one_man_in_three_years_share_one() -> None:
    told = [
        (
            "2029-01-02",
            "A tape of Orsola Venn",
            "The Ashkar Front put out a tape of Orsola Venn. Ashkar Front men sang.",
        ),
        ("2030-03-04", "Venn heard again", "Orsola Venn is heard on a second tape by the Ashkar Front."),
        ("2031-05-06", "Third tape of Orsola Venn", "Orsola Venn speaks of the Ashkar Front, and of London."),
    ]
    tapes = [report(title, text, when=when) for when, title, text in told]
    assert all("ashkar front|venn" in story_keys(tape) for tape in tapes)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param("London and France agree", "London and France agreed. France and London signed.", [], id="common"),
        pytest.param(
            "Venn in London", "Orsola Venn was in London. London cheered Orsola Venn.", [], id="one rare name"
        ),
        pytest.param(
            "John Smith in France", "John Smith came to France. France met John Smith.", [], id="a common last name"
        ),
        pytest.param("Officials say", "The officials said so. Then officials left; officials lied.", [], id="unnamed"),
        pytest.param(
            "Orsola Venn and Tomas Venn", "Orsola Venn and Tomas Venn met in Rome.", [], id="two of one last name"
        ),
        pytest.param(None, "", [], id="nothing"),
        pytest.param(
            None, f"{'It rained. ' * 80} Orsola Venn knew Orrin.", [], id="once, far down: that does not stand out"
        ),
        pytest.param(
            None,
            f"{'It rained. ' * 80} Orsola Venn knew Orrin. Orsola Venn left Orrin. Orsola Venn missed Orrin.",
            ["orrin|venn"],
            id="again and again",
        ),
        pytest.param("Venn in Orrin", "Orsola Venn is in Orrin.", ["orrin|venn"], id="title and opening"),
    ],
)
def test_what_makes_a_key(title: str | None, text: str, expected: list[str]) -> None:
    assert lasting(report(title, text)) == expected


def test_who_tells_it_makes_no_key() -> None:
    told = ("Orsola Venn and Northline", "Northline found Orsola Venn. Northline asked Orsola Venn.")
    assert lasting(report(*told)) == ["northline|venn"]
    assert story_keys(report(*told, outlet="Northline")) == ()
    assert story_keys(report(*told, agency="Northline")) == ()


def test_two_names_are_a_key_on_any_day_and_on_none() -> None:
    told = ("Venn in Orrin", "Orsola Venn is in Orrin.")
    assert lasting(report(*told)) == lasting(report(*told, when="2041-05-04")) == ["orrin|venn"]
    assert story_keys(report(*told, when=None)) == ("orrin|venn",)


def threes(
    text: str, *, when: str | None = "2031-05-04", outlet: str = "The Pelorus", title: str | None = None
) -> set[str]:
    """The keys of an article in which nobody is known, without the month."""
    article = replace(printed(when, outlet, text), title=title)
    return {re.sub(r"\|\d+$", "", key) for key in story_keys(Report(article=article, entities=(), statements=()))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor of Orrim met Orsola Venk, and Dask wept.", {"dask|orrim|venk"}, id="once each"),
        pytest.param("At Orrim the aldermen named Mr Venk, and Ilka O'Dask.", {"o dask|orrim|venk"}, id="with a mark"),
        pytest.param(
            "The mayor of Orrim’s port met Venk and McDaskel.", {"mcdaskel|orrim|venk"}, id="a capital within"
        ),
        pytest.param("The mayor of Orrim met Orsola Venk.", set(), id="two"),
        pytest.param("In Orrim both Orsola Venk and Tomas Venk wept.", set(), id="two of one last name"),
        pytest.param("Quoftly he left Orrim. Zemblanely he met Venk.", set(), id="first in a sentence"),
        pytest.param("The mayor of Orrim met Venk, and I’m here, as I’ve been.", set(), id="what is no name"),
        pytest.param("The mayor of ORRIM met VENK and DASK in May.", set(), id="in capitals"),
        pytest.param("The mayor of London met Clinton in France, and Obama.", set(), id="names that the news has"),
        pytest.param("The mayor of Orrim told Venk of the Pelorus.", set(), id="who tells it"),
    ],
)
def test_three_names_that_nobody_has_heard_of_make_a_key(text: str, expected: set[str]) -> None:
    assert threes(text) == expected


def test_a_name_in_the_title_comes_before_one_told_again() -> None:
    told = " ".join(
        f"The port of {name}on met {name}on." for name in ("Abr", "Ebr", "Ibr", "Obr", "Ubr", "Ybr", "Zubr", "Zibr")
    )
    assert not any("orrim" in key for key in threes(f"{told} {'It rained. ' * 60} The mayor of Orrim wept."))
    assert any("orrim" in key for key in threes(f"{told} {'It rained. ' * 60} The mayor of Orrim wept.", title="Orrim"))


def test_three_names_are_a_key_for_some_weeks_only() -> None:
    text = "The mayor of Orrim met Orsola Venk, and Dask wept."
    now, soon, later, undated = (
        set(story_keys(Report(article=printed(when, "The Pelorus", text), entities=(), statements=())))
        for when in ("2031-05-04", "2031-05-30", "2031-08-04", None)
    )
    assert now & soon
    assert not now & later
    assert not undated


def test_a_crowd_makes_a_bounded_number_of_keys() -> None:
    names = [f"{first}{last}" for first in ("Ab", "Eb", "Ob", "Ub") for last in ("arkin", "oskel", "ureth", "yvald")]
    text = " ".join(f"{name} came. {name} left. {name} died." for name in names)
    article = printed("2031-05-04", "The Pelorus", text)
    crowd = Report(article=article, entities=tuple(entity(article, name, "place") for name in names), statements=())
    assert len(lasting(crowd)) == comb(NAMES, 2)
    assert len(story_keys(crowd)) <= 3 * comb(NAMES, 2) + 2 * comb(NAMES, 3)
    assert story_keys(crowd) == tuple(sorted(story_keys(crowd)))


def test_a_story_goes_by_its_smallest_article_only() -> None:
    assert story_id(["article-b", "article-a"]) == story_id(["article-a", "article-c"])
    assert story_id(["article-b"]) != story_id(["article-a"])
