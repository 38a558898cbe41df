"""The door: sources in, pages out, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BufferedIOBase

from reportedly.pages.fetch import Fetcher, web_pages
from reportedly.pages.files import file_pages, named_pages, shown, stdin_pages
from reportedly.pages.rules import NO_HINTS, USUAL_RULES, Hints, Rules
from reportedly.pages.sniff import form_of_name
from reportedly.pages.sources import File, Folder, Sent, Source, Stdin, Unreadable, Web, files_under, sources_of, web
from reportedly.records import Page, Rejected

__all__ = ["expected", "open_pages", "sent_pages"]


def open_pages(
    sources: Sequence[str], *, hints: Hints = NO_HINTS, rules: Rules = USUAL_RULES
) -> Iterator[Page | Rejected]:
    """Read every source, in order, each page as it is asked for.

    Args:
        sources: files, folders (walked in the order of names, for ``.html .htm .txt .json .jsonl``, each also with
            ``.gz``), ``http://`` and ``https://`` addresses, and ``-`` for standard input (one page, or JSON lines).
        hints: what the pages cannot say of themselves.
        rules: the bounds of reading and fetching.

    Returns:
        A page for every article there may be, and a rejected record for whatever came to nothing. The path of a line
        or an item of JSON says which: ``feed.jsonl:17``, ``feed.json[3]``.

    Raises:
        UsageError: a source that is not there or cannot be meant; before anything is read.
    """
    return _pages(sources_of(sources), hints, rules)


def sent_pages(
    files: Sequence[tuple[str, BufferedIOBase]], addresses: Sequence[str], *, rules: Rules = USUAL_RULES
) -> Iterator[Page | Rejected]:
    """Read files that were sent here, by their names and bytes, then addresses, as :func:`open_pages` does.

    Whoever sent them names no file of this machine: a name opens nothing, and an address is http(s) or an error.

    Raises:
        UsageError: an address that cannot be meant; before anything is read.
    """
    sources: tuple[Source, ...] = (*(Sent(name, stream) for name, stream in files), *map(web, addresses))
    return _pages(sources, NO_HINTS, rules)


def expected(sources: Sequence[str]) -> int | None:
    """How many pages :func:`open_pages` will give, as far as names tell; ``None`` where only reading could.

    JSON may hold any number, and so may standard input and a file without a known ending. Folders are walked.

    Raises:
        UsageError: as :func:`open_pages`.
    """
    count = 0
    for source in sources_of(sources):
        for found in files_under(source.path) if isinstance(source, Folder) else (source,):
            if not _gives_one(found):
                return None
            count += 1
    return count


def _pages(sources: tuple[Source, ...], hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    fetcher = Fetcher(rules)
    for source in sources:
        match source:
            case Stdin():
                yield from stdin_pages(hints=hints, rules=rules)
            case Web():
                yield from web_pages(source.url, source.address, fetcher, hints=hints, rules=rules)
            case Sent():
                yield from named_pages(source.name, source.stream, hints=hints, rules=rules)
            case File():
                yield from file_pages(source.path, hints=hints, rules=rules)
            case Folder():
                yield from _folder_pages(source, hints, rules)


def _folder_pages(folder: Folder, hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    for found in files_under(folder.path):
        if isinstance(found, Unreadable):
            yield Rejected(url=None, path=shown(found.path), reason="unreadable", detail=found.why)
        else:
            yield from file_pages(found.path, hints=hints, rules=rules)


def _gives_one(found: Source | Unreadable) -> bool:
    """Whether exactly one page, or one rejected record, comes of it."""
    if isinstance(found, File):
        return form_of_name(found.path.name)[0] in {"html", "text"}
    return isinstance(found, Web | Unreadable)
