"""Markup or saved text to paragraphs: what of a page is the article's body.

For HTML the work is trafilatura's, in its fast mode: 0.962 F1 on the 61 development pages of the article extraction
benchmark, as much as its slow mode and at twice the speed; without tables it falls to 0.953, for old pages are laid out
in them (measured 2026-11 with trafilatura 2.3.1, ``benchmarks/quality/bodies.py``). The page is parsed once, here, and
the tree serves metadata and dates too. Nesting is bounded by libxml2, which follows an element 256 deep and no further,
so that no page can exhaust the stack.

Saved text, a page's text as somebody copied it, is one paragraph a line: copied pages break no line inside a paragraph.
Mail does, at some seventy columns: text whose lines hardly ever end a sentence is joined up to the next blank line.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, cast

import trafilatura
from lxml.etree import LxmlError, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Extractor

from reportedly.articles.boxes import boxed
from reportedly.articles.decoding import clean
from reportedly.errors import PageError

__all__ = ["Paragraph", "from_markup", "from_text", "is_prose", "parse", "prose_words", "squash", "words"]

Kind = Literal["plain", "heading", "item", "link", "box"]

# A library's own log of the pages it discards: ours are Rejected, and say so themselves.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# trafilatura's own parser; its repairs to the markup before that are for older versions of libxml2, and cost a tenth.
_PARSER = HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True)

_FAST = Extractor(fast=True, comments=False, output_format="python")
_THOROUGH = Extractor(fast=False, comments=False, output_format="python")

#: A paragraph that is nothing but a link's text is a pointer to another page when it has this many words. On the
#: development pages shorter ones are names and products (19 of 19 in the true bodies), longer ones point to other
#: pages (11 of 12 are not); 2026-11.
LINK_WORDS = 5

#: A paragraph with this many words and an end of sentence is prose: shorter ones may be captions, labels, headings.
PROSE_WORDS = 6

#: More characters to a word than any language has that puts spaces between them, on average.
CHARS_A_WORD = 12

#: Lines of saved text longer than this are paragraphs; when all are shorter, somebody may have wrapped them.
WRAP_COLUMN = 100

# References to control characters, which HTML forbids and some pages hold: trafilatura gives up on a page with one.
_CONTROL = re.compile(
    "&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF]));?(?![0-9a-fA-F])"
)
_ENDED = re.compile(r"""[.!?…。！？]["'”’»)\]」』]*(?:\s?[—–-])?$""")
_ITEM = "- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a body, its white space collapsed, and what kind of line of the page it was."""

    text: str
    kind: Kind = "plain"


def parse(markup: str) -> HtmlElement:
    """Parse an HTML page or a fragment of one.

    Raises:
        PageError: ``malformed``, when the parser makes nothing of it.
    """
    markup = _CONTROL.sub("", markup)
    try:
        tree = document_fromstring(markup.encode("utf-8", "surrogatepass"), parser=_PARSER)
    except ParserError:
        # Comments, or a doctype, and nothing else: a page all the same, with nothing on it.
        tree = document_fromstring("<html></html>", parser=_PARSER)
    except (LxmlError, ValueError) as error:
        raise PageError("malformed", "no HTML parser makes anything of the page: is it HTML at all?") from error
    return cast(HtmlElement, tree)


def from_markup(tree: HtmlElement, *, thorough: bool = False) -> tuple[Paragraph, ...]:
    """Find the body's paragraphs, furniture not yet taken out; none when there is no body. *tree* is left alone.

    With *thorough* trafilatura compares what it found with what two other algorithms find: twice the time, and on one
    of the 126 development pages the difference between a menu and the article.
    """
    document = trafilatura.bare_extraction(tree, options=_THOROUGH if thorough else _FAST)
    if document is None or isinstance(document, dict) or not document.text:
        return ()
    headings = {squash("".join(element.itertext())) for element in document.body.iter("head")}
    lines = [line for line in document.text.split("\n") if line.strip()]
    links = _link_texts(tree) if any(not ends(line) for line in lines) else frozenset()
    boxes = boxed(tree)
    paragraphs = (_paragraph(line, headings, links, boxes) for line in lines)
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


def from_text(text: str) -> tuple[Paragraph, ...]:
    """Find the paragraphs of saved text."""
    lines = text.split("\n")
    if _is_wrapped(lines):
        lines = re.split(r"\n\s*\n", text)
    return tuple(Paragraph(text=squashed) for line in lines if (squashed := squash(line)))


def squash(text: str) -> str:
    """*text* stripped, with every run of white space as one space and without control characters."""
    squashed = " ".join(text.split())
    return squashed if squashed.isprintable() else clean(squashed)


def ends(text: str) -> bool:
    """Whether *text* ends as a sentence does."""
    return bool(_ENDED.search(text.rstrip()[-8:]))


def is_prose(text: str) -> bool:
    """Whether *text* is at least one sentence, by its length and its end."""
    return ends(text) and words(text) >= PROSE_WORDS


def words(text: str) -> int:
    """How many words *text*, its white space collapsed, has; scripts without spaces are counted as if they had them."""
    return max(text.count(" ") + 1, len(text) // CHARS_A_WORD) if text else 0


def prose_words(paragraphs: Iterable[Paragraph]) -> int:
    """How many words of running text there are in *paragraphs*."""
    return sum(words(paragraph.text) for paragraph in paragraphs if is_prose(paragraph.text))


def _paragraph(line: str, headings: set[str], links: frozenset[str], boxes: frozenset[str]) -> Paragraph:
    text = squash(line)
    item = text.startswith(_ITEM)
    # Rows of tables come as "| cell | cell |".
    text = text.removeprefix(_ITEM).strip("|").strip()
    if text in boxes:
        return Paragraph(text=text, kind="box")
    if text in headings:
        return Paragraph(text=text, kind="heading")
    if text in links and not ends(text) and text.count(" ") >= LINK_WORDS - 1:
        return Paragraph(text=text, kind="link")
    return Paragraph(text=text, kind="item" if item else "plain")


def _link_texts(tree: HtmlElement) -> frozenset[str]:
    return frozenset(
        " ".join(("".join(link.itertext()) if len(link) else link.text or "").split()) for link in tree.iter("a")
    )


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a column: none is long, and most that another follows stop inside a sentence."""
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3 or max(map(len, lines)) > WRAP_COLUMN:
        return False
    return sum(ends(line) for line in followed) < len(followed) / 2
