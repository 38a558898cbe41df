"""A source taken apart: a pronoun, several at once, a name, or a noun phrase, asked for in this order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reportedly.records import Span
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain, singular
from reportedly.statements.entities.names import Run, Spotting, scan
from reportedly.statements.entities.sources.heads import Word, core_of, head_end, split
from reportedly.statements.entities.sources.naming import name_of
from reportedly.statements.entities.sources.phrases import Determiner, Phrase

__all__ = ["parse"]

_ITEM = r"[\w’'-]+(?: [\w’'-]+){0,2}"
_LIST = re.compile(rf"(?=[^,]+,){_ITEM}(?:, {_ITEM})*,? (?:and|or) {_ITEM}")
_SELF = re.compile(r"(?<=\w) (?:it|him|her|them)sel(?:f|ves)$")
_EDGES = " \t\n\r\u00a0,;:.\"“”'‘’()[]—–-"
_BY = re.compile(r"(?:according to|to|by|from|for|in|of|as|per|with|on|told|and)\s+(?=\S)", re.IGNORECASE)


def parse(text: str, span: Span, spotting: Spotting | None = None) -> Phrase:
    """Take the source at *span* of *text* apart. Never raises; what it cannot read has the shape ``"empty"``.

    Names in it are those of *spotting*, of the same text; without it, the rules' alone.
    """
    start, end = _trimmed(text, span.start, span.end)
    if (pronoun := _pronoun(text, start, end)) is not None:
        return pronoun
    words = split(text, start, end)
    if not words or (len(words) == 1 and words[0].plain in lexicon.DEFINITE | lexicon.INDEFINITE):
        return Phrase(shape="empty", start=start, end=end)
    if words[0].text.startswith("@"):
        handle = Run(start=start, name_start=start, end=words[0].end, words=(words[0].text,), kind="other", titled=True)
        return Phrase(shape="name", start=start, end=words[0].end, run=handle)
    if words[0].text in ("who", "Who"):  # "who works on the islands": the clause says nothing of who it is
        return Phrase(shape="pronoun", start=start, end=words[0].end, word="who", kind=lexicon.PRONOUNS["who"])
    named = scan(text, start, end) if spotting is None else spotting.runs(start, end)
    core = core_of(text, words)
    if _LIST.fullmatch(text, start, end) and not named:
        return Phrase(shape="several", start=start, end=end, kind="group")
    if _is_list(text, words, named):
        return Phrase(shape="several", start=start, end=named[-1].end, kind="group", named=named)
    if _is_several(core, named):
        return Phrase(shape="several", start=start, end=core[-1].end, kind="group", named=named)
    name = name_of(text, core, words, named)
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


def _is_list(text: str, words: list[Word], named: tuple[Run, ...]) -> bool:
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


def _is_several(core: list[Word], named: tuple[Run, ...]) -> bool:
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
        ends = named != () and named[-1].end == core[-1].end and _may_be_people(named[-1])
        if (
            nameish
            and ends
            and named[-1].start > word.start
            and not any(w.plain in lexicon.PREPOSITIONS for w in core[i:])
        ):
            return True  # "… and former envoy Ada Voss"
        if nameish and (follows or joined is not None):
            return not any(w.plain in lexicon.PREPOSITIONS for w in core[:i])
        if right.plain in lexicon.DEFINITE | lexicon.INDEFINITE | lexicon.POSSESSIVE:
            return not any(w.plain in lexicon.PREPOSITIONS for w in core[:i])
    return False


def _may_be_people(*runs: Run) -> bool:
    return all(run.kind in (None, "person") for run in runs)


def _nominal(core: list[Word], words: list[Word], named: tuple[Run, ...]) -> Phrase:
    head = head_end(core, named)
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
