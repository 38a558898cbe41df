"""Packing takes every word of a span out and puts the very same back; what does not verify is not packed."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given, settings

from reportedly.records import Report, Span
from reportedly.store import packing
from tests import invented, strategies

DAM = invented.dam()


@settings(max_examples=50)
@given(report=strategies.reports())
def test_what_is_packed_comes_back(report: Report) -> None:
    packing.verify(report)
    assert packing.unpack(packing.pack(report)) == report
    assert packing.storable(report) is report


@pytest.mark.parametrize(
    "words", ["the valve had failed", "The dam held", "Mayor Ilse Brandt reportedly", "Some 40", "Friday"]
)
def test_no_words_of_the_text_are_in_the_record(words: str) -> None:
    packed = packing.pack(DAM)
    assert words in packed.text
    assert words not in packed.record


@pytest.mark.parametrize(
    "span",
    [
        pytest.param(Span(start=0, end=5, text="OTHER"), id="other words"),
        pytest.param(Span(start=0, end=4, text="ORRIN"), id="more words than places"),
        pytest.param(Span(start=900, end=901, text=""), id="beyond the end"),
        pytest.param(Span(start=5, end=0, text=""), id="ends before it starts"),
        pytest.param(Span(start=-2, end=-1, text="t"), id="counted from the end"),
    ],
)
def test_a_span_that_does_not_verify_is_refused_by_name(span: Span) -> None:
    statement = dataclasses.replace(DAM.statements[0], content=(DAM.statements[0].content[0], span))
    report = dataclasses.replace(DAM, statements=(DAM.statements[1], statement))
    where = rf"^article-00000000000000d1\.statements\[1\]\.content\[1\]: the text at {span.start}:{span.end} is not "
    with pytest.raises(ValueError, match=where):
        packing.pack(report)


OTHER = Span(start=0, end=5, text="OTHER")
TIME, EVENT = DAM.times[0], DAM.events[0]
PARTICIPANT = dataclasses.replace(EVENT.participants[0], text="the valves")


@pytest.mark.parametrize(
    ("report", "where"),
    [
        pytest.param(
            dataclasses.replace(DAM, times=(TIME, dataclasses.replace(TIME, span=OTHER))),
            "times[1].span: the text at 0:5 is not 'OTHER'",
            id="a time",
        ),
        pytest.param(
            dataclasses.replace(DAM, events=(dataclasses.replace(EVENT, trigger=OTHER),)),
            "events[0].trigger: the text at 0:5 is not 'OTHER'",
            id="a trigger",
        ),
        pytest.param(
            dataclasses.replace(DAM, events=(dataclasses.replace(EVENT, participants=(PARTICIPANT,)),)),
            "events[0].participants[0]: the text at 81:90 is not 'the valves'",
            id="a participant",
        ),
    ],
)
def test_what_else_does_not_verify_is_refused_by_name(report: Report, where: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"article-00000000000000d1.{where}")):
        packing.pack(report)


def test_a_record_from_before_times_and_events_comes_back_without_any() -> None:
    packed = packing.pack(dataclasses.replace(DAM, times=(), events=()))
    record = json.loads(packed.record)
    assert record.pop("times") == record.pop("events") == []
    older = dataclasses.replace(packed, record=json.dumps(record))
    assert packing.unpack(older) == dataclasses.replace(DAM, times=(), events=())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the \ud800 valve", "the \ufffd valve"),
        ("a pair: \ud83c\udf0a", "a pair: \ufffd\ufffd"),
        ("\U0001f30a \u2028", "\U0001f30a \u2028"),
    ],
)
def test_lone_surrogates_are_replaced_one_for_one(text: str, words: str) -> None:
    page = dataclasses.replace(invented.article(text=text), dateline=Span(start=0, end=len(text), text=text))
    stored = packing.storable(invented.silent(page))
    assert stored.article.text == words
    assert packing.unpack(packing.pack(stored)) == stored


def test_fingerprints_tell_records_apart() -> None:
    other = dataclasses.replace(DAM, article=dataclasses.replace(DAM.article, byline=("Jon Vale", "")))
    assert packing.fingerprint(DAM) == packing.fingerprint(invented.dam())
    assert packing.fingerprint(DAM) != packing.fingerprint(other)


def test_the_record_is_json() -> None:
    record = json.loads(packing.pack(DAM).record)
    assert record["article"]["dateline"] == {"start": 0, "end": 22}
    assert "text" not in record["article"]
