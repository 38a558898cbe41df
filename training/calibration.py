"""How right the reader is where it is how sure, and the two numbers a kind that make the one of the other.

Theory of operation. The reader reads the development parts, each document once; each of its finds is right or wrong by
the annotators, and comes with a score. Documents are halved by a hash of their names: the lines of
:mod:`reportedly.reader.calibrating` are fitted on every document of one half, and ``benchmarks/quality/calibration.py``
measures on the other, so that no document serves both.

Right is: an attribution that the annotators have as well, its source and cue sharing words with theirs and its content
half of either's (people differ on the edges of four in ten; what is to be told is whether there is such an attribution
at all); a name of the same place and kind, a time expression of the same place and type, an event of the same place and
class, a mention of the same place and kind. A stance is right when it is the range that the annotated commitment lies
in.

Both sorts of lines are conditional log-linear choices with two weights, so one Newton iteration fits them all. A slight
pull towards leaving scores as they are keeps a kind with few finds near its raw scores (Platt 1999 smooths his targets
to the same end).

The rule: a kind has a line only if

1. there are at least 150 finds of it, in at least five documents;
2. cross-validation within the fitting half lowers the log loss: the documents are cut into five folds, the finds of
   each are predicted by the line of the other four, and the mean over all finds is below that of the raw scores;
3. the line of the whole half rises, as one that fell would turn the order of scores round.

A kind that fails is left out, and its scores stay raw. What became of each kind, and why, is told. Folds are of
neighbours, not drawn: the documents of factuality/uw are single sentences, and those of one story follow one another.

``python -m training.calibration --bundle BUNDLE`` prints what raw thresholds (:data:`THRESHOLDS`) are as probabilities.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.bundle import manifest
from reportedly.reader.calibrating import IDENTITY, KINDS, Line, log_odds, probability
from reportedly.reader.heads import STANCES
from reportedly.reader.session import Reader
from reportedly.records import Attribution, Reading, Span, Trigger, cut
from training import names, polnear
from training.conllu import gum
from training.documents import Document
from training.factuality import factuality
from training.timebank import timebank

__all__ = ["THRESHOLDS", "Outcome", "Verdict", "fit", "judge", "line", "outcomes", "serves_fitting"]

FOLDS = 5
LEAST_FINDS = 150

#: What the statements are decided by, as chosen on scores without calibration: the constant, its kind, the raw score.
THRESHOLDS: tuple[tuple[str, str, float], ...] = (
    ("nesting.LEAST_SURE", "attribution", 0.75),
    ("mending._SURE", "attribution", 0.9),
    ("spotting.LEAST", "name", 0.5),
    ("spotting.SURE", "name", 0.8),
    ("clusters.SURE", "reference", 0.7),
)

#: The ranges of commitment behind the stances: those that the reader learnt by (:mod:`training.losses`).
_STANCE_EDGES = (-1.5, 1.5)

_SAME = 0.5  # of the characters of two contents
_ROLES = ("source", "cue", "content")
_PULL = 1.0  # observations' worth
_ROUNDS = 50
_DONE = 1e-9  # a step that changes no digit that is kept

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One find: the raw ``scores`` of what it might have been, and which of them was ``right``.

    A stance has three scores; any other find one, which was right (0) or was not (1).
    """

    scores: tuple[float, ...]
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a kind has a line, and why.

    ``raw`` and ``fitted`` are log losses in nats a find: of the raw scores, and of lines fitted on other folds. They
    are ``None`` where there was too little to fit, ``line`` where the kind is left out; ``reason`` says why it is.
    """

    kind: str
    finds: int
    documents: int
    raw: float | None = None
    fitted: float | None = None
    line: Line | None = None
    reason: str = ""

    def __str__(self) -> str:
        told = f"{self.kind:12} {self.finds:6} finds in {self.documents:3} documents"
        if self.raw is not None and self.fitted is not None:
            told += f", log loss {self.raw:.4f} raw, {self.fitted:.4f} fitted"
        return f"{told}: {self.reason}" if self.line is None else f"{told}: slope {self.line[0]}, shift {self.line[1]}"


Graded = Iterator[tuple[str, Outcome]]
Found = Sequence[Sequence[Outcome]]  # a document's finds of one kind, for each document that has any


def serves_fitting(name: str) -> bool:
    """Whether the document *name* serves fitting and not measuring: by the SHA-256 of its name, for ever the same.

    The second byte decides, as the first has chosen the development tenths (:func:`training.documents.held_out`).
    """
    return hashlib.sha256(name.encode("utf-8")).digest()[1] % 2 == 0


def fit(
    corpora: Path, reader: Reader, *, sample: int = 1, tell: Callable[[Verdict], object] = print
) -> dict[str, Line]:
    """The lines for a reader without any, of the kinds that are the better for one by the rule of this module.

    Args:
        corpora: the folder of the corpora.
        reader: on a bundle whose manifest has no calibration.
        sample: take every so many-th document of each corpus, to try it; a bundle to keep is fitted with every one.
        tell: is given what became of each kind, those left out among them.

    Raises:
        ValueError: the bundle is calibrated already.
    """
    if reader.bundle.manifest.calibration:
        raise ValueError(
            "a calibrated bundle cannot be fitted: its raw scores are gone; fit on one without calibration"
        )
    found = outcomes(corpora, reader, fitting=True, sample=sample)
    verdicts = [judge(kind, found[kind]) for kind in KINDS]
    for verdict in verdicts:
        tell(verdict)
    return {verdict.kind: verdict.line for verdict in verdicts if verdict.line is not None}


def outcomes(corpora: Path, reader: Reader, *, fitting: bool, sample: int = 1) -> dict[str, list[tuple[Outcome, ...]]]:
    """Every find of the reader in one half of the development parts, by kind and document; arguments as for `fit`."""
    found: dict[str, list[tuple[Outcome, ...]]] = {kind: [] for kind in KINDS}
    for load, grade in _PARTS:
        for document in list(load(corpora))[::sample]:
            if serves_fitting(document.name) == fitting:
                graded = list(grade(document, reader.read(document.text, _sentences(document), inner=False)))
                for kind in {kind for kind, _ in graded}:
                    found[kind].append(tuple(outcome for its, outcome in graded if its == kind))
    return found


def judge(kind: str, found: Found) -> Verdict:
    """Fit a line to what was *found* of a *kind*, and keep it by the rule of this module."""
    finds = tuple(chain.from_iterable(found))
    if len(finds) < LEAST_FINDS or len(found) < FOLDS:
        few = f"left out, as fewer than {LEAST_FINDS} finds or {FOLDS} documents"
        return Verdict(kind=kind, finds=len(finds), documents=len(found), reason=few)
    raw, fitted, whole = _loss(finds, IDENTITY) / len(finds), _cross_validated(found) / len(finds), line(finds)
    reason = ""
    if fitted >= raw:
        reason = "left out, as a line does not lower the log loss"
    elif whole[0] <= 0:
        reason = "left out, as the likeliest line falls"
    kept = None if reason else whole
    return Verdict(kind=kind, finds=len(finds), documents=len(found), raw=raw, fitted=fitted, line=kept, reason=reason)


def line(found: Sequence[Outcome]) -> Line:
    """The slope and the shift under which *found* is likeliest."""
    features, right = _table(found)
    weights = np.array(IDENTITY)

    def cost(weights: _Floats) -> float:
        return _surprise(features, right, weights) + _PULL / 2 * float(((weights - IDENTITY) ** 2).sum())

    for _ in range(_ROUNDS):
        likely = np.exp(_log_likely(features, weights))
        expected = (likely[..., None] * features).sum(axis=1)
        spread = np.einsum("nk,nki,nkj->ij", likely, features, features) - expected.T @ expected
        slope_of_cost = (expected - features[np.arange(len(right)), right]).sum(axis=0) + _PULL * (weights - IDENTITY)
        step = -np.linalg.solve(spread + _PULL * np.eye(2), slope_of_cost)
        while np.abs(step).max() >= _DONE and cost(weights + step) > cost(weights):
            step = step / 2  # Newton's step is too long where the cost is far from a parabola
        weights = weights + step
        if np.abs(step).max() < _DONE:
            break
    slope, shift = (round(float(weight), 4) for weight in weights)
    return slope, shift


def _cross_validated(found: Found) -> float:
    """The log loss of all finds, each fold under the line of the other folds."""
    edges = [len(found) * fold // FOLDS for fold in range(FOLDS + 1)]
    total = 0.0
    for start, end in pairwise(edges):
        others = tuple(chain.from_iterable((*found[:start], *found[end:])))
        total += _loss(tuple(chain.from_iterable(found[start:end])), line(others))
    return total


def _loss(found: Sequence[Outcome], line: Line) -> float:
    """The log loss of *found* under a *line*, in nats, summed."""
    return _surprise(*_table(found), np.array(line))


def _surprise(features: _Floats, right: NDArray[np.int64], weights: _Floats) -> float:
    return -float(_log_likely(features, weights)[np.arange(len(right)), right].sum())


def _log_likely(features: _Floats, weights: _Floats) -> _Floats:
    """The logarithm of how likely each thing that a find might have been is, (finds, things)."""
    scores = features @ weights
    scores -= scores.max(axis=1, keepdims=True)
    told: _Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return told


def _table(found: Sequence[Outcome]) -> tuple[_Floats, NDArray[np.int64]]:
    """The features of all finds, (finds, things, 2), and which thing was right."""
    features = np.array([_features(outcome.scores) for outcome in found], dtype=np.float64)
    return features, np.array([outcome.right for outcome in found], dtype=np.int64)


def _features(scores: tuple[float, ...]) -> list[tuple[float, float]]:
    """What slope and shift weigh, for each thing the find might have been."""
    if len(scores) == 1:
        return [(log_odds(scores[0]), 1.0), (0.0, 0.0)]
    return [(math.log(max(score, 1e-6)), float(name == "open")) for score, name in zip(scores, STANCES, strict=True)]


# ---------------------------------------------------------------------------------------------------- right and wrong


def _attributions(document: Document, reading: Reading) -> Graded:
    expected = document.attributions or ()
    for found in reading.attributions:
        yield "attribution", _outcome(found.confidence, any(_is_same(found, theirs) for theirs in expected))


def _is_same(found: Attribution, theirs: polnear.Attribution) -> bool:
    """Whether both say that the same one, by the same words, is given the same content, edges aside."""
    source, cue, content = (_shared(getattr(found, role), getattr(theirs, role)) for role in _ROLES)
    return source > 0 and cue > 0 and content >= _SAME


def _shared(ours: Sequence[Span], theirs: Iterable[tuple[int, int]]) -> float:
    """How many of the characters that either has both have, 0 to 1; 1 where neither has any."""
    one = {place for span in ours for place in range(span.start, span.end)}
    other = {place for start, end in theirs for place in range(start, end)}
    return len(one & other) / len(one | other) if one | other else 1.0


def _names(document: Document, reading: Reading) -> Graded:
    expected = {(name.start, name.end, name.kind) for name in document.names or ()}
    for found in reading.names:
        yield "name", _outcome(found.confidence, (found.span.start, found.span.end, found.kind) in expected)


def _times_and_events(document: Document, reading: Reading) -> Graded:
    times = {(time.start, time.end, time.type) for time in document.times or ()}
    for time in reading.times:
        yield "time", _outcome(time.confidence, (time.span.start, time.span.end, time.type) in times)
    events = {(event.start, event.end, event.class_) for event in document.events or ()}
    for trigger in reading.triggers:
        at = (trigger.span.start, trigger.span.end, trigger.class_)
        yield "trigger", _outcome(trigger.confidence, at in events)


def _mentions(document: Document, reading: Reading) -> Graded:
    expected = {(mention.start, mention.end, mention.kind) for mention in document.mentions or ()}
    for found in reading.references:
        yield "reference", _outcome(found.confidence, (found.span.start, found.span.end, found.kind) in expected)


def _stances(document: Document, reading: Reading) -> Graded:
    triggers: Mapping[int, Trigger] = {trigger.span.start: trigger for trigger in reading.triggers}
    for target in document.commitments or ():
        if trigger := triggers.get(target.start):
            yield "stance", Outcome(scores=trigger.stances, right=bisect_right(_STANCE_EDGES, target.value))


def _outcome(score: float, right: bool) -> Outcome:
    return Outcome(scores=(score,), right=0 if right else 1)


# ------------------------------------------------------------------------------------------------- development parts


def _polnear(corpora: Path) -> Iterator[Document]:
    for article in polnear.articles(corpora / "polnear" / "dev"):
        yield Document(corpus="polnear", name=article.name, text=article.text, attributions=article.attributions)


def _named(corpora: Path) -> Iterator[Document]:
    yield from names.crossner(corpora / "names" / "crossner_politics" / "dev.txt")
    yield from names.re3d(corpora / "names" / "re3d", dev=True)


_Load = Callable[[Path], Iterator[Document]]
_PARTS: tuple[tuple[_Load, Callable[[Document, Reading], Graded]], ...] = (
    (_polnear, _attributions),
    (_named, _names),
    (lambda corpora: timebank(corpora / "timebank", dev=True), _times_and_events),
    (lambda corpora: gum(corpora / "gum" / "dev"), _mentions),
    (lambda corpora: factuality(corpora / "factuality", "dev", ("uw",)), _stances),
)


def _sentences(document: Document) -> tuple[Span, ...]:
    return tuple(cut(document.text, words[0].start, words[-1].end) for words in document.sentences or () if words)


# ---------------------------------------------------------------------------------------------------- the command line


def _asked(text: str) -> tuple[str, str, float]:
    kind, _, score = text.partition("=")
    if kind not in KINDS or kind == "stance":
        raise argparse.ArgumentTypeError(f"{text}: write KIND=SCORE with a kind of {', '.join(KINDS[:-1])}")
    return "asked for", kind, float(score)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m training.calibration",
        description="What raw thresholds are as probabilities, by the lines of a bundle.",
    )
    parser.add_argument("--bundle", type=Path, help="the bundle; without it the package's own")
    parser.add_argument("--corpora", type=Path, help="for a bundle without lines: fit them, and write them nowhere")
    parser.add_argument("--sample", type=int, default=1, help="fit on every so many-th document only")
    parser.add_argument("raw", nargs="*", type=_asked, metavar="KIND=SCORE", help="further raw scores")
    args = parser.parse_args()
    lines = manifest(args.bundle).calibration
    if not lines and args.corpora:
        lines = fit(args.corpora, Reader(args.bundle), sample=args.sample)
    elif not lines:
        print("the bundle has no lines: its scores are raw; with --corpora they are fitted")
    for constant, kind, raw in (*THRESHOLDS, *args.raw):
        slope, shift = lines.get(kind, IDENTITY)
        told = f"{raw:.4f} raw is {probability(raw, (slope, shift)):.4f}"
        print(f"{constant:20} {kind:12} {told}" + ("" if kind in lines else "  (no line: stays as it is)"))


if __name__ == "__main__":
    main()
