"""What counts as a name, and of what kind: one scheme for corpora that each have their own.

A table maps every corpus's types to the project's kinds (``None``: not a name here), and these rules see to what the
types leave open:

- a nationality, people, faith or party said of people is a ``group``, whatever box the corpus had for it (``MISC``,
  ``misc``, a place, an organisation): a table of peoples tells them;
- a country that acts, to re3d an organisation, stays a ``place``; an operation or summit that acts is ``other``;
- a law, treaty or report is a ``document``, told by the word that heads it (``... Act``, ``Treaty of ...``);
- what is left of the mixed bag, and named things, are ``other``, if they have a capital letter or a digit: *vodka* and
  *liberalism* are words.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["COUNTRIES", "TYPES", "is_people", "kind", "trimmed"]

TYPES: dict[str, dict[str, str | None]] = {
    "wikigold": {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"},
    "crossner": {
        "person": "person",
        "politician": "person",
        "organisation": "organization",
        "politicalparty": "organization",
        "location": "place",
        "country": "place",
        "election": "other",
        "event": "other",
        "misc": "other",
    },
    "wnut": {
        "person": "person",
        "corporation": "organization",
        "group": "organization",  # bands, teams and leagues, hardly a people among them
        "location": "place",
        "creative-work": "other",
        "product": "other",
    },
    "re3d": {
        "Person": "person",
        "Organisation": "organization",
        "Location": "place",
        "Nationality": "group",
        "DocumentReference": "document",
        "MilitaryPlatform": "other",
        "Vehicle": "other",
        "Weapon": "other",
        "CommsIdentifier": None,
        "Coordinate": None,
        "Frequency": None,
        "Money": None,
        "Quantity": None,
        "Temporal": None,
        "Url": None,
    },
}

_TABLES = Path(__file__).parent


def _rows(table: str) -> list[str]:
    lines = (_TABLES / table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


COUNTRIES = frozenset(_rows("countries.txt"))
_PEOPLES = frozenset(word for row in _rows("peoples.txt") for word in row.split())
_PLURALS = {"tories": "tory", "gypsies": "gypsy", "frenchmen": "french", "englishmen": "english", "irishmen": "irish"}
_BESIDE_PEOPLES = frozenset({"anglo", "anti", "east", "indo", "new", "non", "north", "pro", "south", "west"})

_WRITING = re.compile(
    r"\b(?:accords?|acts?|agreements?|amendment|armistice|bill|charter|code|communiqu[eé]|constitution|covenant"
    r"|declaration|decree|laws|manifesto|memorandum|order|pact|protocols?|report|resolutions?|statute|treaty)"
    r"(?=[\W\d]*(?:$|\s(?:of|on|for|to|against)\s))"
)

_HAPPENING = re.compile(r"^(?:Exercise|Operation)\b|\b(?:Conference|Dialogue|Summit)$")

_ARTICLE = re.compile(r"(?:the|a|an)\s+")
_ANY_ARTICLE = re.compile(_ARTICLE.pattern, re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_MARGIN = ' \t\n\xa0\u200e"“”,;:('


def is_people(surface: str) -> bool:
    """Whether the words are a nationality, people, faith or party: *Shia*, *South Koreans*, *Italian-American*."""
    words = [_PLURALS.get(word, word) for word in re.split(r"[\s-]+", surface.lower())]
    known = [word in _PEOPLES or word.removesuffix("s") in _PEOPLES for word in words]
    beside = (found or word in _BESIDE_PEOPLES for word, found in zip(words, known, strict=True))
    return known[-1] and all(beside)


def kind(corpus: str, type_: str, surface: str) -> str | None:
    """The kind of the name *surface* which *corpus* calls *type_*, or ``None`` where it is no name in the scheme.

    Raises ``KeyError`` for a type that the corpus is not known to have.
    """
    mapped = TYPES[corpus][type_]
    if mapped in {"other", "place"} and is_people(surface):
        return "group"
    if corpus == "re3d" and mapped == "organization":
        return _acting(surface)
    if mapped != "other":
        return mapped
    if not any(letter.isupper() or letter.isdigit() for letter in surface):
        return None
    return "document" if type_.lower() == "misc" and _WRITING.search(surface.lower()) else "other"


def _acting(surface: str) -> str:
    """The kind of what re3d calls an organisation because it acts."""
    if surface in COUNTRIES:
        return "place"
    if is_people(surface):
        return "group"
    return "other" if _HAPPENING.search(surface) else "organization"


def trimmed(text: str, start: int, end: int, *, any_article: bool) -> tuple[int, int]:
    """The span without blanks and quotes at its ends and without a leading article, possibly empty.

    An article with a capital belongs to the name (*The Hague*), and so does a final possessive (*Saint John's*),
    unless *any_article*: for corpora which take in either wherever it stands.
    """
    article = _ANY_ARTICLE if any_article else _ARTICLE
    while start < end and text[start] in _MARGIN:
        start += 1
    if found := article.match(text, start, end):
        start = found.end()
    while end > start and text[end - 1] in _MARGIN:
        end -= 1
    if any_article and (found := _POSSESSIVE.search(text[start:end])):
        end = start + found.start()
    return start, end
