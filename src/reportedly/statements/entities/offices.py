"""Who is what to whom, where the text puts it beside a name: "Ada Voss, a spokeswoman for the Coast Board".

A tie joins a figure to another by the noun between them. The forms are few and fixed: *X's leader Y*, *X spokesman Y*,
*Y, X's leader*, *Y, a spokesman for X*, *the leader of X, Y*, and a source that is "a spokesman for X" and no more.
Where the article has told who leads something, "its leader" and "the group's leader" are that person; where it has
told of two, or of none, they are nobody known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain, singular
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.names import Run
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.places import Places

__all__ = ["Offices", "Tie", "source_tie", "ties"]

_GAP = r"[ \u00a0]"
_NOUNS = rf"(?P<nouns>(?:[a-z][\w-]*{_GAP}){{0,3}}[a-z][\w-]*)"
#: After an organization: "'s leader, ", " spokesman "; and the name it is said of.
_AFTER = re.compile(rf"(?:['’]s?)?{_GAP}{_NOUNS}(?P<comma>,)?{_GAP}$")
#: Between a name and the organization after it: ", a spokesman for the ".
_BESIDE = re.compile(
    rf",{_GAP}(?:(?P<det>the|an?|another|one of the|its|their|his|her){_GAP})?{_NOUNS}{_GAP}"
    rf"(?:for|of|at|with|from){_GAP}(?:the{_GAP})?$"
)
#: Between a name and an organization in the genitive: "Y, X's leader,".
_OWNED = re.compile(rf"(?:['’]s?)?{_GAP}{_NOUNS}(?=[,.;:)]|{_GAP}(?:and|said|says|told)\b|$)")
#: Before an organization: "the leader of the ".
_BEFORE = re.compile(
    rf"(?:(?P<det>the|an?|another|one of the|its|their|his|her){_GAP})?(?<![\w-]){_NOUNS}{_GAP}"
    rf"(?:for|of|at|with|from){_GAP}(?:the{_GAP})?$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(rf"(?:\b(?:an?|another|one of the|former|ex-?|late|then|other){_GAP})$", re.IGNORECASE)
_WHOSE = re.compile(
    rf"(?<![\w’'])(?:[Ii]ts|[Tt]heir|[Tt]he{_GAP}[a-z]+['’]s){_GAP}(?P<nouns>[a-z-]+(?:{_GAP}[a-z-]+){{0,2}})(?![\w-])"
)
#: What goes on after an organization that is not itself part of a longer phrase ("the Tamber boat").
_ENDS = re.compile(rf"$|[,.;:)\n—–”\"]|{_GAP}[^a-z]|{_GAP}(?P<word>[a-z]+)")
_GOES_ON = lexicon.FUNCTION | lexicon.PREPOSITIONS | lexicon.RELATIVE | {"says", "declined", "refused", "denied"}
_ORGANIZED = frozenset({"organization", "publication", "group", "place"})
_FORMER = frozenset({"former", "late", "ex", "then", "onetime", "deputy", "vice", "acting"})
_NO_NOUN = (
    lexicon.PREPOSITIONS | lexicon.RELATIVE | lexicon.DEFINITE | lexicon.INDEFINITE | lexicon.POSSESSIVE | {"and"}
)
_BACK = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """*holder* is the ``role`` of ``of``, by the words ``start:end``; ``only``: as far as they tell, nobody else is."""

    holder: Figure
    role: str
    of: Figure
    start: int
    end: int
    only: bool


class Offices:
    """The ties of an article, and who is meant by "its leader"."""

    def __init__(self, text: str, places: Places, roster: Roster) -> None:
        self._text = text
        self._places = places
        self._roster = roster
        self.ties = list(ties(text, roster))

    def whose(self, phrase: Phrase) -> Figure | None:
        """Who *phrase* is, if it is a noun with a possessor whose holder the article has told: "its leader"."""
        if phrase.plural or phrase.restricted or phrase.shape != "nominal" or not lexicon.is_person_noun(phrase.word):
            return None
        if phrase.owner is not None:
            return self.holder(phrase.word, self._roster.of(phrase.owner))
        if _WHOSE.match(self._text, phrase.start) is None:
            return None
        return self.holder(phrase.word, self._owner(phrase.start))

    def mentions(self) -> Iterator[tuple[int, int, str, Figure, Figure | None]]:
        """Every "its leader" of the text: where, the noun, of whom, and who that is, if it is told."""
        for found in _WHOSE.finditer(self._text):
            said = _role(self._text, found)
            if said is not None and (owner := self._owner(found.start())) is not None:
                noun, end = said
                yield found.start(), end, noun, owner, self.holder(noun, owner)

    def holder(self, role: str, of: Figure | None) -> Figure | None:
        """The one figure that is *role* of *of*; ``None`` where none is, or several are."""
        if of is None:
            return None
        all_ = [tie for tie in self.ties if tie.of is of and tie.role == role]
        sure = {id(tie.holder): tie.holder for tie in all_ if tie.only}
        return next(iter(sure.values())) if len(sure) == 1 else None

    def _owner(self, at: int) -> Figure | None:
        """Whom *its* or *the group's* means: the only organization named in the sentence so far, or in the last."""
        named = self._named(at, 0) or self._named(at, 1)
        return named[0] if len(named) == 1 else None

    def _named(self, at: int, back: int) -> list[Figure]:
        runs = self._roster.named(self._places.back(at, back), at)
        figures = [figure for _, figure in runs if figure is not None and figure.kind in ("organization", "group")]
        return list({id(figure): figure for figure in figures}.values())


def _role(text: str, found: re.Match[str]) -> tuple[str, int] | None:
    """The noun of "its late leader" and where it ends; ``None`` before a name, which says itself who is meant."""
    words = list(re.finditer(r"[a-z-]+", found["nouns"]))
    said = [(word[0], found.start("nouns") + word.end()) for word in words]
    for (noun, end), following in zip(said, [*(noun for noun, _ in said[1:]), ""], strict=True):
        if not lexicon.is_person_noun(noun) or lexicon.is_person_noun(following):
            continue
        return None if re.match(rf",?{_GAP}[A-Z]", text[end : end + 3]) else (noun, end)
    return None


def ties(text: str, roster: Roster) -> Iterator[Tie]:
    """Every tie that *text* puts beside a name."""
    runs = [(run, figure) for run, figure in roster.named(0, len(text)) if figure is not None]
    for at, (run, figure) in enumerate(runs):
        if figure.kind not in _ORGANIZED:
            continue
        before = runs[at - 1] if at else None
        after = runs[at + 1] if at + 1 < len(runs) else None
        found = _after(text, run, after) or _beside(text, before, run) or _before(text, run, after)
        if found is not None:
            holder, role, start, end, only = found
            if holder is not figure:
                yield Tie(holder=holder, role=role, of=figure, start=start, end=end, only=only)


Found = tuple[Figure, str, int, int, bool]


def _after(text: str, run: Run, after: tuple[Run, Figure] | None) -> Found | None:
    """*X's leader Y*, *X spokesman Y*."""
    if after is None or after[1].kind != "person" or after[0].start - run.end > _BACK:
        return None
    between = _AFTER.fullmatch(text, run.end, after[0].name_start) or _AFTER.fullmatch(text, run.end, after[0].start)
    one_of = _INDEFINITE.search(text, max(0, run.start - 12), run.start) is not None
    if between is None or (between["comma"] and not one_of and not text.startswith(("'", "’"), run.end)):
        return _titled(text, run, *after)
    return _found(after[1], between, only=not one_of)


def _titled(text: str, run: Run, other: Run, holder: Figure) -> Found | None:
    """*US Army Col. Y*."""
    if not other.titled or len(other.roles) != 1 or text[run.end : other.start] not in (" ", "\u00a0"):
        return None
    return holder, next(iter(other.roles)), other.start, other.name_start - 1, False


def _beside(text: str, before: tuple[Run, Figure] | None, run: Run) -> Found | None:
    """*Y, a spokesman for X*; *Y, X's leader*."""
    if before is None or before[1].kind not in ("person", None) or run.start - before[0].end > _BACK:
        return None
    between = _BESIDE.fullmatch(text, before[0].end, run.start)
    if between is not None and not _ends(text, run):
        return None
    if between is not None:
        return _found(before[1], between, only=(between["det"] or "the").casefold() == "the")
    set_beside = re.fullmatch(rf",{_GAP}(?:the{_GAP})?", text[before[0].end : run.start])
    owned = _OWNED.match(text, run.end) if set_beside else None
    return _found(before[1], owned, only=True) if owned is not None else None


def _before(text: str, run: Run, after: tuple[Run, Figure] | None) -> Found | None:
    """*the leader of X, Y*."""
    if after is None or after[1].kind != "person" or text[run.end : after[0].start] not in (", ", ",\u00a0"):
        return None
    said = _BEFORE.search(text, max(0, run.start - _BACK), run.start)
    if said is None:
        return None
    return _found(after[1], said, only=(said["det"] or "").casefold() == "the")


def source_tie(text: str, phrase: Phrase, holder: Figure, roster: Roster) -> Tie | None:
    """The tie of a source that is "a spokesman for X" and no more."""
    for run in phrase.named:
        figure = roster.of(run)
        said = _BEFORE.match(text[: run.start], phrase.start)
        if figure is None or said is None or figure.kind not in _ORGANIZED or not _ends(text, run):
            continue
        found = _found(holder, said, only=False)
        if found is not None:
            return Tie(holder=holder, role=found[1], of=figure, start=found[2], end=found[3], only=False)
    return None


def _ends(text: str, run: Run) -> bool:
    """Whether a phrase ends with *run*: "for the Coast Board, …", and not "for the Coast Board's boat"."""
    following = _ENDS.match(text, run.end)
    word = following["word"] if following is not None else None
    return following is not None and (word is None or word in _GOES_ON or word.endswith("ed"))


def _found(holder: Figure, said: re.Match[str], *, only: bool) -> Found | None:
    """The tie by the last of the nouns *said*, if it is what a person may be."""
    words = said["nouns"].split()
    noun, plural = singular(plain(words[-1]))
    if plural or not lexicon.is_person_noun(noun) or not _NO_NOUN.isdisjoint(words):
        return None
    end = said.end("nouns")
    return holder, noun, end - len(words[-1]), end, only and _FORMER.isdisjoint(words)
