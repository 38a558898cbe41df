"""Which name a source is: the one at the end of its phrase, or beside a noun that says what its bearer is; or none.

"Federal judge Ada Voss", "his sister, Anna Pellane" and "Northline news agency" are names; in "the Voss campaign" a
name only says whose campaign it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain, singular
from reportedly.statements.entities.names import Run
from reportedly.statements.entities.sources.heads import Word, head_end

__all__ = ["name_of"]


#: Written with a capital where they begin a sentence: "State radio" is nobody's name.
_COMMON = frozenset({"city", "community", "government", "local", "national", "private", "public", "regional", "state"})


def name_of(text: str, core: list[Word], words: list[Word], named: tuple[Run, ...]) -> Run | None:
    """Give the name that the source is: at the end of its core, or beside a noun that says what its bearer is."""
    head = head_end(core, named)
    for run in named:
        if run.end == core[head].end and (run.start <= core[0].start or _leads(core, run, named)):
            who = words[len(core) + 1 : len(core) + 2] if words[len(core) :][:1] else []
            aged = core[0].text.endswith("-year-old")
            is_person = run.kind is None and (aged or any(word.text == "who" for word in who))
            return replace(run, kind="person") if is_person else run
    return _beside(text, core, head, words, named) or _sorted_name(core, head, named)


def _beside(text: str, core: list[Word], head: int, words: list[Word], named: tuple[Run, ...]) -> Run | None:
    """Give the name set beside the core: "his sister, Anna Pellane", "her operator, the Varessa Line"."""
    if len(words) < len(core) + 2 or words[len(core)].text != ",":
        return None
    noun, plural = singular(core[head].plain)
    the = words[len(core) + 1].text == "the"
    start = words[min(len(core) + 1 + the, len(words) - 1)].start
    beside = next((run for run in named if run.start == start), None)
    if beside is not None and beside.told and core[0].plain == "one":  # "one of her aides, Anna Pellane"
        noun, plural = singular(core[-1].plain)[0], False
    if beside is None or plural or (beside.end < words[-1].end and text[beside.end : beside.end + 1] != ","):
        return None
    if beside.kind in ("organization", "publication"):
        either = noun in lexicon.EITHER or lexicon.noun_kind(noun, plural=False) == beside.kind
        whole = head + 1 == len(core) or core[head + 1].plain == "of"
        return beside if either and whole else None
    surname = beside.kind == "place" and len(beside.words) > 1 and head + 1 == len(core)  # "the mayor, Linda Park"
    if the or not lexicon.is_person_noun(noun) or not (surname or beside.kind in (None, "person")):
        return None
    return replace(beside, kind="person", roles=beside.roles | {noun})


def _leads(core: list[Word], run: Run, named: tuple[Run, ...]) -> bool:
    """Whether what stands before the name is said of its bearer: "federal judge", "Ohio's", "US Army [Col. …]"."""
    if run.titled and any(0 < run.start - other.end < 2 for other in named):
        return True
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


def _sorted_name(core: list[Word], head: int, named: tuple[Run, ...]) -> Run | None:
    """Give the name before a noun that only says its sort: "Northline news agency", not "the Voss campaign"."""
    if core[head].text not in lexicon.SORTS:
        return None
    for run in named:
        between = [w.text for w in core if run.end <= w.start < core[head].start]
        fits = run.kind in (None, "organization", "publication", "other") and not run.titled
        if fits and run.start <= core[min(1, head)].start and set(between) <= {"news", "militant", "armed", "wire"}:
            low = {plain(w) for w in run.words}
            if low & _COMMON:
                continue
            if run.kind is not None or not low & (lexicon.ADJECTIVES | lexicon.PLACES):
                kind = run.kind or lexicon.SORTS[core[head].text]
                return Run(start=run.start, name_start=run.name_start, end=run.end, words=run.words, kind=kind)
    return None
