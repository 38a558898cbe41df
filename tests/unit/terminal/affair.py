"""A story made by hand, about a ferry that never sank, with something in it for every page the terminal has of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from reportedly.affairs import (
    Affair,
    Because,
    Circle,
    Claim,
    Copy,
    Drift,
    Rival,
    Root,
    Saying,
    Standing,
    Status,
    Story,
)
from reportedly.records import Article, Certainty, Link, Mention, Mode, Report, Span, Statement, When, cut, digest
from reportedly.terminal.known import Opening

NOON: Final = "{day}T12:00:00+00:00"

#: Each report: its outlet, its day, its title, its text.
REPORTS: Final[dict[str, tuple[str, str | None, str, str]]] = {
    "wire": (
        "Norland Wire",
        "2031-03-03",
        "Ferry sinks off Pell Point",
        """\
The Calla had possibly struck a reef, harbour master Sella Vint said on Monday. Twenty-three people drowned, Vint \
said. She told reporters that the captain had been asleep. There were 212 people aboard.""",
    ),
    "tide": (
        "Tideline",
        "2031-03-03",
        "Ferry sinks off Pell Point",
        """\
The Calla had possibly struck a reef, harbour master Sella Vint said on Monday. Twenty-three people drowned, Vint \
said. She told reporters that the captain had been asleep.""",
    ),
    "courier": (
        "Pell Courier",
        "2031-03-04",
        "Toll of the Calla rises",
        """\
At least 31 people drowned, the coastguard's commander, Jory Aske, told the Courier. The ferry had carried 212 \
passengers and crew, Aske said. The captain survived, Strait Notes reported. The Calla left Orrin at noon.""",
    ),
    "post": (
        "Harrow Post",
        "2031-03-05",
        "Owner disputes account of the wreck",
        """\
The Calla struck a reef, harbour master Sella Vint has said. The owner, Brask Lines, denied that the ferry had \
struck a reef. Brask Lines will raise the wreck. The radio had failed. The pilot was ashore.""",
    ),
    "amends": (
        "Tideline",
        "2031-03-06",
        "Harbour master takes back words on captain",
        """\
Sella Vint said on Thursday that she had been wrong: the captain had not been asleep. The search ended on Thursday.""",
    ),
    "notes": (
        "Strait Notes",
        None,
        "What we know of the Calla",
        "The captain survived, the Pell Courier reported.",
    ),
    "last": (
        "Norland Wire",
        "2031-03-09",
        "Thirty-one dead, harbour master says",
        "At least 31 people drowned, Sella Vint said on Sunday. The mast has been found.",
    ),
}

_VINT: Final = "Sella Vint"
_ASKE: Final = "Jory Aske"
_DAY: Final = When(
    earliest="2031-03-02", latest="2031-03-02", value="2031-03-02", precision="day", basis="resolved", zone=None
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story in a list, as the desk has it."""

    id: str
    title: str | None
    first: str | None
    last: str | None
    articles: int
    claims: int
    contested: int
    changed: str | None


def affair() -> Affair:
    """The story, with fourteen claims: four contested by numbers and denial, one withdrawn."""
    drowned, more, reef, no_reef = claim_id("23"), claim_id("31"), claim_id("reef"), claim_id("no reef")
    claims = (
        _claim(
            "23",
            "23 people drowned.",
            _says("wire", "Twenty-three people drowned", 0),
            _says("tide", "Twenty-three people drowned", 0),
            roots=(_VINT,),
            rivals=(_rival(more, "number", ("wire", "Twenty-three"), ("courier", "At least 31")),),
            standings=(
                _standing("2031-03-03", "reported", (2, 1, 1), "wire", "Twenty-three people drowned"),
                _standing("2031-03-04", "disputed", (2, 1, 1), "courier", "At least 31 people drowned"),
                _standing("2031-03-09", "overtaken", (2, 1, 1), "last", "At least 31 people drowned"),
            ),
            when=_DAY,
        ),
        _claim(
            "31",
            "At least 31 people drowned.",
            _says("courier", "At least 31 people drowned", 0),
            _says("last", "At least 31 people drowned", 1),
            roots=(_ASKE, _VINT),
            rivals=(_rival(drowned, "number", ("courier", "At least 31"), ("wire", "Twenty-three")),),
            standings=(
                _standing("2031-03-04", "disputed", (1, 1, 1), "courier", "At least 31 people drowned"),
                _standing("2031-03-09", "corroborated", (2, 2, 2), "last", "At least 31 people drowned"),
            ),
            when=_DAY,
        ),
        _claim(
            "reef",
            "The Calla struck a reef.",
            _says("wire", "The Calla had possibly struck a reef", 0, "PS+"),
            _says("tide", "The Calla had possibly struck a reef", 0, "PS+"),
            _says("post", "The Calla struck a reef", 0),
            roots=(_VINT,),
            rivals=(_rival(no_reef, "negation", ("wire", "struck a reef"), ("post", "denied")),),
            standings=(
                _standing("2031-03-03", "reported", (2, 1, 1), "wire", "The Calla had possibly struck a reef"),
                _standing("2031-03-05", "disputed", (3, 2, 1), "post", "the ferry had struck a reef"),
            ),
            drifts=(_drift("post", "The Calla struck a reef", "PS+", "CT+", _VINT, "2031-03-03"),),
            when=_DAY,
        ),
        _claim(
            "no reef",
            "The Calla did not strike a reef.",
            _says("post", "the ferry had struck a reef", 0, "CT-"),
            roots=("Brask Lines",),
            rivals=(_rival(reef, "negation", ("post", "denied"), ("wire", "struck a reef")),),
            standings=(_standing("2031-03-05", "disputed", (1, 1, 1), "post", "the ferry had struck a reef"),),
        ),
        _claim(
            "asleep",
            "The captain was asleep.",
            _says("wire", "the captain had been asleep", 0),
            _says("tide", "the captain had been asleep", 0),
            roots=(_VINT,),
            rivals=(_rival(claim_id("not asleep"), "negation", ("wire", "had been"), ("amends", "had not been")),),
            standings=(
                _standing("2031-03-03", "reported", (2, 1, 1), "wire", "the captain had been asleep"),
                _standing("2031-03-06", "withdrawn", (2, 1, 1), "amends", "the captain had not been asleep"),
            ),
        ),
        _claim(
            "not asleep",
            "The captain was not asleep.",
            _says("amends", "the captain had not been asleep", 0),
            roots=(_VINT,),
            rivals=(_rival(claim_id("asleep"), "negation", ("amends", "had not been"), ("wire", "had been")),),
            standings=(_standing("2031-03-06", "reported", (1, 1, 1), "amends", "the captain had not been asleep"),),
        ),
        _claim(
            "survived",
            "The captain survived.",
            _says("courier", "The captain survived", None),
            _says("notes", "The captain survived", None),
            standings=(_standing("2031-03-04", "unsourced", (1, 1, 0), "courier", "The captain survived"),),
        ),
        _claim(
            "aboard",
            "212 people were aboard.",
            _says("wire", "212 people aboard", None),
            _says("courier", "212 passengers and crew", 0),
            roots=(_ASKE,),
            standings=(
                _standing("2031-03-03", "unsourced", (1, 1, 0), "wire", "212 people aboard"),
                _standing("2031-03-04", "reported", (2, 2, 1), "courier", "212 passengers and crew"),
            ),
        ),
        *(
            _claim(
                words,
                f"{words}.",
                _says(key, words, None),
                standings=(_standing(day, "unsourced", (1, 1, 0), key, words),),
            )
            for key, day, words in (
                ("courier", "2031-03-04", "The Calla left Orrin at noon"),
                ("post", "2031-03-05", "Brask Lines will raise the wreck"),
                ("post", "2031-03-05", "The radio had failed"),
                ("post", "2031-03-05", "The pilot was ashore"),
                ("amends", "2031-03-06", "The search ended on Thursday"),
                ("last", "2031-03-09", "The mast has been found"),
            )
        ),
    )
    return Affair(
        story=story(claims),
        claims=claims,
        copies=(
            Copy(article=article_id("tide"), of=article_id("wire"), share=1.0, spans=()),
            Copy(article=article_id("last"), of=article_id("wire"), share=0.4, spans=(), revision=True),
        ),
    )


def story(claims: tuple[Claim, ...] = ()) -> Story:
    """The story alone."""
    statements = tuple(_statement_id(key, "The captain survived") for key in ("courier", "notes"))
    circle = Circle(claim=claim_id("survived"), outlets=("Pell Courier", "Strait Notes"), statements=statements)
    families = [["wire", "tide"], *([key] for key in REPORTS if key not in {"wire", "tide"})]
    return Story(
        id="story-0123abcd0123abcd",
        title="The wreck of the Calla off Pell Point",
        articles=tuple(map(article_id, REPORTS)),
        claims=tuple(claim.id for claim in claims),
        first="2031-03-03",
        last="2031-03-09",
        families=tuple(tuple(map(article_id, family)) for family in families),
        circles=(circle,),
    )


def until(day: str) -> Affair:
    """The story as of a day: the claims then made, with their standings until then."""
    whole = affair()
    early = {article_id(key) for key, (_, published, _, _) in REPORTS.items() if published and published <= day}
    claims = {claim.id: _until(claim, day) for claim in whole.claims if claim.standing(day)}
    kept = tuple(
        replace(claim, rivals=tuple(rival for rival in claim.rivals if rival.claim in claims))
        for claim in claims.values()
    )
    articles = tuple(article for article in whole.story.articles if article in early)
    return replace(whole, claims=kept, story=replace(whole.story, articles=articles, circles=()))


def headlines() -> dict[str, Opening]:
    """The headline of each report."""
    return {
        article_id(key): Opening(outlet=outlet, title=title, published=NOON.format(day=day) if day else None)
        for key, (outlet, day, title, _) in REPORTS.items()
    }


def reports() -> dict[str, Report]:
    """Each report, with the statements that say the claims."""
    wire, tide, post = article_id("wire"), article_id("tide"), article_id("post")
    vint = _link("harbour master Sella Vint", "said", _VINT)
    statements = {
        wire: (
            _statement("wire", "The Calla had possibly struck a reef", vint, hedge="possibly"),
            _statement("wire", "Twenty-three people drowned", _link("Vint", "Vint |said", _VINT)),
            _statement("wire", "the captain had been asleep", _link("She", "told", _VINT)),
            _statement("wire", "212 people aboard"),
        ),
        tide: (_statement("tide", "The Calla had possibly struck a reef", vint, hedge="possibly"),),
        post: (
            _statement("post", "The Calla struck a reef", _link("harbour master Sella Vint", "has said", _VINT)),
            _statement(
                "post", "the ferry had struck a reef", _link("The owner, Brask Lines", "denied", "Brask Lines", "CT-")
            ),
        ),
    }
    return {
        article_id(key): Report(article=_article(key), entities=(), statements=statements.get(article_id(key), ()))
        for key in REPORTS
        if key != "last"
    }


def lines() -> tuple[Line, ...]:
    """Three stories in a list: one contested, one quiet, one without title or days."""
    return (
        Line(
            id="story-7e7e7e7e7e7e7e7e",
            title="The bridge at Orrin",
            first="2030-12-28",
            last="2031-01-02",
            articles=3,
            claims=1,
            contested=0,
            changed="2031-01-02",
        ),
        Line(
            id="story-0123abcd0123abcd",
            title="The wreck of the Calla off Pell Point",
            first="2031-03-03",
            last="2031-03-09",
            articles=7,
            claims=14,
            contested=3,
            changed="2031-03-09",
        ),
        Line(
            id="story-00ff00ff00ff00ff",
            title=None,
            first=None,
            last=None,
            articles=1,
            claims=0,
            contested=0,
            changed=None,
        ),
    )


def article_id(key: str) -> str:
    """The id of a report."""
    return digest("article", key)


def claim_id(key: str) -> str:
    """The id of a claim."""
    return digest("claim", key)


def _until(claim: Claim, day: str) -> Claim:
    standings = tuple(standing for standing in claim.standings if standing.from_ <= day)
    return replace(claim, standings=standings, drifts=())


def _claim(
    key: str,
    wording: str,
    *says: Saying,
    standings: tuple[Standing, ...],
    roots: tuple[str, ...] = (),
    rivals: tuple[Rival, ...] = (),
    drifts: tuple[Drift, ...] = (),
    when: When | None = None,
) -> Claim:
    return Claim(
        id=claim_id(key),
        story="story-0123abcd0123abcd",
        wording=wording,
        subject=None,
        predicate=None,
        value=None,
        when=when,
        statements=tuple(said.statement for said in says),
        roots=tuple(
            Root(entity=digest("entity", name), name=name, statements=_ending(says, place))
            for place, name in enumerate(roots)
        ),
        rivals=rivals,
        standings=standings,
        drifts=drifts,
        says=says,
    )


def _ending(says: tuple[Saying, ...], root: int) -> tuple[str, ...]:
    return tuple(said.statement for said in says if said.root == root)


def _says(key: str, words: str, root: int | None, certainty: Certainty = "CT+") -> Saying:
    at = _span(key, words)
    return Saying(
        statement=_statement_id(key, words),
        article=article_id(key),
        start=at.start,
        end=at.end,
        text=at.text,
        certainty=certainty,
        root=root,
    )


def _rival(claim: str, because: Because, *places: tuple[str, str]) -> Rival:
    spans = [(article_id(key), _span(key, words)) for key, words in places]
    mentions = tuple(Mention(article=id_, start=at.start, end=at.end, text=at.text) for id_, at in spans)
    return Rival(claim=claim, because=because, spans=mentions)


def _standing(day: str, status: Status, counts: tuple[int, int, int], key: str, words: str) -> Standing:
    outlets, families, roots = counts
    return Standing(
        from_=day,
        status=status,
        outlets=outlets,
        families=families,
        roots=roots,
        because=_statement_id(key, words),
    )


def _drift(key: str, words: str, from_: Certainty, to: Certainty, root: str, since: str) -> Drift:
    return Drift(
        statement=_statement_id(key, words),
        from_=from_,
        to=to,
        root=digest("entity", root),
        since=since,
        new_root=False,
    )


def _statement_id(key: str, words: str) -> str:
    return digest("statement", key, words)


def _span(key: str, words: str) -> Span:
    before, _, words = words.rpartition("|")
    text = REPORTS[key][3]
    start = text.index(before + words) + len(before)
    return cut(text, start, start + len(words))


def _article(key: str) -> Article:
    outlet, day, title, text = REPORTS[key]
    moment = NOON.format(day=day)
    return Article(
        id=article_id(key),
        url=None,
        outlet=outlet,
        title=title,
        byline=(),
        published=When(earliest=moment, latest=moment, value=moment, precision="minute", basis="metadata", zone="Z")
        if day
        else None,
        modified=None,
        captured=None,
        language="en",
        text=text,
        page_sha256="0" * 64,
        media_type="text/html",
        truncated=False,
        removed=(),
        dateline=None,
        credits=(),
        agencies=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hop:
    source: str
    cue: str
    name: str
    certainty: Certainty


def _link(source: str, cue: str, name: str, certainty: Certainty = "CT+") -> _Hop:
    return _Hop(source=source, cue=cue, name=name, certainty=certainty)


def _statement(key: str, words: str, hop: _Hop | None = None, *, hedge: str | None = None) -> Statement:
    hedges = (_span(key, hedge),) if hedge else ()
    chain = (
        ()
        if hop is None
        else (
            Link(
                source=_span(key, hop.source),
                entity=digest("entity", hop.name),
                name=hop.name,
                kind="person",
                cue=_span(key, hop.cue),
                certainty="PS+" if hedge else hop.certainty,
                hedges=hedges,
            ),
        )
    )
    mode: Mode = "indirect" if hop else "narrated"
    return Statement(
        id=_statement_id(key, words),
        article=article_id(key),
        mode=mode,
        content=(_span(key, words),),
        chain=chain,
        certainty="Uu" if hop else "CT+",
        hedges=(),
        events=(),
        confidence=0.9,
        claim=None,
    )
