"""What a site asks of robots, and how often it may be asked (RFC 9309; crawl-delay by custom).

The rules are read by the standard library's parser, which takes the first rule that fits where the RFC wants the
longest, and ends a group at a blank line where the RFC does not: :func:`prepared` puts the lines so that both
come to the same. A ``*`` inside a path is a wildcard to the RFC and a plain character to the parser: such a rule is not
obeyed.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

__all__ = ["LONGEST_PAUSE", "ROBOTS_LIMIT", "SHORTEST_PAUSE", "Pacer", "Robots", "prepared"]

#: Bytes of a robots.txt read; the rest is passed over, as RFC 9309 2.5 allows from 500 KiB on.
ROBOTS_LIMIT = 500 * 1024

#: Seconds between two requests to one host, at least: one page a second is about what a hasty reader asks for.
SHORTEST_PAUSE = 1.0

#: Seconds between two requests to one host, at most. A longer crawl-delay is meant for robots that come back for ever,
#: not for somebody who fetches a few named pages.
LONGEST_PAUSE = 10.0


class Robots:
    """The wishes of one site.

    Args:
        text: its robots.txt, or ``None`` where it could not say (a server error): then nothing is allowed.
        agent: the name under which we come.
    """

    def __init__(self, text: str | None, *, agent: str) -> None:
        self._agent = agent
        self._parser: RobotFileParser | None = RobotFileParser()
        try:
            self._parser.parse(prepared(text or "").splitlines())
        except ValueError:
            # The parser lets some broken lines raise ("http://[" as a path). What cannot be read is not overruled.
            text = None
        if text is None:
            self._parser = None

    def allows(self, url: str) -> bool:
        """Whether we may fetch *url*."""
        if self._parser is None:
            return False
        try:
            return self._parser.can_fetch(self._agent, url)
        except ValueError:
            return False

    @property
    def pause(self) -> float:
        """Seconds to leave between two requests."""
        asked = self._parser.crawl_delay(self._agent) if self._parser else None
        # Compared as an integer: a delay of 400 digits is no float.
        return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, int(asked or 0)))


def prepared(text: str) -> str:
    """*text* with the rules of each group longest first, allowing ones first among equals, and no blank lines.

    A ``*`` at a rule's end says nothing (rules are prefixes) and is dropped.
    """
    lines: list[str] = []
    rules: list[tuple[int, bool, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key in {"allow", "disallow"}:
            path = value.rstrip("*")
            # "Disallow: *" shuts everything; an empty path would open it.
            path = path if path or not value else "/"
            rules.append((-len(path), key == "disallow", f"{key}: {path}"))
            continue
        if key == "user-agent":
            lines += [rule for _, _, rule in sorted(rules)]
            rules = []
        lines.append(f"{key}: {value}")
    return "\n".join([*lines, *(rule for _, _, rule in sorted(rules))])


class Pacer:
    """Keeps requests to one host apart.

    Args:
        clock: seconds that only grow.
        sleep: waits for so many seconds.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> None:
        """Wait until *pause* seconds have passed since the last request to *host*, and count this one."""
        last = self._last.get(host)
        if last is not None:
            left = last + pause - self._clock()
            if left > 0:
                self._sleep(left)
        self._last[host] = self._clock()
