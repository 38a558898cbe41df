"""Bytes to text: which encoding a page is in.

The order is the WHATWG's (Encoding Standard, HTML Standard §13.2.3): a byte order mark, then what the transport
declared, then what the first bytes of the markup declare. Labels mean what browsers take them for, which is not what
they say: ``iso-8859-1`` is windows-1252, ``gb2312`` is gb18030. One thing is done otherwise, because it is right far
more often than the declaration: bytes that are valid UTF-8 and hold multi-byte sequences are UTF-8, whatever
single-byte encoding was declared. Bytes that fit no declaration go to charset_normalizer, and what that cannot place
is undecodable: nothing is ever decoded into replacement characters wholesale.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from reportedly.errors import PageError

__all__ = ["clean", "decode"]

#: What browsers mean by a label where Python means something else (WHATWG Encoding Standard §4.2, Names and labels).
WHATWG = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}

#: Longest first: the mark of UTF-32 begins with that of UTF-16. UTF-32 is no web encoding, but files have it.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: How far into the bytes a <meta> declaration is looked for (HTML Standard, "prescan": 1024 bytes; pages overrun it).
PRESCAN = 4096

#: How much is given to charset_normalizer, which takes a second for a megabyte.
SAMPLE = 65_536

#: UTF-8 with no more broken bytes than this share of its multi-byte characters is UTF-8 with an accident in it.
ACCIDENTS = 0.1

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]{2,40})""", re.IGNORECASE)
_WIDE = re.compile("utf-?(16|32)|^utf_(16|32)")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")

# The same characters for the quick look, those below U+0100 as UTF-8.
_C0 = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n")
_RARE = "\u2028\u2029\ufeff\ufffe\uffff"
_C1 = re.compile(rb"\xc2[\x80-\x9f]")

#: Of every other byte, the share of NULs that makes UTF-16 of English, and the share that other bytes may have. Prose
#: with curly quotes has over nine in ten, this project's judgement, 2026-11-22.
_WIDE_SHARE = 0.6
_WIDE_STRAY = 0.02


def decode(body: bytes, *, declared: str | None = None, markup: bool = True) -> str:
    r"""Decode *body*: newlines become ``\n``, control characters go, the normalization form is left alone.

    Args:
        body: the bytes.
        declared: the charset a transport header named, if any.
        markup: whether a ``<meta charset>`` may be looked for.

    Raises:
        PageError: ``undecodable``, when no encoding fits.
    """
    return clean(_decoded(body, declared, markup))


def clean(text: str) -> str:
    r"""Make newlines ``\n``, and take out NULs, other control characters, byte order marks and noncharacters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _BREAKS.sub("\n", text)) if _unclean(text) else text


def _unclean(text: str) -> bool:
    """Whether there may be anything to clean: a look at the bytes, ten times as fast as a look at every character."""
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _C0)) < len(raw) or any(char in text for char in _RARE) or bool(_C1.search(raw))


def _decoded(body: bytes, declared: str | None, markup: bool) -> str:
    for mark, encoding in MARKS:
        if body.startswith(mark) and (marked := _strictly(body[len(mark) :], encoding)) is not None:
            return marked
    if (wide_form := _unmarked(body)) and (read := _strictly(body, wide_form)) is not None:
        return read
    encodings = _declared(body, declared, markup)
    # Only a multi-byte declaration outranks what is valid UTF-8.
    wide = [encoding for encoding in encodings if not _single_byte(encoding)]
    for encoding in (*wide, "utf-8"):
        if (text := _strictly(body, encoding)) is not None:
            return text
    return _legacy(body, encodings)


def _unmarked(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: English prose in it has a NUL in every other byte, and hardly one elsewhere."""
    half = len(body[:PRESCAN]) // 2
    even, odd = body[:PRESCAN:2].count(0), body[1:PRESCAN:2].count(0)
    if max(even, odd) < _WIDE_SHARE * half or min(even, odd) > _WIDE_STRAY * half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(body: bytes, declared: str | None, markup: bool) -> list[str]:
    """Name the encodings that were declared, the transport's first."""
    labels = [declared] if declared else []
    if markup and (found := _META.search(body[:PRESCAN])):
        # A declaration that could be read byte by byte is not in UTF-16, whatever it says.
        label = found[1].decode("ascii")
        labels.append("utf-8" if _WIDE.search(label.lower()) else label)
    return [encoding for label in labels if (encoding := _encoding(label))]


def _legacy(body: bytes, encodings: list[str]) -> str:
    """Bytes that are no valid UTF-8: a declared single-byte encoding, UTF-8 with accidents, or a guess."""
    for encoding in encodings:
        if _single_byte(encoding) and (read := _strictly(body, encoding)) is not None:
            return read
    lenient = body.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    wide = sum(char > "\x7f" for char in lenient) - broken
    return lenient if broken <= ACCIDENTS * wide else _guessed(body)


def _guessed(body: bytes) -> str:
    best = from_bytes(body[:SAMPLE], preemptive_behaviour=False).best()
    if best is None:
        raise PageError("undecodable", "the bytes are valid in no encoding that could be told: declare its charset")
    # Of encodings that read the bytes alike, the Western default of browsers is the likelier one.
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    if (text := _strictly(body, encoding)) is None:
        raise PageError("undecodable", f"the page begins in {encoding} and does not go on in it: declare its charset")
    return text


def _encoding(label: str) -> str | None:
    """Python's name for what a browser means by *label*; ``None`` for labels nobody knows, or that are no charset."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return WHATWG.get(name, name)


def _single_byte(encoding: str) -> bool:
    return encoding.startswith(("cp125", "cp8", "iso8859", "koi8", "mac", "cp4", "cp7"))


def _strictly(body: bytes, encoding: str) -> str | None:
    # The five bytes windows-1252 leaves open are control characters to a browser, and control characters are dropped.
    errors = "ignore" if encoding == "cp1252" else "strict"
    try:
        return body.decode(encoding, errors)
    except (UnicodeError, ValueError):
        return None
