"""The reader at work: onnxruntime over a bundle, text in, :class:`~reportedly.records.Reading` out.

Contents are read again by themselves: what somebody says that somebody said is an attribution inside an attribution's
content. The corpus the reader learnt from labels only the outermost, so inner ones are found by reading each content
as if it were the whole text, as deep as it goes. A content without any word that could be a cue is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.errors import BundleError
from reportedly.reader.bundle import Bundle, load
from reportedly.reader.decode import Found, Signals, decode
from reportedly.reader.inner import may_hold_another
from reportedly.reader.tokens import Tokens, Vocabulary
from reportedly.reader.windows import signals
from reportedly.records import Attribution, Reading, Span

__all__ = ["Reader"]

DEEPEST = 5  # times that contents are read again: a guard; what was found that deep by 2026-11-22 was wrong anyway
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
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(self.bundle.model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # noqa: BLE001 - onnxruntime raises classes of its own, without a common root
            reason = str(error).splitlines()[0]
            raise BundleError(f"the bundle {folder or 'of the package'} cannot be run: {reason}") from None

    def read(self, text: str, *, inner: bool = True) -> Reading:
        """All attributions of *text*, outermost first; with *inner*, the ones within contents as well."""
        found: list[Attribution] = []
        layer = [self._patch(text, ((0, len(text)),))]
        for _ in range(DEEPEST):
            there = [attribution for patch in layer for attribution in self._attributions(text, patch)]
            found.extend(there)
            if not inner:
                break
            layer = list(self._inner(text, there))
        return Reading(attributions=tuple(found))

    def signals(self, text: Tokens) -> Signals:
        """The reader's bare numbers for a text already cut into pieces: what decoding starts from."""
        return signals(self._run, self.vocabulary, text)

    def _attributions(self, text: str, patch: Tokens) -> Iterable[Attribution]:
        for found in decode(self.signals(patch), self._transitions, self._linking):
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

    def _run(self, inputs: dict[str, NDArray[np.int64]]) -> Sequence[NDArray[np.float32]]:
        outputs: Sequence[NDArray[np.float32]] = self._session.run(["emissions", "links"], inputs)
        return outputs


def _after_that(content: Span) -> int:
    """Where a content starts without the "that" before it: with it, it is no sentence such as the reader has seen."""
    that = _THAT.match(content.text)
    return content.start + (that.end() if that else 0)


def _attribution(text: str, tokens: Tokens, found: Found) -> Attribution:
    def spans(start: int, end: int) -> tuple[Span, ...]:
        return _by_line(text, *_whole_words(text, int(tokens.starts[start]), int(tokens.ends[end - 1])))

    return Attribution(
        source=spans(found.source.start, found.source.end) if found.source else (),
        cue=spans(found.cue.start, found.cue.end),
        content=tuple(span for place in found.content for span in spans(place.start, place.end)),
        confidence=round(found.confidence, 4),
    )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to whole words: a piece is often part of one, and no part of a word is a source."""
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


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
