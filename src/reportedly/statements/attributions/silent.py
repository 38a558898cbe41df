"""Whose a quotation is that stands behind a sentence about somebody: *The old man laughs. “It was the water.”*.

Magazines and tabloids leave the verb of saying out. The subject of the sentence right before the quotation, in its
paragraph, is whose it is, where that is a person, nothing in the sentence is on anybody's word, and nobody in the
paragraph has the quotation already. The reader gives such a quotation to whoever spoke last, often paragraphs before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.attributions.quotes import QUOTE, WHOLE, without
from reportedly.statements.english.lexicon import is_person_noun, is_somebodys, singular
from reportedly.statements.places import meet, words_of
from reportedly.statements.syntax import Forest, Tree

__all__ = ["with_silent"]

#: This project's judgement, 2026-11-26.
_TRUST = 0.7
_PRONOUNS = frozenset({"he", "she"})
_MARKS = frozenset('“”"')
_SENTENCE_ENDS = frozenset(".!?…")
#: How the words go on behind a quotation that has a tagline of its own.
_TAGLINE = re.compile(r"\s*[,–—-]|\s+[a-z]")


def with_silent(text: str, reading: Reading, forest: Forest) -> Reading:
    """*reading*, with every quotation behind a sentence about somebody given to him.

    Args:
        text: the article's text.
        reading: the attributions found.
        forest: the trees of the text's sentences.
    """
    found = list(reading.attributions)
    for match in QUOTE.finditer(text):
        quote = cut(text, *match.span())
        begin = text.rfind("\n", 0, quote.start) + 1
        before = text[begin : quote.start].rstrip()
        if not before or before[-1] not in _SENTENCE_ENDS or not WHOLE.search(quote.text):
            continue
        if _TAGLINE.match(text, quote.end) or any(_has(one, quote, begin) for one in found):
            continue
        tree = forest.at(cut(text, begin + len(before) - 1, begin + len(before)))
        told = None if tree is None else _about(text, tree, found)
        if told is not None:
            source, verb = told
            silent = Attribution(source=(source,), cue=(verb,), content=(quote,), confidence=_TRUST)
            found = [*without(found, quote), silent]
    return replace(reading, attributions=tuple(found))


def _has(one: Attribution, quote: Span, begin: int) -> bool:
    """Whether somebody who speaks in the paragraph that begins there has the quotation."""
    return any(meet(part, quote) for part in one.content) and one.cue[0].start >= begin


def _about(text: str, tree: Tree, found: list[Attribution]) -> tuple[Span, Span] | None:
    """The person that a sentence is about, and its verb; ``None`` where anything in it is on somebody's word."""
    start, end = tree.words[0].span.start, tree.words[-1].span.end
    if any(start <= one.cue[0].start < end for one in found) or _MARKS & set(text[start:end]):
        return None
    root = tree.root
    subjects = [] if root is None else tree.children(root, "nsubj")
    if root is None or not subjects or tree.tag(root) not in ("VERB", "AUX"):
        return None
    head = subjects[0]
    noun = is_somebodys(tree.text(head)) or is_person_noun(singular(tree.text(head))[0])
    if head > root or not (noun or tree.text(head) in _PRONOUNS or tree.tag(head) == "PROPN"):
        return None
    return words_of(text, tree.words, tree.phrase(head, without=root)), tree.words[root].span
