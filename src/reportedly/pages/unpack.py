"""Unpacking, and what a failing read means.

The standard library's gzip reader unpacks as it is asked, member after member, and never more than it is asked for:
whoever reads a bounded number of bytes is safe from a small stream that unpacks to a huge one. What is left to do here
is to say each failure in the project's own words.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase

from reportedly.errors import PageError
from reportedly.pages.sniff import WINDOW

__all__ = ["read_at_most", "read_head", "read_some", "reading", "unpacked"]


@contextmanager
def reading() -> Iterator[None]:
    """Turn the failures of a read into a :class:`PageError`.

    Raises:
        PageError: ``malformed`` for a broken gzip stream, ``unreadable``, with the system's reason, for the rest.
    """
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise PageError("malformed", f"broken gzip stream: {error}") from error
    except OSError as error:
        raise PageError("unreadable", error.strerror or str(error) or type(error).__name__) from error


def unpacked(stream: BufferedIOBase) -> BufferedIOBase:
    """Give a stream of what the gzip *stream* holds; nothing is read yet."""
    return gzip.GzipFile(fileobj=stream, mode="rb")


def read_at_most(stream: BufferedIOBase, limit: int, *, head: bytes = b"") -> bytes:
    """Read everything: *head* and what follows it in *stream*.

    Raises:
        PageError: ``too_large`` where that is more than *limit* bytes (one byte more than that is read, at most).
    """
    with reading():
        data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        raise PageError("too_large", f"more than {limit} bytes")
    return data


def read_head(stream: BufferedIOBase) -> bytes:
    """Read up to the end of the first line that is not blank, or a window full: enough to tell the form by.

    More may come with it, and a stream that is slow to go on (a pipe) is not waited for once that line is there.
    """
    head = b""
    with reading():
        while len(head) < WINDOW and b"\n" not in head.lstrip():
            piece = read_some(stream, WINDOW)
            if not piece:
                break
            head += piece
    return head


def read_some(stream: BufferedIOBase, size: int) -> bytes:
    """Read up to *size* bytes, as soon as there are any; none at the end."""
    return stream.read1(size)
