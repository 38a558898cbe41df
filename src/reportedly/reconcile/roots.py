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
from reportedly.reconcile.descriptions import Descriptions
from reportedly.reconcile.figures import Cast, folded
from reportedly.records import Link, Statement

__all__ = ["UNRESOLVED", "Ground", "ground"]

#: Letters of a name that tells of an outlet by being the end of its name.
_FEWEST_LETTERS: Final = 5
#: How the keys of grounds begin that somebody is, but nobody could tell who: "he said".
UNRESOLVED: Final = "unresolved:"
#: Documents of which an affair has one: whoever quotes the memo quotes that memo.
_SINGULAR: Final = frozenset(
    {"memo", "memorandum", "indictment", "log", "logbook", "verdict", "judgment", "declaration"}
)
_BESIDE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Ii]ts) (?:(?! (?:of|for|to|by|with|from|and) |['’]s )[^,])+?,? "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)"
)
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


def ground(statement: Statement, cast: Cast, told: Descriptions, family: str, kin: Mapping[str, str]) -> Ground | None:
    """The root of a statement; ``None`` where nobody can be named.

    Args:
        statement: the statement, with its chain.
        cast: who is who across the articles.
        told: who is meant by what describes somebody.
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
    if link.kind == "unnamed" or link.name is None:
        figure = _bearer(statement, cast, told)
    else:
        figure = _behind_figure(cast.figure(link.entity), cast, told)
    if figure is not None:
        return Ground(key=f"figure:{figure}", name=_name(cast, figure, link), figure=figure)
    return _nobody(statement, words, cast, family, kin)


def _bearer(statement: Statement, cast: Cast, told: Descriptions) -> str | None:
    """Who answers for a source without a name, where reports of the story say who that is."""
    link = statement.chain[-1]
    words = link.name or (link.source.text if link.source else "")
    figure = told.bearer(words, link.kind, statement.article) or _named_beside(words, cast)
    return _behind_figure(figure, cast, told)


def _behind_figure(figure: str | None, cast: Cast, told: Descriptions) -> str | None:
    """Whom a figure speaks for, else itself."""
    return cast.behind.get(figure, told.behind.get(figure, figure)) if figure is not None else None


def _named_beside(words: str, cast: Cast) -> str | None:
    """Whose name closes a description: *the receiver, Edmee Falgas*; not *the adjutant of General Isak Benruda*."""
    match = _BESIDE.fullmatch(words)
    if match is None:
        return None
    name = folded(match["name"])
    fitting = [figure.id for figure in cast.figures if figure.kind == "person" and name in _names(figure)]
    return fitting[0] if len(fitting) == 1 else None


def _nobody(statement: Statement, words: str, cast: Cast, family: str, kin: Mapping[str, str]) -> Ground:
    """A source that nobody can name: the same as another's of one family, or of one outlet that both quote."""
    link = statement.chain[-1]
    if (head := _head(words)) in _SINGULAR:
        return Ground(key=f"document:{head}", name=link.name or words, figure=cast.root(link.entity))
    through = [of for one in statement.chain[:-1] if (of := _quoted(one, cast, kin)) is not None]
    house = through[-1] if through else family
    if link.kind != "unnamed" and link.name is None:
        return Ground(key=f"{UNRESOLVED}{house}", name=link.source.text if link.source else words, figure=None)
    return Ground(key=f"unnamed:{house}:{head}", name=link.name or words, figure=cast.root(link.entity))


def _quoted(link: Link, cast: Cast, kin: Mapping[str, str]) -> str | None:
    """The family of the outlet that a hop is: by its name, or by how the story's reports call it."""
    name = folded(link.name or (link.source.text if link.source else ""))
    if name in kin:
        return kin[name]
    figure = cast.figure(link.entity)
    called = {name} | {of for one in cast.figures if one.id == figure for of in _names(one)}
    fitting = {kin[of] for of in kin for one in called if _is_short_for(one, of) or _is_short_for(of, one)}
    return fitting.pop() if len(fitting) == 1 else None


def _is_short_for(name: str, whole: str) -> bool:
    """*Review* for *Zelnik Review*, *Corrant* for *news agency Corrant*: the last words, and enough of them."""
    return len(name) >= _FEWEST_LETTERS and (whole == name or whole.endswith(" " + name))


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
