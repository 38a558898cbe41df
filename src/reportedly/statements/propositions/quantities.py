"""Numbers with what they count: *at least 23 people*, *more than two dozen*, *48.7 percent*, *$3.4 million*.

A number becomes an interval: "at least", "about", "nearly" say how far it reaches, by ``tables/quantities.toml``. What
it counts is the noun it hangs on, by the tree; where that only says that people are counted, or nothing hangs there
("the toll rose to 31"), the predicate or a noun beside it says what of them. Numbers that are part of a time or of a
name count nothing, and others besides (:mod:`~reportedly.statements.propositions.uncounted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from reportedly.records import Quantity, Span, cut
from reportedly.statements.english.lexicon import is_person_noun, singular
from reportedly.statements.english.verbs import base
from reportedly.statements.propositions.numbers import Number, is_number, numbers, of_toll, table, top, units
from reportedly.statements.propositions.uncounted import SCALES, counts_nothing, wholes
from reportedly.statements.syntax import Tree

__all__ = ["ANYTHING", "quantities", "unit_of"]

#: The unit of a number that only the rest of the text could tell: "the correct number is 19".
ANYTHING: Final = "thing"

#: How far "about" reaches on either side: a tenth, by this project's judgement, 2026-11-25.
_ABOUT: Final = 0.1
_CURRENCY = re.compile(r"[$€£¥]")
_LONGEST_MODIFIER: Final = 4
#: How many words before "up to" a verb of rising may stand: "raised its own count up to".
_FURTHEST_RISE: Final = 4
#: One measure under several names.
_KILOMETRE: Final = {"km": "kilometre", "kilometer": "kilometre"}
#: Units that say that people are counted, and not what of them.
_PEOPLE: Final = ("person", "aboard")
#: What nobody says there is none of by "no": not by these words.
_NEVER_NONE: Final = (None, "person", "money", "percent")


@cache
def _modifiers() -> dict[tuple[str, ...], str]:
    kinds = ("least", "over", "most", "under", "about")
    return {tuple(words.split()): kind for kind in kinds for words in table()[kind]}


def unit_of(word: str) -> str:
    """What a word counts, in one form: ``"fatalities"`` is ``"dead"``; a noun of no table is its singular."""
    return units().get(word) or units().get(singular(word)[0]) or singular(word)[0]


def quantities(text: str, tree: Tree, words: Sequence[int], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """The quantities among *words*, indices of *tree* in order.

    Args:
        text: the article's text.
        tree: the sentence.
        words: the words of one clause.
        taken: spans in which a number counts nothing: times, names.
    """
    found = []
    read = list(numbers(tree, words))
    parts, whole = wholes(tree, read, words)
    ranges = {one: other for one, other in pairwise(read) if _is_range(tree, one, other)}
    uppers = frozenset(ranges.values())
    for one in read:
        upper = ranges.get(one, one)
        first, last = tree.words[one.first].span, tree.words[upper.end - 1].span
        if one in uppers or any(span.start < last.end and first.start < span.end for span in taken):
            continue
        if one in whole or counts_nothing(text, tree, one, words):
            continue
        start, kind = _modified(tree, one)
        least, most = _interval(one, kind, _behind(tree, one))
        if upper is not one:
            least, most = one.value, upper.value
        end, unit = _counted(tree, replace(one, end=upper.end), words)
        if unit == ANYTHING and one in parts:
            _, unit = _counted(tree, parts[one], words)
        if unit is not None:
            span = cut(text, tree.words[start].span.start, max(last.end, tree.words[end].span.end))
            found.append(Quantity(least=least, most=most, unit=unit, span=span))
    return tuple(found) or tuple(_nobody(tree, words))


def _is_range(tree: Tree, one: Number, other: Number) -> bool:
    """*Between 9,000 and 11,000*, *40 to 50 people*: one number of which only the bounds are told."""
    if other.first != one.end + 1 or one.value >= other.value:
        return False
    before, between = tree.text(one.first - 1) if one.first else "", tree.text(one.end)
    if between == "and":
        return before == "between"
    noun = other.end < len(tree.words) and tree.tag(other.end) == "NOUN"
    counted = noun and unit_of(tree.text(other.end)) != "vote"
    return between in ("to", "-", "–") and counted and before not in ("from", "by")


def _nobody(tree: Tree, words: Sequence[int]) -> Iterator[Quantity]:
    """*Nobody was hurt*, *no injuries*, *not a single job*, *no soldier was killed*: none of them."""
    for index in words:
        unit = next((found for found in _denied(tree, index, words) if found not in _NEVER_NONE), None)
        if unit is not None:
            yield Quantity(least=0.0, most=0.0, unit=unit, span=tree.words[index].span)
            return


def _denied(tree: Tree, index: int, words: Sequence[int]) -> Iterator[str | None]:
    """What a word may say that there is none of, the likeliest first."""
    word, head = tree.text(index), tree.head(index)
    if word in ("nobody", "none", "no-one") or (word == "one" and index and tree.text(index - 1) == "no"):
        yield from (units().get(tree.text(near)) for near in words if not _does(tree, index, near))
    elif word == "no" and tree.relation(index) == "det":
        noun = unit_of(tree.text(head))
        unit = _what_of(tree, noun, head, words)
        yield units().get(tree.text(head))
        yield unit if unit != noun else None
    elif word == "single" and index >= 2 and tree.text(index - 1) in ("a", "one") and tree.text(index - 2) == "not":
        yield _what_of(tree, unit_of(tree.text(head)), head, words)


def _modified(tree: Tree, one: Number) -> tuple[int, str | None]:
    """Where the words that bend the number begin, and how they do."""
    for length in range(_LONGEST_MODIFIER, 0, -1):
        start = one.first - length
        told = tuple(tree.text(i) for i in range(max(start, 0), one.first))
        if start >= 0 and (kind := _modifiers().get(told)) and not _is_rise(tree, told, start):
            return start, kind
    if one.first and _CURRENCY.fullmatch(tree.text(one.first - 1)):
        return one.first - 1, None
    return one.first, None


def _is_rise(tree: Tree, told: tuple[str, ...], start: int) -> bool:
    """*The figure went up to eight*, *raised its count up to eight*: it is eight."""
    before = (tree.text(place) for place in range(max(0, start - _FURTHEST_RISE), start))
    return told == ("up", "to") and any(word in table()["rising"] for word in before)


def _behind(tree: Tree, one: Number) -> bool:
    words = " ".join(tree.text(i) for i in range(one.end, min(one.end + 2, len(tree.words))))
    return words in table()["or_more"]


def _interval(one: Number, kind: str | None, more: bool) -> tuple[float | None, float | None]:
    value = one.value
    if one.vague or more or kind == "least":
        return value, None
    if kind == "over":
        return (value + 1 if value == int(value) else value), None
    if kind == "most":
        return None, value
    if kind == "under":
        return value * (1 - _ABOUT), value
    if kind == "about":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def _counted(tree: Tree, one: Number, words: Sequence[int]) -> tuple[int, str | None]:
    """The last word of what is counted, and its unit; ``None`` where the number counts nothing that could be told."""
    index = one.end - 1
    place = top(tree, one)
    head = tree.head(place)
    if one.first and _CURRENCY.search(tree.text(one.first - 1) + tree.text(one.first)):
        return index, "money"
    if _is_split(tree, one):
        return index, "split"
    if one.first and (scale := tree.text(one.first - 1)) in SCALES:
        return index, scale
    if _is_rate(tree, one):
        return one.end, _an_hour(tree, one) or unit_of(tree.text(one.end))
    after = one.end + (one.end < len(tree.words) and tree.text(one.end) == "of")
    if after < len(tree.words) and (unit := units().get(tree.text(after))) not in (None, *_PEOPLE):
        return after, unit
    if tree.relation(place) in ("nummod", "amod", "det", "compound", "nmod") and head > index:
        return head, _what_of(tree, unit_of(tree.text(head)), head, words)
    if one.vague and (nouns := tree.children(one.first, "nmod")):
        return nouns[0], _what_of(tree, unit_of(tree.text(nouns[0])), nouns[0], words)
    if unit := of_toll(tree, words):
        return index, unit
    bare = _what_of(tree, "person", one.first, words)
    told = (units().get(tree.text(word)) for word in words)
    unit = next((u for u in (bare, *told) if u not in (None, "person")), ANYTHING)
    return index, ANYTHING if unit == _set(tree, one) else unit


def _set(tree: Tree, one: Number) -> str | None:
    """*Four of the dead*: the unit of those of whom these are some, which do not count them."""
    behind = [tree.text(index) for index in range(one.end, min(one.end + 3, len(tree.words)))]
    return units().get(behind[2]) if behind[:2] in (["of", "the"], ["of", "those"]) and behind[2:] else None


def _is_rate(tree: Tree, one: Number) -> bool:
    """*132 kilometres an hour*, *42 gulders a share*: counts the first of the two."""
    behind = [tree.text(index) for index in range(one.end, min(one.end + 2, len(tree.words)))]
    return behind[1:] in (["a"], ["an"], ["per"], ["each"], ["/"]) and tree.tag(one.end) == "NOUN"


def _an_hour(tree: Tree, one: Number) -> str | None:
    """*57 km/h*, *57 kilometres an hour*: a speed."""
    behind = tree.text(one.end + 2) if one.end + 2 < len(tree.words) else ""
    unit = unit_of(tree.text(one.end))
    return f"{_KILOMETRE.get(unit, unit)} an hour" if behind in ("hour", "h", "hr") else None


def _is_split(tree: Tree, one: Number) -> bool:
    """*By five to two*, *four votes to three*: the first number of two that a vote or a score fell into."""
    place = one.end + (one.end < len(tree.words) and units().get(tree.text(one.end)) == "vote")
    if place + 1 >= len(tree.words) or tree.text(place) not in ("to", "-", "–"):
        return False
    return is_number(tree.text(place + 1)) and tree.relation(one.first) != "compound"


def _what_of(tree: Tree, unit: str, index: int, words: Sequence[int]) -> str:
    """*23 people*, *two soldiers* who *died* are so many dead: the predicate, or a participle behind, says it.

    Of people whom the predicate says nothing of, the noun stays: *two soldiers* are soldiers.
    """
    if unit not in _PEOPLE and not is_person_noun(unit):
        return unit
    above = [word for word in list(tree.ancestors(index))[:2] if not _does(tree, index, word)]
    near = [*tree.children(index, "acl", "amod", "acl:relcl", "conj"), *above]
    near.extend(child for word in above for child in tree.children(word, "xcomp", "obj"))
    if any(tree.text(word) in ("found", "traced", "located") for word in near) and _is_ahead(tree, words):
        return "missing"
    told = (units().get(tree.text(word)) for word in near if word in words or word > index)
    return next((found for found in told if found not in (None, "person")), None) or unit


def _does(tree: Tree, noun: int, verb: int) -> bool:
    """*Two soldiers killed nine villagers*: what the verb says became of the villagers, not of the soldiers."""
    to_others = base(tree.text(verb)) in table()["doing"]
    return to_others and noun in tree.children(verb, "nsubj") and bool(tree.children(verb, "obj"))


def _is_ahead(tree: Tree, words: Sequence[int]) -> bool:
    """*Yet to be found*, *has still to be traced*."""
    return any(tree.text(word) in ("yet", "still") for word in words) and any(tree.text(w) == "to" for w in words)
