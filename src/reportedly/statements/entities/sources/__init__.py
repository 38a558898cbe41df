"""The words of one source, taken apart: who they say is speaking, before anybody asks who that is.

A source is a pronoun ("she", "all of whom"), a name with its titles and what is set beside it ("Ada Voss, a spokeswoman
for …"), a noun phrase ("a spokesman for the coalition fighting the rebels", "Voss's campaign", "the letter"), several
of these at once ("Voss and the harbour master"), or nothing that the grammar here can take apart. :mod:`parsing` asks
which. For that the phrase is cut before its relative clause and its head noun found (:mod:`heads`), and any name that
is the source itself told from one that only says whose (:mod:`naming`). What comes out is a :mod:`phrase <phrases>`;
its determiner tells what may be done with it: an indefinite one brings in somebody new, a definite one looks for
somebody the article has already brought in.
"""

from __future__ import annotations

from reportedly.statements.entities.sources.parsing import parse
from reportedly.statements.entities.sources.phrases import Phrase

__all__ = ["Phrase", "parse"]
