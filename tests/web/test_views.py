"""What stands on a page, as values: the story made by hand for the terminal, and what the pages make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pytest

from reportedly.affairs import Figure, Standing, Status
from reportedly.records import Article, Certainty, Report, Span, Statement, cut, digest
from reportedly.web.addresses import Files, Live, outward
from reportedly.web.charts import Given, days_strip, drifting, standing_strip
from reportedly.web.graphs import roots_graph
from reportedly.web.marks import name, sheet
from reportedly.web.views.claim import claim as claim_page
from reportedly.web.views.parts import dates
from reportedly.web.views.report import report as report_page
from reportedly.web.views.source import source, speakers
from reportedly.web.views.story import StoryPage
from reportedly.web.views.story import story as story_page
from tests.unit.terminal import affair as world


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    outlet: str | None
    title: str | None
    published: str | None
    statements: int


HEADLINES: Final = {
    id_: Listed(outlet=one.outlet, title=one.title, published=one.published, statements=3)
    for id_, one in world.headlines().items()
}


def shown(day: str | None = None) -> StoryPage:
    return story_page(world.affair(), HEADLINES, world.affair(), day=day)


# Stories


def test_a_later_version_of_a_page_is_named_as_that() -> None:
    taken = {one.article: [(part.share, part.outlet) for part in one.taken] for one in shown().sheets}
    assert taken[world.article_id("tide")] == [("nearly all", "Norland Wire")]
    assert taken[world.article_id("last")] == [("40%", "its earlier version")]
    wire = report_page(world.reports()[world.article_id("wire")], world.affair(), HEADLINES)
    assert {words for _, words, _ in wire.taken} == {
        "of the sentences of its later version are its own",
        "of the sentences of Tideline are its own",
    }


@pytest.mark.parametrize(
    ("day", "wording", "stands"),
    [
        ("2031-03-03", "23 people drowned.", "reported"),
        ("2031-03-04", "23 people drowned.", "disputed"),
        (None, "23 people drowned.", "overtaken"),
        (None, "At least 31 people drowned.", "corroborated"),
        ("2031-03-03", "At least 31 people drowned.", None),
    ],
)
def test_a_claim_stands_as_it_did_on_the_day(day: str | None, wording: str, stands: Status | None) -> None:
    page = shown(day)
    rows = [*(row for matter in page.matters for row in matter.versions), *page.others, *page.withdrawn]
    found = [row.stood.status for row in rows if row.wording == wording and row.stood]
    assert found == ([stands] if stands else [])


def test_what_is_contested_comes_first_each_version_beside_its_rivals() -> None:
    versions = [[row.wording for row in matter.versions] for matter in shown().matters]
    assert ["At least 31 people drowned.", "23 people drowned."] in versions
    assert [row.mark for matter in shown().matters for row in matter.versions][:2] == ["1a", "1b"]


def test_every_row_has_words_that_lead_to_a_statement() -> None:
    page = shown()
    rows = [*(row for matter in page.matters for row in matter.versions), *page.others, *page.withdrawn]
    assert rows
    assert all(words.article and words.statement for row in rows for words in row.said)
    assert all(turn.words for turn in page.newest)


@pytest.mark.parametrize(
    ("chosen", "previous", "following", "marked"),
    [
        (None, "2031-03-04", None, None),
        ("2031-03-03", None, "2031-03-04", "2031-03-03"),
        ("2031-03-07", "2031-03-03", "2031-03-09", "2031-03-04"),
        ("2031-03-09", "2031-03-04", None, "2031-03-09"),
        ("2030-01-01", None, "2031-03-03", None),
        ("2040-01-01", "2031-03-04", None, "2031-03-09"),
    ],
)
def test_the_page_moves_from_change_to_change(
    chosen: str | None, previous: str | None, following: str | None, marked: str | None
) -> None:
    made = dates({"2031-03-04": 2, "2031-03-03": 9, "2031-03-09": 1}, chosen, "2031-03-03", "2031-03-09")
    assert (made.previous, made.following) == (previous, following)
    assert next((mark.iso for mark in made.days if mark.chosen), None) == marked


# Claims, reports, sources


def test_a_claim_has_its_chain_its_rivals_words_and_its_roots() -> None:
    affair = world.affair()
    drowned = next(one for one in affair.claims if one.wording == "23 people drowned.")
    page = claim_page(affair, drowned, HEADLINES, world.reports(), affair, day=None)
    assert [[hop.voice.name for hop in one.hops] for one in page.told] == [
        ["Norland Wire", "Sella Vint"],
        [],  # its report is not at hand
    ]
    assert [hop.root for hop in page.told[0].hops] == [False, True]
    assert [[quote.text if quote else None for quote in pair] for one in page.clashes for pair in one.pairs] == [
        ["Twenty-three", "At least 31"]
    ]
    assert page.graph is not None
    assert page.graph.words == "2 reports, 1 root: 2 reports on the word of Sella Vint."
    assert [step.status for step in page.steps] == ["reported", "disputed", "overtaken"]


def test_a_claim_on_an_earlier_day_knows_nothing_of_later_ones() -> None:
    affair = world.until("2031-03-03")
    drowned = next(one for one in affair.claims if one.wording == "23 people drowned.")
    page = claim_page(affair, drowned, HEADLINES, world.reports(), world.affair(), day="2031-03-03")
    assert [step.status for step in page.steps] == ["reported"]
    assert page.clashes == ()


def test_the_text_of_a_report_is_all_there_whatever_marks_cross() -> None:
    for read in world.reports().values():
        page = report_page(read, world.affair(), HEADLINES)
        assert "".join(part.text for paragraph in page.paragraphs for part in paragraph) == read.article.text


def test_marks_that_cross_nest_and_touch_are_cut_at_every_edge() -> None:
    read = _made("One two three.\n\nFour five.", (0, 7), (4, 13), (4, 7))
    page = report_page(read, None, {})
    assert [[(part.text, part.classes) for part in paragraph] for paragraph in page.paragraphs] == [
        [("One ", "own s1"), ("two", "own s1 s2 s3"), (" three", "own s2"), (".", "")],
        [("Four five.", "")],
    ]
    assert [anchor.number for part in page.paragraphs[0] for anchor in part.anchors] == [1, 2, 3]


def test_a_source_has_what_it_said_and_what_became_of_it() -> None:
    made, reports = world.affair(), list(world.reports().values())
    vint, other = (
        Figure(id=digest("entity", name), name=name, kind="person", aliases=(), members=(digest("entity", name),))
        for name in ("Sella Vint", "Nobody Here")
    )
    affair = replace(made, story=replace(made.story, cast=(vint, other)))
    assert list(speakers(affair, reports)) == [vint]
    page = source(affair, vint, HEADLINES, reports)
    became = {row.wording: row.stood.status for speech in page.own for row in speech.claims if row.stood}
    assert became["23 people drowned."] == "overtaken"
    assert all(speech.hops[-1].voice.figure == vint.id for speech in page.own)
    assert page.passed == ()


# Charts


def _standing(day: str, status: Status) -> Standing:
    return Standing(from_=day, status=status, outlets=1, families=1, roots=1, because="statement-1")


def test_a_strip_shows_every_standing_to_the_last_day() -> None:
    standings = [_standing("2031-03-01", "reported"), _standing("2031-03-11", "overtaken")]
    strip = standing_strip(standings, "2031-03-01", "2031-03-11")
    assert strip is not None
    assert [(bar.status, bar.x, bar.width) for bar in strip.bars] == [("reported", 0, 352), ("overtaken", 352, 8)]
    assert strip.words == "How it stood: reported from 1 March 2031, overtaken from 11 March 2031."
    assert standing_strip([_standing("", "reported")], None, None) is None


def test_many_reports_of_one_root_are_seen_at_a_glance() -> None:
    graph = roots_graph([("the ministry", [f"Outlet {number}" for number in range(14)])])
    assert graph is not None
    assert graph.words.startswith("14 reports, 1 root")
    assert {to for _, to in graph.lines} == {graph.roots[0].y}
    assert len(graph.lines) == 14


@pytest.mark.parametrize("reports", [1, 16, 17, 500])
def test_a_graph_stays_small(reports: int) -> None:
    graph = roots_graph([("a", [f"Outlet {number % 40}" for number in range(reports)]), (None, ["Z"]), ("b", [])])
    assert graph is not None
    assert graph.height <= 22 * 19
    assert [knot.named for knot in graph.roots] == [True, False]
    assert all(0 < knot.y < graph.height for knot in (*graph.reports, *graph.roots))


@pytest.mark.parametrize(
    ("given", "levels", "words"),
    [
        ([("2031-03-01", "CT+", None)], ["certain"], "Given 1 time from 1 March 2031 to 1 March 2031: certain."),
        (
            [("2031-03-01", "PS+", None), ("2031-03-09", "CT+", "PS+")],
            ["certain", "probable", "possible"],
            "Hedges lost: Tideline went from possible to certain on 9 March 2031.",
        ),
        ([("", "CT+", None)], None, ""),
    ],
)
def test_drift_is_drawn_along_time(
    given: list[tuple[str, Certainty, Certainty | None]], levels: list[str] | None, words: str
) -> None:
    chart = drifting(Given(day=day, certainty=now, before=was, who="Tideline") for day, now, was in given)
    assert (chart and [level.word for level in chart.levels]) == levels
    assert chart is None or words in chart.words


def test_the_days_of_a_story_are_ticks_the_busiest_tallest() -> None:
    strip = days_strip([("2031-03-01", 2), ("2031-03-05", 8)], "2031-03-03")
    assert strip is not None
    assert strip.ticks[0].height < strip.ticks[1].height
    assert strip.until is not None
    assert strip.ticks[0].x < strip.until < strip.ticks[1].x


# Where links lead


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (Live().story("story-1", "2031-03-04"), "/story/story-1?as-of=2031-03-04"),
        (Live().report("article-1", "statement-2"), "/report/article-1#statement-2"),
        (Live().claim('"><script>'), "/claim/%22%3E%3Cscript%3E"),
        (Files().desk(), "index.html"),
        (Files(1).report("article-1", "statement-2"), "../report/article-1.html#statement-2"),
        (Files(1).story("story-1", "2031-03-04"), "../story/story-1.2031-03-04.html"),
    ],
)
def test_links(link: str, address: str) -> None:
    assert link == address


@pytest.mark.parametrize("id_", ["../../etc/passwd", "/etc/passwd", "a/b", "..", "", "con:", "a\\b", "x" * 300])
def test_no_id_leads_out_of_the_folder(id_: str) -> None:
    assert Files().claim(id_).startswith("claim/named-")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://tideline.example/ferry", True),
        ("http://tideline.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//tideline.example", False),
        ("https:", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_become_links(url: str | None, kept: bool) -> None:
    assert (outward(url) == url) is (kept or url is None)


@pytest.mark.parametrize(("statements", "named"), [(0, "marks-32.css"), (33, "marks-64.css"), (999, "marks-512.css")])
def test_a_report_takes_the_smallest_sheet_that_is_enough(statements: int, named: str) -> None:
    assert name(statements) == named
    assert sheet(2).count("\n") == 2


def _made(text: str, *contents: tuple[int, int]) -> Report:
    """A report with statements in the outlet's own voice at these places."""
    article = Article(
        **dict.fromkeys(("url", "outlet", "title", "published", "modified", "captured", "language", "dateline")),
        id="article-0000000000000001",
        byline=(),
        text=text,
        page_sha256="0" * 64,
        media_type="text/plain",
        truncated=None,
        removed=(),
        credits=(),
        agencies=(),
    )
    statements = tuple(_said(article.id, number, cut(text, *place)) for number, place in enumerate(contents))
    return Report(article=article, entities=(), statements=statements)


def _said(article: str, number: int, content: Span) -> Statement:
    return Statement(
        id=f"statement-{number}",
        article=article,
        mode="narrated",
        content=(content,),
        chain=(),
        certainty="CT+",
        hedges=(),
        events=(),
        confidence=None,
        claim=None,
    )


def test_a_report_of_no_story_is_shown_as_well() -> None:
    page = report_page(replace(_made("One.", (0, 3))), None, {})
    assert (page.story, page.outlet, page.title) == (None, "an unknown outlet", "(untitled)")
