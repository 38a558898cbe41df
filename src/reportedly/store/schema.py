"""The tables of a desk as they are now, for writing queries; :mod:`~reportedly.store.migrations` makes them.

``report`` holds what was read, whole: the article's text once, and the rest as JSON whose spans are places without
words (:mod:`~reportedly.store.packing`). It is the record. The other tables are an index over it, written in the same
transaction, so that SQL can ask who said what without opening a report:

    page       the pages seen, by key: a page whose key is here is not read again
    reader     the readers that have read for this desk, numbered in the order they first came
    article    ─ a row an article: what lists and sorting need, and what decides which report of it is kept
      report     ─ the text and the record
      entity     ─ who is in it
        mention    ─ where
      time       ─ its words for times, and what they mean
      event      ─ what happens, holds or is said in it
        participant ─ who or what takes part
      statement  ─ what it says, and the root of the chain
        link       ─ the chain, hop by hop, 0 nearest the outlet
        stated     ─ the events in its content
    rejected   the pages that gave no article

Entities, events and statements are known by article and id; everything below an article goes with it (ON DELETE
CASCADE). ``published_earliest`` and ``published_latest``, and the ``earliest`` and ``latest`` of times and events, are
instants in UTC, to the second, so that text order is time order; ``published`` is the same as the page gave it, for
people. Offsets are code points into ``report.text``.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    literal_column,
)

__all__ = [
    "IN_ORDER",
    "article",
    "entity",
    "event",
    "link",
    "mention",
    "metadata",
    "page",
    "participant",
    "reader",
    "rejected",
    "report",
    "stated",
    "statement",
    "time",
]

metadata = MetaData()

page = Table("page", metadata, Column("key", Text, primary_key=True))

reader = Table(
    "reader",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("published_earliest", Text),
    Column("published_latest", Text),
    Column("statements", Integer, nullable=False),
    Column("reader", Integer, ForeignKey("reader.number"), nullable=False),
    Column("captured", Text),
    Column("page_sha256", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("article", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    ForeignKeyConstraint(["article", "entity"], ["entity.article", "entity.id"], ondelete="CASCADE"),
)

time = Table(
    "time",
    metadata,
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text),
    Column("earliest", Text),
    Column("latest", Text),
)

event = Table(
    "event",
    metadata,
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("class", Text, nullable=False),
    Column("commitment", Float, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
)

participant = Table(
    "participant",
    metadata,
    Column("article", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("entity", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    ForeignKeyConstraint(["article", "event"], ["event.article", "event.id"], ondelete="CASCADE"),
)

statement = Table(
    "statement",
    metadata,
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float),
    Column("root_entity", Text),
    Column("root_name", Text),
)

link = Table(
    "link",
    metadata,
    Column("article", Text, primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text),
    Column("name", Text),
    Column("kind", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    ForeignKeyConstraint(["article", "statement"], ["statement.article", "statement.id"], ondelete="CASCADE"),
)

stated = Table(
    "stated",
    metadata,
    Column("article", Text, primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    ForeignKeyConstraint(["article", "statement"], ["statement.article", "statement.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["article", "event"], ["event.article", "event.id"], ondelete="CASCADE"),
)

rejected = Table(
    "rejected",
    metadata,
    Column("fingerprint", Text, primary_key=True),
    Column("url", Text),
    Column("path", Text),
    Column("reason", Text, nullable=False),
    Column("detail", Text),
)

#: The order of articles: by publication, what has no date last; then by outlet, title and id. These are the expressions
#: of the index ``article_in_order``, character for character, or SQLite would sort anew.
IN_ORDER = (
    func.coalesce(article.c.published_earliest, article.c.published_latest, literal_column("'~'")),
    article.c.outlet,
    article.c.title,
    article.c.id,
)
