"""The ledger as JSON lines, the project's public format (``docs/ledger.md``).

Theory of operation: the records already carry the format's names and meanings, so a line is the record's fields in
their order behind a first key that says which record it is; an event's ``class`` alone goes by another name in Python,
where that word is taken. Whatever a line names, an earlier line has given.

A line is Unicode text to be written as UTF-8, and is one line by anybody's count: beside the control characters, which
JSON escapes anyway, the three characters at which some readers break a line (NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR)
are escaped too. A lone surrogate, which has no UTF-8, becomes U+FFFD: one code point for one, so that every span still
verifies. No stage makes one; a file name that is no valid text can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources

import msgspec

from reportedly.records import Article, Entity, Event, Rejected, Report, Statement, Time

__all__ = ["Record", "line", "lines", "schema"]

Record = Article | Entity | Time | Event | Statement | Rejected

#: What the first key of a line, ``record``, says for each type of record.
NAMES: dict[type[Record], str] = {
    Article: "article",
    Entity: "entity",
    Time: "time",
    Event: "event",
    Statement: "statement",
    Rejected: "rejected",
}

#: What the format calls a field whose name Python keeps for itself.
FIELDS: dict[str, str] = {"class_": "class"}

_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_ESCAPES = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def line(record: Record) -> str:
    """Write one record as one JSON object, without the line end; what is not known is ``null``."""
    fields = {FIELDS.get(name, name): value for name, value in msgspec.to_builtins(record).items()}
    text = json.dumps(
        {"record": NAMES[type(record)], **fields}, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return _UNSAFE.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), text)


def lines(report: Report) -> Iterator[str]:
    """Write one page read to the end, a line a record: the article, who is in it, when and what, what it says."""
    yield line(report.article)
    yield from map(line, report.entities)
    yield from map(line, report.times)
    yield from map(line, report.events)
    yield from map(line, report.statements)


def schema() -> str:
    """Read the JSON Schema (draft 2020-12) that every line is valid against; gives its text."""
    return resources.files("reportedly.export").joinpath("ledger.schema.json").read_text(encoding="utf-8")
