"""Forms: what is taken, what is refused and in which words, and that one browser's page sends what another's cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from jinja2 import ChoiceLoader, DictLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from reportedly.web import forms, pages
from reportedly.web.addresses import Live
from reportedly.web.forms import SEAL, SESSION, WHO, Bounds, Done, Form, Forms, Refused, signer
from reportedly.web.guard import Guard
from reportedly.web.pages import trouble
from reportedly.web.views.filled import Filled

BASE: Final = "http://127.0.0.1:8017"
TEMPLATE: Final = """
{% extends "form.html" %}
{% import "fields.html" as fields with context %}
{% block title %}Judge{% endblock %}
{% block main %}
<h1>Judge</h1>
{% call fields.form("/judge", seal, "Keep", page.form.wrong, files=true) %}
{{ fields.line(page.form, "who", "Who judges", "A name.", most=80) }}
{{ fields.area(page.form, "why", "Why", required=true) }}
{{ fields.choice(page.form, "grade", "Grade", (("a", "A: reliable"), ("b", "B: usually"))) }}
{{ fields.files(page.form, "files", "Files") }}
{% endcall %}
{% endblock %}
"""
STRANGE: Final = "This was not sent by a page of this desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    form: Filled


@dataclass
class Desk:
    """What the form below has taken."""

    taken: list[Form]

    def show(self, asked: Request) -> Judging:
        return Judging(form=Filled(values={"who": signer(asked)}))

    def take(self, asked: Request, form: Form) -> Done | Judging:
        values = {name: form.one(name) for name in ("who", "why", "grade")}
        if not values["why"]:
            return Judging(form=Filled(values=values).but(why="Say why: the reason is kept."))
        self.taken.append(form)
        for upload in form.uploads:
            upload.stream.close()
        return Done(address="/judge", who=values["who"])


@pytest.fixture
def desk() -> Desk:
    return Desk([])


@pytest.fixture
def browsing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    environment = pages._environment()
    own = environment.loader
    assert own is not None
    monkeypatch.setattr(environment, "loader", ChoiceLoader([DictLoader({"judge.html": TEMPLATE}), own]))
    bounds = Bounds(total=8192, fields=8, longest=2000, files=2)
    route = Forms(Live(forms=True)).route("/judge", "judge", desk.show, desk.take, bounds)
    refused = {Refused: lambda _, error: HTMLResponse(trouble(error.code, str(error), Live()), error.code)}
    app = Guard(Starlette(routes=[route], exception_handlers=refused))
    with TestClient(app, base_url=BASE, follow_redirects=False) as found:
        yield found


def _seal(browsing: TestClient) -> str:
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', browsing.get("/judge").text)
    assert found is not None
    return found[1]


def test_a_form_is_taken_and_leads_on(browsing: TestClient, desk: Desk) -> None:
    answer = browsing.post("/judge", data={SEAL: _seal(browsing), "why": " so\r\nit\x00 is\x1b "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/judge")
    assert desk.taken[0].one("why") == "so\nit is"
    assert desk.taken[0].one("nothing") == ""


def test_files_come_with_it(browsing: TestClient, desk: Desk) -> None:
    sent = [("files", ("../../a\x00.html", b"one")), ("files", ("", b""))]
    answer = browsing.post("/judge", data={SEAL: _seal(browsing), "why": "so"}, files=sent)
    assert answer.status_code == 303
    assert len(desk.taken[0].uploads) <= 2
    assert "\x00" not in desk.taken[0].uploads[0].name


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(browsing: TestClient, desk: Desk) -> None:
    answer = browsing.post("/judge", data={SEAL: _seal(browsing), "who": '"><b>Ann', "grade": "b"})
    assert answer.status_code == 422
    assert 'id="wrong-why">Say why: the reason is kept.' in answer.text
    assert 'aria-describedby="wrong-why" aria-invalid="true"' in answer.text
    assert 'value="&#34;&gt;&lt;b&gt;Ann"' in answer.text
    assert '<option value="b" selected>' in answer.text
    assert desk.taken == []


def test_lines_stay_lines_and_end_no_field() -> None:
    shown = str(pages._lined("one\n</textarea><b>\n\u202etwo"))
    assert shown == "one\n&lt;/textarea&gt;&lt;b&gt;\n\N{REPLACEMENT CHARACTER}two"


def test_who_judged_last_is_remembered(browsing: TestClient) -> None:
    name = 'Ann "; Path=/x\r\nSet-Cookie: a=b Ö'
    answer = browsing.post("/judge", data={SEAL: _seal(browsing), "why": "so", "who": name})
    assert answer.headers.get_list("set-cookie")[0].count(";") == 4
    assert "Ann &#34;; Path=/x Set-Cookie: a=b Ö" in browsing.get("/judge").text


def test_the_page_of_a_form_is_its_readers_own(browsing: TestClient) -> None:
    answer = browsing.get("/judge")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{SESSION}=")
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/"))
    assert answer.headers["cache-control"] == "no-store"
    assert '<meta name="referrer" content="same-origin">' in answer.text
    assert _seal(browsing) == _seal(browsing)
    browsing.cookies.clear()
    assert _seal(browsing) != re.findall(r'value="([0-9a-f]{64})"', answer.text)[0]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8017"},
        {"origin": "http://["},
        {"origin": ""},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    ],
)
def test_what_another_page_sends_is_refused(browsing: TestClient, desk: Desk, headers: dict[str, str]) -> None:
    answer = browsing.post("/judge", data={SEAL: _seal(browsing), "why": "so"}, headers=headers)
    assert answer.status_code == 403
    assert STRANGE in answer.text
    assert desk.taken == []


@pytest.mark.parametrize("seal", ["", "0" * 64, "é", "\ud800".encode("utf-8", "replace").decode()])
def test_a_wrong_seal_is_refused(browsing: TestClient, desk: Desk, seal: str) -> None:
    _seal(browsing)
    answer = browsing.post("/judge", data={SEAL: seal, "why": "so"})
    assert (answer.status_code, STRANGE in answer.text, desk.taken) == (403, True, [])


def test_a_seal_is_of_one_session_and_one_process(browsing: TestClient, desk: Desk) -> None:
    seal = _seal(browsing)
    for session in (None, "short", "A" * 43):
        browsing.cookies.clear()
        headers = {"cookie": f"{SESSION}={session}"} if session else {}
        answer = browsing.post("/judge", data={SEAL: seal, "why": "so"}, headers=headers)
        assert (answer.status_code, desk.taken) == (403, [])
    one, other = Forms(Live()), Forms(Live())
    assert one._seal("A" * 43) != other._seal("A" * 43)


@pytest.mark.parametrize(
    ("sent", "code", "words"),
    [
        ({"content": b"x" * 9000, "headers": {"content-type": "application/x-www-form-urlencoded"}}, 413, "8 kB"),
        ({"content": iter([b"why=" + b"x" * 900] * 10)}, 413, "too much"),
        ({"data": {"why": "x" * 3000}}, 400, "too long"),
        ({"data": {f"f{n}": "x" for n in range(9)}}, 400, "too many"),
        ({"files": [("files", ("a.txt", b"x"))] * 3}, 400, "too many"),
        ({"content": b"{}", "headers": {"content-type": "application/json"}}, 415, "no form"),
        ({"content": b"why=x", "headers": {"content-type": ""}}, 415, "no form"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400, "broken"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=a"}}, 400, "broken"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=a; charset=x"}}, 400, "broken"),
    ],
)
def test_no_more_is_read_than_a_form_may_send(
    browsing: TestClient, desk: Desk, sent: dict[str, object], code: int, words: str
) -> None:
    _seal(browsing)
    if not isinstance(sent.get("content", b""), bytes):
        sent = sent | {"headers": {"content-type": "application/x-www-form-urlencoded"}}
    answer = browsing.post("/judge", **sent)  # type: ignore[arg-type]
    assert (answer.status_code, words in answer.text, desk.taken) == (code, True, [])


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "story"])
def test_a_form_leads_nowhere_else(address: str) -> None:
    asked = Request(
        {"type": "http", "method": "POST", "headers": [], "path": "/", "server": ("a", 1), "scheme": "http"}
    )
    with pytest.raises(ValueError, match="no address of this desk"):
        forms._led_on(asked, Done(address=address))


def test_a_name_that_was_remembered_may_say_anything() -> None:
    cookie = f"{WHO}=%0d%0aSet-Cookie%3a%20a%3db%ff{'x' * 200}"
    asked = Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})
    assert "\r" not in signer(asked)
    assert len(signer(asked)) == 80
