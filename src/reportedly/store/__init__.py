"""The desk: every page read, and the stories they come to, kept in one SQLite file."""

from reportedly.store.decisions import Decision
from reportedly.store.desk import Desk
from reportedly.store.keeping import Counts, Headline, Holdings, Size
from reportedly.store.searching import Hit
from reportedly.store.settling import StoryLine, Version

__all__ = ["Counts", "Decision", "Desk", "Headline", "Hit", "Holdings", "Size", "StoryLine", "Version"]
