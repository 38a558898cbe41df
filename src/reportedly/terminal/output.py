"""Ways out: JSON lines to standard output or to a file, painted text through a pager.

JSON lines are UTF-8 whatever the terminal's own encoding, and each batch is flushed, so that what is done can be seen
and piped on. A file is written beside its name and put there at the end: it is whole, or it is as it was before.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from itertools import chain
from pathlib import Path

import click

from reportedly.errors import StoreError, UsageError
from reportedly.terminal.door import ReaderGone
from reportedly.terminal.safety import escaped

__all__ = ["page", "print_lines", "write_lines"]


def print_lines(lines: Iterable[str]) -> None:
    """Write JSON lines to standard output, flushed at the end; a terminal gets unprintable characters escaped.

    Raises:
        ReaderGone: standard output was closed.
        StoreError: it cannot be written to.
    """
    out = sys.stdout.buffer
    shown = map(escaped, lines) if sys.stdout.isatty() else lines
    for line in shown:
        _put(out.write, f"{line}\n".encode())
    _put(out.flush)


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write JSON lines to the file *path*, which is replaced only when all have been written.

    Raises:
        UsageError: nothing can be written there.
    """
    whole = path.resolve()
    special = whole.exists() and not whole.is_file()
    part = whole if special else whole.with_name(f"{whole.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        if not special:
            part.replace(whole)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}; choose another --output") from error
    finally:
        if not special:
            with suppress(OSError):
                part.unlink()


def page(chunks: Iterable[str]) -> None:
    """Write painted text to standard output: through a pager where a person watches and it does not fit the screen.

    Raises:
        ReaderGone: standard output was closed.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    rest = iter(chunks)
    if sys.stdin.isatty() and sys.stdout.isatty():
        held = _first_screen(rest, shutil.get_terminal_size().lines)
        if held.count("\n") >= shutil.get_terminal_size().lines:
            os.environ["LESS"] = f"{os.environ.get('LESS', '')} -R".strip()
            click.echo_via_pager(chain([held], rest), color=True)
            return
        rest = iter([held])
    for chunk in rest:
        _put(sys.stdout.write, chunk)
    _put(sys.stdout.flush)


def _first_screen(chunks: Iterator[str], height: int) -> str:
    held = ""
    for chunk in chunks:
        held += chunk
        if held.count("\n") >= height:
            break
    return held


def _put(write: Callable[..., object], *what: str | bytes) -> None:
    try:
        write(*what)
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise StoreError(f"cannot write to standard output: {error.strerror or error}; make room for it") from error
