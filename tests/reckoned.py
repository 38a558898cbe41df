"""What two reports about the dam that never was come to, made by hand, for tests that need to know what is in it."""

from __future__ import annotations

from dataclasses import replace

from reportedly.affairs import (
    Affair,
    Assessed,
    Circle,
    Claim,
    Copy,
    Correction,
    Drift,
    Figure,
    Rival,
    Root,
    Saying,
    Signed,
    Standing,
    Status,
    Story,
)
from reportedly.records import Article, Certainty, Entity, Link, Mention, Report, Span, Statement
from tests import invented

__all__ = ["affair", "corrections", "echo", "judged", "reports"]

ECHO = (
    "The valve had failed, Officials said.\n\n"
    "\u201cThe dam held,\u201d Mayor Ilse Brandt reportedly said. \U0001f30a\n\n"
    "By then the valve had not failed, Brandt said."
)
STORY = "story-00000000000000f1"
FAILED, HELD = "claim-00000000000000b1", "claim-00000000000000b2"


def reports() -> tuple[Report, Report]:
    """Both of them: the dam's own, and the one that took a sentence of it."""
    return invented.dam(), echo()


def echo() -> Report:
    """The other outlet's report, a day later: it drops a hop of the chain, and has the mayor deny it."""
    page = replace(
        invented.article(
            text=ECHO, title="Valve at Orrin failed", outlet="Pell Post", published=invented.day("2031-05-05")
        ),
        id="article-00000000000000d2",
        url="https://pell-post.example/valve",
    )
    officials, mayor = _entity(page, "e1", "Officials", "Officials"), _entity(page, "e2", "Brandt", "Ilse Brandt")
    statements = (
        _statement(page, "a4", officials, "The valve had failed", "Officials"),
        _statement(page, "a5", mayor, "the valve had not failed", "Brandt"),
    )
    return Report(article=page, entities=(officials, mayor), statements=statements)


def affair() -> Affair:
    """Two claims that deny each other: one with two roots and a drift, and the mayor's."""
    dam, other = reports()
    failed = invented.span(dam.article.text, "the valve had failed")
    again, not_so = (statement.content[0] for statement in other.statements)
    officials, captain, mayor = (entity.id for entity in dam.entities)
    clash = (_mention(other.article, again), _mention(other.article, not_so))
    claims = (
        Claim(
            id=FAILED,
            story=STORY,
            wording="The valve failed.",
            subject=None,
            predicate="fail",
            value=None,
            when=None,
            statements=("statement-00000000000000a1", "statement-00000000000000a4"),
            roots=(
                Root(entity=captain, name="the captain", statements=("statement-00000000000000a1",)),
                Root(entity=officials, name="Officials", statements=("statement-00000000000000a4",)),
            ),
            rivals=(Rival(claim=HELD, because="negation", spans=clash),),
            standings=(
                _standing("2031-05-04", "reported", (1, 1, 1), "a1"),
                _standing("2031-05-05", "disputed", (2, 1, 2), "a4"),
            ),
            drifts=(
                Drift(
                    statement="statement-00000000000000a4",
                    from_="PR+",
                    to="CT+",
                    root=officials,
                    since="2031-05-05",
                    new_root=False,
                ),
            ),
            says=(
                _saying(dam.article, failed, "a1", "PR+", 0),
                _saying(other.article, again, "a4", "CT+", 1),
            ),
        ),
        Claim(
            id=HELD,
            story=STORY,
            wording="The valve did not fail.",
            subject=None,
            predicate="fail",
            value=None,
            when=invented.day("2031-05-05"),
            statements=("statement-00000000000000a5",),
            roots=(Root(entity=mayor, name="Ilse Brandt", statements=("statement-00000000000000a5",)),),
            rivals=(Rival(claim=FAILED, because="negation", spans=clash),),
            standings=(_standing("2031-05-05", "disputed", (1, 1, 1), "a5"),),
            drifts=(),
            says=(_saying(other.article, not_so, "a5", "CT+", 0),),
        ),
    )
    taken = invented.span(ECHO, "\u201cThe dam held,\u201d Mayor Ilse Brandt reportedly said.")
    return Affair(
        story=Story(
            id=STORY,
            title=dam.article.title,
            articles=(dam.article.id, other.article.id),
            claims=tuple(claim.id for claim in claims),
            first="2031-05-04",
            last="2031-05-05",
            families=((dam.article.id, other.article.id),),
            circles=(
                Circle(
                    claim=FAILED,
                    outlets=("Pell Post", "The Orrin Courier"),
                    statements=claims[0].statements,
                ),
            ),
            cast=(
                Figure(
                    id=mayor,
                    name="Ilse Brandt",
                    kind="person",
                    aliases=("Brandt", "Mayor Brandt"),
                    members=(mayor, other.entities[1].id),
                ),
            ),
        ),
        claims=claims,
        copies=(Copy(article=other.article.id, of=dam.article.id, share=0.3333, spans=(taken,)),),
    )


def judged() -> Affair:
    """The same, when two people at the desk have judged of it."""
    made = affair()
    failed = replace(
        made.claims[0],
        assessments=(
            Assessed(
                judgement="judgement-00000000000000f1",
                who="J. Roe",
                at="2031-05-06T08:00:00.000000Z",
                why="the captain was there",
                source="B",
                information=2,
                likelihood="likely",
                note="Ask for the log of the pumps.",
            ),
        ),
        corrected=corrections()[0].signed,
    )
    return replace(made, claims=(failed, made.claims[1]))


def corrections() -> tuple[Correction, ...]:
    """What they corrected: the second report's statement is the captain's, and no more than probable."""
    statement = echo().statements[0]
    link = replace(statement.chain[0], source=None, entity=None, name="the captain", kind="unnamed", cue=None)
    signed = Signed(
        judgement="judgement-00000000000000f2",
        part="speaker",
        who="Ada Lind",
        at="2031-05-06T09:00:00.000000Z",
        why="he told the agency",
        statement=statement.id,
    )
    return (
        Correction(
            statement=statement.id,
            article=statement.article,
            mode=statement.mode,
            chain=(link,),
            certainty=statement.certainty,
            hedges=(),
            signed=(signed,),
        ),
    )


def _entity(page: Article, digits: str, words: str, name: str) -> Entity:
    return Entity(
        id=f"entity-00000000000000{digits}",
        name=name,
        kind="unnamed" if name == "Officials" else "person",
        aliases=(),
        mentions=(_mention(page, invented.span(page.text, words)),),
    )


def _statement(page: Article, digits: str, holder: Entity, content: str, source: str) -> Statement:
    link = Link(
        source=invented.span(page.text, source),
        entity=holder.id,
        name=holder.name,
        kind=holder.kind,
        cue=invented.span(page.text, "said"),
        certainty="CT+",
        hedges=(),
    )
    return Statement(
        id=f"statement-00000000000000{digits}",
        article=page.id,
        mode="indirect",
        content=(invented.span(page.text, content),),
        chain=(link,),
        certainty="Uu",
        hedges=(),
        events=(),
        confidence=0.75,
        claim=None,
    )


def _mention(page: Article, at: Span) -> Mention:
    return Mention(article=page.id, start=at.start, end=at.end, text=at.text)


def _saying(page: Article, at: Span, statement: str, certainty: Certainty, root: int | None) -> Saying:
    return Saying(
        statement=f"statement-00000000000000{statement}",
        article=page.id,
        start=at.start,
        end=at.end,
        text=at.text,
        certainty=certainty,
        root=root,
    )


def _standing(day: str, status: Status, backers: tuple[int, int, int], because: str) -> Standing:
    outlets, families, roots = backers
    return Standing(
        from_=day,
        status=status,
        outlets=outlets,
        families=families,
        roots=roots,
        because=f"statement-00000000000000{because}",
    )
