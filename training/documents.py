"""What the corpora say, in one form: a text and, for each layer that its annotators read, their labels.

Places are code points into ``text``, start included, end not. A layer that the corpus does not have is ``None``: the
reader's head for it learns nothing there, which is something else than learning that there is nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from training.polnear import Attribution

__all__ = ["Commitment", "Document", "Event", "Mention", "Name", "Time", "Word", "held_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name and its kind, one of :data:`reportedly.reader.heads.NAME_KINDS`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A TIMEX3: ``type`` is ``DATE``, ``TIME``, ``DURATION`` or ``SET``; ``value`` as annotated."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A TimeML event's trigger; ``tense`` and ``polarity`` are ``None`` where the corpus is not to be trusted."""

    start: int
    end: int
    class_: str
    tense: str | None
    polarity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """How far the author commits to the event at this word: -3 (surely not) to 3 (surely)."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word of Universal Dependencies: ``head`` is its head's index in the sentence, its own at the root."""

    start: int
    end: int
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention of an entity: its span, the place of its syntactic head, its kind, and the entity it belongs to."""

    start: int
    end: int
    head: int
    kind: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with the layers its corpus has.

    ``partial`` says that only some of the ``mentions`` there are were annotated: what is not labelled is not known to
    be none.
    """

    corpus: str
    name: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    names: tuple[Name, ...] | None = None
    times: tuple[Time, ...] | None = None
    events: tuple[Event, ...] | None = None
    commitments: tuple[Commitment, ...] | None = None
    sentences: tuple[tuple[Word, ...], ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    partial: bool = False
    created: str | None = None


def held_out(name: str) -> bool:
    """Whether the document *name* is of the development tenth: by the SHA-256 of its name, for ever the same."""
    return hashlib.sha256(name.encode("utf-8")).digest()[0] % 10 == 0
