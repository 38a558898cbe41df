"""Sayings: what one claim sounds like in many outlets, and what speaks against it (``sayings/*.txt``).

Invented affairs, written for this project by writers who never saw the program or the labelled stories; the folder's
README has the form. They teach the encoder of senses (:mod:`training.senses`) what no corpus labels: which clauses of
different reports are one claim, and which answer one question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

__all__ = ["FOLDER", "Affair", "Saying", "affairs"]

FOLDER = Path(__file__).parent.parent / "sayings"

_MARKED = re.compile(r"- (?P<before>[^\[\]]*)\[\[(?P<words>[^\[\]]+)\]\](?P<after>[^\[\]]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Some sentences, and the words in them that say it: ``text[start:end]``.

    ``question`` and ``answer`` are numbers within the affair; sayings with the same two are one claim. Those that
    belong to no question have a question of their own. ``excludes`` says that the answer and others so marked exclude
    each other.
    """

    text: str
    start: int
    end: int
    question: int
    answer: int
    excludes: bool


@dataclass(slots=True, kw_only=True)
class Affair:
    """An affair: its title, and all its sayings."""

    title: str
    sayings: list[Saying] = field(default_factory=list)


def affairs(folder: Path = FOLDER) -> Iterator[Affair]:
    """The affairs of all files in *folder*, in the order of the files' names.

    Raises:
        ValueError: a line has not the form; says which.
    """
    for path in sorted(folder.rglob("*.txt")):
        yield from _affairs(path)


def _affairs(path: Path) -> Iterator[Affair]:
    affair, place = Affair(title=""), _Place()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# "):
            if affair.sayings:
                yield affair
            affair, place = Affair(title=line[2:]), _Place()
        elif marked := _MARKED.fullmatch(line):
            affair.sayings.append(_saying(marked, place))
            place = place.after("- ")
        elif line.strip():
            if line[:2].ljust(2) not in ("? ", "= ", "~ ", ". "):
                raise ValueError(f"{path}:{number}: neither a heading nor a saying with [[its words]]")
            place = place.after(line[:2].ljust(2))
    if affair.sayings:
        yield affair


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in an affair a line stands."""

    question: int = 0
    answer: int = 0
    excludes: bool = False
    free: bool = False

    def after(self, sign: str) -> _Place:
        """The place after a line that begins with *sign*."""
        if sign == "? ":
            return _Place(question=self.question + 1)
        if sign == ". " or (sign == "- " and self.free):
            return _Place(question=self.question + 1, free=True)
        if sign in ("= ", "~ "):
            return replace(self, answer=self.answer + 1, excludes=sign == "= ")
        return self


def _saying(marked: re.Match[str], place: _Place) -> Saying:
    before, words, after = marked.group("before", "words", "after")
    end = len(before) + len(words)
    return Saying(
        text=before + words + after,
        start=len(before),
        end=end,
        question=place.question,
        answer=place.answer,
        excludes=place.excludes,
    )
