"""Texts with their attributions marked by hand, so that a test reads like the sentence it is about.

``{s1:The ministry} {c1:said} {x1:{s2:the captain} {c2:denied} {x2:it}}`` is a text with two attributions, the second in
the content of the first; a letter is the part (source, cue, content), a number the attribution.
"""

from __future__ import annotations

import re
from collections import defaultdict

from reportedly.records import Article, Attribution, Reading, Span, digest

_MARK = re.compile(r"\{([scx])(\d):|\}")


def unmark(marked: str, *, confidence: float = 0.9) -> tuple[str, Reading]:
    """The bare text and the reading that the marks describe, outermost first."""
    text = ""
    at = 0
    opened: list[tuple[str, str, int]] = []
    parts: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], mark[2], len(text)))
        else:
            part, number, start = opened.pop()
            parts[number][part].append((start, len(text)))
    text += marked[at:]

    def spans(number: str, part: str) -> tuple[Span, ...]:
        return tuple(Span(start=a, end=b, text=text[a:b]) for a, b in sorted(parts[number][part]))

    attributions = tuple(
        Attribution(source=spans(n, "s"), cue=spans(n, "c"), content=spans(n, "x"), confidence=confidence)
        for n in sorted(parts)
    )
    return text, Reading(attributions=attributions)


def article_of(text: str) -> Article:
    """An article with nothing but a text."""
    return Article(
        id=digest("article", text),
        url=None,
        outlet=None,
        title=None,
        byline=(),
        published=None,
        modified=None,
        captured=None,
        language="en",
        text=text,
        page_sha256="0" * 64,
        media_type="text/plain",
        truncated=None,
        removed=(),
        dateline=None,
        credits=(),
        agencies=(),
    )
