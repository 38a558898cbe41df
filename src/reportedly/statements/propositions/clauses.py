"""A content as clauses: the predicates in it, and the words of each.

A predicate is a finite verb, a participle that says something of its own, or what a copula joins to a subject; where a
content has none, its uppermost word. A verb that only says how another one is ("appears to be", "is known to have",
"began to") goes with that one: the clause is both, its key the inner. A clause's words are what hangs on its predicate,
without the clauses that hang there in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reportedly.records import Span, cut
from reportedly.statements.english.verbs import form
from reportedly.statements.syntax import Tree

__all__ = ["Clause", "clauses", "spans_of"]

#: Relations by which a clause hangs that says something of its own.
_CLAUSAL: Final = frozenset(
    {"root", "conj", "ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "advcl:relcl", "list"}
)
#: Participles behind a noun ("survivors picked up by boats") are clauses from so many words on.
_FEWEST_OF_PARTICIPLE: Final = 4
_NO_PREDICATES: Final = frozenset({"PUNCT", "CCONJ", "SCONJ", "AUX", "PART", "ADP"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s"})
#: What brings in a clause that says when another was, and takes for granted what it tells itself.
_TEMPORAL: Final = frozenset({"when", "while", "before", "until", "as", "since", "once"})
#: Prepositions by which a verb in *-ing* completes another; *after leaving*, *by leaving* and *in leaving* tell more.
_COMPLETING: Final = frozenset({"to", "of", "from", "for", "into", "against"})
_SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its uppermost word, the predicate that it is about, and its words in order, as indices."""

    top: int
    key: int
    words: tuple[int, ...]


def clauses(tree: Tree, allowed: Iterable[int]) -> Iterator[Clause]:
    """The clauses among the words *allowed* of one sentence, in order; every word is in one at most."""
    here = frozenset(allowed)
    tops = [index for index in sorted(here) if _is_top(tree, index, here)]
    if not tops:
        return
    if not any(_says(tree, top) for top in tops):
        tops = tops[:1]  # "Cole | with five counts of murder" is one phrase
        yield Clause(top=tops[0], key=_key(tree, tops[0], here), words=tuple(sorted(here)))
        return
    heads = frozenset(tops)
    for top in tops:
        words = tuple(sorted(_own(tree, top, heads) & here))
        yield Clause(top=top, key=_key(tree, top, here), words=words)


def spans_of(text: str, tree: Tree, words: Iterable[int]) -> tuple[Span, ...]:
    """The words as spans, those that follow each other as one, without punctuation at the ends."""
    found: list[Span] = []
    for run in _runs(words):
        kept = [index for index in run if tree.tag(index) != "PUNCT"]
        if kept:
            found.append(cut(text, tree.words[kept[0]].span.start, tree.words[kept[-1]].span.end))
    return tuple(found)


def _is_top(tree: Tree, index: int, here: frozenset[int]) -> bool:
    relation = tree.relation(index)
    if tree.head(index) not in here or tree.head(index) == index:
        return tree.tag(index) not in _NO_PREDICATES or bool(tree.children(index, *_SUBJECTS))
    if relation == "advcl" and _TEMPORAL & set(tree.texts(index, "mark", "advmod")):
        return False  # "when the fire broke out" only says when
    if relation == "advcl" and _completes(tree, index):
        return False
    if relation == "acl":
        return len(tree.below(index)) >= _FEWEST_OF_PARTICIPLE and not _names(tree, index)
    return relation in _CLAUSAL and _says(tree, index)


def _names(tree: Tree, index: int) -> bool:
    """Whether a participle says as whom somebody was named, which is a statement by itself."""
    return tree.text(index) in ("identified", "named") and bool(tree.children(index, "obl:agent"))


def _completes(tree: Tree, index: int) -> bool:
    """Whether a verb only completes the one before: did not admit to **hitting** it, was licensed to **carry** it."""
    marks, head = tree.children(index, "mark", "case"), tree.head(index)
    if not marks or tree.tag(head) != "VERB" or not head < marks[0] < index:
        return False
    between = marks[0] - head == 1 or tree.head(marks[0] - 1) == head
    if form(tree.text(index)) == "ing":
        return between and tree.text(marks[0]) in _COMPLETING
    return marks[0] - head == 1 and tree.text(marks[0]) == "to"


def _says(tree: Tree, index: int) -> bool:
    """Whether the word is a predicate: a verb, or anything with a copula or a subject."""
    if tree.children(index, "cop", *_SUBJECTS):
        return True
    return tree.tag(index) == "VERB" and tree.relation(index) != "amod"


def _key(tree: Tree, top: int, here: frozenset[int]) -> int:
    """The predicate that the clause is about: behind "appears to", "is known to", "was found" the inner one."""
    seen = {top}
    there = tree.children(top, "nsubj") if tree.children(top, "expl") and tree.text(top) in _BE else []
    if there:
        return there[0]  # "there is no award" is about the award
    while True:
        inner = [child for child in tree.children(top, "xcomp") if child in here and child not in seen]
        if not inner or tree.children(top, "obj"):
            return top
        top = inner[0]
        seen.add(top)


def _own(tree: Tree, top: int, heads: frozenset[int]) -> set[int]:
    found, waiting = {top}, [top]
    while waiting:
        fresh = [child for child in tree.children(waiting.pop()) if child not in found and child not in heads]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def _runs(words: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for index in sorted(words):
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
