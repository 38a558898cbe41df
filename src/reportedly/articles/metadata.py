"""What a page says of itself: title, authors, outlet, address, language, whether it is free to read.

Three sources are read, each in one pass over the head: ``<meta>`` elements (Open Graph, Dublin Core, Parsely, plain
HTML), JSON-LD (schema.org ``NewsArticle`` and its like) and the headline in the markup. A page's own words about itself
are often wrong about its outlet's tail in the title and about authors that are addresses; both are put right here. What
whoever brought the page said of it outranks all this, which is :mod:`reportedly.articles.extraction`'s business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reportedly.articles.body import squash

__all__ = ["Described", "describe", "host_name", "names", "without_tail"]

#: Names of ``<meta>`` elements, best first: the Open Graph protocol, then what publishers' systems write.
TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "title")
AUTHORS = ("author", "parsely-author", "dc.creator", "dcterms.creator", "article:author", "sailthru.author", "byl")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title")
URLS = ("og:url", "parsely-link", "twitter:url")
LANGUAGES = ("og:locale", "content-language", "dc.language", "language")

#: schema.org types that stand for the article of a page.
ARTICLES = re.compile(
    r"(?:News|Report|Live|Blog|Social|Opinion|Analysis|Background|Review|Scholarly)*(?:Article|Posting)"
)

#: A page with a larger JSON-LD block has put its whole site into it.
JSON_LIMIT = 1_000_000

#: In characters; longer ones are sentences about the author.
LONGEST_NAME = 80

#: Likewise: no headline, but a page's whole text where its title belongs.
LONGEST_TITLE = 1000

#: Parts of a host name that name a service and not the outlet.
SERVICES = ("www.", "m.", "mobile.", "amp.", "edition.", "news.", "beta.")

_BY = re.compile(r"^(?:written |reported |story |words |analysis |opinion )?by[:\s]\s*", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[;|]|,| and | & | with )(?!\s*(?:Jr|Sr|II|III|PhD|MD)\b)\s*")
_TAIL = re.compile(r"\s+[-–—|:•·»*]\s+(?!.*\s[-–—|:•·»*]\s)")
_JOINT = re.compile(r"\s+[-–—|:•·»*]\s")
_NO_NAME = re.compile(
    r"(?:correspondent|reporter|editor|editor-at-large|staff|writer|columnist|producer|desk)$|^\(|^admin$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@|/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a page says of itself.

    ``titles`` are all the forms of its headline, best first; ``free`` is schema.org's ``isAccessibleForFree``.
    """

    titles: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    free: bool | None = None


def describe(tree: HtmlElement) -> Described:
    """Read what the page of *tree* says of itself; what it does not say stays empty."""
    metas = _metas(tree)
    article, publisher = _structured(tree)
    url = _url(tree, metas)
    sites = [_first(metas, OUTLETS[:1]), publisher, _first(metas, OUTLETS[1:]), host_name(url)]
    # Some systems write their own short name of the site, all small, where a name belongs.
    outlet = next((site for site in sites if site and site != site.lower()), None) or next(filter(None, sites), None)
    return Described(
        titles=_titles(tree, metas, article, outlet, host_name(url)),
        byline=_authors(tree, metas, article),
        outlet=outlet,
        url=url,
        language=_language(tree, metas, article),
        free=_free(article),
    )


def host_name(url: str | None) -> str | None:
    """Name the host of *url* as people do: ``cnn.com`` for ``https://edition.cnn.com/2017/…``; ``None`` without one."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    for service in SERVICES:
        # At least two labels stay: "news.com" is an outlet.
        if host.startswith(service) and host.count(".") > 1:
            host = host.removeprefix(service)
    return host or None


def names(text: str) -> tuple[str, ...]:
    """Split a byline into names: "By Jane Roe and John Doe" gives two. Addresses and offices are no names."""
    parts = [part for part in _APART.split(_BY.sub("", squash(text))) if 1 < len(part) <= LONGEST_NAME]
    return tuple(dict.fromkeys(part for part in parts if not _ADDRESS.search(part) and not _NO_NAME.search(part)))


def without_tail(title: str, outlet: str | None, host: str | None = None) -> str:
    """*title* without " - Outlet" or " | outlet.com" at its end, when that is what the tail says."""
    known = {_key(name) for name in (outlet, host, (host or "").split(".")[0]) if name}
    while tail := _TAIL.search(title):
        said = _key(title[tail.end() :])
        if not any(said == name or (said.startswith(name) and len(name) > 2) for name in known):
            break
        title = title[: tail.start()].rstrip()
    return title


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("the")


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or meta.get("itemprop")
        content = squash(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _first(metas: dict[str, list[str]], wanted: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in wanted if name in metas), None)


def _structured(tree: HtmlElement) -> tuple[dict[str, Any], str | None]:
    """Find the JSON-LD object of the page's article, and the publisher's name it gives."""
    article: dict[str, Any] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            article = article or next(_articles(script.text or ""), {})
    publisher = article.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return article, squash(name) or None if isinstance(name, str) and not _ADDRESS.search(name) else None


def _articles(text: str) -> Iterator[dict[str, Any]]:
    try:
        loaded = json.loads(text, strict=False) if len(text) <= JSON_LIMIT else None
    except (ValueError, RecursionError):
        return
    waiting = [loaded]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            types = value.get("@type")
            if any(
                isinstance(a, str) and ARTICLES.fullmatch(a) for a in (types if isinstance(types, list) else [types])
            ):
                yield value
            waiting[:0] = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def _titles(
    tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any], outlet: str | None, host: str | None
) -> tuple[str, ...]:
    headline = article.get("headline")
    found = [_first(metas, TITLES), headline if isinstance(headline, str) else None]
    found += [metas[name][0] for name in TITLES[1:] if name in metas]
    found += ["".join(element.itertext()) for tag in ("h1", "title") for element in list(tree.iter(tag))[:2]]
    told = [
        without_tail(squash(unescape(title)), outlet, host) for title in found if title and len(title) <= LONGEST_TITLE
    ]
    titles = [title for title in told if title and _key(title) not in (_key(outlet or ""), "user", "home", "menu")]
    # Of a title with a tail nobody knows and the same without it, the shorter is the headline.
    titles = [
        min((t for t in titles if _JOINT.match(title, len(t)) and title.startswith(t)), key=len, default=title)
        for title in titles
    ]
    return tuple(dict.fromkeys(titles))


def _authors(tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any]) -> tuple[str, ...]:
    told = article.get("author")
    found = [name for author in (told if isinstance(told, list) else [told]) if (name := _name(author))]
    if not found:
        found = next((metas[name] for name in AUTHORS if any(names(value) for value in metas.get(name, ()))), [])
    if not found:
        found = ["".join(link.itertext()) for link in tree.iter("a") if link.get("rel") == "author"][:6]
    return tuple(dict.fromkeys(name for text in found for name in names(text)))


def _name(author: object) -> str | None:
    """Give the name in schema.org's ``author``: a text, or a Person or Organization."""
    name = author.get("name") if isinstance(author, dict) else author
    if isinstance(name, list):
        name = ", ".join(part for part in name if isinstance(part, str))
    return name if isinstance(name, str) else None


def _url(tree: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for url in [*links, *(metas[name][0] for name in URLS if name in metas)]:
        if url and url.strip().lower().startswith(("http://", "https://")) and host_name(url.strip()):
            return str(url).strip()
    return None


def _language(tree: HtmlElement, metas: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    told = article.get("inLanguage")
    declared = tree.get("lang") or tree.get("xml:lang") or _first(metas, LANGUAGES)
    return squash(declared or (told if isinstance(told, str) else "")) or None


def _free(article: dict[str, Any]) -> bool | None:
    told = str(article.get("isAccessibleForFree", "")).strip().lower()
    return {"true": True, "1": True, "false": False, "0": False}.get(told)
