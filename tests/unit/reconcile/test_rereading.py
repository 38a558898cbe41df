"""A statement as people at the desk corrected it: whose word, on whose word, how surely; the rest stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.judgements import Chain, Commits, Content, Place, Speaker
from reportedly.reconcile import corrected, corrections, reconcile
from reportedly.reconcile.commitment import certainty, committed
from reportedly.records import Certainty, Report, Statement
from tests import invented, judged
from tests.told_reports import told

SANK = "(the ferry) sank* in the strait"


def chain_of(statement: Statement) -> list[tuple[str | None, Certainty]]:
    return [(link.name, link.certainty) for link in statement.chain]


def first(report: Report, *contents: Content) -> Statement:
    made = [judged.by(content, number) for number, content in enumerate(contents)]
    return corrected(report, made).statements[0]


def test_nothing_judged_is_nothing_changed() -> None:
    report = told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")
    assert corrected(report, ()) is report
    other = Speaker(statement=Place(article="article-other", start=0, end=3, text="The"), hop=0, name="Tomas Kern")
    assert corrected(report, [judged.by(other)]) is report


REPORT = told(
    "2031-05-01",
    "Pelorus",
    f"Packet > Orsola Venn?: {SANK}",
    f"{SANK} again",
    "Tomas Kern: (Brandt) left* <Orrin>",
)
FIRST, OWN, LEFT = (judged.stated(REPORT, number) for number in range(3))


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        pytest.param((), [("Packet", "CT+"), ("Orsola Venn", "PR+")], id="as it was read"),
        pytest.param(
            (Speaker(statement=FIRST, hop=1, name="Tomas Kern"),),
            [("Packet", "CT+"), ("Tomas Kern", "PR+")],
            id="another speaker",
        ),
        pytest.param(
            (Speaker(statement=FIRST, hop=0, name="Register"),),
            [("Register", "CT+"), ("Orsola Venn", "PR+")],
            id="at another hop",
        ),
        pytest.param(
            (Speaker(statement=FIRST, hop=2, name="Register"),),
            [("Packet", "CT+"), ("Orsola Venn", "PR+")],
            id="at no hop",
        ),
        pytest.param(
            (Speaker(statement=FIRST, hop=1, name="Tomas Kern"), Speaker(statement=FIRST, hop=1, name="Ilse Brandt")),
            [("Packet", "CT+"), ("Ilse Brandt", "PR+")],
            id="the later counts",
        ),
        pytest.param((Chain(statement=FIRST, names=()),), [], id="the outlet's own voice"),
        pytest.param((Chain(statement=FIRST, names=("Orsola Venn",)),), [("Orsola Venn", "PR+")], id="a hop less"),
        pytest.param((Chain(statement=FIRST, names=("Packet",)),), [("Packet", "PR+")], id="the root is not the root"),
        pytest.param(
            (Chain(statement=FIRST, names=("Packet", "Orsola Venn", "Tomas Kern")),),
            [("Packet", "CT+"), ("Orsola Venn", "Uu"), ("Tomas Kern", "PR+")],
            id="a root behind the root",
        ),
        pytest.param(
            (Chain(statement=FIRST, names=("Register",)), Speaker(statement=FIRST, hop=1, name="Tomas Kern")),
            [("Register", "PR+")],
            id="a hop that the new chain has not",
        ),
        pytest.param(
            (Commits(statement=FIRST, hop=1, certainty="CT-"),),
            [("Packet", "CT+"), ("Orsola Venn", "CT-")],
            id="another certainty",
        ),
    ],
)
def test_the_chain_as_the_desk_has_it(contents: tuple[Content, ...], expected: list[tuple[str, Certainty]]) -> None:
    assert chain_of(first(REPORT, *contents)) == expected


@pytest.mark.parametrize(
    ("place", "number", "names", "mode", "own", "whole"),
    [
        pytest.param(FIRST, 0, (), "narrated", "PR+", "PR+", id="to the outlet's own voice"),
        pytest.param(OWN, 1, ("Orsola Venn",), "indirect", "Uu", "CT+", id="from the outlet's own voice"),
    ],
)
def test_what_is_given_is_given_as_surely_by_another(
    place: Place, number: int, names: tuple[str, ...], mode: str, own: Certainty, whole: Certainty
) -> None:
    one = corrected(REPORT, [judged.by(Chain(statement=place, names=names))]).statements[number]
    found = committed(one)
    assert (one.mode, one.certainty, certainty(found.strength, positive=found.positive)) == (mode, own, whole)


@pytest.mark.parametrize(
    ("contents", "own"),
    [
        pytest.param((), "PS+", id="as it was read"),
        pytest.param((Speaker(statement=FIRST, hop=1, name="Tomas Kern"),), "PS+", id="the word of another"),
        pytest.param((Commits(statement=FIRST, hop=0, certainty="PR+"),), "PS+", id="how sure somebody on the way is"),
        pytest.param((Commits(statement=FIRST, hop=1, certainty="CT-"),), None, id="how sure the end is"),
    ],
)
def test_what_the_desk_says_of_the_end_it_says_of_every_clause(
    contents: tuple[Content, ...], own: Certainty | None
) -> None:
    clause, *others = REPORT.propositions
    report = replace(REPORT, propositions=(replace(clause, certainty="PS+"), *others))
    made = [judged.by(content, number) for number, content in enumerate(contents)]
    found = corrected(report, made).propositions
    assert (found[0].certainty, found[1:]) == (own, tuple(others))


def test_a_name_that_stands_in_the_sentence_has_its_words_and_the_cue() -> None:
    report = invented.dam()
    held = judged.stated(report, 1)
    (link,) = corrected(report, [judged.by(Speaker(statement=held, hop=0, name="Mayor Brandt"))]).statements[1].chain
    assert link == report.statements[1].chain[0]
    failed = judged.stated(report, 0)
    link = corrected(report, [judged.by(Speaker(statement=failed, hop=1, name="Ilse Brandt"))]).statements[0].chain[1]
    assert (link.name, link.entity, link.kind) == ("Ilse Brandt", report.entities[2].id, "person")
    assert (link.source, link.cue) == (None, None)
    link = corrected(report, [judged.by(Speaker(statement=failed, hop=1, name="the agency"))]).statements[0].chain[1]
    assert (link.name, link.entity, link.kind) == ("the agency", None, "unnamed")
    assert link.source is not None
    assert (link.source.text, link.cue) == ("the agency", report.statements[0].chain[1].cue)


def test_words_in_what_is_said_name_nobody_who_says_it() -> None:
    (link,) = corrected(REPORT, [judged.by(Speaker(statement=LEFT, hop=0, name="Brandt"))]).statements[2].chain
    assert (link.name, link.source, link.cue) == ("Ilse Brandt", None, None)


def test_a_name_that_only_other_articles_have_is_known_by_the_story() -> None:
    here = told("2031-05-01", "Pelorus", f"Tomas Kern: {SANK}")
    there = told("2031-05-02", "Packet", f"Orsola Venn: {SANK}")
    affair = reconcile([here, there])
    made = [judged.by(Speaker(statement=judged.stated(here), hop=0, name="Orsola Venn"))]
    (link,) = corrected(here, made, affair.story.cast).statements[0].chain
    assert link.entity == there.entities[0].id
    (claim,) = reconcile([here, there], judgements=made).claims
    assert [(root.name, len(root.statements)) for root in claim.roots] == [("Orsola Venn", 2)]


def test_somebody_whom_no_article_names_is_one_root_wherever_the_desk_does() -> None:
    reports = [told("2031-05-01", "Pelorus", f"Tomas Kern: {SANK}"), told("2031-05-02", "Packet", f"officials: {SANK}")]
    made = [
        judged.by(Speaker(statement=judged.stated(one), hop=0, name="Ada Lind"), n) for n, one in enumerate(reports)
    ]
    (claim,) = reconcile(reports, judgements=made).claims
    assert [(root.entity, root.name, len(root.statements)) for root in claim.roots] == [(None, "Ada Lind", 2)]
    assert claim.standings[-1].status == "reported"


def test_a_hedge_that_the_desk_reads_no_hedge_weakens_nothing() -> None:
    report = invented.dam()
    held = judged.stated(report, 1)
    hedged, flat = (
        corrected(report, made).statements[1]
        for made in ((), [judged.by(Commits(statement=held, hop=None, certainty="CT+"))])
    )
    assert [committed(one).strength for one in (hedged, flat)] == [2, 3]


@pytest.mark.parametrize(
    ("hop", "value", "whole"),
    [
        (None, "PR+", "PR+"),
        (None, "PS+", "PS+"),
        (None, "Uu", "CT+"),
        (0, "PS-", "PS+"),
        (1, "PR+", "PR+"),
        (1, "Uu", "Uu"),
    ],
)
def test_nothing_is_surer_than_the_desk_says_somebody_on_the_way_gives_it_for(
    hop: int | None, value: Certainty, whole: Certainty
) -> None:
    report = told("2031-05-01", "Pelorus", f"Packet > Orsola Venn: {SANK}")
    made = [judged.by(Commits(statement=judged.stated(report), hop=hop, certainty=value))]
    (claim,) = reconcile([report], judgements=made).claims
    assert claim.says[0].certainty == whole


def test_who_corrected_what_is_told_and_the_reading_is_left_alone() -> None:
    before = replace(REPORT)
    made = [
        judged.by(Speaker(statement=FIRST, hop=1, name="Tomas Kern"), 1, why="misread"),
        judged.by(Commits(statement=FIRST, hop=7, certainty="Uu"), 2),
        judged.by(Commits(statement=FIRST, hop=None, certainty="PR+"), 3, who="Jon"),
    ]
    (one,) = corrections([REPORT], made[::-1])
    assert [(signed.part, signed.who, signed.why, signed.statement) for signed in one.signed] == [
        ("speaker", "Ines", "misread", REPORT.statements[0].id),
        ("certainty", "Jon", "", REPORT.statements[0].id),
    ]
    assert [link.name for link in one.chain] == ["Packet", "Tomas Kern"]
    assert before == REPORT
