"""What a desk answers across reports: at once, as of any day, by any name that means one thing; and what people decide.

The pages are read by rule (:mod:`tests.rulereader`); what comes after the reader is the real thing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportedly import asking, pipeline
from reportedly.affairs import Affair
from reportedly.errors import StoreError, UsageError
from reportedly.records import digest
from reportedly.store import Desk
from tests import rulereader, wreck

Ask = Callable[[Path, str], object]

VALVE = "The valve had failed."


@pytest.fixture(autouse=True)
def by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rulereader.install(monkeypatch)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of all pages: two stories."""
    return read(tmp_path / "desk.db", *wreck.PAGES)


def read(desk: Path, *pages: wreck.Page) -> Path:
    list(pipeline.read([wreck.write(desk.with_suffix(".jsonl"), *pages)], desk=desk))
    return desk


def wordings(affair: Affair) -> set[str]:
    return {claim.wording for claim in affair.claims}


def titles(told: asking.Told) -> list[str | None]:
    return [told.headlines[article].title for article in told.affair.story.articles]


def listed(desk: Path) -> list[tuple[str | None, int]]:
    return sorted((line.title, line.articles) for line in asking.stories(desk))


TITLES = [page[2] for page in wreck.WRECK]
MORE: wreck.Page = (
    "Pell Post",
    "2031-03-09",
    "Mast raised",
    "Jory Pellane said that the mast had been raised. Ilse Brandt said that the ferry will stay.",
)


# Stories


def test_what_was_read_is_in_the_stories_at_once(desk: Path) -> None:
    assert listed(desk) == [("Calder under water", 2), ("Ferry lost off Pell Point", 3)]
    read(desk, MORE)
    assert listed(desk) == [("Calder under water", 2), ("Ferry lost off Pell Point", 4)]
    with Desk.open(desk, readonly=True) as store:
        assert store.dirty() == ()


def test_stories_are_told_by_what_changed_last_and_no_more_than_asked_for(desk: Path) -> None:
    assert [line.title for line in asking.stories(desk)] == ["Calder under water", "Ferry lost off Pell Point"]
    assert [line.title for line in asking.stories(desk, limit=1)] == ["Calder under water"]


@pytest.mark.parametrize("name", ["Ferry lost off Pell Point", "ferry LOST", "the id", "how the id begins"])
def test_a_story_by_any_name(desk: Path, name: str) -> None:
    (known,) = (line.id for line in asking.stories(desk) if line.title == "Ferry lost off Pell Point")
    told = asking.story(desk, {"the id": known, "how the id begins": known[:12]}.get(name, name))
    assert (told.affair.story.id, titles(told)) == (known, TITLES)
    assert (told.affair.story.first, told.affair.story.last) == ("2031-03-01", "2031-03-04")


@pytest.mark.parametrize(
    ("day", "pages", "status", "roots"),
    [
        pytest.param("2031-03-01", 1, "reported", 1, id="the first day"),
        pytest.param("2031-03-02", 2, "corroborated", 2, id="the second"),
        pytest.param("2031-03-03", 2, "corroborated", 2, id="a day without a report"),
        pytest.param("2031-03-04", 3, "corroborated", 2, id="the last"),
        pytest.param("2035-01-01", 3, "corroborated", 2, id="long after"),
    ],
)
def test_a_story_as_of_a_day(desk: Path, day: str, pages: int, status: str, roots: int) -> None:
    told = asking.story(desk, "ferry", as_of=day)
    assert titles(told) == TITLES[:pages]
    (valve,) = (claim for claim in told.affair.claims if claim.wording == VALVE)
    standing = valve.standing(day)
    assert standing is not None
    assert (standing.status, standing.roots) == (status, roots)
    assert all(one.from_ <= day for claim in told.affair.claims for one in claim.standings)


def test_a_report_without_a_date_counts_for_no_day(desk: Path) -> None:
    assert titles(asking.story(desk, "calder")) == ["Calder under water", "What the water left"]
    assert titles(asking.story(desk, "calder", as_of="2035-01-01")) == ["Calder under water"]


# Claims


def test_a_claim_as_of_a_day(desk: Path) -> None:
    found = asking.claim(desk, "valve had failed")
    now, reports = found.claim, found.reports
    before = asking.claim(desk, "valve had failed", as_of="2031-03-01")
    affair, then = before.affair, before.claim
    assert now.id == then.id
    assert [[root.name for root in claim.roots] for claim in (then, now)] == [
        ["Jory Pellane"],
        ["Jory Pellane", "Ilse Brandt"],
    ]
    assert then in affair.claims
    assert {said.article for said in now.says} <= set(reports)
    for said in now.says:
        assert reports[said.article].article.text[said.start : said.end] == said.text == "the valve had failed"


# What changed


def test_what_changed_since_a_day(desk: Path) -> None:
    found = asking.changes(desk, "ferry", since="2031-03-02")
    assert wordings(found.now) - wordings(found.before) == {"The search had ended.", "The mast had been found."}
    assert wordings(found.before) <= wordings(found.now)
    assert [len(affair.story.articles) for affair in (found.before, found.now)] == [2, 3]
    unchanged = asking.changes(desk, "ferry", since="2031-03-04")
    assert unchanged.before == unchanged.now


# Search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("valve", {"article": 2, "claim": 1}, id="a word"),
        pytest.param("valves fails", {"article": 2, "claim": 1}, id="in other forms"),
        pytest.param('"had failed"', {"article": 2, "claim": 1}, id="together"),
        pytest.param('"failed had"', {}, id="not in this order"),
        pytest.param("valve mast", {}, id="not in one place"),
        pytest.param("early", {"article": 2, "claim": 1}, id="in another story"),
    ],
)
def test_search(desk: Path, words: str, found: dict[str, int]) -> None:
    hits = asking.search(desk, words)
    assert {kind: sum(hit.kind == kind for hit in hits) for kind in {hit.kind for hit in hits}} == found
    assert {hit.story for hit in hits} <= {line.id for line in asking.stories(desk)}


def test_search_gives_no_more_than_asked_for(desk: Path) -> None:
    assert len(asking.search(desk, "valve", limit=2)) == 2


# What people decide


def test_a_merge_sticks(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = asking.merge(desk, ["ferry", "calder"], who="Ada", why="one storm")
    assert len(told.affair.story.articles) == len(wreck.PAGES)
    assert listed(desk) == [("Ferry lost off Pell Point", 5)]
    for again in (False, True):
        if again:
            newer_reader(monkeypatch)
        read(desk, *wreck.PAGES)
        assert listed(desk) == [("Ferry lost off Pell Point", 5)]
    with Desk.open(desk, readonly=True) as store:
        assert [(decision.who, decision.why) for decision in store.decisions()] == [("Ada", "one storm")]


def test_a_split_sticks(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = asking.split(desk, "ferry", ["search is over"], who="Ada", why="another ferry")
    assert titles(told) == ["Search is over"]
    parted = [("Calder under water", 2), ("Ferry lost off Pell Point", 2), ("Search is over", 1)]
    assert listed(desk) == parted
    newer_reader(monkeypatch)
    read(desk, *wreck.PAGES)
    assert listed(desk) == parted
    read(desk, ("Tideline", "2031-03-06", "One more", wreck.WRECK[0][3]))
    assert ("Ferry lost off Pell Point", 3) in listed(desk)
    asking.merge(desk, ["ferry", "search"], who="Ada", why="the same after all")
    assert listed(desk) == [("Calder under water", 2), ("Ferry lost off Pell Point", 4)]


def newer_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every page read again: a page is known as one reader read it."""
    monkeypatch.setattr(pipeline, "load", lambda folder: SimpleNamespace(digest="by another rule"))


# Adopting


def test_what_is_adopted_is_there_at_once(tmp_path: Path) -> None:
    ours, theirs = read(tmp_path / "ours.db", *wreck.WRECK[:1]), read(tmp_path / "theirs.db", *wreck.WRECK[1:])
    assert asking.adopt(ours, theirs) == 2
    assert listed(ours) == [("Ferry lost off Pell Point", 3)]
    assert asking.adopt(ours, theirs) == 0
    assert listed(theirs) == [("Owner speaks of a valve", 2)]


def test_a_desk_that_is_not_there_yet_adopts_another(desk: Path, tmp_path: Path) -> None:
    assert asking.adopt(tmp_path / "new.db", desk) == len(wreck.PAGES)
    assert list(pipeline.export(tmp_path / "new.db")) == list(pipeline.export(desk))


def test_a_decision_is_adopted_too(desk: Path, tmp_path: Path) -> None:
    asking.merge(desk, ["ferry", "calder"], who="Ada", why="one storm")
    asking.adopt(read(tmp_path / "new.db", *wreck.PAGES), desk)
    assert listed(tmp_path / "new.db") == [("Ferry lost off Pell Point", 5)]


# Mistakes


ASKED: dict[str, Ask] = {
    "story": lambda desk, name: asking.story(desk, name),
    "claim": lambda desk, name: asking.claim(desk, name),
    "changes": lambda desk, name: asking.changes(desk, name, since="2031-03-02"),
    "merge": lambda desk, name: asking.merge(desk, ["ferry", name], who="Ada", why=""),
    "split": lambda desk, name: asking.split(desk, name, ["search is over"], who="Ada", why=""),
    "split off": lambda desk, name: asking.split(desk, "ferry", [name], who="Ada", why=""),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("zeppelin", r"no (story|claim|article) of the desk .* has an .* like 'zeppelin'", id="no such"),
        pytest.param("", "no (story|claim|article) of the desk .* like ''", id="nothing"),
        pytest.param("%", "no (story|claim|article) of the desk .* like '%'", id="no wildcard"),
        pytest.param("er", r"\d (stories|claims|articles) answer to 'er': .*: give the id of one", id="several"),
    ],
)
def test_a_name_that_means_no_one_thing(desk: Path, ask: Ask, name: str, says: str) -> None:
    before = list(pipeline.export(desk))
    with pytest.raises(UsageError, match=says) as refused:
        ask(desk, name)
    assert "\n" not in str(refused.value)
    assert list(pipeline.export(desk)) == before


DATED: dict[str, Ask] = {
    "story": lambda desk, day: asking.story(desk, "ferry", as_of=day),
    "claim": lambda desk, day: asking.claim(desk, "valve", as_of=day),
    "changes": lambda desk, day: asking.changes(desk, "ferry", since=day),
}


@pytest.mark.parametrize("ask", DATED.values(), ids=DATED)
@pytest.mark.parametrize(
    ("day", "says"),
    [
        pytest.param("tuesday", "'tuesday' is no day: write it as 2017-09-28", id="a word"),
        pytest.param("2031-3-4", "is no day", id="a digit too few"),
        pytest.param("2031-02-30", "is no day", id="never was"),
        pytest.param("", "'' is no day", id="nothing"),
        pytest.param("2031-02-28", "by 2031-02-28: ask for a later day", id="before anything"),
    ],
)
def test_a_day_that_cannot_be_asked_for(desk: Path, ask: Ask, day: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        ask(desk, day)


def test_a_claim_that_had_not_been_made(desk: Path) -> None:
    with pytest.raises(UsageError, match="had not been made by 2031-03-02: ask for a later day"):
        asking.claim(desk, "search had ended", as_of="2031-03-02")


def test_nothing_to_search_for(desk: Path) -> None:
    with pytest.raises(UsageError, match="no word in"):
        asking.search(desk, ' "" - ')


def test_one_story_is_no_merge_and_a_whole_story_no_split(desk: Path) -> None:
    with pytest.raises(UsageError, match="name two or more"):
        asking.merge(desk, ["ferry", "Ferry lost"], who="Ada", why="")
    with pytest.raises(UsageError):
        asking.split(desk, "calder", ["calder under", "water left"], who="Ada", why="")
    with pytest.raises(UsageError):
        asking.split(desk, "calder", ["search is over"], who="Ada", why="")


@pytest.mark.parametrize("ask", [*ASKED.values(), lambda desk, name: list(asking.stories(desk))], ids=[*ASKED, "list"])
def test_no_desk(tmp_path: Path, ask: Ask) -> None:
    with pytest.raises(UsageError, match="there is no desk at"):
        ask(tmp_path / "desk.db", "ferry")
    (tmp_path / "desk.db").write_text("a page", encoding="utf-8")
    with pytest.raises(StoreError):
        ask(tmp_path / "desk.db", "ferry")


def test_nothing_to_adopt(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no desk at"):
        asking.adopt(desk, tmp_path / "nowhere.db")
    with pytest.raises(UsageError, match="there is no desk at"):
        asking.adopt(tmp_path / "new.db", tmp_path / "nowhere.db")
    assert not (tmp_path / "new.db").exists()


# Killed between a page and the settling of its story


def test_a_story_that_was_not_settled_is_reckoned_on_the_spot(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(desk.with_name("whole.db"), *wreck.PAGES, MORE)
    with monkeypatch.context() as killed:
        killed.setattr(pipeline, "settle", lambda store: None)
        read(desk, MORE)
    assert dirty(desk) == 1
    assert ("Ferry lost off Pell Point", 4) in listed(desk)
    assert asking.story(desk, "ferry").affair == asking.story(whole, "ferry").affair
    assert list(pipeline.export(desk)) == list(pipeline.export(whole))
    assert dirty(desk) == 1


def test_the_next_run_makes_up_for_what_was_not_settled(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(pipeline, "settle", lambda store: None)
        read(desk, MORE)
    told = asking.story(desk, "ferry")
    assert [type(item) for item in pipeline.read([str(desk.with_suffix(".jsonl"))], desk=desk)] == [pipeline.Known]
    assert dirty(desk) == 0
    assert asking.story(desk, "ferry") == told
    assert {hit.kind for hit in asking.search(desk, "raised")} == {"article", "claim"}


def test_a_long_run_settles_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "SETTLED_EVERY", 2)
    source = wreck.write(tmp_path / "pages.jsonl", *wreck.PAGES)
    reading = pipeline.read([source], desk=tmp_path / "desk.db")
    seen = [dirty(tmp_path / "desk.db") for _ in reading]
    assert seen == [1, 1, 1, 2, 1]
    assert dirty(tmp_path / "desk.db") == 0


def test_a_killed_process_is_made_up_for(tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    whole = read(tmp_path / "whole.db", *wreck.PAGES)
    killed_after([wreck.line(page) for page in wreck.PAGES], desk)
    assert dirty(desk) == 2
    assert [line.claims for line in asking.stories(desk)] == [0, 0]
    name = digest("story", min(ids(whole)[: len(TITLES)]))
    assert asking.story(desk, name).affair == asking.story(whole, "ferry").affair
    assert sorted(ledger(desk)) == sorted(ledger(whole))
    read(desk, *wreck.PAGES)
    assert dirty(desk) == 0
    assert listed(desk) == listed(whole)
    assert ledger(desk) == ledger(whole)


def dirty(desk: Path) -> int:
    with Desk.open(desk, readonly=True) as store:
        return len(store.dirty())


def ids(desk: Path) -> list[str]:
    """The ids of the articles, in the order of the pages."""
    with Desk.open(desk, readonly=True) as store:
        known = {line.title: line.id for line in store.articles()}
    return [known[page[2]] for page in wreck.PAGES]


def ledger(desk: Path) -> list[str]:
    return [line for line in pipeline.export(desk) if '"record":"rejected"' not in line]


def killed_after(lines: Sequence[str], desk: Path) -> None:
    """Read pages in a process of its own, and kill it when the last is stored and no story is settled."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}
    command = [sys.executable, "-m", "tests.rulereader", "read", "-", "--desk", str(desk)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write("\n".join([*lines, "no JSON", ""]).encode())
        process.stdin.flush()
        # A line is rejected when those before it are stored.
        assert b"malformed" in process.stderr.readline()
        process.send_signal(signal.SIGKILL)
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGKILL
