"""What people at the desk judged, in words: always signed and dated, and never mixed with what was read.

A correction stands beside the machine's reading, not in its place; an assessment says whose it is. The log is one line
an entry and what it is about, oldest first, with the id to take it back by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rich.text import Text

from reportedly.affairs import Assessed, Claim, Correction, Signed
from reportedly.judgements import (
    INFORMATION,
    LIKELIHOODS,
    SOURCES,
    Apart,
    Assessment,
    Chain,
    Commits,
    Content,
    Entry,
    Merge,
    NoRivals,
    Part,
    Place,
    Rivals,
    Same,
    Speaker,
    Split,
    Undo,
    places,
)
from reportedly.records import Statement
from reportedly.terminal.known import Headline
from reportedly.terminal.layout import Look, hang, rule
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CERTAINTIES, CLASHES, count, day, enumerated, short

__all__ = [
    "PARTS",
    "as_corrected",
    "assessment_words",
    "content_words",
    "judged_briefly",
    "judged_lines",
    "log_lines",
    "reread_notes",
    "signature",
]

#: What of a claim or a statement is the desk's word, where it is.
PARTS: Final[dict[Part, str]] = {
    "speaker": "whose word it is",
    "chain": "on whose word it is",
    "certainty": "how surely it is given",
    "same": "that it is one claim",
    "apart": "that it is not one claim",
    "rivals": "that both cannot hold",
    "no_rivals": "that both can hold",
}

_QUOTED: Final = 70  # characters of somebody's words in a line of the log


def signature(who: str, at: str) -> str:
    """Say whose word it is and when it was given: ``"the desk (J. Roe, 4 May 2031)"``."""
    return f"the desk ({who}, {day(at)})"


def assessment_words(one: Assessed | Assessment, *, brief: bool = False) -> str:
    """Put an assessment in words: ``"source B (usually reliable), likely (55–80 %)"``; *brief*, in codes alone."""
    said = []
    if one.source is not None:
        said.append(f"source {one.source}" + ("" if brief else f" ({SOURCES[one.source]})"))
    if one.information is not None:
        said.append(f"information {one.information}" + ("" if brief else f" ({INFORMATION[one.information]})"))
    if one.likelihood is not None:
        least, most = LIKELIHOODS[one.likelihood]
        said.append(one.likelihood + ("" if brief else f" ({least}–{most} %)"))
    return ", ".join(said) or ("a note" if brief else "")


def judged_briefly(claim: Claim) -> list[str]:
    """Say what people make of a claim, and whether they corrected it, where it stands in a list."""
    told = [f"{signature(one.who, one.at)}: {assessment_words(one, brief=True)}" for one in claim.assessments]
    return [*told, *(["corrected by the desk"] if claim.corrected else [])]


def judged_lines(claim: Claim, wordings: Mapping[str, str], look: Look) -> Iterator[Text]:
    """Show what people make of a claim, and what of it they corrected; nothing where there is nothing.

    Args:
        claim: the claim.
        wordings: of the claims of its story, by id.
        look: what the console allows.
    """
    for one in claim.assessments:
        said = ". ".join(filter(None, [assessment_words(one), one.note, one.why]))
        yield from _signed(signature(one.who, one.at), said, one.judgement, look)
    for signed in claim.corrected:
        other = f" (“{wordings.get(signed.claim, signed.claim)}”)" if signed.claim else ""
        said = f"{PARTS[signed.part]}{other}"
        yield from _signed(f"corrected by {signature(signed.who, signed.at)}", _why(said, signed.why), "", look)
    if claim.assessments or claim.corrected:
        yield Text()


def _signed(who: str, said: str, id_: str, look: Look) -> Iterator[Text]:
    lead = Text(f"{printable(who)}: ", style="bold")
    line = Text.assemble(lead, printable(said), (f" · {short(id_)}" if id_ else "", "dim"))
    yield from hang(line, look.measure, "", "  ")


def _why(said: str, why: str) -> str:
    return f"{said}: {why}" if why else said


def as_corrected(statement: Statement, corrected: Correction | None) -> Statement:
    """Give a statement as the desk has it."""
    if corrected is None:
        return statement
    return replace(
        statement,
        mode=corrected.mode,
        chain=corrected.chain,
        certainty=corrected.certainty,
        hedges=corrected.hedges,
    )


def reread_notes(corrected: Correction, read: Sequence[Text]) -> list[Text]:
    """Say who corrected a chain, and what the machine had read."""
    signed = [_correction(one) for one in corrected.signed]
    return [
        *(Text(printable(one), style="bold") for one in signed),
        Text.assemble(("read as: ", "dim"), Text(" ← ", style="dim").join(read)),
    ]


def _correction(signed: Signed) -> str:
    return _why(f"{PARTS[signed.part]} by {signature(signed.who, signed.at)}", signed.why)


def log_lines(entries: Sequence[Entry], headlines: Mapping[str, Headline], look: Look) -> Iterator[Text]:
    """Show the log, oldest first: when, who, what, why, and by which id it is taken back."""
    for entry in entries:
        one = entry.judgement
        yield from hang(Text(f"{one.at[:10]} {one.at[11:16]}  {printable(one.who)}", style="bold"), look.measure)
        style = "strike" if entry.undone else ""
        yield from hang(Text(printable(content_words(one.content, headlines)), style=style), look.measure, "  ")
        if one.why:
            yield from hang(Text(printable(f"why: {one.why}")), look.measure, "  ")
        for line in _state(entry):
            yield from hang(Text(printable(line), style="yellow"), look.measure, "  ")
        yield from hang(Text(printable(one.id), style="dim"), look.measure, "  ")
        yield Text()
    yield rule("─", look)
    undone = sum(entry.undone is not None for entry in entries)
    tally = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}, {undone:,} of them undone."
    yield from hang(Text(f"{tally} Nothing is ever deleted: reportedly undo ID", style="dim"), look.measure)


def _state(entry: Entry) -> Iterator[str]:
    if entry.undone is not None:
        yield f"undone by {entry.undone.who}, {day(entry.undone.at)} ({short(entry.undone.id)})"
    elif entry.trouble is not None:
        yield f"without effect: {entry.trouble}"


def content_words(content: Content, headlines: Mapping[str, Headline]) -> str:
    """Say in a sentence what was judged, with the words it speaks of and where they stand."""
    quoted = [_quoted(place, headlines) for place in places(content)]
    match content:
        case Merge() | Split():
            titles = [_title(article, headlines) for article in content.articles]
            which = f"{count(len(titles), 'report')} ({enumerated(titles, 3)})"
            return f"{which}: their stories are one" if isinstance(content, Merge) else f"{which}: a story of their own"
        case Undo():
            return f"{short(content.of)} no longer counts"
        case Assessment():
            return f"{quoted[0]}: {'. '.join(filter(None, [assessment_words(content), content.note]))}"
        case Speaker() | Chain() | Commits():
            return f"{quoted[0]}: {_reread(content)}"
        case _:
            return f"{' and '.join(quoted)}: {_ruled(content)}"


def _reread(content: Speaker | Chain | Commits) -> str:
    match content:
        case Speaker():
            return f"hop {content.hop + 1} is the word of {content.name}"
        case Chain():
            return f"on the word of {' ← '.join(content.names)}" if content.names else "in the outlet's own voice"
        case Commits():
            whose = "the outlet" if content.hop is None else f"hop {content.hop + 1}"
            return f"{whose} gives it as {CERTAINTIES[content.certainty]} ({content.certainty})"


def _ruled(content: Content) -> str:
    match content:
        case Same():
            return "one claim"
        case Apart():
            return "not one claim"
        case Rivals():
            return f"both cannot hold, {CLASHES[content.because]}"
        case NoRivals():
            return "both can hold"
        case _:
            raise TypeError(content)


def _quoted(place: Place, headlines: Mapping[str, Headline]) -> str:
    words = place.text if len(place.text) <= _QUOTED else f"{place.text[:_QUOTED].rsplit(maxsplit=1)[0]} …"
    headline = headlines.get(place.article)
    return f"“{words}” ({headline.outlet or 'an unknown outlet'})" if headline else f"“{words}”"


def _title(article: str, headlines: Mapping[str, Headline]) -> str:
    headline = headlines.get(article)
    return (headline.title if headline else None) or short(article)
