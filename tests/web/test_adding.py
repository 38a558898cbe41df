"""Pages that are added at the desk: what becomes of each, what is refused, and that they name no file here."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from threading import Event
from typing import Final

import pytest
from starlette.testclient import TestClient

from reportedly import pipeline
from reportedly.errors import StoreError
from reportedly.pages import rules
from reportedly.records import REASONS
from reportedly.store import Desk
from reportedly.web import adding as module
from reportedly.web.adding import Adding
from reportedly.web.clerk import Clerk
from tests import rulereader
from tests.web.conftest import ROOT, client

AROUND: Final = (
    "The mayor of Orrin had waited at the old pier since dawn, in the first snow of a winter that began early. "
)
SAID: Final = "Ilse Brandt said that the ferry was late again."
HEAD: Final = "<!doctype html><html lang=en><title>The ferry is late</title>"
PAGE: Final = f"{HEAD}<article><p>{AROUND}{SAID}</p><p>{AROUND}</p></article></html>".encode()
MANY: Final = "\n".join(
    json.dumps({"outlet": "Pell Post", "title": f"Ferry {n}", "text": f"{AROUND}\n\n{SAID}\n\n{AROUND}"})
    for n in range(3)
).encode()

File = tuple[str, bytes]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rulereader.install(monkeypatch)
    Desk.open(tmp_path / "desk.db").close()
    return tmp_path / "desk.db"


@pytest.fixture
def adding(desk: Path) -> Iterator[Adding]:
    made = Adding(desk)
    yield made
    made.close()


@pytest.fixture
def browsing(desk: Path, adding: Adding) -> Iterator[TestClient]:
    with Clerk(desk) as clerk, client(clerk, adding=adding) as found:
        yield found


def _sent(browsing: TestClient, *files: File, addresses: str = "") -> str:
    """Send a form; gives the page that it leads to when all is read, or the form with what is wrong."""
    seal = re.findall(r'name="seal" value="(\w+)"', browsing.get("/add").text)[0]
    answer = browsing.post(
        "/add",
        data={"seal": seal, "addresses": addresses},
        files=[("files", one) for one in files] or [("files", ("", b""))],
    )
    if answer.status_code == 422:
        return answer.text
    assert answer.status_code == 303
    while "See how far it is now" in (page := browsing.get(answer.headers["location"]).text):
        pass
    return page


def _items(page: str) -> list[str]:
    listed = page.partition('<ol class="stories">')[2].partition("</ol>")[0]
    return [" ".join(unescape(re.sub("<[^>]*>", "", item)).split()) for item in listed.split("</li>")[:-1]]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (("ferry.html", PAGE), ["new The ferry is late an unknown outlet, undated · from ferry.html"]),
        (
            ("ferry.html.gz", gzip.compress(PAGE)),
            ["new The ferry is late an unknown outlet, undated · from ferry.html.gz"],
        ),
        (("many.jsonl", MANY), [f"new Ferry {n} Pell Post, undated · from many.jsonl:{n + 1}" for n in range(3)]),
        (("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00"), [f"rejected photo.png {REASONS['binary']}"]),
        (("empty.html", b" \n "), [f"rejected empty.html {REASONS['empty']}"]),
        (("broken.html.gz", gzip.compress(PAGE)[:40]), [f"rejected broken.html.gz {REASONS['malformed']}"]),
        (("menu.html", HEAD.encode() + b"<p>Home</p>"), [f"rejected menu.html {REASONS['no_article']}"]),
        (("../../etc/passwd", PAGE), ["new The ferry is late an unknown outlet, undated · from passwd"]),
        (("C:\\pages\\ferry.html", PAGE), ["new The ferry is late an unknown outlet, undated · from ferry.html"]),
        (("..\\..\\", PAGE), ["new The ferry is late an unknown outlet, undated · from .. Its story"]),
        (("<img src=x onerror=alert(1)>.html", PAGE), ["· from <img src=x onerror=alert(1)>.html"]),
        (("gpj.\u202elmth.html", PAGE), ["· from gpj.\N{REPLACEMENT CHARACTER}lmth.html"]),
    ],
)
def test_what_became_of_a_file(browsing: TestClient, file: File, expected: list[str]) -> None:
    found = _items(_sent(browsing, file))
    assert len(found) == len(expected)
    assert all(words in item for words, item in zip(expected, found, strict=True)), found


def test_a_report_leads_to_its_words_and_its_story(browsing: TestClient) -> None:
    page = _sent(browsing, ("ferry.html", PAGE))
    report = re.findall(r'href="(/report/[^"]+)"', page)[0]
    assert "the ferry was late again" in browsing.get(report).text
    story = re.findall(r'href="(/story/[^"]+)"', page)[0]
    assert "1 new report" in page
    assert "<h1><bdi>The ferry is late</bdi></h1>" in browsing.get(story).text


def test_what_the_desk_has_is_said_to_be_there(browsing: TestClient, desk: Path) -> None:
    _sent(browsing, ("ferry.html", PAGE))
    page = _sent(browsing, ("again.html", PAGE))
    assert "1 in the desk already" in page
    assert _items(page)[0].startswith("there already The ferry is late")
    with Desk.open(desk, readonly=True) as store:
        assert store.counts().articles == 1
        assert store.dirty() == ()


def test_a_page_has_the_bounds_of_read(browsing: TestClient) -> None:
    page = _sent(browsing, ("bomb.html.gz", gzip.compress(b"<p>" + b"x" * rules.SIZE_LIMIT)), ("ferry.html", PAGE))
    assert _items(page)[0] == f"rejected bomb.html.gz {REASONS['too_large']} (more than {rules.SIZE_LIMIT} bytes)"
    assert _items(page)[1].startswith("new")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:8017/story/x",
        "https://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://localhost/",
    ],
)
def test_a_private_address_is_never_fetched(browsing: TestClient, address: str) -> None:
    assert REASONS["forbidden"] in _items(_sent(browsing, addresses=address))[0]


@pytest.mark.parametrize(
    "address",
    [
        "/etc/passwd",
        "desk.db",
        "-",
        "file:///etc/passwd",
        "ftp://tideline.example/",
        "javascript:alert(1)",
        "http://",
        ".",
    ],
)
def test_what_is_no_address_of_the_web_names_nothing_here(browsing: TestClient, desk: Path, address: str) -> None:
    page = _sent(browsing, addresses=f"https://tideline.example/\n{address}")
    assert 'id="wrong-addresses"' in page
    assert f"\n{address}</textarea>" in page
    with Desk.open(desk, readonly=True) as store:
        assert store.counts().pages == 0


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        ("", "Choose a file, or give an address below."),
        (" \n\t\n", "Choose a file, or give an address below."),
        ("https://a.example/\n" * 101, "These are 101 addresses: at most 100 are taken at once."),
        ("/etc/passwd", '">/etc/passwd: only http and https addresses can be fetched.'),
        ("me:secret@a.example", '">a.example: only http and https addresses can be fetched.'),
        ("https://me:secret@a.example/", "an address with a name or password in it is not fetched"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(browsing: TestClient, addresses: str, words: str) -> None:
    assert words in _sent(browsing, addresses=addresses)


def test_more_files_than_are_taken(browsing: TestClient) -> None:
    seal = re.findall(r'name="seal" value="(\w+)"', browsing.get("/add").text)[0]
    files = [("files", (f"{n}.html", PAGE)) for n in range(module.FILES + 1)]
    assert browsing.post("/add", data={"seal": seal}, files=files).status_code == 400


class Held:
    """A reader that waits to be let go."""

    def __init__(self) -> None:
        self.begun, self.go = Event(), Event()
        self.loaded = 0

    def load(self) -> pipeline.Reader:
        self.loaded += 1
        self.begun.set()
        assert self.go.wait(60)
        return pipeline.Reader()


def test_readings_wait_for_one_another_and_pages_are_shown_meanwhile(desk: Path) -> None:
    held = Held()
    adding = Adding(desk, load=held.load)
    with Clerk(desk) as clerk, client(clerk, adding=adding) as browsing:
        names = [adding.put((), ["http://127.0.0.1/"])]
        assert held.begun.wait(60)
        names += [adding.put((), ["http://127.0.0.1/"]) for _ in range(module.WAITING)]
        assert [adding.look(name, patience=0).stage for name in names] == ["reading", *["waiting"] * module.WAITING]
        assert browsing.get("/").status_code == 200
        assert "2 readings before this one" in browsing.get(f"/add/{names[2]}").text
        assert "Other pages are waiting to be read" in _sent(browsing, ("ferry.html", PAGE))
        held.go.set()
        assert [adding.look(name, patience=60).stage for name in names] == ["done"] * len(names)
        assert held.loaded == 1
        assert _items(_sent(browsing, ("ferry.html", PAGE)))[0].startswith("new")
    adding.close()


def test_an_end_of_the_server_begins_no_other_page(desk: Path) -> None:
    held = Held()
    adding = Adding(desk, load=held.load)
    name = adding.put((), ["http://127.0.0.1/"])
    assert held.begun.wait(60)
    adding._ending.set()
    held.go.set()
    assert adding.look(name, patience=60).outcomes == ()
    adding.close()


def test_what_breaks_a_reading_off_is_said(browsing: TestClient, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("the desk is full: make room on its disk")

    monkeypatch.setattr(Desk, "add", full)
    page = _sent(browsing, ("ferry.html", PAGE))
    assert "Broken off" in page
    assert "the desk is full: make room on its disk" in page
    monkeypatch.undo()
    rulereader.install(monkeypatch)
    assert "1 new report" in _sent(browsing, ("ferry.html", PAGE))


def test_a_defect_breaks_off_one_reading_and_tells_nothing_away(desk: Path, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> pipeline.Reader:
        raise RuntimeError("a secret")

    adding = Adding(desk, load=broken)
    progress = adding.look(adding.put((), ["http://127.0.0.1/"]), patience=60)
    assert (progress.stage, "secret" in progress.trouble) == ("failed", False)
    adding.close()


def test_what_became_of_old_readings_is_forgotten(adding: Adding, browsing: TestClient) -> None:
    first = adding.put((), ["http://127.0.0.1/"])
    for _ in range(module.REMEMBERED):
        adding.look(adding.put((), ["http://127.0.0.1/"]), patience=60)
    assert browsing.get(f"/add/{first}").status_code == 404
    assert browsing.get("/add/..%2f..%2fetc").status_code == 404


def test_a_desk_that_is_only_shown_takes_nothing(desk: Path) -> None:
    with Clerk(desk) as clerk, client(clerk, readonly=True) as browsing:
        assert "/add" not in browsing.get("/").text
        assert [browsing.get("/add").status_code, browsing.post("/add").status_code] == [404, 404]
        assert browsing.get("/add/x").status_code == 404


def test_the_token_stands_before_the_forms(desk: Path, adding: Adding) -> None:
    with Clerk(desk) as clerk, client(clerk, "0123456789abcdef", "http://desk.example", adding=adding) as browsing:
        assert [browsing.get("/add").status_code, browsing.post("/add").status_code] == [401, 401]
        browsing.get("/?token=0123456789abcdef")
        assert "1 new report" in _sent(browsing, ("ferry.html", PAGE))


def test_the_document_says_how_much_is_taken() -> None:
    said = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    assert f"| files at once | {module.FILES}, {module.TOTAL // 1024**2} MB together |" in said
    assert f"| addresses at once | {module.ADDRESSES} |" in said
    assert f"{rules.SIZE_LIMIT // 1024**2} MB unpacked, {pipeline.LONGEST:,} characters" in said
    assert f"up to {module.WAITING} readings wait" in said
