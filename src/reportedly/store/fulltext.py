"""The full text of a desk: an index over the rows of other tables, by number, without a text of its own.

``article_words`` and ``claim_words`` find words in any of their English forms, with or without accents;
``article_pieces``, ``claim_pieces`` and ``story_pieces`` find any three or more characters that stand together.

All are tables of FTS5 (https://www.sqlite.org/fts5.html#external_content_tables). Whoever writes the rows they are over
says so here: what is to go is taken out *before* its row goes, since the index is told by the text which words to drop,
and what is new is put in after.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    TableClause,
    column,
    delete,
    insert,
    literal_column,
    select,
    table,
    text,
)

from reportedly.store import schema

__all__ = [
    "TABLES",
    "add_article",
    "add_claims",
    "add_title",
    "article_pieces",
    "article_words",
    "claim_pieces",
    "claim_words",
    "drop_article",
    "drop_claims",
    "drop_story",
    "drop_title",
    "matching",
    "rebuild",
    "story_pieces",
]

#: A view: what is searched of an article, and its number.
searchable = table("searchable", column("number", Integer), column("title"), column("url"), column("text"))

article_words = table("article_words", column("rowid", Integer), column("title"), column("text"))
article_pieces = table("article_pieces", column("rowid", Integer), column("title"), column("url"))
claim_words = table("claim_words", column("rowid", Integer), column("wording"))
claim_pieces = table("claim_pieces", column("rowid", Integer), column("wording"))
story_pieces = table("story_pieces", column("rowid", Integer), column("title"))

#: All of them: SQLAlchemy does not know them as tables.
TABLES = (article_words, article_pieces, claim_words, claim_pieces, story_pieces)


def add_article(desk: Connection, article: str) -> None:
    """Put an article, with its row, text and number in place, into the full text."""
    number = _number(article)
    for words in (article_words, article_pieces):
        columns = [searchable.c[name] for name in words.c.keys()[1:]]
        query = select(searchable.c.number, *columns).where(searchable.c.number == number)
        desk.execute(insert(words).from_select(words.c.keys(), query))


def drop_article(desk: Connection, article: str) -> None:
    """Take an article, if it is there, out of the full text; its rows must still be in place."""
    for words in (article_words, article_pieces):
        desk.execute(delete(words).where(words.c.rowid == _number(article)))


def add_claims(desk: Connection, story: int, after: int) -> None:
    """Put those claims of a story whose numbers are greater than *after* into the full text."""
    claim = schema.claim.c
    for words in (claim_words, claim_pieces):
        query = select(claim.number, claim.wording).where(claim.story == story, claim.number > after)
        desk.execute(insert(words).from_select(["rowid", "wording"], query))


def drop_claims(desk: Connection, which: ColumnElement[bool]) -> None:
    """Take claims out of the full text; their rows must still be in place."""
    for words in (claim_words, claim_pieces):
        desk.execute(delete(words).where(words.c.rowid.in_(select(schema.claim.c.number).where(which))))


def add_title(desk: Connection, story: int) -> None:
    """Put the title of a story, if it has one, into the full text."""
    table = schema.story.c
    query = select(table.number, table.title).where(table.number == story, table.title.is_not(None))
    desk.execute(insert(story_pieces).from_select(["rowid", "title"], query))


def drop_title(desk: Connection, story: int) -> None:
    """Take the title of a story, if it has one, out of the full text; it must still be in place."""
    table = schema.story.c
    number = select(table.number).where(table.number == story, table.title.is_not(None)).scalar_subquery()
    desk.execute(delete(story_pieces).where(story_pieces.c.rowid == number))


def drop_story(desk: Connection, story: int) -> None:
    """Take the title and the claims of a story out of the full text; their rows must still be in place."""
    drop_claims(desk, schema.claim.c.story == story)
    drop_title(desk, story)


def rebuild(desk: Connection) -> None:
    """Make the full text of the articles anew, for a desk that had none."""
    for words in (article_words, article_pieces):
        desk.execute(text(f"INSERT INTO {words.name} ({words.name}) VALUES ('rebuild')"))  # noqa: S608 - our own names


def matching(table: TableClause, asked: str) -> ColumnElement[bool]:
    """Make the condition that a row of the full text has what is asked for, in FTS5's syntax."""
    return literal_column(table.name).bool_op("MATCH")(asked)


def _number(article: str) -> ColumnElement[Any]:
    return select(schema.member.c.number).where(schema.member.c.article == article).scalar_subquery()
