"""Which earlier mention a mention goes back to: a small log-linear choice, as :mod:`reportedly.reader.linking` is one.

The reader's own score for a pair (what the head word of one seeks and the other offers; Dobrovolskii 2021) knows what
the words mean and where they stand, within the windows it learnt in. What it cannot know of an article longer than a
window is added by features of the pair: the same words, a name within a name, pronouns that agree, how far apart; and
by features of "none", of a mention that begins something new. The few weights are fitted by ``training/resolver.py``;
with the weights of :data:`BY_SCORE` the reader's score decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BY_SCORE",
    "FORMS",
    "NEW",
    "OPENINGS",
    "PAIR",
    "Resolving",
    "Traits",
    "antecedents",
    "clusters",
    "new",
    "pairs",
]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_COLUMNS = ("wording", "head", "form", "pronoun", "sentence", "start", "end", "apposed", "predicated")

#: What a mention is by its head word, and by the word it opens with.
FORMS = ("pronoun", "name", "words")
OPENINGS = ("none", "definite", "demonstrative", "possessive", "indefinite")

#: What a mention and an earlier one are weighed by, in the order of the weights.
PAIR = (
    "score", "same name", "name in name", "initials", "same words", "same head", "name for its head", "pronouns agree",
    "pronouns differ", "kinds agree", "pronoun for name", "pronoun for words", "words for name", "name for words",
    "words for words", "sentences apart", "mentions apart", "pronoun and sentences apart", "same sentence", "apposed",
    "predicated", "nested",
)  # fmt: skip

#: What "none" is weighed by: the mention's form and opening, and how much stands before it.
NEW = ("always", *FORMS[:2], *OPENINGS[1:], "mentions before")

_BACK = 500  # mentions; what goes back further than that is not found
_BLOCK = 128  # mentions whose pairs are weighed at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolving:
    """The weights: one for each of :data:`PAIR` and of :data:`NEW`."""

    pair: tuple[float, ...]
    new: tuple[float, ...]


BY_SCORE = Resolving(pair=(1.0, *(0.0,) * (len(PAIR) - 1)), new=(0.0,) * len(NEW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of M mentions, in the order of their heads.

    ``seeks``, ``offers`` (M, LINK_WIDTH) and ``kinds`` (M, kinds; shares) are the reader's. Of the words: ``wording``
    and ``head`` are numbers that tell same from other, ``form`` and ``opening`` index :data:`FORMS` and
    :data:`OPENINGS`, ``pronoun`` tells sets of pronouns apart (0: no pronoun, or one that agrees with all). Of the
    place: ``sentence``, ``start`` and ``end`` in the text, and the mention that this one is ``apposed`` to or
    ``predicated`` of, -1 where none. ``within`` and ``initials`` (wordings, wordings): whether the words of one name
    are all in the other's, either way, and whether one is the initials of the other.
    """

    seeks: Floats
    offers: Floats
    kinds: Floats
    wording: Ints
    head: Ints
    form: Ints
    opening: Ints
    pronoun: Ints
    sentence: Ints
    start: Ints
    end: Ints
    apposed: Ints
    predicated: Ints
    within: Bools
    initials: Bools

    def __len__(self) -> int:
        return len(self.wording)


def pairs(traits: Traits, rows: slice, columns: slice) -> Floats:
    """The features of mentions *rows* with mentions *columns* as antecedents: (rows, columns, PAIR)."""
    one = {name: getattr(traits, name)[rows, None] for name in _COLUMNS}
    other = {name: getattr(traits, name)[None, columns] for name in _COLUMNS}
    places, others = np.arange(len(traits))[rows, None], np.arange(len(traits))[None, columns]
    pronoun, name, words = (one["form"] == form for form in range(len(FORMS)))
    _, to_name, to_words = (other["form"] == form for form in range(len(FORMS)))
    same, same_head = one["wording"] == other["wording"], one["head"] == other["head"]
    agreeing = one["pronoun"] == other["pronoun"]
    told = (one["pronoun"] > 0) & (other["pronoun"] > 0)
    farthest = max(int(traits.sentence.max(initial=0)), len(traits)) + 1
    logs = np.log1p(np.arange(farthest)).astype(np.float32)
    sentences = logs[np.abs(one["sentence"] - other["sentence"])]
    score = traits.seeks[rows] @ traits.offers[columns].T / np.float32(np.sqrt(traits.offers.shape[1]))
    table = (
        score,
        name & to_name & same,
        name & to_name & ~same & traits.within[one["wording"], other["wording"]],
        name & to_name & traits.initials[one["wording"], other["wording"]],
        words & to_words & same,
        words & to_words & same_head,
        (words & to_name | name & to_words) & same_head,
        told & agreeing,
        told & ~agreeing,
        traits.kinds[rows] @ traits.kinds[columns].T,
        pronoun & to_name,
        pronoun & to_words,
        words & to_name,
        name & to_words,
        words & to_words,
        sentences,
        logs[np.maximum(places - others, 0)],
        pronoun * sentences,
        one["sentence"] == other["sentence"],
        one["apposed"] == others,
        one["predicated"] == others,
        (one["start"] < other["end"]) & (other["start"] < one["end"]),
    )
    whole = np.empty((len(PAIR), *score.shape), dtype=np.float32)  # feature by feature: so each lies together
    for number, column in enumerate(table):
        whole[number] = column
    return whole.transpose(1, 2, 0)


def new(traits: Traits) -> Floats:
    """The features of each mention's being the first of something: (M, NEW)."""
    forms = traits.form[:, None] == np.arange(2)
    openings = traits.opening[:, None] == np.arange(1, len(OPENINGS))
    before = np.log1p(np.arange(len(traits)))[:, None]
    return np.concatenate([np.ones((len(traits), 1)), forms, openings, before], axis=1, dtype=np.float32)


def antecedents(traits: Traits, resolving: Resolving) -> list[int]:
    """For each mention the best earlier one, or -1 where being new is better."""
    pair = np.array(resolving.pair, dtype=np.float32)
    none = new(traits) @ np.array(resolving.new, dtype=np.float32)
    found: list[int] = []
    for first in range(0, len(traits), _BLOCK):
        rows = slice(first, min(first + _BLOCK, len(traits)))
        columns = slice(max(0, first - _BACK), rows.stop)
        scores = np.tensordot(pair, pairs(traits, rows, columns).transpose(2, 0, 1), axes=1)
        numbers = np.arange(len(traits))
        scores[numbers[None, columns] >= numbers[rows, None]] = -np.inf
        best = scores.argmax(axis=1)
        better = scores[np.arange(len(best)), best] > none[rows]
        found.extend(np.where(better, best + columns.start, -1).tolist())
    return found


def clusters(before: Sequence[int]) -> list[int]:
    """Number the entities: mentions with their antecedents (-1: none) to each one's entity, in order of appearance."""
    numbers: list[int] = []
    count = 0
    for earlier in before:
        numbers.append(numbers[earlier] if earlier >= 0 else count)
        count += earlier < 0
    return numbers
