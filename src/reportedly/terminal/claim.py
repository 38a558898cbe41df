"""A claim with its evidence: how it stands and stood, what speaks against it, who says it on whose word, which words.

Theory of operation. The verdict is never the program's: the top says how the claim stands and how many roots there are
at most. What speaks against it comes next, the clashing words of both side by side. Then on whose word it rests, how it
stood from day to day, and which statements lost a hedge. Last, in the order of publication, stands every statement with
its chain and its sentences; the words are marked that say this claim, and nothing else that the statement says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.text import Text

from reportedly import sentences
from reportedly.affairs import STATUSES, Affair, Claim, Correction, Rival, Saying
from reportedly.records import Mention, Report, cut
from reportedly.terminal.chains import certainty_text, chain_lines, links_of, manner, meant_days
from reportedly.terminal.judged import as_corrected, judged_lines, reread_notes
from reportedly.terminal.known import Known, headlines_of, sayings_of
from reportedly.terminal.layout import Look, beside, flow, hang, rule
from reportedly.terminal.passages import passage
from reportedly.terminal.rows import (
    backed,
    drift_rows,
    heading,
    legend_lines,
    name_of_root,
    row,
    source,
    status_lead,
    status_text,
)
from reportedly.terminal.safety import printable
from reportedly.terminal.show import legend_lines as chain_legend
from reportedly.terminal.wording import (
    CLASHES,
    backing,
    count,
    day,
    day_and_time,
    enumerated,
    independent,
    short,
    since,
)

__all__ = ["claim_lines"]

_NOBODY = "nobody named"
_NONE: Mapping[str, Correction] = {}


def claim_lines(
    affair: Affair,
    claim: Claim,
    reports: Mapping[str, Report],
    look: Look,
    corrections: Mapping[str, Correction] = _NONE,
) -> Iterator[Text]:
    """Show one claim.

    Args:
        affair: the story it belongs to.
        claim: one of that story's.
        reports: those of the story, by the id of the article; what is said in one that is not there has its words only.
        look: what the console allows.
        corrections: the statements that the desk corrected, by id.
    """
    known = Known(affair, headlines_of(reports), others=sayings_of(reports.values()))
    yield from _header(claim, known, look)
    yield from judged_lines(claim, {one.id: one.wording for one in affair.claims}, look)
    yield from _rivals(claim, known, look)
    yield from _roots(claim, known, look)
    yield from _standings(claim, known, look)
    yield from _drifts(claim, known, look)
    yield from _statements(claim, reports, known, look, corrections)
    against = [rival for rival, _ in known.rivals(claim)]
    yield from legend_lines(look, {known.status(rival) for rival in against} | {one.status for one in claim.standings})
    yield from chain_legend(look)


def _header(claim: Claim, known: Known, look: Look) -> Iterator[Text]:
    story, standing, turned = known.affair.story, known.standing(claim), known.turned(claim)
    yield rule("━", look)
    yield from hang(Text(printable(claim.wording), style="bold"), look.measure)
    if standing is not None and turned is not None:
        from_when = f" {since(turned.standing.from_)}: {STATUSES[standing.status]}"
        yield from hang(Text.assemble(status_text(standing.status), from_when), look.measure)
        yield from hang(Text(backing(standing)), look.measure)
    if claim.when is not None:
        yield from hang(Text(f"happened: {day_and_time(claim.when)}"), look.measure)
    address = f"{claim.id} · in {short(story.id)}, {story.title or '(untitled)'}"
    yield from hang(Text(printable(address), style="dim"), look.measure)
    yield Text()


def _rivals(claim: Claim, known: Known, look: Look) -> Iterator[Text]:
    there = {rival.id: rival for rival, _ in known.rivals(claim)}
    against = [(there[rival.claim], rival) for rival in claim.rivals if rival.claim in there]
    if not against:
        return
    yield from heading(f"Against it: {count(len(against), 'rival')}", look)
    for other, rival in sorted(against, key=lambda one: known.weight(one[0])):
        status = known.status(other)
        if status is not None:
            matter = Text.assemble((printable(other.wording), "bold"), f"  ({CLASHES[rival.because]})")
            yield from row(status_lead(status), matter, backed(other, known), look)
            yield from _clash(claim, rival, known, look)
    yield Text()


def _clash(claim: Claim, rival: Rival, known: Known, look: Look) -> Iterator[Text]:
    """Set the words of this claim beside those of its rival."""
    mine = [span for span in rival.spans if any(_covers(said, span) for said in claim.says)]
    theirs = [span for span in rival.spans if span not in mine]
    for here, there in zip_longest(mine, theirs):
        yield from row("", _words("this", here, known), _words("that", there, known), look)


def _covers(said: Saying, span: Mention) -> bool:
    return said.article == span.article and said.start < span.end and span.start < said.end


def _words(which: str, span: Mention | None, known: Known) -> Text:
    if span is None:
        return Text()
    where = f"  {known.outlet(span.article)}, {day(known.published(span.article))}"
    return Text.assemble((f"{which}: ", "dim"), printable(f"“{span.text}”"), (printable(where), "dim"))


def _roots(claim: Claim, known: Known, look: Look) -> Iterator[Text]:
    standing = known.standing(claim)
    most = independent(standing) if standing else "no root named"
    yield from heading(f"On whose word: {count(len(claim.statements), 'statement')}, {most}", look)
    for index, root in enumerate(claim.roots):
        yield from _rests(name_of_root(root.name), [said for said in claim.says if said.root == index], known, look)
    yield from _rests(_NOBODY, [said for said in claim.says if said.root is None], known, look)
    yield Text()


def _rests(name: str, says: Sequence[Saying], known: Known, look: Look) -> Iterator[Text]:
    statements = {said.statement: known.outlet(said.article) for said in says}
    if statements:
        outlets = list(dict.fromkeys(statements.values()))
        note = Text(printable(f"in {enumerated(outlets, len(outlets))}"), style="dim")
        matter = Text(name, style="" if name == _NOBODY else "bold")
        yield from row(f"  {count(len(statements), 'statement')}", matter, note, look)


def _standings(claim: Claim, known: Known, look: Look) -> Iterator[Text]:
    """Show every day on which the status or who backs it changed, and the words that changed it."""
    if not claim.standings:
        return
    yield from heading("How it stood", look)
    for standing in claim.standings:
        matter = Text.assemble(status_text(standing.status), f": {backing(standing)}")
        said = known.saying(standing.because, claim)
        note = Text(source(said, claim, known, words=True), style="dim")
        yield from row(f"  {day(standing.from_)}", matter, note, look)
    yield Text()


def _drifts(claim: Claim, known: Known, look: Look) -> Iterator[Text]:
    drifts = [one for one in known.drifts() if one[0] is claim]
    if drifts:
        yield from heading("Hedges lost: statements that commit more than what they rest on", look)
        yield from drift_rows(drifts, known, look, worded=False)
        yield Text()


def _statements(
    claim: Claim, reports: Mapping[str, Report], known: Known, look: Look, corrections: Mapping[str, Correction]
) -> Iterator[Text]:
    yield from heading("Who says it, in the order of publication", look)
    by_statement: dict[str, list[Saying]] = {}
    for said in claim.says:
        by_statement.setdefault(said.statement, []).append(said)
    for number, says in enumerate(by_statement.values(), 1):
        corrected = corrections.get(says[0].statement)
        yield from _statement(number, says, reports.get(says[0].article), known, look, corrected)
        yield Text()


def _statement(
    number: int,
    says: Sequence[Saying],
    report: Report | None,
    known: Known,
    look: Look,
    corrected: Correction | None,
) -> Iterator[Text]:
    """Show a statement's day, chain and sentences, with the words marked that say the claim.

    A chain that the desk corrected is shown as the desk has it, and what was read stands below.
    """
    first = says[0]
    published = Text(day(known.published(first.article)), style="bold")
    whole = Text.assemble(("chain as a whole ", "dim"), certainty_text(first.certainty, (), look))
    statement = next((one for one in report.statements if one.id == first.statement), None) if report else None
    if report is None or statement is None:
        outlet = Text(printable(known.outlet(first.article)))
        words = Text(" … ").join(Text(printable(f"“{said.text}”")) for said in says)
        aside = chain_lines(
            number, [outlet], [whole, Text("its report is not at hand", style="dim")], look, above=published
        )
    else:
        text = report.article.text
        narrowed = replace(statement, content=tuple(cut(text, said.start, said.end) for said in says))
        words = flow(passage(text, narrowed, sentences.of(report.article)), look)
        words.style = "dim"
        shown = as_corrected(statement, corrected)
        notes = [manner(shown), whole, *meant_days(narrowed, report.times)]
        if corrected is not None:
            notes += reread_notes(corrected, links_of(statement, report.article, look))
        aside = chain_lines(number, links_of(shown, report.article, look), notes, look, above=published)
    yield from beside(aside, hang(words, look.words), look)
