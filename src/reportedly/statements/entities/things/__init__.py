"""The recordings and documents of an article, as things of their own.

A noun phrase that names one is a *sight*; sights are joined to things where a length, a noun or a date tells which
(:mod:`sights`, :mod:`lengths`). Each thing is a figure, and so is the voice in a recording (:mod:`shelf`). What the
article says of a recording, and above all who is said to be heard in it, is read by :mod:`heard`. The words for all
this stand in ``tables/things.toml``.
"""

from __future__ import annotations

from reportedly.statements.entities.things.heard import Hearing
from reportedly.statements.entities.things.shelf import Shelf

__all__ = ["Hearing", "Shelf"]
