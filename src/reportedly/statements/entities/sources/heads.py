"""The words of a noun phrase: where it ends, before what is only added to it, and which word is its head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain, singular
from reportedly.statements.entities.names import Run

__all__ = ["Word", "core_of", "head_end", "split"]

_WORD = re.compile(r"@\w+|(?:[^\W\d_]\.)+(?!\w)|[^\W_](?:\w|[-‑&](?=\w)|['’](?!s\b)(?=\w)|[.,](?=\d))*\.?|['’]s\b|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a source, and where it stands."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """The word as the tables spell it."""
        return plain(self.text)


def split(text: str, start: int, end: int) -> list[Word]:
    """Give the words and marks of ``text[start:end]``; a genitive's *'s* is a word of its own."""
    return [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]


def core_of(text: str, words: list[Word]) -> list[Word]:
    """Cut *words* before the relative clause, the apposition, the aside or the clause in -ing that follows."""
    for i, word in enumerate(words[1:], start=1):
        if word.text in ",;:()—–[" or (word.text == "-" and text[word.start - 1].isspace()):
            return words[:i]
        if word.text in lexicon.RELATIVE and words[i - 1].plain not in lexicon.PREPOSITIONS:
            return words[:i]
        if word.text.islower() and word.text.endswith("ing") and _begins_clause(words, i):
            return words[:i]
    return words


def _begins_clause(words: list[Word], at: int) -> bool:
    before, word = words[at - 1].plain, words[at]
    if lexicon.noun_kind(word.text, plural=False) is not None or at + 1 == len(words) or at < 2:
        return False
    if word.text in lexicon.PREPOSITIONS or before in lexicon.PREPOSITIONS or before in lexicon.FUNCTION:
        return False
    noun, plural = singular(before)
    return lexicon.noun_kind(noun, plural=plural) is not None or words[at - 1].text[0].isupper()


def head_end(core: list[Word], named: tuple[Run, ...]) -> int:
    """Give the index of the head: the last word before the first preposition outside of a name."""
    for i, word in enumerate(core[1:], start=1):
        inside = any(run.start < word.start < run.end for run in named)
        if core[i - 1].plain in lexicon.DEFINITE or core[i - 1].plain in lexicon.INDEFINITE:
            continue
        if not inside and (word.text in lexicon.PREPOSITIONS or _is_participle(core, i)):
            return i - 1
    return len(core) - 1


def _is_participle(core: list[Word], at: int) -> bool:
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
