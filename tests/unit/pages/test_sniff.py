from __future__ import annotations

import gzip

import pytest

from reportedly.pages.sniff import Form, form_of_media_type, form_of_name, is_binary, is_blank, looks_html, sniffed

SENTENCE = "The mayor’s office said on Monday that the bridge would close. " * 3


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", ("html", False)),
        ("a.HTM", ("html", False)),
        ("a.txt.gz", ("text", True)),
        ("a.json", ("document", False)),
        ("a.jsonl.GZ", ("lines", True)),
        ("a.pdf", ("unknown", False)),
        ("a.gz", ("unknown", True)),
        ("a", ("unknown", False)),
        (".html", ("unknown", False)),
        ("a.html.bak", ("unknown", False)),
    ],
)
def test_what_an_ending_promises(name: str, form: tuple[Form, bool]) -> None:
    assert form_of_name(name) == form


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/html", "html"),
        ("application/xhtml+xml", "html"),
        ("text/plain", "text"),
        ("application/json", "document"),
        ("application/x-ndjson", "lines"),
        ("", "unknown"),
        ("image/png", None),
        ("application/pdf", None),
        ("text/css", None),
    ],
)
def test_what_a_media_type_promises(media_type: str, form: Form | None) -> None:
    assert form_of_media_type(media_type) == form


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypmp42",
        b"PK\x03\x04\x14\x00",
        gzip.compress(b"The bridge would close."),
        b"\x7fELF\x02\x01\x01",
        b"SQLite format 3\x00",
        bytes(100),
        bytes(range(256)),
        b"BM" + bytes(60),
        b"abc\x00\x00\x00" * 50,
    ],
)
def test_binary(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BMX riders met the mayor.",
        SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        SENTENCE.encode("cp1252"),
        "Мэрия сообщила о закрытии моста.".encode("koi8-r"),
        "市長は月曜日に述べた。".encode("iso2022_jp"),
        SENTENCE.encode().replace(b" ", b"\x00", 2),
        b"a\x00b",
    ],
)
def test_not_binary(data: bytes) -> None:
    assert not is_binary(data)


@pytest.mark.parametrize(
    ("data", "blank"),
    [
        (b"", True),
        (b" \r\n\t\f ", True),
        (b"\xef\xbb\xbf\n", True),
        (" \n".encode("utf-16"), True),
        ("\n".encode("utf-32"), True),
        (b".", False),
        ("a".encode("utf-16"), False),
    ],
)
def test_blank(data: bytes, blank: bool) -> None:
    assert is_blank(data) is blank


@pytest.mark.parametrize(
    ("data", "html"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n  <HTML lang=en>", True),
        (b"\xef\xbb\xbf<html>", True),
        (b"<!-- saved\nfrom somewhere --> <!-- twice --><body>", True),
        (b'<?xml version="1.0"?><html>', True),
        (b"<p>The bridge</p>", True),
        ("<!doctype html><p>x".encode("utf-16"), True),
        ("<!doctype html><p>The bridge".encode("utf-16-le"), True),
        (b"<person> said the bridge", False),
        (b"< p > is the sign", False),
        (b"The <p> tag is how a paragraph opens.", False),
        (b"<!-- a comment without end", False),
        (b"", False),
    ],
)
def test_looks_html(data: bytes, html: bool) -> None:
    assert looks_html(data) is html


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<html>", "html"),
        (b'{"text": "x"}\n{"text": "y"}\n', "lines"),
        (b'{"text": "x"}', "lines"),
        (b'\n\n{"text": "x"} \r\n', "lines"),
        (b"{}\n", "lines"),
        (b'{"text": "' + b"x" * 9000, "lines"),
        (b'{\n  "text": "x"\n}\n', "document"),
        (b'{"url": "u",\n "text": "x"}\n', "document"),
        (b'[{"text": "x"}]', "document"),
        (b"[]", "document"),
        (b"[Updated at noon] The bridge would close.", "text"),
        (b"{Editor's note} The bridge would close.", "text"),
        (b"The bridge would close.", "text"),
        (b"", "text"),
    ],
)
def test_sniffed(data: bytes, form: Form) -> None:
    assert sniffed(data) == form
