"""The values that travel between the stages: frozen, slotted, keyword-only, and nothing else.

Field names and meanings are those of the public format (``docs/ledger.md``). Places in a text are Unicode code points,
start included, end not. A field that is not known is ``None``, never a guess.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "REASONS",
    "Article",
    "Attribution",
    "Basis",
    "Certainty",
    "Entity",
    "Kind",
    "Link",
    "Mention",
    "Mode",
    "Page",
    "Reading",
    "Rejected",
    "Report",
    "Span",
    "Statement",
    "When",
    "cut",
    "digest",
]

Basis = Literal["stated", "resolved", "metadata", "inferred"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Kind = Literal["person", "organization", "place", "group", "recording", "document", "publication", "unnamed", "other"]
Mode = Literal["direct", "indirect", "mixed", "narrated"]

#: Why a page gave no article: the code, and what it means.
REASONS: dict[str, str] = {
    "empty": "the page has no bytes, or nothing but white space",
    "binary": "the bytes are no text: an image, an archive, a program",
    "too_large": "the page, or what it unpacks to, is larger than the limit",
    "undecodable": "the bytes are text in no encoding that could be told",
    "malformed": "the page is broken beyond reading: JSON that does not parse, a truncated gzip stream",
    "unreadable": "the file or folder could not be opened",
    "no_article": "there is text on the page, but no article",
    "not_english": "the article is in a language the reader was not trained on",
    "forbidden": "the site's robots.txt, or the rule against private addresses, forbids the fetch",
    "unreachable": "the address did not answer, or answered with an error",
    "failed": "reading the page failed in a way nobody foresaw: please report it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words of an article: ``article.text[start:end] == text``, always."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as an interval, both ends included, with what is known of it.

    ``earliest`` and ``latest`` are ISO 8601 (a date, or a date and time with its offset); either is ``None`` where the
    interval is open. ``value`` is the TIMEX3 value, ``precision`` a word (``"day"``, ``"minute"``, …), ``zone`` the
    zone as the page gave it (``"+02:00"``, ``"EST"``).
    """

    earliest: str | None
    latest: str | None
    value: str | None
    precision: str | None
    basis: Basis
    zone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as they came, and what was said about them by whoever brought them.

    One article at most is read from a page. ``media_type`` is ``"text/html"`` or ``"text/plain"``; ``charset`` is what
    a transport header declared. ``outlet``, ``title`` and ``published`` are hints from a JSON line or the command
    line: they outrank what the page says of itself. ``captured`` is the instant of the fetch, ISO 8601, UTC.
    """

    body: bytes
    media_type: str
    path: str | None = None
    url: str | None = None
    charset: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    captured: str | None = None

    @property
    def sha256(self) -> str:
        """The hex digest of the bytes."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text a page carries, fixed for good: every span indexes ``text``.

    ``text`` holds the body's paragraphs, a blank line between them, without title and furniture; what was taken out is
    in ``removed``. ``dateline`` and ``credits`` are spans of ``text`` that are no sentences of it ("LONDON (Reuters)
    -", "Jane Roe contributed to this report"); ``agencies`` are the news agencies named there or in the byline.
    """

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    published: When | None
    modified: When | None
    captured: str | None
    language: str | None
    text: str
    page_sha256: str
    media_type: str
    truncated: bool | None
    removed: tuple[str, ...]
    dateline: Span | None
    credits: tuple[Span, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that gave no article: ``reason`` is a code of :data:`REASONS`, ``detail`` one line for a person."""

    url: str | None
    path: str | None
    reason: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the reader found: somebody (``source``), by some words (``cue``), is given some ``content``.

    Each part is its pieces in text order, ``source`` empty where the text names nobody. ``confidence``, 0 to 1, is the
    reader's own in the whole.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the reader found in one article, outermost first; an inner attribution lies in an outer's content."""

    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of an article that names or stands for an entity."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that speaks, or is named: one within an article."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One hop of a chain: whose word, by which cue, how surely, and the words that hedge it."""

    source: Span | None
    entity: str | None
    name: str | None
    kind: Kind
    cue: Span | None
    certainty: Certainty
    hedges: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Some content an article gives, with the chain it hangs on, nearest the outlet first."""

    id: str
    article: str
    mode: Mode
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    certainty: Certainty
    hedges: tuple[Span, ...]
    events: tuple[str, ...]
    confidence: float | None
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One page read to the end: the article, who is in it, and what it says on whose word."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


def cut(text: str, start: int, end: int) -> Span:
    """The span of *text* from *start* to *end*: it verifies by its making."""
    return Span(start=start, end=end, text=text[start:end])


def digest(kind: str, *parts: str | int | None) -> str:
    """A content-hash id: *kind*, a hyphen, 16 hex digits of the parts' SHA-256. The same parts give the same id."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
