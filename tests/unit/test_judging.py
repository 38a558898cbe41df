"""What people at a desk judge has its effect at once, holds when pages are read again, and is taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import pytest

from reportedly import asking, judging, pipeline
from reportedly.affairs import Claim
from reportedly.errors import UsageError
from reportedly.judgements import Assessment, Judgement, Place
from reportedly.store import Desk
from tests import judged, rulereader, wreck

VALVE, SUNK, CREW, SEARCH = (
    "The valve had failed.",
    "The ferry had sunk in the night.",
    "crew had left",
    "search had ended",
)


class Signing(TypedDict):
    who: str
    why: str


ME: Signing = {"who": "Ines", "why": "by ear"}


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


def claim(desk: Path, words: str) -> Claim:
    return asking.claim(desk, words).claim


def roots(desk: Path, words: str) -> list[str | None]:
    return [root.name for root in claim(desk, words).roots]


# Assessments


def test_an_assessment_stands_beside_what_was_read(desk: Path) -> None:
    before = claim(desk, VALVE)
    judging.assess(desk, VALVE, source="B", information=2, likelihood="likely", note=" Ask. ", **ME)
    after = claim(desk, VALVE)
    (one,) = after.assessments
    assert (one.who, one.why, one.source, one.information, one.likelihood, one.note) == (
        "Ines", "by ear", "B", 2, "likely", "Ask."
    )  # fmt: skip
    assert (after.standings, after.says, after.corrected) == (before.standings, before.says, ())


def test_a_day_shows_the_assessments_made_by_its_end(desk: Path) -> None:
    with Desk.open(desk) as store:
        for number, (day, note) in enumerate([("2031-03-02", "at first"), ("2031-03-03", "then")]):
            content = judged.said(asking.claim(desk, VALVE).affair, "valve")
            store.judge(Assessment(claim=content, note=note), who="Ines", at=judged.at(number, day), why="")
        pipeline.settle(store)
    shown = {
        day: [one.note for one in asking.claim(desk, VALVE, as_of=day).claim.assessments]
        for day in ("2031-03-01", "2031-03-02", "2031-03-03", "2031-03-09", None)
    }
    assert shown == {
        "2031-03-01": [],
        "2031-03-02": ["at first"],
        "2031-03-03": ["then"],
        "2031-03-09": ["then"],
        None: ["then"],
    }


# Corrections


def test_another_speaker_is_another_root_on_every_day(desk: Path) -> None:
    assert roots(desk, VALVE) == ["Jory Pellane", "Ilse Brandt"]
    of = judging.nth(desk, VALVE, 2)
    judging.speaker(desk, of, "Jory  Pellane", **ME)
    assert roots(desk, VALVE) == ["Jory Pellane"]
    found = asking.claim(desk, VALVE)
    assert [standing.status for standing in found.claim.standings] == ["reported", "reported"]
    assert [(signed.part, signed.who) for signed in found.claim.corrected] == [("speaker", "Ines")]
    assert found.corrections[of.statement].chain[0].name == "Jory Pellane"
    assert (
        next(one for one in found.reports[of.article].statements if one.id == of.statement).chain[0].name
        == "Ilse Brandt"
    )
    as_of = asking.claim(desk, VALVE, as_of="2031-03-02")
    assert [root.name for root in as_of.claim.roots] == ["Jory Pellane"]


def test_a_chain_and_a_certainty(desk: Path) -> None:
    of = judging.nth(desk, VALVE, 1)
    judging.chain(desk, of, ["Ilse Brandt", "the captain"], **ME)
    judging.commits(desk, of, "PS+", hop=judging.root_of(desk, of), **ME)
    found = asking.claim(desk, VALVE)
    assert [(link.name, link.certainty) for link in found.corrections[of.statement].chain] == [
        ("Ilse Brandt", "Uu"),
        ("the captain", "PS+"),
    ]
    assert found.claim.says[0].certainty == "PS+"
    judging.chain(desk, of, [], **ME)
    assert asking.claim(desk, VALVE).corrections[of.statement].mode == "narrated"
    assert judging.root_of(desk, of) is None


def test_claims_are_one_or_two_rivals_or_none(desk: Path) -> None:
    first = claim(desk, SUNK)
    judging.same(desk, first.id, CREW, **ME)
    both = claim(desk, SUNK)
    assert (both.id, len(both.statements)) == (first.id, 2)
    judging.apart(desk, SUNK, of=both.statements[1], **ME)
    assert len(claim(desk, SUNK).statements) == 1
    judging.rivals(desk, SUNK, CREW, because="state", **ME)
    assert [rival.because for rival in claim(desk, CREW).rivals] == ["state"]
    judging.no_rivals(desk, CREW, SUNK, **ME)
    assert claim(desk, CREW).rivals == ()
    judging.apart(desk, SEARCH, other=CREW, **ME)
    assert [signed.part for signed in claim(desk, SEARCH).corrected] == ["apart"]


# What survives


def test_a_judgement_survives_a_new_reading_of_the_page(desk: Path) -> None:
    judging.speaker(desk, judging.nth(desk, VALVE, 2), "Jory Pellane", **ME)
    judging.assess(desk, VALVE, note="seen", **ME)
    with Desk.open(desk) as store:
        for number, report in enumerate(list(store.reports())):
            store.add(f"again {number}", report, reader="newer", story_keys=["one affair"])
        pipeline.settle(store)
    assert roots(desk, VALVE) == ["Jory Pellane"]
    assert [one.note for one in claim(desk, VALVE).assessments] == ["seen"]


JUDGED: dict[str, Callable[[Path], Judgement]] = {
    "assess": lambda desk: judging.assess(desk, VALVE, likelihood="unlikely", **ME),
    "speaker": lambda desk: judging.speaker(desk, judging.nth(desk, VALVE, 1), "Ada Lind", **ME),
    "chain": lambda desk: judging.chain(desk, judging.nth(desk, CREW, None), [], **ME),
    "commits": lambda desk: judging.commits(desk, judging.nth(desk, CREW, 1), "CT-", hop=0, **ME),
    "same": lambda desk: judging.same(desk, SUNK, CREW, **ME),
    "apart": lambda desk: judging.apart(desk, VALVE, of=judging.nth(desk, VALVE, 1).statement, **ME),
    "rivals": lambda desk: judging.rivals(desk, SUNK, CREW, **ME),
    "no rivals": lambda desk: judging.no_rivals(desk, SUNK, CREW, **ME),
}


@pytest.mark.parametrize("judge", JUDGED.values(), ids=JUDGED)
def test_what_is_undone_was_never_there_and_what_is_done_again_is(
    desk: Path, judge: Callable[[Path], Judgement]
) -> None:
    before = list(pipeline.export(desk))
    kept = judge(desk)
    after = list(pipeline.export(desk))
    assert after != before
    undo = judging.undo(desk, kept.id[:16], **ME)
    assert list(pipeline.export(desk)) == before
    judging.undo(desk, undo.id, **ME)
    assert list(pipeline.export(desk)) == after


def test_a_decision_about_stories_is_undone(desk: Path) -> None:
    before = list(pipeline.export(desk))
    asking.merge(desk, ["ferry", "calder"], who="Ines", why="")
    (entry,) = judging.log(desk).entries
    judging.undo(desk, entry.judgement.id, **ME)
    assert list(pipeline.export(desk)) == before


# The log


def test_the_log_of_a_desk_a_story_and_a_claim(desk: Path) -> None:
    made = [
        judging.assess(desk, VALVE, note="seen", **ME),
        judging.assess(desk, "bridge had closed", note="too", **ME),
        judging.same(desk, SUNK, CREW, **ME),
    ]
    made.append(judging.undo(desk, made[0].id, **ME))
    logs = {
        name: [made.index(one.judgement) for one in judging.log(desk, name).entries]
        for name in (None, "ferry", VALVE, "calder")
    }
    assert logs == {None: [0, 1, 2, 3], "ferry": [0, 2, 3], VALVE: [0, 3], "calder": [1]}
    told = judging.log(desk, "ferry")
    assert {headline.title for headline in told.headlines.values()} >= {"Ferry lost off Pell Point"}
    assert [entry.undone.id if entry.undone else None for entry in told.entries] == [made[3].id, None, None]
    assert [entry.trouble for entry in told.entries] == [None, None, None]


def test_the_log_says_why_something_has_no_effect(desk: Path) -> None:
    judging.same(desk, SUNK, CREW, **ME)
    asking.split(desk, "ferry", ["Owner speaks"], who="Ines", why="")
    entry = judging.log(desk).entries[0]
    assert entry.trouble == "what it speaks of is not in one story of this desk"
    with Desk.open(desk) as store:
        place = Place(article="article-other", start=0, end=1, text="x")
        store.judge(Assessment(claim=place, note="?"), who="Ines", at=judged.at(1, "2099-01-01"), why="")
    assert judging.log(desk).entries[-1].trouble == "its report is not at this desk"


# What cannot be judged


@pytest.mark.parametrize(
    ("judge", "says"),
    [
        (lambda desk: judging.assess(desk, VALVE, **ME), "an assessment says something"),
        (lambda desk: judging.assess(desk, VALVE, note="seen", who=" "), "say who judges"),
        (lambda desk: judging.assess(desk, "zeppelin", note="seen", **ME), "no claim of the desk"),
        (lambda desk: judging.nth(desk, VALVE, None), "has 2 statements: say which"),
        (lambda desk: judging.nth(desk, VALVE, 3), "has no statement 3"),
        (lambda desk: judging.speaker(desk, judging.nth(desk, VALVE, 1), " ", **ME), "a speaker has a name"),
        (
            lambda desk: judging.speaker(desk, judging.nth(desk, VALVE, 1), "X", hop=1, **ME),
            "has 1 hops: there is none",
        ),
        (lambda desk: judging.commits(desk, judging.nth(desk, VALVE, 1), "Uu", hop=9, **ME), "there is none at 9"),
        (lambda desk: judging.same(desk, VALVE, VALVE, **ME), "these are one claim"),
        (lambda desk: judging.rivals(desk, VALVE, "bridge had closed", **ME), "merge the stories first"),
        (lambda desk: judging.apart(desk, SUNK, of="statement-0", **ME), "is no statement of"),
        (
            lambda desk: judging.apart(desk, SUNK, of=judging.nth(desk, SUNK, 1).statement, **ME),
            "has no other statement",
        ),
        (lambda desk: judging.undo(desk, "judgement-0", **ME), "in the log nothing begins with 'judgement-0'"),
        (lambda desk: judging.undo(desk, "", **ME), "in the log nothing begins with ''"),
        (lambda desk: judging.log(desk, "zeppelin"), "no claim of the desk"),
        (lambda desk: judging.log(desk, "story-0"), "no story of the desk"),
    ],
)
def test_a_mistake_says_what_to_do_and_keeps_nothing(desk: Path, judge: Callable[[Path], object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        judge(desk)
    assert judging.log(desk).entries == ()


def test_a_statement_in_the_outlets_own_voice_has_no_speaker_to_correct(desk: Path) -> None:
    of = judging.nth(desk, CREW, 1)
    judging.chain(desk, of, [], **ME)
    with pytest.raises(UsageError, match="in the outlet's own voice"):
        judging.speaker(desk, of, "Ada Lind", **ME)
    with pytest.raises(UsageError, match="is no statement of"):
        judging.speaker(desk, judging.Pointed(article=of.article, statement="statement-0"), "Ada Lind", **ME)
