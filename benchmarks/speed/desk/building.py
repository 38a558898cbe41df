"""The large desk, row by row: every round another copy of every story, now and then one of the pages.

The rows go in by themselves, some hundred stories to a transaction, with nothing that guards against a power cut; the
full text is made of them as the desk makes it. A desk that was begun and not finished is thrown away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.speed.desk.sources import READER
from benchmarks.speed.desk.varying import Mould, Row, Variant
from reportedly.records import Report, digest
from reportedly.store import Desk
from reportedly.store.packing import Packed, unpack

__all__ = ["FORCED", "Moulds", "Waiting", "build"]

#: What makes the reports of a story one story.
FORCED: Final = digest("story", "what the benchmark holds together")
#: Rounds with a copy of the saved pages, and rounds between two commits.
PAGES_EVERY: Final = 20
COMMITTED_EVERY: Final = 10
#: How many years a round's are later: a leap year stays one.
YEARS: Final = range(-40, 60, 4)

_PRAGMAS: Final = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000", "temp_store = MEMORY")
_FULL_TEXT: Final = (
    "INSERT INTO article_words (rowid, title, text) SELECT number, title, text FROM searchable WHERE number > ?",
    "INSERT INTO article_pieces (rowid, title, url) SELECT number, title, url FROM searchable WHERE number > ?",
    "INSERT INTO claim_words (rowid, wording) SELECT number, wording FROM claim WHERE number > ?",
    "INSERT INTO claim_pieces (rowid, wording) SELECT number, wording FROM claim WHERE number > ?",
    "INSERT INTO story_pieces (rowid, title) SELECT number, title FROM story WHERE number > ? AND title IS NOT NULL",
)
_COUNTED: Final = ("member", "member", "claim", "claim", "story")


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is to be added while the clock runs, and what its story has so far."""

    story: str
    articles: int
    key: str
    text: str
    record: str

    def report(self) -> Report:
        """The report itself."""
        return unpack(Packed(text=self.text, record=self.record))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moulds:
    """``whole`` stories; the same with some reports ``held`` back; the ``pages``, each by itself."""

    whole: Sequence[Mould]
    held: Sequence[Mould]
    pages: Mould | None


@dataclass(slots=True)
class _File:
    """The desk in the making; ``numbers`` are the last that were given out."""

    desk: sqlite3.Connection
    numbers: dict[str, int] = field(default_factory=lambda: {"story": 0, "member": 0, "claim": 0})
    told: dict[str, int] = field(default_factory=lambda: {"story": 0, "member": 0, "claim": 0})

    def put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        if rows:
            names, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" * len(columns))
            verb = "INSERT OR IGNORE" if table in ("article_key", "story_key", "page") else "INSERT"
            self.desk.executemany(f'{verb} INTO "{table}" ({names}) VALUES ({marks})', rows)

    def commit(self) -> None:
        for query, counted in zip(_FULL_TEXT, _COUNTED, strict=True):
            self.desk.execute(query, (self.told[counted],))
        self.told = dict(self.numbers)
        self.desk.execute("COMMIT")
        self.desk.execute("BEGIN")


def build(path: Path, moulds: Moulds, *, articles: int, large: Sequence[int] = (), held_rounds: int = 40) -> None:
    """Make a desk of so many *articles*, or a few more, and beside it the reports that wait to be added.

    Args:
        path: the desk; the waiting reports get the same name, with ``.waiting``.
        moulds: what it is made from.
        articles: how many.
        large: stories of so many articles each, of the first mould that holds some back.
        held_rounds: in how many rounds the stories lack their last reports.
    """
    begun = path.with_suffix(".begun")
    begun.unlink(missing_ok=True)
    Desk.open(begun).close()
    waiting: list[Waiting] = []
    with closing(sqlite3.connect(begun, isolation_level=None)) as desk:
        for pragma in _PRAGMAS:
            desk.execute(f"PRAGMA {pragma}")
        desk.execute("INSERT INTO reader (number, name) VALUES (1, ?)", (READER,))
        desk.execute("BEGIN")
        file = _File(desk)
        for size in large:
            waiting += _large(file, moulds.held[0], size)
        for number in range(articles):
            if file.numbers["member"] >= articles:
                break
            for place, mould in enumerate(_round(moulds, number, held_rounds)):
                one = Variant(mould, f"{number}, {place}", YEARS[number % len(YEARS)])
                waiting += _waiting(one, mould.articles)
                _copy(file, one)
            if number % COMMITTED_EVERY == 0:
                file.commit()
        file.commit()
        desk.execute("COMMIT")
        desk.execute("PRAGMA journal_mode = WAL")
    path.with_suffix(".waiting").write_bytes(b"\n".join(map(msgspec.json.encode, waiting)))
    for beside in ("-wal", "-shm"):  # what a run that was killed left of the desk before would be read into this one
        path.with_name(path.name + beside).unlink(missing_ok=True)
    begun.replace(path)


def _round(moulds: Moulds, number: int, held_rounds: int) -> Iterator[Mould]:
    yield from moulds.held if number < held_rounds else moulds.whole
    if moulds.pages is not None and number % PAGES_EVERY == 0:
        yield moulds.pages


def _copy(file: _File, one: Variant) -> None:
    for table, columns, rows in one.rows(file.numbers):
        file.put(table, columns, rows)
    _count(file, one.mould)


def _count(file: _File, mould: Mould) -> None:
    for table in file.numbers:
        columns, rows = mould.tables[table]
        place = columns.index("number")
        file.numbers[table] += max((int(row[place] or 0) for row in rows), default=0)


def _waiting(one: Variant, articles: int) -> Iterator[Waiting]:
    for place, packed in enumerate(one.mould.waiting):
        text, record = one.text(packed.text), one.text(packed.record)
        key = digest("page", "waiting", one.seed, place, text)
        yield Waiting(story=one.slots[FORCED], articles=articles + place, key=key, text=text, record=record)


def _large(file: _File, mould: Mould, size: int) -> Iterator[Waiting]:
    """One story of *size* articles: tellings of one story's reports, half of whose names are the same in all."""
    tellings = [
        Variant(mould, f"large {size}, telling {number}", 0, kept=f"large {size}")
        for number in range(-(-size // mould.articles))
    ]
    (story,) = mould.stories
    smallest = min(one.slots[article] for one in tellings for article in mould.stories[story])
    common = {story: digest("story", smallest), FORCED: digest("story", "large", size)}
    for one in tellings:
        one.slots.update(common)
    base = dict(file.numbers)
    merged: dict[str, tuple[tuple[str, ...], list[Row]]] = {}
    for place, one in enumerate(tellings):
        numbers = {**file.numbers, "story": base["story"]}
        for table, columns, rows in one.rows(numbers):
            known = merged.setdefault(table, (columns, []))[1]
            known += _moved(columns, rows, len(known)) if table in ("claim", "copy") else rows
        for table in ("member", "claim"):
            file.numbers[table] += len(mould.tables[table][1])
        if place == 0:
            file.numbers["story"] += 1
    _one_story(merged, smallest, size=len(tellings) * mould.articles)
    for table, (columns, rows) in merged.items():
        file.put(table, columns, rows)
    return _waiting(tellings[0], len(tellings) * mould.articles)


def _moved(columns: Sequence[str], rows: Iterable[Row], by: int) -> list[Row]:
    place = columns.index("position")
    return [(*row[:place], int(row[place] or 0) + by, *row[place + 1 :]) for row in rows]


def _one_story(merged: Mapping[str, tuple[tuple[str, ...], list[Row]]], smallest: str, *, size: int) -> None:
    """Put the tellings' stories together: one row, one record."""
    columns, rows = merged["story"]
    row = dict(zip(columns, rows[0], strict=True))
    row |= {"smallest": smallest, "articles": size, "claims": len(merged["claim"][1])}
    row["contested"] = int(row["contested"] or 0) * len(rows)
    rows[:] = [tuple(row[column] for column in columns)]
    columns, rows = merged["affair"]
    place = columns.index("record")
    records = [msgspec.json.decode(str(row[place])) for row in rows]
    whole = records[0]
    for part in ("articles", "claims", "families", "circles", "cast"):
        whole[part] = [one for record in records for one in record[part]]
    rows[:] = [(*rows[0][:place], msgspec.json.encode(whole).decode(), *rows[0][place + 1 :])]
