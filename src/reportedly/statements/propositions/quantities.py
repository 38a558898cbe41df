"""Numbers with what they count: *at least 23 people*, *more than two dozen*, *48.7 percent*, *$3.4 million*.

A number becomes an interval: "at least", "about", "nearly" say how far it reaches, by ``tables/quantities.toml``. What
it counts is the noun it hangs on, by the tree; where that only says that people are counted, or nothing hangs there
("the toll rose to 31"), the predicate or a noun beside it says what of them. Numbers that are part of a time, of a name
or an age set off by commas count nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

from reportedly.records import Quantity, Span, cut
from reportedly.statements.english.lexicon import is_person_noun, singular
from reportedly.statements.syntax import Tree
from reportedly.statements.times.numerals import CARDINALS, number

__all__ = ["ANYTHING", "quantities", "unit_of"]

#: The unit of a number that only the rest of the text could tell: "the correct number is 19".
ANYTHING: Final = "thing"

#: How far "about" reaches on either side: a tenth, by this project's judgement, 2026-11-25.
_ABOUT: Final = 0.1
_CURRENCY = re.compile(r"[$€£¥]")
#: Behind a name a number of digits is part of it, unless it is large: "the Boeing 737", "Orbel 38,000 kettles".
_LEAST_COUNT_AFTER_NAME: Final = 1000
_LONGEST_MODIFIER: Final = 4
_TOLL: Final = frozenset({"toll", "number", "count", "total", "figure", "tally", "share", "lead", "margin", "turnout"})
#: Nouns that a number stands behind as a degree, not as a name: "level 3", "a category four".
_SCALES: Final = frozenset({"level", "category", "magnitude", "grade", "stage", "degree"})
#: How many words stand before the whole that opens a clause: "of the", "out of the".
_OPENING: Final = 3
#: How far behind "two of" the whole may stand: "two of the brewer's 5,300 jobs".
_FURTHEST_WHOLE: Final = 5
#: "No one" is no number, and "as one" stands for what was named before.
_NOT_ONE: Final = frozenset({"no", "any", "every", "some", "the", "this", "that", "each", "as", "which", "another"})
_PARTS_OF_HOURS: Final = ("quarter", "half", "minute", "minutes")
_LAST_HOUR: Final = 24
#: Units that say that people are counted, and not what of them.
_PEOPLE: Final = ("person", "aboard")
#: What nobody says there is none of by "no": not by these words.
_NEVER_NONE: Final = (None, "person", "money", "percent")
#: Before a number that is an age: "aged 24", "the age of forty".
_OF_AGE: Final = (["aged"], ["age", "of"])
#: Before a number word that counts nothing: an hour, or a number by name.
_BY_HOUR: Final = frozenset({"by", "until", "before", "after", "since", "till"})
_NOON: Final = 12
_ROLES: Final = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj"})
_AGE = re.compile(r"[,(]\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number as read: from which word to which (not included), its value, and whether it is only a floor."""

    first: int
    end: int
    value: float
    vague: bool


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables/quantities.toml").read_text("utf-8"))


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in _table()["units"].items() for word in words.split()}


@cache
def _modifiers() -> dict[tuple[str, ...], str]:
    kinds = ("least", "over", "most", "under", "about")
    return {tuple(words.split()): kind for kind in kinds for words in _table()[kind]}


def unit_of(word: str) -> str:
    """What a word counts, in one form: ``"fatalities"`` is ``"dead"``; a noun of no table is its singular."""
    return _units().get(word) or _units().get(singular(word)[0]) or singular(word)[0]


def quantities(text: str, tree: Tree, words: Sequence[int], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """The quantities among *words*, indices of *tree* in order.

    Args:
        text: the article's text.
        tree: the sentence.
        words: the words of one clause.
        taken: spans in which a number counts nothing: times, names.
    """
    found = []
    read = list(_numbers(tree, words))
    wholes = {one: whole for one, whole in pairwise(read) if _is_part(tree, one, whole)}
    read = read[1:] if len(read) > 1 and _opens(tree, read[0], words) else read
    for one in read:
        first, last = tree.words[one.first].span, tree.words[one.end - 1].span
        if any(span.start < last.end and first.start < span.end for span in taken) or _is_age(text, tree, one):
            continue
        if (
            one in wholes.values()
            or _is_pronoun(tree, one)
            or _is_label(tree, one)
            or _is_denied(tree, one)
            or _is_hour(tree, one, words)
        ):
            continue
        start, kind = _modified(tree, one)
        least, most = _interval(one, kind, _behind(tree, one))
        end, unit = _counted(tree, one, words)
        if unit == ANYTHING and one in wholes:
            _, unit = _counted(tree, wholes[one], words)
        if unit is not None:
            span = cut(text, tree.words[start].span.start, max(last.end, tree.words[end].span.end))
            found.append(Quantity(least=least, most=most, unit=unit, span=span))
    return tuple(found) or tuple(_nobody(tree, words))


def _is_part(tree: Tree, one: _Number, whole: _Number) -> bool:
    """*Two of the seven*, *1,200 of the brewer's 5,300 jobs*: how many of how many."""
    near = 0 < whole.first - one.end <= _FURTHEST_WHOLE
    return near and tree.text(one.end) == "of" and tree.tag(whole.first - 1) not in ("NOUN", "PROPN", "VERB")


def _opens(tree: Tree, one: _Number, words: Sequence[int]) -> bool:
    """*Of the 38 aboard, 27 survived*: the whole, put first."""
    return one.first - words[0] <= _OPENING and "of" in {tree.text(index) for index in words if index < one.first}


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
        yield from (_units().get(tree.text(near)) for near in words)
    elif word == "no" and tree.relation(index) == "det":
        noun = unit_of(tree.text(head))
        unit = _what_of(tree, noun, head, words)
        yield _units().get(tree.text(head))
        yield unit if unit != noun else None
    elif word == "single" and index >= 2 and tree.text(index - 1) in ("a", "one") and tree.text(index - 2) == "not":
        yield _what_of(tree, unit_of(tree.text(head)), head, words)


def _numbers(tree: Tree, words: Sequence[int]) -> Iterator[_Number]:
    """Every number that begins in *words*; "twenty-two" is one, whether its hyphen stands alone or not."""
    here, place = frozenset(words), 0
    kept = [index for index in range(len(tree.words)) if tree.text(index) not in ("-", "‑")]
    parts = [(index, part) for index in kept for part in tree.text(index).replace("-", " ").split() or [""]]
    normal = [part for _, part in parts]
    while place < len(parts):
        found = _read(normal, place) if parts[place][0] in here else None
        if found is None:
            place += 1
            continue
        end, value, vague = found
        yield _Number(first=parts[place][0], end=parts[end - 1][0] + 1, value=value, vague=vague)
        place = end


def _read(normal: Sequence[str], place: int) -> tuple[int, float, bool] | None:
    """A number from a place on: where it ends, its value, and whether it is only a floor."""
    multiples, vague = _table()["multiples"], _table()["vague"]
    word = normal[place]
    before = normal[place - 1] if place else ""
    if word == "one" and before in _NOT_ONE:
        return None
    if word in vague and not _is_number(before):
        return place + 1, float(vague[word]), True
    if word == "single":
        return (place + 1, 1.0, False) if before == "a" and normal[place - 2 : place - 1] != ["not"] else None
    if word == "half" and normal[place + 1 : place + 2] in (["a"], ["an"]) and _multiple(normal, place + 2):
        return place + 3, multiples[normal[place + 2]] / 2, False
    if (read := number(normal, place)) is not None:
        end, value = read[0], float(read[1])
    elif word in ("a", "an") and _multiple(normal, place + 1):
        end, value = place + 1, 1.0
    else:
        return None
    while _multiple(normal, end):
        value, end = value * multiples[normal[end]], end + 1
    return end, value, False


def _multiple(normal: Sequence[str], place: int) -> bool:
    return place < len(normal) and normal[place] in _table()["multiples"]


def _is_number(word: str) -> bool:
    return number([word], 0) is not None or word in ("a", "an")


def _is_age(text: str, tree: Tree, one: _Number) -> bool:
    """*Jory Pellane, 24, a motorman*: set off by commas, behind a name; *aged 24*."""
    told = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    if told[-1:] in _OF_AGE or told in _OF_AGE:
        return True
    first, last = tree.words[one.first].span, tree.words[one.end - 1].span
    before, after = text[max(0, first.start - 2) : first.start], text[last.end : last.end + 1]
    named = one.first >= 2 and tree.tag(one.first - 2) == "PROPN"
    return bool(named and _AGE.search(before) and after in (",", ")", "."))


def _is_denied(tree: Tree, one: _Number) -> bool:
    """*Nine, and not 14*, *nine rather than 14*: the number that is not meant."""
    before = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    return before[-1:] == ["not"] or before in (["rather", "than"], ["instead", "of"])


def _is_hour(tree: Tree, one: _Number, words: Sequence[int]) -> bool:
    """*At five*, *by seven*, *a quarter to one*: behind a word that sets an hour, counting nothing; no *toll at 14*."""
    if _of_toll(tree, words):
        return False
    if one.first and tree.text(one.first - 1) in _BY_HOUR and one.value <= _NOON and tree.text(one.first) in CARDINALS:
        return tree.relation(_top(tree, one)) != "nummod"
    before = [tree.text(index) for index in range(max(0, one.first - 2), one.first)]
    set_ = before[-1:] == ["at"] or (before[-1:] in (["to"], ["past"]) and before[0] in _PARTS_OF_HOURS)
    return set_ and one.value <= _LAST_HOUR and tree.relation(_top(tree, one)) != "nummod"


def _is_label(tree: Tree, one: _Number) -> bool:
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


def _is_pronoun(tree: Tree, one: _Number) -> bool:
    """*One was Edvar Strane*, *who had seen one*: stands for what was named, and hangs on no noun."""
    return one.value == 1 and tree.text(one.first) == "one" and tree.relation(_top(tree, one)) in _ROLES


def _is_name_of(tree: Tree, one: _Number, before: int) -> bool:
    """*Batch 77*, *at kilometre 88*: digits that hang on the noun before them, which is one thing and no scale."""
    noun = tree.text(before)
    told = tree.tag(before) == "NOUN" and singular(noun)[0] == noun and noun not in _TOLL | _SCALES
    digits = tree.words[one.first].span.text.isdigit() and one.value < _LEAST_COUNT_AFTER_NAME
    return told and digits and tree.head(_top(tree, one)) == before and noun not in _units()


def _modified(tree: Tree, one: _Number) -> tuple[int, str | None]:
    """Where the words that bend the number begin, and how they do."""
    for length in range(_LONGEST_MODIFIER, 0, -1):
        start = one.first - length
        if start >= 0 and (kind := _modifiers().get(tuple(tree.text(i) for i in range(start, one.first)))):
            return start, kind
    if one.first and _CURRENCY.fullmatch(tree.text(one.first - 1)):
        return one.first - 1, None
    return one.first, None


def _behind(tree: Tree, one: _Number) -> bool:
    words = " ".join(tree.text(i) for i in range(one.end, min(one.end + 2, len(tree.words))))
    return words in _table()["or_more"]


def _interval(one: _Number, kind: str | None, more: bool) -> tuple[float | None, float | None]:
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


def _counted(tree: Tree, one: _Number, words: Sequence[int]) -> tuple[int, str | None]:
    """The last word of what is counted, and its unit; ``None`` where the number counts nothing that could be told."""
    index = one.end - 1
    top = _top(tree, one)
    head = tree.head(top)
    if one.first and _CURRENCY.search(tree.text(one.first - 1) + tree.text(one.first)):
        return index, "money"
    if _is_split(tree, one):
        return index, "split"
    if one.first and (scale := tree.text(one.first - 1)) in _SCALES:
        return index, scale
    if _is_rate(tree, one):
        return one.end, unit_of(tree.text(one.end))
    after = one.end + (one.end < len(tree.words) and tree.text(one.end) == "of")
    if after < len(tree.words) and (unit := _units().get(tree.text(after))) not in (None, *_PEOPLE):
        return after, unit
    if tree.relation(top) in ("nummod", "amod", "det", "compound", "nmod") and head > index:
        return head, _what_of(tree, unit_of(tree.text(head)), head, words)
    if one.vague and (nouns := tree.children(one.first, "nmod")):
        return nouns[0], _what_of(tree, unit_of(tree.text(nouns[0])), nouns[0], words)
    if unit := _of_toll(tree, words):
        return index, unit
    bare = _what_of(tree, "person", one.first, words)
    told = (_units().get(tree.text(word)) for word in words)
    unit = next((u for u in (bare, *told) if u not in (None, "person")), ANYTHING)
    return index, ANYTHING if unit == _set(tree, one) else unit


def _set(tree: Tree, one: _Number) -> str | None:
    """*Four of the dead*: the unit of those of whom these are some, which do not count them."""
    behind = [tree.text(index) for index in range(one.end, min(one.end + 3, len(tree.words)))]
    return _units().get(behind[2]) if behind[:2] in (["of", "the"], ["of", "those"]) and behind[2:] else None


def _top(tree: Tree, one: _Number) -> int:
    """The word of the number that hangs outside it: *dozen* of *two dozen*."""
    top = one.first
    for _ in range(one.first + 1, one.end):
        top = tree.head(top) if one.first <= tree.head(top) < one.end else top
    return top


def _is_rate(tree: Tree, one: _Number) -> bool:
    """*132 kilometres an hour*, *42 gulders a share*: counts the first of the two."""
    behind = [tree.text(index) for index in range(one.end, min(one.end + 2, len(tree.words)))]
    return behind[1:] in (["a"], ["an"], ["per"], ["each"]) and tree.tag(one.end) == "NOUN"


def _is_split(tree: Tree, one: _Number) -> bool:
    """*By five to two*, *four votes to three*: the first number of two that a vote or a score fell into."""
    place = one.end + (one.end < len(tree.words) and _units().get(tree.text(one.end)) == "vote")
    if place + 1 >= len(tree.words) or tree.text(place) not in ("to", "-", "–"):
        return False
    return _is_number(tree.text(place + 1)) and tree.relation(one.first) != "compound"


def _what_of(tree: Tree, unit: str, index: int, words: Sequence[int]) -> str:
    """*23 people*, *two soldiers* who *died* are so many dead: the predicate, or a participle behind, says it.

    Of people whom the predicate says nothing of, the noun stays: *two soldiers* are soldiers.
    """
    if unit not in _PEOPLE and not is_person_noun(unit):
        return unit
    near = [*tree.children(index, "acl", "amod", "acl:relcl", "conj"), *list(tree.ancestors(index))[:2]]
    near.extend(child for above in list(tree.ancestors(index))[:2] for child in tree.children(above, "xcomp", "obj"))
    if any(tree.text(word) in ("found", "traced", "located") for word in near) and _is_ahead(tree, words):
        return "missing"
    told = (_units().get(tree.text(word)) for word in near if word in words or word > index)
    return next((found for found in told if found not in (None, "person")), None) or unit


def _is_ahead(tree: Tree, words: Sequence[int]) -> bool:
    """*Yet to be found*, *has still to be traced*."""
    return any(tree.text(word) in ("yet", "still") for word in words) and any(tree.text(w) == "to" for w in words)


def _of_toll(tree: Tree, words: Sequence[int]) -> str | None:
    """*The death toll rose to 31* counts the dead."""
    for index in words:
        if tree.text(index) in _TOLL:
            near = [*tree.children(index), index - 1]
            told = [_units().get(tree.text(word)) for word in near if 0 <= word < len(tree.words)]
            return next(
                (unit for unit in told if unit and unit != "person"),
                "dead" if tree.text(index) == "toll" else tree.text(index),
            )
    return None
