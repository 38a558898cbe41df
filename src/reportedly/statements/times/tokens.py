"""A text as the words the tables know: lower case, abbreviations without their stop, compounds in their parts.

A hyphen that joins to a word is no word of its own ("mid-1996", "third-quarter", "11-month"); one between numbers is
("3-5"), since it makes a range. "p.m." becomes "pm", "Nov." becomes "nov"; "'s" stands by itself. Every word keeps its
place in the text, its stop included where the stop is the abbreviation's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Token", "tokenise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of the text: ``text[start:end]`` as written, ``word`` as the tables spell it."""

    word: str
    start: int
    end: int
    capital: bool


#: In the order of preference; what no line matches is a word of one character.
_SHAPES: Final = (
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])",  # ISO 8601
    r"\d{1,2}([/.])\d{1,2}\1\d{4}(?![\d/])",  # by slashes, the order of day and month unknown; by dots
    r"\d{1,2}:\d\d(?::\d\d)?(?![\d:])",  # a clock
    r"['’‘]\d\ds\b|\d{2,4}['’]?s\b",  # the '80s
    r"['’‘]\d\d\b",  # '97
    r"\d{1,3}(?:st|nd|rd|th)\b",
    r"\d{1,2}/\d{1,2}(?![\d/])",  # 1/2
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?",
    r"[½¼¾]",
    r"[ap]\.\s?m\.|[ap]\.m(?=\s|\Z)",
    r"['’]s\b",
    r"o['’]clock",
    r"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun|hrs?|yrs?|mins?|secs?)\.(?=\s?\S)",
    r"[^\W\d_]+",
)
_TOKEN = re.compile("|".join(_SHAPES) + r"|\S", re.IGNORECASE)
_QUOTES = str.maketrans("’‘–—−", "''---")
_JOINING = frozenset("-")


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut *text* into tokens, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written = match.group().translate(_QUOTES)
        if written in _JOINING and _joins(text, start, end):
            continue
        found.append(Token(word=_normal(written), start=start, end=end, capital=written[0].isupper()))
    return tuple(found)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether the hyphen joins its neighbours to a compound, and is not between two numbers."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() and after.isalnum() and not (before.isdecimal() and after.isdecimal())


def _normal(written: str) -> str:
    word = written.lower()
    if word[0].isalpha():
        return word.replace(".", "").replace(" ", "")
    return word.replace("'s", "s") if word[0].isdecimal() else word
