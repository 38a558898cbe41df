"""What a page needs from the desk, taken out of it: the only place of the web pages that reads.

Theory of operation. One desk stays open while it is shown; several threads may ask at once, and each question is a
transaction of its own, so that a ``read`` in another process is neither seen half done nor held up. Most pages are of a
story, and taking one out of the desk takes as long as making a page of it; one as of a day has to be reckoned from its
reports (:func:`reportedly.asking.until`), which takes longer than all the rest. So stories, as they are and as of days,
are kept as long as the desk says that they are of the same version; so are their newest changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reportedly import asking, judging, pipeline
from reportedly.affairs import Affair, Claim, Correction
from reportedly.errors import UsageError
from reportedly.judgements import Assessment, Judgement, known_by
from reportedly.reader.bundle import digest, manifest
from reportedly.reconcile import corrections
from reportedly.records import Report, Statement
from reportedly.store import Desk, Headline, Version
from reportedly.terminal.rates import Rate, rates
from reportedly.web.kept import Shelf, State, state
from reportedly.web.views import adding, listing, lists, source, story, timeline
from reportedly.web.views import claim as claims
from reportedly.web.views import judging as judged
from reportedly.web.views import report as reports
from reportedly.web.views.filled import Filled
from reportedly.web.views.timeline import Turn

__all__ = ["Asked", "Clerk", "Missing", "Moved"]

#: Stories on a page of the desk; places that a search looks for; rejected pages that are listed.
STORIES, HITS, REJECTED = 20, 40, 200
#: Changes on a page of a timeline, entries on a page of a list.
TURNS, ENTRIES = 100, 50
#: Claims and sayings of stories that are kept: some 1 kB each.
ROOM: Final = 60_000


_READ_ANEW: Final = "This story is being read anew: load the page again."


class Asked(UsageError):  # noqa: N818 - named for what it is
    """What was asked for makes no sense: a day that is none."""


class Missing(UsageError):  # noqa: N818 - likewise
    """What was asked for is not there."""


class Moved(Exception):  # noqa: N818 - named for what it is
    """What was asked for by a name has this id."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    version: Version
    affair: Affair
    headlines: Mapping[str, Headline]
    judgements: tuple[Judgement, ...]

    @property
    def weight(self) -> int:
        return _weight(self.affair) + len(self.judgements)


class Clerk:
    """Answers with the views of pages. Raises :class:`Asked` and :class:`Missing`, with words for whoever asked."""

    def __init__(self, path: Path) -> None:
        """Open a desk for reading. Raises as :meth:`reportedly.store.Desk.open`."""
        self.path = path
        self._desk = Desk.open(path, readonly=True)
        self._shelf = Shelf(ROOM)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the desk."""
        self._desk.close()

    def state(self) -> State | None:
        """What tells this state of the desk from any other."""
        return state(self.path)

    def desk(self, start: int = 0, most: int | None = STORIES) -> listing.DeskPage:
        """The stories from the *start*-th on, *most* of them."""
        found = list(self._desk.stories(limit=None if most is None else most + 1, offset=start))
        shown = found if most is None else found[:most]
        versions = self._desk.versions([line.id for line in shown if line.claims])
        lines = [(line, self._newest(versions[line.id]) if line.id in versions else ()) for line in shown]
        more = len(found) > len(shown)
        return listing.desk(lines, self._desk.size(), start=start, more=more, step=most or len(found))

    def story(self, name: str, as_of: str | None = None) -> story.StoryPage:
        """A story, on a day."""
        whole, day = self._called(name), _day(as_of)
        return story.story(self._then(whole, day), whole.headlines, whole.affair, day=day)

    def timeline(self, name: str, as_of: str | None = None, start: int = 0) -> timeline.TimelinePage:
        """The timeline of a story, on a day, from the *start*-th change on."""
        whole, day = self._called(name), _day(as_of)
        then = self._then(whole, day)
        return timeline.timeline(then, whole.headlines, whole.affair, day=day, start=start, most=TURNS)

    def part(self, name: str, part: str, as_of: str | None = None, start: int = 0) -> lists.ListPage:
        """A list of a story, on a day, from the *start*-th entry on."""
        if not lists.is_part(part):
            raise Missing("A story has no such list.")
        whole, day = self._called(name), _day(as_of)
        then = self._then(whole, day)
        return lists.listed(part, then, whole.headlines, whole.affair, chosen=day, start=start, most=ENTRIES)

    def claim(self, name: str, as_of: str | None = None, within: str | None = None) -> claims.ClaimPage:
        """A claim, on a day; *within* a story, it may be one that is told apart no longer."""
        day = _day(as_of)
        try:
            group, id_ = self._desk.claim(name)
        except UsageError:
            if not day or not within:
                raise Missing(
                    "No claim here has this id; claims get new ones as reports come. Look for its words."
                ) from None
            group, id_ = self._whole(within).version.group, name
        if name != id_:
            raise Moved(id_)
        whole = self._of(group)
        then = self._then(whole, day)
        found = next((one for one in then.claims if one.id == id_), None)
        if found is None:
            raise Missing("This claim had not been made by that day: choose a later one.")
        known = {said.statement for one in then.claims for said in one.says}
        if all(standing.because in known for standing in found.standings):
            read = {said.article: self._desk.report(said.article) for said in found.says}
        else:  # a correction took it back, in words that make no claim
            read = {one.article.id: one for one in self._desk.of_group(group)}
        corrected = self._corrections(whole, read.values())
        return claims.claim(then, found, whole.headlines, read, whole.affair, day=day, corrections=corrected)

    def report(self, article: str) -> reports.ReportPage:
        """A report."""
        try:
            read = self._desk.report(article)
        except UsageError:
            raise Missing("No report here has this id. Look for words of its title.") from None
        if article != read.article.id:
            raise Moved(read.article.id)
        group = self._desk.group_of(article)
        whole = self._of(group) if group is not None else None
        if whole is None:
            return reports.report(read, None, {})
        return reports.report(read, whole.affair, whole.headlines, self._corrections(whole, [read]))

    def source(self, name: str, figure: str) -> source.SourcePage:
        """Somebody in a story."""
        whole = self._whole(name)
        found = next((one for one in whole.affair.story.cast if figure in {one.id, *one.members}), None)
        if found is None:
            raise Missing("Nobody in this story has this id. Follow a name from the story's page.")
        heard = self._desk.heard(whole.version.group, found.members)
        return source.source(whole.affair, found, whole.headlines, heard)

    def search(self, words: str) -> listing.SearchPage:
        """What is found of some words."""
        if not any(map(str.isalnum, words)):
            return listing.search("", (), most=HITS)
        return listing.search(words, self._desk.search(words, HITS), most=HITS)

    def about(self) -> listing.AboutPage:
        """What the desk holds, and how often the reader errs."""
        reader, errs = _reader()
        return listing.about(self._desk.holdings(), reader, errs, list(self._desk.rejected(limit=REJECTED)))

    def added(self, progress: adding.Progress, address: str) -> adding.AddedPage:
        """What became of what was sent, at the address at which it is told."""
        places: dict[str, adding.Place] = {}
        for article in (one.article for one in progress.outcomes if one.article is not None):
            group = self._desk.group_of(article) if article not in places else None
            if group is not None:
                whole = self._of(group)
                story = whole.affair.story
                for id_, headline in whole.headlines.items():
                    places[id_] = adding.Place(headline=headline, story=story.id, title=story.title or "(untitled)")
        return adding.added(progress, places, address=address)

    # For who judges

    def judge(self, name: str, form: Filled) -> judged.JudgePage:
        """The form that assesses a claim."""
        whole, claim = self._claim(name)
        return judged.judge(whole.affair, claim, whole.headlines, form)

    def assessed(self, name: str, who: str) -> Mapping[str, str]:
        """What somebody made of a claim before, as it stands in the form."""
        _, claim = self._claim(name)
        found = [one for one in claim.assessments if one.who == who]
        return {
            field: str(value)
            for one in found
            for field in ("source", "information", "likelihood", "note")
            if (value := getattr(one, field)) is not None
        }

    def relate(self, name: str, form: Filled) -> judged.RelatePage:
        """The form that says what a claim has to do with another."""
        whole, claim = self._claim(name)
        return judged.relate(whole.affair, claim, whole.headlines, form)

    def correct(self, article: str, statement: str, form: Filled) -> judged.CorrectPage:
        """The form that corrects what was read of a statement."""
        whole, read, found, corrected = self._statement(article, statement)
        return judged.correct(read, found, corrected, whole.affair.story.id, form)

    def chain(self, article: str, statement: str) -> tuple[str, ...]:
        """The names of a statement's chain as the desk has it, from the outlet to the root."""
        _, _, found, corrected = self._statement(article, statement)
        links = corrected.chain if corrected is not None else found.chain
        return tuple(link.name or (link.source.text if link.source else "") for link in links)

    def divide(self, name: str, form: Filled) -> judged.DividePage:
        """The form that merges or splits a story."""
        whole = self._whole(name)
        others = ((line.id, line.title) for line in self._desk.stories(limit=judged.LISTED))
        return judged.divide(whole.affair, whole.headlines, others, form)

    def log(self, of: str = "") -> judged.LogPage:
        """What was judged: of the desk, or of a story or claim."""
        try:
            found = judging.log(self.path, of or None)
        except UsageError:
            raise Missing("There is no story or claim of this id. See the log of the whole desk.") from None
        return judged.log(found.entries, found.headlines, of=of, called=self._wording(of))

    def undo(self, entry: str, form: Filled) -> judged.UndoPage:
        """The form that takes an entry of the log back."""
        found = judging.log(self.path)
        one = next((one for one in found.entries if one.judgement.id == entry), None)
        if one is None:
            raise Missing("There is no such entry in the log.")
        return judged.UndoPage(form=form, entry=judged.logged(one, found.headlines))

    def _wording(self, of: str) -> str:
        """The words of a story or claim."""
        if not of.startswith("claim-"):
            return self._whole(of).affair.story.title or "(untitled)" if of else ""
        return self._claim(of)[1].wording

    def _claim(self, name: str) -> tuple[_Whole, Claim]:
        """A claim by its id, as it is now, and its story."""
        try:
            group, id_ = self._desk.claim(name)
        except UsageError:
            group, id_ = 0, ""
        whole = self._of(group) if id_ == name else None
        found = next((one for one in whole.affair.claims if one.id == name), None) if whole else None
        if whole is None or found is None:
            raise Missing("No claim here has this id; claims get new ones as reports come. Look for its words.")
        return whole, found

    def _statement(self, article: str, statement: str) -> tuple[_Whole, Report, Statement, Correction | None]:
        """A statement, as it was read and as the desk corrected it, in its report and story."""
        group = self._desk.group_of(article)
        read = self._desk.report(article) if group is not None else None
        found = next((one for one in read.statements if one.id == statement), None) if read else None
        if group is None or read is None or found is None:
            raise Missing("There is no such statement; a page that is read anew has new ones. Look for its words.")
        whole = self._of(group)
        return whole, read, found, self._corrections(whole, [read]).get(statement)

    def _corrections(self, whole: _Whole, read: Iterable[Report]) -> Mapping[str, Correction]:
        """The statements of some reports of a story that the desk corrected, by id."""
        found = corrections(read, whole.judgements, whole.affair.story.cast) if whole.judgements else ()
        return {one.statement: one for one in found}

    # For who publishes

    def affairs(self) -> tuple[int, ...]:
        """The numbers of all stories."""
        return self._desk.groups()

    def affair(self, group: int) -> tuple[Affair, Mapping[str, Headline], list[Report], Mapping[str, Correction]]:
        """A story with its headlines, its reports, and what of them the desk corrected."""
        whole, read = self._of(group), self._desk.of_group(group)
        return whole.affair, whole.headlines, read, self._corrections(whole, read)

    def as_of(self, group: int, day: str) -> Affair:
        """A story as of a day."""
        return self._then(self._of(group), day)

    # How

    def _newest(self, version: Version) -> tuple[Turn, ...]:
        def found() -> tuple[Turn, ...]:
            whole = self._at(version)
            return listing.newest(whole.affair, whole.headlines)

        return self._shelf.get(("newest", version.group), version, found, len)

    def _whole(self, name: str) -> _Whole:
        version = self._desk.versions([name]).get(name)
        try:
            return self._at(version) if version else self._of(self._desk.story(name))
        except UsageError:
            raise Missing(
                "No one story here has this id; stories get new ones as reports come. See the desk."
            ) from None

    def _called(self, id_: str) -> _Whole:
        whole = self._whole(id_)
        if id_ != whole.affair.story.id:
            raise Moved(whole.affair.story.id)
        return whole

    def _of(self, group: int) -> _Whole:
        version = self._desk.version(group)
        if version is None:
            raise Missing(_READ_ANEW)
        return self._at(version)

    def _at(self, version: Version) -> _Whole:
        """Give a story, which the desk has in this version now: what is taken out may be newer, but not older."""

        def found() -> _Whole:
            return _Whole(
                version=version,
                affair=pipeline.affair(self._desk, version.group),
                headlines={headline.id: headline for headline in self._desk.headlines(version.group)},
                judgements=self._desk.judgements(version.group),
            )

        return self._shelf.get(("whole", version.group), version, found, lambda whole: whole.weight)

    def _then(self, whole: _Whole, day: str | None) -> Affair:
        """Give a story as of a day: reckoned once, as long as the whole stays as it is."""
        if day is None:
            return whole.affair
        dated = [one.published[:10] for one in whole.headlines.values() if one.published]
        reached = [one for one in dated if one <= day]
        if not reached:
            raise Missing("Nothing of this story had been published by that day: choose a later one.")
        known = known_by(whole.judgements, day)
        if len(reached) == len(whole.headlines) and len(known) == len(whole.judgements):
            return whole.affair
        assessed = (one.at[: len(day)] for one in known if isinstance(one.content, Assessment))
        latest, group = max([*reached, *assessed]), whole.version.group

        def found() -> Affair:
            then = asking.until(self._desk.of_group(group), whole.judgements, latest)
            if then is None:
                raise Missing(_READ_ANEW)
            return then

        return self._shelf.get(("as of", group, latest), whole.version, found, _weight)


@cache
def _reader() -> tuple[Mapping[str, str], tuple[Rate, ...]]:
    """Say which reader this program carries, and how often it errs."""
    made = manifest(None)
    about = {
        "bundle": made.name,
        "digest": digest(None),
        "encoder": made.encoder,
        "trained": made.trained,
        "data": ", ".join(made.data),
        "licence": made.licence,
    }
    return about, tuple(rates(made.scores))


def _weight(affair: Affair) -> int:
    return 1 + sum(1 + len(claim.says) for claim in affair.claims)


def _day(text: str | None) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Asked("That is no day: write it as 2017-09-28.") from None
