"""What a source's words say, once they are taken apart: the shape of the phrase, its noun, its names, whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.records import Kind
from reportedly.statements.entities.names import Run

__all__ = ["Determiner", "Phrase", "Shape"]

Shape = Literal["empty", "pronoun", "name", "nominal", "several"]
Determiner = Literal["definite", "indefinite", "quantity", "possessive", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source taken apart; ``start`` to ``end`` is its noun phrase without relative clause and apposition.

    ``word`` is the pronoun or the head noun (singular, lower case), ``about`` the plain words before the head, ``kind``
    what the noun or the pronoun gives. ``run`` is the name, or what may be one in a nominal of one word ("King");
    ``owner`` a name in the genitive before the head or set before it ("the Voss campaign"), ``owned`` the pronoun in
    that place. ``restricted`` says that words after the head say which one is meant. ``named`` are all names in the
    source.
    """

    shape: Shape
    start: int
    end: int
    word: str = ""
    kind: Kind = "other"
    about: frozenset[str] = frozenset()
    determiner: Determiner = "bare"
    plural: bool = False
    restricted: bool = False
    run: Run | None = None
    owner: Run | None = None
    owned: str = ""
    named: tuple[Run, ...] = ()
