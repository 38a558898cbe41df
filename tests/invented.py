"""Reports made by hand, about a dam that never was, for tests that need to know what is in them."""

from __future__ import annotations

from reportedly.records import (
    Article,
    Entity,
    Event,
    Kind,
    Link,
    Mention,
    Participant,
    Rejected,
    Report,
    Span,
    Statement,
    Time,
    When,
    digest,
)

TEXT = (
    "ORRIN (Norland Wire) \u2013 Officials told the agency that, by the captain\u2019s account, "
    "the valve had failed.\n\n"
    "\u201cThe dam held,\u201d Mayor Ilse Brandt reportedly said. \U0001f30a\n\n"
    "Some 40 families left on Friday."
)


def span(text: str, words: str) -> Span:
    """The first place of some words in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def day(date: str) -> When:
    """One day, as a page gives it."""
    return When(earliest=date, latest=date, value=date, precision="day", basis="metadata", zone=None)


def article(
    *,
    text: str = TEXT,
    title: str | None = "Dam at Orrin holds, mayor says",
    url: str | None = "https://orrin-courier.example/dam",
    outlet: str | None = "The Orrin Courier",
    published: When | None = None,
    captured: str | None = None,
    page_sha256: str = "0" * 64,
) -> Article:
    """An article with nothing in it but what is given."""
    return Article(
        id=digest("article", url, title, text),
        url=url,
        outlet=outlet,
        title=title,
        byline=(),
        published=published,
        modified=None,
        captured=captured,
        language="en",
        text=text,
        page_sha256=page_sha256,
        media_type="text/html",
        truncated=False,
        removed=(),
        dateline=None,
        credits=(),
        agencies=(),
    )


def silent(page: Article) -> Report:
    """A report of an article that says nothing."""
    return Report(article=page, entities=(), statements=())


def dam() -> Report:
    """One article with everything in it: a chain of two, a quotation with a hedge, the outlet's own word, a time."""
    page = Article(
        id="article-00000000000000d1",
        url="https://orrin-courier.example/dam",
        outlet="The Orrin Courier",
        title="Dam at Orrin \u201cholds\u201d, mayor says",
        byline=("Jon Vale",),
        published=When(
            earliest="2031-05-04T09:30:00+02:00",
            latest="2031-05-04T09:30:00+02:00",
            value="2031-05-04T09:30:00+02:00",
            precision="second",
            basis="metadata",
            zone="+02:00",
        ),
        modified=None,
        captured="2031-05-05T00:00:00Z",
        language="en",
        text=TEXT,
        page_sha256="5f" * 32,
        media_type="text/html",
        truncated=None,
        removed=("Subscribe to our newsletter",),
        dateline=span(TEXT, "ORRIN (Norland Wire) \u2013"),
        credits=(),
        agencies=("Norland Wire",),
    )
    officials = _entity(page, "Officials", "unnamed")
    captain = _entity(page, "the captain", "person")
    mayor = _entity(page, "Ilse Brandt", "person", mention="Mayor Ilse Brandt", aliases=("Mayor Brandt",))
    friday = When(
        earliest="2031-05-02",
        latest="2031-05-02",
        value="2031-05-02",
        precision="day",
        basis="resolved",
        zone=None,
    )
    times = (Time(article=page.id, span=span(TEXT, "Friday"), type="DATE", value="2031-05-02", when=friday),)
    failed = _event(page, "e1", "failed", 0.5, _participant("patient", "the valve"))
    held = _event(page, "e2", "held", 1.25, _participant("agent", "The dam"), class_="STATE")
    said = _event(page, "e3", "said", 3.0, _participant("agent", "Mayor Ilse Brandt", mayor), class_="REPORTING")
    leaving = (_participant("agent", "Some 40 families"), _participant("time", "Friday"))
    left = _event(page, "e4", "left", 2.75, *leaving, when=friday)
    statements = (
        Statement(
            id="statement-00000000000000a1",
            article=page.id,
            mode="indirect",
            content=(span(TEXT, "the valve had failed"),),
            chain=(_link(officials, "Officials", "told"), _link(captain, "the captain", "account")),
            certainty="Uu",
            hedges=(),
            events=(failed.id,),
            confidence=0.875,
            claim=None,
        ),
        Statement(
            id="statement-00000000000000a2",
            article=page.id,
            mode="direct",
            content=(span(TEXT, "The dam held"),),
            chain=(_link(mayor, "Mayor Ilse Brandt", "said"),),
            certainty="Uu",
            hedges=(span(TEXT, "reportedly"),),
            events=(held.id,),
            confidence=0.5,
            claim=None,
        ),
        Statement(
            id="statement-00000000000000a3",
            article=page.id,
            mode="narrated",
            content=(span(TEXT, "Some 40 families left on Friday"),),
            chain=(),
            certainty="CT+",
            hedges=(),
            events=(left.id,),
            confidence=None,
            claim=None,
        ),
    )
    return Report(
        article=page,
        entities=(officials, captain, mayor),
        statements=statements,
        times=times,
        events=(failed, held, said, left),
    )


def numbered(number: int, *, said: int = 30) -> Report:
    """One of a series of articles, with as many statements as asked for, each on the word of its own witness."""
    sentences = [f"Witness {each} of {number} said the water rose {each} metres." for each in range(said)]
    text = " ".join(sentences)
    page = article(
        text=text, title=f"Water rises, part {number}", url=None, published=day(f"2031-05-{number % 28 + 1:02}")
    )
    witnesses = tuple(_entity(page, f"Witness {each} of {number}", "person") for each in range(said))
    statements = tuple(
        Statement(
            id=digest("statement", page.id, each),
            article=page.id,
            mode="indirect",
            content=(span(text, f"the water rose {each} metres"),),
            chain=(
                Link(
                    source=span(text, witness.name),
                    entity=witness.id,
                    name=witness.name,
                    kind="person",
                    cue=span(text, "said"),
                    certainty="CT+",
                    hedges=(),
                ),
            ),
            certainty="Uu",
            hedges=(),
            events=(),
            confidence=1.0,
            claim=None,
        )
        for each, witness in enumerate(witnesses)
    )
    return Report(article=page, entities=witnesses, statements=statements)


def rejected(path: str = "pages/valve.html") -> Rejected:
    """A page that gave no article."""
    return Rejected(url=None, path=path, reason="no_article", detail="a table of tides")


def _entity(
    page: Article, name: str, kind: Kind, *, mention: str | None = None, aliases: tuple[str, ...] = ()
) -> Entity:
    named = span(page.text, mention or name)
    return Entity(
        id=digest("entity", page.id, name),
        name=name,
        kind=kind,
        aliases=aliases,
        mentions=(Mention(article=page.id, start=named.start, end=named.end, text=named.text),),
    )


def _participant(role: str, words: str, entity: Entity | None = None) -> Participant:
    at = span(TEXT, words)
    return Participant(
        role=role, start=at.start, end=at.end, text=at.text, entity=entity.id if entity is not None else None
    )


def _event(
    page: Article,
    number: str,
    trigger: str,
    commitment: float,
    *participants: Participant,
    class_: str = "OCCURRENCE",
    when: When | None = None,
) -> Event:
    return Event(
        id=f"event-00000000000000{number}",
        article=page.id,
        trigger=span(TEXT, trigger),
        class_=class_,
        commitment=commitment,
        when=when,
        participants=participants,
    )


def _link(entity: Entity, source: str, cue: str) -> Link:
    return Link(
        source=span(TEXT, source),
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        cue=span(TEXT, cue),
        certainty="CT+",
        hedges=(),
    )
