"""From a head word to the span of its mention: which of the words below it belong.

A mention is its head word with the subtrees of its dependents, but for those that tell something else: the preposition
before it, what it is coordinated with, its apposition where that is a mention of its own, and, of a noun that is said
of something ("she is *the mayor*"), the rest of the clause. Below the dependents nothing is cut. What is left is the
unbroken run of words around the head, without outer punctuation. The tables of relations were chosen on GUM's training
part, whose mentions the rules rebuild from the gold trees in nine cases of ten.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import accumulate

import numpy as np

from reportedly.records import Word

__all__ = ["Trees"]


def _relations(told: str) -> frozenset[str]:
    return frozenset(told.split())


#: Dependents that make a clause of their head, whatever it is.
_CLAUSAL = _relations("cop nsubj nsubj:pass nsubj:outer csubj expl aux aux:pass")
#: What is no part of a mention: beside a noun or the like, on either side; before it only; with a clause around it.
_BESIDE = _relations(
    "cc cc:preconj conj appos parataxis dep discourse list orphan advcl mark reparandum vocative dislocated"
)
_BEFORE = _relations("case advmod")
_AROUND = _relations("cop nsubj nsubj:pass nsubj:outer csubj expl aux obl obl:unmarked ccomp advcl:relcl advmod")
#: The same of a verb, which stands for an event.
_BESIDE_VERB = _relations("cc conj")
_BEFORE_VERB = _relations("case")
#: Of these after a noun only what is a mention itself is cut: the rest is more words for the same.
_MENTIONED = _relations("conj appos")

_VERBS = frozenset({"VERB", "AUX"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb", '"': '"', "'": "'"}


class Trees:
    """The sentences of one text as one list of words, with what lies below each.

    Args:
        sentences: the words of each sentence, as :func:`reportedly.reader.parsing.parse` gives them.

    ``words`` are all of them, ``sentence`` the number of the sentence of each, ``heads`` the heads as indices of
    ``words``.
    """

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        offsets = accumulate(map(len, sentences), initial=0)
        self.words = [word for words in sentences for word in words]
        self.sentence = [number for number, words in enumerate(sentences) for _ in words]
        self.heads = [start + word.head for start, words in zip(offsets, sentences, strict=False) for word in words]
        self.dependents: list[list[int]] = [[] for _ in self.words]
        for number, head in enumerate(self.heads):
            if head != number:
                self.dependents[head].append(number)
        self._first, self._last = self._reaches()

    def _reaches(self) -> tuple[list[int], list[int]]:
        """The first and the last word of the subtree of each word."""
        heads = np.array(self.heads, dtype=np.int64)
        first = np.arange(len(heads))
        last = first.copy()
        while True:
            before = last - first
            np.minimum.at(first, heads, first.copy())
            np.maximum.at(last, heads, last.copy())
            if (last - first == before).all():
                return first.tolist(), last.tolist()

    def mention(self, head: int, heads: Container[int]) -> tuple[int, int]:
        """The first and the last word of the mention with this *head* word, *heads* being those of all mentions."""
        dependents = self.dependents[head]
        verb = self.words[head].tag in _VERBS
        around = any(self.words[number].relation in _CLAUSAL for number in dependents)
        beside = _BESIDE_VERB if verb else _BESIDE | _AROUND if around else _BESIDE
        before = beside | (_BEFORE_VERB if verb else _BEFORE)
        first = last = head
        for number in reversed(dependents):
            if number < head:
                if self.words[number].relation in before:
                    break
                first = min(first, self._first[number])
        for number in dependents:
            if number > head:
                relation = self.words[number].relation
                if relation in beside and (verb or around or relation not in _MENTIONED or number in heads):
                    break
                last = max(last, self._last[number])
        return self._trimmed(first, head, last)

    def _trimmed(self, first: int, head: int, last: int) -> tuple[int, int]:
        """The run without its outer punctuation; a mark stays whose partner is within, but no pair around the whole."""
        while True:
            opens = first < head and self._loose(first) and not self._paired(first, range(first + 1, last))
            closes = last > head and self._loose(last) and not self._paired(last, range(first + 1, last))
            if not opens and not closes:
                return first, last
            first, last = first + opens, last - closes

    def _loose(self, number: int) -> bool:
        return self.words[number].tag == "PUNCT"

    def _paired(self, number: int, others: range) -> bool:
        """Whether the bracket or quotation mark at *number* has its partner among *others*."""
        mark = self.words[number].span.text
        partners = {_PAIRS.get(mark), *(opened for opened, closed in _PAIRS.items() if closed == mark)} - {None}
        return any(self.words[other].span.text in partners for other in others)
