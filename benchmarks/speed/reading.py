"""Readers of a desk, in a process of their own: ``python -m benchmarks.speed.reading`` is what :func:`read` starts.

Each reader has a connection that stays open, asks for one page after another, and pauses before each for as long as
chance will have it (exponentially, so many seconds in the mean; not at all where that is 0). A page is timed from its
request to its last byte. What the readers themselves cost is told, as they share the cores with the desk.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected

import msgspec

__all__ = ["Page", "Read", "Timed", "read"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be asked for, and of which kind it is."""

    kind: str
    address: str


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was asked for: of which kind, the seconds, the bytes."""

    kind: str
    seconds: float
    size: int


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """All pages that were asked for, in how many seconds, and the core-seconds of those who asked."""

    pages: list[Timed]
    seconds: float
    core_seconds: float


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    port: int
    shares: list[list[Page]]
    pause: float


def read(port: int, shares: Sequence[Sequence[Page]], *, pause: float = 0.0) -> Read:
    """Let as many readers as there are *shares* ask for the pages of theirs, with pauses of so many seconds.

    Raises:
        subprocess.CalledProcessError: a page was not there; it has been said which.
    """
    asked = _Asked(port=port, shares=[list(share) for share in shares], pause=pause)
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input=msgspec.json.encode(asked), stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Read)


def _main() -> None:
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=_Asked)
    began, spent = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(len(asked.shares)) as pool:
        found = pool.map(lambda at: _reader(asked.port, asked.shares[at], asked.pause, at), range(len(asked.shares)))
        pages = [one for share in found for one in share]
    taken = Read(pages=pages, seconds=time.perf_counter() - began, core_seconds=time.process_time() - spent)
    sys.stdout.buffer.write(msgspec.json.encode(taken))


def _reader(port: int, pages: Sequence[Page], pause: float, seed: int) -> list[Timed]:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    chance = random.Random(seed)
    found = []
    for page in pages:
        if pause:
            time.sleep(chance.expovariate(1 / pause))
        began = time.perf_counter()
        answer = _asked(connection, page.address)
        size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"{page.address} answered {answer.status}")
        found.append(Timed(kind=page.kind, seconds=time.perf_counter() - began, size=size))
    connection.close()
    return found


def _asked(connection: HTTPConnection, address: str) -> HTTPResponse:
    """Ask as a browser does: anew where the connection was let go meanwhile."""
    try:
        connection.request("GET", address)
        return connection.getresponse()
    except (RemoteDisconnected, ConnectionError):
        connection.close()
        connection.request("GET", address)
        return connection.getresponse()


if __name__ == "__main__":
    _main()
