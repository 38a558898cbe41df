"""The stories of a desk, the one that changed last first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from rich.text import Text

from reportedly.terminal.layout import Look, rule
from reportedly.terminal.rows import heading, row, status_text
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import count, day, days, short

__all__ = ["StoryLine", "stories_lines"]


class StoryLine(Protocol):
    """What is told of a story in a line: days are ISO 8601, the rest are counts."""

    @property
    def id(self) -> str:
        """The story's id."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def first(self) -> str | None:
        """The day of its first report."""

    @property
    def last(self) -> str | None:
        """The day of its last."""

    @property
    def articles(self) -> int:
        """How many reports it has."""

    @property
    def claims(self) -> int:
        """How many claims."""

    @property
    def contested(self) -> int:
        """How many of them are disputed or overtaken."""

    @property
    def changed(self) -> str | None:
        """The last day on which a claim came to stand otherwise."""


def stories_lines(stories: Iterable[StoryLine], look: Look) -> Iterator[Text]:
    """List stories: when each changed, its title and how much of it is contested, its days, counts and id."""
    newest = sorted(stories, key=lambda story: (story.changed or "", story.last or "", story.id), reverse=True)
    yield rule("━", look)
    yield from heading(f"{count(len(newest), 'story')}, by the day of the last change", look)
    yield Text()
    for story in newest:
        yield from row(f"  {day(story.changed)}", _title(story), _facts(story), look)
        yield Text()


def _title(story: StoryLine) -> Text:
    title = Text(printable(story.title or "(untitled)"), style="bold")
    if story.contested:
        title = Text.assemble(title, "  ", status_text("disputed", f"{story.contested:,} contested"))
    return title


def _facts(story: StoryLine) -> Text:
    counts = f"{count(story.articles, 'report')}, {count(story.claims, 'claim')}"
    reported = [f"reported {days(story.first, story.last)}"] if story.first or story.last else []
    facts = [*reported, counts, short(story.id)]
    return Text(printable(" · ".join(facts)), style="dim")
