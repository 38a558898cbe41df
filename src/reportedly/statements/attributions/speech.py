"""Who says what by syntax, where the reader left it: taglines, and verbs of speech with a *that*-clause.

The reader reads the long first sentences of news least well: *X has resigned and her deputy will replace her, the prime
minister's office said on Monday* passes for the outlet's own voice. Two constructions are told by the words' tags and
trees alone, and only where a verb of speech (``verbs.toml``, *speech*) has a subject of its own:

* A **tagline** is set off by a comma from the clause that it gives to somebody: *…, the office said on Monday*, *…,
  says Maud Ellery*, *…, its registrar, Dorte Haugan, told the paper*. What stands before it, from the last colon or
  semicolon on, is its content: surely, if the tree hangs it on the verb or the verb on it; and also if it is a clause
  that stands by itself, since trees of long sentences are often wrong in just this.
* A **complement** is a clause behind the verb, with *that* or directly (*Mr Verrin, 41, told the agency by telephone
  that …*, *she told me she will stay*), or a quotation behind a colon.

Where the reader has the verb for a cue already, its find stays, and is completed: a tagline's clause in full, and the
head of the subject for a name within the subject's relative clause. A find of the reader's that makes a cue of
something in a tagline's own content, with the tagline's subject for its source, is a misreading and goes; so does a
tagline's clause from what the reader gives to a speaker of another sentence. Nothing is made of a verb that is denied,
asked for, or wished ("would not say", "declined to say"), of *I*, *we* and *you*, or of relative clauses: that is the
reader's to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Attribution, Reading, Span, Word, cut
from reportedly.statements.english.verbs import form, is_a
from reportedly.statements.syntax import Tree

__all__ = ["with_speech"]

#: The confidence of what is added. By eye on five development stories and a hundred saved pages, 2026-11-25.
_TRUST = 0.8
#: The share of a tagline's clause that the reader must have for its content to stay as it is.
_ENOUGH = 0.9
_FEWEST_WORDS = 2

_OPEN = {"“": "”", "‘": "’", '"': '"', "«": "»", "„": "“", "(": ")", "[": "]"}
_QUOTE_OPENS = frozenset('“"‘«„')
_CLOSING = frozenset('”’"»')
_BREAKS = frozenset({":", ";", "–", "—", "--"})
_STARTS = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"})
_NOUNS = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass")
_RELATIVE = frozenset({"who", "which", "whose", "that", "whom", "where", "when"})
_NO_SPEAKER = _RELATIVE | {"i", "we", "you", "what", "there", "this", "these", "those", "nobody", "none"}
_QUOTES = frozenset({"quoted", "quotes", "cited", "cites"})
_SAYS = re.compile(r"^(?:said|says|say|told|tells|tell|added|adds|announced|reported|claimed|claims|insisted)$")
_PERFECT = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve"})
#: Before a tagline these begin a setting ("When the rain stopped, the mayor said …"), unless the tree says otherwise.
_SETTING = _RELATIVE | {
    *("as", "while", "after", "before", "if", "since", "although", "though", "because", "whether", "during", "despite"),
    *("once", "asked"),
}
_OWN = ("ccomp", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class _Said:
    """A construction found: places of words, first and last."""

    verb: int
    source: tuple[int, int]
    clauses: tuple[tuple[int, int], ...]
    tagline: bool
    sure: bool = True  # whether the tree bears a tagline out
    quote: bool = False  # whether it is a quotation behind a colon


def with_speech(text: str, reading: Reading, sentences: Sequence[Sequence[Word]]) -> Reading:
    """*reading*, and what the words of *sentences* tell besides.

    Args:
        text: the article's text.
        reading: the attributions that the reader found, mended.
        sentences: the words, sentence by sentence, with their trees.
    """
    found = list(reading.attributions)
    for words in sentences:
        if any(map(_speaks, words)):
            for said in _Sentence(text, words).said():
                _settle(text, words, said, found)
    return replace(reading, attributions=tuple(found))


def _speaks(word: Word) -> bool:
    return word.tag == "VERB" and ((verb := word.span.text.lower()) in _QUOTES or is_a("speech", verb))


def _settle(text: str, words: Sequence[Word], said: _Said, found: list[Attribution]) -> None:
    """Add what was *said* to what is *found*, or complete what the reader has of it."""
    verb, source = words[said.verb].span, _span(text, words, said.source)
    content = tuple(_opened(text, words, _span(text, words, clause)) for clause in said.clauses)
    if said.tagline:
        found[:] = [_short_of(text, one, content[0], verb) for one in found]
    known = next((n for n, one in enumerate(found) if any(_meet(part, verb) for part in one.cue)), None)
    if known is not None:
        found[known] = _completed(words, said, found[known], source, content)
        return
    if said.quote and any(_meet(part, content[0]) for one in found for part in one.content):
        return
    if said.tagline:
        found[:] = [_without(one, words, content[0]) for one in found if not _is_misread(one, source, content)]
    found.append(Attribution(source=(source,), cue=(verb,), content=content, confidence=_TRUST))


def _completed(
    words: Sequence[Word], said: _Said, known: Attribution, source: Span, content: tuple[Span, ...]
) -> Attribution:
    """The reader's own find, with all of the clause and with the head of its subject."""
    abroad = (
        said.tagline and not words[0].span.start <= known.source[0].start < words[-1].span.end if known.source else True
    )
    if (
        abroad
        or not known.source
        or _is_within_clause(words, said, known.source[0])
        or _is_elsewhere(words, known.source[0], source)
    ):
        known = replace(known, source=(source,))
    if not said.tagline:
        return known
    clause = content[0]
    known = _with_rest(known, content[1:])
    covered = sum(
        min(one.end, clause.end) - max(one.start, clause.start) for one in known.content if _meet(one, clause)
    )
    if covered >= _ENOUGH * len(clause.text) or not (covered or said.sure):
        return known
    others = (one for one in known.content if not _meet(one, clause) and not _meet(one, source))
    return replace(known, content=tuple(sorted((*others, clause), key=lambda one: one.start)))


def _is_within_clause(words: Sequence[Word], said: _Said, source: Span) -> bool:
    """Whether *source* stands in a relative clause of the subject, behind its head."""
    first, last = said.source
    relative = next((n for n in range(first + 1, last + 1) if words[n].span.text.lower() in _RELATIVE), None)
    return relative is not None and words[relative].span.start < source.start and source.end <= words[last].span.end


def _is_elsewhere(words: Sequence[Word], theirs: Span, source: Span) -> bool:
    """Whether the reader's source is that of another clause: a verb stands between it and the subject."""
    between = (word for word in words if theirs.end <= word.span.start and word.span.end <= source.start)
    return any(word.tag == "VERB" and form(word.span.text.lower()) in ("past", "either") for word in between)


def _short_of(text: str, one: Attribution, clause: Span, verb: Span) -> Attribution:
    """*one*, who speaks within a tagline's clause, without the tagline in his content."""
    if not clause.start <= one.cue[0].start < clause.end:
        return one
    runs_on = (part.start < clause.end and verb.start < part.end for part in one.content)
    parts = (cut(text, p.start, clause.end) if long else p for p, long in zip(one.content, runs_on, strict=True))
    return replace(one, content=tuple(parts))


def _with_rest(known: Attribution, rest: tuple[Span, ...]) -> Attribution:
    """*known*, and what a clause with *that* behind its tagline adds."""
    fresh = [
        part for part in rest if part.text.startswith("that ") and not any(_meet(part, one) for one in known.content)
    ]
    return (
        replace(known, content=tuple(sorted((*known.content, *fresh), key=lambda one: one.start))) if fresh else known
    )


def _without(one: Attribution, words: Sequence[Word], clause: Span) -> Attribution:
    """*one* without what a tagline gives to another, where it is of another sentence."""
    if words[0].span.start <= one.cue[0].start < words[-1].span.end:
        return one
    kept = tuple(part for part in one.content if not _meet(part, clause))
    return replace(one, content=kept) if kept else one


def _is_misread(one: Attribution, source: Span, content: tuple[Span, ...]) -> bool:
    return any(_meet(part, source) for part in one.source) and any(
        _meet(part, clause) for part in one.cue for clause in content
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _opened(text: str, words: Sequence[Word], clause: Span) -> Span:
    """*clause* from where the quotation opens, when that is in a sentence before."""
    if clause.start > words[0].span.start or clause.text[:1] in _QUOTE_OPENS or clause.text[-1:] not in _CLOSING:
        return clause
    line = text.rfind("\n", 0, clause.start) + 1
    before = text[line : clause.start]
    for mark, odd in (("“", before.count("“") > before.count("”")), ('"', before.count('"') % 2 == 1)):
        if odd:
            return cut(text, line + before.rfind(mark), clause.end)
    return clause


def _span(text: str, words: Sequence[Word], place: tuple[int, int]) -> Span:
    return cut(text, words[place[0]].span.start, words[place[1]].span.end)


class _Sentence:
    """One sentence, with what of it stands in quotation marks or brackets."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._tree = Tree(words)
        self._words = words
        self._quoted, self._marks = _quoted(text, words)

    def said(self) -> Iterator[_Said]:
        """Every tagline and every complement."""
        for verb, word in enumerate(self._words):
            if not _speaks(word) or not self._is_flat(verb):
                continue
            said = (None if self._quoted[verb] else self._tagline(verb)) or self._complement(verb)
            if said is not None:
                yield said

    def _is_flat(self, verb: int) -> bool:
        """Whether *verb* says that something was said: finite, not denied, passive or wished."""
        if form(self._tree.text(verb)) in ("ing", "participle"):
            return False
        for child in self._tree.children(verb, "aux", "aux:pass", "mark", "advmod"):
            word = self._tree.text(child)
            if child < verb and (
                self._tree.relation(child) == "aux:pass"
                or word in ("not", "n't", "n’t", "never", "to", "yet")
                or (self._tree.relation(child) == "aux" and word not in _PERFECT)
            ):
                return False
        return self._tree.text(verb - 1) not in ("to", "be", "been", "was", "were", "is", "are") if verb else True

    # Taglines.

    def _tagline(self, verb: int) -> _Said | None:
        found = self._before(verb) or self._inverted(verb)
        if found is None:
            return None
        comma, source = found
        clause = self._clause(comma)
        if clause is None or not self._closes(verb, source):
            return None
        sure = self._hangs(clause, verb)
        if not sure and not self._stands(clause):
            return None
        clauses = (clause, *self._goes_on(verb, source, clause))
        if len(clauses) == 1 and self._tree.head(verb) > verb:
            return None
        return _Said(verb, source, clauses, tagline=True, sure=sure)

    def _before(self, verb: int) -> tuple[int, tuple[int, int]] | None:
        """The comma and the subject before *verb*: *, its registrar, Dorte Haugan, told*."""
        last = verb - 1
        while last > 0 and (self._tree.tag(last) == "ADV" or self._tree.text(last) in _PERFECT):
            last -= 1
        if last <= 0:
            return None
        inner = self._separator(last) if self._is_separator(last) and self._tree.text(last) == "," else None
        comma = self._separator(last if inner is None else inner)
        if comma is None or (inner is None and self._is_separator(last)):
            return None
        first, end = comma + 1, last if inner is None else last - 1
        return (comma, (first, end)) if first <= end and self._is_speaker(first, end) else None

    def _inverted(self, verb: int) -> tuple[int, tuple[int, int]] | None:
        """The comma and the subject around *verb*: *, says Maud Ellery*."""
        if not self._is_separator(verb - 1) or is_a("telling", self._tree.text(verb)):
            return None
        heads = [head for head in self._tree.children(verb, *_SUBJECTS) if head > verb]
        if not heads:
            return None
        first = verb + 1
        last = max(self._tree.phrase(head, without=verb)[1] for head in heads)
        cut_off = (n for n in range(first, last + 1) if self._is_separator(n) or self._tree.text(n) in _RELATIVE)
        last = next(cut_off, last + 1) - 1
        return (verb - 1, (first, last)) if first <= last and self._is_speaker(first, last) else None

    def _is_separator(self, place: int) -> bool:
        return place > 0 and (
            (self._tree.text(place) == "," and not self._quoted[place]) or (place in self._marks and self._marks[place])
        )

    def _separator(self, before: int) -> int | None:
        """The last comma or closing mark before a place."""
        return next((place for place in range(before - 1, 0, -1) if self._is_separator(place)), None)

    def _is_speaker(self, first: int, last: int) -> bool:
        """Whether the words are a noun phrase that may speak, without a verb but in a clause of its own."""
        tree = self._tree
        if tree.tag(first) not in _STARTS or tree.text(first) in _NO_SPEAKER:
            return False
        if first == last and tree.tag(first) == "NOUN" and not tree.text(first).endswith("s"):
            return False  # "to doctor, um, reports"
        for place in range(first, last + 1):
            if self._quoted[place] or tree.text(place) in _BREAKS:
                return False
            if tree.text(place) in _RELATIVE:
                break
            if tree.tag(place) in ("AUX", "SCONJ") or tree.text(place) in ("than", "what"):
                return False
            if tree.tag(place) == "VERB" and not tree.relation(place).startswith(("acl", "amod")):
                return False
        return any(tree.tag(place) in _NOUNS for place in range(first, last + 1))

    def _clause(self, comma: int) -> tuple[int, int] | None:
        """What stands before the tagline: from the last colon, semicolon or dash on, or from the sentence's start."""
        last = comma
        while last >= 0 and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in _CLOSING:
            last -= 1
        breaks = (n for n in range(last, -1, -1) if self._is_break(n))
        first = next(breaks, -1) + 1
        while first < last and (self._tree.tag(first) == "CCONJ" or self._tree.text(first) in (",", "-")):
            first += 1
        return (first, last) if last - first + 1 >= _FEWEST_WORDS and self._tree.text(first) != "as" else None

    def _is_break(self, place: int) -> bool:
        """Whether a colon, a semicolon or a dash that joins no numbers stands at *place*, outside of quotes."""
        word = self._words[place].span
        apart = place > 0 and self._words[place - 1].span.end < word.start
        return word.text in _BREAKS and not self._quoted[place] and (apart or word.text in ":;")

    def _hangs(self, clause: tuple[int, int], verb: int) -> bool:
        """Whether the tree hangs something in *clause* on *verb* as what is said, or *verb* on it as an aside."""
        first, last = clause
        if any(self._tree.head(n) == verb and self._tree.relation(n) in _OWN for n in range(first, last + 1)):
            return self._tree.text(first) not in ("asked", "despite")
        head = self._tree.head(verb)
        return self._tree.relation(verb) == "parataxis" and (first <= head <= last or head > verb)

    def _stands(self, clause: tuple[int, int]) -> bool:
        """Whether *clause* stands by itself, whatever the tree makes of it."""
        first, last = clause
        if self._tree.tag(first) == "SCONJ" or self._tree.text(first) in _SETTING:
            return False
        return any(self._is_finite(n) for n in range(first, last + 1))

    def _is_finite(self, place: int) -> bool:
        """Whether a word is surely a finite verb, and not that of a relative clause."""
        tag, word = self._tree.tag(place), self._tree.text(place)
        if tag not in ("AUX", "VERB") or self._tree.relation(place).startswith(("acl", "amod", "xcomp")):
            return False
        return (tag == "AUX" and word not in ("be", "been", "being")) or form(word) in ("past", "either")

    def _closes(self, verb: int, source: tuple[int, int]) -> bool:
        """Whether nothing that is said stands directly behind the tagline's verb: only to whom, when, how."""
        place = max(verb, source[1]) + 1
        if place >= len(self._words) or self._tree.tag(place) in ("PUNCT", "ADP", "ADV"):
            return self._tree.text(place) not in (":", *_OPEN) if place < len(self._words) else True
        if self._tree.text(place) in _RELATIVE:
            return source[1] > verb
        relation = self._tree.relation(place)
        if is_a("telling", self._tree.text(verb)):
            return self._tree.tag(place) not in ("SCONJ", "PART", "VERB", "AUX")
        return (
            relation in ("obl:unmarked", "obl", "advmod")
            or self._tree.relation(self._tree.head(place)) == "obl:unmarked"
        )

    def _goes_on(self, verb: int, source: tuple[int, int], clause: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """What is said behind the tagline: a clause with *that*, or the rest of a clause that it interrupts."""
        behind = max(verb, source[1])
        that = self._that(verb, behind)
        if that is not None:
            yield that
        elif not any(self._tree.tag(n) in ("VERB", "AUX") for n in range(clause[0], clause[1] + 1)):
            comma = next((n for n in range(behind + 1, len(self._words)) if self._is_separator(n)), None)
            last = len(self._words) - 1
            while last > behind and self._tree.tag(last) == "PUNCT":
                last -= 1
            if comma is not None and any(self._is_finite(n) for n in range(comma + 1, last + 1)):
                yield comma + 1, last

    # Complements.

    def _complement(self, verb: int) -> _Said | None:
        clause = self._that(verb, verb) or self._as_saying(verb) or self._bare(verb)
        quote = self._announced(verb) if clause is None else None
        source = self._subject(verb) if clause or quote else None
        if source is None:
            return None
        return _Said(verb, source, tuple(filter(None, (clause or quote,))), tagline=False, quote=quote is not None)

    def _subject(self, verb: int) -> tuple[int, int] | None:
        """The subject before *verb*; of a verb joined to another ("she rang and said") that one's."""
        holder = verb
        if not any(n < verb for n in self._tree.children(verb, *_SUBJECTS)) and self._tree.relation(verb) == "conj":
            holder = self._tree.head(verb)
        heads = [n for n in self._tree.children(holder, *_SUBJECTS) if n < holder]
        if not heads:
            return None
        first, last = self._tree.phrase(heads[0], without=holder)
        if self._quoted[heads[0]] != self._quoted[verb]:
            return None
        if self._tree.text(first) in ("it", "they") and not _SAYS.match(self._tree.text(verb)):
            return None  # "it suggests that …"
        if self._tree.text(first) in _NO_SPEAKER:
            return (first, last) if self._tree.text(first) == "which" and self._tree.text(verb) in _QUOTES else None
        end = holder - 1
        while end > last and (self._tree.tag(end) in ("ADV", "AUX") or self._tree.text(end) == ","):
            end -= 1
        return (first, end) if not self._quoted[verb] and self._is_speaker(first, end) else (first, last)

    def _bare(self, verb: int) -> tuple[int, int] | None:
        """A clause without *that*, directly behind the verb or whom it tells: "told me she will stay"."""
        for head in self._tree.children(verb, "ccomp"):
            if head < verb or not any(verb < n < head for n in self._tree.children(head, *_SUBJECTS)):
                continue
            below = self._tree.below(head)
            first, last = min(below), max(below)
            if first <= verb or any(self._quoted[n] != self._quoted[verb] for n in (first, head)):
                continue
            told = [self._tree.relation(n) for n in range(verb + 1, first)]
            if len(told) > 1 or any(relation not in ("iobj", "obj") for relation in told):
                continue
            while last > head and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in _CLOSING:
                last -= 1
            return first, last
        return None

    def _announced(self, verb: int) -> tuple[int, int] | None:
        """What is quoted behind a colon, to the sentence's end: "says of the grave: “I am not in it.”"."""
        if self._quoted[verb]:
            return None
        for n in range(verb + 1, len(self._words) - 2):
            if self._quoted[n] or _speaks(self._words[n]):
                return None
            if self._tree.text(n) == ":" and self._tree.text(n + 1) in _QUOTE_OPENS:
                return n + 1, len(self._words) - 1
        return None

    def _as_saying(self, verb: int) -> tuple[int, int] | None:
        """All that stands behind *quoted*, where somebody is quoted *as saying*: two hops, taken apart later."""
        if self._tree.text(verb) not in _QUOTES:
            return None
        behind = range(verb + 1, len(self._words) - 1)
        said = any(self._tree.text(n) == "as" and form(self._tree.text(n + 1)) == "ing" for n in behind)
        last = len(self._words) - 1
        while last > verb and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in _CLOSING:
            last -= 1
        return (verb + 1, last) if said and last > verb else None

    def _that(self, verb: int, behind: int) -> tuple[int, int] | None:
        """The clause with *that* that hangs on *verb*, behind a place."""
        for head in self._tree.children(verb, "ccomp"):
            mark = next((n for n in self._tree.children(head, "mark") if self._tree.text(n) == "that"), None)
            if mark is None or mark <= behind or head <= mark or self._quoted[mark] != self._quoted[verb]:
                continue
            last = max(self._tree.below(head))
            while last > head and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in _CLOSING:
                last -= 1
            return mark, last
        return None


def _quoted(text: str, words: Sequence[Word]) -> tuple[list[bool], dict[int, bool]]:
    """Whether each word stands in marks; and the marks, with whether they close."""
    start = words[0].span.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    waiting: list[str] = []
    if before.count("“") > before.count("”"):
        waiting.append("”")
    elif before.count('"') % 2:
        waiting.append('"')
    quoted, marks = [], {}
    for number, word in enumerate(words):
        mark = word.span.text
        if waiting and mark == waiting[-1] and word.relation != "case":
            waiting.pop()
            quoted.append(bool(waiting))
            marks[number] = mark in _CLOSING and not waiting
        elif mark in _OPEN:
            quoted.append(bool(waiting))
            waiting.append(_OPEN[mark])
            marks[number] = False
        else:
            quoted.append(bool(waiting))
    return quoted, marks
