"""The only file that knows the order: pages → articles → sentences → reader → statements → store → reconcile → store.

Everything else is a stage that takes values and gives values. A page that cannot be read becomes a ``Rejected`` and
leaves the rest of the run unharmed. A story that has changed is reconciled anew when the run has read so many pages
more, and at its end; what a killed run left is made up for by the next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from reportedly import articles, sentences, statements
from reportedly.affairs import Affair
from reportedly.engines.local import Job, spread
from reportedly.export import jsonl
from reportedly.pages import Hints, Rules, expected, open_pages, sent_pages
from reportedly.reader.bundle import load
from reportedly.reader.session import Reader
from reportedly.reconcile import corrections, reconcile, story_keys
from reportedly.records import Article, Page, Rejected, Report, digest
from reportedly.store import Desk

__all__ = [
    "Hints",
    "Known",
    "Reader",
    "Taken",
    "affair",
    "as_lines",
    "expected",
    "export",
    "parse",
    "read",
    "read_article",
    "read_page",
    "rejected",
    "sent_pages",
    "settle",
    "show",
    "take",
]

Item = TypeVar("Item")

_NO_HINTS = Hints()

#: Characters of the longest article that is read: some 50,000 words, ten seconds' work. The longest of 126 saved news
#: pages (2026-11) has 31,574; what is longer is a book, a dump or an attack, and would hold up the pages behind it.
LONGEST = 300_000

#: Pages between two times at which stories are reconciled: so much of the ledger can lag behind while a run goes on.
SETTLED_EVERY = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A page that the desk has already, as this reader reads it: nothing was done."""

    path: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a page that was sent here: from where it is, and whether the desk had it from this reader."""

    where: str
    item: Report | Rejected
    known: bool


def read_page(page: Page, reader: Reader) -> Report | Rejected:
    """One page, read to the end. Depends on the page and the reader's bundle only; never raises for what is on it."""
    try:
        article = articles.extract(page)
        if isinstance(article, Rejected):
            return article
        if len(article.text) > LONGEST:
            detail = f"an article of {len(article.text):,} characters: more than {LONGEST:,} are not read"
            return Rejected(url=page.url, path=page.path, reason="too_large", detail=detail)
        return read_article(article, reader)
    except Exception as error:  # noqa: BLE001 - one page's defect must not end a run over thousands
        detail = f"{type(error).__name__}: {error}".splitlines()[0]
        return Rejected(url=page.url, path=page.path, reason="failed", detail=detail)


def parse(
    sources: Sequence[str],
    *,
    hints: Hints = _NO_HINTS,
    allow_private: bool = False,
    bundle: Path | None = None,
    jobs: int = 1,
) -> Iterator[Report | Rejected]:
    """Read *sources* and store nothing; results stream in the order of the sources.

    Args:
        sources: files, folders, ``-`` for standard input, http(s) addresses.
        hints: what a bare text cannot say of itself.
        allow_private: whether addresses of this machine and of private networks may be fetched.
        bundle: a reader's bundle; ``None``: the one that the package carries.
        jobs: how many processes read.

    Raises:
        UsageError: a source does not exist.
        BundleError: the bundle cannot be used.
    """
    pages = open_pages(sources, hints=hints, rules=Rules(allow_private=allow_private))
    for item in _through(pages, bundle, jobs):
        if not isinstance(item, Known):
            yield item


def read(
    sources: Sequence[str],
    *,
    desk: Path,
    hints: Hints = _NO_HINTS,
    allow_private: bool = False,
    bundle: Path | None = None,
    jobs: int = 1,
) -> Iterator[Report | Rejected | Known]:
    """Read *sources* into *desk*, made if need be; each page is stored before it is yielded.

    A page that the desk has from this reader is skipped (:class:`Known`), so that a run cut short goes on where it was.

    Raises:
        UsageError, BundleError: as for :func:`parse`.
        StoreError: the desk cannot be opened or written.
    """
    pages = open_pages(sources, hints=hints, rules=Rules(allow_private=allow_private))
    reader = _name(bundle)
    keys: deque[str] = deque()
    with Desk.open(desk) as store:

        def unread() -> Iterator[Page | Rejected | Known]:
            for page in pages:
                keys.append(_key(page, reader))
                yield Known(path=page.path, url=page.url) if store.seen(keys[-1]) else page

        results = _through(unread(), bundle, jobs)
        yield from _settling(store, (_keep(store, keys.popleft(), item, reader) for item in results))


def take(pages: Iterable[Page | Rejected], *, desk: Path, reader: Reader) -> Iterator[Taken]:
    """Read pages into a desk with a reader that is loaded already, and the usual bundle's.

    Whoever sent a page is told what it came to; so one that the desk has is read again, which changes nothing.

    Raises:
        BundleError, StoreError: as for :func:`read`.
    """
    name = _name(None)

    def taken(page: Page | Rejected) -> Taken:
        key = _key(page, name)
        known = store.seen(key)
        item = _keep(store, key, _work(page, reader), name)
        assert not isinstance(item, Known), "what is known was read again"
        return Taken(where=page.path or page.url or "a page", item=item, known=known)

    with Desk.open(desk, create=False) as store:
        yield from _settling(store, map(taken, pages))


def settle(store: Desk) -> None:
    """Reconcile every story of a desk that has changed. One that changes meanwhile is left to whoever changed it."""
    for group in store.dirty():
        store.settle(group, _reckoned(store, group))


def affair(store: Desk, group: int) -> Affair:
    """What a story comes to now: as it was last settled, or reckoned here where it has changed since."""
    return store.affair(group) or _reckoned(store, group)


def _reckoned(store: Desk, group: int) -> Affair:
    reports = store.of_group(group)
    return reconcile(reports, judgements=store.judgements(group))


def show(desk: Path, article: str | None = None) -> Iterator[Report]:
    """The reports of *desk* in order of publication, or the one that *article* names (an id, a piece of title or URL).

    Raises:
        UsageError: there is no desk, or no one article of that name.
        StoreError: the file is no desk.
    """
    with Desk.open(desk, readonly=True) as store:
        if article is None:
            yield from store.reports()
        else:
            yield store.report(article)


def rejected(desk: Path) -> Iterator[Rejected]:
    """The pages of *desk* that gave no article. Raises as :func:`show`."""
    with Desk.open(desk, readonly=True) as store:
        yield from store.rejected()


def export(desk: Path) -> Iterator[str]:
    """The ledger of *desk* as JSON lines: story by story, then what was rejected. Raises as :func:`show`."""
    with Desk.open(desk, readonly=True) as store:
        for group in store.groups():
            reports, told = store.of_group(group), affair(store, group)
            corrected = corrections(reports, store.judgements(group), told.story.cast)
            yield from jsonl.affair_lines(reports, told, corrected)
        yield from map(jsonl.line, store.rejected())


def as_lines(item: Report | Rejected) -> Iterator[str]:
    """The JSON lines of one result, in the public format."""
    if isinstance(item, Rejected):
        yield jsonl.line(item)
    else:
        yield from jsonl.lines(item)


def read_article(article: Article, reader: Reader) -> Report:
    """An article, read to the end: its statements, and what each clause of them means."""
    found = sentences.of(article)
    report = statements.compose(article, found, reader.read(article.text, found))
    senses = reader.senses(article.text, found, [one.spans for one in report.propositions])
    told = (replace(one, sense=sense) for one, sense in zip(report.propositions, senses, strict=True))
    return replace(report, propositions=tuple(told))


def _through(
    pages: Iterable[Page | Rejected | Known], bundle: Path | None, jobs: int
) -> Iterator[Report | Rejected | Known]:
    """Read the pages among *pages* in *jobs* processes; everything else comes through in its place."""
    job = Job(partial(Reader, bundle), _work)
    if jobs > 1:
        load(bundle)  # a broken bundle is said here, in one line, not by every process
    return spread(job, pages, processes=jobs)


def _settling(store: Desk, items: Iterable[Item]) -> Iterator[Item]:
    """Pass on what is stored, and settle the stories that it changes: now and then, and when it ends for any reason."""
    try:
        for number, item in enumerate(items, start=1):
            yield item
            if number % SETTLED_EVERY == 0:
                settle(store)
    finally:
        settle(store)


def _keep(store: Desk, key: str, item: Report | Rejected | Known, reader: str) -> Report | Rejected | Known:
    """Store what came of a page. A report that breaks a promise of the ledger is a defect, and harms its page alone."""
    if isinstance(item, Report):
        try:
            store.add(key, item, reader=reader, story_keys=story_keys(item))
        except ValueError as error:
            item = Rejected(url=item.article.url, path=None, reason="failed", detail=f"{error}".splitlines()[0])
    if isinstance(item, Rejected):
        store.reject(key, item)
    return item


def _work(item: Page | Rejected | Known, reader: Reader) -> Report | Rejected | Known:
    return read_page(item, reader) if isinstance(item, Page) else item


def _name(bundle: Path | None) -> str:
    """The reader's name: what is read changes with the program's version and with the bundle."""
    try:
        number = version("reportedly")
    except PackageNotFoundError:
        number = "from its source"
    return f"reportedly {number}, bundle {load(bundle).digest}"


def _key(page: Page | Rejected, reader: str) -> str:
    if isinstance(page, Rejected):
        return digest("page", page.url, page.path, page.reason, page.detail)
    hints = (page.url, page.outlet, page.title, page.published, page.charset)
    return digest("page", reader, page.sha256, page.media_type, *hints)
