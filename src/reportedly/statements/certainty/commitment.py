"""How surely, by two sources: the tables of hedges, which have the evidence, and the reader, which has read.

The tables (:mod:`~reportedly.statements.certainty.hedging`) find words. They are exact in what they find and know
nothing else. The reader says of each event how far the text commits to it, on a scale from -3 (surely not) to 3
(surely), and with what shares it is "not so", "open" or "so"; it names no words, and it may be wrong. The event of a
content is that of its main predicate (:mod:`~reportedly.statements.certainty.predicates`). The two are joined by four
rules:

1. Hedges that the tables find set the value, and are its evidence.
2. A hedge that by the parse does not bear on the main predicate is dropped where the reader is sure of a "so".
3. Where no hedge bears and the reader is sure of an "open", the value is Uu for a question and after "if" or "whether",
   and else the reader's grade; the auxiliary, the "if" or the "whether" that the predicate carries is the evidence.
   What is flatly told, with none of these and no infinitive, is not graded.
4. Otherwise the tables have the last word. Without a reader's event or without a parse there is nothing else.

A content is judged as worded: where the predicate is negated, "surely not" is sure of the words, and the tables alone
say if it is less ("may not have failed"). "Not so" of words without a negation ("would have resigned") commits to
nothing if an auxiliary says so, and is else left to the tables. A cue that leaves its holder less than certain
("believes", "denied") has said how far the holder commits, and the reader, which reads the content with that cue around
it, would say it again: then rule 3 does not apply.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.records import Certainty, Reading, Span, Trigger
from reportedly.statements.certainty.hedging import Hedge, governing, weigh
from reportedly.statements.certainty.predicates import Predicate, main_predicate
from reportedly.statements.syntax import Forest

__all__ = ["LIMITS", "Judge", "Limits", "Told", "outside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on the reader is believed.

    ``open`` and ``so`` are the shares from which it is sure of the one or the other; ``edges`` are the commitments, as
    worded, below which what is open is Uu, PS+ and PR+.
    """

    open: float
    so: float
    edges: tuple[float, float, float]


#: Swept by ``training/certainty.py`` on the training part of factuality/uw, with calibrated shares, 2026-11-22.
LIMITS = Limits(open=0.5, so=0.8, edges=(0.0, 1.5, 2.0))

_OPEN_GRADES: tuple[Certainty, ...] = ("Uu", "PS+", "PR+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the reader says of a content's main predicate, as worded.

    ``commitment`` is -3 to 3, the shares ``open`` and ``so`` 0 to 1; of a ``negated`` predicate they have been turned
    round.
    """

    predicate: Predicate
    negated: bool
    commitment: float
    open: float
    so: float

    @classmethod
    def of(cls, predicate: Predicate, trigger: Trigger) -> Told:
        """What *trigger*, the event at *predicate*, says of the words."""
        not_so, open_, so = trigger.stances
        if trigger.polarity == "NEG" or predicate.is_negated:
            return cls(predicate=predicate, negated=True, commitment=-trigger.commitment, open=open_, so=not_so)
        unreal = not_so if predicate.is_unreal else 0.0
        return cls(predicate=predicate, negated=False, commitment=trigger.commitment, open=open_ + unreal, so=so)

    def keeps(self, hedge: Hedge, limits: Limits = LIMITS) -> bool:
        """Whether *hedge* stands: the reader does not contradict it, or it bears on the predicate all the same."""
        if hedge.certainty == "CT+" or self.so < limits.so:
            return True
        return self.predicate.is_under(hedge.span, condition=hedge.category == "condition")

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


class Judge:
    """Weighs what a text's contents commit to.

    Args:
        text: the article's text.
        reading: what the reader found in it.
    """

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._triggers = reading.triggers
        self._starts = [trigger.span.start for trigger in reading.triggers]
        self._forest = Forest(reading.sentences)

    def weigh(
        self, base: Certainty, content: Sequence[Span], without: Sequence[Span] = ()
    ) -> tuple[Certainty, tuple[Span, ...]]:
        """How far a holder commits to a content, and the words that this was read from, in text order.

        Args:
            base: how far the cue commits the holder; ``CT+`` for the outlet's own voice.
            content: the content's pieces.
            without: what stands in them and is somebody else's to answer for.
        """
        found = outside([hedge for span in content for hedge in governing(self._text, span.start, span.end)], without)
        told = self.told(content, without)
        if told is None:
            return weigh(base, found), _in_order(hedge.span for hedge in found)
        found = tuple(filter(told.keeps, found))
        words = [hedge.span for hedge in found]
        value = weigh(base, found)
        if value == "CT+" and (grade := told.grade()) is not None:
            return grade, _in_order((*words, *told.predicate.opening))
        return value, _in_order(words)

    def told(self, content: Sequence[Span], without: Sequence[Span] = ()) -> Told | None:
        """What the reader says of the main predicate of *content*; ``None`` where it has no parse or no event there."""
        predicate = main_predicate(self._forest, content, without) if self._triggers else None
        trigger = self._at(predicate.word.span) if predicate is not None else None
        return Told.of(predicate, trigger) if predicate is not None and trigger is not None else None

    def _at(self, word: Span) -> Trigger | None:
        """The event whose trigger holds *word*."""
        before = bisect_right(self._starts, word.start) - 1
        if before < 0 or self._triggers[before].span.end <= word.start:
            return None
        return self._triggers[before]


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
