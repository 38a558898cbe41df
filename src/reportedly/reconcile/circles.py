"""Circles: outlets that give each other as the source of one claim, so that neither adds anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.affairs import Circle
from reportedly.reconcile.claims import Draft
from reportedly.reconcile.figures import folded
from reportedly.reconcile.gists import Gist

__all__ = ["circles"]


def circles(claims: Sequence[Draft]) -> tuple[Circle, ...]:
    """The circles in the sayings of each claim, by claim and outlets."""
    return tuple(circle for claim in claims for circle in _of(claim))


def _of(claim: Draft) -> Iterator[Circle]:
    cites: dict[tuple[str, str], list[str]] = defaultdict(list)
    outlets = {folded(gist.origin.outlet): gist.origin.outlet for gist in claim.members}
    for gist in claim.members:
        for cited in _cited(gist):
            if cited in outlets and outlets[cited] != gist.origin.outlet:
                cites[gist.origin.outlet, outlets[cited]].append(gist.statement.id)
    for (one, other), statements in sorted(cites.items()):
        if one < other and (other, one) in cites:
            both = tuple(dict.fromkeys((*statements, *cites[other, one])))
            yield Circle(claim=claim.id, outlets=(one, other), statements=both)


def _cited(gist: Gist) -> set[str]:
    return {folded(link.name) for link in gist.statement.chain if link.name}
