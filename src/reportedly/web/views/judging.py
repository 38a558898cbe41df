"""The pages on which people judge: of a claim, of two, of a statement, of stories; the log, and taking back.

Each is one form that keeps one judgement. What stands in its lists is what the desk shows now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from reportedly.affairs import Affair, Claim, Correction
from reportedly.judgements import INFORMATION, LIKELIHOODS, SOURCES, Because, Entry, Undo, articles
from reportedly.records import Certainty, Report, Statement
from reportedly.terminal.judged import as_corrected, content_words
from reportedly.terminal.known import Headline
from reportedly.terminal.wording import CERTAINTIES, CLASHES, day, short, speaker
from reportedly.web.views.filled import Filled
from reportedly.web.views.parts import Hop, Opinion, Row, hops, opinion
from reportedly.web.views.scene import Scene

__all__ = [
    "CLAIM",
    "LISTED",
    "STATEMENT",
    "STORY",
    "CorrectPage",
    "DividePage",
    "JudgePage",
    "LogPage",
    "Logged",
    "Options",
    "RelatePage",
    "UndoPage",
    "correct",
    "divide",
    "judge",
    "log",
    "logged",
    "relate",
]

Options = tuple[tuple[str, str], ...]

#: What can be said of a claim beside another, of a statement, of a story: what each is called in its form.
CLAIM: Final[Options] = (
    ("", "Choose"),
    ("same", "It is one claim with the other"),
    ("apart", "It is not one claim with the other, whatever comes"),
    ("rival", "It cannot hold together with the other"),
    ("no-rival", "It can hold together with the other"),
    ("out", "A statement does not say it"),
)
STATEMENT: Final[Options] = (
    ("", "Choose"),
    ("speaker", "Whose word a hop is"),
    ("chain", "On whose word it is, from the outlet to the root"),
    ("certainty", "How surely it is given"),
)
STORY: Final[Options] = (
    ("", "Choose"),
    ("merge", "It is one story with the other"),
    ("split", "Some of its reports are a story of their own"),
)
_OPEN: Final = ("", "left open")
_NONE: Final = ("", "Choose")
#: Claims or stories in a list: a longer one is no help.
LISTED: Final = 500
_WORDS: Final = 110  # characters of words in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgePage:
    """The form for an assessment of a claim, and those that there are."""

    form: Filled
    row: Row
    story: str
    title: str
    opinions: tuple[Opinion, ...]
    sources: Options
    information: Options
    likelihoods: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatePage:
    """The form that says what a claim has to do with another, or that a statement does not say it."""

    form: Filled
    row: Row
    story: str
    title: str
    ways: Options
    others: Options
    reasons: Options
    statements: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPage:
    """The form that corrects what was read of a statement; ``read`` is the machine's chain where it is another."""

    form: Filled
    article: str
    statement: str
    title: str
    outlet: str
    day: str
    story: str
    text: str
    hops: tuple[Hop, ...]
    read: tuple[Hop, ...]
    ways: Options
    holders: Options
    certainties: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class DividePage:
    """The form that merges a story with another, or splits some of its reports off."""

    form: Filled
    id: str
    title: str
    ways: Options
    others: Options
    reports: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An entry of the log in words.

    ``state`` says what became of it, ``article`` a report that it speaks of, ``of`` the entry that it takes back.
    """

    id: str
    when: str
    who: str
    what: str
    why: str
    state: str
    undone: bool
    article: str | None
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """What was judged, of the desk or of a story or claim, which ``of`` and ``called`` say; the newest first."""

    of: str
    called: str
    entries: tuple[Logged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPage:
    """The form that takes an entry of the log back."""

    form: Filled
    entry: Logged


def judge(affair: Affair, claim: Claim, headlines: Mapping[str, Headline], form: Filled) -> JudgePage:
    """Make the form for an assessment of a claim."""
    scene = Scene(affair, headlines)
    return JudgePage(
        form=form,
        row=scene.row(claim),
        story=affair.story.id,
        title=scene.title,
        opinions=tuple(map(opinion, claim.assessments)),
        sources=(_OPEN, *((letter, f"{letter}: {meaning}") for letter, meaning in SOURCES.items())),
        information=(_OPEN, *((str(digit), f"{digit}: {meaning}") for digit, meaning in INFORMATION.items())),
        likelihoods=(_OPEN, *((term, f"{term} ({least}–{most} %)") for term, (least, most) in LIKELIHOODS.items())),
    )


def relate(affair: Affair, claim: Claim, headlines: Mapping[str, Headline], form: Filled) -> RelatePage:
    """Make the form that says what a claim has to do with others: its rivals come first, then those of the story."""
    scene = Scene(affair, headlines)
    against = {rival.claim for rival in claim.rivals}
    others = sorted((one for one in affair.claims if one.id != claim.id), key=lambda one: one.id not in against)
    row = scene.row(claim)
    return RelatePage(
        form=form,
        row=row,
        story=affair.story.id,
        title=scene.title,
        ways=CLAIM,
        others=(_NONE, *((one.id, _cut(one.wording)) for one in others[:LISTED])),
        reasons=tuple((reason, CLASHES[reason]) for reason in reversed(get_args(Because))),
        statements=(_NONE, *((one.statement, f"{one.outlet}, {one.day}: {_cut(one.text)}") for one in row.said)),
    )


def correct(
    report: Report, statement: Statement, corrected: Correction | None, story: str | None, form: Filled
) -> CorrectPage:
    """Make the form that corrects what was read of a statement."""
    article = report.article
    outlet = article.outlet or "the outlet"
    now = as_corrected(statement, corrected)
    holders = [("outlet", f"{outlet} (the outlet)")]
    holders += [(str(place), f"{place + 1}: {speaker(link)}") for place, link in enumerate(now.chain)]
    return CorrectPage(
        form=form,
        article=article.id,
        statement=statement.id,
        title=article.title or "(untitled)",
        outlet=outlet,
        day=day(article.published.earliest if article.published else None),
        story=story or "",
        text=" … ".join(span.text for span in statement.content),
        hops=hops(now, outlet, {}),
        read=hops(statement, outlet, {}) if corrected is not None else (),
        ways=STATEMENT,
        holders=tuple(holders),
        certainties=(_NONE, *((code, f"{CERTAINTIES[code]} ({code})") for code in get_args(Certainty))),
    )


def divide(
    affair: Affair, headlines: Mapping[str, Headline], others: Iterable[tuple[str, str | None]], form: Filled
) -> DividePage:
    """Make the form that merges a story or splits it; *others* are the other stories, by id, with their titles."""
    listed = [(id_, _cut(title or "(untitled)")) for id_, title in others if id_ != affair.story.id]
    reports = [
        (article, f"{day(one.published)}, {one.outlet or 'an unknown outlet'}: {_cut(one.title or '(untitled)')}")
        for article in affair.story.articles
        if (one := headlines.get(article)) is not None
    ]
    return DividePage(
        form=form,
        id=affair.story.id,
        title=affair.story.title or "(untitled)",
        ways=STORY,
        others=(_NONE, *listed[:LISTED]),
        reports=tuple(reports),
    )


def log(entries: Sequence[Entry], headlines: Mapping[str, Headline], *, of: str = "", called: str = "") -> LogPage:
    """Make the page of the log."""
    return LogPage(of=of, called=called, entries=tuple(logged(one, headlines) for one in reversed(entries)))


def logged(entry: Entry, headlines: Mapping[str, Headline]) -> Logged:
    """Put an entry of the log in words."""
    one = entry.judgement
    state = f"Without effect: {entry.trouble}." if entry.trouble else ""
    if entry.undone is not None:
        state = f"Undone by {entry.undone.who}, {day(entry.undone.at)} ({short(entry.undone.id)})."
    return Logged(
        id=one.id,
        when=f"{day(one.at)}, {one.at[11:16]} UTC",
        who=one.who,
        what=content_words(one.content, headlines),
        why=one.why,
        state=state,
        undone=entry.undone is not None,
        article=next((article for article in articles(one.content) if article in headlines), None),
        of=one.content.of if isinstance(one.content, Undo) else "",
    )


def _cut(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(maxsplit=1)[0]} …"
