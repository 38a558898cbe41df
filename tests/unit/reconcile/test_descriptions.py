"""Who is meant by what describes somebody, and who speaks for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconcile.descriptions import Descriptions, described
from reportedly.reconcile.figures import cast_of
from reportedly.records import Report
from tests.told_reports import entity, told

FERRY = "(the ferry) sank* off Orrin"


def report(words: str, day: str = "2031-05-01") -> Report:
    """A report with these words in it, whoever they are said by."""
    return told(day, "Pelorus", f"{words} // {FERRY}")


def told_by(number: int, source: str) -> Report:
    """A report, one of several, that has it from an organization without a name."""
    found = told(f"2031-05-{number:02}", f"Outlet {number}", f"{source}: {FERRY}")
    (statement,) = found.statements
    heard = replace(statement.chain[0], kind="organization", entity=None, name=None)
    return replace(found, statements=(replace(statement, chain=(heard,)),))


def descriptions(*reports: Report) -> tuple[Descriptions, dict[str, str]]:
    """What the reports say, and the names of their figures."""
    cast = cast_of(one for each in reports for one in each.entities)
    return described(reports, cast), {figure.id: figure.name for figure in cast.figures}


@pytest.mark.parametrize(
    ("said", "description", "meant"),
    [
        pytest.param("Tomas Kern, the harbour master, wept.", "the harbour master", "Tomas Kern", id="behind the name"),
        pytest.param("The harbour master, Tomas Kern, wept.", "the harbour master", "Tomas Kern", id="before it"),
        pytest.param(
            "It fell to harbour master Tomas Kern to weep.", "The harbour master", "Tomas Kern", id="as a title"
        ),
        pytest.param("Tomas Kern, the master of the harbour, wept.", "the harbour master", "Tomas Kern", id="of the"),
        pytest.param(
            "Tomas Kern, the returning officer, wept.", "the returning officer", "Tomas Kern", id="a word more"
        ),
        pytest.param("The Lorvane Coast Guard waited.", "the coast guard", "Lorvane Coast Guard", id="by its own name"),
        pytest.param(
            "It was The Lorvane Coast Guard.", "the coast guard", "Lorvane Coast Guard", id="by its name and an article"
        ),
        pytest.param("He said President Tomas Kern wept.", "Ukraine's president", "Tomas Kern", id="of a state"),
        pytest.param("He said President Tomas Kern wept.", "the rowing club's president", None, id="of a club"),
        pytest.param("Tomas Kern, the returning officer, wept.", "the officer", None, id="a noun that many are"),
        pytest.param("Tomas Kern, the harbour master, wept.", "a harbour master", None, id="brings somebody in"),
        pytest.param("Tomas Kern, the harbour master, wept.", "the night master", None, id="another one"),
        pytest.param("Tomas Kern, the harbour master, wept.", "the mayor", None, id="nobody said"),
        pytest.param("Tomas Kern, a man of the harbour, wept.", "the harbour man", None, id="anybody"),
        pytest.param(
            "The harbour master thanked Tomas Kern.", "the harbour master", None, id="somebody else beside him"
        ),
        pytest.param(
            "Tomas Kern, the harbour master, wept. Ilse Brandt, the harbour master since May, did not.",
            "the master",
            None,
            id="two",
        ),
    ],
)
def test_who_is_meant_in_another_report(said: str, description: str, meant: str | None) -> None:
    found, names = descriptions(report(said), other := report("Nobody knew.", "2031-05-02"))
    kind = "organization" if "guard" in description else "unnamed"
    bearer = found.bearer(description, kind, other.article.id)
    assert (names[bearer] if bearer else None) == meant


def test_a_noun_that_many_are_is_the_one_that_the_article_names_or_the_only_one() -> None:
    first, second = report("The Lorvane Coast Guard waited."), report("Nobody knew.", "2031-05-02")
    third = report("The Orrin Harbour Guard left.", "2031-05-03")
    other = entity(third.article, "Orrin Harbour Guard", "organization")
    third = replace(third, entities=(*third.entities, other))
    for reports, article, meant in [
        ((first, second), second, "Lorvane Coast Guard"),
        ((first, second, third), first, "Lorvane Coast Guard"),
        ((first, second, third), second, None),
    ]:
        found, names = descriptions(*reports)
        bearer = found.bearer("the guard", "organization", article.article.id)
        assert (names[bearer] if bearer else None) == meant


@pytest.mark.parametrize(
    ("sources", "one", "other", "same"),
    [
        pytest.param(["the laboratory at Sund"], "the laboratory", "the laboratory at Sund", True, id="the only one"),
        pytest.param(["the laboratory at Sund", "the police laboratory"], "the laboratory", "the police laboratory",
                     False, id="of two"),
        pytest.param(["the defence ministry"], "the defence ministry", "its defence ministry", True, id="whose it is"),
        pytest.param([], "the audit office", "the audit office", True, id="by the same words"),
        pytest.param([], "the audit office", "the audit office, which was not asked", True, id="and more"),
        pytest.param([], "the audit office", "the press office", False, id="by others"),
    ],
)  # fmt: skip
def test_an_organization_without_a_name(sources: list[str], one: str, other: str, same: bool) -> None:
    told = [told_by(number, source) for number, source in enumerate([*sources, one, other], start=1)]
    found, _ = descriptions(*told)
    assert (found.body(one) == found.body(other)) == same


@pytest.mark.parametrize(
    "words", ["the ministry", "her office", "their office", "a laboratory", "Lorvane Coast Guard", "two offices"]
)
def test_what_is_no_description_of_one_organization(words: str) -> None:
    found, _ = descriptions(told_by(1, "the interior ministry"), told_by(2, "the ministry of mines"), told_by(3, words))
    assert found.body(words) is None


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        pytest.param("Ilse Brandt, the guard's spokeswoman, wept. Lorvane Coast Guard boats left.", True, id="speaks"),
        pytest.param("Ilse Brandt, who heads the coast guard, wept. Lorvane Coast Guard boats left.", True, id="heads"),
        pytest.param(
            "Lorvane Guard Commissioner Ilse Brandt wept. Lorvane Coast Guard boats left.", True, id="a title"
        ),
        pytest.param(
            "Ports Director Ilse Brandt wept. Lorvane Coast Guard boats left.", False, id="of what is not named"
        ),
        pytest.param(
            "Ilse Brandt, a lawyer for the guard, wept. Lorvane Coast Guard boats left.", False, id="a lawyer"
        ),
        pytest.param(
            "Ilse Brandt, the line's spokeswoman, wept. Lorvane Coast Guard boats left.", False, id="another's"
        ),
    ],
)
def test_who_speaks_for_whom(said: str, behind: bool) -> None:
    found, names = descriptions(report(said))
    led = {names[one]: names[body] for one, body in found.behind.items()}
    assert led == ({"Ilse Brandt": "Lorvane Coast Guard"} if behind else {})


@pytest.mark.parametrize(
    ("words", "body"),
    [
        pytest.param("Civil protection", "canton civil protection service", id="all but what it is"),
        pytest.param("civil protection chiefs", "canton civil protection service", id="its chiefs"),
        pytest.param("protection", None, id="a word alone"),
        pytest.param("border protection", None, id="another one"),
    ],
)
def test_a_described_body_by_the_rest_of_its_words(words: str, body: str | None) -> None:
    told, _ = descriptions(told_by(1, "the canton's civil protection service"), told_by(2, "the weather service"))
    assert told.compound(words) == body
