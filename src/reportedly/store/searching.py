"""Searching the full text (:mod:`~reportedly.store.fulltext`).

Words are found in any of their English forms ("fails", "failed") and with or without accents; every word asked for must
be there, and words in double quotes must stand together. They reach FTS5 as quoted strings only, so that nothing a
person types is read as syntax. The best come first by BM25, equally good ones by id, articles before claims. Weighing a
place takes a microsecond, and some words stand in a million: of words as common as that the places that came last are
weighed, and the best of them are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Subquery, TableClause, func, literal_column, select

from reportedly.errors import UsageError
from reportedly.store import fulltext, packing, schema
from reportedly.store.connection import listed

__all__ = ["Hit", "quoted", "search"]

#: How many characters of an article a hit shows, at most.
SHOWN = 240

#: Of how many articles, and of how many claims, that have the words the best are chosen, at most.
WEIGHED = 5000

#: How many of the places found in a text are tried as the beginning of what is shown.
CONSIDERED = 100

_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD_EDGE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article or a claim in which words were found.

    ``title`` is the article's, or the claim's wording; ``story`` the id of the story it is in. ``snippet`` is some of
    the article's text, from code point ``start`` on (or the wording), and ``matches`` the places in it of what was
    found: none where only the title has it.
    """

    kind: Literal["article", "claim"]
    id: str
    story: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    start: int
    matches: tuple[tuple[int, int], ...]

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The snippet in pieces, each with whether it is what was found."""
        return tuple(_pieces(self.snippet, self.matches))


def search(desk: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Find articles and claims, the best first.

    Raises:
        UsageError: there is no word in what is asked for.
    """
    asked = quoted(words)
    articles = [(row.rank, "article", row.id, row) for row in desk.execute(_articles(asked, limit))]
    claims = [(row.rank, "claim", row.id, row) for row in desk.execute(_claims(asked, limit))]
    best = sorted([*articles, *claims], key=lambda one: one[:3])[:limit]
    texts = {row.number: row.text for _, kind, _, row in best if kind == "article"}
    wordings = {row.number: row.wording for _, kind, _, row in best if kind == "claim"}
    in_texts = _found(desk, fulltext.article_words, 1, asked, texts)
    in_wordings = _found(desk, fulltext.claim_words, 0, asked, wordings)
    return tuple(
        _article(row, in_texts[row.number]) if kind == "article" else _claim(row, in_wordings[row.number])
        for _, kind, _, row in best
    )


def quoted(words: str) -> str:
    """Write what a person asks for so that FTS5 takes it for words; what holds no letter or digit is left out."""
    clean = packing.printable(words).replace("\x00", " ")
    asked = [phrase or word for phrase, word in _ASKED.findall(clean)]
    strings = [f'"{one}"' for one in asked if any(map(str.isalnum, one))]
    if not strings:
        raise UsageError(f"there is no word in {words!r}: say what to search for")
    return " ".join(strings)


def _articles(asked: str, limit: int) -> Any:
    member, found = schema.member.c, _weighed(fulltext.article_words, asked)
    best = (
        select(member.number, member.article, member.story, found.c.rank)
        .select_from(found)
        .join(schema.member, member.number == found.c.rowid)
        .order_by(found.c.rank, member.article)
        .limit(limit)
        .subquery()
    )
    article = schema.article.c
    columns = (best.c.number, best.c.rank, article.id, article.title, article.outlet, article.published)
    return (
        select(*columns, schema.story.c.id.label("story"), schema.report.c.text)
        .select_from(best)
        .join(schema.article, article.id == best.c.article)
        .join(schema.report, schema.report.c.article == best.c.article)
        .join(schema.story, schema.story.c.number == best.c.story)
    )


def _claims(asked: str, limit: int) -> Any:
    claim, found = schema.claim.c, _weighed(fulltext.claim_words, asked)
    best = (
        select(claim.number, claim.id, claim.story, found.c.rank)
        .select_from(found)
        .join(schema.claim, claim.number == found.c.rowid)
        .order_by(found.c.rank, claim.id, claim.story)
        .limit(limit)
        .subquery()
    )
    return (
        select(best.c.number, best.c.id, best.c.rank, claim.wording, schema.story.c.id.label("story"))
        .select_from(best)
        .join(schema.claim, claim.number == best.c.number)
        .join(schema.story, schema.story.c.number == best.c.story)
    )


def _weighed(table: TableClause, asked: str) -> Subquery:
    """Give the rows of the full text that have what is asked for, the last ones that came, with their ranks."""
    rank = func.bm25(literal_column(table.name)).label("rank")
    query = select(table.c.rowid, rank).where(fulltext.matching(table, asked))
    return query.order_by(table.c.rowid.desc()).limit(WEIGHED).subquery()


def _article(row: Row[Any], found: list[tuple[int, int]]) -> Hit:
    start, end = _window(row.text, found)
    return Hit(
        kind="article",
        id=row.id,
        story=row.story,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        snippet=row.text[start:end],
        start=start,
        matches=tuple((first - start, last - start) for first, last in found if start <= first and last <= end),
    )


def _claim(row: Row[Any], found: list[tuple[int, int]]) -> Hit:
    return Hit(
        kind="claim",
        id=row.id,
        story=row.story,
        title=row.wording,
        outlet=None,
        published=None,
        snippet=row.wording,
        start=0,
        matches=tuple(found),
    )


def _found(
    desk: Connection, table: TableClause, column: int, asked: str, texts: Mapping[int, str]
) -> dict[int, list[tuple[int, int]]]:
    """Give the places in texts, by number, of what was found in them.

    FTS5 gives no places, but the text with marks around what it found. A character that no text has is the mark, so
    that taking the marks out is sure to give the text back. Of what has a NUL in it FTS5 does not give back all, and no
    places are told.
    """
    mark = next(
        sign for sign in map(chr, range(0xE000, 0x110000)) if not any(sign in words for words in texts.values())
    )
    marked = func.highlight(literal_column(table.name), column, mark, mark).label("marked")
    query = select(table.c.rowid, marked).where(fulltext.matching(table, asked), table.c.rowid.in_(listed(texts)))
    pieces = {number: marked.split(mark) for number, marked in desk.execute(query)} if texts else {}
    return {
        number: _places(pieces[number]) if "".join(pieces.get(number, ())) == words else []
        for number, words in texts.items()
    }


def _places(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Say where every other piece stands."""
    places, at = [], 0
    for index, piece in enumerate(pieces):
        if index % 2:
            places.append((at, at + len(piece)))
        at += len(piece)
    return places


def _window(words: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """Choose what is shown of a text: where most of what was found stands, in whole words."""
    lead = SHOWN // 4

    def within(start: int) -> int:
        return sum(start <= first and last <= start + SHOWN - lead for first, last in found[:CONSIDERED])

    start = max((first for first, _ in found[:CONSIDERED]), key=within, default=0)
    start = max(0, min(start - lead, len(words) - SHOWN))
    if start:
        edge = _WORD_EDGE.search(words, start - 1, start + lead)
        start = edge.end() if edge else start
    end = min(len(words), start + SHOWN)
    if end < len(words):
        blank = max(words.rfind(" ", start, end + 1), words.rfind("\n", start, end + 1))
        end = blank if blank > start + SHOWN // 2 else end
    return start, len(words[:end].rstrip()) if end < len(words) else end


def _pieces(words: str, found: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in found:
        if at < start:
            yield words[at:start], False
        yield words[start:end], True
        at = end
    if at < len(words):
        yield words[at:], False
