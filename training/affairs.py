"""What an invented affair is to learn from: its sayings, which are one claim, and which claims exclude each other."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Affair", "Saying"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Some sentences, and the words in them that say it: ``text[start:end]``.

    ``question`` and ``claim`` are numbers within the affair; sayings with the same ``claim`` are one claim, and those
    of one ``question`` speak of one matter. ``excludes`` are the claims of the affair that cannot hold beside this one.
    """

    text: str
    start: int
    end: int
    question: int
    claim: int
    excludes: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """An affair: its title, and all its sayings; ``kept`` from all that learns, to measure by."""

    title: str
    sayings: tuple[Saying, ...]
    kept: bool = False
