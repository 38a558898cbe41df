"""Judgements are kept for good, count until they are taken back, and find their articles whenever these come."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.judgements import Assessment, Content, Merge, Place, Same, Split, Undo
from reportedly.store import Desk
from tests import judged
from tests.unit.store import told


def place(number: int, said: int = 0) -> Place:
    """Where one of the articles says something."""
    report = told.page(number)
    return judged.stated(report, said)


NOTE = Assessment(claim=place(1), note="seen")


def judge(desk: Desk, content: Content, number: int = 1, who: str = "Ines") -> str:
    return desk.judge(content, who=who, at=judged.at(number), why="because").id


def contents(desk: Desk, number: int = 1) -> list[Content]:
    """What counts of the story that an article is in."""
    return [one.content for one in desk.judgements(told.group(desk, told.page(number).article.id))]


def test_a_judgement_is_kept_with_who_when_and_why(desk: Desk) -> None:
    told.add(desk, 1)
    kept = desk.judge(NOTE, who=" Ines ", at="2031-06-01T13:00:00+00:30", why="she was there")
    assert (kept.content, kept.who, kept.at, kept.why, kept.turn) == (
        NOTE, "Ines", "2031-06-01T12:30:00.000000Z", "she was there", 1
    )  # fmt: skip
    (entry,) = desk.log()
    assert (entry.judgement, entry.undone, entry.trouble) == (kept, None, None)


def test_the_story_is_settled_anew_and_no_other(desk: Desk) -> None:
    for number in (1, 2):
        told.add(desk, number)
    for group in desk.dirty():
        told.settle(desk, group)
    judge(desk, NOTE)
    assert desk.dirty() == (told.group(desk, told.page(1).article.id),)
    assert contents(desk, 1) == [NOTE]
    assert contents(desk, 2) == []


def test_what_was_taken_before_a_judgement_came_is_not_stored(desk: Desk) -> None:
    told.add(desk, 1)
    group = told.only(desk)
    made = told.affair(desk.of_group(group))
    judge(desk, NOTE)
    assert not desk.settle(group, made)
    assert desk.dirty() == (group,)


def test_a_judgement_waits_for_its_article(desk: Desk) -> None:
    judge(desk, NOTE)
    told.add(desk, 1)
    assert contents(desk) == [NOTE]
    told.add(desk, 1, read="2")
    assert contents(desk) == [NOTE]


def test_of_two_places_either_leads_there(desk: Desk) -> None:
    both = Same(one=place(1), other=place(2))
    for number in (1, 2):
        told.add(desk, number)
    judge(desk, both)
    assert contents(desk, 1) == contents(desk, 2) == [both]
    assert [entry.judgement.content for entry in desk.log([told.page(2).article.id])] == [both]
    assert desk.log(["article-other"]) == ()


def test_what_is_taken_back_counts_no_more_until_that_is_taken_back(desk: Desk) -> None:
    told.add(desk, 1)
    first = judge(desk, NOTE, 1)
    second = judge(desk, Undo(of=first), 2)
    assert contents(desk) == []
    assert [entry.undone.id if entry.undone else None for entry in desk.log()] == [second, None]
    third = judge(desk, Undo(of=second), 3)
    assert contents(desk) == [NOTE]
    assert [entry.undone.id if entry.undone else None for entry in desk.log()] == [None, third, None]
    judge(desk, Undo(of=first), 4)
    assert contents(desk) == []


def test_an_undo_makes_the_story_dirty(desk: Desk) -> None:
    told.add(desk, 1)
    first = judge(desk, NOTE)
    told.settle(desk, told.only(desk))
    judge(desk, Undo(of=first), 2)
    assert len(desk.dirty()) == 1


def test_what_cannot_be_judged_is_refused(desk: Desk) -> None:
    told.add(desk, 1)
    first = judge(desk, NOTE)
    judge(desk, Undo(of=first), 2)
    with pytest.raises(UsageError, match=f"{first} is undone already"):
        judge(desk, Undo(of=first), 3)
    with pytest.raises(UsageError, match="nothing in the log has the id judgement-0"):
        judge(desk, Undo(of="judgement-0"), 3)
    with pytest.raises(UsageError, match="say who judges"):
        judge(desk, NOTE, 3, who=" ")
    with pytest.raises(UsageError, match="'noon' is no instant"):
        desk.judge(NOTE, who="Ines", at="noon", why="")
    assert len(desk.log()) == 2


def test_the_same_word_at_the_same_instant_is_one(desk: Desk) -> None:
    assert judge(desk, NOTE) == judge(desk, NOTE)
    assert len(desk.log()) == 1


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(told.page(number).article.id for number in numbers)


def test_a_decision_about_stories_is_taken_back_the_same_way(desk: Desk) -> None:
    for number in (1, 2, 3):
        told.add(desk, number, ["dam"] if number < 3 else ["mill"])
    apart = {ids(1, 2), ids(3)}
    assert told.groups(desk) == apart
    desk.merge(desk.dirty(), who="Ines", at=judged.at(1), why="one river")
    (merged,) = (entry.judgement for entry in desk.log())
    assert merged.content == Merge(articles=desk.decisions()[0].articles)
    undo = judge(desk, Undo(of=merged.id), 2)
    assert told.groups(desk) == apart
    judge(desk, Undo(of=undo), 3)
    assert told.groups(desk) == {ids(1, 2, 3)}


def test_a_split_that_is_taken_back_leaves_the_keys_as_they_were_given(desk: Desk) -> None:
    for number in (1, 2):
        told.add(desk, number, ["dam", f"only {number}"])
    desk.split(told.only(desk), ids(2), who="Ines", at=judged.at(1), why="")
    assert told.groups(desk) == {ids(1), ids(2)}
    (split,) = (entry.judgement for entry in desk.log())
    assert split.content == Split(articles=tuple(ids(2)))
    judge(desk, Undo(of=split.id), 2)
    assert told.groups(desk) == {ids(1, 2)}
    told.add(desk, 3, ["only 2"])
    assert told.groups(desk) == {ids(1, 2, 3)}


def test_the_log_has_decisions_and_judgements_in_one_order(desk: Desk) -> None:
    for number in (1, 2):
        told.add(desk, number)
    judge(desk, NOTE, 2)
    desk.merge(desk.dirty(), who="Ines", at=judged.at(1), why="")
    judge(desk, dataclasses.replace(NOTE, note="again"), 2)
    assert [(type(entry.judgement.content), entry.judgement.turn) for entry in desk.log()] == [
        (Merge, 2),
        (Assessment, 1),
        (Assessment, 3),
    ]


def test_another_desk_takes_over_what_was_judged_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    told.add(desk, 1, ["dam"])
    told.add(desk, 2, ["mill"])
    first = judge(desk, NOTE, 5)
    judge(desk, Same(one=place(1), other=place(2)), 6)
    desk.merge(desk.dirty(), who="Ines", at=judged.at(7), why="")
    judge(desk, Undo(of=desk.decisions()[0].id), 3)  # by a clock that is slow
    judge(desk, Undo(of=first), 1)
    with Desk.open(tmp_path / "other.db") as other:
        for _ in range(2):
            other.adopt(desk)
            assert other.log() == desk.log()
            assert told.groups(other) == told.groups(desk) == {ids(1), ids(2)}
            assert contents(other) == contents(desk) == [Same(one=place(1), other=place(2))]
