"""Who is who across articles: the entities of several reports, joined where the names say so and nowhere else.

Two entities are one figure when they have a full name in common, when one is a person's last name that only one person
of the story has, when one is the other with what he is before it, when two names differ by a slip of the pen or a
transliteration, or when a short name of an organization ends only one longer one, or has its words the other way round.
Somebody without a name is nobody else in another article. A role joins nobody: it changes hands.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from reportedly.affairs import Figure
from reportedly.reconcile.joining import joined
from reportedly.reconcile.organs import organ, same_organs
from reportedly.records import Entity, Kind

__all__ = ["Cast", "cast_of", "folded", "is_short_for"]

#: Kinds between which articles differ about one and the same thing.
_ALIKE: Final[dict[Kind, str]] = {
    "person": "person",
    "place": "place",
    "recording": "recording",
    "document": "document",
}
_LEAD = re.compile(
    r"^(?:the|a|an|mr|mrs|ms|dr|sir|dame|lord|lady|prof|president|minister|prime minister|captain|capt|lieutenant|lt|"
    r"colonel|col|general|gen|judge|justice|senator|sen|governor|gov|mayor|chief|inspector|sergeant|sgt|commander|"
    r"commissioner|professor|admiral|major)\.?\s+"
)
_MARKS = re.compile(r"[^\w\s-]|_")
_FEWEST_LETTERS: Final = 5
#: Words of a body's name that only join the others, or say that a state is one.
_JOINTS: Final = frozenset({"the", "of", "for", "and", "in", "at", "republic", "kingdom", "state"})
#: Who speaks for an organization by being what he is there; a lawyer or an aide speaks for himself.
_SPEAKING = re.compile(
    r"spokes|press|representative|director|chair|\bhead|chief|registrar|commissioner|secretary|executive|officer|manager|"
    r"president|minister|clerk|governor|commander|captain|leader|founder"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The figures of a story: by their ids, and the ids of their entities; and who speaks for whom."""

    figures: tuple[Figure, ...]
    known: dict[str, Figure]
    of: dict[str, str]
    behind: dict[str, str]

    def figure(self, entity: str | None) -> str | None:
        """The figure that an entity is of, by id."""
        return self.of.get(entity) if entity is not None else None

    def name(self, figure: str | None) -> str | None:
        """How a figure is called, by its id."""
        return self.known[figure].name if figure is not None else None

    def root(self, entity: str | None) -> str | None:
        """The figure that answers for what an entity says: for a spokesman, whom he speaks for."""
        figure = self.figure(entity)
        return self.behind.get(figure, figure) if figure is not None else None


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name as it is compared: no accents, marks, articles or titles, in lower case."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"['’]s\b", "", plain)
    plain = " ".join(_MARKS.sub(" ", plain).split())
    while (match := _LEAD.match(plain)) and match.end() < len(plain):
        plain = plain[match.end() :]
    return plain


def is_short_for(name: str, whole: str) -> bool:
    """Whether *name*, folded, ends *whole*: *Review* for *Zelnik Review*; a short word tells of nobody."""
    return len(name) >= _FEWEST_LETTERS and (whole == name or whole.endswith(" " + name))


def cast_of(entities: Iterable[Entity]) -> Cast:
    """The figures that the entities of several articles come to; depends on their set only."""
    known = {entity.id: entity for entity in entities}
    names = {entity.id: _names(entity) for entity in known.values()}
    groups = joined(sorted(known), _pairs(list(known.values()), names))
    figures = tuple(_figure([known[member] for member in group]) for group in groups)
    of = {member: figure.id for figure in figures for member in figure.members}
    behind = {
        of[entity.id]: of[role.of]
        for entity in sorted(known.values(), key=lambda entity: entity.id)
        for role in entity.roles
        if role.of in of and known[role.of].kind in ("organization", "group") and _SPEAKING.search(role.role)
    }
    return Cast(figures=figures, known={figure.id: figure for figure in figures}, of=of, behind=behind)


def _names(entity: Entity) -> frozenset[str]:
    """The names it goes by, folded; none for somebody without a name."""
    if entity.kind == "unnamed" or not any(letter.isupper() for letter in entity.name.removeprefix("The ")):
        return frozenset({f"the {folded(entity.name)}"} if entity.kind in ("organization", "publication") else ())
    told = (entity.name, *entity.aliases)
    names = {name for one in told if one[:1].isupper() or one == entity.name if (name := folded(one))}
    return frozenset(names - _without_state(names))


def _without_state(names: Iterable[str]) -> set[str]:
    """Of an organ of a state the names that do not say whose, where another does: they may be any state's."""
    organs = {name: found for name in names if (found := organ(name)) is not None}
    stately = {found.words for found in organs.values() if found.state is not None}
    return {name for name, found in organs.items() if found.state is None and found.words in stately}


def _pairs(entities: Sequence[Entity], names: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    sorts: dict[str, list[Entity]] = {"person": [], "other": []}
    for entity in entities:
        if names[entity.id]:
            sorts.setdefault(_ALIKE.get(entity.kind, "other"), []).append(entity)
    yield from _by_kind(sorts, names)
    for sort, some in sorts.items():
        by_name: dict[str, list[str]] = defaultdict(list)
        for entity in some:
            for name in names[entity.id]:
                by_name[name].append(entity.id)
        whole = {name: min(ids) for name, ids in by_name.items() if sort != "person" or " " in name}
        for name in whole:
            yield from ((whole[name], other) for other in by_name[name])
        yield from _by_title(whole) if sort == "person" else ()
        yield from _by_last_name(by_name, whole) if sort == "person" else _by_part(by_name, whole)
        yield from _by_words(whole) if sort == "other" else ()
        yield from ((whole[one], whole[other]) for one, other in same_organs(whole)) if sort == "other" else ()
        yield from _by_slip(whole)


def _by_last_name(by_name: dict[str, list[str]], whole: dict[str, str]) -> Iterator[tuple[str, str]]:
    """*Venn* is *Orsola Venn* where only one person of the story ends so."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in whole:
        bearers[name.split()[-1]].add(name)
    for name, ids in by_name.items():
        if " " not in name:
            full = bearers.get(name, set())
            firsts = {one.split()[0] for one in full}
            if len(firsts) == 1:
                yield from ((whole[one], other) for one in full for other in ids)
            elif not full:
                yield from ((min(ids), other) for other in ids)


def _by_kind(sorts: Mapping[str, list[Entity]], names: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """What one article takes for a person and another for an organization, by the same name, is one thing.

    A last name is the person's: *Venn* is *Orsola Venn* sooner than a firm.
    """
    others = {name: entity.id for entity in sorts["other"] for name in names[entity.id] if len(name) >= _FEWEST_LETTERS}
    lasts = {name.split()[-1] for entity in sorts["person"] for name in names[entity.id] if " " in name}
    for entity in sorts["person"]:
        full = {name for name in names[entity.id] if " " in name}
        same = (name for name in full or names[entity.id] - lasts if name in others)
        yield from ((others[name], entity.id) for name in same)


def _by_title(whole: dict[str, str]) -> Iterator[tuple[str, str]]:
    """*Brewmaster Anneloes Vink* is *Anneloes Vink*."""
    for name in whole:
        words = name.split()
        for first in range(1, len(words) - 1):
            if (bare := " ".join(words[first:])) in whole:
                yield whole[bare], whole[name]


def _by_part(by_name: dict[str, list[str]], whole: dict[str, str]) -> Iterator[tuple[str, str]]:
    """*The coast guard* is the *Lorvane Coast Guard*, *Orbel* is *Orbel Home*, where one name only is so."""
    for name in by_name:
        bare = name.removeprefix("the ")
        longer = [one for one in whole if one.removeprefix("the ") != bare and _ends_as(one, bare)]
        longer = longer or [one for one in whole if " " not in bare and one.startswith(bare + " ")]
        if len(longer) == 1 and len(bare) >= _FEWEST_LETTERS:
            yield whole[longer[0]], whole[name]
        if bare in whole and bare != name:
            yield whole[bare], whole[name]


def _ends_as(name: str, bare: str) -> bool:
    """Whether a name is *bare* behind more that it is; *the Orrin office of Harrow Shipping* is somebody else's."""
    return name.endswith(" " + bare) and not _JOINTS & set(name.removesuffix(bare).split()[1:])


def _by_words(whole: dict[str, str]) -> Iterator[tuple[str, str]]:
    """*The Ministry of Defence of the Republic of Orrin* is *Orrin's defence ministry*: the words turned round."""
    turned: dict[frozenset[str], list[str]] = defaultdict(list)
    for name in sorted(whole):
        turned[frozenset(name.split()) - _JOINTS].append(name)
    for words, some in turned.items():
        if len(words) > 1:
            yield from ((whole[some[0]], whole[other]) for other in some[1:])


def _by_slip(whole: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Names of the same number of words that differ in one letter of one long word, or in how it is transliterated."""
    but_one: dict[tuple[int | str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(whole):
        words = name.split()
        for place, word in enumerate(words) if len(words) > 1 else ():
            but_one[place, *words[:place], *words[place + 1 :]].append((word, name))
    for some in but_one.values():
        for (one, name), (other, slip) in combinations(some, 2):
            if _is_slip(one, other):
                yield whole[name], whole[slip]


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _FEWEST_LETTERS or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rest, others = one[same:], other[same:]
    return rest[1:] == others or rest == others[1:] or rest[1:] == others[1:]


def _figure(members: Sequence[Entity]) -> Figure:
    counted: dict[str, int] = defaultdict(int)
    for entity in members:
        counted[entity.name] += len(entity.mentions) + 1
    name = max(counted, key=lambda one: (len(folded(one).split()) > 1, counted[one], len(one), one))
    kinds: dict[Kind, int] = defaultdict(int)
    for entity in members:
        kinds[entity.kind] += 1
    aliases = {alias for entity in members for alias in (entity.name, *entity.aliases)} - {name}
    fuller = _with_state(name, aliases)
    aliases = (aliases | {name}) - {fuller}
    ids = tuple(sorted(entity.id for entity in members))
    return Figure(
        id=ids[0],
        name=fuller,
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        aliases=tuple(sorted(aliases)),
        members=ids,
    )


def _with_state(name: str, aliases: Iterable[str]) -> str:
    """The name, for an organ of a state one that says of which: *Russia's Defence Ministry*, not *Defence Ministry*."""
    own = organ(folded(name))
    if own is None or own.state is not None:
        return name
    told = [alias for alias in aliases if (other := organ(folded(alias))) and other.state and other.words == own.words]
    return min(told, key=lambda alias: (len(alias), alias), default=name)
