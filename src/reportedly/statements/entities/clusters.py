"""What the reader links: mentions that stand for the same thing, as evidence for who a pronoun or a noun means.

A cluster is believed only where the link is sure, where all the names in it are one figure's, and where that figure
agrees in kind, number and gender with the words to be resolved. Anything else says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reportedly.records import Kind, Reference
from reportedly.statements.english.lexicon import GENDER, Gender
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase

__all__ = ["GENDERS", "Clusters", "agrees"]

#: The reader's confidence from which a link is believed: the raw score of 0.7, calibrated. By eye on 36 pages,
#: 2026-11-22.
SURE = 0.51

GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
#: What a noun of one kind may stand for.
_MAY_BE: dict[Kind, frozenset[Kind | None]] = {
    "unnamed": frozenset({"person", "unnamed"}),
    "organization": frozenset({"organization", "publication", "group"}),
    "publication": frozenset({"publication", "organization"}),
    "group": frozenset({"group", "organization"}),
    "document": frozenset({"document"}),
    "recording": frozenset({"recording"}),
}


class Clusters:
    """The clusters of one article, and the figures in each."""

    def __init__(self, references: Iterable[Reference], roster: Roster) -> None:
        self._references = sorted(references, key=lambda r: (r.head.start, r.span.start - r.span.end))
        self._figures: dict[int, list[Figure]] = defaultdict(list)
        for reference in self._references:
            figure = roster.at(reference.head.start)
            if figure is not None:
                self._add(reference.entity, figure)

    def figure(self, phrase: Phrase) -> Figure | None:
        """The one figure that *phrase*, a pronoun or a noun phrase, is linked to; ``None`` in any doubt."""
        reference = self._of(phrase)
        if reference is None or reference.confidence < SURE:
            return None
        figures = self._figures.get(reference.entity, [])
        return figures[0] if len(figures) == 1 and agrees(phrase, figures[0]) else None

    def bind(self, phrase: Phrase, figure: Figure) -> None:
        """Remember that *phrase* is *figure*: what is linked to it later is so, too."""
        reference = self._of(phrase)
        if reference is not None:
            self._add(reference.entity, figure)

    def _add(self, entity: int, figure: Figure) -> None:
        if all(figure is not other for other in self._figures[entity]):
            self._figures[entity].append(figure)

    def _of(self, phrase: Phrase) -> Reference | None:
        """The reference that is *phrase*: the first with its head in it, the head of the phrase's own noun."""
        inside = (r for r in self._references if phrase.start <= r.head.start and r.head.end <= phrase.end)
        if phrase.shape == "pronoun":
            return next((r for r in inside if r.head.start == phrase.start and r.head.end == phrase.end), None)
        return next((r for r in inside if r.head.text.casefold().startswith(phrase.word[:4])), None)


def agrees(phrase: Phrase, figure: Figure) -> bool:
    """Whether *figure* may be what the pronoun or noun of *phrase* says, by kind, number and gender."""
    word, kind = phrase.word, figure.kind
    if word in GENDERS:
        return kind in ("person", "unnamed") and not figure.plural and figure.fits(GENDERS[word])
    if word in _THEY:
        return figure.plural or kind in ("group", "organization", "publication")
    if word in _IT:
        return not figure.plural and kind not in ("person", "unnamed", "group", None)
    if word == "who":
        return kind in ("person", "unnamed", "group")
    if phrase.shape == "pronoun":
        return False
    if phrase.plural != figure.plural and kind not in ("group", "organization"):
        return False
    return kind in _MAY_BE.get(phrase.kind, frozenset()) and figure.fits(GENDER.get(word))
