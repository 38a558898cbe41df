"""The seam between the desk and SQLite: how the file is opened, how a transaction begins, what an error means.

A desk is in WAL mode: one writes while others read, and a reader sees the file as it was when its transaction began.
``synchronous`` is NORMAL. A process killed at any moment loses the transaction in hand and nothing else, since what was
committed is with the operating system. A power cut can cost the last few committed pages, never the file; as the key of
a page is committed with its report, the next run reads those pages again. FULL would save that re-reading at the price
of a disk flush for every page (https://www.sqlite.org/pragma.html#pragma_synchronous).

SQLAlchemy is told to leave BEGIN to us (its documentation, "Serializable isolation / Savepoints / Transactional DDL" of
the pysqlite dialect), because a writer must begin with BEGIN IMMEDIATE: a transaction that reads first and writes later
could find that another has written in between, and fail instead of waiting.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from os import W_OK, access
from pathlib import Path

from sqlalchemy import Connection, Engine, Select, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from reportedly.errors import StoreError

__all__ = ["engine", "faults", "listed", "reading", "write_ahead", "writing"]

#: How long a writer waits for another, in seconds.
PATIENCE = 30

#: What is set on every connection.
PRAGMAS: tuple[str, ...] = ("foreign_keys = ON", "synchronous = NORMAL")

#: What is wrong and what to do, by SQLite's primary result code: https://www.sqlite.org/rescode.html
TROUBLES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: f"is busy: another process has been writing for {PATIENCE} seconds, try again when it is done",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check the rights on it and on its folder",
    sqlite3.SQLITE_CORRUPT: "is damaged: take a copy of it, then read the pages into a new desk",
    sqlite3.SQLITE_FULL: "is full: make room on its disk and run the command again, nothing that was stored is lost",
    sqlite3.SQLITE_IOERR: "cannot be read or written: its disk reports an error",
    sqlite3.SQLITE_NOTADB: "is no desk at all: name another file",
    sqlite3.SQLITE_PERM: "may not be opened: check the rights on it and on its folder",
    sqlite3.SQLITE_READONLY: "may not be written: it is open for reading only, or the rights on it forbid it",
}


def engine(path: Path, *, readonly: bool) -> Engine:
    """Make a pool of connections to the file, none open yet; *readonly* ones never make the file nor write to it."""
    pragmas = (*PRAGMAS, "query_only = ON") if readonly else PRAGMAS
    address = f"{path.absolute().as_uri()}?{_mode(path, readonly=readonly)}"

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        for pragma in pragmas:
            opened.execute(f"PRAGMA {pragma}")
        return opened

    made = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)
    event.listen(made, "begin", _begin)
    return made


def _mode(path: Path, *, readonly: bool) -> str:
    """Say how SQLite is to open the file.

    A reader opens as writers do and is held back by ``query_only``, because the last one out then tidies up the log
    files, which ``mode=ro`` leaves lying about. Where it may not write them at all (a desk on a read-only disk), the
    file is read as it is, provided no log says that there is more to it.
    """
    if not readonly:
        return "mode=rwc"
    if access(path.parent, W_OK):
        return "mode=rw"
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def write_ahead(pool: Engine) -> None:
    """Put the file into WAL mode, for good; cannot be done inside a transaction."""
    with closing(pool.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode = WAL")


@contextmanager
def reading(pool: Engine, path: Path) -> Iterator[Connection]:
    """Run a transaction in which the desk stays as it is at the first query, whoever writes meanwhile."""
    with faults(path), pool.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(pool: Engine, path: Path) -> Iterator[Connection]:
    """Run a transaction that is committed whole, or, if anything is raised in it, not at all."""
    with faults(path), pool.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


def listed(values: Iterable[str | int]) -> Select[tuple[str]]:
    """Give values as a query, for ``in_``: SQLite bounds the number of parameters, but not the length of one."""
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return select(each.c.value)


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn whatever SQLite and SQLAlchemy raise about the file into a :class:`~reportedly.errors.StoreError`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(origin, "sqlite_errorcode", None)
        trouble = TROUBLES.get(code & 0xFF) if code is not None else None
        raise StoreError(f"the desk {path} {trouble or f'cannot be used: {origin}'}") from error
