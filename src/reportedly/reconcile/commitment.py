"""How far a whole chain commits to what is said at its end: FactBank's values as a sign and a strength.

The last hop holds the content; whatever stands between it and the reader can only weaken it. A hedge of the outlet or
of a hop on the way ("reportedly", "purportedly") makes what is certain at the root probable at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportedly.records import Certainty, Statement

__all__ = ["Commitment", "certainty", "committed"]

_STRENGTHS: Final[dict[str, int]] = {"CT": 3, "PR": 2, "PS": 1}
_CODES: Final[dict[int, str]] = {strength: code for code, strength in _STRENGTHS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """``strength`` from 0 (not committed) to 3 (certain); ``positive`` whether to the content, or to its contrary."""

    strength: int
    positive: bool


def committed(statement: Statement, own: Certainty | None = None) -> Commitment:
    """What the outlet, by way of the statement's chain, gives its content for.

    Args:
        statement: the statement.
        own: how far its holder commits to one clause of it, where that was weighed apart.
    """
    value = own or statement.held
    strength = _STRENGTHS.get(value[:2], 0)
    on_the_way = statement.chain and (statement.hedges or any(link.hedges for link in statement.chain[:-1]))
    return Commitment(strength=min(strength, 2) if on_the_way else strength, positive=not value.endswith("-"))


def certainty(strength: int, *, positive: bool = True) -> Certainty:
    """A strength and a sign as FactBank writes them."""
    if strength <= 0:
        return "Uu"
    return f"{_CODES[strength]}{'+' if positive else '-'}"  # type: ignore[return-value]
