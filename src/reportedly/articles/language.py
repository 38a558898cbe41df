"""Which language a text is written in: told by its small words, or by its script.

Theory of operation: about every third word of running prose is one of a few dozen function words (articles,
prepositions, pronouns, auxiliaries), and these hardly overlap between languages (Ingle 1976; Grefenstette 1995). The
share of a sample's words that are in each language's list (``function_words.toml``) is taken; the best must be large
enough, and far enough ahead of the second, or the answer is ``None``: mixed, a list of names, a language nobody listed.
Languages whose script nobody else uses, or that do not write spaces, are told by the script.

A text of fewer than twelve words is left to what the page declares, unless its script says otherwise.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

__all__ = ["FUNCTION_WORDS", "detect"]

#: The most frequent function words of each language.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in tomllib.loads(
        files("reportedly.articles").joinpath("function_words.toml").read_text(encoding="utf-8")
    ).items()
}
_LANGUAGES_OF = {
    word: tuple(code for code, listed in FUNCTION_WORDS.items() if word in listed)
    for word in frozenset[str]().union(*FUNCTION_WORDS.values())
}

#: Scripts that tell the language by themselves: code point ranges from the Unicode standard's blocks.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]+")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]+")),
    ("zh", re.compile("[\u4e00-\u9fff]+")),
    ("th", re.compile("[\u0e01-\u0e5b]+")),
    ("lo", re.compile("[\u0e81-\u0edf]+")),
    ("my", re.compile("[\u1000-\u109f]+")),
    ("km", re.compile("[\u1780-\u17ff]+")),
    ("bn", re.compile("[\u0980-\u09ff]+")),
    ("pa", re.compile("[\u0a01-\u0a75]+")),
    ("gu", re.compile("[\u0a81-\u0aff]+")),
    ("or", re.compile("[\u0b01-\u0b77]+")),
    ("ta", re.compile("[\u0b82-\u0bff]+")),
    ("te", re.compile("[\u0c00-\u0c7f]+")),
    ("kn", re.compile("[\u0c80-\u0cff]+")),
    ("ml", re.compile("[\u0d00-\u0d7f]+")),
    ("si", re.compile("[\u0d80-\u0dff]+")),
    ("ka", re.compile("[\u10a0-\u10ff]+")),
    ("hy", re.compile("[\u0531-\u058f]+")),
    ("am", re.compile("[\u1200-\u139f]+")),
)

#: A sample of this many characters from the start and as many from the middle decides.
_SAMPLE = 2_000
#: Below this many words the small words are too few to tell.
_FEWEST_WORDS = 12
#: The least share of function words, and how many times the second's share the best must have.
_LEAST_SHARE = 0.1
_LEAD = 1.25
#: The least share of a script's letters; Japanese writes more Chinese characters than its own, Chinese none of those.
_SCRIPT_SHARE = 0.3
_KANA_SHARE = 0.1

#: Devanagari's vowel signs are no letters to a regular expression.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963])+(?:-[^\W\d_]{1,2}\b)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_CODE = re.compile(r"[A-Za-z]{2}(?=\Z|[-_])")


def detect(text: str, *, declared: str | None = None) -> str | None:
    """Tell the language of *text*.

    Args:
        text: the body of an article; a few thousand characters of it are looked at.
        declared: what the page says ("en-US"): decides only where the text is too short to tell.

    Returns:
        The ISO 639-1 code, or ``None`` where the text is too short, mixed, or in a language that is not in the tables.
    """
    middle = max(_SAMPLE, len(text) // 2)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    letters = _count(_LETTERS, sample)
    latin = letters if sample.isascii() else _count(_LATIN, sample)
    by_script = _by_script(sample, letters) if latin < letters * (1 - _KANA_SHARE) else None
    if by_script:
        return by_script
    words = Counter(_WORD.findall(sample.lower()))
    if words.total() >= _FEWEST_WORDS:
        return _by_words(words, _declared(declared))
    return _declared(declared) if latin > letters / 2 else None


def _count(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))


def _by_script(sample: str, letters: int) -> str | None:
    for code, script in _SCRIPTS:
        if _count(script, sample) > letters * (_KANA_SHARE if code == "ja" else _SCRIPT_SHARE):
            return code
    return None


def _by_words(words: Counter[str], declared: str | None) -> str | None:
    """Tell by the small words.

    Sisters such as Danish and Norwegian share too many of them for a lead of one over the other. English is neither,
    and that is what must be known: then the page's own word decides, or the first.
    """
    counts = Counter(dict.fromkeys(FUNCTION_WORDS, 0))
    for word, count in words.items():
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += count
    code, best = counts.most_common(1)[0]
    if best < _LEAST_SHARE * words.total():
        return None
    near = {other for other, count in counts.items() if best < _LEAD * count}
    if len(near) > 1 and "en" in near:
        return None
    return declared if declared in near else code


def _declared(declared: str | None) -> str | None:
    code = _CODE.match((declared or "").strip())
    return code.group().lower() if code else None
