"""A story on one screen: what is contested, what changed last, what else is claimed, and who copied whom.

Theory of operation. The page is read from the top by somebody in a hurry. So versions that speak against one another
come first, each matter with all of its versions together; then the newest changes, each with the words that made it;
then the claims that nobody contests. What tells how far many reports are many voices stands below: whose text is whose,
circles, and hedges that got lost. Every list is cut, and says by how much, unless the whole is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, product
from itertools import count as count_from
from operator import attrgetter
from string import ascii_lowercase

from rich.text import Text

from reportedly.affairs import Affair, Claim, Copy
from reportedly.terminal.known import CONTESTED, Change, Headline, Known
from reportedly.terminal.layout import Look, hang, rule
from reportedly.terminal.rows import (
    backed,
    change_rows,
    drift_rows,
    heading,
    legend_lines,
    more,
    row,
    status_lead,
    status_text,
)
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CLASHES, count, day, days, enumerated, short

__all__ = ["header_lines", "story_lines"]

_NEARLY_ALL = 0.9  # share from which a copy is no longer told by its percentage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Most:
    """How many of each kind a page shows."""

    matters: int
    versions: int
    changes: int
    rest: int
    copies: int
    copiers: int
    drifts: int


_SCREEN = _Most(matters=3, versions=4, changes=3, rest=5, copies=2, copiers=4, drifts=2)
_WHOLE = replace(
    _Most(**dict.fromkeys(_Most.__slots__, sys.maxsize)),
    changes=_SCREEN.changes,  # the timeline has them all
)


def story_lines(
    affair: Affair, headlines: Mapping[str, Headline], look: Look, *, day: str | None = None, whole: bool = False
) -> Iterator[Text]:
    """Show one story.

    Args:
        affair: the story with its claims and copies.
        headlines: of its articles, by id.
        look: what the console allows.
        day: show what was known by the end of it, ISO 8601; everything where it is not given.
        whole: cut no list.
    """
    known, most = Known(affair, headlines, day), _WHOLE if whole else _SCREEN
    yield from header_lines(known, look)
    yield from _contested(known, most, look)
    yield from _changes(known, most, look)
    yield from _rest(known, most, look)
    yield from _hands(known, most, look)
    yield from _drifts(known, most, look)
    yield from legend_lines(look, {known.status(claim) for claim in known.claims})


def header_lines(known: Known, look: Look) -> Iterator[Text]:
    """Head a page of a story: title, days, and how many reports, outlets and families there are."""
    story = known.affair.story
    yield rule("━", look)
    yield from hang(Text(printable(story.title or "(untitled)"), style="bold"), look.measure)
    if known.day is not None:
        bound = f"as of {day(known.day)}: by what had been published until the end of that day"
        yield from hang(Text(bound, style="yellow"), look.measure)
    dates = sorted(filter(None, map(known.published, known.articles)))
    span = days(dates[0], dates[-1]) if dates else "undated"
    yield from hang(Text(" · ".join([span, *_counts(known)])), look.measure)
    yield from hang(Text.assemble(_tally(known), (printable(f" · {short(story.id)}"), "dim")), look.measure)
    yield Text()


def _counts(known: Known) -> list[str]:
    articles = known.articles
    outlets, families = {known.outlet(article) for article in articles}, known.families()
    counts = [count(len(articles), "report"), count(len(outlets), "outlet")]
    counts += [count(len(families), "family")] if families else []
    undated = sum(known.published(article) is None for article in known.affair.story.articles)
    without = f"{undated:,} undated and left out" if known.day else f"{undated:,} undated"
    return [", ".join(counts), *([without] if undated else [])]


def _tally(known: Known) -> Text:
    statuses = [known.status(claim) for claim in known.claims]
    contested = sum(status in CONTESTED for status in statuses)
    tally = Text(count(len(statuses), "claim"))
    if statuses:
        tally.append(", ")
        tally.append_text(status_text("disputed", f"{contested:,} contested") if contested else Text("none contested"))
    return tally


def _contested(known: Known, most: _Most, look: Look) -> Iterator[Text]:
    matters = known.contested()
    if matters:
        yield from heading("Contested: versions that cannot hold together", look)
        for number, versions in enumerate(matters[: most.matters], 1):
            yield from _matter(number, versions, known, most, look)
        yield from more(len(matters) - most.matters, _all_of(known), look)
        yield Text()
    elif not known.claims:
        yield from heading("Nothing is claimed yet", look)


def _matter(number: int, versions: Sequence[Claim], known: Known, most: _Most, look: Look) -> Iterator[Text]:
    """Show the versions of one matter, and why they exclude each other."""
    reasons = dict.fromkeys(CLASHES[because] for claim in versions for _, because in known.rivals(claim))
    yield from hang(Text("; ".join(reasons)), look.measure, Text(f"{number:>3}  ", style="bold"))
    marks = {claim.id: f"{number}{letter}" for letter, claim in zip(_letters(), versions, strict=False)}
    for claim in versions[: most.versions]:
        status = known.status(claim)
        if status is not None:
            matter = Text.assemble((printable(claim.wording), "bold"), _against(claim, marks, known))
            yield from row(status_lead(status, marks[claim.id]), matter, backed(claim, known), look)
    yield from more(len(versions) - most.versions, _all_of(known), look)


def _letters() -> Iterator[str]:
    """Count a, b, …, z, aa, ab, … for as many versions as there may be."""
    return map("".join, chain.from_iterable(product(ascii_lowercase, repeat=length) for length in count_from(1)))


def _against(claim: Claim, marks: Mapping[str, str], known: Known) -> str:
    """Say with which versions one cannot hold, where that is not all of them."""
    rivals = {rival.id for rival, _ in known.rivals(claim)}
    others = [mark for id_, mark in marks.items() if id_ in rivals]
    return "" if len(others) == len(marks) - 1 else f"  (against {enumerated(others, len(others))})"


def _changes(known: Known, most: _Most, look: Look) -> Iterator[Text]:
    changes = sorted(known.changes(), key=_newest, reverse=True)
    if changes:
        yield from heading("What changed last", look)
        yield from change_rows(changes[: most.changes], known, look)
        yield from more(len(changes) - most.changes, f"reportedly timeline {_id(known)}", look)
        yield Text()


def _rest(known: Known, most: _Most, look: Look) -> Iterator[Text]:
    """Show what stands in no matter: what was taken back, then the others."""
    shown = {claim.id for matter in known.contested() for claim in matter}
    rest = sorted((claim for claim in known.claims if claim.id not in shown), key=known.weight)
    yield from _others("Taken back", [one for one in rest if known.status(one) == "withdrawn"], known, most, look)
    yield from _others("Not contested", [one for one in rest if known.status(one) != "withdrawn"], known, most, look)


def _others(name: str, claims: Sequence[Claim], known: Known, most: _Most, look: Look) -> Iterator[Text]:
    if claims:
        yield from heading(name, look)
        for claim in claims[: most.rest]:
            status = known.status(claim)
            if status is not None:
                yield from row(
                    status_lead(status), Text(printable(claim.wording)), backed(claim, known, brief=True), look
                )
        yield from more(len(claims) - most.rest, _all_of(known), look)
        yield Text()


def _hands(known: Known, most: _Most, look: Look) -> Iterator[Text]:
    """Tell whose text is whose, and who gives whom as the source and is given in turn."""
    taken_over = known.copies()
    copies = sorted((one for one in taken_over if not one.revision), key=attrgetter("of"))
    revisions = [one for one in taken_over if one.revision]
    origins = [(of, list(group)) for of, group in groupby(copies, key=attrgetter("of"))]
    origins.sort(key=lambda origin: -len(origin[1]))
    circles = list(known.circles())
    if not (origins or revisions or circles):
        return
    yield from heading("Whose text, whose word", look)
    for of, group in origins[: most.copies]:
        taken = [
            f"{_share(copy)} of {known.outlet(copy.article)}" for copy in sorted(group, key=lambda copy: -copy.share)
        ]
        matter = f"from {known.outlet(of)}, {day(known.published(of))}: {enumerated(taken, most.copiers)}"
        yield from row("  copied", Text(printable(matter)), Text(), look)
    yield from more(len(origins) - most.copies, _all_of(known), look)
    for revision in revisions[: most.copies]:
        matter = (
            f"{known.outlet(revision.of)}, its page of {day(known.published(revision.of))}: {_share(revision)} stayed"
        )
        yield from row("  revised", Text(printable(matter)), Text(), look)
    yield from more(len(revisions) - most.copies, _all_of(known), look)
    for circle, claim in circles:
        outlets = enumerated(circle.outlets, len(circle.outlets))
        matter = f"{outlets} give each other as the source: {claim.wording}"
        yield from row("  in a circle", Text(printable(matter)), Text(), look)
    yield Text()


def _share(copy: Copy) -> str:
    return "nearly all" if copy.share >= _NEARLY_ALL else f"{copy.share:.0%}"


def _drifts(known: Known, most: _Most, look: Look) -> Iterator[Text]:
    drifts = known.drifts()[::-1]
    if drifts:
        bare = sum(not drift.new_root for _, drift, _ in drifts)
        statements = f"{count(len(drifts), 'statement')}, {bare:,} without a new source"
        yield from heading(f"Hedges lost on the way: {statements}", look)
        yield from drift_rows(drifts[: most.drifts], known, look)
        yield from more(len(drifts) - most.drifts, _all_of(known), look)
        yield Text()


def _newest(change: Change) -> tuple[str, bool]:
    """Order changes by their day, and on one day those of what was reported before come after what is new."""
    return change.standing.from_, change.before is not None


def _all_of(known: Known) -> str:
    return f"reportedly story {_id(known)} --all"


def _id(known: Known) -> str:
    return f"{short(known.affair.story.id)}{f' --as-of {known.day}' if known.day else ''}"
