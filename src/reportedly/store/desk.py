"""The desk: every page read, kept in one SQLite file that any number may read while one writes.

What a desk holds does not depend on the order in which pages came. Of the reports added for one article it keeps one:
that of the newest reader; among those, the one from the page captured first (a page that nobody dated comes last); and
among those, the one with the smallest page digest and then the smallest fingerprint. That is a total order, and the
smallest of a set is the same however the set was gone through.

The newest reader is the one that came to this desk last, and readers are numbered as they come: names of versions say
nothing certain about age. So the order in which readers first appear matters, as it should, and nothing after that: an
older reader that comes back does not undo what a newer one has read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.dialects import sqlite

from reportedly.errors import StoreError, UsageError
from reportedly.records import Article, Rejected, Report
from reportedly.store import connection, migrations, naming, packing, rows, schema

__all__ = ["Counts", "Desk", "Headline"]

#: How many reports are taken from the file at a time.
BATCH = 64


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
    """How much a desk holds."""

    pages: int
    articles: int
    entities: int
    times: int
    events: int
    statements: int
    rejected: int


class Desk:
    """One desk file, open. A context manager; iterators taken from it are to be finished before it is closed."""

    def __init__(self, path: Path, pool: Engine) -> None:
        """For :meth:`open` only."""
        self.path = path
        self._pool = pool

    @classmethod
    def open(cls, path: Path, *, create: bool = True, readonly: bool = False) -> Self:
        """Open a desk, making the file where there is none, and bringing an older one up to date.

        Args:
            path: the file.
            create: whether a file that is not there is made.
            readonly: neither make nor change anything.

        Raises:
            UsageError: there is no such file and none is to be made, or no folder to make it in.
            NewerDesk: a newer version of the program made it.
            StoreError: the file is no desk, or cannot be opened.
        """
        with connection.faults(path):
            _expect(path, create=create and not readonly)
            desk = cls(path, connection.engine(path, readonly=readonly))
        try:
            desk._check() if readonly else desk._bring_up()
        except BaseException:
            desk.close()
            raise
        return desk

    def close(self) -> None:
        """Let go of the file; the last to do so folds SQLite's log into it."""
        self._pool.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What writers use

    def seen(self, key: str) -> bool:
        """Say whether a page was added or rejected under this key."""
        with connection.reading(self._pool, self.path) as desk:
            return desk.execute(select(schema.page.c.key).where(schema.page.c.key == key)).first() is not None

    def add(self, key: str, report: Report, *, reader: str) -> bool:
        """Store a report and note its page as seen, both or neither.

        Args:
            key: the page as read by this version of the reader.
            report: what was read.
            reader: the name of that version.

        Returns:
            Whether the desk now holds something that it did not: ``False`` where it has this report, or a better one.

        Raises:
            ValueError: the report breaks a promise of the ledger (a span that does not verify, an entity or event not
                given); nothing is stored.
            StoreError: the file could not be written; nothing is stored.
        """
        report = packing.storable(report)
        packing.verify(report)
        packed, fingerprint = packing.pack(report), packing.fingerprint(report)
        with connection.writing(self._pool, self.path) as desk:
            _note(desk, key)
            number = _number(desk, reader)
            if not _better(desk, report.article, number, fingerprint):
                return False
            desk.execute(delete(schema.article).where(schema.article.c.id == report.article.id))
            desk.execute(insert(schema.article), _article_row(report, number, fingerprint))
            desk.execute(insert(schema.report), {"article": report.article.id, **asdict(packed)})
            for table, below in rows.index(report):
                desk.execute(insert(table), below)
            return True

    def reject(self, key: str, rejected: Rejected) -> bool:
        """Store why a page gave no article and note it as seen; returns and raises as :meth:`add` does."""
        rejected = packing.storable(rejected)
        row = {"fingerprint": packing.fingerprint(rejected), **asdict(rejected)}
        with connection.writing(self._pool, self.path) as desk:
            _note(desk, key)
            added = desk.execute(sqlite.insert(schema.rejected).on_conflict_do_nothing(), row)
            return added.rowcount == 1

    # What readers use

    def articles(self) -> tuple[Headline, ...]:
        """List the articles by publication, what has no date last; then by outlet, title and id."""
        table = schema.article.c
        query = select(table.id, table.title, table.outlet, table.published, table.statements).order_by(
            *schema.IN_ORDER
        )
        with connection.reading(self._pool, self.path) as desk:
            return tuple(
                Headline(id=known, title=title, outlet=outlet, published=published, statements=statements)
                for known, title, outlet, published, statements in desk.execute(query)
            )

    def report(self, article: str) -> Report:
        """Give the report of one article.

        Args:
            article: its id; or what the id begins with; or its title or address, or a piece of one, in either case.

        Raises:
            UsageError: no article answers to that, or several do; says which.
        """
        with connection.reading(self._pool, self.path) as desk:
            found = naming.one(desk, article, self.path)
            kept = desk.execute(
                select(schema.report.c.text, schema.report.c.record).where(schema.report.c.article == found)
            ).one()
        return packing.unpack(packing.Packed(text=kept.text, record=kept.record))

    def reports(self) -> Iterator[Report]:
        """Give all reports in the order of :meth:`articles`, as they are now; memory holds a few at a time."""
        query = select(schema.report.c.text, schema.report.c.record).join(schema.article).order_by(*schema.IN_ORDER)
        with connection.reading(self._pool, self.path) as desk:
            for row in desk.execute(query, execution_options={"yield_per": BATCH}):
                yield packing.unpack(packing.Packed(text=row.text, record=row.record))

    def rejected(self) -> Iterator[Rejected]:
        """Give the pages that gave no article, by address, path, reason and detail."""
        columns = [schema.rejected.c[field] for field in Rejected.__dataclass_fields__]
        query = select(*columns).order_by(*columns)
        with connection.reading(self._pool, self.path) as desk:
            for row in desk.execute(query, execution_options={"yield_per": BATCH}).mappings():
                yield Rejected(**row)

    def counts(self) -> Counts:
        """Count everything, at one moment."""
        tables = {
            "pages": schema.page,
            "articles": schema.article,
            "entities": schema.entity,
            "times": schema.time,
            "events": schema.event,
            "statements": schema.statement,
            "rejected": schema.rejected,
        }
        counted = (select(func.count()).select_from(table).scalar_subquery().label(n) for n, table in tables.items())
        with connection.reading(self._pool, self.path) as desk:
            return Counts(**desk.execute(select(*counted)).mappings().one())

    # Opening

    def _check(self) -> None:
        with connection.reading(self._pool, self.path) as desk:
            steps = migrations.version(desk, self.path)
        if steps == 0:
            raise StoreError(f"{self.path} is an empty file and not a desk: name another file")
        if steps < len(migrations.STEPS):
            raise StoreError(
                f"the desk {self.path} is of version {steps}, and this reportedly shows version "
                f"{len(migrations.STEPS)}: run `reportedly read --desk {self.path} PAGES` once to bring it up to date"
            )

    def _bring_up(self) -> None:
        # What the file is must be known before anything, the journal mode included, is changed in it.
        with connection.reading(self._pool, self.path) as desk:
            steps = migrations.version(desk, self.path)
        with connection.faults(self.path):
            connection.write_ahead(self._pool)
        if steps < len(migrations.STEPS):
            with connection.writing(self._pool, self.path) as desk:
                migrations.migrate(desk, self.path)


def _expect(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder and not a desk: name a file")
    if path.exists():
        return
    if not create:
        raise UsageError(
            f"there is no desk at {path}: make one with `reportedly read --desk {path} PAGES`, or name another"
        )
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} for the desk {path.name}: make it first")


def _note(desk: Connection, key: str) -> None:
    desk.execute(sqlite.insert(schema.page).on_conflict_do_nothing(), {"key": key})


def _number(desk: Connection, reader: str) -> int:
    """Look up the number of a reader at this desk; one that is new to it gets the next."""
    desk.execute(sqlite.insert(schema.reader).on_conflict_do_nothing(), {"name": reader})
    return int(desk.execute(select(schema.reader.c.number).where(schema.reader.c.name == reader)).scalar_one())


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
