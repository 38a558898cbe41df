"""Where an article takes something back: the paragraphs that say so, and what in them is taken back.

"An earlier version of this article said that …", "wrongly reported that …", "We said …; in fact …": what follows the
words of withdrawal, up to the turn to what is right or the end of the sentence, is taken back. So is what "was at first
given as" something, with these words themselves. The rest of the paragraph is news like any other. Outlets word
corrections alike (the forms are those of published corrections policies); the table is drawn up by hand, 2026-11-25.
"""

from __future__ import annotations

import re
from typing import Final

from reportedly.records import Span

__all__ = ["Corrections"]

_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously)"
_TAKES_BACK: Final = re.compile(
    r"\b(?:an|a) (?:earlier|previous) (?:version|report|article|edition)\b"
    r"|\ban (?:article|item|report) (?:on|published|in)\b[^.\n]{0,60}?\b(?:said|gave|stated)\b"
    r"|\bearlier (?:versions|reports?) (?:of|by|in)\b"
    rf"|\b{_WRONGLY}\s+(?:said|stated|reported|gave|described|claimed|suggested|put)\b"
    r"|\b(?:retract(?:s|ed)?|withdr(?:aws?|ew|awn)|took back|takes? back)\s+(?:a|an|its|his|her|their|the)\s+"
    r"(?:\w+\s+){0,2}(?:claim|statement|report|allegation|story|account|figure)\b",
    re.IGNORECASE,
)
_AT_FIRST: Final = re.compile(
    r"\b(?:was|were|had been|has been)\s+(?:at first|initially|originally)\s+"
    r"(?:given|put|counted|reported|described|said)\b",
    re.IGNORECASE,
)
_TURN: Final = re.compile(r"[.;\n]|\b(?:in fact|rather than|instead)\b|, (?:not|but)\b", re.IGNORECASE)


class Corrections:
    """The parts of one text in which something is taken back."""

    def __init__(self, text: str) -> None:
        starts = [
            *((match.end(), match.end()) for match in _TAKES_BACK.finditer(text)),
            *((match.start(), match.end()) for match in _AT_FIRST.finditer(text)),
        ]
        self._regions = [
            (start, turn.start() if (turn := _TURN.search(text, after)) else len(text)) for start, after in starts
        ]

    def at(self, place: Span) -> bool:
        """Whether what is said at *place* is taken back there."""
        return any(start <= place.start < end for start, end in self._regions)
