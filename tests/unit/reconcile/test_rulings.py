"""The desk's word on claims: one or two, rivals or none, and what people make of them."""

from __future__ import annotations

import pytest

from reportedly.affairs import Affair
from reportedly.judgements import (
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    Judgement,
    NoRivals,
    Place,
    Rivals,
    Same,
    Speaker,
)
from reportedly.reconcile import corrections, reconcile, trouble
from reportedly.records import Report
from tests import judged
from tests.told_reports import sensed, told

SANK, LEFT = "(the ferry) sank* in the strait", "(the crew) left* in {two boats}[2 boat]"
TOLL, HIGHER = "({23 people}[23 dead]) died* in the fire", "({31 people}[31 dead]) died* in the fire"
REPORTS = [
    sensed(one)
    for one in (
        told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}", f"Tomas Kern: {TOLL}"),
        told("2031-05-02", "Packet", f"Tomas Kern: {SANK}", f"Orsola Venn: {HIGHER}"),
        told("2031-05-03", "Register", f"Ilse Brandt: {LEFT}", f"Ilse Brandt: {SANK}"),
    )
]
MACHINE = reconcile(REPORTS)


def place(words: str, number: int = 0) -> Place:
    return judged.said(MACHINE, words, number)


def affair(*contents: Content) -> Affair:
    made = [judged.by(content, number) for number, content in enumerate(contents)]
    return reconcile(REPORTS[::-1], judgements=made[::-1])


def groups(told: Affair) -> list[list[str]]:
    """The words of every claim, with the outlets in the order of publication."""
    outlet = {report.article.id: report.article.outlet for report in REPORTS}
    return [[f"{outlet[one.article]}: {one.text.split()[1]}" for one in claim.says] for claim in told.claims]


FERRY = ["Pelorus: ferry", "Packet: ferry", "Register: ferry"]
TOLLS = [["Pelorus: people"], ["Packet: people"]]
CREW = ["Register: crew"]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        pytest.param((), [FERRY, TOLLS[0], TOLLS[1], CREW], id="as the machine has it"),
        pytest.param(
            (Same(one=place("ferry"), other=place("crew")),),
            [[*FERRY[:2], "Register: crew", FERRY[2]], *TOLLS],
            id="two are one",
        ),
        pytest.param(
            (Same(one=place("31"), other=place("23")),),
            [FERRY, ["Pelorus: people", "Packet: people"], CREW],
            id="whatever conflict the machine saw",
        ),
        pytest.param(
            (Apart(one=place("ferry"), other=place("ferry", 2)),),
            [FERRY[:2], *TOLLS, CREW, FERRY[2:]],
            id="one is two, and what is like both stays with the first",
        ),
        pytest.param(
            (Apart(one=place("crew"), other=place("ferry")),), [FERRY, *TOLLS, CREW], id="two that are two already"
        ),
        pytest.param(
            (Same(one=place("ferry"), other=place("crew")), Apart(one=place("ferry"), other=place("crew"))),
            [FERRY, *TOLLS, CREW],
            id="the later counts",
        ),
        pytest.param(
            (Apart(one=place("ferry"), other=place("crew")), Same(one=place("ferry"), other=place("crew"))),
            [[*FERRY[:2], "Register: crew", FERRY[2]], *TOLLS],
            id="and the other way round",
        ),
        pytest.param(
            (
                Same(one=place("ferry"), other=place("crew")),
                Same(one=place("crew"), other=place("23")),
                Apart(one=place("ferry", 1), other=place("23")),
            ),
            [[*FERRY[:2], "Register: crew", FERRY[2]], *TOLLS],
            id="what was joined by two and parted by one goes with what it is like",
        ),
        pytest.param(
            (Same(one=place("ferry"), other=Place(article="article-other", start=0, end=2, text="it")),),
            [FERRY, *TOLLS, CREW],
            id="a place that is not here",
        ),
    ],
)
def test_which_sayings_are_one_claim(contents: tuple[Content, ...], expected: list[list[str]]) -> None:
    assert sorted(groups(affair(*contents))) == sorted(expected)


def rivals(told: Affair) -> dict[str, list[tuple[str, str]]]:
    called = {claim.id: claim.says[0].text.split()[0] for claim in told.claims}
    return {
        called[claim.id]: [(called[rival.claim], rival.because) for rival in claim.rivals]
        for claim in told.claims
        if claim.rivals
    }


NUMBERS = {"23": [("31", "number")], "31": [("23", "number")]}


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        pytest.param((), NUMBERS, id="as the machine has it"),
        pytest.param((NoRivals(one=place("31"), other=place("23")),), {}, id="they can both hold"),
        pytest.param(
            (Rivals(one=place("31"), other=place("23"), because="other"),),
            {"23": [("31", "other")], "31": [("23", "other")]},
            id="for another reason",
        ),
        pytest.param(
            (Rivals(one=place("ferry", 1), other=place("crew"), because="state"),),
            {**NUMBERS, "the": [("the", "state")]},
            id="a rival that the machine did not see",
        ),
        pytest.param(
            (
                NoRivals(one=place("31"), other=place("23")),
                Rivals(one=place("23"), other=place("31"), because="number"),
            ),
            NUMBERS,
            id="the later counts",
        ),
        pytest.param(
            (Rivals(one=place("ferry"), other=place("ferry", 1), because="time"),), NUMBERS, id="of one claim"
        ),
    ],
)
def test_which_claims_are_rivals(contents: tuple[Content, ...], expected: dict[str, list[tuple[str, str]]]) -> None:
    assert rivals(affair(*contents)) == expected


def test_a_rival_by_the_desk_has_the_words_of_both_and_contests_them() -> None:
    told = affair(Rivals(one=place("crew"), other=place("ferry"), because="other"))
    one, other = (judged.saying(told, words)[0] for words in ("ferry", "crew"))
    assert one.rivals[0].spans == other.rivals[0].spans
    assert [span.text for span in one.rivals[0].spans] == ["the ferry sank in the strait", "the crew left in two boats"]
    assert [claim.standings[-1].status for claim in (one, other)] == ["disputed", "disputed"]


def test_an_assessment_is_of_the_claim_at_its_place_and_each_person_has_one() -> None:
    made = [
        judged.by(Assessment(claim=place("ferry"), source="C", note="at first"), 1),
        judged.by(Assessment(claim=place("ferry", 2), information=2, likelihood="likely"), 3, why="seen"),
        judged.by(Assessment(claim=place("ferry"), source="B"), 2, who="Jon"),
    ]
    told = reconcile(REPORTS, judgements=made)
    ferry, _ = judged.saying(told, "ferry")
    assert [(one.who, one.source, one.information, one.likelihood, one.note, one.why) for one in ferry.assessments] == [
        ("Jon", "B", None, None, "", ""),
        ("Ines", None, 2, "likely", "", "seen"),
    ]
    assert [claim.assessments for claim in told.claims if claim.id != ferry.id] == [(), (), ()]
    assert [claim.standings for claim in told.claims] == [claim.standings for claim in MACHINE.claims]


def test_a_claim_tells_what_of_it_is_the_desks() -> None:
    told = affair(
        NoRivals(one=place("31"), other=place("23")),
        Same(one=place("ferry"), other=place("crew")),
        Speaker(statement=judged.stated(REPORTS[1], 1), hop=0, name="Tomas Kern"),
        Apart(one=place("23"), other=place("31")),
    )
    found = {claim.says[0].text.split()[0]: claim for claim in told.claims}
    assert {words: [signed.part for signed in claim.corrected] for words, claim in found.items()} == {
        "the": ["same"],
        "23": ["no_rivals", "apart"],
        "31": ["no_rivals", "apart", "speaker"],
    }
    assert [signed.claim for signed in found["23"].corrected] == [found["31"].id] * 2
    assert [signed.statement for signed in found["31"].corrected] == [None, None, REPORTS[1].statements[1].id]


def told_trouble(judgement: Judgement, reports: list[Report]) -> str | None:
    affair = reconcile(reports, judgements=[judgement])
    by_id = {report.article.id: report for report in reports}
    return trouble(judgement, by_id, affair, corrections(reports, [judgement], affair.story.cast))


NOWHERE = Place(article=REPORTS[0].article.id, start=0, end=4, text="Nope")
NOTHING = Place(article=REPORTS[0].article.id, start=0, end=11, text="Orsola Venn")


@pytest.mark.parametrize(
    ("content", "reports", "expected"),
    [
        (Same(one=place("ferry"), other=place("crew")), REPORTS, None),
        (
            Same(one=place("ferry"), other=place("crew")),
            REPORTS[:2],
            "what it speaks of is not in one story of this desk",
        ),
        (Assessment(claim=NOWHERE, note="?"), REPORTS, "its words are no longer on the page"),
        (Assessment(claim=NOTHING, note="?"), REPORTS, "no claim is made at its words any more"),
        (Chain(statement=NOTHING, names=()), REPORTS, "no statement is read at its words any more"),
        (Chain(statement=judged.stated(REPORTS[0]), names=()), REPORTS, None),
        (
            Commits(statement=judged.stated(REPORTS[0]), hop=1, certainty="Uu"),
            REPORTS,
            "its statement has no such hop any more",
        ),
    ],
)
def test_why_a_judgement_has_no_effect(content: Content, reports: list[Report], expected: str | None) -> None:
    assert told_trouble(judged.by(content), reports) == expected
