"""What an article is about, as keys: two articles that share a key belong to one story.

A key is two rare names that both stand out in an article: in its title, in its opening, or again and again. Names
that the news has every day (countries, capitals, agencies) make none by themselves, so that two floods in one week
stay two stories; and no day is part of such a key, so that three recordings of one man in three years are one. Three
names that no corpus of news has make a key as well, however seldom an article has them, but only for some weeks: a
tabloid that cries out one of them names the others once. Those are taken as the text writes them, known to be anybody's
or not. Stories are what keys join, also through articles in between: they depend on the set of articles only, and one
more article costs as many look-ups as it has keys.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Final

from reportedly.reconcile import meanings
from reportedly.reconcile.chronology import day_of
from reportedly.reconcile.figures import folded
from reportedly.records import Article, Entity, Report, digest

__all__ = ["story_id", "story_keys"]

#: How many of an article's names make keys.
NAMES: Final = 8
#: How rare the rarest word of a name is that makes a key with any other such; and of one that does so only with a rare
#: one, where both are what the article is about.
RARE: Final = 4.5
LESS_RARE: Final = 2.5
#: What it takes to stand out, to do so clearly, and to be what the article is about: in points, of which a mention
#: gives one, the title four, the opening two. Chosen on the development stories and the example (no two joined, three
#: pairs of four together) and looked at on 121 real pages: of 4 groups one is wrong; 2026-11-25.
STANDS_OUT: Final = 2.0
CLEARLY: Final = 3.0
IS_ABOUT: Final = 8.0
_IN_TITLE: Final = 4.0
_IN_OPENING: Final = 2.0
OPENING: Final = 600
_MADE_OF: Final = frozenset({"person", "organization", "place", "group", "other", "document"})
#: How many days two articles may lie apart that share three names (once or twice this). With eight names an article,
#: 0.90 of the pairs of pages that belong together are found in the development stories, and none that do not; without,
#: 0.61. Of 121 saved pages, all taken for one day's, three names join two that are of one affair, no other; 2026-11-26.
MONTH: Final = 30
#: The same for two names of which one stands out less clearly.
SEASON: Final = 120
#: A capital, and small letters: a word of a name, but none of a line in capitals, and no "I'm".
_CAPITAL: Final = r"(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][\w-]*[a-zß-ÿ][\w-]*(?![\w’'-](?!s\b))"
_NAME = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?: {_CAPITAL})*")
_INSIDE = re.compile(r"[\w,] $")
_PARTICLE = re.compile(r"^(?:al|el|bin|ibn|van|von|de|di|da|le|la)-")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Name:
    points: float
    name: str
    rare: float


def story_id(articles: Iterable[str]) -> str:
    """The id of the story of these *articles*: that of the smallest, so that it depends on their set only."""
    return digest("story", min(articles))


def story_keys(report: Report) -> tuple[str, ...]:
    """The keys of one report, sorted; none where no two rare names stand out."""
    names = sorted(_standing_out(report), reverse=True)
    first = [name for name in names if name.rare >= RARE][:NAMES]
    about = [name for name in names if name.rare < RARE and name.points >= IS_ABOUT]
    pairs = [*combinations(first, 2), *((one, other) for one in first if one.points >= IS_ABOUT for other in about)]
    return tuple(sorted({*_of_pairs(report, pairs), *_of_threes(report)}))


def _of_pairs(report: Report, pairs: Sequence[tuple[_Name, _Name]]) -> Iterator[str]:
    """Two names, whenever it was, where both stand out clearly; else within the same months."""
    day = day_of(report.article)
    season = date.fromisoformat(day).toordinal() // SEASON if day is not None else None
    for one, other in pairs:
        key = "|".join(sorted((one.name, other.name)))
        if one.name == other.name:
            continue
        if min(one.points, other.points) >= CLEARLY:
            yield key
        if season is not None:
            yield from (f"{key}|{season}s", f"{key}|{season + 1}s")


def _of_threes(report: Report) -> Iterator[str]:
    """Three names that no corpus of news has, in one month and the next."""
    day = day_of(report.article)
    if day is None:
        return
    month = date.fromisoformat(day).toordinal() // MONTH
    for three in combinations(sorted(_unheard_of(report.article)), 3):
        key = "|".join(three)
        yield from (f"{key}|{month}", f"{key}|{month + 1}")


def _unheard_of(article: Article) -> list[str]:
    """The names in the text that no corpus of news has, those first that stand out most: each by its rarest word.

    A word by itself counts where it stands within a sentence, since at the beginning of one every word has a capital.
    """
    text, title = article.text, folded(article.title or "")
    told: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        words = [folded(word) for word in match[0].split()]
        name = max(enumerate(words), key=lambda word: (meanings.rarity(word[1]), word[0]))[1]
        if len(words) == 1 and not _INSIDE.search(text, max(0, match.start() - 2), match.start()):
            continue
        if name not in told:
            told[name] += int(_IN_TITLE * (name in title) + _IN_OPENING * (match.start() < OPENING))
        told[name] += 1
    tellers = {
        word for name in (article.outlet or "", *article.agencies, *article.byline) for word in folded(name).split()
    }
    rare = (
        n for n in told if n and meanings.rarity(n) >= meanings.RAREST and n not in tellers and n not in _everyday()
    )
    return sorted(rare, key=lambda name: (-told[name], name))[:NAMES]


def _standing_out(report: Report) -> Iterator[_Name]:
    ours = {folded(report.article.outlet or ""), *map(folded, report.article.agencies)}
    byline = " ".join(report.article.byline)
    best: dict[str, _Name] = {}
    for entity in report.entities:
        points = _points(report, entity)
        if points < STANDS_OUT or entity.kind not in _MADE_OF or entity.name in byline:
            continue
        for name in _key_names(entity) - ours - _everyday():
            rare = max(meanings.rarity(word) for word in name.split())
            if rare >= LESS_RARE and (name not in best or best[name].points < points):
                best[name] = _Name(points=points, name=name, rare=rare)
    yield from best.values()


@cache
def _everyday() -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("tables/everyday.toml").read_text("utf-8"))
    return frozenset(name.strip() for names in table.values() for name in names.split(","))


def _key_names(entity: Entity) -> set[str]:
    """A person's last name; anybody else's whole one, and its short forms in capitals (*ISIS*)."""
    told = [entity.name, *(alias for alias in entity.aliases if alias.isupper())]
    names = {folded(name) for name in told if any(letter.isupper() for letter in name)} - {""}
    if entity.kind == "person":
        names = {_PARTICLE.sub("", name.split()[-1]) for name in names}
    return names


def _points(report: Report, entity: Entity) -> float:
    title = report.article.title or ""
    named = any(name in title for name in (entity.name, *entity.aliases))
    opening = any(mention.start < OPENING for mention in entity.mentions)
    return len(entity.mentions) + _IN_TITLE * named + _IN_OPENING * opening
