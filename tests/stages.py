"""The stages behind the reader, as :func:`~reportedly.statements.compose` calls them: each with the reading's trees."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.records import Article, Entity, Event, Proposition, Reading, Time
from reportedly.statements.certainty import Held, Judge
from reportedly.statements.events import Scene, events
from reportedly.statements.propositions import propositions
from reportedly.statements.syntax import Forest
from reportedly.statements.timing import timed

__all__ = ["clauses_of", "happening", "judge_of", "times_of"]


def judge_of(text: str, reading: Reading) -> Judge:
    """Who weighs what *text* commits to."""
    return Judge(text, reading, Forest(reading.sentences))


def times_of(article: Article, reading: Reading) -> tuple[Time, ...]:
    """The times of *article*, resolved."""
    return timed(article, reading, Forest(reading.sentences))


def happening(
    article: Article, reading: Reading, times: Sequence[Time] = (), entities: Sequence[Entity] = ()
) -> tuple[Event, ...]:
    """The events of *article*."""
    return events(Scene(article, reading, times, entities, Forest(reading.sentences)), reading.triggers)


def clauses_of(
    article: Article,
    reading: Reading,
    statements: Sequence[Held],
    times: Sequence[Time] = (),
    entities: Sequence[Entity] = (),
) -> tuple[Proposition, ...]:
    """The propositions of some statements of *article*."""
    scene = Scene(article, reading, times, entities, Forest(reading.sentences))
    return propositions(scene, statements, judge_of(article.text, reading))
