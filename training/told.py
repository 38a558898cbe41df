"""Affairs told in whole reports, with their claims marked in the running text (``sayings/reports/*.txt``).

A file is an affair: what is claimed in it comes first, then its reports, as desks would print them. The form is in the
folder's README. A saying is read in the sentence that it stands in, as the program reads it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly import sentences
from training.affairs import Affair, Saying

__all__ = ["REPORTS", "told"]

#: Where in the folder of sayings the whole reports are.
REPORTS = "reports"
#: One affair in so many is kept from all that learns, to measure by (:mod:`training.relating`).
KEPT = 6

_CLAIM = re.compile(r"(?P<sign>[=~.]) (?P<name>[a-z0-9-]+): \S.*")
_EXCLUDE = re.compile(r"! (?P<one>[a-z0-9-]+) (?P<other>[a-z0-9-]+)")
_MARKED = re.compile(r"\[\[(?P<name>[a-z0-9-]+)\|(?P<words>[^\[\]|]+)\]\]")


@dataclass(slots=True, kw_only=True)
class _Claims:
    """What is claimed in an affair: the number of each claim's question, and which exclude each other."""

    questions: dict[str, int] = field(default_factory=dict)
    answers: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    excludes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    asked: int = 0

    def ask(self) -> None:
        """Begin a question: the claims that follow answer it."""
        self.asked += 1

    def claim(self, sign: str, name: str) -> None:
        """Add a claim: one that its question's others exclude (``=``), another answer (``~``), or one of its own."""
        if sign == ".":
            self.ask()
        self.questions[name] = self.asked
        if sign == "=":
            for other in self.answers[self.asked]:
                self.exclude(name, other)
            self.answers[self.asked].append(name)

    def exclude(self, one: str, other: str) -> None:
        """Two claims that cannot both hold."""
        self.excludes[one].add(other)
        self.excludes[other].add(one)


def told(folder: Path) -> Iterator[Affair]:
    """The affairs of all files in *folder*, in the order of their names.

    Raises:
        ValueError: a line has not the form, or a mark names no claim; says which.
    """
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        first = next((place for place, line in enumerate(lines) if line.startswith("@ ")), len(lines))
        title, claims = _head(path, lines[:first])
        numbers = {name: number for number, name in enumerate(claims.questions)}
        sayings = [
            Saying(
                text=text,
                start=start,
                end=start + len(words),
                question=claims.questions[name],
                claim=numbers[name],
                excludes=frozenset(numbers[other] for other in claims.excludes[name]),
            )
            for name, words, text, start in _marks(path, lines, first, claims)
        ]
        yield Affair(title=title, sayings=tuple(sayings), kept=_is_kept(path))


def _is_kept(path: Path) -> bool:
    """A sixth of the affairs, by the digest of the file's name: others that are added change nothing of it."""
    return int(hashlib.sha256(path.stem.encode("utf-8")).hexdigest(), 16) % KEPT == 0


def _head(path: Path, lines: list[str]) -> tuple[str, _Claims]:
    title, claims = "", _Claims()
    for number, line in enumerate(lines, start=1):
        if line.startswith("# "):
            title = line[2:]
        elif line.startswith("? "):
            claims.ask()
        elif found := _CLAIM.fullmatch(line):
            claims.claim(*found.group("sign", "name"))
        elif (found := _EXCLUDE.fullmatch(line)) and claims.questions.keys() >= set(found.groups()):
            claims.exclude(*found.group("one", "other"))
        elif line.strip():
            raise ValueError(
                f"{path}:{number}: neither a heading nor a claim, nor two known ones that exclude each other"
            )
    return title, claims


def _marks(path: Path, lines: list[str], first: int, claims: _Claims) -> Iterator[tuple[str, str, str, int]]:
    """Each saying: its claim's name, its words, the sentences that they stand in, and where in these."""
    for number, line in enumerate(lines[first:], start=first + 1):
        if line.startswith("@ "):
            continue
        plain, places = _plain(line)
        if "[[" in plain or not all(name in claims.questions for name, _, _ in places):
            raise ValueError(
                f"{path}:{number}: a mark is not [[claim|its words]], or its claim is not among those above"
            )
        found = sentences.split(plain)
        for name, start, end in places:
            here = [one for one in found if one.end > start and one.start < end]
            begin, stop = min(start, *(one.start for one in here)), max(end, *(one.end for one in here))
            yield name, plain[start:end], plain[begin:stop], start - begin


def _plain(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A line without its marks, and each mark's name, start and end in it."""
    plain, places, at = "", list[tuple[str, int, int]](), 0
    for found in _MARKED.finditer(line):
        plain += line[at : found.start()]
        places.append((found["name"], len(plain), len(plain) + len(found["words"])))
        plain += found["words"]
        at = found.end()
    return plain + line[at:], places
