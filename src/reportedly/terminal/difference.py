"""What changed in a story since a day: the same claims then and now, matched by their ids.

What is contested comes first here, too: claims that stand otherwise, with the words that changed them, then new rivals,
what was withdrawn, and only then what is new and uncontested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from reportedly.affairs import Affair, Because, Claim, Status
from reportedly.terminal.known import Headline, Known
from reportedly.terminal.layout import Look, hang, rule
from reportedly.terminal.rows import backed, drift_rows, heading, legend_lines, row, source, status_lead
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CLASHES, count, day, short

__all__ = ["diff_lines"]

_Part = tuple[str, list[Text]]


def diff_lines(
    before: Affair, now: Affair, headlines: Mapping[str, Headline], look: Look, *, day: str
) -> Iterator[Text]:
    """Show what changed in one story.

    Args:
        before: the story as of the day.
        now: the story as it is.
        headlines: of the articles of both, by id.
        look: what the console allows.
        day: the day of ``before``, ISO 8601: what was published until its end was known.
    """
    then, today = Known(before, headlines, day), Known(now, headlines)
    parts = [part for part in _parts(then, today, look) if part[1]]
    yield from _header(then, today, parts, look)
    for name, lines in parts:
        yield from heading(name, look)
        yield from lines
        yield Text()
    yield from legend_lines(look, {today.status(claim) for claim in today.claims} if parts else ())


def _header(then: Known, today: Known, parts: list[_Part], look: Look) -> Iterator[Text]:
    story, since = today.affair.story, f"since the end of {day(then.day)}"
    changes = f"{since}: {', '.join(name for name, _ in parts)}" if parts else f"nothing has changed {since}"
    yield rule("━", look)
    yield from hang(Text(printable(story.title or "(untitled)"), style="bold"), look.measure)
    yield from hang(Text(f"{changes[0].upper()}{changes[1:]}"), look.measure)
    yield from hang(Text(printable(short(story.id)), style="dim"), look.measure)
    yield Text()


def _parts(then: Known, today: Known, look: Look) -> Iterator[_Part]:
    """Give each part with its heading; where nothing is in it, without lines."""
    statuses = {claim.id: status for claim in then.claims if (status := then.status(claim))}
    known = sorted((claim for claim in today.claims if claim.id in statuses), key=today.weight)
    changed = [claim for claim in known if today.status(claim) != statuses[claim.id]]
    withdrawn = [claim for claim in changed if today.status(claim) == "withdrawn"]
    otherwise = [claim for claim in changed if claim not in withdrawn]
    new = sorted((claim for claim in today.claims if claim.id not in statuses), key=today.weight)
    there = {claim.id for claim in today.affair.claims}
    gone = [claim for claim in then.claims if claim.id not in there]
    rivals = _new_rivals(then, today)
    articles = [article for article in today.affair.story.articles if _is_new(article, then)]
    old = {(claim.id, drift.statement) for claim, drift, _ in then.drifts()}
    drifts = [one for one in today.drifts() if (one[0].id, one[1].statement) not in old]
    yield f"{count(len(otherwise), 'claim')} with another status", _changed(otherwise, statuses, today, look)
    yield f"{len(withdrawn):,} withdrawn", _changed(withdrawn, statuses, today, look)
    yield count(len(rivals), "new pair") + " of rivals", [line for pair in rivals for line in _pair(*pair, today, look)]
    yield count(len(new), "new claim"), _claims(new, today, look)
    yield f"{count(len(drifts), 'hedge')} lost", list(drift_rows(drifts, today, look))
    yield count(len(articles), "new report"), _reports(articles, today, look)
    yield f"{count(len(gone), 'claim')} no longer told apart", _claims(gone, then, look)


def _changed(claims: Iterable[Claim], statuses: Mapping[str, Status], today: Known, look: Look) -> list[Text]:
    """Show how each claim stands, how it did, and the words that changed it."""
    lines: list[Text] = []
    for claim in claims:
        change = today.turned(claim)
        if change is None:
            continue
        said = today.saying(change.standing.because, claim)
        why = source(said, claim, today, words=True)
        note = f"was {statuses[claim.id]} · {day(change.standing.from_)}{f' · {why}' if why else ''}"
        matter = Text(printable(claim.wording), style="bold")
        lines += row(status_lead(change.standing.status), matter, Text(note, style="dim"), look)
    return lines


def _pair(claim: Claim, rival: Claim, because: Because, today: Known, look: Look) -> Iterator[Text]:
    status = today.status(claim)
    if status is not None:
        against = Text.assemble(("against: ", "dim"), printable(rival.wording), (f"  ({CLASHES[because]})", "dim"))
        yield from row(status_lead(status), Text(printable(claim.wording)), against, look)


def _claims(claims: Iterable[Claim], known: Known, look: Look) -> list[Text]:
    lines: list[Text] = []
    for claim in claims:
        status = known.status(claim)
        if status is not None:
            lines += row(status_lead(status), Text(printable(claim.wording)), backed(claim, known, brief=True), look)
    return lines


def _reports(articles: Iterable[str], today: Known, look: Look) -> list[Text]:
    lines: list[Text] = []
    for article in articles:
        matter = Text.assemble((printable(today.outlet(article)), "cyan"), f": {printable(today.title(article))}")
        lines += row(f"  {day(today.published(article))}", matter, Text(), look)
    return lines


def _new_rivals(then: Known, today: Known) -> list[tuple[Claim, Claim, Because]]:
    old = {frozenset((claim.id, rival.id)) for claim in then.claims for rival, _ in then.rivals(claim)}
    found: dict[frozenset[str], tuple[Claim, Claim, Because]] = {}
    for claim in today.claims:
        for rival, because in today.rivals(claim):
            pair = frozenset((claim.id, rival.id))
            if pair not in old:
                found.setdefault(pair, (claim, rival, because))
    return list(found.values())


def _is_new(article: str, then: Known) -> bool:
    """Tell whether an article was not there on the day; one without a date was, where the story of the day has it."""
    published = then.published(article)
    return article not in then.affair.story.articles or (published is not None and published > (then.day or ""))
