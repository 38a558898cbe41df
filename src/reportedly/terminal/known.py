"""What of a story is known by the end of a day, looked up by whoever paints it.

Theory of operation. Nothing is reckoned here: reconciling has done that. A day is a bound on what is looked at. An
article counts from the day it was published; one without a date cannot be said to have been there on any day,
so it counts only where no day is given. A claim is there from its first standing on, a rival once both claims are, a
drift, copy or circle once the articles are that it is between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from reportedly.affairs import Affair, Because, Circle, Claim, Copy, Drift, Root, Saying, Standing, Status
from reportedly.records import Report, When
from reportedly.terminal.wording import page_day

__all__ = ["CONTESTED", "Change", "Headline", "Known", "Opening", "days_of_change", "headlines_of", "sayings_of"]

#: How a claim stands that another version speaks against.
CONTESTED: Final[frozenset[Status]] = frozenset({"disputed", "overtaken"})

_ORDER: Final[tuple[Status, ...]] = ("disputed", "corroborated", "reported", "unsourced", "overtaken", "withdrawn")


class Headline(Protocol):
    """What is told of an article in a line; ``published`` is ISO 8601 as the page gave it."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def title(self) -> str | None:
        """Under what title."""

    @property
    def published(self) -> str | None:
        """When."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The headline of a report that is at hand."""

    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A day from which a claim has another status than ``before``, which is ``None`` where it is first reported."""

    claim: Claim
    before: Status | None
    standing: Standing


class Known:
    """A story with the headlines of its articles, by the end of a day; all of it where none is given."""

    def __init__(
        self,
        affair: Affair,
        headlines: Mapping[str, Headline],
        day: str | None = None,
        others: Mapping[str, Saying] | None = None,
    ) -> None:
        """Keep a story for looking up; *others* are the words of statements that say no claim of it."""
        self.affair = affair
        self.day = day
        self._headlines = headlines
        self._standings = {claim.id: self._standing(claim) for claim in affair.claims}
        self._claims = {claim.id: claim for claim in affair.claims if self._standings[claim.id]}
        self._every = {claim.id: claim for claim in affair.claims}
        self._said = dict(others or {}) | {
            said.statement: said for claim in reversed(affair.claims) for said in claim.says
        }

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles, in the order of the story."""
        return tuple(article for article in self.affair.story.articles if self.has(article))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that were made, in the order of the affair."""
        return tuple(self._claims.values())

    def has(self, article: str) -> bool:
        """Tell whether an article was out."""
        published = self.published(article)
        return self.day is None or (published is not None and published <= self.day)

    def published(self, article: str) -> str | None:
        """Give the day of an article, as the page has it."""
        headline = self._headlines.get(article)
        return page_day(headline.published) if headline else None

    def outlet(self, article: str) -> str:
        """Name the outlet of an article."""
        headline = self._headlines.get(article)
        return (headline.outlet if headline else None) or "an unknown outlet"

    def title(self, article: str) -> str:
        """Give the title of an article."""
        headline = self._headlines.get(article)
        return (headline.title if headline else None) or "(untitled)"

    def standing(self, claim: Claim) -> Standing | None:
        """Tell how a claim stands; ``None`` where it was not made yet, or nobody can say that it was."""
        return self._standings[claim.id] if claim.id in self._standings else self._standing(claim)

    def _standing(self, claim: Claim) -> Standing | None:
        standing = claim.standing(self.day)
        return standing if standing and (standing.from_ or self.day is None) else None

    def status(self, claim: Claim) -> Status | None:
        """Tell the status alone."""
        standing = self.standing(claim)
        return standing.status if standing else None

    def turned(self, claim: Claim) -> Change | None:
        """Tell when a claim came to have the status that it has."""
        steps = [step for step in _steps(claim) if self.day is None or step[1].from_ <= self.day]
        return Change(claim=claim, before=steps[-1][0], standing=steps[-1][1]) if steps else None

    def rivals(self, claim: Claim) -> Iterator[tuple[Claim, Because]]:
        """Give the claims that were made and cannot hold together with this one, and why."""
        for rival in claim.rivals:
            if rival.claim in self._claims:
                yield self._claims[rival.claim], rival.because

    def contested(self) -> list[tuple[Claim, ...]]:
        """Give the versions that speak against one another, the most reported matter first, best version first."""
        groups: list[tuple[Claim, ...]] = []
        seen: set[str] = set()
        for claim in self.claims:
            if claim.id not in seen and self.status(claim) in CONTESTED:
                group = self._versions(claim)
                seen |= {one.id for one in group}
                groups.append(tuple(sorted(group, key=self.weight)))
        return sorted(groups, key=lambda group: [-sum(column) for column in zip(*map(self._reach, group), strict=True)])

    def weight(self, claim: Claim) -> tuple[int, int]:
        """Order claims by how they stand, then by how many carry them."""
        status = self.status(claim)
        return _ORDER.index(status) if status else len(_ORDER), -self._outlets(claim)

    def changes(self) -> list[Change]:
        """Give every change of a status, in the order of publication; those without a day come last."""
        changes = [
            Change(claim=claim, before=before, standing=standing)
            for claim in self.claims
            for before, standing in _steps(claim)
            if self.day is None or standing.from_ <= self.day
        ]
        return sorted(changes, key=lambda change: (not change.standing.from_, change.standing.from_))

    def drifts(self) -> list[tuple[Claim, Drift, Saying | None]]:
        """Give every statement that commits more than what it rests on, in the order of publication."""
        found = [(claim, drift, self.saying(drift.statement, claim)) for claim in self.claims for drift in claim.drifts]
        known = [one for one in found if self.day is None or (one[2] is not None and self.has(one[2].article))]
        return sorted(known, key=lambda one: (one[2] and self.published(one[2].article)) or "9999")

    def copies(self) -> list[Copy]:
        """Give the copies of which both articles were out, those that take most first."""
        copies = (copy for copy in self.affair.copies if self.has(copy.article) and self.has(copy.of))
        return sorted(copies, key=lambda copy: -copy.share)

    def families(self) -> list[int]:
        """Count the articles of each family, the largest first."""
        sizes = (sum(map(self.has, family)) for family in self.affair.story.families)
        return sorted(filter(None, sizes), reverse=True)

    def circles(self) -> Iterator[tuple[Circle, Claim]]:
        """Give the circles that had closed, and the claims that run in them."""
        for circle in self.affair.story.circles:
            claim = self._claims.get(circle.claim)
            says = [self.saying(statement, claim) for statement in circle.statements] if claim else []
            if claim and all(self.day is None or (said and self.has(said.article)) for said in says):
                yield circle, claim

    def claims_of(self, statement: str) -> list[Claim]:
        """Give the claims that a statement makes, in the order of the affair."""
        return self._of_statements.get(statement, [])

    @cached_property
    def _of_statements(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.affair.claims:
            for statement in claim.statements:
                found.setdefault(statement, []).append(claim)
        return found

    def roots(self, claim: Claim) -> list[Root]:
        """Give the roots of a claim that had been heard."""
        heard = {said.root for said in claim.says if self.has(said.article)}
        return [root for index, root in enumerate(claim.roots) if index in heard]

    def saying(self, statement: str, claim: Claim) -> Saying | None:
        """Find the words of a statement: those that say *claim*, else a rival of it, else any claim."""
        nearest = [claim, *(self._every[rival.claim] for rival in claim.rivals if rival.claim in self._every)]
        near = (said for one in nearest for said in one.says if said.statement == statement)
        return next(near, self._said.get(statement))

    def _outlets(self, claim: Claim) -> int:
        return self._reach(claim)[0]

    def _reach(self, claim: Claim) -> tuple[int, int]:
        """Count who carries a claim, and on whose word."""
        standing = self.standing(claim)
        return (standing.outlets, standing.roots) if standing else (0, 0)

    def _versions(self, claim: Claim) -> list[Claim]:
        reached, found = [claim], {claim.id}
        for one in reached:
            rivals = [rival for rival, _ in self.rivals(one) if rival.id not in found]
            found |= {rival.id for rival in rivals}
            reached += rivals
        return reached


def days_of_change(affair: Affair) -> Counter[str]:
    """Count the changes of a status on every day on which there was one."""
    return Counter(one.from_ for claim in affair.claims for _, one in _steps(claim) if one.from_)


def headlines_of(reports: Mapping[str, Report]) -> dict[str, Headline]:
    """Take the headlines off reports. One that is dated to more than a day (a month, a year) has none to go by."""
    return {
        id_: Opening(outlet=one.article.outlet, title=one.article.title, published=_instant(one.article.published))
        for id_, one in reports.items()
    }


def sayings_of(reports: Iterable[Report]) -> dict[str, Saying]:
    """Take the words of every statement off reports: the first piece, where there are several."""
    return {
        one.id: Saying(
            statement=one.id,
            article=one.article,
            start=one.content[0].start,
            end=one.content[0].end,
            text=one.content[0].text,
            certainty=one.certainty,
            root=None,
        )
        for report in reports
        for one in report.statements
        if one.content
    }


def _instant(when: When | None) -> str | None:
    exact = when is not None and page_day(when.earliest) == page_day(when.latest)
    return when.earliest if when is not None and exact else None


def _steps(claim: Claim) -> Iterator[tuple[Status | None, Standing]]:
    before: Status | None = None
    for standing in claim.standings:
        if standing.status != before:
            yield before, standing
        before = standing.status
