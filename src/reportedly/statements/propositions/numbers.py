"""Numbers in a clause, as read, and the table of the words around them (``tables/quantities.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from reportedly.statements.syntax import Tree
from reportedly.statements.times.numerals import number

__all__ = ["TOLL", "Number", "is_number", "numbers", "of_toll", "table", "top", "units"]

#: Nouns that have a number: "the toll rose to 31".
TOLL: Final = frozenset(
    {"toll", "number", "count", "total", "figure", "tally", "share", "lead", "margin"}
    | {"turnout", "attendance", "crowd"}
)
#: What such a noun counts, where nothing beside it says so.
_OF_ITSELF: Final = {"toll": "dead", "turnout": "present", "attendance": "present", "crowd": "present"}
#: "No one" is no number, and "as one" stands for what was named before.
_NOT_ONE: Final = frozenset({"no", "any", "every", "some", "the", "this", "that", "each", "as", "which", "another"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as read: from which word to which (not included), its value, and whether it is only a floor."""

    first: int
    end: int
    value: float
    vague: bool


@cache
def table() -> dict[str, Any]:
    """The words before, behind and of numbers."""
    return tomllib.loads(files(__package__).joinpath("tables/quantities.toml").read_text("utf-8"))


@cache
def units() -> dict[str, str]:
    """What is counted, by each word that says so."""
    return {word: unit for unit, words in table()["units"].items() for word in words.split()}


def numbers(tree: Tree, words: Sequence[int]) -> Iterator[Number]:
    """Every number that begins in *words*; "twenty-two" is one, whether its hyphen stands alone or not."""
    here, place = frozenset(words), 0
    kept = [index for index in range(len(tree.words)) if tree.text(index) not in ("-", "‑")]
    parts = [(index, part) for index in kept for part in tree.text(index).replace("-", " ").split() or [""]]
    normal = [part for _, part in parts]
    while place < len(parts):
        found = _read(normal, place) if parts[place][0] in here else None
        if found is None:
            place += 1
            continue
        end, value, vague = found
        yield Number(first=parts[place][0], end=parts[end - 1][0] + 1, value=value, vague=vague)
        place = end


def _read(normal: Sequence[str], place: int) -> tuple[int, float, bool] | None:
    """A number from a place on: where it ends, its value, and whether it is only a floor."""
    multiples, vague = table()["multiples"], table()["vague"]
    word = normal[place]
    before = normal[place - 1] if place else ""
    if word == "one" and before in _NOT_ONE:
        return None
    if word in vague and not is_number(before):
        return place + 1, float(vague[word]), True
    if word == "single":
        return (place + 1, 1.0, False) if before == "a" and normal[place - 2 : place - 1] != ["not"] else None
    if word == "half" and normal[place + 1 : place + 2] in (["a"], ["an"]) and _multiple(normal, place + 2):
        return place + 3, multiples[normal[place + 2]] / 2, False
    if (read := number(normal, place)) is not None:
        end, value = read[0], float(read[1])
    elif word in ("a", "an") and _multiple(normal, place + 1):
        end, value = place + 1, 1.0
    else:
        return None
    while _multiple(normal, end):
        value, end = value * multiples[normal[end]], end + 1
    return end, value, False


def _multiple(normal: Sequence[str], place: int) -> bool:
    return place < len(normal) and normal[place] in table()["multiples"]


def is_number(word: str) -> bool:
    """Whether a number may begin with a word, in lower case."""
    return number([word], 0) is not None or word in ("a", "an")


def top(tree: Tree, one: Number) -> int:
    """The word of the number that hangs outside it: *dozen* of *two dozen*."""
    word = one.first
    for _ in range(one.first + 1, one.end):
        word = tree.head(word) if one.first <= tree.head(word) < one.end else word
    return word


def of_toll(tree: Tree, words: Sequence[int]) -> str | None:
    """*The death toll rose to 31* counts the dead."""
    for index in words:
        if tree.text(index) in TOLL:
            near = [*tree.children(index), index - 1]
            told = [units().get(tree.text(word)) for word in near if 0 <= word < len(tree.words)]
            return next(
                (unit for unit in told if unit and unit != "person"),
                _OF_ITSELF.get(tree.text(index), tree.text(index)),
            )
    return None
