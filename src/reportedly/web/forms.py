"""Forms: how the desk takes something from a browser, and how it is sure that it was its own page that sent it.

Theory of operation. A form stands on a page of its own, which is never kept (:mod:`~reportedly.web.kept`). Whoever gets
it gets a cookie with a random value, which scripts and other sites do not see (HttpOnly, SameSite=Strict), and in the
form a hidden field, the seal: the HMAC of that value under a secret that this process alone has. What is sent is taken
only where the seal fits the cookie (compared in constant time), and the browser does not say that another page sent it
(``Sec-Fetch-Site``, ``Origin``). Both are needed: cookies are shared by all ports of a machine, so that another program
on this one could plant a cookie of which it knows the seal; its pages have another origin all the same. A page that
has a form tells the browser to name its origin (``same-origin`` instead of ``no-referrer``, under which it is "null").

No body is read further than the :class:`Bounds` of its form, and none at all where no form is. What was typed comes
without control characters. When a form was taken the browser is led on (303), so that loading again sends nothing
twice; what is wrong with it is said beside its fields, and what was typed stands there still.

To add a form page:

1. a view: a frozen dataclass in :mod:`~reportedly.web.views` with a field ``form: Filled``;
2. a template that extends ``form.html`` and prints the fields with the macros of ``fields.html``;
3. two functions, run in a thread: *show* gives the view of the empty form for a request; *take* gets a :class:`Form`,
   too, and gives :class:`Done`, or the view with what is wrong (:meth:`~reportedly.web.views.filled.Filled.but`);
4. ``forms.route("/assess/{claim}", "assess", show, take)`` among the routes of :mod:`~reportedly.web.app`, its address
   in :mod:`~reportedly.web.addresses`, and a link to it where ``to.forms`` (a desk that is shown read-only has none).
"""

from __future__ import annotations

import hmac
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from secrets import compare_digest, token_bytes, token_urlsafe
from typing import BinaryIO, Final
from urllib.parse import quote, unquote, urlsplit

from python_multipart.exceptions import FormParserError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from reportedly.web.addresses import Addresses
from reportedly.web.pages import page

__all__ = ["SEAL", "SESSION", "WHO", "Bounds", "Done", "Form", "Forms", "Refused", "Upload", "signer"]

#: The cookie of a session, the field that is sealed with it, and the cookie that remembers who judges.
SESSION: Final = "reportedly-session"
SEAL: Final = "seal"
WHO: Final = "reportedly-who"

#: Characters of a name that is remembered, and seconds for which it is: a year.
LONGEST_NAME: Final = 80
_REMEMBERED: Final = 365 * 24 * 3600
_SESSION: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a form may send: bytes altogether, how many fields, bytes of one of them, how many files."""

    total: int = 64 * 1024
    fields: int = 64
    longest: int = 32 * 1024
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was sent: the name that it was given, which may say anything, and its bytes."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form sent. Lines end in a line feed; of control characters only it and the tab are left."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uploads: tuple[Upload, ...] = ()

    def one(self, name: str) -> str:
        """What stands in a field, without the white space around it; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "").strip()

    def all(self, name: str) -> tuple[str, ...]:
        """What stands in all fields of a name."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A form was taken: where to go on, an address of this desk, and who to remember as whoever judges.

    Whoever gives it has taken the uploads over, and closes them.
    """

    address: str
    who: str | None = None


class Refused(Exception):  # noqa: N818 - named for what it is
    """What was sent is not taken, whatever stands in it."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


_Show = Callable[[Request], object]
_Take = Callable[[Request, Form], "Done | object"]

_USUAL: Final = Bounds()
_STRANGE: Final = "This was not sent by a page of this desk, or by one that is open no longer."


class Forms:
    """The forms of one running desk."""

    def __init__(self, to: Addresses) -> None:
        """Have forms on pages with such links."""
        self._to = to
        self._secret = token_bytes(32)

    def route(self, path: str, name: str, show: _Show, take: _Take, bounds: Bounds = _USUAL) -> Route:
        """Make the route of a page with a form.

        Args:
            path: its address, to which the form is sent, too.
            name: of its template.
            show: gives the view of the empty form.
            take: gives :class:`Done`, or the view with what is wrong.
            bounds: how much may be sent.
        """

        async def answer(asked: Request) -> Response:
            if asked.method != "POST":
                return await run_in_threadpool(lambda: self._shown(asked, name, show(asked)))
            form = await self._sent(asked, bounds)
            return await run_in_threadpool(self._taken, asked, name, take, form)

        return Route(path, answer, methods=["GET", "POST"])

    def _taken(self, asked: Request, name: str, take: _Take, form: Form) -> Response:
        done: Done | object = None
        try:
            done = take(asked, form)
        finally:
            if not isinstance(done, Done):
                _close(form)
        return _led_on(asked, done) if isinstance(done, Done) else self._shown(asked, name, done, 422)

    def _shown(self, asked: Request, name: str, view: object, code: int = 200) -> Response:
        session = _session(asked) or token_urlsafe(32)
        made = page(name, view, self._to, seal=self._seal(session))
        answer = HTMLResponse(made.encode("utf-8", "replace"), code, {"Cache-Control": "no-store"})
        _remember(answer, asked, SESSION, session)
        return answer

    async def _sent(self, asked: Request, bounds: Bounds) -> Form:
        """Read what was sent. Raises :class:`Refused` where no page of this desk can have sent it."""
        session = _session(asked)
        if session is None or not _is_ours(asked):
            raise Refused(403, _STRANGE)
        form = _form(await _parsed(asked, bounds))
        if not compare_digest(form.one(SEAL).encode(), self._seal(session).encode()):
            _close(form)
            raise Refused(403, _STRANGE)
        return form

    def _seal(self, session: str) -> str:
        return hmac.digest(self._secret, session.encode(), "sha256").hex()


def signer(asked: Request) -> str:
    """Who judged last from this browser; empty where nobody has."""
    return _clean(unquote(asked.cookies.get(WHO, "")))[:LONGEST_NAME]


def _session(asked: Request) -> str | None:
    value = asked.cookies.get(SESSION, "")
    return value if _SESSION.fullmatch(value) else None


def _is_ours(asked: Request) -> bool:
    """Tell whether the browser says nothing else than that a page of this desk sent it."""
    host = asked.headers.get("host", "").lower()
    return all(site == "same-origin" for site in asked.headers.getlist("sec-fetch-site")) and all(
        _authority(origin) == host for origin in asked.headers.getlist("origin")
    )


def _authority(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


async def _parsed(asked: Request, bounds: Bounds) -> FormData:
    kind = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    told = asked.headers.get("content-length", "0")
    if told.isdigit() and int(told) > bounds.total:
        raise Refused(413, _much(bounds))
    body = _bounded(asked, bounds)
    parser: FormParser | MultiPartParser
    if kind == "application/x-www-form-urlencoded":
        parser = FormParser(asked.headers, body, max_fields=bounds.fields, max_part_size=bounds.longest)
    elif kind == "multipart/form-data":
        parser = MultiPartParser(
            asked.headers, body, max_files=bounds.files, max_fields=bounds.fields, max_part_size=bounds.longest
        )
    else:
        raise Refused(415, "What was sent is no form.")
    try:
        return await parser.parse()
    except (MultiPartException, FormParserError, ClientDisconnect):
        raise Refused(400, "What was sent is broken, or has too many parts, or too long ones.") from None


async def _bounded(asked: Request, bounds: Bounds) -> AsyncGenerator[bytes, None]:
    got = 0
    async for piece in asked.stream():
        got += len(piece)
        if got > bounds.total:
            raise Refused(413, _much(bounds))
        yield piece


def _much(bounds: Bounds) -> str:
    size = f"{bounds.total // 1024**2} MB" if bounds.total >= 1024**2 else f"{bounds.total // 1024} kB"
    return f"That is too much: this form takes {size}."


def _form(sent: FormData) -> Form:
    fields: dict[str, list[str]] = {}
    uploads = []
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            uploads.append(Upload(name=_clean(value.filename or ""), stream=value.file))
        else:
            fields.setdefault(name, []).append(_clean(value))
    return Form(fields={name: tuple(values) for name, values in fields.items()}, uploads=tuple(uploads))


def _close(form: Form) -> None:
    for upload in form.uploads:
        upload.stream.close()


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n"))


def _led_on(asked: Request, done: Done) -> Response:
    if not done.address.startswith("/") or done.address.startswith(("//", "/\\")):
        raise ValueError(f"{done.address} is no address of this desk")
    answer = RedirectResponse(done.address, 303)
    if done.who is not None:
        _remember(answer, asked, WHO, quote(_clean(done.who)[:LONGEST_NAME], safe=""), lasting=_REMEMBERED)
    return answer


def _remember(answer: Response, asked: Request, name: str, value: str, *, lasting: int | None = None) -> None:
    secure = asked.url.scheme == "https"
    answer.set_cookie(name, value, max_age=lasting, httponly=True, samesite="strict", secure=secure, path="/")
