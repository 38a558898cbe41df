"""Whether words are given verbatim: direct, indirect, or mixed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.records import Mode, Span

__all__ = ["mode"]

_OPEN, _CLOSE = '“"„«‟', '”"“»'
_SINGLE_OPEN, _SINGLE_CLOSE = "‘'", "’'"
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{2,}?(?:[”\"»]|$)|(?<!\w)[‘'][^‘’']{2,}?[’'](?!\w)")
_FREE = re.compile(r"\w+")


def mode(text: str, content: Sequence[Span]) -> Mode:
    """``direct`` when all words of *content* stand in quotation marks, ``mixed`` when some do, else ``indirect``.

    The marks may stand just outside the spans. A quote that runs over paragraphs opens anew in each and closes only in
    the last, so a missing closing mark is forgiven at the end of a line.
    """
    pieces = [span for span in content if _FREE.search(span.text)]
    whole = [_is_quoted(text, span) for span in pieces]
    if whole and all(whole):
        return "direct"
    if any(whole) or any(_QUOTED.search(span.text) for span in pieces):
        return "mixed"
    return "indirect"


def _is_quoted(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 2]
    words = span.text.strip(".,;:!? ")
    opens = words[:1] in _OPEN + _SINGLE_OPEN or (before != "" and before in _OPEN + _SINGLE_OPEN + _CLOSE)
    closes = (
        words[-1:] in _CLOSE + _SINGLE_CLOSE
        or after[:1] in tuple(_CLOSE + _SINGLE_CLOSE)
        or after[1:2] in tuple(_CLOSE + _SINGLE_CLOSE)
        or after[:1] in ("", "\n")
    )
    if not (opens and closes):
        return False
    return not _leaves_quotes(words)


def _leaves_quotes(words: str) -> bool:
    """Whether words between the first and the last mark stand outside quotes: “A” and he called it “B”."""
    inner = words.strip(_OPEN + _CLOSE + _SINGLE_OPEN + _SINGLE_CLOSE)
    closing = max(inner.find("”"), inner.find("»"))
    if closing >= 0:
        opening = inner.find("“", closing)
        between = inner[closing + 1 : opening if opening >= 0 else len(inner)]
        return len(_FREE.findall(between)) > 0
    return inner.count('"') >= 2 and len(_FREE.findall(inner.split('"')[1])) > 0
