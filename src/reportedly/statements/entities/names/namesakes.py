"""When two names may be one's: what in a name tells people apart, and what tells organizations together.

A surname is a name's last word, without *Jr.*, particles and *al-*; given names agree when the shorter name's are all
among the longer's, an initial standing for what it begins. An organization's name is compared without the country or
people that leads it, and has the initials that its capitals make.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain
from reportedly.statements.entities.names.runs import Run

__all__ = ["agree", "initials", "is_single", "keyed", "one_apart", "surname", "telling"]

_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash|an|ar|at|az)[-‑]")
#: What may lead an organization's name without being of it.
_LEADING = (lexicon.PLACES | lexicon.ADJECTIVES) - {"islamic", "republican", "democratic", "christian"}


def telling(run: Run) -> tuple[str, ...]:
    """Give the words of a person's name that tell people apart: plain, without particles and *al-*."""
    return _telling(run.words)


@lru_cache(maxsize=1 << 12)
def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    bare = tuple(_ARTICLE.sub("", plain(word)) for word in words)
    return tuple(word for word in bare if word not in lexicon.PARTICLES) or bare


def is_single(run: Run) -> bool:
    """Whether a name has but one telling word: "Halvik", "al-Voss", "van der Berg", "Roe Jr."."""
    return len([word for word in telling(run) if word not in lexicon.SUFFIXES]) < 2


def surname(run: Run) -> str:
    """Give the name's last telling word."""
    words = [word for word in telling(run) if word not in lexicon.SUFFIXES] or telling(run)
    return words[-1]


def agree(one: Run, two: Run) -> bool:
    """Whether two full names may be one person's: the given names of one are among the other's, initials allowed."""
    first, second = telling(one), telling(two)
    if {*first} & lexicon.SUFFIXES != {*second} & lexicon.SUFFIXES:
        return False
    short, long = sorted((_given(first), _given(second)), key=len)
    if not short or not long:
        return True
    return all(any(_same_given(a, b) for b in long) for a in short) and (
        len(short) < len(long) or _same_given(short[0], long[0])
    )


def _given(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in lexicon.SUFFIXES][:-1]


def _same_given(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) == 1 and long.startswith(short))


def keyed(run: Run) -> tuple[str, str]:
    """Give the country or people that leads an organization's name, and the rest of it."""
    words = [plain(word) for word in run.words]
    if len(words) > 2 and words[0] in _LEADING:
        return words[0], " ".join(words[1:])
    key = " ".join(words)
    return "", lexicon.ALSO.get(key, key)


def initials(words: Sequence[str]) -> set[str]:
    """Give the acronyms that *words* may have: of the capitals, of all but the first, of every word."""
    parts = [part for word in words for part in word.split("-")]
    capital = [part[0] for part in parts if part[:1].isupper()]
    return {
        "".join(capital).casefold(),
        "".join(capital[1:]).casefold(),
        "".join(part[0] for part in parts if part).casefold(),
    }


def one_apart(one: str, two: str) -> bool:
    """Whether one letter more, less or other, or two letters exchanged, makes one name of the other; no plural -s."""
    if abs(len(one) - len(two)) > 1 or one + "s" == two or two + "s" == one:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    left, right = one[at:], two[at:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )
