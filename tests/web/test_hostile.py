"""More than two hundred hostile pages, read as any other: wherever their words are shown they are words.

The words of :mod:`tests.web.hostile` stand in every field that a report has; the pages of
:mod:`tests.web.hostile_pages` come through the form of a running desk. What is made of them is opened in a real
Chromium with the content security policy switched off, so that the escaping is seen to hold by itself; and where
nothing is escaped, the policy is seen to hold by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from reportedly import pipeline
from reportedly.records import (
    Article,
    Entity,
    Link,
    Mention,
    Proposition,
    Rejected,
    Report,
    Span,
    Statement,
    Time,
    When,
    cut,
    digest,
)
from reportedly.store import Desk
from reportedly.terminal.safety import printable
from reportedly.web import pages, publish
from reportedly.web.adding import Adding
from reportedly.web.clerk import Clerk
from reportedly.web.forms import WHO, Upload
from reportedly.web.guard import Guard
from reportedly.web.views.lists import PARTS
from tests import rulereader
from tests.web.browsing import Browser, served, shown
from tests.web.conftest import client
from tests.web.hostile import MARKUP, SAYINGS, WORDS
from tests.web.hostile_pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAYLOADS: Final = MARKUP | SAYINGS | WORDS

#: What stands on no page of ours.
FORBIDDEN: Final = (
    "script,style,iframe,frame,object,embed,applet,portal,base,img,image,video,audio,math,template,dialog,use"
)
#: Gives what a page has of that, and of handlers, of links that run something, and of other frames and shadows.
LOOK: Final = f"""() => [
  ...[...document.querySelectorAll('{FORBIDDEN}')].map(e => e.outerHTML),
  ...[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => [e, a])).filter(
    ([e, a]) => /^on|^style$|^srcdoc$|^ping$|^target$|^formaction$/.test(a.name)
      || /^\\s*(javascript|data|vbscript):/i.test(a.value) && /href|src|action/.test(a.name)
  ).map(([e, a]) => e.tagName + ' ' + a.name + '=' + a.value),
  ...[...document.querySelectorAll('*')].filter(e => e.shadowRoot).map(e => e.tagName),
  ...(frames.length ? ['frames'] : []), ...(window.hit ? ['a script ran'] : []),
].slice(0, 5)"""
#: Gives pieces of text that run from right to left outside of anything that keeps them apart from ours. A paragraph of
#: the report itself (``.body``, ``blockquote``) is all of the outlet's words.
MIXED: Final = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const apart = node.parentElement.closest('bdi,.body,blockquote,svg,option,textarea');
    if (/[\\u0590-\\u08ff]/.test(node.data) && !apart) found.push(node.parentElement.outerHTML.slice(0, 200));
  }
  return found.slice(0, 5);
}"""


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return cut(text, start, start + len(words))


def _hostile(number: int, payload: str) -> Report:
    """A report that is hostile in every field that a page may show."""
    day = f"2031-03-{number % 28 + 1:02}"
    text = f"{payload} Sella {payload} Vint said that the dam {payload} held in 2031.\n\n{payload}"
    published = When(earliest=day, latest=day, value=day, precision="day", basis="metadata", zone=payload)
    id_ = digest("article", str(number))
    article = Article(
        id=id_,
        url=f"javascript:{payload}" if number % 2 else f"https://ok.example/{payload}",
        outlet=f"Outlet {payload}",
        title=f"Title {payload}",
        byline=(payload,),
        published=published,
        modified=None,
        captured=payload,
        language="en",
        text=text,
        page_sha256="0" * 64,
        media_type="text/html",
        truncated=True,
        removed=(payload,),
        dateline=None,
        credits=(),
        agencies=(payload,),
    )
    source = _span(text, f"Sella {payload} Vint")
    content = _span(text, f"the dam {payload} held")
    entity = Entity(
        id=digest("entity", id_),
        name=source.text,
        kind="person",
        aliases=(payload,),
        mentions=(Mention(article=id_, start=source.start, end=source.end, text=source.text),),
    )
    link = Link(
        source=source,
        entity=entity.id,
        name=f"Sella {payload} Vint",
        kind="person",
        cue=_span(text, "said"),
        certainty="PR+",
        hedges=(content,),
    )
    statement = Statement(
        id=digest("statement", str(number)),
        article=article.id,
        mode="indirect",
        content=(content,),
        chain=(link,),
        certainty="Uu",
        hedges=(source,),
        events=(),
        confidence=0.5,
        claim=None,
    )
    proposition = Proposition(
        id=digest("proposition", statement.id),
        statement=statement.id,
        article=id_,
        spans=(content,),
        key=_span(text, "held"),
        predicate=f"hold{number}" if number % 4 else "hold",
        subject=_span(text, f"dam {payload}"),
        subject_entity=None,
        object=None,
        object_entity=None,
        quantities=(),
        place=payload,
        when=published,
        positive=number % 8 != 4,
        modal=False,
    )
    time = Time(article=id_, span=_span(text, "2031"), type="DATE", value=payload, when=published)
    return Report(
        article=article, entities=(entity,), statements=(statement,), times=(time,), propositions=(proposition,)
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with Desk.open(path) as desk:
        for number, payload in enumerate(PAYLOADS.values()):
            desk.add(f"page-{number}", _hostile(number, payload), reader="by hand", story_keys=("evil",))
            gone = Rejected(url=f"javascript:{payload}", path=payload, reason="failed", detail=payload)
            desk.reject(f"gone-{number}", gone)
        pipeline.settle(desk)
    return path


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Adding, str]]:
    """A desk into which the hostile pages were sent: it, what read them, and by which name that is asked for."""
    path = tmp_path_factory.mktemp("sent") / "desk.db"
    Desk.open(path).close()
    with pytest.MonkeyPatch.context() as patch:
        rulereader.install(patch)
        adding = Adding(path)
        name = adding.put([Upload(name=name, stream=BytesIO(data)) for name, data in PAGES.values()], ())
        assert adding.look(name, patience=300).stage == "done"
    yield path, adding, name
    adding.close()


def _addresses(path: Path) -> Iterator[str]:
    with Clerk(path) as clerk:
        yield from ("/", "/about", "/log", "/add", "/search?q=dam", "/search?q=held&from=0")
        for line in clerk.desk(most=None).lines:
            yield from (f"/story/{line.id}", f"/timeline/{line.id}", f"/story/{line.id}?as-of=2031-03-20")
        for group in clerk.affairs():
            affair, _, reports, _ = clerk.affair(group)
            yield from (f"/claim/{claim.id}" for claim in affair.claims)
            yield from (f"/claim/{claim.id}/{form}" for claim in affair.claims[::16] for form in ("judge", "relate"))
            yield f"/story/{affair.story.id}/divide"
            if len(affair.claims) > 1:
                yield from (f"/story/{affair.story.id}/{part}" for part in PARTS)
            for read in reports[::8]:
                yield from (f"/report/{read.article.id}/correct?statement={one.id}" for one in read.statements[:1])
            yield from (f"/report/{read.article.id}" for read in reports)
            yield from (f"/source/{affair.story.id}/{figure.id}" for figure in affair.story.cast[::8])


def test_there_are_more_than_a_hundred_and_no_two_are_the_same() -> None:
    assert len(set(PAYLOADS.values())) == len(PAYLOADS) > 150
    assert len({data for _, data in PAGES.values() if data}) > 50


# As they are served


def test_their_markup_is_words_and_their_controls_are_seen(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        addresses = list(_addresses(hostile))
        assert len(addresses) > 200
        for address in addresses:
            page = browsing.get(address)
            assert page.status_code == 200, address
            assert not _amiss(page.text), address


def _amiss(text: str) -> list[str]:
    """What must not be in a page as it is served."""
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", text)}
    outside = re.sub(r'"[^"]*"', '""', text)
    return [
        *(tags & set(FORBIDDEN.split(","))),
        *re.findall(r"<[^>]*\son[a-z]+\s*=", outside),
        *re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]", text),
        *re.findall(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):', text, re.IGNORECASE),
    ]


def test_a_report_has_all_its_words(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        for number, (name, payload) in enumerate(PAYLOADS.items()):
            page = browsing.get(f"/report/{digest('article', str(number))}").text
            seen = " ".join(unescape(re.sub("<[^>]*>", "", page)).split())
            expected = " ".join(printable(payload).split())
            assert expected[:60] in seen or "flood" in name, name


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Ngô Đình Diệm, Škoda", "Ngô Đình Diệm, Škoda"),
        ("e" + "\u0301" * 8, "e" + "\u0301" * 8),
        ("e" + "\u0301" * 9 + "a", "e" + "\u0301" * 8 + "\N{REPLACEMENT CHARACTER}a"),
        ("\u05d1\u05bc\u05b0\u05bd", "\u05d1\u05bc\u05b0\u05bd"),
        (
            "\u202e\u0e01" + "\u0e4a" * 300,
            "\N{REPLACEMENT CHARACTER}\u0e01" + "\u0e4a" * 8 + "\N{REPLACEMENT CHARACTER}",
        ),
        ("กรุงเทพมหานครอมรรัตนโกสินทร์", "กรุงเทพมหานครอมรรัตนโกสินทร์"),
    ],
)
def test_marks_on_a_letter(words: str, seen: str) -> None:
    assert pages._seen(words) == seen


def test_a_flood_of_marks_stays_in_its_line(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        for address in _addresses(hostile):
            text = browsing.get(address).text
            assert not re.search("[\u0300-\u036f\u0489\u20dd\u0e4a\u064e]{9}", text), address


QUERIES: Final = ("/search?q={}", "/story/{}", "/?from={}", "/report/{}", "/claim/x?as-of=2031-03-01&in={}", "/add/{}")


@pytest.mark.parametrize(
    "address", [*QUERIES, "/timeline/x?as-of={}", "/source/x/{}", "/story/x/{}", "/log?of={}", "/static/{}", "/{}"]
)
def test_what_is_asked_for_is_words_too(hostile: Path, address: str) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        for name, payload in PAYLOADS.items():
            answer = browsing.get(address.format(_quoted(payload)))
            assert answer.status_code in {200, 307, 400, 404}, name
            assert not _amiss(answer.text), name
            assert "1337" not in re.sub(r"[0-9a-f]{16}", "", answer.text), name
            assert "set-cookie" not in answer.headers, name
            assert answer.headers.get("location", "/").startswith("/"), name


def test_a_cookie_and_a_header_are_words_too(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        for name, payload in PAYLOADS.items():
            cookie = f"reportedly-session={_quoted(payload)}; {WHO}={_quoted(payload)}; reportedly={_quoted(payload)}"
            answer = browsing.get("/add", headers={"cookie": cookie, "x-forwarded-host": "evil.example"})
            assert (answer.status_code, _amiss(answer.text)) == (200, []), name


def test_what_is_sent_is_words_too(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        seal = re.findall(r'name="seal" value="(\w+)"', browsing.get("/add").text)[0]
        for name, payload in PAYLOADS.items():
            answer = browsing.post("/add", data={"seal": seal, "addresses": f"x{payload}"})
            assert answer.status_code == 422, name
            assert not _amiss(answer.text), name
            assert answer.text.count("</textarea>") == 1, name


def _quoted(payload: str) -> str:
    return "".join(f"%{byte:02x}" for byte in payload.encode()[:1500])


def test_pages_that_are_sent_are_read_or_rejected(sent: tuple[Path, Adding, str]) -> None:
    path, adding, name = sent
    outcomes = adding.look(name).outcomes
    assert len(outcomes) == len(PAGES)
    assert {one.reason for one in outcomes} <= {
        None,
        "binary",
        "empty",
        "undecodable",
        "malformed",
        "no_article",
        "not_english",
    }
    assert sum(one.reason is None for one in outcomes) > 40
    with Clerk(path) as clerk, client(clerk, adding=adding) as browsing:
        for address in (*_addresses(path), f"/add/{name}"):
            page = browsing.get(address)
            assert page.status_code == 200 or "as-of" in address
            assert _amiss(page.text) == [], address
            assert "root:x:0" not in page.text
            assert "1337" not in re.sub(r"[0-9a-f]{16}", "", page.text)


# In a browser


def _looked(browser: Browser, addresses: list[str], *, policy: bool) -> list[Any]:
    """Open pages; gives what happened, and what is on them that must not be."""
    amiss: list[Any] = []

    def look(page: Page) -> None:
        amiss.extend((page.url, one) for one in page.evaluate(LOOK))
        amiss.extend((page.url, "mixed", one) for one in page.evaluate(MIXED))

    return browser.visit(addresses, look, policy=policy) + amiss


def test_nothing_of_them_happens_in_a_browser(hostile: Path, browser: Browser) -> None:
    with shown(hostile) as base:
        addresses = [f"{base}{address}" for address in _addresses(hostile)]
        assert _looked(browser, addresses, policy=False) == []
        assert _looked(browser, addresses[::16], policy=True) == []


def test_nor_of_the_pages_that_were_sent(sent: tuple[Path, Adding, str], browser: Browser) -> None:
    path, adding, name = sent
    with shown(path, adding=adding) as base:
        addresses = [f"{base}{address}" for address in (f"/add/{name}", *_addresses(path)) if "as-of" not in address]
        assert _looked(browser, addresses, policy=False) == []


def test_nor_when_they_are_asked_for(hostile: Path, browser: Browser) -> None:
    asked = [QUERIES[number % 2].format(_quoted(payload)) for number, payload in enumerate(list(MARKUP.values())[::3])]
    with shown(hostile) as base:
        assert _looked(browser, [f"{base}{address}" for address in asked], policy=False) == []


def test_nor_when_they_are_published(hostile: Path, browser: Browser, tmp_path: Path) -> None:
    publish(hostile, tmp_path / "out")
    written = sorted((tmp_path / "out").rglob("*.html"))
    assert _looked(browser, [page.as_uri() for page in written[::12]], policy=True) == []


def test_letters_from_right_to_left_leave_the_cells_beside_them_where_they_are(hostile: Path, browser: Browser) -> None:
    with shown(hostile) as base, browser.page() as page:
        page.goto(f"{base}/search?q=%22sella+%D7%A9%D7%92%D7%91%22")
        line = page.locator(".found .note:has(bdi)", has_text=PAYLOADS["letters from right to left"]).first
        outlet, story = line.locator("bdi").bounding_box(), line.locator("a").bounding_box()
        assert outlet is not None
        assert story is not None
        assert outlet["x"] + outlet["width"] < story["x"]


#: What a policy does not forbid: a refresh leads away. (Nothing of ours prints one.)
REFRESHING: Final = ("a refresh", "a refresh with data")


def test_the_policy_holds_where_nothing_is_escaped(browser: Browser) -> None:
    """A page that prints all of it raw, behind the same guard: it looks bad, and nothing runs or is asked for."""
    raw = [payload for name, payload in PAYLOADS.items() if name not in REFRESHING]

    def answer(asked: Request) -> Response:
        return HTMLResponse(f"<!doctype html><title>x</title><main>{raw[asked.path_params['number']]}</main>")

    with served(Guard(Starlette(routes=[Route("/{number:int}", answer)]))) as base:
        addresses = [f"{base}/{number}" for number in range(len(raw))]
        happened = browser.visit(addresses, strict=False)
    assert happened == []
