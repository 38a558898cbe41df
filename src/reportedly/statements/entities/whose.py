"""Whose a body is, by the country beside its name: *Russia's Defence Ministry*, *the Defence Ministry in Moscow*.

The name itself ends before or begins behind that, and two countries of one report have a ministry of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.countries import STATES
from reportedly.statements.english.lexicon import PLACES, plain

__all__ = ["beside", "state_of"]

_BEFORE = re.compile(r"(?P<place>(?:[A-Z]\.)+|[A-Z][\w-]*(?: [A-Z][\w-]*)*)(?:['’]s|['’]) \Z")
_BEHIND = re.compile(r" in (?P<place>[A-Z][\w-]*(?: [A-Z][\w-]*)?)")
#: How far back a country's name may begin.
_FURTHEST: Final = 40


def state_of(word: str) -> str:
    """The state that a word of a country, its people or its capital means; any other word is its own."""
    return STATES.get(plain(word), plain(word))


def beside(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The name at *start* to *end* with the place beside it that says whose it is, and the state or place that is."""
    before = _BEFORE.search(text[max(0, start - _FURTHEST) : start])
    if before is not None and plain(before["place"]) in PLACES:
        yield before.group() + text[start:end], state_of(before["place"])
    behind = _BEHIND.match(text, end)
    if behind is not None and plain(behind["place"]) in PLACES:
        yield text[start : behind.end()], state_of(behind["place"])
