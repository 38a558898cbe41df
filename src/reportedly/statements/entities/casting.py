"""The whole course from a reading to the cast of an article: who speaks in it, and who is named.

Here is the order of the steps, and what each hands to the next; how each is done, the other modules tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.records import Article, Entity, Kind, Reading, Span
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain
from reportedly.statements.entities.clusters import Clusters
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.finishing import entities
from reportedly.statements.entities.names import Run, Spotting
from reportedly.statements.entities.offices import Offices, source_tie
from reportedly.statements.entities.resolver import Evidence, Resolver
from reportedly.statements.entities.roster import Roster, enrol
from reportedly.statements.entities.running import Running
from reportedly.statements.entities.sources import Phrase, parse
from reportedly.statements.entities.things import Hearing, Shelf
from reportedly.statements.entities.topics import Topics
from reportedly.statements.places import Places
from reportedly.statements.syntax import Forest

__all__ = ["Cast", "Speaker", "cast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is: the entity's id and name, both ``None`` where that is not known, and the kind in any case."""

    entity: str | None
    name: str | None
    kind: Kind


_NOBODY = Speaker(entity=None, name=None, kind="unnamed")
_UNKNOWN = Speaker(entity=None, name=None, kind="other")
_NOTHING = Reading(attributions=())
_UNPARSED = Forest(())
_NOTHING_SAID: Mapping[Span, Sequence[Span]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who speaks in an article, and who is named: entities in the order of their first mentions."""

    entities: tuple[Entity, ...]
    speakers: dict[tuple[int, int], Speaker] = field(default_factory=dict)

    def speaker(self, span: Span | None) -> Speaker:
        """Who *span*, one of the sources that were cast, is. No source at all is unnamed; any other span is unknown."""
        if span is None:
            return _NOBODY
        return self.speakers.get((span.start, span.end), _UNKNOWN)


def cast(
    article: Article,
    sentences: Sequence[Span],
    sources: Sequence[Span | None],
    reading: Reading = _NOTHING,
    forest: Forest = _UNPARSED,
    said: Mapping[Span, Sequence[Span]] = _NOTHING_SAID,
) -> Cast:
    """Tell who speaks.

    Args:
        article: the article that all spans index.
        sentences: its sentences.
        sources: the sources of its attributions; a span that does not verify against the text is unknown.
        reading: what the reader found; without names and sentences in it, the rules do all.
        forest: the trees of the reading's sentences.
        said: what each source says, as far as it stands behind it: whoever is named there is somebody else than *he*.

    Returns:
        the entities that speak, the agencies the article names, and those named for certain within a source; with
        names from the reader all that it is sure of, and the recordings of which the article says something.
    """
    text = article.text
    spans = sorted(
        {(s.start, s.end): s for s in sources if s is not None and _verifies(text, s)}.values(), key=lambda s: s.start
    )
    spotting = Spotting(text, [name for name in reading.names if _verifies(text, name.span)], article.outlet)
    found = spotting.runs()
    phrases = [_widened(found, parse(text, span, spotting)) for span in spans]
    runs, sure = _runs(found, phrases)
    roster = enrol(text, sentences, runs, sure)
    _know_outlet(article, roster)
    whole = reading.names or reading.sentences  # a reader that knows more than attributions
    evidence = (
        _evidence(
            article,
            sentences,
            reading,
            forest,
            roster,
            phrases,
            lambda span: _widened(found, parse(text, span, spotting)),
        )
        if whole
        else None
    )
    resolver = Resolver(text, Places.of(sentences), roster, evidence)
    figures = [resolver.figure(phrase, said.get(span, ())) for span, phrase in zip(spans, phrases, strict=True)]
    agencies = [figure for name in article.agencies if (figure := _agency(article, roster, name)) is not None]
    named = [f for phrase in phrases for f in _named_within(roster, phrase)]
    everybody = [f for f in figures if f is not None] + agencies + named
    if evidence is not None:
        _tell(article, sentences, reading, roster, evidence, list(zip(phrases, figures, strict=True)))
        everybody = _with_ties([*everybody, *_told(roster), *evidence.shelf.worth_telling()])
    made = entities(article, everybody)
    speakers = {
        (span.start, span.end): _speaker(made.get(id(figure)), phrase, roster)
        for span, phrase, figure in zip(spans, phrases, figures, strict=True)
    }
    return Cast(entities=tuple(dict.fromkeys(made.values())), speakers=speakers)


def _know_outlet(article: Article, roster: Roster) -> None:
    """Take the name of the article's own outlet for a publication's, where nothing shows a person of that name."""
    own = plain(article.outlet or "").removeprefix("the ")
    for figure in roster.figures:
        unknown = figure.kind in (None, "person") and not any(run.titled or run.roles for run in figure.runs)
        if own and unknown and any(plain(" ".join(run.words)) == own for run in figure.runs):
            figure.kind = "publication"


def _evidence(
    article: Article,
    sentences: Sequence[Span],
    reading: Reading,
    forest: Forest,
    roster: Roster,
    phrases: Sequence[Phrase],
    describe: Callable[[Span], Phrase],
) -> Evidence:
    text, own = article.text, {plain(name).removeprefix("the ") for name in (article.outlet, *article.agencies) if name}
    references = [r for r in reading.references if _verifies(text, r.span) and _verifies(text, r.head)]
    return Evidence(
        clusters=Clusters(references, roster),
        shelf=Shelf(text, phrases, roster),
        offices=Offices(text, Places.of(sentences), roster),
        topics=Topics(text, forest, roster),
        running=Running(text, Places.of(sentences), roster, forest, describe, own),
    )


def _tell(
    article: Article,
    sentences: Sequence[Span],
    reading: Reading,
    roster: Roster,
    evidence: Evidence,
    spoken: Sequence[tuple[Phrase, Figure | None]],
) -> None:
    """Put on the figures what the article says of them: roles, and what is said of recordings."""
    text, shelf, offices = article.text, evidence.shelf, evidence.offices
    more = [source_tie(text, p, f, roster) for p, f in spoken if f is not None and f.kind == "unnamed"]
    for tie in [*offices.ties, *(tie for tie in more if tie is not None)]:
        tie.holder.roles.append((tie.role, tie.of, tie.start, tie.end))
    for start, end, _, _, holder in offices.mentions():
        if holder is not None:
            holder.other_mentions.append((start, end))
    hearing = Hearing(text, sentences, reading.times, roster, offices)
    for thing in shelf.recordings.all:
        hearing.tell(thing, shelf.figure(thing), alone=shelf.recordings.only() is thing)


def _told(roster: Roster) -> Iterator[Figure]:
    """Give the figures that the reader names for sure, and whose kind is known."""
    for figure in roster.figures:
        if figure.kind is not None and any(run.told for run in figure.runs):
            yield figure


def _with_ties(figures: Sequence[Figure]) -> list[Figure]:
    """Give *figures*, and those at which they have roles or of which facts speak."""
    every = {id(figure): figure for figure in figures}
    waiting = list(every.values())
    while waiting:
        figure = waiting.pop()
        for other in (*(of for _, of, _, _ in figure.roles), *(said.who for said in figure.facts)):
            if other is not None and id(other) not in every:
                every[id(other)] = other
                waiting.append(other)
    return list(every.values())


def _verifies(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text


def _speaker(entity: Entity | None, phrase: Phrase, roster: Roster) -> Speaker:
    if entity is not None:
        return Speaker(entity=entity.id, name=entity.name, kind=entity.kind)
    if phrase.shape == "name" and phrase.run is not None and roster.is_persons(phrase.run):
        return Speaker(entity=None, name=None, kind="person")
    return Speaker(entity=None, name=None, kind="unnamed" if phrase.shape == "empty" else phrase.kind)


def _widened(found: Sequence[Run], phrase: Phrase) -> Phrase:
    """*phrase*, with all of the name that its source cuts: "chief Teodar [Vasc]"."""
    run = phrase.run
    if run is None or phrase.shape != "name" or run.start != phrase.start:
        return phrase
    whole = next((r for r in found if r.start < run.start and r.end == run.end), None)
    if whole is None or (whole.first and not whole.titled):
        return phrase
    return replace(phrase, run=whole)


def _runs(found: Sequence[Run], phrases: Sequence[Phrase]) -> tuple[tuple[Run, ...], frozenset[tuple[int, int]]]:
    """Give the article's runs, those of the sources in place of what they overlap; and where the sources' names are."""
    taken: dict[tuple[int, int], Run] = {}
    covered: set[int] = set()
    for run in (run for phrase in phrases for run in (phrase.run, *phrase.named) if run is not None):
        if covered.isdisjoint(range(run.start, run.end)):
            taken[run.start, run.end] = run
            covered.update(range(run.start, run.end))
    free = [run for run in found if run.start not in covered and run.end - 1 not in covered]
    sure = frozenset((p.run.start, p.run.end) for p in phrases if p.shape == "name" and p.run is not None)
    return tuple(sorted([*free, *taken.values()], key=lambda run: run.start)), sure


def _named_within(roster: Roster, phrase: Phrase) -> Iterator[Figure]:
    """Give the figures named within a source, where their kind is certain."""
    for run in phrase.named:
        figure = roster.of(run)
        if figure is not None and figure.kind in ("person", "organization", "publication"):
            yield figure


def _agency(article: Article, roster: Roster, name: str) -> Figure | None:
    """Give the figure of the news agency *name*, with what names it in the dateline and the credits."""
    short = next((form for form, full in lexicon.ALSO.items() if full == plain(name)), plain(name))
    figure = next(
        (f for f in roster.figures if any(plain(" ".join(r.words)) in (plain(name), short) for r in f.runs)), None
    )
    written = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(short)})(?!\w)", re.IGNORECASE)
    parts = [
        part for part in (article.dateline, *article.credits) if part is not None and _verifies(article.text, part)
    ]
    places = [m.span() for part in parts for m in written.finditer(article.text, part.start, part.end)]
    if figure is None and not places and name:
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text)]
    if figure is None and not places:
        return None
    if figure is None:
        figure = Figure(kind="publication", described=name)
    figure.kind, figure.described = "publication", name
    figure.other_mentions.extend(places)
    return figure
