"""One desk taken over into another: as if its pages had been read here, by the readers that read them there.

Every report is added as :meth:`~reportedly.store.desk.Desk.add` adds, some at a time, so that others may write in
between; the keys of the pages come last. An adoption that was cut short is therefore made good by doing it again, and
one that is done again changes nothing. Readers that are new here are numbered in the order they have there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, select

from reportedly.store import decisions, grouping, judging, keeping, packing, schema

__all__ = ["entries", "finish", "prepare"]


def prepare(desk: Connection, other: Connection) -> None:
    """Take over the readers, the decisions and the judgements, so that every report finds them when it comes."""
    for reader in other.scalars(select(schema.reader.c.name).order_by(schema.reader.c.number)):
        keeping.number(desk, reader)
    for decision in decisions.all_of(other):
        grouping.decide(desk, decision)
    for judgement in judging.all_of(other):
        grouping.judge(desk, judgement)


def entries(other: Connection, batch: int) -> Iterator[list[keeping.Entry]]:
    """Give every report of the other desk, ready to be kept, so many at a time."""
    query = (
        select(schema.article.c.id, schema.article.c.fingerprint, schema.reader.c.name, schema.report.c.text)
        .add_columns(schema.report.c.record)
        .join(schema.report, schema.report.c.article == schema.article.c.id)
        .join(schema.reader, schema.reader.c.number == schema.article.c.reader)
        .order_by(schema.article.c.id)
    )
    found = iter(other.execute(query, execution_options={"yield_per": batch}))
    while some := list(islice(found, batch)):
        keys = grouping.keys_of(other, [row.id for row in some])
        packed = [packing.Packed(text=row.text, record=row.record) for row in some]
        yield [
            keeping.Entry(
                report=packing.unpack(each),
                packed=each,
                fingerprint=row.fingerprint,
                reader=row.name,
                keys=tuple(sorted(keys[row.id])),
            )
            for row, each in zip(some, packed, strict=True)
        ]


def finish(desk: Connection, other: Connection, batch: int) -> None:
    """Take over the rejected pages, and which pages were seen."""
    for rejected in keeping.rejections(other, batch):
        keeping.reject(desk, rejected)
    keys = other.scalars(select(schema.page.c.key), execution_options={"yield_per": batch})
    while some := list(islice(keys, batch)):
        keeping.note(desk, *some)
