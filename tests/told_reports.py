"""Reports of an affair that never was, from one-line descriptions, so that a test reads like what was reported.

``Orsola Venn: (the ferry) sank*`` is a statement: before the colon its chain, nearest the outlet first
(``Pelorus > officials: …``), behind it the content, one proposition. Nobody before the colon is the outlet's own voice.
Behind the last of the chain stands how sure it is: nothing for certain, ``?`` probable, ``??`` possible, ``!`` denied,
``~`` uncommitted. In the content, round brackets are around the subject, angle brackets around the object, a star
behind the predicate; ``{at least 9 people}[9.. dead]`` is a number, ``@2031-05-03`` at the end the day it is about.
``An earlier version said that // (the ferry) sank*``: what stands before the slashes is in the article alone. Contents
with *not*, *never* or *no* in them are denied, with *may* or *will* left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from reportedly.reader.session import Reader
from reportedly.reconcile.chronology import moment_of
from reportedly.reconcile.families import copies, families
from reportedly.reconcile.figures import cast_of
from reportedly.reconcile.gists import Gist, gists
from reportedly.records import (
    Article,
    Certainty,
    Entity,
    Kind,
    Link,
    Mention,
    Proposition,
    Quantity,
    Report,
    Role,
    Span,
    Statement,
    When,
    cut,
    digest,
)
from reportedly.statements.english.verbs import base
from tests.marking import article_of
from tests.trees import day

__all__ = ["CAST", "entity", "heard", "printed", "published", "sensed", "told"]

#: Who can speak in these reports, or be in them.
CAST: Final[dict[str, Kind]] = {
    "Orsola Venn": "person",
    "Tomas Kern": "person",
    "Ilse Brandt": "person",
    "Lorvane Coast Guard": "organization",
    "Telmar Line": "organization",
    "Orrin": "place",
    "Pelorus": "publication",
    "Packet": "publication",
    "Register": "publication",
}
_SURE: Final[dict[str, Certainty]] = {"": "CT+", "?": "PR+", "??": "PS+", "!": "CT-", "~": "Uu"}
_SOURCE = re.compile(r"(?P<name>[^?!~]*)(?P<sure>[?!~]*)")
_BOUNDS = re.compile(r"\[(?P<least>\d*)(?P<to>\.\.)?(?P<most>\d*) (?P<unit>\w+)\]")
_ABOUT = re.compile(r"\s*@(\S+)\s*$")


def told(when: str | None, outlet: str, *lines: str, title: str | None = None) -> Report:
    """The report of an article of *outlet*, published on the day or at the instant *when*, that says *lines*."""
    drafts: list[_Draft] = []
    text = ""
    for line in lines:
        text += "\n\n" if text else ""
        drafts.append(_drafted(line, len(text)))
        text += drafts[-1].text
    article = replace(printed(when, outlet, text), title=title)
    names = {name for draft in drafts for name, _ in draft.chain} | {name for name in CAST if _places(name, text)}
    known = {name: entity(article, name) for name in sorted(names)}
    statements = [_statement(article, draft, known, number) for number, draft in enumerate(drafts)]
    return Report(
        article=article,
        entities=tuple(known.values()),
        statements=tuple(statements),
        propositions=tuple(
            _proposition(article, draft, statement, known) for draft, statement in zip(drafts, statements, strict=True)
        ),
    )


def printed(when: str | None, outlet: str | None, text: str) -> Article:
    """An article of *outlet* with nothing but a text."""
    article = article_of(text)
    return replace(article, id=digest("article", outlet, when, text), outlet=outlet, published=published(when))


def published(when: str | None) -> When | None:
    """A day or an instant, as a page gives it."""
    if when is None or len(when) == len("2031-05-04"):
        return day(when) if when else None
    return When(earliest=when, latest=when, value=when, precision="second", basis="metadata", zone=None)


def heard(*reports: Report) -> tuple[Gist, ...]:
    """The gists of *reports*, with their cast and families."""
    in_order = sorted(reports, key=lambda report: moment_of(report.article))
    articles = [report.article for report in in_order]
    kin = families([article.id for article in articles], copies(articles))
    return gists(in_order, cast_of(one for report in in_order for one in report.entities), kin)


def entity(
    article: Article, name: str, kind: Kind | None = None, *, aliases: Sequence[str] = (), roles: Sequence[Role] = ()
) -> Entity:
    """Somebody in *article*, mentioned wherever the name, or a person's last name, stands in it."""
    kind = kind or CAST.get(name, "unnamed")
    places = _places(name, article.text)
    return Entity(
        id=digest("entity", article.id, name),
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        mentions=tuple(Mention(article=article.id, start=one.start, end=one.end, text=one.text) for one in places),
        roles=tuple(roles),
    )


@dataclass(slots=True)
class _Draft:
    """One line as read: the text it makes, from which place on, and what stands where in it."""

    text: str
    content: Span
    chain: list[tuple[str, Span]]
    certainty: Certainty
    about: str | None
    key: Span
    subject: Span | None = None
    object: Span | None = None
    quantities: list[Quantity] = field(default_factory=list)


def _drafted(line: str, at: int) -> _Draft:
    head, colon, said = line.partition(": ")
    source = _SOURCE.fullmatch(head if colon else "")
    assert source is not None, f"who says so: {line}"
    lead, slashes, content = (said if colon else line).rpartition(" // ")
    about = _ABOUT.search(content)
    text, chain = lead + " " if slashes else "", []
    for name in filter(None, source["name"].split(" > ")):
        chain.append((name, Span(start=at + len(text), end=at + len(text) + len(name), text=name)))
        text += f"{name} said that "
    start = len(text)
    bare, spans, quantities = _bare(_ABOUT.sub("", content), at + start)
    text += bare + "."
    return _Draft(
        text=text,
        content=Span(start=at + start, end=at + start + len(bare), text=bare),
        chain=chain,
        certainty=_SURE[source["sure"]],
        about=about[1] if about else None,
        key=spans["*"],
        subject=spans.get(")"),
        object=spans.get(">"),
        quantities=quantities,
    )


def _bare(content: str, at: int) -> tuple[str, dict[str, Span], list[Quantity]]:
    """The content without its marks, and what they mark; it stands at *at* in the text."""
    text, place = "", 0
    opened: list[int] = []
    spans: dict[str, Span] = {}
    quantities = []
    while place < len(content):
        letter, place = content[place], place + 1
        if letter in "(<{":
            opened.append(len(text))
        elif letter in ")>}":
            start = opened.pop()
            span = Span(start=at + start, end=at + len(text), text=text[start:])
            spans[letter] = span
            if letter == "}":
                bounds = _BOUNDS.match(content, place)
                assert bounds is not None, f"how many: {content}"
                place = bounds.end()
                quantities.append(_quantity(bounds, span))
        elif letter == "*":
            start = re.search(r"[\w'-]+$", text).start()  # type: ignore[union-attr]
            spans["*"] = Span(start=at + start, end=at + len(text), text=text[start:])
        else:
            text += letter
    return text, spans, quantities


def _quantity(bounds: re.Match[str], span: Span) -> Quantity:
    least, most = (float(bounds[part]) if bounds[part] else None for part in ("least", "most"))
    return Quantity(least=least, most=most if bounds["to"] else least, unit=bounds["unit"], span=span)


def _places(name: str, text: str) -> tuple[Span, ...]:
    """Where a name stands, a person's last name also alone."""
    first, _, last = name.rpartition(" ")
    person = CAST.get(name) == "person"
    pattern = rf"\b(?:{re.escape(first)} )?{re.escape(last)}\b" if person else rf"\b{re.escape(name)}\b"
    return tuple(cut(text, match.start(), match.end()) for match in re.finditer(pattern, text))


def _statement(article: Article, draft: _Draft, known: dict[str, Entity], number: int) -> Statement:
    links = tuple(_links(draft, known))
    return Statement(
        id=digest("statement", article.id, number),
        article=article.id,
        mode="indirect" if links else "narrated",
        content=(draft.content,),
        chain=links,
        certainty=draft.certainty,
        hedges=(),
        events=(),
        confidence=None,
        claim=None,
    )


def _links(draft: _Draft, known: dict[str, Entity]) -> Iterator[Link]:
    for place, (name, span) in enumerate(draft.chain, start=1):
        yield Link(
            source=span,
            entity=known[name].id,
            name=name,
            kind=known[name].kind,
            cue=None,
            certainty=draft.certainty if place == len(draft.chain) else "CT+",
            hedges=(),
        )


def _proposition(article: Article, draft: _Draft, statement: Statement, known: dict[str, Entity]) -> Proposition:
    words = set(draft.content.text.lower().split())
    return Proposition(
        id=digest("proposition", statement.id),
        statement=statement.id,
        article=article.id,
        spans=statement.content,
        key=draft.key,
        predicate=base(draft.key.text.lower()),
        subject=draft.subject,
        subject_entity=_who(draft.subject, known),
        object=draft.object,
        object_entity=_who(draft.object, known),
        quantities=tuple(draft.quantities),
        place=None,
        when=day(draft.about) if draft.about else None,
        positive=not words & {"not", "never", "no"},
        modal=bool(words & {"may", "will"}),
    )


def _who(span: Span | None, known: dict[str, Entity]) -> str | None:
    """The entity that the whole span is a mention of."""
    if span is None:
        return None
    spots = ((mention, one) for one in known.values() for mention in one.mentions)
    return next((one.id for mention, one in spots if (mention.start, mention.end) == (span.start, span.end)), None)


def sensed(report: Report) -> Report:
    """The same, with the senses of its clauses as the reader tells them; without, words alone are compared."""
    text = report.article.text
    senses = _reader().senses(text, (cut(text, 0, len(text)),), [one.spans for one in report.propositions])
    told_of = zip(report.propositions, senses, strict=True)
    return replace(report, propositions=tuple(replace(one, sense=sense) for one, sense in told_of))


@cache
def _reader() -> Reader:
    return Reader()
