from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.pages.jsonlines import GIVE_UP, Line, document_pages, lines_of, record_page
from reportedly.pages.origin import Origin
from reportedly.pages.rules import Hints
from reportedly.records import Page, Rejected

FEED = Origin(path="feed.jsonl")


def test_a_record_says_everything() -> None:
    line = b"""{"url": "https://desk.example/1", "outlet": "Harbour Post", "title": "Ferry late", "published":
        "2031-05-04", "text": "The ferry was late.", "section": {"unknown": [1, 2]}}"""
    assert record_page(line, FEED) == Page(
        body=b"The ferry was late.",
        media_type="text/plain",
        path="feed.jsonl",
        url="https://desk.example/1",
        charset="utf-8",
        outlet="Harbour Post",
        title="Ferry late",
        published="2031-05-04",
    )


@pytest.mark.parametrize(
    ("line", "body", "media_type"),
    [
        (b'{"html": "<p>a", "text": "b"}', b"<p>a", "text/html"),
        (b'{"html": " \\n", "text": "b"}', b"b", "text/plain"),
        (b'{"html": null, "text": "b"}', b"b", "text/plain"),
        ('{"text": "‘b’ \\ud83d\\ude80"}'.encode(), "‘b’ 🚀".encode(), "text/plain"),
        (b'{"text": "a\\u0000b"}', b"a\x00b", "text/plain"),
        (b'{"text": "b"}\r', b"b", "text/plain"),
    ],
)
def test_what_becomes_the_body(line: bytes, body: bytes, media_type: str) -> None:
    page = record_page(line, FEED)
    assert isinstance(page, Page)
    assert (page.body, page.media_type, page.charset) == (body, media_type, "utf-8")


def test_a_line_wins_over_the_hints_and_they_over_nothing() -> None:
    origin = Origin(path="feed.jsonl", hints=Hints(url="https://desk.example/", outlet="Hinted", published="2030"))
    page = record_page(b'{"text": "x", "outlet": "Harbour Post", "published": ""}', origin)
    assert isinstance(page, Page)
    assert (page.url, page.outlet, page.published) == ("https://desk.example/", "Harbour Post", "2030")


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        (b'{"text": 1}', "malformed", "text: expected a string"),
        (b'{"text": "x", "outlet": ["y"]}', "malformed", "outlet: expected a string"),
        (b"[1]", "malformed", "expected an object"),
        (b'"x"', "malformed", "expected an object"),
        (b'{"text": "x"', "malformed", "no JSON: Input data was truncated"),
        (b'{"text": "x"} y', "malformed", "no JSON: trailing characters (byte 15)"),
        (b'{"z": ' + b"[" * 200_000, "malformed", "nested too deeply"),
        (b"{}", "empty", "neither html nor text says anything"),
        (b'{"html": "", "text": " \\n"}', "empty", "neither html nor text says anything"),
    ],
)
def test_a_record_that_makes_no_page(line: bytes, reason: str, detail: str) -> None:
    assert record_page(line, FEED) == Rejected(url=None, path="feed.jsonl", reason=reason, detail=detail)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"text": "\\ud800"}', id="escaped"),
        pytest.param(b'{"text": "\\udc00\\ud800 x"}', id="the wrong way round"),
        pytest.param(b'{"text": "\xed\xa0\x80"}', id="in bytes"),
        pytest.param(b'{"\\ud800": 1, "text": "x"}', id="in a key"),
        pytest.param(b'{"text": "\xff"}', id="no UTF-8"),
    ],
)
def test_a_lone_surrogate_is_malformed(line: bytes) -> None:
    rejected = record_page(line, FEED)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "malformed"


def test_a_rejected_record_keeps_its_address() -> None:
    rejected = record_page(b'{"url": "https://desk.example/1"}', FEED)
    assert rejected == Rejected(
        url="https://desk.example/1",
        path="feed.jsonl",
        reason="empty",
        detail="neither html nor text says anything",
    )


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (b'{"text": "a"}', [("f.json", "page")]),
        (b'\xef\xbb\xbf {"text": "a"}', [("f.json", "page")]),
        (b'[{"text": "a"}, {"text": 2}, {}, {"html": "d"}]', [
            ("f.json[0]", "page"), ("f.json[1]", "malformed"), ("f.json[2]", "empty"), ("f.json[3]", "page"),
        ]),
        (b"[]", [("f.json", "empty")]),
        (b'[{"text": "a"}', [("f.json", "malformed")]),
        (b"[" * 200_000, [("f.json", "malformed")]),
        (b"nothing", [("f.json", "malformed")]),
    ],
)  # fmt: skip
def test_a_document(document: bytes, found: list[tuple[str, str]]) -> None:
    pages = document_pages(document, Origin(path="f.json"))
    assert [(page.path, "page" if isinstance(page, Page) else page.reason) for page in pages] == found


@given(st.lists(st.binary(max_size=30)), st.integers(min_value=1, max_value=40))
def test_lines_are_the_same_however_the_stream_is_cut(parts: list[bytes], size: int) -> None:
    data = b"\n".join(parts)
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    lines = [Line(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    # Where a piece of nothing but white space opens a line, that white space is not kept; JSON does not miss it.
    assert [(line.number, (line.data or b"").strip()) for line in lines_of(pieces, 1000)] == [
        (line.number, (line.data or b"").strip()) for line in lines
    ]


def test_an_overlong_line_is_skipped_and_the_next_goes_on() -> None:
    pieces = [b"short\nfar too", b" long a line", b" to be held\n\nanother long line\nlast"]
    assert list(lines_of(pieces, 8)) == [Line(1, b"short"), Line(2, None), Line(4, None), Line(5, b"last")]


def test_a_line_as_long_as_the_limit_is_held() -> None:
    assert list(lines_of([b"1234", b"5678\n"], 8)) == [Line(1, b"12345678")]


@pytest.mark.parametrize("filler", [b"x", b"\n", b" "], ids=["a line", "blank lines", "space"])
def test_what_never_ends_is_given_up(filler: bytes) -> None:
    taken = itertools.count()
    endless = (filler * 10 for _ in taken)
    first, last = lines_of(itertools.chain([b"first\n"], endless), 10)
    assert first == Line(1, b"first")
    assert (last.data, last.last_resort) == (None, True)
    assert next(taken) <= GIVE_UP + 4
