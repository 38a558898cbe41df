"""The desk as a web application: an address, the page it asks for. Only forms change anything.

A page that is kept is sent at once; what has to be made is made elsewhere (:mod:`~reportedly.web.making`), so that it
holds up no other.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, ExceptionHandler

from reportedly.errors import StoreError
from reportedly.web import judging
from reportedly.web.adding import BOUNDS, Adding, put
from reportedly.web.adding import page as add_page
from reportedly.web.addresses import Addresses, Live
from reportedly.web.clerk import Asked, Clerk, Missing, Moved
from reportedly.web.forms import Forms, Refused
from reportedly.web.guard import Guard
from reportedly.web.kept import Kept
from reportedly.web.making import Here, Making, Wanted
from reportedly.web.pages import STATICS, page, trouble
from reportedly.web.views.filled import Filled

__all__ = ["application"]

_LOG: Final = logging.getLogger(__name__)
#: Characters of a search that are looked at: more is no search.
_LONGEST: Final = 400
#: Digits of a place in a list, fewer than this.
_DIGITS: Final = 9

_Address = Callable[[str, str | None], str]


def application(
    clerk: Clerk,
    *,
    token: str | None = None,
    readonly: bool = False,
    adding: Adding | None = None,
    making: Making | None = None,
) -> ASGIApp:
    """Make the application that shows a desk; letting go of what it is given is left to whoever made that.

    Args:
        clerk: answers from the desk.
        token: what must be known to see it; without one it is shown to this machine alone.
        readonly: whether there are no forms.
        adding: reads what is sent; without it one is made, which ends with the process.
        making: makes the pages; without one they are made in this process.
    """
    to = Live(forms=not readonly)
    forms = [] if readonly else _form_routes(clerk, Forms(to), to, adding or Adding(clerk.path))
    # forms first: what would name a list of a story may name a form of it
    routes = [*forms, *_routes(Kept(clerk.state), making or Here(clerk), to)]
    shown = Starlette(routes=routes, exception_handlers=_handlers(to))
    shown.router.redirect_slashes = False  # it would lead to a whole address, as this process takes its own to be
    return Guard(shown, token=token)


def _form_routes(clerk: Clerk, forms: Forms, to: Addresses, adding: Adding) -> list[Route]:
    def added(asked: Request) -> Response:
        name = asked.path_params["reading"]
        view = clerk.added(adding.look(name), to.add(name))
        return HTMLResponse(page("added", view, to).encode("utf-8", "replace"), headers={"Cache-Control": "no-store"})

    return [
        forms.route("/add", "add", lambda _: add_page(Filled()), lambda _, form: put(adding, form, to), BOUNDS),
        Route("/add/{reading}", added),
        *judging.routes(clerk, forms, to),
    ]


def _routes(kept: Kept, making: Making, to: Addresses) -> list[Route]:
    def route(path: str, wanted: Callable[[Request], Wanted], moved: _Address | None = None) -> Route:
        return Route(path, _answering(kept, making, to, wanted, moved))

    return [
        route("/", lambda asked: Wanted(name="desk", ask=Clerk.desk, of=(_start(asked),))),
        route("/story/{story}", _story, to.story),
        route("/story/{story}/{part}", _part, to.story),
        route("/timeline/{story}", _timeline, to.timeline),
        route("/claim/{claim}", _claim, to.claim),
        route("/report/{article}", _report, lambda id_, _: to.report(id_)),
        route("/source/{story}/{figure}", _source),
        route("/search", lambda asked: Wanted(name="search", ask=Clerk.search, of=(_words(asked),))),
        route("/log", lambda asked: Wanted(name="log", ask=Clerk.log, of=(asked.query_params.get("of", ""),))),
        route("/about", lambda _: Wanted(name="about", ask=Clerk.about)),
        Route("/static/{name}", _static),
    ]


def _answering(
    kept: Kept, making: Making, to: Addresses, wanted: Callable[[Request], Wanted], moved: _Address | None
) -> Callable[[Request], Awaitable[Response]]:
    """Answer with a page: the one that is kept, or one that is made; lead who asked by a name to the id's address."""

    async def answer(asked: Request) -> Response:
        called = f"{asked.scope['path']}?{asked.scope['query_string']}"
        page = kept.get(called)
        if page is None:
            before = kept.state
            try:
                page = await making.make(wanted(asked), to)
            except Moved as there:
                if moved is None:
                    raise
                return RedirectResponse(moved(there.id, _day(asked)), 307)
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


def _handlers(to: Addresses) -> Mapping[Any, ExceptionHandler]:
    def said(code: int, words: Callable[[Exception], str]) -> ExceptionHandler:
        return lambda _, error: HTMLResponse(trouble(code, words(error), to), code)

    def refused(_: Request, error: Exception) -> Response:
        """Say what Starlette found: no page of this address, or something else than looking."""
        code = error.status_code if isinstance(error, HTTPException) else 500
        words = {404: "There is no such page.", 405: "Nothing can be changed here."}.get(
            code, "That cannot be answered."
        )
        headers = error.headers if isinstance(error, HTTPException) else None
        return HTMLResponse(trouble(code if code in {404, 405} else 400, words, to), code, headers)

    def unsealed(_: Request, error: Exception) -> Response:
        code = error.code if isinstance(error, Refused) else 403
        return HTMLResponse(trouble(code, str(error), to), code)

    def failed(asked: Request, error: Exception) -> Response:
        _LOG.error("%s could not be shown", asked.url.path, exc_info=error)
        return HTMLResponse(trouble(500, "This page could not be made.", to), 500)

    return {
        Asked: said(400, str),
        Missing: said(404, str),
        StoreError: said(503, lambda error: f"The desk cannot be read now: {error}."),
        HTTPException: refused,
        Refused: unsealed,
        Exception: failed,
    }
