"""Roots of one claim that are one by their words: *two women from the gallery* are *two women from the upper gallery*.

Who said a thing is worded otherwise by each report. Within one claim a root whose words are all among those of another,
and of no second one, is that other: a body by a part of its name (*Ministry of Agriculture* and *of Agriculture and
Irrigation*), one by the noun that its name has (*the ministry*), somebody without a name by more of the same
description. Whoever has no name stays apart in reports of two families, unless what is said of him is telling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.reconcile.figures import folded
from reportedly.reconcile.joining import joined
from reportedly.reconcile.roots import UNNAMED, UNRESOLVED, Ground

__all__ = ["Heard", "fullest"]

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_EMPTY: Final = frozenset("the a an of and in on at for from to with its their his her our who whom that by s".split())  # noqa: SIM905
_DEFINITE = re.compile(r"(?:the|its|their) ", re.IGNORECASE)
#: Words, as said of somebody without a name, that tell him from others.
_TELLING: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A root of a claim, as it is called, and the families of the articles that have it."""

    ground: Ground
    families: frozenset[str]


def fullest(heard: Mapping[str, Heard]) -> dict[str, Ground]:
    """For each root that is another by its words, by its key, that other: the fullest of those that are one."""
    words = {key: _words(one.ground.name) for key, one in heard.items() if not key.startswith(UNRESOLVED)}
    pairs = []
    for key, own in words.items():
        fuller = [
            other
            for other, more in words.items()
            if other != key and own <= more and _may_be(heard[key], heard[other], own)
        ]
        if own and len(fuller) == 1:
            pairs.append((key, fuller[0]))
    found = {}
    for group in joined(words, pairs):
        best = max(group, key=lambda key: (not key.startswith(UNNAMED), len(words[key]), key))
        found.update({key: heard[best].ground for key in group if key != best})
    return found


def _may_be(one: Heard, other: Heard, words: frozenset[str]) -> bool:
    if one.ground.key.startswith(UNNAMED):
        together = bool(one.families & other.families)
        return together or len(words) >= _TELLING or _DEFINITE.match(one.ground.name) is not None
    return not other.ground.key.startswith(UNNAMED)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(folded(name)) if word not in _EMPTY)
