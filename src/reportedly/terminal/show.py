"""A report as an editor reads it: who said what, on whose word, how surely, and the very words.

Theory of operation. A report becomes lines of styled text; nothing here touches a stream. Each attributed statement
gives its chain, from the outlet to the root, a certainty beside every link, and its words among the sentences they
stand in. What the outlet says in its own voice follows, shorter: the certainty and the words. Where a content dates
itself by words that mean another day in another article ("on Friday"), the day follows in brackets; a date in full
needs no help. Where there is no colour every style has a sign instead, and a legend explains either, so that nothing is
told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from reportedly import sentences
from reportedly.records import REASONS, Article, Proposition, Rejected, Report, Statement
from reportedly.terminal.chains import certainty_text, chain_lines, doubts, links_of, manner, meant_days
from reportedly.terminal.details import detail_lines
from reportedly.terminal.layout import MARGIN, Look, beside, flow, hang, listing, rule
from reportedly.terminal.passages import Mark, Piece, Role, contents, passage
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CERTAINTIES, count, day_and_time, speaker

__all__ = ["legend_lines", "rejected_lines", "report_lines"]

_LEGEND: tuple[tuple[Role, str], ...] = (
    ("source", "whose word"),
    ("cue", "how it was said"),
    ("content", "what was said"),
    ("hedge", "what hedges it"),
)
_READING_NOTE = (
    "A chain runs from the outlet to the root: outlet ← … ← root. Beside each link stands what the text commits to, "
    "with FactBank's code; the number is how sure the program is of its own reading, 0 to 1; […] leaves sentences out; "
    "[Friday: 1 March 2024] is the day that a word of the content stands for."
)
_SPACE = Text("  ")


def report_lines(report: Report, look: Look, *, brief: bool = False, detail: bool = False) -> Iterator[Text]:
    """Show one report: the header, what it attributes, what it says in its own voice.

    Args:
        report: what was read from one page.
        look: what the console allows.
        brief: a paragraph a statement, without the sentences around it, and nothing in the outlet's own voice.
        detail: list the entities, times and events after them.
    """
    article = report.article
    attributed = sorted((one for one in report.statements if one.chain), key=_place)
    narrated = sorted((one for one in report.statements if not one.chain), key=_place)
    yield from _header(article, len(attributed), len(narrated), look)
    if brief:
        yield from _summaries(attributed, report, look)
    else:
        yield from _passages(attributed, report, look)
        yield from _narration(narrated, report, look)
    if detail:
        yield from detail_lines(report, look)


def rejected_lines(rejected: Sequence[Rejected], look: Look) -> Iterator[Text]:
    """Show the pages that gave no article, by reason, with what the reason means; nothing where there are none."""
    if not rejected:
        return
    yield rule("━", look)
    yield Text(f"{count(len(rejected), 'page')} rejected", style="bold")
    yield Text()
    for reason, pages in groupby(sorted(rejected, key=_reason), key=_reason):
        meaning = REASONS.get(reason, "a reason this version does not know")
        yield from hang(Text.assemble((printable(reason), "yellow"), f": {meaning}"), look.measure)
        for page in pages:
            where = printable(page.url or page.path or "a page without an address")
            detail = f"  {printable(page.detail)}" if page.detail else ""
            yield from hang(Text.assemble(where, (detail, "dim")), look.measure, " " * MARGIN)
        yield Text()


def legend_lines(look: Look) -> Iterator[Text]:
    """Tell what the styles or signs stand for, and how to read a chain."""
    samples = [flow([_sample(role, words)], look) for role, words in _LEGEND]
    yield rule("─", look)
    yield from hang(Text("   ").join(samples), look.measure)
    yield from hang(Text(_READING_NOTE, style="dim"), look.measure)


def _header(article: Article, attributed: int, narrated: int, look: Look) -> Iterator[Text]:
    facts = [Text(printable(article.outlet or "outlet unknown"), style="cyan"), Text(day_and_time(article.published))]
    facts += [Text(printable(f"by {', '.join(article.byline)}"))] if article.byline else []
    facts += [Text(printable(f"with {', '.join(article.agencies)}"))] if article.agencies else []
    facts += [Text("truncated: the page breaks off", style="yellow")] if article.truncated else []
    address = printable("  ".join(filter(None, (article.id, article.url))))
    tally = f"{count(attributed, 'attributed statement')}, {narrated:,} in the outlet's own voice"
    yield rule("━", look)
    yield from hang(Text(printable(article.title or "(untitled)"), style="bold"), look.measure)
    yield from hang(Text(" · ").join(facts), look.measure)
    yield from hang(Text(address, style="dim"), look.measure)
    yield from hang(Text(tally, style="dim"), look.measure)
    yield Text()


def _passages(attributed: Sequence[Statement], report: Report, look: Look) -> Iterator[Text]:
    """Show each statement's chain and its words where they stand."""
    article, bounds = report.article, sentences.of(report.article)
    apart = report.clauses_apart()
    for number, statement in enumerate(attributed, 1):
        words = flow(passage(article.text, statement, bounds), look)
        words.style = "dim"
        yield from beside(_chain(number, statement, apart[statement.id], report, look), hang(words, look.words), look)
        yield Text()


def _chain(number: int, statement: Statement, apart: Sequence[Proposition], report: Report, look: Look) -> list[Text]:
    """Show the chain, how the words are given, how sure the reading is, and what days they mean."""
    notes = [manner(statement), *doubts(statement, apart), *meant_days(statement, report.times)]
    return chain_lines(number, links_of(statement, report.article, look), notes, look)


def _summaries(attributed: Sequence[Statement], report: Report, look: Look) -> Iterator[Text]:
    """Show the names of each chain, the root's certainty, every hedge, and only what was said."""
    article, apart = report.article, report.clauses_apart()
    for number, statement in enumerate(attributed, 1):
        names = [printable(article.outlet or "the outlet"), *(printable(speaker(link)) for link in statement.chain)]
        hedges = [*statement.hedges, *(hedge for link in statement.chain for hedge in link.hedges)]
        who = Text.assemble(" ← ".join(names[:-1]), " ← ", (names[-1], "bold"))
        line = Text.assemble(who, " ", certainty_text(statement.chain[-1].certainty, hedges, look), ": ")
        line.append_text(_said(statement, apart[statement.id], report, look))
        yield from hang(line, look.measure, Text(f"{number:>3}  ", style="bold"), " " * MARGIN)
    yield Text()


def _narration(narrated: Sequence[Statement], report: Report, look: Look) -> Iterator[Text]:
    """Show what the outlet says in its own voice: a certainty, named once for a run of statements, and the words."""
    outlet = report.article.outlet
    voice = printable(f"In {outlet}'s own voice" if outlet else "In the outlet's own voice")
    apart = report.clauses_apart()
    said = (
        (
            f"{CERTAINTIES[statement.certainty]} {statement.certainty}",
            _said(statement, apart[statement.id], report, look),
        )
        for statement in narrated
    )
    return listing(voice, said, look)


def _said(statement: Statement, apart: Sequence[Proposition], report: Report, look: Look) -> Text:
    words = flow(contents(report.article.text, statement), look)
    return _SPACE.join([words, *doubts(statement, apart), *meant_days(statement, report.times)])


def _sample(role: Role, words: str) -> Piece:
    return Piece(text=words, marks=(Mark(start=0, end=len(words), role=role),))


def _place(statement: Statement) -> int:
    return statement.content[0].start if statement.content else 0


def _reason(page: Rejected) -> str:
    return page.reason
