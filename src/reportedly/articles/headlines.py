"""The dates a page shows beside its headline: ``<time>`` elements and labelled lines.

Theory of operation: the headline is the one ``<h1>`` of the article. What stands beside it is the rest of its
``<header>`` and what follows it, up to the first paragraph of the body; asides, navigation, related stories and
comments in between are furniture and are left out. In this small region a ``<time>`` counts, and so does a short line
that says what its date is ("Published: 14 March 2024, 18:42 CET", "Updated 4:05 PM ET, Thu September 28, 2017"). A date
without a label does not: it may be anything's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Literal

from lxml.html import HtmlElement

from reportedly.articles.instants import parse
from reportedly.records import When

__all__ = ["Found", "Role", "headline_of", "in_furniture", "lines", "machine_text", "times"]

Role = Literal["published", "modified"]
Found = tuple[Role, When]

_FURNITURE_TAGS = frozenset({"aside", "nav", "footer", "form"})
_FURNITURE_WORDS = frozenset(
    (
        *("related", "recommended", "recommendations", "comment", "comments", "sidebar", "trending", "popular", "rail"),
        *("promo", "teaser", "teasers", "newsletter", "footer", "nav", "menu", "more", "latest", "mostread", "ticker"),
        *("breadcrumb", "breadcrumbs", "copyright", "carousel"),
    )
)
_WORD = re.compile(r"[a-z]+")

#: The region ends with the first paragraph this long (characters), or after this many elements.
_BODY_PARAGRAPH = 140
_MOST_ELEMENTS = 80
_LONGEST_LINE = 160
_HEADLINE_CLASS = re.compile(r"headline|title", re.IGNORECASE)

#: A label, and the time it labels up to the next label; what stands before the first must be set apart from it.
_LABEL = re.compile(
    r"\b((?:(?:first|originally|last)\s)?(?:published|posted|updated|modified|update)(?:\sdate)?|publication\sdate)\b"
    r"(?:\s(?:on|at))?\s?[:\-–—]?\s?",
    re.IGNORECASE,
)
_APART = re.compile(r"[|•·]")
_MODIFIED = re.compile(r"updat|modif", re.IGNORECASE)


def times(tree: HtmlElement) -> Iterator[Found]:
    """Read the ``<time>`` elements beside the headline of *tree*; one that calls itself updated is a modification."""
    for element in _beside_headline(tree):
        when = parse(machine_text(element), basis="metadata") if element.tag == "time" else None
        if when:
            yield _role(element), when


def lines(tree: HtmlElement) -> Iterator[Found]:
    """Read the labelled lines beside the headline of *tree*, as a reader sees them."""
    for element in _beside_headline(tree):
        text = " ".join(element.text_content().split())
        if len(text) <= _LONGEST_LINE:
            yield from _labelled(text)


def machine_text(element: HtmlElement) -> str:
    """Give what an element says to machines, or else what it shows."""
    return element.get("datetime") or element.get("content") or " ".join(element.text_content().split())


def in_furniture(element: HtmlElement, *, headline: HtmlElement | None = None) -> bool:
    """Whether an element, or one around it, is page furniture by its tag, class or id.

    What the *headline* lies in is none, whatever its class says: "layout with-sidebar" holds the article too.
    """
    trusted = set() if headline is None else set(headline.iterancestors())
    around = (element, *element.iterancestors())
    return any(_is_furniture(one) for one in around if one not in trusted)


def _is_furniture(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag in _FURNITURE_TAGS or not _FURNITURE_WORDS.isdisjoint(_WORD.findall(names))


def headline_of(tree: HtmlElement) -> HtmlElement | None:
    """Find the headline: the only ``<h1>``, or the only one in an article, or the only one that is called so."""
    shown = [h1 for h1 in tree.iter("h1") if h1.text_content().strip() and _FURNITURE_TAGS.isdisjoint(_tags_around(h1))]
    inside = [h1 for h1 in shown if not {"article", "main"}.isdisjoint(_tags_around(h1))]
    called = [h1 for h1 in shown if _HEADLINE_CLASS.search(f"{h1.get('class')} {h1.get('itemprop')}")]
    return next((some[0] for some in (shown, inside, called) if len(some) == 1), None)


def _tags_around(element: HtmlElement) -> set[str]:
    return {around.tag for around in element.iterancestors()}


def _beside_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    headline = headline_of(tree)
    if headline is None:
        return
    header = next(headline.iterancestors("header"), None)
    inside = () if header is None else header.iter("*")
    after = _after(headline if header is None else header)
    for element in islice(chain(inside, after), _MOST_ELEMENTS):
        if element.tag == "p" and len(element.text_content()) >= _BODY_PARAGRAPH:
            return
        if not in_furniture(element, headline=headline):
            yield element


def _after(element: HtmlElement) -> Iterator[HtmlElement]:
    """Walk what follows *element* in the page, out to the article's end."""
    node: HtmlElement | None = element
    while node is not None and node.tag not in ("article", "main", "body"):
        for sibling in node.itersiblings():
            yield from sibling.iter("*")
        node = node.getparent()


def _role(element: HtmlElement) -> Role:
    parent, previous = element.getparent(), element.getprevious()
    before = (previous.tail or previous.text_content()) if previous is not None else parent.text
    names = f"{element.get('class')} {element.get('itemprop')} {parent.get('class')}"
    return "modified" if _MODIFIED.search(f"{names} {(before or '')[-40:]}") else "published"


def _labelled(text: str) -> Iterator[Found]:
    before, *rest = _LABEL.split(text)
    if before.strip() and not _APART.search(before.strip()[-1]):
        return
    for label, said in zip(rest[::2], rest[1::2], strict=True):
        said = said.strip(" |•·,;-–—()")
        when = parse(said, basis="stated") or parse(_APART.split(said)[0], basis="stated")
        if when:
            yield ("modified" if _MODIFIED.search(label) or label.lower() == "update" else "published"), when
