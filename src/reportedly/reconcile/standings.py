"""How each claim stood, from every day on which something changed.

A status follows from what was published by the end of a day, by the rules of the public format, the first that holds:
*withdrawn* (it was backed, and whoever backed it took it back), *overtaken* (a rival was first backed later than
anything that backs this), *disputed* (a rival that is neither withdrawn nor overtaken stands beside it),
*corroborated*,
*reported*, *unsourced* by the number of roots. Nothing is said before a claim is first backed. One that only reports
without a date back stands on no day that is known, as all reports together have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.affairs import Standing, Status
from reportedly.reconcile.backing import NO_DAY, Backed, Voice

__all__ = ["standings"]

_ROOTS: dict[int, Status] = {0: "unsourced", 1: "reported"}


def standings(claims: Mapping[str, Backed], rivals: Mapping[str, Sequence[str]]) -> dict[str, tuple[Standing, ...]]:
    """The standings of every claim, in the order of time.

    Args:
        claims: who backs each, by its id.
        rivals: the ids of each claim's rivals.
    """
    return {claim: tuple(_course(claim, claims, rivals)) for claim in claims}


def _course(claim: str, claims: Mapping[str, Backed], rivals: Mapping[str, Sequence[str]]) -> list[Standing]:
    near = [claim, *sorted(rivals.get(claim, ()))]
    voices = [voice for one in near for voice in claims[one].voices if voice.day is not None]
    course: list[Standing] = []
    for day in sorted({voice.day for voice in voices if voice.day is not None}):
        if not claims[claim].had(day):
            continue
        now = _standing(claim, day, claims, rivals)
        if not course or _told(now) != _told(course[-1]):
            course.append(now)
    if not course and claims[claim].on(NO_DAY):
        return [_standing(claim, NO_DAY, claims, rivals)]
    return course


def _told(standing: Standing) -> tuple[object, ...]:
    return standing.status, standing.outlets, standing.families, standing.roots


def _standing(claim: str, day: str, claims: Mapping[str, Backed], rivals: Mapping[str, Sequence[str]]) -> Standing:
    backing = claims[claim].on(day)
    roots = {voice.ground.key for voice in backing if voice.ground is not None}
    return Standing(
        from_=day,
        status=_status(claim, day, claims, rivals, len(roots)),
        outlets=len({voice.gist.origin.outlet for voice in backing}),
        families=len({voice.gist.origin.family for voice in backing}),
        roots=len(roots),
        because=_because(claim, day, claims, rivals),
    )


def _status(
    claim: str, day: str, claims: Mapping[str, Backed], rivals: Mapping[str, Sequence[str]], roots: int
) -> Status:
    if not claims[claim].on(day):
        return "withdrawn"
    standing = [rival for rival in rivals.get(claim, ()) if claims[rival].on(day)]
    if any(_overtakes(rival, claim, day, claims) for rival in standing):
        return "overtaken"
    for rival in standing:
        others = [one for one in rivals.get(rival, ()) if claims[one].on(day)]
        if not any(_overtakes(one, rival, day, claims) for one in others):
            return "disputed"
    return _ROOTS.get(roots, "corroborated")


def _overtakes(rival: str, claim: str, day: str, claims: Mapping[str, Backed]) -> bool:
    """Whether *rival* was first backed later than the last report that backs *claim* was published."""
    first = min(voice.gist.origin.moment[0] for voice in claims[rival].on(day))
    return first > max(voice.gist.origin.moment[0] for voice in claims[claim].on(day))


def _because(claim: str, day: str, claims: Mapping[str, Backed], rivals: Mapping[str, Sequence[str]]) -> str:
    """The statement of that day that changed it: the claim's own first, else a rival's."""
    for one in (claim, *sorted(rivals.get(claim, ()))):
        here: list[Voice] = [voice for voice in claims[one].voices if voice.day == day]
        if here:
            return here[0].gist.statement.id
    return claims[claim].voices[0].gist.statement.id
