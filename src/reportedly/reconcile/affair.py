"""The conductor: a set of reports to one story with its claims."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportedly.affairs import Affair, Circle, Claim, Rival, Standing, Story
from reportedly.judgements import Judgement
from reportedly.reconcile.backing import Backed, without_reversals
from reportedly.reconcile.chronology import day_of, moment_of
from reportedly.reconcile.circles import circles
from reportedly.reconcile.claims import Draft, drafts, rivalries
from reportedly.reconcile.clusters import clustered
from reportedly.reconcile.drifts import drifts
from reportedly.reconcile.families import copies, families
from reportedly.reconcile.figures import Cast, cast_of
from reportedly.reconcile.gists import gists
from reportedly.reconcile.keys import story_id
from reportedly.reconcile.rereading import Rereading
from reportedly.reconcile.rulings import Rulings
from reportedly.reconcile.standings import standings
from reportedly.reconcile.wording import stands, worded
from reportedly.records import Report

__all__ = ["reconcile"]

_LONGEST_TITLE: Final = 72


def reconcile(reports: Iterable[Report], *, story: str | None = None, judgements: Iterable[Judgement] = ()) -> Affair:
    """What the *reports* of one story come to.

    Args:
        reports: all of the story's reports, or those of them that were known on some day.
        story: the story's id, where *reports* are not all of its.
        judgements: what the desk judged and has not taken back; what is of other articles is passed over.

    The reports are taken as one story, whatever they are about: who tells stories apart is the desk, by
    :func:`~reportedly.reconcile.keys.story_keys`. Depends on the sets of reports and
    judgements only, not on their order.

    Raises:
        ValueError: there are no reports.
    """
    told = sorted(reports, key=lambda report: moment_of(report.article))
    if not told:
        raise ValueError("a story needs a report at least")
    articles = [report.article for report in told]
    copied = copies(articles)
    kin = families([article.id for article in articles], copied)
    cast = cast_of(entity for report in told for entity in report.entities)
    desk = tuple(judgements)
    reread = Rereading(told, desk, cast.figures)
    heard = reread.bounded(tuple(gist for gist in gists(reread.reports, cast, kin) if not gist.aside))
    rulings = Rulings(told, heard, desk)
    found = rulings.regrouped(clustered(heard))
    made = drafts(heard, found)
    rivals = rulings.rivals(made, found, rivalries(heard, found, made))
    stood = standings(_heeding_reversals(made, rivals), _ids(rivals))
    story = story or story_id(article.id for article in articles)
    names = {figure.id: figure.name for figure in cast.figures}
    claims = tuple(_claim(draft, story, names, rivals.get(draft.id, ()), stood[draft.id]) for draft in made)
    closed = circles(made)
    claims = tuple(_telling(rulings.signed(claims, found, reread.corrections), made, closed))
    return Affair(story=_story(story, told, claims, kin, closed, cast), claims=claims, copies=copied)


def _telling(claims: Sequence[Claim], made: Sequence[Draft], found: Sequence[Circle]) -> Iterator[Claim]:
    """Those that say something; with rivals, in a circle, or with what somebody made of them, they do in any case."""
    running = {circle.claim for circle in found}
    for claim, draft in zip(claims, made, strict=True):
        judged = claim.corrected or claim.assessments
        if judged or claim.rivals or claim.id in running or any(map(stands, draft.members)):
            yield claim


def _heeding_reversals(made: Sequence[Draft], rivals: dict[str, tuple[Rival, ...]]) -> dict[str, Backed]:
    """Who backs each claim, once it is known who has since said the contrary."""
    voices = {draft.id: draft.backed for draft in made}
    return {
        claim: without_reversals(backed, [(rival.because, voices[rival.claim]) for rival in rivals.get(claim, ())])
        for claim, backed in voices.items()
    }


def _ids(rivals: dict[str, tuple[Rival, ...]]) -> dict[str, list[str]]:
    return {claim: [rival.claim for rival in found] for claim, found in rivals.items()}


def _claim(
    draft: Draft, story: str, names: dict[str, str], rivals: tuple[Rival, ...], stood: tuple[Standing, ...]
) -> Claim:
    subject = draft.subject()
    return Claim(
        id=draft.id,
        story=story,
        wording=worded(draft.members, names),
        subject=names.get(subject) if subject else None,
        predicate=draft.predicate(),
        value=draft.value(),
        when=draft.when(),
        statements=draft.statements(),
        roots=draft.roots(),
        rivals=rivals,
        standings=stood,
        drifts=drifts(draft.backed),
        says=draft.says(),
    )


def _story(
    story: str,
    told: Sequence[Report],
    claims: Sequence[Claim],
    kin: tuple[tuple[str, ...], ...],
    found: tuple[Circle, ...],
    cast: Cast,
) -> Story:
    days = [day for report in told if (day := day_of(report.article)) is not None]
    return Story(
        id=story,
        title=_title(told),
        articles=tuple(report.article.id for report in told),
        claims=tuple(claim.id for claim in claims),
        first=min(days, default=None),
        last=max(days, default=None),
        families=kin,
        circles=found,
        cast=cast.figures,
    )


def _title(told: Sequence[Report]) -> str:
    """That of the first report that has one: a story is known by what it began with. Else how its first text begins."""
    titles = (report.article.title for report in told if report.article.title)
    return next(titles, textwrap.shorten(told[0].article.text, _LONGEST_TITLE, placeholder=" …"))
