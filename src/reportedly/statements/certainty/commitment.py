"""How surely, by two sources: the tables of hedges, which have the evidence, and the reader, which has read.

The tables (:mod:`~reportedly.statements.certainty.hedging`) find words. They are exact in what they find and know
nothing else. The reader says of each event how far the text commits to it, on a scale from -3 (surely not) to 3
(surely), and with what shares it is "not so", "open" or "so"; it names no words, and it may be wrong. The event of a
content is that of its main predicate (:mod:`~reportedly.statements.certainty.predicates`). The two are joined by four
rules:

1. Hedges that the tables find set the value, and are its evidence.
2. A hedge that by the parse does not bear on the main predicate is dropped.
3. Where no hedge bears and the reader is sure of an "open", the value is Uu for a question and after "if" or "whether",
   and else the reader's grade; the auxiliary, the "if" or the "whether" that the predicate carries is the evidence.
   What is flatly told, with none of these and no infinitive, is not graded.
4. Otherwise the tables have the last word. Without a reader's event or without a parse there is nothing else.

A content is judged as worded: where the predicate is negated, "surely not" is sure of the words, and the tables alone
say if it is less ("may not have failed"). "Not so" of words without a negation ("would have resigned") commits to
nothing if an auxiliary says so, and is else left to the tables. A cue that leaves its holder less than certain
("believes", "denied") has said how far the holder commits, and the reader, which reads the content with that cue around
it, would say it again: then rule 3 does not apply.

Each further clause of a content is weighed by itself, by the same rules, from the same cue: "the ferry sank, and its
master may have drowned" is certain of the one and not of the other. It shares what stands over it as its complement
("it is likely that …") or before it and its neighbour ("may have drifted and sunk").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportedly.records import Certainty, Reading, Span, Statement, Trigger
from reportedly.statements.certainty.cues import cue
from reportedly.statements.certainty.hedging import Hedge, governing, hedges, weigh
from reportedly.statements.certainty.predicates import Predicate, main_predicate, over
from reportedly.statements.syntax import Forest, Tree

__all__ = ["LIMITS", "Held", "Judge", "Limits", "Told", "outside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on the reader is believed.

    ``open`` is the share from which it is sure of that; ``edges`` are the commitments, as worded, below which what is
    open is Uu, PS+ and PR+.
    """

    open: float
    edges: tuple[float, float, float]


#: Swept by ``training/certainty.py`` on the training part of factuality/uw, with calibrated shares, 2026-11-22.
LIMITS = Limits(open=0.5, edges=(0.0, 1.5, 2.0))

#: What can be said or thought by: a verb, or a noun of one ("his assurance that").
_SAYING = frozenset({"VERB", "NOUN"})
_OPEN_GRADES: tuple[Certainty, ...] = ("Uu", "PS+", "PR+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the reader says of a content's main predicate, as worded.

    ``commitment`` is -3 to 3, the share ``open`` 0 to 1; of a ``negated`` predicate they have been turned round.
    """

    predicate: Predicate
    negated: bool
    commitment: float
    open: float

    @classmethod
    def of(cls, predicate: Predicate, trigger: Trigger) -> Told:
        """What *trigger*, the event at *predicate*, says of the words."""
        not_so, open_, _ = trigger.stances
        if trigger.polarity == "NEG" or predicate.is_negated:
            return cls(predicate=predicate, negated=True, commitment=-trigger.commitment, open=open_)
        unreal = not_so if predicate.opening else 0.0
        return cls(predicate=predicate, negated=False, commitment=trigger.commitment, open=open_ + unreal)

    def grade(self, limits: Limits = LIMITS) -> Certainty | None:
        """The grade of what the reader is sure is open; ``None`` where it is not sure, or holds the words for so.

        A negated predicate has none: pulled towards the mean, a reader's "surely not" looks like an "open". Nor has
        one that is flatly told ("the two had come to terms"): lowered without a word for it, half were wrong.
        """
        if self.open < limits.open or self.negated or not self.predicate.is_clause:
            return None
        if self.predicate.is_flat:
            return None
        if self.predicate.is_suspended:
            return "Uu"
        return next(
            (grade for edge, grade in zip(limits.edges, _OPEN_GRADES, strict=True) if self.commitment < edge), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A statement, how far its last cue alone commits whoever holds it, and what in it is ``inner``: another's."""

    statement: Statement
    base: Certainty
    inner: tuple[Span, ...]


class Judge:
    """Weighs what a text's contents commit to.

    Args:
        text: the article's text.
        reading: what the reader found in it.
        forest: the trees of its sentences.
    """

    def __init__(self, text: str, reading: Reading, forest: Forest) -> None:
        self._text = text
        self._triggers = reading.triggers
        self._starts = [trigger.span.start for trigger in reading.triggers]
        self._forest = forest
        self._mains: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Predicate | None] = {}

    def weigh(
        self, base: Certainty, content: Sequence[Span], without: Sequence[Span] = (), *, quoted: bool = False
    ) -> tuple[Certainty, tuple[Span, ...]]:
        """How far a holder commits to a content, and the words that this was read from, in text order.

        Args:
            base: how far the cue commits the holder; ``CT+`` for the outlet's own voice.
            content: the content's pieces.
            without: what stands in them and is somebody else's to answer for.
            quoted: whether words in quotation marks are the holder's own, as they are of whoever is quoted.
        """
        pieces = (governing(self._text, span.start, span.end, quoted=quoted) for span in content)
        found = outside(chain.from_iterable(pieces), without)
        main = self._main(tuple(content), tuple(without))
        if main is None:
            return weigh(base, found), _in_order(hedge.span for hedge in found)
        found = _bearing(found, over(main.tree, (main.at,), content))
        words = [hedge.span for hedge in found]
        value = weigh(base, found)
        if value == "CT+" and (grade := self._grade(main)) is not None:
            return grade, _in_order((*words, *main.opening))
        return value, _in_order(words)

    def clause(self, held: Held, tree: Tree, near: Sequence[int]) -> Certainty | None:
        """How far the holder of a statement commits to one clause of it; ``None`` where that is not told apart.

        It is not in the main clause, which the statement's own certainty is of, in an infinitive, which states nothing
        by itself ("too short *to be compared*"), and in what is somebody else's to answer for.

        Args:
            held: the statement.
            tree: the sentence that the clause is in.
            near: its predicate, and the words above that up to the top of the clause.
        """
        key = tree.words[near[0]].span
        content = held.statement.content
        if any(span.start < key.end and key.start < span.end for span in held.inner):
            return None
        main = self._main(content, held.inner)
        if main is not None and any(tree.words[index].span == main.word.span for index in near):
            return None
        top = Predicate(tree=tree, at=near[-1])
        if not top.is_clause or top.is_infinitive:
            return None
        predicates = over(tree, near, content)
        found = _bearing(outside(self._hedges(tree, content), held.inner), predicates)
        value = weigh(held.base, (*found, *_passed_on(held, predicates[len(near) :])))
        return (self._grade(top) or value) if value == "CT+" else value

    def _main(self, content: tuple[Span, ...], without: tuple[Span, ...]) -> Predicate | None:
        """The main predicate of a content; every clause of it asks."""
        asked = content, without
        if asked not in self._mains:
            self._mains[asked] = main_predicate(self._forest, content, without)
        return self._mains[asked]

    def _hedges(self, tree: Tree, content: Sequence[Span]) -> tuple[Hedge, ...]:
        """The hedges of *content* that stand in one sentence."""
        first, last = tree.words[0].span.start, tree.words[-1].span.end
        pieces = ((max(first, span.start), min(last, span.end)) for span in content)
        return tuple(hedge for start, end in pieces if start < end for hedge in hedges(self._text, start, end))

    def _grade(self, predicate: Predicate) -> Certainty | None:
        """The grade of a predicate by the reader's word; ``None`` where it has none, or leaves it as it is."""
        trigger = self._at(predicate.word.span)
        return Told.of(predicate, trigger).grade() if trigger is not None else None

    def _at(self, word: Span) -> Trigger | None:
        """The event whose trigger holds *word*."""
        before = bisect_right(self._starts, word.start) - 1
        if before < 0 or self._triggers[before].span.end <= word.start:
            return None
        return self._triggers[before]


def _bearing(found: Iterable[Hedge], predicates: Sequence[Predicate]) -> tuple[Hedge, ...]:
    """The hedges among *found* that by the parse bear on one of the predicates, and those of a number."""
    return tuple(
        hedge
        for hedge in found
        if hedge.category == "quantity"
        or any(one.is_under(hedge.span, condition=hedge.category == "condition") for one in predicates)
    )


def _passed_on(held: Held, above: Iterable[Predicate]) -> Iterator[Hedge]:
    """What those above a clause, which it is the complement of, leave of it: "he doubted that *it was his*".

    Where the holder speaks of what he says himself, his verb tells how far he commits; where somebody else is its
    subject, only a negation does ("the company no longer claims that *it rang*").
    """
    for one in above:
        if one.word.tag not in _SAYING or not one.has_content:
            continue
        before = "no longer " if one.is_over else "not " if one.is_negated else ""
        stance = cue(f"{one.word.span.text} that", before)
        himself = bool(held.statement.chain) and one.has_pronoun
        if himself or (one.is_negated and stance.outlet == "Uu"):
            yield Hedge(span=one.word.span, certainty=stance.holder, category="attributive")


def outside(found: Iterable[Hedge], spans: Iterable[Span]) -> tuple[Hedge, ...]:
    """The hedges among *found* that touch none of *spans*."""
    taken = tuple(spans)
    return tuple(
        hedge
        for hedge in found
        if not any(span.start < hedge.span.end and hedge.span.start < span.end for span in taken)
    )


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
