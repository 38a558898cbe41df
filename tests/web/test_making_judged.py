"""What is judged in the process that listens, on the pages that others make: seen at once, and gone when taken back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly import asking, judging, pipeline
from reportedly.judgements import Assessment
from reportedly.store import Desk
from reportedly.web.clerk import Clerk
from reportedly.web.kept import state
from reportedly.web.making import Makers
from tests import judged, rulereader, wreck
from tests.web.conftest import client
from tests.web.test_judging import CREW, ME, SUNK, VALVE, claim, sent, shown, statement


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rulereader.install(monkeypatch)
    list(pipeline.read([wreck.write(tmp_path / "pages.jsonl", *wreck.PAGES)], desk=tmp_path / "desk.db"))
    return tmp_path / "desk.db"


@pytest.fixture
def makers(desk: Path) -> Iterator[Makers]:
    begun = Makers(desk, 2)
    yield begun
    begun.close()


@pytest.fixture
def browsing(desk: Path, makers: Makers) -> Iterator[TestClient]:
    with Clerk(desk) as clerk, client(clerk, making=makers) as found:
        yield found


def age(desk: Path) -> None:
    """Have the last change of a desk be long past: what is made from now on is kept."""
    for file in (desk, desk.with_name(f"{desk.name}-wal")):
        if file.exists():
            os.utime(file, (1_900_000_000 - 10**9,) * 2)
    assert state(desk) is not None


def twice(browsing: TestClient, address: str) -> str:
    """The words of a page, asked of every maker and of what is kept."""
    first, *others = (shown(browsing, address) for _ in range(3))
    assert others == [first, first]
    return first


def test_what_is_judged_is_on_the_next_page_and_gone_from_that_after_its_undo(desk: Path, browsing: TestClient) -> None:
    one = claim(desk, VALVE)
    about = [f"/claim/{one.id}", f"/story/{one.story}", f"/story/{one.story}?as-of=2999-01-01"]
    about += [
        f"/claim/{one.id}?as-of=2031-03-02",
        f"/story/{one.story}/others",
        f"/story/{one.story}/others?as-of=2999-01-01",
    ]
    age(desk)
    before = {address: twice(browsing, address) for address in [*about, "/log"]}
    assert sent(browsing, f"/claim/{one.id}/judge", source="B", note="Ask the yard.", **ME)[0] == 303
    for address in about:
        assert "the desk (J. Roe, " in twice(browsing, address), address
    assert "Ask the yard." in twice(browsing, "/log")
    age(desk)
    assert "the desk (J. Roe, " in twice(browsing, about[0])
    (entry,) = judging.log(desk).entries
    assert sent(browsing, f"/undo/{entry.judgement.id}", **ME) == (303, "/log")
    assert {address: twice(browsing, address) for address in about} == {address: before[address] for address in about}
    assert "Undone by J. Roe, " in twice(browsing, "/log")


def test_a_correction_is_on_every_day_and_gone_when_it_is_undone(desk: Path, browsing: TestClient) -> None:
    one, address = claim(desk, VALVE), statement(desk, VALVE, 2)
    report = address.partition("/correct")[0]
    pages = [report, f"/claim/{one.id}", f"/claim/{one.id}?as-of=2031-03-02", f"/story/{one.story}?as-of=2031-03-02"]
    age(desk)
    before = {page: twice(browsing, page) for page in pages}
    assert sent(browsing, address, what="speaker", hop="0", name="Ada Lind", **ME)[0] == 303
    assert ["Ada Lind" in twice(browsing, page) for page in pages] == [True, True, True, True]
    (entry,) = judging.log(desk).entries
    sent(browsing, f"/undo/{entry.judgement.id}", **ME)
    assert {page: twice(browsing, page) for page in pages} == before


def test_what_is_judged_of_a_contested_claim_is_on_the_page_of_its_list(desk: Path, browsing: TestClient) -> None:
    one, other = claim(desk, SUNK), claim(desk, CREW)
    pages = [f"/story/{one.story}{rest}" for rest in ("", "/contested", "?as-of=2031-03-09")]
    assert ["corrected by the desk" in twice(browsing, page) for page in pages] == [False] * 3
    assert sent(browsing, f"/claim/{one.id}/relate", what="rival", other=other.id, because="state", **ME)[0] == 303
    assert ["corrected by the desk" in twice(browsing, page) for page in pages] == [True] * 3


def test_a_maker_leads_to_forms_where_there_are_any(desk: Path, makers: Makers, browsing: TestClient) -> None:
    one = claim(desk, VALVE)
    pages = {f"/claim/{one.id}": f"/claim/{one.id}/judge", f"/story/{one.story}": f"/story/{one.story}/divide"}
    with Clerk(desk) as clerk, client(clerk, making=makers, readonly=True) as looking:
        for page, form in {**pages, "/": "/add"}.items():
            assert f'href="{form}"' in browsing.get(page).text
            assert f'href="{form}"' not in looking.get(page).text
            assert browsing.get(form).status_code == 200
            assert looking.get(form).status_code == 404


def test_a_day_shows_what_had_been_judged_by_its_end(desk: Path, browsing: TestClient) -> None:
    one = claim(desk, VALVE)
    days = ["2031-03-04", "2031-03-05", "2031-03-06", "2031-04-01"]

    def seen() -> list[tuple[bool, bool]]:
        texts = [twice(browsing, f"/claim/{one.id}?as-of={day}") for day in days]
        return [("at first" in text, "at last" in text) for text in texts]

    place = judged.said(asking.claim(desk, VALVE).affair, "valve")
    assert seen() == [(False, False)] * 4
    with Desk.open(desk) as store:
        for number, (day, note) in enumerate([("2031-03-05", "at first"), ("2031-03-06", "at last")]):
            kept = store.judge(Assessment(claim=place, note=note), who="Ines", at=judged.at(number, day), why="")
        pipeline.settle(store)
    assert seen() == [(False, False), (True, False), (False, True), (False, True)]
    judging.undo(desk, kept.id, who="Ines")
    assert seen() == [(False, False), (True, False), (True, False), (True, False)]


def test_stories_that_are_split_in_turn_are_not_taken_for_one_another(desk: Path, browsing: TestClient) -> None:
    ferry = asking.story(desk, "ferry").affair.story
    for article in ferry.articles[1:]:
        code, there = sent(browsing, f"/story/{ferry.id}/divide", what="split", reports=[article], **ME)
        assert code == 303
        (headline,) = asking.story(desk, there.rpartition("/")[2]).headlines.values()
        assert str(headline.title) in twice(browsing, there)
        sent(browsing, f"/undo/{judging.log(desk).entries[-1].judgement.id}", **ME)
        assert "3 reports, 3 outlets" in twice(browsing, f"/story/{ferry.id}")
