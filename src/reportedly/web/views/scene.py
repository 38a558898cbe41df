"""A story by the end of a day, for whoever makes a view of it.

What of the story was known then is :class:`~reportedly.terminal.known.Known`'s matter; here it is put into the values
that pages share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.affairs import STATUSES, Affair, Claim, Drift, Figure, Saying
from reportedly.terminal.judged import judged_briefly
from reportedly.terminal.known import Headline, Known
from reportedly.terminal.wording import SIGNS, backing, day, day_and_time, independent, since
from reportedly.web.charts import standing_strip
from reportedly.web.views.parts import Lost, Row, Stood, Voice, Words, sure

__all__ = ["Scene"]

_NOBODY = "somebody the text does not name"


class Scene:
    """A story by the end of a day, for whoever makes a view of it."""

    def __init__(
        self,
        affair: Affair,
        headlines: Mapping[str, Headline],
        day: str | None = None,
        others: Mapping[str, Saying] | None = None,
        cast: Iterable[Figure] | None = None,
    ) -> None:
        """Keep a story for looking up.

        Args:
            affair: the story.
            headlines: of its articles, by id.
            day: ISO 8601; what was known by the end of it.
            others: the words of statements that say no claim of it.
            cast: who is who, where that is not the affair's own matter: by the story as it is known now.
        """
        self.known = Known(affair, headlines, day, others)
        self.day = day
        self.story = affair.story
        self.figures = {member: figure.id for figure in cast or affair.story.cast for member in figure.members}

    @property
    def title(self) -> str:
        """The title of the story."""
        return self.story.title or "(untitled)"

    def stood(self, claim: Claim) -> Stood | None:
        """Tell how a claim stands; ``None`` where it was not made yet."""
        standing, turned = self.known.standing(claim), self.known.turned(claim)
        if standing is None or turned is None:
            return None
        return Stood(
            status=standing.status,
            sign=SIGNS[standing.status],
            meaning=STATUSES[standing.status],
            since=since(turned.standing.from_),
            backing=backing(standing),
            outlets=standing.outlets,
            families=standing.families,
            roots=standing.roots,
            independent=independent(standing),
        )

    def row(self, claim: Claim) -> Row:
        """Put a claim into a list."""
        stood = self.stood(claim)
        return Row(
            id=claim.id,
            wording=claim.wording,
            mark="",
            against="",
            stood=stood,
            voices=self.voices(claim) if stood and stood.roots else (),
            said=self.said(claim),
            happened=day_and_time(claim.when) if claim.when else "",
            strip=None,
            judged=tuple(judged_briefly(claim)),
        )

    def drawn(self, claim: Claim, mark: str = "", against: str = "") -> Row:
        """Put a claim before a reader: as in a list, with how it stood along time, and as a version among others."""
        reached = [one for one in claim.standings if self.day is None or one.from_ <= self.day]
        strip = standing_strip(reached, self.story.first, self.day or self.story.last)
        return replace(self.row(claim), mark=mark, against=against, strip=strip)

    def rows(self, claims: Sequence[Claim]) -> tuple[Row, ...]:
        """Put those claims into a list that were backed by then."""
        return tuple(row for claim in claims if (row := self.row(claim)).stood is not None)

    def voice(self, name: str | None, entity: str | None) -> Voice:
        """Name somebody, as far as that can be done."""
        return Voice(name=name or _NOBODY, figure=self.figures.get(entity or ""))

    def voices(self, claim: Claim) -> tuple[Voice, ...]:
        """Name the roots of a claim that had been heard."""
        return tuple(self.voice(root.name, root.entity) for root in self.known.roots(claim))

    def said(self, claim: Claim) -> tuple[Words, ...]:
        """Give the words that say a claim, a statement once, in the order of publication."""
        there = {said.statement: said for said in reversed(claim.says) if self.known.has(said.article)}
        return tuple(self.words(said, claim) for said in reversed(there.values()))

    def words(self, said: Saying, claim: Claim) -> Words:
        """Give some words with where they stand, and on whose word where they say the claim."""
        root = claim.roots[said.root] if said.root is not None and said in claim.says else None
        return Words(
            article=said.article,
            statement=said.statement,
            outlet=self.known.outlet(said.article),
            day=day(self.known.published(said.article)),
            text=said.text,
            sure=sure(said.certainty),
            voice=self.voice(root.name, root.entity) if root else None,
        )

    def cause(self, statement: str, claim: Claim) -> Words | None:
        """Give the words of the statement that changed how a claim stands."""
        said = self.known.saying(statement, claim)
        return self.words(said, claim) if said else None

    def lost(self, claim: Claim, drift: Drift, said: Saying | None) -> Lost:
        """Tell of a hedge that was lost."""
        root = next((one for one in claim.roots if drift.root is not None and one.entity == drift.root), None)
        published = self.known.published(said.article) if said else drift.since
        return Lost(
            claim=claim.id,
            wording=claim.wording,
            words=self.words(said, claim) if said else None,
            before=sure(drift.from_),
            after=sure(drift.to),
            voice=self.voice(root.name, root.entity) if root else None,
            day=day(published),
            iso=(published or "")[:10],
            new_root=drift.new_root,
        )
