"""How surely: what a cue and the hedges in a text commit their holder to, on FactBank's grid.

The grid (Saurí & Pustejovsky 2009) is certain, probable, possible (CT, PR, PS), each with a sign, and ``Uu`` for a
holder who does not commit. It is read here of the *content as worded*: "The valve had not failed", said flatly, is CT+
of those very words. A minus arises only where the negation stands outside the content ("do not believe") or in a word
("denied", "unlikely").

Two tables hold the knowledge. ``tables/cues.toml`` has classes of words that introduce a content; the first word of a
cue that a class knows decides, longest phrases first, and a negation before it turns to the class's other stance.
``tables/hedges.toml`` has patterns, each indexed by its first words, so that a text is walked once, word by word.
``tables/clauses.toml`` (:mod:`reportedly.statements.clauses`) tells which hedges bear on the main clause.

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
from typing import Any, Literal

from reportedly.records import Certainty, Span, cut
from reportedly.statements.clauses import main_clause

__all__ = ["Act", "Category", "Hedge", "Stance", "cue", "governing", "hedges", "weigh"]

Act = Literal["says", "thinks", "denies", "asks", "wants", "refuses", "shows"]
Category = Literal["modal", "evidential", "attributive", "condition", "verification", "quantity"]

#: How far back, in characters, a hedge's pattern may look for what stands before it.
_LOOK_BACK = 40

_GRADES: Mapping[str, int] = {"CT": 3, "PR": 2, "PS": 1}
_VALUES: Mapping[tuple[int, int], Certainty] = {
    (3, 1): "CT+", (2, 1): "PR+", (1, 1): "PS+", (3, -1): "CT-", (2, -1): "PR-", (1, -1): "PS-",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PLAIN = str.maketrans("’‘\n\r\t\u00a0" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "''    abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a cue says of a content: ``holder`` commits this much, ``outlet`` that much, by an act of this ``kind``."""

    holder: Certainty
    outlet: Certainty
    kind: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words by which a text commits to less: ``certainty`` is the most that a sentence hedged so commits to.

    A ``quantity`` ("at least") leaves the number open and the certainty as it is: CT+.
    """

    span: Span
    certainty: Certainty
    category: Category


def cue(words: str, before: str = "") -> Stance:
    """Say how far a cue's words commit their holder to the content, and how far the outlet.

    Args:
        words: the cue as the reader found it: "said", "has repeatedly denied", "'s claim that", "quoted … as saying".
        before: up to 60 characters of text before the cue, for auxiliaries and negations the reader left out.

    Returns:
        The stance. A cue that no table knows is taken for plain speech: its holder is certain, the outlet uncommitted.
    """
    lexicon = _lexicon()
    said = " ".join(words.translate(_PLAIN).split())
    lead = lexicon.lead.search(before.translate(_PLAIN))
    if lead is not None:
        said = f"{lead[0].strip()} {said}"
    tokens = _WORD.findall(said)
    place, found = lexicon.decisive(tokens)
    ahead = tokens[:place]
    stance = found.negated if lexicon.is_negated(ahead) else found.plain
    if stance.outlet == "Uu":
        return stance
    outlet = "Uu" if lexicon.unasserted.intersection(ahead) else _of_the_outlet(stance.outlet, said)
    return Stance(holder=stance.holder, outlet=outlet, kind=stance.kind)


def hedges(text: str, start: int, end: int) -> tuple[Hedge, ...]:
    """Find the hedges in ``text[start:end]``: in order, the longest at each place, without overlaps.

    What stands before *start* is looked at, and never part of a hedge.
    """
    return tuple(_hedges(text, start, end))


def governing(text: str, start: int, end: int) -> tuple[Hedge, ...]:
    """Find the hedges in ``text[start:end]`` that bear on its main clause; of several sentences, the first one's.

    Left out are hedges in a relative or subordinate clause and, unless the content is itself a quotation, those in
    quotation marks. A condition bears on the main clause wherever it stands.
    """
    found = hedges(text, start, end)
    if not found:
        return ()
    regions = main_clause(text, start, end)
    return tuple(hedge for hedge in found if any(first <= hedge.span.start < last for first, last in regions))


def weigh(base: Certainty, found: Sequence[Hedge]) -> Certainty:
    """Lower *base* by the hedges: the weakest commitment wins, signs multiply, ``Uu`` absorbs; order is no matter."""
    grade, sign = 3, 1
    for value in (base, *(hedge.certainty for hedge in found)):
        if value == "Uu":
            return "Uu"
        grade = min(grade, _GRADES[value[:2]])
        sign = -sign if value.endswith("-") else sign
    return _VALUES[grade, sign]


def _of_the_outlet(outlet: Certainty, said: str) -> Certainty:
    """Lower the outlet's commitment by what hedges the cue (an outlet that says what seems has that hedge already)."""
    hedged = weigh("CT+", hedges(said, 0, len(said)))
    return min(outlet, hedged, key=lambda value: 0 if value == "Uu" else _GRADES[value[:2]])


# ------------------------------------------------------------------------------------------------------------- cues


@dataclass(frozen=True, slots=True, kw_only=True)
class _Class:
    """One class of ``cues.toml``."""

    plain: Stance
    negated: Stance
    yields: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """``cues.toml``, ready for use: every inflected form, and the phrases that begin with it, longest first."""

    forms: Mapping[str, _Class]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], _Class]]]
    negations: frozenset[str]
    unasserted: frozenset[str]
    lead: re.Pattern[str]

    def decisive(self, tokens: Sequence[str]) -> tuple[int, _Class]:
        """Find the place and class of the word that decides: the first known one that does not yield to a later one."""
        yielding: tuple[int, _Class] | None = None
        place = 0
        while place < len(tokens):
            length, found = self._at(tokens, place)
            if found is not None and not found.yields:
                return place, found
            if found is not None and yielding is None:
                yielding = place, found
            place += length
        return yielding or (len(tokens), _UNKNOWN)

    def is_negated(self, ahead: Sequence[str]) -> bool:
        """Whether a negation stands among the words ahead of the deciding one; "not only" is none."""
        return any(
            (word in self.negations or word.endswith("n't")) and ahead[place + 1 : place + 2] != ["only"]
            for place, word in enumerate(ahead)
        )

    def _at(self, tokens: Sequence[str], place: int) -> tuple[int, _Class | None]:
        for tail, found in self.phrases.get(tokens[place], ()):
            if tuple(tokens[place + 1 : place + 1 + len(tail)]) == tail:
                return 1 + len(tail), found
        return 1, self.forms.get(tokens[place])


_UNKNOWN = _Class(
    plain=Stance(holder="CT+", outlet="Uu", kind="says"),
    negated=Stance(holder="Uu", outlet="Uu", kind="refuses"),
    yields=False,
)


@cache
def _lexicon() -> _Lexicon:
    table = _table("cues.toml")
    irregular = {lemma: tuple(forms) for lemma, *forms in map(str.split, table["irregular"]["forms"])}
    forms: dict[str, _Class] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], _Class]]] = defaultdict(list)
    classes = [(entry, _class(entry)) for entry in table["class"]]
    for entry, known in classes:
        forms.update(dict.fromkeys(entry["words"].split(), known))
    for entry, known in classes:
        for word in entry["words"].split():
            for form in _inflected(word, irregular):
                forms.setdefault(form, known)
        for phrase in entry.get("phrases", ()):
            head, *tail = phrase.split()
            for form in {head, *_inflected(head, irregular)}:
                phrases[form].append((tuple(tail), known))
    around = table["around"]
    words = "|".join(sorted({*around["auxiliaries"].split(), *around["negations"].split()}, key=len, reverse=True))
    return _Lexicon(
        forms=forms,
        phrases={head: sorted(tails, key=lambda tail: -len(tail[0])) for head, tails in phrases.items()},
        negations=frozenset(around["negations"].split()),
        unasserted=frozenset(around["unasserted"].split()),
        lead=re.compile(rf"(?:\b(?:{words}|[a-z]+n't|[a-z]+ly)(?: +|$))+$"),
    )


def _class(entry: Mapping[str, Any]) -> _Class:
    holder, outlet, kind = entry["negated"]
    return _Class(
        plain=Stance(holder=entry["holder"], outlet=entry["outlet"], kind=entry["kind"]),
        negated=Stance(holder=holder, outlet=outlet, kind=kind),
        yields=entry.get("yields", False),
    )


def _inflected(word: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the forms of a verb or noun, the regular ones made by rule; a form that is no word does no harm."""
    yield from irregular.get(word, ())
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"
    yield f"{word.removesuffix('e')}ed"
    yield f"{word}ing" if word.endswith("ee") else f"{word.removesuffix('e')}ing"


# ----------------------------------------------------------------------------------------------------------- hedges


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
    window = text[shift:end].translate(_PLAIN)
    index = _rules()
    free = start - shift
    for word in _WORD.finditer(window, free):
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
    for entry in _table("hedges.toml")["hedge"]:
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


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables", name).read_text("utf-8"))
