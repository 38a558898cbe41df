"""When something was judged, in which turn, and whether it still counts: what decisions and judgements share."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from reportedly.errors import UsageError
from reportedly.judgements import undone
from reportedly.store import schema

__all__ = ["instant", "taken_back", "turn"]


def turn(desk: Connection) -> int:
    """Give the next turn: one more than that of any judgement or decision that the desk knows."""
    known = (desk.scalar(select(func.max(table.c.turn))) or 0 for table in (schema.decision, schema.judgement))
    return max(known) + 1


def taken_back(desk: Connection) -> dict[str, str]:
    """Give what no longer counts, each with the id of the judgement that takes it back."""
    table = schema.judgement.c
    undos = desk.execute(select(table.id, table.of).where(table.of.is_not(None)))
    return undone({row.id: row.of for row in undos})


def instant(at: str) -> str:
    """Write an instant so that the order of texts is that of time.

    Raises:
        UsageError: it is none.
    """
    try:
        moment = datetime.fromisoformat(at)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"{at!r} is no instant: write it as 2031-05-04T09:30:00Z") from None
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
