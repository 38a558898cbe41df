"""What a statement says, taken apart: each clause of its content as one proposition.

A content is cut into clauses by its tree (:mod:`clauses`); a clause gives its predicate, who and what it is said of,
its numbers (:mod:`quantities`), where and when, and whether it is denied or left open (:mod:`parts`). Nothing is
looked up outside the content but who the words stand for.
"""

from __future__ import annotations

from reportedly.statements.propositions.parts import propositions

__all__ = ["propositions"]
