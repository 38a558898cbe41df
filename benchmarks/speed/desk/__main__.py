"""Build and measure: ``python -m benchmarks.speed.desk [--articles N] [--folder DIR] [--corpora DIR] [--fresh]``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.speed.__main__ import machine
from benchmarks.speed.desk.building import FORCED, Moulds, build
from benchmarks.speed.desk.measuring import STEPS, Adding, Asking, adding, asking
from benchmarks.speed.desk.sources import STORIES, cast, reports_of

#: The sizes of the stories of every desk, beside the ordinary ones of 7 to 12; of a desk five times as large.
LARGE: Final = (50, 200, 1000)
HELD: Final = 3
#: The bar, in seconds: a report added, a story or a claim shown.
BAR: Final = 0.1
ORDINARY: Final = (7, 12)


def moulds(root: Path, corpora: Path, folder: Path) -> Moulds:
    """Read what the desk is made of, or take what an earlier run has read."""
    stories = [reports_of(name, sorted((root / name).glob("*.html")), folder / "read") for name in STORIES]
    pages = reports_of("pages", sorted((corpora / "pages").rglob("*.html.gz")), folder / "read")
    return Moulds(
        whole=[cast(reports, key=FORCED) for reports in stories],
        held=[cast(reports, key=FORCED, held=HELD) for reports in stories],
        pages=cast(pages, key=None) if pages else None,
    )


def sizes(most: int) -> list[int]:
    """The desks that are compared: up to *most* articles, each ten times the one before."""
    found = [most]
    while found[0] // 10 >= 1000:
        found.insert(0, found[0] // 10)
    return found


def large_in(articles: int) -> list[int]:
    """The large stories of a desk of so many *articles*."""
    return [size for size in LARGE if 5 * size <= articles]


def show_added(name: str, found: Adding | None) -> None:
    """Print one line of the table of adds."""
    if found is None:
        print(f"{name:34}   did not end in time")
        return
    whole = sorted(one.whole for one in found.added)
    last = quantiles(whole, n=100)[-1] if len(whole) > 1 else whole[0]
    steps = [median(one.seconds[place] for one in found.added) for place in range(len(STEPS))]
    told = "".join(f"{1000 * step:11.1f}" for step in (median(whole), last, *steps))
    print(
        f"{name:34}{len(whole):6}{told}   {found.memory_before / 1e6:6.0f} -> {found.memory / 1e6:.0f} MB", flush=True
    )


def show_asked(answers: Sequence[tuple[int, Asking]]) -> None:
    """Print the table of questions, a column a desk."""
    print("\n" + f"{'asked: median ms':34}" + "".join(f"{articles:>12,}" for articles, _ in answers))
    for place, one in enumerate(answers[0][1].asked):
        told = "".join(f"{1000 * median(found.asked[place].seconds):12.1f}" for _, found in answers)
        print(f"{one.question:34}{told}")
    memory = "".join(f"{found.memory_before / 1e6:5.0f} ->{found.memory / 1e6:4.0f}" for _, found in answers)
    print(f"{'largest process, MB':34}{memory}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 1 where no report waits to be added any more."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.desk", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, help="of the largest desk (100000)")
    parser.add_argument("--adds", type=int, default=200, help="how many reports are added to each (200)")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/reportedly-desks"), help="where the desks are kept")
    parser.add_argument("--root", type=Path, default=Path("stories"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--fresh", action="store_true", help="build the desks anew")
    parser.add_argument("--patience", type=float, default=120.0, help="seconds that adding to a large story may take")
    args = parser.parse_args(arguments)
    args.folder.mkdir(parents=True, exist_ok=True)
    print(machine(), flush=True)
    made: Moulds | None = None
    paths = {articles: args.folder / f"{articles}.desk" for articles in sizes(args.articles)}
    for articles, path in paths.items():
        if args.fresh or not path.exists():
            made = made or moulds(args.root, args.corpora, args.folder)
            began = time.perf_counter()
            build(path, made, articles=articles, large=large_in(articles))
            print(f"a desk of {articles:,} articles: made in {time.perf_counter() - began:,.0f} s", flush=True)
    try:
        measure(paths, adds=args.adds, patience=args.patience)
    except subprocess.CalledProcessError as error:
        return int(error.returncode)  # it has said why
    return 0


def measure(paths: dict[int, Path], *, adds: int, patience: float) -> None:
    """Print what adding and asking cost at every size."""
    print("\non disk: " + ", ".join(f"{n:,} articles {path.stat().st_size / 1e6:,.0f} MB" for n, path in paths.items()))
    heads = "".join(f"{head:>11}" for head in ("median", "99th", *STEPS))
    print("\n" + f"{'one more report: ms':34}{'adds':>6}{heads}   memory")
    answers = []
    for articles, path in paths.items():
        found = adding(path, reports=adds, least=ORDINARY[0], most=ORDINARY[1])
        show_added(f"{articles:,} articles", found)
        if (asked := asking(path)) is not None:
            answers.append((articles, asked))
    largest = max(paths)
    for size in large_in(largest):
        found = adding(paths[largest], reports=3, least=size, most=size + 40, patience=patience)
        show_added(f"{largest:,}, a story of {size:,}", found)
    show_asked(answers)


if __name__ == "__main__":
    sys.exit(main())
