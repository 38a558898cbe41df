"""The headline among the paragraphs: told from the text when it says so, and taken out of it in any case.

A body often begins with the headline again, in the words of the page's title or nearly so, under a section's label
("World"). Saved text has no other place for it: there the headline is the first line too long for a label, too short
for a paragraph and without the full stop of a sentence, with prose coming after it. A line that the next one only
repeats and continues is what is left of a caption.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reportedly.articles.body import Paragraph, is_prose, words

__all__ = ["Opening", "fragments", "is_repeated", "read_opening"]

#: How far from the top a repeated headline is looked for: under a label, a date, a byline and a caption.
REACH = 5

#: Two wordings of one headline are this much alike: on the 126 development pages the pairs from 0.74 up are a headline
#: reworded (18 of 18), those from 0.68 down a headline and a line under it (2026-11).
ALIKE = 0.72

#: In characters; no headline is longer, and comparing takes the square of its length.
LONGEST_LINE = 400

LABEL_WORDS = 2
HEADLINE_WORDS = range(3, 31)
FRAGMENT_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the lines before the text are: the place of the headline where it was found, and of what may go."""

    headline: int | None
    furniture: frozenset[int]


def read_opening(paragraphs: Sequence[Paragraph], candidates: Sequence[int], titles: Sequence[str]) -> Opening:
    """Find the headline.

    Args:
        paragraphs: the body.
        candidates: places of those of the first paragraphs that are not known to be furniture, in order; the last is
            the first prose, if there is any.
        titles: the forms of the headline the page gives elsewhere, if it does.

    Returns:
        ``headline`` is set only when *titles* is empty: the line that is to be the title.
    """
    if titles:
        repeated = [n for n in candidates[:REACH] if any(is_repeated(paragraphs[n].text, title) for title in titles)]
        return Opening(headline=None, furniture=frozenset(repeated).union(_labels(paragraphs, candidates, repeated)))
    headline = next((n for n in candidates[:-1] if _is_headline(paragraphs[n])), None)
    if headline is None or not is_prose(paragraphs[candidates[-1]].text):
        return Opening(headline=None, furniture=frozenset())
    return Opening(headline=headline, furniture=_labels(paragraphs, candidates, [headline]))


def is_repeated(line: str, title: str) -> bool:
    """Whether *line* says the headline *title* again: alike but for a few characters, or one the other's beginning."""
    ours, theirs = _key(line), _key(title)
    if not ours or not theirs or is_prose(line) or len(line) > LONGEST_LINE:
        return bool(ours) and ours == theirs
    if min(len(ours), len(theirs)) < 0.7 * max(len(ours), len(theirs)):
        return False
    return (
        ours.startswith(theirs)
        or theirs.startswith(ours)
        or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE
    )


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_headline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return paragraph.kind != "item" and words(text) in HEADLINE_WORDS and not text.endswith((".", ":", ",", ";"))


def _labels(paragraphs: Sequence[Paragraph], candidates: Sequence[int], headlines: Sequence[int]) -> frozenset[int]:
    """Find the short lines over a headline."""
    if not headlines:
        return frozenset()
    return frozenset(n for n in candidates if n < headlines[0] and words(paragraphs[n].text) <= LABEL_WORDS)


def fragments(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Find the lines, *paragraphs* being the first of a body, that the next one only begins with and goes on."""
    return frozenset(
        n
        for n, (line, after) in enumerate(pairwise(paragraphs))
        if words(line.text) <= FRAGMENT_WORDS
        and len(_key(line.text)) > 3
        and not is_prose(after.text)
        and after.text.startswith(line.text + " ")
    )
