"""Sentences parsed by hand, with what the reader says of their events: for tests of how surely.

``The<det<tape tape<nsubj<proves proves<root much<obj<proves`` is a sentence of four words, each with its relation and
the word it hangs on; the root hangs on nothing. Words are joined by blanks, but none before a comma or a full stop, nor
before ``n't``. Of a word that occurs twice the nearest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.records import Reading, Trigger, Word, cut

__all__ = ["Event", "planted"]

_TAGS = {"punct": "PUNCT", "aux": "AUX", "cop": "AUX", "mark": "SCONJ", "advmod": "ADV", "amod": "ADJ", "det": "DET"}
_VERBS = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "csubj"})
_NO_BLANK = re.compile(r" (?=[,.?!]|n't)")

Event = tuple[float, tuple[float, float, float]]  # commitment; shares of not so, open, so


def planted(sentence: str, events: Mapping[str, Event] | None = None, nouns: str = "") -> tuple[str, Reading]:
    """The text and the reading of one sentence.

    Args:
        sentence: its words, as above.
        events: by their words.
        nouns: words that would be taken for verbs by their relation, and are none.
    """
    known = events or {}
    parts = [part.split("<") for part in sentence.split()]
    forms = [part[0] for part in parts]
    text = _NO_BLANK.sub("", " ".join(forms))
    words: list[Word] = []
    at = 0
    for number, (form, relation, *above) in enumerate(parts):
        start = text.index(form, at)
        at = start + len(form)
        head = _nearest(forms, above[0], number) if above else number
        tag = "NOUN" if form in nouns.split() else _TAGS.get(relation, "VERB" if relation in _VERBS else "NOUN")
        words.append(Word(span=cut(text, start, at), tag=tag, head=head, relation=relation))
    triggers = tuple(_trigger(word, known[word.span.text]) for word in words if word.span.text in known)
    return text, Reading(attributions=(), sentences=(tuple(words),), triggers=triggers)


def _nearest(forms: list[str], form: str, to: int) -> int:
    return min((number for number, one in enumerate(forms) if one == form), key=lambda number: abs(number - to))


def _trigger(word: Word, event: Event) -> Trigger:
    commitment, stances = event
    return Trigger(
        span=word.span,
        class_="OCCURRENCE",
        tense="PAST",
        polarity="POS",
        commitment=commitment,
        stances=stances,
        confidence=0.9,
    )
