"""Where in a text: which of its sentences a place stands in, and what holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.records import Span, Word, cut

__all__ = ["Places", "is_within", "meet", "sentence_at", "words_of"]


def is_within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether one of *spans* holds all of *span*."""
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def words_of(text: str, words: Sequence[Word], place: tuple[int, int]) -> Span:
    """The piece of *text* from the first to the last of some *words* of a sentence, given by their indices."""
    return cut(text, words[place[0]].span.start, words[place[1]].span.end)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def sentence_at(sentences: Sequence[Span], at: int) -> Span | None:
    """The one of *sentences*, which are in order, that the place *at* stands in; ``None`` where it stands in none."""
    number = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    return sentences[number] if number >= 0 and at < sentences[number].end else None


@dataclass(frozen=True, slots=True)
class Places:
    """Which sentence a place of the text is in: sentence starts, ascending."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, sentences: Iterable[Span]) -> Places:
        """Give the places of *sentences*."""
        return cls(tuple(sorted(sentence.start for sentence in sentences)))

    def number(self, at: int) -> int:
        """Give the number of the sentence that begins last before *at*."""
        return bisect_right(self.starts, at)

    def back(self, at: int, sentences: int) -> int:
        """Where the sentence begins that stands *sentences* before the one at *at*."""
        number = self.number(at) - 1 - sentences
        return self.starts[number] if 0 <= number < len(self.starts) else 0
