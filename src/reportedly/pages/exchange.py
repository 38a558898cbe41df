"""One HTTP request to one checked number, within its bounds: the edge to the network.

The connection goes to the number, never to the name, so that a name server cannot answer differently once the number
has been judged (DNS rebinding); the name goes into the Host header and, with https, into the handshake, where the
certificate is checked against it. Proxies named in the environment are not used: a proxy resolves names by itself, and
then nothing here would have checked where the request ends.

Time is bounded twice: by urllib3's timeout for each piece, and by a watchdog that cuts the connection when the whole
takes too long, whatever it is doing at that moment (shaking hands, dripping header lines, dripping the body).
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import HTTPResponse

from reportedly.errors import FetchError
from reportedly.pages.addresses import Address
from reportedly.pages.rules import Rules

__all__ = ["Answer", "ask"]

# Bytes unpacked at a time. Small, because what is over the limit is read in vain.
_PIECE = 16 * 1024

# The codings asked for, which are those that unpack in bounded steps, and how they may be spelt.
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})

# How urllib3 begins its messages.
_OBJECT = re.compile(r"^(?:<[^>]*>|HTTPS?Connection\([^)]*\)): (?:Failed to establish a new connection: )?")

# Seconds between two cuts: the connection may have got its socket just after the first.
_AGAIN = 0.1


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: ``body`` is empty unless ``status`` is 2xx, ``whole`` tells whether it is all of it."""

    status: int
    content_type: str
    location: str | None
    body: bytes
    whole: bool


def ask(address: Address, number: str, *, agent: str, rules: Rules, seconds: float) -> Answer:
    """Send a GET for *address* to *number* and read the answer, at most ``rules.size_limit`` bytes of it unpacked.

    Args:
        address: what to ask for.
        number: the IP address to ask at.
        agent: who asks.
        rules: the timeout and the size limit.
        seconds: how long the whole may take, of the time the page has.

    Raises:
        FetchError: ``unreachable`` where there is no (whole) answer in time, ``malformed`` where its coding is broken.
    """
    connection = _connection(address, number, min(rules.timeout, seconds))
    headers = {
        "Host": address.authority,
        "User-Agent": agent,
        "Accept": "text/html, application/xhtml+xml, text/plain, application/json;q=0.9",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    with _bounded(connection, address, rules, seconds):
        connection.request("GET", address.target, headers=headers, preload_content=False)
        with connection.getresponse() as response:
            return _answer(response, address, rules.size_limit)


def _connection(address: Address, number: str, timeout: float) -> HTTPConnection:
    if address.scheme == "https":
        return HTTPSConnection(
            number,
            address.port,
            timeout=timeout,
            cert_reqs="CERT_REQUIRED",
            server_hostname=address.host,
        )
    return HTTPConnection(number, address.port, timeout=timeout)


def _answer(response: HTTPResponse, address: Address, limit: int) -> Answer:
    body, whole = b"", True
    if 200 <= response.status < 300:
        coding = response.headers.get("Content-Encoding", "").strip().lower()
        if coding not in _CODINGS:
            raise FetchError("malformed", f"{address.url} is coded in a way nobody asked for: {coding!a}")
        body, whole = _body(response, limit)
    return Answer(
        status=response.status,
        content_type=response.headers.get("Content-Type", ""),
        location=_text(response.headers, "Location"),
        body=body,
        whole=whole,
    )


def _body(response: HTTPResponse, limit: int) -> tuple[bytes, bool]:
    body = bytearray()
    while len(body) <= limit:
        piece = response.read(_PIECE, decode_content=True)
        if not piece:
            return bytes(body), True
        body += piece
    return bytes(body[:limit]), False


def _text(headers: Mapping[str, str], name: str) -> str | None:
    """Read a header that may hold UTF-8, which http.client hands over as if it were Latin-1."""
    value = headers.get(name)
    return None if value is None else value.encode("latin-1", "replace").decode("utf-8", "replace")


@contextmanager
def _bounded(connection: HTTPConnection, address: Address, rules: Rules, seconds: float) -> Iterator[None]:
    """Close *connection* at the end, cut it after *seconds*, and turn every failure into a :class:`FetchError`."""
    too_long = f"took longer than the {rules.deadline:g} s a page may take"
    over, late = threading.Event(), threading.Event()
    sockets: list[socket.socket] = []

    def watch() -> None:
        pause = seconds
        while not over.wait(pause):
            late.set()
            pause = _AGAIN
            for sock in (*sockets, connection.sock):
                _cut(sock)

    watchdog = threading.Thread(target=watch, name="reportedly-deadline", daemon=True)
    watchdog.start()
    try:
        connection.connect()
        # Once an answer has begun, a connection that is to be closed forgets its socket; the watchdog must not.
        if connection.sock is not None:
            sockets.append(connection.sock)
        yield
        if late.is_set():
            raise FetchError("unreachable", f"{address.url} {too_long}")
    except DecodeError as error:
        raise FetchError("malformed", f"{address.url} is packed wrongly: {_brief(error)}") from error
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        why = too_long if late.is_set() else f"did not answer: {_brief(error)}"
        raise FetchError("unreachable", f"{address.url} {why}") from error
    finally:
        over.set()
        connection.close()
        watchdog.join()


def _cut(sock: socket.socket | None) -> None:
    """End both directions of the plain socket under *sock*, so that whoever waits on it wakes up."""
    if sock is None:
        return
    try:
        # Not the method of an SSL socket, which would let go of the session that is reading.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return


def _brief(error: Exception) -> str:
    """Say the error in one line, without the objects urllib3 writes into it."""
    return _OBJECT.sub("", " ".join(str(error).split())) or type(error).__name__
