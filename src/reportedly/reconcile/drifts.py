"""Certainty drift: statements that commit more to a claim than what they rest on.

A claim's sayings are gone through in the order of publication. One that gives it more surely than it was ever given
before, on the word of a root that has spoken already or on nobody's, has dropped a hedge. One that brings a root of
its own has not: that may know more. Dropping the attribution of what a root itself said flatly is no drift either,
since the root commits as much.
"""

from __future__ import annotations

from reportedly.affairs import Drift
from reportedly.reconcile.backing import Backed, Voice
from reportedly.reconcile.commitment import certainty
from reportedly.reconcile.figures import folded

__all__ = ["drifts"]

#: The strength of what is given as certain.
CERTAIN = 3
#: By themselves they ask, or suppose: "if he resigns" gives nothing that could be dropped, as "if authentic" does.
_ASKING = frozenset({"if", "whether", "unless"})


def drifts(claim: Backed) -> tuple[Drift, ...]:
    """The drifts of one claim, in the order of publication; an article drifts once."""
    given = _given(claim)
    found: list[Drift] = []
    told: set[str] = set()
    for place, voice in enumerate(claim.voices):
        before = [
            one
            for one in claim.voices[:place]
            if one.gist.origin.article != voice.gist.origin.article and not one.gist.withdraws
        ]
        surely = given[voice.gist.statement.id]
        if before and surely and voice.strength == surely and voice.gist.origin.article not in told:
            surest = max(given[one.gist.statement.id] for one in before)
            if surely > surest and any(_is_hedged(one) for one in before if _is_of_its_root(one, voice)):
                told.add(voice.gist.origin.article)
                found.append(_drift(voice, surest))
    return tuple(found)


def _given(claim: Backed) -> dict[str, int]:
    """How surely each statement gives the claim: as surely as the least sure of its sayings."""
    given: dict[str, int] = {}
    for voice in claim.voices:
        statement = voice.gist.statement.id
        given[statement] = min(given.get(statement, CERTAIN), voice.strength)
    return given


def _is_of_its_root(one: Voice, voice: Voice) -> bool:
    """Whether *voice* may rest on what *one* rests on: on the same root, one of the same name, or on nobody's word."""
    if voice.ground is None:
        return True
    root = one.ground
    return root is not None and (root.key == voice.ground.key or folded(root.name) == folded(voice.ground.name))


def _drift(voice: Voice, surest: int) -> Drift:
    return Drift(
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
    hedges = (*statement.hedges, *(hedge for link in statement.chain for hedge in link.hedges))
    words = any(hedge.text.lower() not in _ASKING for hedge in hedges)
    nobody = bool(statement.chain) and statement.chain[-1].source is None
    return 0 < voice.strength < CERTAIN or (voice.strength == 0 and (words or nobody))
