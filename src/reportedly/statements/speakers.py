"""The words of one source, taken apart: who they say is speaking, before anybody asks who that is.

A source is a pronoun ("she", "all of whom"), a name with its titles and what is set beside it ("Ada Voss, a
spokeswoman for …"), a noun phrase ("a spokesman for the coalition fighting the rebels", "Voss's campaign", "the
letter"), several of these at once ("Voss and the harbour master"), or nothing that the grammar here can take apart. The
phrase is cut before its relative clause, its head noun found, and its determiner tells what may be done with it: an
indefinite one brings in somebody new, a definite one looks for somebody the article has already brought in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from reportedly.records import Kind, Span
from reportedly.statements import lexicon
from reportedly.statements.lexicon import plain, singular
from reportedly.statements.runs import Run, scan

__all__ = ["Phrase", "Shape", "parse"]

Shape = Literal["empty", "pronoun", "name", "nominal", "several"]
Determiner = Literal["definite", "indefinite", "quantity", "possessive", "bare"]

_WORD = re.compile(r"@\w+|(?:[^\W\d_]\.)+(?!\w)|[^\W_](?:\w|[-‑&](?=\w)|['’](?!s\b)(?=\w)|[.,](?=\d))*\.?|['’]s\b|\S")
_ITEM = r"[\w’'-]+(?: [\w’'-]+){0,2}"
_LIST = re.compile(rf"(?=[^,]+,){_ITEM}(?:, {_ITEM})*,? (?:and|or) {_ITEM}")
_SELF = re.compile(r"(?<=\w) (?:it|him|her|them)sel(?:f|ves)$")
_EDGES = " \t\n\r\u00a0,;:.\"“”'‘’()[]—–-"
_BY = re.compile(r"(?:according to|to|by|from|for|in|of|as|per|with|on|told|and)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source taken apart; ``start`` to ``end`` is its noun phrase without relative clause and apposition.

    ``word`` is the pronoun or the head noun (singular, lower case), ``about`` the plain words before the head, ``kind``
    what the noun or the pronoun gives. ``run`` is the name, or what may be one in a nominal of one word ("King");
    ``owner`` a name in the genitive before the head or set before it ("the Voss campaign"), ``owned`` the pronoun in
    that place. ``restricted`` says that words after the head say which one is meant. ``named`` are all names in the
    source.
    """

    shape: Shape
    start: int
    end: int
    word: str = ""
    kind: Kind = "other"
    about: frozenset[str] = frozenset()
    determiner: Determiner = "bare"
    plural: bool = False
    restricted: bool = False
    run: Run | None = None
    owner: Run | None = None
    owned: str = ""
    named: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        return plain(self.text)


def parse(text: str, span: Span) -> Phrase:
    """Take the source at *span* of *text* apart. Never raises; what it cannot read has the shape ``"empty"``."""
    start, end = _trimmed(text, span.start, span.end)
    if (pronoun := _pronoun(text, start, end)) is not None:
        return pronoun
    words = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]
    if not words or (len(words) == 1 and words[0].plain in lexicon.DEFINITE | lexicon.INDEFINITE):
        return Phrase(shape="empty", start=start, end=end)
    if words[0].text.startswith("@"):
        handle = Run(start=start, name_start=start, end=words[0].end, words=(words[0].text,), kind="other", titled=True)
        return Phrase(shape="name", start=start, end=words[0].end, run=handle)
    named = scan(text, start, end)
    core = _core(text, words)
    if _LIST.fullmatch(text, start, end) and not named:
        return Phrase(shape="several", start=start, end=end, kind="group")
    if _is_list(text, words, named):
        return Phrase(shape="several", start=start, end=named[-1].end, kind="group", named=named)
    if _is_several(core, named):
        return Phrase(shape="several", start=start, end=core[-1].end, kind="group", named=named)
    name = _name(text, core, words, named)
    if name is not None and not _is_noun(name):
        return Phrase(shape="name", start=name.start, end=name.end, run=name, kind=name.kind or "other", named=named)
    return replace(_nominal(core, words, named), run=name)


def _is_noun(name: Run) -> bool:
    """Whether a name by the looks of it is a noun that begins a sentence: "Officials", "Democrats", "Minister"."""
    noun, plural = singular(plain(name.words[-1]))
    return len(name.words) == 1 and not name.titled and lexicon.noun_kind(noun, plural=plural) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES and text[start : start + 1] != "@":
        start += 1
    while start < end and text[end - 1] in _EDGES and not _closes(text, start, end):
        end -= 1
    if (by := _BY.match(text, start, end)) is not None:
        start = by.end()
    if (emphatic := _SELF.search(text[start:end])) is not None:
        end = start + emphatic.start()
    if text[end - 2 : end] in ("'s", "’s") and end - start > 2:
        end -= 2
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end belongs to the word before it: "Jr.", "U.S.", "the Democrats’"."""
    if text[end - 1] != ".":
        return False
    last = plain(text[start:end].split()[-1])
    return last in lexicon.ABBREVIATED or last in lexicon.PLACES


def _pronoun(text: str, start: int, end: int) -> Phrase | None:
    word = re.sub(r"\s+", " ", text[start:end]).casefold()
    if word in lexicon.PRONOUNS and text[start:end] != "US":
        return Phrase(shape="pronoun", start=start, end=end, word=word, kind=lexicon.PRONOUNS[word])
    return None


def _core(text: str, words: list[_Word]) -> list[_Word]:
    """Cut *words* before the relative clause, the apposition, the aside or the clause in -ing that follows."""
    for i, word in enumerate(words[1:], start=1):
        if word.text in ",;:()—–[" or (word.text == "-" and text[word.start - 1].isspace()):
            return words[:i]
        if word.text in lexicon.RELATIVE and words[i - 1].plain not in lexicon.PREPOSITIONS:
            return words[:i]
        if word.text.islower() and word.text.endswith("ing") and _begins_clause(words, i):
            return words[:i]
    return words


def _begins_clause(words: list[_Word], at: int) -> bool:
    before, word = words[at - 1].plain, words[at]
    if lexicon.noun_kind(word.text, plural=False) is not None or at + 1 == len(words) or at < 2:
        return False
    if word.text in lexicon.PREPOSITIONS or before in lexicon.PREPOSITIONS or before in lexicon.FUNCTION:
        return False
    noun, plural = singular(before)
    return lexicon.noun_kind(noun, plural=plural) is not None or words[at - 1].text[0].isupper()


def _is_list(text: str, words: list[_Word], named: tuple[Run, ...]) -> bool:
    """Whether names and commas are all there is: "Voss, Halvik and Roe"."""
    if (
        len(named) < 3
        or not _may_be_people(*named)
        or named[0].start != words[0].start
        or named[-1].end < words[-1].end
    ):
        return False
    gaps = [text[one.end : two.start].strip() for one, two in pairwise(named)]
    return set(gaps[:-1]) == {","} and gaps[-1] in ("and", "or", ", and", ", or")


def _is_several(core: list[_Word], named: tuple[Run, ...]) -> bool:
    """Whether the core is two phrases joined: a name or a pronoun, *and*, another."""
    for i, word in enumerate(core[1:-1], start=1):
        if word.plain not in ("and", "or", "&") or any(run.start < word.start < run.end for run in named):
            continue
        left, right = core[i - 1], core[i + 1]
        nameish = any(run.end == left.end for run in named) or left.plain in lexicon.PRONOUNS
        follows = right.plain in lexicon.PRONOUNS or right.plain in lexicon.DEFINITE | lexicon.INDEFINITE
        joined = next((run for run in named if run.start == right.start), None)
        if named and named[0].start == core[0].start and joined is not None and _may_be_people(named[0], joined):
            return True
        if nameish and (follows or joined is not None):
            return not any(w.plain in lexicon.PREPOSITIONS for w in core[:i])
        if right.plain in lexicon.DEFINITE | lexicon.INDEFINITE | lexicon.POSSESSIVE:
            return not any(w.plain in lexicon.PREPOSITIONS for w in core[:i])
    return False


def _may_be_people(*runs: Run) -> bool:
    return all(run.kind in (None, "person") for run in runs)


def _name(text: str, core: list[_Word], words: list[_Word], named: tuple[Run, ...]) -> Run | None:
    """Give the name that the source is: at the end of its core, or beside a noun that says what its bearer is."""
    head = _head_end(core, named)
    for run in named:
        if run.end == core[head].end and (run.start <= core[0].start or _leads(core, run)):
            who = words[len(core) + 1 : len(core) + 2] if words[len(core) :][:1] else []
            aged = core[0].text.endswith("-year-old")
            is_person = run.kind is None and (aged or any(word.text == "who" for word in who))
            return replace(run, kind="person") if is_person else run
    return _beside(text, core, head, words, named) or _sorted_name(core, head, named)


def _beside(text: str, core: list[_Word], head: int, words: list[_Word], named: tuple[Run, ...]) -> Run | None:
    """Give the name set beside the core: "his sister, Anna Pellane", "her operator, the Varessa Line"."""
    if len(words) < len(core) + 2 or words[len(core)].text != ",":
        return None
    noun, plural = singular(core[head].plain)
    the = words[len(core) + 1].text == "the"
    start = words[min(len(core) + 1 + the, len(words) - 1)].start
    beside = next((run for run in named if run.start == start), None)
    if beside is None or plural or (beside.end < words[-1].end and text[beside.end : beside.end + 1] != ","):
        return None
    if beside.kind in ("organization", "publication"):
        either = noun in lexicon.EITHER or lexicon.noun_kind(noun, plural=False) == beside.kind
        return beside if either and head + 1 == len(core) else None
    if the or not lexicon.is_person_noun(noun) or beside.kind not in (None, "person"):
        return None
    return replace(beside, kind="person", roles=beside.roles | {noun})


def _leads(core: list[_Word], run: Run) -> bool:
    """Whether what stands before the name is said of its bearer: "federal judge", "Ohio's", "the developer"."""
    before = [word for word in core if word.end <= run.start]
    if not before:
        return True
    last = before[-1]
    if last.plain == "'s" or last.plain in lexicon.DEFINITE or re.fullmatch(r"[\w-]+-year-old", last.text):
        return True
    if last.plain in lexicon.FUNCTION or last.plain in lexicon.PREPOSITIONS:
        return False
    noun, plural = singular(last.plain)
    if lexicon.is_person_noun(noun):
        return not plural
    return not plural and lexicon.noun_kind(noun, plural=False) is None and before[0].plain not in lexicon.INDEFINITE


def _sorted_name(core: list[_Word], head: int, named: tuple[Run, ...]) -> Run | None:
    """Give the name before a noun that only says its sort: "Northline news agency", not "the Voss campaign"."""
    if core[head].text not in lexicon.SORTS:
        return None
    for run in named:
        between = [w.text for w in core if run.end <= w.start < core[head].start]
        fits = run.kind in (None, "organization", "publication", "other") and not run.titled
        if fits and run.start <= core[min(1, head)].start and set(between) <= {"news", "militant", "armed", "wire"}:
            low = {plain(w) for w in run.words}
            if run.kind is not None or not low & (lexicon.ADJECTIVES | lexicon.PLACES):
                kind = run.kind or lexicon.SORTS[core[head].text]
                return Run(start=run.start, name_start=run.name_start, end=run.end, words=run.words, kind=kind)
    return None


def _head_end(core: list[_Word], named: tuple[Run, ...]) -> int:
    """Give the index of the head: the last word before the first preposition outside of a name."""
    for i, word in enumerate(core[1:], start=1):
        inside = any(run.start < word.start < run.end for run in named)
        if core[i - 1].plain in lexicon.DEFINITE or core[i - 1].plain in lexicon.INDEFINITE:
            continue
        if not inside and (word.text in lexicon.PREPOSITIONS or _is_participle(core, i)):
            return i - 1
    return len(core) - 1


def _is_participle(core: list[_Word], at: int) -> bool:
    """Whether a clause in -ed begins after a noun: "a report released by …"."""
    word = core[at].text
    if not (
        word in lexicon.PARTICIPLES or word in ("last", "earlier", "late") or (word.endswith("ed") and len(word) > 4)
    ) or at + 1 == len(core):
        return False
    noun, plural = singular(core[at - 1].plain)
    return lexicon.noun_kind(noun, plural=plural) is not None and (
        core[at + 1].plain in lexicon.FUNCTION or core[at + 1].plain in lexicon.PREPOSITIONS
    )


def _nominal(core: list[_Word], words: list[_Word], named: tuple[Run, ...]) -> Phrase:
    head = _head_end(core, named)
    restricted = head + 1 < len(core) or (len(words) > len(core) and words[len(core)].text not in ",;:()—–[-")
    at = head
    if core[head].plain == "'s":
        at = max(0, head - 1)
    noun, plural = singular(core[at].plain)
    first = core[0].plain
    determiner = _determiner(first)
    if any(word.text == "'s" or word.text == "’s" for word in core[:at]) or first in lexicon.POSSESSIVE:
        determiner = "possessive"
    if core[at].text.isdigit() or first.isdigit():
        determiner = "quantity"
    kind = lexicon.noun_kind(noun, plural=plural) or lexicon.PRONOUNS.get(noun) or None
    if at and f"{core[at - 1].plain} {noun}" in lexicon.COMPOUNDS:
        kind = "organization"
    if kind is None and (noun == "%" or noun in lexicon.QUANTITY):
        kind = "group"
    owner = next((run for run in named if run.start < core[at].start and core[0].start <= run.start), None)
    if owner is not None and owner.end >= core[at].end:
        owner = None
    return Phrase(
        shape="nominal",
        start=core[0].start,
        end=core[at].end if core[at].end < core[head].end and head + 1 == len(core) else core[-1].end,
        word=noun,
        kind=kind or "other",
        about=frozenset(word.plain for word in core[:at] if word.plain not in lexicon.DEFINITE | lexicon.INDEFINITE),
        determiner=determiner,
        plural=plural,
        restricted=restricted,
        owner=owner,
        owned=first if first in lexicon.POSSESSIVE else "",
        named=named,
    )


def _determiner(word: str) -> Determiner:
    if word in lexicon.DEFINITE:
        return "definite"
    if word in lexicon.INDEFINITE:
        return "indefinite"
    return "quantity" if word in lexicon.QUANTITY else "bare"
