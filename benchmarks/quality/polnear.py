"""Attribution on PolNeAR: exact-span F1 of source, cue and content, and whole attributions.

Spans are compared by characters after white space and outer punctuation are trimmed from both; every piece of a
discontinuous content is a span of its own. A whole attribution is right when all pieces of all three parts are.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.reader.session import Reader
from reportedly.records import Attribution as Found
from training.polnear import Attribution, articles, repeated

__all__ = ["Tally", "agreement", "score"]

ROLES = ("source", "cue", "content")
_OUTER = string.punctuation + string.whitespace + "“”‘’«»„–—…\u00a0"
_Key = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Right, found and expected, for each role and for whole attributions."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*ROLES, "whole"), 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*ROLES, "whole"), 0))
    expected: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*ROLES, "whole"), 0))

    def add(self, text: str, found: Iterable[Attribution], expected: Iterable[Attribution]) -> None:
        """Count one article."""
        ours, theirs = _keys(text, found), _keys(text, expected)
        for role in (*ROLES, "whole"):
            self.right[role] += len(ours[role] & theirs[role])
            self.found[role] += len(ours[role])
            self.expected[role] += len(theirs[role])

    def f1(self, role: str) -> float:
        """F1 of *role*, 0 to 100."""
        total = self.found[role] + self.expected[role]
        return 200 * self.right[role] / total if total else 0.0


def _keys(text: str, attributions: Iterable[Attribution]) -> dict[str, set[object]]:
    keys: dict[str, set[object]] = {role: set() for role in (*ROLES, "whole")}
    for attribution in attributions:
        parts = {role: tuple(_trim(text, span) for span in getattr(attribution, role)) for role in ROLES}
        for role, places in parts.items():
            keys[role].update(places)
        keys["whole"].add(tuple(parts.values()))
    return keys


def _trim(text: str, span: _Key) -> _Key:
    start, end = span
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def agreement(part: Path) -> Tally:
    """How well people agree with each other: every pair of annotators of the articles that several read."""
    tally = Tally()
    for readings in repeated(part):
        for number, one in enumerate(readings):
            for other in readings[number + 1 :]:
                tally.add(one.text, one.attributions, other.attributions)
    return tally


def score(part: Path, *, reader: Reader, sample: int = 1) -> Tally:
    """The reader's outermost attributions against the annotators' on *part*.

    Args:
        part: ``polnear/dev``.
        reader: the reader to score.
        sample: take every so many-th article.
    """
    tally = Tally()
    for article in list(articles(part))[::sample]:
        found = reader.attributions(article.text, inner=False)
        tally.add(article.text, map(_plain, found), article.attributions)
    return tally


def _plain(found: Found) -> Attribution:
    return Attribution(**{role: tuple((span.start, span.end) for span in getattr(found, role)) for role in ROLES})
