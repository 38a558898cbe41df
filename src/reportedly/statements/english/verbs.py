"""The forms and classes of verbs, from ``tables/verbs.toml``.

The reader's words carry no lemma and no features of form. What a form can be is told by the word alone: irregular
verbs are listed, regular ones end in *-ed* or *-ing*. Classes hold base forms; their inflected forms are made here, by
the rules of spelling (Quirk et al. 1985, 3.5-3.10).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Form", "base", "form", "is_a", "past"]

#: ``either`` is past or participle (*released*, *held*); ``base`` any other form, also one that never changes.
Form = Literal["base", "past", "participle", "either", "ing"]

_VOWELS = "aeiou"
#: Verbs that go by no rule and are in no table: the auxiliaries, and those in *-ie*.
_FEW = {
    "be": "am is are was were been being 's ’s",
    "have": "has having",
    "do": "does did done doing",
    "die": "dies died dying",
    "lie": "lies lied lying",
    "tie": "ties tied tying",
}
#: Endings behind which *-es* stands for *-s*.
_HISSING = ("sses", "shes", "ches", "xes", "zes", "oes")
#: Stems that double an *l* before *-ed* and *-ing*.
_DOUBLED = frozenset(
    {"cancell", "compell", "controll", "counsell", "equall", "excell", "expell", "fuell", "labell", "modell", "patroll"}
    | {"propell", "quarrell", "rebell", "repell", "rivall", "signall", "totall", "travell"}
)
#: Ends of stems that lose an *e* before *-ed* and *-ing*; the commonest in the verbs of news, not all there are.
_MUTE = (
    "as",
    "is",
    "us",
    "os",
    "ns",
    "rs",
    "ps",
    "at",
    "ut",
    "ot",
    "it",
    "iz",
    "yz",
    "uz",
    "v",
    "u",
    "c",
    "dg",
    "rg",
    "ag",
    "id",
    "ad",
    "od",
    "ud",
    "ced",
    "ap",
    "ur",
    "ir",
    "or",
    "ar",
    "bl",
    "tl",
    "dl",
    "pl",
    "fl",
    "gl",
    "in",
    "un",
    "ak",
    "ik",
    "ok",
    "ul",
)


def form(word: str) -> Form:
    """What form of a verb *word*, in lower case, can be."""
    listed = _irregular().get(word)
    if listed is not None:
        return listed
    if word.endswith("ing") and len(word) > 4:
        return "ing"
    return "either" if word.endswith("ed") and len(word) > 3 and word not in _bases() else "base"


def is_a(class_: str, word: str) -> bool:
    """Whether *word*, in lower case, is a form of one of the words of *class_*."""
    return word in _members(class_)


def base(word: str) -> str:
    """The base form of a verb, by the table of irregular ones, or by the rules of spelling; others come as they are."""
    if (listed := _based().get(word)) is not None:
        return listed
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word.removesuffix("es") if word.endswith(_HISSING) else word[:-1]
    if word.endswith("eed") and word not in _bases():
        return word[:-1]  # "freed", "agreed"
    endings = (end for end in ("ing", "ed") if word.endswith(end) and len(word) > len(end) + 2)
    stem = next((word.removesuffix(end) for end in endings), "")
    if not stem or not set(stem) & set(_VOWELS + "y") or word in _bases():
        return word
    if stem[-1] == stem[-2] and (stem[-1] in "bdgmnprt" or stem in _DOUBLED):
        return stem[:-1]
    return stem + "e" if stem.endswith(_MUTE) and not _is_long(stem) else stem


def past(word: str) -> str | None:
    """The past of a form in *-ing*, ``"injured"`` of ``"injuring"``; ``None`` for any other word, and for *being*."""
    plain = base(word)
    if form(word) != "ing" or plain in _FEW:
        return {"die": "died", "lie": "lied", "tie": "tied", "have": "had", "do": "did"}.get(plain)
    if (listed := _table()["irregular"].get(plain)) is not None:
        return str(listed.split()[0])
    stem = word.removesuffix("ing")
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _is_long(stem: str) -> bool:
    """Whether two vowels stand before the last letter, so that no mute *e* follows: *remain*; not *release*."""
    return set(stem[-3:-1]) <= set(_VOWELS) and stem[-1] not in "szvcu" and not stem.endswith("quir") and len(stem) > 2


@cache
def _based() -> dict[str, str]:
    """Every irregular form, and the base it is of."""
    found = {form: base for base, forms in _table()["irregular"].items() for form in (base, *forms.split())}
    return found | {form: base for base, forms in _FEW.items() for form in forms.split()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables/verbs.toml").read_text("utf-8"))


@cache
def _bases() -> frozenset[str]:
    return frozenset(_table()["irregular"]) | {"need", "proceed", "succeed", "exceed", "heed", "seed"}


@cache
def _irregular() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for base, forms in _table()["irregular"].items():
        past, *rest = forms.split()
        participle = rest[0] if rest else past
        found[past] = "either" if past == participle else "past"
        found[participle] = "either" if past == participle else "participle"
        found[base] = "base"
    return found


@cache
def _members(class_: str) -> frozenset[str]:
    return frozenset(word for base in _table()["class"][class_].split() for word in _inflected(base))


def _inflected(base: str) -> Iterator[str]:
    """All forms of *base*; a stem is also doubled where that is never another word."""
    yield base
    irregular = _table()["irregular"].get(base)
    if irregular:
        yield from irregular.split()
    if base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
        for stem in (base, base + base[-1]):
            yield from (stem + "ed", stem + "ing")
