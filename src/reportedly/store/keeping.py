"""Reports in and out of the tables: which of several of one article is kept, and how they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Label, Table, delete, func, insert, select
from sqlalchemy.dialects import sqlite

from reportedly.records import Article, Rejected, Report
from reportedly.store import fulltext, grouping, packing, rows, schema

__all__ = [
    "Counts",
    "Entry",
    "Headline",
    "Holdings",
    "Size",
    "counts",
    "entry",
    "headlines",
    "holdings",
    "keep",
    "note",
    "number",
    "reject",
    "rejections",
    "report",
    "reports",
    "seen",
    "size",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An article in a list. ``published`` is ISO 8601 as the page gave it, ``statements`` how many it has."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a desk holds; of claims, how many its stories came to when they were last settled."""

    pages: int
    articles: int
    entities: int
    times: int
    events: int
    statements: int
    stories: int
    claims: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many stories a desk holds, of how many articles."""

    stories: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a large desk can say at once of how much it holds; of claims, how many stand."""

    pages: int
    articles: int
    statements: int
    claims: int
    stories: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report ready to be kept: as it is packed, who read it, and the keys of its story."""

    report: Report
    packed: packing.Packed
    fingerprint: str
    reader: str
    keys: tuple[str, ...]


def entry(report: Report, reader: str, keys: Sequence[str]) -> Entry:
    """Make a report ready to be kept.

    Raises:
        ValueError: it breaks a promise of the ledger.
    """
    report = packing.storable(report)
    packing.verify(report)
    return Entry(
        report=report,
        packed=packing.pack(report),
        fingerprint=packing.fingerprint(report),
        reader=reader,
        keys=tuple(sorted({packing.printable(key).replace("\x00", "\ufffd") for key in keys})),
    )


def keep(desk: Connection, made: Entry) -> bool:
    """Store a report, unless the desk has it or a better one; returns whether it was stored."""
    article = made.report.article
    reader = number(desk, made.reader)
    if not _better(desk, article, reader, made.fingerprint):
        return False
    fulltext.drop_article(desk, article.id)
    desk.execute(delete(schema.article).where(schema.article.c.id == article.id))
    desk.execute(insert(schema.article), _article_row(made.report, reader, made.fingerprint))
    desk.execute(insert(schema.report), {"article": article.id, **asdict(made.packed)})
    for table, below in rows.index(made.report):
        desk.execute(insert(table), below)
    grouping.place(desk, {article.id: made.keys})
    fulltext.add_article(desk, article.id)
    return True


def reject(desk: Connection, rejected: Rejected) -> bool:
    """Store why a page gave no article; returns whether that is new."""
    row = {"fingerprint": packing.fingerprint(rejected), **asdict(rejected)}
    return desk.execute(sqlite.insert(schema.rejected).on_conflict_do_nothing(), row).rowcount == 1


def note(desk: Connection, *keys: str) -> None:
    """Note pages as seen."""
    if keys:
        desk.execute(sqlite.insert(schema.page).on_conflict_do_nothing(), [{"key": key} for key in keys])


def seen(desk: Connection, key: str) -> bool:
    """Say whether a page was noted."""
    return desk.execute(select(schema.page.c.key).where(schema.page.c.key == key)).first() is not None


def number(desk: Connection, reader: str) -> int:
    """Look up the number of a reader at this desk; one that is new to it gets the next."""
    desk.execute(sqlite.insert(schema.reader).on_conflict_do_nothing(), {"name": reader})
    return int(desk.execute(select(schema.reader.c.number).where(schema.reader.c.name == reader)).scalar_one())


def headlines(desk: Connection) -> tuple[Headline, ...]:
    """List the articles in their order."""
    columns = [schema.article.c[field] for field in Headline.__dataclass_fields__]
    return tuple(Headline(**row) for row in desk.execute(select(*columns).order_by(*schema.IN_ORDER)).mappings())


def headlines_of(desk: Connection, group: int) -> tuple[Headline, ...]:
    """List the articles of one story in their order."""
    columns = [schema.article.c[field] for field in Headline.__dataclass_fields__]
    query = select(*columns).join(schema.member, schema.member.c.article == schema.article.c.id)
    found = desk.execute(query.where(schema.member.c.story == group).order_by(*schema.IN_ORDER))
    return tuple(Headline(**row) for row in found.mappings())


def report(desk: Connection, article: str) -> Report:
    """Give the report of the article with an id."""
    columns = (schema.report.c.text, schema.report.c.record)
    kept = desk.execute(select(*columns).where(schema.report.c.article == article)).one()
    return packing.unpack(packing.Packed(text=kept.text, record=kept.record))


def reports(desk: Connection, batch: int) -> Iterator[Report]:
    """Give all reports in the order of the articles, taking so many at a time from the file."""
    query = select(schema.report.c.text, schema.report.c.record).join(schema.article).order_by(*schema.IN_ORDER)
    for row in desk.execute(query, execution_options={"yield_per": batch}):
        yield packing.unpack(packing.Packed(text=row.text, record=row.record))


def rejections(desk: Connection, batch: int, limit: int | None = None) -> Iterator[Rejected]:
    """Give the pages that gave no article, in their order, taking so many at a time from the file."""
    columns = [schema.rejected.c[field] for field in Rejected.__dataclass_fields__]
    query = select(*columns).order_by(*columns).limit(limit)
    for row in desk.execute(query, execution_options={"yield_per": batch}).mappings():
        yield Rejected(**row)


def counts(desk: Connection) -> Counts:
    """Count everything."""
    tables = {
        "pages": schema.page,
        "articles": schema.article,
        "entities": schema.entity,
        "times": schema.time,
        "events": schema.event,
        "statements": schema.statement,
        "stories": schema.story,
        "claims": schema.claim,
        "rejected": schema.rejected,
    }
    counted = (_rows_of(table, name) for name, table in tables.items())
    return Counts(**desk.execute(select(*counted)).mappings().one())


def size(desk: Connection) -> Size:
    """Count stories and articles, in their shortest indexes."""
    return Size(
        **desk.execute(select(_rows_of(schema.story, "stories"), _rows_of(schema.member, "articles"))).mappings().one()
    )


def holdings(desk: Connection) -> Holdings:
    """Count what can be counted without going through every row below the articles."""
    return Holdings(
        pages=desk.scalar(select(func.count()).select_from(schema.page)) or 0,
        statements=desk.scalar(select(func.sum(schema.article.c.statements))) or 0,
        claims=desk.scalar(select(func.sum(schema.story.c.claims))) or 0,
        rejected=desk.scalar(select(func.count()).select_from(schema.rejected)) or 0,
        **asdict(size(desk)),
    )


def _rows_of(table: Table, name: str) -> Label[int]:
    return select(func.count()).select_from(table).scalar_subquery().label(name)


def _better(desk: Connection, article: Article, reader: int, fingerprint: str) -> bool:
    """Say whether a report of an article is to take the place of the one there is, if there is one."""
    table = schema.article.c
    kept = desk.execute(
        select(table.reader, table.captured, table.page_sha256, table.fingerprint).where(table.id == article.id)
    ).one_or_none()
    if kept is None:
        return True
    new = (-reader, article.captured or "~", article.page_sha256, fingerprint)
    return new < (-kept.reader, kept.captured or "~", kept.page_sha256, kept.fingerprint)


def _article_row(report: Report, reader: int, fingerprint: str) -> rows.Row:
    article = report.article
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        **rows.published(article.published),
        "statements": len(report.statements),
        "reader": reader,
        "captured": article.captured,
        "page_sha256": article.page_sha256,
        "fingerprint": fingerprint,
    }
