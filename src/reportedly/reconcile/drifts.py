"""Certainty drift: statements that commit more to a claim than what they rest on.

A claim's sayings are gone through in the order of publication. One that gives it more surely than it was ever given
before, on the word of a root that has spoken already or on nobody's, has dropped a hedge. One that brings a root of
its own has not: that may know more. Dropping the attribution of what a root itself said flatly is no drift either,
since the root commits as much.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.affairs import Drift
from reportedly.reconcile.backing import Backed, Voice
from reportedly.reconcile.commitment import certainty

__all__ = ["drifts"]

#: The strength of what is given as certain.
CERTAIN = 3


def drifts(claim: Backed) -> tuple[Drift, ...]:
    """The drifts of one claim, in the order of publication; an article drifts once."""
    found: list[Drift] = []
    told: set[str] = set()
    for place, voice in enumerate(claim.voices):
        before = [
            one
            for one in claim.voices[:place]
            if one.gist.origin.article != voice.gist.origin.article and not one.gist.withdraws
        ]
        if before and voice.strength and voice.gist.origin.article not in told:
            drift = next(_drift(voice, before), None)
            if drift is not None:
                told.add(voice.gist.origin.article)
                found.append(drift)
    return tuple(found)


def _drift(voice: Voice, before: list[Voice]) -> Iterator[Drift]:
    key = voice.ground.key if voice.ground else None
    same = [one for one in before if one.ground is not None and one.ground.key == key] if key else before
    surest = max((one.strength for one in before), default=0)
    if voice.strength > surest and any(_is_hedged(one) for one in same):
        yield Drift(
            statement=voice.gist.statement.id,
            from_=certainty(surest),
            to=certainty(voice.strength),
            root=voice.ground.figure if voice.ground else None,
            since=voice.day,
            new_root=False,
        )


def _is_hedged(voice: Voice) -> bool:
    """Whether it is given with a hedge; a question or a refusal to say gives nothing, and hedges nothing."""
    statement = voice.gist.statement
    words = statement.hedges or any(link.hedges for link in statement.chain)
    nobody = bool(statement.chain) and statement.chain[-1].source is None
    return 0 < voice.strength < CERTAIN or (voice.strength == 0 and bool(words or nobody))
