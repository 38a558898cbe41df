"""Who backs a claim, day by day: the sayings that hold it, with their grounds, and what was taken back.

A saying backs the claim when its chain commits to it at all; one by which the outlet takes it back voids that
outlet's earlier sayings, and those of its family, and a root that says the contrary later takes back what it said. A
root that is an outlet of the story which itself rests on others for this claim is replaced by these: "as first
reported by" adds nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.affairs import Because
from reportedly.reconcile.figures import folded
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.roots import UNRESOLVED, Ground

__all__ = ["NO_DAY", "Backed", "Voice", "backed", "without_reversals"]

#: Where a standing begins that no report's date can tell.
NO_DAY: Final = ""


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
    first = [Voice(gist=gist, ground=gist.ground, strength=0 if gist.withdraws else gist.strength) for gist in members]
    seen = [replace(voice, ground=_resolved(_through(voice, first), voice, first)) for voice in first]
    return Backed(voices=tuple(replace(voice, void_from=_void_from(voice, members)) for voice in seen))


def _resolved(ground: Ground | None, voice: Voice, voices: Sequence[Voice]) -> Ground | None:
    """*He said*: whoever of the same family of articles is named for the same claim, where it is one alone."""
    if ground is None or not ground.key.startswith(UNRESOLVED):
        return ground
    family = voice.gist.origin.family
    kin = {
        other.ground.key: other.ground
        for other in voices
        if other.ground is not None
        and other.gist.origin.family == family
        and not other.ground.key.startswith(UNRESOLVED)
    }
    return next(iter(kin.values())) if len(kin) == 1 else ground


def without_reversals(claim: Backed, contraries: Sequence[tuple[Because, Backed]]) -> Backed:
    """The same, with each voice void from the day on which its own root said the contrary.

    Once all roots have, what outlets said by themselves until then is void too: it rested on no other. A root that
    counts more than it did takes nothing back; one that counts fewer does.

    Args:
        claim: the voices of one claim.
        contraries: those of its rivals, each with why both cannot hold.
    """
    against = [
        (because, voice) for because, one in contraries for voice in one.voices if voice.strength and voice.ground
    ]
    return _all_void(Backed(voices=tuple(_reversed(voice, against) for voice in claim.voices)))


def _reversed(voice: Voice, against: Sequence[tuple[Because, Voice]]) -> Voice:
    if voice.ground is None:
        return voice
    days = [
        other.day
        for because, other in against
        if other.day is not None
        and other.ground is not None
        and other.ground.key == voice.ground.key
        and other.gist.origin.moment[0] > voice.gist.origin.moment[0]
        and (because != "number" or _lowers(other.gist, voice.gist))
    ]
    void = min(filter(None, (voice.void_from, *days)), default=None)
    return replace(voice, void_from=void)


def _lowers(one: Gist, other: Gist) -> bool:
    """Whether *one* counts fewer of something than *other* did."""
    counts = [{q.unit: q.most or q.least or 0.0 for q in gist.quantities} for gist in (one, other)]
    return any(counts[0][unit] < counts[1][unit] for unit in counts[0].keys() & counts[1].keys())


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


def _void_from(voice: Voice, members: Sequence[Gist]) -> str | None:
    """The day on which the outlet, or one of its family, took it back."""
    origin = voice.gist.origin
    days = [
        gist.origin.day
        for gist in members
        if gist.withdraws
        and gist.origin.day is not None
        and gist.origin.article != origin.article
        and gist.origin.moment[0] >= origin.moment[0]
        and (gist.origin.outlet == origin.outlet or gist.origin.family == origin.family)
    ]
    return min(days, default=None)


def _through(voice: Voice, voices: Sequence[Voice], depth: int = 3) -> Ground | None:
    """What an outlet that is cited rests on itself, where the story has its report and that names somebody."""
    if voice.ground is None or depth == 0:
        return voice.ground
    name = folded(voice.ground.name)
    theirs = [v for v in voices if v is not voice and folded(v.gist.origin.outlet) == name and v.strength > 0]
    named = [v for v in theirs if v.ground is not None and folded(v.ground.name) != name]
    if not named:
        return voice.ground
    earliest = min(named, key=lambda v: v.gist.order)
    return _through(earliest, [v for v in voices if v is not voice], depth - 1)
