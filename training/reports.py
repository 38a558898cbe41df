"""Texts that are no pages as reports, what the program makes of some reports, and which of that people labelled."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.quality.stories.aligning import Place, overlap
from reportedly.reconcile.families import copies, families
from reportedly.reconcile.figures import cast_of
from reportedly.reconcile.gists import Gist, gists
from reportedly.records import Article, Report

__all__ = ["Labelled", "bare", "gathered", "named"]

#: The share of its words that a gist must cover to be a labelled saying.
LEAST = 0.2

#: A labelled saying: where it is, and the name of its claim.
Labelled = tuple[Place, str]


def bare(name: str, text: str) -> Article:
    """A text of a corpus as an article of which nothing else is known."""
    return Article(
        id=f"article-{name}",
        url=None,
        outlet=name,
        title=None,
        byline=(),
        published=None,
        modified=None,
        captured=None,
        language="en",
        truncated=None,
        dateline=None,
        credits=(),
        agencies=(),
        text=text,
        removed=(),
        page_sha256="",
        media_type="text/plain",
    )


def gathered(reports: Sequence[Report]) -> tuple[Gist, ...]:
    """The gists of some reports, as the program makes them."""
    articles = [report.article for report in reports]
    kin = families([article.id for article in articles], copies(articles))
    return gists(reports, cast_of(entity for report in reports for entity in report.entities), kin)


def named(found: Sequence[Gist], labelled: Sequence[Labelled]) -> list[str | None]:
    """The labelled claim of each gist: that of the saying whose words it covers best."""
    names: list[str | None] = [None] * len(found)
    for place, name in labelled:
        here = [index for index, gist in enumerate(found) if gist.origin.article == place.article]
        best = max(here, key=lambda index: _fit(place, found[index]), default=None)
        if best is not None and _fit(place, found[best]):
            names[best] = name
    return names


def _fit(place: Place, gist: Gist) -> float:
    """Overlap by union, 0 where it is too little."""
    if gist.place is None:
        return 0.0
    shared, length = overlap(place, [gist.place]), place.end - place.start
    return shared / (length + gist.place.end - gist.place.start - shared) if shared >= LEAST * length else 0.0
