"""The rows of a small desk as a mould: the same story once more, with other names, years and ids.

A string is parted once at what changes in it, its *slots*: ids, years, and the words that names are made of. A new word
has as many letters as the old one, so that every place in a text stays where it is, whatever stands there.

Ids are made anew as the program makes them: an article's from its content, a claim's from its first proposition, a
story's from its smallest article. Those of an article's parts are hashes of their old ones, given out in the old order,
so that what was sorted by id still is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, TypeAlias

from reportedly.reconcile import meanings
from reportedly.reconcile.keys import RARE
from reportedly.records import Article, Report, digest
from reportedly.store.packing import Packed

__all__ = ["Mould", "Row", "Table", "Variant", "mould", "names_in"]

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Table: TypeAlias = tuple[tuple[str, ...], list[Row]]

_ID: Final = r"(?:article|claim|entity|event|page|proposition|statement|story)-[0-9a-f]{16}"
#: A year in a text, a date or JSON, but no place in a text and no part of a hash.
_YEAR: Final = r"(?:(?<![\w:,\[.\-])|(?<=\\n))(?:19|20)\d\d(?!\w)"
#: A word; in JSON it may follow upon a line's end, which is written ``\\n`` there.
_WORD: Final = r"(?<![^\W\d_])(?<!\\)[^\W\d_]{3,}|(?<=\\n)[^\W\d_]{3,}"
_SLOT: Final = re.compile(f"({_ID}|{_YEAR}|{_WORD})")
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_NAMED: Final = frozenset({"person", "organization", "place", "group", "document", "publication", "other"})
_CONSONANTS: Final = "bcdfghjklmnprstvwz"
_VOWELS: Final = "aeiou"
#: The tables whose strings are names in lower case.
_FOLDED: Final = frozenset({"article_key", "story_key"})
#: The columns that hold the number of a row of another table, or of their own: table, column, of what.
_NUMBERS: Final = {
    ("story", "number"): "story",
    ("member", "story"): "story",
    ("story_key", "story"): "story",
    ("affair", "story"): "story",
    ("claim", "story"): "story",
    ("copy", "story"): "story",
    ("member", "number"): "member",
    ("claim", "number"): "claim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mould:
    """A small desk, parted at its slots."""

    tables: Mapping[str, Table]
    reports: tuple[Report, ...]
    waiting: tuple[Packed, ...]  # reports that are not in the desk yet
    words: frozenset[str]
    ids: Mapping[str, tuple[str, ...]]  # by kind, sorted
    firsts: Mapping[str, tuple[str, str]]  # a claim's id: the article and proposition it is made from
    stories: Mapping[str, tuple[str, ...]]  # a story's id: its articles
    parted: dict[str, tuple[str, ...]] = field(default_factory=dict)  # strings with slots, alone in odd places
    folded: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """How many articles are in it."""
        return len(self.tables["article"][1])


def names_in(reports: Iterable[Report]) -> frozenset[str]:
    """The words that the names in *reports* are made of, if they are rare enough to make keys."""
    found: set[str] = set()
    for report in reports:
        entities = (entity for entity in report.entities if entity.kind in _NAMED)
        told = [report.article.outlet or "", *report.article.byline, *report.article.agencies]
        told += chain.from_iterable((entity.name, *entity.aliases) for entity in entities)
        found.update(word for name in told for word in _LETTERS.findall(name) if word[0].isupper())
    return frozenset(word for word in found if meanings.rarity(word.casefold()) >= RARE and word.isascii())


def mould(
    tables: Mapping[str, Table],
    reports: Sequence[Report],
    waiting: Sequence[Packed],
    *,
    stories: Mapping[str, tuple[str, ...]],
) -> Mould:
    """Make a mould of the *tables* of a desk of *reports*; *waiting* reports get the same names and ids."""
    words = names_in(reports)
    written = frozenset(chain(words, (word.upper() for word in words)))
    spoken = frozenset(word.lower() for word in words)
    strings = {True: set[str](), False: {part for one in waiting for part in (one.text, one.record)}}
    for name, (_, rows) in tables.items():
        strings[name in _FOLDED].update(value for row in rows for value in row if isinstance(value, str))
    for report in reports:
        strings[False].update(_content(report.article))
    ids: dict[str, set[str]] = {}
    for known_id in re.findall(_ID, "\n".join(chain(strings[True], strings[False]))):
        ids.setdefault(known_id.partition("-")[0], set()).add(known_id)
    return Mould(
        tables=tables,
        reports=tuple(reports),
        waiting=tuple(waiting),
        words=words,
        ids={kind: tuple(sorted(some)) for kind, some in ids.items()},
        firsts={
            claim: (one.article, one.id)
            for report in reports
            for one in report.propositions
            if (claim := digest("claim", one.article, one.id)) in ids.get("claim", ())
        },
        stories=stories,
        parted=_parted(strings[False], written),
        folded=_parted(strings[True], spoken),
    )


@dataclass(slots=True)
class Variant:
    """One copy: what stands in every slot, by its seed; *years* later. *kept* seeds the half of the names it shares."""

    mould: Mould
    seed: str
    years: int
    kept: str | None = None
    slots: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word in self.mould.words:
            new = _word(word, self._seed_of(word))
            self.slots.update({word: new, word.upper(): new.upper(), word.lower(): new.lower()})
        self.slots.update({str(year): str(year + self.years) for year in range(1900, 2100)})
        for kind, ids in self.mould.ids.items():
            self.slots.update(zip(ids, sorted(digest(kind, self.seed, one) for one in ids), strict=True))
        for report in self.mould.reports:
            self.slots[report.article.id] = self._article(report.article)
        for claim, (article, proposition) in self.mould.firsts.items():
            self.slots[claim] = digest("claim", self.slots[article], self.slots[proposition])
        for story, articles in self.mould.stories.items():
            self.slots[story] = digest("story", min(self.slots[one] for one in articles))

    def text(self, string: str) -> str:
        """One string of the mould as it is in this copy."""
        return self._filled(self.mould.parted.get(string, (string,)))

    def rows(self, numbers: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, ...], list[Row]]]:
        """Every table's rows; what is numbered counts on from *numbers*."""
        for name, (columns, rows) in self.mould.tables.items():
            parted = self.mould.folded if name in _FOLDED else self.mould.parted
            new: dict[Value, Value] = {}
            for value in {value for row in rows for value in row if value in parted}:
                new[value] = self._filled(parted[str(value)])
            shifts = [numbers.get(_NUMBERS.get((name, column), ""), 0) for column in columns]
            if any(shifts):
                made = [tuple(_told(v, new, shift) for v, shift in zip(row, shifts, strict=True)) for row in rows]
            else:
                made = [tuple([new.get(value, value) for value in row]) for row in rows]
            yield name, columns, self._smallest(columns, rows, made) if name == "story" else made

    def _smallest(self, columns: tuple[str, ...], rows: Sequence[Row], made: Sequence[Row]) -> list[Row]:
        """Put the smallest article of each story, which in this copy may be another, into its row."""
        known, place = columns.index("id"), columns.index("smallest")
        least = [min(self.slots[one] for one in self.mould.stories[str(row[known])]) for row in rows]
        return [(*row[:place], one, *row[place + 1 :]) for row, one in zip(made, least, strict=True)]

    def _filled(self, parts: tuple[str, ...]) -> str:
        slots = self.slots
        return "".join([slots[part] if place % 2 else part for place, part in enumerate(parts)])

    def _seed_of(self, word: str) -> str:
        return (
            self.kept
            if self.kept is not None and hashlib.sha256(word.casefold().encode()).digest()[0] % 2
            else self.seed
        )

    def _article(self, article: Article) -> str:
        """The content's hash, as :mod:`reportedly.articles` makes it."""
        published = self.text(article.published.earliest) if article.published and article.published.earliest else None
        told = (self.text(part) if part is not None else None for part in (article.url, article.outlet, article.title))
        return digest("article", *told, published, self.text(article.text))


def _told(value: Value, new: Mapping[Value, Value], shift: int) -> Value:
    return value + shift if shift and isinstance(value, int) else new.get(value, value)


def _content(article: Article) -> Iterator[str]:
    published = article.published.earliest if article.published else None
    yield from (part for part in (article.url, article.outlet, article.title, published, article.text) if part)


def _parted(strings: Iterable[str], words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Part strings at their ids, their years and those *words*; strings that have none are left out."""
    parts = {string: tuple(_parts(string, words)) for string in strings}
    return {string: some for string, some in parts.items() if len(some) > 1}


def _parts(string: str, words: frozenset[str]) -> Iterator[str]:
    """What is between the slots and what is in them, in turns."""
    before = 0
    for match in _SLOT.finditer(string):
        if match[0] in words or not match[0].isalpha():
            yield string[before : match.start()]
            yield match[0]
            before = match.end()
    yield string[before:]


def _word(old: str, seed: str) -> str:
    """A word that can be said, of as many letters, with the same ones in upper case."""
    drawn = hashlib.sha256(f"{seed}/{old.casefold()}".encode()).digest() * (1 + len(old) // 32)
    turn = drawn[0] % 2
    new = (
        (_VOWELS if (place + turn) % 2 else _CONSONANTS)[byte % (5 if (place + turn) % 2 else 18)]
        for place, byte in zip(range(len(old)), drawn[1:] + drawn[:1], strict=False)
    )
    return "".join(n.upper() if o.isupper() else n for n, o in zip(new, old, strict=False))
