"""A clause as a proposition: who and what it is said of, how many, where, when, and whether it is denied or left open.

Roles are those of the events (:mod:`reportedly.statements.events`): seen past the passive, and none where no rule of
grammar leads to a word. A proposition is negative by a negation in its own clause or above an inner predicate ("is not
known to have"), and by words that deny by themselves ("failed to", "no survivors"); see ``tables/polarity.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from reportedly.records import (
    Participant,
    Proposition,
    Span,
    Statement,
    cut,
    digest,
)
from reportedly.statements.certainty import Held, Judge, joint
from reportedly.statements.english.verbs import base, form
from reportedly.statements.events import Scene
from reportedly.statements.propositions.clauses import Clause, clauses, spans_of
from reportedly.statements.propositions.making import made_of
from reportedly.statements.propositions.quantities import quantities
from reportedly.statements.syntax import Tree

__all__ = ["propositions"]

_CLOSING: Final = frozenset({'"', "”", "’", "'", ")", "''"})
_FEWEST_LETTERS: Final = 3
#: What may stand before the verb of an order.
_OPENING: Final = frozenset({"PUNCT", "INTJ", "ADV", "CCONJ", "AUX", "PART"})
#: Auxiliaries of an order.
_BIDDING: Final = frozenset({"do"})
#: A clause of so many words that only brings in what is said in it: "two of the inspectors found".
_LONGEST_REPORT: Final = 5


@cache
def _words(name: str) -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("tables/polarity.toml").read_text("utf-8"))
    return frozenset(table[name].split())


def propositions(scene: Scene, statements: Sequence[Held], judge: Judge) -> tuple[Proposition, ...]:
    """What the *statements* of one article say, clause by clause, in the order of the statements.

    Where nothing was parsed, a statement is one proposition without parts. What somebody says that another says is as
    sure as it is to that other.
    """
    apart = _Apart(scene, judge)
    found = [(one, held) for held in statements for one in apart.of(held)]
    deepest: dict[Span, tuple[Proposition, Held]] = {}
    for one, held in sorted(found, key=lambda pair: len(pair[1].statement.chain)):
        deepest[one.key] = one, held
    return tuple(_as_sure(one, held, *deepest[one.key]) for one, held in found)


def _as_sure(one: Proposition, held: Held, inner: Proposition, by: Held) -> Proposition:
    """A clause with the certainty of the deepest of those who say it, where they say it behind this one."""
    outer = [(link.source, link.cue) for link in held.statement.chain]
    deeper = [(link.source, link.cue) for link in by.statement.chain]
    if len(deeper) <= len(outer) or deeper[: len(outer)] != outer:
        return one
    return replace(one, certainty=joint(held.base, inner.certainty or by.statement.held))


class _Apart:
    """One article's contents, taken apart."""

    def __init__(self, scene: Scene, judge: Judge) -> None:
        self._scene = scene
        self._article = scene.article
        self._judge = judge

    def of(self, held: Held) -> Iterator[Proposition]:
        found, statement = False, held.statement
        if _only_names(statement):
            whom = statement.content[0]
            yield replace(self._whole(statement), subject=whom, predicate="be", makes="sentence")
            return
        for tree, words in self._by_sentence(statement.content):
            if _asks(tree):
                found = True  # a question says nothing
                continue
            for clause in clauses(tree, words):
                spans = spans_of(self._article.text, tree, clause.words)
                if sum(len(span.text) for span in spans) >= _FEWEST_LETTERS:
                    found = True
                    if _only_reports(tree, clause, held.inner) or _bids(tree, clause.top):
                        continue
                    yield self._proposition(held, tree, clause, spans)
        if not found and statement.content:
            yield self._whole(statement)

    def _by_sentence(self, content: Sequence[Span]) -> Iterator[tuple[Tree, list[int]]]:
        """The trees that *content* stands in, and its words in each; a sentence broken by the speaker comes once."""
        found: dict[int, tuple[Tree, list[int]]] = {}
        for span in content:
            place = span.start
            while place < span.end:
                tree = self._scene.forest.at(cut(self._article.text, place, place + 1))
                if tree is None:
                    place += 1
                    continue
                words = tree.within(span.start, span.end)
                found.setdefault(id(tree), (tree, []))[1].extend(words)
                place = max(tree.words[-1].span.end, place + 1)
        yield from found.values()

    def _proposition(self, held: Held, tree: Tree, clause: Clause, spans: tuple[Span, ...]) -> Proposition:
        statement = held.statement
        made = made_of(self._article.text, tree, clause, statement)
        when, parts = self._scene.around(tree, clause.key)
        if when is None and clause.top != clause.key:
            when, _ = self._scene.around(tree, clause.top)
        agent, patient, place = (_first(parts, role) for role in ("agent", "patient", "place"))
        key = tree.words[clause.key].span
        return Proposition(
            id=digest("proposition", statement.id, f"{key.start}-{key.end}"),
            statement=statement.id,
            article=self._article.id,
            spans=spans,
            key=key,
            predicate=base(key.text.lower()),
            subject=self._span(agent),
            subject_entity=agent.entity if agent else None,
            object=self._span(patient),
            object_entity=patient.entity if patient else None,
            quantities=quantities(self._article.text, tree, clause.words, self._scene.taken),
            place=place.text if place else None,
            when=when,
            positive=_is_positive(tree, clause),
            modal=_is_modal(tree, clause),
            certainty=self._judge.clause(held, tree, _chain(tree, clause)),
            makes=made.makes,
            lacks=made.lacks,
            deed=made.deed,
        )

    def _span(self, participant: Participant | None) -> Span | None:
        return cut(self._article.text, participant.start, participant.end) if participant else None

    def _whole(self, statement: Statement) -> Proposition:
        first = statement.content[0]
        return Proposition(
            id=digest("proposition", statement.id, f"{first.start}-{first.end}"),
            statement=statement.id,
            article=self._article.id,
            spans=statement.content,
            key=first,
            predicate="",
            subject=None,
            subject_entity=None,
            object=None,
            object_entity=None,
            quantities=(),
            place=None,
            when=None,
            positive=True,
            modal=False,
            makes="phrase",
        )


def _only_names(statement: Statement) -> bool:
    """Whether all that is said is what somebody is: *the suspect* … *as Darren Cole*."""
    return len(statement.content) == 2 and statement.content[1].text.startswith("as ") and bool(statement.chain)


def _only_reports(tree: Tree, clause: Clause, inner: Sequence[Span]) -> bool:
    """Whether a clause says no more than that somebody says what another statement has: *inspectors found (that …)*."""
    behind = (child for child in tree.children(clause.top, "ccomp") if child not in clause.words)
    told = any(span.start <= tree.words[child].span.start < span.end for child in behind for span in inner)
    return told and sum(tree.tag(word) != "PUNCT" for word in clause.words) <= _LONGEST_REPORT


def _bids(tree: Tree, top: int) -> bool:
    """Whether somebody is told to do something, by nothing but the verb: *Ring the newsdesk*, *please do not go*."""
    word = tree.text(top)
    bare = tree.tag(top) == "VERB" and base(word) == word and form(word) == "base" and tree.relation(top) == "root"
    alone = not tree.children(top, "nsubj", "nsubj:pass", "csubj", "expl", "mark", "cop", "aux:pass")
    opens = all(tree.tag(before) in _OPENING for before in range(top))
    return bare and alone and opens and _BIDDING.issuperset(tree.texts(top, "aux"))


def _asks(tree: Tree) -> bool:
    """Whether the sentence is a question, quoted or not."""
    end = next((index for index in reversed(range(len(tree.words))) if tree.text(index) not in _CLOSING), None)
    return end is not None and tree.text(end) == "?"


def _first(parts: Sequence[Participant], role: str) -> Participant | None:
    return next((part for part in parts if part.role == role), None)


def _is_positive(tree: Tree, clause: Clause) -> bool:
    """Two denials in one clause make none."""
    near = _chain(tree, clause)
    denials = sum(
        tree.text(child) in _words("not")
        for word in near
        for child in tree.children(word, "advmod", "det", "cc:preconj")
    )
    denials += sum(tree.text(word) in _words("failing") for word in near if word != clause.key)
    core = ("nsubj", "nsubj:pass", "obj", "obl:agent")
    denials += any(
        tree.text(part) in _words("nobody") or _words("none") & set(tree.texts(part, "det"))
        for word in near
        for part in tree.children(word, *core)
    )
    denials += tree.text(clause.key) in _words("false")
    ahead = "to" in tree.texts(clause.key, "mark")
    denials += ahead and any(
        tree.text(child) in _words("still") for word in near for child in tree.children(word, "advmod")
    )
    denials += bool(_words("none") & set(tree.texts(clause.key, "det")))
    denials += bool(_words("instead") & {word for top in near for word in tree.texts(top, "mark", "case", "cc")})
    return denials % 2 == 0


def _is_modal(tree: Tree, clause: Clause) -> bool:
    near = _chain(tree, clause)
    modal = any(tree.text(child) in _words("modals") for word in near for child in tree.children(word, "aux"))
    marked = any(
        tree.text(child) in _words("conditions") for word in near for child in tree.children(word, "mark", "advmod")
    )
    return modal or marked or any(tree.text(word) in _words("ahead") for word in near if word != clause.key)


def _chain(tree: Tree, clause: Clause) -> list[int]:
    """The predicate and those above it up to the top of the clause."""
    chain = [clause.key]
    for above in tree.ancestors(clause.key):
        if chain[-1] == clause.top:
            break
        chain.append(above)
    return chain
