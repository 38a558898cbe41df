"""Who has the word where a pronoun stands, and where that is left open."""

from __future__ import annotations

import pytest

from reportedly.records import Kind, Reading, cut
from reportedly.statements.entities import cast
from reportedly.statements.syntax import Forest
from tests.trees import grown
from tests.unit.statements.entities.staging import article, names

WORLD: dict[str, Kind] = {
    "Emil Garrod": "person",
    "Ada Voss": "person",
    "Oren Halvik": "person",
    "Tom Rusk": "person",
    "Coast Board": "organization",
    "Vell Navy": "organization",
    "Norrin": "publication",
}


def whose(*written: str, spoke: tuple[str, ...] = (), pronoun: str = "he", **fields: object) -> str | None:
    """Whom the last *pronoun* of the text stands for, after the sources *spoke* (each where it last stands)."""
    text, grew = grown(*written)
    reading = Reading(attributions=(), names=names(text, WORLD), sentences=grew.sentences)
    sentences = [cut(text, words[0].span.start, words[-1].span.end) for words in grew.sentences]
    at = next(word.span for words in reversed(grew.sentences) for word in reversed(words) if word.span.text == pronoun)
    sources = [cut(text, (start := text.rindex(words, 0, at.start)), start + len(words)) for words in spoke]
    last = cut(text, at.start, at.end)
    return (
        cast(article(text, **fields), sentences, [*sources, last], reading, Forest(reading.sentences))
        .speaker(last)
        .name
    )


SAID = "ccomp[nsubj[det=The gap] aux=was closed] punct=, nsubj[Emil flat=Garrod] said punct=."
FLAG = "nsubj[det=The flag] hung obl[case=at det=half mast] punct=."
LEFT = "ccomp[nsubj[nummod=Six boats] aux=were held] punct=, nsubj=he said punct=."
SHE = "ccomp[nsubj[nummod=Six boats] aux=were held] punct=, nsubj=she said punct=."
IT = "ccomp[nsubj[nummod=Six boats] aux=were held] punct=, nsubj=it said punct=."
THE_TWO = "nsubj[det=The Norrin/PROPN] met obj[det=the Coast flat=Board/PROPN] advcl[mark=as nsubj=it sank] punct=."
THEY = "ccomp[nsubj[nummod=Six boats] aux=were held] punct=, nsubj=they said punct=."


DOCTOR = "nsubj[det=The doctor] wept punct=."
MET = "nsubj[det=The doctor] met obj[Ada flat=Voss] punct=."


@pytest.mark.parametrize(
    ("trees", "spoke", "pronoun", "expected"),
    [
        pytest.param((SAID, DOCTOR, LEFT), ("Emil Garrod",), "he", "the doctor", id="not who spoke before that"),
        pytest.param((DOCTOR, SHE), (), "she", "the doctor", id="nobody spoke before"),
        pytest.param((DOCTOR, FLAG, SHE), (), "she", None, id="only of the sentence right before"),
        pytest.param((MET, SHE), (), "she", "Ada Voss", id="not beside another who may be meant"),
        pytest.param((FLAG, SHE), (), "she", None, id="a thing"),
        pytest.param(("nsubj[det=The doctors] wept punct=.", SHE), (), "she", None, id="several"),
        pytest.param(("nsubj[det=The priest] wept punct=.", IT), (), "it", None, id="no it"),
    ],
)
def test_whom_the_sentence_before_is_about(
    trees: tuple[str, ...], spoke: tuple[str, ...], pronoun: str, expected: str | None
) -> None:
    assert whose(*trees, spoke=spoke, pronoun=pronoun) == expected


@pytest.mark.parametrize(
    ("trees", "spoke", "pronoun", "expected"),
    [
        pytest.param((SAID, FLAG, FLAG, LEFT), ("Emil Garrod",), "he", "Emil Garrod", id="some sentences on"),
        pytest.param(
            (SAID, FLAG, "ccomp[nsubj[Oren flat=Halvik] aux=had left] punct=, nsubj=he said punct=."),
            ("Emil Garrod",),
            "he",
            "Emil Garrod",
            id="not whom he speaks of",
        ),
        pytest.param(
            ("ccomp[nsubj=It burned] punct=, nsubj[det=an insider] said punct=.", FLAG, FLAG, LEFT),
            ("an insider",),
            "he",
            "an insider",
            id="one without a name",
        ),
        pytest.param(
            ("nsubj[det=The captain] said ccomp[nsubj=it burned] punct=.", FLAG, FLAG, LEFT),
            ("The captain",),
            "he",
            "the captain",
            id="one whom only his office tells",
        ),
        pytest.param(
            (
                "ccomp[nsubj=It burned] punct=, nsubj[nmod=Mrs Ada flat=Voss] said punct=.",
                FLAG,
                "ccomp[nsubj=It sank] punct=, nsubj[nmod=Mr Emil flat=Garrod] said punct=.",
                FLAG,
                SHE,
            ),
            ("Mrs Ada Voss", "Mr Emil Garrod"),
            "she",
            "Ada Voss",
            id="past a man",
        ),
        pytest.param(
            (SAID, "nsubj=I put obj[det=the question] obl[case=to Oren flat=Halvik] punct=.", FLAG, LEFT),
            ("Emil Garrod",),
            "he",
            "Oren Halvik",
            id="whom the writer asked since",
        ),
        pytest.param(
            (
                "nsubj[det=The Coast flat=Board/PROPN] counted obj=kettles punct=.",
                "nsubj[Emil flat=Garrod] left punct=.",
                IT,
            ),
            (),
            "it",
            "Coast Board",
            id="a board past a man",
        ),
        pytest.param(
            ("nsubj[det=The municipality] took compound:prt=back obj[det=its notice] punct=.", IT),
            (),
            "it",
            "the municipality",
            id="a thing that is no source",
        ),
        pytest.param(
            ("nsubj[det=The auditors] looked obl[case=at det=the books] punct=.", FLAG, THEY),
            (),
            "they",
            "the auditors",
            id="several that are no source",
        ),
    ],
)
def test_who_has_the_word(trees: tuple[str, ...], spoke: tuple[str, ...], pronoun: str, expected: str) -> None:
    assert whose(*trees, spoke=spoke, pronoun=pronoun) == expected


@pytest.mark.parametrize(
    ("trees", "spoke", "pronoun"),
    [
        pytest.param((SAID, *[FLAG] * 6, LEFT), ("Emil Garrod",), "he", id="too far"),
        pytest.param(
            (SAID, "nsubj[det=The mayor] laughed punct=.", FLAG, LEFT),
            ("Emil Garrod",),
            "he",
            id="another person since",
        ),
        pytest.param(
            (SAID, "nsubj[det=A driller] told obj[det=his story] punct=.", FLAG, FLAG, LEFT),
            ("Emil Garrod",),
            "he",
            id="a new one whom no table knows",
        ),
        pytest.param(
            (SAID, FLAG, "nsubj[det=The Coast flat=Board/PROPN] counted obj=kettles punct=.", FLAG, SHE),
            ("The Coast Board",),
            "she",
            id="a board is no she",
        ),
        pytest.param(
            ("ccomp[nsubj=It burned] punct=, nsubj[det=a driller] said punct=.", FLAG, FLAG, LEFT),
            ("a driller",),
            "he",
            id="a speaker whom no table knows",
        ),
        pytest.param(
            (SAID, *[FLAG] * 4, "nsubj[det=The board] praised obj[det=his zeal] punct=."),
            ("Emil Garrod",),
            "his",
            id="his, and not by his account",
        ),
        pytest.param(
            (
                "ccomp[nsubj=It burned] punct=, nsubj[det=an insider] said punct=.",
                FLAG,
                "nsubj=he denied obj=it punct=.",
            ),
            ("an insider",),
            "he",
            id="what is told of another than an insider",
        ),
        pytest.param((FLAG, IT), (), "it", id="a thing that does not speak"),
        pytest.param((SAID, FLAG, IT), ("Emil Garrod",), "it", id="a man is no it"),
        pytest.param(
            (THE_TWO,),
            ("The Norrin",),
            "it",
            id="two in one sentence",
        ),
    ],
)
def test_what_is_left_open(trees: tuple[str, ...], spoke: tuple[str, ...], pronoun: str) -> None:
    assert whose(*trees, spoke=spoke, pronoun=pronoun) is None


def test_the_outlet_does_not_have_the_word() -> None:
    trees = ("nsubj[det=The Norrin/PROPN] counted obj=kettles punct=.", FLAG, FLAG, IT)
    assert whose(*trees, spoke=("The Norrin",), pronoun="it", outlet="The Dart") == "Norrin"
    assert whose(*trees, spoke=("The Norrin",), pronoun="it", outlet="Norrin") is None
