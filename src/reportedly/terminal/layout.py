"""Lines of styled text: wrapped, hung from a margin, set side by side, and painted for a console.

The functions are pure but for :func:`painted`, which asks the console how a style is written. Text is never read as
markup. Widths are in terminal columns, in which a Chinese character is two wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest
from typing import Final

from rich.console import Console
from rich.text import Text

from reportedly.terminal.passages import Mark, Piece, Role
from reportedly.terminal.safety import printable

__all__ = ["MARGIN", "Look", "beside", "flow", "hang", "listing", "look_of", "painted", "rule"]

#: How each role looks where there are colours. No two styles differ in colour alone.
STYLES: Final[dict[Role, str]] = {
    "content": "not dim",
    "source": "not dim bold cyan",
    "cue": "not dim italic cyan",
    "hedge": "not dim underline yellow",
}

#: How each role looks where there are none.
SIGNS: Final[dict[Role, tuple[str, str]]] = {
    "content": ("«", "»"),
    "source": ("*", "*"),
    "cue": ("‹", "›"),
    "hedge": ("{", "}"),
}

#: Columns of a statement's number.
MARGIN: Final = 5

_LABEL = 19  # columns of a label in a list
_NARROWEST = 40  # columns: a console that says it has fewer gets lines of this length
_WIDE = 110  # columns from which a statement's chain stands beside its words and not above them
_ASIDE = 40  # columns of the chain where it stands beside the words
_MEASURE = 96  # columns of running text at most: longer lines are hard to read
_PLAIN = Console(color_system=None, width=_MEASURE)  # rich wants a console to wrap by; it is asked nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the console allows: its ``width`` in columns, and whether ``signs`` must do the work of colours."""

    width: int
    signs: bool

    @property
    def wide(self) -> bool:
        """Whether a statement's chain stands beside its words."""
        return self.width >= _WIDE

    @property
    def chain(self) -> int:
        """Columns for a chain."""
        return _ASIDE if self.wide else self.width - MARGIN

    @property
    def bar(self) -> int:
        """The column of the bar to the left of the words."""
        return MARGIN + _ASIDE + 1 if self.wide else MARGIN

    @property
    def words(self) -> int:
        """Columns for the words."""
        return min(_MEASURE, self.width - self.bar - 2)

    @property
    def measure(self) -> int:
        """Columns for a line of the program's own."""
        return min(self.width, self.bar + 2 + _MEASURE)


def look_of(console: Console) -> Look:
    """Ask what *console* allows. rich has heard ``NO_COLOR``, ``FORCE_COLOR``, ``TERM`` and ``COLUMNS`` before."""
    return Look(width=max(_NARROWEST, console.width), signs=console.no_color or console.color_system is None)


def painted(lines: Iterable[Text], console: Console, look: Look) -> str:
    """Give the lines as *console* shows them, without trailing white space, a line feed after each."""
    if look.signs:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True, highlight=False)
    return captured.get()


def flow(pieces: Iterable[Piece], look: Look) -> Text:
    """Join pieces of an article, every mark with its style, or between its signs. Paragraphs stay apart."""
    text = Text()
    signs: list[Mark] = []
    for piece in pieces:
        if look.signs:
            _turn(text, signs, piece.marks)
        shown = printable(piece.text, paragraphs=True)
        text.append(shown)
        for mark in piece.marks:
            text.stylize(STYLES[mark.role], len(text) - len(shown))
    _turn(text, signs, ())
    return text


def hang(text: Text, width: int, first: Text | str = "", rest: Text | str | None = None) -> list[Text]:
    """Wrap *text* to *width* columns with *first* before its first line and *rest* (or space) before the others."""
    lead = _text(first)
    follow = Text(" " * lead.cell_len) if rest is None else _text(rest)
    lines = text.wrap(_PLAIN, max(1, width - lead.cell_len))
    return [Text.assemble(margin, line) for margin, line in zip(chain([lead], repeat(follow)), lines, strict=False)]


def beside(aside: Sequence[Text], words: Sequence[Text], look: Look) -> Iterator[Text]:
    """Set *aside* to the left of *words* where the console is wide, above them where it is not; *words* get a bar."""
    if not look.wide:
        yield from aside
        aside = ()
    for left, right in zip_longest(aside, words):
        line = left.copy() if left is not None else Text()
        line.append(" " * (look.bar - line.cell_len))
        line.append("│ ", style="dim")
        yield line.append_text(right) if right is not None else line


def listing(heading: str, rows: Iterable[tuple[str, Text]], look: Look) -> Iterator[Text]:
    """Set *rows* under a *heading*, each behind its label, which a run of rows shows once; nothing where there is none.

    A blank line follows.
    """
    above = None
    for label, words in rows:
        if above is None:
            yield from hang(Text(heading), look.measure, " " * MARGIN)
        aside = Text.assemble(" " * MARGIN, ("" if label == above else label, "dim"))
        above = label
        if look.wide:
            yield from beside([aside], hang(words, look.words), look)
        else:
            aside.append(" " * max(1, MARGIN + _LABEL - aside.cell_len))
            yield from hang(words, look.measure, aside, " " * (MARGIN + _LABEL))
    if above is not None:
        yield Text()


def rule(character: str, look: Look) -> Text:
    """Draw a quiet line from one side to the other."""
    return Text(character * look.measure, style="dim")


def _text(value: Text | str) -> Text:
    return value if isinstance(value, Text) else Text(value)


def _turn(text: Text, opened: list[Mark], wanted: Sequence[Mark]) -> None:
    """Close the signs that end here and open those that begin, so that they nest even where their spans cross."""
    kept = 0
    while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
        kept += 1
    for mark in reversed(opened[kept:]):
        text.append(SIGNS[mark.role][1])
    for mark in wanted[kept:]:
        text.append(SIGNS[mark.role][0])
    opened[kept:] = wanted[kept:]
