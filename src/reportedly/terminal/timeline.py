"""A story along time: a line whenever a claim is first reported or comes to stand otherwise.

Two clocks: at the left the day it was reported; beside a claim the time that it is about, where it has one.
Reports that repeat what is known change nothing and are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from reportedly.affairs import Affair
from reportedly.terminal.known import Headline, Known
from reportedly.terminal.layout import Look
from reportedly.terminal.rows import change_rows, heading, legend_lines
from reportedly.terminal.story import header_lines

__all__ = ["timeline_lines"]


def timeline_lines(
    affair: Affair, headlines: Mapping[str, Headline], look: Look, *, day: str | None = None
) -> Iterator[Text]:
    """Show every change of one story, the first first, to the end of *day* where one is given."""
    known = Known(affair, headlines, day)
    changes = known.changes()
    yield from header_lines(known, look)
    yield from heading("The day it was reported, and what changed by it" if changes else "Nothing is claimed yet", look)
    yield from change_rows(changes, known, look)
    yield Text()
    yield from legend_lines(look, {change.standing.status for change in changes})
