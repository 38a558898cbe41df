"""What must hold of a file before it is used as a desk, and how an older one is brought up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from reportedly.errors import StoreError, UsageError
from reportedly.store import connection, grouping, migrations

__all__ = ["bring_up", "check", "expect"]


def expect(path: Path, *, create: bool) -> None:
    """See that there is a file, or that one can be made and may be.

    Raises:
        UsageError: there is none and none is to be made, or no folder to make it in.
        StoreError: it is a folder.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder and not a desk: name a file")
    if path.exists():
        return
    if not create:
        raise UsageError(
            f"there is no desk at {path}: make one with `reportedly read --desk {path} PAGES`, or name another"
        )
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} for the desk {path.name}: make it first")


def check(pool: Engine, path: Path) -> None:
    """See that the file is a desk of today's version, changing nothing; a :class:`StoreError` says what it is else."""
    with connection.reading(pool, path) as desk:
        steps = migrations.version(desk, path)
    if steps == 0:
        raise StoreError(f"{path} is an empty file and not a desk: name another file")
    if steps < len(migrations.STEPS):
        raise StoreError(
            f"the desk {path} is of version {steps}, and this reportedly shows version "
            f"{len(migrations.STEPS)}: run `reportedly read --desk {path} PAGES` once to bring it up to date"
        )


def bring_up(pool: Engine, path: Path) -> None:
    """Make an empty file a desk, and an older desk one of today's version; what is no desk is not touched."""
    # What the file is must be known before anything, the journal mode included, is changed in it.
    with connection.reading(pool, path) as desk:
        steps = migrations.version(desk, path)
    with connection.faults(path):
        connection.write_ahead(pool)
    if steps < len(migrations.STEPS):
        with connection.writing(pool, path) as desk:
            migrations.migrate(desk, path)
            grouping.house(desk)
