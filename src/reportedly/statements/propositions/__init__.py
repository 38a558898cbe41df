"""What a statement says, taken apart: each clause of its content as one proposition.

A content is cut into clauses by its tree (:mod:`clauses`); a clause gives its predicate, who and what it is said of,
its numbers (:mod:`quantities`), where and when, and whether it is denied or left open (:mod:`parts`); and whether its
words make a sentence by themselves (:mod:`making`). Nothing is looked up outside the content but who the words stand
for, and in front of it who says it.
"""

from __future__ import annotations

from reportedly.statements.propositions.parts import propositions

__all__ = ["propositions"]
