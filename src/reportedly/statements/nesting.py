"""Attributions inside attributions: which content stands in which, and the hops between outlet and origin.

The reader finds attributions flat, then reads each content again. What is found inside a content belongs to whoever
gives that content: A says that B said is an attribution of B inside one of A, and its chain is A, B. Four kinds of
inner finds are no hop: a speaker's own "I think" (the holder is the speaker), a participle after whoever is spoken to
("she warned the crew | saying …": she says it, not the crew), an inner find without a source, and one that the reader
is not sure of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.records import Attribution, Reading, Span

__all__ = ["Nested", "nest"]

# Confidence below which an inner find is left alone. Chosen by eye, on two dozen inner finds of real news pages,
# 2026-11-22; no corpus labels inner attributions.
LEAST_SURE = 0.75

_FIRST_PERSON = re.compile(
    r"^(?:i|we|me|us|my|our|you|your|one|myself|ourselves)(?:['’](?:m|ve|d|ll|re))?$", re.IGNORECASE
)

_PARTICIPLE = re.compile(r"^[a-z]+ing\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """An attribution with the ones it stands in, outermost first, and the ones that stand directly in its content."""

    attribution: Attribution
    around: tuple[Attribution, ...]
    within: tuple[Attribution, ...]


def nest(reading: Reading) -> tuple[Nested, ...]:
    """Every attribution of *reading* that counts, in text order of their cues, with its surroundings."""
    kept: list[Attribution] = []
    parents: dict[Attribution, Attribution | None] = {}
    once = {(found.cue, found.content): found for found in reversed(reading.attributions)}
    for attribution in sorted(once.values(), key=_extent, reverse=True):
        parent = _holder(attribution, kept)
        if parent is not None and not _is_hop(attribution, parent):
            continue
        kept.append(attribution)
        parents[attribution] = parent
    kept.sort(key=lambda attribution: (attribution.cue[0].start, -_extent(attribution)))
    return tuple(
        Nested(
            attribution=attribution,
            around=_ancestors(attribution, parents),
            within=tuple(other for other in kept if parents[other] is attribution),
        )
        for attribution in kept
    )


def _extent(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _holder(attribution: Attribution, larger: Iterable[Attribution]) -> Attribution | None:
    """The smallest of *larger* whose content holds the cue and the content of *attribution*."""
    holders = [other for other in larger if _holds(other.content, (*attribution.cue, *attribution.content))]
    return min(holders, key=_extent, default=None)


def _holds(outer: tuple[Span, ...], inner: tuple[Span, ...]) -> bool:
    return all(any(big.start <= span.start and span.end <= big.end for big in outer) for span in inner)


def _is_hop(attribution: Attribution, around: Attribution) -> bool:
    if not attribution.source or attribution.confidence < LEAST_SURE:
        return False
    source, cue = attribution.source[0], attribution.cue[0]
    if _PARTICIPLE.match(cue.text) and source.end + 1 >= cue.start and source.start == around.content[0].start:
        return False
    return not _FIRST_PERSON.match(source.text)


def _ancestors(attribution: Attribution, parents: dict[Attribution, Attribution | None]) -> tuple[Attribution, ...]:
    around: list[Attribution] = []
    above = parents[attribution]
    while above is not None:
        around.insert(0, above)
        above = parents[above]
    return tuple(around)
