"""PolNeAR as flat labels and links: the loader for the attribution head.

The corpus (Newell, Margolin & Ruths 2018) is text with brat standoff: spans named Source, Cue and Content, and events
that say which belong together. Its README calls the annotation univocal, a token having one label and taking part in
one attribution; the few places where that does not hold (0.7% of the labelled characters) are read in file order,
first come first kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Annotated", "Attribution", "articles", "repeated"]

Spans = tuple[tuple[int, int], ...]

_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
_LINE = re.compile(r"^([TE]\d+)\t(\S+)(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (*source*, empty for 7%), by which words (*cue*), what (*content*): spans in code points, in text order.

    A span that runs over line ends stands here in pieces, one a line, as the annotators' tool wrote it.
    """

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One article as one annotator read it."""

    name: str
    annotator: str
    text: str
    attributions: tuple[Attribution, ...]


def articles(part: Path) -> Iterator[Annotated]:
    """The articles of *part* (``polnear/train`` or ``polnear/dev``), each once, by its first annotator."""
    for readings in _by_article(part):
        yield _read(part, readings[0])


def repeated(part: Path) -> Iterator[tuple[Annotated, ...]]:
    """The articles of *part* that several annotators read, all their readings side by side."""
    for readings in _by_article(part):
        if len(readings) > 1:
            yield tuple(_read(part, path) for path in readings)


def _by_article(part: Path) -> list[list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted((part / "attributions").glob("*.ann")):
        found.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    return list(found.values())


def _read(part: Path, path: Path) -> Annotated:
    name, annotator = path.stem.rsplit("_", 1)
    text = (part / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    spans: dict[str, tuple[str, Spans]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        key, label, rest = match.groups()
        if key.startswith("T"):
            places = rest.split("\t")[0].split(";")
            spans[key] = (label, tuple(sorted((int(a), int(b)) for a, b in (place.split() for place in places))))
        else:
            arguments = (argument.split(":") for argument in rest.split())
            events.append([(re.sub(r"\d", "", role), target) for role, target in arguments])
    attributions = (_attribution(event, spans) for event in events)
    return Annotated(name=name, annotator=annotator, text=text, attributions=tuple(a for a in attributions if a.cue))


def _attribution(event: list[tuple[str, str]], spans: dict[str, tuple[str, Spans]]) -> Attribution:
    parts: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for role, target in event:
        label, places = spans.get(target, ("", ()))
        if role in _ROLES and label == role:
            parts[_ROLES[role]].extend(places)
    return Attribution(**{role: tuple(sorted(places)) for role, places in parts.items()})
