"""A story's pages, read and reconciled as the program does it, and scored.

Pages are read one at a time, so that it is known which article is which page's; what is reconciled are all of a story's
reports. With a cache, what the reader found in a text is kept from run to run, for as long as the bundle, the text, its
sentences and the code of the reader stay the same: all that comes after the reader is always done anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import msgspec

import reportedly
from benchmarks.quality.stories.aligning import Case, align
from benchmarks.quality.stories.gathering import tally
from benchmarks.quality.stories.loading import Story, faults, folders, load, split_of
from benchmarks.quality.stories.measuring import Scores, score
from reportedly.affairs import Affair
from reportedly.articles import extract
from reportedly.errors import UsageError
from reportedly.pages import open_pages
from reportedly.pipeline import read_page
from reportedly.reader.bundle import digest
from reportedly.reader.session import Reader
from reportedly.records import Article, Page, Reading, Rejected, Report, Sense, Span

__all__ = ["Memory", "articles_of", "check", "measure", "run", "stories"]


class _Known(msgspec.Struct):
    """What was read already: by a hash of what was asked."""

    readings: dict[str, Reading] = {}
    senses: dict[str, tuple[Sense | None, ...]] = {}


class Memory:
    """A reader that reads no text twice; the model is loaded when there is something to read.

    Args:
        file: where the readings are kept from run to run; ``None``: nowhere.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._reader: Reader | None = None
        self._known = _Known()
        if file and file.exists():
            try:
                self._known = msgspec.msgpack.decode(file.read_bytes(), type=_Known)
            except msgspec.DecodeError as error:
                raise UsageError(f"{file}: not a cache of readings ({error}): delete it, or name another") from None
        self._state = f"{digest()} {_code()}" if file else ""

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool = True) -> Reading:
        """As :meth:`reportedly.reader.session.Reader.read`."""
        key = self._key(text, _places(sentences), inner)
        if (known := self._known.readings.get(key)) is None:
            known = self._known.readings[key] = self._loaded().read(text, sentences, inner=inner)
            self._keep()
        return known

    def senses(
        self, text: str, sentences: Sequence[Span], clauses: Sequence[Sequence[Span]]
    ) -> tuple[Sense | None, ...]:
        """As :meth:`reportedly.reader.session.Reader.senses`."""
        key = self._key(text, _places(sentences), tuple(map(_places, clauses)))
        if (known := self._known.senses.get(key)) is None:
            known = self._known.senses[key] = self._loaded().senses(text, sentences, clauses)
            self._keep()
        return known

    def _loaded(self) -> Reader:
        self._reader = self._reader or Reader()
        return self._reader

    def _key(self, *asked: object) -> str:
        return hashlib.sha256(repr((self._state, *asked)).encode("utf-8", "surrogatepass")).hexdigest()

    def _keep(self) -> None:
        if self._file:
            written = self._file.with_name(f"{self._file.name}.new")
            written.write_bytes(msgspec.msgpack.encode(self._known))
            written.replace(self._file)


def _places(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in spans)


def measure(root: Path, split: str) -> dict[str, float]:
    """Every measure over the stories of a split, by name, 0 to 1.

    Args:
        root: the folder of the stories.
        split: ``"development"`` or ``"scored"``.

    Raises:
        UsageError: a story's answers have faults, or one of its pages gives no article.
    """
    memory = Memory()
    cases = [run(story, memory) for story in stories(root, split)]
    together = tally([list(case.reports.values()) for case in cases])
    return {**sum(map(score, cases), Scores()).measures(), "stories_gathered_f1": together.f1}


def stories(root: Path, split: str) -> Iterator[Story]:
    """The stories of a split, in the order of their names."""
    return (load(folder) for folder in folders(root) if split_of(folder) == split)


def run(story: Story, reader: Memory) -> Case:
    """Read a story's pages, reconcile them, and lay the answers beside what came of it.

    Raises:
        UsageError: the answers have faults, or a page gives no article.
    """
    reports = {number: _report(path, reader) for number, path in story.pages.items()}
    found = _faults(story, {number: report.article for number, report in reports.items()})
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise UsageError(f"{story.name}: {found[0]}{more}")
    return align(story.answers, reports, reconciled(reports.values()))


def check(story: Story) -> list[str]:
    """What is wrong with a story's answers, a line each; its pages are extracted, but not read."""
    return _extracted(story)[1]


def articles_of(story: Story, *others: Story) -> dict[str, Article]:
    """The article of every page of a story, by the page's number; none is read. *others* are other answers to it.

    Raises:
        UsageError: a page gives no article, or any of the answers have faults.
    """
    articles, wrong = _extracted(story)
    wrong = wrong or [fault for other in others for fault in _faults(other, articles)]
    if wrong:
        raise UsageError(f"{story.name}: {wrong[0]}")
    return articles


def _extracted(story: Story) -> tuple[dict[str, Article], list[str]]:
    """The articles of a story's pages, and what is wrong: with the pages, else with the answers."""
    results = {number: _article(path) for number, path in story.pages.items()}
    articles = {number: one for number, one in results.items() if isinstance(one, Article)}
    missing = [
        f"page {number}: {one.reason}: {one.detail}" for number, one in results.items() if isinstance(one, Rejected)
    ]
    return articles, missing or _faults(story, articles)


def reconciled(reports: Iterable[Report]) -> Affair:
    """What the program makes of the reports of one story."""
    from reportedly.reconcile import reconcile

    return reconcile(reports)


def _faults(story: Story, articles: Mapping[str, Article]) -> list[str]:
    firsts: dict[str, str] = {}
    same = [
        f"pages {first} and {number} are one article: nothing tells them apart"
        for number, article in articles.items()
        if (first := firsts.setdefault(article.id, number)) != number
    ]
    return same + faults(story.answers, {number: article.text for number, article in articles.items()})


def _report(path: Path, reader: Memory) -> Report:
    page = _page(path)
    result = page if isinstance(page, Rejected) else read_page(page, cast(Reader, reader))
    if isinstance(result, Rejected):
        raise UsageError(f"{path}: gives no article: {result.reason}: {result.detail}")
    return result


def _article(path: Path) -> Article | Rejected:
    page = _page(path)
    return page if isinstance(page, Rejected) else extract(page)


def _page(path: Path) -> Page | Rejected:
    (page,) = open_pages([str(path)])
    return page


def _code() -> str:
    """A hash of all that a reading depends on beside the bundle: the reader's code, and that of its values."""
    package = Path(reportedly.__file__).parent
    files = [*sorted((package / "reader").glob("*.py")), package / "records.py"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
