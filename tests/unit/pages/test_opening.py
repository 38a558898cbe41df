from __future__ import annotations

import gzip
import io
import os
import socket
import sys
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.pages import Hints, Rules, expected, files, open_pages, opening, sources
from reportedly.records import REASONS, Page, Rejected

from .conftest import Clock, Site, quick_fetcher

PAGE = b"<p>The ferry was late, the harbour office said."
TEXT = b"The ferry was late, the harbour office said."
SMALL = Rules(size_limit=1000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the one we are in: paths in the tests stay short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcomes(sources: Sequence[str], rules: Rules = SMALL) -> list[tuple[str | None, str]]:
    """Of each page its path and media type, of each rejected one its path and reason."""
    found = []
    for page in open_pages(sources, rules=rules):
        assert isinstance(page, Page) or page.reason in REASONS
        found.append((page.path, page.media_type if isinstance(page, Page) else page.reason))
    return found


def write(name: str, data: bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


# One file


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.html", PAGE, "text/html"),
        ("a.HTM", TEXT, "text/html"),
        ("a.txt", TEXT, "text/plain"),
        ("a.txt", PAGE, "text/html"),
        ("a.json", b'{"text": "x"}', "text/plain"),
        ("a.jsonl", b'{"text": "x"}', "text/plain"),
        ("a.html.gz", gzip.compress(PAGE), "text/html"),
        ("a.txt.gz", gzip.compress(TEXT), "text/plain"),
        ("a.json.gz", gzip.compress(b'{"html": "x"}'), "text/html"),
        ("a.html.gz", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), "text/html"),
        ("a", PAGE, "text/html"),
        ("a.txt", TEXT.replace(b" ", b"\x00", 1), "text/plain"),
        ("a.html", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n\t", "empty"),
        ("a.json", b"\n", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.html.gz", gzip.compress(b""), "empty"),
        ("a.html", b"%PDF-1.7 and so on", "binary"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("a.pdf", b"%PDF-1.7 and so on", "binary"),
        ("a.html", gzip.compress(PAGE), "binary"),
        ("a.html", PAGE.ljust(1000), "text/html"),
        ("a.html", PAGE.ljust(1001), "too_large"),
        ("a.html.gz", gzip.compress(PAGE.ljust(1001)), "too_large"),
        ("a.json", b'{"text": "x"}'.ljust(1001), "too_large"),
        ("a.html.gz", PAGE, "malformed"),
        ("a.html.gz", gzip.compress(PAGE)[:-9], "malformed"),
        ("a.html.gz", gzip.compress(PAGE)[:-8] + bytes(8), "malformed"),
        ("a.html.gz", gzip.compress(PAGE) + b"tail", "malformed"),
        ("a.json", b"{", "malformed"),
    ],
)
def test_one_file(folder: Path, name: str, data: bytes, found: str) -> None:
    write(name, data)
    ((path, outcome),) = outcomes([name])
    assert (path, outcome) in {(name, found), (f"{name}:1", found)}


def test_the_body_is_the_bytes_as_they_are(folder: Path) -> None:
    body = b"\xff\xfe<\x00p\x00>\x00" + b"\xe9\x00" * 50 + b"\r\x00\n\x00"
    write("a.html.gz", gzip.compress(body))
    (page,) = open_pages(["a.html.gz"], hints=Hints(url="https://desk.example/", outlet="Post", published="4 May"))
    assert page == Page(
        body=body,
        media_type="text/html",
        path="a.html.gz",
        url="https://desk.example/",
        outlet="Post",
        published="4 May",
    )


def test_json_lines_one_bad_line_harms_no_other(folder: Path) -> None:
    write(
        "feed.jsonl",
        b'\xef\xbb\xbf{"text": "a"}\n\n{"text": 3}\r\n{"te\n{"text": "' + b"x" * 1001 + b'"}\n{"html": "b"}',
    )
    assert outcomes(["feed.jsonl"]) == [
        ("feed.jsonl:1", "text/plain"),
        ("feed.jsonl:3", "malformed"),
        ("feed.jsonl:4", "malformed"),
        ("feed.jsonl:5", "too_large"),
        ("feed.jsonl:6", "text/html"),
    ]


def test_json_lines_before_a_broken_end_are_read(folder: Path) -> None:
    packed = gzip.compress(b'{"text": "a"}\n' + os.urandom(30_000).hex().encode())
    write("feed.jsonl.gz", packed[: len(packed) // 2])
    first, last = outcomes(["feed.jsonl.gz"], Rules())
    assert first == ("feed.jsonl.gz:1", "text/plain")
    assert last == ("feed.jsonl.gz:2", "malformed")


@pytest.mark.parametrize("name", ["bomb.html.gz", "bomb.jsonl.gz"])
def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(folder: Path, name: str) -> None:
    huge = b"x" * 64_000_000
    write(name, gzip.compress(huge, 1))
    del huge
    tracemalloc.start()
    try:
        found = outcomes([name], Rules(size_limit=20_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [outcome for _, outcome in found] == ["too_large"]
    assert peak < 4_000_000


# Folders


def test_a_folder_in_the_order_of_its_names(folder: Path) -> None:
    for name in ("b.html", "a/2.txt", "a/10.txt", "a/deep/er/x.json", "c.jsonl.gz", "A.htm"):
        write(f"in/{name}", gzip.compress(b"{}") if name.endswith("gz") else PAGE)
    for name in (".hidden.html", ".git/a.html", "style.css", "a.html~", "readme", "a.gz"):
        write(f"in/{name}", PAGE)
    assert [path for path, _ in outcomes(["in"])] == [
        "in/A.htm",
        "in/a/10.txt",
        "in/a/2.txt",
        "in/a/deep/er/x.json",
        "in/b.html",
        "in/c.jsonl.gz:1",
    ]


def test_links_in_a_circle_end(folder: Path) -> None:
    write("in/a.html", PAGE)
    write("in/sub/b.html", PAGE)
    (folder / "in/sub/up").symlink_to(folder / "in")
    (folder / "in/self").symlink_to("self")
    (folder / "in/round.html").symlink_to("round.html")
    (folder / "in/other").symlink_to("sub")
    assert outcomes(["in"]) == [
        ("in/a.html", "text/html"),
        ("in/other/b.html", "text/html"),
        ("in/round.html", "unreadable"),
    ]


def test_what_is_no_file_is_passed_over(folder: Path) -> None:
    write("in/a.html", PAGE)
    os.mkfifo("in/pipe.html")
    (folder / "in/folder.html").mkdir()
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("in/socket.html")
        assert outcomes(["in"]) == [("in/a.html", "text/html")]


def test_an_empty_folder_gives_nothing(folder: Path) -> None:
    assert outcomes(["."]) == []


def test_a_name_that_is_no_utf_8(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.html")).write_bytes(PAGE)
    assert outcomes(["."]) == [("caf\\xe9.html", "text/html")]


# What cannot be opened


def test_a_file_that_cannot_be_opened_harms_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.html", "c.html"):
        write(name, PAGE)
    real = files.opened

    def guarded(path: Path) -> io.BufferedIOBase:
        if path.name == "b.html":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(files, "opened", guarded)
    a, b, c = open_pages(["."])
    assert b == Rejected(url=None, path="b.html", reason="unreadable", detail="Permission denied")
    assert isinstance(a, Page)
    assert isinstance(c, Page)


def test_a_folder_that_cannot_be_listed_harms_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.html", PAGE)
    write("in/locked/b.html", PAGE)
    write("in/z.html", PAGE)
    real = sources.names_in

    def guarded(path: Path) -> list[str]:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(sources, "names_in", guarded)
    assert outcomes(["in"]) == [
        ("in/a.html", "text/html"),
        ("in/locked", "unreadable"),
        ("in/z.html", "text/html"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_and_a_folder_without_permission(folder: Path) -> None:
    write("in/a.html", PAGE)
    write("in/locked/b.html", PAGE)
    Path("in/a.html").chmod(0)
    Path("in/locked").chmod(0)
    try:
        assert outcomes(["in"]) == [("in/a.html", "unreadable"), ("in/locked", "unreadable")]
    finally:
        Path("in/locked").chmod(0o700)


def test_a_file_that_vanishes_before_its_turn(folder: Path) -> None:
    write("a.html", PAGE)
    write("b.html", PAGE)
    pages = open_pages(["a.html", "b.html"])
    next(pages)
    Path("b.html").unlink()
    assert next(pages) == Rejected(url=None, path="b.html", reason="unreadable", detail="No such file or directory")


def test_a_file_that_vanishes_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Vanishing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(116, "Stale file handle")

    write("a.html", PAGE)
    monkeypatch.setattr(files, "opened", lambda path: Vanishing(PAGE))
    (rejected,) = open_pages(["a.html"])
    assert rejected == Rejected(url=None, path="a.html", reason="unreadable", detail="Stale file handle")


# The caller's mistakes


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nowhere.html", "nowhere.html: No such file or directory"),
        ("a.html/b.html", "a.html/b.html: Not a directory"),
        ("", "a source is an empty text"),
        ("a\x00b", "embedded null"),
        ("ftp://desk.example/a", "only http and https"),
        ("http://user:secret@desk.example/", "name or password"),
        ("http://", "names no host"),
    ],
)
def test_a_source_that_cannot_be_meant_is_said_before_anything_is_read(folder: Path, given: str, said: str) -> None:
    write("a.html", PAGE)
    for door in (open_pages, expected):
        with pytest.raises(UsageError, match=said):
            door(["a.html", given])


def test_standard_input_only_once() -> None:
    with pytest.raises(UsageError, match="only once"):
        open_pages(["-", "-"])


def test_one_text_is_no_list_of_sources() -> None:
    with pytest.raises(UsageError, match="list of texts"):
        open_pages("abc")


@pytest.mark.parametrize(
    "bounds", [{"size_limit": 0}, {"timeout": -1}, {"deadline": float("nan")}, {"max_redirects": -1}]
)
def test_bounds_below_which_nothing_could_be_read(bounds: dict[str, float]) -> None:
    with pytest.raises(UsageError, match="must be"):
        Rules(**bounds)  # type: ignore[arg-type]


# Standard input


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (PAGE, [("-", "text/html")]),
        (TEXT, [("-", "text/plain")]),
        (b'{"text": "a"}\n{"text": 1}\n', [("-:1", "text/plain"), ("-:2", "malformed")]),
        (b'{\n"text": "a"\n}\n', [("-", "text/plain")]),
        (b'[{"text": "a"}, {}]', [("-[0]", "text/plain"), ("-[1]", "empty")]),
        (b"", [("-", "empty")]),
        (b"\n" * 9000, [("-", "too_large")]),
        (b"\x89PNG\r\n\x1a\n", [("-", "binary")]),
        (b"x" * 1001, [("-", "too_large")]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, found: list[tuple[str, str]]) -> None:
    feed(monkeypatch, data)
    assert outcomes(["-"]) == found


def test_json_lines_of_a_pipe_come_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "r") as stdin, os.fdopen(writer, "wb", buffering=0) as pipe:
        monkeypatch.setattr(sys, "stdin", stdin)
        pages = open_pages(["-"])
        for text in (b"a", b"b", b"c"):
            pipe.write(b'{"text": "%b"}\n' % text)
            page = next(pages)
            assert isinstance(page, Page)
            assert page.body == text
        pipe.close()
        assert next(pages, None) is None


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert outcomes(["-"]) == [("-", "unreadable")]


# Everything together


def test_sources_of_every_kind_in_their_order(
    folder: Path, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = Rules(allow_private=True)
    monkeypatch.setattr(opening, "Fetcher", lambda rules: quick_fetcher(clock, rules))
    site.says("/a")
    write("in/a.html", PAGE)
    write("b.txt", TEXT)
    feed(monkeypatch, b'{"text": "a"}\n')
    pages = list(open_pages([site.url("/a"), "b.txt", "-", "in", site.url("/gone")], rules=rules))
    assert [(page.path, page.url) for page in pages] == [
        (None, site.url("/a")),
        ("b.txt", None),
        ("-:1", None),
        ("in/a.html", None),
        (None, site.url("/gone")),
    ]
    assert [type(page) for page in pages] == [Page, Page, Page, Page, Rejected]


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ([], 0),
        (["a.html", "b.txt.gz"], 2),
        (["a.html", "a.html"], 2),
        (["in"], 2),
        (["in", "a.html", "https://desk.example/"], 4),
        (["-"], None),
        (["a.html", "feed.jsonl"], None),
        (["feed.json"], None),
        (["unknown"], None),
        (["mixed"], None),
    ],
)
def test_how_many_pages_to_expect(folder: Path, sources: list[str], count: int | None) -> None:
    for name in ("a.html", "b.txt.gz", "feed.jsonl", "feed.json", "unknown", "in/a.html", "in/sub/b.txt", "in/c.css"):
        write(name, PAGE)
    write("mixed/a.html", PAGE)
    write("mixed/feed.jsonl.gz", PAGE)
    assert expected(sources) == count


ENDINGS = [ending + packed for ending in (".html", ".htm", ".txt", ".json", ".jsonl", "") for packed in ("", ".gz")]


def pieces() -> st.SearchStrategy[bytes]:
    openings = [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'{"text":',
        b'[{"html": "',
        b"%PDF",
        b"\x1f\x8b\x08",
        b"\n",
    ]
    return st.lists(st.sampled_from(openings) | st.binary(max_size=40) | st.text(max_size=20).map(str.encode)).map(
        b"".join
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=pieces(), ending=st.sampled_from(ENDINGS), packing=st.sampled_from(["as it is", "packed", "cut"]))
def test_no_bytes_under_any_ending_are_ever_an_exception(folder: Path, data: bytes, ending: str, packing: str) -> None:
    packed = {"as it is": data, "packed": gzip.compress(data), "cut": gzip.compress(data)[:-4]}[packing]
    name = write(f"page{ending}", packed)
    pages = list(open_pages([name], rules=Rules(size_limit=60)))
    assert pages
    for page in pages:
        assert page.path is not None
        assert page.path.startswith(name)
        if isinstance(page, Rejected):
            assert page.reason in REASONS
            assert "\n" not in (page.detail or "")
        else:
            assert 0 < len(page.body) <= 60
