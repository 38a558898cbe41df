"""Who and what is in an article when the reader helps: one entity for each, its roles, what is said of recordings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import Kind, Name, Reading, Reference, Span, Timex
from reportedly.statements.entities import cast
from reportedly.statements.syntax import Forest
from tests.unit.statements.entities.staging import article, sentences, stage

# Each source, and who it is.
WHO: dict[str, tuple[str, list[tuple[str | None, str]]]] = {
    "a company is no person": ("[[Longlight]] said so.", [("Longlight", "organization")]),
    "the same, named first in a sentence": ("[[Northline]] said so.", [("Northline", "organization")]),
    "its first word for short": (
        "The Longlight Monitoring Service came. So said [[Longlight]].",
        [("Longlight Monitoring Service", "organization")],
    ),
    "no short name, where it came before": (
        "It came from Longlight. The Longlight Monitoring Service came. So said [[Longlight]].",
        [("Longlight", "organization")],
    ),
    "its last word for short": ("The Tide Front came. So said [[the Front]].", [("Tide Front", "organization")]),
    "a word that two end in": (
        "The Tide Front met the Quay Front. So said [[the Front]].",
        [(None, "organization")],
    ),
    "letters in brackets": (
        "The Tide Front of Orr and Vell (TFOV) came. [[TFOV]] said so.",
        [("Tide Front of Orr and Vell", "organization")],
    ),
    "letters that the text links": (
        "The Tide Front rules. It bore the flag of the group also known as Longlight. [[Longlight]] said so.",
        [("Tide Front", "organization")],
    ),
    "letters that link to one of two": (
        "The Tide Front met the Coast Board. It fears the group also known as Longlight. [[Longlight]] said so.",
        [("Longlight", "organization")],
    ),
    "letters that nothing links": ("The Tide Front rules. [[TFOV]] said so.", [("TFOV", "organization")]),
    "a slip of the pen": (
        "Abu Bahir al-Dagharri came. Dagharri left. [[Dagharra]] spoke.",
        [("Abu Bahir al-Dagharri", "person")],
    ),
    "a branch and its officer": ("[[Vell Navy Capt. Ada Voss]] spoke.", [("Ada Voss", "person")]),
    "one of several": ("[[One of the Front's aides, Sava Brann]], spoke.", [("Sava Brann", "person")]),
    "its leader, told": (
        "Ada Voss, the leader of the Tide Front, came. The Tide Front left. So said [[its leader]].",
        [("Ada Voss", "person")],
    ),
    "the group's leader, told": (
        "Tide Front leader Ada Voss came. So said [[the group's leader]].",
        [("Ada Voss", "person")],
    ),
    "the X's leader, told": (
        "Tide Front leader Ada Voss came. So said [[the Tide Front's leader]].",
        [("Ada Voss", "person")],
    ),
    "its leader, of two": (
        "Tide Front leader Ada Voss came. Tide Front leader Oren Halvik left. So said [[its leader]].",
        [(None, "unnamed")],
    ),
    "its leader, another": (
        "It was another Tide Front leader, Ada Voss. The Tide Front left. So said [[its leader]].",
        [(None, "unnamed")],
    ),
    "its leader, the former": (
        "Ada Voss, the former leader of the Tide Front, came. So said [[its leader]].",
        [(None, "unnamed")],
    ),
    "its leader, of two groups": (
        "Tide Front leader Ada Voss met the Coast Board. So said [[its leader]].",
        [(None, "unnamed")],
    ),
    "its leader, not told": ("The Tide Front left. So said [[its leader]].", [(None, "unnamed")]),
    "a group is not its leader": (
        "Tide Front leader Ada Voss came. [[The Tide Front]] said so.",
        [("Tide Front", "organization")],
    ),
    "the tape": ("[[A recording]] came. So says [[the tape]].", [("a recording", "recording")] * 2),
    "the tape, not a source before": (
        "An audio recording came. So says [[the tape]].",
        [("an audio recording", "recording")],
    ),
    "the tape, of two": ("A tape came. A tape left. So says [[the tape]].", [(None, "recording")]),
    "the earlier tape": (
        "A tape came. An earlier tape left. So says [[the tape]] and [[the earlier tape]].",
        [("a tape", "recording"), ("an earlier tape", "recording")],
    ),
    "the indictment": (
        "[[The indictment]] says so. [[The indictment]] says more.",
        [("the indictment", "document")] * 2,
    ),
    "the report, brought in before": (
        "The board issued a report. So says [[the report]].",
        [("a report", "document")],
    ),
    "the report, of two": (
        "The board issued a report. A report is due. So says [[the report]].",
        [(None, "document")],
    ),
    "a report in full": ("So says [[a report by the Coast Board]].", [("a report by the Coast Board", "document")]),
    "the speaker": (
        "A recording came. So says [[the speaker]]. So says [[the voice]].",
        [("the speaker", "unnamed")] * 2,
    ),
    "the man in the video": (
        "A video came. So says [[the man in the video]].",
        [("the man in the video", "unnamed")],
    ),
    "a man purported to be": (
        "[[A man purported to be Ada Voss]] spoke in a tape. So says [[the speaker]].",
        [("a man purported to be Ada Voss", "unnamed")] * 2,
    ),
    "the speaker, of no recording": ("So says [[the speaker]].", [(None, "unnamed")]),
    "the speaker, of two recordings": ("A tape came. A video left. So says [[the speaker]].", [(None, "unnamed")]),
    "the speaker of an assembly": (
        "A tape came. House Speaker Ada Voss came. So says [[the speaker]].",
        [("Ada Voss", "person")],
    ),
    "she, after a voice": (
        "[[Ada Voss]] came. A tape came. [[The speaker]] is old, and, [[she]] said, dead.",
        [("Ada Voss", "person"), ("the speaker", "unnamed"), (None, "person")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHO.values(), ids=WHO)
def test_who(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert stage(text).who() == expected


# The last source of each: pronouns and nouns that only the reader's links tell.
LINKED = {
    "the agency": ("<1|The Coast Board> met the Vell Navy. It rained. So said [[<1|the agency>]].", "Coast Board"),
    "she": ("<1|Ada Voss> met Sava Brann. [[<1|She>]] said so.", "Ada Voss"),
    "they, of a group": ("<1|The Tide Front> met Ada Voss. [[<1|They>]] said so.", "Tide Front"),
    "she, of an organization": ("<1|The Tide Front> met Ada Voss and Sava Brann. [[<1|She>]] said so.", None),
    "it, of a person": ("<1|Ada Voss> met the Vell Navy. [[<1|It>]] said so.", None),
    "the minister, of an organization": ("<1|The Tide Front> met it. So said [[<1|the minister>]].", None),
    "two names in one cluster": ("<1|Ada Voss> met <1|Sava Brann>. [[<1|She>]] said so.", None),
    "too far": ("<1|Ada Voss> met Sava Brann. It rained. It rained. It rained. [[<1|She>]] said so.", None),
    "another named since": ("<1|Ada Voss> came. Then Sava Brann left. [[<1|She>]] said so.", None),
    "a place named since": ("<1|Ada Voss> came. Then Vellmar fell. [[<1|She>]] said so.", "Ada Voss"),
    "inside a quotation": ("<1|Ada Voss> met Sava Brann. “[[<1|She>]] said so,” it went.", None),
    "against the rules": ("<1|Sava Brann> is new. [[Ada Voss]] said [[<1|she>]] knew.", "Ada Voss"),
    "a source without a name": ("[[<1|An officer>]] came. Ada Voss left. So said [[<1|the officer>]].", "an officer"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), LINKED.values(), ids=LINKED)
def test_linked(text: str, name: str | None) -> None:
    assert stage(text).who()[-1][0] == name


@pytest.mark.parametrize("text", ["<1|Ada Voss> met Sava Brann. [[<1|She>]] said so."])
def test_an_unsure_link_says_nothing(text: str) -> None:
    assert stage(text, linked=0.4).who() == [(None, "person")]


ROLES: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    "a spokesman for X, Y": (
        "[[A spokesman for the Coast Board, Ada Voss]], spoke.",
        [("Ada Voss", "spokesman", "Coast Board")],
    ),
    "Y, a spokeswoman for X": (
        "[[Ada Voss, a spokeswoman for the Coast Board]], spoke.",
        [("Ada Voss", "spokeswoman", "Coast Board")],
    ),
    "X's spokesman, Y": ("[[Longlight's spokesman, Oren Halvik]], spoke.", [("Oren Halvik", "spokesman", "Longlight")]),
    "X analyst Y": ("[[Longlight analyst Ada Voss]] spoke.", [("Ada Voss", "analyst", "Longlight")]),
    "Y, X's director": ("[[Ada Voss, Longlight's director]], spoke.", [("Ada Voss", "director", "Longlight")]),
    "nobody's name": (
        "[[A spokesman for the Coast Board]] said so.",
        [("a spokesman for the Coast Board", "spokesman", "Coast Board")],
    ),
    "an officer of a navy": ("[[Vell Navy Capt. Ada Voss]] spoke.", [("Ada Voss", "captain", "Vell Navy")]),
    "one of its leaders": (
        "It was another Tide Front leader, [[Ada Voss]].",
        [("Ada Voss", "leader", "Tide Front")],
    ),
    "not of a boat": ("[[Ada Voss, skipper of the Tide Front boat Blue Heron]], spoke.", []),
    "not of what reports it": ("By Longlight that the rebel commander [[Ada Voss]] spoke.", []),
    "not of a coalition against it": ("[[A spokesman for the army fighting the Tide Front]] spoke.", []),
    "not by a verb": ("Longlight praised [[Ada Voss]].", []),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES)
def test_roles(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert stage(text).roles() == expected


def test_an_organization_of_a_role_is_an_entity_of_its_own() -> None:
    staged = stage("[[A spokesman for the Coast Board, Ada Voss]], spoke.")
    assert [(e.name, e.kind) for e in staged.cast.entities] == [("Coast Board", "organization"), ("Ada Voss", "person")]
    assert staged.entity("Ada Voss").roles[0].span.text == "spokesman"


FACTS: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    "length in the noun phrase": ("A 46-minute recording came.", [("length", "46-minute", "PT46M")]),
    "length beside it": ("The recording, 96 seconds long, came.", [("length", "96 seconds", "PT96S")]),
    "a rough length": ("The tape, of nearly 40 minutes, came.", [("length", "nearly 40 minutes", None)]),
    "appeared": ("The recording was posted by Longlight on Friday.", [("appeared", "on Friday", None)]),
    "appeared, after who released it": ("Longlight released a recording on Friday.", [("appeared", "on Friday", None)]),
    "what else happened then": ("Longlight, which released the recording, left on Friday.", []),
    "a translation appeared": ("A translation of a tape published on Friday came.", []),
    "not yet": ("The recording was not released on Friday.", []),
    "purportedly of": ("A tape purportedly of Ada Voss came.", [("voice", "Ada Voss", "Ada Voss")]),
    "said to be by": ("A tape said by Longlight to be of Ada Voss came.", [("voice", "Ada Voss", "Ada Voss")]),
    "carries the voice of": (
        "A tape which it says carries the voice of the group's chief, Ada Voss, came.",
        [("voice", "Ada Voss", "Ada Voss")],
    ),
    "the voice was": ("A tape came. Longlight said the voice was Voss's.", [("voice", "Voss", "Voss")]),
    "a voice said to be": (
        "In a tape, a voice said to be that of Ada Voss spoke.",
        [("voice", "Ada Voss", "Ada Voss")],
    ),
    "whose voice": (
        "Ada Voss, whose voice is said to be heard in a recording, left.",
        [("voice", "Ada Voss", "Ada Voss")],
    ),
    "her message": ("A tape came. In Voss's message there is more.", [("voice", "Voss", "Voss")]),
    "in it, she said": ("In the audio, Ada Voss said so.", [("voice", "Ada Voss", "Ada Voss")]),
    "her first": ("The recording is Voss's first since May.", [("voice", "Voss", "Voss")]),
    "doubted": ("A tape came. Some doubt that the voice was Voss's.", []),
    "asked": ("A tape came. Nobody can say whether the voice is that of Voss.", []),
    "not of a person": ("A tape purportedly of Longlight came.", []),
    "of her house": ("A tape of Voss's house came.", []),
    "said of another": ("A tape came. Ada Voss said that it rained.", []),
}


@pytest.mark.parametrize(("text", "expected"), FACTS.values(), ids=FACTS)
def test_facts(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert stage(text).facts() == expected


def test_a_leader_without_a_name_is_who_is_named_in_the_same_recording() -> None:
    staged = stage(
        "The Tide Front released a tape purportedly of its leader. In the tape, [[Abu Bahir al-Dagharri]] said so."
    )
    assert "its leader" in [m.text for m in staged.entity("Abu Bahir al-Dagharri").mentions]
    assert staged.roles() == [("Abu Bahir al-Dagharri", "leader", "Tide Front")]


def test_a_leader_without_a_name_is_nobody_where_two_are_heard() -> None:
    staged = stage(
        "The Tide Front released a tape purportedly of its leader. In the tape, Ada Voss said so. "
        "In the tape, Oren Halvik said so."
    )
    assert staged.roles() == []


def test_the_speaker_is_the_voice_of_the_recording_and_nobody_else() -> None:
    staged = stage("A tape purportedly of Ada Voss came. So says [[the speaker]].")
    assert staged.roles() == [("the speaker", "voice", "a tape")]
    assert staged.entity("the speaker").id != staged.entity("Ada Voss").id


def test_whoever_the_reader_is_sure_of_is_an_entity() -> None:
    found = stage("On that day Ada Voss of the Coast Board sailed the Blue Heron to Ember.").cast.entities
    assert [(e.name, e.kind) for e in found] == [
        ("Ada Voss", "person"),
        ("Coast Board", "organization"),
        ("Blue Heron", "other"),
        ("Ember", "place"),
    ]


def test_an_unsure_reader_adds_nobody() -> None:
    assert stage("Ada Voss sailed to Ember.", confidence=0.4).cast.entities == ()


def test_a_recording_mentioned_once_and_no_more_is_no_entity() -> None:
    assert stage("A video of the port came.").cast.entities == ()


def test_the_outlet_is_a_publication() -> None:
    assert stage("So said [[Longlight]].", outlet="Longlight Monitoring Service").who() == [
        ("Longlight", "publication")
    ]


WORDS = """
Ada Voss Oren Halvik Tide Front TFOV Coast Board ( ) the its a 's , . “ ” leader spokesman of for He she they who tape
recording 46-minute an earlier voice speaker report said was posted on Friday purportedly Capt.
"""
PIECES = st.sampled_from(WORDS.split())
KINDS = st.sampled_from(["person", "organization", "place", "group", "document", "other"])
PLACES = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 40), KINDS, st.integers(0, 3)), max_size=8)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map(" ".join), PLACES, PLACES)
def test_laws(text: str, places: list[tuple[int, int, Kind, int]], told: list[tuple[int, int, Kind, int]]) -> None:
    """Whatever the reader says: nothing raises, everything verifies, and what a role or a fact names is there."""
    spans = [_span(text, a, n) for a, n, _, _ in places]
    reading = Reading(
        attributions=(),
        names=tuple(Name(span=_span(text, a, n), kind=kind, confidence=0.9) for a, n, kind, _ in told),
        times=tuple(Timex(span=_span(text, a, n), type="DATE", confidence=0.9) for a, n, _, _ in told),
        references=tuple(
            Reference(span=_span(text, a, n), head=_span(text, a, 1), kind="person", entity=number, confidence=0.9)
            for a, n, _, number in places
        ),
    )
    found = cast(article(text), sentences(text), spans, reading, Forest(reading.sentences))
    ids = {entity.id for entity in found.entities}
    assert len(ids) == len(found.entities)
    for entity in found.entities:
        assert entity.mentions
        assert all(text[m.start : m.end] == m.text != "" for m in entity.mentions)
        said = [*(role.span for role in entity.roles), *(fact.span for fact in entity.facts)]
        assert all(text[span.start : span.end] == span.text != "" for span in said)
        assert ids.issuperset(role.of for role in entity.roles)
        assert ids.issuperset(fact.entity for fact in entity.facts if fact.entity is not None)
    assert all(found.speaker(span).entity in {None, *ids} for span in spans)


def _span(text: str, start: int, length: int) -> Span:
    start %= len(text) + 1
    return Span(start=start, end=min(start + length, len(text)), text=text[start : start + length])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Ada Voss, a spokesman for the Coast Board]], spoke.", ["Coast Board", "Ada Voss"]),
        ("A tape purportedly of Ada Voss came. So says [[the speaker]].", ["Ada Voss", "a tape", "the speaker"]),
        ("Ada Voss met Sava Brann.", ["Ada Voss", "Sava Brann"]),
    ],
    ids=["an organization before its spokesman", "whose voice, before the tape", "else in the order of the text"],
)
def test_what_an_entity_names_comes_before_it(text: str, expected: list[str]) -> None:
    assert [entity.name for entity in stage(text).cast.entities] == expected
