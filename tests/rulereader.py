"""The program with a reader by rule in place of the model: ``python -m tests.rulereader read pages/``.

The rule knows one sentence, *Somebody Important said that …*, which is enough where the model does not matter. Whatever
happens before and after the reader is the real thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportedly import cli, pipeline
from reportedly.records import Attribution, Reading, Sense, Span

__all__ = ["RuleReader", "install"]

_SAID = re.compile(r"([A-Z][a-z]{1,30} [A-Z][a-z]{1,30}) (said) that ([^.\n]{1,300})\.")


class RuleReader:
    """Stands where :class:`reportedly.reader.session.Reader` does."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.bundle = SimpleNamespace(digest="by rule")

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool = True) -> Reading:
        return Reading(attributions=tuple(_attribution(found) for found in _SAID.finditer(text)))

    def senses(
        self, text: str, sentences: Sequence[Span], clauses: Sequence[Sequence[Span]]
    ) -> tuple[Sense | None, ...]:
        return (None,) * len(clauses)


def _attribution(found: re.Match[str]) -> Attribution:
    source, cue, content = (Span(start=found.start(n), end=found.end(n), text=found[n]) for n in (1, 2, 3))
    return Attribution(source=(source,), cue=(cue,), content=(content,), confidence=0.5)


def install(patch: pytest.MonkeyPatch) -> None:
    """Put the rule in the model's place for as long as *patch* lasts."""
    patch.setattr(pipeline, "Reader", RuleReader)
    patch.setattr(pipeline, "load", lambda folder: RuleReader(folder).bundle)


if __name__ == "__main__":
    install(pytest.MonkeyPatch())
    cli.main(prog_name="reportedly")
