"""Which article, story or claim a person means: its id, or what the id begins with; its words, or a piece of them.

The words are an article's title and address, a story's title, a claim's wording. The closest way in which any answers
decides, so that a title is not hidden by a longer one that holds it. Where several answer equally closely none is
chosen. Ids are looked up by index, pieces of words in the full text's index of three characters
(:mod:`~reportedly.store.fulltext`); what is shorter than that is looked for row by row.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, TableClause, or_, select

from reportedly.errors import UsageError
from reportedly.store import fulltext, packing, schema

__all__ = ["ARTICLES", "CLAIMS", "STORIES", "Named", "Shelf", "one"]

#: How many candidates an ambiguous name is answered with, and how much of their words.
CANDIDATES = 5
SHOWN = 60

#: How many characters the full text's pieces have.
PIECE = 3

#: From how many words on a name is looked for as whole words first: fewer are in too many names.
SENTENCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where things of one kind stand, and what they can be asked for by.

    ``pieces`` is the full text that knows them by ``number``. Of several with one id, the first in ``order`` counts.
    Where there are very many, ``phrases`` is the full text of their words: one that is called just so is found there
    in a tenth of the time, since whole words are rarer than any three characters of them.
    """

    one: str
    many: str
    called: str
    unnamed: str
    source: FromClause
    number: ColumnElement[Any]
    id: ColumnElement[Any]
    words: tuple[ColumnElement[Any], ...]
    pieces: TableClause
    order: tuple[Any, ...]
    phrases: TableClause | None = None


ARTICLES = Shelf(
    one="article",
    many="articles",
    called="id, title or address",
    unnamed="no title",
    source=schema.article.join(schema.member, schema.member.c.article == schema.article.c.id),
    number=schema.member.c.number,
    id=schema.article.c.id,
    words=(schema.article.c.title, schema.article.c.url),
    pieces=fulltext.article_pieces,
    order=schema.IN_ORDER,
)
STORIES = Shelf(
    one="story",
    many="stories",
    called="id or title",
    unnamed="no title",
    source=schema.story,
    number=schema.story.c.number,
    id=schema.story.c.id,
    words=(schema.story.c.title,),
    pieces=fulltext.story_pieces,
    order=(schema.story.c.changed.desc(), schema.story.c.id),
)
CLAIMS = Shelf(
    one="claim",
    many="claims",
    called="id or wording",
    unnamed="no wording",
    source=schema.claim.join(schema.story, schema.story.c.number == schema.claim.c.story),
    number=schema.claim.c.number,
    id=schema.claim.c.id,
    words=(schema.claim.c.wording,),
    pieces=fulltext.claim_pieces,
    order=(schema.story.c.dirty, schema.claim.c.id, schema.story.c.id),
    phrases=fulltext.claim_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What answers to a name: its number, its id, and its words as far as it has them."""

    number: int
    id: str
    words: tuple[str, ...]


def one(desk: Connection, shelf: Shelf, wanted: str, path: Path) -> Named:
    """Find the one thing that answers to a name.

    Raises:
        UsageError: none does, or several do; says which.
    """
    found = _closest(desk, shelf, packing.printable(wanted))
    if len(found) != 1:
        raise UsageError(_which(shelf, found, wanted, path))
    return found[0]


def _closest(desk: Connection, shelf: Shelf, wanted: str) -> Sequence[Named]:
    if not wanted:
        return ()
    if exact := _named(desk, shelf, shelf.id == wanted):
        return exact
    if shelf.phrases is not None and len(wanted.split()) >= SENTENCE:
        called = _named(desk, shelf, _phrase(shelf.phrases, shelf, wanted))
        if whole := _whole(called, wanted):
            return whole
    holding = _named(desk, shelf, _piece(shelf, wanted))
    if whole := _whole(holding, wanted):
        return whole
    return _named(desk, shelf, shelf.id.between(wanted, f"{wanted}\U0010ffff")) or holding


def _whole(found: Sequence[Named], wanted: str) -> list[Named]:
    """Those that are called just so, in either case."""
    folded = wanted.casefold()
    return [named for named in found if folded in map(str.casefold, named.words)]


def _phrase(phrases: TableClause, shelf: Shelf, wanted: str) -> ColumnElement[bool]:
    """Make the condition that some words hold these, whole and in their order."""
    quoted = wanted.replace('"', '""').replace("\x00", " ")
    return shelf.number.in_(select(phrases.c.rowid).where(fulltext.matching(phrases, f'"{quoted}"')))


def _piece(shelf: Shelf, wanted: str) -> ColumnElement[bool]:
    """Make the condition that some words hold a piece, in either case."""
    if len(wanted) < PIECE or "\x00" in wanted:
        return or_(*(words.icontains(wanted, autoescape=True) for words in shelf.words))
    quoted = wanted.replace('"', '""')
    return shelf.number.in_(select(shelf.pieces.c.rowid).where(fulltext.matching(shelf.pieces, f'"{quoted}"')))


def _named(desk: Connection, shelf: Shelf, which: ColumnElement[bool]) -> list[Named]:
    query = select(shelf.number, shelf.id, *shelf.words).select_from(shelf.source).where(which).order_by(*shelf.order)
    found: dict[str, Named] = {}
    for number, known, *words in desk.execute(query):
        found.setdefault(known, Named(number=number, id=known, words=_some(words)))
    return list(found.values())


def _some(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(each for each in words if each is not None)


def _which(shelf: Shelf, found: Sequence[Named], wanted: str, path: Path) -> str:
    if not found:
        return f"no {shelf.one} of the desk {path} has an {shelf.called} like {wanted!r}: list what it holds"
    shown = ", ".join(
        f"{named.id} ({textwrap.shorten(next(iter(named.words), shelf.unnamed), SHOWN)})"
        for named in found[:CANDIDATES]
    )
    more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
    return f"{len(found)} {shelf.many} answer to {wanted!r}: {shown}{more}: give the id of one"
