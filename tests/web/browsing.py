"""A real Chromium for the tests of the pages, and a desk that it can reach."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from starlette.types import ASGIApp

from reportedly.web.adding import Adding
from reportedly.web.app import application
from reportedly.web.clerk import Clerk

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Dialog, Page

_Startup = Callable[[list[socket] | None], Coroutine[Any, Any, None]]

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """Chromium, as the tests use it."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium

    @contextmanager
    def page(
        self, *, width: int = 1280, scheme: str = "light", script: bool = True, policy: bool = True
    ) -> Iterator[Page]:
        """One page; without *policy*, no content security policy is heeded."""
        context = self._context(width, scheme, script, policy)
        try:
            yield context.new_page()
        finally:
            context.close()

    def _context(self, width: int, scheme: str, script: bool, policy: bool) -> BrowserContext:
        return self._chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            bypass_csp=not policy,
        )

    def visit(
        self,
        addresses: Iterable[str],
        look: Callable[[Page], None] = lambda _: None,
        *,
        policy: bool = True,
        strict: bool = True,
    ) -> list[str]:
        """Open pages and step into them; gives whatever happened that must not.

        Args:
            addresses: of the pages.
            look: is given each.
            policy: whether the content security policy is heeded.
            strict: whether it must not have been needed, either.
        """
        happened: list[str] = []
        with self.page(policy=policy) as page:
            page.on("dialog", lambda dialog: _dismiss(dialog, happened))
            page.on("request", lambda asked: _watch(asked.url, page.url, happened))
            page.on("popup", lambda other: happened.append(f"a window: {other.url}"))
            page.on("download", lambda file: happened.append(f"a file: {file.url}"))
            page.on("pageerror", lambda error: happened.append(f"an error of a script: {error}"))
            if strict:
                page.on("console", lambda said: _listen(said.text, page.url, happened))
            else:
                page.on("requestfailed", lambda asked: _forgive(asked.url, asked.failure, happened))
            for address in addresses:
                page.goto(address)
                page.keyboard.press("Tab")
                look(page)
                if page.evaluate("window.hit"):
                    happened.append(f"a script ran: {address}")
                if page.url != address:
                    happened.append(f"led away: {address}")
        return happened


def _dismiss(dialog: Dialog, happened: list[str]) -> None:
    happened.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


def _watch(asked: str, at: str, happened: list[str]) -> None:
    if not asked.startswith(("http://127.0.0.1:", "file:///")):
        happened.append(f"{asked} was asked for by {at}")


def _forgive(asked: str, why: str | None, happened: list[str]) -> None:
    """Take back that a page asked for something: the browser would not, by the policy."""
    if why == "csp":
        happened.remove(next(one for one in happened if one.startswith(f"{asked} was asked for")))


def _listen(said: str, at: str, happened: list[str]) -> None:
    if "Content Security Policy" in said:
        happened.append(f"only the policy kept it from happening: {said} at {at}")


@contextmanager
def shown(desk: Path, token: str | None = None, *, adding: Adding | None = None) -> Iterator[str]:
    """Show a desk at a free port; gives the address."""
    with Clerk(desk) as clerk, served(application(clerk, token=token, adding=adding)) as base:
        yield base


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Serve anything at a free port; gives the address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none", lifespan="off"))
    begun = threading.Event()
    server.startup = _telling(server.startup, begun)  # type: ignore[assignment,method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert begun.wait(30), "the server did not start"
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)


def _telling(start: _Startup, begun: threading.Event) -> _Startup:
    """Have a server say when it has started."""

    async def startup(sockets: list[socket] | None = None) -> None:
        await start(sockets)
        begun.set()

    return startup
