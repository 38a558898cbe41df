"""How fast the desk answers browsers: ``python -m benchmarks.speed.web DESK [--readers 20] [--asked 2000] [--check]``.

A desk is shown by a process of its own; readers, each with a connection that stays open and no time to think, ask for
pages drawn from the desk, the same for one desk. A page is timed from the request to its last byte. At first all pages
are new; then those that were asked for are asked for again, and the desk has kept them. Make a large desk first, with
``python -m benchmarks.speed.desk``: it leaves ``/tmp/reportedly-desks/100000.desk``.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.parse import quote

from reportedly import pipeline
from reportedly.store import Desk

__all__ = ["Timed", "drawn", "main", "measured"]

#: The bars: seconds of a page in the median and at the 99th percentile, bytes of the page of a story.
MEDIAN, LAST, WEIGHT = 0.1, 0.3, 300_000
#: Stories that pages are drawn from, at most.
STORIES: Final = 60

_SERVE = "import sys; from pathlib import Path; from reportedly.web import serve; serve(Path(sys.argv[1]), port=0, ready=lambda at: print(at, flush=True))"  # noqa: E501


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A page that was asked for: of which kind, the seconds, the bytes."""

    kind: str
    seconds: float
    size: int


def drawn(path: Path) -> list[tuple[str, str]]:
    """Draw pages of every kind from a desk, each with its kind."""
    chance = random.Random(2026)
    with Desk.open(path, readonly=True) as desk:
        total = desk.counts().stories
        places = sorted(chance.sample(range(total), min(STORIES, total)))
        found = [("desk", "/"), ("about", "/about"), ("desk", f"/?from={total // 2}")]
        for place in places:
            line = next(desk.stories(limit=1, offset=place))
            affair = pipeline.affair(desk, desk.story(line.id))
            found += [("story", f"/story/{line.id}"), ("timeline", f"/timeline/{line.id}")]
            found += [("story, as of a day", f"/story/{line.id}?as-of={line.last}")] if line.last else []
            found += [("claim", f"/claim/{one.id}") for one in chance.sample(affair.claims, min(2, len(affair.claims)))]
            found += [("report", f"/report/{chance.choice(affair.story.articles)}")]
            found += [("source", f"/source/{line.id}/{one.id}") for one in affair.story.cast[:1]]
            rare = max((line.title or "ferry").split(), key=len)
            found += [("search", f"/search?q={quote(rare)}")]
    return found


def measured(path: Path, *, readers: int, asked: int) -> tuple[list[Timed], list[Timed]]:
    """Show a desk, and have so many readers ask for all pages once, then for so many of them again."""
    pages = drawn(path)
    chance = random.Random(7)
    shown = subprocess.Popen([sys.executable, "-c", _SERVE, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert shown.stdout is not None
        port = int(shown.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        chance.shuffle(pages)
        first = _readers(port, [pages[start::readers] for start in range(readers)])
        shares = [[chance.choice(pages) for _ in range(asked // readers)] for _ in range(readers)]
        return first, _readers(port, shares)
    finally:
        shown.terminate()
        shown.wait(30)


def _readers(port: int, shares: Sequence[Sequence[tuple[str, str]]]) -> list[Timed]:
    with ThreadPoolExecutor(len(shares)) as pool:
        return [one for found in pool.map(lambda share: _reader(port, share), shares) for one in found]


def _reader(port: int, pages: Sequence[tuple[str, str]]) -> list[Timed]:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    found = []
    for kind, address in pages:
        began = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        found.append(Timed(kind=kind, seconds=time.perf_counter() - began, size=size))
    connection.close()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 1 where ``--check`` finds a bar missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.web", description=__doc__)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--asked", type=int, default=2000)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(arguments)
    rounds = measured(args.desk, readers=args.readers, asked=args.asked)
    for name, found in zip(("asked for the first time", "asked for again"), rounds, strict=True):
        _show(f"{name}, {args.readers} readers: ms and bytes", found)
    return 1 if args.check and not all(map(_met, rounds)) else 0


def _show(name: str, found: Sequence[Timed]) -> None:
    print(f"\n{name}\n{'page':22}{'asked':>7}{'median':>9}{'99th':>9}{'largest':>11}")
    for kind in [*dict.fromkeys(one.kind for one in found), ""]:
        some = [one for one in found if kind in ("", one.kind)]
        middle, last = _quantiles(some)
        told = f"{len(some):7}{1000 * middle:9.1f}{1000 * last:9.1f}{max(one.size for one in some):11,}"
        print(f"{kind or 'all':22}{told}")


def _met(found: Sequence[Timed]) -> bool:
    middle, last = _quantiles(found)
    heavy = max((one.size for one in found if one.kind.startswith("story")), default=0)
    return middle <= MEDIAN and last <= LAST and heavy <= WEIGHT


def _quantiles(found: Sequence[Timed]) -> tuple[float, float]:
    seconds = [one.seconds for one in found]
    return median(seconds), quantiles(seconds, n=100)[-1] if len(seconds) > 1 else seconds[0]


if __name__ == "__main__":
    sys.exit(main())
