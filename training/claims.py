"""Fit the weights by which claims are compared: ``reportedly/reconcile/tables/weights.toml``.

    python -m training.claims --corpora ../shared/corpora --stories stories [--cache FILE]

Whether two clauses are of one *event* is learnt from ECB+'s training topics: two gists whose predicates the annotators
gave to one event, among all pairs of a topic (two similar affairs, told by many outlets each) that the program would
compare.

What they say of it is learnt from the development stories. Every labelled saying of the development stories is the
gist that the program makes of it. Two sayings of one claim are *same*, among those that nothing speaks against; two
of rivals are *about* one matter, among those that exclude each other if they are, for each reason by itself. All other
pairs are neither; those with a saying that nobody labelled weigh less, since some are left out for being small. A
logistic choice with a pull towards zero is fitted to the pairs that the program would compare at all. Printed beside
the weights: how well stories that were left out are told, one after another. Networks learn the same from more
(:mod:`training.weighing`); the program takes the mean.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality.stories.aligning import Case
from benchmarks.quality.stories.running import Memory, run, stories
from reportedly.pipeline import read_article
from reportedly.reader.session import Reader
from reportedly.reconcile import weighing
from reportedly.reconcile.comparing import rows_of
from reportedly.reconcile.conflicts import REASONS
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.weighing import CHOICES, EVENT, FACTS, LIKENESS, SIGNS
from reportedly.records import Report
from training.ecbplus import Action, Actions, actions
from training.reports import bare, gathered, named

Array = npt.NDArray[np.float64]
TABLE = Path("src/reportedly/reconcile/tables/weights.toml")
#: How strongly weights are pulled to zero: chosen by the stories left out, of 0.3, 1, 3 and 10.
PULL = 0.5
#: What a pair weighs of which nobody labelled either saying, labelled one, labelled both: for *same*, where pairs that
#: nobody labelled keep small sayings apart ("I have", "I thought"); and for *about*, where they are often rivals all
#: the same, of which people labelled another saying: with more, a plain denial was no likelier a rival than not.
TRUST = {"same": (0.05, 0.2, 1.0), "about": (0.0, 0.05, 1.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one choice is learnt from, of one story: its facts (pairs, facts), what is so, and what each pair weighs."""

    facts: Array
    labels: Array
    weight: Array


def tasks(case: Case) -> dict[str, Task]:
    """What each choice is learnt from, by its name in the table of weights: the pairs of one story worth comparing."""
    found = tuple(gist for gist in gathered(list(case.reports.values())) if not gist.aside)
    labelled = [(place, saying.claim) for place, saying in zip(case.places, case.answers.sayings, strict=True)]
    names = named(found, labelled)
    rivals = {frozenset(rival.claims) for rival in case.answers.rivals}
    told = [rows for rows in rows_of(found) if len(rows.pairs)]
    who = [(names[one], names[other]) for rows in told for one, other in rows.pairs]
    known = np.array([2 - pair.count(None) for pair in who])
    reasons = np.concatenate([rows.reasons for rows in told])
    open_ = (reasons < 0) & ~np.concatenate([rows.apart for rows in told])
    same = np.array([one is not None and one == other for one, other in who], dtype=float)
    about = np.array([frozenset(pair) in rivals for pair in who], dtype=float)
    laid = np.concatenate([rows.facts for rows in told]).astype(np.float64)
    facts, likeness = laid[:, : len(SIGNS)], laid[:, [FACTS.index(name) for name in LIKENESS]]
    trust = {name: np.array(weights)[known] for name, weights in TRUST.items()}
    made = {"same": Task(facts=likeness[open_], labels=same[open_], weight=trust["same"][open_])}
    for reason in CHOICES:
        here = reasons == REASONS.index(reason) if reason in REASONS else reasons < 0
        made[reason] = Task(facts=facts[here], labels=about[here], weight=trust["about"][here])
    return made


def topics(corpora: Path) -> Iterator[tuple[tuple[Gist, ...], list[str | None]]]:
    """The gists of each training topic of ECB+, with the event that each predicate was given to."""
    reader = Reader()
    found: dict[str, list[tuple[Report, Actions]]] = {}
    for document in actions(corpora / "ecbplus", dev=False):
        report = read_article(bare(document.name, document.text), reader)
        found.setdefault(document.topic, []).append((report, document))
    for told in found.values():
        labelled = {report.article.id: document.actions for report, document in told}
        heard = gathered([report for report, _ in told])
        yield heard, [_event(gist, labelled[gist.origin.article]) for gist in heard]


def _event(gist: Gist, labelled: Sequence[Action]) -> str | None:
    key = gist.proposition.key
    return next((one.instance for one in labelled if one.start <= key.start and key.end <= one.end), None)


def events(corpora: Path) -> tuple[Array, Array]:
    """Facts and labels of the pairs of ECB+ that the annotators judged."""
    facts: list[Array] = []
    labels: list[bool] = []
    for heard, told in topics(corpora):
        for rows in rows_of(heard):
            named = [(told[one], told[other]) for one, other in rows.pairs]
            judged = np.array([None not in pair for pair in named], dtype=bool)
            facts.append(rows.facts[judged][:, : len(EVENT)].astype(np.float64))
            labels.extend(one == other for (one, other), known in zip(named, judged, strict=True) if known)
    return np.concatenate(facts), np.array(labels, dtype=np.float64)


def fit(facts: Array, labels: Array, weight: Array) -> Array:
    """Weights of a logistic choice, by Newton's method."""
    found = np.zeros(facts.shape[1])
    pull = PULL * np.eye(facts.shape[1])
    pull[0, 0] = 1e-3
    for _ in range(30):
        told = 1 / (1 + np.exp(-facts @ found))
        slope = facts.T @ (weight * (told - labels)) + pull @ found
        bend = (facts * (weight * told * (1 - told))[:, None]).T @ facts + pull
        found = found - np.linalg.solve(bend, slope)
    return found


def f1(facts: Array, labels: Array, weights: Array, counted: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that *weights* call likelier than not."""
    told = (facts @ weights > 0) & (counted > 0)
    right = float((told & (labels > 0)).sum())
    precision = right / max(told.sum(), 1)
    recall = right / max(((labels > 0) & (counted > 0)).sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--stories", type=Path, default=Path("stories"))
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    facts, labels = events(args.corpora)
    likely = fit(facts, labels, np.ones(len(labels)))
    scores = f1(facts, labels, likely, np.ones(len(labels)))
    print(
        f"event, in sample: precision, recall, F1 {scores[0]:.3f} {scores[1]:.3f} {scores[2]:.3f}, {len(labels)} pairs"
    )
    TABLE.write_text(_toml([("event", likely)]), encoding="utf-8")
    for kept in (weighing._weights, weighing.of_one_event, weighing._choices):
        kept.cache_clear()
    memory = Memory(args.cache)
    told = [tasks(run(story, memory)) for story in stories(args.stories, "development")]
    rows = [("event", likely)]
    for name in ("same", *CHOICES):
        some = [one[name] for one in told]
        print(f"{name}, stories left out one by one: precision, recall, F1 {_left_out(some)}")
        rows.append((name, fit(*_stacked(some))))
    TABLE.write_text(_toml(rows), encoding="utf-8")


def _left_out(told: Sequence[Task]) -> str:
    """How well each story is told by the weights of the others, all together."""
    scores = []
    for out, left in enumerate(told):
        weights = fit(*_stacked([one for place, one in enumerate(told) if place != out]))
        scores.append((left.facts @ weights, left.labels, left.weight))
    odds, labels, weight = (np.concatenate(column) for column in zip(*scores, strict=True))
    return " ".join(f"{score:.3f}" for score in f1(odds[:, None], labels, np.ones(1), np.floor(weight)))


def _stacked(told: Sequence[Task]) -> tuple[Array, Array, Array]:
    return (
        np.concatenate([one.facts for one in told]),
        np.concatenate([one.labels for one in told]),
        np.concatenate([one.weight for one in told]),
    )


def _toml(rows: Sequence[tuple[str, Array]]) -> str:
    head = (
        "# The weights of weighing.py: log-odds a unit of each fact. Written by training/claims.py from ECB+ and the\n"
        "# development stories; do not edit.\n"
    )
    facts = {"event": EVENT, "same": LIKENESS}
    return head + "".join(
        f"\n[{name}]\n"
        + "".join(f"{fact} = {value:.3f}\n" for fact, value in zip(facts.get(name, SIGNS), found, strict=True))
        for name, found in rows
    )


if __name__ == "__main__":
    main()
