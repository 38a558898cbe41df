"""Whom a pronoun takes up from the sentences before it, and where that is left open."""

from __future__ import annotations

import pytest

from reportedly.records import Kind, Reading, Span, cut
from reportedly.statements.entities import cast
from reportedly.statements.syntax import Forest
from tests.trees import grown
from tests.unit.statements.entities.staging import article, names

WORLD: dict[str, Kind] = {
    "Emil Garrod": "person",
    "Ada Voss": "person",
    "Oren Halvik": "person",
    "Coast Board": "organization",
    "Vell Navy": "organization",
}

WITHDREW = "nsubj[Emil flat=Garrod] withdrew obj[det=two/NUM statements] punct=."
HE_SAID = "ccomp[nsubj[Ada flat=Voss] left] punct=, nsubj=he said punct=."


def taken_up(*written: str, pronoun: str = "he", **fields: object) -> str | None:
    """Whom the last *pronoun* of the text stands for."""
    text, grew = grown(*written)
    reading = Reading(attributions=(), names=names(text, WORLD), sentences=grew.sentences)
    sentences = [cut(text, words[0].span.start, words[-1].span.end) for words in grew.sentences]
    at = next(word.span for words in reversed(grew.sentences) for word in reversed(words) if word.span.text == pronoun)
    source = Span(start=at.start, end=at.end, text=at.text)
    return cast(article(text, **fields), sentences, [source], reading, Forest(reading.sentences)).speaker(source).name


@pytest.mark.parametrize(
    ("trees", "pronoun", "expected"),
    [
        pytest.param((WITHDREW, HE_SAID), "he", "Emil Garrod", id="the subject before"),
        pytest.param(
            (
                "nsubj[det=The spokesman punct=, appos[Emil flat=Garrod]] spoke punct=.",
                "punct=“ ccomp[nsubj=I left] punct=, punct=” nsubj=he said punct=.",
            ),
            "he",
            "Emil Garrod",
            id="by its apposition",
        ),
        pytest.param(
            (
                (
                    "nsubj[Emil flat=Garrod punct=, appos[spokesman nmod[case=for Oren flat=Halvik]] punct=,] "
                    "withdrew obj=statements punct=."
                ),
                HE_SAID,
            ),
            "he",
            "Emil Garrod",
            id="another within its phrase",
        ),
        pytest.param(
            (
                "nsubj[det=The Coast flat=Board/PROPN] counted obj=kettles punct=.",
                "ccomp[nsubj[det=The count] rose] punct=, nsubj=it said punct=.",
            ),
            "it",
            "Coast Board",
            id="an organization",
        ),
        pytest.param(
            (WITHDREW, "nsubj=Dinner/NOUN was obj[amod=late meal] punct=.", HE_SAID),
            "he",
            "Emil Garrod",
            id="past a sentence about a thing",
        ),
    ],
)
def test_whom_it_takes_up(trees: tuple[str, ...], pronoun: str, expected: str) -> None:
    assert taken_up(*trees, pronoun=pronoun) == expected


@pytest.mark.parametrize(
    ("trees", "pronoun"),
    [
        pytest.param(
            ("nsubj[Emil flat=Garrod] met obj[Oren flat=Halvik] punct=.", HE_SAID), "he", id="another in its sentence"
        ),
        pytest.param(
            (
                "nsubj[det=The Coast flat=Board/PROPN] met obj[det=the Vell flat=Navy] punct=.",
                HE_SAID.replace("he", "it"),
            ),
            "it",
            id="another organization",
        ),
        pytest.param(
            ("nsubj[det=The Coast flat=Board/PROPN] met punct=.", "ccomp[nsubj=It fell] punct=, nsubj=he said punct=."),
            "he",
            id="of another kind",
        ),
        pytest.param(
            (WITHDREW, "nsubj[Ada flat=Voss] saw obj[Oren flat=Halvik] punct=.", HE_SAID), "he", id="others since"
        ),
    ],
)
def test_what_is_left_open(trees: tuple[str, ...], pronoun: str) -> None:
    assert taken_up(*trees, pronoun=pronoun) is None


def test_the_outlet_is_no_person() -> None:
    told = "nsubj[Emil flat=Garrod] told obj[Corran flat=Wire] obj=it punct=."
    assert taken_up(told, HE_SAID, outlet="Corran Wire") == "Emil Garrod"
