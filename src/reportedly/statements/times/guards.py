"""Whether words that look like a time can stand as one: the guards' table, and how it is asked.

Guards are about words that are something else more often than not: "may", "march", "second", "fall", a number of four
digits. :func:`stands` asks them of words in a text, :func:`plain` of a phrase of which nobody said that it is a time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from reportedly.statements.times.grammar import grammar
from reportedly.statements.times.timex import TYPES
from reportedly.statements.times.tokens import Token

__all__ = ["Guards", "guards", "plain", "stands"]

_ARTICLES: Final = frozenset(("the", "a", "an", "one"))
_POSSESSIVES: Final = frozenset(("his", "her", "their", "my", "our", "your"))
#: Years that a number alone can be, with a lead before it.
_YEARS: Final = range(1800, 2100)
_YEAR = re.compile(r"\d{4}")
_SHORT_DECADE = re.compile(r"\d\ds")
_BARE_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """The guards' table, with what of it follows from the grammar."""

    leads: frozenset[str]
    strong: frozenset[str]
    not_before: frozenset[str]
    not_years: frozenset[str]
    alone: dict[str, str]
    starts: frozenset[str]
    core: frozenset[str]
    capital: frozenset[str]
    bare: frozenset[str]
    not_after: frozenset[str]


@lru_cache(maxsize=1)
def guards() -> Guards:
    """Read the table, once."""
    tables = tomllib.loads(files(__package__).joinpath("tables", "guards.toml").read_text("utf-8"))
    words = {name: frozenset(text.split()) for name, text in tables["words"].items()}
    compiled = grammar()
    return Guards(
        leads=words["leads"],
        strong=words["strong"],
        not_before=words["not_before"],
        not_years=words["not_years"],
        alone=tables["alone"],
        starts=frozenset().union(*(compiled.rules[type_] for type_ in TYPES)),
        core=words["core"].union(*(compiled.classes[name] for name in tables["words"]["core_classes"].split())),
        bare=frozenset(compiled.classes["MONTH"]),
        not_after=words["not_after"],
        capital=frozenset(compiled.classes["MONTH"]) | frozenset(compiled.classes["WEEKDAY"]),
    )


def plain(tokens: Sequence[Token]) -> bool:
    """Whether the words can be a time if nobody says so: names are capital, and none of a kind that never is alone."""
    told = guards()
    if any(token.word in told.capital and not token.capital for token in tokens):
        return False
    rest = [token.word for token in tokens if token.word not in _ARTICLES]
    return len(rest) != 1 or told.alone.get(rest[0]) != "never"


def stands(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words from *start* to *end* can stand as a time expression where they are."""
    told = guards()
    if any(token.word in told.capital and not token.capital for token in tokens[start:end]):
        return False
    first = start
    while first < end - 1 and tokens[first].word in _ARTICLES:
        first += 1
    before = tokens[start - 1].word if start else ""
    after = tokens[end].word if end < len(tokens) else ""
    article = tokens[start].word if first > start else ""
    if article == "the" and (tokens[first].word in told.bare or (end - first == 1 and tokens[first].word.isdecimal())):
        return False
    if after in told.not_after:
        return False
    if end - first > 1:
        return True
    return _alone(tokens[first].word, before, after, article)


def _alone(word: str, before: str, after: str, article: str) -> bool:
    """Whether one word, and at most an article, can stand."""
    told = guards()
    if _YEAR.fullmatch(word):
        return int(word) in _YEARS and before in told.leads and after not in told.not_years
    if _SHORT_DECADE.fullmatch(word):
        return article == "the" and before not in _POSSESSIVES
    if _BARE_CLOCK.fullmatch(word):
        return before == "at"
    need = told.alone.get(word)
    if need == "lead":
        if article or before not in told.leads:
            return False
        return before in told.strong or after not in told.not_before
    if need == "season":
        return article == "the" and before in told.leads and after not in told.not_before
    if need == "article":
        return bool(article)
    return need is None or need == article
