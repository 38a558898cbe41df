"""What the outlet says in its own voice, and what it does not."""

from __future__ import annotations

import pytest

from reportedly.records import Attribution
from reportedly.sentences import split
from reportedly.statements.attributions import narrated
from reportedly.statements.syntax import Forest
from tests.marking import unmark
from tests.trees import grown, span_of


@pytest.mark.parametrize(
    ("marked", "own"),
    [
        ("The ferry sank in forty metres of water.", ["The ferry sank in forty metres of water."]),
        ("{s1:She} {c1:said} {x1:the ferry sank}. Nobody else was aboard.", ["Nobody else was aboard."]),
        ("{s1:She} {c1:said} {x1:the ferry sank}.", []),
        ("In her first interview, {s1:she} {c1:said} {x1:the ferry sank}.", []),
        ("{s1:Venn}, who has run the port since 2019, {c1:said} {x1:the ferry sank}.", []),
        (
            "The release appears to lay to rest {c1:claims by} {s1:the army} {x1:that it had killed him}.",
            ["The release appears to lay to rest claims by the army"],
        ),
        (
            "{s1:He} {c1:said} {x1:the town had fallen}, but the group still has two of its bridges.",
            ["the group still has two of its bridges."],
        ),
        ("{s1:He} {c1:said} {x1:the town had fallen}, adding to the confusion of the day.", []),
        (
            "In the last few days, {s1:the army} has begun an assault on the town, {c1:hoping} {x1:to end the war}.",
            ["In the last few days, the army has begun an assault on the town"],
        ),
        ("After the fire, {s1:the line} {c1:said} {x1:it would answer}.", []),
        ("Background and history", []),
        ("“We burned her.”", []),
        ("Yes.", []),
        ("The bank is bust, and {s1:its owner} {c1:says} {x1:he is poor}.", ["The bank is bust"]),
        ("The bank is bust; {s1:its owner} {c1:says} {x1:he is poor}.", ["The bank is bust"]),
        ("She was never held, although {s1:a paper} {c1:had announced} {x1:it}.", ["She was never held"]),
        ("If the bank is bust, and {s1:its owner} {c1:says} {x1:he is poor}, who has it?", []),
        ("The bank is bust, {s1:its owner} {c1:says} {x1:in tears}.", []),
    ],
)
def test_own_voice(marked: str, own: list[str]) -> None:
    text, reading = unmark(marked)
    assert [span.text for span in narrated(text, split(text), reading.attributions, Forest(()))] == own


@pytest.mark.parametrize(
    ("tree", "own"),
    [
        ("nsubj=She resigned punct=.", ["She resigned."]),
        ("nsubj[nummod=Thirteen people] died punct=.", ["Thirteen people died."]),
        ("nsubj=He cop=is alive/ADJ punct=.", ["He is alive."]),
        ("nsubj=She resigned punct=!", []),
        ("nsubj=She resigned punct=?", []),
        ("advmod=More obl[case=on Monday/NOUN] punct=.", []),
        ("resigned punct=.", []),
    ],
)
def test_few_words_are_a_sentence_where_they_have_a_subject_and_say_so(tree: str, own: list[str]) -> None:
    text, reading = grown(tree)
    assert [span.text for span in narrated(text, split(text), (), Forest(reading.sentences))] == own


@pytest.mark.parametrize(
    ("tree", "own"),
    [
        (
            "nsubj[nummod=340 millions] aux=have vanished punct=, conj[cc=and nsubj=Voss says/VERB obj=so] punct=.",
            ["340 millions have vanished"],
        ),
        ("advmod=Angrily obl[case=at det=the gate] cc=and nsubj=Voss says/VERB obj=so punct=.", []),
    ],
)
def test_half_a_sentence_has_a_subject_by_its_tree(tree: str, own: list[str]) -> None:
    text, reading = grown(tree)
    said = Attribution(
        source=(span_of(text, "Voss"),), cue=(span_of(text, "says"),), content=(span_of(text, "so"),),
        confidence=0.9,
    )  # fmt: skip
    assert [span.text for span in narrated(text, split(text), (said,), Forest(reading.sentences))] == own
