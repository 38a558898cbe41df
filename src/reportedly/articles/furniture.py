"""Furniture: what is left among a body's paragraphs and is none of them, and how it is taken out.

The knowledge is in ``furniture.toml``: patterns with their provenance and with invented lines on either side of the
border. This module says only where each kind of pattern may apply:

- a ``line`` is a whole paragraph, anywhere; a ``paywall`` too, and says besides that the article is cut;
- an ``opening`` or ``closing`` is a whole paragraph before the first prose, or among the last few; a ``byline`` is an
  opening that is told besides;
- an ``author`` is one of the first or last paragraphs that begins with a name of the byline;
- a ``box`` is a heading: bare links after it go with it, and at the end of a body headline-like lines do;
- a ``piece`` is part of a paragraph, and exactly that part is taken out.

Where a page has markup, three more things are known: a paragraph that is nothing but a link, one that stands in a box
of the page (:mod:`reportedly.articles.boxes`), and a heading with nothing under it. A whole menu may stand before the
article when extraction had to fall back on the page's entire text.

What is taken out is returned, in order. When in doubt a line stays: a reader passes over a line too many, and nobody
gets back a sentence that was deleted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.articles.body import Paragraph, ends, is_prose, words
from reportedly.articles.opening import fragments, read_opening

__all__ = ["Pattern", "Swept", "patterns", "sweep"]

#: Paragraphs from the end among which a closing is looked for.
CLOSING = 4

#: This many short lines in a row before the first prose are a menu; a table of results has fewer, or follows prose.
MENU_LINES = 8
MENU_WORDS = 8

#: The longest line, in characters, that a pattern of whole paragraphs matches: longer ones are not tried.
LONGEST = 700

#: The longest paragraph that is searched for pieces; a longer one is no paragraph but a page somebody made to be slow.
LONGEST_CUT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One entry of ``furniture.toml``: ``place`` is the table it stands in."""

    place: str
    name: str
    seen: str
    pattern: str
    goes: tuple[str | tuple[str, str], ...]
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """A body without its furniture.

    ``headline`` is set when it was found there and nowhere else, ``byline`` when a line before the text is one,
    ``paywalled`` when some of the furniture said that the rest is paid for.
    """

    paragraphs: tuple[Paragraph, ...]
    headline: str | None
    byline: str | None
    removed: tuple[str, ...]
    paywalled: bool


def patterns() -> tuple[Pattern, ...]:
    """Every entry of ``furniture.toml``, in order."""
    tables = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    return tuple(
        Pattern(
            place=place,
            name=entry["name"],
            seen=entry["seen"],
            pattern=entry["pattern"],
            goes=tuple(tuple(line) if isinstance(line, list) else line for line in entry["goes"]),
            stays=tuple(entry["stays"]),
        )
        for place, entries in tables.items()
        for entry in entries
    )


def _compiled(place: str) -> re.Pattern[str]:
    """All patterns of one place as one: a paragraph is tried against them in one go."""
    joined = "\n|\n".join(f"(?:{entry.pattern})" for entry in patterns() if entry.place == place)
    return re.compile(joined, re.IGNORECASE | re.VERBOSE)


_LINE, _PAYWALL, _BOX, _OPENING, _CLOSING, _AUTHOR, _BYLINE, _PIECE = map(
    _compiled, ("line", "paywall", "box", "opening", "closing", "author", "byline", "piece")
)


def sweep(paragraphs: Sequence[Paragraph], titles: Sequence[str] = (), authors: Sequence[str] = ()) -> Swept:
    """*paragraphs* without the furniture among them and inside them.

    Args:
        paragraphs: the body as extracted.
        titles: the forms of the headline the page gives elsewhere; without any, the headline is looked for.
        authors: the names in the byline, for telling notes on them.
    """
    gone = [_is_furniture(paragraph) for paragraph in paragraphs]
    paywalled = any(_whole(_PAYWALL, paragraph.text) for paragraph in paragraphs)
    _drop_boxes(paragraphs, gone)
    headline = _drop_opening(paragraphs, gone, titles)
    _drop_closing(paragraphs, gone)
    for n in (*range(len(gone))[:CLOSING], *range(len(gone))[-CLOSING:]):
        gone[n] = gone[n] or (paragraphs[n].text.startswith(tuple(authors)) and _whole(_AUTHOR, paragraphs[n].text))
    kept: list[Paragraph] = []
    removed: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        if n == headline:
            continue
        text, pieces = ("", [paragraph.text]) if gone[n] else _cut(paragraph.text)
        removed += pieces
        if text:
            kept.append(Paragraph(text=text, kind=paragraph.kind))
    return Swept(
        paragraphs=tuple(kept),
        headline=None if headline is None else paragraphs[headline].text,
        byline=next((line for line in removed if _whole(_BYLINE, line)), None),
        removed=tuple(removed),
        paywalled=paywalled,
    )


def _whole(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and pattern.fullmatch(text) is not None


def _is_furniture(paragraph: Paragraph) -> bool:
    return paragraph.kind in ("link", "box") or _whole(_LINE, paragraph.text) or _whole(_PAYWALL, paragraph.text)


def _cut(text: str) -> tuple[str, list[str]]:
    """*text* without its pieces of furniture, and those."""
    pieces: list[str] = []

    def take(match: re.Match[str]) -> str:
        pieces.append(match[0].strip())
        return " "

    known = -1
    # A piece at the end may come to light only when the one after it is gone.
    while len(text) <= LONGEST_CUT and known < len(pieces):
        known = len(pieces)
        text = _PIECE.sub(take, text).strip()
    return (" ".join(text.split()) if pieces else text), pieces


def _drop_boxes(paragraphs: Sequence[Paragraph], gone: list[bool]) -> None:
    """Mark a box's heading as gone, and all that follows when no sentence does."""
    last_sentence = max((n for n, p in enumerate(paragraphs) if not gone[n] and ends(p.text)), default=-1)
    for n, paragraph in enumerate(paragraphs):
        if not _whole(_BOX, paragraph.text):
            continue
        gone[n] = True
        if n > last_sentence:
            gone[n:] = [True] * (len(gone) - n)


def _drop_opening(paragraphs: Sequence[Paragraph], gone: list[bool], titles: Sequence[str]) -> int | None:
    """Mark what stands before the first prose and is no part of it; say where the headline is, without *titles*."""
    first = next((n for n, p in enumerate(paragraphs) if not gone[n] and is_prose(p.text)), len(paragraphs))
    for start, stop in _runs([_is_label(paragraph) for paragraph in paragraphs[:first]]):
        # The last of the lines, right before the text, may be its headline.
        gone[start : stop - 1] = [True] * (stop - 1 - start)
    for n in fragments(paragraphs[: first + 1]):
        gone[n] = True
    for n in range(first):
        gone[n] = gone[n] or _whole(_OPENING, paragraphs[n].text) or _whole(_BYLINE, paragraphs[n].text)
    opening = read_opening(paragraphs, [n for n in range(len(gone))[: first + 1] if not gone[n]], titles)
    for n in opening.furniture:
        gone[n] = True
    return opening.headline


def _drop_closing(paragraphs: Sequence[Paragraph], gone: list[bool]) -> None:
    """Mark notes on authors among the last paragraphs, and headings that nothing is left under."""
    left = [n for n, out in enumerate(gone) if not out]
    for n in left[1:][-CLOSING:]:
        gone[n] = _whole(_CLOSING, paragraphs[n].text)
    for n in reversed(left[1:]):
        if not gone[n] and paragraphs[n].kind != "heading":
            break
        gone[n] = True


def _is_label(paragraph: Paragraph) -> bool:
    return paragraph.kind in ("plain", "link") and words(paragraph.text) <= MENU_WORDS and not ends(paragraph.text)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    """Where *flags* holds at least :data:`MENU_LINES` times in a row."""
    start = 0
    for n, flag in enumerate([*flags, False]):
        if not flag:
            if n - start >= MENU_LINES:
                yield start, n
            start = n + 1
