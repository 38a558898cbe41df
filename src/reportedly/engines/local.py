"""On this machine: work spread over processes, results in the order of the items.

Each process prepares itself once (loads the reader) and then works item after item. No more than a few items a process
are under way, so that a stream of any length runs in bounded memory. Processes are spawned, not forked: the runtime of
the reader has threads, which do not survive a fork. A process whose parent was killed ends by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

from reportedly.errors import ReportedlyError

__all__ = ["Job", "spread"]

Tool = TypeVar("Tool")
Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4  # items under way or waiting, for each process: enough that none stands idle behind a slow page


class Job(Generic[Tool, Item, Result]):
    """What a process does: *prepare* a tool once, then *work* on every item with it. Both must be picklable."""

    def __init__(self, prepare: Callable[[], Tool], work: Callable[[Item, Tool], Result]) -> None:
        self.prepare = prepare
        self.work = work
        self._tool: Tool | None = None

    def __call__(self, item: Item) -> Result:
        """Work on one item."""
        if self._tool is None:
            self._tool = self.prepare()
        return self.work(item, self._tool)


def spread(job: Job[Tool, Item, Result], items: Iterable[Item], *, processes: int) -> Iterator[Result]:
    """Do *job* on every item; results come in the order of the items.

    Args:
        job: what to do.
        items: taken as they are needed, a few ahead of the results.
        processes: 1 works in this process.

    Raises:
        ReportedlyError: a process died (killed, or out of memory).
        Exception: whatever *prepare* or *work* raises.
    """
    if processes <= 1:
        yield from map(job, items)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(job,)) as pool:
        try:
            yield from _ordered(pool, items, processes * _AHEAD)
        except BrokenProcessPool:
            raise ReportedlyError(
                "a reading process died, killed or out of memory: run again with --jobs 1; nothing stored is lost"
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _ordered(pool: ProcessPoolExecutor, items: Iterable[Item], ahead: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(pool.submit(_go_on, item))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_job: Job[Any, Any, Any] | None = None  # one a process, set when it begins


def _begin(job: Job[Any, Any, Any]) -> None:
    global _job
    _job = job
    threading.Thread(target=_end_with_parent, name="reportedly-parent", daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent to be gone: a pool's processes would otherwise wait for its work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "a process of a pool was spawned by one"
    parent.join()
    os._exit(1)


def _go_on(item: object) -> Any:
    assert _job is not None, "the process began with its job"
    return _job(item)
