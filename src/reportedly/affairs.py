"""The values that stand across articles: stories, their claims, and who copies whom.

What is read off one page is in :mod:`~reportedly.records`; here is what several pages together come to. Field names and
meanings are those of the public format (``docs/ledger.md``). Days are ISO 8601 dates, as the pages have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.judgements import Because, Digit, Letter, Likelihood, Part
from reportedly.records import Certainty, Kind, Link, Mention, Mode, Span, When

__all__ = [
    "STATUSES",
    "Affair",
    "Assessed",
    "Because",
    "Circle",
    "Claim",
    "Copy",
    "Correction",
    "Drift",
    "Figure",
    "Rival",
    "Root",
    "Saying",
    "Signed",
    "Standing",
    "Status",
    "Story",
]

Status = Literal["reported", "corroborated", "disputed", "withdrawn", "overtaken", "unsourced"]

#: How a claim may stand on a day, and what that means.
STATUSES: dict[Status, str] = {
    "reported": "one root says so",
    "corroborated": "two or more roots, at most so many of them independent, say so",
    "disputed": "a rival also stands",
    "withdrawn": "its own roots took it back",
    "overtaken": "a rival stands, and nothing published since still backs this",
    "unsourced": "no root can be named",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Where a claim is said: the words of one statement that say it.

    ``certainty`` is how far the chain as a whole commits to the claim as worded: the root's own certainty, lowered by
    every hedge on the way to the outlet. ``root`` is the index of its root among the claim's, ``None`` where the outlet
    speaks in its own voice or nobody is named.
    """

    statement: str
    article: str
    start: int
    end: int
    text: str
    certainty: Certainty
    root: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An end of chains: whose word a claim rests on in the last resort, at most, and the statements that end there."""

    entity: str | None
    name: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A claim that cannot hold together with another: which, why, and the words of either that show it."""

    claim: str
    because: Because
    spans: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim stands from a day on, by what was published until then, and the statement that changed it.

    ``outlets``, ``families`` and ``roots`` count who backs it: outlets that carry it, families of articles, independent
    roots at most.
    """

    from_: str
    status: Status
    outlets: int
    families: int
    roots: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A statement that commits more than what it rests on.

    Until ``since`` the ``root`` (an entity, or ``None`` where nobody is named) gave the claim as ``from_``; this
    statement gives it as ``to``. ``new_root`` says whether it brings a source that nobody had before.
    """

    statement: str
    from_: Certainty
    to: Certainty
    root: str | None
    since: str | None
    new_root: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What somebody at the desk makes of a claim: ``judgement`` is its id in the log, the rest as they signed it."""

    judgement: str
    who: str
    at: str
    why: str
    source: Letter | None
    information: Digit | None
    likelihood: Likelihood | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Somebody corrected a ``part`` of what was read: who, when and why; ``judgement`` is its id in the log.

    ``statement`` is that of which the reading is corrected, ``claim`` the other claim where the part is about two.
    """

    judgement: str
    part: Part
    who: str
    at: str
    why: str
    statement: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A statement as the desk has it, beside what the machine read: the parts that can be corrected, and by whom."""

    statement: str
    article: str
    mode: Mode
    chain: tuple[Link, ...]
    certainty: Certainty
    hedges: tuple[Span, ...]
    signed: tuple[Signed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one or more statements say, across articles, and how it stood on every day on which something changed.

    ``wording`` is a plain sentence; ``subject``, ``predicate`` and ``value`` its parts, in plain words; ``when`` the
    time it is about (the other clock, the day it was reported, is that of its standings). ``says`` gives the very
    words, in the order of publication; ``statements`` are those that say it, ``rivals`` what speaks against it.
    ``assessments`` are what people at the desk make of it, each their last word; ``corrected`` says which of its parts
    are theirs and not the machine's.
    """

    id: str
    story: str
    wording: str
    subject: str | None
    predicate: str | None
    value: str | None
    when: When | None
    statements: tuple[str, ...]
    roots: tuple[Root, ...]
    rivals: tuple[Rival, ...]
    standings: tuple[Standing, ...]
    drifts: tuple[Drift, ...]
    says: tuple[Saying, ...]
    assessments: tuple[Assessed, ...] = ()
    corrected: tuple[Signed, ...] = ()

    def standing(self, day: str | None = None) -> Standing | None:
        """How it stands at the end of *day* (ISO 8601), now where none is given; ``None`` before it was first said.

        A standing ``from_`` no day, ``""``, is of undated reports: it is now, and on no day.
        """
        if day is None:
            return self.standings[-1] if self.standings else None
        return next((one for one in reversed(self.standings) if one.from_ and one.from_ <= day), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that takes sentences of another: which share of its own, 0 to 1, and where they stand in it.

    A ``revision`` is a later version of the same outlet's page.
    """

    article: str
    of: str
    share: float
    spans: tuple[Span, ...]
    revision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Outlets that give each other as the source of one claim, and the statements in which they do."""

    claim: str
    outlets: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Somebody or something across the articles of a story: ``members`` are the ids of its entities in them."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles and claims of one developing affair; ``first`` and ``last`` are the days it was reported on.

    ``families`` are the articles whose text comes from one another, every article in one; ``cast`` who is in it.
    """

    id: str
    title: str | None
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    first: str | None
    last: str | None
    families: tuple[tuple[str, ...], ...] = ()
    circles: tuple[Circle, ...] = ()
    cast: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """A story with all that hangs on it: what reconciling its reports comes to."""

    story: Story
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
