"""Text of strangers made fit for a terminal.

An article can say anything, and a terminal obeys some of it: an escape sequence moves the cursor, renames the window or
hides a line; a bidirectional override (Trojan Source, CVE-2021-42574) shows words in another order than they stand. So
whatever is printed of a page, its address and the detail of its rejection included, comes through here. Characters
that Unicode calls printable pass; the others become a space, nothing, or U+FFFD where a reader ought to notice.
"""

from __future__ import annotations

import json
import re

__all__ = ["escaped", "printable"]

#: Format characters that honest pages carry (Unicode 15.0, category Cf) and that show as nothing: soft hyphen, Arabic
#: letter mark, zero-width space, non-joiner and joiner, left-to-right and right-to-left mark, word joiner, BOM.
_UNSEEN = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_BREAK = re.compile(r"[^\S\n]*\n\s*\n\s*")


def printable(text: str, *, paragraphs: bool = False) -> str:
    """Give *text* with nothing in it that a terminal could obey.

    White space of any kind becomes a space; with *paragraphs*, a blank line becomes a single line feed and is kept.
    """
    if text.isprintable():
        return text
    if paragraphs:
        return "\n".join(printable(part) for part in _BREAK.split(text))
    return "".join(map(_shown, text))


def escaped(line: str) -> str:
    """Write every unprintable character in a line of JSON as its escape: it means the same."""
    if line.isprintable():
        return line
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in line)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace():
        return " "
    return "" if character in _UNSEEN else "\N{REPLACEMENT CHARACTER}"
