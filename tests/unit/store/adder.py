"""A process that fills a desk, saying after each page that it is stored; the tests kill it.

It goes on to the next page for every line that it is sent, so that it never gets further than a test allows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from reportedly.store import Desk
from tests import invented

PAGES = 40


def fill(path: Path) -> Iterator[int]:
    """Add the pages that the desk has not seen; gives the number of each when it is stored."""
    with Desk.open(path) as desk:
        for number in range(PAGES):
            if not desk.seen(f"page {number}"):
                desk.add(f"page {number}", invented.numbered(number), reader="1")
                yield number


if __name__ == "__main__":
    for stored in fill(Path(sys.argv[1])):
        sys.stdout.write(f"{stored}\n")
        sys.stdout.flush()
        sys.stdin.readline()
