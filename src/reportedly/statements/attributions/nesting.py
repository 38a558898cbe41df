"""Attributions inside attributions: which content stands in which, and the hops between outlet and origin.

The reader finds attributions flat, then reads each content again. What is found inside a content belongs to whoever
gives that content: A says that B said is an attribution of B inside one of A, and its chain is A, B. Six kinds of
inner finds are no hop: a speaker's own "I think" (the holder is the speaker), a participle after whoever is spoken to
("she warned the crew | saying …", "she accused the crew of | lacking …": she says it, not the crew), an infinitive
("proposed a study to show that …": it has shown nothing), a source that is only a word in quotation marks ("“honest”
describes her": nobody speaks), an inner find without a source, and one that the reader, reading the content again, is
not sure of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.records import Attribution, Reading, Span
from reportedly.statements.attributions.marks import QUOTE_OPENS

__all__ = ["PARTICIPLE", "Nested", "nest"]

# Confidence below which what was found by reading again is left alone. Judged by eye on all 48 inner finds of 3
# reports, the example and some 60 news pages, 2026-11-22; no corpus labels inner attributions. Of 14 from 0.34 to here
# 8 were wrong, of 13 from here to 0.60 six, of 10 above one; the guards for infinitives and for words in quotation
# marks take two of those six.
LEAST_SURE = 0.44

_FIRST_PERSON = re.compile(
    r"^(?:i|we|me|us|my|our|you|your|one|myself|ourselves)(?:['’](?:m|ve|d|ll|re))?$", re.IGNORECASE
)

PARTICIPLE = re.compile(r"^[a-z]+ing\b")
_INFINITIVE = re.compile(r"^to [a-z]")
_QUOTES = QUOTE_OPENS | {"'"}
_QUOTED = re.compile(r"^[“\"‘'][^“”\"‘’']+[”\"’']$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """An attribution with the ones it stands in, outermost first, and the ones that stand directly in its content."""

    attribution: Attribution
    around: tuple[Attribution, ...]
    within: tuple[Attribution, ...]


def nest(reading: Reading) -> tuple[Nested, ...]:
    """Every attribution of *reading* that counts, in text order of their cues, with its surroundings."""
    once = {(found.cue, found.content): found for found in reversed(reading.attributions)}
    contents = _Contents()
    kept: list[Attribution] = []
    parents: list[int | None] = []
    for attribution in sorted(once.values(), key=_extent, reverse=True):
        parent = contents.holder((*attribution.cue, *attribution.content))
        if parent is not None and not _is_hop(attribution, kept[parent]):
            continue
        contents.add(attribution.content, len(kept))
        kept.append(attribution)
        parents.append(parent)
    _go_on(kept, parents, contents)
    within: list[list[int]] = [[] for _ in kept]
    for number, parent in enumerate(parents):
        if parent is not None:
            within[parent].append(number)
    nested = [
        Nested(
            attribution=attribution,
            around=tuple(kept[above] for above in reversed(_above(number, parents))),
            within=tuple(kept[below] for below in within[number]),
        )
        for number, attribution in enumerate(kept)
    ]
    return tuple(sorted(nested, key=lambda found: (found.attribution.cue[0].start, -_extent(found.attribution))))


def _go_on(kept: list[Attribution], parents: list[int | None], contents: _Contents) -> None:
    """Find the parents of such as begin in another's content and go on behind it.

    "…," he says, by her account. "…" does so in pieces; *By her account, he wrote: "It is done. All of it."* in a
    quotation of two sentences.
    """
    for number, attribution in enumerate(kept):
        if parents[number] is not None:
            continue
        begins = _begins(attribution)
        parent = contents.holder((*attribution.source, *attribution.cue, *begins)) if begins else None
        if parent is None or parent == number or number in _above(parent, parents):
            continue
        if _is_hop(attribution, kept[parent]):
            parents[number] = parent


def _begins(attribution: Attribution) -> tuple[Span, ...]:
    """The piece of the content next to the cue, or the mark with which the only piece begins behind it."""
    if len(attribution.content) > 1:
        return (_nearest(attribution),)
    (content,) = attribution.content
    if content.start < attribution.cue[-1].end or content.text[0] not in _QUOTES:
        return ()
    return (replace(content, end=content.start + 1, text=content.text[:1]),)


def _above(number: int, parents: list[int | None]) -> list[int]:
    """Those that *number* stands in, the nearest first."""
    found: list[int] = []
    above = parents[number]
    while above is not None:
        found.append(above)
        above = parents[above]
    return found


def _extent(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _nearest(attribution: Attribution) -> Span:
    """The piece of the content next to the cue."""
    at = attribution.cue[0].start
    return min(attribution.content, key=lambda span: max(span.start - at, at - span.end))


class _Contents:
    """The contents met so far, the largest first, found by the part of the text they cover."""

    _BLOCK = 512  # code points of the text that one list answers for

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[Span, int]]] = {}

    def add(self, content: tuple[Span, ...], number: int) -> None:
        for span in content:
            for block in range(span.start // self._BLOCK, span.end // self._BLOCK + 1):
                self._blocks.setdefault(block, []).append((span, number))

    def holder(self, inner: tuple[Span, ...]) -> int | None:
        """The number of the smallest content that holds every span of *inner*: the last that was added."""
        holding: set[int] | None = None
        for span in inner:
            here = {
                number
                for big, number in self._blocks.get(span.start // self._BLOCK, ())
                if big.start <= span.start and span.end <= big.end
            }
            holding = here if holding is None else holding & here
            if not holding:
                return None
        return max(holding) if holding else None


def _is_hop(attribution: Attribution, around: Attribution) -> bool:
    if not attribution.source or (attribution.reread and attribution.confidence < LEAST_SURE):
        return False
    source, cue = attribution.source[0], attribution.cue[0]
    beside = cue.start - source.end <= len(" of ")
    if PARTICIPLE.match(cue.text) and beside and any(source.start == piece.start for piece in around.content):
        return False
    if _INFINITIVE.match(cue.text) or _QUOTED.match(source.text):
        return False
    return not _FIRST_PERSON.match(source.text)
