"""The values that people judge in: which scales, in which order they count, and what taking back does."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from reportedly.judgements import (
    INFORMATION,
    KINDS,
    LIKELIHOODS,
    SOURCES,
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    Digit,
    Letter,
    Likelihood,
    Merge,
    NoRivals,
    Place,
    Rivals,
    Same,
    Speaker,
    Split,
    Undo,
    judged,
    kind_of,
    known_by,
    ordered,
    places,
    undone,
)

HERE = Place(article="article-1", start=3, end=8, text="valve")
THERE = Place(article="article-2", start=0, end=4, text="pump")


def test_the_scales_are_whole() -> None:
    assert tuple(SOURCES) == get_args(Letter) == tuple("ABCDEF")
    assert tuple(INFORMATION) == get_args(Digit) == (1, 2, 3, 4, 5, 6)
    assert tuple(LIKELIHOODS) == get_args(Likelihood)
    assert [one[1] == other[0] for one, other in pairwise(LIKELIHOODS.values())] == [True] * 6
    assert (LIKELIHOODS["almost no chance"][0], LIKELIHOODS["almost certain"][1]) == (1, 99)


CONTENTS: list[tuple[Content, str, tuple[Place, ...]]] = [
    (Assessment(claim=HERE, source="B"), "assessment", (HERE,)),
    (Speaker(statement=HERE, hop=0, name="Ilse Brandt"), "speaker", (HERE,)),
    (Chain(statement=HERE, names=()), "chain", (HERE,)),
    (Commits(statement=HERE, hop=None, certainty="PR+"), "certainty", (HERE,)),
    (Same(one=HERE, other=THERE), "same", (HERE, THERE)),
    (Apart(one=HERE, other=THERE), "apart", (HERE, THERE)),
    (Rivals(one=HERE, other=THERE, because="number"), "rivals", (HERE, THERE)),
    (NoRivals(one=HERE, other=THERE), "no_rivals", (HERE, THERE)),
    (Merge(articles=("article-1",)), "merge", ()),
    (Split(articles=("article-1",)), "split", ()),
    (Undo(of="judgement-1"), "undo", ()),
]


@pytest.mark.parametrize(("content", "kind", "spoken"), CONTENTS, ids=[kind for _, kind, _ in CONTENTS])
def test_what_a_judgement_is_called_and_speaks_of(content: Content, kind: str, spoken: tuple[Place, ...]) -> None:
    assert (kind_of(content), places(content)) == (kind, spoken)


def test_there_is_every_kind() -> None:
    assert [kind for _, kind, _ in CONTENTS] == list(KINDS)


def signed(content: Content, at: str = "2031-06-01T12:00:00.000000Z", turn: int = 1, who: str = "Ines") -> str:
    return judged(content, who=who, at=at, why="", turn=turn).id


def test_an_id_follows_from_all_but_the_turn() -> None:
    same = Same(one=HERE, other=THERE)
    assert signed(same) == signed(same, turn=7)
    others = {
        signed(same, who="Jon"),
        signed(same, at="2031-06-02T12:00:00.000000Z"),
        signed(Apart(one=HERE, other=THERE)),
        signed(Same(one=THERE, other=HERE)),
    }
    assert len(others - {signed(same)}) == 4


def test_the_order_is_that_of_instants_then_of_turns() -> None:
    late, early = "2031-06-02T12:00:00.000000Z", "2031-06-01T12:00:00.000000Z"
    made = [
        judged(Undo(of=str(turn)), who="Ines", at=at, why="", turn=turn)
        for at, turn in ((late, 1), (early, 3), (early, 2))
    ]
    assert [(one.at, one.turn) for one in ordered(made)] == [(early, 2), (early, 3), (late, 1)]


@pytest.mark.parametrize(
    ("undos", "gone"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param({"u": "a"}, {"a": "u"}, id="undone"),
        pytest.param({"u": "a", "v": "u"}, {"u": "v"}, id="the undo is undone"),
        pytest.param({"u": "a", "v": "u", "w": "v"}, {"v": "w", "a": "u"}, id="and that again"),
        pytest.param({"u": "a", "v": "a"}, {"a": "u"}, id="by two"),
        pytest.param({"u": "a", "v": "a", "w": "u"}, {"u": "w", "a": "v"}, id="by two, one of whom took it back"),
        pytest.param({"u": "v", "v": "u"}, {}, id="a circle, which no desk makes"),
    ],
)
def test_what_no_longer_counts(undos: dict[str, str], gone: dict[str, str]) -> None:
    assert undone(undos) == gone


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2031-05-31", ["same"]),
        ("2031-06-01", ["same", "assessment"]),
        ("2031-06-02", ["same", "assessment"]),
    ],
)
def test_a_reader_of_a_day_sees_assessments_made_by_then_and_every_correction(day: str, shown: list[str]) -> None:
    made = [
        judged(Same(one=HERE, other=THERE), who="Ines", at="2031-07-01T00:00:00.000000Z", why="", turn=1),
        judged(Assessment(claim=HERE, note="?"), who="Ines", at="2031-06-01T23:59:59.999999Z", why="", turn=2),
    ]
    assert [kind_of(one.content) for one in known_by(made, day)] == shown
