"""Hypothesis strategies for the records: whatever they make keeps every promise of the ledger.

Ids are content hashes, spans verify, a chain and an event name only entities that are there, a statement only events
that are there, and a statement without a chain is narrated. Text is any Unicode text without surrogates, odd characters
welcome.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from reportedly.records import (
    REASONS,
    Article,
    Basis,
    Certainty,
    Entity,
    Event,
    Kind,
    Link,
    Mention,
    Mode,
    Participant,
    Rejected,
    Report,
    Span,
    Statement,
    Time,
    TimeType,
    When,
    digest,
)

_ODD = st.sampled_from(
    ["", "\x00", "\x85", "\u2028", "\r\n", "e\u0301", "\U0001f5de", '"', "\\", "\ufeff", "\u202e", "\uffff"]
)
_WORDS = st.sampled_from(["officials", " said ", "the dam", " had ", "failed", ", according to ", "witnesses", ".\n\n"])

#: Short text of all kinds, as names and titles are.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | _ODD | _WORDS

#: The text of an article: words and odd characters mixed.
bodies = st.lists(_WORDS | _ODD | texts, max_size=12).map("".join)

certainties: st.SearchStrategy[Certainty] = st.sampled_from(get_args(Certainty))
kinds: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
classes = st.sampled_from(["OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"])
commitments = st.floats(min_value=-3, max_value=3)
roles = st.sampled_from(["agent", "patient", "recipient", "place", "time"])
time_types: st.SearchStrategy[TimeType] = st.sampled_from(get_args(TimeType))
confidences = st.none() | st.floats(min_value=0, max_value=1)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
sha256s = st.binary(min_size=32, max_size=32).map(bytes.hex)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """An interval, open at either end or neither, to the day or the second."""
    first, last = sorted(draw(st.tuples(instants, instants)))
    if draw(st.booleans()):
        first, last, precision = first[:10], last[:10], "day"
    else:
        precision = "second"
    basis: Basis = draw(st.sampled_from(get_args(Basis)))
    return When(
        earliest=draw(st.just(first) | st.none()),
        latest=draw(st.just(last) | st.none()),
        value=draw(st.sampled_from([first, "P11M", "XXXX-12-27", "PRESENT_REF", None])),
        precision=precision,
        basis=basis,
        zone=draw(st.sampled_from(["+02:00", "EST", None])),
    )


@st.composite
def places(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """Where some words of the text begin and end; they may be none."""
    end = draw(st.integers(0, len(text)))
    return draw(st.integers(0, end)), end


def spans(text: str) -> st.SearchStrategy[Span]:
    """Words of the text."""
    return places(text).map(lambda at: Span(start=at[0], end=at[1], text=text[at[0] : at[1]]))


def _few_spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(text), max_size=2).map(tuple)


_few_texts = st.lists(texts, max_size=2).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with anything known or unknown."""
    url, title, text = draw(st.none() | texts), draw(st.none() | texts), draw(bodies)
    return Article(
        id=digest("article", url, title, text),
        url=url,
        outlet=draw(st.none() | texts),
        title=title,
        byline=draw(_few_texts),
        published=draw(st.none() | whens()),
        modified=draw(st.none() | whens()),
        captured=draw(st.none() | instants),
        language=draw(st.sampled_from(["en", None])),
        text=text,
        page_sha256=draw(sha256s),
        media_type=draw(st.sampled_from(["text/html", "text/plain"])),
        truncated=draw(st.sampled_from([True, False, None])),
        removed=draw(_few_texts),
        dateline=draw(st.none() | spans(text)),
        credits=draw(_few_spans(text)),
        agencies=draw(_few_texts),
    )


@st.composite
def entities(draw: st.DrawFn, article: Article) -> Entity:
    """Somebody in the article, under any name."""
    name, kind = draw(texts), draw(kinds)
    return Entity(
        id=digest("entity", article.id, name, kind),
        name=name,
        kind=kind,
        aliases=draw(_few_texts),
        mentions=tuple(
            Mention(article=article.id, start=span.start, end=span.end, text=span.text)
            for span in draw(_few_spans(article.text))
        ),
    )


@st.composite
def links(draw: st.DrawFn, article: Article, known: tuple[Entity, ...]) -> Link:
    """One hop: to one of the known entities, or to nobody that is known."""
    entity = draw(st.sampled_from([*known, None]))
    return Link(
        source=draw(st.none() | spans(article.text)),
        entity=entity.id if entity else None,
        name=entity.name if entity else None,
        kind=entity.kind if entity else draw(kinds),
        cue=draw(st.none() | spans(article.text)),
        certainty=draw(certainties),
        hedges=draw(_few_spans(article.text)),
    )


@st.composite
def times(draw: st.DrawFn, article: Article) -> Time:
    """Some words for a time, resolved or not."""
    when = draw(st.none() | whens())
    return Time(
        article=article.id,
        span=draw(spans(article.text)),
        type=draw(time_types),
        value=when.value if when else draw(st.sampled_from(["P11M", "XXXX-12-27", "PRESENT_REF", None])),
        when=when,
    )


@st.composite
def participants(draw: st.DrawFn, article: Article, known: tuple[Entity, ...]) -> Participant:
    """Who or what takes part: one of the known entities, or some words."""
    entity, at = draw(st.sampled_from([*known, None])), draw(spans(article.text))
    return Participant(role=draw(roles), start=at.start, end=at.end, text=at.text, entity=entity.id if entity else None)


@st.composite
def events(draw: st.DrawFn, article: Article, known: tuple[Entity, ...]) -> Event:
    """Something that happens, holds or is said, with up to two that take part."""
    trigger, class_ = draw(spans(article.text)), draw(classes)
    return Event(
        id=digest("event", article.id, trigger.start, trigger.end, class_),
        article=article.id,
        trigger=trigger,
        class_=class_,
        commitment=draw(commitments),
        when=draw(st.none() | whens()),
        participants=tuple(draw(st.lists(participants(article, known), max_size=2))),
    )


@st.composite
def statements(
    draw: st.DrawFn, article: Article, known: tuple[Entity, ...], happening: tuple[Event, ...] = ()
) -> Statement:
    """Something the article says, on a chain of up to three hops, of any of the events that are *happening*."""
    content = draw(_few_spans(article.text))
    chain = tuple(draw(st.lists(links(article, known), max_size=3)))
    said: st.SearchStrategy[Mode] = st.sampled_from(("direct", "indirect", "mixed"))
    return Statement(
        id=digest("statement", article.id, repr(content), repr(chain)),
        article=article.id,
        mode=draw(said) if chain else "narrated",
        content=content,
        chain=chain,
        certainty=draw(certainties),
        hedges=draw(_few_spans(article.text)),
        events=tuple(event.id for event in happening if draw(st.booleans())),
        confidence=draw(confidences),
        claim=None,
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """One page read to the end."""
    article = draw(articles())
    known = tuple(draw(st.lists(entities(article), max_size=3, unique_by=lambda entity: entity.id)))
    happening = tuple(draw(st.lists(events(article, known), max_size=2, unique_by=lambda event: event.id)))
    said = st.lists(statements(article, known, happening), max_size=3, unique_by=lambda statement: statement.id)
    return Report(
        article=article,
        entities=known,
        statements=tuple(draw(said)),
        times=tuple(draw(st.lists(times(article), max_size=2))),
        events=happening,
    )


@st.composite
def rejections(draw: st.DrawFn) -> Rejected:
    """A page that gave no article."""
    return Rejected(
        url=draw(st.none() | texts),
        path=draw(st.none() | texts),
        reason=draw(st.sampled_from(sorted(REASONS))),
        detail=draw(st.none() | texts),
    )
