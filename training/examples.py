"""Annotated documents as the reader's training examples: labelled pieces, windows over them, batches of windows.

Every layer of labels is one row of an example, a cell a piece. A cell that no annotator filled is :data:`NOWHERE`, and
no head learns from it: so corpora with different layers train one reader together.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.heads import CLASSES, KINDS, NAME_TAGS, POLARITIES, RELATIONS, TAGS, TENSES, TIME_TAGS, WORD_TAGS
from reportedly.reader.tokens import GAPS, Tokens, Vocabulary
from training.documents import Commitment, Document, Event, Mention, Word
from training.polnear import Attribution

__all__ = ["NOBODY", "NOWHERE", "ROWS", "Cut", "Example", "Roughen", "batch", "example", "layer", "windows"]

WINDOW = 256
NOWHERE, NOBODY = -1, -2

#: The rows of labels. ``sources``, ``cues`` and ``heads`` point at pieces; ``sentences`` and ``entities`` are numbers
#: that only tell same from other; ``first`` is 1 at an entity's first mention in its document.
ROWS = (
    "tags", "sources", "cues", "names", "times", "classes", "tenses", "polarities", "word_tags", "sentences", "heads",
    "relations", "kinds", "entities", "first",
)  # fmt: skip
POINTERS = ("sources", "cues", "heads")
_NUMBER = {name: number for number, name in enumerate(ROWS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One document as arrays over its pieces.

    ``inputs`` (3, pieces): ids, cases, gaps. ``labels`` (ROWS, pieces), pointers into the whole document.
    ``commitments`` (pieces,): -3 to 3, NaN where none was given.
    """

    corpus: str
    inputs: NDArray[np.int64]
    labels: NDArray[np.int64]
    commitments: NDArray[np.float32]

    def __len__(self) -> int:
        return self.inputs.shape[1]


def layer(labels: NDArray[np.int64], name: str) -> NDArray[np.int64]:
    """The row *name* of labels (…, ROWS, pieces): a view."""
    there: NDArray[np.int64] = labels[..., _NUMBER[name], :]
    return there


def example(document: Document, vocabulary: Vocabulary) -> Example:
    """Label the pieces of *document*; a piece belongs to a span when it starts inside it."""
    tokens = vocabulary.encode(document.text)
    labels = np.full((len(ROWS), len(tokens)), NOWHERE, dtype=np.int64)
    commitments = np.full(len(tokens), np.nan, dtype=np.float32)
    if document.attributions is not None:
        _attributions(labels, tokens, document.attributions)
    if document.names is not None:
        named = [(name.start, name.end, name.kind) for name in document.names]
        _spans(layer(labels, "names"), tokens, named, NAME_TAGS)
    if document.times is not None:
        timed = [(time.start, time.end, time.type) for time in document.times]
        _spans(layer(labels, "times"), tokens, timed, TIME_TAGS)
    if document.events is not None:
        _events(labels, tokens, document.events)
    if document.commitments is not None:
        _commitments(commitments, tokens, document.commitments)
    if document.sentences is not None:
        _words(labels, tokens, document.sentences)
    if document.mentions is not None:
        _mentions(labels, tokens, document.mentions, partial=document.partial)
    inputs = np.stack([tokens.ids, tokens.cases, tokens.gaps])
    return Example(corpus=document.corpus, inputs=inputs, labels=labels, commitments=commitments)


def _attributions(labels: NDArray[np.int64], tokens: Tokens, attributions: Iterable[Attribution]) -> None:
    tags, sources, cues = (layer(labels, name) for name in ("tags", "sources", "cues"))
    tags[:] = 0
    for attribution in attributions:
        parts = {role: _pieces(tokens, getattr(attribution, role)) for role in ("source", "cue", "content")}
        if not parts["cue"]:
            continue
        for role, places in parts.items():
            for place in places:
                _tag(tags, place, role, TAGS)
        for place in parts["cue"]:
            sources[place] = parts["source"][0].start if parts["source"] else NOBODY
        for place in parts["content"]:
            cues[place] = parts["cue"][0].start


def _events(labels: NDArray[np.int64], tokens: Tokens, events: Iterable[Event]) -> None:
    layer(labels, "classes")[:] = 0
    for event in events:
        piece = _piece(tokens, event.start, event.end)
        if piece is None:
            continue
        layer(labels, "classes")[piece] = CLASSES.index(event.class_)
        if event.tense in TENSES:
            layer(labels, "tenses")[piece] = TENSES.index(event.tense)
        if event.polarity in POLARITIES:
            layer(labels, "polarities")[piece] = POLARITIES.index(event.polarity)


def _commitments(told: NDArray[np.float32], tokens: Tokens, commitments: Iterable[Commitment]) -> None:
    for commitment in commitments:
        piece = _piece(tokens, commitment.start, commitment.end)
        if piece is not None:
            told[piece] = commitment.value


def _words(labels: NDArray[np.int64], tokens: Tokens, sentences: Sequence[Sequence[Word]]) -> None:
    layer(labels, "word_tags")[:] = 0
    for number, words in enumerate(sentences):
        pieces = [_piece(tokens, word.start, word.end) for word in words]
        for word, piece in zip(words, pieces, strict=True):
            if piece is None:
                continue
            head = pieces[word.head]
            relation = word.relation if word.relation in RELATIONS else word.relation.split(":")[0]
            layer(labels, "sentences")[piece] = number
            layer(labels, "word_tags")[piece] = WORD_TAGS.index(word.tag)
            if head is not None:
                layer(labels, "heads")[piece] = head
                layer(labels, "relations")[piece] = RELATIONS.index(relation)


def _mentions(labels: NDArray[np.int64], tokens: Tokens, mentions: Sequence[Mention], *, partial: bool) -> None:
    """A head word that several mentions share stands for the longest of them."""
    kinds, entities, first = (layer(labels, name) for name in ("kinds", "entities", "first"))
    if not partial:
        kinds[:] = 0
    numbers: dict[str, int] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        piece = _piece(tokens, mention.head, mention.end)
        if piece is None or entities[piece] != NOWHERE:
            continue
        first[piece] = mention.entity not in numbers
        kinds[piece] = KINDS.index(mention.kind)
        entities[piece] = numbers.setdefault(mention.entity, len(numbers))


def _piece(tokens: Tokens, start: int, end: int) -> int | None:
    """The first piece that starts in the span; ``None`` where it lies within one."""
    piece = int(np.searchsorted(tokens.starts, start))
    return piece if piece < len(tokens) and tokens.starts[piece] < end else None


def _pieces(tokens: Tokens, spans: Iterable[tuple[int, int]]) -> list[slice]:
    """The pieces of *spans*; spans with nothing between them (broken at a line end) are one."""
    joined: list[slice] = []
    for start, end in np.searchsorted(tokens.starts, np.array(list(spans), dtype=np.int64).reshape(-1, 2)).tolist():
        if joined and joined[-1].stop == start:
            joined[-1] = slice(joined[-1].start, end)
        elif start < end:
            joined.append(slice(start, end))
    return joined


def _spans(
    tags: NDArray[np.int64], tokens: Tokens, spans: Iterable[tuple[int, int, str]], alphabet: tuple[str, ...]
) -> None:
    tags[:] = 0
    for start, end, kind in spans:
        for place in _pieces(tokens, ((start, end),)):
            _tag(tags, place, kind, alphabet)


def _tag(tags: NDArray[np.int64], place: slice, kind: str, alphabet: tuple[str, ...]) -> None:
    """Tag one span, unless another has some of it: first come, first kept."""
    if not tags[place].any():
        tags[place] = alphabet.index(f"I-{kind}")
        tags[place.start] = alphabet.index(f"B-{kind}")


Cut = tuple[Example, int, int]  # pieces from, to (not included)


def windows(examples: Sequence[Example], shuffle: random.Random) -> list[Cut]:
    """Every token of every document once, cut at places that differ from epoch to epoch.

    Documents shorter than half a window (loose sentences, most of them) are joined into windows, in another company
    each time.
    """
    room = WINDOW - 2
    short = [document for document in examples if len(document) <= room // 2]
    whole = [document for document in examples if len(document) > room // 2]
    cuts: list[Cut] = []
    for document in [*whole, *_companies(short, room, shuffle)]:
        size = len(document)
        start = shuffle.randrange(room) - room if size > room else 0
        cuts.extend((document, max(at, 0), min(at + room, size)) for at in range(start, size, room) if at + room > 0)
    cuts = [cut for cut in cuts if cut[2] - cut[1] > 8]
    shuffle.shuffle(cuts)
    return cuts


def _companies(short: list[Example], room: int, shuffle: random.Random) -> list[Example]:
    """Short documents of one corpus, joined as far as they fit one window."""
    shuffle.shuffle(short)
    joined: list[Example] = []
    waiting: dict[str, list[Example]] = {}
    for document in short:
        company = waiting.setdefault(document.corpus, [])
        if sum(map(len, company)) + len(document) > room:
            joined.append(_join(company))
            company.clear()
        company.append(document)
    joined.extend(_join(company) for company in waiting.values() if company)
    return joined


def _join(documents: Sequence[Example]) -> Example:
    """Documents one after the other; what points or counts is moved along."""
    labels = []
    offset = 0
    for number, document in enumerate(documents):
        moved = document.labels.copy()
        for name in POINTERS:
            pointers = layer(moved, name)
            pointers[pointers >= 0] += offset
        for name in ("sentences", "entities"):
            numbers = layer(moved, name)
            numbers[numbers >= 0] += 1000 * number
        labels.append(moved)
        offset += len(document)
    return Example(
        corpus=documents[0].corpus,
        inputs=np.concatenate([document.inputs for document in documents], axis=1),
        labels=np.concatenate(labels, axis=1),
        commitments=np.concatenate([document.commitments for document in documents]),
    )


class Roughen:
    """Make a window look like text saved carelessly: breaks lost (one in seven), quotes straight (one in ten)."""

    def __init__(self, vocabulary: Vocabulary, shuffle: random.Random) -> None:
        self._shuffle = shuffle
        straight = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
        self._straight = np.arange(len(vocabulary))
        for curly, plain in straight.items():
            self._straight[vocabulary.encode(curly).ids] = vocabulary.encode(plain).ids

    def __call__(self, inputs: NDArray[np.int64]) -> NDArray[np.int64]:
        ids, cases, gaps = inputs
        if self._shuffle.random() < 1 / 7:
            gaps = np.minimum(gaps, GAPS.index("space"))
        if self._shuffle.random() < 1 / 10:
            ids = self._straight[ids]
        return np.stack([ids, cases, gaps])


Batch = dict[str, NDArray[np.int64] | NDArray[np.float32]]


def batch(cuts: Sequence[Cut], vocabulary: Vocabulary, roughen: Roughen) -> Batch:
    """Pad windows to one length, frame them with the special pieces, make pointers local.

    Returns:
        ``ids``, ``cases``, ``gaps``, ``mask`` (1 up to the last special piece), ``inner`` (1 at the text's pieces) and
        every row of labels, each (windows, pieces), and ``commitments``.
    """
    longest = max(end - start for _, start, end in cuts) + 2
    shape = (len(cuts), longest)
    ids = np.full(shape, vocabulary.pad)
    cases, gaps, mask, inner = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    labels = np.full((len(ROWS), *shape), NOWHERE)
    commitments = np.full(shape, np.nan, dtype=np.float32)
    for number, (document, start, end) in enumerate(cuts):
        size = end - start
        inside = slice(1, size + 1)
        ids[number, 0], ids[number, size + 1] = vocabulary.first, vocabulary.last
        ids[number, inside], cases[number, inside], gaps[number, inside] = roughen(document.inputs[:, start:end])
        mask[number, : size + 2] = 1
        inner[number, inside] = 1
        labels[:, number, inside] = document.labels[:, start:end]
        commitments[number, inside] = document.commitments[start:end]
        for name in POINTERS:
            there = layer(document.labels, name)[start:end]
            local = np.where((there >= start) & (there < end), there - start + 1, NOWHERE)
            labels[_NUMBER[name], number, inside] = np.where(there == NOBODY, 0, local)
    rows = dict(zip(ROWS, labels, strict=True))
    return {"ids": ids, "cases": cases, "gaps": gaps, "mask": mask, "inner": inner, "commitments": commitments, **rows}
