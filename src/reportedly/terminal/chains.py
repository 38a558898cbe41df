"""The chain of a statement, from the outlet to the root, as it stands beside or above the words.

A certainty stands beside every link, with FactBank's code and the words that hedge it. The statement's number is in the
margin. Days that words of the content mean, and that cannot be told from these words alone, are notes below the chain;
so are clauses of it that are given less surely than its main clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from reportedly.records import Article, Certainty, Proposition, Span, Statement, Time
from reportedly.terminal.layout import MARGIN, Look, flow, hang
from reportedly.terminal.passages import Mark, Piece
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CERTAINTIES, MODES, meant_day, speaker

__all__ = ["certainty_text", "chain_lines", "doubts", "links_of", "manner", "meant_days"]

_SPACE = Text("  ")
#: Characters of a clause that tell which it is.
_LONGEST = 48


def chain_lines(
    number: int, links: Sequence[Text], notes: Sequence[Text], look: Look, *, above: Text | None = None
) -> list[Text]:
    """Show a chain in one line where that fits, else a link a line, its notes behind or below, a line *above* it."""
    flat = Text().join([links[0], *(Text.assemble((" ← ", "dim"), link) for link in links[1:])])
    whole, note = _SPACE.join([flat, *notes]), _SPACE.join(notes)
    below = [line for part in ([note] if note.cell_len <= look.chain else notes) for line in hang(part, look.chain)]
    if look.wide or flat.cell_len > look.chain:
        lines = hang(links[0], look.chain)
        for link in links[1:]:
            lines += hang(link, look.chain, Text("← ", style="dim"))
        lines += below
    else:
        lines = [whole] if whole.cell_len <= look.chain else [flat, *below]
    lines = [*(hang(above, look.chain) if above else []), *lines]
    margins = [f"{number:>3}  ", *[" " * MARGIN] * (len(lines) - 1)]
    return [Text.assemble((margin, "bold"), line) for margin, line in zip(margins, lines, strict=True)]


def links_of(statement: Statement, article: Article, look: Look) -> list[Text]:
    """Show each link: the outlet, then whose word, the root in bold."""
    outlet = Text(printable(article.outlet or "the outlet"))
    links = [Text.assemble(outlet, " ", certainty_text(statement.certainty, statement.hedges, look))]
    for link in statement.chain:
        name = Text(printable(speaker(link)), style="bold" if link is statement.chain[-1] else "")
        links.append(Text.assemble(name, " ", certainty_text(link.certainty, link.hedges, look)))
    return links


def certainty_text(certainty: Certainty, hedges: Sequence[Span], look: Look) -> Text:
    """Show a certainty in plain words, with its code and what it was read from."""
    shown = Text(f"({CERTAINTIES[certainty]} {certainty}", style="dim")
    for hedge in hedges:
        mark = Mark(start=0, end=len(hedge.text), role="hedge")
        shown.append(" ").append_text(flow([Piece(text=hedge.text, marks=(mark,))], look))
    return shown.append(")")


def manner(statement: Statement) -> Text:
    """Say how the words are given, and how sure the reading is."""
    sure = f" · {statement.confidence:.2f}" if statement.confidence is not None else ""
    return Text(f"{MODES[statement.mode]}{sure}", style="dim")


def doubts(statement: Statement, apart: Iterable[Proposition]) -> list[Text]:
    """Say which of the clauses that are weighed *apart* are given less surely than the main one, by how they begin."""
    return [
        Text(printable(f"{CERTAINTIES[one.certainty]} {one.certainty}: “{_beginning(one)}”"), style="dim")
        for one in apart
        if one.certainty is not None and _is_less(one.certainty, statement.held)
    ]


def _is_less(one: Certainty, than: Certainty) -> bool:
    """Whether it is a weaker commitment, or one to the contrary; FactBank's codes are in the order of the alphabet."""
    return one > than if one[-1] == than[-1] or "Uu" in (one, than) else True


def _beginning(one: Proposition) -> str:
    words = " … ".join(" ".join(span.text.split()) for span in one.spans)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def meant_days(statement: Statement, times: Sequence[Time]) -> list[Text]:
    """Say which days the words for times in the content stand for, where they alone do not: each once, or nothing."""
    within = [
        time
        for time in times
        if any(piece.start <= time.span.start and time.span.end <= piece.end for piece in statement.content)
    ]
    said = dict.fromkeys(f"{time.span.text}: {day}" for time in within if (day := meant_day(time)))
    return [Text(printable(f"[{'; '.join(said)}]"), style="dim")] if said else []
