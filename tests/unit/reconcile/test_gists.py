"""Propositions made ready to be compared: which are worth it, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconcile.gists import Gist
from reportedly.records import Certainty, Makes
from tests.told_reports import heard, told


def gist(line: str) -> Gist:
    (found,) = heard(told("2031-05-01", "Pelorus", line))
    return found


def _figures(told: Gist) -> set[str]:
    return {word for word in told.words if word.startswith("figure:")}


@pytest.mark.parametrize(
    "line",
    [
        "(The ferry) sank* off Orrin",
        "({nine}[9 dead]) died*",
        "(Orsola Venn) resigned*",
        "(The valve) did not fail*",
        "(They) hid* the ledger in the chapel",
        "(Orsola Venn) has asked* for asylum in Telmar",
    ],
)
def test_what_says_enough(line: str) -> None:
    assert len(heard(told("2031-05-01", "Pelorus", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "(Orsola Venn) said* so",
        "(I) think* so",
        "(We) want* it",
        "(it) was* there",
        "(It) is* not that",
        "(You) know*",
    ],
)
def test_what_does_not(line: str) -> None:
    assert heard(told("2031-05-01", "Pelorus", line)) == ()


@pytest.mark.parametrize(
    ("phrase", "beside", "aside"),
    [
        pytest.param("wearing* the hat of a keeper", "sentence", True, id="beside a sentence"),
        pytest.param("wearing* the hat of a keeper", "phrase", False, id="beside another phrase"),
        pytest.param("killing* {nine people}[9 dead]", "sentence", False, id="with a number"),
        pytest.param("found* (him) dead", "sentence", False, id="with a state"),
    ],
)
def test_a_phrase_beside_a_sentence_is_an_aside(phrase: str, beside: Makes, aside: bool) -> None:
    report = told("2031-05-01", "Pelorus", "(The ferry) sank* off Orrin", phrase)
    first, second = report.propositions
    both = (replace(first, makes=beside), replace(second, makes="phrase", statement=first.statement))
    assert [gist.aside for gist in heard(replace(report, propositions=both))] == [False, aside]


@pytest.mark.parametrize(
    ("line", "aside"),
    [
        pytest.param("how many (boats) were out* at sea", True, id="how many"),
        pytest.param("why (the keeper) wore* the hat", True, id="why"),
        pytest.param("how (the keeper) wore* the hat", False, id="how"),
        pytest.param("who the (keepers) of the light were*", True, id="who they are"),
        pytest.param("who wore* the hat of (a keeper)", False, id="who, of somebody"),
        pytest.param("that (the keeper) wore* the hat", False, id="that"),
        pytest.param("how many (boats) had {9 dead}[9 dead] aboard*", False, id="with a number"),
    ],
)
def test_what_is_asked_beside_a_sentence_is_an_aside(line: str, aside: bool) -> None:
    report = told("2031-05-01", "Pelorus", "(The ferry) sank* off Orrin", line)
    first, second = report.propositions
    both = (replace(first, makes="sentence"), replace(second, makes="clause", statement=first.statement))
    assert [gist.aside for gist in heard(replace(report, propositions=both))] == [False, aside]


@pytest.mark.parametrize(
    ("line", "aside"),
    [
        pytest.param("if (the keeper) wore* the hat", True, id="if"),
        pytest.param("and unless (the keeper) wore* the hat", True, id="unless"),
        pytest.param("than (the keeper) paid* for the hat", True, id="than"),
        pytest.param("If so, (the keeper) wore* the hat", False, id="if, and what is so then"),
        pytest.param("(the keeper) wore* the hat if it rained", False, id="if, behind"),
        pytest.param("whether (the keeper) wore* the hat", False, id="whether"),
    ],
)
def test_what_is_supposed_is_an_aside(line: str, aside: bool) -> None:
    (gist,) = heard(told("2031-05-01", "Pelorus", line))
    assert gist.aside is aside


def test_a_figure_is_one_word_by_any_name() -> None:
    one, other = heard(
        told("2031-05-01", "Pelorus", "(Orsola Venn) left* Orrin"), told("2031-05-02", "Packet", "(Venn) left* Orrin")
    )
    assert _figures(one) == _figures(other)
    assert one.subject == other.subject is not None
    assert sorted(one.words) == sorted(other.words)
    assert not any("venn" in word for word in one.words)


def test_two_people_are_two_words() -> None:
    one, other = heard(
        told("2031-05-01", "Pelorus", "(Orsola Venn) left* Orrin"),
        told("2031-05-02", "Packet", "(Tomas Kern) left* Orrin"),
    )
    assert len(_figures(one) - _figures(other)) == 1
    assert one.themes != other.themes


@pytest.mark.parametrize(
    "words",
    [
        "23 people",
        "nine people",
        "two hundred people",
        "twenty-three people",
    ],
)
def test_numbers_are_kept_apart_from_the_words(words: str) -> None:
    found = gist(f"({{{words}}}[23 dead]) died* in the fire in 2031")
    assert set(found.words) == {"died", "fire"}
    assert [one.least for one in found.quantities] == [23]


@pytest.mark.parametrize(
    ("line", "positive", "strength"),
    [
        ("(The ferry) sank* off Orrin", True, 3),
        ("(The ferry) did not sink* off Orrin", False, 3),
        ("Orsola Venn?: (the ferry) sank* off Orrin", True, 2),
        ("Orsola Venn??: (the ferry) sank* off Orrin", True, 1),
        ("Orsola Venn!: (the ferry) sank* off Orrin", False, 3),
        ("Orsola Venn!: (the ferry) did not sink* off Orrin", True, 3),
        ("Orsola Venn~: (the ferry) sank* off Orrin", True, 0),
    ],
)
def test_how_it_is_given(line: str, positive: bool, strength: int) -> None:
    found = gist(line)
    assert (found.positive, found.strength) == (positive, strength)


@pytest.mark.parametrize(
    ("line", "own", "positive", "strength"),
    [
        ("Orsola Venn: (the ferry) sank* off Orrin", None, True, 3),
        ("Orsola Venn: (the ferry) sank* off Orrin", "PS+", True, 1),
        ("Orsola Venn?: (the ferry) sank* off Orrin", "CT+", True, 3),
        ("Orsola Venn: (the ferry) sank* off Orrin", "PR-", False, 2),
        ("(The ferry) sank* off Orrin", "Uu", True, 0),
    ],
)
def test_a_clause_that_was_weighed_apart(line: str, own: Certainty | None, positive: bool, strength: int) -> None:
    report = told("2031-05-01", "Pelorus", line)
    (clause,) = report.propositions
    (found,) = heard(replace(report, propositions=(replace(clause, certainty=own),)))
    assert (found.positive, found.strength) == (positive, strength)


def test_only_what_is_taken_back_withdraws() -> None:
    wrong, right = heard(
        told(
            "2031-05-01",
            "Pelorus",
            "An earlier version of this article said that // (the ferry) sank* off Orrin",
            "(The ferry) is afloat* off Orrin",
        )
    )
    assert (wrong.withdraws, right.withdraws) == (True, False)


def test_who_goes_back_on_a_word_recants() -> None:
    gone, kept = heard(
        told(
            "2031-05-01",
            "Pelorus",
            "Orsola Venn~: Orsola Venn no longer maintains that // (the ferry) sank* off Orrin",
            "Orsola Venn: (the ferry) is afloat* off Orrin",
        )
    )
    assert (gone.recants, kept.recants, gone.withdraws) == (True, False, False)


def test_order_and_origin() -> None:
    reports = [
        told(None, "Register", "(The ferry) sank* off Orrin"),
        told("2031-05-02", "Packet", "(The ferry) sank* off Orrin", "(A valve) failed* in the engine room"),
        told("2031-05-01T08:00:00+00:00", "Pelorus", "(The ferry) sank* off Orrin"),
    ]
    found = heard(*reports)
    told_by = [(one.origin.outlet, one.origin.day, one.key) for one in found]
    assert told_by == [
        ("Pelorus", "2031-05-01", "sank"),
        ("Packet", "2031-05-02", "sank"),
        ("Packet", "2031-05-02", "failed"),
        ("Register", None, "sank"),
    ]


def test_the_place_that_is_shown_holds_the_predicate() -> None:
    found = gist("(The ferry) sank* off Orrin")
    assert found.place.text == "The ferry sank off Orrin"
