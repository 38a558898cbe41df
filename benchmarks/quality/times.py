"""Times: values on TimeBank's development tenth, and a table of phrases, ours beside two peers.

On TimeBank the annotators' spans and types are given, the document's own date is the anchor and no tense is told; a
value is right when it is the annotators' exact string. The phrases (``times.toml``) are the project's own: an answer is
right when its days are the expected ones, its length the expected one, or when nothing was to be found and nothing was.
A peer that is not installed (``pip install --group peers``) is skipped with a word.

``python -m benchmarks.quality.times`` prints the phrases side by side; time is printed and never a gate.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from reportedly.records import When
from reportedly.statements.times import resolve
from reportedly.statements.times.timex import Tense
from training.timebank import timebank

__all__ = ["PEERS", "Phrase", "measure", "phrases", "value_accuracy"]

Answer = tuple[str, str] | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase, the report's day and the verb's tense; ``expected`` is two days, a length, or ``None``.

    ``vague`` says that any days within the expected ones are right.
    """

    kind: str
    text: str
    day: date
    tense: Tense | None
    expected: Answer
    vague: bool

    def holds(self, answer: Answer) -> bool:
        """Whether *answer* is right."""
        if self.vague and isinstance(answer, tuple) and isinstance(self.expected, tuple):
            return self.expected[0] <= answer[0] <= answer[1] <= self.expected[1]
        if isinstance(answer, str) and isinstance(self.expected, str):
            return _HALVES.get(answer, answer) == self.expected
        return answer == self.expected


#: Lengths that a peer writes in another way, as ISO 8601 allows.
_HALVES = {"P1.5Y": "P1Y6M", "P3.5Y": "P3Y6M", "PT0.5H": "PT30M"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one reader did: right by kind of phrase, and seconds for each phrase."""

    right: dict[str, int]
    seconds: tuple[float, ...]

    @property
    def total(self) -> int:
        """Right of all."""
        return sum(self.right.values())


def measure(corpora: Path) -> dict[str, float]:
    """Score values and phrases.

    Args:
        corpora: the folder of the corpora; ``timebank`` is read, its development tenth only.

    Returns:
        ``times_value_accuracy`` (of spans), ``times_phrases`` (right of our own table), both from 0 to 1, and
        ``times_false``, how many of the phrases that are no time were taken for one.
    """
    told = phrases()
    ours = score(told, read_ours)
    false = sum(phrase.expected is None for phrase in told) - ours.right["nothing"]
    return {
        "times_value_accuracy": value_accuracy(corpora, dev=True),
        "times_phrases": ours.total / len(told),
        "times_false": float(false),
    }


def value_accuracy(corpora: Path, *, dev: bool) -> float:
    """Give the share of TimeBank's expressions whose value is the annotators', of the tenth (*dev*) or the rest."""
    right = total = 0
    for document in timebank(corpora / "timebank", dev=dev):
        anchor = _at(document.created)
        for mark in document.times or ():
            found = resolve(document.text[mark.start : mark.end], type_hint=mark.type, anchor=anchor, tense=None)
            right += found is not None and found.value == mark.value
            total += 1
    return right / total if total else 0.0


def _at(text: str | None) -> When | None:
    if text is None:
        return None
    return When(earliest=text, latest=text, value=text, precision="day", basis="metadata", zone=None)


def phrases() -> tuple[Phrase, ...]:
    """Read the table."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return tuple(_phrase(kind, line) for kind, lines in tables.items() for line in lines)


def _phrase(kind: str, line: str) -> Phrase:
    text, told, answer = (part.strip() for part in line.split("|"))
    day, _, tense = told.partition(" ")
    first, dots, last = answer.removeprefix("~ ").partition(" .. ")
    expected = (first, last) if dots else None if answer == "nothing" else answer
    tenses: dict[str, Tense] = {"past": "past", "future": "future"}
    return Phrase(
        kind=kind,
        text=text,
        day=date.fromisoformat(day),
        tense=tenses.get(tense),
        expected=expected,
        vague=answer.startswith("~"),
    )


def score(told: Iterable[Phrase], read: Callable[[Phrase], Answer]) -> Score:
    """Let *read* answer all phrases."""
    right: dict[str, int] = {}
    seconds = []
    for phrase in told:
        start = time.perf_counter()
        answer = read(phrase)
        seconds.append(time.perf_counter() - start)
        right[phrase.kind] = right.get(phrase.kind, 0) + phrase.holds(answer)
    return Score(right=right, seconds=tuple(seconds))


def read_ours(phrase: Phrase) -> Answer:
    """Answer with :func:`reportedly.statements.times.resolve`."""
    found = resolve(phrase.text, type_hint=None, anchor=_at(phrase.day.isoformat()), tense=phrase.tense)
    if found is None:
        return None
    if found.when.earliest and found.when.latest:
        return found.when.earliest[:10], found.when.latest[:10]
    return found.value


def _dateparser() -> Callable[[Phrase], Answer]:
    """Answer with dateparser, told the report's day and, by the tense, which side of it to prefer."""
    module: Any = importlib.import_module("dateparser.date")

    def read(phrase: Phrase) -> Answer:
        settings = {
            "RELATIVE_BASE": datetime.combine(phrase.day, datetime.min.time()),
            "PREFER_DATES_FROM": phrase.tense or "current_period",
            "RETURN_TIME_AS_PERIOD": True,
        }
        found = module.DateDataParser(languages=["en"], settings=settings).get_date_data(phrase.text)
        return _period(found.date_obj.date(), found.period) if found.date_obj else None

    return read


def _period(day: date, period: str) -> Answer:
    """Give the first and the last day of dateparser's *period*, a word."""
    first, last = day, day
    if period == "week":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    elif period == "month":
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    elif period == "year":
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return first.isoformat(), last.isoformat()


def _recognizers() -> Callable[[Phrase], Answer]:
    """Answer with Recognizers-Text: of what it finds the longest, of its readings the one on the tense's side."""
    module: Any = importlib.import_module("recognizers_date_time")

    def read(phrase: Phrase) -> Answer:
        base = datetime.combine(phrase.day, datetime.min.time())
        found = module.recognize_datetime(phrase.text, "en-us", reference=base)
        if not found:
            return None
        longest = max(found, key=lambda one: one.end - one.start)
        return _on_side([_resolution(value) for value in (longest.resolution or {}).get("values", ())], phrase)

    return read


def _resolution(value: dict[str, str]) -> Answer:
    if value["type"] in ("duration", "set"):
        return value["timex"]
    if "range" in value["type"]:
        end = value.get("end", "")
        if not value.get("start") or not end:
            return value["timex"]
        last = date.fromisoformat(end[:10]) - timedelta(days=value["type"] == "daterange")
        return value["start"][:10], last.isoformat()
    day = value.get("value", "")[:10]
    return (day, day) if len(day) == 10 and day[4] == "-" else value["timex"]


def _on_side(answers: Sequence[Answer], phrase: Phrase) -> Answer:
    """Choose of several readings: the last that has begun, with a future tense the first that is not over."""
    spans = sorted(answer for answer in answers if isinstance(answer, tuple))
    if not spans:
        return answers[0] if answers else "unresolved"
    day = phrase.day.isoformat()
    if phrase.tense == "future":
        return next((span for span in spans if span[1] >= day), spans[-1])
    return next((span for span in reversed(spans) if span[0] <= day), spans[0])


#: Peers by the name of their module.
PEERS: dict[str, tuple[str, Callable[[], Callable[[Phrase], Answer]]]] = {
    "dateparser": ("dateparser", _dateparser),
    "recognizers_date_time": ("recognizers-text", _recognizers),
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--verbose", action="store_true", help="name every phrase that a reader gets wrong")
    args = parser.parse_args()
    if args.corpora.is_dir():
        print(f"values on TimeBank's dev tenth, spans and types given: {value_accuracy(args.corpora, dev=True):.4f}")
    readers: dict[str, Callable[[Phrase], Answer]] = {"reportedly": read_ours}
    for module, (name, make) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name}: skipped, not installed: pip install --group peers")
        else:
            readers[name] = make()
    told = phrases()
    for name, read in readers.items():
        read(told[0])  # what is loaded once is not a phrase's time
        found = score(told, read)
        kinds = "  ".join(f"{kind} {right}" for kind, right in found.right.items())
        print(f"{name:18} {found.total:3} of {len(told)}   {median(found.seconds) * 1e3:7.3f} ms   {kinds}")
        if args.verbose:
            for phrase in told:
                if not phrase.holds(answer := read(phrase)):
                    print(f"    {phrase.text!r} at {phrase.day}: {answer}, not {phrase.expected}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
