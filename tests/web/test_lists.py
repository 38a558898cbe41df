"""However large a story, its page weighs little, and every entry of its lists is on a page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from reportedly.affairs import Affair
from reportedly.web.addresses import Files, Live
from reportedly.web.pages import page
from reportedly.web.views.lists import PARTS, ListPage, Part, listed
from reportedly.web.views.story import SHOWN, story
from reportedly.web.views.timeline import timeline
from tests.unit.terminal import affair as world
from tests.web.test_views import HEADLINES, Listed

TIMES: Final = 300


@cache
def large() -> tuple[Affair, dict[str, Listed]]:
    """The story made by hand, some hundred times over under other ids."""
    claims, articles, copies = [], [], []
    headlines: dict[str, Listed] = {}
    for number in range(TIMES):

        def named(id_: str, number: int = number) -> str:
            return f"{id_}-{number}"

        for claim in world.affair().claims:
            says = tuple(replace(one, article=named(one.article), statement=named(one.statement)) for one in claim.says)
            standings = tuple(replace(one, because=named(one.because)) for one in claim.standings)
            drifts = tuple(replace(one, statement=named(one.statement)) for one in claim.drifts)
            rivals = tuple(replace(one, claim=named(one.claim), spans=()) for one in claim.rivals)
            one = replace(claim, id=named(claim.id), wording=f"{claim.wording} {number}", says=says)
            claims.append(replace(one, standings=standings, drifts=drifts, rivals=rivals))
        for id_, headline in HEADLINES.items():
            articles.append(named(id_))
            headlines[named(id_)] = headline
        copies += [replace(one, article=named(one.article), of=named(one.of)) for one in world.affair().copies]
    told = replace(world.affair().story, articles=tuple(articles), circles=(), families=())
    return Affair(story=told, claims=tuple(claims), copies=tuple(copies)), headlines


def shown(part: Part, start: int, most: int | None) -> ListPage:
    affair, headlines = large()
    return listed(part, affair, headlines, affair, chosen=None, start=start, most=most)


def entries(made: ListPage) -> list[str]:
    return [
        *(row.id for matter in made.matters for row in matter.versions),
        *(one.words.statement for one in made.lost if one.words),
        *(row.id for row in made.rows),
        *(sheet.article for sheet in made.sheets),
    ]


def test_the_page_of_a_large_story_weighs_at_most_300_kb() -> None:
    affair, headlines = large()
    made = story(affair, headlines, affair, day=None)
    assert len(affair.claims) > 1000
    assert {cut.part for cut in made.cut} >= {"contested", "reports"}
    for to in (Live(), Files(1)):
        assert len(page("story", made, to).encode()) < 300_000


@pytest.mark.parametrize("part", PARTS)
def test_every_entry_of_a_list_is_on_one_page_of_it(part: Part) -> None:
    whole, start, found = shown(part, 0, None), 0, list[str]()
    assert (whole.previous, whole.following) == (None, None)
    while True:
        made = shown(part, start, 100)
        assert made.previous == (start - 100 if start else None)
        found += entries(made)
        if made.following is None:
            break
        start = made.following
    assert found == entries(whole)
    assert len(found) == len(set(found))


def test_the_page_of_a_story_begins_each_list_and_says_how_it_goes_on() -> None:
    affair, headlines = large()
    made = story(affair, headlines, affair, day=None)
    assert [sheet.article for sheet in made.sheets] == entries(shown("reports", 0, SHOWN["reports"]))
    reports = next(cut for cut in made.cut if cut.part == "reports")
    assert (reports.total, reports.what) == (len(affair.story.articles), "reports")
    printed = page("story", made, Live())
    assert f'href="/story/{affair.story.id}/reports">All {reports.total} reports</a>' in printed
    assert f'href="../list/{affair.story.id}.reports.html"' in page("story", made, Files(1))


def test_a_small_story_is_whole_on_its_page() -> None:
    assert story(world.affair(), HEADLINES, world.affair(), day=None).cut == ()


def test_a_timeline_goes_on_from_change_to_change() -> None:
    affair, headlines = large()
    first = timeline(affair, headlines, affair, day=None, most=50)
    second = timeline(affair, headlines, affair, day=None, start=50, most=50)
    whole = timeline(affair, headlines, affair, day=None)
    assert (first.previous, first.following, second.previous, second.following) == (None, 50, 0, 100)
    assert [(one.iso, one.claim) for one in (*first.turns, *second.turns)] == [
        (one.iso, one.claim) for one in whole.turns[:100]
    ]
    assert whole.total == len(whole.turns) > 1000
