"""Names as they stand in a text: runs of capitalised words, their titles taken off, their kind told from their form.

A run is what a name looks like before anybody knows whose it is: "Coast Guard Capt. Oren Halvik" has the name *Oren
Halvik* and the title *captain*; "Ministry of Ports and Harbours" is one organization because *Ministry* heads it.
Nothing here looks a name up in a list of people: a capital letter, the tables of titles, peoples and kinds of nouns,
and what stands beside a name are all there is. A heading in title case or in capitals holds no name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.records import Kind
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import Gender, plain
from reportedly.statements.entities.names.stretches import UPPER, WORDS, headings, stretches

__all__ = ["Run", "read", "scan"]

_ACRONYM = re.compile(rf"{UPPER}(?:[A-Z]|&(?=[A-Z])){{1,7}}$|(?:{UPPER}\.){{2,}}$")
_INITIAL_BEFORE = re.compile(r"(?:^|[.!?:\n…][\"”’')\]]*\s*|[\"“‘(\[—]\s*)$")
_AFTER = re.compile(r",[ \u00a0](\d{1,3}),|,[ \u00a0]([^,.;:()\n“”\"]{3,120})")
_BEFORE = re.compile(r"([a-z][a-z-]+)(,?)[ \u00a0]$")
_DETERMINED = re.compile(
    r"(?:(?<!\w)(?:the|its|his|her|their|an?)|['’]s)[ \u00a0]((?:[\w-]+[ \u00a0]){0,4}[\w-]+)$", re.IGNORECASE
)
_SET_OFF = re.compile(r"[,.;)]|[ \u00a0](?:and|has|had|is|was|said|says|told)\b|$")

_DATED = re.compile(r"(?:\d|(?<!\w)(?:in|on|since|until|last|by|early|late))[ \u00a0]$", re.IGNORECASE)
_SITE = re.compile(
    r"(?:(\w+)[ \u00a0])?(?<!\w)(?:the|its|his|her|their|an?)[ \u00a0](?:(?!for|of|by|with)[\w-]+[ \u00a0]){0,2}"
    rf"(?:{'|'.join(sorted(lexicon.PLACE_NOUNS))})(,| of)[ \u00a0]$",
    re.IGNORECASE,
)

#: How far back, in characters, a noun that a name is set beside is looked for.
_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A name in its place: ``start`` is where its titles begin, ``name_start`` where the name does.

    ``words`` are the name's, ``roles`` the nouns said of its bearer (singular, lower case), ``about`` every word of
    what is said there, ``kind`` what the form alone tells, ``None`` for what may be a person and may be anything.
    ``first`` says that it begins a sentence, ``the`` that the article stands before it, ``told`` that the reader is
    sure of it.
    """

    start: int
    name_start: int
    end: int
    words: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    gender: Gender | None = None
    kind: Kind | None = None
    titled: bool = False
    former: bool = False
    first: bool = False
    the: bool = False
    told: bool = False


def scan(text: str, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
    """Give every run of *text*, in order, outside of headings; with *start* and *end*, every run of that part."""
    heads = tuple(headings(text)) if end is None else ()
    found = (read(text, *place) for place in stretches(text, start, len(text) if end is None else end, heads))
    return tuple(run for run in found if run is not None)


def read(text: str, start: int, end: int) -> Run | None:
    """Give the run that ``text[start:end]`` is: titles off, kind by form. ``None`` where no name is left."""
    places = [m.span() for m in WORDS.finditer(text, start, end)]
    before = text[max(0, start - 4) : start]
    the = before.casefold().endswith(("the ", "the\u00a0"))
    first = _INITIAL_BEFORE.search(text, max(0, start - 6), start) is not None or start == 0
    while places and plain(text[slice(*places[0])]) in lexicon.FUNCTION and _drops(text, places, first=first):
        the, first = plain(text[slice(*places[0])]) == "the", False
        places = places[1:]
    words = [text[a:b].strip() for a, b in places]
    if not words:
        return None
    kind = _kind(words, the=the)
    split = 0 if kind is not None and kind != "place" else _after_titles(words)
    if split == 0 and (kind is None or len(words) == 1) and _is_nobody(words, the=the and kind is None):
        return None
    if split:
        kind = _kind(words[split:], the=False)
        kind = kind if kind in ("organization", "publication") and len(words) - split > 1 else "person"
    roles, about, gender = _titles(words[:split])
    run = Run(
        start=places[0][0],
        name_start=places[split][0],
        end=places[-1][0] + len(words[-1]),
        words=tuple(words[split:]),
        roles=roles,
        about=about,
        gender=gender,
        kind=kind,
        titled=bool(split),
        former="former" in about or text[max(0, start - 8) : start].endswith(("former ", "late ", "ex-")),
        first=first and places[0][0] == start,
        the=the,
    )
    return _beside(text, run)


def _is_nobody(words: list[str], *, the: bool) -> bool:
    """Whether the words are titles alone ("Prime Minister"), a noun and its article ("the Ministry"), or many."""
    if len(words) > 1 and all(_is_title(word) for word in words):
        return True
    noun = lexicon.singular(plain(words[0]))[0]
    return (the and len(words) == 1 and lexicon.noun_kind(noun, plural=False) is not None) or _is_people(words)


def _is_people(words: list[str]) -> bool:
    """Whether the last word names many or anybody of some people: "Democrats", "Florida Republican"."""
    low = plain(words[-1])
    noun, plural = lexicon.singular(low)
    if len(words) == 1 and words[0].isupper():
        return lexicon.is_title(low)
    return (
        low in lexicon.ADJECTIVES
        or noun in lexicon.ADJECTIVES
        or noun in lexicon.PROPER
        or (plural and lexicon.noun_kind(noun, plural=True) in ("group", "unnamed"))
    )


def _drops(text: str, places: list[tuple[int, int]], *, first: bool) -> bool:
    word = text[slice(*places[0])]
    if word.isupper() and plain(word) in lexicon.PLACES:
        return False
    if _DATED.search(text, max(0, places[0][0] - 9), places[0][0]) is not None and plain(word) in lexicon.DATES:
        return True
    return word in {"The", "A", "An"} or first or len(places) == 1


def _kind(words: list[str], *, the: bool) -> Kind | None:
    """Tell what the form of a name tells of its kind."""
    whole = plain(" ".join(words))
    if whole in lexicon.KNOWN and (the or whole not in lexicon.NEEDS_ARTICLE):
        return lexicon.KNOWN[whole]
    if whole in lexicon.PLACES:
        return "place"
    if len(words) == 1:
        return "organization" if _ACRONYM.match(words[0]) else None
    last, first = plain(words[-1]), plain(words[0])
    if first in lexicon.FIRST and not _is_title(words[1]) and (len(words) == 2 or lexicon.FIRST[first] != "place"):
        return lexicon.FIRST[first]
    sure = the or first in lexicon.PLACES or first in lexicon.ADJECTIVES
    if f"{plain(words[-2])} {last}" in lexicon.COMPOUNDS:
        return "organization"
    if last in lexicon.LAST and (sure or last not in lexicon.DOUBTFUL) and not _courtesy(first):
        return lexicon.LAST[last]
    if any(_ACRONYM.match(w) and "." not in w and plain(w) not in lexicon.PLACES for w in words[:1]) and the:
        return "organization"
    return "organization" if any("&" in w for w in words) or _is_headed(words) else None


def _is_headed(words: list[str]) -> bool:
    """Whether a joint stood between the words: only organizations' are joined ("Bank of England")."""
    return any(plain(w) in lexicon.LAST and len(words) > i + 1 and words[i + 1] == "of" for i, w in enumerate(words))


def _courtesy(word: str) -> bool:
    return word in lexicon.COURTESY or word in lexicon.SHORT


def _is_title(word: str) -> bool:
    return word in lexicon.PHRASES or lexicon.is_title(plain(word)) or plain(word) in lexicon.BEFORE_TITLE


def _after_titles(words: list[str]) -> int:
    """Where the name begins, after the last word that can only be a title and the peoples and ranks before it."""
    at = 0
    for i, word in enumerate(words[:-1]):
        low = plain(word)
        if not (lexicon.is_title(low) or word in lexicon.PHRASES) or plain(words[i + 1]) in lexicon.SUFFIXES:
            continue
        if low not in lexicon.ALSO_NAMES or word.endswith(".") or all(_stands_before(w) for w in words[:i]):
            at = i + 1
    if at == 0 and len(words) > 2 and plain(words[0]) in lexicon.ADJECTIVES:
        at = 1
    return at


def _stands_before(word: str) -> bool:
    return _is_title(word) or plain(word) in lexicon.ADJECTIVES or plain(word) in lexicon.PLACES


def _titles(words: list[str]) -> tuple[frozenset[str], frozenset[str], Gender | None]:
    roles: set[str] = set()
    genders: set[Gender] = set()
    for word in words:
        low = plain(word)
        if lexicon.is_title(low):
            roles.add(lexicon.SHORT.get(low, low))
        elif word in lexicon.PHRASES:
            roles.add(plain(word.split()[0]))
        if low in lexicon.GENDER:
            genders.add(lexicon.GENDER[low])
    return frozenset(roles), frozenset(map(plain, words)), genders.pop() if len(genders) == 1 else None


def _beside(text: str, run: Run) -> Run:
    """*run* with what is said right before and after it: "the captain, Oren Halvik, 46, …"."""
    if run.kind not in (None, "person", "organization", "other"):
        return run
    before = text[max(0, run.start - _BACK) : run.start]
    near = _BEFORE.search(before)
    if run.kind is None and (_is_site(before) or (near is not None and not near[2] and near[1] in lexicon.VESSELS)):
        return replace(run, kind="place" if near is None or near[1] not in lexicon.VESSELS else "other")
    said: list[str] = []
    if (after := _AFTER.match(text, run.end)) is not None:
        said.extend([f"{after[1]}-year-old"] if after[1] else [*_whose(after[2]), *_noun_phrase(after[2])])
    if near is not None and lexicon.is_person_noun(near[1]):
        set_beside = _DETERMINED.search(before, 0, near.end(1))
        if not near[2]:
            said.extend(_noun_phrase(re.split(r"[,.;:“”\"]", before[: near.end(1)])[-1]))
        elif set_beside is not None and _SET_OFF.match(text, run.end):
            said.extend(_noun_phrase(set_beside[1]))
    if not said:
        return run
    roles = {word for word in said if lexicon.is_person_noun(word) or word.endswith("-year-old")}
    if roles and roles <= lexicon.EITHER and not lexicon.LARGE.isdisjoint(said):
        return replace(run, kind="organization", about=run.about | frozenset(said))
    genders = {lexicon.GENDER[word] for word in said[-1:] if word in lexicon.GENDER}
    sorts = {word for word in said if word in lexicon.SORTS}
    kind = run.kind
    if kind is None and (roles or sorts):
        kind = "person" if roles else "organization"
    former = run.former or bool({"former", "ex", "late"} & set(said))
    return replace(
        run,
        roles=run.roles | roles | (sorts if kind == "organization" else frozenset()),
        about=run.about | frozenset(said),
        gender=run.gender or (genders.pop() if genders else None),
        kind=kind,
        former=former,
    )


def _is_site(before: str) -> bool:
    """Whether a name after *before* is a place's: "in the capital, ", not "a spokesman for the port, "."""
    site = _SITE.search(before) if before[:-1].endswith((",", " of")) else None
    return site is not None and (site[2] == " of" or (site[1] or "").casefold() not in ("for", "of", "by", "with"))


def _whose(words: str) -> list[str]:
    """Give ``["of"]`` where an apposition says whose its noun is ("president of the union")."""
    return ["of"] if _noun_phrase(words) and re.search(r" (?:of|at|for) ", words) else []


def _noun_phrase(words: str) -> list[str]:
    """Give the words of an apposition up to its head, plain; empty where it has no head that the tables know."""
    found: list[str] = []
    head = ""
    for word in re.findall(r"[\w'’.-]+", words):
        low = plain(word).removesuffix("'s")
        if low in lexicon.PREPOSITIONS or low in lexicon.RELATIVE or low in ("and", "said", "is", "was"):
            break
        found.append(low)
        head = word
    known = head.islower() and (lexicon.is_person_noun(found[-1]) or found[-1] in lexicon.SORTS)
    return found if known else []
