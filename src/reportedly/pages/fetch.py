"""Fetching one page: names resolved and judged, robots.txt obeyed, redirects followed one by one.

Every hop of a redirect goes the whole way again: its scheme, its host's numbers, its site's robots.txt, and the pause
due to its host. A robots.txt is fetched over the same guarded path.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO

from reportedly.errors import FetchError
from reportedly.pages.addresses import Address, is_public, redirected
from reportedly.pages.content import pages_in
from reportedly.pages.exchange import Answer, ask
from reportedly.pages.origin import Origin
from reportedly.pages.robots import ROBOTS_LIMIT, SHORTEST_PAUSE, Pacer, Robots
from reportedly.pages.rules import Hints, Rules
from reportedly.pages.sniff import Form, form_of_media_type
from reportedly.records import Page, Rejected

__all__ = ["Fetched", "Fetcher", "resolved", "web_pages"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer worth reading: where it came from in the end, what it is said to be, and when it was had."""

    url: str
    form: Form
    charset: str | None
    body: bytes
    captured: str


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Look up the numbers *host* stands for, in the order the system would try them.

    Raises:
        FetchError: ``unreachable``, where it stands for none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FetchError("unreachable", f"{host} is not a known host: {why}") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches pages, and remembers what each site asked for.

    Args:
        rules: the bounds.
        resolve: from a host and a port to its numbers.
        clock: seconds that only grow.
        sleep: waits for so many seconds.
        now: the present instant.
    """

    def __init__(
        self,
        rules: Rules,
        *,
        resolve: Callable[[str, int], tuple[str, ...]] = resolved,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._rules = rules
        self._robots_rules = replace(rules, size_limit=ROBOTS_LIMIT)
        self._resolve = resolve
        self._clock = clock
        self._now = now
        self._pacer = Pacer(clock, sleep)
        self._robots: dict[str, Robots] = {}
        self._agent = _agent()

    def fetch(self, address: Address) -> Fetched:
        """Fetch the page at *address*.

        Raises:
            FetchError: with the reason; ``forbidden`` where it must not be fetched.
        """
        trip = _Trip(left=self._rules.deadline)
        address, answer = self._follow(address, trip, obeying=True)
        if not 200 <= answer.status < 300:
            raise FetchError("unreachable", f"{address.url} answered {_status(answer.status)}")
        media_type, charset = _content_type(answer.content_type)
        form = form_of_media_type(media_type)
        if form is None:
            raise FetchError("binary", f"{address.url} is {media_type!a}, not a page")
        if not answer.whole:
            raise FetchError("too_large", f"{address.url} has more than {self._rules.size_limit} bytes")
        captured = self._now().astimezone(UTC).isoformat(timespec="seconds")
        return Fetched(url=address.url, form=form, charset=charset, body=answer.body, captured=captured)

    def _follow(self, address: Address, trip: _Trip, *, obeying: bool) -> tuple[Address, Answer]:
        """Ask, and go where the answers lead, up to one that is no redirect.

        ``obeying`` robots.txt is for pages; a robots.txt itself is always asked for.
        """
        seen: set[Address] = set()
        while True:
            if address in seen:
                raise FetchError("unreachable", f"{address.url} redirects in a circle")
            if len(seen) > self._rules.max_redirects:
                raise FetchError("unreachable", f"more than {self._rules.max_redirects} redirects, up to {address.url}")
            seen.add(address)
            answer = self._hop(address, trip, obeying=obeying)
            if answer.status not in _REDIRECTS:
                return address, answer
            address = redirected(address, answer.location)

    def _hop(self, address: Address, trip: _Trip, *, obeying: bool) -> Answer:
        """One request: judged, allowed, waited for and sent."""
        numbers = self._judged(address)
        if not obeying:
            self._pacer.wait(address.host, SHORTEST_PAUSE)
            return self._ask(address, numbers, self._robots_rules, trip)
        robots = self._robots_of(address, trip)
        if not robots.allows(address.url):
            raise FetchError("forbidden", f"the robots.txt of {address.origin} forbids {address.url}")
        self._pacer.wait(address.host, robots.pause)
        return self._ask(address, numbers, self._rules, trip)

    def _ask(self, address: Address, numbers: tuple[str, ...], rules: Rules, trip: _Trip) -> Answer:
        """Ask at each number until one answers."""
        failure = FetchError("unreachable", f"{address.host} has no number")
        for number in numbers:
            started = self._clock()
            if trip.left <= 0:
                raise FetchError(
                    "unreachable", f"{address.url}: the {self._rules.deadline:g} s a page may take are over"
                )
            try:
                return ask(address, number, agent=self._agent, rules=rules, seconds=trip.left)
            except FetchError as error:
                if error.reason != "unreachable":
                    raise
                failure = error
            finally:
                trip.left -= self._clock() - started
        raise failure

    def _judged(self, address: Address) -> tuple[str, ...]:
        """Give the numbers of the host, every one of them public unless the rules allow others."""
        numbers = self._resolve(address.host, address.port)
        private = [] if self._rules.allow_private else [number for number in numbers if not is_public(number)]
        if private:
            raise FetchError("forbidden", f"{address.url} leads to {private[0]}, which is no public address")
        return numbers

    def _robots_of(self, address: Address, trip: _Trip) -> Robots:
        """Give the wishes of the site, fetched once. RFC 9309 2.3.1: with 4xx all is allowed, with 5xx nothing."""
        robots = self._robots.get(address.origin)
        if robots is None:
            _, answer = self._follow(replace(address, target="/robots.txt"), trip, obeying=False)
            text = answer.body.decode("utf-8-sig", "replace")
            robots = Robots(None if answer.status >= 500 else text, agent=self._agent)
            self._robots[address.origin] = robots
        return robots


@dataclass(slots=True)
class _Trip:
    """The time one page has left, in seconds."""

    left: float


def web_pages(url: str, address: Address, fetcher: Fetcher, *, hints: Hints, rules: Rules) -> Iterator[Page | Rejected]:
    """Give the pages at an address. A failed fetch is rejected under *url*, the address as asked for."""
    try:
        fetched = fetcher.fetch(address)
    except FetchError as error:
        yield Origin(url=url).rejected(error.reason, error.detail)
        return
    origin = Origin(url=fetched.url, charset=fetched.charset, captured=fetched.captured, hints=hints)
    yield from pages_in(BytesIO(fetched.body), fetched.form, origin, limit=rules.size_limit)


def _agent() -> str:
    try:
        return f"reportedly/{version('reportedly')}"
    except PackageNotFoundError:
        # A checkout that was never installed.
        return "reportedly/0"


def _content_type(header: str) -> tuple[str, str | None]:
    """Media type (empty where none is said) and charset, both in lower case."""
    if not header.strip():
        return "", None
    message = Message()
    message["Content-Type"] = " ".join(header.split())
    media_type = header.partition(";")[0].strip().lower()
    return media_type, message.get_content_charset()


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
