"""What a search found: reports and claims, with the words around what matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, Protocol

from rich.text import Text

from reportedly.terminal.layout import Look, flow, hang, rule
from reportedly.terminal.passages import Mark, Piece
from reportedly.terminal.rows import heading, row
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import count, day, page_day, short

__all__ = ["Hit", "search_lines"]

_LEGEND: Final = (("what was looked for", True), (" in the words around it", False))
_WHOSE: Final = {"article": "report", "claim": "claim"}


class Hit(Protocol):
    """One thing that was found; ``pieces`` are the words around, each with whether it is what was looked for."""

    @property
    def kind(self) -> Literal["article", "claim"]:
        """What it is."""

    @property
    def id(self) -> str:
        """The id of the article or claim."""

    @property
    def story(self) -> str | None:
        """The id of its story."""

    @property
    def title(self) -> str | None:
        """The title of the article, or the wording of the claim."""

    @property
    def outlet(self) -> str | None:
        """Who published it, of an article."""

    @property
    def published(self) -> str | None:
        """When, ISO 8601."""

    @property
    def pieces(self) -> Sequence[tuple[str, bool]]:
        """The words."""


def search_lines(hits: Iterable[Hit], look: Look) -> Iterator[Text]:
    """List what was found, in the order it comes in: what it is, where it stands, and the words."""
    found = list(hits)
    yield rule("━", look)
    yield from heading(f"{count(len(found), 'hit')}" if found else "Nothing was found", look)
    yield Text()
    for hit in found:
        title = Text.assemble((f"{_WHOSE[hit.kind]}  ", "dim"), (printable(hit.title or "(untitled)"), "bold"))
        dated = day(page_day(hit.published)) if hit.published or hit.kind == "article" else ""
        yield from row(f"  {dated}", title, _facts(hit), look)
        yield from row("", _snippet(hit.pieces, look), Text(), look)
        yield Text()
    if found:
        yield rule("─", look)
        yield from hang(_snippet(_LEGEND, look), look.measure)


def _facts(hit: Hit) -> Text:
    outlet = hit.outlet or ("outlet unknown" if hit.kind == "article" else None)
    facts = filter(None, [outlet, short(hit.id), f"in {short(hit.story)}" if hit.story else None])
    return Text(printable(" · ".join(facts)), style="dim")


def _snippet(pieces: Sequence[tuple[str, bool]], look: Look) -> Text:
    """Show the words, those that matched as a source is shown in a passage: the rest recedes."""
    snippet = flow((_piece(place, words, matched) for place, (words, matched) in enumerate(pieces)), look)
    snippet.style = "dim"
    return snippet


def _piece(place: int, words: str, matched: bool) -> Piece:
    return Piece(text=words, marks=(Mark(start=place, end=place + 1, role="source"),) if matched else ())
