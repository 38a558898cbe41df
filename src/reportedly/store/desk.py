"""The desk: every page read and the stories they come to, in one SQLite file that many may read while one writes.

What a desk holds does not depend on the order in which pages came. Of the reports added for one article it keeps one:
that of the newest reader; among those, the one from the page captured first (a page that nobody dated comes last); and
among those, the one with the smallest page digest and then the smallest fingerprint. That is a total order, and the
smallest of a set is the same however the set was gone through. Which articles make a story follows from the keys of the
reports that are kept, and from what people decided (:mod:`~reportedly.store.grouping`).

The newest reader is the one that came to this desk last, and readers are numbered as they come: names of versions say
nothing certain about age. So the order in which readers first appear matters, as it should, and nothing after that: an
older reader that comes back does not undo what a newer one has read.

Here are the transactions; what is done in them is in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from reportedly.affairs import Affair
from reportedly.judgements import Content, Entry, Judgement
from reportedly.records import Rejected, Report
from reportedly.store import (
    adopting,
    connection,
    decisions,
    grouping,
    judging,
    keeping,
    naming,
    opening,
    packing,
    searching,
    settling,
)

__all__ = ["Desk"]

#: How many reports are taken from the file at a time.
BATCH = 64


class Desk:
    """One desk file, open. A context manager; iterators taken from it are to be finished before it is closed.

    Everything raises :class:`~reportedly.errors.StoreError` where the file cannot be read or written; what could not be
    written whole is not written at all.
    """

    def __init__(self, path: Path, pool: Engine) -> None:
        """For :meth:`open` only."""
        self.path = path
        self._pool = pool
        self._taken: dict[int, int | None] = {}

    @classmethod
    def open(cls, path: Path, *, create: bool = True, readonly: bool = False) -> Self:
        """Open a desk, making the file where there is none, and bringing an older one up to date.

        Args:
            path: the file.
            create: whether a file that is not there is made.
            readonly: neither make nor change anything.

        Raises:
            UsageError: there is no such file and none is to be made, or no folder to make it in.
            NewerDesk: a newer version of the program made it.
            StoreError: the file is no desk, or cannot be opened.
        """
        with connection.faults(path):
            opening.expect(path, create=create and not readonly)
            desk = cls(path, connection.engine(path, readonly=readonly))
        try:
            (opening.check if readonly else opening.bring_up)(desk._pool, path)
        except BaseException:
            desk.close()
            raise
        return desk

    def close(self) -> None:
        """Let go of the file; the last to do so folds SQLite's log into it."""
        self._pool.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _reading(self) -> AbstractContextManager[Connection]:
        return connection.reading(self._pool, self.path)

    def _writing(self) -> AbstractContextManager[Connection]:
        return connection.writing(self._pool, self.path)

    # Pages in

    def seen(self, key: str) -> bool:
        """Say whether a page was added or rejected under this key."""
        with self._reading() as desk:
            return keeping.seen(desk, key)

    def add(self, key: str, report: Report, *, reader: str, story_keys: Sequence[str] = ()) -> bool:
        """Store a report, put its article into its story, and note its page as seen: all or nothing.

        Args:
            key: the page as read by this version of the reader.
            report: what was read.
            reader: the name of that version.
            story_keys: what it shares with the articles of the same story, and with no others.

        Returns:
            Whether the desk now holds something that it did not: ``False`` where it has this report, or a better one.

        Raises:
            ValueError: the report breaks a promise of the ledger (a span that does not verify, an entity, event or
                statement not given); nothing is stored.
        """
        entry = keeping.entry(report, reader, story_keys)
        with self._writing() as desk:
            keeping.note(desk, key)
            return keeping.keep(desk, entry)

    def reject(self, key: str, rejected: Rejected) -> bool:
        """Store why a page gave no article and note it as seen; returns and raises as :meth:`add` does."""
        rejected = packing.storable(rejected)
        with self._writing() as desk:
            keeping.note(desk, key)
            return keeping.reject(desk, rejected)

    def adopt(self, other: Desk) -> int:
        """Take over everything that pages and people brought to another desk, as if it had been brought to this one.

        Returns:
            How many reports this desk now holds that it did not.
        """
        taken = 0
        with other._reading() as source:
            with self._writing() as desk:
                adopting.prepare(desk, source)
            for entries in adopting.entries(source, BATCH):
                with self._writing() as desk:
                    taken += sum(keeping.keep(desk, entry) for entry in entries)
            with self._writing() as desk:
                adopting.finish(desk, source, BATCH)
        return taken

    # Stories to be settled

    def dirty(self) -> tuple[int, ...]:
        """Give the stories, by number, that changed since they were last settled."""
        with self._reading() as desk:
            return settling.dirty(desk)

    def dirty_group(self, group: int) -> bool:
        """Say whether a story changed since it was last settled."""
        with self._reading() as desk:
            return settling.is_dirty(desk, group)

    def of_group(self, group: int) -> list[Report]:
        """Give the reports of a story in the order of :meth:`articles`; :meth:`settle` is told what they come to."""
        with self._reading() as desk:
            self._taken[group] = settling.generation(desk, group)
            return settling.of_group(desk, group)

    def heard(self, group: int, entities: Collection[str]) -> list[Report]:
        """Give those reports of a story in which somebody of these is on a chain, in the order of :meth:`articles`."""
        with self._reading() as desk:
            return settling.heard(desk, group, entities)

    def settle(self, group: int, affair: Affair) -> bool:
        """Store what the reports last taken by :meth:`of_group` come to, in the place of what was stored before.

        Returns:
            Whether it was stored: ``False`` where the story has changed since they were taken. It is dirty then.

        Raises:
            ValueError: its reports were never taken; the affair is another story's; it breaks a promise of the ledger.
        """
        taken = self._taken.get(group)
        if taken is None:
            raise ValueError(f"the reports of story {group} were not taken before it was settled")
        with self._writing() as desk:
            return settling.settle(desk, group, affair, taken)

    # What people decide

    def merge(self, groups: Collection[int], *, who: str, at: str, why: str) -> int:
        """Decide that stories are one, now and whatever comes.

        Args:
            groups: two or more stories, by number.
            who: who says so.
            at: when, ISO 8601.
            why: in a line.

        Returns:
            The number of the story that they are now.

        Raises:
            UsageError: they are not two or more stories of this desk, or *at* is no instant.
        """
        with self._writing() as desk:
            return grouping.decide(desk, decisions.merge(desk, groups, who=who, at=at, why=why))

    def split(self, group: int, articles: Collection[str], *, who: str, at: str, why: str) -> int:
        """Decide that some articles, by id, are no part of a story but one of their own, now and whatever comes.

        Returns:
            The number of their story.

        Raises:
            UsageError: they are none, or all, or not all of the story, or *at* is no instant.
        """
        with self._writing() as desk:
            return grouping.decide(desk, decisions.split(desk, group, articles, who=who, at=at, why=why))

    def decisions(self) -> tuple[decisions.Decision, ...]:
        """Give what people decided about stories, in the order in which it counts."""
        with self._reading() as desk:
            return tuple(decisions.all_of(desk))

    def judge(self, content: Content, *, who: str, at: str, why: str) -> Judgement:
        """Keep what somebody judged, now and whatever comes, or take back what somebody did; gives it as it is kept.

        Args:
            content: what is judged.
            who: who says so.
            at: when, ISO 8601.
            why: in a line.

        Raises:
            UsageError: nobody signs it; *at* is no instant; what is to be taken back is not there, or was already.
        """
        with self._writing() as desk:
            judgement = judging.made(desk, content, who=who, at=at, why=why)
            grouping.judge(desk, judgement)
            return judgement

    def judgements(self, group: int) -> tuple[Judgement, ...]:
        """Give the judgements on the articles of a story that count, in their order: what :meth:`of_group` is read by.

        To be asked for after the reports, so that a judgement that comes in between leaves the story dirty.
        """
        with self._reading() as desk:
            return judging.effective(desk, group)

    def log(self, articles: Collection[str] | None = None) -> tuple[Entry, ...]:
        """Give all that was ever judged or decided, in its order: of some articles by id, or of all."""
        with self._reading() as desk:
            return judging.log(desk, articles)

    # Articles out

    def articles(self) -> tuple[keeping.Headline, ...]:
        """List the articles by publication, what has no date last; then by outlet, title and id."""
        with self._reading() as desk:
            return keeping.headlines(desk)

    def report(self, article: str) -> Report:
        """Give the report of one article.

        Args:
            article: its id; or what the id begins with; or its title or address, or a piece of one, in either case.

        Raises:
            UsageError: no article answers to that, or several do; says which.
        """
        with self._reading() as desk:
            return keeping.report(desk, naming.one(desk, naming.ARTICLES, article, self.path).id)

    def reports(self) -> Iterator[Report]:
        """Give all reports in the order of :meth:`articles`, as they are now; memory holds a few at a time."""
        with self._reading() as desk:
            yield from keeping.reports(desk, BATCH)

    def rejected(self, *, limit: int | None = None) -> Iterator[Rejected]:
        """Give the pages that gave no article, by address, path, reason and detail."""
        with self._reading() as desk:
            yield from keeping.rejections(desk, BATCH, limit)

    def counts(self) -> keeping.Counts:
        """Count everything, at one moment."""
        with self._reading() as desk:
            return keeping.counts(desk)

    def size(self) -> keeping.Size:
        """Count the stories and articles: at once, however large the desk."""
        with self._reading() as desk:
            return keeping.size(desk)

    def holdings(self) -> keeping.Holdings:
        """Count what a page about the desk tells: soon, however large the desk, where :meth:`counts` takes a while."""
        with self._reading() as desk:
            return keeping.holdings(desk)

    # Stories out

    def stories(self, *, limit: int | None = None, offset: int = 0) -> Iterator[settling.StoryLine]:
        """List the stories as they were last settled, that which changed last first; those never settled come last."""
        with self._reading() as desk:
            yield from settling.lines(desk, limit, offset)

    def groups(self) -> tuple[int, ...]:
        """Give the numbers of all stories, by the day they began, then by id; those never settled come last."""
        with self._reading() as desk:
            return settling.groups(desk)

    def group_of(self, article: str) -> int | None:
        """Give the number of the story that an article, by its id, is in; ``None`` where there is no such article."""
        with self._reading() as desk:
            return settling.group_of(desk, article)

    def headlines(self, group: int) -> tuple[keeping.Headline, ...]:
        """List the articles of a story in the order of :meth:`articles`."""
        with self._reading() as desk:
            return keeping.headlines_of(desk, group)

    def story(self, name: str) -> int:
        """Give the number of the story that has an id, an id that begins so, or a title with this in it.

        Raises:
            UsageError: no story answers to that, or several do; says which.
        """
        with self._reading() as desk:
            return naming.one(desk, naming.STORIES, name, self.path).number

    def version(self, group: int) -> settling.Version | None:
        """Give what tells a story as it is from what it was before; ``None`` where there is none of that number."""
        with self._reading() as desk:
            return settling.version(desk, group)

    def versions(self, ids: Collection[str]) -> dict[str, settling.Version]:
        """Give the versions of stories by their ids, of those that there are."""
        with self._reading() as desk:
            return settling.versions(desk, ids)

    def affair(self, group: int) -> Affair | None:
        """Give what a story came to; ``None`` while it is dirty, and where there is none of that number."""
        with self._reading() as desk:
            return settling.affair(desk, group)

    def affairs(self) -> Iterator[Affair]:
        """Give what all stories came to, without those that are dirty, by the day they began, then by id."""
        with self._reading() as desk:
            yield from settling.affairs(desk)

    def claim(self, name: str) -> tuple[int, str]:
        """Give the story's number and the id of the claim that has an id, an id that begins so, or this in its wording.

        Raises:
            UsageError: no claim answers to that, or several do; says which.
        """
        with self._reading() as desk:
            return settling.claim(desk, naming.one(desk, naming.CLAIMS, name, self.path).number)

    def search(self, words: str, limit: int = 20) -> tuple[searching.Hit, ...]:
        """Find the articles and claims that have all these words, in any form, the best first.

        Words in double quotes stand together. Nothing else is syntax.

        Raises:
            UsageError: there is no word in what is asked for.
        """
        with self._reading() as desk:
            return searching.search(desk, words, limit)
