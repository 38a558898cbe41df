"""What the reader found, made ready for chains: each attribution with those around it, and what is the outlet's own.

Finds pass in this order:

1. Faults are taken out (:mod:`mending`), and hearsay is given to nobody (:mod:`hearsay`).
2. What the reader misses is added: by syntax (:mod:`speech`, of :mod:`constructions` and
   :mod:`relatives`), quotations behind whoever a
   paragraph begins with (:mod:`leads`), behind a sentence about somebody (:mod:`silent`) and without a tagline
   (:mod:`quotes`), the turns of a transcript (:mod:`turns`), and set phrases, of whole sentences
   (:mod:`reports`, :mod:`positions`) and within them (:mod:`formulas`).
3. What the article's own outlet says is nobody else's word, and no attribution (:mod:`outlets`).
4. The flat list is made a nest, since what stands inside a content is said by whoever gives that content
   (:mod:`nesting`), and each of it is taken apart where it hides more than one hop (:mod:`hops`).

Who somebody is held to be on nobody's word stands aside from all that (:mod:`identities`). Sentences and halves of
sentences that no attribution covers are the outlet's own (:mod:`narration`); :mod:`modes` tells whether a content is
given verbatim.
"""

from __future__ import annotations

from reportedly.statements.attributions.agents import named, with_agents
from reportedly.statements.attributions.formulas import with_formulas
from reportedly.statements.attributions.hearsay import with_hearsay
from reportedly.statements.attributions.hops import Hop, hops
from reportedly.statements.attributions.identities import identities
from reportedly.statements.attributions.leads import with_leads
from reportedly.statements.attributions.mending import mend
from reportedly.statements.attributions.modes import mode
from reportedly.statements.attributions.narration import narrated
from reportedly.statements.attributions.nesting import Nested, nest
from reportedly.statements.attributions.outlets import Outlets
from reportedly.statements.attributions.positions import with_positions
from reportedly.statements.attributions.quotes import with_quotes
from reportedly.statements.attributions.reports import with_reports
from reportedly.statements.attributions.silent import with_silent
from reportedly.statements.attributions.speech import with_speech
from reportedly.statements.attributions.turns import unlabelled, with_turns

__all__ = [
    "Hop",
    "Nested",
    "Outlets",
    "hops",
    "identities",
    "mend",
    "mode",
    "named",
    "narrated",
    "nest",
    "unlabelled",
    "with_agents",
    "with_formulas",
    "with_hearsay",
    "with_leads",
    "with_positions",
    "with_quotes",
    "with_reports",
    "with_silent",
    "with_speech",
    "with_turns",
]
