"""Whom the text has been about: the subjects of the sentences before a pronoun, as evidence for whom it means.

*Emil Garrod, spokesman for Tobin Marrack, withdrew two statements. Aldane handed over her letter on March 1, he said.*
A pronoun takes up the subject of the sentence before it more than anybody else (Grosz, Joshi and Weinstein 1995,
"Centering", Computational Linguistics 21). Here that is believed only where hardly a doubt is left: the subject is
named and agrees in number, gender and kind; nobody else who agrees is named in its sentence but within the subject's
own phrase; and nobody who agrees spoke in between. Sentences that only quote, such as have the same pronoun for their
subject, and such as are about a thing and name nobody are passed over. Names in the pronoun's own sentence before a
tagline (*Aldane handed over her letter, he said*) are what he speaks of, and not he.
"""

from __future__ import annotations

from reportedly.statements.english.lexicon import noun_kind, singular
from reportedly.statements.entities.clusters import GENDERS, agrees
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.syntax import Forest, Tree

__all__ = ["Topics", "main_subject", "main_subjects"]

#: Sentences back, at most, that a topic lasts.
_LASTS = 3
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_QUOTES = "“”\"‘’'"
_TAGLINE = (",", "”", '"', "’", "'")


class Topics:
    """The sentences of one article, with what is the subject of each."""

    def __init__(self, text: str, forest: Forest, roster: Roster) -> None:
        self._text = text
        self._roster = roster
        self._forest = forest

    def figure(self, phrase: Phrase, spoke: Figure | None) -> Figure | None:
        """Whom the pronoun *phrase* takes up; ``None`` in any doubt.

        Args:
            phrase: a pronoun that is a source.
            spoke: who spoke last before it, in its sentence or the last, if that is known.
        """
        here, trees = self._forest.number(phrase.start), self._forest.trees
        if here < 0 or not self._opens(trees[here], phrase):
            return None
        for tree in reversed(trees[max(0, here - _LASTS) : here]):
            if self._is_passed_over(tree, phrase):
                continue
            found = self._subject(tree, phrase)
            doubtful = spoke is not None and spoke is not found and agrees(phrase, spoke)
            return None if doubtful else found
        return None

    def _opens(self, tree: Tree, phrase: Phrase) -> bool:
        """Whether nobody in the pronoun's own sentence comes before it, or only such as it speaks of."""
        start = tree.words[0].span.start
        if self._text[start : phrase.start].rstrip().endswith(_TAGLINE):
            return True
        return not any(
            figure is None or agrees(phrase, figure) for _, figure in self._roster.named(start, phrase.start)
        )

    def _is_passed_over(self, tree: Tree, phrase: Phrase) -> bool:
        words = tree.words
        if words[0].span.text in _QUOTES and words[-1].span.text in _QUOTES:
            return True
        subject = main_subject(tree)
        if subject is None or tree.text(subject) == phrase.word:
            return subject is not None
        noun, plural = singular(tree.text(subject))
        idle = tree.tag(subject) == "NOUN" and noun_kind(noun, plural=plural) is None and phrase.word in GENDERS
        named = self._roster.named(words[0].span.start, words[-1].span.end)
        return idle and not any(figure is None or agrees(phrase, figure) for _, figure in named)

    def _subject(self, tree: Tree, phrase: Phrase) -> Figure | None:
        """The figure that is the subject of *tree*, if no other that agrees is named beside it."""
        head = main_subject(tree)
        if head is None:
            return None
        places = [*main_subjects(tree), *tree.children(head, "appos", "flat")]
        figure = next((f for n in places if (f := self._roster.at(tree.words[n].span.start)) is not None), None)
        if figure is None or not _may_be(phrase, figure) or any(role == "voice" for role, *_ in figure.roles):
            return None
        own = tree.below(head)
        starts = {tree.words[n].span.start for n in own}
        first, last = tree.words[0].span.start, tree.words[-1].span.end
        for run, other in self._roster.named(first, last):
            if other is not figure and run.start not in starts and (other is None or agrees(phrase, other)):
                return None
        return figure


def _may_be(phrase: Phrase, figure: Figure) -> bool:
    """Whether *phrase* may be *figure*; what is written with "the" and is of no kind known is a thing ("the Dart")."""
    thing = figure.kind is None and bool(figure.runs) and all(run.the for run in figure.runs)
    return agrees(phrase, figure) or (thing and phrase.word == "it")


def main_subject(tree: Tree) -> int | None:
    """The head of the subject of the sentence's main verb."""
    return next(iter(main_subjects(tree)), None)


def main_subjects(tree: Tree) -> list[int]:
    """All that hangs on the sentence's main verb as its subject: of "Brewmaster Ada Voss", at times each word."""
    return tree.children(tree.root, *_SUBJECTS) if tree.root is not None else []
