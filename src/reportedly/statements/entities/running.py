"""The running speaker: who has had the word, where nothing nearer tells whom a pronoun means.

*"We lost one man," the colonel went on: Corporal Nilo Sarreta, a baker's son. The flag was at half mast. Six prisoners
are held at Orr, he said.* News gives one speaker after another; whoever has the word keeps it until another takes it.
So *he* and *she* are the source of the nearest attribution before whose source is one person of that gender, and *they*
and *it* the nearest that is several, or a thing that speaks; or, for these two, the subject of a sentence since, when
its noun is one that speaks (*The municipality took back its notice. The order was in force, it said*). What is of
another number or kind is passed over; whoever fits and cannot be told, or has become what the text is about since,
leaves it open. What stands in the pronoun's own sentence before a tagline is what he speaks of, and not he.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from reportedly.records import Kind, Span, cut
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import GENDER, POSSESSIVE, is_person_noun, noun_kind, plain, singular
from reportedly.statements.entities.clusters import GENDERS, agrees
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.names import Run
from reportedly.statements.entities.pronouns import Previous, is_aside, is_quoted
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.entities.topics import main_subject, main_subjects
from reportedly.statements.places import Places
from reportedly.statements.syntax import Forest, Tree

__all__ = ["Running"]

#: How many sentences a speaker keeps the word. On the development stories, 2026-11-25.
_KEEPS = 6
#: … and a thing or several, of which a text has more.
_KEEPS_IT = 3
_ONE: frozenset[Kind | None] = frozenset({"person", "unnamed"})
_THINGS: frozenset[Kind | None] = frozenset({"organization", "publication", "document", "recording"})
_WRITER = ("i", "we")
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")
_MANY = frozenset({"they", "them", "their"})
_IT = frozenset({"it", "its"})


class Running:
    """Who has the word, sentence by sentence, in one article."""

    def __init__(
        self,
        text: str,
        places: Places,
        roster: Roster,
        forest: Forest,
        describe: Callable[[Span], Phrase],
        own: Collection[str] = (),
    ) -> None:
        self._text = text
        self._places = places
        self._roster = roster
        self._forest = forest
        self._describe = describe
        self._own = frozenset(own)

    def speaker(self, phrase: Phrase, spoke: Sequence[Previous]) -> Previous | None:
        """Who has the word at the pronoun *phrase*, of those who *spoke* before it, in text order.

        The figure of what is given is ``None`` where only its words tell who it is.
        """
        here = self._forest.number(phrase.start)
        if here < 0 or is_quoted(self._text, phrase.start):
            return None
        sentence = self._forest.trees[here].words[0].span.start
        aside = is_aside(self._text, sentence, phrase.start)
        if phrase.word in POSSESSIVE and not aside:
            return None  # "his showmanship": whoever the text is about
        before = sentence if aside else phrase.start
        earlier = [one for one in spoke if one.phrase.start < before and not self._is_outlet(one)]
        if phrase.word in GENDERS:
            return self._person(phrase, earlier, before, aside=aside)
        if phrase.word in _MANY | _IT:
            return self._other(phrase, earlier, before)
        return None

    def about(self, phrase: Phrase, spoke: Sequence[Previous]) -> Previous | None:
        """Whoever without a name the sentence right before the pronoun *phrase* is about: he goes on.

        *The inspectors' doctor puts his death early. Stelic died in custody, she told me.* Nobody, where somebody
        spoke in that sentence, where another who may be meant is named beside him, or before the pronoun in its own.
        """
        here, trees = self._forest.number(phrase.start), self._forest.trees
        if here < 1 or phrase.word not in GENDERS or is_quoted(self._text, phrase.start):
            return None
        before, sentence = trees[here - 1], trees[here].words[0].span.start
        start, head = before.words[0].span.start, main_subject(before)
        if head is None or "\n" in self._text[before.words[-1].span.end : sentence]:
            return None
        if is_quoted(self._text, before.words[head].span.start) or any(one.phrase.start >= start for one in spoke):
            return None
        noun, plural = singular(before.text(head))
        somebody = before.tag(head) == "NOUN" and not plural and self._is_somebody(before, head, noun)
        if not somebody or GENDER.get(noun) not in (None, GENDERS[phrase.word]):
            return None
        described = self._phrase(before, head)
        told = described.shape == "nominal" and described.run is None and described.kind == "unnamed"
        aside = is_aside(self._text, sentence, phrase.start)
        end = before.words[-1].span.end if aside else phrase.start
        named = (one for run, one in self._roster.named(start, end) if not described.start <= run.start < described.end)
        doubtful = any(one is None or agrees(phrase, one) for one in named)
        return Previous(described, None) if told and not doubtful else None

    def _is_outlet(self, one: Previous) -> bool:
        """Whether it is the article's own outlet that spoke."""
        runs = one.figure.runs if one.figure is not None else ()
        return any(plain(" ".join(run.words)) in self._own for run in runs)

    def _person(self, phrase: Phrase, earlier: Sequence[Previous], before: int, *, aside: bool) -> Previous | None:
        found: Previous | None = None
        for one in reversed(earlier):
            if self._apart(one.phrase.start, before) > _KEEPS:
                break
            fits = _fits(phrase, one)
            if fits is None:
                return None
            if fits and found is None:
                found = one
            elif fits and _is_known(one, phrase) and "\n" not in self._text[one.phrase.start : before]:
                found = one  # a man or a woman for sure, beside "a police source"
            if found is not None and _is_known(found, phrase):
                break
        met = self._met(found, phrase, found.phrase.end if found else self._places.back(before, _KEEPS_IT), before)
        if met:
            return met[0] if len(met) == 1 and (met[0].figure or _fits(phrase, met[0])) else None
        if found is not None and not aside and not _is_known(found, phrase) and _is_new(found):
            return None  # "a lawyer said …. He has no memory of it": the text is hardly about the lawyer
        return None if found is None or self._is_overtaken(found, phrase, before) else found

    def _is_overtaken(self, one: Previous, phrase: Phrase, before: int) -> bool:
        """Whether the text has since been about another person who may be meant."""
        for tree, head in self._subjects(one.phrase.end, before):
            places = (tree.words[n].span.start for n in main_subjects(tree))
            figure = next((found for at in places if (found := self._roster.at(at)) is not None), None)
            if figure is None and self._is_another(tree, head, one, phrase):
                return True
            if figure is not None and figure is not one.figure and agrees(phrase, figure):
                return True
        return False

    def _is_another(self, tree: Tree, head: int, one: Previous, phrase: Phrase) -> bool:
        """Whether a subject without a name is a person's, and nothing shows that *one* is meant."""
        noun, plural = singular(tree.text(head))
        said = {one.phrase.word, *(said for _, said, _ in (one.figure.nouns if one.figure is not None else ()))}
        somebody = tree.tag(head) == "NOUN" and not plural and self._is_somebody(tree, head, noun)
        return somebody and noun not in said and GENDER.get(noun) in (None, GENDERS[phrase.word])

    def _is_somebody(self, tree: Tree, head: int, noun: str) -> bool:
        """Whether a noun is a person's: by the table, or, where it is brought in as new, by its ending."""
        return is_person_noun(noun) or (noun.endswith(_AGENTS) and bool({"a", "an"} & {*tree.texts(head, "det")}))

    def _met(self, one: Previous | None, phrase: Phrase, start: int, before: int) -> list[Previous]:
        """Whom the writer tells he has met or asked in between: "I took the question to Ada Voss", "We met a cook"."""
        met: dict[object, Previous] = {}
        for tree, head in self._subjects(start, before):
            if tree.text(head) not in _WRITER:
                continue
            for _, figure in self._named(tree):
                if figure is not None and (one is None or figure is not one.figure) and agrees(phrase, figure):
                    met[id(figure)] = Previous(phrase, figure)
            for n in tree.children(tree.head(head), "obj", "obl", "iobj") if not met else ():
                if tree.tag(n) == "NOUN" and is_person_noun(singular(tree.text(n))[0]):
                    met[n] = Previous(self._phrase(tree, n), None)
        return list(met.values())

    def _phrase(self, tree: Tree, head: int) -> Phrase:
        """What hangs on the main verb, described."""
        first, last = tree.phrase(head, without=tree.head(head))
        return self._describe(cut(self._text, tree.words[first].span.start, tree.words[last].span.end))

    def _named(self, tree: Tree) -> Iterator[tuple[Run, Figure | None]]:
        return self._roster.named(tree.words[0].span.start, tree.words[-1].span.end)

    def _other(self, phrase: Phrase, earlier: Sequence[Previous], before: int) -> Previous | None:
        spoke = next((one for one in reversed(earlier) if _may_be(phrase, one)), None)
        if spoke is not None and self._apart(spoke.phrase.start, before) > _KEEPS_IT:
            spoke = None
        since = spoke.phrase.end if spoke is not None else self._places.back(before, _KEEPS_IT)
        for tree, head in reversed(list(self._subjects(since, before))):
            described = self._phrase(tree, head)
            figure = self._roster.of(described.run) if described.run is not None else None
            about = Previous(described, figure)
            if (
                described.shape in ("name", "nominal")
                and not described.owned
                and _may_be(phrase, about)
                and not self._is_outlet(about)
            ):
                others = (one for run, one in self._named(tree) if not described.start <= run.start < described.end)
                doubtful = any(one is not None and one is not figure and agrees(phrase, one) for one in others)
                return None if doubtful else about
        return spoke if spoke is None or not self._is_beside(spoke, before) else None

    def _is_beside(self, spoke: Previous, before: int) -> bool:
        """Whether another thing that might speak stands between, in the sentence of both."""
        if self._apart(spoke.phrase.start, before):
            return False
        named = self._roster.named(spoke.phrase.end, before)
        if any(figure is not None and figure is not spoke.figure and figure.kind in _THINGS for _, figure in named):
            return True
        tree = self._forest.trees[self._forest.number(spoke.phrase.start)]
        between = (n for n, word in enumerate(tree.words) if spoke.phrase.end <= word.span.start < before)
        return any(
            tree.tag(n) == "NOUN" and noun_kind(singular(tree.text(n))[0], plural=False) in _THINGS for n in between
        )

    def _subjects(self, start: int, end: int) -> Iterator[tuple[Tree, int]]:
        """The sentences that begin between, but such as quote, and the head of each one's subject."""
        for tree in self._forest.between(start, end):
            head = main_subject(tree)
            if head is None or tree.words[head].span.start >= end:
                continue
            if not is_quoted(self._text, tree.words[head].span.start):
                yield tree, head

    def _apart(self, start: int, end: int) -> int:
        return self._places.number(end) - self._places.number(start)


def _fits(phrase: Phrase, one: Previous) -> bool | None:
    """Whether *one* may be the he or she of *phrase*; ``None`` where he may, and cannot be told."""
    gender = GENDERS[phrase.word]
    said = one.phrase
    if one.figure is not None:
        if any(role == "voice" for role, *_ in one.figure.roles):
            return None
        if one.figure.kind in (None, "other") and not one.figure.plural and said.shape == "nominal":
            return None  # "a driller": no table tells what he is
        one_person = one.figure.kind in _ONE and not one.figure.plural and not _sounds_like_a_paper(one.figure)
        return one_person and one.figure.fits(gender)
    if said.word in GENDERS:
        return None if GENDERS[said.word] == gender else False
    if said.shape == "nominal" and said.kind == "unnamed" and not said.plural:
        return GENDER.get(said.word) in (None, gender)
    return None if said.shape == "name" and said.kind == "person" else False


def _is_known(one: Previous, phrase: Phrase) -> bool:
    """Whether *one* is known to be of the gender of *phrase*."""
    gender = one.figure.gender if one.figure is not None else GENDER.get(one.phrase.word)
    return gender == GENDERS[phrase.word]


def _is_new(one: Previous) -> bool:
    """Whether *one* is nobody who has been named: "one lawyer"."""
    return (one.figure is None or not one.figure.runs) and one.phrase.determiner in ("indefinite", "quantity")


def _sounds_like_a_paper(figure: Figure) -> bool:
    words = {plain(word) for run in figure.runs for word in (run.words[0], run.words[-1]) if len(run.words) > 1}
    return any(lexicon.LAST.get(word) == "publication" for word in words)


def _may_be(phrase: Phrase, one: Previous) -> bool:
    """Whether *one* may be the they or it of *phrase*."""
    kind = one.figure.kind if one.figure is not None else noun_kind(one.phrase.word, plural=one.phrase.plural)
    several = one.figure.plural if one.figure is not None else one.phrase.plural or one.phrase.shape == "several"
    if one.phrase.shape not in ("name", "nominal", "several"):
        return one.figure is not None and agrees(phrase, one.figure)
    if phrase.word in _IT:
        return not several and kind in _THINGS
    return several or kind == "group"
