"""Sentences with their trees written into them, so that a test reads like the sentence it is about.

``nsubj[det=The group] released obj[det=the tapes] punct=.`` is *The group released the tapes.*: a bare word is the head
of the bracket it stands in, ``relation=word`` hangs on it alone, ``relation[…]`` with what hangs on it in turn. The tag
follows from the relation or the word, and where it does not stands behind the word: ``conj[fled/VERB]``. A trigger is
marked with a star and its tense (``released*PAST``), a time with braces and its type: ``obl[case=at {9 a.m.}TIME]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain

from reportedly.records import (
    Article,
    Attribution,
    Name,
    Reading,
    Reference,
    Span,
    TimeType,
    Timex,
    Trigger,
    When,
    Word,
)
from tests.marking import article_of

__all__ = ["dated", "day", "grown", "held", "mention", "span_of", "with_places"]

_TOKEN = re.compile(r"(?P<opens>[a-z:]+)\[|(?P<closes>\])|(?:(?P<relation>[a-z:]+)=)?(?P<word>[^\s\[\]]+)")
_TAGS = {
    "det": "DET", "case": "ADP", "punct": "PUNCT", "aux": "AUX", "aux:pass": "AUX", "cop": "AUX", "cc": "CCONJ",
    "mark": "SCONJ", "amod": "ADJ", "advmod": "ADV", "nummod": "NUM", "expl": "PRON", "compound:prt": "ADP",
    "root": "VERB", "acl": "VERB", "acl:relcl": "VERB", "advcl": "VERB", "ccomp": "VERB", "xcomp": "VERB",
    "parataxis": "VERB",
}  # fmt: skip
_PRONOUNS = frozenset("he she it they him her them his its their we i who whom which that what this".split())  # noqa: SIM905
_NO_SPACE_BEFORE = frozenset({".", ",", "?", ":", "'s", "’s", "n't", "'ll", ")", "”"})
_NO_SPACE_AFTER = frozenset({"(", "“"})


@dataclass(slots=True)
class _Node:
    """A bracket or a word on its own: how it hangs, and once its head is met, where that is."""

    relation: str
    index: int = -1


@dataclass(slots=True)
class _Growth:
    """A text, and what has been read into it so far."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    opened: int = -1

    def put(self, written: str, node: _Node) -> None:
        """Write one word behind the others, for *node*."""
        tense = re.search(r"\*([A-Z]*)", written)
        written = re.sub(r"\*[A-Z]*", "", written)
        opens, closes = written.startswith("{"), re.search(r"\}([A-Z]*)", written)
        form, _, tag = re.sub(r"\{|\}[A-Z]*", "", written).partition("/")
        glued = (
            not self.text or form in _NO_SPACE_BEFORE or (self.words and self.words[-1].span.text in _NO_SPACE_AFTER)
        )
        self.text += form if glued else " " + form
        span = Span(start=len(self.text) - len(form), end=len(self.text), text=form)
        node.index = len(self.words)
        self.words.append(Word(span=span, tag=tag or _tag(node.relation, form), head=-1, relation=node.relation))
        if tense:
            self.triggers.append(_trigger(span, tense[1] or "NONE"))
        if opens:
            self.opened = span.start
        if closes:
            self.times.append(_timex(Span(start=self.opened, end=span.end, text=self.text[self.opened :]), closes[1]))


def grown(*sentences: str) -> tuple[str, Reading]:
    """The text of *sentences*, one written tree each, and the reading of its words, triggers and times."""
    text = ""
    found: list[_Growth] = []
    for written in sentences:
        growth = _grow(written)
        found.append(_moved(growth, len(text) + bool(text)))
        text += (" " if text else "") + growth.text
    return text, Reading(
        attributions=(),
        times=tuple(chain.from_iterable(growth.times for growth in found)),
        triggers=tuple(chain.from_iterable(growth.triggers for growth in found)),
        sentences=tuple(tuple(growth.words) for growth in found),
    )


def _grow(written: str) -> _Growth:
    growth = _Growth()
    open_nodes = [_Node("root")]
    hanging: list[tuple[int, _Node]] = []
    for token in _TOKEN.finditer(written):
        if token["opens"]:
            open_nodes.append(_Node(token["opens"]))
        elif token["closes"]:
            closed = open_nodes.pop()
            assert closed.index >= 0, f"a bracket without a head: {closed.relation} in {written}"
            hanging.append((closed.index, open_nodes[-1]))
        elif token["relation"]:
            leaf = _Node(token["relation"])
            growth.put(token["word"], leaf)
            hanging.append((leaf.index, open_nodes[-1]))
        else:
            assert open_nodes[-1].index < 0, f"two heads in one bracket: {token['word']} in {written}"
            growth.put(token["word"], open_nodes[-1])
    hanging.append((open_nodes[0].index, open_nodes[0]))
    for index, node in hanging:
        growth.words[index] = replace(growth.words[index], head=node.index)
    return growth


def _tag(relation: str, form: str) -> str:
    if form.lower() in _PRONOUNS and relation not in ("mark", "det"):
        return "PRON"
    if relation == "mark" and form == "to":
        return "PART"
    return _TAGS.get(relation) or ("PROPN" if form[:1].isupper() and relation != "root" else "NOUN")


def _trigger(span: Span, tense: str) -> Trigger:
    return Trigger(
        span=span, class_="OCCURRENCE", tense=tense, polarity="POS", commitment=2.987, stances=(0.0, 0.1, 0.9),
        confidence=0.9,
    )  # fmt: skip


def _timex(span: Span, type_: str) -> Timex:
    types: dict[str, TimeType] = {"": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}
    return Timex(span=span, type=types[type_], confidence=0.9)


def _moved(growth: _Growth, by: int) -> _Growth:
    def moved(span: Span) -> Span:
        return Span(start=span.start + by, end=span.end + by, text=span.text)

    growth.words = [replace(word, span=moved(word.span)) for word in growth.words]
    growth.triggers = [replace(trigger, span=moved(trigger.span)) for trigger in growth.triggers]
    growth.times = [replace(time, span=moved(time.span)) for time in growth.times]
    return growth


def span_of(text: str, words: str) -> Span:
    """The first place of *words* in *text*."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def held(text: str, *told: tuple[str, str]) -> Reading:
    """What a reader found that has but sources, each its own cue, and their contents."""
    return Reading(
        attributions=tuple(
            Attribution(
                source=(span_of(text, source),),
                cue=(span_of(text, source),),
                content=(span_of(text, said),),
                confidence=0.9,
            )
            for source, said in told
        )
    )


def with_places(text: str, reading: Reading, *names: str) -> Reading:
    """The reading, with *names* of places found in it."""
    found = tuple(Name(span=span_of(text, name), kind="place", confidence=0.9) for name in names)
    return replace(reading, names=found)


def mention(text: str, words: str, head: str, kind: str = "person") -> Reference:
    """A mention: *words*, of which *head* is the head."""
    span = span_of(text, words)
    at = span.start + words.index(head)
    return Reference(span=span, head=Span(start=at, end=at + len(head), text=head), kind=kind, entity=1, confidence=0.9)


def day(date: str) -> When:
    """One day, as a page gives it."""
    return When(earliest=date, latest=date, value=date, precision="day", basis="metadata", zone=None)


def dated(text: str, date: str | None) -> Article:
    """An article with nothing but a text and, perhaps, a day."""
    return replace(article_of(text), published=day(date) if date else None)
