"""Whose word a passive is: *the man was identified by police as John Marlow*, *the death was confirmed by doctors*.

The reader often has the verb for a cue and nobody for its source: whoever stands behind *by*, as the tree has it, is
it. What he is named *as* behind that is part of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportedly.records import Attribution, Reading
from reportedly.statements.places import meet, words_of
from reportedly.statements.syntax import Forest, Tree

__all__ = ["named", "with_agents"]

_SPEAKERS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NAMING: Final = frozenset({"identified", "named", "described"})
#: As set phrases go; this project's judgement, 2026-11-26.
_TRUST: Final = 0.85
_ENDS: Final = frozenset({"PUNCT", "CCONJ"})


def with_agents(text: str, reading: Reading, forest: Forest) -> Reading:
    """*reading*, with whoever stands behind *by* for the source of a passive that has none.

    Args:
        text: the article's text.
        reading: the attributions that the reader found.
        forest: the trees of the text's sentences.
    """
    return replace(reading, attributions=tuple(_settled(text, one, forest) for one in reading.attributions))


def named(text: str, forest: Forest) -> Iterator[Attribution]:
    """Who is named behind a noun: *the suspect, **identified by police as Darren Cole**, was arrested*.

    It is a statement beside that of the sentence, and takes nothing from it.
    """
    for tree in forest.trees:
        for verb, word in enumerate(tree.words):
            naming = tree.relation(verb) == "acl" and word.span.text in _NAMING
            found = _agent(tree, verb) if naming else None
            whom = tree.phrase(tree.head(verb), without=verb)
            if found is not None and found[1] is not None and whom[1] < verb:
                content = (words_of(text, tree.words, whom), words_of(text, tree.words, found[1]))
                source = (words_of(text, tree.words, found[0]),)
                yield Attribution(source=source, cue=(word.span,), content=content, confidence=_TRUST)


def _settled(text: str, one: Attribution, forest: Forest) -> Attribution:
    tree = forest.at(one.cue[-1]) if not one.source else None
    if tree is None:
        return one
    cue = [place for place, word in enumerate(tree.words) if meet(word.span, one.cue[-1])]
    if one.content[0].start > one.cue[0].start:
        return _of_whom(text, one, tree, cue)
    found = next((told for place in cue if (told := _agent(tree, place)) is not None), None)
    if found is None:
        return one
    (first, last), named = found
    spans = [] if named is None else [words_of(text, tree.words, named)]
    fresh = [span for span in spans if not any(meet(span, part) for part in one.content)]
    return replace(one, source=(words_of(text, tree.words, (first, last)),), content=(*one.content, *fresh))


def _of_whom(text: str, one: Attribution, tree: Tree, cue: Sequence[int]) -> Attribution:
    """*One* with the subject of its passive: *much of the crew is thought to have left* is said of the crew."""
    if not one.content[0].text.startswith("to "):
        return one  # "… and was ruled illegal by the court": what was?
    subjects = [n for place in cue for n in tree.children(place, "nsubj:pass", "nsubj") if n < cue[0]]
    if not subjects or tree.text(subjects[0]) in ("it", "that", "which", "who"):
        return one
    return replace(one, content=(words_of(text, tree.words, tree.phrase(subjects[0], without=cue[-1])), *one.content))


def _agent(tree: Tree, verb: int) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """The words behind *by* at a passive verb, and those from *as* on behind them: first and last word of each."""
    agents = [n for n in tree.children(verb, "obl:agent") if n > verb and "by" in tree.texts(n, "case")]
    passive = tree.relation(verb) == "acl" or tree.children(verb, "aux:pass")
    if not agents or tree.tag(agents[0]) not in _SPEAKERS or not passive:
        return None
    first, last = tree.phrase(agents[0], without=verb)
    first += tree.text(first) == "by"
    place = next((n for n in range(first, min(last + 2, len(tree.words))) if tree.text(n) == "as"), None)
    if place is None:
        return (first, last), None
    end = next((n - 1 for n in range(place + 1, len(tree.words)) if tree.tag(n) in _ENDS), place)
    return (first, place - 1), (place, end) if end > place else None
