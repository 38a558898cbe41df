"""Measure and print: ``python -m benchmarks.speed [--corpora FOLDER] [--bundle FOLDER] [--check]``."""

from __future__ import annotations

import argparse
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.speed.runs import Cost, run
from benchmarks.speed.stages import heads, shares

#: The bars: words a second on two cores, core-seconds as a multiple of trafilatura's, bytes of the largest process.
LEAST_PACE = 8_000
MOST_TIMES = 4.0
MOST_MEMORY = 700_000_000

STARTS = {
    "python -c pass": ["-c", "pass"],
    "import reportedly": ["-c", "import reportedly"],
    "reportedly --version": ["-m", "reportedly", "--version"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One turn: reportedly in one process, trafilatura, reportedly in two; *repeat* times the pages each."""

    one: Cost
    plain: Cost
    two: Cost

    @property
    def times(self) -> float:
        """How many of trafilatura's core-seconds reportedly takes for the same pages."""
        return self.one.core_seconds / self.plain.core_seconds


def measured(pages: Sequence[Path], *, rounds: int, seconds: float, bundle: Path | None) -> list[Round]:
    """Take turns, each run long enough to last about *seconds*."""
    once = run("reportedly", pages, repeat=1, bundle=bundle)
    repeat = max(1, math.ceil(seconds / once.seconds))
    print(f"{len(pages)} pages, {once.words:,} words; {repeat} times over in each run", flush=True)
    turns = []
    for number in range(rounds):
        one = run("reportedly", pages, repeat=repeat, bundle=bundle)
        plain = run("trafilatura", pages, repeat=repeat)
        two = run("reportedly", pages, repeat=2 * repeat, jobs=2, bundle=bundle)
        turns.append(Round(one=one, plain=plain, two=two))
        print(f"round {number + 1} of {rounds}: {two.pace:,.0f} words/s, {turns[-1].times:.2f} times", flush=True)
    return turns


def start_up(page: Path, bundle: Path | None) -> dict[str, float]:
    """Time how long the program takes to begin, in seconds: the median of five, one after another."""
    own = ["--bundle", str(bundle)] if bundle else []
    starts = {**STARTS, "reportedly parse PAGE": ["-m", "reportedly", "parse", *own, str(page)]}
    taken: dict[str, list[float]] = {name: [] for name in starts}
    for _ in range(5):
        for name, command in starts.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
            taken[name].append(time.perf_counter() - began)
    return {name: median(times) for name, times in taken.items()}


def machine() -> str:
    """Describe this machine in a line."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{busy}; Python {platform.python_version()}, {platform.system()}"


def report(turns: Sequence[Round]) -> bool:
    """Print the table; say whether every bar is cleared."""
    pace = median(turn.two.pace for turn in turns)
    times = median(turn.times for turn in turns)
    memory = max(cost.memory for turn in turns for cost in (turn.one, turn.two))
    rows = [
        ("words a second, two processes", f"{pace:,.0f}", f"at least {LEAST_PACE:,}", pace >= LEAST_PACE),
        ("words a second, one process", f"{median(turn.one.pace for turn in turns):,.0f}", "", True),
        ("core-seconds, times trafilatura's", f"{times:.2f}", f"at most {MOST_TIMES:g}", times <= MOST_TIMES),
        ("largest process, MB", f"{memory / 1e6:,.0f}", f"at most {MOST_MEMORY / 1e6:,.0f}", memory <= MOST_MEMORY),
    ]
    print()
    for name, value, bar, cleared in rows:
        print(f"{name:36}{value:>10}   {bar:18}{'' if cleared else 'MISSED'}".rstrip())
    return all(cleared for *_, cleared in rows)


def main() -> int:
    """Run the command line; the exit code is 1 where ``--check`` finds a bar missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--bundle", type=Path, help="another reader than the one that is built in")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0, help="how long a run is to last, at least")
    parser.add_argument("--check", action="store_true", help="fail where a bar is missed")
    args = parser.parse_args()
    pages = sorted((args.corpora / "pages").rglob("*.html.gz"))
    if not pages:
        parser.error(f"there are no pages in {args.corpora / 'pages'}: name the corpora with --corpora")
    print(machine())
    turns = measured(pages, rounds=args.rounds, seconds=args.seconds, bundle=args.bundle)
    cleared = report(turns)
    print("\none process, share of the time:", end="")
    for stage, share in shares(pages, bundle=args.bundle).items():
        print(f"  {stage} {share:.0%}", end="")
    print(f"\n\nall heads, times the attributions alone: {heads(pages[::4], bundle=args.bundle):.2f}", end="")
    print("\n\nseconds to begin:", end="")
    for name, taken in start_up(pages[0], args.bundle).items():
        print(f"  {name} {taken:.2f}", end="")
    print()
    return 0 if cleared or not args.check else 1


if __name__ == "__main__":
    sys.exit(main())
