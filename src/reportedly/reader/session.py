"""The reader at work: onnxruntime over a bundle, text in, :class:`~reportedly.records.Reading` out.

One pass over the article gives every head's numbers; each head's decoder makes values of them. What its clauses mean is
told once they are known, sentence by sentence, by an encoder beside it over the same embedding.

Contents are read again by themselves: what somebody says that somebody said is an attribution inside an attribution's
content. The corpus the reader learnt from labels only the outermost, so inner ones are found by reading each content
as if it were the whole text, as deep as it goes. A content without any word that could be a cue is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.errors import BundleError
from reportedly.reader.bundle import Bundle, load
from reportedly.reader.calibrating import calibrated
from reportedly.reader.decode import Found, Signals, decode
from reportedly.reader.inner import may_hold_another
from reportedly.reader.parsing import parse
from reportedly.reader.references import references
from reportedly.reader.senses import Clause, senses
from reportedly.reader.tagging import names, times, triggers
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.reader.windows import Rows, framed, rows
from reportedly.reader.words import whole as whole_words
from reportedly.records import Attribution, Reading, Sense, Span

__all__ = ["Reader"]

DEEPEST = 5  # times that contents are read again: a guard; what was found that deep by 2026-11-22 was wrong anyway
Inputs = dict[str, NDArray[np.int64]]
_THAT = re.compile(r"that\b[\s,]*", re.IGNORECASE)


class Reader:
    """Reads articles with one bundle.

    Args:
        folder: a bundle's folder; ``None``: the one that the package carries.
        threads: threads of one forward pass.

    Raises:
        BundleError: the bundle is missing or broken.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.bundle: Bundle = load(folder)
        self.vocabulary = Vocabulary(self.bundle.pieces)
        self._transitions = self.bundle.transitions
        self._linking = self.bundle.linking
        of = f"the bundle {folder or 'of the package'}"
        self._embedding, self._model, self._senses = (
            _session(graph, of, threads) for graph in (self.bundle.embedding, self.bundle.model, self.bundle.senses)
        )

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool = True) -> Reading:
        """Everything the reader finds in *text*.

        Args:
            text: an article's text.
            sentences: its sentences, for the heads that read sentence by sentence; what is in none is not parsed.
            inner: whether contents are read again for the attributions within them.
        """
        patch = self._patch(text, ((0, len(text)),))
        whole = self.rows(patch)
        words = parse(whole.values, patch, text, sentences, self.bundle.weights)
        reading = Reading(
            attributions=self._all(text, patch, whole, inner=inner),
            names=names(whole.values, patch, text, self.bundle.weights),
            times=times(whole.values, patch, text, self.bundle.weights),
            triggers=triggers(whole.values, patch, text),
            sentences=words,
            references=references(whole.values, patch, text, words, self.bundle.weights),
        )
        return calibrated(reading, self.bundle.manifest.calibration)

    def attributions(self, text: str, *, inner: bool = True) -> tuple[Attribution, ...]:
        """The attributions of *text* alone, as :meth:`read` finds them."""
        patch = self._patch(text, ((0, len(text)),))
        found = self._all(text, patch, self.rows(patch), inner=inner)
        return calibrated(Reading(attributions=found), self.bundle.manifest.calibration).attributions

    def senses(self, text: str, sentences: Sequence[Span], clauses: Sequence[Clause]) -> tuple[Sense | None, ...]:
        """What each of the *clauses* of *text* means (:func:`reportedly.reader.senses.senses`)."""
        return senses(self._sense, self.vocabulary, text, sentences, clauses)

    def rows(self, text: Tokens) -> Rows:
        """The reader's bare numbers for a text already cut into pieces: what decoding starts from."""
        return rows(self._run, self.vocabulary, text)

    def _all(self, text: str, patch: Tokens, whole: Rows, *, inner: bool) -> tuple[Attribution, ...]:
        outermost = tuple(self._attributions(text, patch, whole))
        return (*outermost, *self._deeper(text, outermost)) if inner else outermost

    def _deeper(self, text: str, outermost: tuple[Attribution, ...]) -> Iterable[Attribution]:
        """The attributions within contents, and within theirs."""
        layer = outermost
        for _ in range(DEEPEST - 1):
            layer = tuple(
                replace(found, reread=True)
                for patch in self._inner(text, layer)
                for found in self._attributions(text, patch, self.rows(patch))
            )
            yield from layer

    def _attributions(self, text: str, patch: Tokens, whole: Rows) -> Iterable[Attribution]:
        signals = Signals.of(whole.values, whole.nobody)
        for found in decode(signals, self._transitions, self._linking):
            yield _attribution(text, patch, found)

    def _inner(self, text: str, attributions: Iterable[Attribution]) -> Iterable[Tokens]:
        for attribution in attributions:
            spans = tuple((_after_that(span), span.end) for span in attribution.content)
            if any(may_hold_another(text[start:end]) for start, end in spans):
                yield self._patch(text, spans)

    def _patch(self, text: str, spans: tuple[tuple[int, int], ...]) -> Tokens:
        """Pieces of *spans* only, in the article's own coordinates; a new span starts like a new line."""
        tables = []
        for start, end in spans:
            tokens = self.vocabulary.encode(text[start:end])
            tables.append(np.stack([tokens.ids, tokens.starts + start, tokens.ends + start, tokens.cases, tokens.gaps]))
        ids, starts, ends, cases, gaps = np.concatenate(tables, axis=1)
        return Tokens(ids=ids, starts=starts, ends=ends, cases=cases, gaps=gaps)

    def _run(self, inputs: Inputs) -> NDArray[np.float32]:
        return self._told("rows", self._model, inputs)

    def _sense(self, pieces: Tokens) -> NDArray[np.float32]:
        """The numbers of one sentence's pieces, without the special ones around them."""
        return self._told("senses", self._senses, framed(pieces, self.vocabulary))[0, 1:-1]

    def _told(self, what: str, graph: onnxruntime.InferenceSession, inputs: Inputs) -> NDArray[np.float32]:
        (states,) = self._embedding.run(["states"], inputs)
        (values,) = graph.run([what], {"states": states})
        return np.asarray(values, dtype=np.float32)


def _session(graph: bytes, of: str, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - onnxruntime raises classes of its own, without a common root
        raise BundleError(f"{of} cannot be run: {str(error).splitlines()[0]}") from None


def _after_that(content: Span) -> int:
    """Where a content starts without the "that" before it: with it, it is no sentence such as the reader has seen."""
    that = _THAT.match(content.text)
    return content.start + (that.end() if that else 0)


def _attribution(text: str, tokens: Tokens, found: Found) -> Attribution:
    def spans(start: int, end: int) -> tuple[Span, ...]:
        return _by_line(text, *whole_words(text, int(tokens.starts[start]), int(tokens.ends[end - 1])))

    return Attribution(
        source=spans(found.source.start, found.source.end) if found.source else (),
        cue=spans(found.cue.start, found.cue.end),
        content=tuple(span for place in found.content for span in spans(place.start, place.end)),
        confidence=round(found.confidence, 4),
    )


def _by_line(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The span, broken where it runs over line ends: a quote over two paragraphs is two pieces."""
    spans = []
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            at = start + line.index(words)
            spans.append(Span(start=at, end=at + len(words), text=words))
        start += len(line)
    return tuple(spans)
