"""What a page says of itself."""

from __future__ import annotations

import json

import pytest

from reportedly.articles.body import parse
from reportedly.articles.metadata import Described, describe, host_name, names, without_tail


def described(head: str = "", body: str = "", lang: str = "") -> Described:
    return describe(parse(f"<html{lang}><head>{head}</head><body>{body}<p>Text.</p></body></html>"))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (meta("og:title", "Crane falls"), "", "Crane falls"),
        (meta("og:title", "Crane falls - The Harbour") + meta("og:site_name", "The Harbour"), "", "Crane falls"),
        (meta("og:title", "Crane falls | Harbour News") + meta("og:site_name", "Harbour"), "", "Crane falls"),
        (meta("og:title", "Crane falls - National"), "<h1>Crane falls</h1>", "Crane falls"),
        (ld(**{"@type": "NewsArticle", "headline": "Crane falls"}), "", "Crane falls"),
        (
            "<title>Crane falls | harbour.example</title>" + meta("og:url", "https://www.harbour.example/1"),
            "",
            "Crane falls",
        ),
        (meta("og:title", "Crane &amp;#8216;fell&amp;#8217;"), "", "Crane ‘fell’"),
        ("", "<h1> Crane\n falls </h1>", "Crane falls"),
        (meta("og:title", "Crane falls - again"), "", "Crane falls - again"),
    ],
)
def test_the_title(head: str, body: str, title: str) -> None:
    assert described(head, body).titles[0] == title


def test_every_form_of_the_title_is_kept_and_the_outlet_is_none() -> None:
    head = meta("og:title", "Crane falls") + meta("og:site_name", "The Harbour") + "<title>The Harbour</title>"
    assert described(head, "<h1>Crane falls on quay</h1>").titles == ("Crane falls", "Crane falls on quay")


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (meta("author", "By Jane Roe and John Doe"), ("Jane Roe", "John Doe")),
        (meta("article:author", "https://social.example/jane") + meta("dc.creator", "Jane Roe"), ("Jane Roe",)),
        (ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}}), ("Jane Roe",)),
        (ld(**{"@type": "NewsArticle", "author": [{"name": "Jane Roe"}, "John Doe"]}), ("Jane Roe", "John Doe")),
        (ld(**{"@type": "NewsArticle", "author": {"name": ["Jane Roe", "John Doe"]}}), ("Jane Roe", "John Doe")),
        (ld(**{"@type": "NewsArticle", "author": {"@id": "#jane"}}), ()),
        (ld(**{"@type": "Person", "author": "Nobody Here"}), ()),
        (meta("author", "https://social.example/jane"), ()),
    ],
)
def test_the_byline(head: str, byline: tuple[str, ...]) -> None:
    assert described(head).byline == byline


def test_a_link_to_the_author_is_a_byline() -> None:
    assert described(body='<a rel="author" href="/jane">Jane Roe</a>').byline == ("Jane Roe",)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta("og:site_name", "The Harbour"), "The Harbour"),
        (ld(**{"@type": "NewsArticle", "publisher": {"name": "The Harbour"}}), "The Harbour"),
        (
            ld(
                **{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "publisher": [{"name": "The Harbour"}]}]}
            ),
            "The Harbour",
        ),
        (
            meta("og:site_name", "harbour") + ld(**{"@type": "Article", "publisher": {"name": "The Harbour"}}),
            "The Harbour",
        ),
        (meta("og:site_name", "harbour"), "harbour"),
        ('<link rel="canonical" href="https://www.harbour.example/2017/crane">', "harbour.example"),
        ('<link rel="canonical" href="/2017/crane">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None),
        ("", None),
    ],
)
def test_the_outlet(head: str, outlet: str | None) -> None:
    assert described(head).outlet == outlet


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://harbour.example/1">', "https://harbour.example/1"),
        ('<link rel="canonical" href="/1">' + meta("og:url", "http://harbour.example/1"), "http://harbour.example/1"),
        (meta("og:url", "javascript:alert(1)"), None),
        (meta("og:url", "http://[broken"), None),
    ],
)
def test_the_address(head: str, url: str | None) -> None:
    assert described(head).url == url


def test_the_language_and_whether_it_is_free() -> None:
    assert described(lang=' lang="en-GB"').language == "en-GB"
    assert described(meta("og:locale", "de_DE")).language == "de_DE"
    assert described().language is None
    assert described(ld(**{"@type": "NewsArticle", "isAccessibleForFree": "False"})).free is False
    assert described(ld(**{"@type": "NewsArticle", "isAccessibleForFree": True})).free is True
    assert described(ld(**{"@type": "NewsArticle"})).free is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://edition.harbour.example/2017/", "harbour.example"),
        ("https://www.m.harbour.example", "harbour.example"),
        ("https://news.example/a", "news.example"),
        ("harbour.example", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_host_as_people_say_it(url: str | None, host: str | None) -> None:
    assert host_name(url) == host


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("JANE ROE, JOHN DOE and MAX POE", ("JANE ROE", "JOHN DOE", "MAX POE")),
        ("John Doe, Jr.", ("John Doe, Jr.",)),
        ("Sandy Byrne", ("Sandy Byrne",)),
        ("jane@harbour.example", ()),
        ("Analysis by JANE ROE, Harbour Correspondent", ("JANE ROE",)),
        ("", ()),
    ],
)
def test_the_names_in_a_byline(text: str, split: tuple[str, ...]) -> None:
    assert names(text) == split


def test_a_tail_that_is_no_outlet_stays() -> None:
    assert without_tail("Crane falls - two hurt", "The Harbour") == "Crane falls - two hurt"
    assert without_tail("Crane falls - two hurt - Harbour", "The Harbour") == "Crane falls - two hurt"
