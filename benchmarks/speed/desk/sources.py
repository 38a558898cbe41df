"""What the desk is made of: the development stories and the saved pages, read once, and small desks of them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.speed.desk.varying import Mould, Table, mould
from reportedly import pipeline
from reportedly.reconcile import story_keys
from reportedly.records import Report, digest
from reportedly.store import Desk
from reportedly.store.packing import pack

__all__ = ["READER", "STORIES", "addressed", "cast", "reports_of"]

#: The development stories; what the scored ones say is nobody's business here.
STORIES: Final = ("calder-reach", "finance-minister", "harbour-ruling", "kettle-recall", "third-recording")
READER: Final = "the reader of the benchmark"
#: What is no table of the desk's own, or is made by the desk from others.
_LEFT: Final = ("sqlite_%", "%\\_words%", "%\\_pieces%", "reader")


def reports_of(name: str, pages: Iterable[Path], folder: Path) -> list[Report]:
    """The reports of *pages*, in the order of publication; read once and kept in *folder*."""
    kept = folder / f"{name}.jsonl"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        found = [one for one in pipeline.parse([str(page) for page in pages]) if isinstance(one, Report)]
        kept.write_bytes(b"\n".join(map(msgspec.json.encode, found)))
    reports = [addressed(msgspec.json.decode(line, type=Report)) for line in kept.read_bytes().splitlines()]
    return sorted(reports, key=lambda report: (_day(report), report.article.id))


def addressed(report: Report) -> Report:
    """The report with an address that every copy makes its own, so that no two copies are one article."""
    url = f"https://pages.example/{digest('page', report.article.id)}"
    return replace(report, article=replace(report.article, url=url))


def cast(reports: Sequence[Report], *, key: str | None, held: int = 0) -> Mould:
    """Store *reports*, but for the last few that are *held* back, in a small desk, and make a mould of it.

    With a *key* they are one story, whatever their own keys say: an id in form, so that every copy gets its own.
    """
    own = [key] if key else []
    stored = reports[: len(reports) - held]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.desk"
        with Desk.open(path) as desk:
            for report in stored:
                keys = (*own, *story_keys(report))
                desk.add(digest("page", report.article.id), report, reader=READER, story_keys=keys)
            pipeline.settle(desk)
        with closing(sqlite3.connect(path)) as small:
            tables = {name: _rows(small, name) for name in _names(small)}
            stories = {
                story: tuple(one for (one,) in small.execute("SELECT article FROM member WHERE story = ?", (number,)))
                for number, story in small.execute("SELECT number, id FROM story").fetchall()
            }
    return mould(tables, reports, [pack(report) for report in reports[len(stored) :]], stories=stories)


def _names(small: sqlite3.Connection) -> list[str]:
    unlike = " AND ".join(f"name NOT LIKE '{left}' ESCAPE '\\'" for left in _LEFT)
    query = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {unlike}"
    return [name for (name,) in small.execute(query)]


def _rows(small: sqlite3.Connection, table: str) -> Table:
    found = small.execute(f'SELECT * FROM "{table}"')
    return tuple(column[0] for column in found.description), found.fetchall()


def _day(report: Report) -> str:
    published = report.article.published
    return (published.earliest if published else None) or "~"
