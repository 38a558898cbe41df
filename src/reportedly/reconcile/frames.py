"""What happens to what, beyond the words: *quit*, *stepped down* and *handed in her resignation* are one frame.

A clause is in a frame by its predicate, alone or with a word beside it, as ``tables/frames.toml`` has them. A frame
is a pole on a scale (*office*: out, dismissed, in) and a theme, who is at that pole: the subject of *resign*, the
object of
*dismiss*. A denied frame is kept as denied; on some scales the denial of one pole is as good as the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Frame", "excludes", "frame_of", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``scale`` and ``pole`` as the table names them; whether given or denied; ``theme`` a figure, if known."""

    scale: str
    pole: str
    positive: bool
    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One way into a frame: by a predicate with one of ``beside``, or alone where that is empty."""

    scale: str
    pole: str
    made: bool
    beside: frozenset[str]


def frame_of(
    predicates: Iterable[str], words: frozenset[str], *, subject: str | None, object_: str | None, positive: bool
) -> Frame | None:
    """The frame of a clause.

    Args:
        predicates: its predicate in the forms it may stand in the table, the likeliest first.
        words: all its words, in lower case.
        subject: the figure that does it, seen past the passive.
        object_: the figure that it is done to.
        positive: whether the clause is given or denied.
    """
    for predicate in predicates:
        for entry in _entries().get(predicate, ()):
            if not entry.beside or entry.beside & words:
                theme = (object_ or None) if entry.made else (subject or object_)
                return Frame(scale=entry.scale, pole=entry.pole, positive=positive, theme=theme)
    return None


def same(one: Frame | None, other: Frame | None) -> bool:
    """Whether two clauses put something at one pole: or one denies what is the only other."""
    if one is None or other is None or one.scale != other.scale:
        return False
    if one.pole == other.pole:
        return one.positive == other.positive
    return one.positive != other.positive and one.scale in _listed("denials")


def excludes(one: Frame | None, other: Frame | None) -> bool:
    """Whether two clauses put a thing at two poles of which it can be at one only, or deny what the other gives."""
    if one is None or other is None or one.scale != other.scale:
        return False
    if one.pole == other.pole:
        return one.positive != other.positive
    return one.positive and other.positive and one.scale not in _listed("together")


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("tables/frames.toml").read_text("utf-8"))


@cache
def _listed(name: str) -> frozenset[str]:
    """The scales that one of the table's lists names."""
    return frozenset(_table()[name]["scales"].split())


@cache
def _entries() -> dict[str, list[_Entry]]:
    """The ways into frames, by predicate; those that need a word beside them first."""
    found: dict[str, list[_Entry]] = {}
    for scale, poles in _table().items():
        for pole, ways in poles.items() if "scales" not in poles else ():
            for made in (False, True):
                for predicate, beside in _ways(ways["makes" if made else "does"]):
                    found.setdefault(predicate, []).append(_Entry(scale=scale, pole=pole, made=made, beside=beside))
    return {predicate: sorted(entries, key=lambda entry: not entry.beside) for predicate, entries in found.items()}


def _ways(written: str) -> Iterator[tuple[str, frozenset[str]]]:
    """``"die, step:down|aside"``: *die* alone, *step* with *down* or *aside*."""
    for way in filter(None, (part.strip() for part in written.split(","))):
        head, _, beside = way.partition(":")
        yield head, frozenset(beside.split("|")) if beside else frozenset()
