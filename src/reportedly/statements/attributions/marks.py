"""What of a sentence stands in quotation marks or brackets, word by word.

A quotation may have been opened in a sentence before, on the same line; an apostrophe closes none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.records import Word

__all__ = ["CLOSING", "OPEN", "QUOTE_OPENS", "marked"]

#: What opens, with what closes it.
OPEN: Final = {"“": "”", "‘": "’", '"': '"', "«": "»", "„": "“", "(": ")", "[": "]"}
QUOTE_OPENS: Final = frozenset('“"‘«„')
CLOSING: Final = frozenset('”’"»')


def marked(text: str, words: Sequence[Word]) -> tuple[list[bool], dict[int, bool]]:
    """Whether each word stands in marks; and the marks, with whether they close."""
    start = words[0].span.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    waiting: list[str] = []
    if before.count("“") > before.count("”"):
        waiting.append("”")
    elif before.count('"') % 2:
        waiting.append('"')
    quoted, marks = [], {}
    for number, word in enumerate(words):
        mark = word.span.text
        if waiting and mark == waiting[-1] and word.relation != "case":
            waiting.pop()
            quoted.append(bool(waiting))
            marks[number] = mark in CLOSING and not waiting
        elif mark in OPEN:
            quoted.append(bool(waiting))
            waiting.append(OPEN[mark])
            marks[number] = False
        else:
            quoted.append(bool(waiting))
    return quoted, marks
