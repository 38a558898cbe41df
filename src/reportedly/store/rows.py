"""A report as rows of the tables that index it (:mod:`~reportedly.store.schema`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TypeAlias

from sqlalchemy import Table

from reportedly.records import Report, Statement, When
from reportedly.store import schema

__all__ = ["Row", "index", "instant"]

Row: TypeAlias = dict[str, str | int | float | None]


def index(report: Report) -> Iterator[tuple[Table, list[Row]]]:
    """Give the rows under an article's own, by table, what is referred to first; a table without rows is left out."""
    yield from (
        (table, rows)
        for table, rows in (
            (schema.entity, list(_entities(report))),
            (schema.mention, list(_mentions(report))),
            (schema.time, list(_times(report))),
            (schema.event, list(_events(report))),
            (schema.participant, list(_participants(report))),
            (schema.statement, list(_statements(report))),
            (schema.link, list(_links(report))),
            (schema.stated, list(_stated(report))),
        )
        if rows
    )


def published(when: When | None) -> Row:
    """Fill the three columns that say when an article was published; what is only inferred is no date."""
    when = when if when is not None and when.basis != "inferred" else None
    ends = _ends(when)
    return {
        "published": (when.earliest or when.latest) if when else None,
        "published_earliest": ends["earliest"],
        "published_latest": ends["latest"],
    }


def instant(text: str | None, of_day: time) -> str | None:
    """Turn an ISO 8601 date, or date and time, into an instant in UTC, to the second; ``None`` for what is neither.

    A date alone is taken at *of_day*, and a time without an offset as UTC: good enough to sort by, and the record keeps
    what the page said.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= len("2017-05-28"):
            moment = datetime.combine(moment, of_day)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _ends(when: When | None) -> Row:
    """Fill the two columns that say from when to when."""
    return {
        "earliest": instant(when.earliest, time.min) if when else None,
        "latest": instant(when.latest, time.max) if when else None,
    }


def _entities(report: Report) -> Iterator[Row]:
    for entity in report.entities:
        yield {"article": report.article.id, "id": entity.id, "name": entity.name, "kind": entity.kind}


def _mentions(report: Report) -> Iterator[Row]:
    for entity in report.entities:
        for position, mention in enumerate(entity.mentions):
            yield {
                "article": report.article.id,
                "entity": entity.id,
                "position": position,
                "start": mention.start,
                "end": mention.end,
            }


def _times(report: Report) -> Iterator[Row]:
    for position, found in enumerate(report.times):
        yield {
            "article": report.article.id,
            "position": position,
            "start": found.span.start,
            "end": found.span.end,
            "type": found.type,
            "value": found.value,
            **_ends(found.when),
        }


def _events(report: Report) -> Iterator[Row]:
    for position, event in enumerate(report.events):
        yield {
            "article": report.article.id,
            "id": event.id,
            "position": position,
            "start": event.trigger.start,
            "end": event.trigger.end,
            "class": event.class_,
            "commitment": event.commitment,
            **_ends(event.when),
        }


def _participants(report: Report) -> Iterator[Row]:
    for event in report.events:
        for position, participant in enumerate(event.participants):
            yield {
                "article": report.article.id,
                "event": event.id,
                "position": position,
                "role": participant.role,
                "entity": participant.entity,
                "start": participant.start,
                "end": participant.end,
            }


def _statements(report: Report) -> Iterator[Row]:
    for position, statement in enumerate(report.statements):
        yield {
            "article": report.article.id,
            "id": statement.id,
            "position": position,
            "mode": statement.mode,
            "certainty": statement.certainty,
            "confidence": statement.confidence,
            **_root(statement),
        }


def _root(statement: Statement) -> Row:
    root = statement.chain[-1] if statement.chain else None
    return {"root_entity": root.entity if root else None, "root_name": root.name if root else None}


def _links(report: Report) -> Iterator[Row]:
    for statement in report.statements:
        for position, link in enumerate(statement.chain):
            yield {
                "article": report.article.id,
                "statement": statement.id,
                "position": position,
                "entity": link.entity,
                "name": link.name,
                "kind": link.kind,
                "certainty": link.certainty,
            }


def _stated(report: Report) -> Iterator[Row]:
    for statement in report.statements:
        for position, event in enumerate(statement.events):
            yield {
                "article": report.article.id,
                "statement": statement.id,
                "position": position,
                "event": event,
            }
