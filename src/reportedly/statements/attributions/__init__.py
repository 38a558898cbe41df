"""What the reader found, made ready for chains: each attribution with those around it, and what is the outlet's own.

Finds pass in this order: set phrases that the reader misses are added (:mod:`formulas`), faults taken out
(:mod:`mending`), and the flat list is made a nest, since what stands inside a content is said by whoever gives that
content (:mod:`nesting`). Sentences and halves of sentences that no attribution covers are the outlet's own
(:mod:`narration`); :mod:`modes` tells whether a content is given verbatim.
"""

from __future__ import annotations

from reportedly.statements.attributions.formulas import with_formulas
from reportedly.statements.attributions.mending import mend
from reportedly.statements.attributions.modes import mode
from reportedly.statements.attributions.narration import narrated
from reportedly.statements.attributions.nesting import Nested, nest

__all__ = ["Nested", "mend", "mode", "narrated", "nest", "with_formulas"]
