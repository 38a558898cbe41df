"""Put the reader's measured error rates into the README: ``python docs/scores.py``.

Between its two marks, the README carries what ``reportedly bench`` prints of the bundle in the package. A test fails
when the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from textwrap import fill

from reportedly.reader.bundle import manifest
from reportedly.terminal.rates import Scored, notes, rates

README = Path(__file__).parent.parent / "README.md"
BEGIN = "<!-- scores: written by docs/scores.py -->"
END = "<!-- end of scores -->"


def rewritten(readme: str, scores: Iterable[Scored]) -> str:
    """Give *readme* with the table of *scores* between its marks.

    Raises:
        ValueError: the marks are not there, each once.
    """
    before, between, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not between or not end or readme.count(BEGIN) + readme.count(END) != 2:
        raise ValueError(f"README.md needs one {BEGIN!r} and one {END!r} after it")
    return "\n".join([before + BEGIN, *_table(scores), END + after])


def _table(scores: Iterable[Scored]) -> Iterator[str]:
    rows = rates(scores)
    yield from (
        "",
        "| | what is read | measured on | measure | value | how often it errs |",
        "|---|---|---|---|---|---|",
    )
    for head, group in groupby(rows, attrgetter("head")):
        for place, row in enumerate(group):
            cells = ("" if place else head, row.reads, row.corpus, row.measure, row.figure, row.errs)
            yield f"| {' | '.join(cells)} |"
    yield from ("", fill(" ".join(notes(rows)), 120), "")


def main() -> None:
    """Read the manifest and write the README."""
    README.write_text(rewritten(README.read_text(encoding="utf-8"), manifest().scores), encoding="utf-8")


if __name__ == "__main__":
    main()
