"""Which firm *the company* is: the one that spoke right before, or the only one that was named.

No name of a firm has the noun in it, and nothing need say that Padma Shipping is a company: news takes it for granted.
A public body or a paper is none. *The agency* and *the group* may be any organization, and are the one that spoke.
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
#: How many sentences back the only one may have been named: a report names firms that the reader takes for none.
_AROUND: Final = 3
#: Nouns by which any organization is meant, but only one that spoke right before.
_BODIES: Final = frozenset({"agency", "organisation", "organization", "body", "group", "charity"})
_FEWEST_LETTERS: Final = 3
#: Words in the names of what is no firm.
_PUBLIC: Final = frozenset(
    """
    academy agency army association authority brigade bureau cabinet church club college commission committee council
    court department forces front government guard hospital institute ministry mission movement navy office parliament
    party police prison school senate service treasury tribunal union university
    """.split()  # noqa: SIM905
)
#: What readers of names take for organizations, by its letters.
_THINGS: Final = frozenset({"gps", "dna", "usb", "vpn", "atm", "cctv", "covid"})
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
    told = phrase.determiner == "definite" and not (phrase.about or phrase.restricted or phrase.plural or phrase.owner)
    if not told or phrase.word not in _FIRMS | _BODIES:
        return None
    if phrase.word in _BODIES:
        last = spoke.figure if spoke is not None and _apart(spoke, phrase, places) < _NEAR else None
        return last if last is not None and last.kind == "organization" and last.runs else None
    named = {id(one): one for one in figures if _is_firm(one) and min(one.places())[0] < phrase.start}
    if spoke is not None and id(spoke.figure) in named and _apart(spoke, phrase, places) < _NEAR:
        return spoke.figure
    (only,) = named.values() if len(named) == 1 else (None,)
    near = places.back(phrase.start, _AROUND)
    return only if only is not None and any(near <= start < phrase.start for start, _ in only.places()) else None


def _apart(spoke: Previous, phrase: Phrase, places: Places) -> int:
    return places.number(phrase.start) - places.number(spoke.phrase.start)


def _is_firm(figure: Figure) -> bool:
    """Whether it is an organization with a name that no public body and no paper has."""
    if figure.kind != "organization" or not figure.runs:
        return False
    words = [plain(word) for run in figure.runs for word in run.words]
    if len("".join(words[:1])) < _FEWEST_LETTERS and len(words) == len(figure.runs):
        return False  # "AI"
    return (_PUBLIC | _THINGS).isdisjoint(words) and LAST.get(words[-1]) != "publication"
