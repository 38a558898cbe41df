"""What a run of bytes is, from its first few kilobytes: pure functions over tables, nothing is read here.

A file's ending is believed first; sniffing answers where there is none (standard input), where an ending says little
(``.txt`` holds saved HTML often enough), and keeps images and archives out everywhere. The order and the HTML tags
follow the WHATWG MIME Sniffing Standard; the rest of the tables says where it comes from.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

__all__ = ["WINDOW", "Form", "form_of_media_type", "form_of_name", "is_binary", "is_blank", "looks_html", "sniffed"]

#: ``html``, ``text``, one JSON ``document``, JSON ``lines``, or ``unknown``: to be told from the bytes.
Form = Literal["html", "text", "document", "lines", "unknown"]

#: Bytes looked at. The standard takes 1445; pages that open with long comments or blank lines need some more.
WINDOW = 4096

_ENDINGS: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".json": "document",
    ".jsonl": "lines",
}
_PACKED = ".gz"

_MEDIA_TYPES: dict[str, Form] = {
    "": "unknown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/json": "document",
    "text/json": "document",
    "application/ld+json": "document",
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
}

# First bytes of what is no text, with the place they stand at (WHATWG MIME Sniffing 6 and 7; the archives, programs and
# databases after the format's own specification). Marks that could open a text ("BM", "MZ", "ID3") are left out: the
# control bytes behind them tell.
_MAGIC: tuple[tuple[int, bytes], ...] = (
    (0, b"%PDF-"),
    (0, b"%!PS-Adobe-"),
    (0, b"\x89PNG\r\n\x1a\n"),
    (0, b"GIF87a"),
    (0, b"GIF89a"),
    (0, b"\xff\xd8\xff"),
    (8, b"WEBPVP"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
    (4, b"ftyp"),
    (0, b"OggS\x00"),
    (0, b"\x1aE\xdf\xa3"),
    (0, b"PK\x03\x04"),
    (0, b"PK\x05\x06"),
    (0, b"Rar!\x1a\x07"),
    (0, b"7z\xbc\xaf\x27\x1c"),
    (0, b"\x1f\x8b\x08"),
    (0, b"BZh91AY&SY"),
    (0, b"\xfd7zXZ\x00"),
    (0, b"\x28\xb5\x2f\xfd"),
    (0, b"\x7fELF"),
    (0, b"\x00asm"),
    (0, b"\xca\xfe\xba\xbe"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    (0, b"SQLite format 3\x00"),
    (0, b"wOFF"),
    (0, b"wOF2"),
)

# The standard's "binary data bytes" (WHATWG MIME Sniffing 3): controls that no text in any usual encoding holds.
_CONTROLS = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})

# Of 126 saved news pages (2026-11) none has a control byte in its first 4 KiB; of 5,000 windows of random bytes, which
# is what compressed data looks like, none has less than 8.8 %. Half way between; a stray NUL never condemns a page.
_CONTROLS_SHARE = 0.05
_CONTROLS_FEW = 3

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# UTF-16 without its mark, in a Western script: nearly every other byte is NUL, and hardly any of those between.
_WIDE_NUL, _NARROW_NUL = 0.7, 0.05

# The standard's tags that make a page HTML, and those with which saved fragments of articles begin.
_HTML = re.compile(
    rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p"
    rb"|article|main|section|header|meta|link|span|ul|ol|figure|blockquote)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(rb'\{\s*["}]')
_ARRAY = re.compile(rb"\[\s*[{\]]")


def form_of_name(name: str) -> tuple[Form, bool]:
    """Tell the form a file's ending promises (or ``unknown``), and whether it is packed with gzip."""
    lowered = name.lower()
    packed = lowered.endswith(_PACKED)
    stem = lowered.removesuffix(_PACKED)
    dot = stem.rfind(".")
    return (_ENDINGS.get(stem[dot:], "unknown") if dot > 0 else "unknown"), packed


def form_of_media_type(media_type: str) -> Form | None:
    """Tell the form a media type promises; ``None`` where it is not one that articles come in."""
    return _MEDIA_TYPES.get(media_type)


def is_blank(data: bytes) -> bool:
    """Tell whether there is nothing but white space (in a wide encoding too, where its mark stands in front)."""
    for mark in _WIDE_MARKS:
        if data.startswith(mark):
            return not data[len(mark) :].translate(None, b"\x00").strip()
    return not data.removeprefix(codecs.BOM_UTF8).strip()


def is_binary(data: bytes) -> bool:
    """Tell whether the bytes are no text in any encoding: a known format's mark, or too many control bytes."""
    window = data[:WINDOW]
    if any(window.startswith(mark, place) for place, mark in _MAGIC):
        return True
    if window.startswith(_WIDE_MARKS):
        return False
    window = _narrowed(window)
    controls = len(window) - len(window.translate(None, _CONTROLS))
    return controls > _CONTROLS_FEW and controls > _CONTROLS_SHARE * len(window)


def looks_html(data: bytes) -> bool:
    """Tell whether the bytes open as an HTML page or a piece of one."""
    return _HTML.match(_opening(data)) is not None


def sniffed(data: bytes) -> Form:
    """Tell the form of bytes nobody vouches for, never ``unknown``: ``text`` where nothing speaks for another.

    An object that ends on its first line makes JSON lines, as does one that outruns the window; an object that goes on
    below (pretty-printed) or an array makes a document.
    """
    if looks_html(data):
        return "html"
    window = _opening(data).lstrip()
    if _ARRAY.match(window):
        return "document"
    if not _OBJECT.match(window):
        return "text"
    line, ended, _ = window.partition(b"\n")
    return "document" if ended and not line.rstrip().endswith(b"}") else "lines"


def _opening(data: bytes) -> bytes:
    """Take the first bytes without an encoding's mark and, in a wide encoding, without the NULs between."""
    window = data[:WINDOW]
    for mark in (*_WIDE_MARKS, codecs.BOM_UTF8):
        if window.startswith(mark):
            window = window[len(mark) :]
            return window if mark == codecs.BOM_UTF8 else window.translate(None, b"\x00")
    return _narrowed(window)


def _narrowed(window: bytes) -> bytes:
    """*window* without the NULs of UTF-16, where it is that without its mark; else as it is."""
    half = len(window) // 2
    if not half:
        return window
    shares = sorted((window[0 : 2 * half : 2].count(0) / half, window[1 : 2 * half : 2].count(0) / half))
    return window.translate(None, b"\x00") if shares[0] <= _NARROW_NUL and shares[1] >= _WIDE_NUL else window
