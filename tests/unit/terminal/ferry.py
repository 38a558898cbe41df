"""A report made by hand, about a ferry that never was, with something in it for everything the terminal shows."""

from __future__ import annotations

from reportedly.records import (
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

TEXT = """\
According to Northline, the harbour ministry's spokesman, Oren Halvik, said on Tuesday that the ferry probably turned \
back on Monday before the storm reached the strait. "We warned them twice," Halvik said, "and nobody \
on the bridge answered."

He added that the pilot had been rested. The ferry docked on Wednesday with 212 people aboard, \
for the first time since 2029. It may sail on Friday.

Officials denied that the radio had failed. Mr. Brask, the owner, has a memo. It was a long night. The memo, \
purportedly by Mr. Brask, says the mast was struck: "All of the equipment above the wheelhouse was lost.

"Nobody should judge the crew by what they could not see.\""""


def report() -> Report:
    """The report: five attributed statements, two in the outlet's own voice, six times, three events."""
    halvik = _link("the harbour ministry's spokesman, Oren Halvik", "said", "PR+", name="Oren Halvik", hedge="probably")
    statements = (
        _statement(
            "the ferry probably turned back on Monday before the storm reached the strait",
            chain=(_link("Northline", "According to", name="Northline", kind="publication"), halvik),
            confidence=0.93,
        ),
        _statement(
            "We warned them twice,",
            "and nobody on the bridge answered.",
            mode="direct",
            chain=(_link('twice," |Halvik', "Halvik |said", name="Oren Halvik"),),
            confidence=0.88,
        ),
        _statement("the pilot had been rested", chain=(_link("He", "added"),), confidence=0.58),
        _statement(
            "the radio had failed",
            chain=(_link("Officials", "denied", "CT-", name="Officials", kind="unnamed"),),
            confidence=None,
        ),
        _statement(
            'the mast was struck: "All of the equipment above the wheelhouse was lost.',
            "Nobody should judge the crew by what they could not see.",
            mode="mixed",
            certainty="Uu",
            hedge="purportedly",
            chain=(
                _link("The memo", "says", name="The memo", kind="document"),
                _link("Mr. Brask, the owner", None, "PS+", name="Brask"),
            ),
            confidence=0.7,
        ),
        _statement("It may sail on Friday", mode="narrated", certainty="PS+", hedge="may", confidence=None),
        _statement(
            "The ferry docked on Wednesday with 212 people aboard, for the first time since 2029",
            mode="narrated",
            certainty="CT+",
        ),
    )
    halvik_himself = _entity("person", "Oren Halvik", "Oren Halvik", 'twice," |Halvik', aliases=("Halvik",))
    return Report(
        article=article(),
        entities=(_entity("publication", "Northline", "Northline"), halvik_himself),
        statements=statements,
        times=(
            _time("Tuesday", "2031-03-04", _day("2031-03-04")),
            _time("Monday", "2031-03-03", _day("2031-03-03")),
            _time("Wednesday", "2031-03-05", _day("2031-03-05")),
            _time("2029", "2029", WHOLE_2029),
            _time("Friday", "2031-03-07", _day("2031-03-07")),
            _time("night", "PT1H", None, type_="DURATION"),
        ),
        events=(
            _event("turned", 1.46, _participant("agent", "the ferry"), when=_day("2031-03-03")),
            _event("warned", 2.9, _participant("agent", 'twice," |Halvik', halvik_himself), class_="REPORTING"),
            _event("answered", -0.02, _participant("agent", "nobody on the bridge")),
        ),
    )


def article(*, text: str = TEXT, title: str | None = "Ferry turned back before the storm, ministry says") -> Article:
    """Where it stands."""
    moment = "2031-03-05T14:05:00+01:00"
    return Article(
        id="article-00c0ffee00c0ffee",
        url="https://tideline.example/ferry",
        outlet="Tideline",
        title=title,
        byline=("Ada Quill",),
        published=When(
            earliest=moment, latest=moment, value=moment, precision="minute", basis="metadata", zone="+01:00"
        ),
        modified=None,
        captured=None,
        language="en",
        text=text,
        page_sha256="0" * 64,
        media_type="text/html",
        truncated=True,
        removed=(),
        dateline=None,
        credits=(),
        agencies=("Northline",),
    )


def rejections() -> tuple[Rejected, ...]:
    """Three pages that gave no article, for two reasons."""
    return (
        Rejected(url=None, path="pages/tides.html", reason="no_article", detail="a table of tides"),
        Rejected(url=None, path="pages/fähre.html", reason="not_english", detail="the text looks like German"),
        Rejected(url="https://tideline.example/map", path=None, reason="no_article", detail=None),
    )


def span(words: str) -> Span:
    """The first place of some words in the text, or, behind a bar, of what follows other words: ``"the |ferry"``."""
    before, _, words = words.rpartition("|")
    start = TEXT.index(before + words) + len(before)
    return Span(start=start, end=start + len(words), text=words)


def _day(date: str, basis: Basis = "resolved") -> When:
    return When(earliest=date, latest=date, value=date, precision="day", basis=basis, zone=None)


#: A year that the words give themselves.
WHOLE_2029 = When(earliest="2029-01-01", latest="2029-12-31", value="2029", precision="year", basis="stated", zone=None)


def _time(words: str, value: str, when: When | None, *, type_: TimeType = "DATE") -> Time:
    return Time(article="article-00c0ffee00c0ffee", span=span(words), type=type_, value=value, when=when)


def _entity(kind: Kind, name: str, *mentions: str, aliases: tuple[str, ...] = ()) -> Entity:
    article = "article-00c0ffee00c0ffee"
    return Entity(
        id=digest("entity", name),
        name=name,
        kind=kind,
        aliases=aliases,
        mentions=tuple(
            Mention(article=article, start=at.start, end=at.end, text=at.text) for at in map(span, mentions)
        ),
    )


def _participant(role: str, words: str, entity: Entity | None = None) -> Participant:
    at = span(words)
    return Participant(
        role=role, start=at.start, end=at.end, text=at.text, entity=entity.id if entity is not None else None
    )


def _event(
    trigger: str,
    commitment: float,
    *participants: Participant,
    class_: str = "OCCURRENCE",
    when: When | None = None,
) -> Event:
    return Event(
        id=digest("event", trigger),
        article="article-00c0ffee00c0ffee",
        trigger=span(trigger),
        class_=class_,
        commitment=commitment,
        when=when,
        participants=participants,
    )


def _link(
    source: str,
    cue: str | None,
    certainty: Certainty = "CT+",
    *,
    name: str | None = None,
    kind: Kind = "person",
    hedge: str | None = None,
) -> Link:
    return Link(
        source=span(source),
        entity=None,
        name=name,
        kind=kind,
        cue=span(cue) if cue else None,
        certainty=certainty,
        hedges=(span(hedge),) if hedge else (),
    )


def _statement(
    *content: str,
    mode: Mode = "indirect",
    chain: tuple[Link, ...] = (),
    certainty: Certainty = "Uu",
    hedge: str | None = None,
    confidence: float | None = 0.9,
) -> Statement:
    return Statement(
        id=digest("statement", *content),
        article="article-00c0ffee00c0ffee",
        mode=mode,
        content=tuple(span(words) for words in content),
        chain=chain,
        certainty=certainty,
        hedges=(span(hedge),) if hedge else (),
        events=(),
        confidence=confidence,
        claim=None,
    )
