"""From a stream of bytes to pages, whichever way the stream came: a file, standard input, an answer."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedIOBase

from reportedly.errors import PageError
from reportedly.pages.jsonlines import GIVE_UP, document_pages, lines_of, record_page
from reportedly.pages.origin import Origin
from reportedly.pages.sniff import Form, is_binary, is_blank, looks_html, sniffed
from reportedly.pages.unpack import read_at_most, read_head, read_some, reading
from reportedly.records import Page, Rejected

__all__ = ["pages_in"]

# Bytes of JSON lines taken at a time: what a pipe or a disk gives at once is less or little more.
_PIECE = 256 * 1024


def pages_in(stream: BufferedIOBase, form: Form, origin: Origin, *, limit: int) -> Iterator[Page | Rejected]:
    """Give the pages of *stream*, read no further than each of them needs.

    Args:
        stream: the bytes, unpacked; read by ``read`` and ``read1``.
        form: what the bytes are said to be.
        origin: where they come from.
        limit: bytes of one page at most.
    """
    try:
        head = read_head(stream)
        if is_binary(head):
            raise PageError("binary", "the bytes are no text")
        if form == "unknown":
            form = sniffed(head)
        if form == "lines":
            yield from _line_pages(stream, head, origin, limit)
            return
        body = read_at_most(stream, limit, head=head)
        if is_blank(body):
            raise PageError("empty", "nothing but white space" if body else "no bytes")
    except PageError as error:
        yield origin.rejected(error.reason, error.detail)
        return
    if form == "document":
        yield from document_pages(body, origin)
    elif form == "html" or looks_html(body):
        yield origin.page(body, "text/html")
    else:
        yield origin.page(body, "text/plain")


def _line_pages(stream: BufferedIOBase, head: bytes, origin: Origin, limit: int) -> Iterator[Page | Rejected]:
    number = 0
    try:
        for line in lines_of(_pieces(stream, head.removeprefix(codecs.BOM_UTF8)), limit):
            number = line.number
            here = origin.at(f":{number}")
            if line.data is not None:
                yield record_page(line.data, here)
            elif line.last_resort:
                yield here.rejected("too_large", f"no line in {GIVE_UP} times {limit} bytes: the rest was left")
            else:
                yield here.rejected("too_large", f"a line of more than {limit} bytes")
    except PageError as error:
        yield origin.at(f":{number + 1}").rejected(error.reason, error.detail)
        return
    if not number:
        yield origin.rejected("empty", "no line says anything")


def _pieces(stream: BufferedIOBase, head: bytes) -> Iterator[bytes]:
    piece = head
    while piece:
        yield piece
        with reading():
            piece = read_some(stream, _PIECE)
