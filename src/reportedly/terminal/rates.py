"""A reader's measured scores, put as how often it errs, in words that ask for no knowledge of the measures.

Every frequency is "N in 100", so that rows compare at a glance: with "1 in X" people misjudge which is more (Pighin et
al. 2011). The words promise what the measure counts and no more. With F1, ``1 - F1`` is the share of all marks, the
reader's and the people's together, that have no counterpart on the other side; with a correlation r, ``1 - r²`` is the
share of the variance that is left. A measure that is not in the table gets general words, or none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Final, Protocol

__all__ = ["HEADS", "UNKNOWN", "Rate", "Scored", "as_json", "notes", "rates"]

#: The reader's heads in the order in which they are shown, and what each reads.
HEADS: Final[dict[str, str]] = {
    "attribution": "who said what",
    "names": "who and what is named",
    "times": "dates, times and durations",
    "events": "what happened",
    "certainty": "how far the author commits",
    "coreference": "which words mean the same",
    "syntax": "which word depends on which",
}

#: What stands where there are no words.
UNKNOWN: Final = "—"

#: By head and measure, as ``benchmarks/quality/reading.py`` names them: what is read, and what it means that it errs;
#: ``{}`` is how often, or by how much.
_WORDS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("attribution", "exact F1, source"): (
        "sources",
        "{} sources are missed, extra, or cut otherwise than people cut them",
    ),
    ("attribution", "exact F1, cue"): ("cues", "{} cues are missed, extra, or cut otherwise than people cut them"),
    ("attribution", "exact F1, content"): (
        "contents",
        "{} contents are missed, extra, or cut otherwise than people cut them",
    ),
    ("attribution", "exact F1, whole"): (
        "whole",
        "{} attributions are missed, extra, or differ in one of the three",
    ),
    ("names", "entity F1"): ("names", "{} names are missed, extra, cut otherwise, or of another kind"),
    ("times", "TIMEX3 strict F1"): ("expressions", "{} time expressions are missed, extra, or cut otherwise"),
    ("times", "TIMEX3 value F1"): ("values", "{} time expressions are missed, extra, or taken for another time"),
    ("events", "trigger F1"): ("event words", "{} event words are missed or extra"),
    ("events", "trigger and class F1"): ("classes", "{} event words are missed, extra, or of another class"),
    ("certainty", "Pearson r"): ("degrees, -3 to 3", "{} parts of what people's ratings vary by are not followed"),
    ("certainty", "mean absolute error"): ("degrees, -3 to 3", "the degree is {} off in the mean, of 6 at most"),
    ("certainty", "macro-F1 of so, open, not so"): (
        "so, open, not so",
        "{} answers differ from people's, the three weighed alike",
    ),
    ("coreference", "CoNLL F1, predicted mentions"): (
        "mentions",
        "{} mentions or their links differ, in the mean of three ways to count",
    ),
    ("syntax", "LAS"): ("relations", "{} words depend on another word or by another relation"),
}

#: The same by measure alone: it means the same of any head.
_OF_ANY_HEAD: Final[dict[str, tuple[str, str]]] = {
    "expected calibration error": ("confidence", "the confidence is {} off from how often the reader is right"),
}

#: Words for what is in neither table, where a measure's name has one of these in it and its values are hundredths.
_GENERAL: Final = "{} differ from what people marked"
_IN_HUNDREDTHS: Final = ("F1", "LAS", "UAS", "accuracy")

#: What ``{}`` stands for, by measure, where values are not hundredths.
_OTHERWISE: Final[dict[str, Callable[[float], str]]] = {
    "Pearson r": lambda value: _in_a_hundred(1 - max(value, 0.0) ** 2),
    "mean absolute error": lambda value: f"{value:.2f}",
    "expected calibration error": lambda value: f"{100 * value:.0f} in 100",
}

_COUNTED: Final = (
    "N in 100: of all that the reader or people marked, so many have no exact counterpart with the other. A word more "
    "or less counts as much as a blunder."
)
#: Measured on the 16 training articles that several people annotated: ``python -m benchmarks.quality``, 2026-11-22.
_PEOPLE: Final = (
    "People differ as well: by the same measure, two who mark the same articles of PolNeAR agree at 79 on sources, 71 "
    "on cues and 69 on contents."
)
_ELSEWHERE: Final = "The reader was not trained on the text it was measured on; on text of other kinds it may err more."


class Scored(Protocol):
    """One measured number: of which head, on which corpus and part, which measure, its value."""

    @property
    def head(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def corpus(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A row of the table: what is read, on which corpus it was measured, how, the value, and how often it errs."""

    head: str
    reads: str
    corpus: str
    measure: str
    value: float
    errs: str

    @property
    def figure(self) -> str:
        """The value as it is written: hundredths with one decimal, anything else with two."""
        return f"{self.value:.1f}" if _is_hundredths(self.measure) else f"{self.value:.2f}"


def rates(scores: Iterable[Scored]) -> tuple[Rate, ...]:
    """Put every score in words, head by head in the order of :data:`HEADS`; heads it does not know come last."""
    order = {head: place for place, head in enumerate(HEADS)}
    placed = sorted(
        scores, key=lambda score: (order.get(score.head, len(order)), "" if score.head in order else score.head)
    )
    return tuple(map(_rate, placed))


def notes(rows: Iterable[Rate]) -> tuple[str, ...]:
    """Say what has to be known to read the table; nothing where it is empty."""
    table = tuple(rows)
    said = {
        _COUNTED: any("F1" in row.measure for row in table),
        _PEOPLE: any(row.measure.startswith("exact F1") and row.corpus.startswith("polnear") for row in table),
        _ELSEWHERE: bool(table),
    }
    return tuple(note for note, fits in said.items() if fits)


def as_json(about: Mapping[str, str], rows: Iterable[Rate]) -> str:
    """Write what *about* says of the bundle, the table and its notes as one line of JSON."""
    table = tuple(rows)
    return json.dumps({**about, "scores": [asdict(row) for row in table], "notes": notes(table)}, ensure_ascii=False)


def _rate(score: Scored) -> Rate:
    general = (HEADS.get(score.head, score.head), _GENERAL if _is_hundredths(score.measure) else UNKNOWN)
    reads, errs = _WORDS.get((score.head, score.measure), _OF_ANY_HEAD.get(score.measure, general))
    return Rate(
        head=score.head,
        reads=reads,
        corpus=score.corpus,
        measure=score.measure,
        value=score.value,
        errs=errs.format(_how_often(score)),
    )


def _how_often(score: Scored) -> str:
    otherwise = _OTHERWISE.get(score.measure)
    return otherwise(score.value) if otherwise else _in_a_hundred(1 - score.value / 100)


def _in_a_hundred(share: float) -> str:
    """Say a share of 0 to 1, rounded to the nearest hundredth, halves against the reader."""
    hundredths = math.floor(round(100 * share, 6) + 0.5)
    return "fewer than 1 in 100" if hundredths == 0 and share > 0 else f"{hundredths} in 100"


def _is_hundredths(measure: str) -> bool:
    return any(name in measure for name in _IN_HUNDREDTHS)
