"""Where an article says that something is taken back, what in it is, and by whom: the outlet, or whose word it was.

"An earlier version of this article said that …", "wrongly reported that …", "We said … That was false.": what follows
the words of withdrawal, up to the turn to what is right or the end of the sentence, the outlet takes back. So it does
what "was at first given as" something, with these words themselves. "She no longer maintains that …", "he took back his
remark that …": there it is a source that goes back on its word. The rest of the paragraph is news like any other.
Outlets word corrections alike (the forms are those of published corrections policies); the tables are drawn up by hand,
2026-11-25 and 26.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reportedly.records import Span

__all__ = ["Corrections"]

_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously)"
_TAKES_BACK: Final = re.compile(
    r"\b(?:an|a) (?:earlier|previous) (?:version|report|article|edition)\b"
    r"|\ban (?:article|item|report) (?:on|published|in)\b[^.\n]{0,60}?\b(?:said|gave|stated)\b"
    r"|\bearlier (?:versions|reports?) (?:of|by|in)\b"
    rf"|\b{_WRONGLY}\s+(?:said|stated|reported|gave|described|claimed|suggested|put)\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:we|this (?:newspaper|paper|magazine|programme|station|agency|site|website)|the article as \w+)\b"
    r"[^.\n]{0,60}?\b(?:said|reported|wrote|printed|published)\b",
    re.IGNORECASE,
)
_OWNS: Final = re.compile(
    r"\b(?:corrections?|corrected|false|wrong(?:ly)?|untrue|not true|mistaken|in error|we now know|apologi[sz]e|sorry|"
    r"regret|retract(?:ed)?|take (?:it|that|this) back|putting (?:it|things) right)\b",
    re.IGNORECASE,
)
_SAY = (
    r"(?:sa(?:ys?|id)|maintain(?:s|ed)?|claim(?:s|ed)?|h[eo]lds?|contend(?:s|ed)?|belie(?:ves?|ved)|thinks?|thought"
    r"|insist(?:s|ed)?|assert(?:s|ed)?|argue[sd]?|allege[sd]?|st(?:ands?|ood) (?:by|to))"
)
_GOES_BACK: Final = re.compile(
    rf"\bno longer (?:to )?{_SAY}\b"
    r"|\b(?:would|will|could|can|do|does|did)(?: not|n[’']t) (?:repeat|uphold|stand by|vouch for)\b"
    r"|\b(?:cannot|(?:declin|refus)(?:es|ed|ing) to) (?:repeat|uphold|stand by)\b"
    rf"|\b(?:would|will|could|can|do|does|did)(?: not|n[’']t) {_SAY} (?:today|now|any longer|any more)\b"
    r"|\b(?:t(?:akes?|ook|aken|aking) back|withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?|recant(?:s|ed|ing)?"
    r"|disown(?:s|ed|ing)?|abandon(?:s|ed|ing)?) (?:a|an|its|his|her|their|the|my|our) (?:\w+ ){0,2}"
    r"(?:claim|statement|report|allegation|accusation|story|account|figure|assurance|assertion|remark|denial|warning)\b"
    r"|\b(?:mistaken|wrong)\b[^.\n]{0,50}\bin (?:announcing|saying|stating|claiming|reporting)\b",
    re.IGNORECASE,
)
_AT_FIRST: Final = re.compile(
    r"\b(?:was|were|had been|has been)\s+(?:at first|initially|originally)\s+"
    r"(?:given|put|counted|reported|described|said)\b",
    re.IGNORECASE,
)
_TURN: Final = re.compile(r"[.;\n]|\b(?:in fact|rather than|instead)\b|, (?:not|but)\b", re.IGNORECASE)
#: Where it is told why, or what is so now.
_WHY: Final = re.compile(rf"{_TURN.pattern}|:", re.IGNORECASE)


class Corrections:
    """The parts of one text in which something is taken back."""

    def __init__(self, text: str) -> None:
        wrong = (match for match in _OURS.finditer(text) if _is_owned(text, match))
        self._outlets = [
            *_regions(text, ((match.end(), match.end()) for match in (*_TAKES_BACK.finditer(text), *wrong))),
            *_regions(text, ((match.start(), match.end()) for match in _AT_FIRST.finditer(text))),
        ]
        goes_back = ((match.start(), match.end()) for match in _GOES_BACK.finditer(text))
        self._sources = _regions(text, goes_back, _WHY)

    def at(self, place: Span) -> bool:
        """Whether the outlet takes back what is said at *place*."""
        return _within(place, self._outlets)

    def by_source(self, place: Span) -> bool:
        """Whether whoever's word it is goes back on what is said at *place*."""
        return _within(place, self._sources)


def _regions(text: str, starts: Iterable[tuple[int, int]], end: re.Pattern[str] = _TURN) -> list[tuple[int, int]]:
    """From each start to the turn after its words, or to the end of the text."""
    return [(start, turn.start() if (turn := end.search(text, after)) else len(text)) for start, after in starts]


def _is_owned(text: str, match: re.Match[str]) -> bool:
    """Whether the paragraph in which an outlet tells what it said owns that this was wrong."""
    first, last = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return _OWNS.search(text, first, last if last >= 0 else len(text)) is not None


def _within(place: Span, regions: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place.start < end for start, end in regions)
