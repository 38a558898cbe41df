"""Transcripts turn by turn: who says what behind which label, and which pages are none."""

from __future__ import annotations

import pytest

from reportedly.records import Attribution, Reading
from reportedly.statements.attributions import unlabelled, with_turns
from tests.trees import span_of

TRANSCRIPT = """\
[Presenter] The head of the mission has spoken in Sett, to our correspondent Rasmus Teller.

The dead

[Teller] The mission has verified nineteen deaths.

[Haust, in Corvan] Eight is too few. Among the nineteen I have no fighter.

They were rockets, says our engineer.

[Passage indistinct]

[Teller] Was the army warned?

[Haust] We sent the route to the General Staff. Linnea Haust has the receipt, if I may say so.

The interview was recorded on Tuesday.
"""
STUDIO = """\
METTE GRAUHL (studio): The President is said to be dead.

TILO BRANDIS, BORDER POST: We have one person. He was not in the room.

GRAUHL: Do we have a second source?

BRANDIS: No. We rang the palace eleven times.
"""


def spoken(text: str) -> list[tuple[str, str]]:
    """Who says which paragraphs, in the order of the text."""
    told = with_turns(text, Reading(attributions=())).attributions
    return [(one.source[0].text, span.text) for one in told for span in one.content]


def test_a_turn_is_its_speakers_through_its_paragraphs() -> None:
    assert spoken(TRANSCRIPT) == [
        ("Haust", "Eight is too few. Among the nineteen I have no fighter."),
        ("Haust", "They were rockets, says our engineer."),
        ("Haust", "We sent the route to the General Staff. Linnea Haust has the receipt, if I may say so."),
    ]


def test_labels_in_capitals() -> None:
    assert spoken(STUDIO) == [
        ("METTE GRAUHL", "The President is said to be dead."),
        ("TILO BRANDIS", "We have one person. He was not in the room."),
        ("BRANDIS", "No. We rang the palace eleven times."),
    ]


def test_labels_as_names_are_written() -> None:
    text = (
        "Ms Grange: The gate was shut.\n\nThe Foreign Secretary: We had no key.\n\nMs Grange: Who had one?\n\n"
        "The Foreign Secretary: The mayor did, I am told."
    )
    assert spoken(text) == [
        ("Ms Grange", "The gate was shut."),
        ("The Foreign Secretary", "We had no key."),
        ("The Foreign Secretary", "The mayor did, I am told."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Price Drop: Nine crowns.\n\nBuild Stage: A mill.\n\nPrice Drop: Ten.\n\nBuild Stage: A sale.",
            id="a listing of two words",
        ),
        pytest.param(
            "Price: Nine crowns.\n\nPlace: The old mill.\n\nPrice: Ten crowns.\n\nPlace: The new mill.", id="a listing"
        ),
        pytest.param(
            "[Haust] It came from there.\n\n[Haust] I say the direction.\n\n[Haust] No more.", id="one speaker"
        ),
        pytest.param("[Haust] It came from there.\n\n[Teller] From where?", id="two turns"),
        pytest.param("WHO: The mission.\n\nWHAT: A report.\n\nWHEN: Tuesday.\n\nWHERE: In Sett.", id="an invitation"),
        pytest.param(
            "UPDATE: It sank.\n\nUPDATE: It burns.\n\nNOTE: Times are local.\n\nNOTE: Corrected.", id="updates"
        ),
        pytest.param("SETT: It rained.\n\nHALSE: It snowed.\n\nGREN: It was dry.", id="labels that name nobody"),
        pytest.param("[1] A report.\n\n[2] A letter.\n\n[3] A map.", id="notes"),
    ],
)
def test_no_transcript(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        pytest.param("Text of report by Corvany television KRT on 24 September", "Corvany television KRT", id="report"),
        pytest.param("Transcript of an interview with Linnea Haust, the ambassador", "Linnea Haust", id="interview"),
        pytest.param("The report by Corvany television was late", None, id="a sentence"),
    ],
)
def test_a_report_that_is_printed_whole_is_in_its_stations_mouth(head: str, whose: str | None) -> None:
    told = spoken(f"{head}\n\n{TRANSCRIPT}")
    said = [words for who, words in told if who == whose]
    assert bool(said) == (whose is not None)
    assert all("The dead" not in words for words in said)


def test_what_the_reader_made_of_a_label_goes() -> None:
    who, said = span_of(STUDIO, "TILO BRANDIS"), span_of(STUDIO, "We have one person")
    read = Attribution(source=(who,), cue=(span_of(STUDIO, "BORDER POST"),), content=(said,), confidence=0.9)
    told = with_turns(STUDIO, Reading(attributions=(read,))).attributions
    assert [span.text for one in told for span in one.content if "one person" in span.text] == [
        "We have one person. He was not in the room."
    ]


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("[Teller] The mission has verified nineteen deaths.", "The mission has verified nineteen deaths."),
        ("[Haust, in Corvan] Eight is too few.", "Eight is too few."),
        ("Among the nineteen I have no fighter.", "Among the nineteen I have no fighter."),
    ],
)
def test_a_label_is_no_part_of_its_sentence(sentence: str, bare: str) -> None:
    (told,) = unlabelled(TRANSCRIPT, [span_of(TRANSCRIPT, sentence)])
    assert told == span_of(TRANSCRIPT, bare)


def test_what_an_editor_put_in_stays() -> None:
    text = "[Which is] one of the reasons that they gave."
    assert unlabelled(text, [span_of(text, text)]) == (span_of(text, text),)
