"""Where the time goes: the stages one after another in this process, each with its own clock."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reportedly import articles, sentences, statements
from reportedly.pages import open_pages
from reportedly.reader.session import Reader
from reportedly.records import Article, Page

__all__ = ["STAGES", "shares"]

#: The stages in their order.
STAGES = ("pages", "articles", "sentences", "reader", "statements")


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
                    reading = reader.read(article.text)
                with clock("statements"):
                    statements.compose(article, found, reading)
    total = sum(spent.values())
    return {stage: seconds / total for stage, seconds in spent.items()}
