"""The lists of a story: what is contested, hedges lost, what was taken back, the reports, what nobody contests.

A story may have thousands of claims. Its page shows the beginning of each list, so that it weighs little; a page of its
own goes through a list, some at a time. Nothing is made of an entry that is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from itertools import count as count_from
from string import ascii_lowercase, ascii_uppercase
from typing import Final, Literal, TypeGuard

from reportedly.affairs import Affair, Claim, Copy
from reportedly.terminal.known import Known
from reportedly.terminal.wording import CLASHES, day, enumerated
from reportedly.web.views.parts import Listed, Lost, Row
from reportedly.web.views.scene import Scene

__all__ = ["PARTS", "Cut", "ListPage", "Lists", "Matter", "Part", "Sheet", "Taken", "is_part", "listed"]

Part = Literal["contested", "lost", "withdrawn", "reports", "others"]

#: The lists by name, each with its heading and what is in it.
PARTS: Final[dict[Part, tuple[str, str]]] = {
    "contested": ("Contested: versions that cannot hold together", "contested matters"),
    "lost": ("Hedges lost on the way", "hedges that were lost"),
    "withdrawn": ("Taken back", "claims that were taken back"),
    "reports": ("The reports", "reports"),
    "others": ("Not contested", "claims that nobody contests"),
}

_NEARLY_ALL = 0.9  # share from which a copy is no longer told by its percentage
_VERSIONS = 6  # versions of one matter that are shown; the page of each has all its rivals


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Versions that cannot hold together, why, and how many more there are."""

    number: int
    reasons: str
    versions: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an article took from another."""

    share: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report in a list; ``family`` is a letter where there are several reports in it."""

    article: str
    outlet: str
    title: str
    day: str
    statements: int
    family: str
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A list of which a page shows the beginning, and how much there is of what."""

    part: Part
    total: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Some of one list of a story on a day; ``previous`` and ``following`` are where others begin."""

    id: str
    title: str
    part: Part
    heading: str
    tally: str
    chosen: str | None
    text: str
    matters: tuple[Matter, ...]
    lost: tuple[Lost, ...]
    rows: tuple[Row, ...]
    sheets: tuple[Sheet, ...]
    previous: int | None
    following: int | None


class Lists:
    """The lists of a story by the end of a day."""

    def __init__(self, scene: Scene, headlines: Mapping[str, Listed]) -> None:
        """Take a story with the headlines of its articles."""
        self._scene = scene
        self._headlines = headlines
        known = scene.known
        self._contested = known.contested()
        told = {claim.id for versions in self._contested for claim in versions}
        rest = sorted((claim for claim in known.claims if claim.id not in told), key=known.weight)
        self._claims: dict[Part, list[Claim]] = {
            "withdrawn": [claim for claim in rest if known.status(claim) == "withdrawn"],
            "others": [claim for claim in rest if known.status(claim) != "withdrawn"],
        }
        self._drifts = known.drifts()

    def total(self, part: Part) -> int:
        """Count a list."""
        every: dict[Part, Sequence[object]] = {
            "contested": self._contested,
            "lost": self._drifts,
            "reports": self._scene.known.articles,
            **self._claims,
        }
        return len(every[part])

    def cut(self, shown: Mapping[Part, int]) -> Iterator[Cut]:
        """Tell of which lists there is more than is shown."""
        for part, (_, what) in PARTS.items():
            if self.total(part) > shown[part]:
                yield Cut(part=part, total=self.total(part), what=what)

    def matters(self, start: int, until: int) -> tuple[Matter, ...]:
        """Give what is contested, the most reported first."""
        shown = enumerate(self._contested[start:until], start + 1)
        return tuple(_matter(number, versions, self._scene) for number, versions in shown)

    def lost(self, start: int, until: int) -> tuple[Lost, ...]:
        """Give the hedges that were lost, in the order of publication."""
        return tuple(self._scene.lost(*one) for one in self._drifts[start:until])

    def rows(self, part: Part, start: int, until: int) -> tuple[Row, ...]:
        """Give the claims that were taken back, or those that nobody contests."""
        return self._scene.rows(self._claims[part][start:until])

    def sheets(self, start: int, until: int) -> tuple[Sheet, ...]:
        """Give the reports, in the order of publication."""
        return tuple(self._sheet(article) for article in self._scene.known.articles[start:until])

    def _sheet(self, article: str) -> Sheet:
        known = self._scene.known
        return Sheet(
            article=article,
            outlet=known.outlet(article),
            title=known.title(article),
            day=day(known.published(article)),
            statements=self._headlines[article].statements if article in self._headlines else 0,
            family=self._letters.get(article, ""),
            taken=tuple(
                Taken(
                    share="nearly all" if copy.share >= _NEARLY_ALL else f"{copy.share:.0%}",
                    outlet="its earlier version" if copy.revision else known.outlet(copy.of),
                    article=copy.of,
                )
                for copy in self._copies.get(article, ())
            ),
        )

    @cached_property
    def _copies(self) -> dict[str, list[Copy]]:
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in self._scene.known.copies():
            found[copy.article].append(copy)
        return found

    @cached_property
    def _letters(self) -> dict[str, str]:
        """Letter the families of several reports, in the order of the first of each."""
        known = self._scene.known
        families = [family for family in known.affair.story.families if sum(map(known.has, family)) > 1]
        order = {article: place for place, article in enumerate(known.articles)}
        families.sort(key=lambda family: min(order[article] for article in family if article in order))
        lettered = zip(_alphabet(ascii_uppercase), families, strict=False)
        return {article: letter for letter, family in lettered for article in family}


def listed(
    part: Part,
    affair: Affair,
    headlines: Mapping[str, Listed],
    whole: Affair,
    *,
    chosen: str | None,
    start: int = 0,
    most: int | None = None,
) -> ListPage:
    """Make the page of one list of a story on a *chosen* day, of *most* entries from the *start*-th on."""
    scene = Scene(affair, headlines, chosen, cast=whole.story.cast)
    lists = Lists(scene, headlines)
    total = lists.total(part)
    until = total if most is None else start + most
    heading, what = PARTS[part]
    return ListPage(
        id=whole.story.id,
        title=scene.title,
        part=part,
        heading=heading,
        tally=f"{total:,} {what}",
        chosen=chosen,
        text=day(chosen) if chosen else "",
        matters=lists.matters(start, until) if part == "contested" else (),
        lost=lists.lost(start, until) if part == "lost" else (),
        rows=lists.rows(part, start, until) if part in {"withdrawn", "others"} else (),
        sheets=lists.sheets(start, until) if part == "reports" else (),
        previous=max(0, start - (most or start)) if start else None,
        following=until if until < total else None,
    )


def is_part(name: str) -> TypeGuard[Part]:
    """Tell whether a list is called so."""
    return name in PARTS


def _matter(number: int, versions: Sequence[Claim], scene: Scene) -> Matter:
    reasons = dict.fromkeys(CLASHES[because] for claim in versions for _, because in scene.known.rivals(claim))
    marks = {claim.id: f"{number}{letter}" for letter, claim in zip(_alphabet(), versions, strict=False)}
    shown = versions[:_VERSIONS]
    rows = tuple(scene.drawn(claim, marks[claim.id], _against(claim, marks, scene.known)) for claim in shown)
    return Matter(number=number, reasons="; ".join(reasons), versions=rows, more=len(versions) - len(shown))


def _alphabet(letters: str = ascii_lowercase) -> Iterator[str]:
    """Count a, b, …, z, aa, ab, … for as many as there may be."""
    return map("".join, chain.from_iterable(product(letters, repeat=length) for length in count_from(1)))


def _against(claim: Claim, marks: Mapping[str, str], known: Known) -> str:
    """Say with which versions one cannot hold, where that is not all of them."""
    rivals = {rival.id for rival, _ in known.rivals(claim)}
    others = [mark for id_, mark in marks.items() if id_ in rivals]
    return "" if len(others) == len(marks) - 1 else enumerated(others, len(others))
