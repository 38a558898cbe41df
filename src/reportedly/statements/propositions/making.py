"""What the words of a clause make: a sentence by themselves, a clause, or no more than a phrase; and what they lack.

A finite verb with its subject makes a sentence. A clause that has its subject elsewhere lacks it: *and was forced into
a van* that of the clause before, *who are holding him* the people that it describes; where nothing shows it, or where
something is asked (*how the party knew*), it stays a clause. What has no finite verb is a phrase, but behind whoever
plans, puts or raises it: *attendance at 1,800* is *the city police put attendance at 1,800*. Of a phrase that says what
the subject of the clause before did besides (*…, injuring five people*) the deed is told in the past.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.records import Makes, Span, Statement, cut
from reportedly.statements.english.lexicon import is_person_noun, singular
from reportedly.statements.english.verbs import base, form, past
from reportedly.statements.places import is_within
from reportedly.statements.propositions.clauses import Clause
from reportedly.statements.syntax import Tree

__all__ = ["Made", "made_of"]

_SUBJECTS: Final = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
_RELATIVE: Final = frozenset({"who", "which", "that"})
_ASKING: Final = frozenset({"how", "what", "whom", "whose", "why"})
_AUXILIARIES: Final = ("aux", "aux:pass", "cop")
#: Auxiliaries that make a verb finite, as words are cut: *ca* of *can't*, *wo* of *won't*.
_FINITE: Final = frozenset(
    """am is are was were 's ’s 'm ’m 're ’re has have had 've ’ve 'd ’d do does did will 'll ’ll would can cannot could
    may might must shall should ca wo""".split()  # noqa: SIM905
)
#: Verbs behind which a phrase is what is left of a sentence: "Voss said Relleby, the former director".
_PLAIN: Final = frozenset({"say", "tell", "add", "think", "believe", "know", "note", "state", "argue", "insist"})
#: Auxiliaries of what has not happened.
_AHEAD: Final = frozenset(
    {"will", "'ll", "’ll", "wo", "would", "could", "can", "may", "might", "must", "shall", "should"}
)
#: Auxiliaries before a bare verb.
_BARE: Final = _AHEAD | {"do", "does", "did", "cannot", "ca"}
#: Participles that say what nobody did.
_NO_DEEDS: Final = frozenset(
    "accord be concern consider depend exclude follow include involve pend regard say tell add cite quote".split()  # noqa: SIM905
)
_NAMING: Final = frozenset({"NOUN", "PROPN", "NUM"})
_MEANING: Final = frozenset({"he", "she", "it", "they", "i", "we"})
_STANDING_FOR: Final = frozenset({"one", "ones"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a clause ``makes``: a sentence, behind the words that it ``lacks`` where there are any, or less.

    ``deed`` are the words of a phrase, put as a sentence behind what it lacks would have them; or those of a clause,
    with whom it describes where a sentence has him.
    """

    makes: Makes
    lacks: Span | None = None
    deed: str | None = None


def made_of(text: str, tree: Tree, clause: Clause, statement: Statement) -> Made:
    """Tell what a clause of a statement makes.

    Args:
        text: the article's text.
        tree: the sentence that the clause is in.
        clause: the clause.
        statement: what it is a clause of.
    """
    top = clause.top
    if not _is_finite(tree, top):
        lacks = _who_tells(text, tree, clause, statement)
        return _deed(text, tree, clause, statement) if lacks is None else Made(makes="sentence", lacks=lacks)
    own = [child for child in tree.children(top, *_SUBJECTS) if child in clause.words]
    own = [child for child in own if tree.text(child) not in _RELATIVE]
    words = [word for word in clause.words if tree.tag(word) != "PUNCT"]
    if own and tree.text(words[0]) == "whom" and _is_relative(tree, top):
        return _to_whom(text, tree, clause, words)
    if any(tree.text(word) in _ASKING for word in clause.words if word < top):
        return Made(makes="clause")
    if own:
        return Made(makes="sentence")
    lacks = _subject_elsewhere(text, tree, clause, statement)
    return Made(makes="clause" if lacks is None else "sentence", lacks=lacks)


def _is_finite(tree: Tree, top: int) -> bool:
    auxiliaries = tree.texts(top, *_AUXILIARIES)
    if not _FINITE.isdisjoint(auxiliaries):
        return True
    if auxiliaries or "to" in tree.texts(top, "mark") or tree.tag(top) not in ("VERB", "AUX"):
        return False
    relation = tree.relation(top)
    if relation == "acl" or form(tree.text(top)) in ("ing", "participle"):
        return False
    return bool(tree.children(top, *_SUBJECTS)) or relation == "conj"


def _deed(text: str, tree: Tree, clause: Clause, statement: Statement) -> Made:
    """A phrase: with what it says that somebody did, where it follows a clause that says what he did."""
    top = clause.top
    deeds = {word: done for word in clause.words if _is_deed(tree, word, top) and (done := past(tree.text(word)))}
    first = top
    while (before := _deed_before(tree, first)) is not None:
        first = before
    at = tree.head(first)
    if top not in deeds or tree.relation(first) != "advcl" or at >= first or not _is_finite(tree, at):
        return Made(makes="phrase")
    subjects = tree.children(at, *_SUBJECTS)
    ahead = not _AHEAD.isdisjoint(tree.texts(at, *_AUXILIARIES))
    if ahead or not subjects or tree.text(subjects[0]) in _RELATIVE or tree.children(top, "mark", *_SUBJECTS):
        return Made(makes="phrase")
    lacks = _phrase(text, tree, subjects[0], clause)
    if lacks is None or (statement.chain and not is_within(lacks, statement.content)):
        return Made(makes="phrase")
    return Made(makes="phrase", lacks=lacks, deed=_put(text, tree, clause, deeds))


def _deed_before(tree: Tree, at: int) -> int | None:
    """The participle that one goes on, also where the tree hangs it on whom: *killing ten and **wounding** 59*."""
    head = tree.head(at)
    if tree.relation(at) == "conj":
        return head if head < at else None
    done_to = tree.relation(at) == "acl" and tree.children(at, "cc") and tree.relation(head) == "obj"
    return tree.head(head) if done_to and tree.head(head) < at else None


def _is_deed(tree: Tree, word: int, top: int) -> bool:
    """Whether a word is the participle at *top*, or goes on with it: *injuring five people and **damaging** houses*.

    A noun that goes on with a verb was mistaken for one that the participle before it describes.
    """
    at = tree.head(word) if tree.relation(word) == "amod" else word
    here = word == top or (tree.relation(at) == "conj" and tree.head(at) == top) or _deed_before(tree, word) == top
    return here and form(tree.text(word)) == "ing" and base(tree.text(word)) not in _NO_DEEDS


def _put(text: str, tree: Tree, clause: Clause, deeds: Mapping[int, str]) -> str:
    """The words of a clause as they stand, but for *deeds*."""
    put, last = "", None
    for word in clause.words[clause.words.index(clause.top) :]:
        span = tree.words[word].span
        between = " " if last is None or word > last + 1 else text[tree.words[last].span.end : span.start]
        put, last = put + between + deeds.get(word, span.text), word
    return " ".join(put.split())


def _to_whom(text: str, tree: Tree, clause: Clause, words: Sequence[int]) -> Made:
    """A clause of what is done to whom it describes, with him behind its verb: *several papers pictured her*."""
    described = _phrase(text, tree, _described(tree, clause.top), clause)
    if described is None:
        return Made(makes="clause")
    verb = tree.words[clause.top].span
    first, last = tree.words[words[1]].span, tree.words[words[-1]].span
    whom = described.text.strip(" ,")
    if tree.tag(tree.within(described.start, described.end)[0]) == "DET":
        whom = whom[0].lower() + whom[1:]
    put = f"{text[first.start : verb.end]} {whom}{text[verb.end : last.end]}"
    return Made(makes="sentence", deed=" ".join(put.split()))


def _subject_elsewhere(text: str, tree: Tree, clause: Clause, statement: Statement) -> Span | None:
    """The subject of a clause without one: the noun that it describes, or the subject of what it goes on.

    What stands outside somebody's words is hardly the subject of what goes on in them: *Voss said she fled and hid*.
    """
    at = clause.top
    while not _is_relative(tree, at):
        before = _joined_to(tree, at)
        if before is None or "nor" in tree.texts(at, "cc"):
            return None
        at = before
        subjects = tree.children(at, *_SUBJECTS)
        if subjects and tree.text(subjects[0]) not in _RELATIVE:
            found = _phrase(text, tree, subjects[0], clause)
            theirs = found is None or not statement.chain or is_within(found, statement.content)
            found = found if theirs else _said_first(text, tree, at, clause, statement)
            return _with_auxiliaries(text, tree, found, at, clause.top) if found is not None and theirs else found
    return _phrase(text, tree, _described(tree, at), clause)


def _with_auxiliaries(text: str, tree: Tree, subject: Span, at: int, top: int) -> Span:
    """A subject with what stands between it and its verb, where a verb that goes on needs that as well.

    *They could not* reach it, or *see* who held it; *the tape was* released and *translated by* the agency.
    """
    between = [word for word in range(at) if tree.words[word].span.start >= subject.end]
    whole = bool(between) and all(tree.tag(word) in ("AUX", "PART", "ADV") for word in between)
    passive = bool(tree.children(at, "aux:pass"))
    needs = _is_done_by(tree, top) if passive else _is_base(tree, top) and bool(_BARE & set(tree.texts(at, "aux")))
    if not (whole and needs) or tree.children(top, *_AUXILIARIES):
        return subject
    return cut(text, subject.start, tree.words[between[-1]].span.end)


def _is_base(tree: Tree, word: int) -> bool:
    return form(tree.text(word)) == "base" and base(tree.text(word)) == tree.text(word)


def _is_done_by(tree: Tree, word: int) -> bool:
    """Whether a verb is a participle for sure: *taken*, *translated by the agency*."""
    by = any("by" in tree.texts(child, "case") for child in tree.children(word))
    return form(tree.text(word)) == "participle" or (by and form(tree.text(word)) == "either")


def _said_first(text: str, tree: Tree, at: int, clause: Clause, statement: Statement) -> Span | None:
    """The subject of what is said before the verb *at* that says it: *he had not been there, he said, and knew her*."""
    first = (child for child in tree.children(at, "ccomp") if child < at)
    subjects = [subject for child in first for subject in tree.children(child, *_SUBJECTS)]
    found = _phrase(text, tree, subjects[0], clause) if subjects else None
    return found if found is not None and is_within(found, statement.content) else None


def _joined_to(tree: Tree, at: int) -> int | None:
    """The clause that one with *and* goes on; beside it on the same verb where the tree does not join the two."""
    if tree.relation(at) == "conj":
        return tree.head(at) if tree.head(at) < at else None
    beside = (n for n in tree.children(tree.head(at), tree.relation(at)) if n < at)
    return max(beside, default=None) if tree.children(at, "cc") else None


def _described(tree: Tree, at: int) -> int:
    """What a relative clause describes: of *survivors of an earthquake that killed ten* what can be said *that* of.

    And of *an idea for Jens Hald, who sells boats*, whom can be said *who* of.
    """
    head = tree.head(at)
    pronouns = {tree.text(child) for child in tree.children(at, *_SUBJECTS)}
    person = is_person_noun(singular(tree.text(head))[0])
    inner = [child for child in tree.children(head, "nmod") if child < at]
    if pronouns & {"that", "which"} and person:
        return next((child for child in inner if "of" in tree.texts(child, "case")), head)
    if "who" in pronouns and not person and tree.tag(head) == "NOUN":
        return next((child for child in reversed(inner) if tree.tag(child) == "PROPN"), head)
    return head


def _is_relative(tree: Tree, at: int) -> bool:
    return tree.relation(at).startswith("acl:relcl")


def _phrase(text: str, tree: Tree, head: int, clause: Clause) -> Span | None:
    """The phrase of a noun before the clause; ``None`` for a word that only stands for one: *those who fled*."""
    first, last = tree.phrase(head, without=clause.top)
    names = tree.text(head) in _MEANING or (tree.tag(head) in _NAMING and tree.text(head) not in _STANDING_FOR)
    if last >= clause.words[0] or not names:
        return None
    found = cut(text, tree.words[first].span.start, tree.words[last].span.end)
    aside = "," in found.text and text[found.end : found.end + 1] == ","  # "Edda Rimvall, 58," with its second comma
    return cut(text, found.start, found.end + 1) if aside else found


def _who_tells(text: str, tree: Tree, clause: Clause, statement: Statement) -> Span | None:
    """Whoever says a phrase, with the cue, where both stand right before it and it begins what is said."""
    hop = statement.chain[-1] if statement.chain else None
    if hop is None or hop.source is None or hop.cue is None:
        return None
    begin, source, cue = tree.words[clause.words[0]].span.start, hop.source, hop.cue
    first = statement.content[0].start
    if text[source.end : cue.start].strip() or not tree.words[0].span.start <= source.start < cue.start < first:
        return None
    if first > begin or text[first:begin].strip(" “\"‘'"):
        return None
    verbs = [word for word in tree.within(cue.start, cue.end) if tree.tag(word) == "VERB"]
    if not text[cue.end : first].strip():
        return cut(text, source.start, cue.end) if any(_tells(tree, word) for word in verbs) else None
    asked = "to" in tree.texts(clause.top, "mark") and any(_is_whom(tree, word, cue.end, first) for word in verbs)
    return cut(text, source.start, cue.end + len(text[cue.end : first].rstrip())) if asked else None


def _is_whom(tree: Tree, verb: int, start: int, end: int) -> bool:
    """Whether the words at a place are whom the verb tells to do something: *she asked **the readers** to stay in*."""
    here = tree.within(start, end)
    return any(tree.below(child).issuperset(here) and child in here for child in tree.children(verb, "obj", "iobj"))


def _tells(tree: Tree, word: int) -> bool:
    """Whether a word of a cue is the verb of a sentence, of which what is said is a part: no *said*."""
    plain = base(tree.text(word)) in _PLAIN
    return tree.tag(word) == "VERB" and not plain and _is_finite(tree, word) and not _is_relative(tree, word)
