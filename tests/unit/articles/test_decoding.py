"""Bytes to text: which encoding wins, and what is cleaned away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.decoding import clean, decode
from reportedly.errors import PageError


def reads_or_rejects(body: bytes, declared: str | None) -> bool:
    try:
        return clean(text := decode(body, declared=declared)) == text
    except PageError as fault:
        return fault.reason == "undecodable"


CAFE = "The café’s owner said “no” – twice."


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        pytest.param(CAFE.encode(), None, CAFE, id="utf-8 undeclared"),
        pytest.param(CAFE.encode(), "iso-8859-1", CAFE, id="utf-8 wrongly declared latin-1"),
        pytest.param(CAFE.encode("cp1252"), "iso-8859-1", CAFE, id="latin-1 means windows-1252"),
        pytest.param(CAFE.encode("cp1252"), "us-ascii", CAFE, id="ascii means windows-1252"),
        pytest.param(CAFE.encode("cp1252"), None, CAFE, id="windows-1252 undeclared"),
        pytest.param(CAFE.encode("cp1252"), "utf-8", CAFE, id="windows-1252 wrongly declared utf-8"),
        pytest.param(CAFE.encode("cp1252"), "no-such-charset", CAFE, id="a label nobody knows"),
        pytest.param(CAFE.encode("cp1252"), "base64", CAFE, id="a codec that is no charset"),
        pytest.param(b"\x81" + CAFE.encode("cp1252"), "latin1", CAFE, id="a byte windows-1252 leaves open"),
        pytest.param(b"\xef\xbb\xbf" + CAFE.encode(), "iso-8859-1", CAFE, id="mark of utf-8"),
        pytest.param(
            b"\xff\xfe" + CAFE.encode("utf-16-le"), "utf-8", CAFE, id="mark of utf-16 outranks the declaration"
        ),
        pytest.param(b"\xfe\xff" + CAFE.encode("utf-16-be"), None, CAFE, id="mark of utf-16, big end first"),
        pytest.param(CAFE.encode("utf-16-le"), None, CAFE, id="utf-16 without a mark"),
        pytest.param(CAFE.encode("utf-16-be"), None, CAFE, id="utf-16 without a mark, big end first"),
        pytest.param("新聞です".encode("shift_jis"), "shift_jis", "新聞です", id="multi-byte declaration"),
        pytest.param(
            "新聞です".encode("iso2022_jp"), "iso-2022-jp", "新聞です", id="declared multi-byte, all of it ASCII"
        ),
        pytest.param("“x”".encode("gb18030"), "gb2312", "“x”", id="gb2312 means gb18030"),
        pytest.param(
            b'<meta charset="windows-1251"><p>\xcc\xee\xf1\xea\xe2\xe0',
            None,
            '<meta charset="windows-1251"><p>Москва',
            id="meta",
        ),
        pytest.param(
            b"<meta charset=utf-16><p>caf\xc3\xa9", None, "<meta charset=utf-16><p>café", id="meta utf-16 means utf-8"
        ),
        pytest.param(
            b"<meta charset=koi8-r><p>\x93", "cp1252", "<meta charset=koi8-r><p>“", id="transport outranks meta"
        ),
    ],
)
def test_the_encoding_that_wins(body: bytes, declared: str | None, text: str) -> None:
    assert decode(body, declared=declared) == text


def test_meta_is_markup_and_means_nothing_in_plain_text() -> None:
    body = b'He typed <meta charset="koi8-r">. \x93No.\x94 It was late, and nobody at the caf\xe9 answered.'
    assert "“No.”" in decode(body, markup=False)


def test_one_broken_character_does_not_make_utf_8_something_else() -> None:
    text = decode(("“Étranger”, he said. " * 40).encode() + b"\xe2\x80")
    assert text.startswith("“Étranger”")
    assert text.endswith("\ufffd")


@pytest.mark.parametrize("body", [b"\xff\xfe\x00\xd8" * 9 + b"\x81", bytes(range(128, 256)) * 4])
def test_bytes_in_no_encoding_are_undecodable_or_read_whole(body: bytes) -> None:
    assert reads_or_rejects(body, None)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00b\x08c\x7fd\x90e\ufefff", "abcdef"),
        ("tab\tand no-break\u00a0space stay", "tab\tand no-break\u00a0space stay"),
        ("e\u0301 stays two characters", "e\u0301 stays two characters"),
    ],
)
def test_newlines_and_control_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff\u2028\u2029")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), declared="windows-1252") == text


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "hex", "\x00"]))
def test_any_bytes_are_text_or_undecodable(body: bytes, declared: str | None) -> None:
    assert reads_or_rejects(body, declared)
