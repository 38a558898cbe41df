"""What is asked of a desk: its stories, a story or a claim on any day, what changed since, where some words stand.

Every answer comes from the desk as it is: a story that was settled is taken as it was stored, one that has changed
since is reckoned on the spot, and so is what a reader of an earlier day could know, from the reports published by
then alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reportedly.affairs import Affair, Claim, Correction
from reportedly.errors import UsageError
from reportedly.judgements import Judgement, known_by
from reportedly.pipeline import affair, settle
from reportedly.reconcile import corrections, day_of, reconcile, story_id
from reportedly.records import Report
from reportedly.store import Desk, Headline, Hit, StoryLine

__all__ = [
    "Change",
    "Cited",
    "Told",
    "adopt",
    "changes",
    "claim",
    "merge",
    "search",
    "split",
    "stories",
    "story",
    "until",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as it was on a day, with the headlines of its articles by id."""

    affair: Affair
    headlines: Mapping[str, Headline]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A claim in its story, with the reports of that by article, and the statements that the desk corrected by id."""

    affair: Affair
    claim: Claim
    reports: Mapping[str, Report]
    corrections: Mapping[str, Correction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A story before and now."""

    before: Affair
    now: Affair
    headlines: Mapping[str, Headline]


def stories(desk: Path, *, limit: int | None = None) -> Iterator[StoryLine]:
    """The stories of *desk*, that which changed last first.

    Raises:
        UsageError: there is no desk.
        StoreError: the file is no desk.
    """
    with Desk.open(desk, readonly=True) as store:
        yield from store.stories(limit=limit)


def story(desk: Path, name: str, *, as_of: str | None = None) -> Told:
    """One story, by its id or a piece of its title; with a day, what was known at its end.

    Raises:
        UsageError: there is no desk or no one story of that name; the day is none, or nothing was published by then.
        StoreError: the file is no desk.
    """
    day = _day(as_of)
    with Desk.open(desk, readonly=True) as store:
        group = store.story(name)
        headlines = {headline.id: headline for headline in store.headlines(group)}
        told = affair(store, group) if day is None else until(store.of_group(group), store.judgements(group), day)
        if told is None:
            raise UsageError(f"nothing of this story had been published by {day}: ask for a later day")
        return Told(affair=told, headlines=headlines)


def claim(desk: Path, name: str, *, as_of: str | None = None) -> Cited:
    """One claim, by its id or a piece of its wording, with its story and the reports that it is said in.

    Raises:
        UsageError: as :func:`story`; and where the claim had not been made by that day.
    """
    day = _day(as_of)
    with Desk.open(desk, readonly=True) as store:
        group, known = store.claim(name)
        reports = store.of_group(group)
        now = affair(store, group)
        judgements = store.judgements(group)
        corrected = corrections(reports, judgements, now.story.cast)
        told = now if day is None else until(reports, judgements, day)
    found = _same(known, now, told) if told else None
    if told is None or found is None:
        raise UsageError(f"the claim {known} had not been made by {day}: ask for a later day" if day else _gone(known))
    return Cited(
        affair=told,
        claim=found,
        reports={report.article.id: report for report in reports},
        corrections={correction.statement: correction for correction in corrected},
    )


def changes(desk: Path, name: str, *, since: str) -> Change:
    """What a story was at the end of the day *since*, and what it is now. Raises as :func:`story`."""
    day = _day(since)
    with Desk.open(desk, readonly=True) as store:
        group = store.story(name)
        headlines = {headline.id: headline for headline in store.headlines(group)}
        before = until(store.of_group(group), store.judgements(group), day or "")
        if before is None:
            raise UsageError(f"nothing of this story had been published by {day}: ask for a later day")
        return Change(before=before, now=affair(store, group), headlines=headlines)


def until(reports: Sequence[Report], judgements: Sequence[Judgement], day: str) -> Affair | None:
    """What those of a story's *reports* come to that were published by *day*; ``None`` where none was.

    Of the *judgements* on them corrections count on any day, assessments from the day on that they were made.
    """
    known = [report for report in reports if (published := day_of(report.article)) is not None and published <= day]
    whole = story_id(report.article.id for report in reports)
    return reconcile(known, story=whole, judgements=known_by(judgements, day)) if known else None


def search(desk: Path, words: str, *, limit: int = 20) -> Sequence[Hit]:
    """The articles and claims that have all these words, the best first.

    Raises:
        UsageError: there is no desk, or no word to look for.
        StoreError: the file is no desk.
    """
    with Desk.open(desk, readonly=True) as store:
        return store.search(words, limit)


def merge(desk: Path, names: Sequence[str], *, who: str, why: str) -> Told:
    """Decide that some stories are one, and give it. Raises as :func:`story`."""
    with Desk.open(desk, create=False) as store:
        group = store.merge([store.story(name) for name in names], who=who, at=_now(), why=why)
        return _settled(store, group)


def split(desk: Path, name: str, articles: Sequence[str], *, who: str, why: str) -> Told:
    """Decide that some articles are a story of their own, and give it. Raises as :func:`story`."""
    with Desk.open(desk, create=False) as store:
        ids = [store.report(article).article.id for article in articles]
        group = store.split(store.story(name), ids, who=who, at=_now(), why=why)
        return _settled(store, group)


def adopt(desk: Path, other: Path) -> int:
    """Take over everything of another desk, and say how many reports that were new.

    Raises:
        UsageError: there is no such other desk.
        StoreError: either file is no desk.
    """
    with Desk.open(other, readonly=True) as source, Desk.open(desk) as store:
        taken = store.adopt(source)
        settle(store)
        return taken


def _settled(store: Desk, group: int) -> Told:
    settle(store)
    headlines = {headline.id: headline for headline in store.headlines(group)}
    return Told(affair=affair(store, group), headlines=headlines)


def _same(known: str, now: Affair, told: Affair) -> Claim | None:
    """The claim of *told* that one of *now* is: by its id; or, where that has changed, with most of its sayings."""
    here = {claim.id: claim for claim in told.claims}
    if known in here:
        return here[known]
    says = {(say.statement, say.start) for claim in now.claims if claim.id == known for say in claim.says}
    shared = {claim.id: len(says & {(say.statement, say.start) for say in claim.says}) for claim in told.claims}
    best = min(shared, key=lambda claim: (-shared[claim], claim), default=None)
    return here[best] if best is not None and shared[best] else None


def _gone(known: str) -> str:
    return f"the claim {known} is no claim of its story any more: look it up anew with `reportedly search`"


def _day(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no day: write it as 2017-09-28") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
