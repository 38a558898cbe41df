"""Inline TimeML read as a text with times and events."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.documents import Document, held_out
from training.timebank import timebank

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>harbour</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-06" functionInDocument="CREATION_TIME">May 6</TIMEX3></DCT>
<TITLE>Not a part of the text</TITLE>
<TEXT>

The harbour &amp; the mill <EVENT eid="e1" class="OCCURRENCE">closed</EVENT> <TIMEX3 tid="t1" type="DATE"
 value="2031-05-05">on
Monday</TIMEX3>,
she <EVENT eid="e2" class="REPORTING"> said</EVENT>.

No <EVENT eid="e3" class="OCCURRENCE">strike</EVENT> <SIGNAL sid="s1">before</SIGNAL> <TIMEX3 tid="t2"
 type="DURATION" value="P1W">a week</TIMEX3> ends.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="i1" tense="PAST" aspect="NONE" polarity="POS" pos="VERB" />
<MAKEINSTANCE eventID="e3" eiid="i3" tense="NONE" aspect="NONE" polarity="NEG" pos="NOUN" />
<MAKEINSTANCE eventID="e3" eiid="i4" tense="FUTURE" aspect="NONE" polarity="POS" pos="NOUN" />
</TimeML>
"""


def corpus(folder: Path, part: str, *names: str) -> Path:
    (folder / part).mkdir()
    for name in names:
        (folder / part / f"{name}.tml").write_text(TIMEML, encoding="utf-8")
    return folder


def read(folder: Path, part: str) -> Document:
    (document,) = timebank(corpus(folder, part, "harbour"), dev=None)
    return document


def test_text_has_no_tags_and_breaks_only_between_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, "TimeBank")
    assert document.text == "The harbour & the mill closed on Monday, she  said.\n\nNo strike before a week ends."
    assert (document.corpus, document.name, document.created) == ("timebank", "harbour", "2031-05-06")


def test_times(tmp_path: Path) -> None:
    document = read(tmp_path, "TimeBank")
    assert document.times is not None
    assert [(document.text[time.start : time.end], time.type, time.value) for time in document.times] == [
        ("on Monday", "DATE", "2031-05-05"),
        ("a week", "DURATION", "P1W"),
    ]


@pytest.mark.parametrize(("part", "polarities"), [("TimeBank", ["POS", None, "NEG"]), ("AQUAINT", [None, None, None])])
def test_events(tmp_path: Path, part: str, polarities: list[str | None]) -> None:
    document = read(tmp_path, part)
    assert document.events is not None
    assert [(document.text[event.start : event.end], event.class_, event.tense) for event in document.events] == [
        ("closed", "OCCURRENCE", "PAST"),
        ("said", "REPORTING", None),
        ("strike", "OCCURRENCE", "NONE"),
    ]
    assert [event.polarity for event in document.events] == polarities


def test_each_document_is_in_one_of_the_two_parts(tmp_path: Path) -> None:
    names = [f"report-{number}" for number in range(30)]
    folder = corpus(tmp_path, "TimeBank", *names)
    chosen = {document.name for document in timebank(folder, dev=True)}
    assert chosen == {name for name in names if held_out(name)}
    assert {document.name for document in timebank(folder, dev=False)} == set(names) - chosen


def test_a_document_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "TimeBank").mkdir()
    (tmp_path / "TimeBank" / "other.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(ValueError, match="no TEXT or no DCT"):
        list(timebank(tmp_path, dev=None))
