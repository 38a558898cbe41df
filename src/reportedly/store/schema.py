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
    story      what hangs together: the articles that are joined by keys, and what a list of stories shows
      member     ─ which article is in which story, and the number it has in the full text
      article_key ─ the keys of an article, as they count and as they were given
      story_key  ─ in which story every key is
      affair     ─ the record of the story, as it was last settled
      claim      ─ its claims, each a record, and what a list of claims shows
      copy       ─ who copies whom in it
    decision   what people decided about stories, for good
      decided    ─ the articles each is about
    judgement  what people judged of statements and claims, for good, and which of all this they took back ("of")
      judged     ─ the articles each speaks of
    rejected   the pages that gave no article

A story has a number, by which the tables know it and which means nothing, and an id, which follows from its articles
alone. ``generation`` grows with every change of its articles, and ``dirty`` says that what is stored of its claims is
older than that (:mod:`~reportedly.store.grouping`, :mod:`~reportedly.store.settling`).

The full text is five FTS5 tables without a text of their own, each over the rows of another, by number:
``article_words`` and ``claim_words`` find words, in any of their forms, and ``article_pieces``, ``story_pieces`` and
``claim_pieces`` any piece of at least three characters (:mod:`~reportedly.store.fulltext`).

Entities, events and statements are known by article and id; everything below an article goes with it (ON DELETE
CASCADE). Its story and its keys do not: an article that is replaced stays where it is. ``published_earliest`` and
``published_latest``, and the ``earliest`` and ``latest`` of times and events, are instants in UTC, to the second, so
that text order is time order; ``published`` is the same as the page gave it, for people. Offsets are code points into
``report.text``.
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
    "DIRTY",
    "IN_ORDER",
    "affair",
    "article",
    "article_key",
    "claim",
    "copy",
    "decided",
    "decision",
    "entity",
    "event",
    "judged",
    "judgement",
    "link",
    "member",
    "mention",
    "metadata",
    "page",
    "participant",
    "reader",
    "rejected",
    "report",
    "stated",
    "statement",
    "story",
    "story_key",
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

story = Table(
    "story",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("smallest", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("dirty", Integer, nullable=False),
    Column("title", Text),
    Column("first", Text),
    Column("last", Text),
    Column("claims", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("changed", Text),
)

member = Table(
    "member",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False, unique=True),
    Column("story", Integer, ForeignKey("story.number"), nullable=False),
)

article_key = Table(
    "article_key",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("given", Text),
)

story_key = Table(
    "story_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("story", Integer, ForeignKey("story.number"), nullable=False),
)

affair = Table(
    "affair",
    metadata,
    Column("story", Integer, ForeignKey("story.number", ondelete="CASCADE"), primary_key=True),
    Column("record", Text, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("story", Integer, ForeignKey("story.number", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("wording", Text, nullable=False),
    Column("status", Text),
    Column("outlets", Integer),
    Column("families", Integer),
    Column("roots", Integer),
    Column("changed", Text),
    Column("record", Text, nullable=False),
)

copy = Table(
    "copy",
    metadata,
    Column("story", Integer, ForeignKey("story.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("share", Float, nullable=False),
    Column("record", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("articles", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("turn", Integer, nullable=False),
)

decided = Table(
    "decided",
    metadata,
    Column("article", Text, primary_key=True),
    Column("decision", Integer, ForeignKey("decision.number"), primary_key=True),
)

judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("of", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

judged = Table(
    "judged",
    metadata,
    Column("article", Text, primary_key=True),
    Column("judgement", Integer, ForeignKey("judgement.number"), primary_key=True),
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

#: The stories whose claims are older than their articles: the condition of the index ``story_dirty``.
DIRTY = story.c.dirty == literal_column("1")
