"""From the reader's rows and the parse to mentions of anything, named or not, and which of them mean the same.

A mention stands at its head word, where the reader's kind is another than "no mention"; its span follows from the parse
(:mod:`reportedly.reader.mentions`). Then each mention goes back to one earlier mention or to none
(:mod:`reportedly.reader.resolving`), and those that hang together are one entity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.chains import shares
from reportedly.reader.heads import KINDS, LAYOUT
from reportedly.reader.mentions import Trees
from reportedly.reader.resolving import FORMS, OPENINGS, Traits, antecedents, clusters
from reportedly.reader.tokens import Tokens
from reportedly.reader.weights import Weights
from reportedly.records import Reference, Word, cut

__all__ = ["Found", "find", "references"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: Pronouns that mean the same when they mean somebody: a set a line.
_PRONOUNS = {
    word: number
    for number, words in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
        ),
        start=1,
    )
    for word in words.split()
}
_OPENINGS = {
    word: OPENINGS.index(opening)
    for opening, words in {
        "definite": "the",
        "demonstrative": "this that these those",
        "possessive": "my your his her its our their",
        "indefinite": "a an some any no every each another many several few most",
    }.items()
    for word in words.split()
}
_PRONOUN, _NAME, _WORDS = range(len(FORMS))
_FORM_OF_TAG = {"PRON": _PRONOUN, "PROPN": _NAME}
_SMALL = frozenset({"of", "the", "and", "for", "in", "on"})
_POSSESSIVE_ENDS = frozenset({"'s", "\u2019s", "'", "\u2019"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The mentions of one text: their words (head, first, last), their kinds (shares, with "none"), and the rest."""

    words: tuple[tuple[int, int, int], ...]
    pieces: Ints
    kinds: Floats
    trees: Trees
    traits: Traits


def references(
    rows: Floats, tokens: Tokens, text: str, sentences: Sequence[Sequence[Word]], weights: Weights
) -> tuple[Reference, ...]:
    """The mentions in *text*, in text order (the outer before the inner), each with the number of its entity.

    Args:
        rows: (pieces, WIDTH), the reader's.
        tokens: the pieces.
        text: what they are pieces of.
        sentences: their words, as parsed.
        weights: of the decoding, as trained.
    """
    found = find(rows, tokens, sentences)
    entities = clusters(antecedents(found.traits, weights.resolving))
    words = found.trees.words
    kinds, sure = found.kinds.argmax(axis=1), found.kinds.max(axis=1, initial=0)
    told = zip(found.words, kinds.tolist(), sure.tolist(), entities, strict=True)
    made = [
        Reference(
            span=cut(text, words[first].span.start, words[last].span.end),
            head=words[head].span,
            kind=KINDS[kind],
            entity=entity,
            confidence=round(confidence, 4),
        )
        for (head, first, last), kind, confidence, entity in told
    ]
    return tuple(sorted(made, key=lambda reference: (reference.span.start, -reference.span.end)))


def find(rows: Floats, tokens: Tokens, sentences: Sequence[Sequence[Word]]) -> Found:
    """The mentions, in the order of their heads, with all that their antecedents are chosen by."""
    trees = Trees(sentences)
    starts = np.array([word.span.start for word in trees.words], dtype=np.int64)
    pieces = np.minimum(np.searchsorted(tokens.starts, starts), max(len(tokens) - 1, 0))
    heads = np.flatnonzero(rows[:, LAYOUT["kinds"]][pieces].argmax(axis=1) > 0)
    pieces = pieces[heads]
    kinds = shares(rows[:, LAYOUT["kinds"]][pieces])
    mentioned = frozenset(heads.tolist())
    words = tuple((head, *trees.mention(head, mentioned)) for head in heads.tolist())
    seeks, offers = (rows[:, LAYOUT[f"mention_{name}"]][pieces] for name in ("seeks", "offers"))
    return Found(
        words=words, pieces=pieces, kinds=kinds, trees=trees, traits=_traits(trees, words, seeks, offers, kinds)
    )


def _traits(
    trees: Trees, words: Sequence[tuple[int, int, int]], seeks: Floats, offers: Floats, kinds: Floats
) -> Traits:
    number_of = {head: number for number, (head, _, _) in enumerate(words)}
    folded = [word.span.text.lower() for word in trees.words]
    forms = [_FORM_OF_TAG.get(trees.words[head].tag, _WORDS) for head, _, _ in words]
    openings = [_opening(trees, folded, head, first) for head, first, _ in words]
    wordings = [_wording(folded, first, last) for _, first, last in words]
    numbers: dict[tuple[str, ...], int] = {}
    wording = [numbers.setdefault(one, len(numbers)) for one in wordings]
    heads: dict[str, int] = {}
    named = {number for number, form in zip(wording, forms, strict=True) if form == _NAME}
    distinct = [one if number in named else () for one, number in numbers.items()]
    return Traits(
        seeks=seeks,
        offers=offers,
        kinds=kinds[:, 1:],
        wording=_column(wording),
        head=_column([heads.setdefault(folded[head], len(heads)) for head, _, _ in words]),
        form=_column(forms),
        opening=_column(openings),
        pronoun=_column([_PRONOUNS.get(folded[head], 0) for head, _, _ in words]),
        sentence=_column([trees.sentence[head] for head, _, _ in words]),
        start=_column([first for _, first, _ in words]),
        end=_column([last + 1 for _, _, last in words]),
        apposed=_column([_apposed(trees, head, number_of) for head, _, _ in words]),
        predicated=_column([_predicated(trees, head, number_of) for head, _, _ in words]),
        within=_within(distinct),
        initials=_initials(distinct),
    )


def _column(numbers: Sequence[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)


def _opening(trees: Trees, folded: Sequence[str], head: int, first: int) -> int:
    """What the mention opens with: an article or the like, or somebody's ("the mayor's house")."""
    if any(trees.words[number].relation == "nmod:poss" for number in trees.dependents[head]):
        return OPENINGS.index("possessive")
    return _OPENINGS.get(folded[first], 0) if first < head else 0


def _wording(folded: Sequence[str], first: int, last: int) -> tuple[str, ...]:
    """The words of a mention without its article and its possessive ending."""
    if first < last and folded[first] in _OPENINGS:
        first += 1
    if first < last and folded[last] in _POSSESSIVE_ENDS:
        last -= 1
    return tuple(folded[first : last + 1])


def _apposed(trees: Trees, head: int, number_of: dict[int, int]) -> int:
    """The mention that this one is an apposition to: "Jane Roe, *the mayor*"."""
    return number_of.get(trees.heads[head], -1) if trees.words[head].relation == "appos" else -1


def _predicated(trees: Trees, head: int, number_of: dict[int, int]) -> int:
    """The mention that this one is said to be: "Jane Roe is *the mayor*"."""
    below = {trees.words[number].relation: number for number in trees.dependents[head]}
    return number_of.get(below["nsubj"], -1) if "cop" in below and "nsubj" in below else -1


def _within(wordings: Sequence[tuple[str, ...]]) -> Bools:
    """Whether the words of one are all among the other's, either way; never for an empty one."""
    numbers: dict[str, int] = {}
    cells = [(row, numbers.setdefault(word, len(numbers))) for row, words in enumerate(wordings) for word in words]
    held = np.zeros((len(wordings), len(numbers)), dtype=np.float32)
    held[tuple(np.array(cells, dtype=np.int64).reshape(-1, 2).T)] = 1
    sizes = held.sum(axis=1)
    within: Bools = held @ held.T >= np.maximum(np.minimum(sizes[:, None], sizes), 1)
    return within


def _initials(wordings: Sequence[tuple[str, ...]]) -> Bools:
    """Whether one, a single word, is made of the initials of the other's."""
    short = {words[0]: number for number, words in enumerate(wordings) if len(words) == 1}
    found = np.zeros((len(wordings), len(wordings)), dtype=bool)
    for number, words in enumerate(wordings):
        for letters in {"".join(word[:1] for word in words), "".join(word[:1] for word in words if word not in _SMALL)}:
            if len(words) > 1 and letters in short:
                found[number, short[letters]] = found[short[letters], number] = True
    return found
