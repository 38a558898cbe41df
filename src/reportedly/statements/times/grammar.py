"""The tables, read and compiled: word classes and forms.

A **form** (``tables/*.toml``) says what some words give: the ``patterns`` it is written in, the category it ``gives``,
and the maker that ``make``-s its meaning from the parts. A pattern is a line of elements:

======================  ==========================================================================
``of``  ``in|of``       this word; one of these words
``[the]``               may be left out; brackets nest and may hold several elements
``WEEKDAY``             a word class (``tables/words.toml``), a number class, or a category
``day:WEEKDAY``         the same, and its meaning goes to the maker under this name
======================  ==========================================================================

Options are written out when the tables are read: what the parser sees are plain sequences, indexed by the words that
they can begin with. A category may appear in a pattern of another (*of last month* is made of *last month*) or of
itself, but not as the first element of its own (the parser would not come back).

``with`` gives the maker fixed arguments besides; ``find = false`` keeps a form out of :func:`find`, for words that are
a time only when somebody says so ("the moment"). A form's ``examples`` are its tests:
``phrase | report's day and tense | type value modifier | earliest .. latest``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from reportedly.statements.times.terminals import TERMINALS

__all__ = ["DIGITS", "Form", "Grammar", "Reference", "Rule", "Words", "grammar", "key"]

#: The files of forms, in order: of two forms that read the same words as the same category, the first counts.
TABLES: Final = ("cycles", "periods", "dates", "clocks", "lengths", "sets")
#: The index key of every word that begins with a digit, or stands for one.
DIGITS: Final = "#"


@dataclass(frozen=True, slots=True)
class Words:
    """An element that is one of these words."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """An element that is a class or a category, its meaning under *name* to the maker."""

    name: str | None
    category: str


Element = Words | Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as the table has it."""

    name: str
    gives: str
    patterns: tuple[str, ...]
    make: str
    fixed: dict[str, Any]
    find: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to write a form."""

    form: Form
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All forms; ``rules`` by category and by the key of the first word, ``classes`` by name and first word."""

    forms: tuple[Form, ...]
    rules: dict[str, dict[str, tuple[Rule, ...]]]
    classes: dict[str, dict[str, tuple[tuple[tuple[str, ...], Any], ...]]]


def key(word: str) -> str:
    """Give the key under which rules that can begin with *word* are found."""
    return DIGITS if word[0].isdecimal() or word[0] in "½¼¾" or (word[0] == "'" and word[1:2].isdecimal()) else word


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Read and compile the tables, once."""
    classes = {name: _by_first_word(words) for name, words in _read("words").items()}
    forms = tuple(_form(entry) for table in TABLES for entry in _read(table)["form"])
    rules = [Rule(form=form, elements=line) for form in forms for text in form.patterns for line in expand(text)]
    firsts = _Firsts(rules, classes)
    indexed = {category: _indexed(category, rules, firsts) for category in {form.gives for form in forms}}
    return Grammar(forms=forms, rules=indexed, classes=classes)


def _read(table: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables", f"{table}.toml").read_text("utf-8"))


def _form(entry: dict[str, Any]) -> Form:
    return Form(
        name=entry["name"],
        gives=entry["gives"],
        patterns=tuple(entry["patterns"]),
        make=entry["make"],
        fixed=entry.get("with", {}),
        find=entry.get("find", True),
        examples=tuple(entry.get("examples", ())),
    )


def _by_first_word(words: dict[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for text, value in words.items():
        split = tuple(text.split())
        found.setdefault(split[0], []).append((split, value))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def expand(pattern: str) -> list[tuple[Element, ...]]:
    """Write out the options of *pattern*: every sequence of elements it stands for, the longest first."""
    words = pattern.replace("[", " [ ").replace("]", " ] ").split()
    lines, rest = _expand(iter(words))
    if rest:
        raise ValueError(f"pattern {pattern!r}: a bracket closes that did not open")
    return [line for line in lines if line]


def _expand(words: Iterator[str]) -> tuple[list[tuple[Element, ...]], bool]:
    """Expand up to the closing bracket or the end; say whether a bracket closed."""
    lines: list[tuple[Element, ...]] = [()]
    for word in words:
        if word == "]":
            return lines, True
        if word == "[":
            inner, _ = _expand(words)
            lines = [line + more for line in lines for more in (*inner, ())]
        else:
            lines = [(*line, _element(word)) for line in lines]
    return lines, False


def _element(word: str) -> Element:
    name, colon, category = word.rpartition(":")
    if colon and category.isupper():
        return Reference(name, category)
    return Reference(None, word) if word.isupper() and word.isalpha() else Words(frozenset(word.split("|")))


class _Firsts:
    """The keys that rules, classes and categories can begin with."""

    def __init__(self, rules: Iterable[Rule], classes: dict[str, Any]) -> None:
        self._known: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in classes.items()}
        self._known.update({name: terminal.starts for name, terminal in TERMINALS.items()})
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.form.gives, []).append(rule)

    def of_rule(self, rule: Rule) -> frozenset[str]:
        first = rule.elements[0]
        return first.words if isinstance(first, Words) else self.of_category(first.category)

    def of_category(self, category: str) -> frozenset[str]:
        if category not in self._known:
            self._known[category] = frozenset()  # for a category met again on the way: an error that a test names
            self._known[category] = frozenset().union(*map(self.of_rule, self._rules[category]))
        return self._known[category]


def _indexed(category: str, rules: Iterable[Rule], firsts: _Firsts) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.form.gives == category:
            for word in firsts.of_rule(rule):
                index.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in index.items()}
