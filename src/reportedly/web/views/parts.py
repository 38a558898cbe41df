"""What pages share: a claim in a list, somebody's words with the way to them, a voice, a hop of a chain, the days.

A value holds words ready to be read and the ids that a link is made from; where a link leads is decided where the page
is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Protocol

from reportedly.affairs import Assessed, Signed, Status
from reportedly.records import Certainty, Statement
from reportedly.terminal.judged import PARTS, assessment_words, signature
from reportedly.terminal.known import Headline
from reportedly.terminal.wording import CERTAINTIES, day, speaker
from reportedly.web.charts import Days, Strip, days_strip

__all__ = [
    "CERTAINTY_SIGNS",
    "Dates",
    "DayMark",
    "Hop",
    "Listed",
    "Lost",
    "Mended",
    "Opinion",
    "Row",
    "Stood",
    "Sure",
    "Voice",
    "Words",
    "dates",
    "hops",
    "mended",
    "opinion",
    "sure",
]

#: How a certainty looks beside its word: filled, as far as the holder commits; square where it is that it is not so.
CERTAINTY_SIGNS: Final[dict[Certainty, str]] = {
    "CT+": "●●●",
    "PR+": "●●○",
    "PS+": "●○○",
    "Uu": "○○○",
    "PS-": "■□□",
    "PR-": "■■□",
    "CT-": "■■■",
}

_NEAR: Final = 60  # days that a page offers


class Listed(Headline, Protocol):
    """An article in a list: its headline, and how many statements it has."""

    @property
    def statements(self) -> int:
        """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """A certainty: FactBank's code, its sign and its word, and the words that hedge."""

    code: Certainty
    sign: str
    word: str
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks; ``figure`` is who that is in the story, where it is known."""

    name: str
    figure: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Somebody's words, and where they stand."""

    article: str
    statement: str
    outlet: str
    day: str
    text: str
    sure: Sure
    voice: Voice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody at the desk makes of a claim: ``by`` says who and when, ``id`` is that of the log."""

    by: str
    said: str
    note: str
    why: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What somebody at the desk corrected; ``claim`` and ``wording`` are of another claim that it is about."""

    by: str
    part: str
    why: str
    id: str
    claim: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How a claim stands on a day: since when, what that means, and who backs it."""

    status: Status
    sign: str
    meaning: str
    since: str
    backing: str
    outlets: int
    families: int
    roots: int
    independent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in a list: how it stands, on whose word, in whose words.

    ``stood`` is ``None`` where nobody backs it: it was said by whoever does not commit to it. Where it is more than one
    of many, ``strip`` shows how it stood; among versions ``mark`` is its number. ``judged`` is what people at the desk
    make of it, in brief.
    """

    id: str
    wording: str
    mark: str
    against: str
    stood: Stood | None
    voices: tuple[Voice, ...]
    said: tuple[Words, ...]
    happened: str
    strip: Strip | None
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A hop of a chain: who, by which words, how surely; the last is the root."""

    voice: Voice
    cue: str
    sure: Sure
    root: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A hedge that was lost: which claim, in whose words, from what to what, on whose word."""

    claim: str
    wording: str
    words: Words | None
    before: Sure
    after: Sure
    voice: Voice | None
    day: str
    iso: str
    new_root: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """A day on which something changed, and how much."""

    iso: str
    text: str
    changes: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What the page is moved through time by; ``chosen`` is ``None`` where all that is known is shown."""

    chosen: str | None
    text: str
    first: str | None
    last: str | None
    previous: str | None
    following: str | None
    days: tuple[DayMark, ...]
    strip: Days | None

    @property
    def near(self) -> tuple[DayMark, ...]:
        """The days about the chosen one, or the last ones: of many, as many as can be looked through."""
        place = next((place for place, mark in enumerate(self.days) if mark.chosen), len(self.days))
        first = max(0, min(place - _NEAR // 2, len(self.days) - _NEAR))
        return self.days[first : first + _NEAR]


def sure(certainty: Certainty, hedges: Sequence[str] = ()) -> Sure:
    """Put a certainty in words."""
    return _SURE[certainty] if not hedges else _sure(certainty, hedges)


def _sure(certainty: Certainty, hedges: Sequence[str] = ()) -> Sure:
    return Sure(code=certainty, sign=CERTAINTY_SIGNS[certainty], word=CERTAINTIES[certainty], hedges=tuple(hedges))


_SURE: Final = {certainty: _sure(certainty) for certainty in CERTAINTY_SIGNS}


def opinion(one: Assessed) -> Opinion:
    """Put an assessment in words."""
    return Opinion(
        by=signature(one.who, one.at), said=assessment_words(one), note=one.note, why=one.why, id=one.judgement
    )


def mended(signed: Signed, wordings: Mapping[str, str] = MappingProxyType({})) -> Mended:
    """Put a correction in words; *wordings* are those of other claims, by id."""
    return Mended(
        by=signature(signed.who, signed.at),
        part=PARTS[signed.part],
        why=signed.why,
        id=signed.judgement,
        claim=signed.claim or "",
        wording=wordings.get(signed.claim or "", ""),
    )


def hops(statement: Statement, outlet: str, figures: Mapping[str, str]) -> tuple[Hop, ...]:
    """Give a chain hop by hop, the outlet first."""
    found = [
        Hop(
            voice=Voice(name=outlet, figure=None),
            cue="",
            sure=sure(statement.certainty, [span.text for span in statement.hedges]),
            root=False,
        )
    ]
    found += [
        Hop(
            voice=Voice(name=speaker(link), figure=figures.get(link.entity or "")),
            cue=link.cue.text if link.cue else "",
            sure=sure(link.certainty, [span.text for span in link.hedges]),
            root=link is statement.chain[-1],
        )
        for link in statement.chain
    ]
    return tuple(found)


def dates(changed: Mapping[str, int], chosen: str | None, first: str | None, last: str | None) -> Dates:
    """Make what moves a page through time, from how much changed on which day."""
    days = sorted(iso for iso in changed if iso)
    reached = [iso for iso in days if chosen is None or iso <= chosen]
    shown = reached[-1] if reached else None
    return Dates(
        chosen=chosen,
        text=day(chosen) if chosen else "",
        first=first,
        last=last,
        previous=next((before for before, after in pairwise(days) if after == shown), None),
        following=next((iso for iso in days if chosen is not None and iso > chosen), None),
        days=tuple(
            DayMark(iso=iso, text=day(iso), changes=changed[iso], chosen=chosen is not None and iso == shown)
            for iso in days
        ),
        strip=days_strip([(iso, changed[iso]) for iso in days], chosen),
    )
