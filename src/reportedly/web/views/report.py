"""The page of a report: the article's own text, cut where a mark begins or ends, and a note on every statement.

Theory of operation. The text is the article's, paragraph by paragraph, and nothing of it is left out. Marks may lie in
one another and cross; each piece of text knows all that cover it. A statement has a number in the report, by which its
pieces and its note are known to one another: the classes ``s12`` of the pieces, ``a12`` of the anchor before the first
and ``n12`` of the note are what the style sheet of :mod:`~reportedly.web.marks` lights up together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reportedly.affairs import Affair, Correction
from reportedly.records import Article, Report, Span, Statement
from reportedly.terminal.judged import as_corrected
from reportedly.terminal.known import Headline, headlines_of
from reportedly.terminal.wording import MODES, TIME_TYPES, count, day_and_time, meant_day
from reportedly.web.views.parts import Hop, Mended, Row, hops, mended
from reportedly.web.views.scene import Scene

__all__ = ["Anchor", "Note", "Part", "ReportPage", "report"]

#: Characters of a statement's words that its note repeats.
_QUOTED: Final = 110
_PARAGRAPH = re.compile(r"\S.*?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Some stretch of the text and what it is; ``number`` is that of its statement."""

    start: int
    end: int
    kind: str
    number: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a statement begins; a quiet one, of the outlet's own voice, shows no number."""

    id: str
    number: int
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some text under the same marks from end to end: its classes, what a time in it means, and who begins here."""

    text: str
    classes: str
    hint: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A statement: its chain, how it is given, its words in short, and the claims that it makes.

    ``read`` is the chain as the machine read it where the desk corrected it, by ``mended``.
    """

    id: str
    number: int
    hops: tuple[Hop, ...]
    mode: str
    confidence: str
    text: str
    claims: tuple[Row, ...]
    read: tuple[Hop, ...] = ()
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report; without story where it is in none."""

    id: str
    title: str
    outlet: str
    byline: str
    published: str
    modified: str
    captured: str
    url: str | None
    agencies: str
    truncated: bool | None
    story: str | None
    story_title: str
    taken: tuple[tuple[str, str, str], ...]
    counts: str
    paragraphs: tuple[tuple[Part, ...], ...]
    notes: tuple[Note, ...]
    narrated: tuple[Note, ...]
    named: tuple[tuple[str, str, int], ...]
    times: tuple[tuple[str, str, str], ...]
    removed: tuple[str, ...]


def report(
    read: Report,
    affair: Affair | None,
    headlines: Mapping[str, Headline],
    corrections: Mapping[str, Correction] = MappingProxyType({}),
) -> ReportPage:
    """Make the page of a report.

    Args:
        read: the report.
        affair: the story that it is in, as it is known now.
        headlines: of the articles of that story.
        corrections: the statements that the desk corrected, by id.
    """
    article = read.article
    scene = Scene(affair, headlines or headlines_of({article.id: read})) if affair else None
    order = sorted(read.statements, key=_place)
    numbers = {statement.id: number for number, statement in enumerate(order, 1)}
    notes = [_note(one, numbers[one.id], article, scene, corrections.get(one.id)) for one in order]
    chained = {one.id for one in order if as_corrected(one, corrections.get(one.id)).chain}
    return ReportPage(
        id=article.id,
        title=article.title or "(untitled)",
        outlet=article.outlet or "an unknown outlet",
        byline=", ".join(article.byline),
        published=day_and_time(article.published),
        modified=day_and_time(article.modified) if article.modified else "",
        captured=article.captured or "",
        url=article.url,
        agencies=", ".join(article.agencies),
        truncated=article.truncated,
        story=scene.story.id if scene else None,
        story_title=scene.title if scene else "",
        taken=tuple(_taken(article.id, scene)) if scene else (),
        counts=f"{count(len(chained), 'attributed statement')}, {len(order) - len(chained)} in the outlet's own voice",
        paragraphs=tuple(_paragraphs(article.text, _marks(read, numbers), _anchors(order, numbers))),
        notes=tuple(note for note in notes if note.id in chained),
        narrated=tuple(note for note in notes if note.id not in chained),
        named=tuple((one.name, one.kind, len(one.mentions)) for one in read.entities),
        times=tuple(
            (one.span.text, TIME_TYPES[one.type], _meaning(one.value, day_and_time(one.when))) for one in read.times
        ),
        removed=article.removed,
    )


def _place(statement: Statement) -> tuple[int, int]:
    first = statement.content[0] if statement.content else None
    return (first.start, -first.end) if first else (0, 0)


def _meaning(value: str | None, said: str) -> str:
    return said if said != "undated" else value or "not resolved"


def _note(
    statement: Statement, number: int, article: Article, scene: Scene | None, corrected: Correction | None
) -> Note:
    text = " … ".join(span.text for span in statement.content)
    claims = scene.known.claims_of(statement.id) if scene else []
    shown, outlet = as_corrected(statement, corrected), article.outlet or "the outlet"
    figures = scene.figures if scene else {}
    return Note(
        id=statement.id,
        number=number,
        hops=hops(shown, outlet, figures),
        mode=MODES[shown.mode],
        confidence=f"{statement.confidence:.2f}" if statement.confidence is not None else "",
        text=text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(maxsplit=1)[0]} …",
        claims=scene.rows(claims) if scene else (),
        read=hops(statement, outlet, figures) if corrected else (),
        mended=tuple(map(mended, corrected.signed)) if corrected else (),
    )


def _taken(article: str, scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Say what this report took of others and others of it: the share, the words for it, the other report."""
    for copy in scene.known.copies():
        if copy.article == article:
            origin = "its earlier version" if copy.revision else scene.known.outlet(copy.of)
            yield f"{copy.share:.0%}", f"of its sentences are those of {origin}", copy.of
        elif copy.of == article:
            taker = "its later version" if copy.revision else scene.known.outlet(copy.article)
            yield f"{copy.share:.0%}", f"of the sentences of {taker} are its own", copy.article


def _marks(read: Report, numbers: Mapping[str, int]) -> list[Mark]:
    marks = [Mark(start=m.start, end=m.end, kind="name") for one in read.entities for m in one.mentions]
    marks += [_mark("time", time.span, hint=meant_day(time) or "") for time in read.times]
    if read.article.dateline:
        marks.append(_mark("aside", read.article.dateline))
    marks += [_mark("aside", span) for span in read.article.credits]
    for statement in read.statements:
        number = numbers[statement.id]
        said = "content" if statement.chain else "own"
        marks += [_mark(said, span, number) for span in statement.content]
        marks += [_mark("hedge", span, number) for span in statement.hedges]
        for link in statement.chain:
            marks += [_mark("source", link.source, number)] if link.source else []
            marks += [_mark("cue", link.cue, number)] if link.cue else []
            marks += [_mark("hedge", span, number) for span in link.hedges]
    return sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.number or 0))


def _mark(kind: str, span: Span, number: int | None = None, *, hint: str = "") -> Mark:
    return Mark(start=span.start, end=span.end, kind=kind, number=number, hint=hint)


def _anchors(order: Sequence[Statement], numbers: Mapping[str, int]) -> dict[int, list[Anchor]]:
    found: dict[int, list[Anchor]] = {}
    for statement in order:
        anchor = Anchor(id=statement.id, number=numbers[statement.id], quiet=not statement.chain)
        found.setdefault(_place(statement)[0], []).append(anchor)
    return found


def _paragraphs(
    text: str, marks: Sequence[Mark], anchors: Mapping[int, Sequence[Anchor]]
) -> Iterator[tuple[Part, ...]]:
    """Cut the text into paragraphs, and these at every edge of a mark; sweeps over both once."""
    waiting, active = list(reversed(marks)), list[Mark]()
    places = sorted(anchors, reverse=True)
    for paragraph in _PARAGRAPH.finditer(text):
        parts: list[Part] = []
        at, end = paragraph.span()
        while at < end:
            while waiting and waiting[-1].start <= at:
                active.append(waiting.pop())
            active = [mark for mark in active if mark.end > at]
            begun: list[Anchor] = []
            while places and places[-1] <= at:
                begun += anchors[places.pop()]
            edges = [mark.end for mark in active]
            edges += [waiting[-1].start] if waiting else []
            edges += [places[-1]] if places else []
            until = min([end, *(edge for edge in edges if edge > at)])
            parts.append(_part(text[at:until], active, begun))
            at = until
        yield tuple(parts)


def _part(text: str, marks: Sequence[Mark], anchors: Sequence[Anchor]) -> Part:
    kinds = dict.fromkeys(mark.kind for mark in marks)
    numbers = dict.fromkeys(f"s{mark.number}" for mark in marks if mark.number is not None)
    hint = next((mark.hint for mark in marks if mark.hint), "")
    return Part(text=text, classes=" ".join([*kinds, *numbers]), hint=hint, anchors=tuple(anchors))
