"""Who backs a claim, day by day: the sayings that hold it, with their grounds, and what was taken back.

A saying backs the claim when its chain commits to it at all; one by which the outlet takes it back voids that
outlet's earlier sayings, and those of its family. A root takes back what it said by going back on its word, or by
saying the contrary later; an outlet that speaks against it itself takes back what it had from those whom it did not
name. A root that is an outlet of the story which itself rests on others for this claim is replaced by these: "as first
reported by" adds nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.affairs import Because
from reportedly.reconcile.counting import TOLLS
from reportedly.reconcile.figures import folded
from reportedly.reconcile.fuller import Heard, fullest
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.roots import UNNAMED, UNRESOLVED, Ground

__all__ = ["NO_DAY", "Backed", "Voice", "backed", "without_reversals"]

#: Where a standing begins that no report's date can tell.
NO_DAY: Final = ""
#: How many outlets that cite one another are seen through.
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voice:
    """One saying of a claim: ``strength`` from 0 to 3, its ground seen through outlets, the day it was taken back."""

    gist: Gist
    ground: Ground | None
    strength: int
    void_from: str | None = None

    @property
    def day(self) -> str | None:
        """The day of its article."""
        return self.gist.origin.day

    def holds(self, day: str) -> bool:
        """Whether it backs the claim at the end of *day*, dated or not where that is :data:`NO_DAY`."""
        if day == NO_DAY:
            return self.strength > 0 and self.void_from is None
        published = self.day is not None and self.day <= day
        return published and self.strength > 0 and (self.void_from is None or self.void_from > day)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Backed:
    """All voices of one claim, in the order of publication."""

    voices: tuple[Voice, ...]

    def on(self, day: str) -> tuple[Voice, ...]:
        """Those that back it at the end of *day*, or on none that is known."""
        return tuple(voice for voice in self.voices if voice.holds(day))

    def had(self, day: str) -> bool:
        """Whether it was ever backed by then, taken back or not."""
        return any(voice.strength > 0 and voice.day is not None and voice.day <= day for voice in self.voices)

    def grounds(self) -> dict[str, Ground]:
        """Its roots, by key, in the order in which they first spoke."""
        found: dict[str, Ground] = {}
        for voice in self.voices:
            if voice.ground is not None and voice.strength > 0:
                found.setdefault(voice.ground.key, voice.ground)
        return found


def backed(members: Sequence[Gist]) -> Backed:
    """The voices of one claim; *members* are its gists in their order."""
    first = [Voice(gist=gist, ground=gist.ground, strength=_strength(gist)) for gist in members]
    outlets: dict[str, list[Voice]] = defaultdict(list)
    named: dict[str, dict[str, Ground]] = defaultdict(dict)
    for voice in first:
        if voice.ground is not None and not voice.ground.key.startswith(UNRESOLVED):
            named[voice.gist.origin.family][voice.ground.key] = voice.ground
        if voice.ground is not None and voice.strength:
            outlets[folded(voice.gist.origin.outlet)].append(voice)
    first = _on_whose_word(first)
    seen = [replace(voice, ground=_resolved(_through(voice, outlets), voice, named)) for voice in first]
    seen = _by_their_words(seen)
    back = [voice for voice in seen if voice.gist.withdraws or voice.gist.recants]
    return Backed(voices=tuple(replace(voice, void_from=_void_from(voice, back)) for voice in seen))


def _on_whose_word(voices: Sequence[Voice]) -> list[Voice]:
    """Whoever gives it once by itself and once on another's word, in one article, has it from that other.

    "The clerk said a guard had told her that he fled. He fled, she said": it is the guard's word both times.
    """
    inner: dict[tuple[str, str], Ground] = {}
    for voice in voices:
        for link in voice.gist.statement.chain[:-1]:
            if link.entity is not None and voice.ground is not None and voice.strength:
                inner.setdefault((voice.gist.origin.article, link.entity), voice.ground)
    found = []
    for voice in voices:
        last = voice.gist.statement.chain[-1].entity if voice.gist.statement.chain else None
        ground = inner.get((voice.gist.origin.article, last)) if last is not None else None
        found.append(voice if ground is None else replace(voice, ground=ground))
    return found


def _by_their_words(voices: Sequence[Voice]) -> list[Voice]:
    """The same, with one root for those that are one by what they are called."""
    families: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        if voice.ground is not None and voice.strength:
            families[voice.ground.key].add(voice.gist.origin.family)
    grounds = Backed(voices=tuple(voices)).grounds()
    meant = fullest({key: Heard(ground=one, families=frozenset(families[key])) for key, one in grounds.items()})
    return [
        replace(voice, ground=meant[voice.ground.key])
        if voice.ground is not None and voice.ground.key in meant
        else voice
        for voice in voices
    ]


def _strength(gist: Gist) -> int:
    return 0 if gist.withdraws or gist.recants else gist.strength


def _resolved(ground: Ground | None, voice: Voice, named: Mapping[str, Mapping[str, Ground]]) -> Ground | None:
    """*He said*: whoever of the same family of articles is *named* for the same claim, where it is one alone."""
    if ground is None or not ground.key.startswith(UNRESOLVED):
        return ground
    kin = named.get(voice.gist.origin.family, {})
    return next(iter(kin.values())) if len(kin) == 1 else ground


def without_reversals(claim: Backed, contraries: Sequence[tuple[Because, Backed]]) -> Backed:
    """The same, with each voice void from the day on which whoever it rests on said the contrary.

    Once all roots have, what outlets said by themselves until then is void too: it rested on no other. A root that
    counts more than it did takes nothing back; one that counts fewer does.

    Args:
        claim: the voices of one claim.
        contraries: those of its rivals, each with why both cannot hold.
    """
    against: dict[str, list[tuple[Because, Voice]]] = defaultdict(list)
    for because, one in contraries:
        for voice in one.voices:
            for mark in _marks(voice) if voice.strength and voice.day else ():
                against[mark].append((because, voice))
    return _all_void(Backed(voices=tuple(_reversed(voice, against) for voice in claim.voices)))


def _marks(voice: Voice) -> set[str]:
    """What two voices that rest on one word, or that know of each other's, have one of in common."""
    if voice.ground is None:
        return {voice.gist.origin.outlet, voice.gist.origin.family, _name(voice)}
    of = voice.ground.key.removeprefix(UNNAMED) if voice.ground.key.startswith(UNNAMED) else ""
    return {voice.ground.key, _name(voice), *(of[:place] for place, letter in enumerate(of) if letter == ":")}


def _reversed(voice: Voice, against: Mapping[str, Sequence[tuple[Because, Voice]]]) -> Voice:
    days = [
        other.day
        for mark in _marks(voice)
        for because, other in against.get(mark, ())
        if other.gist.origin.moment[0] > voice.gist.origin.moment[0]
        and (_speaks(other, voice) or _is_its_own_source(other, voice))
        and (because != "number" or voice.ground is None or _counts_otherwise(other.gist, voice.gist))
    ]
    void = min(filter(None, (voice.void_from, *days)), default=None)
    return replace(voice, void_from=void)


def _is_its_own_source(one: Voice, other: Voice) -> bool:
    """Whether an outlet itself speaks against somebody without a name whom it alone had heard."""
    return other.ground is not None and other.ground.key.startswith(f"{UNNAMED}{_name(one)}:")


def _counts_otherwise(one: Gist, other: Gist) -> bool:
    """Whether *one* counts fewer than *other* did, or some of what there was none of, other than a toll.

    Numbers that do not say what they count are taken for numbers of the same.
    """
    counts = [{q.unit: q.most or q.least or 0.0 for q in gist.quantities} for gist in (one, other)]
    both = counts[0].keys() & counts[1].keys()
    pairs = [(counts[0][unit], counts[1][unit], unit in TOLLS) for unit in both]
    if not pairs and all(counts):
        pairs = [(max(counts[0].values()), max(counts[1].values()), False)]
    return any(now < before or (not before and not grows) for now, before, grows in pairs)


def _all_void(claim: Backed) -> Backed:
    rooted = [voice.void_from for voice in claim.voices if voice.ground is not None and voice.strength and voice.day]
    if not rooted or None in rooted:
        return claim
    last = max(day for day in rooted if day is not None)
    return Backed(
        voices=tuple(
            replace(voice, void_from=voice.void_from or last)
            if voice.ground is None and voice.day is not None and voice.day < last
            else voice
            for voice in claim.voices
        )
    )


def _void_from(voice: Voice, back: Sequence[Voice]) -> str | None:
    """The day on which its outlet, or one of that family, took it *back*, or whoever it rests on went back on it."""
    days = [
        other.day
        for other in back
        if other.day is not None
        and other.gist.origin.moment[0] >= voice.gist.origin.moment[0]
        and other.gist.origin.article != voice.gist.origin.article
        and ((other.gist.withdraws and _of_one_house(other, voice)) or (other.gist.recants and _speaks(other, voice)))
    ]
    return min(days, default=None)


def _of_one_house(one: Voice, other: Voice) -> bool:
    origins = one.gist.origin, other.gist.origin
    return origins[0].outlet == origins[1].outlet or origins[0].family == origins[1].family


def _speaks(one: Voice, other: Voice) -> bool:
    """Whether both rest on the same word: one root's, or an outlet's own, that another may name as its source."""
    if one.ground is not None and other.ground is not None:
        return one.ground.key == other.ground.key
    if one.ground is None and other.ground is None:
        return _of_one_house(one, other)
    return _name(one) == _name(other)


def _name(voice: Voice) -> str:
    return folded(voice.ground.name if voice.ground is not None else voice.gist.origin.outlet)


def _through(voice: Voice, outlets: Mapping[str, Sequence[Voice]], passed: tuple[Voice, ...] = ()) -> Ground | None:
    """What an outlet that is cited rests on itself, where the story has its report and that names somebody."""
    if voice.ground is None or len(passed) == _DEEPEST:
        return voice.ground
    name, passed = folded(voice.ground.name), (*passed, voice)
    theirs = (one for one in outlets.get(name, ()) if not any(one is other for other in passed))
    named = [one for one in theirs if one.ground is not None and folded(one.ground.name) != name]
    if not named:
        return voice.ground
    return _through(min(named, key=lambda one: one.gist.order), outlets, passed)
