"""Fit the weights that link spans (:mod:`reportedly.reader.linking`), a matter of seconds.

The reader is frozen; the spans are the annotators' own, in a fixed sample of the training part. What a seeker belongs
to is a choice among all spans of the article, so the weights are those of a multinomial logit (McFadden 1973), found by
gradient descent on standardised features.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.decode import Signals, spans_of
from reportedly.reader.heads import TAGS
from reportedly.reader.linking import Linking, Place, features
from reportedly.reader.session import Reader
from training.documents import Document
from training.examples import NOBODY, Example, example, layer
from training.polnear import Annotated

__all__ = ["fit", "fit_on"]

Choice = tuple[NDArray[np.float32], int]  # (candidates, features), the right one

_STEPS = 400
_RATE = 0.05
_SHRINK = 1e-3


def fit_on(articles: Iterable[Annotated], running: Reader) -> Linking:
    """The weights for every fifth of *articles*, on the numbers of the bundle as it will run."""
    read = []
    for article in list(articles)[::5]:
        tokens = running.vocabulary.encode(article.text)
        whole = running.rows(tokens)
        document = Document(corpus="polnear", name=article.name, text=article.text, attributions=article.attributions)
        read.append((example(document, running.vocabulary), Signals.of(whole.values, whole.nobody)))
    return fit(read)


def fit(read: Sequence[tuple[Example, Signals]]) -> Linking:
    """The weights for articles of which both the labels and the reader's numbers are known."""
    contents: list[Choice] = []
    sources: list[Choice] = []
    for labelled, signals in read:
        tags = layer(labelled.labels, "tags")
        spans = spans_of(tags, np.zeros((len(tags), len(TAGS)), dtype=np.float32))
        cues, said, who = spans["cue"], spans["content"], spans["source"]
        if cues and said:
            table = features(said, cues, signals.content_seeks, signals.cue_offers)
            contents.extend(_choices(table, said, cues, layer(labelled.labels, "cues")))
        if cues and who:
            table = features(cues, who, signals.cue_seeks, signals.source_offers)
            sources.extend(_with_nobody(table, cues, who, layer(labelled.labels, "sources"), signals))
    content, (source, score, bias) = _weights(contents), np.split(_weights(sources), [-2, -1])
    return Linking(
        content=tuple(content.tolist()), source=tuple(source.tolist()), nobody=(float(score[0]), float(bias[0]))
    )


def _choices(
    table: NDArray[np.float32], seekers: list[Place], offers: list[Place], heads: NDArray[np.int64]
) -> list[Choice]:
    starts = [offer.start for offer in offers]
    return [
        (table[row], starts.index(int(heads[seeker.start])))
        for row, seeker in enumerate(seekers)
        if int(heads[seeker.start]) in starts
    ]


def _with_nobody(
    table: NDArray[np.float32],
    cues: list[Place],
    sources: list[Place],
    heads: NDArray[np.int64],
    signals: Signals,
) -> list[Choice]:
    """A cue's choices among the sources, and nobody as one more, with two features of its own."""
    starts = [source.start for source in sources]
    choices: list[Choice] = []
    for row, cue in enumerate(cues):
        head = int(heads[cue.start])
        if head not in starts and head != NOBODY:
            continue
        nobody = np.zeros((1, table.shape[2] + 2), dtype=np.float32)
        nobody[0, -2:] = signals.nobody[cue.start : cue.end].mean(), 1.0
        pairs = np.concatenate([table[row], np.zeros((len(starts), 2), dtype=np.float32)], axis=1)
        right = len(starts) if head == NOBODY else starts.index(head)
        choices.append((np.concatenate([pairs, nobody]), right))
    return choices


def _weights(choices: list[Choice]) -> NDArray[np.float64]:
    """Multinomial logit by Adam (Kingma & Ba 2015) over all choices at once, padded to one shape."""
    most, width = max(len(table) for table, _ in choices), choices[0][0].shape[1]
    padded = np.zeros((len(choices), most, width))
    there = np.zeros((len(choices), most), dtype=bool)
    for row, (table, _) in enumerate(choices):
        padded[row, : len(table)], there[row, : len(table)] = table, True
    scale = padded[there].std(axis=0) + 1e-6
    padded /= scale
    right = padded[np.arange(len(choices)), [best for _, best in choices]].mean(axis=0)
    weights, first, second = (np.zeros(width) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = np.where(there, padded @ weights, -np.inf)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = np.einsum("nc,ncf->f", shares, padded) / len(choices) - right + _SHRINK * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    result: NDArray[np.float64] = np.round(weights / scale, 4)
    return result
