"""When a page says it was published: a written date beside its reading, a page beside its two times."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reportedly.articles.dates import from_page, parse
from reportedly.records import When

OFFSETS = st.sampled_from([timezone(timedelta(minutes=minutes)) for minutes in (-570, -240, 60, 330, 840)])

# Written form; earliest; value; precision; zone. The latest is the earliest, except for months and years.
WRITTEN = [
    ("2017-05-28", "2017-05-28", "2017-05-28", "day", None),
    ("2017/5/28", "2017-05-28", "2017-05-28", "day", None),
    ("20170528", "2017-05-28", "2017-05-28", "day", None),
    ("2015-12-27T18:42:00+02:00", "2015-12-27T18:42:00+02:00", "2015-12-27T18:42:00", "second", "+02:00"),
    ("2015-12-27T18:42:00Z", "2015-12-27T18:42:00+00:00", "2015-12-27T18:42:00", "second", "Z"),
    ("2015-12-27T18:42:00.123Z", "2015-12-27T18:42:00+00:00", "2015-12-27T18:42:00", "second", "Z"),
    ("2015-12-27T18:42:00-0430", "2015-12-27T18:42:00-04:30", "2015-12-27T18:42:00", "second", "-0430"),
    ("2015-12-27 18:42:00", "2015-12-27T18:42:00", "2015-12-27T18:42:00", "second", None),
    ("2017-05-28T18:42", "2017-05-28T18:42", "2017-05-28T18:42", "minute", None),
    ("20151227T184200Z", "2015-12-27T18:42:00+00:00", "2015-12-27T18:42:00", "second", "Z"),
    ("Sun, 28 May 2017 18:42:00 GMT", "2017-05-28T18:42:00+00:00", "2017-05-28T18:42:00", "second", "GMT"),
    ("Sun, 28 May 2017 18:42:00 +0530", "2017-05-28T18:42:00+05:30", "2017-05-28T18:42:00", "second", "+0530"),
    ("Thu Sep 28 16:05:00 EDT 2017", "2017-09-28T16:05:00-04:00", "2017-09-28T16:05:00", "second", "EDT"),
    (
        "Wed Dec 27 2017 18:42:00 GMT+0200 (Some Time)",
        *("2017-12-27T18:42:00+02:00", "2017-12-27T18:42:00", "second", "GMT+0200"),
    ),
    ("14 March 2024", "2024-03-14", "2024-03-14", "day", None),
    ("14th of March 2024", "2024-03-14", "2024-03-14", "day", None),
    ("14-Mar-2024", "2024-03-14", "2024-03-14", "day", None),
    ("March 14, 2024", "2024-03-14", "2024-03-14", "day", None),
    ("Thursday, March 14, 2024", "2024-03-14", "2024-03-14", "day", None),
    ("Sept. 5, 2017 at 4 p.m.", "2017-09-05T16", "2017-09-05T16", "hour", None),
    ("14 March 2024, 18:42 CET", "2024-03-14T18:42+01:00", "2024-03-14T18:42", "minute", "CET"),
    ("March 14, 2024, 4:05 p.m.", "2024-03-14T16:05", "2024-03-14T16:05", "minute", None),
    ("March 14, 2024 | 12:05 AM", "2024-03-14T00:05", "2024-03-14T00:05", "minute", None),
    ("4:05 PM ET, Thu September 28, 2017", "2017-09-28T16:05", "2017-09-28T16:05", "minute", "ET"),
    ("18:42, 14 March 2024", "2024-03-14T18:42", "2024-03-14T18:42", "minute", None),
    # an abbreviation that means two offsets leaves the instant without one
    ("14 March 2024 18:42 EST", "2024-03-14T18:42", "2024-03-14T18:42", "minute", "EST"),
    ("14 March 2024 18:42 IST", "2024-03-14T18:42", "2024-03-14T18:42", "minute", "IST"),
    # numbers that can be read in one way only
    ("14/03/2024", "2024-03-14", "2024-03-14", "day", None),
    ("03/14/2024", "2024-03-14", "2024-03-14", "day", None),
    ("05.05.2017", "2017-05-05", "2017-05-05", "day", None),
    ("Monday 03/04/2017", "2017-04-03", "2017-04-03", "day", None),
    ("29 February 2024", "2024-02-29", "2024-02-29", "day", None),
]

UNREADABLE = [
    "",
    "   ",
    "soon",
    "yesterday",
    "03/04/2017",
    "03.04.2017",
    "03/04/17",
    "2017-13-01",
    "2017-02-29",
    "31 April 2017",
    "2017-05-28T25:00:00",
    "2017-05-28T18:61",
    "2017-05-28T18:42:00+25:00",
    "0001-01-01",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "1970-01-01T01:00:00+01:00",
    "2101-01-01",
    "9999-12-31",
    "99",
    "28 May",
    "May 28, 18:42",
    "14 p.m. 28 May 2017",
    "Friday, September 28, 2017",
    "28 May 2017 18:42 FOO",
    "Posted on 28 May 2017",
    "28 May 2017 by Jane Roe",
    "© 2017 The Northline Agency",
    "28 May 2017" + " " * 500 + "x",
    "1" * 10_000,
    "२०१७-०५-२८",
]


@pytest.mark.parametrize(("text", "earliest", "value", "precision", "zone"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_written_date_is_read(text: str, earliest: str, value: str, precision: str, zone: str | None) -> None:
    assert parse(text, basis="stated") == When(
        earliest=earliest, latest=earliest, value=value, precision=precision, basis="stated", zone=zone
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "value", "precision"),
    [
        ("2017-02", "2017-02-01", "2017-02-28", "2017-02", "month"),
        ("February 2024", "2024-02-01", "2024-02-29", "2024-02", "month"),
        ("2017", "2017-01-01", "2017-12-31", "2017", "year"),
    ],
    ids=["2017-02", "February 2024", "2017"],
)
def test_a_month_or_a_year_is_an_interval(text: str, earliest: str, latest: str, value: str, precision: str) -> None:
    assert parse(text, basis="metadata") == When(
        earliest=earliest, latest=latest, value=value, precision=precision, basis="metadata", zone=None
    )


@pytest.mark.parametrize("text", UNREADABLE, ids=[repr(text[:30]) for text in UNREADABLE])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert parse(text, basis="stated") is None


def test_the_clocks_zero_is_a_date_only_where_somebody_wrote_it() -> None:
    assert parse("1 January 1970", basis="stated") is not None
    assert parse("1970-01-01", basis="metadata") is None


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 12, 31), timezones=OFFSETS))
def test_an_iso_instant_is_kept_to_the_second(instant: datetime) -> None:
    text = instant.isoformat(timespec="seconds")

    when = parse(text, basis="metadata")

    assert when is not None
    assert when.earliest == when.latest == text
    assert when.zone == text[-6:]


@given(st.dates(min_value=date(1971, 1, 1), max_value=date(2100, 12, 31)), st.sampled_from(["%d %B %Y", "%b. %d, %Y"]))
def test_every_form_of_a_day_gives_the_same_day(day: date, form: str) -> None:
    assert parse(day.strftime(form), basis="stated") == parse(day.isoformat(), basis="stated")


@given(st.text(alphabet="0123456789/:-. TZaApPmM+", max_size=30))
def test_whatever_is_read_is_a_day_of_the_calendar(text: str) -> None:
    when = parse(text, basis="stated")

    assert when is None or (when.earliest and when.latest and date.fromisoformat(when.earliest[:10]))


def page(head: str = "", body: str = "", *, ld: object = None) -> html.HtmlElement:
    """A page of a *head*, perhaps some JSON-LD, and a *body*."""
    script = (
        ""
        if ld is None
        else f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>'
    )
    return html.document_fromstring(f"<html><head><title>T</title>{head}{script}</head><body>{body}</body></html>")


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def starts(tree: html.HtmlElement | None, **told: str) -> tuple[str | None, str | None]:
    """The first ends of the two times a page gives."""
    published, modified = from_page(tree, **told)
    return published.earliest if published else None, modified.earliest if modified else None


ARTICLE = {"@type": "NewsArticle", "datePublished": "2017-05-28T18:42:00Z", "dateModified": "2017-05-29T08:00:00Z"}
BOTH = ("2017-05-28T18:42:00+00:00", "2017-05-29T08:00:00+00:00")
TIME = '<time datetime="2018-01-01">1</time>'
UPDATED = '<time class="updated" datetime="2018-01-02">2</time>'
ITEM = '<i itemprop="datePublished" content="2018-01-01"></i>'
LONG = "<p>" + "The dam above the town broke on Friday night. " * 5 + "</p>"

SAID = {
    "json-ld": (page(ld=ARTICLE), BOTH),
    "json-ld in a graph": (page(ld={"@graph": [{"@type": "WebSite"}, ARTICLE]}), BOTH),
    "json-ld in a list": (page(ld=[[ARTICLE]]), BOTH),
    "json-ld of several types": (page(ld={**ARTICLE, "@type": ["Thing", "https://schema.org/Report"]}), BOTH),
    "json-ld with a comma too many": (page(ld=json.dumps(ARTICLE)[:-1] + ",}"), BOTH),
    "json-ld in a comment": (page(ld=f"<!-- {json.dumps(ARTICLE)} -->"), BOTH),
    "json-ld with a raw line break": (page(ld=json.dumps(ARTICLE)[:-1] + ', "headline": "a\nb"}'), BOTH),
    "json-ld of the page's own address among others": (
        page(
            '<link rel="canonical" href="https://example.org/dam">',
            ld=[
                {"@type": "NewsArticle", "datePublished": "2019-01-01", "url": "https://example.org/other"},
                {**ARTICLE, "mainEntityOfPage": {"@id": "https://example.org/dam?from=home"}},
            ],
        ),
        BOTH,
    ),
    "json-ld of the web page": (page(ld={"@type": "WebPage", "datePublished": "2017-05-28"}), ("2017-05-28", None)),
    "json-ld before meta": (page(meta("article:published_time", "2018-01-01"), ld=ARTICLE), BOTH),
    "broken json-ld, then meta": (
        page(meta("article:published_time", "2018-01-01"), ld='{"@type":'),
        ("2018-01-01", None),
    ),
    "deep json-ld, then meta": (page(meta("date", "2018-01-01"), ld="[" * 100_000), ("2018-01-01", None)),
    "open graph": (
        page(meta("article:published_time", "2018-01-01") + meta("og:updated_time", "2018-01-02")),
        ("2018-01-01", "2018-01-02"),
    ),
    "the better of two metas": (
        page(meta("date", "2019-09-09") + meta("parsely-pub-date", "2018-01-01")),
        ("2018-01-01", None),
    ),
    "an unreadable meta, then another": (
        page(meta("article:published_time", "now") + meta("dc.date", "2018-01-01")),
        ("2018-01-01", None),
    ),
    "microdata": (
        page(body=f'<div itemscope itemtype="https://schema.org/NewsArticle">{ITEM}</div>'),
        ("2018-01-01", None),
    ),
    "time beside the headline": (
        page(body=f'<article><h1>Dam</h1><time datetime="2018-01-01T10:00Z">Monday</time>{LONG}</article>'),
        ("2018-01-01T10:00+00:00", None),
    ),
    "time in the headline's header": (
        page(body=f"<header><p>{TIME}</p><h1>Dam</h1></header>{LONG}"),
        ("2018-01-01", None),
    ),
    "a time that is called updated": (
        page(body=f"<h1>Dam</h1>{UPDATED}{TIME}{LONG}"),
        ("2018-01-01", "2018-01-02"),
    ),
    "a labelled line": (
        page(body=f"<h1>Dam</h1><p>By Jane Roe | Published: 14 March 2024, 18:42 CET</p>{LONG}"),
        ("2024-03-14T18:42+01:00", None),
    ),
    "two labels in one line": (
        page(
            body=f"<h1>Dam</h1><p><i>Published</i> <b>14 March 2024</b> Last updated: 15 March 2024 • 5 min</p>{LONG}"
        ),
        ("2024-03-14", "2024-03-15"),
    ),
    "a labelled update alone": (
        page(body=f"<h1>Dam</h1><p>Updated 4:05 PM ET, Thu September 28, 2017</p>{LONG}"),
        (None, "2017-09-28T16:05"),
    ),
    "a headline in a layout with a sidebar": (
        page(body=f'<div class="with-sidebar"><h1>Dam</h1>{TIME}{LONG}</div>'),
        ("2018-01-01", None),
    ),
    "the page's own address": (
        page('<link rel="canonical" href="https://example.org/2015/12/27/dam">'),
        ("2015-12-27", None),
    ),
    "the page's own address in words": (
        page(meta("og:url", "https://example.org/world/2015/dec/27/dam")),
        ("2015-12-27", None),
    ),
}

NOT_SAID = {
    "nothing": page(body=f"<h1>Dam</h1>{LONG}"),
    "a copyright line": page(body=f"<h1>Dam</h1>{LONG}<footer>Published © 2017 Northline</footer>"),
    "a related story's time": page(body=f'<h1>Dam</h1><ul class="related-stories"><li>{TIME}</li></ul>{LONG}'),
    "an aside's time": page(body=f"<h1>Dam</h1><aside>{TIME}</aside>{LONG}"),
    "a time behind the body": page(body=f"<h1>Dam</h1>{LONG}{TIME}"),
    "a time without a headline": page(body=f"{TIME}{LONG}"),
    "times that disagree": page(body=f'<h1>Dam</h1>{TIME}<time datetime="2018-02-01">2</time>{LONG}'),
    "a line without a label": page(body=f"<h1>Dam</h1><p>14 March 2024</p>{LONG}"),
    "a sentence with a label in it": page(body=f"<h1>Dam</h1><p>A report published 14 March 2024</p>{LONG}"),
    "an ambiguous labelled line": page(body=f"<h1>Dam</h1><p>Published 03/04/2017</p>{LONG}"),
    "a comment's microdata": page(body=f'<div itemscope itemtype="https://schema.org/Comment">{ITEM}</div>'),
    "microdata in a sidebar": page(body=f'<div id="sidebar">{ITEM}</div>'),
    "json-ld of a list of stories": page(ld={"@type": "ItemList", "itemListElement": [ARTICLE]}),
    "json-ld of a comment": page(
        ld={"@type": "NewsArticle", "comment": {"@type": "Comment", "datePublished": "2018-01-01"}}
    ),
    "json-ld that contradicts itself": page(
        ld=[{"@type": "NewsArticle", "datePublished": day} for day in ("2017-05-28", "2016-01-01")]
    ),
    "json-ld of a number": page(ld={"@type": "NewsArticle", "datePublished": 1514400000}),
    "json-ld at the clock's zero": page(ld={"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}),
    "an address with two days": page('<link rel="canonical" href="https://example.org/2015/12/27/from/2015/12/28/">'),
    "an address with no day": page('<link rel="canonical" href="https://example.org/2015/13/27/">'),
    "an address with a number": page('<link rel="canonical" href="https://example.org/story-20151227">'),
}


@pytest.mark.parametrize(("tree", "expected"), SAID.values(), ids=SAID)
def test_a_page_says_when(tree: html.HtmlElement, expected: tuple[str | None, str | None]) -> None:
    assert starts(tree) == expected


@pytest.mark.parametrize("tree", NOT_SAID.values(), ids=NOT_SAID)
def test_furniture_and_contradictions_date_nothing(tree: html.HtmlElement) -> None:
    assert starts(tree) == (None, None)


def test_the_hint_outranks_the_page() -> None:
    published, modified = from_page(page(ld=ARTICLE), hint="27 May 2017")

    assert published == parse("27 May 2017", basis="stated")
    assert modified == parse("2017-05-29T08:00:00Z", basis="metadata")


def test_an_unreadable_hint_leaves_it_to_the_page() -> None:
    assert starts(page(ld=ARTICLE), hint="03/04/2017") == BOTH


def test_plain_text_has_the_hint_and_the_address_only() -> None:
    assert starts(None) == (None, None)
    assert starts(None, hint="2017-05-28") == ("2017-05-28", None)
    assert starts(None, url="https://example.org/2015/12/27/dam") == ("2015-12-27", None)


@pytest.mark.parametrize("url", ["https://[broken/2015/12/27/", "", "/2015/12/", "https://example.org/?d=/2015/12/27/"])
def test_an_address_without_a_day_dates_nothing(url: str) -> None:
    assert starts(None, url=url) == (None, None)


def test_a_modification_before_the_day_of_publication_is_dropped() -> None:
    assert starts(page(ld={**ARTICLE, "dateModified": "2017-05-26"})) == (BOTH[0], None)
    assert starts(page(ld={**ARTICLE, "dateModified": "2017-05-28"})) == (BOTH[0], "2017-05-28")


@pytest.mark.parametrize(
    ("tree", "basis"),
    [
        (page(ld=ARTICLE), "metadata"),
        (page(body=f"<h1>Dam</h1><p>Published 14 March 2024</p>{LONG}"), "stated"),
        (page('<link rel="canonical" href="https://example.org/2015/12/27/dam">'), "inferred"),
    ],
    ids=["markup", "a line to be read", "address"],
)
def test_the_basis_tells_where_a_date_comes_from(tree: html.HtmlElement, basis: str) -> None:
    published, _ = from_page(tree)

    assert published is not None
    assert published.basis == basis
