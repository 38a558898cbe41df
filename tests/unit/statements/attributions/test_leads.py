"""Whose a quotation is behind whoever a sentence begins with and a colon, and where nobody is."""

from __future__ import annotations

import pytest

from reportedly.statements.attributions import with_leads
from reportedly.statements.syntax import Forest
from tests.trees import grown, held

QUOTED = "punct=: parataxis[punct=“ nsubj=It aux=will hold/VERB punct=. punct=”]"
WORDS = "“It will hold.”"
ASHT = "det=The spokesman/NOUN punct=, appos[Corin/PROPN flat=Asht/PROPN] punct=,"


def led(*written: str, read: tuple[tuple[str, str], ...] = ()) -> dict[str, list[str]]:
    """Who has what, where the reader had the sources and contents of *read*."""
    text, reading = grown(*written)
    told = with_leads(text, held(text, *read), Forest(reading.sentences))
    return {one.source[0].text: [span.text for span in one.content] for one in told.attributions}


@pytest.mark.parametrize(
    ("tree", "speaker"),
    [
        pytest.param(f"{ASHT} obl[case=to reporters/NOUN] {QUOTED}", "The spokesman, Corin Asht", id="to reporters"),
        pytest.param(f"Asht/PROPN obl[case=on television/NOUN] {QUOTED}", "Asht", id="on television"),
        pytest.param(
            f"Asht/PROPN punct=, obl[case=for det=the palace/NOUN] {QUOTED}", "Asht, for the palace", id="for"
        ),
        pytest.param(
            f"nummod=18.22 {ASHT} obl[case=to reporters/NOUN] {QUOTED}", "The spokesman, Corin Asht", id="when"
        ),
    ],
)
def test_whoever_a_sentence_begins_with_says_what_stands_behind_the_colon(tree: str, speaker: str) -> None:
    assert led(tree) == {speaker: [WORDS]}


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(f"Correction/NOUN {QUOTED}", id="a heading"),
        pytest.param(f"nsubj=Asht/PROPN wrote/VERB obl[case=to reporters/NOUN] {QUOTED}", id="a verb of its own"),
        pytest.param(f"det=The lines/NOUN punct=, obl[case=in short/ADJ] {QUOTED}", id="nobody"),
    ],
)
def test_nobody_speaks(tree: str) -> None:
    assert led(tree) == {}


def test_who_spoke_before_loses_the_quotation() -> None:
    told = led(f"{ASHT} obl[case=to reporters/NOUN] {QUOTED}", read=(("reporters", WORDS),))
    assert told == {"The spokesman, Corin Asht": [WORDS]}


def test_what_the_reader_has_of_the_same_stays() -> None:
    told = led(f"{ASHT} obl[case=to reporters/NOUN] {QUOTED}", read=(("Corin Asht", WORDS),))
    assert told == {"Corin Asht": [WORDS]}
