"""Trees put right where no English sentence hangs so: whom what is said first is said of.

A reader of syntax takes the first noun of *President Lascaine was in the palace, his spokesman said* for who said it,
since most sentences begin so. But what stands behind the subject of a verb and before that verb is none of what is
said: the noun is the subject of what was said first, and the speaker is who else stands there. So it is with *The loss
of the ship was an accident, he said*, where what hangs on the noun by *of* was taken for the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.records import Word

__all__ = ["reattached"]

_SUBJECTS: Final = ("nsubj", "nsubj:pass")


def reattached(words: Sequence[Word]) -> tuple[Word, ...]:
    """The *words* of one sentence, with their heads, as they must hang."""
    found = list(words)
    for top, word in enumerate(words):
        if word.relation == "ccomp" and top < word.head:
            _take_subject(found, top)
    return tuple(found)


def _take_subject(words: list[Word], top: int) -> None:
    """Give what is said at *top*, before its verb, the subject that the verb has in front of it."""
    verb = words[top].head
    subjects = [at for at in _hanging(words, verb) if at < top]
    if not subjects or any(word.head == verb and word.relation == "ccomp" for word in words[: subjects[-1]]):
        return
    subject = subjects[-1]
    own = _hanging(words, top)
    if any(not _is_of(words, at) or at < subject for at in own) or not _is_said_first(words, subject, top):
        return
    for at in own:
        words[at] = replace(words[at], head=subject, relation="nmod")
    passive = any(word.head == top and word.relation == "aux:pass" for word in words)
    words[subject] = replace(words[subject], head=top, relation="nsubj:pass" if passive else "nsubj")
    speaker = next((at for at in range(top + 1, len(words)) if _is_named_behind(words, at, subject)), None)
    if speaker is not None:
        words[speaker] = replace(words[speaker], head=verb, relation="nsubj")


def _is_said_first(words: Sequence[Word], subject: int, top: int) -> bool:
    """Whether a comma stands between what is said and its verb, and no bracket opens before what is said."""
    between = [word.span.text for word in words[top : words[top].head]]
    return "," in between and "(" not in {word.span.text for word in words[subject:top]}


def _hanging(words: Sequence[Word], verb: int) -> list[int]:
    """The subjects of a verb."""
    return [at for at, word in enumerate(words) if word.head == verb != at and word.relation in _SUBJECTS]


def _is_of(words: Sequence[Word], at: int) -> bool:
    """Whether *of* stands before a noun: it is no subject."""
    return any(word.head == at and word.relation == "case" and word.span.text.lower() == "of" for word in words)


def _is_named_behind(words: Sequence[Word], at: int, subject: int) -> bool:
    """Whether a word was taken for what else the *subject* is called, though more than that stands between them."""
    return words[at].head == subject and words[at].relation == "appos"
