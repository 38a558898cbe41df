"""How fast the desk answers browsers: ``python -m benchmarks.speed.web [DESK] [--articles 100000] [--check]``.

A desk of so many articles is shown by ``reportedly serve``; readers in another process
(:mod:`~benchmarks.speed.reading`), twenty unless told otherwise, ask for pages of every kind, drawn from the desk by
chance that is the same for one desk. Three rounds:

- *for the first time, without pause*: every page is new to the desk, and every reader asks for the next the moment that
  one has come. No reader does that; twenty who do are as hard on a desk as some hundreds who read.
- *again, without pause*: pages of the first round, which the desk has kept.
- *for the first time, with pauses*: the desk is shown anew, and readers pause before every page (one second in the
  mean), which is fast reading.

The largest stories, of 50 articles and more, are a kind of their own. The bars hold in every round: 100 ms in the
median and 300 ms at the 99th percentile over all pages, and 300 kB for any page of a story. A desk that is not there is
made (:mod:`benchmarks.speed.desk`); that of 100,000 articles takes ten minutes and 10 GB.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from typing import Final
from urllib.parse import quote

from benchmarks.speed.__main__ import machine
from benchmarks.speed.desk.__main__ import large_in, moulds
from benchmarks.speed.desk.building import build
from benchmarks.speed.reading import Page, Read, Timed, read
from reportedly import asking, pipeline
from reportedly.store import Desk, StoryLine

__all__ = ["drawn", "main", "measured"]

#: The bars: seconds of a page in the median and at the 99th percentile, bytes of the page of a story.
MEDIAN, LAST, WEIGHT = 0.1, 0.3, 300_000
#: Stories that pages are drawn from, at most; pages of the list of stories; from how many articles a story is large.
STORIES, LISTS, LARGE = 150, 12, 50
#: Pages of a reader who pauses.
PAUSED: Final = 25
#: Words that people look for: rare ones are taken from titles.
COMMON: Final = ("minister", "court ruling", "said", "the")


def drawn(path: Path, *, most: int = STORIES) -> list[Page]:
    """Draw pages of every kind from a desk, in an order by chance."""
    chance = random.Random(2026)
    with Desk.open(path, readonly=True) as desk:
        total = desk.size().stories
        starts = {0, max(0, total - 20), *(chance.randrange(total) for _ in range(LISTS))}
        found = [("desk", f"/?from={start}" if start else "/") for start in starts]
        found += [("about", "/about"), *(("search", f"/search?q={quote(words)}") for words in COMMON)]
        lines = list(desk.stories())
        for line in chance.sample(lines, min(most, total)):
            found += _of_story(desk, line, chance)
        for line in (line for line in lines if line.articles >= LARGE):
            found += [("large story", address) for _, address in _now(desk, line, chance)]
    chance.shuffle(found)
    return [Page(kind=kind, address=address) for kind, address in dict.fromkeys(found)]


def _of_story(desk: Desk, line: StoryLine, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield from _now(desk, line, chance)
    yield "search", f"/search?q={quote(max((line.title or 'ferry').split(), key=len))}"
    group = desk.story(line.id)
    days = sorted({one.published[:10] for one in desk.headlines(group) if one.published})
    if days:
        day = chance.choice(days[:-1] or days)
        then = asking.until(desk.of_group(group), desk.judgements(group), day)
        yield "story as of a day", f"/story/{line.id}?as-of={day}"
        if then is not None and then.claims:
            yield "claim as of a day", f"/claim/{chance.choice(then.claims).id}?as-of={day}&in={line.id}"


def _now(desk: Desk, line: StoryLine, chance: random.Random) -> Iterator[tuple[str, str]]:
    affair = pipeline.affair(desk, desk.story(line.id))
    yield "story", f"/story/{line.id}"
    yield "timeline", f"/timeline/{line.id}"
    yield "list of a story", f"/story/{line.id}/reports"
    yield "report", f"/report/{chance.choice(affair.story.articles)}"
    if affair.claims:
        yield "claim", f"/claim/{chance.choice(affair.claims).id}"
    if affair.story.cast:
        yield "source", f"/source/{line.id}/{affair.story.cast[0].id}"


def measured(path: Path, *, readers: int, pause: float, most: int = STORIES) -> Iterator[tuple[str, Read]]:
    """Show a desk to readers: without pause, again, and, shown anew, with pauses of so many seconds (if any)."""
    pages = drawn(path, most=most)
    shares = [pages[start::readers] for start in range(readers)]
    chance = random.Random(7)
    with _shown(path) as port:
        yield "for the first time, without pause", read(port, shares)
        yield "again, without pause", read(port, [[chance.choice(pages) for _ in share] for share in shares])
    if pause:
        with _shown(path) as port:
            slow = read(port, [share[:PAUSED] for share in shares], pause=pause)
        yield f"for the first time, with pauses of {pause:g} s in the mean", slow


@contextmanager
def _shown(path: Path) -> Iterator[int]:
    """Show a desk in a process of its own; gives the port."""
    command = [sys.executable, "-m", "reportedly", "serve", "--desk", str(path), "--port", "0"]
    shown = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert shown.stderr is not None
    try:
        address = shown.stderr.readline()
        Thread(target=sys.stderr.writelines, args=(shown.stderr,), daemon=True).start()
        yield int(address.strip().rstrip("/").rpartition(":")[2])
    finally:
        shown.send_signal(signal.SIGINT)
        shown.wait(30)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 1 where ``--check`` finds a bar missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.web", description=__doc__)
    parser.add_argument("desk", type=Path, nargs="?", help="a desk that is there already")
    parser.add_argument("--articles", type=int, default=100_000, help="of the desk, where none is named (100000)")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/reportedly-desks"), help="where it is kept")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds in the mean before a page; 0: no such round")
    parser.add_argument("--check", action="store_true", help="fail where a bar is missed")
    args = parser.parse_args(arguments)
    path = args.desk or _made(args.folder, args.articles)
    print(f"{machine()}; {path}, {path.stat().st_size / 1e6:,.0f} MB")
    met = True
    for name, found in measured(path, readers=args.readers, pause=args.pause):
        _show(f"{name}, {args.readers} readers", found)
        met = met and _met(found.pages)
    print(f"\nlargest process: {_memory() / 1e6:,.0f} MB")
    return 1 if args.check and not met else 0


def _made(folder: Path, articles: int) -> Path:
    """Give the desk of so many articles, built if need be."""
    path = folder / f"{articles}.desk"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = moulds(Path("stories"), Path("../shared/corpora"), folder)
        build(path, made, articles=articles, large=large_in(articles))
    return path


def _show(name: str, found: Read) -> None:
    pace, cost = len(found.pages) / found.seconds, found.core_seconds / found.seconds
    print(f"\n{name}: {pace:,.0f} pages a second, readers took {cost:.0%} of a core")
    print(f"{'page':22}{'asked':>7}{'median ms':>11}{'99th':>9}{'largest':>9}{'bytes, median':>15}{'largest':>11}")
    for kind in [*sorted({one.kind for one in found.pages}), ""]:
        some = [one for one in found.pages if kind in ("", one.kind)]
        middle, last = _quantiles(some)
        told = f"{len(some):7}{1000 * middle:11.1f}{1000 * last:9.1f}{1000 * max(one.seconds for one in some):9.1f}"
        print(f"{kind or 'all':22}{told}{median(one.size for one in some):15,.0f}{max(one.size for one in some):11,}")


def _met(found: Sequence[Timed]) -> bool:
    middle, last = _quantiles(found)
    heavy = max((one.size for one in found if one.kind in {"story", "story as of a day", "large story"}), default=0)
    return middle <= MEDIAN and last <= LAST and heavy <= WEIGHT


def _quantiles(found: Sequence[Timed]) -> tuple[float, float]:
    seconds = [one.seconds for one in found]
    return median(seconds), quantiles(seconds, n=100)[-1] if len(seconds) > 1 else seconds[0]


def _memory() -> int:
    """Look up the largest resident set of the processes that were waited for, in bytes (Linux counts KiB)."""
    return (1 if sys.platform == "darwin" else 1024) * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
