"""Pages as JSON: one object a line, or a document with one object or an array of them.

An object says any of ``url``, ``outlet``, ``title``, ``published``, ``html`` and ``text``; other keys are passed over.
A line that is broken is rejected by itself and the next goes on. Lines are taken from the stream piece by piece: a file
of any size needs no more memory than its longest line, and a line longer than a page may be is skipped unheld.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from reportedly.pages.origin import Origin
from reportedly.records import Page, Rejected

__all__ = ["GIVE_UP", "Line", "document_pages", "lines_of", "record_page"]

#: An overlong line, or a run of blank ones, is skipped for so many times the page limit, then the rest of the file is
#: left: a small gzip stream can unpack to a line of terabytes. At the default limit this is a second or two.
GIVE_UP = 50

# msgspec's message: Expected `str | null`, got `int` - at `$.text`
_MISMATCH = re.compile(r"Expected `(?P<type>[a-z]+).*?`, got .*?(?: - at `\$\.?(?P<path>[^`]*)`)?$")
_TYPES = {"str": "a string", "object": "an object", "array": "an array"}


class _Record(msgspec.Struct, frozen=True):
    """What an object may say of a page."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    html: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number, from 1, and its bytes, or ``None`` where it is longer than the limit."""

    number: int
    data: bytes | None
    last_resort: bool = False


def lines_of(pieces: Iterable[bytes], limit: int) -> Iterator[Line]:
    """Cut *pieces* of a stream into lines of at most *limit* bytes, ends not counted; blank lines only count.

    ``last_resort`` marks the line at which it was given up: see :data:`GIVE_UP`.
    """
    number, held, length, idle = 1, bytearray(), 0, 0
    for piece in pieces:
        skipping = length > limit and b"\n" not in piece
        blank = not length and not piece.strip()
        idle = idle + len(piece) if skipping or blank else 0
        if idle > GIVE_UP * limit:
            yield Line(number, None, last_resort=True)
            return
        if blank:
            number += piece.count(b"\n")
            continue
        *ended, rest = piece.split(b"\n")
        for part in ended:
            length += len(part)
            if length > limit:
                yield Line(number, None)
            elif part.strip() or held.strip():
                yield Line(number, bytes(held + part))
            held.clear()
            number, length = number + 1, 0
        length += len(rest)
        if length > limit:
            held.clear()
        else:
            held += rest
    if length > limit:
        yield Line(number, None)
    elif held.strip():
        yield Line(number, bytes(held))


def record_page(data: bytes | msgspec.Raw, origin: Origin) -> Page | Rejected:
    """Make the page of one JSON object: ``html`` where it says something, else ``text``."""
    try:
        record = msgspec.json.decode(data, type=_Record)
    except (ValueError, RecursionError) as error:
        return origin.rejected("malformed", _complaint(error))
    html = record.html if record.html and not record.html.isspace() else None
    text = record.text if record.text and not record.text.isspace() else None
    content = html or text
    if content is None:
        return origin.rejected("empty", "neither html nor text says anything", url=record.url)
    return origin.page(
        content.encode("utf-8", "replace"),
        "text/html" if html else "text/plain",
        charset="utf-8",
        url=record.url,
        outlet=record.outlet,
        title=record.title,
        published=record.published,
    )


def document_pages(data: bytes, origin: Origin) -> Iterator[Page | Rejected]:
    """Give the pages of a JSON document: one for an object, one for each item of an array."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.lstrip().startswith(b"["):
        yield record_page(data, origin)
        return
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (ValueError, RecursionError) as error:
        yield origin.rejected("malformed", _complaint(error))
        return
    if not items:
        yield origin.rejected("empty", "an array without items")
    for index, item in enumerate(items):
        yield record_page(item, origin.at(f"[{index}]"))


def _complaint(error: Exception) -> str:
    """Say what is wrong with a JSON value and where, in one line: ``text: expected a string``."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    mismatch = _MISMATCH.match(str(error))
    if mismatch is None:
        return f"no JSON: {str(error).removeprefix('JSON is malformed: ')}"
    expectation = f"expected {_TYPES.get(mismatch['type'], mismatch['type'])}"
    return f"{mismatch['path']}: {expectation}" if mismatch["path"] else expectation
