"""What people judged, kept for good: every judgement a row that is never changed, known by the articles it speaks of.

A judgement names articles and places in them, and waits where they are not here. An
:class:`~reportedly.judgements.Undo` speaks of the articles of what it takes back. What was taken back stays in the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, insert, select, update

from reportedly import judgements
from reportedly.errors import UsageError
from reportedly.judgements import KINDS, Content, Entry, Judgement, Merge, Split, Undo, judged, kind_of, ordered
from reportedly.store import decisions, packing, schema, signing
from reportedly.store.connection import listed

__all__ = ["all_of", "articles_of", "effective", "log", "made", "record", "root_of", "touch"]


def made(desk: Connection, content: Content, *, who: str, at: str, why: str) -> Judgement:
    """Sign a judgement at a desk; nothing is recorded yet.

    Raises:
        UsageError: nobody signs it; *at* is no instant; it takes back what is not there, or no longer counts.
    """
    who, why = packing.printable(who).strip(), packing.printable(why).strip()
    if not who:
        raise UsageError("a judgement is signed: say who judges")
    if isinstance(content, Undo):
        if not articles_of(desk, content):
            raise UsageError(f"nothing in the log has the id {content.of}: look it up there")
        if content.of in signing.taken_back(desk):
            raise UsageError(f"{content.of} is undone already: to have it count again, undo what undid it")
    return judged(content, who=who, at=signing.instant(at), why=why, turn=signing.turn(desk))


def record(desk: Connection, judgement: Judgement) -> bool:
    """Write a judgement down; returns whether it is new to this desk."""
    if desk.scalar(select(schema.judgement.c.number).where(schema.judgement.c.id == judgement.id)) is not None:
        return False
    content = judgement.content
    row = {
        "id": judgement.id,
        "kind": kind_of(content),
        "of": content.of if isinstance(content, Undo) else None,
        "who": judgement.who,
        "at": judgement.at,
        "why": judgement.why,
        "turn": judgement.turn,
        "record": msgspec.json.encode(content).decode(),
    }
    inserted = desk.execute(insert(schema.judgement), row).inserted_primary_key
    assert inserted is not None
    if spoken := articles_of(desk, content):
        desk.execute(insert(schema.judged), [{"article": one, "judgement": inserted[0]} for one in spoken])
    return True


def articles_of(desk: Connection, content: Content) -> list[str]:
    """Give the articles that a judgement speaks of; none for one that takes back what is not there."""
    if not isinstance(content, Undo):
        return list(judgements.articles(content))
    found: set[str] = set()
    for names, of in ((schema.judged, schema.judgement), (schema.decided, schema.decision)):
        article, known = names.c.article, names.c.judgement if names is schema.judged else names.c.decision
        found.update(desk.scalars(select(article).join(of, of.c.number == known).where(of.c.id == content.of)))
    return sorted(found)


def root_of(desk: Connection, content: Content) -> str | None:
    """Give the id of the decision that a judgement takes back in the end, or has count again; ``None`` for all else."""
    if not isinstance(content, Undo):
        return None
    of: str | None = content.of
    seen = set()
    while of is not None and of not in seen:
        seen.add(of)
        known = of
        of = desk.scalar(select(schema.judgement.c.of).where(schema.judgement.c.id == known))
    return desk.scalar(select(schema.decision.c.id).where(schema.decision.c.id == known))


def touch(desk: Connection, articles: Collection[str]) -> None:
    """Say that what is stored of the claims of these articles' stories is older than what was judged."""
    stories = select(schema.member.c.story).where(schema.member.c.article.in_(listed(articles)))
    table = schema.story.c
    desk.execute(update(schema.story).where(table.number.in_(stories)).values(dirty=1, generation=table.generation + 1))


def all_of(desk: Connection) -> Iterator[Judgement]:
    """Give every judgement in the order in which they came: what takes another back comes after it."""
    for row in desk.execute(select(schema.judgement).order_by(schema.judgement.c.number)):
        yield _judgement(row)


def effective(desk: Connection, group: int) -> tuple[Judgement, ...]:
    """Give the judgements on the articles of a story that count, in their order, without those that take back."""
    members = select(schema.member.c.article).where(schema.member.c.story == group)
    found = [_judgement(row) for row in desk.execute(_about(members).where(schema.judgement.c.of.is_(None)))]
    gone = signing.taken_back(desk) if found else {}
    return ordered(one for one in found if one.id not in gone)


def log(desk: Connection, articles: Collection[str] | None = None) -> tuple[Entry, ...]:
    """Give what was ever judged or decided, of some articles or of all, in its order, and what took it back."""
    query = select(schema.judgement) if articles is None else _about(listed(articles))
    found = {row.id: _judgement(row) for row in desk.execute(query)}
    wanted = set(articles) if articles is not None else None
    for decision in decisions.all_of(desk):
        if wanted is None or not wanted.isdisjoint(decision.articles):
            content = (Merge if decision.kind == "merge" else Split)(articles=decision.articles)
            found[decision.id] = Judgement(
                id=decision.id, content=content, who=decision.who, at=decision.at, why=decision.why, turn=decision.turn
            )
    gone = signing.taken_back(desk)
    return tuple(
        Entry(judgement=one, undone=found.get(gone[one.id]) if one.id in gone else None)
        for one in ordered(found.values())
    )


def _about(articles: Select[Any]) -> Select[Any]:
    numbers = select(schema.judged.c.judgement).where(schema.judged.c.article.in_(articles))
    return select(schema.judgement).where(schema.judgement.c.number.in_(numbers))


def _judgement(row: Row[Any]) -> Judgement:
    content = msgspec.json.decode(row.record, type=KINDS[row.kind])
    return Judgement(id=row.id, content=content, who=row.who, at=row.at, why=row.why, turn=row.turn)
