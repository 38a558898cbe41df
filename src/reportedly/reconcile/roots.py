"""Whose word a statement rests on in the last resort, so that the same root is known again in another article.

A root with a name is its figure across articles, and a spokesman is whom he speaks for. One without a name
("officials", "a source close to the palace") is the same only within a family of articles that copy one another and
by the same words: nothing shows more, so that roots are counted *at most*. The outlet's own voice, and a hop that
names nobody, is no root.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.affairs import Figure
from reportedly.reconcile.figures import Cast, folded
from reportedly.records import Link, Statement

__all__ = ["UNRESOLVED", "Ground", "ground"]

#: How the keys of grounds begin that somebody is, but nobody could tell who: "he said".
UNRESOLVED: Final = "unresolved:"
_SPOKEN = re.compile(
    r"(?:(?P<before>.+?) )?(?:spokes\w+|press office|statement|figures|officials?)"
    r"(?: (?:for|of|from|at|by) (?P<after>.+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a statement rests on: a key that equals another's where the root is the same; its name, for a person.

    ``figure`` is its figure across articles, where it has one.
    """

    key: str
    name: str
    figure: str | None


def ground(statement: Statement, cast: Cast, family: str, kin: Mapping[str, str]) -> Ground | None:
    """The root of a statement; ``None`` where nobody can be named.

    Args:
        statement: the statement, with its chain.
        cast: who is who across the articles.
        family: the family of its article.
        kin: the families of the story's outlets, by their folded names: whoever an outlet is quoted for is its source.
    """
    if not statement.chain:
        return None
    link = statement.chain[-1]
    if link.source is None and link.name is None:
        return None
    words = folded(link.name or (link.source.text if link.source else ""))
    behind = _behind(words, cast)
    if behind is not None:
        return Ground(key=f"figure:{behind.id}", name=behind.name, figure=behind.id)
    if link.entity is None and link.name is not None and link.kind != "unnamed":
        return Ground(key=f"named:{words}", name=link.name, figure=None)  # by the desk; it is in no article
    figure = cast.root(link.entity)
    if figure is not None and link.kind != "unnamed":
        return Ground(key=f"figure:{figure}", name=_name(cast, figure, link), figure=figure)
    through = [kin[name] for one in statement.chain[:-1] if one.name and (name := folded(one.name)) in kin]
    told = through[-1] if through else family
    if link.kind != "unnamed" and link.name is None:
        return Ground(key=f"{UNRESOLVED}{told}", name=link.source.text if link.source else words, figure=None)
    return Ground(key=f"unnamed:{told}:{_head(words)}", name=link.name or words, figure=figure)


def _behind(words: str, cast: Cast) -> Figure | None:
    """Whom an unnamed spokesman speaks for: *an army spokeswoman*, *a spokesman for the fire service*."""
    match = _SPOKEN.fullmatch(words)
    if match is None:
        return None
    name = (match["before"] or match["after"] or "").removeprefix("the ").strip()
    fitting = [f for f in cast.figures if f.kind in ("organization", "group") and name in _names(f)] if name else []
    return fitting[0] if len(fitting) == 1 else None


def _names(figure: Figure) -> set[str]:
    return {folded(name).removeprefix("the ") for name in (figure.name, *figure.aliases)}


def _name(cast: Cast, figure: str, link: Link) -> str:
    return next((one.name for one in cast.figures if one.id == figure), link.name or "")


def _head(words: str) -> str:
    """*Two officials with knowledge of the inquiry* and *the officials* are told apart by the noun alone."""
    kept = words.split()
    for place, word in enumerate(kept):
        if word in ("with", "of", "in", "at", "from", "who", "close", "familiar", "for", "on"):
            kept = kept[:place] or kept
            break
    return kept[-1] if kept else words
