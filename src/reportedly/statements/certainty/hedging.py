"""Hedges: the words by which a text commits to less, and what is left of a commitment when they are weighed.

``tables/hedges.toml`` has patterns, each indexed by its first words, so that a text is walked once, word by word. Which
of the hedges bear on the main clause is told by :mod:`~reportedly.statements.certainty.clauses`.

The certainty of a hedged statement is the weakest of its parts; signs multiply, and ``Uu`` absorbs everything.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from reportedly.records import Certainty, Span, cut
from reportedly.statements.certainty.clauses import main_clause

__all__ = ["PLAIN", "WORD", "Category", "Hedge", "governing", "grade", "hedges", "joint", "weigh"]

Category = Literal["modal", "evidential", "attributive", "condition", "verification", "quantity"]

#: How far back, in characters, a hedge's pattern may look for what stands before it.
_LOOK_BACK = 40

_GRADES: Mapping[str, int] = {"CT": 3, "PR": 2, "PS": 1}
_VALUES: Mapping[tuple[int, int], Certainty] = {
    (3, 1): "CT+", (2, 1): "PR+", (1, 1): "PS+", (3, -1): "CT-", (2, -1): "PR-", (1, -1): "PS-",
}  # fmt: skip

#: A word, and how a text is spelt to be looked up: in lower case, apostrophes and spaces plain, no letter longer.
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
PLAIN = str.maketrans("’‘\n\r\t\u00a0" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "''    abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words by which a text commits to less: ``certainty`` is the most that a sentence hedged so commits to.

    A ``quantity`` ("at least") leaves the number open and the certainty as it is: CT+.
    """

    span: Span
    certainty: Certainty
    category: Category


def hedges(text: str, start: int, end: int) -> tuple[Hedge, ...]:
    """Find the hedges in ``text[start:end]``: in order, the longest at each place, without overlaps.

    What stands before *start* is looked at, and never part of a hedge.
    """
    return tuple(_hedges(text, start, end))


def governing(text: str, start: int, end: int, *, quoted: bool = False) -> tuple[Hedge, ...]:
    """Find the hedges in ``text[start:end]`` that bear on its main clause; of several sentences, the first one's.

    Left out are hedges in a relative or subordinate clause and, unless the content is itself a quotation or what is
    *quoted* is its holder's too, those in quotation marks. A condition bears on the main clause wherever it stands.
    """
    found = hedges(text, start, end)
    if not found:
        return ()
    regions = main_clause(text, start, end, quoted=quoted)
    return tuple(hedge for hedge in found if any(first <= hedge.span.start < last for first, last in regions))


def weigh(base: Certainty, found: Sequence[Hedge]) -> Certainty:
    """Lower *base* by the hedges: the weakest commitment wins, signs multiply, ``Uu`` absorbs; order is no matter."""
    return joint(base, *(hedge.certainty for hedge in found))


def joint(*values: Certainty) -> Certainty:
    """What is left of several commitments, each to what the next commits to."""
    least, sign = 3, 1
    for value in values:
        if value == "Uu":
            return "Uu"
        least = min(least, grade(value))
        sign = -sign if value.endswith("-") else sign
    return _VALUES[least, sign]


def grade(value: Certainty) -> int:
    """How far a value commits, whatever its sign: 3 (certain) to 1 (possible), 0 for ``Uu``."""
    return 0 if value == "Uu" else _GRADES[value[:2]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One entry of ``hedges.toml``."""

    certainty: Certainty
    category: Category
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    lower: bool


def _hedges(text: str, start: int, end: int) -> Iterator[Hedge]:
    """Walk the words of a window over the text, in lower case, that begins a little before *start*."""
    shift = max(0, start - _LOOK_BACK)
    window = text[shift:end].translate(PLAIN)
    index = _rules()
    free = start - shift
    for word in WORD.finditer(window, free):
        rules = index.get(word[0])
        if rules is None or word.start() < free:
            continue
        longest = max(_matches(text, shift, window, word.start(), rules), key=lambda match: match[0], default=None)
        if longest is not None:
            free, rule = longest
            first, last = shift + word.start(), shift + free
            yield Hedge(
                span=cut(text, first, last),
                certainty=rule.certainty,
                category=rule.category,
            )


def _matches(text: str, shift: int, window: str, at: int, rules: Iterable[_Rule]) -> Iterator[tuple[int, _Rule]]:
    """Where the hedges end that begin at *at*, each with its rule."""
    before = window[max(0, at - _LOOK_BACK) : at]
    for rule in rules:
        if rule.lower and text[shift + at].isupper():
            continue
        match = rule.pattern.match(window, at)
        if match is None or (rule.after is not None and not rule.after.search(before)):
            continue
        if rule.unless_after is None or not rule.unless_after.search(before):
            yield match.end(), rule


@cache
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    """Index the rules by the words they begin with."""
    index: dict[str, list[_Rule]] = defaultdict(list)
    table = tomllib.loads(files(__package__).joinpath("tables/hedges.toml").read_text("utf-8"))
    for entry in table["hedge"]:
        rule = _Rule(
            certainty=entry["certainty"],
            category=entry["category"],
            pattern=_compiled(entry["pattern"]),
            after=_compiled(entry["after"]) if "after" in entry else None,
            unless_after=_compiled(entry["unless_after"]) if "unless_after" in entry else None,
            lower=entry.get("lower", False),
        )
        for word in entry["first"].split():
            index[word].append(rule)
    return {word: tuple(rules) for word, rules in index.items()}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("\n", ""))
