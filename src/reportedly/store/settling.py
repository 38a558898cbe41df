"""Stories and what they come to: which are to be worked out again, what is kept of them, and how it is read.

What reconciling a story's reports gives, its affair, is stored whole in place of what was there: *settling*. It takes
its time, and a page may come meanwhile. So whoever reads the reports of a story takes its generation along, and an
affair made from an older generation is not stored: the story stays dirty, and its turn comes again. A process killed
between a page and the settling of its story leaves it dirty, too.

Until a dirty story is settled, lists and names know it by what it came to last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)

from reportedly.affairs import Affair
from reportedly.records import Report
from reportedly.store import fulltext, ledger_rows, packing, rows, schema
from reportedly.store.connection import listed

__all__ = [
    "StoryLine",
    "Version",
    "affair",
    "affairs",
    "claim",
    "dirty",
    "generation",
    "group_of",
    "groups",
    "heard",
    "is_dirty",
    "lines",
    "of_group",
    "settle",
    "version",
    "versions",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in a list.

    ``first`` and ``last`` are the days it was reported on, ``claims`` counts those that stand, ``contested`` those of
    them that are disputed or overtaken,
    ``changed`` the day on which the standing of one of them changed last. A story that was never settled has no title,
    days or claims yet.
    """

    id: str
    title: str | None
    first: str | None
    last: str | None
    articles: int
    claims: int
    contested: int
    changed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What tells a story and what is stored of it from all that was before: which reports, and whether settled."""

    group: int
    generation: int
    dirty: bool


def dirty(desk: Connection) -> tuple[int, ...]:
    """Give the stories that are to be settled, in the order of their numbers."""
    return tuple(desk.scalars(select(schema.story.c.number).where(schema.DIRTY).order_by(schema.story.c.number)))


def is_dirty(desk: Connection, group: int) -> bool:
    """Say whether a story is to be settled; one that is not there is not."""
    return bool(desk.scalar(select(schema.story.c.dirty).where(schema.story.c.number == group)))


def generation(desk: Connection, group: int) -> int | None:
    """Give the generation of a story, ``None`` where there is none of that number."""
    return desk.scalar(select(schema.story.c.generation).where(schema.story.c.number == group))


def version(desk: Connection, group: int) -> Version | None:
    """Give the version of a story, ``None`` where there is none of that number."""
    return next(_versions(desk, schema.story.c.number == group), (None, None))[1]


def versions(desk: Connection, ids: Iterable[str]) -> dict[str, Version]:
    """Give the versions of stories by their ids, of those that there are."""
    return dict(_versions(desk, schema.story.c.id.in_(listed(ids))))


def _versions(desk: Connection, which: ColumnElement[bool]) -> Iterator[tuple[str, Version]]:
    table = schema.story.c
    for row in desk.execute(select(table.id, table.number, table.generation, table.dirty).where(which)):
        yield row.id, Version(group=row.number, generation=row.generation, dirty=bool(row.dirty))


def of_group(desk: Connection, group: int) -> list[Report]:
    """Give the reports of a story, in the order of publication."""
    return _reports(desk, schema.member.c.story == group)


def heard(desk: Connection, group: int, entities: Iterable[str]) -> list[Report]:
    """Give those reports of a story that have somebody of these on a chain, in the order of publication."""
    link, member = schema.link.c, schema.member.c
    on_it = exists().where(link.article == member.article, link.entity.in_(listed(entities)))
    return _reports(desk, and_(member.story == group, on_it))


def _reports(desk: Connection, which: ColumnElement[bool]) -> list[Report]:
    query = (
        select(schema.report.c.text, schema.report.c.record)
        .select_from(schema.member)
        .join(schema.article, schema.article.c.id == schema.member.c.article)
        .join(schema.report, schema.report.c.article == schema.member.c.article)
        .where(which)
        .order_by(*schema.IN_ORDER)
    )
    return [packing.unpack(packing.Packed(text=row.text, record=row.record)) for row in desk.execute(query)]


def settle(desk: Connection, group: int, affair: Affair, taken: int) -> bool:
    """Store what a story came to, made from its generation *taken*; returns whether that is still what it is.

    Raises:
        ValueError: the affair is another story's, or breaks a promise of the ledger.
    """
    story = desk.execute(select(schema.story).where(schema.story.c.number == group)).one_or_none()
    if story is None or story.generation != taken:
        return False
    if affair.story.id != story.id:
        raise ValueError(f"{affair.story.id} is not the story {story.id}")
    ledger_rows.verify(affair, _texts(desk, group))
    _write_story(desk, group, affair)
    _write_claims(desk, group, list(ledger_rows.claims(affair, group)))
    desk.execute(delete(schema.copy).where(schema.copy.c.story == group))
    if copies := list(ledger_rows.copies(affair, group)):
        desk.execute(insert(schema.copy), copies)
    return True


def affair(desk: Connection, group: int) -> Affair | None:
    """Give what a story came to; ``None`` while it is dirty, and where there is none of that number."""
    query = (
        select(schema.affair.c.record)
        .join(schema.story, schema.story.c.number == schema.affair.c.story)
        .where(schema.affair.c.story == group, schema.story.c.dirty == 0)
    )
    story = desk.scalar(query)
    if story is None:
        return None
    claim, copy = schema.claim.c, schema.copy.c
    return ledger_rows.affair(
        story,
        desk.scalars(select(claim.record).where(claim.story == group).order_by(claim.position)),
        desk.scalars(select(copy.record).where(copy.story == group).order_by(copy.position)),
    )


def affairs(desk: Connection) -> Iterator[Affair]:
    """Give what all stories came to that are not dirty, by the day they began, then by id."""
    table = schema.story.c
    query = select(table.number).where(table.dirty == 0)
    for number in desk.scalars(query.order_by(func.coalesce(table.first, literal_column("'~'")), table.id)).all():
        found = affair(desk, number)
        if found is not None:
            yield found


def groups(desk: Connection) -> tuple[int, ...]:
    """Give all stories, by the day they began, then by id; those never settled come last."""
    table = schema.story.c
    return tuple(
        desk.scalars(select(table.number).order_by(func.coalesce(table.first, literal_column("'~'")), table.id))
    )


def group_of(desk: Connection, article: str) -> int | None:
    """Give the story that an article is in."""
    return desk.scalar(select(schema.member.c.story).where(schema.member.c.article == article))


def lines(desk: Connection, limit: int | None, offset: int) -> Iterator[StoryLine]:
    """List the stories, that which changed last first, those that were never settled last."""
    table = schema.story.c
    fields = [table[name] for name in StoryLine.__dataclass_fields__]
    query = select(*fields).order_by(table.changed.desc(), table.id).offset(offset)
    for row in desk.execute(query.limit(limit) if limit is not None else query).mappings():
        yield StoryLine(**row)


def _texts(desk: Connection, group: int) -> dict[str, str]:
    query = select(schema.report.c.article, schema.report.c.text).join(
        schema.member, schema.member.c.article == schema.report.c.article
    )
    return {row.article: row.text for row in desk.execute(query.where(schema.member.c.story == group))}


def _write_story(desk: Connection, group: int, affair: Affair) -> None:
    fulltext.drop_title(desk, group)
    changed: dict[str, Any] = {**ledger_rows.listing(affair), "dirty": 0}
    desk.execute(update(schema.story).where(schema.story.c.number == group).values(**changed))
    fulltext.add_title(desk, group)
    desk.execute(delete(schema.affair).where(schema.affair.c.story == group))
    desk.execute(insert(schema.affair), {"story": group, "record": ledger_rows.pack(affair.story)})


def _write_claims(desk: Connection, group: int, claims: list[rows.Row]) -> None:
    """Put the claims of a story in the place of those it had.

    One that is worded as it was keeps its number, and with it its place in the full text, which costs more than
    everything else: a report leaves most claims of its story as they were, and changes the standing of some.
    """
    table = schema.claim.c
    columns = select(table.number, table.id, table.position, table.wording, table.record).where(table.story == group)
    had = {row.id: row for row in desk.execute(columns)}
    kept = {claim["id"] for claim in claims if claim["id"] in had and had[claim["id"]].wording == claim["wording"]}
    if gone := [row.number for known, row in had.items() if known not in kept]:
        which = and_(table.story == group, table.number.in_(listed(gone)))
        fulltext.drop_claims(desk, which)
        desk.execute(delete(schema.claim).where(which))
    _rewrite(desk, [(had[claim["id"]], claim) for claim in claims if claim["id"] in kept])
    if fresh := [claim for claim in claims if claim["id"] not in kept]:
        last = desk.scalar(select(func.max(table.number))) or 0
        desk.execute(insert(schema.claim), fresh)
        fulltext.add_claims(desk, group, last)


def _rewrite(desk: Connection, kept: list[tuple[Any, rows.Row]]) -> None:
    """Bring the rows of claims that stay up to date; of one whose record is the same, no more than its position."""
    which = update(schema.claim).where(schema.claim.c.number == bindparam("which"))
    moved = [
        {"which": row.number, "to": claim["position"]}
        for row, claim in kept
        if row.record == claim["record"] and row.position != claim["position"]
    ]
    if moved:
        desk.execute(which.values(position=bindparam("to")), moved)
    stays = ("story", "id", "wording")  # two of them are indexed
    if changed := [
        {"which": row.number, **{name: value for name, value in claim.items() if name not in stays}}
        for row, claim in kept
        if row.record != claim["record"]
    ]:
        desk.execute(which, changed)


def claim(desk: Connection, number: int) -> tuple[int, str]:
    """Give the story and the id of the claim with a number."""
    story, known = desk.execute(
        select(schema.claim.c.story, schema.claim.c.id).where(schema.claim.c.number == number)
    ).one()
    return story, known
