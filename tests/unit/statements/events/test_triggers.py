"""Events from written trees: who did what to whom, where and when, and what is left open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import Entity, Mention, Reading, Span, Trigger, Word
from reportedly.statements.events.triggers import events_in
from tests.stages import happening, times_of
from tests.trees import dated, grown, mention, span_of, with_places


def taking_part(*sentences: str, places: tuple[str, ...] = ()) -> list[str]:
    """The participants of the one event that is marked, as ``role: words``."""
    text, reading = grown(*sentences)
    article = dated(text, "2031-05-28")
    reading = with_places(text, reading, *places)
    (event,) = happening(article, reading, times_of(article, reading))
    assert all(text[one.start : one.end] == one.text for one in event.participants)
    return [f"{one.role}: {one.text}" for one in event.participants]


def when(*sentences: str, published: str | None = "2031-05-28") -> tuple[str | None, str | None] | None:
    text, reading = grown(*sentences)
    article = dated(text, published)
    (event,) = happening(article, reading, times_of(article, reading))
    return (event.when.earliest, event.when.latest) if event.when else None


@pytest.mark.parametrize(
    ("tree", "places", "expected"),
    [
        pytest.param("nsubj=He died* obl[case=in Orrin] punct=.", ("Orrin",), ["agent: He", "place: Orrin"], id="in"),
        pytest.param("nsubj=He fled* obl[case=to Orrin] punct=.", ("Orrin",), ["agent: He"], id="whither"),
        pytest.param("nsubj=He died* obl[case=in det=the silence] punct=.", (), ["agent: He"], id="no place"),
        pytest.param("nsubj=He fled obl[case=after det=the fire* nmod[case=in Orrin]] punct=.", ("Orrin",),
                     ["place: Orrin"], id="of a noun"),
        pytest.param("nsubj[det=The pressure* nmod[case=on Orrin]] grew punct=.", ("Orrin",), [], id="on, of a noun"),
        pytest.param("nsubj[Orrin acl:relcl[punct=, advmod=where nsubj=he died*]] burned punct=.", ("Orrin",),
                     ["agent: he", "place: Orrin"], id="where"),
        pytest.param("nsubj[Orrin acl:relcl[punct=, obl[case=in which] nsubj=he died*]] burned punct=.", ("Orrin",),
                     ["agent: he", "place: Orrin"], id="in which"),
    ],
)  # fmt: skip
def test_places(tree: str, places: tuple[str, ...], expected: list[str]) -> None:
    assert taking_part(tree, places=places) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj=He died* obl[case=on {Monday}] punct=.", ("2031-05-26", "2031-05-26"), id="on"),
        pytest.param("nsubj=He died* obl:unmarked[amod={last week}] punct=.", ("2031-05-19", "2031-05-25"), id="bare"),
        pytest.param("nsubj[nmod:poss[{Monday} case='s] fire*] ended punct=.", ("2031-05-26", "2031-05-26"), id="'s"),
        pytest.param(
            "nsubj[det=The fire* nmod[case=in {2029}]] ended punct=.", ("2029-01-01", "2029-12-31"), id="noun"
        ),
        pytest.param("nsubj[det=The fire nmod[case=in {2029}]] ended* punct=.", None, id="the noun's, not the verb's"),
        pytest.param("nsubj[det=The fire*] ended obl[case=in {2029}] punct=.", None, id="the verb's, not the noun's"),
        pytest.param("nsubj=He fled* obl[case=after det=the fire nmod[case=in {2029}]] punct=.", None, id="nearest"),
        pytest.param(
            "nsubj=He died* obl[case=at det=the end nmod[case=of {2029}]] punct=.",
            ("2029-01-01", "2029-12-31"),
            id="end of",
        ),
        pytest.param(
            "nsubj:pass=He aux:pass=was held* obl[case=since {2029}] punct=.", ("2029-01-01", None), id="since"
        ),
        pytest.param(
            "nsubj:pass=He aux:pass=was held* obl[case=until {2029}] punct=.", (None, "2029-12-31"), id="until"
        ),
        pytest.param("nsubj=He left* obl[case=before {2029}] punct=.", (None, "2029-01-01"), id="before"),
        pytest.param("nsubj=He left* obl[case=after {2029}] punct=.", ("2029-12-31", None), id="after"),
        pytest.param(
            "nsubj=He ruled* obl[case=from {2027}] obl[case=to {2029}] punct=.",
            ("2027-01-01", "2029-12-31"),
            id="from, to",
        ),
        pytest.param(
            "nsubj=He ruled* obl[case=between {2027} conj[cc=and {2029}]] punct=.",
            ("2027-01-01", "2029-12-31"),
            id="between, and",
        ),
        pytest.param(
            "nsubj=He ruled* obl[case=from nummod={3 case=to nummod=5 May}] punct=.",
            ("2031-05-03", "2031-05-05"),
            id="a range",
        ),
        pytest.param("nsubj=It rained* obl[case=in {May} conj[cc=and {June}]] punct=.", None, id="in one and another"),
        pytest.param(
            "nsubj=He left* obl[case=at nummod={9 a.m.}TIME] obl[case=on {Monday}] punct=.",
            ("2031-05-26T09:00", "2031-05-26T09:00"),
            id="at, on",
        ),
        pytest.param("nsubj=He died* obl[case=in {May}] obl[case=in {2029}] punct=.", None, id="two that do not agree"),
        pytest.param(
            "nsubj:pass=He aux:pass=was held* obl[case=for nummod={two years}DURATION] punct=.", None, id="for"
        ),
        pytest.param("nsubj=They met* obl:unmarked[det={every Friday}SET] punct=.", None, id="every"),
        pytest.param("nsubj=He died* obl[case=ahead {Monday}] punct=.", None, id="a preposition of no bound"),
    ],
)
def test_when(tree: str, expected: tuple[str | None, str | None] | None) -> None:
    assert when(tree) == expected


def test_without_a_report_date_the_value_stays_open() -> None:
    text, reading = grown("nsubj=He died* obl[case=on {Monday}] punct=.")
    article = dated(text, None)
    (event,) = happening(article, reading, times_of(article, reading))
    assert event.when is not None
    assert (event.when.earliest, event.when.latest, event.when.value) == (None, None, "XXXX-WXX-1")


def test_a_time_is_a_participant_by_its_own_words() -> None:
    assert taking_part("nsubj=He died* obl[case=on compound={Monday night}] punct=.")[1:] == ["time: Monday night"]


# ------------------------------------------------------------------------------------------------- spans, entities


def entity(text: str, name: str, *mentions: str) -> Entity:
    found = tuple(
        Mention(article="a", start=span.start, end=span.end, text=span.text)
        for span in (span_of(text, words) for words in mentions)
    )
    return Entity(id=f"entity-{name}", name=name, kind="person", aliases=(), mentions=found)


@pytest.mark.parametrize(
    ("tree", "mentions", "expected"),
    [
        pytest.param("nsubj=Kern fled* punct=.", {"Kern": ["Kern"]}, "Kern", id="the whole span"),
        pytest.param("nsubj[nmod:desc=Mayor Kern] fled* punct=.", {"Kern": ["Kern"]}, "Kern", id="its head"),
        pytest.param(
            "nsubj[nmod:desc=Mayor Jo flat=Kern] fled* punct=.", {"Jo Kern": ["Jo Kern"]}, "Jo Kern", id="name of two"
        ),
        pytest.param("nsubj[nmod:poss[Kern case='s] wife] fled* punct=.", {"Kern": ["Kern"]}, None, id="whose wife"),
        pytest.param("nsubj[det=The mayor] fled* punct=.", {"Kern": ["mayor"], "Voss": ["mayor"]}, None, id="either"),
        pytest.param("nsubj[det=The mayor] fled* punct=.", {}, None, id="nobody"),
    ],
)
def test_entities(tree: str, mentions: dict[str, list[str]], expected: str | None) -> None:
    text, reading = grown(tree)
    known = [entity(text, name, *words) for name, words in mentions.items()]
    (event,) = happening(dated(text, None), reading, entities=known)
    assert [one.entity for one in event.participants] == [expected and f"entity-{expected}"]


@pytest.mark.parametrize(
    ("tree", "reference", "expected"),
    [
        pytest.param(
            "nsubj[det=The mayor nmod[case=of Orrin] appos[punct=, Jo punct=,]] fled* punct=.",
            ("The mayor of Orrin, Jo,", "mayor"),
            "The mayor of Orrin, Jo",
            id="as the reader found it, without the comma",
        ),
        pytest.param(
            "nsubj[det=The mayor nmod[case=of Orrin] appos[punct=, Jo punct=,]] fled* punct=.",
            None,
            "The mayor of Orrin",
            id="as the tree has it",
        ),
        pytest.param(
            "nsubj[det=The mayor acl:relcl[nsubj=who fled*]] died punct=.",
            ("The mayor who fled", "mayor"),
            "The mayor",
            id="never around the event itself",
        ),
        pytest.param(
            "nsubj[det=The punct=“ amod=red punct=” mayor] fled* punct=.", None, "The “ red” mayor", id="marks inside"
        ),
        pytest.param(
            "nsubj[det=The reef parataxis[punct=, nsubj[det=the guard] said punct=,]] sank* punct=.",
            ("The reef, the guard said,", "reef"),
            "The reef",
            id="not into an aside",
        ),
        pytest.param(
            "seen* obj=some ccomp[nsubj=they aux=will flee] punct=.",
            ("some they will flee", "some"),
            "some",
            id="not into a clause beside it",
        ),
        pytest.param(
            "nsubj[det=The reef acl:relcl[nsubj[det=the guard] found]] sank* punct=.",
            ("The reef the guard found", "reef"),
            "The reef the guard found",
            id="into a relative clause",
        ),
    ],
)
def test_spans(tree: str, reference: tuple[str, str] | None, expected: str) -> None:
    text, reading = grown(tree)
    if reference is not None:
        reading = replace(reading, references=(mention(text, *reference),))
    (event,) = happening(dated(text, None), reading)
    assert [one.text.replace("“red", "“ red") for one in event.participants] == [expected]


# ------------------------------------------------------------------------------------------------------ the others


def test_an_event_keeps_what_the_reader_says() -> None:
    text, reading = grown("nsubj=He fled* punct=.")
    article = dated(text, None)
    (event,) = happening(article, reading)
    assert (event.article, event.trigger.text, event.class_, event.commitment) == (
        article.id,
        "fled",
        "OCCURRENCE",
        2.99,
    )


def test_where_nothing_was_parsed_events_are_bare() -> None:
    text, reading = grown("nsubj=He fled* obl[case=on {Monday}] punct=.")
    bare = replace(reading, sentences=())
    article = dated(text, None)
    (event,) = happening(article, bare, times_of(article, bare))
    assert (event.when, event.participants) == (None, ())


def test_the_events_in_a_content() -> None:
    text, reading = grown("nsubj=Voss said* ccomp[mark=that nsubj=he fled* conj[cc=and hid*/VERB]] punct=.")
    found = happening(dated(text, None), reading)
    by_word = {event.trigger.text: event.id for event in found}
    assert events_in((span_of(text, "he fled and hid"),), found) == (by_word["fled"], by_word["hid"])
    assert events_in((span_of(text, "and hid"), span_of(text, "he fled")), found) == (by_word["fled"], by_word["hid"])
    assert events_in((span_of(text, "that he fl"),), found) == ()
    assert events_in((), found) == ()


RELATIONS = ["nsubj", "nsubj:pass", "obj", "conj", "xcomp", "acl", "acl:relcl", "advcl", "obl", "nmod", "amod", "case"]
WORDS = ["he", "who", "released", "taken", "to", "by", "in", "the", "Monday", "killing", "told"]
TAGS = ["VERB", "NOUN", "PRON", "ADP", "PROPN"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.sampled_from(TAGS), st.integers(0, 11), st.sampled_from(RELATIONS), st.booleans()
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_heads_give_events_whose_spans_verify(rows: list[tuple[str, str, int, str, bool]]) -> None:
    text = " ".join(word for word, *_ in rows)
    words, triggers, start = [], [], 0
    for word, tag, head, relation, starred in rows:
        span = Span(start=start, end=start + len(word), text=word)
        words.append(Word(span=span, tag=tag, head=head % len(rows), relation=relation))
        if starred:
            triggers.append(
                Trigger(span=span, class_="STATE", tense="PAST", polarity="POS", commitment=-0.001,
                        stances=(0.0, 0.0, 1.0), confidence=1.0)
            )  # fmt: skip
        start = span.end + 1
    reading = Reading(attributions=(), triggers=tuple(triggers), sentences=(tuple(words),))
    found = happening(dated(text, None), reading)
    assert len(found) == len(triggers)
    for event in found:
        assert str(event.commitment) == "0.0"
        for one in event.participants:
            assert text[one.start : one.end] == one.text != ""
