"""Who may see the desk, and what browsers are told: every request and every answer passes through here.

Theory of operation. On a loopback address whoever sits at the machine may look; a page elsewhere that gets a browser to
ask for a name that resolves to this machine (DNS rebinding) does not come with a loopback ``Host`` and is turned away.
Where a token is set it must come once in the address (``?token=…``), is then put into a cookie that scripts and other
sites do not see, and taken out of the address. It is compared in constant time, and the cookie holds a digest of it.

What is sent to a form passes through here first, and then through :mod:`~reportedly.web.forms`, which see to it that a
page of this desk sent it. Nothing else has a body that is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from secrets import compare_digest
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.addresses import Live
from reportedly.web.pages import POLICY, trouble

__all__ = ["COOKIE", "Guard", "is_loopback"]

COOKIE: Final = "reportedly"

_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: Said where the answer says nothing of it itself.
_UNLESS_SAID: Final[Mapping[str, str]] = {"Cache-Control": "private, no-cache"}


class Guard:
    """Stands before an app."""

    def __init__(self, app: ASGIApp, *, token: str | None = None) -> None:
        """Guard an app; without token, only who asks by a loopback name gets in."""
        self._app = app
        self._token = token.encode() if token else None
        self._seal = hashlib.sha256(b"reportedly desk " + self._token).hexdigest() if self._token else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                for name, value in _UNLESS_SAID.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, told)

    def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._token is None:
            if is_loopback(_host(headers.get("host", ""))):
                return None
            return HTMLResponse(trouble(421, "This desk is shown on this machine alone.", Live()), 421)
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in asked if name == "token"), None)
        if given is not None and compare_digest(given.encode(), self._token):
            return self._enter(scope, asked)
        if _same(_cookies(headers.getlist("cookie")), self._seal):
            return None
        return HTMLResponse(trouble(401, "This desk asks for a token.", Live()), 401)

    def _enter(self, scope: Scope, asked: Iterable[tuple[str, str]]) -> Response:
        """Keep the token in a cookie, and lead to the same address without it."""
        kept = urlencode([one for one in asked if one[0] != "token"])
        path = "/" + scope["raw_path"].decode("latin-1").lstrip("/\\") if scope.get("raw_path") else "/"
        answer = Response(
            status_code=303, headers={"Location": f"{path.partition('?')[0]}{f'?{kept}' if kept else ''}"}
        )
        secure = scope.get("scheme") == "https"
        answer.set_cookie(COOKIE, self._seal, httponly=True, samesite="strict", secure=secure, path="/")
        return answer


def is_loopback(host: str) -> bool:
    """Tell whether a name or address is this machine's own and no other's."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _host(header: str) -> str:
    """Take the port off a ``Host``."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]


def _cookies(headers: Iterable[str]) -> Iterable[str]:
    for header in headers:
        try:
            kept = SimpleCookie(header)
        except CookieError:
            continue
        if COOKIE in kept:
            yield kept[COOKIE].value


def _same(values: Iterable[str], seal: str) -> bool:
    return any(compare_digest(value.encode(), seal.encode()) for value in values)
