"""Laws that hold for all time expressions, reports' days and tenses."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import When
from reportedly.statements.times import find, resolve
from reportedly.statements.times.grammar import grammar
from reportedly.statements.times.timex import TYPES, VALUE, Tense

PHRASES = sorted({example.split("|")[0].strip() for form in grammar().forms for example in form.examples})
YEARLESS = [
    phrase for phrase in PHRASES if not re.search(r"\d{4}|'\d\d|nineteen|thousand|nineties|[12]\dth|century", phrase)
]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

days = st.dates(date(1900, 1, 1), date(2090, 12, 31))
tenses: st.SearchStrategy[Tense | None] = st.sampled_from(["past", "future", None])
hints = st.sampled_from([*TYPES, None])
#: Phrases of the examples, and such words in any order.
words = sorted({word for phrase in PHRASES for word in phrase.split()})
phrases = st.sampled_from(PHRASES) | st.lists(st.sampled_from(words), max_size=6).map(" ".join)


def at(first: date, last: date | None = None) -> When:
    return When(
        earliest=first.isoformat(),
        latest=(last or first).isoformat(),
        value=None,
        precision="day",
        basis="metadata",
        zone=None,
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


@given(phrases, days, tenses, hints)
def test_intervals_are_ordered_and_values_are_timex3(
    phrase: str, day: date, tense: Tense | None, hint: str | None
) -> None:
    found = resolve(phrase, type_hint=hint, anchor=at(day), tense=tense)
    if found is not None:
        assert VALUE.fullmatch(found.value)
        assert found.when.value == found.value
        if found.when.earliest and found.when.latest:
            assert moment(found.when.earliest) <= moment(found.when.latest)


@given(st.sampled_from(YEARLESS), tenses, hints)
def test_without_a_day_no_year_is_made_up(phrase: str, tense: Tense | None, hint: str | None) -> None:
    found = resolve(phrase, type_hint=hint, anchor=None, tense=tense)
    if found is not None:
        assert not re.search(r"(?<![\dP])[12]\d{3}(?!Y)", found.value)
        assert found.when.earliest is None
        assert found.when.latest is None


@given(st.sampled_from(WEEKDAYS), days, tenses, st.integers(-500, 500))
def test_weekdays_shift_with_whole_weeks(weekday: str, day: date, tense: Tense | None, weeks: int) -> None:
    shift = timedelta(weeks=weeks)
    one = resolve(weekday, type_hint=None, anchor=at(day), tense=tense)
    other = resolve(weekday, type_hint=None, anchor=at(day + shift), tense=tense)
    assert one is not None
    assert other is not None
    assert date.fromisoformat(other.value) - date.fromisoformat(one.value) == shift


@given(st.sampled_from(WEEKDAYS), days)
def test_a_weekday_is_near_and_on_the_side_of_its_tense(weekday: str, day: date) -> None:
    sides: tuple[tuple[Tense, int, int], ...] = (("past", -6, 0), ("future", 0, 6))
    for tense, low, high in sides:
        found = resolve(weekday, type_hint=None, anchor=at(day), tense=tense)
        assert found is not None
        there = date.fromisoformat(found.value)
        assert low <= (there - day).days <= high
        assert WEEKDAYS[there.weekday()] == weekday


@given(st.sampled_from(PHRASES), days, st.integers(0, 400), st.floats(0, 1), tenses)
def test_a_day_between_two_changes_nothing_that_they_agree_on(
    phrase: str, first: date, length: int, part: float, tense: Tense | None
) -> None:
    last = first + timedelta(days=length)
    between = first + timedelta(days=int(length * part))
    told = resolve(phrase, type_hint=None, anchor=at(first, last), tense=tense)
    exact = resolve(phrase, type_hint=None, anchor=at(between), tense=tense)
    if told is not None and told.when.basis == "resolved" and "X" not in told.value:
        assert exact is not None
        assert exact.value == told.value


@given(st.lists(st.sampled_from(words) | st.text(max_size=5), max_size=20).map(" ".join))
def test_what_is_found_lies_in_order_and_resolves(text: str) -> None:
    end = 0
    for time in find(text):
        assert end <= time.start < time.end <= len(text)
        end = time.end
        assert resolve(text[time.start : time.end], type_hint=time.type, anchor=None, tense=None) is not None
