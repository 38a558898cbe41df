"""A desk written as static files, which work from a disk: one folder, to be opened, mailed, archived or embedded.

Theory of operation. The same views and templates as of the running desk, with links from file to file
(:class:`~reportedly.web.addresses.Files`). Of a story there is a file for every day on which something changed. Nothing
tells when it was made, so that the same desk gives the same files, byte for byte. ``published.txt`` lists them: a
folder that has it may be published into again, and what is no longer published is taken away; any other must be empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from reportedly.affairs import Affair, Claim
from reportedly.errors import StoreError, UsageError
from reportedly.store import Headline
from reportedly.web.addresses import Files
from reportedly.web.clerk import Clerk
from reportedly.web.pages import STATICS, page
from reportedly.web.views import claim, lists, report, source, story, timeline

__all__ = ["publish"]

_LIST: Final = "published.txt"
_TOP, _BELOW = Files(), Files(1)


def publish(desk: Path, folder: Path) -> int:
    """Write a desk as static files, and say how many.

    Raises:
        UsageError: there is no desk; the folder holds something else.
        StoreError: the file is no desk; the folder cannot be written.
    """
    try:
        old = _old(folder)
        new = []
        with Clerk(desk) as clerk:
            for name, text in _files(clerk):
                data = text.encode("utf-8", "replace")
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
                new.append((name, hashlib.sha256(data).hexdigest()))
        listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(new))
        (folder / _LIST).write_text(listed, encoding="utf-8", newline="\n")
        for name in old - {name for name, _ in new}:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written ({error.strerror}): choose another folder") from error
    return len(new)


def _old(folder: Path) -> set[str]:
    """Give the files that were published into a folder before."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder: choose another")
    listed = folder / _LIST
    if not listed.is_file():
        if any(folder.iterdir()):
            raise UsageError(f"{folder} holds something else: name an empty folder, or one published into before")
        return set()
    names = {line[66:] for line in listed.read_text(encoding="utf-8").splitlines() if len(line) > 66}
    return {name for name in names if _is_ours(name)}


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        not path.is_absolute()
        and ".." not in path.parts
        and "\\" not in name
        and path.suffix in {".html", ".css", ".svg"}
    )


def _files(clerk: Clerk) -> Iterator[tuple[str, str]]:
    yield _TOP.desk(), page("desk", clerk.desk(most=None), _TOP)
    yield _TOP.about(), page("about", clerk.about(), _TOP)
    yield _TOP.log(), page("log", clerk.log(), _TOP)
    for name, (text, _) in STATICS.items():
        yield _TOP.file(name), text
    for group in clerk.affairs():
        yield from _story(clerk, group)


def _story(clerk: Clerk, group: int) -> Iterator[tuple[str, str]]:
    affair, headlines, reports, corrected = clerk.affair(group)
    id_ = affair.story.id
    now = story.story(affair, headlines, affair, day=None)
    yield _TOP.story(id_), page("story", now, _BELOW)
    yield _TOP.timeline(id_), page("timeline", timeline.timeline(affair, headlines, affair, day=None), _BELOW)
    yield from _lists(now, affair, headlines, affair)
    by_id = {one.article.id: one for one in reports}
    told: dict[str, tuple[Affair, Claim, str | None]] = {one.id: (affair, one, None) for one in affair.claims}
    for mark in now.dates.days:
        then = clerk.as_of(group, mark.iso)
        shown = story.story(then, headlines, affair, day=mark.iso)
        yield _TOP.story(id_, mark.iso), page("story", shown, _BELOW)
        yield from _lists(shown, then, headlines, affair)
        told = {one.id: (then, one, mark.iso) for one in then.claims} | told  # also what is told apart no longer
    for when, one, day in told.values():
        made = claim.claim(when, one, headlines, by_id, affair, day=day, corrections=corrected)
        yield _TOP.claim(one.id), page("claim", made, _BELOW)
    for read in reports:
        yield _TOP.report(read.article.id), page("report", report.report(read, affair, headlines, corrected), _BELOW)
    for figure in source.speakers(affair, reports):
        yield _TOP.source(id_, figure.id), page("source", source.source(affair, figure, headlines, reports), _BELOW)


def _lists(
    shown: story.StoryPage, then: Affair, headlines: Mapping[str, Headline], whole: Affair
) -> Iterator[tuple[str, str]]:
    """Write whole those lists of a story of which its page has only the beginning."""
    chosen = shown.dates.chosen
    for cut in shown.cut:
        made = lists.listed(cut.part, then, headlines, whole, chosen=chosen)
        yield _TOP.part(shown.id, cut.part, chosen), page("list", made, _BELOW)
