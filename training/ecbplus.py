"""ECB+ (Cybulska & Vossen 2014): several reports of one event, with who, what, where and when across them.

The XML files list tokens, then mentions by the tokens they stand on, then relations that say which mentions are the
same instance: across documents under an id that all of them share (``note``), or within one document only. Here an
instance of one document alone, and a mention that stands alone, get ids that begin with the document's name.

The annotators checked only the sentences that ``ECBplus_coreference_sentences.csv`` lists, a few in each document;
the text here is made of these alone, but for :func:`texts`. The newer half of the corpus has its compounds and numbers
taken apart ("multi - boat"): these are put together again before the tokens are set as running text. A mention with a
gap in it ("took two officers hostage" for *took hostage*) is taken from its first token to its last.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from training.detokenising import joined
from training.documents import Document, Mention

__all__ = ["Action", "Actions", "actions", "ecbplus", "texts"]

_DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})

# The annotators' subtypes (guideline NWR-2014-1) in the words of GUM, where a country is a place even when it acts.
_KINDS = {
    "HUMAN_PART": "person",
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_GENERIC": "person",
    "HUMAN_PART_ORG": "organization",
    "HUMAN_PART_GPE": "place",
    "HUMAN_PART_MET": "organization",
    "HUMAN_PART_FAC": "organization",
    "HUMAN_PART_VEH": "object",
    "NON_HUMAN_PART": "object",
    "NON_HUMAN_PART_GENERIC": "object",
    "LOC_FAC": "place",
    "LOC_GEO": "place",
    "LOC_OTHER": "place",
    "TIME_DATE": "time",
    "TIME_OF_THE_DAY": "time",
    "TIME_DURATION": "time",
    "TIME_REPETITION": "time",
}

_GROUPED = re.compile(r"[0-9]{1,3},[0-9]{3}")
_IN_NUMBERS = frozenset(".:")
_IN_WORDS = frozenset("-/")


class Action(NamedTuple):
    """An event's mention: its span, its class (``ACTION_OCCURRENCE``, ``NEG_ACTION_STATE``, ...) and its instance."""

    start: int
    end: int
    class_: str
    instance: str


class Actions(NamedTuple):
    """One document and the mentions of events in it, in text order."""

    name: str
    topic: str
    text: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """A mention: its span, where its last token starts, its tag, and the instance it belongs to."""

    start: int
    end: int
    last: int
    tag: str
    instance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    name: str
    topic: str
    text: str
    spans: tuple[_Span, ...]


def ecbplus(folder: Path, *, dev: bool) -> Iterator[Document]:
    """The documents of the *dev* topics, or of the others, with the ``mentions`` that take part in their events.

    A mention's entity is the same in all documents that name it. Its ``head`` is its last token.
    """
    for report in _reports(folder, dev=dev):
        mentions = tuple(
            Mention(start=span.start, end=span.end, head=span.last, kind=_KINDS[span.tag], entity=span.instance)
            for span in report.spans
            if span.tag in _KINDS
        )
        yield Document(corpus="ecbplus", name=report.name, text=report.text, mentions=mentions, partial=True)


def actions(folder: Path, *, dev: bool) -> Iterator[Actions]:
    """The same documents with the mentions of events; equal instances are one event, in whatever document."""
    for report in _reports(folder, dev=dev):
        found = (Action(s.start, s.end, s.tag, s.instance) for s in report.spans if "ACTION" in s.tag)
        yield Actions(report.name, report.topic, report.text, tuple(found))


def texts(folder: Path, *, dev: bool) -> Iterator[tuple[str, str]]:
    """The same documents whole, for those who need no labels: the topic and the text of each."""
    for path, topic, _ in _files(folder, dev=dev):
        text, _ = _laid_out(list(_sentences(ElementTree.parse(path).getroot()).values()))
        yield topic, text


def _reports(folder: Path, *, dev: bool) -> Iterator[_Report]:
    for path, topic, checked in _files(folder, dev=dev):
        yield _read(path, topic, checked)


def _files(folder: Path, *, dev: bool) -> Iterator[tuple[Path, str, set[str]]]:
    """The files of the *dev* topics, or of the others: each with its topic and its checked sentences."""
    for (topic, file), checked in _checked(folder / "ECBplus_coreference_sentences.csv").items():
        path = folder / topic / f"{topic}_{file}.xml"
        if (topic in _DEV) == dev and path.exists():
            yield path, topic, checked


def _checked(path: Path) -> dict[tuple[str, str], set[str]]:
    """The numbers of the checked sentences by topic and file; *path* lists topics that are not here too."""
    found: dict[tuple[str, str], set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["Topic"], row["File"]), set()).add(row["Sentence Number"])
    return found


def _read(path: Path, topic: str, checked: set[str]) -> _Report:
    root = ElementTree.parse(path).getroot()
    text, places = _laid_out([tokens for number, tokens in _sentences(root).items() if number in checked])
    instances = _instances(root, path.stem)
    spans: list[_Span] = []
    for element in root.iterfind("Markables/*"):
        anchored = [places[a.attrib["t_id"]] for a in element.iter("token_anchor") if a.attrib["t_id"] in places]
        if anchored:
            key = element.attrib["m_id"]
            instance = instances.get(key, f"{path.stem}#{key}")
            (start, _), (last, end) = min(anchored), max(anchored)
            spans.append(_Span(start=start, end=end, last=last, tag=element.tag, instance=instance))
    spans.sort(key=lambda span: (span.start, -span.end))
    return _Report(name=path.stem, topic=topic, text=text, spans=tuple(spans))


def _sentences(root: ElementTree.Element) -> dict[str, list[tuple[str, str]]]:
    """The tokens (id, as written) of each sentence by its number, in text order."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        written = (token.text or "").strip()
        sentences.setdefault(token.attrib["sentence"], []).append((token.attrib["t_id"], written))
    return sentences


def _instances(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The instance of each mention that has one, by the mention's id."""
    found: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        instance = relation.get("note") or f"{name}#r{relation.attrib['r_id']}"
        found.update((source.attrib["m_id"], instance) for source in relation.iter("source"))
    return found


def _laid_out(sentences: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of *sentences* (token id, token), one a line, and the place of each token by its id."""
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    offset = 0
    for sentence in sentences:
        line, found = _line([token for _, token in sentence])
        places.update(
            (key, (offset + start, offset + end)) for (key, _), (start, end) in zip(sentence, found, strict=True)
        )
        lines.append(line)
        offset += len(line) + 1
    return "\n".join(lines), places


def _line(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """*tokens* as running text, with their places: compounds and numbers are put together again first."""
    runs = _runs(tokens)
    text, wholes = joined(["".join(run) for run in runs])
    places: list[tuple[int, int]] = []
    for run, (start, end) in zip(runs, wholes, strict=True):
        inner = pairwise(accumulate(map(len, run), initial=start))
        places.extend(inner if len(run) > 1 else [(start, end)])
    return text, places


def _runs(tokens: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for index, token in enumerate(tokens):
        if _binds(tokens, index) or _binds(tokens, index - 1):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _binds(tokens: Sequence[str], index: int) -> bool:
    """Whether token *index* is the sign in a word or number: "multi-boat", "12/11", "9:25", "300,000".

    A hyphen before a capital is left a dash, as in a dateline; a comma must part thousands, not a day from its year.
    """
    if not 0 < index < len(tokens) - 1:
        return False
    left, sign, right = tokens[index - 1 : index + 2]
    if sign == ",":
        return _GROUPED.fullmatch(f"{left},{right}") is not None
    if sign in _IN_NUMBERS:
        return left.isdigit() and right.isdigit()
    return sign in _IN_WORDS and left.isalnum() and right.isalnum() and not right[0].isupper()
