"""Names as they stand in a text, before anybody asks whose they are.

Capitals in a row (:mod:`stretches`) are read by the tables as *runs*: names without their titles, with a kind where
their form gives one (:mod:`runs`). The reader's names and the runs then make one another good (:mod:`spotting`). When
two runs may name the same is told by :mod:`namesakes`, a module to be asked by its own name.
"""

from __future__ import annotations

from reportedly.statements.entities.names.runs import Run, scan
from reportedly.statements.entities.names.spotting import Spotting

__all__ = ["Run", "Spotting", "scan"]
