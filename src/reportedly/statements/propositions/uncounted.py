"""Numbers that count nothing: names, ages, hours, pronouns, what is denied, and wholes of which others are parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reportedly.statements.english.lexicon import is_person_noun, singular
from reportedly.statements.propositions.numbers import TOLL, Number, of_toll, top, units
from reportedly.statements.syntax import Tree
from reportedly.statements.times.numerals import CARDINALS

__all__ = ["SCALES", "counts_nothing", "wholes"]

#: Nouns that a number stands behind as a degree, not as a name: "level 3", "a category four".
SCALES: Final = frozenset({"level", "category", "magnitude", "grade", "stage", "degree"})
#: Behind a name a number of digits is part of it, unless it is large: "the Boeing 737", "Orbel 38,000 kettles".
_LEAST_COUNT_AFTER_NAME: Final = 1000
#: How many words stand before the whole that opens a clause: "of the", "out of the".
_OPENING: Final = 3
#: How far behind "two of" the whole may stand: "two of the brewer's 5,300 jobs".
_FURTHEST_WHOLE: Final = 5
_PARTS_OF_HOURS: Final = ("quarter", "half", "minute", "minutes")
_LAST_HOUR: Final = 24
_OLDEST: Final = 115
#: Before a number that is an age: "aged 24", "the age of forty".
_OF_AGE: Final = (["aged"], ["age", "of"])
#: How nouns end that say what somebody does.
_OF_TRADES: Final = ("ist", "ian", "eer")
#: Before a number word that counts nothing: an hour, or a number by name.
_BY_HOUR: Final = frozenset({"by", "until", "before", "after", "since", "till"})
_NOON: Final = 12
#: How many minutes an hour is said to be past or ahead: "twenty to ten".
_MINUTES: Final = frozenset({"five", "ten", "twenty", "twenty-five"})
#: Years, as far as news has them, and what stands before one.
_YEARS: Final = range(1800, 2100)
_BY_YEAR: Final = frozenset({"in", "of", "by", "until", "till", "since", "from", "before", "after", "to"})
#: What "a 14-page return" is measured in.
_MEASURES: Final = frozenset({"page", "storey", "story", "foot", "metre", "meter", "mile", "km", "kilometre", "point"})
#: Nouns that a number behind them names, one or more.
_NUMBERED: Final = frozenset(
    {"kilometre", "kilometres", "kilometer", "kilometers", "km", "mile", "miles", "page", "row"}
)
#: What a pronoun is in its clause, and no number beside a noun.
_ROLES: Final = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj"})
_AGE = re.compile(r"[,(]\s*\Z")


def counts_nothing(text: str, tree: Tree, one: Number, words: Sequence[int]) -> bool:
    """Whether a number of a clause counts nothing; *words* are those of the clause."""
    return (
        _is_age(text, tree, one)
        or _is_pronoun(tree, one)
        or _is_label(tree, one)
        or _is_denied(tree, one)
        or _is_hour(tree, one, words)
        or _is_year(tree, one)
        or _is_compound(tree, one)
    )


def wholes(tree: Tree, read: Sequence[Number], words: Sequence[int]) -> tuple[dict[Number, Number], frozenset[Number]]:
    """The wholes of which numbers of a clause are parts, by the part; and all numbers that are wholes."""
    found = {one: whole for one, whole in pairwise(read) if _is_part(tree, one, whole)}
    opening = read[:1] if len(read) > 1 and _opens(tree, read[0], words) else ()
    return found, frozenset((*found.values(), *opening))


def _is_part(tree: Tree, one: Number, whole: Number) -> bool:
    """*Two of the seven*, *1,200 of the brewer's 5,300 jobs*: how many of how many."""
    near = 0 < whole.first - one.end <= _FURTHEST_WHOLE
    return near and tree.text(one.end) == "of" and tree.tag(whole.first - 1) not in ("NOUN", "PROPN", "VERB")


def _opens(tree: Tree, one: Number, words: Sequence[int]) -> bool:
    """*Of the 38 aboard, 27 survived*: the whole, put first."""
    return one.first - words[0] <= _OPENING and "of" in {tree.text(index) for index in words if index < one.first}


def _is_age(text: str, tree: Tree, one: Number) -> bool:
    """*Jory Pellane, 24, a motorman*: set off by commas, behind a name; *aged 24*; *a violinist of 34*."""
    told = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    if told[-1:] in _OF_AGE or told in _OF_AGE or _is_somebody_of(tree, one):
        return True
    first, last = tree.words[one.first].span, tree.words[one.end - 1].span
    before, after = text[max(0, first.start - 2) : first.start], text[last.end : last.end + 1]
    noun = one.first - 2
    named = noun >= 0 and tree.tag(noun) in ("PROPN", "NOUN") and tree.text(noun) not in TOLL
    alive = named and 0 < one.value <= _OLDEST
    return bool(alive and _AGE.search(before) and after in (",", ")", "."))


def _is_somebody_of(tree: Tree, one: Number) -> bool:
    """*A violinist of 34*: one person, by a noun for people or one that ends as these do, and nothing counted."""
    noun = one.first - 2
    counted = one.end < len(tree.words) and tree.tag(one.end) == "NOUN"
    if noun < 1 or counted or tree.text(one.first - 1) != "of" or not 0 < one.value <= _OLDEST:
        return False
    before = (tree.text(index) for index in range(max(0, noun - 3), noun))
    word = tree.text(noun)
    return not {"a", "an"}.isdisjoint(before) and (is_person_noun(word) or word.endswith(_OF_TRADES))


def _is_denied(tree: Tree, one: Number) -> bool:
    """*Nine, and not 14*, *nine rather than 14*: the number that is not meant."""
    before = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    return before[-1:] == ["not"] or before in (["rather", "than"], ["instead", "of"])


def _is_hour(tree: Tree, one: Number, words: Sequence[int]) -> bool:
    """*At five*, *by seven*, *a quarter to one*: behind a word that sets an hour, counting nothing; no *toll at 14*."""
    if of_toll(tree, words):
        return False
    if one.first and tree.text(one.first - 1) in _BY_HOUR and one.value <= _NOON and tree.text(one.first) in CARDINALS:
        return tree.relation(top(tree, one)) != "nummod"
    if tree.text(one.first) in _MINUTES and _is_past(tree, one.end, words):
        return True
    before = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    if before[-1:] == ["past"] and one.value <= _NOON and tree.text(one.first) in CARDINALS:
        return tree.relation(top(tree, one)) != "nummod"
    minutes = before[-1:] in (["to"], ["past"]) and (before[0] in _PARTS_OF_HOURS or _sets_hour(tree, one.first - 2))
    set_ = before[-1:] == ["at"] or minutes
    return set_ and one.value <= _LAST_HOUR and tree.relation(top(tree, one)) != "nummod"


def _is_past(tree: Tree, place: int, words: Sequence[int]) -> bool:
    """Whether the words from *place* on set an hour by what it is past: *ten **past six***."""
    if place + 1 >= len(tree.words) or place + 1 > words[-1] or tree.text(place) != "past":
        return False
    return CARDINALS.get(tree.text(place + 1), _NOON + 1) <= _NOON


def _sets_hour(tree: Tree, place: int) -> bool:
    """Whether the word at *place* is so many minutes of an hour: *at **twenty** to ten*."""
    return place > 0 and tree.text(place) in _MINUTES and tree.text(place - 1) in ("at", "about", "around", *_BY_HOUR)


def _is_year(tree: Tree, one: Number) -> bool:
    """*Valid until 2033*: four digits behind a word of time, by themselves."""
    digits = tree.words[one.first].span.text
    by_itself = one.end == one.first + 1 and tree.relation(top(tree, one)) != "nummod"
    return by_itself and digits.isdigit() and one.value in _YEARS and tree.text(one.first - 1) in _BY_YEAR


def _is_compound(tree: Tree, one: Number) -> bool:
    """*A 14-page return*: says how long something is, and counts nothing."""
    word = tree.text(one.first)
    if "-" in word:
        return word.split("-")[-1] in _MEASURES
    behind = [tree.text(index) for index in range(one.end, min(one.end + 2, len(tree.words)))]
    return behind[:1] in (["-"], ["‑"]) and behind[-1] in _MEASURES


def _is_label(tree: Tree, one: Number) -> bool:
    """*Section 9*, *batch 77*, *the Swift 7 kettle*, *one of seven*: part of a name, or of a whole that is not told."""
    before = one.first - 1
    if one.value == 1 and one.end < len(tree.words) and tree.text(one.end) == "of":
        return True
    if before < 0:
        return False
    if tree.tag(before) == "PROPN" and tree.words[before].span.text[:1].isupper() and before > 0:
        return tree.words[one.first].span.text.isdigit() and one.value < _LEAST_COUNT_AFTER_NAME
    named = tree.words[before].span.text[:1].isupper() and tree.tag(before) == "NOUN" and before > 0
    one_of = tree.text(before) == "of" and before > 0 and tree.text(before - 1) == "one"
    return named or one_of or _is_name_of(tree, one, before)


def _is_pronoun(tree: Tree, one: Number) -> bool:
    """*One was Edvar Strane*, *who had seen one*: stands for what was named, and hangs on no noun."""
    return one.value == 1 and tree.text(one.first) == "one" and tree.relation(top(tree, one)) in _ROLES


def _is_name_of(tree: Tree, one: Number, before: int) -> bool:
    """*Batch 77*, *at kilometre 88*: digits that hang on the noun before them, which is one thing and no scale."""
    noun = tree.text(before)
    told = tree.tag(before) == "NOUN" and singular(noun)[0] == noun and noun not in TOLL | SCALES
    digits = tree.words[one.first].span.text.isdigit() and one.value < _LEAST_COUNT_AFTER_NAME
    named = told and tree.head(top(tree, one)) == before and noun not in units()
    return digits and (named or noun in _NUMBERED)
