"""Which names are whose: the runs of one article gathered into figures, each run with one figure or with none.

Full names come first: two are one person's when they share a surname and nothing in them conflicts. A name of one word
then joins the only figure it fits, by surname (particles and *al-* apart), by given name, or by one letter's slip.
Where several fit, a courtesy title or an office may tell them apart, or that only one of them has been named in the
last three sentences; otherwise the run belongs to nobody. Organizations join by the same words with or without their
country, by the letters of an acronym, by "(…)" and by "also known as".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportedly.records import Kind, Span
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.names import Run, namesakes
from reportedly.statements.entities.whose import beside, state_of
from reportedly.statements.places import Places

__all__ = ["NEAR", "Roster", "enrol"]

#: How many sentences back a namesake still is the nearest: this one and the two before.
NEAR = 3
#: A name of fewer letters is never taken for a misspelling of another.
SLIP = 6
_BACK = 60

_SAME = re.compile(r",? ?\(?(?:also|better|formerly|previously|otherwise) known as (?:the )?[\"“‘']?")
_GROUP = re.compile(
    r"\b(?:the|this) (?:[\w-]+ )?(?:group|organi[sz]ation|movement|militia|network|party|company),? "
    r"(?:which is )?(?:also|better) known as (?:the )?[\"“‘']?$"
)
_HE = re.compile(r" (?:said|says|added|told|thinks|thought|believes|insisted|argued)\b[^.!?:;“”\"\nA-Z]{0,60}? s?he\b")
_THINGS: frozenset[Kind | None] = frozenset({"organization", "publication", "place", "document", "other"})


class Roster:
    """The figures of an article, and whose each run is."""

    def __init__(self, text: str, places: Places) -> None:
        self._text = text
        self._places = places
        self._lower = frozenset(re.findall(r"(?<!\w)[a-z]{2,}(?!\w)", text))
        self._people: dict[str, list[Figure]] = defaultdict(list)
        self._given: dict[str, list[Figure]] = defaultdict(list)
        self._things: dict[str, list[Figure]] = defaultdict(list)
        self._formal: dict[tuple[str, str], Figure] = {}
        self._whose: dict[tuple[int, int], Figure | None] = {}
        self.figures: list[Figure] = []
        self.told = False  # whether the reader has named anybody

    def of(self, run: Run) -> Figure | None:
        """Whose *run* is; ``None`` when that cannot be told, or it is no name after all."""
        return self._whose.get((run.name_start, run.end))

    def is_ordinary(self, word: str) -> bool:
        """Whether the article has *word*, plain, in lower case as well."""
        return word in self._lower

    def is_persons(self, run: Run) -> bool:
        """Whether some person of the article has the name of *run*, though it may not be told which."""
        return run.kind in (None, "person") and bool(self._people.get(namesakes.surname(run)))

    def named(self, start: int, end: int) -> Iterator[tuple[Run, Figure | None]]:
        """Give the runs that begin in ``start:end`` with whose they are, in order; nobody's openers left out."""
        for run in self._ordered[bisect_right(self._ordered_starts, start - 1) :]:
            if run.start >= end:
                return
            figure = self.of(run)
            if figure is not None or run.told or not run.first:
                yield run, figure

    def ends_at(self, end: int) -> tuple[Run, Figure] | None:
        """Give the run that ends at *end*, and whose it is."""
        run = self._by_end.get(end)
        figure = self.of(run) if run is not None else None
        return (run, figure) if run is not None and figure is not None else None

    def at(self, place: int) -> Figure | None:
        """Whose name the word at *place* is part of, titles left out."""
        number = bisect_right(self._ordered_starts, place) - 1
        run = self._ordered[number] if number >= 0 else None
        return self.of(run) if run is not None and run.name_start <= place < run.end else None

    def enrol(self, runs: Sequence[Run], sure: frozenset[tuple[int, int]]) -> None:
        """Give each of *runs* to its figure. Those at the places in *sure* are sources: they name somebody even where
        they begin a sentence."""  # noqa: D205, D209
        self._ordered = runs
        self.told = any(run.told for run in runs)
        self._ordered_starts = [run.start for run in runs]
        self._by_end = {run.end: run for run in runs}
        single = [run for run in runs if namesakes.is_single(run)]
        full = [run for run in runs if not namesakes.is_single(run)]
        self._alone = frozenset(namesakes.surname(run) for run in single)
        for run in full:
            self._settle(run, self._person(run) if run.kind in (None, "person") else self._thing(run))
        self._join_prefixes()
        self._join_known_as(runs)
        for run in single:
            self._settle(run, self._single(run, sure=(run.start, run.end) in sure))
        self._join_groups(runs)
        for figure in self.figures:
            if figure.kind is None and self._is_person(figure):
                figure.kind = "person"

    def _is_person(self, figure: Figure) -> bool:
        """Whether a figure of unknown kind shows itself a person: two names and no article, or "… said he"."""
        if 2 * sum(run.the for run in figure.runs) >= len(figure.runs):
            return False
        full = [run for run in figure.runs if not namesakes.is_single(run)]
        if full:
            return any(len(words) <= 4 and not self._lower.issuperset(words) for words in map(namesakes.telling, full))
        return any(_HE.match(self._text, run.end) for run in figure.runs)

    def _settle(self, run: Run, figure: Figure | None) -> None:
        self._whose[run.name_start, run.end] = figure
        if figure is not None:
            figure.add(run)

    def _new(self, run: Run) -> Figure:
        figure = Figure(kind=run.kind)
        self.figures.append(figure)
        return figure

    def _person(self, run: Run) -> Figure | None:
        key = namesakes.surname(run)
        fitting = [f for f in self._people[key] if f.fits(run.gender) and all(namesakes.agree(run, r) for r in f.runs)]
        if len(fitting) == 1:
            return fitting[0]
        same = [f for f in fitting if any(namesakes.telling(run) == namesakes.telling(r) for r in f.runs)]
        if fitting:
            return same[0] if len(same) == 1 else None
        figure = self._new(run)
        self._people[key].append(figure)
        self._given[namesakes.telling(run)[0]].append(figure)
        return figure

    def _thing(self, run: Run) -> Figure | None:
        nation, key = self._nation(run), namesakes.keyed(run)[1]
        fitting = [f for f in self._things[key] if not nation or self._nations(f) <= {nation}]
        if len(fitting) == 1 or (fitting and not nation):
            return fitting[0] if len(fitting) == 1 else None
        figure = self._new(run)
        self._things[key].append(figure)
        return figure

    def _nation(self, run: Run) -> str:
        """Whose an organization is: by what leads its name, or stands beside it; empty where nothing says so."""
        leading = namesakes.keyed(run)[0]
        told = (state for _, state in beside(self._text, run.start, run.end))
        return state_of(leading) if leading else next(told, "")

    def _nations(self, figure: Figure) -> set[str]:
        return {nation for run in figure.runs if (nation := self._nation(run))}

    def _single(self, run: Run, *, sure: bool) -> Figure | None:
        key = namesakes.surname(run)
        if not run.titled and (thing := self._acronym(run)) is not None:
            return thing
        if run.told and run.kind in ("organization", "publication"):
            # Who was named so before the full name came up is not that name for short: "Longlight", "Longlight Radio".
            shortened = [] if self._things[namesakes.keyed(run)[1]] else self._shortened(run)
            if shortened or _is_common(plain(run.words[0])):
                return shortened[0] if len(shortened) == 1 else None
        people = self._people[key] or self._by_given_name(key) or self._slips(run, key)
        if run.kind in _THINGS and people and not run.words[0].isupper():
            return None
        if people:
            fitting = [figure for figure in people if figure.fits(run.gender)]
            if len(people) > 1 or fitting:
                return self._nearest(run, key, fitting)
        if run.kind not in (None, "person"):
            return self._thing(run)
        places = [f for f in self.figures if f.kind == "place" and plain(f.runs[0].words[-1]) == key]
        if len(places) == 1 and not run.titled:
            return places[0]
        if run.first and not (run.titled or run.told) and (not sure or plain(run.words[0]) in self._lower):
            return None
        figure = self._new(run)
        self._people[key].append(figure)
        return figure

    def _nearest(self, run: Run, key: str, fitting: list[Figure]) -> Figure | None:
        """Give the one of several that *run* means, or ``None``."""
        form = (" ".join(sorted(run.roles)), key)
        if len(fitting) > 1 and run.titled:
            titled = [f for f in fitting if run.roles & {role for _, role, _ in f.nouns} - {"mister", "mistress"}]
            fitting = titled if len(titled) == 1 else fitting
            if form in self._formal and self._formal[form] in fitting:
                return self._formal[form]
        if len(fitting) > 1:
            since = self._places.back(run.start, NEAR - 1)
            fitting = [f for f in fitting if any(since <= r.start < run.start for r in f.runs)]
        if len(fitting) != 1:
            return None
        if run.titled:
            self._formal[form] = fitting[0]
        return fitting[0]

    def _by_given_name(self, key: str) -> list[Figure]:
        """Give the people whose full name begins so; a name that only looks full ("Harbour Train") has no bearer."""
        return [f for f in self._given[key] if f.kind == "person" or namesakes.surname(f.runs[0]) in self._alone]

    def _slips(self, run: Run, key: str) -> list[Figure]:
        if len(key) < SLIP or run.the or run.titled:
            return []
        near = [
            name for name, f in self._people.items() if f and name[:1] == key[:1] and namesakes.one_apart(name, key)
        ]
        return self._people[near[0]] if len(near) == 1 else []

    def _acronym(self, run: Run) -> Figure | None:
        """Give the organization whose initials *run* is, or after whose name it stands in brackets."""
        letters = plain(run.words[0])
        if run.kind not in ("organization", "publication", "place") or not run.words[0].isupper():
            return None
        if self._text[run.start - 2 : run.start] == " (" and (before := self.ends_at(run.start - 2)) is not None:
            figure = before[1]
            if plain(before[0].words[0])[0] == letters[0] and figure.kind != "person" and not before[0].titled:
                figure.kind = run.kind if figure.kind in (None, "place", "other") else figure.kind
                self._things[letters] = [figure]
                return figure
        if self._things[letters]:
            return None
        full = [f for f in self.figures if f.kind in ("organization", "publication", None) and _stands_for(letters, f)]
        if len(full) == 1:
            full[0].kind = full[0].kind or "organization"
            self._things[letters] = [full[0]]
            return full[0]
        return None

    def _shortened(self, run: Run) -> list[Figure]:
        """Give the organizations named before by a name that *run* may shorten: "Longwave", "the Front"."""
        word = plain(run.words[0])
        if run.words[0].isupper() or word in lexicon.ADJECTIVES | lexicon.PLACES:
            return []
        return [
            figure
            for figure in self.figures
            if figure.kind in ("organization", "publication")
            and any(
                r.end < run.start
                and len(r.words) > 1
                and (
                    (plain(r.words[-1]) == word and run.the)
                    or (plain(r.words[0]) == word and not _is_common(word) and r.told)
                )
                for r in figure.runs
            )
        ]

    def _join_prefixes(self) -> None:
        """Join a name with the only longer one that begins with it: "Islamic State" with "Islamic State of …"."""
        for key in list(self._things):
            longer = [k for k in self._things if k.startswith((f"{key} of ", f"{key} for ")) and self._things[k]]
            if len(longer) == 1 and len(self._things[key]) == 1 and len(self._things[longer[0]]) == 1:
                self._merge(self._things[longer[0]][0], self._things[key][0])
                self._things[key] = self._things[longer[0]]

    def _join_known_as(self, runs: Sequence[Run]) -> None:
        for run, following in pairwise(runs):
            between = self._text[run.end : following.start]
            one, two = self.of(run), self.of(following)
            if one is not None and two is not None and one is not two and _SAME.fullmatch(between):
                self._merge(one, two)

    def _join_groups(self, runs: Sequence[Run]) -> None:
        """Join "the group also known as X" with the only organization that was named shortly before."""
        for run in runs if any(run.told for run in runs) else ():
            one = self.of(run)
            if one is None or one.kind != "organization":
                continue
            said = _GROUP.search(self._text, max(0, run.start - _BACK), run.start)
            since = self._places.back(run.start, NEAR - 1)
            near = {id(f): f for _, f in self.named(since, run.start) if f is not None and f.kind == "organization"}
            near.pop(id(one), None)
            if said is not None and len(near) == 1:
                self._merge(near.popitem()[1], one)

    def _merge(self, into: Figure, other: Figure) -> None:
        for run in other.runs:
            self._settle(run, into)
        self.figures.remove(other)
        for index in (self._people, self._given, self._things):
            for figures in index.values():
                figures[:] = [into if f is other else f for f in figures]


def enrol(
    text: str, sentences: Iterable[Span], runs: Sequence[Run], sure: frozenset[tuple[int, int]] = frozenset()
) -> Roster:
    """Make the roster of an article's *runs*, which come in text order and do not overlap."""
    roster = Roster(text, Places.of(sentences))
    roster.enrol(runs, sure)
    return roster


def _stands_for(letters: str, figure: Figure) -> bool:
    return any(letters in namesakes.initials(run.words) for run in figure.runs if len(run.words) > 1)


def _is_common(word: str) -> bool:
    noun, plural = lexicon.singular(word)
    return lexicon.noun_kind(noun, plural=plural) is not None
