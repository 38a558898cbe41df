"""What the caller decides: what a bare text cannot say of itself, and how far a page may go."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import UsageError

__all__ = ["DEADLINE", "MAX_REDIRECTS", "NO_HINTS", "SIZE_LIMIT", "TIMEOUT", "USUAL_RULES", "Hints", "Rules"]

#: Bytes of one page, unpacked. The largest of 126 saved news pages looked at (2026-11) has 1.7 MB; twelve times that
#: leaves room for pages with pictures inlined and still fits an ordinary laptop's memory many times.
SIZE_LIMIT = 20 * 1024 * 1024

#: Seconds to wait for a connection, and for each next piece of an answer. A slow news site takes a few; a name server
#: or a firewall that swallows packets would take minutes.
TIMEOUT = 15.0

#: Seconds for one page altogether, redirects and robots.txt included, pauses out of politeness not. It stops a server
#: that sends a byte every few seconds, which no timeout between two bytes can.
DEADLINE = 60.0

#: Redirects followed for one page. RFC 9309 asks crawlers for at least five; a news page needs one to three (https,
#: www, the headline in the address).
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the caller says of the pages. A JSON line's own fields win over it, it wins over the page's markup.

    ``published`` is text as the caller gave it; the next stage reads it as a date.
    """

    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The bounds of reading and fetching.

    Args:
        allow_private: fetch from addresses that are not public too (this machine, the local network).
        timeout: seconds to wait for a connection and for each piece of an answer.
        deadline: seconds for one fetched page altogether.
        size_limit: bytes of one page, unpacked.
        max_redirects: redirects followed for one page.

    Raises:
        UsageError: a bound below which nothing could be read.
    """

    allow_private: bool = False
    timeout: float = TIMEOUT
    deadline: float = DEADLINE
    size_limit: int = SIZE_LIMIT
    max_redirects: int = MAX_REDIRECTS

    def __post_init__(self) -> None:
        for name in ("timeout", "deadline", "size_limit"):
            if not getattr(self, name) > 0:
                raise UsageError(f"{name} must be greater than 0, not {getattr(self, name)}")
        if self.max_redirects < 0:
            raise UsageError(f"max_redirects must be 0 or more, not {self.max_redirects}")


#: Nothing said by the caller.
NO_HINTS = Hints()

#: The bounds as they are unless the caller moves them.
USUAL_RULES = Rules()
