"""Names, time expressions and events from rows made by hand."""

from __future__ import annotations

import pytest

from reportedly.reader.heads import CLASSES, LAYOUT, NAME_TAGS, POLARITIES, TENSES, TIME_TAGS
from reportedly.reader.tagging import names, times, triggers
from tests.unit.reader.made import PLAIN, VOCABULARY, rows_of, say


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        pytest.param("Ada Quill spoke", "B-person I-person O", [("Ada Quill", "person")], id="a name of two words"),
        pytest.param("Rookport sank", "B-place O O", [("Rookport", "place")], id="a name is widened to its whole word"),
        pytest.param("Rookport sank", "B-place B-person O", [("Rookport", "place")], id="one word is one name"),
        pytest.param("Ada\nQuill", "B-person I-person", [("Ada", "person"), ("Quill", "person")], id="two lines"),
        pytest.param("it sank", "O O", [], id="no name"),
        pytest.param("", "", [], id="no text"),
    ],
)
def test_names(text: str, tags: str, expected: list[tuple[str, str]]) -> None:
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    say(rows, "names", [NAME_TAGS.index(tag) for tag in tags.split()])
    found = names(rows, tokens, text, PLAIN)
    assert [(name.span.text, name.kind) for name in found] == expected
    assert all(text[name.span.start : name.span.end] == name.span.text and name.confidence > 0.9 for name in found)


def test_times() -> None:
    text = "It sank on late Friday for two hours"
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    tags = ("O", "O", "O", "B-TIME", "I-TIME", "O", "B-DURATION", "I-DURATION")
    say(rows, "times", [TIME_TAGS.index(tag) for tag in tags])
    assert [(time.span.text, time.type) for time in times(rows, tokens, text, PLAIN)] == [
        ("late Friday", "TIME"),
        ("two hours", "DURATION"),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({1: "OCCURRENCE"}, ["sank"], id="an event"),
        pytest.param({0: "STATE", 1: "OCCURRENCE"}, ["It", "sank"], id="two"),
        pytest.param({3: "OCCURRENCE"}, ["Rookport"], id="the first piece of a word stands for the word"),
        pytest.param({4: "OCCURRENCE"}, [], id="a piece that begins no word is no event"),
        pytest.param({}, [], id="nothing happens"),
    ],
)
def test_triggers(told: dict[int, str], expected: list[str]) -> None:
    text = "It sank off Rookport"
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    say(rows, "classes", [CLASSES.index(told.get(piece, "")) for piece in range(len(tokens))])
    found = triggers(rows, tokens, text)
    assert [trigger.span.text for trigger in found] == expected
    assert [trigger.class_ for trigger in found] == list(told.values())[: len(found)]


def test_what_a_trigger_says_is_what_its_piece_says() -> None:
    text = "It sank"
    tokens = VOCABULARY.encode(text)
    rows = rows_of(tokens)
    say(rows, "classes", [0, CLASSES.index("OCCURRENCE")])
    say(rows, "tenses", [0, TENSES.index("PAST")])
    say(rows, "polarities", [0, POLARITIES.index("NEG")])
    say(rows, "stances", [0, 0])
    rows[1, LAYOUT["commitment"]] = -7.5
    (trigger,) = triggers(rows, tokens, text)
    assert (trigger.tense, trigger.polarity) == ("PAST", "NEG")
    assert trigger.commitment == -3.0
    assert trigger.stances[0] > 0.99
    assert sum(trigger.stances) == pytest.approx(1, abs=1e-3)
    assert 0.99 < trigger.confidence <= 1
