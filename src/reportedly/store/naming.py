"""Which article a person means: its id, or what the id begins with; its title or address, or a piece of one.

The closest way in which any article answers decides, so that a title is not hidden by a longer one that holds it. Where
several articles answer equally closely none is chosen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from reportedly.errors import UsageError
from reportedly.store import schema

__all__ = ["one"]

#: How many candidates an ambiguous name is answered with, and how much of their titles.
CANDIDATES = 5
TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an article can be asked for by."""

    id: str
    title: str | None
    url: str | None

    def words(self) -> tuple[str, ...]:
        """Give the title and the address, as far as it has them, without regard to case."""
        return tuple(words.casefold() for words in (self.title, self.url) if words is not None)


def one(desk: Connection, wanted: str, path: Path) -> str:
    """Find the id of the one article that answers to a name.

    Raises:
        UsageError: none does, or several do; says which.
    """
    table = schema.article.c
    if desk.execute(select(table.id).where(table.id == wanted)).first() is not None:
        return wanted
    query = select(table.id, table.title, table.url).order_by(*schema.IN_ORDER)
    found = _closest([_Known(id=known, title=title, url=url) for known, title, url in desk.execute(query)], wanted)
    if len(found) != 1:
        raise UsageError(_which(found, wanted, path))
    return found[0].id


def _closest(articles: Sequence[_Known], wanted: str) -> Sequence[_Known]:
    if not wanted:
        return ()
    folded = wanted.casefold()
    ways = (
        lambda article: folded in article.words(),
        lambda article: article.id.startswith(wanted),
        lambda article: any(folded in words for words in article.words()),
    )
    return next((found for way in ways if (found := [article for article in articles if way(article)])), ())


def _which(found: Sequence[_Known], wanted: str, path: Path) -> str:
    if not found:
        return f"no article of the desk {path} has an id, title or address like {wanted!r}: list what it holds"
    shown = ", ".join(
        f"{article.id} ({textwrap.shorten(article.title or article.url or 'no title', TITLE)})"
        for article in found[:CANDIDATES]
    )
    more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
    return f"{len(found)} articles answer to {wanted!r}: {shown}{more}: give the id of one"
