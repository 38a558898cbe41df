"""Taglines and complements: where the words of a sentence, by their tags and trees, say that somebody said something.

Only a verb of speech (``verbs.toml``, *speech*) with a subject of its own is looked at; :mod:`speech` says what the
constructions are, and what becomes of them. Nothing is made of a verb that is denied, asked for or wished, nor of *I*,
*we* and *you*. Here a place is the index of a word in its sentence, and a clause its first and last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.records import Kind, Word
from reportedly.statements.attributions.marks import CLOSING, OPEN, QUOTE_OPENS, marked
from reportedly.statements.attributions.relatives import antecedent
from reportedly.statements.english.lexicon import noun_kind, singular
from reportedly.statements.english.verbs import form, is_a
from reportedly.statements.syntax import Tree

__all__ = ["PERSONAL", "RELATIVE", "Said", "Sentence", "speaks"]

_FEWEST_WORDS = 2

_BREAKS = frozenset({":", ";", "–", "—", "--"})
_STARTS = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"})
_NOUNS = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass")
RELATIVE = frozenset({"who", "which", "whose", "that", "whom", "where", "when"})
_INTERRUPTED = frozenset({"who", "which", "that"})
_NO_SPEAKER = RELATIVE | {"i", "we", "you", "what", "there", "this", "these", "those", "nobody", "none"}
_QUOTES = frozenset({"quoted", "quotes", "cited", "cites"})
_SAYS = re.compile(
    r"^(?:said|says|say|told|tells|tell|add(?:s|ed)?|announce[sd]?|reported|claim(?:s|ed)?|insist(?:s|ed)?|finds?|found|"
    r"conclude[sd]?|state[sd]|maintain(?:s|ed)?|warn(?:s|ed)?|assert(?:s|ed)?|stress(?:es|ed)|argue[sd]?|note[sd])$"
)
_PERFECT = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve"})
#: Directly before a verb these make it no saying of its subject: "after being admitted to hospital".
_PASSIVE = frozenset({"to", "be", "been", "being", "was", "were", "is", "are"})
#: Before a tagline these begin a setting ("When the rain stopped, the mayor said …"), unless the tree says otherwise.
_SETTING = RELATIVE | {
    *("as", "while", "after", "before", "if", "since", "although", "though", "because", "whether", "during", "despite"),
    *("once", "asked"),
}
_ASKS = frozenset({"how", "why", "where", "when", "what", "whether", "if", "that"})
_WHEN = frozenset({"when", "after", "before", "while"})
_OWN = ("ccomp", "parataxis", "csubj")
#: The classes of verbs that give words to somebody in a tagline, and nowhere else.
_ASIDES = ("aside", "going", "reading", "showing")
#: What goes on behind a tagline: joined to the clause before it, or hanging on it.
_JOINS, _HANGS_ON = frozenset({"and", "but"}), frozenset({"although", "though", "because", "since", "so", "unless"})
#: Auxiliaries that reported speech puts where plain speech has none.
_SHIFTED = frozenset({"had", "would", "could", "might", "should", "may", "will", "can", "must", "’d", "'d"})
_PRESENT = frozenset({"is", "are", "has", "have", "does", "do"})
_TEXTS: tuple[Kind | None, ...] = ("document", "recording")
PERSONAL = frozenset({"i", "he", "she", "it", "they", "we", "you"})


@dataclass(frozen=True, slots=True)
class Said:
    """A construction found: places of words, first and last."""

    verb: int
    source: tuple[int, int]
    clauses: tuple[tuple[int, int], ...]
    tagline: bool
    sure: bool = True  # whether the tree bears a tagline out
    quote: bool = False  # whether it is a quotation behind a colon
    main: bool = False  # whether a tagline's clause has the sentence's main verb, as the tree has it
    inner: bool = False  # whether a tagline stands within a relative clause, of which alone it is


def speaks(word: Word) -> bool:
    """Whether *word* is a verb that may give words to its subject, in a tagline at least."""
    return word.tag == "VERB" and (_tells(verb := word.span.text.lower()) or any(is_a(one, verb) for one in _ASIDES))


def _tells(verb: str) -> bool:
    """Whether *verb* takes what is said for a complement, too."""
    return verb in _QUOTES or is_a("speech", verb)


class Sentence:
    """One sentence, with what of it stands in quotation marks or brackets."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._tree = tree
        self._words = tree.words
        self._quoted, self._marks = marked(text, tree.words)

    def said(self) -> Iterator[Said]:
        """Every tagline and every complement."""
        for verb, word in enumerate(self._words):
            if not speaks(word) or not self._is_flat(verb):
                continue
            said = None if self._quoted[verb] else self._tagline(verb)
            if said is None and _tells(self._tree.text(verb)):
                said = self._complement(verb)
            if said is not None:
                yield said

    def subject(self, verb: int) -> tuple[int, int] | None:
        """The subject before *verb*, where *verb* says that it spoke, and it may be a speaker."""
        found = self._subject(verb) if self._is_flat(verb) else None
        return found if found is not None and self._is_speaker(*found) else None

    def _is_flat(self, verb: int) -> bool:
        """Whether *verb* says that something was said: finite, not denied, passive or wished."""
        if form(self._tree.text(verb)) in ("ing", "participle"):
            return False
        for child in self._tree.children(verb, "aux", "aux:pass", "mark", "advmod"):
            word = self._tree.text(child)
            if (
                child < verb
                and not self._is_cut_off(child, verb)
                and (
                    self._tree.relation(child) == "aux:pass"
                    or word in ("not", "n't", "n’t", "never", "to", "yet")
                    or (self._tree.relation(child) == "aux" and word not in _PERFECT)
                )
            ):
                return False
        return self._tree.text(verb - 1) not in _PASSIVE if verb else True

    def _is_cut_off(self, child: int, verb: int) -> bool:
        """Whether a comma and the subject of *verb* stand between, so that *child* is of the clause before."""
        subjects = [n for n in self._tree.children(verb, *_SUBJECTS) if child < n < verb]
        return any(self._tree.text(n) == "," for n in range(child, min(subjects, default=child)))

    # Taglines.

    def _tagline(self, verb: int) -> Said | None:
        found = self._before(verb) or self._inverted(verb)
        if found is None:
            return None
        comma, source = found
        if (relative := self._relative_rest(comma, verb, source)) is not None:
            return Said(verb, source, (relative,), tagline=True, inner=True)
        clause = self._clause(comma)
        if clause is None or not self._closes(verb, source) or not self._may_say(verb, source):
            return None
        sure = self._hangs(clause, verb)
        clauses = (clause, *self._goes_on(verb, source, clause))
        cut_in_two = len(clauses) > 1 and self._is_subject(clause)
        if not sure and not cut_in_two and not self._stands(clause):
            return None
        if len(clauses) == 1 and self._tree.head(verb) > verb:
            return None
        return Said(verb, source, clauses, tagline=True, sure=sure, main=self._is_main(clause))

    def _relative_rest(self, comma: int, verb: int, source: tuple[int, int]) -> tuple[int, int] | None:
        """The rest of a relative clause that a tagline interrupts: "men who, the union says, **were asleep**"."""
        first = max(verb, source[1]) + 2
        if self._tree.text(comma - 1) not in _INTERRUPTED or first >= len(self._words):
            return None
        head = self._tree.head(comma - 1)
        if self._tree.text(first - 1) != "," or head < first or head == comma - 1:
            return None
        below = [n for n in self._tree.below(head) if n >= first and self._tree.tag(n) != "PUNCT"]
        return (first, max(below)) if below else None

    def _is_subject(self, clause: tuple[int, int]) -> bool:
        """Whether a clause is only the subject of what a tagline interrupts: "**The log**, said Voss, was …"."""
        places = range(clause[0], clause[1] + 1)
        return any(self._tree.relation(n) in _SUBJECTS and self._tree.head(n) not in places for n in places)

    def _may_say(self, verb: int, source: tuple[int, int]) -> bool:
        """Whether the subject may be one that does it: a log *shows*, a message *goes on*, and a strike does not."""
        word, kind = self._tree.text(verb), self._kind(source)
        if is_a("going", word):
            return kind is not None and self._tree.text(verb + 1) == "on"
        if is_a("reading", word):
            return kind in _TEXTS or (word == "reads" and self._tree.tag(source[0]) == "PRON")
        return kind in _TEXTS if is_a("showing", word) else True

    def _kind(self, source: tuple[int, int]) -> Kind | None:
        """The kind of the subject's noun; a name and a pronoun may be anybody's."""
        places = range(source[0], source[1] + 1)
        top = next((n for n in places if self._tree.head(n) not in places), source[0])
        noun, plural = singular(self._tree.text(top))
        return "person" if self._tree.tag(top) in ("PRON", "PROPN") else noun_kind(noun, plural=plural)

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
        if not heads and verb + 1 < len(self._words) and self._tree.text(verb) in ("say", "says"):
            heads = [n for n in self._tree.children(verb, "obj", "ccomp") if n > verb and self._is_bare(n)]
        if not heads and self._tree.children(verb, "ccomp", "parataxis")[:1] < [verb]:  # "insists | Major Kubal"
            heads = [n for n in self._tree.children(verb, "obj") if n > verb and self._tree.tag(n) == "PROPN"]
        if not heads:
            return None
        first = verb + 1
        last = max(self._tree.phrase(head, without=verb)[1] for head in heads)
        cut_off = (n for n in range(first, last + 1) if self._is_separator(n) or self._tree.text(n) in RELATIVE)
        last = next(cut_off, last + 1) - 1
        return (verb - 1, (first, last)) if first <= last and self._is_speaker(first, last) else None

    def _is_bare(self, place: int) -> bool:
        """Whether a noun is no predicate: "…, say the country's doctors"."""
        return self._tree.tag(place) in ("NOUN", "PROPN") and not self._tree.children(place, "cop", *_SUBJECTS)

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
        if tree.tag(first) not in _STARTS or (tree.text(first) in _NO_SPEAKER and not self._is_acronym(first)):
            return False
        if first == last and tree.tag(first) == "NOUN" and not tree.text(first).endswith("s"):
            return False  # "to doctor, um, reports"
        for place in range(first, last + 1):
            if self._quoted[place] or tree.text(place) in _BREAKS:
                return False
            if tree.text(place) in RELATIVE and not self._is_acronym(place):
                break
            if tree.tag(place) in ("AUX", "SCONJ") or tree.text(place) in ("than", "what"):
                return False
            if tree.tag(place) == "VERB" and not tree.relation(place).startswith(("acl", "amod")):
                return False
        return any(tree.tag(place) in _NOUNS for place in range(first, last + 1))

    def _is_acronym(self, place: int) -> bool:
        """Whether a word is written in capitals: the WHO, not who."""
        word = self._words[place].span.text
        return len(word) > 1 and word.isupper()

    def _clause(self, comma: int) -> tuple[int, int] | None:
        """What stands before the tagline: from the last colon, semicolon or dash on, or from the sentence's start."""
        last = comma
        while last >= 0 and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in CLOSING:
            last -= 1
        breaks = (n for n in range(last, -1, -1) if self._is_break(n))
        first = next(breaks, -1) + 1
        while first < last and (self._tree.tag(first) == "CCONJ" or self._tree.text(first) in (",", "-")):
            first += 1
        if self._tree.text(first) == "as" and self._tree.text(first + 1) != "for":
            return None
        return (first, last) if last - first + 1 >= _FEWEST_WORDS else None

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

    def _is_main(self, clause: tuple[int, int]) -> bool:
        return any(self._tree.head(n) == n for n in range(clause[0], clause[1] + 1))

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
        if tag == "AUX":
            return word not in ("be", "been", "being")
        return form(word) in ("past", "either") or self._is_present(place)

    def _is_present(self, place: int) -> bool:
        """Whether a verb without an ending of the past has the *-s* or the subject of a present."""
        word = self._tree.text(place)
        if form(word) != "base" or self._tree.children(place, "aux", "mark"):
            return False
        return word.endswith("s") or any(n < place for n in self._tree.children(place, *_SUBJECTS))

    def _closes(self, verb: int, source: tuple[int, int]) -> bool:
        """Whether nothing that is said stands directly behind the tagline's verb: only to whom, when, how."""
        place = max(verb, source[1]) + 1
        if self._tells_when(place):
            return True
        if place >= len(self._words) or self._tree.tag(place) in ("PUNCT", "ADP", "ADV"):
            if place < len(self._words) and self._tree.text(place) in _ASKS:
                return False
            return self._tree.text(place) not in OPEN if place < len(self._words) else True
        if self._tree.text(place) in RELATIVE:
            return source[1] > verb
        relation = self._tree.relation(place)
        if is_a("telling", self._tree.text(verb)):
            return self._tree.tag(place) not in ("SCONJ", "PART", "VERB", "AUX")
        return (
            relation in ("obl:unmarked", "obl", "advmod")
            or self._tree.relation(self._tree.head(place)) == "obl:unmarked"
        )

    def _tells_when(self, place: int) -> bool:
        """Whether a clause begins at *place* that only tells when it was said: "… said when she came"."""
        if place >= len(self._words) or self._tree.text(place) not in _WHEN:
            return False
        return self._tree.text(place) != "when" or self._tree.relation(self._tree.head(place)) == "advcl"

    def _goes_on(self, verb: int, source: tuple[int, int], clause: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """What is said behind the tagline: a clause with *that*, or the rest of a clause that it interrupts."""
        behind = max(verb, source[1])
        that = self.that(verb, behind) or self._explained(behind) or self._joined(behind, clause)
        that = that or self._trailing(verb, behind, clause)
        if that is not None:
            yield that
        elif not any(self._tree.tag(n) in ("VERB", "AUX") for n in range(clause[0], clause[1] + 1)):
            last = len(self._words) - 1
            while last > behind and self._tree.tag(last) == "PUNCT":
                last -= 1
            commas = [n for n in range(behind + 1, len(self._words)) if self._is_separator(n)]
            finite = next((n for n in range(commas[0] + 1, last + 1) if self._is_finite(n)), None) if commas else None
            if finite is not None:
                before = [n for n in commas if n < finite] if self._is_subject(clause) else commas[:1]
                yield before[-1] + 1, last

    def _explained(self, behind: int) -> tuple[int, int] | None:
        """What follows behind a colon, where the tagline ends in one: "…, he said: the nights have been mild"."""
        place, last = self._next(behind, ":"), self._last()
        return (place + 1, last) if place is not None and last - place >= _FEWEST_WORDS else None

    def _joined(self, behind: int, clause: tuple[int, int]) -> tuple[int, int] | None:
        """The clause joined behind the tagline to the one before it, where its tense shows that it is said, too."""
        comma = self._next(behind, ",")
        if comma is None or self._next(behind, '"') or comma + _FEWEST_WORDS >= self._last():
            return None
        first, last = comma + 1, self._last()
        last = next((n - 1 for n in range(first, last) if self._is_break(n)), last)
        joint = self._tree.text(first)
        if joint not in _JOINS | _HANGS_ON or not self._is_plain(first, last):
            return None
        verb = next((n for n in range(first, last + 1) if self._is_finite(n)), None)
        if verb is None or not self._has_own_subject(first + 1, verb):
            return None
        if joint in _HANGS_ON:
            return first, last
        auxiliaries = {self._tree.text(n) for n in range(first, last + 1) if self._tree.tag(n) == "AUX"}
        both = self._is_now(verb) and any(self._is_now(n) for n in range(clause[0], clause[1] + 1))
        return (first + 1, last) if both or auxiliaries & _SHIFTED else None

    def _trailing(self, verb: int, behind: int, clause: tuple[int, int]) -> tuple[int, int] | None:
        """A clause behind the tagline that hangs on the one before it, or is said as that is: "…, which may rise"."""
        comma = self._next(behind, ",")
        if comma is None or self._tree.tag(comma + 1) == "CCONJ":
            return None
        for head in range(comma + 1, len(self._words)):
            relation, above = self._tree.relation(head), self._tree.head(head)
            said = above == verb and relation == "ccomp"
            hangs = clause[0] <= above <= clause[1] and relation.startswith(("advcl", "acl:relcl"))
            subject = any(comma < n < head for n in self._tree.children(head, *_SUBJECTS))
            words = [n for n in self._tree.below(head) if self._tree.tag(n) != "PUNCT"]
            if (said or hangs) and subject and min(words) == comma + 1 and self._is_plain(comma + 1, max(words)):
                return comma + 1, max(words)
        return None

    def _is_plain(self, first: int, last: int) -> bool:
        """Whether nothing in a clause is quoted, and nobody speaks in it."""
        return not any(self._quoted[n] or n in self._marks or speaks(self._words[n]) for n in range(first, last + 1))

    def _next(self, behind: int, mark: str) -> int | None:
        """The *mark* that closes a tagline, with nothing between but to whom, when, how."""
        for place in range(behind + 1, len(self._words) - 1):
            if self._tree.text(place) == mark and not self._quoted[place]:
                return place
            if self._tree.tag(place) in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"):
                return None
        return None

    def _last(self) -> int:
        """The sentence's last word, or the mark of a quotation behind it."""
        last = len(self._words) - 1
        while last > 0 and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in CLOSING:
            last -= 1
        return last

    def _has_own_subject(self, first: int, verb: int) -> bool:
        """Whether a noun stands between, and the clause does not begin with a pronoun, which may be the speaker."""
        begins = self._tree.text(first)
        return begins not in PERSONAL and any(self._tree.tag(n) in _NOUNS for n in range(first, verb))

    def _is_now(self, place: int) -> bool:
        return self._tree.text(place) in _PRESENT or (self._tree.tag(place) == "VERB" and self._is_present(place))

    # Complements.

    def _complement(self, verb: int) -> Said | None:
        that = self.that(verb, verb)
        clause = that or self._as_saying(verb) or self._bare(verb)
        quote = self._announced(verb) if clause is None else None
        source = self._subject(verb) if clause or quote else None
        if source is None and that is not None:
            source = self._described(verb)
        if source is None:
            return None
        return Said(verb, source, tuple(filter(None, (clause or quote,))), tagline=False, quote=quote is not None)

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
        if self._tree.text(first) in _NO_SPEAKER and not self._is_acronym(first):
            return (first, last) if self._tree.text(first) == "which" and self._tree.text(verb) in _QUOTES else None
        end = holder - 1
        while end > last and (self._tree.tag(end) in ("ADV", "AUX") or self._tree.text(end) == ","):
            end -= 1
        return (first, end) if not self._quoted[verb] and self._is_speaker(first, end) else (first, last)

    def _described(self, verb: int) -> tuple[int, int] | None:
        """Whom a clause describes whose *who* or *which* is the subject of *verb*: "**the firm**, which held that"."""
        pronouns = (n for n in self._tree.children(verb, *_SUBJECTS) if n < verb)
        found = next((meant for n in pronouns if (meant := antecedent(self._tree, n)) is not None), None)
        return found if found is not None and self._is_speaker(*found) else None

    def _bare(self, verb: int) -> tuple[int, int] | None:
        """A clause without *that*, directly behind the verb or whom it tells: "told me she will stay"."""
        for head in self._tree.children(verb, "ccomp"):
            if head < verb or not any(verb < n < head for n in self._tree.children(head, *_SUBJECTS, "expl")):
                continue
            below = self._tree.below(head)
            first, last = min(below), max(below)
            if first <= verb or any(self._quoted[n] != self._quoted[verb] for n in (first, head)):
                continue
            told = [self._tree.relation(n) for n in range(verb + 1, first)]
            if len(told) > 1 or any(relation not in ("iobj", "obj") for relation in told):
                continue
            while last > head and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in CLOSING:
                last -= 1
            return first, last
        return None

    def _announced(self, verb: int) -> tuple[int, int] | None:
        """What is quoted behind a colon, to the sentence's end: "says of the grave: “I am not in it.”"."""
        if self._quoted[verb]:
            return None
        for n in range(verb + 1, len(self._words) - 2):
            if self._quoted[n] or speaks(self._words[n]):
                return None
            if self._tree.text(n) == ":" and self._tree.text(n + 1) in QUOTE_OPENS:
                return n + 1, len(self._words) - 1
        return None

    def _as_saying(self, verb: int) -> tuple[int, int] | None:
        """All that stands behind *quoted*, where somebody is quoted *as saying*: two hops, taken apart later."""
        if self._tree.text(verb) not in _QUOTES:
            return None
        behind = range(verb + 1, len(self._words) - 1)
        said = any(self._tree.text(n) == "as" and form(self._tree.text(n + 1)) == "ing" for n in behind)
        last = len(self._words) - 1
        while last > verb and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in CLOSING:
            last -= 1
        return (verb + 1, last) if said and last > verb else None

    def that(self, verb: int, behind: int) -> tuple[int, int] | None:
        """The clause with *that* that hangs on *verb*, behind a place."""
        for head in self._tree.children(verb, "ccomp"):
            mark = next((n for n in self._tree.children(head, "mark") if self._tree.text(n) == "that"), None)
            if mark is None or mark <= behind or head <= mark or self._quoted[mark] != self._quoted[verb]:
                continue
            last = max(self._tree.below(head))
            while last > head and self._tree.tag(last) == "PUNCT" and self._tree.text(last) not in CLOSING:
                last -= 1
            return mark, last
        return None
