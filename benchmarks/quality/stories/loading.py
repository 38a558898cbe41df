"""A story's folder: its pages by number, and its answers, checked as far as they can be without reading a page.

The meaning of every field is in ``stories/README.md``. What is wrong with the answers is one line a fault, and says
where: ``saying[3].words occurs 2 times on page 04``; numbers count from 0. No line quotes a page.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

from reportedly.affairs import Because, Status
from reportedly.errors import UsageError
from reportedly.records import Certainty

__all__ = ["Answers", "Claim", "Copy", "Rival", "Saying", "Split", "Story", "faults", "folders", "load", "split_of"]

Split = Literal["development", "scored"]

_T = TypeVar("_T")

#: The file of a story's answers.
ANSWERS: Final = "answers.toml"
_NUMBERED = re.compile(r"(\d{2,})-.+\.html")
_WHERE = re.compile(r"(?P<what>.+) - at `\$\.(?P<where>.+)`")


class Saying(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one page that say a claim, and on whose word."""

    page: str
    words: str
    claim: str
    chain: tuple[str, ...]
    certainty: Certainty
    drift: bool = False

    @property
    def hops(self) -> tuple[tuple[str, ...], ...]:
        """The chain, with each hop as its alternatives; ``""`` is nobody who is named."""
        return tuple(tuple(name.strip() for name in hop.split("|")) for hop in self.chain)


class Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What its sayings say, how many roots it has at most, and how it stood from which day on."""

    name: str
    wording: str
    roots: int
    standings: tuple[tuple[str, Status], ...] = ()

    def status(self, day: str) -> Status | None:
        """How it stands at the end of *day*; ``None`` before it was first said."""
        reached = [status for since, status in self.standings if since <= day]
        return reached[-1] if reached else None


class Rival(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two claims that cannot both hold."""

    claims: tuple[str, str]
    because: Because


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that took sentences of another."""

    page: str
    of: str


class Answers(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"claims": "claim", "sayings": "saying", "rivals": "rival", "copies": "copy"},
):
    """``answers.toml``, checked field by field."""

    title: str
    split: Split
    families: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...]
    sayings: tuple[Saying, ...]
    rivals: tuple[Rival, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as it lies in its folder: its answers, and the file of each page by the page's number."""

    name: str
    answers: Answers
    pages: Mapping[str, Path]


def folders(root: Path) -> list[Path]:
    """The folders of *root* that have answers, in the order of their names."""
    return sorted(path.parent for path in root.glob(f"*/{ANSWERS}"))


def split_of(folder: Path) -> Split:
    """What the story is for; nothing else of its answers is looked at."""
    split = _toml(folder).get("split")
    if split == "development" or split == "scored":
        return split
    raise UsageError(f"{folder / ANSWERS}: split is neither 'development' nor 'scored'")


def load(folder: Path, name: str = ANSWERS) -> Story:
    """Read a story's folder, with the answers of the file *name*.

    Raises:
        UsageError: there are no answers, or they do not have the form.
    """
    try:
        answers = msgspec.convert(_toml(folder, name), Answers)
    except msgspec.ValidationError as error:
        told = _WHERE.fullmatch(str(error))
        what = f"{told['where']}: {told['what']}" if told else str(error)
        raise UsageError(f"{folder / name}: {what}") from None
    return Story(name=folder.name, answers=answers, pages=_pages(folder))


def faults(answers: Answers, texts: Mapping[str, str]) -> list[str]:
    """What is wrong with *answers*, a line each.

    Args:
        answers: a story's answers.
        texts: the text of every page's article, by the page's number.
    """
    checks = (_words(answers, texts), _claims(answers), _standings(answers), _rivals(answers))
    return [fault for check in (*checks, _families(answers, texts), _copies(answers, texts)) for fault in check]


def _toml(folder: Path, name: str = ANSWERS) -> dict[str, object]:
    path = folder / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None


def _pages(folder: Path) -> dict[str, Path]:
    pages: dict[str, Path] = {}
    for path in sorted(folder.glob("*.html")):
        numbered = _NUMBERED.fullmatch(path.name)
        if not numbered:
            raise UsageError(f"{path}: the name of a page is NN-outlet-slug.html")
        if numbered[1] in pages:
            raise UsageError(f"{path}: the story has another page {numbered[1]}")
        pages[numbered[1]] = path
    return pages


def _words(answers: Answers, texts: Mapping[str, str]) -> Iterator[str]:
    names = {claim.name for claim in answers.claims}
    for number, saying in enumerate(answers.sayings):
        if saying.page not in texts:
            yield f"saying[{number}].page: there is no page {saying.page!r}"
        elif not saying.words.strip():
            yield f"saying[{number}].words is empty"
        elif (times := _occurrences(texts[saying.page], saying.words)) != 1:
            yield f"saying[{number}].words occurs {times} times on page {saying.page}"
        if saying.claim not in names:
            yield f"saying[{number}].claim: there is no claim {saying.claim!r}"
    told = ((saying.page, saying.claim, saying.words, saying.chain) for saying in answers.sayings)
    for page, name, *_ in _repeated(told):
        yield f"saying: page {page} says {name!r} twice in the same words, on the same word"


def _occurrences(text: str, words: str) -> int:
    return sum(text.startswith(words, place) for place in range(len(text)))


def _claims(answers: Answers) -> Iterator[str]:
    said = {saying.claim for saying in answers.sayings}
    for number, claim in enumerate(answers.claims):
        if claim.name not in said:
            yield f"claim[{number}] ({claim.name}) has no saying"
        if claim.roots < 0:
            yield f"claim[{number}].roots ({claim.name}) is less than 0"
    yield from (f"claim: two have the name {name!r}" for name in _repeated(claim.name for claim in answers.claims))


def _standings(answers: Answers) -> Iterator[str]:
    opposed = {name for rival in answers.rivals for name in rival.claims}
    for number, claim in enumerate(answers.claims):
        where = f"claim[{number}].standings ({claim.name})"
        yield from (f"{where}: {day!r} is no day, as in '2031-03-02'" for day, _ in claim.standings if not _is_day(day))
        for (before, was), (day, status) in pairwise(claim.standings):
            if day <= before:
                yield f"{where}: {day} does not come after {before}"
            if status == was:
                yield f"{where}: {day} changes nothing, it is {was} already"
        statuses = {status for _, status in claim.standings}
        if claim.name not in opposed:
            yield from (f"{where}: {status} without a rival" for status in sorted(statuses & {"disputed", "overtaken"}))
        if "corroborated" in statuses and claim.roots < 2:
            yield f"{where}: corroborated with fewer than 2 roots"


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _rivals(answers: Answers) -> Iterator[str]:
    names = {claim.name for claim in answers.claims}
    for number, rival in enumerate(answers.rivals):
        for name in rival.claims:
            if name not in names:
                yield f"rival[{number}].claims: there is no claim {name!r}"
        if len(set(rival.claims)) == 1:
            yield f"rival[{number}].claims names {rival.claims[0]!r} twice"
    for pair in _repeated(frozenset(rival.claims) for rival in answers.rivals):
        yield f"rival: two are of {' and '.join(sorted(pair))}"


def _families(answers: Answers, texts: Mapping[str, str]) -> Iterator[str]:
    named = Counter(page for family in answers.families for page in family)
    for page in sorted(set(texts) - set(named)):
        yield f"families: page {page} is in none"
    for page, times in sorted(named.items()):
        if page not in texts:
            yield f"families: there is no page {page!r}"
        elif times > 1:
            yield f"families: page {page} is named {times} times"
    pairs = [{copy.page, copy.of} for copy in answers.copies]
    for number, family in enumerate(answers.families):
        joined = set(family[:1])
        for _ in family:
            joined = joined.union(*(pair for pair in pairs if pair & joined))
        if missing := sorted(set(family) - joined):
            yield f"families[{number}]: no copies join {', '.join(missing)} to {family[0]}"


def _copies(answers: Answers, texts: Mapping[str, str]) -> Iterator[str]:
    families = [set(family) for family in answers.families]
    for number, copy in enumerate(answers.copies):
        pair = {copy.page, copy.of}
        for page in sorted(pair - set(texts)):
            yield f"copy[{number}]: there is no page {page!r}"
        if len(pair) == 1:
            yield f"copy[{number}]: page {copy.page} is a copy of itself"
        if not any(pair <= family for family in families):
            yield f"copy[{number}]: pages {copy.page} and {copy.of} are in no family together"
    for copied in _repeated(frozenset((copy.page, copy.of)) for copy in answers.copies):
        yield f"copy: two are of pages {' and '.join(sorted(copied))}"


def _repeated(items: Iterable[_T]) -> list[_T]:
    return [item for item, times in Counter(items).items() if times > 1]
