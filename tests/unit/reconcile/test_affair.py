"""Whole affairs: reports in, a story with its claims out."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.affairs import Affair, Claim
from reportedly.reconcile import reconcile
from reportedly.records import Report
from tests.told_reports import sensed, told

TOLL = "({23 people}[23 dead]) died* in the fire on the ferry"
HIGHER = "({31 people}[31 dead]) died* in the fire on the ferry"


def claim(affair: Affair, words: str) -> Claim:
    """The claim of which some saying holds *words*."""
    (found,) = [one for one in affair.claims if any(words in saying.text for saying in one.says)]
    return found


def test_no_reports_are_no_story() -> None:
    with pytest.raises(ValueError, match="report"):
        reconcile([])


def test_an_article_that_says_nothing_is_a_story_without_claims() -> None:
    silent = Report(article=told("2031-05-01", "Pelorus", TOLL).article, entities=(), statements=())
    affair = reconcile([silent])
    assert (affair.claims, affair.copies, affair.story.articles) == ((), (), (silent.article.id,))


def test_what_two_outlets_say_word_for_word_is_one_claim() -> None:
    affair = reconcile(
        [
            told("2031-05-01", "Pelorus", f"Orsola Venn: {TOLL}", title="Fire on a ferry"),
            told("2031-05-03", "Packet", f"Tomas Kern: {TOLL}", title="The toll"),
        ]
    )
    (one,) = affair.claims
    assert [saying.text for saying in one.says] == ["23 people died in the fire on the ferry"] * 2
    assert [(root.name, len(root.statements)) for root in one.roots] == [("Orsola Venn", 1), ("Tomas Kern", 1)]
    assert [saying.root for saying in one.says] == [0, 1]
    assert (one.predicate, one.value, one.rivals) == ("die", "23 dead", ())
    assert [standing.status for standing in one.standings] == ["reported", "corroborated"]
    assert (affair.story.title, affair.story.first, affair.story.last) == (
        "Fire on a ferry", "2031-05-01", "2031-05-03"
    )  # fmt: skip


def test_two_tolls_are_rivals_with_the_words_of_both() -> None:
    reports = [
        told("2031-05-01", "Pelorus", f"Orsola Venn: {TOLL}"),
        told("2031-05-02", "Packet", f"Tomas Kern: {HIGHER}"),
    ]
    affair = reconcile(reports)
    one, other = claim(affair, "23"), claim(affair, "31")
    ((there,), (back,)) = one.rivals, other.rivals
    assert (there.claim, back.claim) == (other.id, one.id)
    assert there.because == back.because == "number"
    assert [span.text for span in there.spans] == [one.says[0].text, other.says[0].text]
    assert [standing.status for standing in one.standings] == ["reported", "overtaken"]
    assert [standing.status for standing in other.standings] == ["reported"]


def test_what_shares_its_words_is_no_rival() -> None:
    apart = told("2031-05-01", "Pelorus", TOLL, HIGHER)
    one, other = apart.propositions
    misread = replace(one, id="misread", quantities=other.quantities)
    assert [bool(found.rivals) for found in reconcile([apart]).claims] == [True, True]
    assert [bool(found.rivals) for found in reconcile([replace(apart, propositions=(one, misread))]).claims] == [
        False
    ] * 2


def test_a_denial_is_a_rival_of_what_it_denies() -> None:
    affair = reconcile(
        [
            sensed(told("2031-05-01", "Pelorus", "Orsola Venn: (Tomas Kern) resigned* from the ministry of works")),
            sensed(told("2031-05-01", "Packet", "(Tomas Kern) did not resign* from the ministry of works")),
        ]
    )
    one, other = affair.claims
    assert [rival.because for rival in (*one.rivals, *other.rivals)] == ["negation", "negation"]
    assert {standing.status for found in affair.claims for standing in found.standings} == {"disputed"}


def test_what_nobody_commits_to_disputes_nothing() -> None:
    affair = reconcile(
        [told("2031-05-01", "Pelorus", TOLL), told("2031-05-01", "Packet", f"Tomas Kern~: {HIGHER}")]
    )  # fmt: skip
    assert all(one.rivals == () for one in affair.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(Orsola Venn) resigned* from the harbour board", "(Orsola Venn) plays* the cello in a quartet"),
        ("(Orsola Venn) was born* in Orrin", "(Orsola Venn) did not read* the memo about the pump"),
        ("(Orsola Venn) died* in the fire", "(Tomas Kern) is alive* in a hospital"),
        ("({23 people}[23 dead]) died* in the fire", "({31 people}[31 injured]) were hurt* in the fire"),
    ],
)
def test_a_shared_name_makes_no_rivals(one: str, other: str) -> None:
    affair = reconcile([told("2031-05-01", "Pelorus", one), told("2031-05-02", "Packet", other)])
    assert all(found.rivals == () for found in affair.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(Orsola Venn) resigned* from the harbour board", "(Orsola Venn) plays* the cello in a quartet"),
        ("(Orsola Venn) died* in the fire", "(Tomas Kern) died* in the fire"),
        ("({23 people}[23 dead]) died* in the fire", "({31 people}[31 dead]) died* in the fire"),
        ("(Tomas Kern) resigned* from the board", "(Ilse Brandt) resigned* from the board"),
        ("({23 people}[23 dead]) died* in the fire", "({31 people}[31 injured]) were hurt* in the fire"),
        ("(Orsola Venn) bought* {40 goats}[40 goat]", "(Orsola Venn) sold* {12 boats}[12 boat]"),
    ],
)
def test_what_differs_is_two_claims(one: str, other: str) -> None:
    affair = reconcile([told("2031-05-01", "Pelorus", one), told("2031-05-02", "Packet", other)])
    assert len(affair.claims) == 2


def test_a_correction_withdraws_and_says_so() -> None:
    wrong = f"An earlier version of this article said that // {TOLL}"
    affair = reconcile([told("2031-05-01", "Pelorus", TOLL), told("2031-05-02", "Pelorus", wrong)])
    (one,) = affair.claims
    assert [standing.status for standing in one.standings] == ["unsourced", "withdrawn"]
    assert one.standings[-1].because == one.says[-1].statement


def test_an_aside_is_in_no_claim() -> None:
    report = told("2031-05-04", "Pelorus", "(The ferry) sank* off Orrin", "wearing* the hat of a keeper")
    first, second = report.propositions
    beside = replace(second, makes="phrase", statement=first.statement)
    (found,) = reconcile([replace(report, propositions=(first, beside))]).claims
    assert found.wording == "The ferry sank off Orrin."


CUT_OFF = "had worn* any hat of the keeper"


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        pytest.param([f"Orsola Venn: {CUT_OFF}"], 0, id="of which nobody knows who"),
        pytest.param([f"Orsola Venn: {CUT_OFF}", "(Tomas Kern) had worn* any hat of the keeper"], 1, id="said in full"),
        pytest.param([f"Packet: {CUT_OFF}", f"Pelorus: {CUT_OFF}"], 1, id="in a circle"),
    ],
)
def test_what_lacks_whom_it_is_said_of_is_no_claim_by_itself(lines: list[str], claims: int) -> None:
    outlets = ("Pelorus", "Packet")
    reports = [told(f"2031-05-0{day}", outlets[day - 1], line) for day, line in enumerate(lines, start=1)]
    affair = reconcile(reports)
    assert len(affair.claims) == claims
    assert affair.story.claims == tuple(claim.id for claim in affair.claims)


def test_copies_make_one_family() -> None:
    rest = (
        "(Fishing boats from three villages) reached* the burning hull before the navy did",
        "(The owners of the line) have refused to publish* the list of those who had bought tickets",
    )
    one, other = told("2031-05-01", "Pelorus", TOLL, *rest), told("2031-05-02", "Packet", TOLL, *rest)
    affair = reconcile([one, other])
    assert affair.story.families == (tuple(sorted((one.article.id, other.article.id))),)
    assert [(copy.article, copy.of, copy.share) for copy in affair.copies] == [(other.article.id, one.article.id, 1.0)]
    last = claim(affair, "23").standings[-1]
    assert (last.outlets, last.families) == (2, 1)


def test_a_circle_is_found() -> None:
    affair = reconcile(
        [told("2031-05-01", "Pelorus", f"Packet: {TOLL}"), told("2031-05-02", "Packet", f"Pelorus: {TOLL}")]
    )  # fmt: skip
    (circle,) = affair.story.circles
    assert (circle.claim, circle.outlets) == (affair.claims[0].id, ("Packet", "Pelorus"))


def test_undated_reports_count_for_no_day_but_are_there() -> None:
    affair = reconcile([told(None, "Pelorus", TOLL), told(None, "Packet", f"Orsola Venn: {TOLL}")])
    (one,) = affair.claims
    (now,) = one.standings
    assert (now.from_, now.status, now.outlets, len(one.says)) == ("", "reported", 2, 2)
    assert one.standing() == now
    assert one.standing("2031-05-02") is None
    assert (affair.story.first, affair.story.last) == (None, None)


def test_how_it_stood_on_a_day() -> None:
    (one,) = reconcile(
        [told("2031-05-02", "Pelorus", f"Orsola Venn: {TOLL}"), told("2031-05-05", "Packet", f"Tomas Kern: {TOLL}")]
    ).claims
    days = {day: one.standing(day) for day in ("2031-05-01", "2031-05-02", "2031-05-04", "2031-05-05", "2031-06-01")}
    assert [standing.status if standing else None for standing in days.values()] == [
        None, "reported", "reported", "corroborated", "corroborated"
    ]  # fmt: skip
    assert one.standing() == days["2031-06-01"]


def test_a_later_report_changes_no_id_and_an_earlier_one_the_id_of_what_it_says_first() -> None:
    now = reconcile([told("2031-05-03", "Pelorus", TOLL)])
    later = reconcile([told("2031-05-03", "Pelorus", TOLL), told("2031-05-04", "Packet", TOLL)])
    earlier = reconcile([told("2031-05-03", "Pelorus", TOLL), told("2031-05-02", "Packet", TOLL)])
    assert [len(affair.claims) for affair in (now, later, earlier)] == [1, 1, 1]
    assert now.claims[0].id == later.claims[0].id != earlier.claims[0].id


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [
        told("2031-05-01", "Pelorus", f"Orsola Venn: {TOLL}", "(the valve) failed* in the engine room"),
        told("2031-05-01", "Packet", f"Pelorus: {TOLL}", "Tomas Kern?: (the valve) did not fail* in the engine room"),
        told(None, "Register", HIGHER),
        told("2031-05-03", "Packet", f"officials: {HIGHER}"),
    ]
    affairs = [reconcile(order) for order in permutations(reports)]
    assert all(affair == affairs[0] for affair in affairs)
