"""What a page needs from the desk, taken out of it: the only place of the web pages that reads.

Theory of operation. One desk stays open while it is shown; several threads may ask at once, and each question is a
transaction of its own, so that a ``read`` in another process is neither seen half done nor held up. Most pages are of a
story, and taking one out of the desk takes as long as making a page of it; one as of a day has to be reckoned from its
reports (:func:`reportedly.asking.until`), which takes longer than all the rest. So stories, as they are and as of days,
are kept as long as the desk says that they are of the same version; so are their newest changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reportedly import asking, pipeline
from reportedly.affairs import Affair
from reportedly.errors import UsageError
from reportedly.reader.bundle import digest, manifest
from reportedly.records import Report
from reportedly.store import Desk, Headline, Version
from reportedly.terminal.rates import Rate, rates
from reportedly.web.kept import Shelf, State, state
from reportedly.web.views import claim as claims
from reportedly.web.views import listing, lists, source, story, timeline
from reportedly.web.views import report as reports
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


class Clerk:
    """Answers with the views of pages. Raises :class:`Asked` and :class:`Missing`, with words for whoever asked."""

    def __init__(self, path: Path) -> None:
        """Open a desk for reading. Raises as :meth:`reportedly.store.Desk.open`."""
        self._path = path
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
        return state(self._path)

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
        return claims.claim(then, found, whole.headlines, read, whole.affair, day=day)

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
        return reports.report(read, whole.affair if whole else None, whole.headlines if whole else {})

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

    # For who publishes

    def affairs(self) -> tuple[int, ...]:
        """The numbers of all stories."""
        return self._desk.groups()

    def affair(self, group: int) -> tuple[Affair, Mapping[str, Headline], list[Report]]:
        """A story with its headlines and reports."""
        whole = self._of(group)
        return whole.affair, whole.headlines, self._desk.of_group(group)

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
            headlines = {headline.id: headline for headline in self._desk.headlines(version.group)}
            return _Whole(version=version, affair=pipeline.affair(self._desk, version.group), headlines=headlines)

        return self._shelf.get(("whole", version.group), version, found, lambda whole: _weight(whole.affair))

    def _then(self, whole: _Whole, day: str | None) -> Affair:
        """Give a story as of a day: reckoned once, as long as the whole stays as it is."""
        if day is None:
            return whole.affair
        dated = [one.published[:10] for one in whole.headlines.values() if one.published]
        reached = [one for one in dated if one <= day]
        if not reached:
            raise Missing("Nothing of this story had been published by that day: choose a later one.")
        if len(reached) == len(whole.headlines):
            return whole.affair
        latest, group = max(reached), whole.version.group

        def found() -> Affair:
            then = asking.until(self._desk.of_group(group), latest)
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
