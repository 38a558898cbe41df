"""Recordings and documents as things of their own: each one thing through the article, two where the text says so.

"A new audio message" … "the 24-minute audio" … "the tape" is one recording; "an earlier recording", "last month's
video" is another. A noun phrase that names such a thing is a *sight* of it. A sight joins the thing that it can only
be: the one of the same length, of the same noun, or the only one there is; words that tell things apart ("earlier",
"another", "from 2014"), other lengths and other owners make another. Between several that it may be, it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.records import Kind
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain
from reportedly.statements.entities.things.lengths import Length, after, within
from reportedly.statements.entities.things.words import WORDS

__all__ = ["Sight", "Thing", "Things", "documents", "recordings"]

_RECORDING, _BARE = frozenset(WORDS["recording"].split()), frozenset(WORDS["bare"].split())
_MEDIUM, _OF_MEDIUM = frozenset(WORDS["medium"].split()), frozenset(WORDS["of_medium"].split())
_SOUND, _PICTURE = frozenset(WORDS["sound"].split()), frozenset(WORDS["picture"].split())
_ALSO = frozenset(WORDS["also"].split())
_NOT_BEFORE, _NOT_AFTER = frozenset(WORDS["not_before"].split()), frozenset(WORDS["not_after"].split())
_TELLING = frozenset(WORDS["telling"].split())

_NOUN = re.compile(rf"(?<![\w@#’'-])(?:{'|'.join(sorted(_RECORDING | _OF_MEDIUM | _ALSO))})(?![\w’'-]*\w)")
_BACKWARDS = re.compile(r"([\w’'-]+)[ \u00a0]$")
_NEXT = re.compile(r"[ \u00a0]([\w-]+)")
_DATED = re.compile(
    r"[ \u00a0](?:dated|from|of|in|released in|published in)[ \u00a0]"
    r"(?P<date>(?:[A-Z][a-z]+[ \u00a0])?(?:19|20)\d\d)"
)
_NEW, _THE = lexicon.INDEFINITE, lexicon.DEFINITE
_MOST_WORDS = 6  # before the noun
_TIMES = frozenset({"last", "yesterday", "today", "week", "month", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A noun phrase that names a thing: ``start`` to ``end``, its noun at ``at``.

    ``opening`` says how it begins: ``"new"`` (a, another), ``"the"``, ``"owned"`` (his, Voss's) or ``"bare"``;
    ``owner`` is who owns it where that is a name, ``marks`` what tells it from others, ``about`` all words before the
    noun, ``length`` how long it is, ``weak`` that the noun alone does not make it a recording.
    """

    start: int
    at: int
    end: int
    noun: str
    opening: str
    owner: str = ""
    marks: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    length: Length | None = None
    weak: bool = False

    @property
    def medium(self) -> str:
        """Whether it is to be heard or to be seen; empty where its words do not tell."""
        words = self.about | {self.noun}
        return "sound" if words & _SOUND else "picture" if words & _PICTURE else ""


@dataclass(slots=True, eq=False)
class Thing:
    """One recording or document, and every sight of it, in text order."""

    kind: Kind
    sights: list[Sight] = field(default_factory=list)

    @property
    def marks(self) -> frozenset[str]:
        """What tells it from others of its sort."""
        return self.sights[0].marks

    def is_of(self, sight: Sight) -> bool:
        """Whether nothing in *sight* speaks against its being this thing."""
        lengths = {s.length.value for s in self.sights if s.length is not None}
        owners = {s.owner for s in self.sights if s.owner}
        other_length = sight.length is not None and bool(lengths) and sight.length.value not in lengths
        media = {s.medium for s in self.sights if s.medium}
        other_medium = bool(sight.medium and media and sight.medium not in media)
        return not (other_length or other_medium or (sight.owner and owners and sight.owner not in owners))


class Things:
    """The things of one sort in an article."""

    def __init__(self, kind: Kind, sights: Iterable[Sight], *, strict: bool = False) -> None:
        self._kind = kind
        self._strict = strict
        self.all: list[Thing] = []
        self._by_noun: dict[int, Thing] = {}
        for sight in sights:
            thing = self._whose(sight)
            if thing is not None:
                thing.sights.append(sight)
                self._by_noun[sight.at] = thing
        self._places = sorted(self._by_noun)

    def at(self, start: int, end: int, noun: str) -> Thing | None:
        """The thing whose *noun* stands in ``start:end``: its first, as the head of a phrase is."""
        for at in self._places[bisect_left(self._places, start) :]:
            if at >= end:
                return None
            if any(sight.at == at and sight.noun == noun for sight in self._by_noun[at].sights):
                return self._by_noun[at]
        return None

    def only(self) -> Thing | None:
        """The only one of which nothing says that it is another's predecessor; ``None`` where there are several."""
        return self._one([thing for thing in self.all if not thing.marks])

    def _whose(self, sight: Sight) -> Thing | None:
        if sight.marks:
            same = [thing for thing in self.all if thing.marks == sight.marks and sight.opening != "new"]
            return None if sight.weak else self._one(same) or (None if same else self._new())
        able = [thing for thing in self.all if not thing.marks and thing.is_of(sight)]
        if sight.length is not None:
            as_long = [t for t in able if any(s.length and s.length.value == sight.length.value for s in t.sights)]
            able = as_long or able
        if sight.opening in ("new", "bare"):
            return self._brought_in(sight, able)
        if self._strict:
            able = [t for t in able if sight.about <= {w for s in t.sights for w in s.about}]
        if len(able) > 1:
            able = [t for t in able if any(s.noun == sight.noun for s in t.sights)]
        if able or sight.weak:
            return self._one(able)
        return self._new()

    def _brought_in(self, sight: Sight, able: Sequence[Thing]) -> Thing | None:
        """Another thing, unless it is the one of the same length, or only headings spoke of it before."""
        if sight.weak:
            return None
        again = [
            thing
            for thing in able
            if (sight.opening == "bare" and any(s.noun == sight.noun for s in thing.sights))
            or all(s.opening == "bare" for s in thing.sights)
            or (sight.length is not None and any(s.length is not None for s in thing.sights))
        ]
        return self._one(again) or self._new()

    def _one(self, things: Sequence[Thing]) -> Thing | None:
        return things[0] if len(things) == 1 else None

    def _new(self) -> Thing:
        thing = Thing(kind=self._kind)
        self.all.append(thing)
        return thing


def recordings(text: str) -> Things:
    """The recordings that *text* speaks of."""
    return Things("recording", (sight for m in _NOUN.finditer(text) if (sight := _recording(text, m)) is not None))


def documents(text: str, nouns: Iterable[str]) -> Things:
    """The documents that *text* calls by one of *nouns* (singular, lower case)."""
    either = "|".join(sorted(map(re.escape, nouns)))
    found = re.finditer(rf"(?<![\w@#’'-])(?:{either})(?![\w’'-]*\w)", text) if either else ()
    sights = (_sight(text, m.start(), m.end()) for m in found)
    return Things("document", (sight for sight in sights if sight.opening != "bare"), strict=True)


def _recording(text: str, noun: re.Match[str]) -> Sight | None:
    following = _NEXT.match(text, noun.end())
    if following is not None and following[1] in _NOT_BEFORE | _OF_MEDIUM and noun[0] in _MEDIUM | _RECORDING:
        return None
    sight = _sight(text, noun.start(), noun.end())
    before = _BACKWARDS.search(text, max(0, noun.start() - 24), noun.start())
    last = before[1] if before is not None else ""
    strong = noun[0] in _RECORDING or (noun[0] in _OF_MEDIUM and last in _MEDIUM)
    if last in _NOT_AFTER or (not strong and (noun[0] not in _ALSO or sight.opening in ("new", "bare"))):
        return None
    if sight.opening == "bare" and noun[0] not in _BARE and last not in _MEDIUM:
        return None
    if not strong and text.startswith(" of ", noun.end()):
        return None
    return replace(sight, weak=not strong, length=sight.length or after(text, sight.end))


def _sight(text: str, at: int, end: int) -> Sight:
    """The noun phrase around the noun at ``at:end``: back to its article, its owner, or what is no part of it."""
    start, opening, owner = at, "bare", ""
    about: list[str] = []
    for word, begins in _back(text, at):
        low = plain(word)
        if low in _NEW | _THE | lexicon.POSSESSIVE or low.endswith(("'s", "s'")):
            opening = "new" if low in _NEW else "the" if low in _THE else "owned"
            owner = low[:-2] if opening == "owned" and word[0].isupper() and low.endswith("'s") else ""
            start = begins
            if low not in _NEW | _THE or low == "another":
                about.append(low)
            if low.removesuffix("'s") in _TIMES and (last := _BACKWARDS.search(text, max(0, begins - 8), begins)):
                start = last.start()
                about.append(plain(last[1]))  # "last month's"
            break
        if low in lexicon.PREPOSITIONS or (low in lexicon.FUNCTION and low not in _TELLING | {"last", "new"}):
            break
        start = begins
        about.append(low)
    marks = {word for word in about if word in _TELLING and not (word == "first" and opening == "owned")}
    if {word.removesuffix("'s") for word in about} & _TIMES and opening == "owned":
        marks.update(about)
    if (dated := _DATED.match(text, end)) is not None:
        marks.add(dated["date"])
    return Sight(
        start=start, at=at, end=end, noun=text[at:end].casefold(), opening=opening, owner=owner,
        marks=frozenset(marks), about=frozenset(about), length=within(text, start, end),
    )  # fmt: skip


def _back(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The words before *at*, the nearest first, with where each begins; at most :data:`_MOST_WORDS` of them."""
    for _ in range(_MOST_WORDS):
        word = _BACKWARDS.search(text, max(0, at - 40), at)
        if word is None:
            return
        at = word.start()
        yield word[1], at
