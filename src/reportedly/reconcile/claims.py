"""Clusters of gists as claims: their words, their roots, their rivals.

A claim's id is that of its earliest saying, so that a later report changes no id but where it is the first. Two
claims are rivals when enough of their sayings, compared two by two, are about one matter and exclude each other; the
pair that shows it best gives the reason and the words of both sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from reportedly.affairs import Because, Rival, Root, Saying
from reportedly.reconcile.backing import Backed, backed
from reportedly.reconcile.clusters import Clustering
from reportedly.reconcile.commitment import certainty
from reportedly.reconcile.gists import Gist
from reportedly.records import Mention, Quantity, When, digest

__all__ = ["Draft", "drafts", "mentions", "rivalries"]

#: How likely two sayings exclude each other that make their claims rivals. Chosen on stories left out, 2026-11-27.
ABOUT: Final = 0.65


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """A claim in the making: its gists in their order, and who backs it."""

    id: str
    members: tuple[Gist, ...]
    backed: Backed

    def says(self) -> tuple[Saying, ...]:
        """Where it is said, in the order of publication."""
        places = {key: place for place, key in enumerate(self.backed.grounds())}
        return tuple(
            Saying(
                statement=voice.gist.statement.id,
                article=voice.gist.origin.article,
                start=span.start,
                end=span.end,
                text=span.text,
                certainty=certainty(voice.strength),
                root=places.get(voice.ground.key) if voice.ground else None,
            )
            for voice in self.backed.voices
            if (span := voice.gist.place)
        )

    def roots(self) -> tuple[Root, ...]:
        """Whose word it rests on, in the order in which they first spoke."""
        said: dict[str, list[str]] = defaultdict(list)
        for voice in self.backed.voices:
            if voice.ground is not None and voice.strength:
                said[voice.ground.key].append(voice.gist.statement.id)
        return tuple(
            Root(entity=ground.figure, name=ground.name, statements=tuple(dict.fromkeys(said[key])))
            for key, ground in self.backed.grounds().items()
        )

    def statements(self) -> tuple[str, ...]:
        """The statements that say it, in the order of publication."""
        return tuple(dict.fromkeys(gist.statement.id for gist in self.members))

    def subject(self) -> str | None:
        """The figure that most of its sayings are about, by id."""
        return _commonest(gist.subject or gist.object for gist in self.members)

    def predicate(self) -> str | None:
        """The predicate that most of its sayings have."""
        return _commonest(gist.proposition.predicate or None for gist in self.members)

    def value(self) -> str | None:
        """What it gives its subject: a number with what it counts, or a state."""
        counted = _commonest(_in_words(q) for gist in self.members for q in gist.quantities)
        return counted or _commonest(gist.frame.pole if gist.frame else None for gist in self.members)

    def when(self) -> When | None:
        """The time that it is about, by most of its sayings."""
        told: Counter[tuple[str, str]] = Counter(gist.days for gist in self.members if gist.days is not None)
        if not told:
            return None
        best = min(told, key=lambda days: (-told[days], days))
        return next(gist.proposition.when for gist in self.members if gist.days == best)


def drafts(gists: Sequence[Gist], found: Clustering) -> tuple[Draft, ...]:
    """The claims of a clustering, in the order of their earliest sayings."""
    return tuple(_draft(tuple(gists[index] for index in group)) for group in found.groups)


def rivalries(gists: Sequence[Gist], found: Clustering, claims: Sequence[Draft]) -> dict[str, tuple[Rival, ...]]:
    """The rivals of every claim that has any, by claim and by rival."""
    of = {index: claim for claim, group in zip(claims, found.groups, strict=True) for index in group}
    best: dict[tuple[str, str], tuple[float, Because, Gist, Gist]] = {}
    for (one, other), comparison in found.compared.items():
        pair = (of[one].id, of[other].id)
        if comparison.conflict is None or pair[0] == pair[1] or comparison.about < ABOUT:
            continue
        if not (gists[one].strength and gists[other].strength) or _share_words(gists[one], gists[other]):
            continue
        key = (min(pair), max(pair))
        shown = (comparison.about, comparison.conflict, gists[one], gists[other])
        if key not in best or _better(shown, best[key]):
            best[key] = shown
    rivals: dict[str, list[Rival]] = defaultdict(list)
    for (first, second), (_, because, *pair_of) in sorted(best.items()):
        spans = tuple(mention for gist in sorted(pair_of, key=lambda gist: gist.order) for mention in mentions(gist))
        rivals[first].append(Rival(claim=second, because=because, spans=spans))
        rivals[second].append(Rival(claim=first, because=because, spans=spans))
    return {claim: tuple(sorted(found, key=lambda rival: rival.claim)) for claim, found in rivals.items()}


def _share_words(one: Gist, other: Gist) -> bool:
    """Whether some words are both's: a phrase of a clause says nothing against that clause."""
    if one.origin.article != other.origin.article:
        return False
    places = product(one.proposition.spans, other.proposition.spans)
    return any(here.start < there.end and there.start < here.end for here, there in places)


def _better(one: tuple[float, Because, Gist, Gist], other: tuple[float, Because, Gist, Gist]) -> bool:
    """The likelier; of two as likely, the earlier."""
    return (-one[0], one[2].order, one[3].order) < (-other[0], other[2].order, other[3].order)


def mentions(gist: Gist) -> Iterator[Mention]:
    """The words of a gist, in its article."""
    for span in gist.proposition.spans:
        yield Mention(article=gist.origin.article, start=span.start, end=span.end, text=span.text)


def _draft(members: tuple[Gist, ...]) -> Draft:
    first = members[0].proposition
    return Draft(id=digest("claim", first.article, first.id), members=members, backed=backed(members))


def _commonest(told: Iterable[str | None]) -> str | None:
    counted = Counter(one for one in told if one is not None)
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def _in_words(quantity: Quantity) -> str:
    least, most = quantity.least, quantity.most
    if least == most and least is not None:
        number = f"{least:,g}"
    elif most is None:
        number = f"at least {least or 0:,g}"
    elif least is None:
        number = f"at most {most:,g}"
    else:
        number = f"{least:,g} to {most:,g}"
    return f"{number} {quantity.unit}"
