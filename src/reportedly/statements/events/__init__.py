"""What happened, when, and who took part, by syntax alone.

The reader finds the trigger of each event. The tree of its sentence gives the words that take part, seen past what
English does to them (:mod:`roles`); :mod:`triggers` makes these words spans, entities and days. Where no rule leads to
a word, nobody took part: nearness decides nothing.
"""

from __future__ import annotations

from reportedly.statements.events.triggers import Scene, events, events_in

__all__ = ["Scene", "events", "events_in"]
