"""What stands in a form: what was typed, and what is wrong with it, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

__all__ = ["Filled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form as it is shown: the values of its fields, and words beside those that are wrong."""

    values: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)

    def but(self, **wrong: str) -> Filled:
        """Give the same with something wrong, words by field."""
        return replace(self, wrong={**self.wrong, **wrong})

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.values.get(name, "")
