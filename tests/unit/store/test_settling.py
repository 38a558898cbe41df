"""What stories come to is stored whole, told from what is out of date, and found by name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from reportedly.affairs import Affair
from reportedly.errors import StoreError, UsageError
from reportedly.records import Span
from reportedly.store import Desk, StoryLine, schema, settling
from tests.unit.store import told


@pytest.fixture
def flood(desk: Desk) -> int:
    """A story of three articles, not settled."""
    for number in (1, 2, 3):
        told.add(desk, number, ["flood"])
    return told.group(desk, told.page(1).article.id)


def test_an_affair_comes_back_as_it_was(desk: Desk, flood: int) -> None:
    assert desk.affair(flood) is None
    made = told.settle(desk, flood)
    assert desk.affair(flood) == made
    assert list(desk.affairs()) == [made]
    assert not desk.dirty_group(flood)
    assert desk.dirty() == ()
    assert (desk.counts().stories, desk.counts().claims) == (1, 6)


def test_the_reports_of_a_story_are_in_order_of_publication(desk: Desk, flood: int) -> None:
    told.add(desk, 9)
    assert desk.of_group(flood) == [told.page(number) for number in (1, 2, 3)]
    assert desk.of_group(99) == []


def test_a_story_has_another_version_whenever_it_changes(desk: Desk, flood: int) -> None:
    told.add(desk, 9)
    seen = [desk.version(flood)]
    told.settle(desk, flood)
    seen.append(desk.version(flood))
    told.add(desk, 4, ["flood"])
    seen.append(desk.version(flood))
    told.settle(desk, flood)
    seen.append(desk.version(flood))
    assert None not in seen
    assert len(set(seen)) == len(seen)
    told.add(desk, 8)
    assert desk.version(flood) == seen[-1]
    line = next(line for line in desk.stories() if line.articles == 4)
    assert desk.versions([line.id, "story-ffffffffffffffff"]) == {line.id: seen[-1]}
    assert desk.version(99) is None


def test_the_number_of_a_story_that_went_is_not_given_again(desk: Desk, flood: int) -> None:
    gone = told.group(desk, told.add(desk, 9, ["storm"]))
    told.add(desk, 4, ["flood", "storm"])
    assert desk.version(gone) is None
    assert told.group(desk, told.add(desk, 8)) not in {flood, gone}


def test_those_reports_are_given_in_which_somebody_is_on_a_chain(desk: Desk, flood: int) -> None:
    reports = desk.of_group(flood)
    chained = [link.entity for report in reports for one in report.statements for link in one.chain if link.entity]
    assert chained
    for entity in chained:
        on_it = [one for one in reports if any(link.entity == entity for said in one.statements for link in said.chain)]
        assert desk.heard(flood, [entity]) == on_it
    assert desk.heard(flood, ["entity-of-nobody"]) == desk.heard(99, chained) == []


def test_how_much_a_desk_holds_is_soon_told(desk: Desk, flood: int) -> None:
    told.settle(desk, flood)
    counts, holds, size = desk.counts(), desk.holdings(), desk.size()
    assert (size.stories, size.articles) == (holds.stories, holds.articles) == (counts.stories, counts.articles)
    assert (holds.pages, holds.statements, holds.rejected) == (counts.pages, counts.statements, counts.rejected)
    assert holds.claims == sum(line.claims for line in desk.stories())


def test_a_story_is_settled_anew(desk: Desk, flood: int) -> None:
    told.settle(desk, flood)
    with closing(desk._pool.raw_connection()) as connection:
        numbers = "SELECT id, number FROM claim ORDER BY id"
        before = dict(connection.cursor().execute(numbers).fetchall())
        reports = desk.of_group(flood)
        fewer = told.affair(reports, "The other flood")
        moved = dataclasses.replace(fewer, claims=(fewer.claims[3], fewer.claims[0]), copies=())
        assert desk.settle(flood, moved)
        after = dict(connection.cursor().execute(numbers).fetchall())
    assert desk.affair(flood) == moved
    assert after == {claim.id: before[claim.id] for claim in moved.claims}
    told.groups(desk)
    assert desk.story("OTHER flood") == flood
    again = told.settle(desk, flood, None, "disputed")
    assert desk.affair(flood) == again
    with pytest.raises(UsageError, match="no story"):
        desk.story("flood")


def test_an_article_that_comes_in_between_keeps_the_story_dirty(desk: Desk, flood: int) -> None:
    before = told.settle(desk, flood)
    outdated = told.affair(desk.of_group(flood))
    told.add(desk, 4, ["flood"])
    assert not desk.settle(flood, outdated)
    assert desk.dirty() == (flood,)
    assert desk.affair(flood) is None
    assert next(iter(desk.stories())).claims == len(before.claims)
    told.settle(desk, flood)
    assert desk.dirty() == ()


def test_a_page_read_again_makes_its_story_dirty(desk: Desk, flood: int) -> None:
    told.settle(desk, flood)
    told.add(desk, 1, ["flood"])
    assert desk.dirty() == ()
    told.add(desk, 1, ["flood"], read="2")
    assert desk.dirty() == (flood,)


def test_a_story_that_was_merged_away_goes_with_its_claims(desk: Desk, flood: int) -> None:
    told.settle(desk, flood)
    told.add(desk, 8, ["storm"])
    (storm,) = desk.dirty()
    outdated = told.settle(desk, storm, "The storm")
    assert desk.counts().claims == 8
    told.add(desk, 9, ["flood", "storm"])
    assert not desk.settle(storm, outdated)
    assert desk.dirty() == (flood,)
    assert desk.counts().claims == 6
    assert [hit for hit in desk.search("8") if hit.kind == "claim"] == []
    with pytest.raises(UsageError, match="no story"):
        desk.story("The storm")
    told.groups(desk)


def test_a_story_that_nobody_settled_is_dirty_when_the_desk_is_opened_again(path: Path) -> None:
    with Desk.open(path) as desk:
        told.add(desk, 1, ["flood"])
        desk.of_group(*desk.dirty())
    with Desk.open(path, readonly=True) as desk:
        (group,) = desk.dirty()
        assert desk.dirty_group(group)
        assert list(desk.affairs()) == []


def test_a_settling_that_breaks_off_leaves_everything_as_it_was(
    desk: Desk, flood: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = told.settle(desk, flood)
    changed = told.affair(desk.of_group(flood), "Another title", "disputed")
    with monkeypatch.context() as patch:
        patch.setattr(settling, "_write_claims", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.settle(flood, changed)
    assert desk.affair(flood) == before
    assert desk.story("The flood") == flood


def _another(affair: Affair) -> Affair:
    return dataclasses.replace(affair, story=dataclasses.replace(affair.story, id="story-x"))


def _strange(affair: Affair) -> Affair:
    return dataclasses.replace(affair, claims=(dataclasses.replace(affair.claims[0], story="story-x"),))


def _twice(affair: Affair) -> Affair:
    return dataclasses.replace(affair, claims=(affair.claims[0], affair.claims[0]))


def _misquoted(affair: Affair) -> Affair:
    claim = affair.claims[0]
    said = dataclasses.replace(claim.says[0], text="the water fell")
    return dataclasses.replace(affair, claims=(dataclasses.replace(claim, says=(said,)),))


def _elsewhere(affair: Affair) -> Affair:
    claim = affair.claims[0]
    said = dataclasses.replace(claim.says[0], article="article-x")
    return dataclasses.replace(affair, claims=(dataclasses.replace(claim, says=(said,)),))


def _miscopied(affair: Affair) -> Affair:
    copy = dataclasses.replace(affair.copies[0], spans=(Span(start=0, end=2, text="No"),))
    return dataclasses.replace(affair, copies=(copy,))


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (_another, "^story-x is not the story story-"),
        (_strange, "claim-[0-9a-f]+ belongs to another story"),
        (_twice, "two claims have the id claim-"),
        (_misquoted, r"^claim-[0-9a-f]+: the text of article-[0-9a-f]+ at \d+:\d+ is not 'the water fell'"),
        (_elsewhere, "^claim-[0-9a-f]+: article-x is not among the articles of story-"),
        (_miscopied, "^a copy of article-[0-9a-f]+: the text of article-[0-9a-f]+ at 0:2 is not 'No'"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_affair_that_breaks_a_promise_is_refused_whole(
    broken: Callable[[Affair], Affair], says: str, desk: Desk, flood: int
) -> None:
    made = told.affair(desk.of_group(flood))
    with pytest.raises(ValueError, match=says):
        desk.settle(flood, broken(made))
    assert desk.dirty() == (flood,)


def test_what_nobody_took_is_not_settled(desk: Desk, flood: int) -> None:
    made = told.affair([told.page(number) for number in (1, 2, 3)])
    with pytest.raises(ValueError, match=f"the reports of story {flood} were not taken"):
        desk.settle(flood, made)


def test_a_desk_opened_for_reading_is_not_settled(desk: Desk, flood: int, path: Path) -> None:
    with Desk.open(path, readonly=True) as reader:
        made = told.affair(reader.of_group(flood))
        with pytest.raises(StoreError, match="open for reading only"):
            reader.settle(flood, made)


def test_stories_are_listed_by_their_last_change(desk: Desk, flood: int) -> None:
    told.settle(desk, flood, status="disputed")
    for number in (9, 5):
        told.add(desk, number)
        told.settle(desk, told.only(desk), title=f"Part {number}")
    told.add(desk, 7)
    lines = list(desk.stories())
    assert [(line.title, line.changed) for line in lines] == [
        ("Part 9", "2031-05-10"),
        ("Part 5", "2031-05-06"),
        ("The flood", "2031-05-04"),
        (None, None),
    ]
    affair = desk.affair(flood)
    assert affair is not None
    assert lines[2] == StoryLine(
        id=affair.story.id,
        title="The flood",
        first="2031-05-02",
        last="2031-05-04",
        articles=3,
        claims=6,
        contested=6,
        changed="2031-05-04",
    )
    assert list(desk.stories(limit=2, offset=1)) == lines[1:3]
    assert list(desk.stories(offset=3)) == lines[3:]


def test_affairs_are_given_by_the_day_they_began(desk: Desk, flood: int) -> None:
    for number in (9, 0):
        told.add(desk, number)
    for group in desk.dirty():
        told.settle(desk, group)
    assert [affair.story.first for affair in desk.affairs()] == ["2031-05-01", "2031-05-02", "2031-05-10"]


@pytest.fixture
def several(desk: Desk, flood: int) -> Desk:
    """Two more stories, whose titles hold one another's."""
    told.settle(desk, flood, "Flood at Orrin")
    for number, title in ((8, "Flood at Orrin, a year on"), (9, "F1")):
        told.add(desk, number)
        told.settle(desk, told.only(desk), title=title)
    return desk


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        pytest.param("flood at ORRIN", "Flood at Orrin", id="a whole title goes before a piece of another"),
        pytest.param("year", "Flood at Orrin, a year on", id="piece of a title"),
        pytest.param("f1", "F1", id="a title shorter than the index's pieces"),
        pytest.param('," a', None, id="no syntax"),
        pytest.param("%", None, id="no wildcards"),
        pytest.param("", None, id="nothing asked"),
        pytest.param("fl\x00", None, id="no text"),
        pytest.param("\udce9", None, id="no characters"),
    ],
)
def test_a_story_is_found(asked: str, title: str | None, several: Desk) -> None:
    if title is None:
        with pytest.raises(UsageError, match=r"no story of the desk .* has an id or title like"):
            several.story(asked)
        return
    affair = several.affair(several.story(asked))
    assert affair is not None
    assert affair.story.title == title
    assert several.story(affair.story.id) == several.story(affair.story.id[:14]) == several.story(asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (
            "orrin",
            r"2 stories answer to 'orrin': story-\w+ \(Flood at Orrin, a year on\), story-\w+ \(Flood at Orrin\)",
        ),
        ("story-", "3 stories answer"),
    ],
)
def test_a_story_is_not_guessed_at(asked: str, says: str, several: Desk) -> None:
    with pytest.raises(UsageError, match=says):
        several.story(asked)


def test_a_claim_is_found(desk: Desk, flood: int) -> None:
    claim = told.settle(desk, flood).claims[2]
    for asked in (claim.id, claim.id[:13], claim.wording.upper(), claim.wording[3:17]):
        assert desk.claim(asked) == (flood, claim.id)
    with pytest.raises(UsageError, match=r"3 claims answer to 'rose 1': claim-"):
        desk.claim("rose 1")
    with pytest.raises(UsageError, match=r"no claim of the desk .* has an id or wording like 'fell'"):
        desk.claim("fell")


def test_a_claim_that_went_with_a_split_is_found_where_it_is_now(desk: Desk, flood: int) -> None:
    claim = told.settle(desk, flood).claims[2]
    apart = desk.split(flood, [claim.says[0].article], who="Ines", at="2031-06-01T12:00:00Z", why="another flood")
    assert desk.claim(claim.id) == (flood, claim.id)
    told.settle(desk, apart)
    assert desk.claim(claim.id) == (apart, claim.id)


def test_lists_and_names_are_read_off_indexes(desk: Desk) -> None:
    story, member = schema.story.c, schema.member.c
    queries = {
        select(story.title).order_by(story.changed.desc(), story.id): ["SCAN story USING INDEX story_in_order"],
        select(story.number).where(schema.DIRTY).order_by(story.number): ["SCAN story USING INDEX story_dirty"],
        select(story.number).where(story.id.between("story-1", "story-2")): [
            "SEARCH story USING COVERING INDEX story_by_id (id>? AND id<?)"
        ],
        select(schema.claim.c.number).where(schema.claim.c.id == "x"): [
            "SEARCH claim USING COVERING INDEX claim_by_id (id=?)"
        ],
        select(member.article).where(member.story == 1): ["SEARCH member USING INDEX member_of_story (story=?)"],
    }
    with desk._pool.connect() as connection:
        for query, steps in queries.items():
            written = query.compile(desk._pool, compile_kwargs={"literal_binds": True})
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {written}").all()
            assert [step.detail for step in plan] == steps
