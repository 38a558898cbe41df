"""Texts that came in tokens, written together again as people write, with every token's place in the result.

The CoNLL corpora and the factuality corpora split clitics and punctuation off and write quotes and brackets in the
Penn Treebank's way (Marcus, Santorini & Marcinkiewicz 1993). The reader meets running text, so it is trained on such:
tables say how a token is written and on which side it stands close; quotes that do not say whether they open or close
take turns. The result is a guess at the original's spacing; the places are exact. A hyphen keeps its blanks: tokens do
not tell a compound from a dash.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

__all__ = ["joined"]

_WRITTEN = {
    "``": '"',
    "''": '"',
    "`": "'",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "-lrb": "(",  # how rp lost half of the hyphens
    "rrb-": ")",
}

_CLITIC = re.compile(r"(?:n['’]t|['’`](?:s|m|d|ve|re|ll))", re.IGNORECASE)
_CLITICS = frozenset({"s", "m", "d", "t", "ve", "re", "ll"})
_CLOSING = frozenset("%)]}”")
_OPENING = frozenset("([{$£€“")
_APOSTROPHES = frozenset("'’´")
_STOPS = frozenset(".,;:?!…")


def joined(tokens: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The *tokens* as one line of running text, and for each token its start and end there, in code points.

    HTML entities are decoded and byte order marks left out; a token of which nothing remains has an empty place.
    """
    written = [html.unescape(_WRITTEN.get(token, token)).replace("\ufeff", "") for token in tokens]
    sides = _sides(tokens)
    text = ""
    places: list[tuple[int, int]] = []
    tight = True
    for word, (left, right) in zip(written, sides, strict=True):
        if not word:
            places.append((len(text), len(text)))
            continue
        text += word if tight or left else f" {word}"
        places.append((len(text) - len(word), len(text)))
        tight = right
    return text, tuple(places)


def _sides(tokens: Sequence[str]) -> list[tuple[bool, bool]]:
    """For each token whether it stands close to the one before and to the one after."""
    sides: list[tuple[bool, bool]] = []
    open_quotes: set[str] = set()
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if token in _APOSTROPHES and before and after.lower() in _CLITICS:
            sides.append((True, True))
        elif token in {'"', "'"}:
            sides.append(_quote(token, before, open_quotes))
        elif token == "’":
            sides.append((True, False))
        else:
            sides.append((_close_to_the_left(token), _close_to_the_right(token)))
            if token == "`":
                open_quotes.add("'")
    return sides


def _quote(mark: str, before: str, open_quotes: set[str]) -> tuple[bool, bool]:
    """A straight quote closes what is open; an apostrophe after an *s* is a plural's possessive; else it opens."""
    if mark in open_quotes:
        open_quotes.remove(mark)
        return True, False
    if mark == "'" and before.lower().endswith("s"):
        return True, False
    open_quotes.add(mark)
    return False, True


def _close_to_the_left(token: str) -> bool:
    written = _WRITTEN.get(token, token)
    return (
        token == "''"
        or written in _CLOSING
        or _CLITIC.fullmatch(written) is not None
        or (bool(written) and set(written) <= _STOPS)
    )


def _close_to_the_right(token: str) -> bool:
    return token in {"``", "`"} or _WRITTEN.get(token, token) in _OPENING or token.endswith("$")
