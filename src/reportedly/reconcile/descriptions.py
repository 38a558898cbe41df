"""Who is meant by a description: *the returning officer* is Ludmira Osten where a report says that she is that.

One report has a name where another has what its bearer is. The two are one source where some report of the story puts
the noun beside the name (*Ludmira Osten, the returning officer*), or an organization's name has it (*Ministry of
Health*), with all that the description says more, and no second name has the same. A description that brings somebody
in (*an official*) is nobody's. A noun that many are (*officer*, *ministry*) takes a word more, or an organization that
the same article names, or the only one of the story.

An organization that has no name in any report is known by the fullest of its descriptions: *the laboratory* is *the
radiocarbon laboratory at Durnholt* where there is no other.

By the same words one speaks for another: *the ministry's mouthpiece*, *the interior minister*, *who chairs the council*
speak for the one organization whose name has the noun, and a word more of theirs or a place in the same article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from reportedly.reconcile.figures import Cast, folded
from reportedly.reconcile.organs import is_state
from reportedly.reconcile.tokens import EMPTY
from reportedly.records import Entity, Link, Mention, Report

__all__ = ["Descriptions", "described"]

Told = TypeVar("Told")

#: Of which kinds they are whom a description of a kind may mean.
_BEARERS: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"person"}),
    "unnamed": frozenset({"person"}),
    "organization": frozenset({"organization"}),
    "group": frozenset({"organization"}),
    "other": frozenset({"person", "organization"}),
}
#: Characters before and behind a name in which it is said what it is.
_NEAR: Final = 80
_BEHIND = {
    "person": re.compile(r",\s+(?P<phrase>[^,.;:()“”\"\n]{3,70})"),
    "organization": re.compile(r",\s+(?:the|an?)\s+(?P<phrase>[^,.;:()“”\"\n]{3,70})"),
}
_BEFORE = (
    re.compile(r"(?:^|[\s“\"(])(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?P<phrase>[^,.;:()“”\"\n]{3,70}?),?\s$"),
    re.compile(r"(?:^|[\s“\"(])(?P<phrase>[a-z][\w’'-]+(?:\s[a-z][\w’'-]+)?)\s$"),
)
#: An office right before the name, with whose it is: *Russia's Defence Minister*, *foreign ministry spokesman*.
_TITLE = re.compile(
    r"(?:^|[\s“\"(])(?P<phrase>(?:[A-Z][\w.]*['’]s )?"
    r"(?:(?!(?:said|says|told|and|but|by|to|with|as|of|for|from|that|when|after)\b)"
    r"(?:(?:[A-Z]\.){2,}|[A-Za-z][\w-]*) ){0,3}"
    r"(?:[Mm]inister|[Ss]pokes\w+|[Cc]hief|[Dd]irector|[Cc]ommissioner|President|Chancellor|Governor|Mayor)) $"
)
_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her|our)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|its|his|her|their)\s+(?:own\s+)?", re.IGNORECASE)
#: Whose somebody is: *Ukraine's president*.
_WHOSE = re.compile(r"[A-Z][\w.-]*['’]s [a-z]")
#: What begins that which only tells of which one.
_OF = re.compile(r"\s+(?:of|for|at|in|on|from|with|to|by|since|until|after|before|that|who|whose|which|where|when)\s+")
_OWNED = re.compile(r"['’]s\b")
_WORD = re.compile(r"[a-z][\w-]*")
_SPEAKING: Final = re.compile(
    r"spokes|mouthpiece|director|chair|head$|chief|boss|registrar|commissioner|secretary|governor"
)
#: Who is there, where the body is meant: "civil protection chiefs".
_CHIEFS = re.compile(r" (?:chiefs?|bosses|leaders|headquarters)$")
_LEADING: Final = frozenset({"chairs", "leads", "heads", "runs", "directs"})
#: Nouns that tell of nobody, whatever is said more.
_ANYBODY: Final = frozenset("boy child family friend girl man one people person source two witness woman".split())  # noqa: SIM905
#: Nouns that many are at once: by themselves they tell of nobody.
_MANY: Final = frozenset(
    """
    adviser agency aide army authority bank board body captain colleague committee company council court doctor driver
    employee engineer expert force government group guard hospital house inmate insider investigator judge lawyer leader
    manufacturer member minister ministry neighbour nurse office officer official opposition organisation organization
    party passenger police policeman prisoner reporter resident rival service side soldier spokesman spokesperson
    spokeswoman team union worker
    """.split()  # noqa: SIM905
)
#: Of these, those by which the only one of an affair is meant.
_ONE_AT_A_TIME: Final = frozenset({"minister", "judge"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """What somebody is said to be: the noun, and all other words that carry something."""

    head: str
    more: frozenset[str]

    @property
    def name(self) -> str:
        """All its words, by which it is known."""
        return " ".join((*sorted(self.more), self.head))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a figure is said to be, in these articles; ``named`` says that it is its own name that says so."""

    phrase: _Phrase
    figure: str
    kind: str
    named: bool
    articles: frozenset[str]

    def fits(self, asked: _Phrase, article: str) -> bool:
        """Whether it may be this that a description in *article* means."""
        if self.phrase.head != asked.head or not asked.more <= self.phrase.more:
            return False
        return bool(asked.more) or asked.head not in _MANY or (self.named and article in self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """What the reports of a story say who is.

    ``told`` is by the noun; ``behind`` gives for a figure the organization that it speaks for; ``bodies`` are the
    organizations that sources are said to be, by the noun.
    """

    told: Mapping[str, Sequence[_Said]]
    behind: Mapping[str, str]
    bodies: Mapping[str, frozenset[_Phrase]]

    def bearer(self, words: str, kind: str, article: str) -> str | None:
        """The figure that a description is of, by id; ``None`` where none or several may be meant.

        Args:
            words: the description, as the article has it.
            kind: of which kind it is taken to be.
            article: where it stands.
        """
        asked = _described(words)
        if asked is None or asked.head in _ANYBODY:
            return None
        kinds = _BEARERS.get(kind, frozenset())
        known = [one for one in self.told.get(asked.head, ()) if one.kind in kinds]
        fitting = [one for one in known if one.fits(asked, article)]
        exact = {one.figure for one in fitting if one.phrase.more == asked.more}
        alone = {one.figure for one in known if not asked.more and (one.named or asked.head in _ONE_AT_A_TIME)}
        return _only(exact or {one.figure for one in fitting} or alone or _of_state(known, asked))

    def body(self, words: str) -> str | None:
        """What a described organization is known by across the story; ``None`` where several may be meant."""
        asked = _described(words)
        if asked is None:
            return self.compound(words)
        if not (asked.more or words.lower().startswith("the ")):  # her office is not his
            return None
        fuller = {one for one in self.bodies.get(asked.head, ()) if asked.more <= one.more}
        fullest = [one for one in fuller if not any(one.more < other.more for other in fuller)]
        if len(fullest) != 1 and asked.head in _MANY and not asked.more:
            return None
        return (fullest[0] if len(fullest) == 1 else asked).name

    def compound(self, words: str) -> str | None:
        """The one described organization that *civil protection*, or its *chiefs*, is: all but the noun of it."""
        told = _CHIEFS.sub("", words.lower().removeprefix("the ")).split()
        if len(told) < 2:
            return None
        fuller = [one for some in self.bodies.values() for one in some if set(told) <= one.more]
        fullest = [
            one for one in fuller if not any(one.more < other.more and one.head == other.head for other in fuller)
        ]
        return fullest[0].name if len(fullest) == 1 else None


def _of_state(known: Sequence[_Said], asked: _Phrase) -> set[str]:
    """Who is said to be that, where a description says only of which state more: *Ukraine's president*."""
    return {
        one.figure
        for one in known
        if one.phrase.more <= asked.more and all(map(is_state, asked.more - one.phrase.more))
    }


def described(reports: Sequence[Report], cast: Cast) -> Descriptions:
    """What *reports* say beside the names of their figures, and by them; depends on their set only."""
    found: dict[tuple[_Phrase, str, str, bool], set[str]] = defaultdict(set)
    for report in reports:
        for entity in report.entities:
            figure = cast.figure(entity.id)
            if figure is not None and entity.kind in _BEHIND:
                for phrase, named in _phrases(entity, report.article.text):
                    found[phrase, figure, entity.kind, named].add(report.article.id)
    told = tuple(
        _Said(phrase=phrase, figure=figure, kind=kind, named=named, articles=frozenset(articles))
        for (phrase, figure, kind, named), articles in found.items()
    )
    bodies = (_described(link.source.text) for link in _bodies(reports) if link.source is not None)
    return Descriptions(
        told=_by_noun(told, lambda one: one.phrase.head),
        behind=_behind(told),
        bodies={noun: frozenset(some) for noun, some in _by_noun(filter(None, bodies), lambda one: one.head).items()},
    )


def _by_noun(told: Iterable[Told], noun: Callable[[Told], str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[noun(one)].append(one)
    return dict(found)


def _bodies(reports: Iterable[Report]) -> Iterator[Link]:
    """Every hop that is an organization."""
    for report in reports:
        for statement in report.statements:
            yield from (link for link in statement.chain if link.kind == "organization")


def _described(words: str) -> _Phrase | None:
    """A definite description; ``None`` for a name, which has a capital, and for what brings somebody in."""
    words = words.split(",", maxsplit=1)[0]  # behind it is said what more there is to it
    definite = _DEFINITE.match(words)
    asked = _phrase(words[definite.end() if definite else 0 :]) if definite or _WHOSE.match(words) else None
    return asked if asked is not None and asked.head in words else None


def _behind(told: Sequence[_Said]) -> dict[str, str]:
    """Whom each person speaks for, where all that is said of the person leads to one organization."""
    bodies = [one for one in told if one.named]
    led: dict[str, set[str]] = defaultdict(set)
    for one in told:
        noun = _led(one.phrase) if one.kind == "person" else None
        if noun is not None:
            near = {body.figure for body in bodies if noun(body.phrase.head) and _meet(one, body)}
            led[one.figure] |= near
    return {figure: body for figure, near in led.items() if (body := _only(near)) is not None}


def _led(phrase: _Phrase) -> Callable[[str], bool] | None:
    """Which nouns may be that of the organization that somebody leads or speaks for; ``None`` for nobody's."""
    if phrase.head == "minister":
        return lambda noun: noun == "ministry"
    if _SPEAKING.search(phrase.head):
        return lambda noun: noun in phrase.more
    return (lambda noun: noun == phrase.head) if phrase.more & _LEADING else None


def _meet(one: _Said, body: _Said) -> bool:
    """Whether a word more shows that it is this one, or one article has both; of the police, nothing more is said."""
    if one.phrase.more & body.phrase.more or (body.phrase.head == "police" and not body.phrase.more):
        return True
    return one.phrase.head != "minister" and bool(one.articles & body.articles)


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _phrases(entity: Entity, text: str) -> Iterator[tuple[_Phrase, bool]]:
    """What an entity is said to be: by its name, behind it between commas, and before it.

    The police have no name, and are known by the noun all the same.
    """
    if entity.kind == "organization" and folded(entity.name) == "police" and (bare := _phrase(entity.name)):
        yield bare, True
    for mention in entity.mentions:
        if not _is_name(entity, mention):
            continue
        behind = _BEHIND[entity.kind].match(text[mention.end :][:_NEAR])
        before = text[max(0, mention.start - _NEAR) : mention.start] if entity.kind == "person" else ""
        title = _TITLE.search(before + _titled(entity, mention)) if entity.kind == "person" else None
        told = [behind, title, *(form.search(before) for form in _BEFORE)]
        yield from ((phrase, False) for match in told if match and (phrase := _phrase(match["phrase"])))
        if entity.kind == "organization" and (phrase := _phrase(mention.text)):
            yield phrase, True


def _titled(entity: Entity, mention: Mention) -> str:
    """What a mention has before the name: *Foreign Minister* Luc Darnand."""
    return mention.text.removesuffix(entity.name) if mention.text.endswith(" " + entity.name) else ""


def _is_name(entity: Entity, mention: Mention) -> bool:
    """Whether a mention is the name: of a person, one of two words at least; of a body, also behind an article."""
    article = _ARTICLE.match(mention.text)
    if entity.kind == "person":
        return mention.text[:1].isupper() and article is None and " " in mention.text
    return mention.text[article.end() if article else 0 :][:1].isupper()


def _phrase(words: str) -> _Phrase | None:
    words = words.lower()
    while article := _ARTICLE.match(words):
        words = words[article.end() :]
    first, *rest = _OF.split(words, maxsplit=1)
    nouns = _WORD.findall(first)
    if not nouns:
        return None
    more = (word for part in (first, *rest) for word in _WORD.findall(_OWNED.sub("", part)))
    return _Phrase(head=nouns[-1], more=frozenset(word for word in more if word not in EMPTY) - {nouns[-1]})
