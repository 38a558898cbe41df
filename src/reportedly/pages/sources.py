"""What the caller's sources are, and which files a folder holds.

Every source is looked at before the first is read: a name that is not there is the caller's mistake, and is better said
at once than after an hour of reading.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.pages.addresses import Address, parse
from reportedly.pages.files import STDIN, shown
from reportedly.pages.sniff import form_of_name

__all__ = [
    "File",
    "Folder",
    "Sent",
    "Source",
    "Stdin",
    "Unreadable",
    "Web",
    "files_under",
    "names_in",
    "sources_of",
    "web",
]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: named by the caller, or found in a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to be walked."""

    path: Path


@dataclass(frozen=True, slots=True)
class Stdin:
    """Standard input."""


@dataclass(frozen=True, slots=True)
class Web:
    """An address to be fetched, as the caller gave it and as it was understood."""

    url: str
    address: Address


@dataclass(frozen=True, slots=True)
class Sent:
    """A file's bytes that somebody sent, and what they say that it is called: that name opens nothing."""

    name: str
    stream: BufferedIOBase


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder, or a file's name in one, that the system would not let us look at, and why."""

    path: Path
    why: str


Source = File | Folder | Sent | Stdin | Web


def sources_of(names: Sequence[str]) -> tuple[Source, ...]:
    """Tell what each of *names* is, in their order.

    Raises:
        UsageError: a path that is not there, an address that cannot be meant, standard input named twice.
    """
    if isinstance(names, str):
        raise UsageError("the sources are one text; give a list of texts")
    if names.count(STDIN) > 1:
        raise UsageError("-: standard input can be read only once; name it once")
    return tuple(_source(name) for name in names)


def _source(name: str) -> Source:
    if name == STDIN:
        return Stdin()
    if _SCHEME.match(name):
        return web(name)
    if not name:
        raise UsageError("a source is an empty text; give a file, a folder, an http(s) address or -")
    path = Path(name)
    try:
        return Folder(path) if stat.S_ISDIR(path.stat().st_mode) else File(path)
    except PermissionError:
        return File(path)
    except (OSError, ValueError) as error:
        why = _reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"{shown(path)}: {why}; give a file, a folder, an http(s) address or -") from error


def web(url: str) -> Web:
    """Take what is to be an address, and nothing else.

    Raises:
        UsageError: it cannot be meant.
    """
    return Web(url, parse(url))


def files_under(folder: Path) -> Iterator[File | Unreadable]:
    """Give the files of *folder* and the folders in it that may hold pages, in the order of their names.

    Hidden files and folders are passed over, and so are names without a known ending and whatever is no regular file
    (a pipe would be waited for without end). Links are followed; no folder is entered twice, so that links in a circle
    end.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            found = path.stat()
        except OSError as error:
            if path == folder or _known(path):
                yield Unreadable(path, _reason(error))
            continue
        identity = (found.st_dev, found.st_ino)
        if stat.S_ISREG(found.st_mode) and _known(path):
            yield File(path)
        elif stat.S_ISDIR(found.st_mode) and identity not in seen:
            seen.add(identity)
            try:
                waiting.extend(path / name for name in sorted(names_in(path), reverse=True) if not name.startswith("."))
            except OSError as error:
                yield Unreadable(path, _reason(error))


def names_in(folder: Path) -> list[str]:
    """List the names in *folder*: the edge to the system.

    Raises:
        OSError: as the system says.
    """
    return [child.name for child in folder.iterdir()]


def _known(path: Path) -> bool:
    return form_of_name(path.name)[0] != "unknown"


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
