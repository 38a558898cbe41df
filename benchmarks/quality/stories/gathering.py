"""Whether the desk would tell stories apart: all pages of a split laid together, and grouped as the desk groups them.

Two pages of one labelled story belong together, two of different ones do not. Counted are pairs of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from benchmarks.quality.stories.measuring import Tally
from reportedly.reconcile import story_keys
from reportedly.reconcile.joining import joined
from reportedly.records import Report

__all__ = ["gathered", "tally"]


def gathered(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles, story by story, as their keys join them."""
    first: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    articles = []
    for report in reports:
        articles.append(report.article.id)
        pairs.extend((first.setdefault(key, report.article.id), report.article.id) for key in story_keys(report))
    return joined(articles, pairs)


def tally(stories: Sequence[Sequence[Report]]) -> Tally:
    """The pairs of pages that are rightly together, together, and to be together."""
    ours = set(_pairs(gathered(report for reports in stories for report in reports)))
    theirs = set(_pairs([report.article.id for report in reports] for reports in stories))
    return Tally(len(ours & theirs), len(ours), len(theirs))


def _pairs(groups: Iterable[Sequence[str]]) -> Iterable[tuple[str, ...]]:
    return (tuple(sorted(pair)) for group in groups for pair in combinations(group, 2))
