"""The desk: every page read, kept in one SQLite file."""

from reportedly.store.desk import Counts, Desk, Headline

__all__ = ["Counts", "Desk", "Headline"]
