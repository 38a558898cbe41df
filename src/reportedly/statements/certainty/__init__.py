"""How surely: what words commit their holder to, on FactBank's grid.

The grid (Saurí & Pustejovsky 2009) is certain, probable, possible (CT, PR, PS), each with a sign, and ``Uu`` for a
holder who does not commit. It is read here of the *content as worded*: "The valve had not failed", said flatly, is CT+
of those very words. A minus arises only where the negation stands outside the content ("do not believe") or in a word
("denied", "unlikely").

Three tables hold the knowledge: cues (:mod:`cues`), hedges (:mod:`hedging`), and the closed classes that tell which
hedges bear on the main clause (:mod:`clauses`). They find words and know nothing else. The reader has read the
sentence: what it says of the event at a content's main predicate (:mod:`predicates`) is joined with them by four rules
(:mod:`commitment`).
"""

from __future__ import annotations

from reportedly.statements.certainty.commitment import Held, Judge, outside
from reportedly.statements.certainty.cues import Stance, cue, is_known
from reportedly.statements.certainty.hedging import Hedge, hedges, joint, weigh

__all__ = ["Hedge", "Held", "Judge", "Stance", "cue", "hedges", "is_known", "joint", "outside", "weigh"]
