"""A desk made of copies: every copy is a story of its own, whole, and can be added to."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import pytest

from benchmarks.speed.desk.building import FORCED, Moulds, Waiting, build
from benchmarks.speed.desk.measuring import Adding, Asking, adding, asking
from benchmarks.speed.desk.sources import READER, addressed, cast
from benchmarks.speed.desk.varying import Mould, Variant, names_in
from reportedly import pipeline
from reportedly.reconcile import reconcile
from reportedly.records import Report
from reportedly.store import Desk, ledger_rows, packing
from tests import invented


def reports() -> list[Report]:
    return [addressed(one) for one in (invented.dam(), *(invented.numbered(n, said=3) for n in range(7)))]


@pytest.fixture(scope="module")
def held() -> Mould:
    return cast(reports(), key=FORCED, held=1)


@pytest.fixture
def made(tmp_path: Path, held: Mould) -> Path:
    path = tmp_path / "made.desk"
    whole = cast(reports(), key=FORCED)
    pages = cast(reports()[:2], key=None)
    build(path, Moulds(whole=[whole], held=[held], pages=pages), articles=60, large=[20], held_rounds=2)
    return path


def waiting(path: Path) -> list[Waiting]:
    return [msgspec.json.decode(line, type=Waiting) for line in path.with_suffix(".waiting").read_bytes().splitlines()]


def test_every_copy_keeps_what_a_ledger_promises(made: Path) -> None:
    with Desk.open(made, readonly=True) as desk:
        counts = desk.counts()
        assert counts.articles >= 60
        assert counts.stories == len({line.id for line in desk.stories()})
        assert sorted({line.articles for line in desk.stories()}) == [1, 7, 8, 21]
        assert desk.dirty() == ()
        for group in desk.groups():
            told, affair = desk.of_group(group), desk.affair(group)
            for report in told:
                packing.verify(report)
            assert affair is not None
            ledger_rows.verify(affair, {report.article.id: report.article.text for report in told})
            assert sorted(affair.story.articles) == sorted(report.article.id for report in told)


def test_what_a_copy_came_to_is_what_reconciling_it_comes_to(made: Path) -> None:
    with Desk.open(made, readonly=True) as desk:
        for line in desk.stories():
            if line.articles == 8:
                group = desk.story(line.id)
                stored, now = desk.affair(group), reconcile(desk.of_group(group))
                assert stored is not None
                assert (stored.story.id, {claim.id for claim in stored.claims}) == (
                    now.story.id,
                    {claim.id for claim in now.claims},
                )


def test_copies_have_other_names_in_the_same_places(held: Mould) -> None:
    text = invented.dam().article.text
    one, other = (Variant(held, seed, 3).text(text) for seed in ("one", "other"))
    names = names_in([invented.dam()])
    assert names
    assert len({one, other, text}) == 3
    assert len(one) == len(other) == len(text)
    assert not any(name in one for name in names if name in text)
    assert Variant(held, "one", 3).text(text) == one


def test_years_move_and_places_do_not() -> None:
    dated = dataclasses.replace(invented.dam().article, title="The flood of 2031", published=invented.day("2031-03-02"))
    mould = cast([addressed(dataclasses.replace(invented.dam(), article=dated))], key=FORCED)
    record = next(v for _, rows in [mould.tables["report"]] for row in rows for v in row if str(v).startswith("{"))
    moved = Variant(mould, "seed", -30).text(str(record))
    assert '"The flood of 2001"' in moved
    assert '"2001-03-02"' in moved
    assert Variant(mould, "seed", 0).text("2031") == "2031"


def test_a_waiting_report_joins_its_story(made: Path) -> None:
    some = waiting(made)
    assert [one.articles for one in some] == [21, 7, 7]
    with Desk.open(made) as desk:
        before = {line.articles for line in desk.stories()}
        for one in some:
            assert not desk.seen(one.key)
            assert desk.add(one.key, one.report(), reader=READER, story_keys=[one.story])
        pipeline.settle(desk)
        assert before == {1, 7, 8, 21}
        assert {line.articles for line in desk.stories()} == {1, 8, 22}


def test_adding_and_asking_are_measured(made: Path) -> None:
    added, asked = adding(made, reports=2, least=7, most=7), asking(made)
    assert isinstance(added, Adding)
    assert isinstance(asked, Asking)
    assert [one.articles for one in added.added] == [8]
    assert added.memory >= added.memory_before > 0
    assert "story, by id" in [one.question for one in asked.asked]
