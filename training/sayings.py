"""Sayings: what one claim sounds like in many outlets, and what speaks against it (``sayings/*.txt``).

Invented affairs, written for this project by writers who never saw the program or the labelled stories; the folder's
README has the form. They teach the encoder of senses (:mod:`training.senses`) what no corpus labels: which clauses of
different reports are one claim, and which answer one question. Here are those that are written line by line; those in
whole reports are read by :mod:`training.told`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.affairs import Affair, Saying
from training.told import REPORTS, told

__all__ = ["FOLDER", "affairs"]

FOLDER = Path(__file__).parent.parent / "sayings"

_MARKED = re.compile(r"- (?P<before>[^\[\]]*)\[\[(?P<words>[^\[\]]+)\]\](?P<after>[^\[\]]*)")


def affairs(folder: Path = FOLDER) -> Iterator[Affair]:
    """The affairs of all files in *folder*, in the order of the files' names; then those told in whole reports.

    Raises:
        ValueError: a line has not the form; says which.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from _affairs(path)
    yield from told(folder / REPORTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in an affair a line stands."""

    question: int = 0
    claim: int = 0
    excludes: bool = False
    free: bool = False

    def after(self, sign: str) -> _Place:
        """The place after a line that begins with *sign*."""
        if sign == "? ":
            return _Place(question=self.question + 1, claim=self.claim)
        if sign == ". " or (sign == "- " and self.free):
            return _Place(question=self.question + 1, claim=self.claim + 1, free=True)
        if sign in ("= ", "~ "):
            return replace(self, claim=self.claim + 1, excludes=sign == "= ")
        return self


_Marked = tuple[re.Match[str], _Place]


def _affairs(path: Path) -> Iterator[Affair]:
    title, place, found = "", _Place(), list[_Marked]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# "):
            if found:
                yield _affair(title, found)
            title, place, found = line[2:], _Place(), []
        elif marked := _MARKED.fullmatch(line):
            found.append((marked, place))
            place = place.after("- ")
        elif line.strip():
            if line[:2].ljust(2) not in ("? ", "= ", "~ ", ". "):
                raise ValueError(f"{path}:{number}: neither a heading nor a saying with [[its words]]")
            place = place.after(line[:2].ljust(2))
    if found:
        yield _affair(title, found)


def _affair(title: str, found: Sequence[_Marked]) -> Affair:
    answers: dict[int, set[int]] = defaultdict(set)
    for _, place in found:
        if place.excludes:
            answers[place.question].add(place.claim)
    return Affair(title=title, sayings=tuple(_saying(marked, place, answers) for marked, place in found))


def _saying(marked: re.Match[str], place: _Place, answers: dict[int, set[int]]) -> Saying:
    before, words, after = marked.group("before", "words", "after")
    return Saying(
        text=before + words + after,
        start=len(before),
        end=len(before) + len(words),
        question=place.question,
        claim=place.claim,
        excludes=frozenset(answers[place.question] - {place.claim} if place.excludes else ()),
    )
