"""TimeBank and AQUAINT: time expressions and events, the loader for the heads of time and event.

The documents (Pustejovsky et al. 2003, as cleaned for TempEval-3, UzZaman et al. 2013) are inline TimeML: the text
stands in ``TEXT`` with ``TIMEX3`` and ``EVENT`` around the words, an event's tense and polarity in a ``MAKEINSTANCE``
after it, the document's own date in ``DCT``.

What occurs (checked over all 256 documents): types ``DATE``, ``TIME``, ``DURATION`` and ``SET``; classes
``OCCURRENCE``, ``REPORTING``, ``STATE``, ``I_ACTION``, ``I_STATE``, ``ASPECTUAL`` and ``PERCEPTION``; tenses
``PAST``, ``PRESENT``, ``FUTURE``, ``INFINITIVE``, ``PRESPART``, ``PASTPART`` and ``NONE`` (which is a value: a noun
has none); polarities ``POS`` and ``NEG``. 24 events of TimeBank have no instance, so neither tense nor polarity; 3 have
two, of which the first counts. AQUAINT knows no ``PASTPART``, and almost half of its polarities are ``NEG``, which
cannot be: they are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.documents import Document, Event, Time, held_out

__all__ = ["timebank"]

_WITH_POLARITY = {"TimeBank": True, "AQUAINT": False}
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")

_Marked = list[tuple[ElementTree.Element, int, int]]


def timebank(folder: Path, *, dev: bool | None) -> Iterator[Document]:
    """The documents under *folder*: the development tenth, all but it, or with ``None`` all of them."""
    for part, with_polarity in _WITH_POLARITY.items():
        for path in sorted((folder / part).glob("*.tml")):
            if dev is None or held_out(path.stem) == dev:
                yield _document(path, with_polarity)


def _document(path: Path, with_polarity: bool) -> Document:
    root = ElementTree.parse(path).getroot()
    body = root.find("TEXT")
    date = root.find("DCT/TIMEX3")
    if body is None or date is None:
        raise ValueError(f"{path}: no TEXT or no DCT: not a TimeML document of TempEval-3")
    instances: dict[str, ElementTree.Element] = {}
    for instance in root.iter("MAKEINSTANCE"):
        instances.setdefault(instance.attrib["eventID"], instance)
    text, marked = _text(body)
    return Document(
        corpus="timebank",
        name=path.stem,
        text=text,
        times=tuple(
            Time(start=start, end=end, type=mark.attrib["type"], value=mark.attrib["value"])
            for mark, start, end in marked
            if mark.tag == "TIMEX3"
        ),
        events=tuple(
            _event(mark, start, end, instances.get(mark.attrib["eid"]), with_polarity)
            for mark, start, end in marked
            if mark.tag == "EVENT"
        ),
        created=date.attrib["value"],
    )


def _event(
    mark: ElementTree.Element, start: int, end: int, instance: ElementTree.Element | None, with_polarity: bool
) -> Event:
    told = {} if instance is None else instance.attrib
    return Event(
        start=start,
        end=end,
        class_=mark.attrib["class"],
        tense=told.get("tense"),
        polarity=told.get("polarity") if with_polarity else None,
    )


def _text(body: ElementTree.Element) -> tuple[str, _Marked]:
    """The text without its tags, and each tag with the words it stands around, blanks at either end left out."""
    pieces: list[str] = []
    found: _Marked = []

    def walk(element: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        found.append((element, start, sum(map(len, pieces))))

    walk(body)
    raw = "".join(pieces)
    margin = len(raw) - len(raw.lstrip())
    marked: _Marked = []
    for element, start, end in found[:-1]:  # the last is the body itself
        words = raw[start:end].strip()
        start += len(raw[start:end]) - len(raw[start:end].lstrip())
        marked.append((element, start - margin, start - margin + len(words)))
    return _LONE_BREAK.sub(" ", raw.strip()), sorted(marked, key=lambda mark: mark[1:])
