"""Events across reports, on ECB+'s development topics: which words of several articles tell of one event.

By the measures of CoNLL-2012 (:mod:`~benchmarks.quality.coreference`), as is usual on ECB+ (Cybulska & Vossen 2014):
only the sentences that its annotators checked are read, and all articles of a topic together, though each topic holds
two affairs that resemble each other. The program finds its mentions itself. They are the triggers of events and the
keys of propositions; those whose propositions it makes one claim (:func:`~reportedly.reconcile.clusters.clustered`)
are one event, and a word that is no gist's key is an event of its own. So what is measured is a claim's clustering, on
a task that joins more: "three died in the blast" and "the blast was heard for miles" are two claims, and one blast.

A mention is the annotators' when it is exactly their span. Theirs is often longer than the word that the program goes
by ("opened fire"): such a span that nothing equals is taken for found once, by the first free mention that lies within
it; the other words in it are mentions too many. Beside that number stand a stricter one, ``exact``, of equal spans
alone, and a more lenient one, ``overlap``, where a free mention is taken for the span that its last word overlaps.

The measures are taken without events of one mention, on either side, and with them (``singletons``).
``python -m benchmarks.quality.events_across`` prints both for each way of matching, with the recall and precision of
mentions, and the F1 that they would have if all were put together as the annotators did: what is between that and the
first is lost in the clustering.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Final

from benchmarks.quality.coreference import Scorer, entities_of
from benchmarks.quality.counting import Counts
from reportedly.pipeline import read_article
from reportedly.reader.session import Reader
from reportedly.reconcile.clusters import clustered
from reportedly.records import Report, Span
from training.ecbplus import Actions, actions
from training.reports import bare, gathered

__all__ = ["Matching", "Topic", "equal", "grouped", "measure", "overlapping", "paired", "told", "within"]

#: A mention: the article, and its span.
Mention = tuple[str, Span]
Place = tuple[int, int]
Matching = Callable[[Span, Place], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, twice: each mention that was ``found`` with its event, and each that is ``expected``, by article."""

    found: Mapping[Mention, Hashable]
    expected: Mapping[str, Mapping[Place, str]]


def measure(corpora: Path, bundle: Path | None) -> dict[str, float]:
    """Score the events of the program across articles.

    Args:
        corpora: the folder of the corpora; ``ecbplus`` is read.
        bundle: a reader's bundle; ``None``: the one that the package carries.

    Returns:
        ``ecbplus_conll_f1``, without events of one mention, and ``ecbplus_conll_f1_singletons``; 0 to 100.
    """
    scores = told(list(_topics(corpora / "ecbplus", Reader(bundle))), within)
    return {f"ecbplus_{name}": scores[name] for name in ("conll_f1", "conll_f1_singletons")}


def told(topics: Sequence[Topic], fits: Matching) -> dict[str, float]:
    """The scores over all *topics*, where mentions are matched by *fits*; 0 to 100.

    Returns:
        ``conll_f1``, ``conll_f1_singletons``, the ``mentions_recall`` and ``mentions_precision``, and
        ``conll_f1_grouped_right``: what the first would be if the mentions were put together as the annotators did.
    """
    plain, whole, ideal, mentions = Scorer(), Scorer(), Scorer(), Counts()
    for topic in topics:
        names = _named(topic, fits)
        events: dict[Hashable, Hashable] = {
            (article, place): event for article, one in topic.expected.items() for place, event in one.items()
        }
        expected = entities_of(events)
        found = entities_of({names[mention]: event for mention, event in topic.found.items()})
        right = entities_of({name: events.get(name, name) for name in names.values()})
        whole.add(found, expected)
        plain.add(_several(found), _several(expected))
        ideal.add(_several(right), _several(expected))
        mentions.add(set(names.values()), events.keys())
    return {
        "conll_f1": _mean(plain),
        "conll_f1_singletons": _mean(whole),
        "mentions_recall": 100 * mentions.right / max(mentions.expected, 1),
        "mentions_precision": 100 * mentions.right / max(mentions.found, 1),
        "conll_f1_grouped_right": _mean(ideal),
    }


def grouped(reports: Sequence[Report]) -> dict[Mention, Hashable]:
    """The mentions of *reports*, each with its event: the claim whose gist it is the key of, or else itself.

    A word that is the key of several gists is of the claim that comes first (no word is, on the development topics).
    """
    heard = gathered(reports)
    found: dict[Mention, Hashable] = {}
    for number, group in enumerate(clustered(heard).groups):
        for index in group:
            proposition = heard[index].proposition
            found.setdefault((proposition.article, proposition.key), number)
    for report in reports:
        for word in (*(one.key for one in report.propositions), *(one.trigger for one in report.events)):
            mention = (report.article.id, word)
            found.setdefault(mention, mention)
    return found


def paired(found: Iterable[Span], expected: Iterable[Place], fits: Matching) -> dict[Span, Place]:
    """Each mention that counts as an expected one, with it: that which it equals, else a free one that it *fits*.

    Both are taken in text order, and each has one of the other at most.
    """
    free = {(span.start, span.end): span for span in sorted(found, key=lambda span: (span.start, span.end))}
    places = sorted(set(expected))
    pairs = {free.pop(place): place for place in places if place in free}
    taken = frozenset(pairs.values())
    for place in places:
        span = next((span for span in free.values() if fits(span, place)), None)
        if place not in taken and span is not None:
            pairs[span] = place
            del free[span.start, span.end]
    return pairs


def equal(span: Span, place: Place) -> bool:
    """Whether a mention is an expected span."""
    return (span.start, span.end) == place


def within(span: Span, place: Place) -> bool:
    """Whether a mention lies within an expected span."""
    return place[0] <= span.start and span.end <= place[1]


def overlapping(span: Span, place: Place) -> bool:
    """Whether the last word of a mention overlaps an expected span."""
    last = span.end - len(span.text.split()[-1])
    return last < place[1] and place[0] < span.end


_MATCHINGS: Final[dict[str, Matching]] = {"": within, "exact_": equal, "overlap_": overlapping}


def _named(topic: Topic, fits: Matching) -> dict[Mention, Hashable]:
    """A name for each mention that was found: the expected mention's where it counts as one."""
    names: dict[Mention, Hashable] = {}
    for article, expected in topic.expected.items():
        found = [span for name, span in topic.found if name == article]
        pairs = paired(found, expected, fits)
        names.update({(article, span): (article, pairs.get(span, (span.start, span.end))) for span in found})
    return names


def _several(entities: Iterable[frozenset[Hashable]]) -> list[frozenset[Hashable]]:
    return [entity for entity in entities if len(entity) > 1]


def _mean(scorer: Scorer) -> float:
    return fmean((scorer.muc.f1, scorer.b_cubed.f1, scorer.ceaf.f1))


def _topics(folder: Path, reader: Reader) -> Iterator[Topic]:
    documents: dict[str, list[Actions]] = {}
    for document in actions(folder, dev=True):
        documents.setdefault(document.topic, []).append(document)
    for some in documents.values():
        reports = [_report(document, reader) for document in sorted(some, key=lambda document: document.name)]
        expected = {one.name: {(a.start, a.end): a.instance for a in one.actions} for one in some}
        yield Topic(found=grouped(reports), expected=expected)


def _report(document: Actions, reader: Reader) -> Report:
    """The checked sentences of a document as an article that neither an outlet nor a date is known of."""
    article = replace(bare(document.name, document.text), id=document.name, outlet=None)
    return read_article(article, reader)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--bundle", type=Path, help="another bundle than the package's own")
    args = parser.parse_args()
    topics = list(_topics(args.corpora / "ecbplus", Reader(args.bundle)))
    for prefix, fits in _MATCHINGS.items():
        for name, value in told(topics, fits).items():
            print(f"ecbplus_{prefix + name:34} {value:9.4f}")


if __name__ == "__main__":
    main()
