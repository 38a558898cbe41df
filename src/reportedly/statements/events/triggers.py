"""Events: each trigger the reader found with when it was and who took part, by syntax alone.

Roles come from :mod:`~reportedly.statements.events.roles` as words that head phrases; here a head becomes the span of
its phrase and, where one of the article's entities is named or meant by it, that entity. An event's day is that of the
time expression hanging on its trigger: "the harbour burned on Monday, after the talks in May" burned on Monday,
whatever stands nearer. A preposition that only bounds ("since May", "until Friday") gives an interval open at one end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.records import (
    Article,
    Entity,
    Event,
    Mention,
    Participant,
    Reading,
    Span,
    Time,
    Trigger,
    When,
    cut,
    digest,
)
from reportedly.statements.events.roles import obliques, roles
from reportedly.statements.syntax import Forest, Tree
from reportedly.statements.timing import Attached, attached

__all__ = ["Scene", "events", "events_in"]

#: Prepositions of where something is; not of whence and whither, which are no place of the event.
_WHERE: Final = frozenset(
    {"across", "along", "around", "at", "beside", "between", "close to", "in", "in front of", "inside", "near",
     "next to", "off", "on", "outside", "outside of", "throughout", "where", "within"}
)  # fmt: skip
#: "Pressure on Orrin": after a noun these rarely say where.
_NOT_OF_NOUNS: Final = frozenset({"on", "between"})
#: Stands where a preposition would, before the second of two times that add up.
_ALSO: Final = "and also"
#: The relations by which a time says when something happened; the second line only of a noun: "Monday's attack".
_OF_TIME: Final = frozenset({"obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked"})
_OF_NOUNS_TIME: Final = frozenset({"nmod:poss", "compound", "amod", "nummod", "nmod:desc"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})


def _within(when: When) -> When | None:
    return when if when.earliest or when.latest or (when.value and "X" in when.value) else None


def _after(when: When) -> When | None:
    return _open(when, earliest=when.latest) if when.latest else None


def _from(when: When) -> When | None:
    return _open(when, earliest=when.earliest) if when.earliest else None


def _before(when: When) -> When | None:
    return _open(when, latest=when.earliest) if when.earliest else None


def _up_to(when: When) -> When | None:
    return _open(when, latest=when.latest) if when.latest else None


def _open(when: When, *, earliest: str | None = None, latest: str | None = None) -> When:
    """An interval with one end of *when*: no TIMEX3 value of the words themselves says it."""
    return When(
        earliest=earliest, latest=latest, value=None, precision=when.precision, basis=when.basis, zone=when.zone
    )


#: What a preposition makes of a time; one that is not here leaves open when the event was.
_BOUNDS: Final[dict[str, Callable[[When], When | None]]] = {
    **dict.fromkeys(("", "at", "during", "for", "in", "of", "on", "over", "throughout", "within"), _within),
    **dict.fromkeys(("after", "following"), _after),
    **dict.fromkeys(("since", "from", "between"), _from),
    "before": _before,
    **dict.fromkeys(("by", "until", "till", "through", "to", "and"), _up_to),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hung:
    """A time, and the preposition by which it hangs on an event."""

    time: Time
    preposition: str


def events(scene: Scene, triggers: Iterable[Trigger]) -> tuple[Event, ...]:
    """Give one event for each of the *triggers* of a scene, in text order.

    Where nothing was parsed, events have neither day nor participants.
    """
    ordered = sorted(triggers, key=lambda trigger: (trigger.span.start, trigger.span.end))
    return tuple(scene.event(trigger) for trigger in ordered)


def events_in(content: Sequence[Span], found: Sequence[Event]) -> tuple[str, ...]:
    """The ids of those of *found*, events in text order, whose triggers lie in *content*, in text order."""
    ids: dict[str, None] = {}
    for span in sorted(content, key=lambda span: span.start):
        first = bisect_left(found, span.start, key=lambda event: event.trigger.start)
        last = bisect_left(found, span.end, key=lambda event: event.trigger.start)
        ids.update({event.id: None for event in found[first:last] if event.trigger.end <= span.end})
    return tuple(ids)


class Scene:
    """One article, with everything found by its place.

    Args:
        article: the article that was read.
        reading: what the reader found in it.
        times: the article's times, resolved.
        entities: the article's entities, whose mentions tell who takes part.
        forest: the trees of the reading's sentences.
    """

    def __init__(
        self,
        article: Article,
        reading: Reading,
        times: Sequence[Time],
        entities: Sequence[Entity],
        forest: Forest,
    ) -> None:
        self.article = article
        self.forest = forest
        #: Times and names: a number in one of them counts nothing.
        self.taken = [*(time.span for time in times), *(name.span for name in reading.names)]
        self._references = {reference.head.start: reference for reference in reading.references}
        self._places = _Spans([name.span for name in reading.names if name.kind == "place"])
        self._mentions = _Mentions(entities)
        self._times = _Spans([time.span for time in times])
        self._hung = self._hang(times)

    def _hang(self, times: Sequence[Time]) -> dict[int, list[_Hung]]:
        """The times by the place of the word that each hangs on."""
        found: dict[int, list[_Hung]] = defaultdict(list)
        for time in times:
            tree = self.forest.at(time.span)
            top = tree.top(time.span.start, time.span.end) if tree else None
            if tree is None or top is None:
                continue
            coordinated = tree.relation(top) == "conj" and self._times.covers(tree.words[tree.head(top)].span)
            place = attached(tree, tree.head(top) if coordinated else top)
            if place is None or not _says_when(tree, place):
                continue
            preposition = "and" if coordinated else place.preposition
            if coordinated and place.preposition != "between":
                preposition = _ALSO
            found[tree.words[place.head].span.start].append(_Hung(time=time, preposition=preposition))
        return found

    def event(self, trigger: Trigger) -> Event:
        """One event, at its trigger."""
        span = trigger.span
        tree = self.forest.at(span)
        index = tree.top(span.start, span.end) if tree else None
        when, participants = self.around(tree, index) if tree and index is not None else (None, ())
        return Event(
            id=digest("event", self.article.id, f"{span.start}-{span.end}"),
            article=self.article.id,
            trigger=span,
            class_=trigger.class_,
            commitment=round(trigger.commitment, 2) + 0.0,
            when=when,
            participants=participants,
        )

    def around(self, tree: Tree, index: int) -> tuple[When | None, tuple[Participant, ...]]:
        """When that was which the word *index* says, and who and what took part."""
        hung = self._hung.get(tree.words[index].span.start, [])
        return _when(hung), self._participants(tree, index, hung)

    def _participants(self, tree: Tree, index: int, hung: Sequence[_Hung]) -> tuple[Participant, ...]:
        """Each once, by its first role: who and what in the order of the text, then where, then when."""
        found: dict[tuple[int, int], Participant] = {}
        for role, head in (*roles(tree, index), *self._where(tree, index)):
            if role == "agent" and self._times.covers(tree.words[head].span):
                continue
            participant = self._participant(role, tree, head, index)
            found.setdefault((participant.start, participant.end), participant)
        for time in (hanging.time.span for hanging in hung):
            found.setdefault((time.start, time.end), _whole("time", time))
        return tuple(found.values())

    def _where(self, tree: Tree, index: int) -> Iterator[tuple[str, int]]:
        nominal = tree.tag(index) in _NOUNS
        for preposition, head in obliques(tree, index):
            if preposition in _WHERE and not (nominal and preposition in _NOT_OF_NOUNS) and self._is_place(tree, head):
                yield "place", head

    def _is_place(self, tree: Tree, head: int) -> bool:
        word = tree.words[head].span
        reference = self._references.get(word.start)
        if reference is not None and reference.kind == "place":
            return not self._times.covers(word)
        return self._places.covers(word)

    def _participant(self, role: str, tree: Tree, head: int, event: int) -> Participant:
        word = tree.words[head].span
        span = self._phrase(tree, head, event)
        entity = self._mentions.entity(word, span)
        return Participant(role=role, start=span.start, end=span.end, text=span.text, entity=entity)

    def _phrase(self, tree: Tree, head: int, event: int) -> Span:
        """The mention that the reader found, unless it holds the event; else the phrase as the tree has it.

        Neither goes on into a clause that is no part of the phrase.
        """
        reference = self._references.get(tree.words[head].span.start)
        inside = tree.within(reference.span.start, reference.span.end) if reference else []
        if head in inside and event not in inside:
            first, last = inside[0], inside[-1]
        else:
            first, last = tree.phrase(head, without=event)
        first, last = tree.trimmed(first, tree.before_clause(head, last), head)
        return cut(self.article.text, tree.words[first].span.start, tree.words[last].span.end)


def _says_when(tree: Tree, place: Attached) -> bool:
    """Whether a time that hangs so says when something was."""
    return place.relation in _OF_TIME or (place.relation in _OF_NOUNS_TIME and tree.tag(place.head) in _NOUNS)


def _whole(role: str, span: Span) -> Participant:
    return Participant(role=role, start=span.start, end=span.end, text=span.text, entity=None)


def _when(hung: Sequence[_Hung]) -> When | None:
    """When it was: what its times have in common; neither of "in May and June" is the whole, so not known."""
    if any(hanging.preposition == _ALSO for hanging in hung):
        return None
    found = [when for hanging in hung if (when := _meant(hanging)) is not None]
    common = found[0] if found else None
    for when in found[1:]:
        common = _common(common, when) if common else None
    return common


def _meant(hanging: _Hung) -> When | None:
    time = hanging.time
    bound = _BOUNDS.get(hanging.preposition)
    if time.when is None or time.type == "SET" or bound is None:
        return None
    if time.type == "DURATION" and not (time.when.earliest or time.when.latest):
        return None
    return time.when if "/" in (time.value or "") else bound(time.when)  # "from 3 to 5 May" has both ends


def _common(one: When, other: When) -> When | None:
    """What two intervals share: the one that lies in the other ("at 9 a.m. on Monday"), or "from May" "to July"."""
    if _lies_in(one, other):
        return one
    if _lies_in(other, one):
        return other
    earliest = max(filter(None, (one.earliest, other.earliest)), default=None)
    latest = min(filter(None, (one.latest, other.latest)), default=None)
    if earliest is not None and latest is not None and latest[:10] < earliest[:10]:
        return None
    return _open(one, earliest=earliest, latest=latest)


def _lies_in(one: When, other: When) -> bool:
    """Whether *one* lies within *other*, as far as dates tell, day by day."""
    early = other.earliest is None or (one.earliest is not None and other.earliest[:10] <= one.earliest[:10])
    late = other.latest is None or (one.latest is not None and one.latest[:10] <= other.latest[:10])
    return early and late


class _Spans:
    """Spans that do not overlap, found by place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)

    def covers(self, word: Span) -> bool:
        """Whether *word* lies in one of them."""
        number = bisect_right(self._spans, word.start, key=lambda span: span.start) - 1
        return number >= 0 and word.end <= self._spans[number].end


class _Mentions:
    """Who is mentioned where."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        found = [(mention, entity.id) for entity in entities for mention in entity.mentions]
        self._found: list[tuple[Mention, str]] = sorted(found, key=lambda item: (item[0].start, -item[0].end))
        self._starts = [mention.start for mention, _ in self._found]

    def entity(self, head: Span, span: Span) -> str | None:
        """The one entity that *span* mentions: by the longest mention in it that holds its *head* word."""
        here = self._found[bisect_left(self._starts, span.start) : bisect_right(self._starts, head.start)]
        fitting = [(m.end - m.start, entity) for m, entity in here if head.end <= m.end <= span.end]
        longest = max((length for length, _ in fitting), default=0)
        found = {entity for length, entity in fitting if length == longest}
        return found.pop() if len(found) == 1 else None
