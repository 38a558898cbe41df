"""The desk as a web application: an address, the page it asks for. Nothing can be changed by it.

A page that is kept is sent at once; what has to be made is made elsewhere (:mod:`~reportedly.web.making`), so that it
holds up no other.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
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
from reportedly.web.making import Here, Making, Wanted
from reportedly.web.pages import STATICS, trouble

__all__ = ["application"]

_TO: Final = Live()
_LOG: Final = logging.getLogger(__name__)
#: Characters of a search that are looked at: more is no search.
_LONGEST: Final = 400
#: Digits of a place in a list, fewer than this.
_DIGITS: Final = 9

_Address = Callable[[str, str | None], str]


def application(clerk: Clerk, *, token: str | None = None, making: Making | None = None) -> ASGIApp:
    """Make the application that shows a desk; letting go of the clerk is left to whoever made it.

    Args:
        clerk: answers from the desk.
        token: what must be known to see it; without one it is shown to this machine alone.
        making: makes the pages; without one they are made in this process.
    """
    routes = _routes(Kept(clerk.state), making or Here(clerk))
    return Guard(Starlette(routes=routes, exception_handlers=_HANDLERS), token=token)


def _routes(kept: Kept, making: Making) -> list[Route]:
    def route(path: str, wanted: Callable[[Request], Wanted], moved: _Address | None = None) -> Route:
        return Route(path, _answering(kept, making, wanted, moved))

    return [
        route("/", lambda asked: Wanted(name="desk", ask=Clerk.desk, of=(_start(asked),))),
        route("/story/{story}", _story, _TO.story),
        route("/story/{story}/{part}", _part, _TO.story),
        route("/timeline/{story}", _timeline, _TO.timeline),
        route("/claim/{claim}", _claim, _TO.claim),
        route("/report/{article}", _report, lambda id_, _: _TO.report(id_)),
        route("/source/{story}/{figure}", _source),
        route("/search", lambda asked: Wanted(name="search", ask=Clerk.search, of=(_words(asked),))),
        route("/about", lambda _: Wanted(name="about", ask=Clerk.about)),
        Route("/static/{name}", _static),
    ]


def _answering(
    kept: Kept, making: Making, wanted: Callable[[Request], Wanted], moved: _Address | None
) -> Callable[[Request], Awaitable[Response]]:
    """Answer with a page: the one that is kept, or one that is made; lead who asked by a name to the id's address."""

    async def answer(asked: Request) -> Response:
        called = f"{asked.scope['path']}?{asked.scope['query_string']}"
        page = kept.get(called)
        if page is None:
            before = kept.state
            try:
                page = await making.make(wanted(asked))
            except Moved as to:
                if moved is None:
                    raise
                return RedirectResponse(moved(to.id, _day(asked)), 307)
            kept.put(called, page, before)
        return HTMLResponse(page)

    return answer


def _story(asked: Request) -> Wanted:
    return Wanted(name="story", ask=Clerk.story, of=(_id(asked, "story"), _day(asked)))


def _part(asked: Request) -> Wanted:
    of = (_id(asked, "story"), _id(asked, "part"), _day(asked), _start(asked))
    return Wanted(name="list", ask=Clerk.part, of=of)


def _timeline(asked: Request) -> Wanted:
    return Wanted(name="timeline", ask=Clerk.timeline, of=(_id(asked, "story"), _day(asked), _start(asked)))


def _claim(asked: Request) -> Wanted:
    of = (_id(asked, "claim"), _day(asked), asked.query_params.get("in"))
    return Wanted(name="claim", ask=Clerk.claim, of=of)


def _report(asked: Request) -> Wanted:
    return Wanted(name="report", ask=Clerk.report, of=(_id(asked, "article"),))


def _source(asked: Request) -> Wanted:
    return Wanted(name="source", ask=Clerk.source, of=(_id(asked, "story"), _id(asked, "figure")))


def _words(asked: Request) -> str:
    return asked.query_params.get("q", "")[:_LONGEST]


def _id(asked: Request, name: str) -> str:
    id_: str = asked.path_params[name]
    return id_


def _day(asked: Request) -> str | None:
    return asked.query_params.get("as-of") or None


def _start(asked: Request) -> int:
    start = asked.query_params.get("from", "0")
    if not (start.isascii() and start.isdigit() and len(start) < _DIGITS):
        raise Asked("That is no place in the list.")
    return int(start)


async def _static(asked: Request) -> Response:
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
