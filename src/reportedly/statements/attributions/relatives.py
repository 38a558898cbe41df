"""Whom a relative pronoun stands for: "**the clerk**, who says that …"."""

from __future__ import annotations

from reportedly.statements.english.lexicon import is_person_noun, is_somebodys, singular
from reportedly.statements.syntax import Tree

__all__ = ["antecedent"]

_WHO = frozenset({"who", "which"})
_FEWEST = 2


def antecedent(tree: Tree, pronoun: int) -> tuple[int, int] | None:
    """The first and the last word of the noun phrase right before *pronoun* that its clause hangs on.

    ``None`` where the word is no such pronoun, and where anything but a comma stands between.
    """
    if tree.text(pronoun) not in _WHO:
        return None
    clause = next((n for n in (pronoun, *tree.ancestors(pronoun)) if tree.relation(n).startswith("acl:relcl")), None)
    head = _somebody_before(tree, pronoun) if clause is None else tree.head(clause)
    if head is None:
        return None
    first, last = tree.phrase(head, without=pronoun)
    while tree.relation(first) in ("case", "fixed"):
        first += 1
    between = [tree.text(n) for n in range(last + 1, pronoun)]
    return (first, last) if head <= last < pronoun and between in ([], [","]) else None


def _somebody_before(tree: Tree, pronoun: int) -> int | None:
    """The person or body whose phrase ends at the comma before it, where the tree hangs its clause elsewhere."""
    if tree.text(pronoun - 1) != "," or pronoun < _FEWEST:
        return None
    noun = pronoun - 2
    while tree.relation(noun) in ("flat", "compound", "nmod") and tree.head(noun) != noun:
        noun = tree.head(noun)
    told = (
        is_person_noun(singular(tree.text(noun))[0]) if tree.text(pronoun) == "who" else is_somebodys(tree.text(noun))
    )
    somebody = tree.tag(noun) == "PROPN" or told  # "in other words, who cares …"
    return noun if somebody and noun < pronoun else None
