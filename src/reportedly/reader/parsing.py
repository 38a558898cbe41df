"""From the reader's rows to the words of each sentence and how they hang together (Universal Dependencies).

Theory of operation. Every word scores every other of its sentence as its head: a scaled dot product of what the one
seeks and the other offers (biaffine attention, Dozat & Manning 2017) plus a learnt preference for how far off, in
pieces, a head stands. The score of a word with itself is that of being the root. Each word's best head by itself
mostly gives a tree with one root. Where it does not, the best such tree is found root by root, the one first that loses
least by being it, until no other could do better. Below a given root the best tree is that of Chu & Liu (1965) and
Edmonds (1967): every word takes its best head, each cycle is contracted into one word, and so on. The relation of each
word to its head is then a linear choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import ARC_WIDTH, DISTANCES, LAYOUT, RELATIONS, WORD_TAGS
from reportedly.reader.tokens import Tokens
from reportedly.reader.weights import Weights
from reportedly.reader.words import beginning
from reportedly.records import Span, Word, cut

__all__ = ["attach", "best_tree", "parse"]

LONGEST = 150  # words parsed as one; what is longer is no sentence, and its parts are hung on the first

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_ROOT, _PARATAXIS = RELATIONS.index("root"), RELATIONS.index("parataxis")
_APOSTROPHES = frozenset("'\u2019")


def parse(
    rows: Floats, tokens: Tokens, text: str, sentences: Sequence[Span], weights: Weights
) -> tuple[tuple[Word, ...], ...]:
    """The words of each sentence, each with its tag, its head and its relation to it.

    Args:
        rows: (pieces, WIDTH), the reader's.
        tokens: the pieces.
        text: what they are pieces of.
        sentences: in text order, apart; a sentence of no pieces has no words.
        weights: of the decoding, as trained.
    """
    edges = np.array([(sentence.start, sentence.end) for sentence in sentences], dtype=np.int64).reshape(-1, 2)
    firsts, lasts = np.searchsorted(tokens.starts, edges.T)
    begins = beginning(rows, tokens, text)
    begins[firsts[firsts < lasts]] = True
    inside = np.zeros(len(tokens) + 1, dtype=np.int64)
    np.add.at(inside, firsts, 1)
    np.add.at(inside, lasts, -1)
    words = np.flatnonzero(begins & (inside.cumsum()[:-1] > 0))
    ends = np.searchsorted(words, lasts)
    heads, relations = attach(rows, words, ends, weights)
    tags = rows[:, LAYOUT["word_tags"]][words][:, 1:].argmax(axis=1) + 1
    spans = _spans(text, tokens, words, np.minimum(np.append(words[1:], len(tokens)), _after(words, ends, lasts)))
    columns = zip(spans, tags.tolist(), heads.tolist(), relations.tolist(), strict=True)
    return tuple(_sentences(columns, ends))


def _after(words: Ints, ends: Ints, lasts: Ints) -> Ints:
    """The piece behind the sentence of each word."""
    behind: Ints = lasts[np.searchsorted(ends, np.arange(len(words)), side="right")]
    return behind


def _sentences(columns: Iterator[tuple[Span, int, int, int]], ends: Ints) -> Iterator[tuple[Word, ...]]:
    start = 0
    for end in ends.tolist():
        yield tuple(
            Word(span=span, tag=WORD_TAGS[tag], head=head - start, relation=RELATIONS[relation])
            for _, (span, tag, head, relation) in zip(range(start, end), columns, strict=False)
        )
        start = end


def _spans(text: str, tokens: Tokens, words: Ints, behind: Ints) -> list[Span]:
    """The words' spans: from the first of their pieces to the last; "n't" takes its "n" from the piece before it."""
    edges = list(zip(tokens.starts[words].tolist(), tokens.ends[behind - 1].tolist(), strict=True))
    for number, (start, end) in enumerate(edges):
        if text[start] in _APOSTROPHES and text[start + 1 : end] in {"t", "T"} and number:
            before, joint = edges[number - 1]
            if joint == start and before < start - 1 and text[start - 1] in {"n", "N"}:
                edges[number - 1], edges[number] = (before, start - 1), (start - 1, end)
    return [cut(text, start, end) for start, end in edges]


def attach(rows: Floats, words: Ints, ends: Ints, weights: Weights) -> tuple[Ints, Ints]:
    """Find the head of every word, and its relation to it.

    Args:
        rows: (pieces, WIDTH), the reader's.
        words: the pieces that begin the words, sentence after sentence.
        ends: where each sentence's words end in *words*, in order; the last is their number.
        weights: of the decoding, as trained.

    Returns:
        For each word its head's index in *words* (its own at the root), and the index of the relation.
    """
    seeks, offers, root = (rows[:, LAYOUT[name]][words] for name in ("arc_seeks", "arc_offers", "root"))
    seeks = seeks / np.float32(np.sqrt(ARC_WIDTH))
    heads = np.arange(len(words))
    later: list[int] = []
    for start, end in zip([0, *ends.tolist()], ends.tolist(), strict=False):
        roots: list[int] = []
        for first in range(start, end, LONGEST):
            part = slice(first, min(first + LONGEST, end))
            scores = seeks[part] @ offers[part].T
            scores += weights.distances[_apart(words[part])]
            np.fill_diagonal(scores, root[part, 0])
            heads[part] = best_tree(scores) + first
            roots.append(first + int((heads[part] == np.arange(first, part.stop)).argmax()))
        heads[roots[1:]] = roots[:1] * len(roots[1:])
        later.extend(roots[1:])
    relations = _relations(rows, words, heads, weights)
    relations[later] = _PARATAXIS
    return heads, relations


def _apart(places: Ints) -> Ints:
    """How far from each word each other is, as an index of the preferences for distances."""
    apart: Ints = (places - places[:, None]).clip(-DISTANCES, DISTANCES) + DISTANCES
    return apart


def _relations(rows: Floats, words: Ints, heads: Ints, weights: Weights) -> Ints:
    """The best relation of each word to its head; a root's is ``root``, and only a root's."""
    seeks, offers = (rows[:, LAYOUT[name]] for name in ("label_seeks", "label_offers"))
    seek, offer = seeks[words], offers[words[heads]]
    scores = np.concatenate([seek, offer, seek * offer], axis=1) @ weights.labels.T + weights.label_bias
    scores[:, _ROOT] = np.where(heads == np.arange(len(heads)), np.inf, -np.inf)
    best: Ints = scores.argmax(axis=1)
    return best


def best_tree(scores: Floats) -> Ints:
    """The tree with one root that has the greatest sum.

    Args:
        scores: (words, words), from dependent to head; of being the root on the diagonal. At least one word; finite.

    Returns:
        (words,) heads; the root's is itself.
    """
    heads: Ints = scores.argmax(axis=1)
    own = np.arange(len(heads))
    (roots,) = (heads == own).nonzero()
    if len(roots) == 1 and (_followed(heads) == roots[0]).all():
        return heads
    arcs = scores.astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    most = arcs.max(axis=1)
    loss = most - scores.diagonal()
    worth = -np.inf
    for root in loss.argsort().tolist():
        if most.sum() - loss[root] <= worth:
            break
        found = _spanning(arcs, root)
        total = float(scores[own, found].sum(dtype=np.float64))
        if total > worth:
            heads, worth = found, total
    return heads


def _spanning(scores: NDArray[np.float64], root: int) -> Ints:
    """The best heads that make a tree below *root*: (words, words) to (words,); the diagonal is minus infinity."""
    heads: Ints = scores.argmax(axis=1)
    heads[root] = root
    reached = _followed(heads)
    lost = (reached != root).nonzero()[0]
    if not len(lost):
        return heads
    ring = _ring(heads, int(reached[lost[0]]))
    outside = np.ones(len(heads), dtype=bool)
    outside[ring] = False
    rest = outside.nonzero()[0]
    size = len(rest)  # in the smaller graph, the index of the contracted ring
    enter = scores[ring][:, rest] - scores[ring, heads[ring]][:, None]
    leave = scores[rest][:, ring]
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[rest][:, rest]
    small[size, :size], small[:size, size] = enter.max(axis=0), leave.max(axis=1)
    below = _spanning(small, int(rest.searchsorted(root)))
    from_ring = below[:size] == size
    heads[rest] = np.where(from_ring, ring[leave.argmax(axis=1)], rest[np.where(from_ring, 0, below[:size])])
    broken = enter[:, below[size]].argmax()
    heads[ring[broken]] = rest[below[size]]
    return heads


def _followed(heads: Ints) -> Ints:
    """Where following the heads leads from each word, in at least as many steps as there are words."""
    for _ in range(len(heads).bit_length()):
        heads = heads[heads]
    return heads


def _ring(heads: Ints, first: int) -> Ints:
    """The words of the cycle that *first* is on."""
    ring = [first]
    while (at := int(heads[ring[-1]])) != first:
        ring.append(at)
    return np.array(ring)
