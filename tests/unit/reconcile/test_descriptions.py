"""Who is meant by what describes somebody, and who speaks for whom."""

from __future__ import annotations

import pytest

from reportedly.reconcile.descriptions import Descriptions, described
from reportedly.reconcile.figures import cast_of
from reportedly.records import Report
from tests.told_reports import told

FERRY = "(the ferry) sank* off Orrin"


def report(words: str, day: str = "2031-05-01") -> Report:
    """A report with these words in it, whoever they are said by."""
    return told(day, "Pelorus", f"{words} // {FERRY}")


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


def test_a_noun_that_many_are_is_the_one_that_the_article_names() -> None:
    first, second = report("The Lorvane Coast Guard waited."), report("Nobody knew.", "2031-05-02")
    found, names = descriptions(first, second)
    bearer = found.bearer("the guard", "organization", first.article.id)
    assert bearer is not None
    assert names[bearer] == "Lorvane Coast Guard"
    assert found.bearer("the guard", "organization", second.article.id) is None


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        pytest.param("Ilse Brandt, the guard's spokeswoman, wept. Lorvane Coast Guard boats left.", True, id="speaks"),
        pytest.param("Ilse Brandt, who heads the coast guard, wept. Lorvane Coast Guard boats left.", True, id="heads"),
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
