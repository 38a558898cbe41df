"""A proposition made ready to be compared across articles: what it is about, and how it is given.

Its words lose what carries nothing (articles, auxiliaries) and gain what they stand for: a mention of a figure counts
as that figure, so that *Vasc*, *the commander* and *he* are one word where the article says who they are. Each word
weighs as much as it is rare. Numbers, times and frames are kept apart from the words: they are what rivals differ in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.reconcile.chronology import day_of, ends, minutes, moment_of
from reportedly.reconcile.commitment import committed
from reportedly.reconcile.corrections import Corrections
from reportedly.reconcile.descriptions import Descriptions, described
from reportedly.reconcile.figures import Cast, folded
from reportedly.reconcile.frames import Frame, frame_of
from reportedly.reconcile.roots import Ground, Houses, ground, houses
from reportedly.reconcile.tokens import EMPTY, FIGURE, FIGURE_WEIGHT, WORD, Tokens
from reportedly.records import Proposition, Quantity, Report, Span, Statement

__all__ = ["Gist", "Origin", "gists"]

#: What begins that which only describes a noun before it.
_AFTER = re.compile(r"\s+(?:of|in|on|at|for|from|with|that|who|which|to|by|about|near|off|aboard)\s+|,")
#: What begins that which is asked, or left open: *how many boats were out*, *what had gone wrong*.
_ASKED = re.compile(
    r"\W*(?:how (?:many|much|long|far|fast|often|old|sure)|why|what|whom|"
    r"who (?:the|an?|he|she|it|they|we|I|his|her|its|their))\b",
    re.IGNORECASE,
)
#: What begins that which is only supposed, or wanted; behind a comma may stand what is so then.
_SUPPOSED = re.compile(
    r"\W*(?:(?:even|but|and|or) )?(?:if|unless|than|so that|lest|in case)\b(?![^,]*,\s)", re.IGNORECASE
)
#: Words at least so rare carry something.
_TELLING: Final = 1.2
_SPEAKING: Final = frozenset("say tell add report declare state comment ask answer reply announce note".split())  # noqa: SIM905
#: To ask for something is done, and not only said.
_REQUEST = re.compile(r"\bask(?:s|ed|ing)?\b[^.]{0,40}?\bfor\b")
#: Verbs of thinking and sensing: what is thought stands in a clause of its own.
_ATTITUDES: Final = frozenset(
    """think know believe want hope feel wonder remember mean like need try see hear look understand expect wish suppose
    fear love hate seem appear guess doubt care mind""".split()  # noqa: SIM905
)
#: A number this large is a fact by itself: "it was not 26".
_MEMORABLE: Final = 10
_SPEAKERS: Final = frozenset({"i", "we", "you", "it", "one", "there", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a gist comes from: all that counting who backs a claim needs. ``day`` is ``None`` without a date."""

    article: str
    outlet: str
    family: str
    moment: tuple[str, str]
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gist:
    """One proposition of one statement.

    ``words`` are its own with what each weighs, ``around`` all those of its statement; ``key`` is the predicate;
    ``subject`` and ``object`` are figures. ``positive`` is whether the text gives it as so (a denial of a denial is),
    ``strength`` from 0 to 3 how surely. An ``aside`` claims nothing: a phrase beside a sentence of its statement, or
    what is asked, without a number or a state; or what is only supposed. ``withdraws`` says that the outlet takes it
    back here, ``recants`` that its ground does.
    """

    proposition: Proposition
    statement: Statement
    origin: Origin
    words: Mapping[str, float]
    around: Mapping[str, float]
    key: str
    subject: str | None
    object: str | None
    themes: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    frame: Frame | None
    days: tuple[str, str] | None
    minutes: tuple[int, int] | None
    positive: bool
    strength: int
    aside: bool
    withdraws: bool
    recants: bool
    ground: Ground | None

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in the story: by publication, then by where it stands."""
        return (*self.origin.moment, self.proposition.spans[0].start)

    @property
    def place(self) -> Span:
        """The piece of its words that the predicate stands in: what is shown for it."""
        spans, key = self.proposition.spans, self.proposition.key
        return next((span for span in spans if span.start <= key.start < span.end), spans[0])


def gists(reports: Sequence[Report], cast: Cast, families: Sequence[Sequence[str]]) -> tuple[Gist, ...]:
    """The propositions of *reports* that can be claims, in the order of publication."""
    kin = houses(reports, families)
    told = described(reports, cast)
    sheets = (_Sheet(report, cast, told, kin) for report in reports)
    found = [gist for sheet in sheets for gist in sheet.gists()]
    return tuple(sorted(found, key=lambda gist: (gist.order, gist.proposition.id)))


class _Sheet:
    """One report, with what stands where."""

    def __init__(self, report: Report, cast: Cast, told: Descriptions, kin: Houses) -> None:
        self._report = report
        self._cast = cast
        self._descriptions = told
        self._kin = kin
        article = report.article
        self._origin = Origin(
            article=article.id,
            outlet=article.outlet or article.url or article.id,
            family=kin.families[article.id],
            moment=moment_of(article),
            day=day_of(article),
        )
        self._statements = {statement.id: statement for statement in report.statements}
        self._telling = {one.statement for one in report.propositions if one.makes == "sentence"}
        self._tokens = Tokens(article.text, _mentions(report, cast))
        self._named = _named(report, cast)
        self._behind: dict[str, tuple[Ground | None, Mapping[str, float]]] = {}
        self._corrections = Corrections(article.text)

    def gists(self) -> Iterator[Gist]:
        for proposition in self._report.propositions:
            found = self._gist(proposition)
            if found is not None:
                yield found

    def _gist(self, proposition: Proposition) -> Gist | None:
        statement = self._statements[proposition.statement]
        words = dict(self._words(proposition))
        root, around = self._told(statement)
        given = committed(statement, proposition.certainty)
        positive = proposition.positive == given.positive
        key = proposition.key.text.lower()
        subject = self._figure(proposition.subject_entity, proposition.subject)
        object_ = self._figure(proposition.object_entity, proposition.object)
        frame = frame_of(
            (proposition.predicate, key), _beside(proposition), subject=subject, object_=object_, positive=positive
        )
        if not words or not (_says_enough(proposition, words) or (frame is not None and _is_framed(proposition))):
            return None
        return Gist(
            proposition=proposition,
            statement=statement,
            origin=self._origin,
            words=words,
            around=around,
            key=key,
            subject=subject,
            object=object_,
            themes=_themes(proposition, subject, object_),
            quantities=proposition.quantities,
            frame=frame,
            days=ends(proposition.when),
            minutes=minutes(proposition.when),
            positive=positive,
            strength=given.strength,
            aside=self._is_aside(proposition, frame),
            withdraws=self._corrections.at(proposition.key),
            recants=self._corrections.by_source(proposition.key),
            ground=root,
        )

    def _is_aside(self, proposition: Proposition, frame: Frame | None) -> bool:
        if _SUPPOSED.match(_text(proposition)):
            return True
        beside = proposition.makes == "phrase" or (proposition.makes == "clause" and _ASKED.match(_text(proposition)))
        return bool(beside) and proposition.statement in self._telling and not proposition.quantities and frame is None

    def _told(self, statement: Statement) -> tuple[Ground | None, Mapping[str, float]]:
        """On whose word a statement is, and all the words that it says it with; each worked out once."""
        if statement.id not in self._behind:
            root = ground(statement, self._cast, self._descriptions, self._kin)
            self._behind[statement.id] = root, dict(self._tokens.within(statement.content))
        return self._behind[statement.id]

    def _words(self, proposition: Proposition) -> Iterator[tuple[str, float]]:
        counted = [quantity.span for quantity in proposition.quantities]
        yield from self._tokens.within(proposition.spans, counted)
        for entity, span in (
            (proposition.subject_entity, proposition.subject),
            (proposition.object_entity, proposition.object),
        ):
            if (figure := self._figure(entity, span)) is not None:
                yield f"{FIGURE}{figure}", FIGURE_WEIGHT

    def _figure(self, entity: str | None, span: Span | None) -> str | None:
        """Who is meant by a subject or object: its entity, or the one of the article whose name its first words are."""
        if entity is not None or span is None:
            return self._cast.figure(entity)
        return self._named.get(folded(_AFTER.split(span.text, maxsplit=1)[0]))


def _text(proposition: Proposition) -> str:
    return proposition.spans[0].text


def _says_enough(proposition: Proposition, words: Mapping[str, float]) -> bool:
    """Whether there is a fact in it, that somebody might want to hold another report against.

    That takes two words that carry something beside a verb of saying or thinking, or one with a number, with a denial,
    or with a subject that is more than "I" or "it".
    """
    if proposition.predicate in _SPEAKING and not _REQUEST.search(" ".join(span.text for span in proposition.spans)):
        return False
    telling = sum(weight >= _TELLING and not word.startswith(FIGURE) for word, weight in words.items())
    attitude = proposition.predicate in _ATTITUDES
    if proposition.quantities:
        return telling >= 1 or any((quantity.least or 0) >= _MEMORABLE for quantity in proposition.quantities)
    subject = proposition.subject.text.lower() if proposition.subject else ""
    if attitude or subject in _SPEAKERS:
        return telling >= (1 if any(word.startswith(FIGURE) for word in words) else 2) + attitude
    return telling >= 2 or (telling >= 1 and bool(subject or proposition.object or not proposition.positive))


def _is_framed(proposition: Proposition) -> bool:
    """Whether a clause with a frame and hardly a word beside says it of something: *it is genuine*, *she was fired*."""
    told = proposition.subject is not None or proposition.object is not None
    return told and proposition.predicate not in _ATTITUDES


def _themes(proposition: Proposition, subject: str | None, object_: str | None) -> tuple[str, ...]:
    """What it is said of: subject and object, each as the figure it is, or as the last noun of its words."""
    found = []
    for span, figure in ((proposition.subject, subject), (proposition.object, object_)):
        if figure is not None:
            found.append(f"{FIGURE}{figure}")
        elif span is not None and (words := _head_words(span.text)):
            found.append(words)
    return tuple(found)


def _head_words(text: str) -> str:
    """The noun that a phrase is about: the last before what follows it ("the valve in the engine room" is a valve)."""
    words = _AFTER.split(text.lower(), maxsplit=1)[0].split()
    while words and words[-1] in EMPTY:
        words.pop()
    return words[-1].strip("“”\"'‘’,.") if words else ""


def _beside(proposition: Proposition) -> frozenset[str]:
    """All words of a clause, as they stand."""
    return frozenset(word[0].lower() for span in proposition.spans for word in WORD.finditer(span.text))


def _named(report: Report, cast: Cast) -> Mapping[str, str]:
    """The figures of an article by their names, folded; a name that two of them have is nobody's."""
    found: dict[str, set[str]] = {}
    for entity in report.entities:
        figure = cast.figure(entity.id)
        for name in (entity.name, *entity.aliases):
            if figure is not None and any(letter.isupper() for letter in name):
                found.setdefault(folded(name), set()).add(figure)
    return {name: figures.pop() for name, figures in found.items() if len(figures) == 1}


def _mentions(report: Report, cast: Cast) -> Mapping[int, str]:
    """Where each word of a mention starts: the figure at its first word, ``""`` at the others."""
    places: dict[int, str] = {}
    spans: list[tuple[Span, str]] = [
        (Span(start=mention.start, end=mention.end, text=mention.text), figure)
        for entity in report.entities
        if (figure := cast.figure(entity.id)) is not None
        for mention in entity.mentions
    ]
    for span, figure in sorted(spans, key=lambda item: item[0].start - item[0].end):
        starts = [span.start + match.start() for match in WORD.finditer(span.text)]
        if starts and not any(start in places for start in starts):
            places[starts[0]] = figure
            places.update(dict.fromkeys(starts[1:], ""))
    return places
