"""Whether a text stops before its article does.

Three kinds of evidence say that it does: the page says so (a paywall's words, or schema.org's ``isAccessibleForFree``
over a body too short to be one), the text says so (it ends in dots, or inside a sentence), or the markup stops before
its own end while the text does not end as a sentence. A last paragraph that ends as a sentence does, with nothing
against it, says that it does not. All else is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.articles.body import Paragraph, ends, words

__all__ = ["is_truncated"]

#: A page for subscribers that shows fewer words than this shows an excerpt: of the development pages that are marked so
#: the one excerpt has 94 words, the shortest whole article 263 (2026-11).
EXCERPT_WORDS = 150

#: A last line of fewer words without a full stop may be a heading, a score or a signature.
SENTENCE_WORDS = 8

_DOTS = re.compile(r"(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\]|\[\+\d+ chars\])[\"'”’]?$")
_OPEN_END = re.compile(r"[\w,;–—-]$")


def is_truncated(paragraphs: Sequence[Paragraph], *, paywalled: bool, free: bool | None, whole: bool) -> bool | None:
    """Whether the text is cut: ``None`` when nothing tells.

    Args:
        paragraphs: the body, without furniture and without credits at its end.
        paywalled: the page's furniture said that the rest is paid for.
        free: what the page says of itself (schema.org).
        whole: the markup goes on to its end.
    """
    if paywalled or not paragraphs:
        return paywalled or None
    last = paragraphs[-1]
    length = sum(words(paragraph.text) for paragraph in paragraphs)
    if _DOTS.search(last.text) or (free is False and length < EXCERPT_WORDS):
        return True
    if ends(last.text):
        return False if whole and free is not False else None
    if not whole:
        return True
    stopped = last.kind == "plain" and words(last.text) >= SENTENCE_WORDS and _OPEN_END.search(last.text)
    return True if stopped else None
