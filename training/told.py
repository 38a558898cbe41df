"""Affairs told in whole reports, with their claims marked in the running text (``sayings/reports/*.txt``).

A file is an affair: what is claimed in it comes first, then its reports, as desks would print them. The form is in the
folder's README. A saying is read in the sentence that it stands in, as the program reads it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reportedly import sentences
from training.affairs import Affair, Saying

__all__ = ["PARAGRAPH", "REPORTS", "Mark", "Printed", "Told", "told", "whole"]

#: Where in the folder of sayings the whole reports are.
REPORTS = "reports"
#: One affair in so many is kept from the senses, to measure them by (:mod:`training.relating`); how they weigh beside
#: all else is learnt there, where they are no better than in an affair that is new (:mod:`training.weighing`).
KEPT = 6
#: What stands between two paragraphs of a report.
PARAGRAPH = "\n\n"

_CLAIM = re.compile(r"(?P<sign>[=~.]) (?P<name>[a-z0-9-]+): \S.*")
_EXCLUDE = re.compile(r"! (?P<one>[a-z0-9-]+) (?P<other>[a-z0-9-]+)")
_DAY = re.compile(r"\b(\d{1,2} [A-Z][a-z]+ \d{4})\b")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A saying of the claim of that ``name``: ``text[start:end]`` of a report."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report as it was printed: its outlet, its day (ISO 8601, ``None`` where none is given), its text, its marks."""

    outlet: str
    day: str | None
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An affair: the file's name, the title, its claims' questions by name, what each excludes, and its reports."""

    name: str
    title: str
    questions: Mapping[str, int]
    excludes: Mapping[str, frozenset[str]]
    reports: tuple[Printed, ...]

    def excluded(self, one: str, other: str) -> bool:
        """Whether two claims cannot both hold."""
        return other in self.excludes[one]

    @property
    def kept(self) -> bool:
        """A sixth of the affairs, by the digest of the file's name."""
        digest = int(hashlib.sha256(self.name.encode("utf-8")).hexdigest(), 16)
        return digest % KEPT == 0


def told(folder: Path) -> Iterator[Affair]:
    """The affairs of all files in *folder*, in the order of their names, saying by saying.

    Raises:
        ValueError: a line has not the form, or a mark names no claim; says which.
    """
    for affair in whole(folder):
        numbers = {name: number for number, name in enumerate(affair.questions)}
        sayings = [
            Saying(
                text=text,
                start=start,
                end=start + mark.end - mark.start,
                question=affair.questions[mark.name],
                claim=numbers[mark.name],
                excludes=frozenset(numbers[other] for other in affair.excludes[mark.name]),
            )
            for report in affair.reports
            for mark, text, start in _in_sentences(report)
        ]
        yield Affair(title=affair.title, sayings=tuple(sayings), kept=affair.kept)


def whole(folder: Path) -> Iterator[Told]:
    """The affairs of all files in *folder*, in the order of their names, report by report.

    Raises:
        ValueError: a line has not the form, or a mark names no claim; says which.
    """
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        first = next((place for place, line in enumerate(lines) if line.startswith("@ ")), len(lines))
        title, claims = _head(path, lines[:first])
        yield Told(
            name=path.stem,
            title=title,
            questions=claims.questions,
            excludes={name: frozenset(claims.excludes[name]) for name in claims.questions},
            reports=tuple(_reports(path, lines, claims)),
        )


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


def _reports(path: Path, lines: list[str], claims: _Claims) -> Iterator[Printed]:
    starts = [number for number, line in enumerate(lines) if line.startswith("@ ")]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        text, marks = "", list[Mark]()
        for number, line in enumerate(lines[start + 1 : stop], start=start + 2):
            plain, places = _plain(line)
            if "[[" in plain or not all(name in claims.questions for name, _, _ in places):
                raise ValueError(
                    f"{path}:{number}: a mark is not [[claim|its words]], or its claim is not among those above"
                )
            if plain.strip():
                text += PARAGRAPH if text else ""
                marks += [Mark(name=name, start=len(text) + one, end=len(text) + end) for name, one, end in places]
                text += plain
        outlet, day = _heading(lines[start].removeprefix("@ "))
        yield Printed(outlet=outlet, day=day, text=text, marks=tuple(marks))


def _heading(line: str) -> tuple[str, str | None]:
    """The outlet and the day of ``The Rookport Courier, 3 March 2031``."""
    found = _DAY.search(line)
    if found is None:
        return line, None
    day = datetime.strptime(found[1], "%d %B %Y").date().isoformat()
    return line[: found.start()].rstrip(", "), day


def _in_sentences(report: Printed) -> Iterator[tuple[Mark, str, int]]:
    """Each mark, the sentences that it stands in, and where in these."""
    for begins, paragraph in _paragraphs(report.text):
        found = sentences.split(paragraph)
        for mark in report.marks:
            start, end = mark.start - begins, mark.end - begins
            if 0 <= start < len(paragraph):
                here = [one for one in found if one.end > start and one.start < end]
                first, last = min(start, *(one.start for one in here)), max(end, *(one.end for one in here))
                yield mark, paragraph[first:last], start - first


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph, and where it begins."""
    at = 0
    for paragraph in text.split(PARAGRAPH):
        yield at, paragraph
        at += len(paragraph) + len(PARAGRAPH)


def _plain(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A line without its marks, and each mark's name, start and end in it."""
    plain, places, at = "", list[tuple[str, int, int]](), 0
    for found in _MARKED.finditer(line):
        plain += line[at : found.start()]
        places.append((found["name"], len(plain), len(plain) + len(found["words"])))
        plain += found["words"]
        at = found.end()
    return plain + line[at:], places
