"""Numbers, ordinals and years in words and digits.

Each recogniser looks at normalised words from a place on and gives what it read with the place behind it, or ``None``.
Hyphens are gone by then ("twenty-three" is two words). Numbers are exact: "2 1/2" is a fraction of 5 by 2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

__all__ = ["CARDINALS", "DECADES", "ORDINALS", "decade", "number", "ordinal", "year"]

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final[dict[str, int]] = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
#: Number words below a hundred.
CARDINALS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, start=2)},
}
_IRREGULAR: Final[dict[str, str]] = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
#: Ordinal words below a hundred, without those of two words.
ORDINALS: Final[dict[str, int]] = {
    _IRREGULAR.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word + "th"): value
    for word, value in CARDINALS.items()
    if value
}
_FRACTIONS: Final[dict[str, Fraction]] = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
#: Decades by name.
DECADES: Final[dict[str, int]] = {
    **{word[:-1] + "ies": value for word, value in CARDINALS.items() if word in _TENS},
}

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_YEAR = re.compile(r"[12]\d{3}")
_SHORT_YEAR = re.compile(r"'(\d\d)")
_DECADE = re.compile(r"'?(\d\d|[12]\d\d0)'?s")
#: "'30" is 1930 and "'29" is 2029: two digits are of the hundred years from this one on.
_PIVOT: Final = 1930

Read = tuple[int, int]


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _below_hundred(words: Sequence[str], place: int) -> Read | None:
    value = CARDINALS.get(_at(words, place))
    if value is None:
        return None
    ones = CARDINALS.get(_at(words, place + 1), 0)
    return (place + 2, value + ones) if value >= 20 and 0 < ones < 10 else (place + 1, value)


def _spelled(words: Sequence[str], place: int) -> Read | None:
    """Read "two thousand and six", "a hundred"."""
    total, end, chunk = 0, place, _below_hundred(words, place)
    if chunk is None and not (_at(words, place) == "a" and _at(words, place + 1) in _SCALES):
        return None
    end, current = chunk or (place + 1, 1)
    while True:
        scale = _SCALES.get(_at(words, end))
        if scale is not None:
            end, current = end + 1, current * scale
            if scale > 100:
                total, current = total + current, 0
            continue
        more = _below_hundred(words, end + (_at(words, end) == "and"))
        scaled = _at(words, end - 1) in _SCALES
        if more is None or not scaled:
            return end, total + current
        end, current = more[0], current + more[1]


def number(words: Sequence[str], place: int) -> tuple[int, Fraction] | None:
    """Read a number: "12", "1,500", "2 1/2", "2.5", "twenty three", "a hundred"."""
    word = _at(words, place)
    if word in _FRACTIONS:
        return place + 1, _FRACTIONS[word]
    if _DIGITS.fullmatch(word):
        value = Fraction(word.replace(",", ""))
        part = _fraction(_at(words, place + 1))
        if part is not None:
            return place + 2, value + part
        scale = _SCALES.get(_at(words, place + 1))
        return (place + 2, value * scale) if scale else (place + 1, value)
    spelled = _spelled(words, place)
    return (spelled[0], Fraction(spelled[1])) if spelled else None


def _fraction(word: str) -> Fraction | None:
    upper, slash, lower = word.partition("/")
    if slash and upper.isdecimal() and lower.isdecimal() and int(lower):
        return Fraction(int(upper), int(lower))
    return _FRACTIONS.get(word)


def ordinal(words: Sequence[str], place: int) -> Read | None:
    """Read an ordinal: "28th", "third", "twenty first"."""
    word = _at(words, place)
    digits = _ORDINAL.fullmatch(word)
    if digits:
        return place + 1, int(digits[1])
    if word in ORDINALS:
        return place + 1, ORDINALS[word]
    ones = ORDINALS.get(_at(words, place + 1), 10)
    return (place + 2, CARDINALS[word] + ones) if word in _TENS and ones < 10 else None


def year(words: Sequence[str], place: int) -> Read | None:
    """Read a year: "2017", "'97", "nineteen ninety seven", "twenty seventeen", "two thousand and six"."""
    word = _at(words, place)
    if _YEAR.fullmatch(word):
        return place + 1, int(word)
    short = _SHORT_YEAR.fullmatch(word)
    if short:
        return place + 1, _PIVOT + (int(short[1]) - _PIVOT) % 100
    first = CARDINALS.get(word, 0)
    if 11 <= first <= 20:
        rest = _below_hundred(words, place + 1 + (_at(words, place + 1) in ("oh", "o")))
        if rest and (rest[1] >= 10 or _at(words, place + 1) in ("oh", "o")):
            return rest[0], first * 100 + rest[1]
    spelled = _spelled(words, place) if _at(words, place + 1) in ("thousand", "hundred") else None
    return spelled if spelled and 1000 <= spelled[1] < 3000 else None


def decade(words: Sequence[str], place: int) -> Read | None:
    """Read a decade as its first year: "1990s", "'80s", "nineties", "nineteen twenties"."""
    word = _at(words, place)
    digits = _DECADE.fullmatch(word)
    if digits:
        value = int(digits[1])
        if value >= 100:
            return place + 1, value
        return (place + 1, _PIVOT + (value - _PIVOT) % 100) if value % 10 == 0 else None
    if word in DECADES:
        return place + 1, _PIVOT + (DECADES[word] - _PIVOT) % 100
    first, tens = CARDINALS.get(word, 0), DECADES.get(_at(words, place + 1))
    return (place + 2, first * 100 + tens) if tens is not None and 11 <= first <= 20 else None
