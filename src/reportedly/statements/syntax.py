"""The reader's words as trees: who hangs on whom, as Universal Dependencies has it.

A sentence is looked at only when something in it is asked for. Everything here holds for any heads, also such as make
no tree: a way up ends where it would come round.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from reportedly.records import Span, Word
from reportedly.statements.reattached import reattached

__all__ = ["Forest", "Tree"]


#: What hangs on a noun and is no part of its phrase (measured on GUM's mentions, 2026-11, without relative clauses);
#: what is only apart before the noun is part of it behind.
_APART = frozenset(
    """acl:relcl advcl advcl:relcl appos aux aux:pass cc cc:preconj conj cop csubj dep discourse dislocated expl list
    mark nsubj nsubj:outer nsubj:pass orphan parataxis reparandum vocative""".split()  # noqa: SIM905
)
_APART_BEFORE = frozenset({"advmod", "case"})
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass", "csubj")
#: What stands in front of a predicate, besides its subject.
_OPENING = ("aux", "aux:pass", "cop", "mark", "cc")
_PAIRS = {"”": "“", "’": "‘", '"': '"', ")": "(", "]": "[", "»": "«"}


class Tree:
    """The words of one sentence; a word is named by its index."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                children[word.head].append(index)
        return children

    def text(self, index: int) -> str:
        """The word in lower case."""
        return self.words[index].span.text.lower()

    def tag(self, index: int) -> str:
        """Its universal tag."""
        return self.words[index].tag

    def relation(self, index: int) -> str:
        """Its relation to its head."""
        return self.words[index].relation

    def head(self, index: int) -> int:
        """Its head; itself at the root."""
        return self.words[index].head

    @cached_property
    def root(self) -> int | None:
        """The word that hangs on no other, mostly the main verb; ``None`` where the sentence has none."""
        return next((index for index, word in enumerate(self.words) if word.head == index), None)

    def children(self, index: int, *relations: str) -> list[int]:
        """The words that hang on it, in order; only those of *relations*, where any are given."""
        found = self._children[index]
        return [child for child in found if self.words[child].relation in relations] if relations else found

    def texts(self, index: int, *relations: str) -> list[str]:
        """The same, as their words in lower case."""
        return [self.text(child) for child in self.children(index, *relations)]

    def ancestors(self, index: int) -> Iterator[int]:
        """Its head, the head's head and so on up to the root."""
        seen = {index}
        while (head := self.words[index].head) not in seen:
            seen.add(head)
            yield head
            index = head

    def below(self, index: int) -> set[int]:
        """It, and all that hangs on it at any depth."""
        found = {index}
        waiting = [index]
        while waiting:
            fresh = [child for child in self._children[waiting.pop()] if child not in found]
            found.update(fresh)
            waiting.extend(fresh)
        return found

    def within(self, start: int, end: int) -> list[int]:
        """The words that overlap a place of the text."""
        return [index for index, word in enumerate(self.words) if word.span.start < end and start < word.span.end]

    def top(self, start: int, end: int) -> int | None:
        """Of the words at a place, the first whose head is none of them; ``None`` where there is no word."""
        here = self.within(start, end)
        return next((i for i in here if self.words[i].head == i or self.words[i].head not in here), None)

    def phrase(self, head: int, *, without: int) -> tuple[int, int]:
        """The first and the last word of the phrase of the noun *head*: an unbroken run.

        What hangs on it behind and holds the word *without* is left out: *tapes*, of *tapes released by the group*.
        """
        kept = {head}
        for child in self._children[head]:
            relation = self.words[child].relation
            if relation in _APART or (child < head and relation in _APART_BEFORE):
                continue
            below = self.below(child)
            if child < head or without not in below:
                kept |= below
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return self.trimmed(first, last, head)

    def before_clause(self, head: int, last: int) -> int:
        """The last word of the run from *head* to *last* before a clause begins in it that is no part of the phrase."""
        for index in range(head + 1, last + 1):
            subjects = self.children(index, *_SUBJECTS)
            if subjects and not self._belongs(index, head):
                opening = {
                    word for child in (*subjects, *self.children(index, *_OPENING)) for word in self.below(child)
                }
                last = min(last, min(word for word in {index, *opening} if word > head) - 1)
        return last

    def _belongs(self, index: int, head: int) -> bool:
        """Whether the word at *index* hangs on *head*, and not only as an aside."""
        way = index
        for above in self.ancestors(index):
            if self.relation(way) == "parataxis":
                return False
            if above == head:
                return True
            way = above
        return False

    def trimmed(self, first: int, last: int, head: int) -> tuple[int, int]:
        """The run from *first* to *last* without punctuation around it, and without the *'s* at its end."""
        while last > head and self._is_loose(first, last):
            last -= 1
        while first < head and self.words[first].tag == "PUNCT" and not self._closes(first, last):
            first += 1
        return first, last

    def _is_loose(self, first: int, last: int) -> bool:
        word = self.words[last]
        if word.relation == "case" and word.span.text in ("'s", "’s", "'", "’"):
            return True
        opening = _PAIRS.get(word.span.text)
        inside = any(self.words[index].span.text == opening for index in range(first + 1, last))
        return word.tag == "PUNCT" and not inside

    def _closes(self, first: int, last: int) -> bool:
        """Whether the mark at *first* opens what closes within the run."""
        marks = {closing for closing, opening in _PAIRS.items() if opening == self.words[first].span.text}
        return any(self.words[index].span.text in marks for index in range(first + 1, last))


class Forest:
    """The ``trees`` of an article, found by their place: made once, and handed to all that ask."""

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        self.trees = [Tree(reattached(words)) for words in sentences if words]
        self._starts = [tree.words[0].span.start for tree in self.trees]

    def number(self, start: int) -> int:
        """The number of the last sentence that begins at *start* or before; -1 before the first."""
        return bisect_right(self._starts, start) - 1

    def between(self, start: int, end: int) -> list[Tree]:
        """The sentences that begin at *start* or behind it, and before *end*."""
        return self.trees[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, span: Span) -> Tree | None:
        """The sentence in which *span* begins; ``None`` between sentences and where nothing was parsed."""
        number = self.number(span.start)
        if number < 0 or self.trees[number].words[-1].span.end <= span.start:
            return None
        return self.trees[number]
