"""Syntax to roles: who did it, whom it was done to, who received it.

A role here is a relation of syntax seen past what English does to it: the subject of a passive is the patient, the noun
before a relative clause or a participle takes part in it, an infinitive has the subject or the object of its governor,
coordinated verbs share. Each is one rule of a table, by the relation that the verb hangs by (Quirk et al. 1985, 16.36
on control, 13.44 on coordination, 17.9 on relatives; relations as Universal Dependencies v2 defines them). Where no
rule leads to a word, there is no participant: nearness and plausibility decide nothing. A verb that seems to have two
subjects, or two objects, was misread, and has none.

The subject of a predicative adjective ("was alive") is an agent here, as that of any active verb is.

Nouns of events are told apart by ``tables/nominals.toml``: "the killing of Orrin" is done to Orrin, "the arrival of
Orrin" by him.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from reportedly.statements.english.lexicon import singular
from reportedly.statements.english.verbs import form, is_a
from reportedly.statements.syntax import Tree

__all__ = ["Role", "obliques", "roles"]

Role = Literal["agent", "patient", "recipient"]
Part = tuple[Role, int]
_Seen = frozenset[int]

_PRONOUNS = frozenset({"who", "whom", "which", "that", "what", "whoever", "whatever"})
_RELATIVE = _PRONOUNS | {"whose", "where", "when", "why"}
_PERSONAL = frozenset({"PRON", "DET"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: What can head a phrase that takes part: not a clause, which is said or done but does nothing itself.
_NOMINAL = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "SYM", "X"})
_PREDICATES = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_MODIFIERS = ("obl", "obl:unmarked", "nmod", "nmod:unmarked")
#: Before a participle: what says when, and leaves open who.
_WHEN = frozenset({"when", "while", "after", "before", "once", "since", "although", "though", "until"})


#: Before whom somebody calls on.
_CALLED = frozenset({"on", "upon", "to", "with"})
#: Before a gerund, after such as "accused him".
_OF_OBJECT = frozenset({"of", "for", "with", "from"})


def roles(tree: Tree, index: int) -> tuple[Part, ...]:
    """The participants of the event at the word *index*: each its role and the word that heads its phrase."""
    tag = tree.tag(index)
    if tag in _NOUNS or (tag == "VERB" and tree.children(index, "det", "nmod:poss")):
        found = _of_noun(tree, index)
    elif tag == "VERB":
        found = _of_verb(tree, index)
    elif tag == "ADJ" and (tree.children(index, "cop") or tree.relation(index) == "xcomp"):
        found = _as("agent", _subjects(tree, index))
    else:
        found = iter(())
    nominal = ((role, head) for role, head in found if head != index and _is_nominal(tree, head))
    return tuple(dict.fromkeys(nominal))


def _is_nominal(tree: Tree, head: int) -> bool:
    return tree.tag(head) in _NOMINAL and tree.text(head) != "there"


def obliques(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    """What hangs on the word *index* by a preposition, ``""`` for none: the preposition and the phrase's head."""
    for child in tree.children(index, *_MODIFIERS):
        head = _meant(tree, child)
        if head is not None:
            yield _preposition(tree, child), head
    if tree.relation(index) == "acl:relcl" and "where" in tree.texts(index, "advmod"):
        yield "where", tree.head(index)


def _preposition(tree: Tree, index: int) -> str:
    cases = [case for case in tree.children(index, "case") if case < index]
    return " ".join(tree.text(word) for case in cases for word in (case, *tree.children(case, "fixed")))


# ------------------------------------------------------------------------------------------------------------- verbs


def _of_verb(tree: Tree, index: int) -> Iterator[Part]:
    word, subjects, objects = tree.text(index), _subjects(tree, index), _objects(tree, index)
    if _is_passive(tree, index):
        objects = [head for head in objects if min(tree.below(head)) == index + 1]  # others are misread appositions
        received = objects or is_a("telling", word)  # "was given a medal": of two objects one is left
        yield from _as("recipient" if received else "patient", subjects)
        yield from _as("agent", _spread(tree, _agents(tree, index)))
    else:
        yield from _as("agent", subjects)
    for head in objects:
        told = is_a("telling", word) and not is_a("told", singular(tree.text(head))[0])
        yield ("recipient" if told else "patient"), head
    caused = tree.children(index, "xcomp") and not objects and not is_a("telling", word)  # "caused a crane to fall"
    yield from _as("patient" if caused else "recipient", _spread(tree, tree.children(index, "iobj")))
    if is_a("giving", word):
        yield from _as("recipient", (head for preposition, head in obliques(tree, index) if preposition == "to"))


def _as(role: Role, heads: Iterable[int]) -> Iterator[Part]:
    return ((role, head) for head in heads)


def _is_passive(tree: Tree, index: int) -> bool:
    """Whether the verb's subject, wherever it stands, is what something is done to."""
    if tree.children(index, "aux:pass", "nsubj:pass", "obl:agent"):
        return True
    if tree.children(index, "aux", "cop", "nsubj"):
        return False
    participle = form(tree.text(index)) in ("participle", "either")
    if tree.relation(index) == "conj":  # its head stands before it, so that this ends whatever the heads are
        first = tree.head(index)
        return participle and not tree.children(index, "obj") and first < index and _is_passive(tree, first)
    return participle and tree.relation(index) in ("acl", "amod", "advcl", "xcomp")


def _objects(tree: Tree, index: int) -> list[int]:
    """The verb's own objects, or those it shares with the verb it is coordinated with: they stand behind both."""
    own = tree.children(index, "obj") or _left_out(tree, index)
    if not own and tree.relation(index) == "conj" and not _is_passive(tree, index):
        own = [head for head in tree.children(tree.head(index), "obj") if head > index]
    return _spread(tree, own) if len(own) == 1 else []


def _left_out(tree: Tree, index: int) -> list[int]:
    """*The recording the group released*: in GUM and EWT 19 of 20 such clauses leave out the object (2026)."""
    noun = tree.head(index)
    if tree.relation(index) != "acl:relcl" or is_a("of_clause", tree.text(noun)) or _is_passive(tree, index):
        return []
    before = range(noun + 1, index)
    complete = tree.children(index, "ccomp", "xcomp") or not tree.children(index, "nsubj")
    pronoun = any(tree.text(word) in _RELATIVE for word in before)
    stranded = any(tree.tag(word) == "ADP" and word > index for word in tree.children(index, "obl", "case", "advmod"))
    return [] if complete or pronoun or stranded else [noun]


def _agents(tree: Tree, index: int) -> list[int]:
    own = tree.children(index, "obl:agent")
    if not own and tree.relation(index) == "conj":
        own = [head for head in tree.children(tree.head(index), "obl:agent") if head > index]
    return own


# ----------------------------------------------------------------------------------------------------------- subjects


def _subjects(tree: Tree, index: int, seen: _Seen = frozenset()) -> list[int]:
    """Who or what the predicate *index* is said of: its own subject, or the one that its place in the tree gives it."""
    own = tree.children(index, *_SUBJECTS)
    if not own and "to" in tree.texts(index, "mark") and tree.children(index, "cop"):
        own = tree.children(index, "nsubj:outer")  # "he is to leave": of two clauses, the outer one's
    if own or tree.children(index, "csubj", "expl", "nsubj:outer"):
        return _spread(tree, own) if len(own) == 1 else []
    rule = _INHERITED.get(tree.relation(index))
    if rule is None or index in seen or tree.head(index) == index:
        return []
    return rule(tree, index, seen | {index})


def _controlled(tree: Tree, index: int, seen: _Seen) -> list[int]:
    """*The group agreed to leave*, *was told to leave*; *told him to leave*; *called on him to leave*."""
    governor = tree.head(index)
    word = tree.text(governor)
    if is_a("tough", word):
        return []
    objects = tree.children(governor, "iobj") or tree.children(governor, "obj")
    if objects and not is_a("of_subject", word):
        return _spread(tree, objects)
    if is_a("of_oblique", word):
        called = [head for preposition, head in obliques(tree, governor) if preposition in _CALLED]
        if called:
            return called
    return _subjects(tree, governor, seen)


def _shared(tree: Tree, index: int, seen: _Seen) -> list[int]:
    """*The group came and left*."""
    first = tree.head(index)
    clause = tree.tag(first) in _PREDICATES or tree.children(first, "cop", *_SUBJECTS)
    return _subjects(tree, first, seen) if clause else []


def _modified(tree: Tree, index: int, _: _Seen) -> list[int]:
    """*A recording released on Monday*, *a recording showing him*; not *a plan to attack*, *the risk of losing*."""
    participle = form(tree.text(index)) == "ing" or _is_passive(tree, index)
    return [tree.head(index)] if participle and not tree.children(index, "mark") else []


def _adjunct(tree: Tree, index: int, seen: _Seen) -> list[int]:
    """*Speaking on Monday, he …*, *he flew out to meet them*; not *it was built to last*, *as expected, he …*.

    *Accused him of lying*: there it is the object.
    """
    main = tree.head(index)
    marks = set(tree.texts(index, "mark"))
    done = _is_passive(tree, main)
    if is_a("of_object", tree.text(main)) and marks & _OF_OBJECT:
        return _subjects(tree, main, seen) if done else _spread(tree, tree.children(main, "obj"))
    if "to" in marks:
        free = not done and not (is_a("sending", tree.text(main)) and tree.children(main, "obj"))
    elif form(tree.text(index)) == "ing":
        free = marks <= _WHEN or not done
    else:
        free = marks <= _WHEN and _is_passive(tree, index)
    return _subjects(tree, main, seen) if free else []


_INHERITED: dict[str, Callable[[Tree, int, _Seen], list[int]]] = {
    "xcomp": _controlled,
    "conj": _shared,
    "acl": _modified,
    "amod": _modified,
    "advcl": _adjunct,
}


def _spread(tree: Tree, heads: Iterable[int]) -> list[int]:
    """Each of *heads* as what it stands for, and what is coordinated with it."""
    found: list[int] = []
    for head in heads:
        meant = _meant(tree, head)
        if meant is not None:
            found.append(meant)
        if meant == head:
            found.extend(child for child in tree.children(head, "conj") if not tree.children(child, *_SUBJECTS))
    return found


def _meant(tree: Tree, index: int) -> int | None:
    """What a word stands for: a relative pronoun for the noun before its clause, a question word for nothing."""
    word = tree.text(index)
    if word not in _PRONOUNS or tree.tag(index) not in _PERSONAL:
        return index
    if index < tree.head(index):
        clause = next((above for above in tree.ancestors(index) if tree.relation(above) == "acl:relcl"), None)
        if clause is not None and tree.head(clause) < index:
            return tree.head(clause)
    return index if word == "that" and index > tree.head(index) else None


# -------------------------------------------------------------------------------------------------------------- nouns


@cache
def _nominals() -> dict[str, tuple[Role | None, Role | None, frozenset[str]]]:
    """Each noun: the roles of "of" and of "'s", and the prepositions that bring in whom it is done to."""
    table = tomllib.loads(files(__package__).joinpath("tables/nominals.toml").read_text("utf-8"))
    found: dict[str, tuple[Role | None, Role | None, frozenset[str]]] = {}
    for noun in table["undergone"].split():
        found[noun] = ("patient", "patient", frozenset())
    for noun in table["done"].split():
        found[noun] = ("patient", "agent", frozenset())
    for noun in table["own"].split():
        found[noun] = ("agent", "agent", frozenset())
    for noun, prepositions in table["towards"].items():
        found[noun] = (None, "agent", frozenset(prepositions.split()))
    return found


def _nominal(noun: str) -> tuple[Role | None, Role | None, frozenset[str]]:
    bent = (noun, singular(noun)[0], noun.removesuffix("ies") + "y")
    return next((_nominals()[word] for word in bent if word in _nominals()), (None, None, frozenset()))


def _of_noun(tree: Tree, index: int) -> Iterator[Part]:
    of, possessor, towards = _nominal(tree.text(index))
    if possessor is not None:
        yield from _as(possessor, _spread(tree, tree.children(index, "nmod:poss")))
    for preposition, head in obliques(tree, index):
        if preposition == "by" and tree.tag(head) != "NUM":
            yield from _as("agent", _spread(tree, [head]))
        elif preposition in towards or (preposition == "of" and of == "patient"):
            yield from _as("patient", _spread(tree, [head]))
        elif preposition == "of" and of is not None:
            yield from _as(of, _spread(tree, [head]))
    yield from _as("agent", _spread(tree, tree.children(index, "obl:agent")))
