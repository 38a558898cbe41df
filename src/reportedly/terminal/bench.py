"""The card of a reader: what it is made of, and how often it errs.

The table has a row a measured number, under its head. Where the console is wide the plain words stand in the row;
where it is not, below it. What a bundle says of itself is a stranger's text and is made fit for the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from rich.cells import cell_len
from rich.text import Text

from reportedly.terminal.layout import Look, hang
from reportedly.terminal.rates import HEADS, Rate, notes
from reportedly.terminal.safety import printable

__all__ = ["card_lines"]

_COLUMNS = ("what is read", "measured on", "measure", "value")
_LAST = "how often it errs"
_INDENT = 2  # columns before a row, and again before its words where these stand below it
_GAP = 2  # columns between columns
_WORDS = 40  # columns that the words need to stand in the row


def card_lines(about: Mapping[str, str], rows: Sequence[Rate], look: Look) -> Iterator[Text]:
    """Show a reader.

    Args:
        about: what the bundle is, each with its label.
        rows: its table of rates, head by head.
        look: what the console allows.
    """
    label = max(map(len, about), default=0) + _GAP
    for name, value in about.items():
        yield from hang(Text(printable(value)), look.measure, Text(name.ljust(label), style="dim"), " " * label)
    yield Text()
    yield from _table(rows, look)
    for note in notes(rows) or ("This bundle does not say what it was measured at.",):
        yield from hang(Text(note, style="dim"), look.measure)


def _table(rows: Sequence[Rate], look: Look) -> Iterator[Text]:
    if not rows:
        return
    widths = [max(map(cell_len, column)) for column in zip(_COLUMNS, *map(_cells, rows), strict=True)]
    yield from _row(_COLUMNS, _LAST, widths, look, style="dim")
    for head, group in groupby(rows, attrgetter("head")):
        meaning = f": {HEADS[head]}" if head in HEADS else ""
        yield from hang(Text.assemble((printable(head), "bold"), meaning), look.measure)
        for rate in group:
            yield from _row(_cells(rate), rate.errs, widths, look)
        yield Text()


def _row(cells: Sequence[str], words: str, widths: Sequence[int], look: Look, *, style: str = "") -> Iterator[Text]:
    *left, number = cells
    *lefts, narrow = widths
    padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(left, lefts, strict=True)]
    row = " " * _INDENT + (" " * _GAP).join([*padded, number.rjust(narrow)])
    if cell_len(row) + _GAP + _WORDS <= look.measure:
        yield from hang(Text(words, style=style), look.measure, Text(row + " " * _GAP, style=style))
    else:
        yield from hang(Text(row.strip(), style=style), look.measure, " " * _INDENT)
        yield from hang(Text(words, style=style), look.measure, " " * 2 * _INDENT)


def _cells(rate: Rate) -> tuple[str, str, str, str]:
    return printable(rate.reads), printable(rate.corpus), printable(rate.measure), rate.figure
