"""What people at the desk judge: made from what they point at, kept, taken back, and looked up in the log.

Whoever judges points at a claim, or at a statement in a report, as the desk shows it now; what is kept is the place of
its words, so that it holds when the page is read again (:mod:`reportedly.judgements`). The stories it is about are
reckoned anew at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportedly.affairs import Affair, Claim, Correction, Saying
from reportedly.errors import UsageError
from reportedly.judgements import (
    Apart,
    Assessment,
    Because,
    Chain,
    Commits,
    Content,
    Digit,
    Entry,
    Judgement,
    Letter,
    Likelihood,
    NoRivals,
    Place,
    Rivals,
    Same,
    Speaker,
    Undo,
    articles,
    places,
)
from reportedly.pipeline import affair, settle
from reportedly.reconcile import corrected, corrections, placed, trouble
from reportedly.records import Certainty, Report, Statement
from reportedly.store import Desk, Headline

__all__ = [
    "Log",
    "Pointed",
    "apart",
    "assess",
    "chain",
    "claim_at",
    "commits",
    "log",
    "no_rivals",
    "nth",
    "rivals",
    "root_of",
    "same",
    "speaker",
    "undo",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A statement that is pointed at: its id, and that of its article."""

    article: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What was judged, in its order, with the headlines of the articles that it speaks of."""

    entries: tuple[Entry, ...]
    headlines: Mapping[str, Headline]


def assess(
    desk: Path,
    claim: str,
    *,
    who: str,
    source: Letter | None = None,
    information: Digit | None = None,
    likelihood: Likelihood | None = None,
    note: str = "",
    why: str = "",
) -> Judgement:
    """Keep what somebody makes of a claim, by its id or a piece of its wording; of one person's the last counts.

    Raises:
        UsageError: there is no desk or no one claim of that name; nothing is said of it, or nobody says so.
        StoreError: the file is no desk, or cannot be written.
    """
    if source is None and information is None and likelihood is None and not note.strip():
        raise UsageError("an assessment says something: of the source, the information, the likelihood, or in a note")
    with Desk.open(desk, create=False) as store:
        _, known = _claim(store, claim)
        content = Assessment(
            claim=_place(known.says[0]),
            source=source,
            information=information,
            likelihood=likelihood,
            note=note.strip(),
        )
        return _kept(store, content, who, why)


def nth(desk: Path, claim: str, number: int | None) -> Pointed:
    """The statement of a claim with a number, as the claim's page counts them; without one, its only statement.

    Raises:
        UsageError: there is no one claim of that name, or no such statement.
    """
    with Desk.open(desk, create=False) as store:
        _, known = _claim(store, claim)
    said = list({say.statement: say for say in reversed(known.says)}.values())[::-1]
    said.sort(key=known.says.index)
    if number is None and len(said) > 1:
        raise UsageError(f"{known.id} has {len(said)} statements: say which, as `reportedly claim` numbers them")
    if not 0 < (number or 1) <= len(said):
        raise UsageError(f"{known.id} has no statement {number}: `reportedly claim` numbers them from 1 to {len(said)}")
    found = said[(number or 1) - 1]
    return Pointed(article=found.article, statement=found.statement)


def speaker(desk: Path, of: Pointed, name: str, *, who: str, hop: int | None = None, why: str = "") -> Judgement:
    """Say whose word a hop of a statement's chain is: its root's, where no *hop* is given; 0 is nearest the outlet.

    Raises:
        UsageError: there is no such statement or hop; no name is given, or nobody says so.
        StoreError: as for :func:`assess`.
    """
    with Desk.open(desk, create=False) as store:
        report, statement = _statement(store, of)
        number = len(statement.chain) - 1 if hop is None else hop
        if not statement.chain:
            raise UsageError("this statement is in the outlet's own voice: give the whole chain to name somebody")
        if not 0 <= number < len(statement.chain):
            raise UsageError(f"the chain of this statement has {len(statement.chain)} hops: there is none at {number}")
        place = placed(statement, report.article.text)
        return _kept(store, Speaker(statement=place, hop=number, name=_name(name)), who, why)


def root_of(desk: Path, of: Pointed) -> int | None:
    """The last hop of a statement's chain; ``None`` where it is in the outlet's own voice.

    Raises: as :func:`speaker`.
    """
    with Desk.open(desk, create=False) as store:
        _, statement = _statement(store, of)
    return len(statement.chain) - 1 if statement.chain else None


def chain(desk: Path, of: Pointed, names: Sequence[str], *, who: str, why: str = "") -> Judgement:
    """Say on whose word a statement is, from the outlet to the root; nobody's: it is the outlet's own voice.

    Raises: as :func:`speaker`.
    """
    with Desk.open(desk, create=False) as store:
        report, statement = _statement(store, of)
        place = placed(statement, report.article.text)
        return _kept(store, Chain(statement=place, names=tuple(map(_name, names))), who, why)


def commits(
    desk: Path, of: Pointed, certainty: Certainty, *, who: str, hop: int | None = None, why: str = ""
) -> Judgement:
    """Say how far a hop of a statement's chain commits to it, or, without *hop*, the outlet.

    Raises: as :func:`speaker`.
    """
    with Desk.open(desk, create=False) as store:
        report, statement = _statement(store, of)
        if hop is not None and not 0 <= hop < len(statement.chain):
            raise UsageError(f"the chain of this statement has {len(statement.chain)} hops: there is none at {hop}")
        place = placed(statement, report.article.text)
        return _kept(store, Commits(statement=place, hop=hop, certainty=certainty), who, why)


def same(desk: Path, claim: str, other: str, *, who: str, why: str = "") -> Judgement:
    """Say that two claims of a story are one. Raises: as :func:`rivals`."""
    with Desk.open(desk, create=False) as store:
        one, two = _two(store, claim, other)
        return _kept(store, Same(one=one, other=two), who, why)


def apart(
    desk: Path, claim: str, *, who: str, of: str | None = None, other: str | None = None, why: str = ""
) -> Judgement:
    """Say that a statement *of* a claim, by its id, does not say it; or that it is never one with an *other* claim.

    Raises:
        UsageError: as :func:`rivals`; the statement is not of the claim, or all of it.
    """
    with Desk.open(desk, create=False) as store:
        if other is not None:
            one, two = _two(store, claim, other)
            return _kept(store, Apart(one=one, other=two), who, why)
        _, known = _claim(store, claim)
        out = next((say for say in known.says if say.statement == of), None)
        stays = next((say for say in known.says if say.statement != of), None)
        if out is None:
            raise UsageError(f"{of} is no statement of {known.id}: see its page")
        if stays is None:
            raise UsageError(f"{known.id} has no other statement: there is nothing to keep it apart from")
        return _kept(store, Apart(one=_place(stays), other=_place(out)), who, why)


def rivals(desk: Path, claim: str, other: str, *, who: str, because: Because = "other", why: str = "") -> Judgement:
    """Say that two claims of a story cannot hold together.

    Raises:
        UsageError: there is no one claim of either name; they are one, or of two stories; nobody says so.
        StoreError: as for :func:`assess`.
    """
    with Desk.open(desk, create=False) as store:
        one, two = _two(store, claim, other)
        return _kept(store, Rivals(one=one, other=two, because=because), who, why)


def no_rivals(desk: Path, claim: str, other: str, *, who: str, why: str = "") -> Judgement:
    """Say that two claims of a story can hold together. Raises: as :func:`rivals`."""
    with Desk.open(desk, create=False) as store:
        one, two = _two(store, claim, other)
        return _kept(store, NoRivals(one=one, other=two), who, why)


def claim_at(desk: Path, judgement: Judgement) -> str | None:
    """The claim that is made now at the first place of a judgement, by id; ``None`` where none is.

    Raises:
        StoreError: the file is no desk.
    """
    with Desk.open(desk, readonly=True) as store:
        place = next(iter(places(judgement.content)), None)
        group = store.group_of(place.article) if place is not None else None
        claims = affair(store, group).claims if group is not None else ()
    return next((one.id for one in claims for said in one.says if place is not None and _meets(place, said)), None)


def undo(desk: Path, id_: str, *, who: str, why: str = "") -> Judgement:
    """Take back a judgement, or a decision about stories, by its id or how that begins; an undo can be taken back.

    Raises:
        UsageError: nothing in the log has that id, several have, or it is undone already; nobody says so.
        StoreError: as for :func:`assess`.
    """
    with Desk.open(desk, create=False) as store:
        known = [entry.judgement.id for entry in store.log()]
        found = [one for one in known if one == id_] or [one for one in known if id_ and one.startswith(id_)]
        if len(found) != 1:
            what = f"{len(found)} entries begin" if found else "nothing begins"
            raise UsageError(f"in the log {what} with {id_!r}: give the id of one, as `reportedly log` shows it")
        return _kept(store, Undo(of=found[0]), who, why)


def log(desk: Path, name: str | None = None) -> Log:
    """What was judged and decided, in its order: of the whole desk, or of the story or claim that *name* means.

    Raises:
        UsageError: there is no desk, or neither one story nor one claim of that name.
        StoreError: the file is no desk.
    """
    with Desk.open(desk, readonly=True) as store:
        if name is None:
            entries: Iterable[Entry] = store.log()
        else:
            group, claim = _meant(store, name)
            entries = store.log({headline.id for headline in store.headlines(group)})
            if claim is not None:
                entries = _about(entries, claim)
        return _told(store, tuple(entries))


def _kept(store: Desk, content: Content, who: str, why: str) -> Judgement:
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    judgement = store.judge(content, who=who, at=at, why=why)
    settle(store)
    return judgement


def _claim(store: Desk, name: str) -> tuple[Affair, Claim]:
    group, known = store.claim(name)
    told = affair(store, group)
    found = next((one for one in told.claims if one.id == known), None)
    if found is None:
        raise UsageError(f"the claim {known} is no claim of its story any more: look it up anew")
    return told, found


def _two(store: Desk, claim: str, other: str) -> tuple[Place, Place]:
    (story, one), (its, two) = _claim(store, claim), _claim(store, other)
    if story.story.id != its.story.id:
        raise UsageError("the two claims are of two stories: merge the stories first")
    if one.id == two.id:
        raise UsageError("these are one claim: name two")
    return _place(one.says[0]), _place(two.says[0])


def _place(said: Saying) -> Place:
    return Place(article=said.article, start=said.start, end=said.end, text=said.text)


def _name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise UsageError("a speaker has a name: give it, or the words that stand for them")
    return plain


def _statement(store: Desk, of: Pointed) -> tuple[Report, Statement]:
    """The report, and the statement as the desk has it now."""
    raw = store.report(of.article)
    group = store.group_of(raw.article.id)
    cast = affair(store, group).story.cast if group is not None else ()
    report = corrected(raw, store.judgements(group) if group is not None else (), cast)
    found = next((one for one in report.statements if one.id == of.statement), None)
    if found is None:
        raise UsageError(f"{of.statement} is no statement of {raw.article.id}: the page was read anew, look again")
    return report, found


def _meant(store: Desk, name: str) -> tuple[int, Claim | None]:
    """The story that a name means, or the claim and its story."""
    if not name.startswith("claim-"):
        try:
            return store.story(name), None
        except UsageError:
            if name.startswith("story-"):
                raise
    group, known = store.claim(name)
    return group, next((one for one in affair(store, group).claims if one.id == known), None)


def _about(entries: Iterable[Entry], claim: Claim) -> Iterator[Entry]:
    """Those of a story's entries that speak of what a claim says, and what takes them back."""
    known: set[str] = set()
    for entry in entries:
        content = entry.judgement.content
        there = any(_meets(place, said) for place in places(content) for said in claim.says)
        if there or (isinstance(content, Undo) and content.of in known):
            known.add(entry.judgement.id)
            yield entry


def _meets(place: Place, said: Saying) -> bool:
    return place.article == said.article and place.start < said.end and said.start < place.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    reports: Mapping[str, Report]
    affair: Affair
    corrections: tuple[Correction, ...]


def _told(store: Desk, entries: Sequence[Entry]) -> Log:
    """The entries with why some have no effect, and the headlines of what they speak of."""
    spoken = {article for entry in entries for article in articles(entry.judgement.content)}
    group_of = {article: store.group_of(article) for article in sorted(spoken)}
    wholes: dict[int, _Whole] = {}
    headlines: dict[str, Headline] = {}
    for group in sorted({group for group in group_of.values() if group is not None}):
        reports, told = store.of_group(group), affair(store, group)
        wholes[group] = _Whole(
            reports={report.article.id: report for report in reports},
            affair=told,
            corrections=corrections(reports, store.judgements(group), told.story.cast),
        )
        headlines |= {headline.id: headline for headline in store.headlines(group)}
    found = []
    for entry in entries:
        at = places(entry.judgement.content)
        if at and entry.undone is None:
            number = group_of[at[0].article]
            whole = wholes[number] if number is not None else None
            why = _trouble(entry.judgement, whole)
            entry = replace(entry, trouble=why)
        found.append(entry)
    return Log(entries=tuple(found), headlines=headlines)


def _trouble(judgement: Judgement, whole: _Whole | None) -> str | None:
    if whole is None:
        return "its report is not at this desk"
    return trouble(judgement, whole.reports, whole.affair, whole.corrections)
