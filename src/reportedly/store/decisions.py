"""What people decide about stories: that several are one, or that some articles of one are a story of their own.

A decision is kept for good and names articles, not stories, so that it holds whatever else comes to the desk. It works
on the keys of its articles, in the order in which decisions were made, whenever those are worked out:

    merge   gives one article of each story a key that they share: the decision's id
    split   puts every key that its articles have until then into a namespace of their own, ``id/key``, and gives them
            the decision's id as one more, so that they are together, and with nobody who is not of them

An article that is read again, or comes only after the decision (from another desk), is treated no otherwise. A later
article joins a story that was split off as it joins any: by a key, and the keys there are no longer those that pages
give. Where it belongs there all the same, that is another decision.

A decision that was taken back (:mod:`~reportedly.store.judging`) counts for nothing, as if it had never been made.

The order of decisions is that of their instants; of two at the same instant, that which was made at a desk that knew
the other (``turn``), and then that of their ids. None of it depends on when they came to this desk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select

from reportedly.errors import UsageError
from reportedly.records import digest
from reportedly.store import schema, signing
from reportedly.store.connection import listed

__all__ = ["Decision", "all_of", "effective", "merge", "record", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Somebody's word about stories: ``articles`` are now in one, or by themselves; ``at`` is ISO 8601, UTC."""

    id: str
    kind: Literal["merge", "split"]
    articles: tuple[str, ...]
    who: str
    at: str
    why: str
    turn: int


def merge(desk: Connection, groups: Collection[int], *, who: str, at: str, why: str) -> Decision:
    """Decide that stories are one; nothing is recorded yet.

    Raises:
        UsageError: they are fewer than two, one of them is not there, or *at* is no instant.
    """
    table = schema.story.c
    found = desk.scalars(select(table.smallest).where(table.number.in_(listed(set(groups))))).all()
    if len(found) < len(set(groups)):
        raise UsageError("a story that is to be merged is not of this desk: list its stories")
    if len(found) < 2:
        raise UsageError("one story cannot be merged: name two or more")
    return _made(desk, "merge", found, who, at, why)


def split(desk: Connection, group: int, articles: Collection[str], *, who: str, at: str, why: str) -> Decision:
    """Decide that some articles of a story are one of their own; nothing is recorded yet.

    Raises:
        UsageError: they are none, or all, or not all of this story, or *at* is no instant.
    """
    apart = set(articles)
    members = set(desk.scalars(select(schema.member.c.article).where(schema.member.c.story == group)))
    if strangers := sorted(apart - members):
        raise UsageError(f"{strangers[0]} is not in the story that is to be split: list its articles")
    if not apart:
        raise UsageError("no article is to be split off: name at least one")
    if apart == members:
        raise UsageError("every article of the story is to be split off: leave at least one")
    return _made(desk, "split", apart, who, at, why)


def record(desk: Connection, decision: Decision) -> bool:
    """Write a decision down; returns whether it is new to this desk. The keys of its articles are to be placed anew."""
    if desk.scalar(select(schema.decision.c.number).where(schema.decision.c.id == decision.id)) is not None:
        return False
    row = {
        "id": decision.id,
        "kind": decision.kind,
        "articles": msgspec.json.encode(decision.articles).decode(),
        "who": decision.who,
        "at": decision.at,
        "why": decision.why,
        "turn": decision.turn,
    }
    made = desk.execute(insert(schema.decision), row).inserted_primary_key
    assert made is not None
    desk.execute(insert(schema.decided), [{"article": each, "decision": made[0]} for each in decision.articles])
    return True


def all_of(desk: Connection) -> Iterator[Decision]:
    """Give every decision, in the order in which they count."""
    table = schema.decision.c
    for row in desk.execute(select(schema.decision).order_by(table.at, table.turn, table.id)):
        yield Decision(
            id=row.id,
            kind=row.kind,
            articles=msgspec.json.decode(row.articles, type=tuple[str, ...]),
            who=row.who,
            at=row.at,
            why=row.why,
            turn=row.turn,
        )


def effective(desk: Connection, article: str, given: Iterable[str]) -> dict[str, str | None]:
    """Give the keys that count for an article, each with the key as it was given, or ``None`` if a decision gave it."""
    keys: dict[str, str | None] = {key: key for key in given}
    table = schema.decision.c
    query = select(table.kind, table.id).join(schema.decided, schema.decided.c.decision == table.number)
    query = query.where(schema.decided.c.article == article).order_by(table.at, table.turn, table.id)
    found = desk.execute(query).all()
    gone = signing.taken_back(desk) if found else {}
    for kind, decision in found:
        if decision in gone:
            continue
        if kind == "split":
            keys = {f"{decision}/{key}": raw for key, raw in keys.items()}
        keys[decision] = None
    return keys


def _made(
    desk: Connection, kind: Literal["merge", "split"], articles: Iterable[str], who: str, at: str, why: str
) -> Decision:
    ordered: Sequence[str] = sorted(articles)
    instant = signing.instant(at)
    return Decision(
        id=digest("decision", kind, *ordered, who, instant, why),
        kind=kind,
        articles=tuple(ordered),
        who=who,
        at=instant,
        why=why,
        turn=signing.turn(desk),
    )
