"""Which firm *the company* is: the one that spoke right before, or the only one that was named.

No name of a firm has the noun in it, and nothing need say that Padma Shipping is a company: news takes it for granted.
A public body or a paper is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.statements.english.lexicon import LAST, plain
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.pronouns import Previous
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.places import Places

__all__ = ["firm"]

#: Nouns by which a firm that was named is meant.
_FIRMS: Final = frozenset("company firm business corporation manufacturer maker carrier airline retailer".split())  # noqa: SIM905
#: Words in the names of what is no firm.
_PUBLIC: Final = frozenset(
    """
    academy agency army association authority brigade bureau cabinet church club college commission committee council
    court department forces front government guard hospital institute ministry mission movement navy office parliament
    party police prison school senate service treasury tribunal union university
    """.split()  # noqa: SIM905
)
#: How many sentences back it may have spoken, where several are named.
_NEAR: Final = 2


def firm(phrase: Phrase, figures: Sequence[Figure], spoke: Previous | None, places: Places) -> Figure | None:
    """The firm that a definite *phrase* means, of the *figures* named before it; ``None`` where several may be meant.

    Args:
        phrase: a source; only *the company* and its like are looked at.
        figures: who and what is named in the article.
        spoke: who spoke last.
        places: where the sentences are.
    """
    if phrase.word not in _FIRMS or phrase.determiner != "definite" or phrase.about or phrase.restricted:
        return None
    if phrase.plural or phrase.owner is not None:
        return None
    named = {id(one): one for one in figures if _is_firm(one) and min(one.places())[0] < phrase.start}
    if spoke is not None and id(spoke.figure) in named and _apart(spoke, phrase, places) < _NEAR:
        return spoke.figure
    return next(iter(named.values())) if len(named) == 1 else None


def _apart(spoke: Previous, phrase: Phrase, places: Places) -> int:
    return places.number(phrase.start) - places.number(spoke.phrase.start)


def _is_firm(figure: Figure) -> bool:
    """Whether it is an organization with a name that no public body and no paper has."""
    if figure.kind != "organization" or not figure.runs:
        return False
    words = [plain(word) for run in figure.runs for word in run.words]
    return _PUBLIC.isdisjoint(words) and LAST.get(words[-1]) != "publication"
