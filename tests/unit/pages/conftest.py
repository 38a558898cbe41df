"""A loopback server whose answers a test writes down, and a clock that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.pages.fetch import Fetcher
from reportedly.pages.rules import Rules

ARTICLE = b"<!doctype html><title>Ferry late</title><p>The ferry was late, the harbour office said."


@dataclass
class Clock:
    """Seconds that pass only when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


Answerer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Answers by path; a path nobody wrote down answers 404. Remembers what was asked, and by which Host header."""

    def __init__(self) -> None:
        self.answers: dict[str, Answerer] = {}
        self.asked: list[str] = []
        self.hosts: list[str] = []
        self.agents: list[str] = []
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.hosts.append(self.headers["Host"])
                site.agents.append(self.headers["User-Agent"])
                try:
                    site.answers.get(self.path, _not_found)(self)
                except OSError:
                    return  # the client has hung up, as some tests want it to

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port: int = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, body: bytes = ARTICLE, *, status: int = 200, **headers: str) -> None:
        """Write down a whole answer; ``content_type="text/html"`` stands for the header Content-Type."""
        sent = {"content_type": "text/html", "content_length": str(len(body)), **headers}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in sent.items():
                handler.send_header(name.replace("_", "-").title(), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer

    def redirects(self, path: str, location: str, status: int = 302) -> None:
        self.says(path, b"", status=status, location=location)


def _not_found(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.thread.start()
    yield site
    site.over.set()
    site.server.shutdown()
    site.thread.join()
    site.server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Fetcher:
    """A fetcher that may use the loopback address and never waits."""
    return quick_fetcher(clock, Rules(allow_private=True, timeout=5, deadline=5, size_limit=10_000))


def quick_fetcher(clock: Clock, rules: Rules, numbers: dict[str, tuple[str, ...]] | None = None) -> Fetcher:
    """A fetcher with its own clock, and with *numbers* for a name server."""
    return Fetcher(
        rules,
        resolve=lambda host, port: (numbers or {}).get(host, (host,)),
        clock=clock,
        sleep=clock.sleep,
        now=lambda: datetime(2031, 5, 4, 12, 30, tzinfo=UTC),
    )
