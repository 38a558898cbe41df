"""The main predicate of a content: the word that the rest of it hangs on, by the parse of its sentence.

Of the words of a content (of several sentences, the first one's), those hang highest whose head is outside it. One of
them is the main predicate: the one that has a clause's dependents, in the first piece of the content where any has. Two
such in one piece mean that the parse has gone wrong, and there is no main predicate; none, that the content is a mere
phrase, and then it is the one with the most words below it. The root of "The valve failed" is "failed";
that of the content of "She said that the valve was faulty" is "faulty", Universal Dependencies hanging the copula on
what it ascribes.

A hedge bears on the main predicate when it holds it ("is unlikely to *sail*"), or hangs on it without leaving its
clause and without belonging to a noun on the way: "The valve may have failed" is hedged, "The ship hit a reef that may
have been unmarked" and "The ship hit an alleged reef" are not. A condition bears on the clause it hangs on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Span, Word
from reportedly.statements.certainty.clauses import closed_class
from reportedly.statements.english.verbs import form
from reportedly.statements.places import is_within
from reportedly.statements.syntax import Forest, Tree

__all__ = ["Predicate", "main_predicate", "over"]

#: Relations of what a clause is made of: whatever has such dependents is a predicate.
_CLAUSAL = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl", "aux", "aux:pass", "cop", "mark")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl")

#: Relations that lead out of the clause of a head, or into a noun of it.
_OUT = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "conj", "parataxis", "dep"})
_INTO_NOUN = frozenset({"amod", "nmod", "nmod:poss", "nmod:desc", "appos", "compound", "nummod", "det"})
#: Relations of what is the complement of its head.
_COMPLEMENTS = frozenset({"ccomp", "csubj", "csubj:outer", "xcomp"})
_QUOTES = frozenset("\"'\u201d\u2019\u00bb)")
_OPEN_QUOTES = frozenset("\"'\u201c\u2018\u00ab")
#: What *will* becomes behind a verb in the past (Quirk et al. 1985, 14.31).
_BACKSHIFTED = frozenset({"would", "'d", "\u2019d"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A content's main predicate: the word at the index ``at`` of a sentence's ``tree``."""

    tree: Tree
    at: int

    @property
    def word(self) -> Word:
        """The predicate itself."""
        return self.tree.words[self.at]

    @property
    def is_clause(self) -> bool:
        """Whether it is the predicate of a clause, and no bare noun."""
        return self.word.tag == "VERB" or bool(self.tree.children(self.at, *_CLAUSAL))

    @property
    def is_negated(self) -> bool:
        """Whether a negation hangs on it, or is its subject, or hangs on that ("no ship")."""
        near = list(self.tree.children(self.at))
        for subject in self.tree.children(self.at, *_SUBJECTS):
            near.extend(self.tree.children(subject))
        return self.is_over or any(self._is_of("negation", index) for index in near)

    @property
    def is_over(self) -> bool:
        """Whether it is so no longer."""
        before = (index - 1 for index in self.tree.children(self.at, "advmod") if self.tree.text(index) == "longer")
        return any(self.tree.text(index) == "no" for index in before if index >= 0)

    @property
    def has_content(self) -> bool:
        """Whether a clause hangs on it that tells what is said or thought, and not who, how or when."""
        clauses = self.tree.children(self.at, "ccomp", "acl")
        return bool(clauses) and not any(
            self._is_of("asking", index) for clause in clauses for index in (clause, *self.tree.children(clause))
        )

    @property
    def has_pronoun(self) -> bool:
        """Whether its subject is a pronoun: among somebody's words, most often himself."""
        return any(self.tree.tag(subject) == "PRON" for subject in self.tree.children(self.at, *_SUBJECTS))

    @property
    def opening(self) -> tuple[Span, ...]:
        """The words that hang on it and leave it open, or tell of what may never be, in order."""
        passed = _BACKSHIFTED if self._is_backshifted else ()
        return tuple(
            self.tree.words[child].span
            for child in self.tree.children(self.at)
            if self._is_of("opening", child) and self.tree.text(child) not in passed
        )

    @property
    def _is_backshifted(self) -> bool:
        """Whether its *would* is a *will* that somebody said in the past: "announced that they would *sail*"."""
        head = self.tree.head(self.at)
        if self.tree.relation(self.at) != "ccomp" or form(self.tree.text(head)) not in ("past", "either"):
            return False
        auxiliaries = self.tree.children(self.at, "aux")
        before = (child for child in self.tree.children(self.at, "punct") if child < min(auxiliaries, default=0))
        quoted = any(self.tree.text(child) in _QUOTES | _OPEN_QUOTES for child in before)
        return not quoted and "have" not in map(self.tree.text, auxiliaries)

    @property
    def is_flat(self) -> bool:
        """Whether nothing in its form leaves it open: no such word, no question, and no infinitive."""
        return not (self.opening or self.is_infinitive or self.is_suspended)

    @property
    def is_infinitive(self) -> bool:
        """Whether it is an infinitive with *to*, its own or that of the one before: "a way to boost and *distract*"."""
        at = self.at
        while self.tree.relation(at) == "conj" and _shares(self.tree, at) and self.tree.head(at) < at:
            at = self.tree.head(at)
        return "to" in self.tree.texts(at, "mark")

    @property
    def is_suspended(self) -> bool:
        """Whether it is asked, or hangs on an "if" or a "whether"."""
        end = next((word.span.text for word in reversed(self.tree.words) if word.span.text not in _QUOTES), "")
        return end == "?" or any(self._is_of("suspending", child) for child in self.tree.children(self.at))

    def is_under(self, hedge: Span, *, condition: bool) -> bool:
        """Whether *hedge*, a *condition* or not, bears on it."""
        inside = set(self.tree.within(hedge.start, hedge.end))
        if condition and inside and self.at < min(inside) and self.tree.tag(min(inside) - 1) == "CCONJ":
            return False  # "they look, and if they find it, …": of what follows, whatever the tree makes of it
        tops = (index for index in inside if self.tree.head(index) not in inside)
        return self.at in inside or any(self._bears(top, condition=condition) for top in tops)

    def _bears(self, index: int, *, condition: bool) -> bool:
        """Whether the way up from the word at *index* leads to the predicate and stays in its clause."""
        above = list(self.tree.ancestors(index))
        if self.at not in above:
            return False
        way = [self.tree.relation(word) for word in (index, *above[: above.index(self.at)])]
        if condition and "advcl" in way:
            way = way[way.index("advcl") + 1 :]
        return _OUT.isdisjoint(way) and _INTO_NOUN.isdisjoint(way[:-1])

    def _is_of(self, name: str, index: int) -> bool:
        return self.tree.text(index).replace("\u2019", "'") in closed_class(name)


def over(tree: Tree, near: Sequence[int], content: Sequence[Span]) -> tuple[Predicate, ...]:
    """A clause's predicate and those above it whose hedges bear on it too, all within *content*.

    They are what it is the complement of ("it is likely that he *left*") and the first of two that share what stands
    before both ("may have sunk and *drifted*"); whatever else it hangs on is a clause of its own.

    Args:
        tree: the sentence.
        near: the clause's predicate, and the words above it up to the top of the clause.
        content: the pieces of the content.
    """
    found, at = list(near), near[-1]
    for above in tree.ancestors(at):
        complement = _is_complement(tree, at)
        if not (complement or tree.relation(at) == "conj") or not is_within(tree.words[above].span, content):
            break
        if complement or _shares(tree, at):
            found.append(above)
        at = above
    return tuple(Predicate(tree=tree, at=index) for index in found)


def _is_complement(tree: Tree, at: int) -> bool:
    """Whether a predicate is what its head says, thinks or ascribes: also "the proof *that …*", "it was he *who …*"."""
    relation, head = tree.relation(at), tree.head(at)
    if relation == "acl":
        return "that" in tree.texts(at, "mark")
    if relation == "acl:relcl":
        return bool(tree.children(head, "cop")) and "it" in tree.texts(head, "nsubj", "expl")
    return relation in _COMPLEMENTS


def _shares(tree: Tree, at: int) -> bool:
    """Whether the later of two predicates has neither a subject nor an auxiliary of its own."""
    return not tree.children(at, *_SUBJECTS, "aux")


def main_predicate(forest: Forest, content: Sequence[Span], without: Sequence[Span] = ()) -> Predicate | None:
    """The main predicate of *content*, leaving out what stands in *without*; ``None`` where nothing is parsed."""
    for span in content:
        tree = forest.at(span)
        if tree is None:
            continue
        own = {
            index
            for index, word in enumerate(tree.words)
            if word.tag != "PUNCT" and is_within(word.span, content) and not is_within(word.span, without)
        }
        if own:
            return _highest(tree, own, content)
    return None


def _highest(tree: Tree, own: set[int], content: Sequence[Span]) -> Predicate | None:
    below = Counter(_top(tree, own, index) for index in own)
    candidates = [Predicate(tree=tree, at=top) for top in sorted(below)]
    clauses = [(_piece(one.word.span, content), one) for one in candidates if one.is_clause]
    if not clauses:
        return max(candidates, key=lambda one: below[one.at])
    first = min(piece for piece, _ in clauses)
    found, *others = [one for piece, one in clauses if piece == first]
    return None if others else found


def _piece(word: Span, content: Sequence[Span]) -> int:
    return next(number for number, span in enumerate(content) if is_within(word, (span,)))


def _top(tree: Tree, own: set[int], index: int) -> int:
    """The highest word over *index* that is reached without leaving *own*."""
    for above in tree.ancestors(index):
        if above not in own:
            break
        index = above
    return index
