"""Whether a hop of the program's chain is the hop that the answers name.

It is when its name or its words hold one of the alternatives as whole words, or an alternative holds its name ("Ilse
Brandt" and "Brandt"). Case, articles and possessives do not count. A hop that nobody is named for is one without words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.records import Link

__all__ = ["same_chain", "same_hop"]

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_WORD = re.compile(r"\w+")
_DROPPED = frozenset(["a", "an", "the", "my", "your", "his", "her", "its", "our", "their"])


def same_chain(chain: Sequence[Link], hops: Sequence[Sequence[str]]) -> bool:
    """Whether two chains have the same hops in the same order."""
    return len(chain) == len(hops) and all(map(same_hop, chain, hops))


def same_hop(link: Link, alternatives: Sequence[str]) -> bool:
    """Whether *link* is the hop with these *alternatives*."""
    if link.source is None and "" in alternatives:
        return True
    name, source = _words(link.name), _words(link.source.text if link.source else None)
    wanted = [words for words in map(_words, alternatives) if words]
    return any(_holds(name, words) or _holds(source, words) or _holds(words, name) for words in wanted)


def _words(text: str | None) -> list[str]:
    words = _WORD.findall(_POSSESSIVE.sub("", (text or "").casefold()))
    return [word for word in words if word not in _DROPPED]


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    places = range(len(whole) - len(part) + 1)
    return bool(part) and any(whole[place : place + len(part)] == part for place in places)
