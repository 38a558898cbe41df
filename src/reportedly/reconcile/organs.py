"""Organs of a state: *Russia's Defence Ministry* is *the defence ministry in Moscow*, and not Ukraine's.

Reports name one ministry by the country, by its people, by its capital, with the words turned round. An organ is known
by what it is and by whose: two names with the same of both are of one body. Whose it is tells
:mod:`reportedly.countries`; of a country that is in no table, the name and what is made of it (*Tirzhan*, *Tirzhani*)
are taken for the same. A country, its capital and its government are one when they say something.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from reportedly.countries import COUNTRIES, STATES

__all__ = ["Organ", "is_state", "organ", "same_organs", "state"]

_TABLE: Final = tomllib.loads(files(__package__).joinpath("tables/organs.toml").read_text("utf-8"))
_NOUNS: Final = frozenset(_TABLE["nouns"])
_JOINTS: Final = frozenset(_TABLE["joints"])
_ALIKE: Final[dict[str, str]] = _TABLE["alike"]
_PHRASES: Final[dict[str, str]] = _TABLE["phrases"]
_ENDINGS: Final = tuple(sorted(_TABLE["people"]["endings"], key=len, reverse=True))
#: Words of the longest name of a state.
_LONGEST: Final = max(len(name.split()) for name in STATES)
_SEATS: Final = {seat.casefold(): country.state for country in COUNTRIES for seat in country.seats}
_FEWEST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """What it is, ``words`` in no order, and whose: a ``state`` of the table, or ``None``."""

    words: frozenset[str]
    state: str | None


def state(name: str) -> str | None:
    """The state that *name*, folded, stands for as one that says something: by its own name, capital or government."""
    found = organ(name)
    if found is not None:
        return found.state if found.words == {"government"} else None
    return STATES.get(name) or _SEATS.get(name)


def is_state(word: str) -> bool:
    """Whether one word, folded, is a country's, its people's or its capital's name."""
    return word in STATES


@lru_cache(maxsize=1 << 12)
def organ(name: str) -> Organ | None:
    """The organ that *name*, folded, is of; ``None`` where it is of none, or of two states' ("… embassy in …")."""
    for phrase, other in _PHRASES.items():
        name = re.sub(rf"\b{phrase}\b", other, name)
    words, states = _without_states(name.split())
    kept = frozenset(_ALIKE.get(word, word) for word in words if word not in _JOINTS)
    if not kept & _NOUNS or len(states) > 1:
        return None
    return Organ(words=kept, state=next(iter(states), None))


def _without_states(words: list[str]) -> tuple[list[str], set[str]]:
    kept, states, place = [], set(), 0
    while place < len(words):
        lengths = (n for n in range(_LONGEST, 0, -1) if " ".join(words[place : place + n]) in STATES)
        length = next(lengths, 0)
        if length:
            states.add(STATES[" ".join(words[place : place + length])])
        else:
            kept.append(words[place])
        place += max(length, 1)
    return kept, states


def same_organs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of *names*, folded, that are of one organ: each with the first of its kind.

    By a state of the table, or by all words but one, which is a country's and its people's.
    """
    firsts: dict[Organ, str] = {}
    unknown: dict[str, list[tuple[str, Organ]]] = defaultdict(list)
    for name in sorted(names):
        found = organ(name)
        if found is None:
            continue
        if found.state is not None:
            yield firsts.setdefault(found, name), name
        else:
            for word in sorted(found.words - _NOUNS):
                if len(word) >= _FEWEST_LETTERS:
                    unknown[word[:_FEWEST_LETTERS]].append((name, found))
    for some in unknown.values():
        yield from ((one, other) for (one, left), (other, right) in _pairs(some) if _are_one(left, right))


def _pairs(some: list[tuple[str, Organ]]) -> Iterator[tuple[tuple[str, Organ], tuple[str, Organ]]]:
    for place, one in enumerate(some):
        yield from ((one, other) for other in some[place + 1 :])


def _are_one(one: Organ, other: Organ) -> bool:
    here, there = one.words - other.words, other.words - one.words
    return len(here) == len(there) == 1 and _of_one_country(*here, *there)


def _of_one_country(one: str, other: str) -> bool:
    """Whether two words are a country's name and its people's."""
    short, long_ = sorted((one, other), key=len)
    stems = (short, short[:-1])
    return any(long_ == stem + ending for stem in stems if len(stem) >= _FEWEST_LETTERS for ending in _ENDINGS)
