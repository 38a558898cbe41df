"""Articles that share a key are in one story, whatever came first, and whoever decides otherwise is heeded."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.records import digest
from reportedly.store import Desk, grouping
from tests import invented
from tests.unit.store import told

FEW = settings(max_examples=25, deadline=None)
MADE = {"who": "Ines", "why": "two dams of one name"}
NOON, LATER = "2031-06-01T12:00:00Z", "2031-06-01T13:00:00+00:30"

#: The keys of some articles, by the articles' numbers.
keyed = st.dictionaries(st.integers(0, 7), st.sets(st.sampled_from("abcdef"), max_size=3).map(sorted), max_size=6)


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(told.page(number).article.id for number in numbers)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param({1: "", 2: ""}, [{1}, {2}], id="no keys"),
        pytest.param({1: "a", 2: "b"}, [{1}, {2}], id="no key in common"),
        pytest.param({1: "ab", 2: "bc"}, [{1, 2}], id="one in common"),
        pytest.param({1: "ab", 2: "bc", 3: "cd"}, [{1, 2, 3}], id="a chain"),
        pytest.param({1: "a", 2: "b", 3: "c", 4: "d", 5: "bc"}, [{1}, {2, 3, 5}, {4}], id="a late link"),
        pytest.param({1: "a", 2: "a", 3: "b", 4: "ab"}, [{1, 2, 3, 4}], id="a small one joins a larger"),
    ],
)
def test_articles_that_share_a_key_are_one_story(
    keys: Mapping[int, str], expected: Sequence[set[int]], desk: Desk
) -> None:
    for number, each in keys.items():
        told.add(desk, number, list(each))
    assert told.groups(desk) == {ids(*numbers) for numbers in expected}
    assert desk.counts().stories == len(expected)
    assert len(desk.dirty()) == len(expected)


def test_components() -> None:
    holds = {"d": "x", "a": "xy", "c": "z", "b": "y", "e": "", "f": "z"}
    assert grouping.components(holds) == [["a", "b", "d"], ["c", "f"], ["e"]]


def test_a_story_is_named_after_its_smallest_article(desk: Desk) -> None:
    articles = sorted(told.add(desk, number, ["dam"]) for number in range(4))
    (group,) = desk.dirty()
    assert desk.story(digest("story", articles[0])) == group


def fill(desk: Desk, pages: Iterable[tuple[int, Sequence[str], str]]) -> None:
    # Readers are numbered as they come: they come in their order, whatever the pages do.
    for reader in ("1", "2"):
        desk.add(f"none {reader}", invented.silent(invented.article(text="None.")), reader=reader)
    for number, keys, read in pages:
        told.add(desk, number, keys, read=read)


@FEW
@given(data=st.data(), first=keyed, second=keyed)
def test_the_order_of_pages_does_not_matter(
    data: st.DataObject, first: dict[int, list[str]], second: dict[int, list[str]]
) -> None:
    pages = [(number, keys, "1") for number, keys in first.items()]
    pages += [(number, keys, "2") for number, keys in second.items()]
    kept = {told.page(number).article.id: keys for number, keys in {**first, **second}.items()}
    alone = invented.article(text="None.").id
    expected = {frozenset(part) for part in grouping.components({**kept, alone: []})}
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder, "desk.db")) as desk:
        fill(desk, data.draw(st.permutations(pages)))
        assert told.groups(desk) == expected


@FEW
@given(data=st.data(), pages=keyed)
def test_two_desks_become_one(data: st.DataObject, pages: dict[int, list[str]]) -> None:
    halves = st.lists(st.sampled_from(sorted(pages.items())), unique_by=lambda page: page[0]) if pages else st.just([])
    with tempfile.TemporaryDirectory() as folder:
        one, two, both = (Desk.open(Path(folder, name)) for name in ("one.db", "two.db", "both.db"))
        for desk in (one, two):
            fill(desk, [(number, keys, "1") for number, keys in data.draw(halves)])
            for at in data.draw(st.lists(st.sampled_from([NOON, LATER]), max_size=2)):
                decide(desk, data, at)
        for desk in data.draw(st.permutations([one, two])):
            both.adopt(desk)
        one.adopt(two)
        two.adopt(one)
        assert told.groups(one) == told.groups(two) == told.groups(both)
        assert list(one.reports()) == list(two.reports()) == list(both.reports())
        assert one.counts() == two.counts() == both.counts()
        assert len(one.decisions()) == len(two.decisions()) == len(both.decisions())
        assert one.adopt(both) == both.adopt(two) == 0
        for desk in (one, two, both):
            desk.close()


def decide(desk: Desk, data: st.DataObject, at: str) -> None:
    """Let somebody split a story of the desk, or merge two, wherever there is anything to decide on."""
    stories = desk.dirty()
    if len(stories) > 1 and data.draw(st.booleans()):
        desk.merge(data.draw(st.permutations(stories))[:2], at=at, **MADE)
        return
    group = data.draw(st.sampled_from(stories))
    articles = [report.article.id for report in desk.of_group(group)]
    if len(articles) > 1:
        apart = data.draw(st.sets(st.sampled_from(articles), min_size=1, max_size=len(articles) - 1))
        desk.split(group, apart, at=at, **MADE)


def test_a_desk_is_taken_over_whole(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.db") as other:
        told.add(other, 1, ["dam"])
        told.add(desk, 2, ["dam"])
        other.reject("page 9", invented.rejected())
        assert desk.adopt(other) == 1
        assert desk.adopt(other) == 0
    assert told.groups(desk) == {ids(1, 2)}
    assert desk.seen("page 1 1")
    assert desk.seen("page 9")
    assert list(desk.rejected()) == [invented.rejected()]


def test_a_newer_reading_can_part_a_story(desk: Desk) -> None:
    for number, keys in ((1, "a"), (2, "ab"), (3, "b"), (4, "bc")):
        told.add(desk, number, list(keys))
    told.settle(desk, told.only(desk))
    told.add(desk, 2, ["c"], read="2")
    assert told.groups(desk) == {ids(1), ids(2, 3, 4)}
    assert len(desk.dirty()) == 2
    told.add(desk, 3, [], read="2")
    assert told.groups(desk) == {ids(1), ids(2, 4), ids(3)}


def test_a_key_that_nobody_holds_any_more_joins_nobody(desk: Desk) -> None:
    told.add(desk, 1, ["a", "b"])
    told.add(desk, 1, ["b"], read="2")
    told.add(desk, 2, ["a"])
    assert told.groups(desk) == {ids(1), ids(2)}


def test_keys_that_are_no_text_are_kept_as_they_are_printed(desk: Desk) -> None:
    told.add(desk, 1, ["d\udce9p", "", "\x00"])
    told.add(desk, 2, ["d\ufffdp"])
    assert told.groups(desk) == {ids(1, 2)}


def test_a_split_sticks(desk: Desk) -> None:
    """After a newer reading of the page, and when later articles share keys with both sides."""
    for number, keys in ((1, "a"), (2, "ab"), (3, "b")):
        told.add(desk, number, list(keys))
    whole = told.only(desk)
    told.settle(desk, whole)
    apart = desk.split(whole, ids(2, 3), at=NOON, **MADE)
    assert told.groups(desk) == {ids(1), ids(2, 3)}
    assert desk.dirty() == tuple(sorted({told.group(desk, next(iter(ids(1)))), apart}))
    told.add(desk, 3, ["a", "b"], read="2")
    told.add(desk, 4, ["a", "b"])
    assert told.groups(desk) == {ids(1, 4), ids(2, 3)}


def test_what_is_split_off_stays_together_without_a_key_in_common(desk: Desk) -> None:
    for number, keys in ((1, "a"), (2, "ab"), (3, "b")):
        told.add(desk, number, list(keys))
    desk.split(told.only(desk), ids(1, 3), at=NOON, **MADE)
    assert told.groups(desk) == {ids(1, 3), ids(2)}


def test_a_merger_sticks(desk: Desk) -> None:
    for number in (1, 2, 3):
        told.add(desk, number, [str(number)])
    first, _, third = desk.dirty()
    merged = desk.merge([first, third], at=NOON, **MADE)
    assert told.groups(desk) == {ids(1, 3), ids(2)}
    assert desk.dirty_group(merged)
    for number in (1, 3):
        told.add(desk, number, [f"{number} again"], read="2")
    assert told.groups(desk) == {ids(1, 3), ids(2)}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("merge", "split", [{1}, {2}], id="what was merged is split"),
        pytest.param("split", "merge", [{1, 2}], id="what was split is merged"),
    ],
)
@pytest.mark.parametrize("then", [NOON, LATER], ids=["at one instant", "later"])
def test_the_last_decision_counts(
    first: str, second: str, expected: Sequence[set[int]], then: str, desk: Desk, tmp_path: Path
) -> None:
    keys = ["a"] if first == "split" else []
    for number in (1, 2):
        told.add(desk, number, keys)
    for kind, at in ((first, NOON), (second, then)):
        if kind == "merge":
            desk.merge(desk.dirty(), at=at, **MADE)
        else:
            desk.split(told.only(desk), ids(2), at=at, **MADE)
    assert told.groups(desk) == {ids(*numbers) for numbers in expected}
    assert [decision.kind for decision in desk.decisions()] == [first, second]
    with Desk.open(tmp_path / "other.db") as other:
        for number in (2, 1):
            told.add(other, number, keys)
        other.adopt(desk)
        assert told.groups(other) == told.groups(desk)
        assert other.decisions() == desk.decisions()


def test_a_decision_is_kept_with_who_when_and_why(desk: Desk) -> None:
    for number in (1, 2):
        told.add(desk, number)
    desk.merge(desk.dirty(), at=LATER, **MADE)
    (made,) = desk.decisions()
    assert (made.kind, made.articles, made.who, made.why) == ("merge", tuple(sorted(ids(1, 2))), "Ines", MADE["why"])
    assert made.at == "2031-06-01T12:30:00.000000Z"


def test_what_cannot_be_decided_is_refused(desk: Desk) -> None:
    for number in (1, 2):
        told.add(desk, number, ["a"])
    told.add(desk, 3)
    pair, alone = desk.dirty()
    refused: list[tuple[Callable[[], int], str]] = [
        (lambda: desk.merge([pair], at=NOON, **MADE), "one story cannot be merged"),
        (lambda: desk.merge([pair, 99], at=NOON, **MADE), "is not of this desk"),
        (lambda: desk.merge([pair, alone], at="noon", **MADE), "'noon' is no instant"),
        (lambda: desk.split(pair, [], at=NOON, **MADE), "no article is to be split off"),
        (lambda: desk.split(pair, ids(1, 2), at=NOON, **MADE), "leave at least one"),
        (lambda: desk.split(pair, ids(1, 3), at=NOON, **MADE), "is not in the story that is to be split"),
        (lambda: desk.split(pair, ids(1), at="", **MADE), "'' is no instant"),
    ]
    for what, says in refused:
        with pytest.raises(UsageError, match=says):
            what()
    assert desk.decisions() == ()
    assert told.groups(desk) == {ids(1, 2), ids(3)}
