"""Judging in a browser: what a form keeps and where it leads, what is wrong beside its field, and what pages show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from starlette.testclient import TestClient

from reportedly import asking, judging, pipeline
from reportedly.affairs import Claim
from reportedly.judgements import Assessment, Chain, Content, Merge, Split
from reportedly.store import Desk
from reportedly.web import publish
from reportedly.web.clerk import Clerk
from tests import judged, rulereader, wreck
from tests.web.conftest import client

VALVE, SUNK, CREW = "The valve had failed.", "The ferry had sunk in the night.", "The crew had left in time."
ME: Final = {"who": "J. Roe", "why": "by ear"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rulereader.install(monkeypatch)
    list(pipeline.read([wreck.write(tmp_path / "pages.jsonl", *wreck.PAGES)], desk=tmp_path / "desk.db"))
    return tmp_path / "desk.db"


@pytest.fixture
def browsing(desk: Path) -> Iterator[TestClient]:
    with Clerk(desk) as clerk, client(clerk) as found:
        yield found


def claim(desk: Path, words: str) -> Claim:
    return asking.claim(desk, words).claim


def shown(browsing: TestClient, address: str) -> str:
    """The words of a page, without its marks."""
    answer = browsing.get(address)
    assert answer.status_code == 200, address
    return words(answer.text)


def words(page: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", page.partition("<main")[2])).split())


def sent(browsing: TestClient, address: str, **fields: str | list[str]) -> tuple[int, str]:
    """Send a form; gives the status, and where it leads or the page with what is wrong."""
    seal = re.findall(r'name="seal" value="(\w+)"', browsing.get(address).text)[0]
    answer = browsing.post(address, data={"seal": seal, **fields})
    return answer.status_code, answer.headers.get("location") or answer.text


def kept(desk: Path) -> list[Content]:
    return [entry.judgement.content for entry in judging.log(desk).entries]


def statement(desk: Path, text: str, number: int = 1) -> str:
    """The address of the form for a statement."""
    of = judging.nth(desk, text, number)
    return f"/report/{of.article}/correct?statement={of.statement}"


# A claim


def test_an_assessment_is_kept_and_stands_on_the_claim_the_story_and_in_the_log(
    desk: Path, browsing: TestClient
) -> None:
    one = claim(desk, VALVE)
    answer = sent(
        browsing,
        f"/claim/{one.id}/judge",
        source="B",
        information="2",
        likelihood="likely",
        note="Ask the yard.",
        **ME,
    )
    assert answer == (303, f"/claim/{one.id}")
    said = "the desk (J. Roe, "
    assert (
        "): source B (usually reliable), information 2 (probably true), likely (55–80 %). Ask the yard. Why: by ear"
        in (page := shown(browsing, f"/claim/{one.id}"))
    )
    assert said in page
    assert "): source B, information 2, likely" in shown(browsing, f"/story/{one.story}")
    assert "Ask the yard." in shown(browsing, "/log")
    assert "Ask the yard." in shown(browsing, f"/log?of={one.id}")
    assert "Ask the yard." in shown(browsing, f"/log?of={one.story}")
    assert "Nothing has been judged here yet." in shown(browsing, f"/log?of={claim(desk, CREW).id}")


def test_who_judges_and_what_they_said_stands_in_the_form_the_next_time(desk: Path, browsing: TestClient) -> None:
    address = f"/claim/{claim(desk, VALVE).id}/judge"
    assert 'name="who" type="text" value=""' in browsing.get(address).text
    sent(browsing, address, source="C", note="seen", **ME)
    page = browsing.get(address).text
    assert 'name="who" type="text" value="J. Roe"' in page
    assert '<option value="C" selected>' in page
    assert ">\nseen</textarea>" in page
    assert '<option value="C" selected>' not in browsing.get(f"/claim/{claim(desk, CREW).id}/judge").text


@pytest.mark.parametrize(
    ("what", "other", "check"),
    [
        ("same", CREW, lambda desk: len(claim(desk, SUNK).statements) == 2),
        ("apart", CREW, lambda desk: claim(desk, SUNK).corrected[0].part == "apart"),
        ("rival", CREW, lambda desk: claim(desk, SUNK).rivals[0].because == "state"),
        ("no-rival", CREW, lambda desk: claim(desk, SUNK).corrected[0].part == "no_rivals"),
        ("out", None, lambda desk: len(asking.story(desk, "ferry").affair.claims) == 6),
    ],
)
def test_what_a_claim_is_beside_another(
    desk: Path, browsing: TestClient, what: str, other: str | None, check: object
) -> None:
    one = claim(desk, SUNK if other else VALVE)
    fields = {"other": claim(desk, other).id} if other else {"statement": one.statements[1]}
    assert callable(check)
    assert not _safely(check, desk)
    code, address = sent(browsing, f"/claim/{one.id}/relate", what=what, because="state", **fields, **ME)
    assert (code, address) == (303, f"/claim/{one.id}")
    assert check(desk)
    if other:
        assert "Corrected by the desk (J. Roe, " in shown(browsing, address)


def _safely(check: object, desk: Path) -> bool:
    try:
        return bool(check(desk))  # type: ignore[operator]
    except IndexError:
        return False


def test_a_claim_that_is_another_now_is_led_to(desk: Path, browsing: TestClient) -> None:
    late, early = claim(desk, CREW), claim(desk, SUNK)
    assert sent(browsing, f"/claim/{late.id}/relate", what="same", other=early.id, **ME) == (303, f"/claim/{early.id}")


# A statement


def test_a_correction_stands_in_the_claim_and_the_report_beside_what_was_read(desk: Path, browsing: TestClient) -> None:
    address = statement(desk, VALVE, 2)
    code, there = sent(browsing, address, what="speaker", hop="0", name="Ada Lind", **ME)
    article, known = address.partition("/correct?statement=")[::2]
    assert (code, there) == (303, f"{article}#{known}")
    for page in (article, f"/claim/{claim(desk, VALVE).id}", address):
        text = shown(browsing, page)
        assert "on the word of Ada Lind" in text
        assert "As the machine read it The Orrin Courier" in text
        assert "on the word of Ilse Brandt" in text
    for page in (article, f"/claim/{claim(desk, VALVE).id}"):
        assert "Corrected by the desk (J. Roe, " in shown(browsing, page)


@pytest.mark.parametrize(
    ("fields", "chain"),
    [
        ({"what": "chain", "names": "Ilse Brandt\n\n the mate "}, [("Ilse Brandt", "Uu"), ("the mate", "CT+")]),
        ({"what": "chain", "names": ""}, []),
        ({"what": "certainty", "hop": "0", "certainty": "PS+"}, [("Jory Pellane", "PS+")]),
        ({"what": "certainty", "hop": "outlet", "certainty": "PR+"}, [("Jory Pellane", "CT+")]),
    ],
)
def test_a_chain_and_a_certainty(
    desk: Path, browsing: TestClient, fields: dict[str, str], chain: list[tuple[str, str]]
) -> None:
    code, _ = sent(browsing, statement(desk, CREW), **fields, **ME)
    assert code == 303
    ((_, correction),) = asking.claim(desk, CREW).corrections.items()
    assert [(link.name, link.certainty) for link in correction.chain] == chain


# A story


def test_stories_are_merged_and_split(desk: Path, browsing: TestClient) -> None:
    ferry, calder = (asking.story(desk, name).affair.story for name in ("ferry", "calder"))
    code, there = sent(browsing, f"/story/{ferry.id}/divide", what="merge", other=calder.id, **ME)
    both = asking.story(desk, "ferry").affair.story
    assert (code, there) == (303, f"/story/{both.id}")
    assert len(both.articles) == 5
    code, there = sent(browsing, f"/story/{both.id}/divide", what="split", reports=list(calder.articles), **ME)
    assert code == 303
    assert asking.story(desk, there.rpartition("/")[2]).affair.story.articles == calder.articles
    assert [type(content) for content in kept(desk)] == [Merge, Split]
    assert "their stories are one" in shown(browsing, "/log")


# The log


def test_an_entry_is_undone_once_and_stays(desk: Path, browsing: TestClient) -> None:
    before = shown(browsing, f"/claim/{claim(desk, SUNK).id}")
    judging.same(desk, SUNK, CREW, who="Ada")
    (entry,) = judging.log(desk).entries
    assert f'href="/undo/{entry.judgement.id}"' in browsing.get("/log").text
    assert sent(browsing, f"/undo/{entry.judgement.id}", **ME) == (303, "/log")
    assert shown(browsing, f"/claim/{claim(desk, SUNK).id}") == before
    page = browsing.get("/log").text
    assert "Undone by J. Roe, " in words(page)
    assert f'href="/undo/{entry.judgement.id}"' not in page
    code, said = sent(browsing, f"/undo/{entry.judgement.id}", **ME)
    assert code == 422
    assert "is undone already" in words(said)


# What is wrong


@pytest.mark.parametrize(
    ("address", "fields", "field", "says"),
    [
        ("judge", {"note": "seen", "who": " "}, "who", "Say who you are"),
        ("judge", {"note": "seen", "who": "x" * 81}, "who", "in at most 80 letters"),
        ("judge", ME, "note", "An assessment says something"),
        ("judge", {"source": "G", **ME}, "source", "Choose one of these."),
        ("judge", {"information": "7", **ME}, "information", "Choose one of these."),
        ("judge", {"note": "x" * 4001, **ME}, "note", "This is too long"),
        ("judge", {"note": "seen", "who": "Ada", "why": "x" * 501}, "why", "This is too long"),
        ("relate", ME, "what", "Choose what is to be said."),
        ("relate", {"what": "same", **ME}, "other", "Choose the other claim."),
        ("relate", {"what": "same", "other": "claim-x", **ME}, "what", "No claim of the desk"),
        ("relate", {"what": "out", **ME}, "statement", "Choose the statement."),
        ("relate", {"what": "out", "statement": "statement-0", **ME}, "what", "is no statement of"),
        ("correct", ME, "what", "Choose what is to be corrected."),
        ("correct", {"what": "speaker", "hop": "0", **ME}, "name", "Say whose word it is."),
        ("correct", {"what": "speaker", "hop": "outlet", "name": "Ada", **ME}, "hop", "Choose the hop"),
        ("correct", {"what": "speaker", "hop": "9", "name": "Ada", **ME}, "what", "there is none at 9"),
        ("correct", {"what": "certainty", "hop": "0", **ME}, "certainty", "Choose how surely it is given."),
        ("correct", {"what": "chain", "names": "x\n" * 13, **ME}, "names", "at most 12 hops"),
        ("divide", ME, "what", "Choose what is to be decided."),
        ("divide", {"what": "merge", **ME}, "other", "Choose the other story."),
        ("divide", {"what": "split", **ME}, "reports", "Choose the reports"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_keeps_nothing(
    desk: Path, browsing: TestClient, address: str, fields: dict[str, str], field: str, says: str
) -> None:
    one = claim(desk, VALVE)
    where = {
        "judge": f"/claim/{one.id}/judge",
        "relate": f"/claim/{one.id}/relate",
        "correct": statement(desk, VALVE),
        "divide": f"/story/{one.story}/divide",
    }[address]
    code, page = sent(browsing, where, **fields)
    assert code == 422
    beside = re.search(rf'id="wrong-{field}">([^<]*)<', page)
    assert beside is not None
    assert says in unescape(beside[1])
    assert re.search(rf'aria-describedby="[^"]*wrong-{field}"', page)
    assert kept(desk) == []


@pytest.mark.parametrize(
    "address",
    [
        "/claim/claim-0/judge",
        "/claim/The valve/relate",
        "/report/article-0/correct?statement=statement-0",
        "/story/story-0/divide",
        "/undo/judgement-0",
        "/log?of=story-0",
        "/log?of=claim-0",
    ],
)
def test_what_is_not_there(browsing: TestClient, address: str) -> None:
    assert browsing.get(address).status_code == 404


def test_a_form_of_another_page_judges_nothing(desk: Path, browsing: TestClient) -> None:
    address = f"/claim/{claim(desk, VALVE).id}/judge"
    assert browsing.post(address, data={"note": "seen", **ME}).status_code == 403
    sent(browsing, address, note="seen", **ME)
    assert browsing.post(address, data={"note": "again", "seal": "0" * 64, **ME}).status_code == 403
    assert len(kept(desk)) == 1


# Who may only look


def test_a_desk_that_is_read_only_shows_judgements_and_has_no_form(desk: Path) -> None:
    judging.assess(desk, VALVE, note="Ask the yard.", who="J. Roe")
    judging.chain(desk, judging.nth(desk, VALVE, 1), [], who="J. Roe")
    one = claim(desk, VALVE)
    with Clerk(desk) as clerk, client(clerk, readonly=True) as browsing:
        pages = ["/", f"/claim/{one.id}", f"/story/{one.story}", f"/report/{one.says[0].article}", "/log"]
        told = {address: browsing.get(address).text for address in pages}
        assert "Ask the yard." in told[f"/claim/{one.id}"]
        assert "As the machine read it" in told[f"/report/{one.says[0].article}"]
        assert not [
            address for address, page in told.items() if re.search(r"/judge|/relate|/correct|/divide|/undo", page)
        ]
        for address in (f"/claim/{one.id}/judge", f"/story/{one.story}/divide"):
            assert browsing.get(address).status_code == 404


def test_a_published_desk_shows_judgements_and_has_no_form(desk: Path, tmp_path: Path) -> None:
    judging.assess(desk, VALVE, note="Ask the yard.", who="J. Roe")
    judging.speaker(desk, judging.nth(desk, VALVE, 1), "Ada Lind", who="J. Roe")
    publish(desk, tmp_path / "out")
    files = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "out").rglob("*.html")
    }
    one = claim(desk, VALVE)
    assert "Ask the yard." in files[f"claim/{one.id}.html"]
    assert "Ask the yard." in files["log.html"]
    assert "Ada Lind" in files[f"report/{one.says[0].article}.html"]
    assert not [name for name, page in files.items() if "<form" in page or 'type="hidden"' in page or "Undo" in page]


def test_a_day_shows_what_had_been_judged_by_its_end(desk: Path, browsing: TestClient) -> None:
    place = judged.said(asking.claim(desk, VALVE).affair, "valve")
    with Desk.open(desk) as store:
        for number, (day, note) in enumerate([("2031-03-03", "at first"), ("2031-03-06", "at last")]):
            store.judge(Assessment(claim=place, note=note), who="Ines", at=judged.at(number, day), why="")
        pipeline.settle(store)
    one = claim(desk, VALVE)
    for day, expected in {
        "2031-03-02": (False, False),
        "2031-03-03": (True, False),
        "2031-03-05": (True, False),
        "2031-03-06": (False, True),
        "2031-04-01": (False, True),
    }.items():
        page = shown(browsing, f"/claim/{one.id}?as-of={day}")
        assert ("at first" in page, "at last" in page) == expected, day


def test_what_people_type_is_words(desk: Path, browsing: TestClient) -> None:
    hostile = "<script>alert(1)</script>\u202e"
    one = claim(desk, VALVE)
    sent(browsing, f"/claim/{one.id}/judge", note=hostile, who='"><b>Ann', why=hostile)
    sent(browsing, statement(desk, VALVE), what="speaker", hop="0", name=hostile, **ME)
    for address in (f"/claim/{one.id}", f"/story/{one.story}", "/log", f"/report/{one.says[0].article}"):
        page = browsing.get(address).text
        assert "<script" not in page
        assert "<b>Ann" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page or "&#34;&gt;&lt;b&gt;Ann" in page
    assert isinstance(kept(desk)[0], Assessment)
    assert not isinstance(kept(desk)[1], Chain)
