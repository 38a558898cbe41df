"""How far a chain as a whole commits to its end."""

from __future__ import annotations

from typing import get_args

import pytest

from reportedly.reconcile.commitment import certainty, committed
from reportedly.records import Certainty, Link, Span, Statement

_WORD = Span(start=0, end=10, text="reportedly")


def statement(*chain: Certainty, own: Certainty = "CT+", hedged: str = "") -> Statement:
    """A statement on a chain of so sure hops; *hedged*: ``outlet``, or the number of a hop."""
    links = tuple(
        Link(
            source=None, entity=None, name=None, kind="unnamed", cue=None, certainty=sure,
            hedges=(_WORD,) if hedged == str(place) else (),
        )
        for place, sure in enumerate(chain)
    )  # fmt: skip
    return Statement(
        id="statement-0", article="article-0", mode="indirect" if chain else "narrated", content=(), chain=links,
        certainty=own, hedges=(_WORD,) if hedged == "outlet" else (), events=(), confidence=None, claim=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(statement(own="CT+"), "CT+", id="the outlet's own word"),
        pytest.param(statement(own="PR+", hedged="outlet"), "PR+", id="its own hedge is in its certainty"),
        pytest.param(statement(own="CT+", hedged="outlet"), "CT+", id="and is not counted twice"),
        pytest.param(statement("CT+"), "CT+", id="said"),
        pytest.param(statement("PS+"), "PS+", id="said that it may be"),
        pytest.param(statement("CT-"), "CT-", id="denied"),
        pytest.param(statement("Uu"), "Uu", id="uncommitted"),
        pytest.param(statement("CT+", "CT+"), "CT+", id="said that he said"),
        pytest.param(statement("PS+", "CT+"), "CT+", id="the last of them holds it"),
        pytest.param(statement("CT+", "PS+"), "PS+", id="and it alone"),
        pytest.param(statement("CT+", hedged="outlet"), "PR+", id="reportedly said"),
        pytest.param(statement("CT+", hedged="0"), "CT+", id="a hedge of the last is in its certainty"),
        pytest.param(statement("CT+", "CT+", hedged="0"), "PR+", id="a hedge on the way"),
        pytest.param(statement("CT-", "CT-", hedged="0"), "PR-", id="a hedge on the way to a denial"),
        pytest.param(statement("PS+", hedged="outlet"), "PS+", id="a hedge strengthens nothing"),
        pytest.param(statement("Uu", hedged="outlet"), "Uu", id="nor makes it committed"),
    ],
)
def test_whole_chains(one: Statement, expected: Certainty) -> None:
    found = committed(one)
    assert certainty(found.strength, positive=found.positive) == expected


@pytest.mark.parametrize("value", get_args(Certainty))
def test_there_and_back(value: Certainty) -> None:
    found = committed(statement(own=value))
    assert certainty(found.strength, positive=found.positive) == value
