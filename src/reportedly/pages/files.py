"""Files and standard input: the one place where they are opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from reportedly.errors import PageError
from reportedly.pages.content import pages_in
from reportedly.pages.origin import Origin
from reportedly.pages.rules import Hints, Rules
from reportedly.pages.sniff import form_of_name
from reportedly.pages.unpack import reading, unpacked
from reportedly.records import Page, Rejected

__all__ = ["STDIN", "file_pages", "named_pages", "opened", "shown", "stdin_pages"]

#: How standard input is named, as a source and as the path of what comes from it.
STDIN = "-"


def opened(path: Path) -> BufferedIOBase:
    """Open the file at *path* for reading bytes.

    Raises:
        OSError: as the system says.
    """
    return path.open("rb")


def shown(path: Path) -> str:
    """Write *path* as text that any encoding can hold: bytes of a name that are no UTF-8 are spelt in hexadecimal."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_pages(path: Path, *, hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    """Give the pages of one file. Whatever is wrong with it becomes a rejected record."""
    with ExitStack() as stack:
        try:
            with reading():
                stream = stack.enter_context(opened(path))
        except PageError as error:
            yield Origin(path=shown(path), hints=hints).rejected(error.reason, error.detail)
            return
        yield from named_pages(shown(path), stream, hints=hints, rules=rules)


def named_pages(name: str, stream: BufferedIOBase, *, hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    """Give the pages of a stream that is called as a file is: the name's ending says what is in it."""
    form, packed = form_of_name(Path(name).name)
    with ExitStack() as stack:
        if packed:
            stream = stack.enter_context(unpacked(stream))
        yield from pages_in(stream, form, Origin(path=name, hints=hints), limit=rules.size_limit)


def stdin_pages(*, hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    """Give the pages of standard input: one page, or JSON lines as they come."""
    origin = Origin(path=STDIN, hints=hints)
    if sys.stdin is None:
        yield origin.rejected("unreadable", "standard input is closed")
        return
    stream = cast("BufferedIOBase", sys.stdin.buffer)
    yield from pages_in(stream, "unknown", origin, limit=rules.size_limit)
