"""The desk as a web application: an address, the view it asks for, a page. Only forms change anything.

The functions that answer are no coroutines, so that Starlette runs each in a thread: the desk is a file, and reading it
must not hold up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
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
from reportedly.web.pages import STATICS, page, trouble
from reportedly.web.views.filled import Filled

__all__ = ["application"]

_LOG: Final = logging.getLogger(__name__)
#: Characters of a search that are looked at: more is no search.
_LONGEST: Final = 400
#: Digits of a place in the list of stories, fewer than this.
_DIGITS: Final = 9

_Answer = Callable[[Request], Response]
_View = Callable[[Request], object]


def application(
    clerk: Clerk, *, token: str | None = None, readonly: bool = False, adding: Adding | None = None
) -> ASGIApp:
    """Make the application that shows a desk; letting go of what it is given is left to whoever made that.

    Args:
        clerk: answers from the desk.
        token: what must be known to see it; without one it is shown to this machine alone.
        readonly: whether there are no forms.
        adding: reads what is sent; without it one is made, which ends with the process.
    """
    to = Live(forms=not readonly)
    routes = _routes(clerk, to)
    if not readonly:
        routes += _form_routes(clerk, Forms(to), to, adding or Adding(clerk.path))
    return Guard(Starlette(routes=routes, exception_handlers=_handlers(to)), token=token)


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


def _routes(clerk: Clerk, to: Addresses) -> list[Route]:
    kept = Kept(clerk.state)

    def answer(name: str, view: _View) -> _Answer:
        def found(asked: Request) -> Response:
            made = kept.get(
                f"{name} {asked.url.path}?{asked.url.query}",
                lambda: page(name, view(asked), to).encode("utf-8", "replace"),
            )
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
        Route("/story/{story}", _named(answer("story", story), to.story)),
        Route("/timeline/{story}", _named(answer("timeline", story), to.timeline)),
        Route("/claim/{claim}", _named(answer("claim", claim), to.claim)),
        Route("/report/{article}", _named(answer("report", report), lambda id_, _: to.report(id_))),
        Route("/source/{story}/{figure}", answer("source", source)),
        Route("/search", answer("search", search)),
        Route("/log", answer("log", lambda asked: clerk.log(asked.query_params.get("of", "")))),
        Route("/about", answer("about", lambda _: clerk.about())),
        Route("/static/{name}", _static),
    ]


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
