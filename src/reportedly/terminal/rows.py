"""Lines for what hangs together across reports: a lead at the left, then what it is about, then who and why.

Theory of operation. Everything that is told of a story is a row. Its lead (a day, or how a claim stands) fills a column
that the eye runs down; the matter and the note on it stand side by side where the console is wide, one above the other
where it is not. What is painted here comes from strangers: it is made safe on the way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Final

from rich.text import Text

from reportedly.affairs import STATUSES, Claim, Drift, Saying, Status
from reportedly.terminal.judged import judged_briefly
from reportedly.terminal.known import Change, Known
from reportedly.terminal.layout import MARGIN, Look, hang, rule
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import (
    CERTAINTIES,
    SIGNS,
    backing,
    count,
    day,
    day_and_time,
    enumerated,
    independent,
    short,
    since,
)

__all__ = [
    "backed",
    "change_rows",
    "drift_rows",
    "heading",
    "legend_lines",
    "more",
    "name_of_root",
    "row",
    "source",
    "status_lead",
    "status_text",
]

#: How a status looks where there are colours; its sign and its word stand there in any case.
_STYLES: Final[dict[Status, str]] = {
    "reported": "",
    "corroborated": "green",
    "disputed": "bold yellow",
    "withdrawn": "red",
    "overtaken": "yellow",
    "unsourced": "magenta",
}

_LEAD = 21  # columns: a margin, and the longest day or status
_GAP = 2  # columns between the matter and the note beside it
_NAMES = 2  # roots that are named where a claim stands in a list
_QUOTED = 90  # characters of somebody's words in a list; the claim's own page has all


def row(lead: Text | str, matter: Text, note: Text, look: Look) -> Iterator[Text]:
    """Set *matter* behind *lead*, and *note* beside it, or below."""
    first = Text.assemble(lead)
    first.append(" " * max(1, _LEAD - first.cell_len))
    if not look.wide or not note:
        yield from hang(matter, look.measure, first, " " * _LEAD)
        if note:
            yield from hang(note, look.measure, " " * _LEAD)
        return
    half = (look.measure - _LEAD - _GAP) // 2
    left, right = hang(matter, _LEAD + half, first, " " * _LEAD), hang(note, half)
    for line, aside in zip_longest(left, right):
        whole = line.copy() if line is not None else Text()
        whole.append(" " * (_LEAD + half + _GAP - whole.cell_len))
        yield whole.append_text(aside) if aside is not None else whole


def heading(words: str, look: Look) -> Iterator[Text]:
    """Head a part of the page."""
    yield from hang(Text(words, style="bold"), look.measure, "", "  ")


def more(number: int, command: str, look: Look) -> Iterator[Text]:
    """Say how many are left out, and how to see them; nothing where none is."""
    if number > 0:
        yield from hang(Text(printable(f"and {number:,} more: {command}"), style="dim"), look.measure, " " * MARGIN)


def legend_lines(look: Look, shown: Collection[Status | None]) -> Iterator[Text]:
    """Tell what the statuses mean that are on the page."""
    meanings = [
        Text.assemble(status_text(status), f": {meaning}") for status, meaning in STATUSES.items() if status in shown
    ]
    if meanings:
        yield rule("─", look)
        yield from hang(Text("; ").join(meanings), look.measure)


def status_text(status: Status, words: str | None = None) -> Text:
    """Show a status by its sign and its word, or other *words* for it."""
    return Text(f"{SIGNS[status]} {words or status}", style=_STYLES[status])


def status_lead(status: Status, mark: str = "") -> Text:
    """Show a status as a lead, a *mark* in the margin."""
    return Text.assemble((f"{mark:>{MARGIN - 1}} ", "bold"), status_text(status))


def backed(claim: Claim, known: Known, *, brief: bool = False) -> Text:
    """Say who backs a claim, on whose word, since when, and its short id; *brief* says how many, and the id."""
    standing, turned = known.standing(claim), known.turned(claim)
    if standing is None or turned is None:
        return Text(printable(short(claim.id)), style="dim")
    names = [name_of_root(root.name) for root in known.roots(claim)] if standing.roots else []
    whose = f": {enumerated(names, _NAMES)}" if names else ""
    facts = [f"{backing(standing)}{whose}", since(turned.standing.from_)]
    if brief:
        facts = [f"{count(standing.outlets, 'outlet')}, {independent(standing)}"]
    facts += [*judged_briefly(claim), short(claim.id)]
    return Text(printable(" · ".join(facts)), style="dim")


def name_of_root(name: str | None) -> str:
    """Name a root as far as it can be."""
    return printable(name or "somebody the text does not name")


def source(said: Saying | None, claim: Claim, known: Known, *, words: bool = False) -> str:
    """Say who said it, on whose word where it is the claim's own, and with which *words* where asked for."""
    if said is None:
        return ""
    root = claim.roots[said.root] if said in claim.says and said.root is not None else None
    who = (
        f"{known.outlet(said.article)}, on the word of {name_of_root(root.name)}"
        if root
        else known.outlet(said.article)
    )
    quoted = said.text if len(said.text) <= _QUOTED else f"{said.text[:_QUOTED].rsplit(maxsplit=1)[0]} …"
    return printable(f"{who}: “{quoted}”" if words else who)


def change_rows(changes: list[Change], known: Known, look: Look) -> Iterator[Text]:
    """Show changes, each day once: how the claim stands from then on, how it did before, and whose words changed it."""
    above = None
    for change in changes:
        standing = change.standing
        lead = day(standing.from_)
        said = known.saying(standing.because, change.claim)
        matter = Text.assemble(_turn(change), f": {printable(change.claim.wording)}")
        happened = f"happened: {day_and_time(change.claim.when)}" if change.claim.when else ""
        words = source(said, change.claim, known, words=change.before is not None)
        note = Text(" · ".join(filter(None, [happened, words])), style="dim")
        yield from row(f"  {'' if lead == above else lead}", matter, note, look)
        above = lead


def drift_rows(
    drifts: list[tuple[Claim, Drift, Saying | None]], known: Known, look: Look, *, worded: bool = True
) -> Iterator[Text]:
    """Show drifts: the day, the outlet, from what to what, what it rests on; and the claim, where *worded*."""
    for claim, drift, said in drifts:
        published = known.published(said.article) if said else None
        outlet = printable(known.outlet(said.article)) if said else "a statement that is not at hand"
        step = f"{CERTAINTIES[drift.from_]} → {CERTAINTIES[drift.to]}"
        brought = "with a new source" if drift.new_root else "without a new source"
        matter = Text.assemble(f"{outlet}: ", (step, "bold"), f", {brought}")
        yield from row(f"  {day(published)}", matter, Text(_rested(claim, drift, worded), style="dim"), look)


def _rested(claim: Claim, drift: Drift, worded: bool) -> str:
    root = next((root for root in claim.roots if drift.root is not None and root.entity == drift.root), None)
    before = f"gave it as {CERTAINTIES[drift.from_]}" if root else f"given as {CERTAINTIES[drift.from_]}"
    until = f" until {day(drift.since)}" if drift.since else ""
    whose = f"{name_of_root(root.name)} {before}{until}" if root else f"{before}{until}, nobody named"
    return f"{whose}: {printable(claim.wording)}" if worded else whose


def _turn(change: Change) -> Text:
    status = change.standing.status
    if change.before is None:
        return status_text(status, "first reported" if status == "reported" else f"first reported, {status}")
    return status_text(status, f"{status}, was {change.before}")
