"""Set phrases that are hops, and the same words where they are none."""

from __future__ import annotations

import pytest

from reportedly.records import Reading
from reportedly.sentences import split
from reportedly.statements.attributions import with_formulas
from tests.marking import unmark


def added(marked: str) -> list[tuple[str, str, list[str]]]:
    text, reading = unmark(marked)
    found = with_formulas(text, split(text), reading).attributions
    new = [attribution for attribution in found if attribution not in reading.attributions]
    return [(a.source[0].text, a.cue[0].text, [span.text for span in a.content]) for a in new]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{s1:Officials} {c1:told} the agency {x1:that, by the captain's account, the valve had failed}.",
            [("the captain", "account", ["the valve had failed"])],
        ),
        (
            "{s1:She} {c1:said} {x1:the valve had failed, in the view of the board}.",
            [("the board", "in the view of", ["the valve had failed"])],
        ),
        (
            "{s1:She} {c1:said} {x1:the valve, according to the log, had failed twice}.",
            [("the log", "according to", ["the valve", "had failed twice"])],
        ),
        (
            "{s1:She} {c1:said} {x1:the valve had failed, by his account}.",
            [("his", "account", ["the valve had failed"])],
        ),
        (
            "He is on leave, if one believes Nordvik, and comes in on Fridays.",
            [("Nordvik", "if one believes", ["He is on leave", "and comes in on Fridays"])],
        ),
        (
            "The valve had failed, if the log is to be believed.",
            [("the log", "is to be believed", ["The valve had failed"])],
        ),
        (
            "{c1:According to} {s1:the board}, {x1:the sluice at Orlec}, which shields the town, gave way.",
            [("the board", "According to", ["the sluice at Orlec, which shields the town, gave way"])],
        ),
        ("{c1:According to} {s1:the board}, {x1:the sluice gave way}, and the town drowned.", []),
        ("It would be a scandal, if one believes in scandals at all.", []),
        ("The valve was old, if you ask me.", []),
        ("The valve had failed, if that is to be settled.", []),
        ("By the invoice the price was nine crowns.", [("the invoice", "By", ["the price was nine crowns"])]),
        ("By a receipt, nine people paid.", [("a receipt", "By", ["nine people paid"])]),
        ("By the invoice lay a pen and a seal.", []),
        ("By the testimony of the clerk, nine people died.", [("the clerk", "testimony", ["nine people died"])]),
        ("By her ledger too, nine people died.", [("her", "ledger", ["nine people died"])]),
        (
            "By Ms Farrow’s account the directors had known of it.",
            [("Ms Farrow", "account", ["the directors had known of it"])],
        ),
        (
            "By the ministry’s own count, nine people died.",
            [("the ministry", "count", ["nine people died"])],
        ),
        ("Nine were got out, by his book.", [("his", "book", ["Nine were got out"])]),
        (
            "Ten fell ill, by her office's list, and two died.",
            [("her office", "list", ["Ten fell ill", "and two died"])],
        ),
        ("It rang at two, in the board's view beyond doubt.", [("the board", "view", ["It rang at two"])]),
        ("It held a gram, by the report's annex 2.", [("the report", "annex", ["It held a gram"])]),
        (
            "By the account of the Rescue Service, nine people were saved.",
            [("the Rescue Service", "account", ["nine people were saved"])],
        ),
        ("By the indictment, his price was a florin.", [("the indictment", "By", ["his price was a florin"])]),
        ("In the draft of their report, it burned first.", [("the draft of their report", "In", ["it burned first"])]),
        (
            "Under its clause 7 the kiln is to be shut.",
            [("its clause 7", "Under", ["the kiln is to be shut"])],
        ),
        (
            "“{x1:It burned},” {s1:the speaker} {c1:says}, according to Longlight, which follows broadcasts.",
            [("Longlight", "according to", ["“It burned,” the speaker says"])],
        ),
        (
            "{s1:A man} {c1:claimed} {x1:the fire}, according to a translation by the Longlight Service.",
            [("a translation by the Longlight Service", "according to", ["A man claimed the fire"])],
        ),
        (
            "The ferry burned, {c1:according to a translation of} {x1:a tape} by {s1:Longlight}.",
            [("a translation of a tape by Longlight", "according to", ["The ferry burned"])],
        ),
    ],
)
def test_a_set_phrase_is_a_hop(marked: str, expected: list[object]) -> None:
    assert added(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:She} {c1:said} {x1:he was impressed by the captain's account of the night}.",
        "{s1:She} {c1:said} {x1:that in my view, it sank}.",
        "{c1:According to} {s1:the log}, {x1:the valve had failed}.",
        "{s1:She} {c1:said} {x1:it was paid into the owner's account}.",
        "Everything went according to plan.",
        "He plays by the book, and wins.",
        "She stood by the list of names.",
        "Under the law of the port the kiln is shut.",
        "In the book, nothing.",
        "It was signed by the board's clerk.",
        "By the quay, the kiln is shut.",
        "In the captain's words, nothing.",
        "{s1:She} {c1:said} {x1:it sank}. Everything went according to plan.",
        "{s1:She} {c1:said} {x1:it sank according to the log of the port}.",
        "{x1:It sank}, {s1:she} {c1:said}, by the captain's account.",
    ],
)
def test_the_same_words_where_they_are_none(marked: str) -> None:
    assert added(marked) == []


def test_nothing_is_read_twice_and_nothing_is_lost() -> None:
    _, reading = unmark("{s1:She} {c1:said} {x1:it sank}.")
    text = "She said it sank."
    assert with_formulas(text, split(text), reading) == reading
    assert with_formulas("", (), Reading(attributions=())) == Reading(attributions=())


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Norrin is bidding 44, {x1:two more than before}, {c1:according to} {s1:a draft of the terms}.",
            "Norrin is bidding 44, two more than before",
        ),
        (
            "The bid is up; it is 44, {x1:two more than before}, {c1:according to} {s1:a draft of the terms}.",
            "it is 44, two more than before",
        ),
        (
            "{s2:She} {c2:said} {x2:the bid was up}, {x1:two more than before}, {c1:according to} {s1:a draft}.",
            "two more than before",
        ),
        ("However, {x1:the bid is up}, {c1:according to} {s1:a draft}.", "the bid is up"),
        ("Norrin is bidding, and {x1:44}, {c1:according to} {s1:a draft}, is too much.", "44"),
    ],
)
def test_what_ends_in_according_to_is_all_of_it(marked: str, expected: str) -> None:
    text, reading = unmark(marked)
    found = with_formulas(text, split(text), reading).attributions
    assert [one.content[0].text for one in found if one.cue[0].text == "according to"] == [expected]
