"""Whose a quotation is behind a sentence about somebody, and where it is nobody's."""

from __future__ import annotations

import pytest

from reportedly.statements.attributions import with_silent
from reportedly.statements.syntax import Forest
from tests.trees import grown, held

QUOTED = "punct=“ nsubj=It held punct=. punct=”"
WORDS = "“It held.”"


def given(*written: str, read: tuple[tuple[str, str], ...] = (), behind: str = "") -> dict[str, list[str]]:
    """Who has what, where the reader had the sources and contents of *read*, and some words stand *behind*."""
    text, reading = grown(*written)
    text += behind
    told = with_silent(text, held(text, *read), Forest(reading.sentences))
    return {one.source[0].text: [span.text for span in one.content] for one in told.attributions}


@pytest.mark.parametrize(
    ("tree", "speaker"),
    [
        pytest.param("nsubj[det=The driver] laughs punct=.", "The driver", id="a person"),
        pytest.param("nsubj=She laughs punct=.", "She", id="a pronoun"),
        pytest.param("nsubj[Ada/PROPN flat=Voss] hits advmod=back punct=.", "Ada Voss", id="a name"),
    ],
)
def test_who_a_sentence_is_about_says_what_stands_behind_it(tree: str, speaker: str) -> None:
    assert given(tree, QUOTED) == {speaker: [WORDS]}


@pytest.mark.parametrize(
    ("written", "behind"),
    [
        pytest.param(["nsubj[det=The bridge] fell punct=.", QUOTED], "", id="no person"),
        pytest.param(["nsubj=They laugh punct=.", QUOTED], "", id="they"),
        pytest.param(["det=The driver punct=.", QUOTED], "", id="no verb"),
        pytest.param(["nsubj[det=The driver] laughs punct=.", QUOTED], ", said Asht.", id="a tagline"),
        pytest.param(["nsubj[det=The driver] laughs punct=.", QUOTED], " said Asht.", id="a tagline without a comma"),
        pytest.param([QUOTED], "", id="nothing before it"),
    ],
)
def test_it_is_nobodys(written: list[str], behind: str) -> None:
    assert given(*written, behind=behind) == {}


def test_who_has_it_in_its_own_paragraph_keeps_it() -> None:
    assert given("nsubj[det=The driver] laughs punct=.", QUOTED, read=(("The driver", WORDS),)) == {
        "The driver": [WORDS]
    }


def test_a_sentence_on_somebodys_word_is_about_nobody() -> None:
    read = (("The driver", "laughs"),)
    assert given("nsubj[det=The driver] laughs punct=.", QUOTED, read=read) == {"The driver": ["laughs"]}
