"""re3d: the names in reports by governments and Wikipedia on one conflict (Dstl, 2017).

re3d annotates more than names: whatever refers to an entity, *the secretary*, *six airstrikes*, *northern Syria*, *he*,
with its article, its title and its description, and only partly what stands inside. Read as it is, it would teach the
opposite of the other corpora. What is a name here is found in three steps.

1. **What is believed.** ``confidence`` is the probability of an annotation after experts and crowd workers (README,
   "Annotation Process"). At 0 stand the guesses of the automatic extraction that the work began with: some are right,
   being names inside a longer annotation, many are not (the end of a word and a country as a vehicle, a month as a
   person). What is below a half is not read, but for nationalities that the table of peoples knows: most stand at 0.
2. **The name in the annotation.** Article and final possessive go, and a person's titles (*Minister Ann Oaks*; a title
   alone is no name); a comma parts two names. What is left is a name if its words begin with a capital or digit, but
   for joints (*of*, *for*, *ad*), and if it is not one word that only stands first in sentences and else is written
   small. *The Moor Guard* is a name so; *Moor trawlers* is not. A description that ends in a name or begins with one
   gives that name where its words say so: *the town of Tel Moor*, *Oaks province*, *the armed group Moor Guard*.
3. **Every place of it.** A name inside what is no name (*Moor* above) has an annotation of confidence 0, or none. So
   whatever is a name somewhere in the corpus is one wherever its words stand, whole and in the same letters; where two
   overlap the longer is kept.

A name has one kind in the corpus, the one it is annotated with most often; countries are places, annotated or not. The
names are collected from all documents, so the labels of the development tenth rest on the annotations of the others
too, and the other way round. What is measured on them is agreement with these labels, not with re3d as published.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.documents import Document, Name, held_out
from training.naming import COUNTRIES, is_people, kind, trimmed

__all__ = ["re3d"]

_BELIEVED = 0.5

_JOINTS = re.compile(r"of|for|the|and|to|in|on|al|ad|az|bu|de|bin|ibn|&|-|–")
_PERSON_JOINTS = re.compile(r"al|al-|ad|az|de|bin|ibn")
_BEGINS_NAME = re.compile(r"[\"“'‘(]?(?:[A-Z0-9À-Þ]|al-[A-Z])")
_JOINED_WORD = re.compile(r".+-(?:speaking|held|led|language|based)")
_NO_NAME = re.compile(
    r"i|he|she|it|we|they|you|our|my|his|her|its|their|this|these|those"
    r"|airmen|commanders|governments|members|men|ministers|secretaries|soldiers|terrorists",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"1st|acting|admiral|advis[eo]r|affairs|ambassador|army|brig|captain|capt|chancellor|chargé|chief|citizen|class|col"
    r"|colonel|commander|commanding|commissioner|commodore|d[’']affaires|defen[cs]e|deputy|director|dr|envoy|foreign|gen"
    r"|general|gov|he|king|leader|lieutenant|lt|maj|major|minister(?:-designate)?|mr|mrs|ms|navy|office|officer|operator"
    r"|petty|president|presidential|press|prime|professor|representative|secretary|senator|senior|sergeant|sgt|sheikh"
    r"|spc|special|spokesman|spokesperson|staff|state",
    re.IGNORECASE,
)
_RUN = r"[A-Z][\w.'’-]*(?:\s(?:ad|az|al|bu|[A-Z][\w.'’-]*))*"
_DESCRIBED = {
    "Location": (
        re.compile(
            rf"(?:\b(?:of|in|at|around|near|surrounding)|(?i:\b(?:north|south|east|west|\w+west|\w+east)ern))"
            rf"\s(?:the\s)?(?P<name>{_RUN})$"
        ),
        re.compile(rf"(?P<name>{_RUN})\s(?:province|district|region|neighborhood|mountains|river|city|town|village)\b"),
    ),
    "Organisation": (
        re.compile(rf"\b(?:group|firm|company|operator|as|like|[Mm]embers of)\s(?:the\s)?(?P<name>{_RUN})$"),
    ),
}
_PART = re.compile(r"[,\n]\s*")
_OWNER = re.compile(r"^.*\w['’]s?\s")
_ABBREVIATION = re.compile(r"[A-Z]+s?")
_THINGS = frozenset({"MilitaryPlatform", "Vehicle", "Weapon"})
_SENTENCE_START = re.compile(r"(?:^|[.!?:][\"”’']?\s+|\n\s*|[\"“]\s*)(?:(?:the|an?)\s+)?$", re.IGNORECASE)


def re3d(folder: Path, *, dev: bool | None) -> Iterator[Document]:
    """The documents of all publishers under *folder*: the development tenth, all but it, or with ``None`` all."""
    texts: dict[str, str] = {}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*/documents.json")):
        texts.update((row["_id"], row["text"]) for row in _rows(path))
        for row in _rows(path.with_name("entities.json")):
            if _believed(row):
                for surface in _names_in(texts[row["documentId"]], row["begin"], row["end"], row["type"]):
                    found[surface].update(filter(None, [kind("re3d", row["type"], surface)]))
    kinds = {name: counts.most_common(1)[0][0] for name, counts in found.items() if counts and _written_so(name, texts)}
    kinds |= dict.fromkeys(COUNTRIES, "place")
    for name, text in texts.items():
        if dev is None or held_out(name) == dev:
            yield Document(corpus="re3d", name=name, text=text, names=tuple(_everywhere(text, kinds)))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _believed(row: dict[str, Any]) -> bool:
    return row["confidence"] >= _BELIEVED or (row["type"] == "Nationality" and is_people(row["value"]))


def _names_in(text: str, start: int, end: int, type_: str) -> Iterator[str]:
    """The names that the annotation of these words is of, as they are written."""
    start, end = trimmed(text, start, end, any_article=True)
    whole = text[start:end]
    parts = _PART.split(whole)
    if type_ == "Person":
        yield from (name for name in map(_untitled, parts) if _is_name(name, type_))
    elif all(_is_name(part, type_) for part in parts):
        yield from (_OWNER.sub("", part) for part in parts)
    else:
        described = (description.search(whole) for description in _DESCRIBED.get(type_, ()))
        yield from (found["name"] for found in described if found)


def _untitled(person: str) -> str:
    """The words after the last title."""
    words = person.split()
    titles = [place for place, word in enumerate(words) if _TITLE.fullmatch(word.strip(".\u200e"))]
    return " ".join(words[titles[-1] + 1 :] if titles else words)


def _is_name(surface: str, type_: str) -> bool:
    words = surface.split()
    joints = _PERSON_JOINTS if type_ == "Person" else _JOINTS
    if (
        not words
        or any(map(_NO_NAME.fullmatch, words))
        or "°" in surface
        or not any(letter.isalpha() for letter in surface)
    ):
        return False
    if type_ in _THINGS and _ABBREVIATION.fullmatch(surface):
        return False
    names = [_BEGINS_NAME.match(word) is not None and not _JOINED_WORD.fullmatch(word) for word in words]
    inner = (name or joints.fullmatch(word) for name, word in zip(names, words, strict=True))
    return names[0] and names[-1] and all(inner) and not words[0].isdigit()


def _written_so(surface: str, texts: dict[str, str]) -> bool:
    """Whether the capital says anything: not if one word has it only at sentences' beginnings and else goes small."""
    if " " in surface or not surface.istitle():
        return True
    small = re.compile(rf"(?<![\w-]){re.escape(surface.lower())}(?![\w-])")
    if not any(small.search(text) for text in texts.values()):
        return True
    places = ((text, found.start()) for text in texts.values() for found in _pattern([surface]).finditer(text))
    return any(not _SENTENCE_START.search(text, max(0, start - 20), start) for text, start in places)


def _pattern(surfaces: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    words = "|".join(r"\s".join(map(re.escape, surface.split())) for surface in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w|-[A-Z0-9])")


def _everywhere(text: str, kinds: dict[str, str]) -> Iterator[Name]:
    for found in _pattern(kinds).finditer(text):
        yield Name(start=found.start(), end=found.end(), kind=kinds[" ".join(found.group().split())])
