"""What goes on while pages are read: a bar where a person watches, and the count of what became of them.

The bar is on standard error and only where that is a terminal; piped, there is nothing but the line for each rejected
page and the summary. The rate is in words of article text a second: pages differ too much in length to count by them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from reportedly.records import Rejected, Report
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import count

__all__ = ["Tally", "Watch", "rejection"]


@dataclass(slots=True)
class Tally:
    """What became of the pages so far. ``known`` are those that the desk had already."""

    read: int = 0
    known: int = 0
    statements: int = 0
    words: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def pages(self) -> int:
        """All of them."""
        return self.read + self.known + self.rejected.total()

    def add(self, item: object) -> None:
        """Count one page: a report, a rejection, or (anything else) a page the desk knew."""
        match item:
            case Report():
                self.read += 1
                self.statements += len(item.statements)
                self.words += len(item.article.text.split())
            case Rejected():
                self.rejected[item.reason] += 1
            case _:
                self.known += 1

    def rejections(self) -> str | None:
        """``"2 rejected (not_english 1, empty 1)"``, or ``None`` where none was."""
        if not self.rejected:
            return None
        reasons = ", ".join(f"{reason} {number:,}" for reason, number in self.rejected.most_common())
        return f"{self.rejected.total():,} rejected ({reasons})"

    def summary(self, desk: str) -> str:
        """``"12 pages read, 1 rejected (not_english 1), 230 statements, into desk.db."``."""
        known = f"{self.known:,} there already" if self.known else None
        parts = (count(self.read, "page") + " read", known, self.rejections(), count(self.statements, "statement"))
        return f"{', '.join(filter(None, parts))}, into {desk}."


class Watch:
    """The bar, to be entered with ``with``, told of each page as it is done.

    Args:
        total: how many pages are expected, ``None`` where that cannot be told: then no time left is shown.
        console: standard error, unless a test has another.
    """

    def __init__(self, total: int | None, console: Console | None = None) -> None:
        self.tally: Final = Tally()
        self._console = console or Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn("reading"),
            BarColumn(bar_width=28, complete_style="cyan", finished_style="cyan", pulse_style="cyan"),
            _Pages(),
            _Rate(self.tally),
            *([TimeRemainingColumn(compact=True), TextColumn("left")] if total else []),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def saw(self, item: object) -> None:
        """One page is done; a rejected one gets its line above the bar."""
        self.tally.add(item)
        if isinstance(item, Rejected):
            self._console.print(Text(f"reportedly: {rejection(item)}"), soft_wrap=True)
        self._bar.update(self._task, completed=self.tally.pages)


class _Pages(ProgressColumn):
    """``12 of 40 pages``."""

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        return Text(f"{done} of {int(task.total):,} pages" if task.total else f"{done} pages")


class _Rate(ProgressColumn):
    """``1,240 words/s``, since the start."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally

    def render(self, task: Task) -> Text:
        if not task.elapsed or not self._tally.words:
            return Text("")
        return Text(f"{self._tally.words / task.elapsed:,.0f} words/s", style="dim")


def rejection(page: Rejected) -> str:
    """``"rejected a/b.html: not_english: the text looks like Norwegian"``, fit for a terminal."""
    where = page.url or page.path or "a page without an address"
    return printable(": ".join(filter(None, (f"rejected {where}", page.reason, page.detail))))
