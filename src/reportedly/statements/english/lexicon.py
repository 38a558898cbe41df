"""The tables about names and nouns, read once: titles, roles, kinds of nouns, peoples, small words.

What is known stands in ``tables/*.toml`` with its provenance; here it only becomes sets and dictionaries. Words are
looked up in lower case and without an abbreviation's full stop (:func:`plain`), nouns in the singular
(:func:`singular`).
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, cast

from reportedly.countries import COUNTRIES
from reportedly.records import Kind

__all__ = [
    "ABBREVIATED",
    "ADJECTIVES",
    "ALSO",
    "ALSO_NAMES",
    "BEFORE_TITLE",
    "COMPOUNDS",
    "COURTESY",
    "DATES",
    "DEFINITE",
    "DOUBTFUL",
    "EITHER",
    "FIRST",
    "FUNCTION",
    "GENDER",
    "INDEFINITE",
    "JOINTS",
    "KNOWN",
    "LARGE",
    "LAST",
    "NEEDS_ARTICLE",
    "OFFICES",
    "PARTICIPLES",
    "PARTICLES",
    "PHRASES",
    "PLACES",
    "PLACE_NOUNS",
    "POSSESSIVE",
    "PREPOSITIONS",
    "PRONOUNS",
    "PROPER",
    "QUANTITY",
    "RELATIVE",
    "RIVALS",
    "SORTS",
    "SUFFIXES",
    "VESSELS",
    "Gender",
    "is_person_noun",
    "is_title",
    "noun_kind",
    "plain",
    "singular",
]

Gender = Literal["f", "m"]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables", f"{name}.toml").read_text("utf-8"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """*word* as the tables spell it: ``"Sen."`` is ``"sen"``, ``"U.S."`` is ``"us"``."""
    return word.replace(".", "").replace("’", "'").casefold()


_nouns, _titles, _words, _peoples, _known = (_table(n) for n in ("nouns", "titles", "words", "peoples", "known"))

# Closed classes.
FUNCTION = _set(_words["function"])
DATES = _set(_words["dates"])
PARTICLES = _set(_words["particles"])
JOINTS: frozenset[str] = frozenset(_words["joints"])
DEFINITE, INDEFINITE = _set(_words["definite"]), _set(_words["indefinite"])
QUANTITY, POSSESSIVE = _set(_words["quantity"]), _set(_words["possessive"])
PREPOSITIONS, RELATIVE = _set(_words["prepositions"]), _set(_words["relative"])
#: A pronoun, and the kind it has while nobody knows whom it stands for.
PRONOUNS: dict[str, Kind] = _words["pronouns"]
PARTICIPLES = _set(_words["participles"])

# Nouns.
_UNNAMED, _GROUP = _set(_nouns["unnamed"]), _set(_nouns["group"])
_THINGS: dict[str, Kind] = {
    noun: kind
    for kind in cast(tuple[Kind, ...], ("publication", "organization", "document", "recording"))
    for noun in _set(_nouns[kind])
}
#: Nouns of which there are several in any story, so that "the …" does not tell which.
RIVALS = _set(_nouns["rivals"])
#: Offices of which a country, a state or a town has one and a club may have one, too.
OFFICES = _set(_nouns["offices"])
#: Nouns that are said of persons and of organizations.
EITHER = _set(_nouns["either"])
#: Words beside one of those that no person is: "the country's largest hospital operator".
LARGE = _set(_nouns["large"])
#: Organizations by two words, the last of which alone would be a person.
COMPOUNDS: frozenset[str] = frozenset(_nouns["compound"])
#: Nouns of places, and of ships.
PLACE_NOUNS, VESSELS = _set(_nouns["place"]), _set(_nouns["vessel"])
#: Nouns that are written with a capital.
PROPER = _set(_nouns["proper"])
_PLURAL: dict[str, str] = _nouns["plural"]
#: After a name, the nouns that only say what sort of thing it is, and its kind.
SORTS: dict[str, Kind] = {noun: kind for kind, nouns in _nouns["sort"].items() for noun in nouns}

# Titles.
COURTESY: dict[str, str] = _titles["courtesy"]
SHORT: dict[str, str] = _titles["short"]
ALSO_NAMES = _set(_titles["title"]["also_names"])
PHRASES: tuple[str, ...] = tuple(_titles["title"]["phrases"])
BEFORE_TITLE = _set(_titles["before"]["words"])
SUFFIXES = _set(_titles["after"]["words"])
_TITLES = _set(_titles["title"]["words"]) | _UNNAMED | frozenset(SHORT) | frozenset(COURTESY)
#: Words that keep their full stop inside a sentence.
ABBREVIATED = frozenset(SHORT) | SUFFIXES | {"st"}
#: Words that give a gender to whom they are said of.
GENDER: dict[str, Gender] = {
    word: gender for gender in cast(tuple[Gender, ...], ("f", "m")) for word in _set(_nouns["gender"][gender])
} | {word: cast(Gender, gender) for word, gender in COURTESY.items() if gender}

# Names.
PLACES: frozenset[str] = frozenset(
    plain(name)
    for names in (
        *([country.name, *country.capitals] for country in COUNTRIES),
        [name for country in COUNTRIES for name in country.adjectives if name.isupper()],
        _peoples["regions"],
        _peoples["cities"],
    )
    for name in names
)
_DEMONYMS = frozenset(plain(word) for country in COUNTRIES for word in country.adjectives if not word.isupper())
ADJECTIVES: frozenset[str] = frozenset(
    plain(word) for words in (*(country.adjectives for country in COUNTRIES), _peoples["adjectives"]) for word in words
)
KNOWN: dict[str, Kind] = {
    plain(name): kind for kind in cast(tuple[Kind, ...], ("organization", "publication")) for name in _known[kind]
}
#: Those of one ordinary word that are a name only after "the".
NEEDS_ARTICLE: frozenset[str] = frozenset(plain(name) for name in _known["needs_article"])
ALSO: dict[str, str] = {plain(form): plain(name) for form, name in _known["also"].items()}
#: The last word of a name, and the kind it gives.
LAST: dict[str, Kind] = {noun: kind for noun, kind in _THINGS.items() if kind == "organization"} | {
    word: kind
    for kind in cast(tuple[Kind, ...], ("place", "document", "publication", "organization"))
    for word in _set(_known["last"][kind])
}
#: … but these only after "the" or a place's name.
DOUBTFUL = _set(_known["last"]["doubtful"])
#: The first word of a name, and the kind it gives.
FIRST: dict[str, Kind] = {
    word: kind for kind in cast(tuple[Kind, ...], ("organization", "place")) for word in _set(_known["first"][kind])
}


#: How plurals end that do more than add an s; "ties" and "pies" are too short to.
_BENT: Final = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> tuple[str, bool]:
    """Give the singular of a noun in lower case, and whether *word* was a plural. Unknown nouns bend by rule."""
    if word in _PLURAL:
        return _PLURAL[word], word not in {"police", "staff", "data"}
    if _known_noun(word):
        return word, False
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and _known_noun(bent := word.removesuffix(ending) + instead):
            return bent, True
    for ending, instead in _BENT:
        if word.endswith(ending) and len(word) > len(ending) + 1 and word[:-1] not in _DEMONYMS:
            return word.removesuffix(ending) + instead, True
    if word.endswith("s") and (word[:-1] in _DEMONYMS or not word.endswith(("ss", "us", "is"))):
        return word[:-1], True
    return word, False


def _known_noun(word: str) -> bool:
    return word in _UNNAMED or word in _GROUP or word in _THINGS


_MANY: dict[str, Kind] = {singular(word)[0]: kind for word, kind in _nouns["many"].items()}


def noun_kind(noun: str, *, plural: bool) -> Kind | None:
    """Give the kind of a noun in the singular; ``None`` when no table and no ending gives one."""
    if plural and noun in _MANY:
        return _MANY[noun]
    if noun in _GROUP and (plural or noun not in _UNNAMED):
        return "group"
    if noun in _UNNAMED:
        return "unnamed"
    if noun in _THINGS:
        return _THINGS[noun]
    if noun in _DEMONYMS:
        return "group" if plural else "unnamed"
    if noun.endswith(("ologist", "woman", "person", "sman")):
        return "unnamed"
    return None


def is_somebodys(word: str) -> bool:
    """Whether a noun in lower case, of one or of many, says of what kind somebody is."""
    noun, plural = singular(word)
    return noun_kind(noun, plural=plural) is not None


def is_person_noun(noun: str) -> bool:
    """Whether a noun in the singular says what somebody is: a role, an office, a tie of kinship."""
    return noun in _UNNAMED or noun in SHORT or (noun not in _THINGS and noun.endswith(("ologist", "woman", "sman")))


def is_title(word: str) -> bool:
    """Whether *word*, as :func:`plain` gives it, may stand before a name as a title."""
    return word in _TITLES
