"""The desk as a browser gets it: every page, the day, what is not there, who may look, and what is told to browsers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest
from starlette.testclient import TestClient

from reportedly import asking, pipeline
from reportedly.errors import UsageError
from reportedly.store import Desk
from reportedly.web import serve
from reportedly.web.clerk import Clerk
from reportedly.web.kept import Kept, State, state
from tests import rulereader, wreck
from tests.web.conftest import client, written

TOKEN: Final = "0123456789abcdef"
LINK: Final = re.compile(r'(?:href|src|action)="([^"]*)"')

VALVE: Final = "The valve had failed."
TEXT: Final = "Jory Pellane said that the mast had been raised. Ilse Brandt said that the ferry will stay."


@pytest.fixture
def by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rulereader.install(monkeypatch)


@pytest.fixture
def wrecked(tmp_path: Path, by_rule: None) -> Path:
    desk = tmp_path / "desk.db"
    list(pipeline.read([wreck.write(tmp_path / "pages.jsonl", *wreck.PAGES)], desk=desk))
    return desk


# Every page of the example


def _addresses(told: asking.Told) -> list[str]:
    story = told.affair.story
    claims = [f"/claim/{one.id}" for one in told.affair.claims[::23]]
    reports = [f"/report/{article}" for article in story.articles]
    sources = [f"/source/{story.id}/{one.id}" for one in story.cast[::9]]
    dated = [
        f"/story/{story.id}?as-of=2024-03-02",
        f"/timeline/{story.id}?as-of=2024-03-02",
        f"/story/{story.id}?as-of=",
    ]
    others = ["/", "/about", "/search", "/search?q=ferry", "/search?q=%22%22", "/search?q=zzzz", "/static/desk.css"]
    return [*others, f"/story/{story.id}", f"/timeline/{story.id}", *dated, *claims, *reports, *sources]


def test_every_page_is_there_and_leads_only_to_pages_that_are(browsing: TestClient, told: asking.Told) -> None:
    seen = dict.fromkeys(_addresses(told))
    links: dict[str, str] = {}
    for address in seen:
        answer = browsing.get(address)
        assert answer.status_code == 200, address
        for link in LINK.findall(answer.text):
            links.setdefault(link.partition("#")[0].replace("&amp;", "&"), address)
    inner = sorted(link for link in links if link.startswith("/") and link not in seen)
    assert {link for link in links if link and link[0] != "/"} <= _outlets_pages(browsing, told)
    for link in inner[:: max(1, len(inner) // 60)]:
        assert browsing.get(link).status_code == 200, (links[link], link)


def _outlets_pages(browsing: TestClient, told: asking.Told) -> set[str]:
    pages = (browsing.get(f"/report/{article}").text for article in told.affair.story.articles)
    return {url for page in pages for url in re.findall(r'href="(https?://[^"]*)" rel="noopener noreferrer"', page)}


def test_what_an_answer_says_to_the_browser(browsing: TestClient) -> None:
    for address in ("/", "/about", "/static/desk.css", "/nowhere", "/story/none", "/search?q=ferry"):
        headers = browsing.get(address).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "set-cookie" not in headers


def test_no_page_has_a_script_a_style_or_an_address_of_elsewhere_to_load(
    browsing: TestClient, told: asking.Told
) -> None:
    for address in _addresses(told)[::3]:
        page = browsing.get(address).text
        assert not re.search(r"<script|<style|<iframe|<object|<embed|\sstyle=|\son[a-z]+=|javascript:", page), address
        assert not re.search(r"<(?:img|link|use|image)[^>]*(?:src|href)=\"(?:https?:)?//", page), address


def test_the_story_page_weighs_little(browsing: TestClient, told: asking.Told) -> None:
    assert len(browsing.get(f"/story/{told.affair.story.id}").content) < 300_000


def test_every_cell_leads_to_words_that_are_there(browsing: TestClient, told: asking.Told) -> None:
    page = browsing.get(f"/story/{told.affair.story.id}").text
    cited = set(re.findall(r'href="(/report/[^"#]+)#(statement-[0-9a-f]+)"', page))
    assert len(cited) > 20
    texts = {address: browsing.get(address).text for address in {address for address, _ in cited}}
    assert all(f'id="{statement}"' in texts[address] for address, statement in cited)


# The day


def test_the_day_changes_how_a_claim_stands(wrecked: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        claim = next(one for one in asking.story(wrecked, "Ferry lost").affair.claims if one.wording == VALVE)
        stands = r'<p class="tally"><span class="status st-(\w+)">'
        then = re.findall(stands, browsing.get(f"/claim/{claim.id}?as-of=2031-03-01").text)
        now = re.findall(stands, browsing.get(f"/claim/{claim.id}").text)
        assert (then, now) == (["reported"], ["corroborated"])


@pytest.mark.parametrize("day", ["yesterday", "2031-13-01", "2031-02-30", "20", "<script>", "2031-03-01T00:00", "%00"])
def test_what_is_no_day_is_said_to_be_none(wrecked: Path, day: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        story = next(clerk.desk().lines.__iter__()).id
        answer = browsing.get(f"/story/{story}", params={"as-of": day})
        assert answer.status_code == 400
        assert "That is no day: write it as 2017-09-28." in answer.text


def test_before_the_first_report_there_is_nothing(wrecked: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        story = clerk.desk().lines[0].id
        answer = browsing.get(f"/story/{story}?as-of=2000-01-01")
        assert answer.status_code == 404
        assert "Nothing of this story had been published by that day" in answer.text


def test_what_was_read_since_is_shown_at_once_on_any_day(wrecked: Path, tmp_path: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        assert browsing.get(f"/story/{_story(clerk)}?as-of=2031-03-09").status_code == 200
        more = ("Pell Post", "2031-03-09", "Mast raised", TEXT)
        list(pipeline.read([written(tmp_path / "more.jsonl", more)], desk=wrecked))
        page = browsing.get(f"/story/{_story(clerk)}?as-of=2031-03-09").text
        assert "the mast had been raised" in page


def test_a_page_is_kept_as_long_as_the_desk_is_the_same() -> None:
    made: list[str] = []
    states: list[State | None] = [((1, 1, 1),)]
    kept = Kept(lambda: states[0])

    def make(asked: str) -> bytes:
        made.append(asked)
        return asked.encode()

    def get(asked: str) -> bytes:
        before, page = kept.state, kept.get(asked)
        if page is None:
            page = make(asked)
            kept.put(asked, page, before)
        return page

    assert [get("a"), get("a"), get("b"), get("a")] == [b"a", b"a", b"b", b"a"]
    assert made == ["a", "b"]
    states[0] = ((1, 1, 2),)
    assert get("a") == b"a"
    assert made == ["a", "b", "a"]
    states[0] = None
    get("a")
    get("a")
    assert made == ["a", "b", "a", "a", "a"]


def test_a_change_of_this_moment_is_not_trusted_to_be_the_last(wrecked: Path) -> None:
    assert state(wrecked) is None
    for path in wrecked.parent.iterdir():
        os.utime(path, (1, 1))
    assert state(wrecked) is not None


def _story(clerk: Clerk) -> str:
    return next(line.id for line in clerk.desk().lines if line.title == "Ferry lost off Pell Point")


# What is not there


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("/nowhere", 404, "There is no such page."),
        ("/story/story-ffffffffffffffff", 404, "No one story here has this id"),
        ("/claim/claim-ffffffffffffffff", 404, "No claim here has this id"),
        ("/report/article-ffffffffffffffff", 404, "No report here has this id"),
        ("/source/story-ffffffffffffffff/entity-1", 404, "No one story here has this id"),
        ("/static/desk.db", 404, "There is no such file."),
        ("/static/..%2f..%2fapp.py", 404, "There is no such page."),
        ("/static/../app.py", 404, "There is no such page."),
        ("/static/%2e%2e/app.py", 404, "There is no such page."),
        ("/about/", 404, "There is no such page."),
        ("/?from=x", 400, "That is no place in the list"),
        ("/?from=-1", 400, "That is no place in the list"),
        ("/story/%00", 404, "No one story here has this id"),
        ("/claim/%ED%A0%80", 404, "No claim here has this id"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_line(wrecked: Path, address: str, code: int, words: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        answer = browsing.get(address)
        assert (answer.status_code, words in answer.text) == (code, True)
        assert str(wrecked) not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(wrecked: Path, method: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        assert browsing.request(method, "/").status_code == 405


def test_a_name_leads_to_the_id(wrecked: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        answer = browsing.get("/story/Ferry lost?as-of=2031-03-02")
        assert answer.status_code == 307
        assert answer.headers["location"] == f"/story/{_story(clerk)}?as-of=2031-03-02"


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    Desk.open(tmp_path / "desk.db").close()
    with Clerk(tmp_path / "desk.db") as clerk, client(clerk) as browsing:
        assert "This desk holds no story yet. Next: reportedly read SOURCE" in browsing.get("/").text


def test_a_page_that_cannot_be_made_tells_nothing_away(wrecked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret of " + str(wrecked))

    with Clerk(wrecked) as clerk:
        monkeypatch.setattr(Clerk, "about", broken)
        browsing = TestClient(client(clerk).app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        answer = browsing.get("/about")
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers


# Who may look


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "10.0.0.1", "localhost.evil.example", "", "[::2]"])
def test_without_token_only_this_machine_gets_in(wrecked: Path, host: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        assert browsing.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8017", "127.9.9.9", "[::1]", "[::1]:8017"])
def test_by_any_loopback_name(wrecked: Path, host: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk) as browsing:
        assert browsing.get("/", headers={"host": host}).status_code == 200


def test_the_token_opens_once_and_goes_into_a_cookie(wrecked: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk, TOKEN, "http://desk.example") as browsing:
        assert browsing.get("/").status_code == 401
        assert browsing.get("/static/desk.css").status_code == 401
        answer = browsing.get(f"/search?q=a%26b&token={TOKEN}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a%26b")
        cookie = answer.headers["set-cookie"].lower()
        assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/"))
        assert TOKEN not in cookie
        assert browsing.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "0", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "é" * 16])
def test_a_wrong_token_does_not(wrecked: Path, token: str) -> None:
    with Clerk(wrecked) as clerk, client(clerk, TOKEN) as browsing:
        assert browsing.get("/", params={"token": token}).status_code == 401
        assert browsing.get("/", headers={"cookie": "reportedly=nonsense"}).status_code == 401


def test_entering_leads_nowhere_else(wrecked: Path) -> None:
    with Clerk(wrecked) as clerk, client(clerk, TOKEN) as browsing:
        answer = browsing.get(f"http://127.0.0.1//evil.example/?token={TOKEN}")
        assert answer.headers["location"] == "/evil.example/"


@pytest.mark.parametrize(
    ("host", "token", "words"),
    [
        ("0.0.0.0", None, "can be reached from other machines"),
        ("desk.example", None, "can be reached from other machines"),
        ("::", None, "can be reached from other machines"),
        ("127.0.0.1", "short", "a token has 16 letters or digits at least"),
        ("127.0.0.1", "with spaces and &amp; signs", "a token has 16 letters or digits at least"),
        ("203.0.113.7", TOKEN, "cannot listen at 203.0.113.7"),
    ],
)
def test_where_a_desk_is_not_shown(wrecked: Path, host: str, token: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        serve(wrecked, host, 0, token)


def test_a_desk_that_is_not_there_cannot_be_shown(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        serve(tmp_path / "none.db", port=0)


def test_a_desk_is_shown_until_interrupted(wrecked: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reportedly.web import serve; "
        "serve(Path(sys.argv[1]), port=0, ready=lambda at: print(at, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(wrecked)], stdout=subprocess.PIPE, text=True) as shown:
        assert shown.stdout is not None
        port = int(shown.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        asking_it = HTTPConnection("127.0.0.1", port, timeout=30)
        asking_it.request("GET", "/")
        answer = asking_it.getresponse()
        assert (answer.status, b"Ferry lost off Pell Point" in answer.read()) == (200, True)
        asking_it.close()
        shown.send_signal(signal.SIGINT)
        shown.wait(30)
