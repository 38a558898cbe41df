"""Short invented articles, set on stage: marks for sources and links, and a reader that knows an invented world.

``[[Ada Voss]]`` is a source; ``<1|the group>`` is a mention that the reader links with every other ``<1|…>``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.records import Article, Entity, Kind, Name, Reading, Reference, Span, Timex, Word, cut
from reportedly.statements.entities import Cast, cast
from reportedly.statements.syntax import Forest

#: What the reader of these articles takes for a name, and for what.
WORLD: dict[str, Kind] = {
    "Ada Voss": "person", "Voss": "person", "Oren Halvik": "person", "Halvik": "person", "Arvid Cole": "person",
    "Abu Bahir al-Dagharri": "person", "Dagharri": "person", "Dagharra": "person", "Sava Brann": "person",
    "Tide Front": "organization", "Tide Front of Orr and Vell": "organization", "TFOV": "organization",
    "Longlight": "organization", "Longlight Monitoring Service": "organization", "Coast Board": "organization",
    "Vell Navy": "organization", "Northline": "organization", "Ember": "place", "Orr": "place", "Vell": "place",
    "Blue Heron": "other",
}  # fmt: skip

_MARK = re.compile(r"\[\[|\]\]|<(\d)\||>")
_TIME = re.compile(r"(?:on )?(?:Monday|Tuesday|Thursday|Friday)(?: night)?|last month|yesterday|in 2014")


@dataclass(frozen=True, slots=True)
class Staged:
    """An article as it was read: its cast, and its sources in order."""

    cast: Cast
    sources: list[Span]

    def who(self) -> list[tuple[str | None, str]]:
        """The name and kind of each source."""
        return [(self.cast.speaker(s).name, self.cast.speaker(s).kind) for s in self.sources]

    def entity(self, name: str) -> Entity:
        """The one entity called *name*."""
        (found,) = (entity for entity in self.cast.entities if entity.name == name)
        return found

    def named(self, id_: str | None) -> str | None:
        """The name of the entity *id_*."""
        return next((entity.name for entity in self.cast.entities if entity.id == id_), None)

    def roles(self) -> list[tuple[str, str, str | None]]:
        """Every role: whose, what, of what."""
        return [(e.name, role.role, self.named(role.of)) for e in self.cast.entities for role in e.roles]

    def facts(self) -> list[tuple[str, str, str | None]]:
        """Every fact: what it is about, its words, its value or whom it names."""
        return [
            (fact.fact, fact.span.text, fact.value or self.named(fact.entity))
            for entity in self.cast.entities
            for fact in entity.facts
        ]


def article(text: str, **fields: object) -> Article:
    """An article of which nothing is known but *text* and *fields*."""
    known: dict[str, object] = {
        "id": "article-1", "url": None, "outlet": None, "title": None, "byline": (), "published": None,
        "modified": None, "captured": None, "language": "en", "text": text, "page_sha256": "0",
        "media_type": "text/plain", "truncated": None, "removed": (), "dateline": None, "credits": (), "agencies": (),
    }  # fmt: skip
    return Article(**(known | fields))  # type: ignore[arg-type]


def span(text: str, start: int, end: int) -> Span:
    """The span of *text*."""
    return Span(start=start, end=end, text=text[start:end])


def sentences(text: str) -> list[Span]:
    """Sentences as these texts have them: a full stop ends one, except after the titles that they use."""
    stop = r"(?<!Mrs)(?<!Mr)(?<!Sen)(?<!Rep)(?<!Capt)(?<!Col)(?<!Jr)[.](?=\s|$)"
    return [span(text, m.start(), m.end()) for m in re.finditer(rf"[^\s.][^\n]*?(?:{stop}|(?=\n|$))", text)]


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans of its sources."""
    text, sources, _ = _taken_apart(marked)
    return text, sources


def _taken_apart(marked: str) -> tuple[str, list[Span], list[tuple[int, Span]]]:
    text, last = "", 0
    opened: list[tuple[int | None, int]] = []
    places: list[tuple[int | None, int, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[0] in ("]]", ">"):
            number, start = opened.pop()
            places.append((number, start, len(text)))
        else:
            opened.append((int(mark[1]) if mark[1] else None, len(text)))
    text += marked[last:]
    sources = sorted((cut(text, a, b) for number, a, b in places if number is None), key=lambda s: s.start)
    return (
        text,
        sources,
        sorted(((n, cut(text, a, b)) for n, a, b in places if n is not None), key=lambda r: r[1].start),
    )


def names(text: str, world: Mapping[str, Kind], confidence: float = 0.95) -> tuple[Name, ...]:
    """Every name of *world* in *text*, the longest where several begin."""
    either = "|".join(map(re.escape, sorted(world, key=len, reverse=True)))
    found = re.finditer(rf"(?<![\w-])(?:{either})(?!\w)", text)
    return tuple(Name(span=cut(text, *m.span()), kind=world[m[0]], confidence=confidence) for m in found)


def stage(
    marked: str, more: Mapping[str, Kind] = {}, *, confidence: float = 0.95, linked: float = 0.9, **fields: object
) -> Staged:
    """Cast *marked* with the reader's help.

    Args:
        marked: the article's text.
        more: names beside those of :data:`WORLD`; a name with the kind ``"other"`` is one all the same.
        confidence: the reader's in its names; ``linked``: in its links.
        fields: what else is known of the article.
    """
    text, sources, links = _taken_apart(marked)
    references = tuple(
        Reference(
            span=place, head=cut(text, place.end - len(place.text.split()[-1]), place.end), kind="person",
            entity=number, confidence=linked,
        )
        for number, place in links
    )  # fmt: skip
    reading = Reading(
        attributions=(),
        names=names(text, {**WORLD, **more}, confidence),
        times=tuple(Timex(span=cut(text, *m.span()), type="DATE", confidence=0.9) for m in _TIME.finditer(text)),
        sentences=((Word(span=cut(text, 0, 1), tag="X", head=0, relation="root"),),),
        references=references,
    )
    return Staged(cast(article(text, **fields), sentences(text), sources, reading, Forest(reading.sentences)), sources)
