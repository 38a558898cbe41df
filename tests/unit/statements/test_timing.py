"""Times from written trees: the tense that an expression is read by, and what an undated report proves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Attribution, Reading, Time, TimeType, Timex, cut
from reportedly.statements.syntax import Forest
from reportedly.statements.times import resolve
from reportedly.statements.timing import reported
from tests.stages import times_of
from tests.trees import dated, day, grown, span_of

#: What is only a piece of a time, and what is a whole one, in braces.
PIECES = [
    ("The fire was seen at {1400} gmt.", "DATE", None),
    ("The town was sold in {1940} to a bank.", "DATE", "1940"),
    ("They scored in the final {4:29} of the game.", "TIME", None),
    ("It went down four and {a half hours} later.", "DURATION", None),
    ("It went down after {a minute} and a half.", "DURATION", None),
    ("It lasted {four minutes} and 12 seconds.", "DURATION", None),
    ("It lasted {four minutes} and ended well.", "DURATION", "PT4M"),
    ("They met again that {evening}.", "TIME", None),
    ("They met in {the morning} of 12 May.", "TIME", None),
    ("Prices fell to Black {Friday} levels.", "DATE", None),
]

#: The report's day in these tests: a Wednesday. The Thursday before it, and the one after it.
REPORT, BEFORE, AFTER = "2031-05-28", "2031-05-22", "2031-05-29"


def times(*sentences: str, published: str | None = REPORT) -> list[tuple[str, str | None]]:
    text, reading = grown(*sentences)
    found = times_of(dated(text, published), reading)
    assert all(text[time.span.start : time.span.end] == time.span.text for time in found)
    assert all(time.when is None or time.when.value == time.value for time in found)
    return [(time.span.text, time.value) for time in found]


@pytest.mark.parametrize(("written", "type_", "value"), PIECES, ids=[written for written, *_ in PIECES])
def test_a_piece_of_a_time_says_none(written: str, type_: TimeType, value: str | None) -> None:
    start, end = written.index("{"), written.index("}") - 1
    text = written.replace("{", "").replace("}", "")
    timex = Timex(span=cut(text, start, end), type=type_, confidence=0.9)
    (found,) = times_of(dated(text, REPORT), Reading(attributions=(), times=(timex,)))
    assert (found.span.text, found.type, found.value) == (text[start:end], type_, value)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj=They met*PAST obl[case=on {Thursday}] punct=.", BEFORE, id="met"),
        pytest.param("nsubj=They aux=will meet obl[case=on {Thursday}] punct=.", AFTER, id="will meet"),
        pytest.param("nsubj=They aux='ll meet obl[case=on {Thursday}] punct=.", AFTER, id="'ll meet"),
        pytest.param("nsubj=They aux=may meet obl[case=on {Thursday}] punct=.", AFTER, id="may meet"),
        pytest.param("nsubj=They aux=may aux=have met obl[case=on {Thursday}] punct=.", BEFORE, id="may have met"),
        pytest.param("nsubj=They aux=have met obl[case=on {Thursday}] punct=.", BEFORE, id="have met"),
        pytest.param("nsubj=They aux=are meeting obl[case=on {Thursday}] punct=.", AFTER, id="are meeting"),
        pytest.param("nsubj=They meet*PRESENT obl[case=on {Thursday}] punct=.", AFTER, id="meet"),
        pytest.param(
            "nsubj=They cut*PAST obl=it obl[case=on {Thursday}] punct=.", BEFORE, id="cut, as the reader says"
        ),
        pytest.param("nsubj=They agreed xcomp[mark=to meet obl:unmarked={Thursday}] punct=.", AFTER, id="agreed to"),
        pytest.param("nsubj=They managed xcomp[mark=to meet obl:unmarked={Thursday}] punct=.", BEFORE, id="managed to"),
        pytest.param(
            "nsubj=They aux=will have xcomp[mark=to leave obl:unmarked={Thursday}] punct=.", AFTER, id="will have to"
        ),
        pytest.param(
            "nsubj:pass=He aux:pass=is believed xcomp[mark=to aux=have left obl:unmarked={Thursday}] punct=.",
            BEFORE,
            id="believed to have",
        ),
        pytest.param("nsubj:outer=They cop=are mark=to meet obl[case=on {Thursday}] punct=.", AFTER, id="are to meet"),
        pytest.param(
            "nsubj[det=The plan acl[mark=to meet obl[case=on {Thursday}]]] failed punct=.", AFTER, id="plan to"
        ),
        pytest.param(
            "nsubj[det=A tape acl[released obl:unmarked={Thursday}]] shows obj=him punct=.", BEFORE, id="released"
        ),
        pytest.param(
            "nsubj[det=A vote acl[scheduled obl[case=for {Thursday}]]] matters/VERB punct=.", AFTER, id="scheduled for"
        ),
        pytest.param("nsubj=It burned advcl[punct=, killing obl[case=on {Thursday}]] punct=.", BEFORE, id="killing"),
        pytest.param(
            "nsubj=They aux=will come conj[cc=and stay/VERB obl[case=on {Thursday}]] punct=.", AFTER, id="and stay"
        ),
        pytest.param("nsubj=They mourned obj[det=the fire nmod[case=of {Thursday}]] punct=.", BEFORE, id="of a noun"),
        pytest.param("nsubj[det=The vote] cop=was {Thursday}/PROPN punct=.", BEFORE, id="was Thursday"),
    ],
)
def test_the_tense_tells_which_thursday(tree: str, expected: str) -> None:
    assert times(tree) == [("Thursday", expected)]


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param("{Thursday}/PROPN punct=.", id="no clause"),
        pytest.param(
            "nsubj=They aux=will attend obj[nmod:poss[{Thursday} case='s] vote] punct=.", id="the vote's own day"
        ),
        pytest.param(
            "nsubj:pass[det=The vote] aux:pass=was scheduled obl[case=for {Thursday}] punct=.", id="was scheduled for"
        ),
        pytest.param(
            "nsubj:pass=He aux:pass=is believed xcomp[mark=to leave obl[case=on {Thursday}]] punct=.", id="believed to"
        ),
        pytest.param("nsubj=He flew advcl[mark=to meet obj=them obl[case=on {Thursday}]] punct=.", id="purpose"),
        pytest.param("Meet*IMPERATIVE obl[case=on {Thursday}] punct=.", id="imperative"),
    ],
)
def test_where_no_tense_is_told_the_grammar_is_left_to_itself(tree: str) -> None:
    by_itself = resolve("Thursday", type_hint="DATE", anchor=day(REPORT), tense=None)
    assert by_itself is not None
    assert times(tree) == [("Thursday", by_itself.value)]


@pytest.mark.parametrize(
    ("trees", "published", "expected"),
    [
        pytest.param(["nsubj=He died obl[case=on {Monday}] punct=."], None, [("Monday", "XXXX-WXX-1")], id="no date"),
        pytest.param(["nsubj=He died obl[case=in {2029}] punct=."], None, [("2029", "2029")], id="full without a date"),
        pytest.param(["nsubj=He died obl[case=at det={the glimmer}] punct=."], REPORT, [("the glimmer", None)],
                     id="no time at all"),
        pytest.param(["nsubj=He left obl[case=in {May}] punct=.", "nsubj=He died obl[case=in {2029}] punct=."], REPORT,
                     [("May", "2031-05"), ("2029", "2029")], id="two sentences"),
        pytest.param(["nsubj=He left obl[case=at nummod={9 p.m}TIME punct=. obl[case=on {Monday}]] punct=."], REPORT,
                     [("9 p.m", "2031-05-26T21:00"), ("Monday", "2031-05-26")], id="a full stop that is part of it"),
        pytest.param(["nsubj=He left obl[case=at nummod={9 a.m.}TIME obl[case=on {Monday}]] punct=."], REPORT,
                     [("9 a.m.", "2031-05-26T09:00"), ("Monday", "2031-05-26")], id="a clock time with its day"),
        pytest.param(["nsubj=He ruled obl[case=from {3} obl[case=to nummod={5 May}]] punct=."], REPORT,
                     [("3 to 5 May", "2031-05-03/2031-05-05")], id="a range of which one end says nothing"),
    ],
)  # fmt: skip
def test_values(trees: list[str], published: str | None, expected: list[tuple[str, str | None]]) -> None:
    assert times(*trees, published=published) == expected


def test_what_the_grammar_cannot_read_keeps_the_readers_type() -> None:
    text, reading = grown("nsubj=He slept obl[case=for det={a glimmer}DURATION] punct=.")
    article = dated(text, REPORT)
    expected = Time(article=article.id, span=span_of(text, "a glimmer"), type="DURATION", value=None, when=None)
    assert times_of(article, reading) == (expected,)


def test_without_a_parse_times_are_still_resolved() -> None:
    text, reading = grown("nsubj=He died obl[case=in {2029}] punct=.")
    (time,) = times_of(dated(text, REPORT), replace(reading, sentences=()))
    assert time.value == "2029"


# ------------------------------------------------------------------------------------------- the day of the report


def proved(
    *sentences: str, published: str | None = None, said: str | None = None
) -> tuple[str | None, str | None] | None:
    text, reading = grown(*sentences)
    if said is not None:
        content = Attribution(source=(), cue=(span_of(text, "said"),), content=(span_of(text, said),), confidence=0.9)
        reading = replace(reading, attributions=(content,))
    found = reported(dated(text, published), reading, Forest(reading.sentences))
    assert found is None or found.basis == "inferred"
    return (found.earliest, found.latest) if found else None


@pytest.mark.parametrize(
    ("trees", "expected"),
    [
        pytest.param(["nsubj=He died obl[case=in {2029}] punct=."], ("2029-01-01", None), id="past"),
        pytest.param(["nsubj=He aux=will run obl[case=in {2033}] punct=."], (None, "2033-12-31"), id="future"),
        pytest.param(["nsubj=He died obl[case=in {2029}] punct=.", "nsubj=He aux=will run obl[case=in {2033}] punct=."],
                     ("2029-01-01", "2033-12-31"), id="both"),
        pytest.param(["nsubj=He died obl[case=on {Monday}] punct=."], None, id="a day of an open week"),
        pytest.param(["nsubj=He aux=would run obl[case=in {2033}] punct=."], None, id="would"),
        pytest.param(["nsubj=He agreed xcomp[mark=to run obl[case=in {2033}]] punct=."], None, id="infinitive"),
        pytest.param(["nsubj:pass[det=The pact] aux:pass=was kept obl[case=until {2033}] punct=."], None, id="until"),
        pytest.param(["nsubj=He announced obj[det=a vote nmod[case=in {2033}]] punct=."], None, id="of a noun"),
        pytest.param(["advcl[mark=If nsubj=he died obl[case=in {2029}]] punct=, nsubj=I lied punct=."], None, id="if"),
        pytest.param(["nsubj=He died punct=."], None, id="no time"),
    ],
)  # fmt: skip
def test_what_the_times_of_an_undated_report_prove(
    trees: list[str], expected: tuple[str | None, str | None] | None
) -> None:
    assert proved(*trees) == expected


def test_what_others_say_proves_nothing() -> None:
    tree = "nsubj=Voss said ccomp[nsubj=he died obl[case=in {2029}]] punct=."
    assert proved(tree) == ("2029-01-01", None)
    assert proved(tree, said="he died in 2029") is None


def test_a_date_needs_no_proof() -> None:
    assert proved("nsubj=He died obl[case=in {2029}] punct=.", published=REPORT) is None


def test_no_times_no_proof() -> None:
    assert reported(dated("", None), Reading(attributions=()), Forest(())) is None
