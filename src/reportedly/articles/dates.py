"""When an article was published and modified, as its page says; never from the page's furniture.

Theory of operation: a page says it in several places, and :data:`SOURCES` ranks them, the most deliberate first:
JSON-LD of the article, ``<meta>`` elements, microdata, JSON-LD of the web page, ``<time>`` and a labelled line beside
the headline; where all are silent, the day in the page's own address. The first source that answers is taken, a source
that contradicts itself answers nothing, and what whoever brought the page said outranks them all. Times of related
stories, comments, sidebars and copyright lines lie in none of these places, which is why the page is never searched for
dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reportedly.articles import headlines
from reportedly.articles.headlines import Found, Role
from reportedly.articles.instants import MONTHS, parse
from reportedly.records import When

__all__ = ["SOURCES", "from_page", "parse"]

#: Names of ``<meta>`` elements, best first: the Open Graph protocol (ogp.me, article), RDF news and schema.org terms,
#: Parsely, Sailthru and Cxense tags, Dublin Core (dcterms), then what publishers' own systems write.
META_NAMES: dict[Role, tuple[str, ...]] = {
    "published": (
        *("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
        *("rnews:datepublished", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
        *("dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date"),
        *("citation_publication_date", "originalpublicationdate", "article_date_original", "article.published"),
        *("date_published", "published_date", "published-date", "publish_date", "publish-date", "publishdate"),
        *(
            "publication_date",
            "publication-date",
            "pubdate",
            "pub_date",
            "bt:pubdate",
            "article.created",
            "displaydate",
        ),
        "date",
    ),
    "modified": (
        *("article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time"),
        *("article:modified", "rnews:datemodified", "datemodified", "dcterms.modified", "dc.date.modified"),
        *("article.updated", "date_modified", "modified_date", "updated_time", "lastmod", "last-modified", "revised"),
    ),
}
#: schema.org's two dates.
_PROPERTIES: dict[str, Role] = {"datePublished": "published", "dateModified": "modified"}

#: schema.org types that stand for the article of a page, and for the page itself.
_ARTICLE = re.compile(r"(?:https?://schema\.org/)?(?:\w{0,20}Article|\w{0,20}BlogPosting|Report)")
_WEB_PAGE = re.compile(r"(?:https?://schema\.org/)?(?:Web|Item)Page")
#: Where a page's own node may lie in JSON-LD; other stories and comments hang on other keys.
_OWN_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")

#: A page with a larger JSON-LD block has put its whole site into it (characters).
_LARGEST_JSON = 1_000_000
_TRAILING_COMMA = re.compile(r",(?=\s{0,40}[}\]])")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|/[/*]\s?<!\[CDATA\[(?:\*/)?|<!\[CDATA\[)|(?:-->|/[/*]\s?\]\]>(?:\*/)?|\]\]>|;)\s*\Z"
)

_DAY_IN_PATH = re.compile(r"/(\d{4})(?:/(\d{1,2}|[a-z]{3})/(\d{1,2})|-(\d\d)-(\d\d))(?=[/-]|\Z)")


def from_page(
    tree: HtmlElement | None, *, hint: str | None = None, url: str | None = None
) -> tuple[When | None, When | None]:
    """Find when the article of a page was published, and when it was modified.

    Args:
        tree: the page; ``None`` for plain text.
        hint: what whoever brought the page said of its publication; outranks the page.
        url: the address the page came from; used only where the page names none of its own.

    Returns:
        Two times, each ``None`` where the page does not say. The basis is ``stated`` for the hint and for a line a
        reader can see, ``metadata`` for markup, ``inferred`` for the address. A modification before the day of
        publication is dropped.
    """
    told: dict[Role, When] = {}
    stated = parse(hint, basis="stated") if hint else None
    if stated:
        told["published"] = stated
    if tree is not None:
        for source in SOURCES:
            if len(told) < len(META_NAMES):
                told = dict(source(tree)) | told
    published = told.get("published") or _from_address(_own_address(tree) or url)
    modified = told.get("modified")
    if published and modified and (modified.latest or "")[:10] < (published.earliest or "")[:10]:
        modified = None
    return published, modified


def _agreed(found: Iterable[Found]) -> Iterator[Found]:
    """Pass on each role's first time, unless another of that role names another day."""
    roles: dict[Role, list[When]] = {}
    for role, when in found:
        roles.setdefault(role, []).append(when)
    for role, times in roles.items():
        if len({(when.value or "")[:10] for when in times}) == 1:
            yield role, times[0]


def _read(role: Role, text: Any) -> Iterator[Found]:
    when = parse(text, basis="metadata") if isinstance(text, str) else None
    if when:
        yield role, when


def _from_article_json(tree: HtmlElement) -> Iterator[Found]:
    return _from_json(tree, _ARTICLE)


def _from_web_page_json(tree: HtmlElement) -> Iterator[Found]:
    return _from_json(tree, _WEB_PAGE)


def _from_json(tree: HtmlElement, wanted: re.Pattern[str]) -> Iterator[Found]:
    """Read schema.org's two dates from the JSON-LD nodes of the *wanted* types; of several, from those of this page."""
    nodes = [node for script in tree.iter("script") for node in _nodes(script, wanted)]
    own = _own_address(tree)
    mine = [node for node in nodes if own in _addresses(node)]
    return _agreed(
        found for node in mine or nodes for name, role in _PROPERTIES.items() for found in _read(role, node.get(name))
    )


def _nodes(script: HtmlElement, wanted: re.Pattern[str]) -> Iterator[dict[str, Any]]:
    if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
        return
    waiting = [_loaded(script.text or "")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            types = value.get("@type")
            if any(isinstance(a, str) and wanted.fullmatch(a) for a in (types if isinstance(types, list) else [types])):
                yield value
            waiting.extend(value[key] for key in reversed(_OWN_KEYS) if key in value)


def _loaded(text: str) -> Any:
    """Read JSON as pages write it (in a comment, with raw line breaks, with a comma too many); ``None`` if broken."""
    if len(text) > _LARGEST_JSON:
        return None
    text = _WRAPPING.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    told = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {_bare(address) for address in told if isinstance(address, str)}


def _bare(address: str) -> str:
    """Give an address without what does not tell one story from another."""
    return address.strip().split("#")[0].split("?")[0].rstrip("/")


def _own_address(tree: HtmlElement | None) -> str | None:
    """Find the address the page names as its own; ``None`` where it names none."""
    if tree is None:
        return None
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    metas = (meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url")
    return next((_bare(address) for address in (*links, *metas) if address), None)


def _from_metas(tree: HtmlElement) -> Iterator[Found]:
    contents: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        contents.setdefault(name.strip().lower(), meta.get("content") or "")
    for role, names in META_NAMES.items():
        yield from islice((found for name in names for found in _read(role, contents.get(name))), 1)


def _from_microdata(tree: HtmlElement) -> Iterator[Found]:
    headline = headlines.headline_of(tree)
    return _agreed(
        found
        for element in tree.iterfind(".//*[@itemprop]")
        for name in element.get("itemprop").split()
        if name in _PROPERTIES and _is_the_articles(element, headline)
        for found in _read(_PROPERTIES[name], headlines.machine_text(element))
    )


def _is_the_articles(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether a property is the article's, and not a comment's, a video's or another story's."""
    scope = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    kind = (scope.get("itemtype") or "") if scope is not None else ""
    return (not kind or bool(_ARTICLE.fullmatch(kind))) and not headlines.in_furniture(element, headline=headline)


def _from_times(tree: HtmlElement) -> Iterator[Found]:
    return _agreed(headlines.times(tree))


def _from_lines(tree: HtmlElement) -> Iterator[Found]:
    return _agreed(headlines.lines(tree))


def _from_address(address: str | None) -> When | None:
    """Read the day in the path of *address*, if there is exactly one."""
    try:
        path = urlsplit(address or "").path.lower()
    except ValueError:
        return None
    days = set()
    for year, month, day, month_2, day_2 in _DAY_IN_PATH.findall(path):
        number = MONTHS.get(month) or (int(month or month_2) if (month or month_2).isdigit() else 0)
        days.add(f"{year}-{number:02}-{int(day or day_2):02}")
    return parse(days.pop(), basis="inferred") if len(days) == 1 else None


#: Where a page says when it was published and modified, best first.
SOURCES: tuple[Callable[[HtmlElement], Iterator[Found]], ...] = (
    _from_article_json,
    _from_metas,
    _from_microdata,
    _from_web_page_json,
    _from_times,
    _from_lines,
)
