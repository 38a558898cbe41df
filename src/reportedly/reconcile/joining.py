"""Things that are joined two by two, as the groups that come of it: connected components, in no order's debt."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["joined"]


def joined(things: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of *things* that *pairs* join, each sorted, by their first members; a thing in no pair is alone."""
    above = {thing: thing for thing in things}

    def top(thing: str) -> str:
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups: dict[str, list[str]] = {}
    for thing in sorted(above):
        groups.setdefault(top(thing), []).append(thing)
    return tuple(tuple(group) for _, group in sorted(groups.items()))
