"""A report as the desk keeps it: the text once, and the record with places where its spans were.

A span's words are the text between its places, so they are taken out when a report is packed, having been checked, and
cut from the text again when it is unpacked. No span in a desk can disagree with its text. They are put back into the
JSON, before it is decoded: a page of the desk waits for it, and a tree in between would take twice as long.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, TypeVar

import msgspec

from reportedly.records import Rejected, Report

__all__ = ["Packed", "fingerprint", "pack", "printable", "storable", "unpack", "verify"]

_R = TypeVar("_R", Report, Rejected)
_SURROGATE = re.compile("[\ud800-\udfff]")
#: What the words of a span, and the text of the article, stand behind. A quotation mark within a string is escaped in
#: JSON, so that no string can hold either.
_PLACES: Final = re.compile(r'"start":\s*(\d+),\s*"end":\s*(\d+)')
_ARTICLE: Final = re.compile(r'"article":\s*\{')
_DECODER: Final = msgspec.json.Decoder(Report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A report as the desk keeps it."""

    text: str
    record: str


def storable(record: _R) -> _R:
    """Give the record itself, or, where it holds lone surrogates, which have no UTF-8, one with U+FFFD in their places.

    No stage makes them; the name of a file that is no valid text does.
    """
    try:
        msgspec.json.encode(record)
    except UnicodeEncodeError:
        clean = printable(json.dumps(msgspec.to_builtins(record), ensure_ascii=False))
        return msgspec.json.decode(clean, type=type(record))
    return record


def printable(text: str) -> str:
    """Give the text with U+FFFD in the place of every lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def fingerprint(record: Report | Rejected) -> str:
    """Compute the SHA-256 of the whole record: two records have the same exactly if they are equal."""
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()


def verify(report: Report) -> None:
    """Hold a report to what every ledger promises, but for the words of its spans, which :func:`pack` checks.

    Raises:
        ValueError: a part belongs to another article, two have the same id, an entity, an event or a statement is named
            that is not there, or a commitment is off its scale.
    """
    article = report.article.id
    for what, ids in (
        ("entities", [entity.id for entity in report.entities]),
        ("events", [event.id for event in report.events]),
        ("statements", [statement.id for statement in report.statements]),
        ("propositions", [proposition.id for proposition in report.propositions]),
    ):
        if twice := [known for known, times in Counter(ids).items() if times > 1]:
            raise ValueError(f"{article}: two {what} have the id {twice[0]}")
    if strangers := sorted(_owners(report) - {article}):
        raise ValueError(f"{article}: a part of the report belongs to {strangers[0]}")
    for who, missing, kind in _unknown(report):
        if missing:
            raise ValueError(f"{article}: {who} names {min(missing)}, which is not among the {kind}")
    if off := [event.id for event in report.events if not -3 <= event.commitment <= 3]:
        raise ValueError(f"{article}: the commitment of {off[0]} is not a number from -3 to 3")


def _owners(report: Report) -> set[str]:
    """Collect the articles that the parts of a report say they belong to."""
    owners = {mention.article for entity in report.entities for mention in entity.mentions}
    for parts in (report.times, report.events, report.statements, report.propositions):
        owners.update(part.article for part in parts)
    return owners


def _unknown(report: Report) -> Iterator[tuple[str, set[str], str]]:
    """Give who names what, the ids that nothing answers to, and among what they were looked for."""
    entities, events = {entity.id for entity in report.entities}, {event.id for event in report.events}
    links = chain.from_iterable(statement.chain for statement in report.statements)
    participants = chain.from_iterable(event.participants for event in report.events)
    stated = chain.from_iterable(statement.events for statement in report.statements)
    said = {role.of for entity in report.entities for role in entity.roles}
    said |= {fact.entity for entity in report.entities for fact in entity.facts if fact.entity is not None}
    yield "an entity", said - entities, "entities"
    yield "a chain", {link.entity for link in links if link.entity is not None} - entities, "entities"
    yield "an event", {one.entity for one in participants if one.entity is not None} - entities, "entities"
    yield "a statement", set(stated) - events, "events"
    statements = {statement.id for statement in report.statements}
    named = {(one.subject_entity, one.object_entity) for one in report.propositions}
    yield "a proposition", {proposition.statement for proposition in report.propositions} - statements, "statements"
    yield "a proposition", {one for one in chain.from_iterable(named) if one is not None} - entities, "entities"


def pack(report: Report) -> Packed:
    """Take the text, and with it the words of the spans, out of the record.

    Raises:
        ValueError: a span's words are not the text between its places; says which span.
    """
    tree = msgspec.to_builtins(report)
    text = tree["article"].pop("text")
    _take_words(tree, text, report.article.id)
    return Packed(text=text, record=msgspec.json.encode(tree).decode())


def unpack(packed: Packed) -> Report:
    """Give back the very report that was packed."""
    text = packed.text

    def worded(places: re.Match[str]) -> str:
        return f'{places[0]},"text":{_written(text[int(places[1]) : int(places[2])])}'

    record = _PLACES.sub(worded, packed.record)
    return _DECODER.decode(_ARTICLE.sub(lambda found: f'{found[0]}"text":{_written(text)},', record, count=1))


def _written(words: str) -> str:
    return msgspec.json.encode(words).decode()


# The tree below is the builtins that msgspec makes of a record: only spans, mentions
# and participants have a start and an end.


def _take_words(tree: Any, text: str, where: str) -> None:
    if isinstance(tree, dict):
        if "start" in tree:
            start, end, words = tree["start"], tree["end"], tree.pop("text")
            if not 0 <= start <= end <= len(text) or text[start:end] != words:
                raise ValueError(f"{where}: the text at {start}:{end} is not {words!r}")
            return
        for name, value in tree.items():
            _take_words(value, text, f"{where}.{name}")
    elif isinstance(tree, list | tuple):
        for position, value in enumerate(tree):
            _take_words(value, text, f"{where}[{position}]")
