"""What the pages of a story show. The golden texts beside this file are read by eye before they are accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Final, Literal

import pytest
from rich.console import Console
from rich.text import Text

from reportedly.affairs import Affair, Claim, Drift
from reportedly.records import Report
from reportedly.terminal.claim import claim_lines
from reportedly.terminal.difference import diff_lines
from reportedly.terminal.hits import search_lines
from reportedly.terminal.known import Opening, headlines_of
from reportedly.terminal.layout import Look, look_of, painted
from reportedly.terminal.stories import stories_lines
from reportedly.terminal.story import story_lines
from reportedly.terminal.timeline import timeline_lines
from tests.unit.terminal import affair as world

HERE: Final = Path(__file__).parent
SGR: Final = re.compile(r"\x1b\[[\d;]*m")
HOSTILE: Final = "\x1b]0;mine\x07[red]it[/red]\x1b[2J \u202eeslaf\u202c\r\n船 "
DAY: Final = "2031-03-04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit, as the desk has it."""

    kind: Literal["article", "claim"]
    id: str
    story: str | None
    title: str | None
    outlet: str | None
    published: str | None
    pieces: tuple[tuple[str, bool], ...]


def hits(extra: str = "") -> tuple[Found, ...]:
    return (
        Found(
            kind="article",
            id=world.article_id("wire"),
            story="story-0123abcd0123abcd",
            title=f"{extra}Ferry sinks off Pell Point",
            outlet=f"{extra}Norland Wire",
            published="2031-03-03T23:30:00-02:00",
            pieces=(("… had possibly struck a ", False), (f"{extra}reef", True), (", harbour master …", False)),
        ),
        Found(
            kind="claim",
            id=world.claim_id("reef"),
            story=None,
            title="The Calla struck a reef.",
            outlet=None,
            published=None,
            pieces=(("The Calla struck a ", False), ("reef", True), (".", False)),
        ),
    )


def _console(width: int, *, colour: bool = False) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=False,
        legacy_windows=False,
    )


def _paint(lines: Callable[[Look], Iterable[Text]], width: int = 80, *, colour: bool = False) -> str:
    console = _console(width, colour=colour)
    look = look_of(console)
    return painted(lines(look), console, look)


def _flat(shown: str) -> str:
    return " ".join(shown.split())


def _claim(affair: Affair, key: str) -> Claim:
    (claim,) = (claim for claim in affair.claims if claim.id == world.claim_id(key))
    return claim


def _pages(
    affair: Affair, headlines: dict[str, Opening], reports: dict[str, Report], extra: str = ""
) -> dict[str, Callable[[Look], Iterable[Text]]]:
    lines = tuple(replace(line, title=line.title and extra + line.title) for line in world.lines())
    return {
        "stories": lambda look: stories_lines(lines, look),
        "story": lambda look: story_lines(affair, headlines, look),
        "story-all": lambda look: story_lines(affair, headlines, look, whole=True),
        "story-then": lambda look: story_lines(affair, headlines, look, day=DAY),
        "claim": lambda look: claim_lines(affair, _claim(affair, "reef"), reports, look),
        "claim-bare": lambda look: claim_lines(affair, _claim(affair, "survived"), {}, look),
        "timeline": lambda look: timeline_lines(affair, headlines, look),
        "search": lambda look: search_lines(hits(extra), look),
        "diff": lambda look: diff_lines(world.until(DAY), affair, headlines, look, day=DAY),
    }


PAGES: Final = _pages(world.affair(), world.headlines(), world.reports())


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("page", PAGES)
def test_without_colour(page: str, width: int) -> None:
    assert _paint(PAGES[page], width) == (HERE / f"{page}-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_that_a_claim_is_confirmed(page: str) -> None:
    assert not re.search(r"confirm|true|false|verified", _paint(PAGES[page]))


def test_what_is_contested_is_the_first_thing_below_the_header() -> None:
    shown = _paint(PAGES["story"]).splitlines()
    assert shown[3].startswith("14 claims, ≠ 3 contested")
    assert shown[5].startswith("Contested")


@pytest.mark.parametrize(
    ("page", "painted_words"),
    [
        ("story", "\x1b[1;33m≠ disputed\x1b[0m"),
        ("story", "\x1b[1mThe Calla struck a reef.\x1b[0m"),
        ("search", "\x1b[1;36mreef\x1b[0m"),
    ],
)
def test_with_colour(page: str, painted_words: str) -> None:
    assert painted_words in _paint(PAGES[page], 120, colour=True)


def test_a_story_without_reports() -> None:
    empty = replace(world.affair(), claims=(), copies=())
    empty = replace(empty, story=replace(empty.story, title=None, articles=(), families=(), circles=(), first=None))
    assert _paint(lambda look: story_lines(empty, {}, look)).splitlines()[1:] == [
        "(untitled)",
        "undated · 0 reports, 0 outlets",
        "0 claims · story-0123abcd",
        "",
        "Nothing is claimed yet",
    ]
    assert "Nothing is claimed yet" in _paint(lambda look: timeline_lines(empty, {}, look))


def test_a_day_before_the_first_report() -> None:
    shown = _paint(lambda look: story_lines(world.affair(), world.headlines(), look, day="2031-03-02"))
    assert "undated · 0 reports, 0 outlets · 1 undated and left out\n0 claims · " in shown
    assert "Nothing is claimed yet" in shown


def test_nobody_knows_what_an_undated_report_added_to_a_day() -> None:
    affair = world.affair()
    (standing,) = _claim(affair, "survived").standings
    undated = replace(_claim(affair, "survived"), standings=(replace(standing, from_=""),))
    affair = replace(affair, claims=(undated,))
    whole = _paint(lambda look: story_lines(affair, world.headlines(), look))
    assert "since undated" not in whole
    assert "The captain survived." in whole
    assert "The captain survived." not in _paint(lambda look: story_lines(affair, world.headlines(), look, day=DAY))
    assert "  undated            ? first reported" in _paint(
        lambda look: timeline_lines(affair, world.headlines(), look)
    )


def test_a_version_says_which_others_it_speaks_against_where_not_all() -> None:
    affair = world.affair()
    first, second = _claim(affair, "23"), _claim(affair, "31")
    between = replace(
        second, id="claim-00", wording="At most 40 people drowned.", rivals=(replace(second.rivals[0], claim=first.id),)
    )
    first = replace(first, rivals=(*first.rivals, replace(first.rivals[0], claim="claim-00")))
    shown = _paint(
        lambda look: story_lines(replace(affair, claims=(first, second, between)), world.headlines(), look), 160
    )
    assert "At least 31 people drowned.  (against 1c)" in shown
    assert "At most 40 people drowned.  (against 1c)" in shown
    assert re.search(r"1c ↓ overtaken +23 people drowned\.  ? +2 outlets", shown)


def test_a_list_is_cut_and_says_by_how_much() -> None:
    affair = world.affair()
    many = [
        replace(claim, id=f"{claim.id}{n}", rivals=tuple(replace(one, claim=f"{one.claim}{n}") for one in claim.rivals))
        for n in range(5)
        for claim in affair.claims[2:4]
    ]
    affair = replace(affair, claims=(*many, *affair.claims[2:4]))
    shown = _paint(lambda look: story_lines(affair, world.headlines(), look))
    assert shown.count("≠ disputed      The Calla struck a reef.") == 3
    assert "\n     and 3 more: reportedly story story-0123abcd --all\n" in shown
    whole = _paint(lambda look: story_lines(affair, world.headlines(), look, whole=True))
    assert whole.count("≠ disputed      The Calla struck a reef.") == 6
    assert "--all" not in whole


def test_a_status_dates_from_when_it_began_not_from_its_last_count() -> None:
    affair = world.affair()
    claim = _claim(affair, "no reef")
    later = replace(claim.standings[0], from_="2031-03-08", outlets=9)
    affair = replace(affair, claims=(replace(claim, standings=(*claim.standings, later)), *affair.claims[:3]))
    shown = _paint(lambda look: story_lines(affair, world.headlines(), look), 100)
    assert "9 outlets, 1 family, at most 1 independent: Brask Lines · since 5 March 2031" in _flat(shown)
    assert "8 March" not in _paint(lambda look: timeline_lines(affair, world.headlines(), look))


def test_a_drift_without_a_root_or_a_new_one() -> None:
    affair = world.affair()
    claim = _claim(affair, "reef")
    drift = Drift(statement=claim.statements[-1], from_="Uu", to="PR+", root=None, since=None, new_root=True)
    affair = replace(affair, claims=(replace(claim, drifts=(drift,)),))
    shown = _paint(lambda look: story_lines(affair, world.headlines(), look), 100)
    assert "Harrow Post: not committed → probable, with a new source" in shown
    assert "given as not committed, nobody named: The Calla struck a reef." in _flat(shown)


def test_nothing_has_changed() -> None:
    shown = _paint(lambda look: diff_lines(world.affair(), world.affair(), world.headlines(), look, day="2031-03-09"))
    assert shown.splitlines()[2:] == ["Nothing has changed since the end of 9 March 2031", "story-0123abcd", ""]


def test_the_whole_story_will_do_for_what_it_was() -> None:
    whole = world.affair()
    first = replace(whole, story=replace(whole.story, articles=whole.story.articles[:3]))
    of_the_day = _paint(lambda look: diff_lines(world.until(DAY), whole, world.headlines(), look, day=DAY))
    assert "3 claims with another status, 1 withdrawn" in _flat(of_the_day)
    assert _paint(lambda look: diff_lines(first, whole, world.headlines(), look, day=DAY)) == of_the_day


def test_a_claim_that_is_gone_is_told() -> None:
    now = replace(world.affair(), claims=world.affair().claims[1:])
    shown = _paint(lambda look: diff_lines(world.affair(), now, world.headlines(), look, day="2031-03-09"))
    assert "1 claim no longer told apart\n     ↓ overtaken     23 people drowned.\n" in shown


def test_no_hit() -> None:
    assert _paint(lambda look: search_lines((), look)).splitlines()[1:] == ["Nothing was found", ""]


def test_a_report_dated_to_a_month_has_no_day() -> None:
    report = world.reports()[world.article_id("wire")]
    assert report.article.published is not None
    month = replace(report.article.published, earliest="2031-03-01", latest="2031-03-31", precision="month")
    reports = {"wire": replace(report, article=replace(report.article, published=month))}
    assert headlines_of(reports)["wire"].published is None


def _hostile_affair() -> Affair:
    affair = world.affair()
    claims = tuple(
        replace(
            claim,
            wording=HOSTILE + claim.wording,
            roots=tuple(replace(root, name=f"{HOSTILE}{root.name}") for root in claim.roots),
            says=tuple(replace(said, text=HOSTILE + said.text) for said in claim.says),
            rivals=tuple(
                replace(rival, spans=tuple(replace(span, text=HOSTILE + span.text) for span in rival.spans))
                for rival in claim.rivals
            ),
        )
        for claim in affair.claims
    )
    circles = tuple(replace(circle, outlets=(HOSTILE, HOSTILE)) for circle in affair.story.circles)
    return replace(affair, claims=claims, story=replace(affair.story, title=HOSTILE, circles=circles))


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_hostile_text_is_text_and_lines_fit(width: int, colour: bool) -> None:
    headlines = {id_: replace(one, outlet=HOSTILE, title=HOSTILE) for id_, one in world.headlines().items()}
    reports = {
        id_: replace(report, article=replace(report.article, outlet=HOSTILE)) for id_, report in world.reports().items()
    }
    for page in _pages(_hostile_affair(), headlines, reports, HOSTILE).values():
        shown = SGR.sub("", _paint(page, width, colour=colour))
        assert shown.replace("\n", "").isprintable()
        assert "[red]it[/red]" in "".join(shown.split())
        assert all(Text(line).cell_len <= width + 1 for line in shown.splitlines())
