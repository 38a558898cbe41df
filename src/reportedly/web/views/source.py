"""The page of a source: everything that somebody said or passed on in a story, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.affairs import Affair, Figure
from reportedly.records import Report, Statement
from reportedly.terminal.known import sayings_of
from reportedly.terminal.wording import count
from reportedly.web.views.parts import Hop, Listed, Row, Words, hops
from reportedly.web.views.scene import Scene

__all__ = ["SourcePage", "Speech", "source", "speakers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A statement on whose chain somebody is: the words, the chain, and the claims that it makes, as they stand now."""

    words: Words
    hops: tuple[Hop, ...]
    claims: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """Somebody in a story: what rests on his word in the last resort, and what he passed on of others."""

    name: str
    kind: str
    aliases: str
    story: str
    title: str
    tally: str
    own: tuple[Speech, ...]
    passed: tuple[Speech, ...]


def source(affair: Affair, figure: Figure, headlines: Mapping[str, Listed], reports: Sequence[Report]) -> SourcePage:
    """Make the page of a source.

    Args:
        affair: the story.
        figure: one of its cast.
        headlines: of its articles.
        reports: those with somebody on a chain that this is, others do no harm, in the order of publication.
    """
    scene = Scene(affair, headlines, others=sayings_of(reports))
    members = frozenset(figure.members)
    own: list[Speech] = []
    passed: list[Speech] = []
    for report in reports:
        for statement in sorted(report.statements, key=lambda one: one.content[0].start if one.content else 0):
            on_it = [link for link in statement.chain if link.entity in members]
            if on_it and (speech := _speech(statement, scene)):
                (own if on_it[-1] is statement.chain[-1] else passed).append(speech)
    outlets = {speech.words.outlet for speech in own}
    return SourcePage(
        name=figure.name,
        kind=figure.kind,
        aliases=", ".join(figure.aliases),
        story=affair.story.id,
        title=scene.title,
        tally=f"{count(len(own), 'statement')} in {count(len(outlets), 'outlet')} rest here, {len(passed)} passed on",
        own=tuple(own),
        passed=tuple(passed),
    )


def speakers(affair: Affair, reports: Sequence[Report]) -> Iterator[Figure]:
    """Give those of the cast who are on a chain."""
    heard = {link.entity for report in reports for one in report.statements for link in one.chain}
    yield from (figure for figure in affair.story.cast if heard.intersection(figure.members))


def _speech(statement: Statement, scene: Scene) -> Speech | None:
    claims = scene.known.claims_of(statement.id)
    said = next((one for claim in claims for one in claim.says if one.statement == statement.id), None)
    found = scene.words(said, claims[0]) if said else None
    if found is None:
        found = _unclaimed(statement, scene)
    if found is None:
        return None
    whole = " … ".join(span.text for span in statement.content)
    chain = hops(statement, found.outlet, scene.figures)
    return Speech(words=replace(found, text=whole), hops=chain, claims=scene.rows(claims))


def _unclaimed(statement: Statement, scene: Scene) -> Words | None:
    """Give the words of a statement that makes no claim."""
    claim = next(iter(scene.known.affair.claims), None)
    return scene.cause(statement.id, claim) if claim else None
