"""What it is learnt from how pairs of gists are to be weighed: labelled stories, and invented affairs in whole reports.

A lesson is all pairs of one affair that the program would compare, with their facts, and what they are: *same* where
both are sayings of one labelled claim, *rival* where their claims exclude each other. A labelled saying is the gist
that covers its words best. Pairs with a gist that nobody labelled are neither, and weigh less: some were left out for
being small, and what is said against one of them is mostly said against a labelled one, too.

Of the invented affairs only those are taken that the senses never learnt from (:mod:`training.told`): on the others
the senses know more than they will know of any affair that is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality.stories.aligning import Case, Place
from reportedly.pipeline import read_article
from reportedly.reader.session import Reader
from reportedly.reconcile.clusters import identical
from reportedly.reconcile.comparing import rows_of
from reportedly.reconcile.relating import UNTOLD
from reportedly.reconcile.weighing import FACTS, NEITHER, RIVAL, SAME
from reportedly.records import Article, Report, When
from training.reports import Labelled, bare, gathered, named
from training.told import Told, whole

__all__ = ["Lesson", "of_affairs", "of_story", "part", "untold"]

#: What a pair weighs of which nobody labelled either saying, labelled one, labelled both.
TRUST = np.array([0.05, 0.15, 1.0], dtype=np.float32)
#: What a pair weighs of which the senses are not known, beside one of which they are.
LITTLE = np.float32(0.1)
#: How many of an affair's gists are left in a part of it.
SHARES = (1.0, 1.0, 0.5, 0.2, 0.05)

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The pairs of one affair: ``facts`` (pairs, columns), ``labels`` and ``weight`` (pairs,).

    ``pairs`` are indices of gists, (pairs, 2); ``reports`` the number of each gist's report.
    """

    pairs: Codes
    reports: Codes
    facts: Floats
    labels: Codes
    weight: Floats


def of_story(case: Case) -> Lesson:
    """What a labelled story teaches."""
    rivals = {frozenset(rival.claims) for rival in case.answers.rivals}
    labelled = [(place, saying.claim) for place, saying in zip(case.places, case.answers.sayings, strict=True)]
    return _lesson(list(case.reports.values()), labelled, lambda one, other: frozenset((one, other)) in rivals)


def of_affairs(folder: Path, reader: Reader) -> Iterator[Lesson]:
    """What the invented affairs in *folder* teach that the senses never learnt from."""
    for affair in whole(folder):
        if affair.kept:
            reports = [read_article(_article(affair, number), reader) for number in range(len(affair.reports))]
            labelled = [
                (Place(article=report.article.id, start=mark.start, end=mark.end), mark.name)
                for report, printed in zip(reports, affair.reports, strict=True)
                for mark in printed.marks
            ]
            yield _lesson(reports, labelled, affair.excluded)


def untold(lesson: Lesson) -> Lesson:
    """The same as if no reader had told what the clauses mean: much the less to learn from."""
    facts = lesson.facts.copy()
    facts[:, [FACTS.index(name) for name in ("says", "matter", "agree", "oppose")]] = UNTOLD
    facts[:, FACTS.index("repeats")] = facts[:, FACTS.index("one_report")] * UNTOLD[0]
    return replace(lesson, facts=facts, weight=lesson.weight * LITTLE)


def part(lesson: Lesson, drawn: np.random.Generator) -> Lesson:
    """The same as if some reports alone were known, and some gists of these: an affair has few before it has many."""
    known = np.unique(lesson.reports)
    size = min(int(drawn.integers(2, max(3, len(known)))), len(known))
    kept = np.isin(lesson.reports, drawn.choice(known, size, replace=False))
    kept &= drawn.random(len(kept)) < drawn.choice(SHARES)
    here = kept[lesson.pairs].all(axis=1)
    return replace(
        lesson,
        pairs=(np.cumsum(kept) - 1)[lesson.pairs[here]],
        reports=np.unique(lesson.reports[kept], return_inverse=True)[1],
        facts=lesson.facts[here],
        labels=lesson.labels[here],
        weight=lesson.weight[here],
    )


def _article(affair: Told, number: int) -> Article:
    printed, day = affair.reports[number], affair.reports[number].day
    when = When(earliest=day, latest=day, value=day, precision="day", basis="metadata", zone=None) if day else None
    return replace(bare(f"{affair.name}-{number}", printed.text), outlet=printed.outlet, published=when)


def _lesson(reports: Sequence[Report], labelled: Sequence[Labelled], excludes: Callable[[str, str], bool]) -> Lesson:
    heard = tuple(gist for gist in gathered(reports) if not gist.aside)
    names = named(heard, labelled)
    groups = identical(heard)
    found = [heard[group[0]] for group in groups]
    labels = [next((names[index] for index in group if names[index] is not None), None) for group in groups]
    told = [rows for rows in rows_of(found) if len(rows.pairs)]
    pairs = np.concatenate([np.zeros((0, 2), dtype=np.int64), *(rows.pairs for rows in told)])
    who = [(labels[one], labels[other]) for one, other in pairs]
    return Lesson(
        pairs=pairs,
        reports=np.unique([gist.origin.article for gist in found], return_inverse=True)[1],
        facts=np.concatenate([np.zeros((0, len(FACTS)), dtype=np.float32), *(rows.facts for rows in told)]),
        labels=np.array([_label(one, other, excludes) for one, other in who], dtype=np.int64),
        weight=TRUST[np.array([2 - pair.count(None) for pair in who], dtype=np.int64)],
    )


def _label(one: str | None, other: str | None, excludes: Callable[[str, str], bool]) -> int:
    if one is None or other is None:
        return NEITHER
    return SAME if one == other else RIVAL if excludes(one, other) else NEITHER
