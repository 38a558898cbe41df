"""What people at the desk judge of what was read: the values, and the scales that are judged on.

Theory of operation. A judgement is kept for good, with who made it, when and why, and never changes what was read: it
says at a *place*, some words of an article, how these are to be taken. So it outlives a new reading of the page, as
long as the words are there. It is taken back by another judgement, an :class:`Undo`, which may be taken back itself.
Of judgements that contradict each other the later counts: their order is that of their instants; of two at the same
instant, that which was made at a desk that knew the other (``turn``), and then that of their ids.

Three things are never mixed: *certainty* is what the text commits to, *confidence* how sure the program is of its own
reading, and an *assessment* what somebody at the desk makes of a claim.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal

from reportedly.records import Certainty, digest

__all__ = [
    "INFORMATION",
    "KINDS",
    "LIKELIHOODS",
    "SOURCES",
    "Apart",
    "Assessment",
    "Because",
    "Chain",
    "Commits",
    "Content",
    "Digit",
    "Entry",
    "Judgement",
    "Letter",
    "Likelihood",
    "Merge",
    "NoRivals",
    "Part",
    "Place",
    "Rivals",
    "Same",
    "Speaker",
    "Split",
    "Undo",
    "articles",
    "judged",
    "kind_of",
    "known_by",
    "ordered",
    "places",
    "undone",
]

Because = Literal["negation", "number", "time", "place", "state", "other"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
Digit = Literal[1, 2, 3, 4, 5, 6]
Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
#: What of a claim or a statement a judgement corrects.
Part = Literal["speaker", "chain", "certainty", "same", "apart", "rivals", "no_rivals"]

#: How far a source is relied on: the letters of the Admiralty code (NATO STANAG 2511, AJP-2.1, table of reliability).
SOURCES: Final[dict[Letter, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

#: How credible the information is, whoever gives it: the digits of the same code.
INFORMATION: Final[dict[Digit, str]] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

#: How likely it is, from and to in per cent: the first row of terms of US Intelligence Community Directive 203,
#: "Analytic Standards" (2 January 2015), section D.6.e.
LIKELIHOODS: Final[dict[Likelihood, tuple[int, int]]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Some words of an article, as they stood there when somebody judged: a statement's, or a claim's in one saying."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What somebody makes of the claim that is made at a place; what was left open is ``None``."""

    claim: Place
    source: Letter | None = None
    information: Digit | None = None
    likelihood: Likelihood | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose word a hop of a statement's chain is; ``hop`` counts from 0, the nearest to the outlet."""

    statement: Place
    hop: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """On whose word a statement is, by name, from the outlet to the root; nobody's: it is the outlet's own voice."""

    statement: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commits:
    """How far a hop of a statement's chain commits to it, or, where ``hop`` is ``None``, the outlet."""

    statement: Place
    hop: int | None
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """What is said at two places is one claim."""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What is said at two places is not one claim."""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The claims that are made at two places cannot hold together, and why."""

    one: Place
    other: Place
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRivals:
    """The claims that are made at two places can hold together."""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The stories that some articles are in are one."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Some articles are a story of their own."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """A judgement, by its id, no longer counts."""

    of: str


Content = Assessment | Speaker | Chain | Commits | Same | Apart | Rivals | NoRivals | Merge | Split | Undo

#: What each kind of judgement is called where it is kept or written.
KINDS: Final[dict[str, type[Content]]] = {
    "assessment": Assessment,
    "speaker": Speaker,
    "chain": Chain,
    "certainty": Commits,
    "same": Same,
    "apart": Apart,
    "rivals": Rivals,
    "no_rivals": NoRivals,
    "merge": Merge,
    "split": Split,
    "undo": Undo,
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word: ``at`` is ISO 8601, UTC, ``turn`` one more than any that the desk knew then."""

    id: str
    content: Content
    who: str
    at: str
    why: str
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A judgement in the log: by which other it is ``undone``, and why it has no effect although it counts."""

    judgement: Judgement
    undone: Judgement | None = None
    trouble: str | None = None


def judged(content: Content, *, who: str, at: str, why: str, turn: int) -> Judgement:
    """Sign a judgement; its id follows from everything but the turn."""
    told = json.dumps(asdict(content), ensure_ascii=False, sort_keys=True)
    known = digest("judgement", kind_of(content), told, who, at, why)
    return Judgement(id=known, content=content, who=who, at=at, why=why, turn=turn)


def kind_of(content: Content) -> str:
    """What a kind of judgement is called."""
    return _NAMES[type(content)]


def places(content: Content) -> tuple[Place, ...]:
    """The places that a judgement speaks of; none where it is about stories, or takes another back."""
    match content:
        case Assessment():
            return (content.claim,)
        case Speaker() | Chain() | Commits():
            return (content.statement,)
        case Same() | Apart() | Rivals() | NoRivals():
            return content.one, content.other
        case _:
            return ()


def articles(content: Content) -> tuple[str, ...]:
    """The articles that a judgement speaks of, in order; none where it takes another back."""
    if isinstance(content, Merge | Split):
        return content.articles
    return tuple(sorted({place.article for place in places(content)}))


def ordered(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in the order in which they count."""
    return tuple(sorted(judgements, key=lambda one: (one.at, one.turn, one.id)))


def known_by(judgements: Iterable[Judgement], day: str) -> tuple[Judgement, ...]:
    """The judgements that a reader of the end of *day* is to be shown: corrections always, assessments made by then.

    A correction is of the program, which has to read rightly on any day; an assessment is part of what was known.
    """
    return tuple(one for one in judgements if not isinstance(one.content, Assessment) or one.at[: len(day)] <= day)


def undone(undos: Mapping[str, str]) -> dict[str, str]:
    """What no longer counts, each with what takes it back: *undos* are the ids that are taken back, by those of undos.

    An undo counts unless another that counts takes it back.
    """
    waiting: dict[str, int] = defaultdict(int)
    for of in undos.values():
        waiting[of] += 1
    found: dict[str, str] = {}
    ready = sorted(undo for undo in undos if not waiting[undo])
    while ready:
        undo = ready.pop()
        of = undos[undo]
        if undo not in found:
            found[of] = min(undo, found.get(of, undo))
        waiting[of] -= 1
        if of in undos and not waiting[of]:
            ready.append(of)
    return found
