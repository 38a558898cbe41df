"""What else was read off a page, for who wants to see all of it: who is named, the times, the events.

Three lists, each headed by how to read it and left out where it would be empty. Who is named and the times are grouped,
each group in text order; events stand in text order throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from rich.text import Text

from reportedly.records import Entity, Event, Kind, Participant, Report, Time, TimeType
from reportedly.terminal.layout import Look, listing
from reportedly.terminal.safety import printable
from reportedly.terminal.wording import CLASSES, TIME_TYPES, count, day_and_time

__all__ = ["detail_lines"]

_NAMED: Final = "Who and what is named"
_TIMES: Final = "Words for times, and what they mean"
_EVENTS: Final = "What happens or holds: how far the author commits to it, -3 (not so) to +3 (so); who takes part; when"

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_TYPES: Final[tuple[TimeType, ...]] = get_args(TimeType)


def detail_lines(report: Report, look: Look) -> Iterator[Text]:
    """List the entities, times and events of one report."""
    entities = sorted(report.entities, key=lambda entity: _KINDS.index(entity.kind))
    times = sorted(report.times, key=lambda time: (_TYPES.index(time.type), time.span.start))
    events = sorted(report.events, key=lambda event: event.trigger.start)
    names = {entity.id: entity.name for entity in report.entities}
    yield from listing(_NAMED, ((entity.kind, _entity(entity)) for entity in entities), look)
    yield from listing(_TIMES, ((TIME_TYPES[time.type], _time(time)) for time in times), look)
    yield from listing(_EVENTS, ((_class(event), _event(event, names)) for event in events), look)


def _entity(entity: Entity) -> Text:
    aliases = ", ".join(f"“{printable(alias)}”" for alias in entity.aliases)
    facts = f"{f', also {aliases}' if aliases else ''} · {count(len(entity.mentions), 'mention')}"
    return Text.assemble(printable(entity.name), (facts, "dim"))


def _time(time: Time) -> Text:
    bounded = time.when is not None and (time.when.earliest or time.when.latest)
    meaning = day_and_time(time.when) if bounded else printable(time.value or "not resolved")
    return Text.assemble(printable(time.span.text), (f" · {meaning}", "dim"))


def _class(event: Event) -> str:
    return CLASSES.get(event.class_) or printable(event.class_)


def _event(event: Event, names: Mapping[str, str]) -> Text:
    commitment = round(event.commitment, 1) + 0.0  # no "-0.0"
    shown = Text.assemble((printable(event.trigger.text), "bold"), f" {commitment:+.1f}")
    for participant in event.participants:
        shown.append(f" · {printable(participant.role)} ", "dim").append(_who(participant, names))
    if event.when is not None:
        shown.append(f" · {day_and_time(event.when)}", "dim")
    return shown


def _who(participant: Participant, names: Mapping[str, str]) -> str:
    """Say who it is by the words of the text, behind the name where they do not hold it."""
    words, name = participant.text, names.get(participant.entity or "")
    if name is None or name.casefold() in words.casefold():
        return printable(words)
    return printable(f"{name} (“{words}”)")
