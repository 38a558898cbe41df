"""Who is who within one article: the sources that the reader found, each as somebody, or honestly as nobody known.

A source is taken apart (:mod:`~reportedly.statements.speakers`), the article's names are found
(:mod:`~reportedly.statements.runs`) and gathered into figures (:mod:`~reportedly.statements.casting`), and each source
in text order is then one of

- a name: the figure whose name it is;
- an indefinite or plural phrase ("a resident", "officials"): a figure of its own, which the same bare plural shares;
- a definite one: the one earlier figure of whom its noun has been said ("Port Captain Halvik" … "the captain"), or,
  when it says itself which one is meant ("the letter to the ministry", "the Voss campaign"), a figure of its own;
- a pronoun: whom :mod:`~reportedly.statements.pronouns` finds.

Whatever remains has no entity and no name, only the kind that its words give. There is no list of people, no model and
no guess: who cannot be told from this article's own text stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.records import Article, Entity, Kind, Mention, Span, digest
from reportedly.statements import lexicon
from reportedly.statements.casting import Figure, Roster, enrol
from reportedly.statements.lexicon import plain
from reportedly.statements.places import Places
from reportedly.statements.pronouns import Previous, stands_for
from reportedly.statements.runs import Run, scan
from reportedly.statements.speakers import Phrase, parse

__all__ = ["Cast", "Speaker", "cast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is: the entity's id and name, both ``None`` where that is not known, and the kind in any case."""

    entity: str | None
    name: str | None
    kind: Kind


#: Pronouns of no one person, in whose company nobody knows who is meant.
_THEY = frozenset({"they", "them", "we", "us", "it", *lexicon.POSSESSIVE})
_NOBODY = Speaker(entity=None, name=None, kind="unnamed")
_UNKNOWN = Speaker(entity=None, name=None, kind="other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who speaks in an article, and who is named in what says so: entities in the order of their first mentions."""

    entities: tuple[Entity, ...]
    speakers: dict[tuple[int, int], Speaker] = field(default_factory=dict)

    def speaker(self, span: Span | None) -> Speaker:
        """Who *span*, one of the sources that were cast, is. No source at all is unnamed; any other span is unknown."""
        if span is None:
            return _NOBODY
        return self.speakers.get((span.start, span.end), _UNKNOWN)


def cast(article: Article, sentences: Sequence[Span], sources: Sequence[Span | None]) -> Cast:
    """Tell who speaks.

    Args:
        article: the article that all spans index.
        sentences: its sentences.
        sources: the sources of its attributions; a span that does not verify against the text is unknown.

    Returns:
        the entities that speak, the agencies the article names, and those named for certain within a source.
    """
    text = article.text
    spans = sorted(
        {(s.start, s.end): s for s in sources if s is not None and _verifies(text, s)}.values(), key=lambda s: s.start
    )
    found = scan(text)
    phrases = [_widened(found, parse(text, span)) for span in spans]
    runs, sure = _runs(found, phrases)
    roster = enrol(text, sentences, runs, sure)
    resolver = _Resolver(text, Places.of(sentences), roster)
    figures = [resolver.figure(phrase) for phrase in phrases]
    agencies = [figure for name in article.agencies if (figure := _agency(article, roster, name)) is not None]
    named = [f for phrase in phrases for f in _named_within(roster, phrase)]
    entities = _entities(article, [f for f in figures if f is not None] + agencies + named)
    speakers = {
        (span.start, span.end): _speaker(entities.get(id(figure)), phrase, roster)
        for span, phrase, figure in zip(spans, phrases, figures, strict=True)
    }
    ordered = sorted(set(entities.values()), key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.id))
    return Cast(entities=tuple(ordered), speakers=speakers)


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


class _Resolver:
    """Takes the sources of one article in text order, and remembers who has come up."""

    def __init__(self, text: str, places: Places, roster: Roster) -> None:
        self._text = text
        self._places = places
        self._roster = roster
        self._previous: Previous | None = None
        self._described: dict[tuple[object, ...], Figure] = {}
        self._new: list[Figure] = []

    def figure(self, phrase: Phrase) -> Figure | None:
        """Who the next source, *phrase*, is; ``None`` when that cannot be told."""
        found = self._find(phrase)
        if found is not None and (phrase.run is None or self._roster.of(phrase.run) is not found):
            found.other_mentions.append((phrase.start, phrase.end))
        if phrase.shape != "empty":
            self._previous = Previous(phrase, found)
        return found

    def _find(self, phrase: Phrase) -> Figure | None:
        if phrase.shape == "empty":
            return None
        if phrase.shape == "pronoun":
            return stands_for(self._text, self._places, self._roster, phrase, self._previous)
        if phrase.shape == "name" and phrase.run is not None:
            return self._roster.of(phrase.run)
        if phrase.shape == "several":
            return self._several(phrase)
        figure = self._roster.of(phrase.run) if phrase.run is not None and not phrase.plural else None
        return figure or self._nominal(phrase)

    def _several(self, phrase: Phrase) -> Figure | None:
        words = re.findall(r"[\w'’-]+", self._text[phrase.start : phrase.end])
        if any(lexicon.PRONOUNS.get(plain(word)) == "person" or plain(word) in _THEY for word in words):
            return None
        return self._own(("written", self._written(phrase)), phrase)

    def _nominal(self, phrase: Phrase) -> Figure | None:
        if phrase.owned:
            return None
        if phrase.determiner in ("indefinite", "quantity"):
            return self._own(("new", phrase.start), phrase)
        if phrase.determiner == "possessive":
            return self._owned(phrase)
        if phrase.determiner == "definite":
            return self._definite(phrase)
        if phrase.plural or phrase.word in ("police", "staff") or (phrase.restricted and phrase.kind != "other"):
            return self._own(("written", self._written(phrase)), phrase)
        return self._definite(phrase) if phrase.kind != "other" and phrase.owner is not None else None

    def _owned(self, phrase: Phrase) -> Figure | None:
        """Give the figure that has an owner: "Voss's campaign" and "the Voss campaign" are one."""
        if phrase.owner is None or phrase.restricted or phrase.plural:
            return self._own(("written", self._written(phrase)), phrase)
        whose = self._roster.of(phrase.owner) or plain(" ".join(phrase.owner.words))
        between = phrase.about - {plain(word) for word in phrase.owner.words} - {"'s"}
        return self._own(("of", whose, phrase.word, between), phrase)

    def _definite(self, phrase: Phrase) -> Figure | None:
        known = self._described.get(("written", self._written(phrase)))
        if phrase.restricted:
            return self._own(("written", self._written(phrase)), phrase)
        if phrase.about and (shortened := self._shortened(phrase)) is not None:
            return shortened
        if known is not None:
            return known
        holders = list(self._holders(phrase))
        if len(holders) == 1:
            return holders[0]
        if holders or phrase.kind == "unnamed" or phrase.plural:
            return None
        if phrase.owner is not None:
            return self._owned(phrase)
        if phrase.kind == "organization" and any(word[0].isupper() for word in self._written(phrase).split()[1:]):
            return self._own(("written", self._written(phrase)), phrase)  # "the Lorvane army": no other is meant
        return None

    def _shortened(self, phrase: Phrase) -> Figure | None:
        """Give the one organization, named before, whose name ends in the words of *phrase*: "the coast guard".

        Where none is named in all the article, such a compound is a figure of its own: no other can be meant.
        """
        words = tuple(plain(word) for word in self._text[phrase.start : phrase.end].split()[1:])
        runs = [(run, f) for f in self._roster.figures if f.kind == "organization" for run in f.runs]
        ends = [(run, f) for run, f in runs if _ends_in(run, words)]
        if not ends and " ".join(words) in lexicon.COMPOUNDS:
            return self._own(("written", self._written(phrase)), phrase)
        figures = {id(f): f for run, f in ends if run.end <= phrase.start}
        return next(iter(figures.values())) if len(figures) == 1 else None

    def _holders(self, phrase: Phrase) -> Iterator[Figure]:
        """Give the figures of whom the noun of *phrase*, and every word before it, has been said already."""
        about = phrase.about - {"'s"}
        if phrase.word in lexicon.RIVALS:
            return
        for figure in (*self._roster.figures, *self._new):
            described = any(
                at < phrase.start and noun == phrase.word and about <= said and _is_the(noun, said)
                for at, noun, said in figure.nouns
            )
            both = not about and phrase.kind == figure.kind == "organization"
            named = both and any(run.end <= phrase.start and _heads(run, phrase.word) for run in figure.runs)
            if not figure.plural and (described or named):
                yield figure

    def _own(self, key: tuple[object, ...], phrase: Phrase) -> Figure:
        """Give the figure described under *key*, made here if this is the first source of that description."""
        figure = self._described.get(key)
        if figure is None:
            figure = Figure(kind=phrase.kind, described=self._written(phrase))
            figure.plural = phrase.plural or phrase.shape == "several"
            figure.nouns.append((phrase.start, phrase.word, phrase.about))
            if phrase.word in lexicon.GENDER and not phrase.plural:
                figure.gender = lexicon.GENDER[phrase.word]
            self._described[key] = self._described[("written", figure.described)] = figure
            self._new.append(figure)
        return figure

    def _written(self, phrase: Phrase) -> str:
        """Give the words of *phrase*, one space between, the first without the capital that a sentence gives it."""
        words = self._text[phrase.start : phrase.end].split()
        first = plain(words[0])
        if first in lexicon.FUNCTION or self._roster.is_ordinary(first) or (len(words) == 1 and _is_common(first)):
            words[0] = words[0] if words[0][1:2].isupper() else words[0][:1].lower() + words[0][1:]
        return " ".join(words)


def _is_common(word: str) -> bool:
    """Whether a noun is written small: "officials", not "Democrats"."""
    noun, plural = lexicon.singular(word)
    return noun not in lexicon.PROPER and lexicon.noun_kind(noun, plural=plural) is not None


def _is_the(noun: str, said: frozenset[str]) -> bool:
    """Whether *noun* alone may mean him of whom *said* was said: "the president" is no president of a union."""
    return noun not in lexicon.OFFICES or all(
        lexicon.is_title(w) or w in lexicon.BEFORE_TITLE or w in lexicon.ADJECTIVES or w in lexicon.PLACES for w in said
    )


def _heads(run: Run, noun: str) -> bool:
    """Whether *noun* heads the organization's name: the ministry is "Ministry of Ports" and "Ports Ministry"."""
    words = [plain(word) for word in run.words]
    return words[-1] == noun or (noun in words and words[words.index(noun) + 1] in ("of", "for", "on"))


def _ends_in(run: Run, words: tuple[str, ...]) -> bool:
    return tuple(map(plain, run.words[-len(words) :])) == words


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


def _entities(article: Article, figures: Sequence[Figure]) -> dict[int, Entity]:
    """Give the entity of each figure, by the figure's identity; ids count those of the same name and kind."""
    made: dict[int, Entity] = {}
    count: Counter[tuple[str, Kind]] = Counter()
    for figure in sorted({id(f): f for f in figures}.values(), key=lambda f: min(_places(f), default=(0, 0))):
        entity = _entity(article, figure)
        count[entity.name, entity.kind] += 1
        number = count[entity.name, entity.kind]
        made[id(figure)] = replace(
            entity, id=digest("entity", article.id, entity.name, entity.kind, *([number] if number > 1 else []))
        )
    return made


def _entity(article: Article, figure: Figure) -> Entity:
    text = article.text
    names = [text[run.name_start : run.end] for run in figure.runs]
    inner = [text[run.name_start : run.end] for run in figure.runs if not run.first and len(run.words) > 1] or names
    name = figure.described or max(inner, key=lambda n: (len(n.split()), names.count(n), len(n)))
    forms = [text[run.start : run.end] for run in figure.runs]
    aliases = dict.fromkeys(form for form in (*names, *forms) if form != name)
    mentions = tuple(Mention(article=article.id, start=a, end=b, text=text[a:b]) for a, b in sorted(_places(figure)))
    return Entity(id="", name=name, kind=figure.kind or "other", aliases=tuple(aliases), mentions=mentions)


def _places(figure: Figure) -> set[tuple[int, int]]:
    return {(run.start, run.end) for run in figure.runs} | set(figure.other_mentions)
