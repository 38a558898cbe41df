"""From words to meanings: a memoised recursive-descent parser over the compiled forms.

A category at a place has for each place behind it one meaning, that of the first form in table order whose maker gives
one. Makers work while the parser goes, so that what makes no sense ("February 30", "Thursday of last month") is not a
reading at all and the next form is tried. Nothing is looked at twice: readings are kept by category and place, and the
rules of a category are found by the next word, so that most words of a text cost one look-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportedly.statements.times.anchoring import Frame
from reportedly.statements.times.grammar import Reference, Rule, grammar, key
from reportedly.statements.times.makers import MAKERS
from reportedly.statements.times.terminals import TERMINALS
from reportedly.statements.times.tokens import Token

__all__ = ["Parser", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some words mean: the place behind them, the meaning, and the names of the forms that made it."""

    end: int
    meaning: Any
    forms: tuple[str, ...]


_Parts = dict[str, Any]

#: How deep categories are looked for in one another: "the day before the day before …" has an end (the deepest example
#: of the tables needs 8).
_DEEPEST: Final = 32


class Parser:
    """Reads one sequence of tokens against one frame."""

    def __init__(self, tokens: Sequence[Token], frame: Frame, *, finding: bool = False) -> None:
        self._tokens = tokens
        self._words = tuple(token.word for token in tokens)
        self._keys = tuple(key(word) for word in self._words)
        self._frame = frame
        self._finding = finding
        self._grammar = grammar()
        self._known: dict[tuple[str, int], tuple[Reading, ...]] = {}
        self._depth = 0

    def readings(self, category: str, place: int) -> tuple[Reading, ...]:
        """Give the readings of the words from *place* on as *category*, one for each end."""
        known = self._known.get((category, place))
        if known is None and self._depth < _DEEPEST:
            self._depth += 1
            known = self._known[category, place] = tuple(self._read(category, place))
            self._depth -= 1
        return known or ()

    def _read(self, category: str, place: int) -> Iterator[Reading]:
        if place >= len(self._words):
            return
        if category in TERMINALS:
            found = TERMINALS[category].read(self._tokens, self._words, place)
            if found:
                yield Reading(found[0], found[1], ())
        elif category in self._grammar.classes:
            yield from self._listed(category, place)
        else:
            yield from self._formed(category, place)

    def _listed(self, name: str, place: int) -> Iterator[Reading]:
        for words, value in self._grammar.classes[name].get(self._words[place], ()):
            if self._words[place : place + len(words)] == words:
                yield Reading(place + len(words), value, ())

    def _formed(self, category: str, place: int) -> Iterator[Reading]:
        ends: set[int] = set()
        for rule in self._grammar.rules[category].get(self._keys[place], ()):
            if self._finding and not rule.form.find:
                continue
            for end, parts, forms in self._matches(rule, 0, place, {}, (rule.form.name,)):
                if end in ends:
                    continue
                meaning = self._make(rule, parts)
                if meaning is not None:
                    ends.add(end)
                    yield Reading(end, meaning, forms)

    def _matches(
        self, rule: Rule, number: int, place: int, parts: _Parts, forms: tuple[str, ...]
    ) -> Iterator[tuple[int, _Parts, tuple[str, ...]]]:
        """Match the elements of *rule* from *number* on."""
        if number == len(rule.elements):
            yield place, parts, forms
            return
        element = rule.elements[number]
        if not isinstance(element, Reference):
            if place < len(self._words) and self._words[place] in element.words:
                yield from self._matches(rule, number + 1, place + 1, parts, forms)
            return
        for reading in self.readings(element.category, place):
            more = {**parts, element.name: reading.meaning} if element.name else parts
            yield from self._matches(rule, number + 1, reading.end, more, forms + reading.forms)

    def _make(self, rule: Rule, parts: _Parts) -> Any:
        """Call the maker; a meaning beyond the calendar's ends is none."""
        try:
            return MAKERS[rule.form.make](self._frame, {**parts, **rule.form.fixed})
        except (OverflowError, ValueError):
            return None
