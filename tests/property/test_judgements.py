"""Laws of judging: neither the order of reading and judging matters, nor at how many desks; undone is never done."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Report, pipeline
from reportedly.judgements import (
    LIKELIHOODS,
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    NoRivals,
    Place,
    Rivals,
    Same,
    Speaker,
    Undo,
)
from reportedly.reconcile import corrected, placed, reconcile
from reportedly.records import Certainty
from reportedly.store import Desk
from tests import judged, rulereader, wreck
from tests.property.test_pipeline import filled, pages
from tests.property.test_reconcile import holds, stories

NAMES = ("Orsola Venn", "Tomas Kern", "Ada Lind", "officials", "Packet")


@st.composite
def contents(draw: st.DrawFn, statements: Sequence[Place], sayings: Sequence[Place]) -> Content:
    """Some judgement on what is said at one or two places."""
    kind = draw(st.sampled_from([Speaker, Chain, Commits, Assessment, Same, Apart, Rivals, NoRivals]))
    where, one, other = (draw(st.sampled_from(some)) for some in (statements, sayings, sayings))
    hop = draw(st.integers(0, 2))
    if kind is Speaker:
        return Speaker(statement=where, hop=hop, name=draw(st.sampled_from(NAMES)))
    if kind is Chain:
        return Chain(statement=where, names=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=3))))
    if kind is Commits:
        certainty = draw(st.sampled_from(get_args(Certainty)))
        return Commits(statement=where, hop=draw(st.none() | st.just(hop)), certainty=certainty)
    if kind is Assessment:
        return Assessment(claim=one, likelihood=draw(st.sampled_from(list(LIKELIHOODS))))
    if kind is Rivals:
        return Rivals(one=one, other=other, because="state")
    return kind(one=one, other=other)  # type: ignore[no-any-return]


def spoken(reports: Iterable[Report]) -> tuple[list[Place], list[Place]]:
    """The places of all statements, and of all sayings."""
    told = list(reports)
    statements = [placed(one, report.article.text) for report in told for one in report.statements]
    said = (saying for claim in reconcile(told).claims for saying in claim.says)
    sayings = [Place(article=one.article, start=one.start, end=one.end, text=one.text) for one in said]
    return statements, sayings or statements


@settings(max_examples=25)
@given(reports=stories(), data=st.data(), chance=st.randoms(use_true_random=False))
def test_an_affair_that_was_judged_keeps_every_promise_in_any_order(
    reports: list[Report], data: st.DataObject, chance: random.Random
) -> None:
    some = data.draw(st.lists(contents(*spoken(reports)), max_size=6))
    made = [judged.by(content, number, who=f"judge {number % 2}") for number, content in enumerate(some)]
    affair = reconcile(reports, judgements=made)
    holds(affair, [corrected(report, made, affair.story.cast) for report in reports])
    claims = {claim.id for claim in affair.claims}
    assert {signed.claim for claim in affair.claims for signed in claim.corrected} <= claims | {None}
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert reconcile(reports[::-1], judgements=shuffled) == affair


@settings(max_examples=10, deadline=None)
@given(made=pages(), data=st.data())
def test_the_order_of_reading_and_judging_does_not_matter_nor_how_many_desks(
    made: list[wreck.Page], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        rulereader.install(patch)
        alone = filled(Path(folder) / "alone.db", made)
        plain = list(pipeline.export(alone))
        with Desk.open(alone) as store:
            some = data.draw(st.lists(contents(*spoken(store.reports())), min_size=1, max_size=4))
        kept = judge(alone, some)
        first = judge(Path(folder) / "first.db", some)
        filled(first, made)
        half = data.draw(st.integers(0, len(made)))
        one, other = (
            filled(Path(folder) / name, part) for name, part in (("1.db", made[:half]), ("2.db", made[half:]))
        )
        ours = data.draw(st.integers(0, len(some)))
        judge(one, some[:ours])
        judge(other, some[ours:], ours)
        with Desk.open(one) as store, Desk.open(other) as theirs:
            store.adopt(theirs)
            pipeline.settle(store)
        exports = [list(pipeline.export(desk)) for desk in (kept, first, one)]
        assert exports[0] == exports[1] == exports[2]
        assert list(pipeline.export(undone(alone))) == plain


def judge(desk: Path, some: Sequence[Content], start: int = 0) -> Path:
    """The desk when it has been judged, at the instants of the judgements' numbers."""
    with Desk.open(desk) as store:
        for number, content in enumerate(some, start):
            store.judge(content, who="Ines", at=judged.at(number), why="")
        pipeline.settle(store)
    return desk


def undone(desk: Path) -> Path:
    """The desk when everything was taken back."""
    with Desk.open(desk) as store:
        for number, entry in enumerate(store.log(), 40):
            store.judge(Undo(of=entry.judgement.id), who="Ines", at=judged.at(number), why="")
        pipeline.settle(store)
    return desk
