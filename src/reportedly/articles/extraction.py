"""From a page to its article, step by step; each step is a module of its own.

    bytes ─ decoding ─▶ text ─ body ─▶ paragraphs ─ furniture, opening ─▶ text of the article
                          └─▶ tree ─▶ metadata, dates      datelines, credits, language, truncation ◀─┘

What the caller said of the page (its address, outlet, title, date) outranks what the page says of itself, and that
outranks what its text suggests. A page that gives no article is no error: it is rejected, with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.articles import (
    agencies,
    body,
    boxes,
    credits,  # noqa: A004
    datelines,
    dates,
    furniture,
    language,
    metadata,
    truncation,
)
from reportedly.articles.decoding import decode
from reportedly.errors import PageError
from reportedly.records import Article, Page, Rejected, Span, digest

__all__ = ["Draft", "draft", "extract"]

#: Words of prose without which a page has no article. The least on the 126 development pages is 64 (30 in
#: Japanese, whose words are counted by their characters); menus have none, and a page that asks to log in has a
#: sentence (2026-11).
MARKUP_WORDS = 25

#: With less prose than this a page is worth a second, slower look.
THOROUGH_WORDS = 60

#: Somebody saved this text on purpose: one sentence is enough.
TEXT_WORDS = body.PROSE_WORDS

#: Pages of a site that are no articles, by their titles, when they hold less prose than an article does.
NO_ARTICLE_TITLES = (
    "404", "not found", "page not found", "page unavailable", "access denied", "forbidden", "log in", "login",
    "sign in", "sign up", "subscribe", "just a moment", "attention required", "are you a robot", "error",
    "server error",
)  # fmt: skip
NO_ARTICLE_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page's body and what the page says of itself, before anything is judged: what extraction is measured on."""

    tree: HtmlElement | None
    described: metadata.Described
    swept: furniture.Swept
    whole: bool

    @property
    def text(self) -> str:
        """The body: its paragraphs, a blank line between them."""
        return "\n\n".join(paragraph.text for paragraph in self.swept.paragraphs)


def extract(page: Page) -> Article | Rejected:
    """Extract the article of *page*, or say why there is none. No bytes make it raise.

    Rejected are pages that are ``empty``, ``undecodable``, ``malformed``, have ``no_article`` or one that is
    ``not_english``.
    """
    try:
        return _article(page, draft(page))
    except PageError as fault:
        return Rejected(url=page.url, path=page.path, reason=fault.reason, detail=fault.detail)


def draft(page: Page) -> Draft:
    """Read the body of *page*, without its furniture, and what the page says of itself.

    Raises:
        PageError: ``empty``, ``undecodable`` or ``malformed``.
    """
    markup = page.media_type != "text/plain"
    text = decode(page.body, declared=page.charset, markup=markup)
    if not text.strip():
        raise PageError("empty", "the page has no bytes, or nothing but white space")
    if not markup:
        described = metadata.Described()
        return Draft(tree=None, described=described, swept=_swept(page, described, body.from_text(text)), whole=True)
    tree = body.parse(text)
    described = metadata.describe(tree)
    swept = _swept(page, described, body.from_markup(tree))
    if body.prose_words(swept.paragraphs) < THOROUGH_WORDS:
        again = _swept(page, described, body.from_markup(tree, thorough=True))
        swept = max(swept, again, key=lambda one: body.prose_words(one.paragraphs))
    # A fragment never had an end to reach; a document that begins as one must.
    whole = "<html" not in text[:2000].lower() or "</html" in text[-5000:].lower() or "</body" in text[-5000:].lower()
    return Draft(tree=tree, described=described, swept=swept, whole=whole)


def _swept(page: Page, described: metadata.Described, paragraphs: tuple[body.Paragraph, ...]) -> furniture.Swept:
    hint = (page.title,) if page.title else ()
    return furniture.sweep(paragraphs, (*hint, *described.titles), described.byline)


def _article(page: Page, read: Draft) -> Article:
    described, text = read.described, read.text
    url = page.url or described.url
    outlet = page.outlet or described.outlet or metadata.host_name(url)
    title = page.title or next(iter(described.titles), None) or read.swept.headline
    _require_prose(read, title)
    spoken = language.detect(text, declared=described.language)
    if spoken not in (None, "en"):
        raise PageError("not_english", f"the article is in the language {spoken!r}; the reader knows English only")
    signatures = frozenset[str]() if read.tree is None else boxes.signatures(read.tree)
    dateline, found = datelines.find(text), credits.find(text, signatures)
    published, modified = dates.from_page(read.tree, hint=page.published, url=page.url)
    byline = described.byline or metadata.names(read.swept.byline or "")
    return Article(
        id=digest("article", url, outlet, title, published.earliest if published else None, text),
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        modified=modified,
        captured=page.captured,
        language=spoken,
        text=text,
        page_sha256=page.sha256,
        media_type=page.media_type,
        truncated=_truncated(read, tuple(credit.span for credit in found)),
        removed=read.swept.removed,
        dateline=dateline.span if dateline else None,
        credits=tuple(credit.span for credit in found),
        agencies=_agencies(dateline, found, byline),
    )


def _agencies(
    dateline: datelines.Dateline | None, found: tuple[credits.Credit, ...], byline: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the agencies a report is signed with, each once, by the one name it goes by where it is a known one."""
    dated = dateline.agency if dateline else None
    named = [
        (agencies.canonical(dated) or dated) if dated else None,
        *(credit.agency for credit in found),
        *map(credits.agency_in, byline),
    ]
    return tuple(dict.fromkeys(agency for agency in named if agency))


def _require_prose(read: Draft, title: str | None) -> None:
    words = body.prose_words(read.swept.paragraphs)
    least = TEXT_WORDS if read.tree is None else MARKUP_WORDS
    if read.tree is not None and title and _names_no_article(title):
        least = NO_ARTICLE_WORDS
    if words < least:
        raise PageError("no_article", f"{words} words of running text are no article: a menu, a notice, a form?")


def _names_no_article(title: str) -> bool:
    spoken = " ".join("".join(char if char.isalnum() else " " for char in title.lower()).split())
    return spoken in NO_ARTICLE_TITLES or spoken.startswith(
        ("404 ", "page not found ", "access denied ", "just a moment ")
    )


def _truncated(read: Draft, credited: tuple[Span, ...]) -> bool | None:
    """Whether the article is cut, judged by the last paragraph that is no credit."""
    paragraphs, end = list(read.swept.paragraphs), len(read.text)
    while paragraphs and any(span.start < end and span.end > end - len(paragraphs[-1].text) for span in credited):
        end -= len(paragraphs.pop().text) + len("\n\n")
    return truncation.is_truncated(
        paragraphs, paywalled=read.swept.paywalled, free=read.described.free, whole=read.whole
    )
