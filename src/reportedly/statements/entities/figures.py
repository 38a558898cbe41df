"""Somebody or something in one article, while it is being cast: what grows until it leaves as an entity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportedly.records import Kind
from reportedly.statements.english.lexicon import Gender
from reportedly.statements.entities.names import Run

__all__ = ["Figure", "Said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a recording, while the article is cast: :class:`reportedly.records.Fact` with a figure."""

    fact: Literal["length", "appeared", "voice"]
    start: int
    end: int
    value: str | None = None
    who: Figure | None = None


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something in one article: named by ``runs``, or described by the words of ``described`` alone.

    A figure grows while an article is cast and is never handed out; :class:`reportedly.records.Entity` is what leaves.
    """

    kind: Kind | None
    runs: list[Run] = field(default_factory=list)
    described: str | None = None
    nouns: list[tuple[int, str, frozenset[str]]] = field(default_factory=list)
    gender: Gender | None = None
    plural: bool = False
    other_mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[str, Figure, int, int]] = field(default_factory=list)
    facts: list[Said] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Take *run* in, with what it says of its bearer."""
        capitals = bool(self.runs) and run.words[0].isupper()
        if run.kind is not None and (run.titled or (self.kind is None and not capitals)):
            self.kind = run.kind
        self.runs.append(run)
        self.gender = self.gender or run.gender
        if not run.former:
            self.nouns.extend((run.start, role, run.about) for role in run.roles)

    def fits(self, gender: Gender | None) -> bool:
        """Whether nothing known of the figure speaks against *gender*."""
        return gender is None or self.gender is None or self.gender == gender

    def places(self) -> set[tuple[int, int]]:
        """Where the figure is mentioned."""
        return {(run.start, run.end) for run in self.runs} | set(self.other_mentions)
