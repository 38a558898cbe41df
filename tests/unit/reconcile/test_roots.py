"""Statements in several articles, and which rest on one root."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconcile.roots import Ground
from reportedly.records import Report, Role, Span
from tests.told_reports import entity, heard, told

SANK = "(the ferry) sank* off Orrin"
REST = (
    "(Fishing boats from three villages) reached* the burning hull before the navy did",
    "(The owners of the line) have refused to publish* the list of those who had bought tickets",
    "(Divers from the naval school) go* down again on Thursday if the swell allows it",
)


def grounds(*reports: Report) -> list[Ground | None]:
    """What the first statement of each report rests on."""
    found = {gist.statement.id: gist.ground for gist in heard(*reports)}
    return [found[report.statements[0].id] for report in reports]


def is_one(one: Report, other: Report) -> bool:
    """Whether the first statements of two reports rest on one root; each rests on somebody."""
    first, second = grounds(one, other)
    assert first is not None
    assert second is not None
    return first.key == second.key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Orsola Venn", "Orsola Venn", True, id="a name"),
        pytest.param("Orsola Venn", "Tomas Kern", False, id="two names"),
        pytest.param("Pelorus > Orsola Venn", "Orsola Venn", True, id="by way of an outlet"),
        pytest.param("Orsola Venn > Tomas Kern", "Orsola Venn", False, id="the end of the chain, not its start"),
        pytest.param("officials", "officials", False, id="unnamed people of two outlets"),
        pytest.param("Lorvane Coast Guard", "Lorvane Coast Guard", True, id="an organization"),
    ],
)
def test_across_articles(one: str, other: str, same: bool) -> None:
    assert (
        is_one(told("2031-05-01", "Pelorus", f"{one}: {SANK}"), told("2031-05-02", "Packet", f"{other}: {SANK}"))
        == same
    )


def test_the_outlets_own_voice_is_no_root() -> None:
    assert grounds(told("2031-05-01", "Pelorus", SANK)) == [None]


@pytest.mark.parametrize(
    ("outlet", "source", "own"),
    [
        pytest.param("Lorvane Coast Guard", "Lorvane Coast Guard", True, id="a body's notice"),
        pytest.param("Lorvane Coast Guard of Telmar", "Lorvane Coast Guard", True, id="with what it is of"),
        pytest.param("Lorvane Coast Guard", "Telmar Line", False, id="on another's word"),
        pytest.param("Register", "Register", False, id="a paper"),
    ],
)
def test_a_body_that_speaks_in_its_own_notice_is_the_root_of_all_of_it(outlet: str, source: str, own: bool) -> None:
    bare, _ = told("2031-05-01", outlet, SANK, f"{source}: (boats) are* on their way"), None
    (ground,) = grounds(bare)
    assert (ground is not None and ground.name == source) == own


def test_a_notice_and_a_report_of_it_are_one_root() -> None:
    notice = told("2031-05-01", "Lorvane Coast Guard", SANK, "Lorvane Coast Guard: (boats) are* on their way")
    assert is_one(notice, told("2031-05-02", "Packet", f"Lorvane Coast Guard: {SANK}"))


def test_a_hop_that_names_nobody_is_no_root() -> None:
    report = told("2031-05-01", "Pelorus", f"officials: {SANK}")
    (statement,) = report.statements
    silent = replace(statement, chain=(replace(statement.chain[0], source=None, entity=None, name=None),))
    assert grounds(replace(report, statements=(silent,))) == [None]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("officials", "officials", True),
        ("two officials", "the officials", True),
        ("officials with knowledge of the inquiry", "the officials", True),
        ("officials", "witnesses", False),
    ],
)
def test_unnamed_people_of_one_family_are_told_apart_by_the_noun(one: str, other: str, same: bool) -> None:
    assert (
        is_one(
            told("2031-05-01", "Pelorus", f"{one}: {SANK}", *REST),
            told("2031-05-02", "Packet", f"{other}: {SANK}", *REST),
        )
        == same
    )


def test_an_outlet_is_known_by_the_end_of_its_name() -> None:
    assert is_one(
        told("2031-05-01", "Lorvane Packet", f"officials: {SANK}"),
        told("2031-05-02", "Register", f"Packet > officials: {SANK}"),
    )


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("the memo", True),
        ("a leaked memo", True),
        ("a copy of the memo", True),
        ("an invoice seen by us", True),
        ("a statement", False),
    ],
)
def test_documents_of_which_an_affair_has_one(words: str, same: bool) -> None:
    assert (
        is_one(told("2031-05-01", "Pelorus", f"{words}: {SANK}"), told("2031-05-02", "Packet", f"{words}: {SANK}"))
        == same
    )


@pytest.mark.parametrize(
    ("outlet", "noun", "same"),
    [
        pytest.param("Pelorus", "officials", True, id="the same outlet"),
        pytest.param("Pelorus", "witnesses", False, id="others whom it heard"),
        pytest.param("Register", "officials", False, id="another outlet"),
    ],
)
def test_whom_an_outlet_hears_from_article_to_article(outlet: str, noun: str, same: bool) -> None:
    assert (
        is_one(
            told("2031-05-01", "Pelorus", f"officials: {SANK}"),
            told("2031-05-09", outlet, f"{noun}: {SANK}", *REST),
        )
        == same
    )


def test_whom_a_copy_adds_it_heard_itself() -> None:
    first, copy, later = (
        told("2031-05-01", "Pelorus", f"officials: {SANK}", *REST),
        told("2031-05-02", "Packet", f"a diver: {SANK}", *REST),
        told("2031-05-09", "Packet", f"a diver: {SANK}"),
    )
    _, one, other = (ground.key for ground in grounds(first, copy, later) if ground is not None)
    assert one == other


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("the harbour master, Tomas Kern", True),
        ("the harbour master Tomas Kern", True),
        ("harbour master Tomas Kern", True),
        ("the adjutant of Tomas Kern", False),
    ],
)
def test_a_name_that_closes_a_description(words: str, same: bool) -> None:
    assert (
        is_one(told("2031-05-01", "Pelorus", f"Tomas Kern: {SANK}"), told("2031-05-02", "Packet", f"{words}: {SANK}"))
        == same
    )


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param("a Telmar Line spokesman", True, id="a spokesman"),
        pytest.param("a Telmar Line official", False, id="an official speaks for himself"),
        pytest.param("a Telmar Line captain", False, id="somebody of it"),
    ],
)
def test_who_has_no_name_and_speaks_for_a_body(words: str, same: bool) -> None:
    line = told("2031-05-01", "Pelorus", f"Telmar Line: {SANK}")
    assert is_one(line, told("2031-05-02", "Packet", f"{words}: {SANK}")) == same


def test_a_police_chief_is_the_police() -> None:
    chief = told("2031-05-01", "Pelorus", f"Police chief Tomas Kern said nothing. // {SANK}")
    said = told("2031-05-02", "Packet", f"Tomas Kern: {SANK}")
    force = told("2031-05-03", "Register", f"police: {SANK}")
    police = replace(force, entities=tuple(replace(one, kind="organization") for one in force.entities))
    spoken = replace(
        police,
        statements=tuple(
            replace(one, chain=tuple(replace(link, kind="organization") for link in one.chain))
            for one in police.statements
        ),
    )
    _, first, second = grounds(chief, said, spoken)
    assert first is not None
    assert second is not None
    assert first.key == second.key


def test_a_spokesman_is_whom_he_speaks_for() -> None:
    report = told("2031-05-01", "Pelorus", f"Ilse Brandt: {SANK}", "(Telmar Line) owns* the burnt ferry")
    line = entity(report.article, "Telmar Line")
    role = Role(role="spokeswoman", of=line.id, span=Span(start=0, end=1, text="I"))
    speaker = entity(report.article, "Ilse Brandt", roles=[role])
    (found,) = grounds(replace(report, entities=(line, speaker)))
    assert found == Ground(key=f"figure:{line.id}", name="Telmar Line", figure=line.id)
