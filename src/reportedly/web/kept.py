"""Pages that were made are kept as long as the desk stays as it is: many readers look at one story.

Theory of operation. What a desk holds is in its file and its log; when either is written, its size or time changes. A
time that is so new that another write could bear the same is not trusted (as Git does with its index): then nothing is
kept, and nothing kept is given. So a page is at most as old as the last change of the desk.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final

__all__ = ["Kept", "State", "state"]

State = tuple[tuple[int, int, int], ...]

#: Nanoseconds that a change is to be past before it is trusted to be the last; file systems tell times apart by 10 ms,
#: some by 2 s.
TRUSTED: Final = 3_000_000_000
#: Bytes of pages that are kept.
ROOM: Final = 64_000_000


class Kept:
    """Pages by what they were asked for with, for one state of a desk."""

    def __init__(self, look: Callable[[], State | None]) -> None:
        """Keep pages of a desk whose state *look* gives, ``None`` where it cannot be told."""
        self._look = look
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._state: State | None = None
        self._size = 0
        self._lock = Lock()

    def get(self, asked: str, make: Callable[[], bytes]) -> bytes:
        """Give the page that is kept, or make it and keep it if the desk was the same before and after."""
        before = self._look()
        with self._lock:
            if before != self._state:
                self._pages.clear()
                self._size, self._state = 0, before
            elif before is not None and (page := self._pages.get(asked)) is not None:
                self._pages.move_to_end(asked)
                return page
        made = make()
        if before is not None and self._look() == before:
            self._put(asked, made, before)
        return made

    def _put(self, asked: str, made: bytes, made_of: State) -> None:
        with self._lock:
            if self._state != made_of or asked in self._pages:
                return
            self._pages[asked] = made
            self._size += len(made)
            while self._size > ROOM:
                self._size -= len(self._pages.popitem(last=False)[1])


def state(path: Path) -> State | None:
    """Tell a state of a desk from any other; ``None`` where it changed so lately that this cannot be done."""
    found = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            seen = file.stat()
        except OSError:
            found.append((0, 0, 0))
        else:
            found.append((seen.st_ino, seen.st_size, seen.st_mtime_ns))
    return tuple(found) if time.time_ns() - max(one[2] for one in found) > TRUSTED else None
