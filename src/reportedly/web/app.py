"""The desk as a web application: an address, the view it asks for, a page. Nothing can be changed by it.

The functions that answer are no coroutines, so that Starlette runs each in a thread: the desk is a file, and reading it
must not hold up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportedly.errors import StoreError
from reportedly.web.addresses import Live
from reportedly.web.clerk import Asked, Clerk, Missing, Moved
from reportedly.web.guard import Guard
from reportedly.web.kept import Kept
from reportedly.web.pages import STATICS, page, trouble

__all__ = ["application"]

_TO: Final = Live()
_LOG: Final = logging.getLogger(__name__)
#: Characters of a search that are looked at: more is no search.
_LONGEST: Final = 400
#: Digits of a place in the list of stories, fewer than this.
_DIGITS: Final = 9

_Answer = Callable[[Request], Response]
_View = Callable[[Request], object]


def application(clerk: Clerk, *, token: str | None = None) -> ASGIApp:
    """Make the application that shows a desk; letting go of the clerk is left to whoever made it.

    Args:
        clerk: answers from the desk.
        token: what must be known to see it; without one it is shown to this machine alone.
    """
    return Guard(Starlette(routes=_routes(clerk), exception_handlers=_HANDLERS), token=token)


def _routes(clerk: Clerk) -> list[Route]:
    kept = Kept(clerk.state)

    def answer(name: str, view: _View) -> _Answer:
        def found(asked: Request) -> Response:
            made = kept.get(f"{name} {asked.url.path}?{asked.url.query}", lambda: _made(name, view(asked)))
            return HTMLResponse(made)

        return found

    def desk(asked: Request) -> object:
        start = asked.query_params.get("from", "0")
        if not (start.isascii() and start.isdigit() and len(start) < _DIGITS):
            raise Asked("That is no place in the list of stories.")
        return clerk.desk(int(start))

    def story(asked: Request) -> object:
        return clerk.story(asked.path_params["story"], _day(asked))

    def claim(asked: Request) -> object:
        return clerk.claim(asked.path_params["claim"], _day(asked), asked.query_params.get("in"))

    def report(asked: Request) -> object:
        return clerk.report(asked.path_params["article"])

    def source(asked: Request) -> object:
        return clerk.source(asked.path_params["story"], asked.path_params["figure"])

    def search(asked: Request) -> object:
        return clerk.search(asked.query_params.get("q", "")[:_LONGEST])

    return [
        Route("/", answer("desk", desk)),
        Route("/story/{story}", _named(answer("story", story), _TO.story)),
        Route("/timeline/{story}", _named(answer("timeline", story), _TO.timeline)),
        Route("/claim/{claim}", _named(answer("claim", claim), _TO.claim)),
        Route("/report/{article}", _named(answer("report", report), lambda id_, _: _TO.report(id_))),
        Route("/source/{story}/{figure}", answer("source", source)),
        Route("/search", answer("search", search)),
        Route("/about", answer("about", lambda _: clerk.about())),
        Route("/static/{name}", _static),
    ]


def _made(name: str, view: object) -> bytes:
    return page(name, view, _TO).encode("utf-8", "replace")


def _named(answer: _Answer, address: Callable[[str, str | None], str]) -> _Answer:
    """Lead who asked by a name to the address with the id."""

    def found(asked: Request) -> Response:
        try:
            return answer(asked)
        except Moved as moved:
            return RedirectResponse(address(moved.id, _day(asked)), 307)

    return found


def _day(asked: Request) -> str | None:
    return asked.query_params.get("as-of") or None


def _static(asked: Request) -> Response:
    kept = STATICS.get(asked.path_params["name"])
    if kept is None:
        raise Missing("There is no such file.")
    return Response(kept[0], media_type=kept[1])


def _said(code: int, words: Callable[[Exception], str]) -> Callable[[Request, Exception], Response]:
    def answer(_: Request, error: Exception) -> Response:
        return HTMLResponse(trouble(code, words(error), _TO), code)

    return answer


def _refused(_: Request, error: Exception) -> Response:
    """Say what Starlette found: no page of this address, or something else than looking."""
    code = error.status_code if isinstance(error, HTTPException) else 500
    said = {404: "There is no such page.", 405: "Nothing can be changed here."}.get(code, "That cannot be answered.")
    headers = error.headers if isinstance(error, HTTPException) else None
    return HTMLResponse(trouble(code if code in {404, 405} else 400, said, _TO), code, headers)


def _failed(asked: Request, error: Exception) -> Response:
    _LOG.error("%s could not be shown", asked.url.path, exc_info=error)
    return HTMLResponse(trouble(500, "This page could not be made.", _TO), 500)


_HANDLERS: Final = {
    Asked: _said(400, str),
    Missing: _said(404, str),
    StoreError: _said(503, lambda error: f"The desk cannot be read now: {error}."),
    HTTPException: _refused,
    Exception: _failed,
}
