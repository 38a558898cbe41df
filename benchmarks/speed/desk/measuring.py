"""What adding to a desk and asking it cost, each in a process of its own, so that its memory is nobody else's.

``python -m benchmarks.speed.desk.measuring WORK DESK …`` is what :func:`adding` and :func:`asking` start; it prints
what it found as JSON.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

import reportedly.cli  # noqa: F401 - its own collector and threads, as commands have them
from benchmarks.speed.desk.building import Waiting
from benchmarks.speed.desk.sources import READER
from reportedly import asking as ask
from reportedly.errors import UsageError
from reportedly.reconcile import reconcile, story_keys
from reportedly.store import Desk

__all__ = ["STEPS", "Added", "Adding", "Asked", "Asking", "adding", "asking"]

#: What adding a report consists of: making and storing it; looking up its story and taking its reports; reconciling
#: them; storing what they come to.
STEPS: Final = ("add", "take", "reconcile", "settle")
#: Adds that are not counted: they load tables.
WARMING: Final = 3
#: How often a question is asked, at most; and after how many seconds no more.
TIMES, PATIENCE = 40, 12.0


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """One report added: how many reports its story has now, and the seconds of every step."""

    articles: int
    seconds: tuple[float, ...]

    @property
    def whole(self) -> float:
        """The seconds of all steps."""
        return sum(self.seconds)


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """The reports added; bytes of the process before the first and at its largest."""

    added: list[Added]
    memory_before: int
    memory: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One question, and the seconds of every time it was asked."""

    question: str
    seconds: list[float]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """The questions asked; bytes of the process before the first, after the first answers, and at its largest."""

    asked: list[Asked]
    memory_before: int
    memory: int


def adding(desk: Path, *, reports: int, least: int, most: int, patience: float | None = None) -> Adding | None:
    """Add so many of the waiting *reports*, to stories of *least* to *most* articles; ``None`` where it takes too long.

    Raises:
        subprocess.CalledProcessError: it failed, and has said why.
    """
    found = _run("add", desk, str(reports), str(least), str(most), patience=patience)
    return msgspec.json.decode(found, type=Adding) if found is not None else None


def asking(desk: Path, *, patience: float | None = None) -> Asking | None:
    """Ask a desk everything; as :func:`adding`."""
    found = _run("ask", desk, patience=patience)
    return msgspec.json.decode(found, type=Asking) if found is not None else None


def _run(work: str, desk: Path, *more: str, patience: float | None) -> bytes | None:
    command = [sys.executable, "-m", __name__, work, str(desk), *more]
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=patience).stdout
    except subprocess.TimeoutExpired:
        return None


def _memory() -> int:
    """Look up the largest resident set of this process so far, in bytes.

    Linux's ``ru_maxrss`` (in KiB) knows what the parent had, even after an exec; its ``VmHWM`` is this program's own.
    """
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return (1 if sys.platform == "darwin" else 1024) * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


# ------------------------------------------------------------------------------------------------------------- adding


def _add(path: Path, reports: int, least: int, most: int) -> Adding:
    chosen = [one for one in _waiting(path) if least <= one[0] <= most]
    chosen.sort(key=lambda one: one[1])
    with Desk.open(path, create=False) as desk:
        chosen = [one for one in chosen if not desk.seen(one[1])][: reports + WARMING]
        wanted = {key for _, key in chosen}
        before = _memory()
        added = [_added(desk, one) for one in _read(path) if one.key in wanted]
    if not added:
        raise UsageError(f"every report that waited to be added to {path} has been: build it anew with --fresh")
    counted = added[min(WARMING, len(added) - 1) :]
    counted = [one for one in counted if one.articles <= most + 1]  # of one that joined two stories another says more
    return Adding(added=counted, memory_before=before, memory=_memory())


def _waiting(path: Path) -> Iterator[tuple[int, str]]:
    yield from ((one.articles, one.key) for one in _read(path))


def _read(path: Path) -> Iterator[Waiting]:
    with path.with_suffix(".waiting").open("rb") as lines:
        yield from (msgspec.json.decode(line, type=Waiting) for line in lines)


def _added(desk: Desk, one: Waiting) -> Added:
    report = one.report()
    left = set(desk.dirty())  # by a run that was ended before it had settled them
    clock = [time.perf_counter()]
    desk.add(one.key, report, reader=READER, story_keys=(one.story, *story_keys(report)))
    clock.append(time.perf_counter())
    changed = [one for one in desk.dirty() if one not in left]
    (group,) = changed or [one for one in left if any(h.id == report.article.id for h in desk.headlines(one))]
    reports = desk.of_group(group)
    clock.append(time.perf_counter())
    affair = reconcile(reports)
    clock.append(time.perf_counter())
    if not desk.settle(group, affair):
        raise RuntimeError(f"story {group} was not settled")
    clock.append(time.perf_counter())
    return Added(articles=len(reports), seconds=tuple(b - a for a, b in pairwise(clock)))


# ------------------------------------------------------------------------------------------------------------- asking


def _ask(path: Path) -> Asking:
    before = _memory()
    timed = ((name, _timed(questions)) for name, questions in _questions(path))
    asked = [Asked(question=name, seconds=seconds) for name, seconds in timed if seconds]
    return Asking(asked=asked, memory_before=before, memory=_memory())


def _samples(path: Path) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Some ordinary stories (id, title, last day) and a claim of each (id, wording); the same ones for one desk."""
    drawn = random.Random(2026)
    stories, claims = [], []
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as desk:
        (last,) = desk.execute("SELECT max(number) FROM story").fetchone()
        for number in sorted({drawn.randint(1, last) for _ in range(TIMES)}):
            query = "SELECT number, id, title, last FROM story WHERE number >= ? AND articles BETWEEN 7 AND 13 LIMIT 1"
            if (found := desk.execute(query, (number,)).fetchone()) is not None:
                stories.append(found[1:])
                of = "SELECT id, wording FROM claim WHERE story = ? ORDER BY position LIMIT 1 OFFSET 4"
                claims += desk.execute(of, found[:1]).fetchall()
    return stories, claims


def _questions(path: Path) -> Iterator[tuple[str, Iterable[Callable[[], object]]]]:
    stories, claims = _samples(path)
    yield "story, by id", [partial(ask.story, path, known) for known, _, _ in stories]
    yield "story, by its title", [partial(_answer, ask.story, path, title) for _, title, _ in stories]
    yield "story, as of its last day", [partial(ask.story, path, known, as_of=last) for known, _, last in stories]
    yield "claim, by id", [partial(ask.claim, path, known) for known, _ in claims]
    yield "claim, by its wording", [partial(_answer, ask.claim, path, wording) for _, wording in claims]
    yield "stories, 20", [partial(_stories, path, 20)] * TIMES
    yield "stories, all", [partial(_stories, path, None)] * 10
    yield "search, words of one title", [partial(ask.search, path, title) for _, title, _ in stories]
    yield "search, a long word", [partial(ask.search, path, max(title.split(), key=len)) for _, title, _ in stories]
    yield "search, a phrase of thousands", [partial(ask.search, path, '"air strike"')] * 10
    yield "search, a word of every story", [partial(ask.search, path, "said")] * 5
    yield "story, by what thousands have", [partial(_answer, ask.story, path, "rebel leader")] * 5
    yield "claim, by what thousands have", [partial(_answer, ask.claim, path, "killed")] * 5


def _stories(path: Path, limit: int | None) -> int:
    return sum(1 for _ in ask.stories(path, limit=limit))


def _answer(question: Callable[[Path, str], object], path: Path, name: str) -> object:
    """Ask by a name that several may have; saying so is an answer, too."""
    try:
        return question(path, name)
    except UsageError as error:
        return error


def _timed(questions: Iterable[Callable[[], object]]) -> list[float]:
    spent: list[float] = []
    for question in questions:
        began = time.perf_counter()
        question()
        spent.append(time.perf_counter() - began)
        if sum(spent) > PATIENCE:
            break
    return spent[1:] or spent


def _main(work: str, desk: str, *more: str) -> None:
    try:
        found = _add(Path(desk), *map(int, more)) if work == "add" else _ask(Path(desk))
    except UsageError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
