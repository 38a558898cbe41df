"""Where the time goes: the stages one after another in this process, each with its own clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from reportedly import articles, sentences, statements
from reportedly.pages import open_pages
from reportedly.reader.session import Reader
from reportedly.records import Article, Page, Span

__all__ = ["STAGES", "heads", "shares"]

#: The stages in their order.
STAGES = ("pages", "articles", "sentences", "reader", "statements", "senses")


def shares(files: Sequence[Path], *, bundle: Path | None = None) -> dict[str, float]:
    """Read *files* on one core and give each stage's part, 0 to 1, of the time of all."""
    reader = Reader(bundle, threads=1)
    spent = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[stage] += time.process_time() - began

    pages = open_pages([str(file) for file in files])
    while True:
        with clock("pages"):
            page = next(pages, None)
        if page is None:
            break
        if isinstance(page, Page):
            with clock("articles"):
                article = articles.extract(page)
            if isinstance(article, Article):
                with clock("sentences"):
                    found = sentences.of(article)
                with clock("reader"):
                    reading = reader.read(article.text, found)
                with clock("statements"):
                    report = statements.compose(article, found, reading)
                with clock("senses"):
                    reader.senses(article.text, found, [one.spans for one in report.propositions])
    total = sum(spent.values())
    return {stage: seconds / total for stage, seconds in spent.items()}


def heads(files: Sequence[Path], *, bundle: Path | None = None) -> float:
    """How many times as long the reader takes for everything as it would for attributions alone.

    Both run the same model, whose other heads are some hundredth parts of it; what differs is the decoding.
    """
    reader = Reader(bundle, threads=1)
    pages = [page for page in open_pages([str(file) for file in files]) if isinstance(page, Page)]
    found = [article for article in map(articles.extract, pages) if isinstance(article, Article)]
    given = [(article.text, sentences.of(article)) for article in found]

    def cost(work: Callable[[str, Sequence[Span]], object]) -> float:
        began = time.process_time()
        for text, spans in given:
            work(text, spans)
        return time.process_time() - began

    turns = [(cost(reader.read), cost(lambda text, _: reader.attributions(text))) for _ in range(3)]
    return median(everything / alone for everything, alone in turns)
