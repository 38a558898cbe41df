"""Gists that say the same, as claims: average-link clustering of the pairs that compare well.

Gists that are word for word alike are one from the start: forty outlets that run an agency cost no more than one. Of
the others, pairs whose vectors are close are compared, and the two clusters whose members are the same with the
highest likelihood in the mean are joined, as long as it is likely enough and nothing keeps two members apart: neither a
conflict, nor that they are of two people, or count two things. Whoever goes back on a word goes back on what he said,
however it is put now. Which comes first where several are equal is told by the gists' own order, so that the result
depends on their set alone.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.reconcile.comparing import Comparison, compared
from reportedly.reconcile.gists import Gist

__all__ = ["Clustering", "clustered", "identical"]

#: How likely two clusters are the same, in the mean of their pairs, to be joined. On development stories that were left
#: out B-cubed is best at 0.3, by a hundredth; roots are counted right more often at this, 2026-11-27.
JOINED: Final = 0.4

#: How likely what a root goes back on is something that it said, to be that.
RECANTED: Final = 0.03

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """``groups`` of indices into the gists, and the comparisons made, by pairs of indices."""

    groups: tuple[tuple[int, ...], ...]
    compared: dict[Pair, Comparison]


def clustered(gists: Sequence[Gist]) -> Clustering:
    """Cluster *gists*, given in their order."""
    alike = identical(gists)
    firsts = [group[0] for group in alike]
    found = compared([gists[first] for first in firsts], firsts)
    joined = _average_link(firsts, found, {group[0]: len(group) for group in alike})
    members = {group[0]: group for group in alike}
    groups = [sorted(i for first in group for i in members[first]) for group in joined]
    groups = _gone_back_on(gists, groups, found)
    return Clustering(groups=tuple(sorted(map(tuple, groups))), compared=found)


def _gone_back_on(gists: Sequence[Gist], groups: list[list[int]], compared: dict[Pair, Comparison]) -> list[list[int]]:
    """Whoever goes back on a word has given it: it is what is likeliest of all that the same root had said.

    One that is in a cluster with an earlier saying of its root stays there.
    """
    of = {index: number for number, group in enumerate(groups) for index in group}
    said: dict[str, list[int]] = defaultdict(list)
    for index, gist in enumerate(gists):
        if gist.ground is not None and not gist.recants:
            said[gist.ground.key].append(index)
    for index, gist in enumerate(gists):
        earlier = [i for i in said[gist.ground.key] if i < index] if gist.recants and gist.ground is not None else []
        if not earlier or any(of[i] == of[index] for i in earlier):
            continue
        likely = {i: _same(compared.get((i, index))) for i in earlier}
        best = max(earlier, key=lambda i: (likely[i], -i))
        if likely[best] >= RECANTED:
            groups[of[index]].remove(index)
            groups[of[best]] = sorted((*groups[of[best]], index))
            of[index] = of[best]
    return [group for group in groups if group]


def _same(comparison: Comparison | None) -> float:
    return comparison.same if comparison is not None and comparison.conflict is None else 0.0


def identical(gists: Sequence[Gist]) -> list[list[int]]:
    """The gists that are word for word alike, as groups of indices, the first of each in order."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, gist in enumerate(gists):
        numbers = tuple((q.least, q.most, q.unit) for q in gist.quantities)
        found[tuple(sorted(gist.words)), numbers, gist.positive, gist.frame, gist.proposition.modal].append(index)
    return list(found.values())


def _average_link(firsts: Sequence[int], compared: dict[Pair, Comparison], sizes: dict[int, int]) -> list[list[int]]:
    """Join the likeliest two clusters until none is likely; each is known by its first member."""
    members = {first: [first] for first in firsts}
    links: dict[int, dict[int, float]] = defaultdict(dict)  # sums of likelihoods over the pairs between two clusters
    barred: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    for (one, other), comparison in compared.items():
        if comparison.conflict is not None or comparison.apart:
            barred[one].add(other)
            barred[other].add(one)
            continue
        total = comparison.same * sizes[one] * sizes[other]
        links[one][other] = links[other][one] = total
        if comparison.same >= JOINED:
            heap.append((-comparison.same, one, other))
    heapq.heapify(heap)
    while heap:
        likely, one, other = heapq.heappop(heap)
        if one not in members or other not in members or other in barred[one]:
            continue
        if abs(-likely - links[one].get(other, 0.0) / (sizes[one] * sizes[other])) > 1e-9:
            continue  # was said of these two when they were smaller
        _join(one, other, members, links, barred, sizes)
        for third, total in links[one].items():
            mean = total / (sizes[one] * sizes[third])
            if mean >= JOINED and third not in barred[one]:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return list(members.values())


def _join(
    one: int,
    other: int,
    members: dict[int, list[int]],
    links: dict[int, dict[int, float]],
    barred: dict[int, set[int]],
    sizes: dict[int, int],
) -> None:
    """Put the cluster *other* into *one*."""
    members[one].extend(members.pop(other))
    sizes[one] += sizes[other]
    links[one].pop(other, None)
    for third, total in links.pop(other, {}).items():
        if third == one:
            continue
        links[third].pop(other, None)
        links[one][third] = links[third][one] = links[one].get(third, 0.0) + total
    for third in barred.pop(other, set()):
        barred[third].discard(other)
        barred[third].add(one)
        barred[one].add(third)
