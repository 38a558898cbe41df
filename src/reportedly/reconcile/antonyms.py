"""Predicates that exclude each other, by ``tables/antonyms.toml``: *accept* and *reject*, *safe* and *unsafe*."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["contraries"]


def contraries(predicate: str) -> frozenset[str]:
    """The predicates, as lemmas, that cannot be said of a thing of which this one is; of each of them this is one."""
    return _pairs().get(predicate, frozenset())


@cache
def _pairs() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("tables/antonyms.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for pairs in table.values():
        for pair in pairs.split(","):
            one, other = pair.split()
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
