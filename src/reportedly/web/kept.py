"""What was made once is kept as long as it holds: pages while the desk stays as it is, a story while it is the same.

Theory of operation. What a desk holds is in its file and its log; when either is written, its size or time changes. A
time that is so new that another write could bear the same is not trusted (as Git does with its index): then no page is
kept, and none that is kept is given. So a page is at most as old as the last change of the desk.

A story outlasts most writes, which are about others; many pages are made of one. It is kept with what tells this
version of it from any other, and whoever asks for it says which version the desk has now.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Final, TypeVar, cast

__all__ = ["Kept", "Shelf", "State", "state"]

T = TypeVar("T")
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

    @property
    def state(self) -> State | None:
        """The state of the desk, to be told with a page that is made after it was asked for."""
        return self._look()

    def get(self, asked: str) -> bytes | None:
        """Give the page that is kept, if one is."""
        now = self._look()
        with self._lock:
            if not self._holds(now) or (page := self._pages.get(asked)) is None:
                return None
            self._pages.move_to_end(asked)
            return page

    def _holds(self, now: State | None) -> bool:
        """Tell whether what is kept is of this state; what is of another is let go."""
        if now != self._state:
            self._pages.clear()
            self._size, self._state = 0, now
        return now is not None

    def put(self, asked: str, made: bytes, before: State | None) -> None:
        """Keep a page if the desk is as it was before it was made."""
        if before is None or self._look() != before:
            return
        with self._lock:
            if self._state != before or asked in self._pages:
                return
            self._pages[asked] = made
            self._size += len(made)
            while self._size > ROOM:
                self._size -= len(self._pages.popitem(last=False)[1])


class Shelf:
    """Values under names, each with its version and its weight; those that nobody asked for longest go first."""

    def __init__(self, room: int) -> None:
        """Keep values that weigh so much together."""
        self._room = room
        self._held: OrderedDict[Hashable, tuple[object, object, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, name: Hashable, version: object, make: Callable[[], T], weigh: Callable[[T], int]) -> T:
        """Give the value under a name if it is of this version, or make it and keep it, if there is room for it."""
        with self._lock:
            held = self._held.get(name)
            if held is not None and held[0] == version:
                self._held.move_to_end(name)
                return cast("T", held[1])
        made = make()
        with self._lock:
            self._weight -= self._held.pop(name, (None, None, 0))[2]
            weight = weigh(made)
            if weight <= self._room:
                self._held[name] = (version, made, weight)
                self._weight += weight
            while self._weight > self._room:
                self._weight -= self._held.popitem(last=False)[1][2]
        return made


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
