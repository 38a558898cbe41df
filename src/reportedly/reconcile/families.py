"""Who copied whom: articles that share sentences, and the families they make.

An article takes a sentence from another where most runs of four words of it stand there. Quoted words count for
nothing: two reporters at one press conference have the same. An article that takes a fifth of its sentences, and two
at least, from an earlier one is a copy of it (of the one it shares most with). Runs are looked up in an index, so
that only articles that share some are ever compared. Where both are one outlet's, and one page's, it is a revision.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.affairs import Copy
from reportedly.reconcile.chronology import moment_of
from reportedly.reconcile.joining import joined
from reportedly.records import Article, Span, cut

__all__ = ["copies", "families"]

#: Words a run; the share of a sentence's runs that must stand in the other article; the shortest sentence that counts.
RUN: Final = 4
ENOUGH_RUNS: Final = 0.55
FEWEST_WORDS: Final = 7
#: The share of its sentences, and their number, from which an article is a copy. A fifth is what the labelled stories
#: call a copy (stories/README.md); the others were chosen on the development stories, 2026-11-25.
ENOUGH: Final = 0.2
FEWEST: Final = 2
#: The share of its sentences from which what an outlet takes of its own page is a later version of that.
REVISED: Final = 0.5
#: Runs that more articles than this have (a boilerplate line) lead to nobody.
COMMON: Final = 64

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?=[\s\"”’)]|$)[\"”’)]*|\n|$)|[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{12,}[”\"]")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    span: Span
    runs: frozenset[Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """An article as sentences of runs; ``quoted`` says how many of its sentences are all quotation."""

    article: Article
    sentences: tuple[_Sentence, ...]
    runs: frozenset[Run]


def copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """Every article that is a copy, and of which; by article.

    Depends on the set of articles only, in no order.
    """
    texts = sorted((_text(article) for article in articles), key=lambda text: moment_of(text.article))
    before: dict[str, _Text] = {}
    found: list[Copy] = []
    index: dict[Run, list[str]] = defaultdict(list)
    for text in texts:
        best = max(
            (_copy(text, before[other]) for other in _sharing(text, index)),
            key=lambda copy: (copy.share, [-ord(letter) for letter in copy.of]),
            default=None,
        )
        if best is not None and best.share >= ENOUGH and len(best.spans) >= FEWEST:
            found.append(best)
        before[text.article.id] = text
        for run in text.runs:
            index[run].append(text.article.id)
    return tuple(sorted(found, key=lambda copy: copy.article))


def families(articles: Sequence[str], found: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    """The articles, each in one family: those that copies join, also through others in between."""
    return joined(articles, ((copy.article, copy.of) for copy in found))


def _text(article: Article) -> _Text:
    sentences = tuple(_sentences(article))
    return _Text(article=article, sentences=sentences, runs=frozenset().union(*(one.runs for one in sentences)))


def _sentences(article: Article) -> Iterator[_Sentence]:
    unquoted = _QUOTED.sub(lambda quotation: " " * len(quotation[0]), article.text)
    for match in _SENTENCE.finditer(article.text):
        own = _WORD.findall(unquoted, match.start(), match.end())
        if len(own) >= FEWEST_WORDS:
            own = [word.casefold() for word in own]
            runs = frozenset(tuple(own[place : place + RUN]) for place in range(len(own) - RUN + 1))
            yield _Sentence(span=cut(article.text, match.start(), match.end()), runs=runs)


def _sharing(text: _Text, index: Mapping[Run, Sequence[str]]) -> list[str]:
    """The earlier articles that share more than a few runs with one."""
    shared: Counter[str] = Counter()
    for run in text.runs:
        holders = index.get(run, ())
        if len(holders) <= COMMON:
            shared.update(holders)
    return [other for other, count in shared.items() if count >= FEWEST * RUN]


def _copy(text: _Text, other: _Text) -> Copy:
    taken = [one.span for one in text.sentences if len(one.runs & other.runs) >= ENOUGH_RUNS * len(one.runs)]
    share = len(taken) / len(text.sentences)
    return Copy(
        article=text.article.id,
        of=other.article.id,
        share=round(share, 4),
        spans=tuple(taken),
        revision=_is_revision(text.article, other.article, share),
    )


def _is_revision(article: Article, other: Article, share: float) -> bool:
    """Whether an outlet's page is a later version of another of its own: at one address, or the same for the most."""
    if article.outlet is None or article.outlet != other.outlet:
        return False
    return (article.url is not None and article.url == other.url) or share >= REVISED
