"""Whose word a statement rests on in the last resort, so that the same root is known again in another article.

A root with a name is its figure across articles, and a spokesman is whom he speaks for. One without a name
("officials", "a source close to the palace") is the same only within a family of articles that copy one another and
by the same words: nothing shows more, so that roots are counted *at most*. The outlet's own voice, and a hop that
names nobody, is no root.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.affairs import Figure
from reportedly.reconcile.descriptions import Descriptions
from reportedly.reconcile.figures import Cast, folded, is_short_for
from reportedly.reconcile.organs import state
from reportedly.records import Link, Report, Statement

__all__ = ["UNNAMED", "UNRESOLVED", "Ground", "Houses", "called", "ground", "houses"]

#: How the keys of grounds begin that somebody is, but nobody could tell who: "he said".
UNRESOLVED: Final = "unresolved:"
#: How those begin that have no name: then come the outlet that heard them, and what they are.
UNNAMED: Final = "unnamed:"
#: Documents of which an affair has one: whoever quotes the memo quotes that memo.
_SINGULAR: Final = frozenset(
    {
        "memo",
        "memorandum",
        "indictment",
        "log",
        "logbook",
        "verdict",
        "judgment",
        "declaration",
        "invoice",
        "receipt",
        "leaflet",
        "contract",
    }
)
#: What begins that which says of a source which one it is.
_SAYS_MORE: Final = frozenset(
    """
    about at attributed briefed by close dated familiar for from in leaked obtained of on opposite published seen that
    to which who whose with
    """.split()  # noqa: SIM905
)
#: A piece of a document is that document.
_PART = re.compile(r"(?:(?:the|an?|its|their|\w+) )?(?:copy|copies|pages?|text|extracts?|excerpts?) of (?:the |an? )?")
_BESIDE = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?:(?! (?:of|for|to|by|with|from|and) |['’]s )[^,])+?,? "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_SPOKEN = re.compile(
    r"(?:(?P<before>.+?) )?(?:spokes\w+|press office|statement|figures)"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Houses:
    """Who published what: the family of each article, by the id of its first, the outlet of each, and whom they heard.

    ``outlets`` gives by the folded name of an outlet an article of its own; ``heard`` the nouns by which each outlet
    tells of sources without a name, in the articles of a family; ``bodies``, for an article that a body publishes of
    itself, a statement of it on that body's word.
    """

    families: Mapping[str, str]
    articles: Mapping[str, str]
    outlets: Mapping[str, str]
    heard: Mapping[tuple[str, str], frozenset[str]]
    bodies: Mapping[str, Statement]

    def of(self, article: str, noun: str) -> str:
        """The outlet that heard a source of an article: that of the first of its family, where that tells of one."""
        first = self.families[article]
        outlet = self.articles[first]
        return outlet if noun in self.heard[first, outlet] else self.articles[article]


def houses(reports: Sequence[Report], families: Sequence[Sequence[str]]) -> Houses:
    """The houses of *reports*, whose articles are in *families*, each with its first article first."""
    own = {report.article.id: folded(report.article.outlet or "") or report.article.id for report in reports}
    family = {article: group[0] for group in families for article in group}
    heard: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report in reports:
        heard[family[report.article.id], own[report.article.id]].update(_unnamed(report))
    return Houses(
        families=family,
        articles=own,
        outlets={outlet: article for article, outlet in own.items()},
        heard={place: frozenset(nouns) for place, nouns in heard.items()},
        bodies={report.article.id: told for report in reports if (told := _of_itself(report)) is not None},
    )


def _of_itself(report: Report) -> Statement | None:
    """A statement on the word of the article's own outlet: so a body speaks in its notices, and no paper of itself."""
    outlet = report.article.outlet or ""
    for statement in report.statements:
        for link in statement.chain[-1:]:
            if link.kind == "organization" and _is_itself(folded(called(link)), folded(outlet)):
                return replace(statement, chain=(replace(link, name=outlet),))
    return None


def _is_itself(name: str, outlet: str) -> bool:
    """Whether a source is the outlet: by its name, or by what that begins or ends with."""
    return name == outlet or outlet.startswith(f"{name} of ") or is_short_for(name, outlet)


def _unnamed(report: Report) -> Iterator[str]:
    """The nouns by which it tells of sources without a name."""
    for statement in report.statements:
        if statement.chain and statement.chain[-1].kind == "unnamed":
            yield _head(folded(called(statement.chain[-1])))


def ground(statement: Statement, cast: Cast, told: Descriptions, kin: Houses) -> Ground | None:
    """The root of a statement; ``None`` where nobody can be named: the outlet's own word, but for a body's notice.

    Args:
        statement: the statement, with its chain.
        cast: who is who across the articles.
        told: who is meant by what describes somebody.
        kin: who published what.
    """
    if not statement.chain:
        own = kin.bodies.get(statement.article)
        return ground(own, cast, told, kin) if own is not None else None
    link = statement.chain[-1]
    if link.source is None and link.name is None:
        return None
    words = folded(called(link))
    if link.kind != "person" and (head := _head(words)) in _SINGULAR:
        return Ground(key=f"document:{head}", name=link.name or words, figure=cast.figure(link.entity))
    behind = _behind(words, cast)
    if behind is None and link.entity is None and link.name is not None and link.kind != "unnamed":
        return Ground(key=f"named:{words}", name=link.name, figure=None)  # by the desk; it is in no article
    figure = behind or _answering(statement, cast, told)
    name = cast.name(figure) or called(link)
    body = told.body(name if figure else _said(link)) if figure or link.kind == "organization" else None
    if body is None and link.kind in ("group", "unnamed", "other"):
        body = told.compound(words)
    if link.kind != "person" and (of := state(folded(name))) is not None:
        return Ground(key=f"state:{of}", name=name, figure=figure)
    if body is not None:
        return Ground(key=f"body:{body}", name=name, figure=figure)
    if figure is not None:
        return Ground(key=f"figure:{figure}", name=name, figure=figure)
    return _nobody(statement, words, cast, kin)


def _answering(statement: Statement, cast: Cast, told: Descriptions) -> str | None:
    """The figure that answers for the last hop: who it is, or whom it speaks for; where reports of the story say so."""
    link = statement.chain[-1]
    known = link.kind != "unnamed" and link.name is not None
    said = _said(link) if known else called(link)
    figure = None if known and link.kind != "organization" else told.bearer(said, link.kind, statement.article)
    figure = figure or (cast.figure(link.entity) if known else _named_beside(said, cast))
    return _behind_figure(figure, cast, told)


def _said(link: Link) -> str:
    """A source as the article has it."""
    return link.source.text if link.source else link.name or ""


def called(link: Link) -> str:
    """A source by its name, where it has one."""
    return link.name or _said(link)


def _behind_figure(figure: str | None, cast: Cast, told: Descriptions) -> str | None:
    """Whom a figure speaks for, else itself."""
    return cast.behind.get(figure, told.behind.get(figure, figure)) if figure is not None else None


def _named_beside(words: str, cast: Cast) -> str | None:
    """Whose name closes a description: *the receiver, Edmee Falgas*; not *the adjutant of General Isak Benruda*."""
    match = _BESIDE.fullmatch(words)
    if match is None:
        return None
    name = folded(match["name"])
    kinds = ("person", "organization") if " " in name else ("organization",)
    fitting = [figure.id for figure in cast.figures if figure.kind in kinds and name in _names(figure)]
    return fitting[0] if len(fitting) == 1 else None


def _nobody(statement: Statement, words: str, cast: Cast, kin: Houses) -> Ground:
    """A source that nobody can name: the same as another's of one family, or of one outlet that both quote."""
    link = statement.chain[-1]
    if link.kind != "unnamed" and link.name is None:
        return Ground(key=f"{UNRESOLVED}{kin.families[statement.article]}", name=_said(link), figure=None)
    through = [of for one in statement.chain[:-1] if (of := _quoted(one, cast, kin.outlets)) is not None]
    noun = _head(words)
    house = kin.of(through[-1] if through else statement.article, noun)
    return Ground(key=f"{UNNAMED}{house}:{noun}", name=called(link) or words, figure=cast.root(link.entity))


def _quoted(link: Link, cast: Cast, outlets: Mapping[str, str]) -> str | None:
    """An article of the outlet that a hop is: by its name, or by how the story's reports call it."""
    name = folded(called(link))
    if name in outlets:
        return outlets[name]
    figure = cast.figure(link.entity)
    names = {name} | (_names(cast.known[figure]) if figure else set())
    fitting = {outlets[of] for of in outlets for one in names if is_short_for(one, of) or is_short_for(of, one)}
    return fitting.pop() if len(fitting) == 1 else None


def _behind(words: str, cast: Cast) -> str | None:
    """Whom an unnamed spokesman speaks for: *an army spokeswoman*, *a spokesman for the fire service*."""
    match = _SPOKEN.fullmatch(words)
    name = ((match["before"] or match["after"] or "") if match else "").removeprefix("the ").strip()
    bodies = (figure for figure in cast.figures if figure.kind in ("organization", "group"))
    fitting = [figure.id for figure in bodies if name in _names(figure)] if name else []
    return fitting[0] if len(fitting) == 1 else None


def _names(figure: Figure) -> set[str]:
    return {folded(name).removeprefix("the ") for name in (figure.name, *figure.aliases)}


def _head(words: str) -> str:
    """*Two officials with knowledge of the inquiry* and *the officials* are told apart by the noun alone."""
    part = _PART.match(words)
    kept = (words[part.end() :] if part else words).split()
    for place, word in enumerate(kept):
        if word in _SAYS_MORE:
            kept = kept[:place] or kept
            break
    return kept[-1] if kept else words
