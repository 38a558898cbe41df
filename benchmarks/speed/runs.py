"""One run in processes of its own, so that its time and memory are nobody else's.

``python -m benchmarks.speed.runs WHAT JOBS REPEAT BUNDLE FILE...`` is what :func:`run` starts: it does the work, and
prints its cost as JSON.
"""

from __future__ import annotations

import gzip
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
import trafilatura

from reportedly import pipeline
from reportedly.records import Report

__all__ = ["Cost", "Program", "run"]

Program = Literal["reportedly", "trafilatura"]

_NO_BUNDLE = "-"


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a run took: seconds by the clock, core-seconds, bytes of the largest process; and the words it read."""

    words: int
    seconds: float
    core_seconds: float
    memory: int

    @property
    def pace(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def run(program: Program, pages: Sequence[Path], *, repeat: int, jobs: int = 1, bundle: Path | None = None) -> Cost:
    """Let *program* read *pages*, *repeat* times over, in processes of its own.

    Raises:
        subprocess.CalledProcessError: the run failed; it has said why.
    """
    what = [program, str(jobs), str(repeat), str(bundle or _NO_BUNDLE), *map(str, pages)]
    done = subprocess.run([sys.executable, "-m", __name__, *what], stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Cost)


def _reportedly(files: list[str], jobs: int, bundle: Path | None) -> int:
    items = pipeline.parse(files, bundle=bundle, jobs=jobs)
    return sum(len(item.article.text.split()) for item in items if isinstance(item, Report))


def _trafilatura(files: list[str]) -> int:
    words = 0
    for file in files:
        text = trafilatura.extract(gzip.decompress(Path(file).read_bytes()), fast=True, include_comments=False)
        words += len((text or "").split())
    return words


def _core_seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _memory() -> int:
    """Look up the largest resident set of this process and those it has waited for, in bytes (Linux counts KiB)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _main(program: str, jobs: str, repeat: str, bundle: str, *files: str) -> None:
    work = list(files) * int(repeat)
    began, spent = time.perf_counter(), _core_seconds()
    if program == "trafilatura":
        words = _trafilatura(work)
    else:
        words = _reportedly(work, int(jobs), None if bundle == _NO_BUNDLE else Path(bundle))
    cost = Cost(
        words=words,
        seconds=time.perf_counter() - began,
        core_seconds=_core_seconds() - spent,
        memory=_memory(),
    )
    sys.stdout.buffer.write(msgspec.json.encode(cost))


if __name__ == "__main__":
    _main(*sys.argv[1:])
