"""Which words hedge, which hedges govern, and what they leave of a commitment. All sentences are invented."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Certainty, Span
from reportedly.statements.certainty.hedging import Category, Hedge, governing, hedges, weigh

GRADE = {"Uu": 0, "PS": 1, "PR": 2, "CT": 3}
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


def grade(value: Certainty) -> int:
    return GRADE[value[:2]]


ENTRIES: Sequence[Mapping[str, Any]] = tomllib.loads(
    files("reportedly.statements.certainty").joinpath("tables/hedges.toml").read_text("utf-8")
)["hedge"]


def words_of(found: Sequence[Hedge]) -> list[str]:
    return [hedge.span.text for hedge in found]


@pytest.mark.parametrize(
    ("entry", "marked"),
    [pytest.param(entry, marked, id=marked) for entry in ENTRIES for marked in entry["is"]],
)
def test_a_hedge_is_found(entry: Mapping[str, Any], marked: str) -> None:
    sentence = re.sub(r"[\[\]]", "", marked)
    found = hedges(sentence, 0, len(sentence))
    assert words_of(found) == re.findall(r"\[(.*?)\]", marked)
    assert {(hedge.certainty, hedge.category) for hedge in found} == {(entry["certainty"], entry["category"])}


@pytest.mark.parametrize(
    "sentence", [pytest.param(sentence, id=sentence) for entry in ENTRIES for sentence in entry["is_not"]]
)
def test_no_hedge_is_found(sentence: str) -> None:
    assert hedges(sentence, 0, len(sentence)) == ()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_every_entry_of_hedges_is_whole(entry: Mapping[str, Any]) -> None:
    assert entry["certainty"] in CERTAINTIES
    assert entry["category"] in get_args(Category)
    assert entry["source"]
    assert entry["is"]
    assert entry["is_not"]


SEVERAL = [
    ("He may have fled, possibly by boat.", ["may", "possibly"]),
    ("The alleged plot allegedly cost more than 40 marks.", ["alleged", "allegedly", "more than"]),
    ("It is not yet clear whether the crew could have known.", ["It is not yet clear whether", "could"]),
    ("In May the fleet may sail.", ["may"]),
    ("If confirmed, at least six are thought to have died.", ["If confirmed", "at least", "are thought to have"]),
    ("The letter appeared\nto be genuine.", ["appeared\nto be"]),
    ("The band can’t be beaten.", []),
    ("Arson can’t be ruled out.", ["can’t be ruled out"]),
    ("İ may fail; İİ perhaps too.", ["may", "perhaps"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL, ids=[sentence for sentence, _ in SEVERAL])
def test_hedges_come_in_order_the_longest_first(sentence: str, expected: list[str]) -> None:
    assert words_of(hedges(sentence, 0, len(sentence))) == expected


def test_only_hedges_inside_the_bounds_are_found() -> None:
    text = "He may flee. She fled. They might stay."
    assert words_of(hedges(text, text.index("She"), text.index(" They"))) == []
    assert words_of(hedges(text, text.index("They"), len(text))) == ["might"]
    assert words_of(hedges(text, 0, text.index("may") + 2)) == []


def test_what_stands_before_the_bounds_is_looked_at() -> None:
    text = "It failed in May last year."
    assert hedges(text, text.index("May"), len(text)) == ()


VOCABULARY = sorted(
    {word for entry in ENTRIES for word in (*entry["first"].split(), "to", "be", "have", "the", "ship", "40")}
)
SOUP = st.lists(st.sampled_from([*VOCABULARY, ",", "’s", "“", "”", "\n", "İ", "May", "40"]), max_size=25).map(" ".join)


@given(SOUP | st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_hedges_verify_and_do_not_overlap(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = hedges(text, start, end)
    assert all(text[hedge.span.start : hedge.span.end] == hedge.span.text for hedge in found)
    assert all(start <= hedge.span.start < hedge.span.end <= end for hedge in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert set(governing(text, start, end)) <= set(found)


# -------------------------------------------------------------------------------------------------------- governing

GOVERNED: list[tuple[str, list[str], Certainty]] = [
    ("The valve had failed.", [], "CT+"),
    ("The valve had not failed.", [], "CT+"),
    ("The valve may have failed.", ["may"], "PS+"),
    ("The valve may not have failed.", ["may"], "PS+"),
    ("The valve probably failed.", ["probably"], "PR+"),
    ("The valve is unlikely to have failed.", ["unlikely"], "PR-"),
    ("The valve allegedly failed.", ["allegedly"], "Uu"),
    ("The ship hit a reef, which may have been unmarked.", [], "CT+"),
    ("The ship hit a reef that may have been unmarked.", [], "CT+"),
    ("The ship turned back because the rudder might break.", [], "CT+"),
    ("He stayed because he might be needed.", [], "CT+"),
    ("The pilot, who may have slept, was held.", [], "CT+"),
    ("The pilot, who was held, may have slept.", ["may"], "PS+"),
    ("The man who was held may have slept.", ["may"], "PS+"),
    ("The man who fled may have slept.", ["may"], "PS+"),
    ("The man who sells rope may have slept.", ["may"], "PS+"),
    ("The boat which the crew had left may have sunk.", ["may"], "PS+"),
    ("The man who may have slept was held.", [], "CT+"),
    ("The letter that was found appears to be genuine.", ["appears to be"], "PR+"),
    ("If authentic, the recording is his last.", ["If authentic"], "Uu"),
    ("If confirmed, he would be the third captain to die.", ["If confirmed"], "Uu"),
    ("If it is confirmed, the man who was held may go free.", ["If it is confirmed", "may"], "Uu"),
    ("If the strike goes on, ports will close.", ["If"], "Uu"),
    ("Ports will close if the strike goes on.", ["if"], "Uu"),
    ("Even if the strike goes on, ports will open.", [], "CT+"),
    ("While it may rain, the match goes on.", [], "CT+"),
    ("While it rained, the crew may have slept.", ["may"], "PS+"),
    ("Although the claim could not be verified, the port was closed.", [], "CT+"),
    ("As the storm may pass, the port stays open.", [], "CT+"),
    ("After the blast, the crew apparently fled.", ["apparently"], "PR+"),
    ("Talks after the vote may fail.", ["may"], "PS+"),
    ("The wall fell after what may have been a blast.", [], "CT+"),
    ("The ship sank and it may have carried oil.", [], "CT+"),
    ("The ship sank, and the crew may have drowned.", [], "CT+"),
    ("The ship may have sunk and burned.", ["may"], "PS+"),
    ("Nobody on board was hurt, it seems.", ["it seems"], "PR+"),
    ("The captain is thought to have drowned when the ship might have been saved.", ["is thought to have"], "PR+"),
    ("The claim could not be independently verified.", ["could not be independently verified"], "Uu"),
    ("It was not immediately clear who may have fired.", ["It was not immediately clear who"], "Uu"),
    ("There was no immediate confirmation.", ["no immediate confirmation"], "Uu"),
    ("At least six people were killed.", ["At least"], "CT+"),
    ("At least six people may have been killed.", ["At least", "may"], "PS+"),
    ("The purported recording is ten minutes long.", ["purported"], "Uu"),
    ("The suspected gunman was held.", ["suspected"], "PR+"),
    ("She said the dam “may break”.", [], "CT+"),
    ("“The dam may break.”", ["may"], "PS+"),
    ("The mayor left. The council may follow.", [], "CT+"),
    ("Dr. Brandt may follow.", ["may"], "PS+"),
    ("because he may be ill", ["may"], "PS+"),
    ("who may have fired", ["may"], "PS+"),
    ("that the ship may have sunk", ["may"], "PS+"),
    ("It is almost certainly a fake.", ["almost certainly"], "PR+"),
    ("In May the ship was sold to a man who might be the owner.", [], "CT+"),
    ("He appeared before the court.", [], "CT+"),
    ("The ground appeared to tremble.", ["appeared to"], "PR+"),
    ("The pilot could not swim.", [], "CT+"),
    ("The crew left so that others might live.", [], "CT+"),
    ("The council argued over whether the wall would hold.", [], "CT+"),
    ("Whether the wall holds is open.", ["Whether"], "Uu"),
    ("whether the wall would hold", ["whether"], "Uu"),
    ("It is unclear whether the wall may hold.", ["It is unclear whether"], "Uu"),
    ("The harbour is closed; it may open on Monday.", [], "CT+"),
]


@pytest.mark.parametrize(("sentence", "expected", "certainty"), GOVERNED, ids=[sentence for sentence, *_ in GOVERNED])
def test_hedges_of_the_main_clause_govern(sentence: str, expected: list[str], certainty: Certainty) -> None:
    found = governing(sentence, 0, len(sentence))
    assert words_of(found) == expected
    assert weigh("CT+", found) == certainty


def test_a_quotation_mark_just_before_the_content_makes_it_a_quotation() -> None:
    text = "“The dam may break,” she said."
    assert words_of(governing(text, 1, text.index(",”"))) == ["may"]


def test_words_in_quotation_marks_are_whose_the_content_is_where_that_is_known() -> None:
    text = "it was “in all likelihood” a reef"
    assert words_of(governing(text, 0, len(text))) == []
    assert words_of(governing(text, 0, len(text), quoted=True)) == ["in all likelihood"]


# ------------------------------------------------------------------------------------------------------------ weigh


def hedge(certainty: Certainty, category: Category = "modal") -> Hedge:
    return Hedge(span=Span(start=0, end=3, text="may"), certainty=certainty, category=category)


WEIGHED: list[tuple[Certainty, list[Certainty], Certainty]] = [
    ("CT+", [], "CT+"),
    ("CT-", [], "CT-"),
    ("Uu", [], "Uu"),
    ("CT+", ["PR+"], "PR+"),
    ("CT+", ["PR+", "PS+"], "PS+"),
    ("PR+", ["CT+"], "PR+"),
    ("PR-", ["PS+"], "PS-"),
    ("CT-", ["PR-"], "PR+"),
    ("PS-", ["PR-"], "PS+"),
    ("CT-", ["Uu", "PR+"], "Uu"),
    ("Uu", ["PR-"], "Uu"),
]


@pytest.mark.parametrize(("base", "values", "expected"), WEIGHED)
def test_the_weakest_wins_and_signs_multiply(base: Certainty, values: list[Certainty], expected: Certainty) -> None:
    assert weigh(base, [hedge(value) for value in values]) == expected


BASES = st.sampled_from(CERTAINTIES)
FOUND = st.lists(BASES.map(hedge), max_size=6)


@given(BASES, FOUND)
def test_hedges_never_raise_a_commitment(base: Certainty, found: list[Hedge]) -> None:
    assert grade(weigh(base, found)) == min([grade(base), *(grade(one.certainty) for one in found)])


@given(BASES, FOUND, st.randoms())
def test_the_order_of_hedges_does_not_matter(base: Certainty, found: list[Hedge], random: Any) -> None:
    shuffled = random.sample(found, len(found))
    assert weigh(base, shuffled) == weigh(base, found)


@given(BASES, FOUND, FOUND)
def test_hedges_may_be_weighed_in_two_goes(base: Certainty, some: list[Hedge], more: list[Hedge]) -> None:
    assert weigh(weigh(base, some), more) == weigh(base, [*some, *more])


@given(BASES, st.lists(st.just(hedge("CT+", "quantity")), max_size=3))
def test_quantities_and_no_hedges_leave_the_base(base: Certainty, found: list[Hedge]) -> None:
    assert weigh(base, found) == base
