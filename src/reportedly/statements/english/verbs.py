"""The forms and classes of verbs, from ``tables/verbs.toml``.

The reader's words carry no lemma and no features of form. What a form can be is told by the word alone: irregular
verbs are listed, regular ones end in *-ed* or *-ing*. Classes hold base forms; their inflected forms are made here, by
the rules of spelling (Quirk et al. 1985, 3.5-3.10).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Form", "form", "is_a"]

#: ``either`` is past or participle (*released*, *held*); ``base`` any other form, also one that never changes.
Form = Literal["base", "past", "participle", "either", "ing"]

_VOWELS = "aeiou"


def form(word: str) -> Form:
    """What form of a verb *word*, in lower case, can be."""
    listed = _irregular().get(word)
    if listed is not None:
        return listed
    if word.endswith("ing") and len(word) > 4:
        return "ing"
    return "either" if word.endswith("ed") and len(word) > 3 and word not in _bases() else "base"


def is_a(class_: str, word: str) -> bool:
    """Whether *word*, in lower case, is a form of one of the words of *class_*."""
    return word in _members(class_)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables/verbs.toml").read_text("utf-8"))


@cache
def _bases() -> frozenset[str]:
    return frozenset(_table()["irregular"]) | {"need", "proceed", "succeed", "exceed", "heed", "seed"}


@cache
def _irregular() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for base, forms in _table()["irregular"].items():
        past, *rest = forms.split()
        participle = rest[0] if rest else past
        found[past] = "either" if past == participle else "past"
        found[participle] = "either" if past == participle else "participle"
        found[base] = "base"
    return found


@cache
def _members(class_: str) -> frozenset[str]:
    return frozenset(word for base in _table()["class"][class_].split() for word in _inflected(base))


def _inflected(base: str) -> Iterator[str]:
    """All forms of *base*; a stem is also doubled where that is never another word."""
    yield base
    irregular = _table()["irregular"].get(base)
    if irregular:
        yield from irregular.split()
    if base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
        for stem in (base, base + base[-1]):
            yield from (stem + "ed", stem + "ing")
