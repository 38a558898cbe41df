"""What a page needs from the desk, taken out of it: the only place of the web pages that reads.

Theory of operation. One desk stays open while it is shown; several threads may ask at once, and each question is a
transaction of its own, so that a ``read`` in another process is neither seen half done nor held up. A story as of a day
has to be reckoned from its reports (:func:`reportedly.asking.story`), which takes longer than all the rest; so it is
kept as long as the whole story has not changed. So are the newest changes of a story in the list.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar, cast

from reportedly import asking, pipeline
from reportedly.affairs import Affair
from reportedly.errors import UsageError
from reportedly.reader.bundle import digest, manifest
from reportedly.records import Report
from reportedly.store import Desk, Headline, StoryLine
from reportedly.terminal.rates import rates
from reportedly.web.kept import State, state
from reportedly.web.views import adding, listing, source, story
from reportedly.web.views import claim as claims
from reportedly.web.views import report as reports
from reportedly.web.views.story import Turn

__all__ = ["Asked", "Clerk", "Missing", "Moved"]

#: Stories on a page of the desk; places that a search looks for; rejected pages that are listed.
STORIES, HITS, REJECTED = 20, 40, 200
#: Stories as of a day, and changes of stories, that are kept.
KEPT = 256

T = TypeVar("T")


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
    group: int
    affair: Affair
    headlines: Mapping[str, Headline]


class Clerk:
    """Answers with the views of pages. Raises :class:`Asked` and :class:`Missing`, with words for whoever asked."""

    def __init__(self, path: Path) -> None:
        """Open a desk for reading. Raises as :meth:`reportedly.store.Desk.open`."""
        self.path = path
        self._desk = Desk.open(path, readonly=True)
        self._kept: OrderedDict[Hashable, tuple[object, object]] = OrderedDict()
        self._lock = Lock()

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
        lines = [(line, self._newest(line)) for line in shown]
        more = len(found) > len(shown)
        return listing.desk(lines, self._desk.counts(), start=start, more=more, step=most or len(found))

    def story(self, name: str, as_of: str | None = None) -> story.StoryPage:
        """A story, on a day."""
        whole, day = self._whole(name), _day(as_of)
        if name != whole.affair.story.id:
            raise Moved(whole.affair.story.id)
        return story.story(self._then(whole, day), whole.headlines, whole.affair, day=day)

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
            group, id_ = self._whole(within).group, name
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
        return source.source(whole.affair, found, whole.headlines, self._desk.of_group(whole.group))

    def search(self, words: str) -> listing.SearchPage:
        """What is found of some words."""
        if not any(map(str.isalnum, words)):
            return listing.search("", (), most=HITS)
        return listing.search(words, self._desk.search(words, HITS), most=HITS)

    def about(self) -> listing.AboutPage:
        """What the desk holds, and how often the reader errs."""
        made = manifest(None)
        reader = {
            "bundle": made.name,
            "digest": digest(None),
            "encoder": made.encoder,
            "trained": made.trained,
            "data": ", ".join(made.data),
            "licence": made.licence,
        }
        rejected = list(self._desk.rejected())
        return listing.about(self._desk.counts(), reader, rates(made.scores), rejected[:REJECTED])

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

    def _newest(self, line: StoryLine) -> tuple[Turn, ...]:
        def found() -> tuple[Turn, ...]:
            whole = self._whole(line.id)
            return listing.newest(whole.affair, whole.headlines)

        return self._keep(("newest", line.id), line, found) if line.claims else ()

    def _whole(self, name: str) -> _Whole:
        try:
            return self._of(self._desk.story(name))
        except UsageError:
            raise Missing(
                "No one story here has this id; stories get new ones as reports come. See the desk."
            ) from None

    def _of(self, group: int) -> _Whole:
        headlines = {headline.id: headline for headline in self._desk.headlines(group)}
        return _Whole(group=group, affair=pipeline.affair(self._desk, group), headlines=headlines)

    def _then(self, whole: _Whole, day: str | None) -> Affair:
        """Give a story as of a day: reckoned once, as long as the whole stays as it is."""
        if day is None:
            return whole.affair
        dated = sorted(one.published[:10] for one in whole.headlines.values() if one.published)
        if not dated or day < dated[0]:
            raise Missing("Nothing of this story had been published by that day: choose a later one.")
        latest = max(one for one in dated if one <= day)

        def found() -> Affair:
            try:
                return asking.story(self.path, whole.affair.story.id, as_of=latest).affair
            except UsageError:
                raise Missing("This story is being read anew: load the page again.") from None

        return self._keep(("as of", whole.group, latest), whole.affair, found)

    def _keep(self, key: Hashable, made_of: object, make: Callable[[], T]) -> T:
        """Give what is kept under a key if it was made of this, or make it."""
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept[0] == made_of:
            return cast("T", kept[1])
        made = make()
        with self._lock:
            self._kept[key] = (made_of, made)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def _day(text: str | None) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Asked("That is no day: write it as 2017-09-28.") from None
