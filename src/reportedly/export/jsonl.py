"""The ledger as JSON lines, the project's public format (``docs/ledger.md``).

Theory of operation: the records already carry the format's names and meanings, so a line is the record's fields in
their order behind a first key that says which record it is; ``class`` and ``from`` alone go by other names in Python,
where these words are taken. Whatever a line names, an earlier line has given, but for the claim of a statement: the two
name each other.

A line is Unicode text to be written as UTF-8, and is one line by anybody's count: beside the control characters, which
JSON escapes anyway, the three characters at which some readers break a line (NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR)
are escaped too. A lone surrogate, which has no UTF-8, becomes U+FFFD: one code point for one, so that every span still
verifies. No stage makes one; a file name that is no valid text can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from typing import Any

import msgspec

from reportedly.affairs import Affair, Claim, Copy, Correction, Story
from reportedly.records import Article, Entity, Event, Proposition, Rejected, Report, Statement, Time

__all__ = ["Record", "affair_lines", "line", "lines", "schema"]

Record = Article | Entity | Time | Event | Statement | Claim | Copy | Story | Rejected

#: What the first key of a line, ``record``, says for each type of record.
NAMES: dict[type[Record], str] = {
    Article: "article",
    Entity: "entity",
    Time: "time",
    Event: "event",
    Statement: "statement",
    Claim: "claim",
    Copy: "copy",
    Story: "story",
    Rejected: "rejected",
}

#: What the format calls a field whose name Python keeps for itself.
FIELDS: dict[str, str] = {"class_": "class", "from_": "from"}

_NONE: Mapping[str, Correction] = {}
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_ESCAPES = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def line(record: Record, corrected: Correction | None = None, clauses: Sequence[Proposition] = ()) -> str:
    """Write one record as one JSON object, without the line end; what is not known is ``null``.

    A statement's line has the machine's reading in the format's fields, and behind them the *clauses* that are given
    more or less surely than its main one, and what the desk *corrected*.
    """
    fields = _named(msgspec.to_builtins(record))
    if clauses:
        fields["clauses"] = [{"spans": msgspec.to_builtins(one.spans), "certainty": one.certainty} for one in clauses]
    if corrected is not None:
        told = msgspec.to_builtins(corrected)
        fields["corrected"] = {name: value for name, value in told.items() if name not in ("statement", "article")}
    text = json.dumps(
        {"record": NAMES[type(record)], **fields}, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return _UNSAFE.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), text)


def lines(report: Report, corrected: Mapping[str, Correction] = _NONE) -> Iterator[str]:
    """Write one page read to the end, a line a record: the article, who is in it, when and what, what it says.

    Statements that the desk *corrected*, by id, say so.
    """
    yield line(report.article)
    yield from map(line, report.entities)
    yield from map(line, report.times)
    yield from map(line, report.events)
    apart = report.clauses_apart()
    for statement in report.statements:
        yield line(statement, corrected.get(statement.id), apart[statement.id])


def affair_lines(reports: Sequence[Report], affair: Affair, corrections: Iterable[Correction] = ()) -> Iterator[str]:
    """Write one story: its reports, each statement with its claim; then the claims, the copies and the story itself.

    A statement that says several things is in the ``statements`` of each claim; its own ``claim`` is the first of them.
    """
    claims: dict[str, str] = {}
    for claim in affair.claims:
        for statement in claim.statements:
            claims.setdefault(statement, claim.id)
    corrected = {correction.statement: correction for correction in corrections}
    for report in reports:
        said = tuple(replace(one, claim=claims.get(one.id)) for one in report.statements)
        yield from lines(replace(report, statements=said), corrected)
    yield from (line(_dated(claim)) for claim in affair.claims)
    yield from map(line, affair.copies)
    yield line(affair.story)


def _dated(claim: Claim) -> Claim:
    """The same without a standing on no day: the format's standings are from a day on."""
    return replace(claim, standings=tuple(one for one in claim.standings if one.from_))


def _named(value: Any) -> Any:
    """The same with every field under the name that the format gives it."""
    if isinstance(value, dict):
        return {FIELDS.get(name, name): _named(below) for name, below in value.items()}
    return [_named(below) for below in value] if isinstance(value, list | tuple) else value


def schema() -> str:
    """Read the JSON Schema (draft 2020-12) that every line is valid against; gives its text."""
    return resources.files("reportedly.export").joinpath("ledger.schema.json").read_text(encoding="utf-8")
