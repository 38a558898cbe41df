"""Where pages are made: in this process, or, so that every core does its part, in processes beside it.

Theory of operation. Making a page is Python's work from end to end, and a process does one thing at a time. So a desk
that is shown to many has makers: processes with a clerk of their own, which are told what page is wanted and give back
its bytes. What listens, keeps pages and takes forms stays one process, with one memory. Whichever maker is free takes
the page that has waited longest, so that a page which takes long holds up no other.

Makers end with the process that they work for, however that ends. When one dies all are replaced, and the pages that
they owed are asked for again, once.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final, Protocol

from reportedly.web.addresses import Addresses
from reportedly.web.clerk import Clerk
from reportedly.web.pages import page, prepare

__all__ = ["Here", "Makers", "Making", "Wanted"]

#: Threads that make pages in one process: Python runs one at a time, and more would make every page late.
THREADS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page: of which template, and what is asked of the clerk for it."""

    name: str
    ask: Callable[..., object]
    of: tuple[str | int | None, ...] = ()


class Making(Protocol):
    """Makes pages."""

    async def make(self, wanted: Wanted, to: Addresses) -> bytes:
        """Make a page with links to there. Raises what the clerk raises."""


class Here:
    """Makes pages in this process, in a few threads."""

    def __init__(self, clerk: Clerk) -> None:
        """Ask this clerk."""
        self._clerk = clerk
        self._pool = ThreadPoolExecutor(THREADS, "page")

    async def make(self, wanted: Wanted, to: Addresses) -> bytes:
        """Make a page with links to there. Raises what the clerk raises."""
        return await get_running_loop().run_in_executor(self._pool, _made, self._clerk, wanted, to)


class Makers:
    """Makes pages in so many processes beside this one."""

    def __init__(self, desk: Path, number: int) -> None:
        """Begin so many processes that read a desk, and wait until they can."""
        self._begin = partial(_begun, desk, number)
        self._pool = self._begin()
        for ready in [self._pool.submit(_ready) for _ in range(number)]:
            ready.result()

    async def make(self, wanted: Wanted, to: Addresses) -> bytes:
        """Make a page with links to there.

        Raises what the clerk raises, and ``BrokenProcessPool`` where a second maker died of it.
        """
        pool = self._pool
        try:
            return await get_running_loop().run_in_executor(pool, _work, wanted, to)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._begin()
            return await get_running_loop().run_in_executor(self._pool, _work, wanted, to)

    def close(self) -> None:
        """End the processes; what they owe is not made."""
        self._pool.shutdown(cancel_futures=True)


def _begun(desk: Path, number: int) -> Executor:
    return ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _begin, (desk,))


# In a maker

_clerks: Final[list[Clerk]] = []


def _begin(desk: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all; who listens ends the makers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _clerks.append(Clerk(desk))
    prepare()
    gc.freeze()  # what a page is made of is no circle, and stories that are kept are many: looking for circles among
    gc.set_threshold(20_000, 20, 100)  # them as often as is usual takes a fifth of the time


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _ready() -> None:
    """Take as long as a maker takes to begin: another is begun only where all are busy."""
    time.sleep(0.05)


def _work(wanted: Wanted, to: Addresses) -> bytes:
    return _made(_clerks[0], wanted, to)


def _made(clerk: Clerk, wanted: Wanted, to: Addresses) -> bytes:
    return page(wanted.name, wanted.ask(clerk, *wanted.of), to).encode("utf-8", "replace")
