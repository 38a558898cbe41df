"""The lists of ``show --detail``, line by line; how they stand in a sheet is in the golden text beside this file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Entity, Event, Participant, Report, Time, When
from reportedly.terminal.details import detail_lines
from reportedly.terminal.layout import Look
from tests.unit.terminal import ferry

FERRY = ferry.report()
EMPTY = Report(article=FERRY.article, entities=(), statements=())
NORTHLINE, HALVIK = FERRY.entities
TURNED, WARNED, _ = FERRY.events
FRIDAY = FERRY.times[4]


def listed(report: Report) -> list[str]:
    """The lines under the headings."""
    lines = [line.plain.strip() for line in detail_lines(report, Look(width=200, signs=True))]
    return [line.partition("│ ")[2] for line in lines if "│" in line]


@pytest.mark.parametrize(
    ("entity", "shown"),
    [
        pytest.param(NORTHLINE, "Northline · 1 mention", id="named once"),
        pytest.param(HALVIK, "Oren Halvik, also “Halvik” · 2 mentions", id="under two names"),
        pytest.param(
            replace(HALVIK, aliases=("Halvik", "O.\u202eH."), mentions=()),
            "Oren Halvik, also “Halvik”, “O.�H.” · 0 mentions",
            id="under a name that a terminal would obey",
        ),
    ],
)
def test_who_is_named(entity: Entity, shown: str) -> None:
    assert listed(replace(EMPTY, entities=(entity,))) == [shown]


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        pytest.param(FRIDAY, "Friday · 7 March 2031", id="resolved"),
        pytest.param(replace(FRIDAY, when=None), "Friday · 2031-03-07", id="a value and no interval"),
        pytest.param(replace(FRIDAY, when=None, value=None), "Friday · not resolved", id="nothing known"),
        pytest.param(
            replace(
                FRIDAY,
                value="XXXX-WXX-5",
                when=When(earliest=None, latest=None, value="XXXX-WXX-5", precision="day", basis="inferred", zone=None),
            ),
            "Friday · XXXX-WXX-5",
            id="an interval without ends",
        ),
    ],
)
def test_what_a_time_means(time: Time, shown: str) -> None:
    assert listed(replace(EMPTY, times=(time,))) == [shown]


def test_times_are_grouped_by_type_and_stand_in_text_order() -> None:
    night = replace(FRIDAY, type="TIME", value="2031-03-07TNI")
    assert [line.partition(" ")[0] for line in listed(replace(EMPTY, times=(night, *FERRY.times[3::-1])))] == [
        "Tuesday",
        "Monday",
        "Wednesday",
        "2029",
        "Friday",
    ]


OTHER_WORDS = Participant(role="agent", start=0, end=2, text="he", entity=HALVIK.id)


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        pytest.param(TURNED, "turned +1.5 · agent the ferry · 3 March 2031", id="somebody, some day"),
        pytest.param(replace(TURNED, participants=(), when=None), "turned +1.5", id="nobody, no day"),
        pytest.param(replace(TURNED, participants=(), when=None, commitment=-3.0), "turned -3.0", id="not so"),
        pytest.param(replace(TURNED, participants=(), when=None, commitment=-0.01), "turned +0.0", id="open"),
        pytest.param(WARNED, "warned +2.9 · agent Oren Halvik (“Halvik”)", id="the name before a part of it"),
        pytest.param(
            replace(WARNED, participants=(OTHER_WORDS,)), "warned +2.9 · agent Oren Halvik (“he”)", id="a pronoun"
        ),
        pytest.param(
            replace(WARNED, participants=(replace(OTHER_WORDS, text="Oren Halvik himself"),)),
            "warned +2.9 · agent Oren Halvik himself",
            id="words that hold the name",
        ),
    ],
)
def test_what_happens(event: Event, shown: str) -> None:
    assert listed(replace(EMPTY, entities=FERRY.entities, events=(event,)))[len(FERRY.entities) :] == [shown]


@pytest.mark.parametrize(
    ("class_", "label"),
    [
        ("OCCURRENCE", "occurrence"),
        ("I_STATE", "attitude"),
        ("SOMETHING_NEW", "SOMETHING_NEW"),
    ],
)
def test_a_class_is_put_in_plain_words(class_: str, label: str) -> None:
    report = replace(EMPTY, events=(replace(TURNED, class_=class_),))
    lines = [line.plain for line in detail_lines(report, Look(width=80, signs=True))]
    assert f"     {label}" == lines[2].partition("  turned")[0].rstrip()
