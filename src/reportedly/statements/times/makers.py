"""All makers by the names that the tables of forms call them by.

A maker is called, by name, with the meanings of its pattern's parts and the form's fixed arguments; it gives the
meaning of the whole, or ``None`` where there is none. One that reads the report's day takes the frame before them, as
its parameter ``frame``; the others know nothing of it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportedly.statements.times import clocks, cycles, durations, phases, repeats, stretches
from reportedly.statements.times.anchoring import Frame

__all__ = ["MAKERS", "Maker"]


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker: ``framed`` says whether it reads the report's day."""

    function: Callable[..., Any]
    framed: bool

    def __call__(self, frame: Frame, parts: Mapping[str, Any]) -> Any:
        """Make a meaning of *parts*."""
        return self.function(frame, **parts) if self.framed else self.function(**parts)


MAKERS: Final[dict[str, Maker]] = {
    name: Maker(function, "frame" in inspect.signature(function).parameters)
    for module in (cycles, stretches, phases, clocks, durations, repeats)
    for name, function in module.MAKERS.items()
}
