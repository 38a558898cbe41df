"""What the markup says of a line, where the line's words do not: boxes of the page, and an agency's signature.

"The Tide Letter" may be a heading of the article or of a form to sign up with; "Northline" alone in the last paragraph
may be anything. The markup knows: the first stands in a small element with a field for an e-mail address, the second in
one whose class says "agency". A box is small, so that no class, however it is called, and no form around a whole page
can take an article with it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

__all__ = ["boxed", "signatures"]

#: Words in the class or id of an element that is furniture. On the 61 development pages with a known body no line of
#: one stands in a box so called (2026-11). "note", "notice", "info" and "disclaimer" also hold corrections and words
#: of the article, and are not among them.
BOX_WORDS = frozenset({"tools", "toolbar", "legal", "newsletter", "signup", "colophon"})

#: Words in the class of a line that names the agency a report is from.
AGENCY_WORDS = frozenset({"agency", "newswire", "wire"})

#: A box holds no more words than this, a signature no more than that.
BOX_LENGTH = 80
SIGNATURE_LENGTH = 4

#: Forms looked at; a page with more was made to be slow, for around each of them words are counted.
MOST_FORMS = 20

#: A form that stands alone in one of these stands in the page; the box is the form, and nothing around it.
_PAGE_TAGS = frozenset({"article", "main", "body", "html"})
_LINE_TAGS = ("p", "li", "div", "span", "label", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td")
_EMAIL_FIELDS = "//form//input[translate(@type, 'EMAIL', 'email') = 'email']/ancestor::form[1]"
_TOKEN = re.compile(r"[a-z]+")


def boxed(tree: HtmlElement) -> frozenset[str]:
    """Give the lines of *tree* that stand in boxes of the page, their white space collapsed."""
    boxes = [_around(form) for form in tree.xpath(_EMAIL_FIELDS)[:MOST_FORMS]]
    boxes += [element for element in tree.iter("div", "p", "aside", "section", "ul") if _says(element, BOX_WORDS)]
    small = [box for box in boxes if box.tag not in _PAGE_TAGS and _length(box) <= BOX_LENGTH]
    return frozenset(_text(line) for box in small for line in box.iter(*_LINE_TAGS))


def signatures(tree: HtmlElement) -> frozenset[str]:
    """Give the short lines of *tree* that the markup says name an agency."""
    lines = (line for line in tree.iter("p", "div", "span", "em", "small") if _says(line, AGENCY_WORDS))
    return frozenset(_text(line) for line in lines if 0 < _length(line) <= SIGNATURE_LENGTH)


def _around(form: HtmlElement) -> HtmlElement:
    """Find the largest element around *form* that is still a box."""
    box = form
    for element in form.iterancestors():
        if element.tag in _PAGE_TAGS or _length(element) > BOX_LENGTH:
            break
        box = element
    return box


def _says(element: HtmlElement, words: frozenset[str]) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return not words.isdisjoint(_TOKEN.findall(names))


def _length(element: HtmlElement) -> int:
    return len(element.text_content().split())


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
