"""Finds that are no attributions, sources cut short, contents linked to the wrong cue."""

from __future__ import annotations

import pytest

from reportedly.records import Reading
from reportedly.sentences import split
from reportedly.statements.attributions import mend
from tests.marking import unmark


def mended(marked: str, confidence: float = 0.9) -> Reading:
    text, reading = unmark(marked, confidence=confidence)
    return mend(text, split(text), reading)


@pytest.mark.parametrize(
    "marked",
    [
        "{x1:The speech} {c1:seems} {x1:to have been recorded lately}.",
        "The banner is that of the group {c1:also known as} {x1:the Lantern}.",
        "{x1:The declaration} {c1:was released} as the fighting went on.",
        "{x1:The authenticity of the tape} {c1:could not be confirmed}.",
        "{s1:Nobody in the capital} {c1:would say} {x1:that the man was Vasc}.",
        "{s1:No group} {c1:has claimed} {x1:responsibility for it}.",
        "{s1:Her statement} {c1:does not necessarily mean} {x1:that there will be an attack}.",
        "{s1:The silence} {c1:didn’t mean} {x1:that he was dead}.",
        "{x1:The talks} {c1:were released on} {s1:social media accounts}.",
    ],
)
def test_the_outlets_own_voice_is_no_attribution(marked: str) -> None:
    assert mended(marked).attributions == ()


@pytest.mark.parametrize(
    "marked",
    [
        "{x1:The commander} {c1:was reported} {x1:to have been killed}.",
        "There were {c1:claims} {x1:that he had been killed}.",
        "{x1:Investigators} {c1:are believed} {x1:to be looking at the pumps}.",
        "{s1:His letter} {c1:is taken to mean} {x1:that he will stay}.",
        "{s1:The board} {c1:released} {x1:its finding that the valve stuck}.",
    ],
)
def test_somebodys_word_is_one_even_without_a_name(marked: str) -> None:
    assert len(mended(marked).attributions) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:A man} {c1:purported} {x1:to be the rebel Vasc claimed the fire}.",
        "{s1:A woman} {c1:believed} {x1:to be the captain's sister spoke}.",
    ],
)
def test_who_somebody_may_be_is_nobodys_word(marked: str) -> None:
    assert mended(marked).attributions == ()


def test_what_somebody_is_believed_to_do_is() -> None:
    assert len(mended("{s1:The owner} {c1:believed} {x1:it to be safe}.").attributions) == 1


@pytest.mark.parametrize(("confidence", "kept"), [(0.95, 1), (0.5, 0)])
def test_it_speaks_only_when_the_reader_is_sure(confidence: float, kept: int) -> None:
    assert len(mended("{s1:It} {c1:references} {x1:the talks in the capital}.", confidence).attributions) == kept


@pytest.mark.parametrize(
    ("marked", "kept"), [("{s1:It} {c1:says} {x1:they left}.", 1), ("{s1:It} {c1:suggests} {x1:they left}.", 0)]
)
def test_what_says_speaks(marked: str, kept: int) -> None:
    assert len(mended(marked, 0.5).attributions) == kept


def test_content_of_another_sentence_is_a_wrong_link() -> None:
    found = mended("The town fell, if {x1:his message} is true. {s1:The Front} {c1:has not said} {x1:who holds it}.")
    assert [span.text for span in found.attributions[0].content] == ["who holds it"]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        pytest.param("We {c1:cannot say} {x1:whether he is right}. {s1:Ada Venn} left.", [], id="who comes next"),
        pytest.param("There were {c1:claims} {x1:that he fell}. {s1:Ada Venn} left.", [[]], id="nobody's is nobody's"),
        pytest.param("{x1:“It fell.”} {c1:Thus} it went. {s1:Ada Venn} wept.", [["Ada Venn"]], id="quoted"),
        pytest.param("{s1:Ada Venn} left. She {c1:said} {x1:that it fell}.", [["Ada Venn"]], id="who came before"),
    ],
)
def test_whoever_is_spoken_of_next_does_not_speak(marked: str, sources: list[list[str]]) -> None:
    assert [[span.text for span in one.source] for one in mended(marked).attributions] == sources


def test_quoted_content_of_another_sentence_stays() -> None:
    found = mended("{s1:She} {c1:said} {x1:it sank}. {x1:“It sank like a stone.”}")
    assert len(found.attributions[0].content) == 2


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1:Jory Venn, a motorman,} {c1:said} {x1:it sank}.", "Jory Venn, a motorman"),
        ("“It sank,” {c1:said} {s1:the voice that} a statement named.{x1: It sank}", "the voice"),
        (
            "{x1:It sank}, {c1:according to} {s1:a translation provided} by the Longwave Service, which listens.",
            "a translation provided by the Longwave Service",
        ),
        ("{x1:It sank}, the statement ascribed to {s1:Vasc} {c1:said}.", "the statement ascribed to Vasc"),
        ("A man purported to {s1:be the rebel Vasc} {c1:said} {x1:it sank}.", "A man purported to be the rebel Vasc"),
        ("A man believed to be {s1:the rebel Vasc} {c1:said} {x1:it sank}.", "A man believed to be the rebel Vasc"),
        ("{s1:The board} {c1:said} {x1:it sank}.", "The board"),
        ("{s1:Mr. Vale’s Oct. 11} {c1:announcement} {x1:that it sank} was false.", "Mr. Vale"),
        ("{s1:Her firm's Tuesday} {c1:claim} {x1:that it sank} was false.", "Her firm"),
        ("{s1:The navy’s May report} {c1:said} {x1:it sank}.", "The navy’s May report"),
        ("{s1:RIVAL FIRMS\n\nThe chairman} {c1:said} {x1:it sank}.", "The chairman"),
        ("{x1:It sank}, {c1:said} {s1:the chairman\n\nRIVAL FIRMS}.", "the chairman"),
    ],
)
def test_sources_are_made_whole(marked: str, source: str) -> None:
    assert [a.source[0].text for a in mended(marked).attributions] == [source]


def test_a_cue_outside_the_prose_is_none() -> None:
    text, reading = unmark("{s1:Northline} {c1:reports} {x1:from the quay}")
    assert mend(text, (), reading).attributions == ()


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        (
            "{s1:Vasc} {c1:gave a stern warning to} {x1:the nations around us}. {x1:“We promise that you will pay.”}",
            ["“We promise that you will pay.”"],
        ),
        ("{s1:Vasc} {c1:gave a stern warning to} {x1:the nations around us}.", ["the nations around us"]),
        ("{s1:Vasc} {c1:wants} {x1:to leave}, {x1:“now”}.", ["to leave", "“now”"]),
    ],
)
def test_whom_something_is_said_to_is_not_what_is_said(marked: str, said: list[str]) -> None:
    (found,) = mended(marked).attributions
    assert [span.text for span in found.content] == said


def test_whoever_was_told_is_no_source() -> None:
    (told,) = mended("{x1:Not on Monday}, as {s1:the nation was} {c1:told}.").attributions
    assert told.source == ()


def test_whoever_has_the_information_is_the_source() -> None:
    (told,) = mended(
        "{c1:According to} {s1:information available} to the General Staff, {x1:no more than eight died}."
    ).attributions
    assert [span.text for span in told.source] == ["the General Staff"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{s1:He} also {c1:threatened} {x1:Lorvane saying: we have not forgotten you}.", "we have not forgotten you"),
        ("{s1:She} {c1:said} {x1:Kern had left saying: never again}.", "Kern had left saying: never again"),
        ("{s1:She} {c1:threatened} {x1:to go on}.", "to go on"),
    ],
)
def test_whom_a_threat_is_turned_on_is_not_what_is_said(marked: str, expected: str) -> None:
    (attribution,) = mended(marked).attributions
    assert [span.text for span in attribution.content] == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{s1:He} {c1:threatened} {s2:Lorvane} {c2:saying:} {x2:we have not forgotten you}.", []),
        ("{s1:He} {c1:left}, {s2:Lorvane} {c2:saying:} {x2:we have not forgotten him}.", ["Lorvane"]),
    ],
)
def test_whom_a_threat_is_turned_on_says_nothing(marked: str, expected: list[str]) -> None:
    told = [one.source[0].text for one in mended(marked).attributions if one.source]
    assert [source for source in told if source != "He"] == expected
