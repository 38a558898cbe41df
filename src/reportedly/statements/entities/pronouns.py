"""Whom a pronoun stands for, where there is hardly a doubt; nobody, where there is one.

*He* and *she* go to whoever spoke just before, in this sentence or the last, when no other person has been named since;
or to the only person named in this sentence before the pronoun and in the two before that. *They* and *it* go only to a
group or an organization that spoke just before. *Who* and *which* go to a name directly before them. Inside a quotation
the speaker does not speak of himself as *he*, so nothing is told there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import Gender, plain
from reportedly.statements.entities.clusters import GENDERS
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.names import Run
from reportedly.statements.entities.names.namesakes import is_single
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.places import Places

__all__ = ["Previous", "is_aside", "is_quoted", "stands_for"]

_MANY = frozenset({"they", "them", "their", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_ASIDE = re.compile(r"(?:[,”\"’']|(?:^|, )(?:by|in|on|to)|according to)$", re.IGNORECASE)
_QUOTES = ("“", "”", '"')
#: What stands before places; and before places and people, so that it tells only of a name of one word.
_AT, _FROM = frozenset({"in", "at", "near", "off"}), frozenset({"from", "on"})
#: Sentences before the pronoun's own in which the only person named is the one meant.
WINDOW = 2


@dataclass(frozen=True, slots=True)
class Previous:
    """The source before this one: its phrase, and who it was, if that is known."""

    phrase: Phrase
    figure: Figure | None


def stands_for(text: str, places: Places, roster: Roster, phrase: Phrase, previous: Previous | None) -> Figure | None:
    """Whom the pronoun *phrase* stands for; ``None`` in any doubt. A person has its gender from then on."""
    word = phrase.word
    if word in ("who", "which"):
        return _before(text, roster, phrase)
    if is_quoted(text, phrase.start):
        return None
    if previous is not None and _apart(text, places, previous.phrase.start, phrase.start) > 1:
        previous = None
    if word in GENDERS:
        gender = GENDERS[word]
        figure = _person(text, places, roster, phrase, previous, gender)
        if figure is not None:
            figure.gender = gender
        return figure
    if previous is not None and previous.figure is not None:
        return _several_or_thing(roster, phrase, previous, previous.figure)
    return None


def _apart(text: str, places: Places, start: int, end: int) -> int:
    """How many sentences lie from *start* to *end*, those between that only quote left out: they are his who spoke."""
    first, last = places.number(start), places.number(end)
    between = pairwise(places.starts[max(first, 0) : last])
    return last - first - sum(_only_quotes(text, one, two) for one, two in between)


def _only_quotes(text: str, start: int, end: int) -> bool:
    sentence = text[start:end].strip()
    opens = sentence[:1] in _QUOTES or is_quoted(text, start)
    return opens and (sentence[-1:] in _QUOTES or is_quoted(text, end)) and is_quoted(text, start + len(sentence) - 1)


def is_aside(text: str, start: int, at: int) -> bool:
    """Whether the pronoun at *at* has a tagline or a set phrase of its own in the sentence that begins at *start*.

    Then what stands before it there is what he speaks of: "Halvik had left, he said", "…, by her account".
    """
    return _ASIDE.search(text[start:at].rstrip()) is not None


def is_quoted(text: str, at: int) -> bool:
    """Whether the place *at* stands inside a quotation that its paragraph opened."""
    paragraph = text[text.rfind("\n", 0, at) + 1 : at]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 + paragraph.count("''") % 2 == 1


def _person(
    text: str, places: Places, roster: Roster, phrase: Phrase, previous: Previous | None, gender: Gender
) -> Figure | None:
    if previous is not None and _is_one_person(previous):
        figure = previous.figure
        since = _people(text, roster, previous.phrase.end, phrase.start, gender)
        same = places.number(previous.phrase.start) == places.number(phrase.start)
        if figure is None or not (figure.kind in ("person", "unnamed") or (figure.kind is None and same)):
            return None
        if any(role == "voice" for role, *_ in figure.roles):
            return None  # he on the tape, or she who speaks of him?
        if not figure.fits(gender):
            return _only(since)
        return figure if all(other is figure for other in since) else None
    return _only(_people(text, roster, places.back(phrase.start, WINDOW), phrase.start, gender))


def _only(named: list[Figure | None]) -> Figure | None:
    """Give the one person of *named*, if there is no other."""
    only = named[0] if named and all(figure is named[0] for figure in named) else None
    return only if only is not None and only.kind == "person" else None


def _is_one_person(previous: Previous) -> bool:
    """Whether the last source was, or may have been, one person: then nobody else is meant without more ado."""
    kind = previous.figure.kind if previous.figure is not None else previous.phrase.kind
    several = previous.figure.plural if previous.figure is not None else previous.phrase.plural
    return kind in ("person", "unnamed", "other", None) and not several


def _people(text: str, roster: Roster, start: int, end: int, gender: Gender) -> list[Figure | None]:
    """Whoever is named in ``start:end`` and may be a person of *gender*; ``None`` for a name of nobody known."""
    return [
        figure
        for run, figure in roster.named(start, end)
        if (figure is None or (figure.kind in (None, "person") and figure.fits(gender)))
        and not (_is_thing(text, roster, run, figure) or is_quoted(text, run.start))
    ]


def _is_thing(text: str, roster: Roster, run: Run, figure: Figure | None) -> bool:
    """Whether what stands before a name makes it a place's, a ship's or a paper's, and nothing shows a person."""
    if run.kind not in (None, "person"):
        return True
    if roster.told and figure is not None and not _shows_a_person(figure) and any(map(_is_named_so, figure.runs)):
        return True
    if any(r.kind == "person" or r.titled or r.roles for r in (run, *(figure.runs if figure is not None else ()))):
        return False
    before = text[max(0, run.start - 8) : run.start].replace("\u00a0", " ").rpartition(" ")[0].rpartition(" ")[2]
    if text.startswith(("'s", "’s"), run.end) and not run.the:
        return False  # "at Arvid Cole's"
    return run.the or before in _AT or (before in _FROM and is_single(run) and (figure is None or _is_lone(figure)))


def _shows_a_person(figure: Figure) -> bool:
    """Whether the reader takes the figure for a person somewhere, or a title or an office makes it one."""
    return any((run.told and run.kind == "person") or run.titled or run.roles for run in figure.runs)


def _is_named_so(run: Run) -> bool:
    """Whether a name has the form of a thing's: "the General Staff", "Border Post Seven"."""
    return run.the or any(plain(word) in lexicon.QUANTITY | lexicon.PLACE_NOUNS for word in run.words)


def _is_lone(figure: Figure) -> bool:
    return all(is_single(run) for run in figure.runs)


def _several_or_thing(roster: Roster, phrase: Phrase, previous: Previous, figure: Figure) -> Figure | None:
    if phrase.word in _MANY:
        fits = figure.plural or figure.kind in ("group", "organization", "publication")
    elif phrase.word in _THING:
        fits = not figure.plural and figure.kind in ("organization", "publication", "document", "recording", "place")
    else:
        return None
    rivals = [f for _, f in roster.named(previous.phrase.end, phrase.start) if f is None or f.kind != "person"]
    return figure if fits and all(rival is figure for rival in rivals) else None


def _before(text: str, roster: Roster, phrase: Phrase) -> Figure | None:
    found = roster.ends_at(len(text[: phrase.start].rstrip(" ,\u00a0")))
    if found is None:
        return None
    run, figure = found
    # "…, a channel run by friends of the Lantern, which" may mean the channel.
    lead = text[max(0, run.start - 16) : run.start].casefold().split()[-2:]
    if not {"of", "for", "by", "with", "and", *_AT, *_FROM}.isdisjoint(lead):
        return None
    if phrase.word == "who":
        return figure if figure.kind in (None, "person") else None
    return figure if figure.kind in ("organization", "publication") else None
