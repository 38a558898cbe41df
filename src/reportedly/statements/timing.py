"""When: the reader's time expressions resolved, and what they prove about the day of a report that has none.

The words are read by the grammar of :mod:`reportedly.statements.times`, against the article's own day. "Thursday" also
needs to know whether it is past or to come: that is told by the clause it stands in. The way up from it leads to the
next predicate; its auxiliaries tell the tense, then its form, then what the reader says of it as an event. An
infinitive is to come ("agreed to meet Thursday") unless its governor says that it has happened ("managed to meet").

What an undated report tells as past had happened, and what it says will be was still to come: that bounds its day. Only
what the outlet says itself and in so many words is taken as proof: no modals, no conditions, no participles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.records import Article, Reading, Span, Time, Timex, When, cut
from reportedly.statements import times as grammar
from reportedly.statements.english.verbs import form, is_a
from reportedly.statements.syntax import Forest, Tree

__all__ = ["Attached", "attached", "reported", "timed"]

Tense = Literal["past", "future"]

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MODAL = frozenset({"would", "may", "might", "can", "ca", "could", "should", "must"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "having"})
_PAST = frozenset({"was", "were", "had", "did"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "be"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should"})
_PARTICIPIAL = ("acl", "advcl", "amod", "xcomp")
#: Parts of a time, through which it hangs on what they hang on: "at the end of May".
_PARTS = frozenset(
    """afternoon beginning close course day days end evening half hours middle month morning night outset part quarter
    rest start summer week weekend winter""".split()  # noqa: SIM905
)
#: With these a past event lies in the time it is given: "in 2016"; not "until 2016", "for 2016".
_PROVING = frozenset({"", "in", "on", "at", "during", "since"})
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|through)\s+")
_AND = re.compile(r"\s+and\s+")
_BOTH = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_SAME = re.compile(r"\.?,?\s+(?:(?:on|at)\s+)?")
_LOOK_BACK: Final = 12
_LOOK_AHEAD: Final = 24
_UNIT = r"(?:second|minute|hour|day|week|month|year)s?"
_DAY_PART = r"(?:the |early |late )*(?:morning|afternoon|evening|night)"
#: What stands before an expression, it, and what stands behind: there it is only a piece of one, which says another
#: time. Each was seen on a page, 2026-11.
_PIECES: tuple[tuple[str, str, str], ...] = (
    ("", r"\d{4}", r" ?(?:gmt|utc|bst|[ce][des]t|hours|hrs|local time)\b"),
    (r".*\b(?:final|last|opening) ", r"\d{1,2}:\d\d", ""),
    (r".*\band ", r"an? half .+", ""),
    ("", rf".*\b{_UNIT}", rf" and (?:an? half|\w+ {_UNIT})\b"),
    (r".*\bthat ", _DAY_PART, ""),
    ("", _DAY_PART, r" of (?:\d|[A-Z])"),
    (r".*\bblack ", r"friday", ""),
)
_TRIGGER_TENSES: dict[str, Tense] = {"PAST": "past", "PASTPART": "past", "FUTURE": "future"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Where a time hangs: on the word ``head``, by ``relation`` and ``preposition`` (``""`` where there is none)."""

    head: int
    relation: str
    preposition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The tense of a clause, and whether it is told so plainly that it proves when the report was made."""

    tense: Tense | None = None
    plain: bool = False


_UNTOLD = _Told()


def timed(article: Article, reading: Reading, forest: Forest) -> tuple[Time, ...]:
    """Resolve every time expression of *reading* against the day of *article*.

    Returns:
        One time for each expression, in text order, two of them as one where only both together say when ("3 to
        5 May"). What the grammar cannot read has neither value nor interval, and the reader's type.
    """
    clauses = _Clauses(reading, forest)
    expressions = sorted(reading.times, key=lambda timex: (timex.span.start, timex.span.end))
    answers = [_answer(article, timex, clauses.told(timex.span).tense) for timex in expressions]
    found: list[Time] = []
    number = 0
    while number < len(expressions):
        pair, alone = expressions[number : number + 2], answers[number : number + 2]
        joined = _joined(article, pair, clauses)
        if joined is not None and None in alone:
            span = cut(article.text, pair[0].span.start, pair[1].span.end)
            found.append(_time(article, span, pair[0], joined))
            number += 2
            continue
        if joined is not None:
            _complete(answers, number, joined)
        found.append(_time(article, pair[0].span, pair[0], answers[number]))
        number += 1
    return tuple(found)


def reported(article: Article, reading: Reading, forest: Forest) -> When | None:
    """Tell within what days an article without a date was published, by what its own voice tells as past and to come.

    Returns:
        An interval, ``inferred``, open where nothing bounds it; ``None`` where the article has a date, or nothing does.
    """
    if article.published is not None:
        return None
    clauses = _Clauses(reading, forest)
    others = [span for attribution in reading.attributions for span in attribution.content]
    proofs: list[tuple[grammar.Timex, Tense | None]] = []
    for timex in reading.times:
        told = clauses.told(timex.span)
        answer = _answer(article, timex, told.tense)
        if answer is not None and told.plain and not _inside(timex.span, others):
            proofs.append((answer, told.tense))
    return grammar.bounds(proofs)


def attached(tree: Tree, top: int) -> Attached | None:
    """Tell where the time whose uppermost word is *top* hangs; ``None`` where it is itself the root."""
    preposition = ""
    while True:
        cases = tree.texts(top, "case")
        preposition = next((case for case in cases if case not in ("'s", "’s", "'", "’")), preposition)
        head = tree.head(top)
        if head == top:
            return None
        through = tree.text(head) in _PARTS and (head < top or tree.relation(top) == "compound")
        if not through:
            return Attached(head=head, relation=tree.relation(top), preposition=preposition)
        top, preposition = head, ""


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


def _time(article: Article, span: Span, timex: Timex, answer: grammar.Timex | None) -> Time:
    if answer is None:
        return Time(article=article.id, span=span, type=timex.type, value=None, when=None)
    return Time(article=article.id, span=span, type=answer.type, value=answer.value, when=answer.when)


def _answer(article: Article, timex: Timex, tense: Tense | None) -> grammar.Timex | None:
    if _is_piece(article.text, timex.span):
        return None
    return grammar.resolve(timex.span.text, type_hint=timex.type, anchor=article.published, tense=tense)


def _is_piece(text: str, span: Span) -> bool:
    """Whether the words at *span* are part of an expression that says another time: "four and [a half hours]"."""
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    after = text[span.end : span.end + _LOOK_AHEAD]
    return any(
        re.fullmatch(whole, span.text, re.IGNORECASE)
        and (not ahead or re.fullmatch(ahead, before, re.IGNORECASE | re.DOTALL))
        and re.match(behind, after, re.IGNORECASE)
        for ahead, whole, behind in _PIECES
    )


def _joined(article: Article, pair: Sequence[Timex], clauses: _Clauses) -> grammar.Timex | None:
    """Read two expressions as one, where the words between them make one of them."""
    if len(pair) < 2:
        return None
    first, last = (timex.span for timex in pair)
    gap = article.text[first.end : last.start]
    both = _AND.fullmatch(gap) and _BOTH.search(article.text, max(0, first.start - _LOOK_BACK), first.start)
    if not (both or _BETWEEN.fullmatch(gap) or _SAME.fullmatch(gap)):
        return None
    phrase = f"{first.text} to {last.text}" if both else article.text[first.start : last.end]
    tense = clauses.told(last).tense
    return grammar.resolve(phrase, type_hint=None, anchor=article.published, tense=tense)


def _complete(answers: list[grammar.Timex | None], number: int, joined: grammar.Timex) -> None:
    """Give the clock time of "9 a.m. on Monday", found as two, the day that stands beside it."""
    if joined.type == "TIME":
        for place in (number, number + 1):
            answer = answers[place]
            if answer is not None and answer.type == "TIME":
                answers[place] = joined


# ------------------------------------------------------------------------------------------------------------- tense


class _Clauses:
    """The tenses of an article's clauses."""

    def __init__(self, reading: Reading, forest: Forest) -> None:
        self._forest = forest
        self._tenses = {trigger.span.start: trigger.tense for trigger in reading.triggers}

    def told(self, span: Span) -> _Told:
        """The tense of the clause that the time at *span* stands in."""
        tree = self._forest.at(span)
        top = tree.top(span.start, span.end) if tree else None
        if tree is None or top is None:
            return _UNTOLD
        predicate = next((word for word in (top, *tree.ancestors(top)) if _is_predicate(tree, word)), None)
        if predicate is None:
            return _UNTOLD
        place = attached(tree, top)
        direct = predicate == top or (place is not None and place.head == predicate)
        told = self._of(tree, predicate, direct)
        if not direct:  # "Thursday's attack will …": the attack's day is not the verb's
            return _Told(tense=told.tense if told.tense == "past" else None)
        proving = place is None or (place.preposition in _PROVING and place.relation.startswith(("obl", "advmod")))
        conditional = _CONDITIONS & set(tree.texts(predicate, "mark", "advmod"))
        return _Told(tense=told.tense, plain=told.plain and proving and not conditional)

    def _of(self, tree: Tree, predicate: int, direct: bool) -> _Told:
        """Go up from *predicate* to the first that has a tense of its own; what is only borrowed proves nothing."""
        for word in (predicate, *(above for above in tree.ancestors(predicate) if _is_predicate(tree, above))):
            told = self._own(tree, word, direct)
            if told is not None:
                return told if word == predicate else _Told(tense=told.tense)
        return _UNTOLD

    def _own(self, tree: Tree, word: int, direct: bool) -> _Told | None:
        """The tense of one predicate; ``None`` where it has that of the one above: *killing two*, *began to burn*."""
        if "to" in tree.texts(word, "mark"):
            return _infinitive(tree, word)
        told = _by_auxiliaries(tree, word)
        if told is not None:
            return told
        shape = form(tree.text(word))
        if shape == "ing" or (shape == "base" and _is_bare(tree, word)):
            return None
        if shape == "base":
            return self._as_read(tree, word, direct)
        ahead = is_a("ahead", tree.text(word))
        if tree.relation(word) in _PARTICIPIAL and not tree.children(word, "nsubj", "nsubj:pass"):
            return _Told(tense="future" if ahead else "past")
        return _UNTOLD if ahead or shape == "participle" else _Told(tense="past", plain=True)

    def _as_read(self, tree: Tree, word: int, direct: bool) -> _Told:
        """What the reader says of a verb whose form says nothing; in "meets Thursday" the present is to come."""
        tense = self._tenses.get(tree.words[word].span.start)
        if tense == "PRESENT" and direct:
            return _Told(tense="future")
        return _Told(tense=_TRIGGER_TENSES.get(tense or ""))


def _is_predicate(tree: Tree, word: int) -> bool:
    return tree.tag(word) in ("VERB", "AUX") or bool(tree.children(word, "cop", "aux", "nsubj", "nsubj:pass"))


def _is_bare(tree: Tree, word: int) -> bool:
    """Whether a verb in its base form has borrowed its tense: *made him leave*, *will come and stay*."""
    return tree.relation(word) in ("xcomp", "conj") and not tree.children(word, "nsubj")


def _by_auxiliaries(tree: Tree, word: int) -> _Told | None:
    """What a verb's auxiliaries say, the strongest first; ``None`` where it has none."""
    words = set(tree.texts(word, "aux", "aux:pass", "cop"))
    if words & _WILL:
        return _Told(tense="future", plain=True)
    if words & _MODAL:
        return _Told(tense="past" if words & _PERFECT else "future")
    if words & (_PAST | _PERFECT):
        return _UNTOLD if is_a("ahead", tree.text(word)) else _Told(tense="past", plain=True)
    return _Told(tense="future") if words & _PRESENT else None


def _infinitive(tree: Tree, word: int) -> _Told | None:
    """*To have met* is past, *agreed to meet* and *a plan to meet* to come, *managed to meet* as its governor."""
    relation, governor = tree.relation(word), tree.text(tree.head(word))
    auxiliaries = set(tree.texts(word, "aux", "aux:pass", "cop"))
    if auxiliaries & _PERFECT:
        return _Told(tense="past")
    if relation == "acl" or auxiliaries & (_PAST | _PRESENT - {"be"}):  # "is to meet"
        return _Told(tense="future")
    if relation not in ("xcomp", "ccomp") or is_a("belief", governor):
        return _UNTOLD
    return None if is_a("implicative", governor) else _Told(tense="future")
