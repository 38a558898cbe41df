"""Showing a desk to browsers: the address is taken, told to whoever asked, and served until that is interrupted."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import Final

import uvicorn

from reportedly.errors import UsageError
from reportedly.web.adding import Adding
from reportedly.web.app import application
from reportedly.web.clerk import Clerk
from reportedly.web.guard import is_loopback
from reportedly.web.making import Makers, Making

__all__ = ["LEAST_TOKEN", "serve"]

#: Characters that a token has at least.
LEAST_TOKEN: Final = 16
#: Processes that make pages, at most: each takes some 150 MB.
MOST_MAKERS: Final = 2


def serve(
    desk: Path,
    host: str = "127.0.0.1",
    port: int = 8017,
    token: str | None = None,
    *,
    makers: int | None = None,
    readonly: bool = False,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Show a desk until interrupted, and read into it what is sent from its pages.

    Args:
        desk: the file.
        host: the address to listen at; any but a loopback one needs a token.
        port: the port; 0 takes a free one.
        token: what must be known to see the desk.
        makers: processes that make pages beside this one, 0 for none; else as many as there are cores, two at most.
        readonly: whether nothing can be sent.
        ready: is told the address when it can be opened.

    Raises:
        UsageError: there is no desk; the address is taken, is none, or needs a token that is missing or too short.
        StoreError: the file is no desk.
    """
    if token is None and not is_loopback(host):
        raise UsageError(f"{host} can be reached from other machines: set a token that readers must know")
    if token is not None and (len(token) < LEAST_TOKEN or not token.isascii() or not token.isalnum()):
        raise UsageError(f"a token has {LEAST_TOKEN} letters or digits at least: make one with `openssl rand -hex 16`")
    with Clerk(desk) as clerk, _taken(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/{f'?token={token}' if token else ''}"
        number = min(MOST_MAKERS, os.cpu_count() or 1) if makers is None else makers
        with _making(desk, number) as making, closing(Adding(desk)) as adding:
            shown = application(clerk, token=token, readonly=readonly, adding=adding, making=making)
            if ready is not None:
                ready(address)
            settings = uvicorn.Config(shown, log_level="error", access_log=False, server_header=False, ws="none")
            uvicorn.Server(settings).run(sockets=[listening])


@contextmanager
def _making(desk: Path, number: int) -> Iterator[Making | None]:
    if not number:
        yield None
        return
    ended = signal.signal(signal.SIGTERM, _exit) if current_thread() is main_thread() else None
    makers = Makers(desk, number)
    try:
        yield makers
    finally:
        makers.close()
        if ended is not None:
            signal.signal(signal.SIGTERM, ended)


def _exit(number: int, _: object) -> None:
    """Leave by way of all that is to be closed, which a signal alone would not."""
    sys.exit(128 + number)


def _taken(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sets TCP_NODELAY where it is told
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(128)  # whoever comes from now on waits until we answer
    except (OSError, OverflowError, UnicodeError) as error:
        taken.close()
        raise UsageError(f"cannot listen at {host}, port {port} ({error}): choose another host or port") from None
    return taken
