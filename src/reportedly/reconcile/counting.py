"""What the numbers of two gists come to: whether they count the same, and whether both can be right.

Numbers are compared by what they count, a *unit* of :mod:`reportedly.statements.propositions.quantities`; those that do
not say it ("a figure of 31") stand for any. Only pairs that count something in common are looked at, which are few, so
that this is done pair by pair.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from reportedly.reconcile import meanings
from reportedly.reconcile.gists import Gist
from reportedly.records import Quantity

__all__ = ["MEMORABLE", "TOLLS", "UNTOLD", "Numbers", "counted"]

#: What is counted once for a whole affair, whoever counts; votes are counted for each who stands.
TOLLS: Final = frozenset({"dead", "injured", "missing", "saved", "aboard"})
#: Units of numbers that do not say what they count, and how large one must be to be known again by itself.
UNTOLD: Final = frozenset({"thing", "number", "figure", "count", "total", "tally", "toll"})
MEMORABLE: Final = 10
#: Numbers further apart than a factor of e to this are no nearer than that.
_FURTHEST: Final = 4.0
#: Words for people that are nobody in particular.
_ANYBODY: Final = frozenset(
    """
    body bodies casualties dead death deaths figure injured it life lives missing more number one others people person
    persons some survivors that them they those toll two victims which who wounded
    """.split()  # noqa: SIM905
)
_NUMBER = r"(?:\d[\d,.]*|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?))"
_IS_NUMBER: Final = re.compile(_NUMBER)
#: Some of a whole: "two of the rioters", "half of them".
_SOME_OF: Final = re.compile(
    rf"\b(?:{_NUMBER}|(?i:half|some|most|many|several|dozens?)) of "
    r"(?:(?:the|them|whom|his|her|its|their|those|these|our|us)\b|[A-Z][\w-]+['’]s\b)"
)
#: What opens a sentence that divides up a whole: "Of these, fourteen were …".
_OF_THESE: Final = re.compile(r"(?:^|[.;:] )Of (?:these|those|them|whom)\b")
#: So many numbers of one thing in a clause divide it up: "four died of the heart, one of a stroke, one of a fall".
_DIVIDED: Final = 3
#: Words less alike than this are of different people. Chosen on the development stories, 2026-11-26.
_ALIKE: Final = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the numbers of a pair come to.

    ``equal``: a number is the same; ``shared``: they count the same thing; ``toll``: one of :data:`TOLLS`;
    ``excluded``: no number of one agrees with any of the other; ``ratio`` is then how far apart the nearest two are, in
    steps of a factor of e squared, at most two: tolls of one affair are mostly near each other. ``size``: how large
    what they count is that is no toll, in steps of a factor of e to the tenth: an affair has one number of thousands of
    a thing, and many threes. ``part``, ``parts``: one, or both, count some of a whole ("two of the rioters").
    ``others``: a toll of different people, where both say of whom ("six attackers", "nine border guards").
    """

    equal: bool = False
    shared: bool = False
    toll: bool = False
    excluded: bool = False
    ratio: float = 0.0
    size: float = 0.0
    part: bool = False
    parts: bool = False
    others: bool = False

    @property
    def apart(self) -> bool:
        """Whether they count the same thing differently: *at least nine* is not *nine*, though both can hold."""
        return self.shared and not self.equal


def counted(gists: Sequence[Gist]) -> dict[tuple[int, int], Numbers]:
    """What the numbers of *gists* come to, of every pair (the smaller index first) in which they come to anything."""
    whom = [_whom(gist) if gist.quantities else () for gist in gists]
    parts = [bool(gist.quantities) and _counts_part(gist) for gist in gists]
    found = {}
    for one, other in _counting(gists):
        found[one, other] = _numbers(
            gists[one], gists[other], parts[one] + parts[other], _are_others(whom[one], whom[other])
        )
    return found


def _counting(gists: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """The pairs that count something in common, each once, the smaller index first."""
    units: dict[str, list[int]] = defaultdict(list)
    for index, gist in enumerate(gists):
        for unit in {quantity.unit for quantity in gist.quantities}:
            units[unit].append(index)
    seen: set[tuple[int, int]] = set()
    same = (pair for places in units.values() for pair in combinations(places, 2))
    told = [index for unit, places in units.items() if unit not in UNTOLD for index in places]
    untold = (pair for unit in UNTOLD & set(units) for pair in product(units[unit], told))
    for one, other in (*same, *untold):
        pair = (one, other) if one < other else (other, one)
        if one != other and pair not in seen:
            seen.add(pair)
            yield pair


def _numbers(one: Gist, other: Gist, parts: int, others: bool) -> Numbers:
    """What the numbers of a pair come to, of which *parts* count some of a whole."""
    told = list(product(one.quantities, other.quantities))
    pairs = [(a, b) for a, b in told if a.unit == b.unit]
    untold = [(a, b) for a, b in told if (a.unit in UNTOLD) != (b.unit in UNTOLD) and (a.least or 0) >= MEMORABLE]
    excluded = _gives(one) and _gives(other) and bool(pairs) and all(_exclude(a, b) for a, b in pairs)
    toll = any(a.unit in TOLLS for a, _ in pairs)
    return Numbers(
        equal=any(_equal(a, b) for a, b in (*pairs, *untold)),
        shared=bool(pairs),
        toll=toll,
        excluded=excluded,
        ratio=min(_ratio(a, b) for a, b in pairs) if excluded else 0.0,
        size=max((_size(q) for pair in pairs for q in pair if q.unit not in TOLLS), default=0.0),
        part=parts == 1,
        parts=parts == 2,
        others=toll and others,
    )


def _gives(gist: Gist) -> bool:
    """Whether its numbers are given, not denied: "nobody was hurt" gives none, "four are yet to be found" four."""
    return gist.positive or any(quantity.most == 0 or quantity.unit == "missing" for quantity in gist.quantities)


def _counts_part(gist: Gist) -> bool:
    """Whether all its numbers count some of a whole; of *eleven died, two of them volunteers* the first does not."""
    divided = max(Counter(quantity.unit for quantity in gist.quantities).values()) >= _DIVIDED
    opened = any(_OF_THESE.search(span.text) for span in gist.statement.content)
    return divided or opened or all(_is_part(gist, quantity) for quantity in gist.quantities)


def _is_part(gist: Gist, quantity: Quantity) -> bool:
    here = (span for span in gist.proposition.spans if span.start <= quantity.span.start < span.end)
    found = ((span, _SOME_OF.search(span.text, quantity.span.start - span.start)) for span in here)
    return any(match is not None and span.start + match.start() < quantity.span.end for span, match in found)


def _whom(gist: Gist) -> tuple[str, ...]:
    """Of whom it tells: what it is said of, but for words that may be anybody's, and numbers."""
    return tuple(theme for theme in gist.themes if theme not in _ANYBODY and not _IS_NUMBER.fullmatch(theme))


def _are_others(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both tell of somebody, and nobody of the one is like any of the other."""
    return bool(some and others) and not any(_alike(one, other) for one in some for other in others)


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    vectors = meanings.vector(one), meanings.vector(other)
    return vectors[0] is not None and vectors[1] is not None and float(vectors[0] @ vectors[1]) >= _ALIKE


def _equal(one: Quantity, other: Quantity) -> bool:
    """The same bounds; or, where both have two, bounds that overlap: *about 400* and *400*."""
    if (one.least, one.most) == (other.least, other.most):
        return True
    return None not in (one.least, one.most, other.least, other.most) and not _exclude(one, other)


def _ratio(one: Quantity, other: Quantity) -> float:
    """How far apart two numbers are; none and one are as far apart as one and three."""
    first, second = (0.5 + (q.least if q.least is not None else q.most or 0.0) for q in (one, other))
    return min(abs(math.log(first / second)), _FURTHEST) / 2


def _size(quantity: Quantity) -> float:
    return math.log1p(max(quantity.least or 0.0, quantity.most or 0.0)) / 10


def _exclude(one: Quantity, other: Quantity) -> bool:
    low = max(one.least if one.least is not None else -math.inf, other.least if other.least is not None else -math.inf)
    high = min(one.most if one.most is not None else math.inf, other.most if other.most is not None else math.inf)
    return low > high
