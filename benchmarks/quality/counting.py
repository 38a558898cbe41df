"""Right, found and expected: what precision, recall and F1 are made of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

__all__ = ["Counts"]


@dataclass(slots=True)
class Counts:
    """Sums over documents, of things that are right or wrong as a whole."""

    right: float = 0
    found: float = 0
    expected: float = 0

    def add(self, found: AbstractSet[object], expected: AbstractSet[object]) -> None:
        """Count one document: what was found there, and what there is."""
        self.right += len(found & expected)
        self.found += len(found)
        self.expected += len(expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 100."""
        total = self.found + self.expected
        return 200 * self.right / total if total else 0.0
