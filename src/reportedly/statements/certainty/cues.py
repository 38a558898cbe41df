"""What a cue says of a content: how far its words commit their holder to it, and how far the outlet.

``tables/cues.toml`` has classes of words that introduce a content. The first word of a cue that a class knows decides,
longest phrases first, and a negation before it turns to the class's other stance.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from reportedly.records import Certainty
from reportedly.statements.certainty.hedging import PLAIN, WORD, grade, hedges, weigh

__all__ = ["Act", "Stance", "cue", "is_known"]

Act = Literal["says", "thinks", "denies", "asks", "wants", "refuses", "shows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a cue says of a content: ``holder`` commits this much, ``outlet`` that much, by an act of this ``kind``."""

    holder: Certainty
    outlet: Certainty
    kind: Act


def cue(words: str, before: str = "") -> Stance:
    """Say how far a cue's words commit their holder to the content, and how far the outlet.

    Args:
        words: the cue as the reader found it: "said", "has repeatedly denied", "'s claim that", "quoted … as saying".
        before: up to 60 characters of text before the cue, for auxiliaries and negations the reader left out.

    Returns:
        The stance. A cue that no table knows is taken for plain speech: its holder is certain, the outlet uncommitted.
    """
    lexicon = _lexicon()
    said = " ".join(words.translate(PLAIN).split())
    lead = lexicon.lead.search(before.translate(PLAIN))
    if lead is not None:
        said = f"{lead[0].strip()} {said}"
    tokens = WORD.findall(said)
    place, found = lexicon.decisive(tokens)
    ahead = tokens[:place]
    stance = found.negated if lexicon.is_negated(ahead) else found.plain
    if ahead[-1:] == ["longer"] and stance.kind in ("thinks", "denies"):
        return _UNKNOWN.negated  # "no longer believes" is not "does not believe": he leaves it open
    if stance.kind == "denies" and said.endswith(":"):
        return _UNKNOWN.plain  # "She disagreed: …": what follows is her answer, not what she denies
    if stance.outlet == "Uu":
        return stance
    outlet = "Uu" if lexicon.unasserted.intersection(ahead) else _of_the_outlet(stance.outlet, said)
    return Stance(holder=stance.holder, outlet=outlet, kind=stance.kind)


def is_known(words: str) -> bool:
    """Whether a table has a word of a cue; a mark alone is one."""
    tokens = WORD.findall(" ".join(words.translate(PLAIN).split()))
    return not tokens or _lexicon().decisive(tokens)[1] is not _UNKNOWN


def _of_the_outlet(outlet: Certainty, said: str) -> Certainty:
    """Lower the outlet's commitment by what hedges the cue (an outlet that says what seems has that hedge already)."""
    hedged = weigh("CT+", hedges(said, 0, len(said)))
    return min(outlet, hedged, key=grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Class:
    """One class of ``cues.toml``."""

    plain: Stance
    negated: Stance
    yields: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """``cues.toml``, ready for use: every inflected form, and the phrases that begin with it, longest first."""

    forms: Mapping[str, _Class]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], _Class]]]
    negations: frozenset[str]
    unasserted: frozenset[str]
    lead: re.Pattern[str]

    def decisive(self, tokens: Sequence[str]) -> tuple[int, _Class]:
        """Find the place and class of the word that decides: the first known one that does not yield to a later one."""
        yielding: tuple[int, _Class] | None = None
        place = 0
        while place < len(tokens):
            length, found = self._at(tokens, place)
            if found is not None and not found.yields:
                return place, found
            if found is not None and yielding is None:
                yielding = place, found
            place += length
        return yielding or (len(tokens), _UNKNOWN)

    def is_negated(self, ahead: Sequence[str]) -> bool:
        """Whether a negation stands among the words ahead of the deciding one; "not only" is none."""
        return any(
            (word in self.negations or word.endswith("n't")) and ahead[place + 1 : place + 2] != ["only"]
            for place, word in enumerate(ahead)
        )

    def _at(self, tokens: Sequence[str], place: int) -> tuple[int, _Class | None]:
        for tail, found in self.phrases.get(tokens[place], ()):
            if tuple(tokens[place + 1 : place + 1 + len(tail)]) == tail:
                return 1 + len(tail), found
        return 1, self.forms.get(tokens[place])


_UNKNOWN = _Class(
    plain=Stance(holder="CT+", outlet="Uu", kind="says"),
    negated=Stance(holder="Uu", outlet="Uu", kind="refuses"),
    yields=False,
)


@cache
def _lexicon() -> _Lexicon:
    table = tomllib.loads(files(__package__).joinpath("tables/cues.toml").read_text("utf-8"))
    irregular = {lemma: tuple(forms) for lemma, *forms in map(str.split, table["irregular"]["forms"])}
    forms: dict[str, _Class] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], _Class]]] = defaultdict(list)
    classes = [(entry, _class(entry)) for entry in table["class"]]
    for entry, known in classes:
        forms.update(dict.fromkeys(entry["words"].split(), known))
    for entry, known in classes:
        for word in entry["words"].split():
            for form in _inflected(word, irregular):
                forms.setdefault(form, known)
        for phrase in entry.get("phrases", ()):
            head, *tail = phrase.split()
            for form in {head, *_inflected(head, irregular)}:
                phrases[form].append((tuple(tail), known))
    around = table["around"]
    words = "|".join(sorted({*around["auxiliaries"].split(), *around["negations"].split()}, key=len, reverse=True))
    return _Lexicon(
        forms=forms,
        phrases={head: sorted(tails, key=lambda tail: -len(tail[0])) for head, tails in phrases.items()},
        negations=frozenset(around["negations"].split()),
        unasserted=frozenset(around["unasserted"].split()),
        lead=re.compile(rf"(?:\b(?:{words}|[a-z]+n't|[a-z]+ly)(?: +|$))+$"),
    )


def _class(entry: Mapping[str, Any]) -> _Class:
    holder, outlet, kind = entry["negated"]
    return _Class(
        plain=Stance(holder=entry["holder"], outlet=entry["outlet"], kind=entry["kind"]),
        negated=Stance(holder=holder, outlet=outlet, kind=kind),
        yields=entry.get("yields", False),
    )


def _inflected(word: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the forms of a verb or noun, the regular ones made by rule; a form that is no word does no harm."""
    yield from irregular.get(word, ())
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"
    yield f"{word.removesuffix('e')}ed"
    yield f"{word}ing" if word.endswith("ee") else f"{word.removesuffix('e')}ing"
