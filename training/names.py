"""Names in wikigold, CrossNER politics and WNUT 2017: the loaders for the head of names; re3d has its own module.

wikigold (Balasuriya et al. 2009) is Wikipedia articles, CrossNER (Liu et al. 2021) loose sentences about politics,
WNUT 2017 (Derczynski et al. 2017) posts in social media. All are CoNLL columns, a token and its label a line, in IOB1
(wikigold) or IOB2, which one reading decodes: a name begins at ``B``, after no name, and where the type changes. The
tokens are joined again as running text. Loose sentences are packed, twenty to a document, a line each; the types are
mapped by :mod:`training.naming`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.detokenising import joined
from training.documents import Document, Name
from training.naming import kind, trimmed
from training.re3d import re3d

__all__ = ["crossner", "re3d", "wikigold", "wnut"]

_PACKED = 20
_DOCUMENT_MARK = "-DOCSTART-"

_Sentence = list[tuple[str, str]]


def wikigold(path: Path) -> Iterator[Document]:
    """The articles in the file at *path*, each a document, a line a sentence."""
    article: list[_Sentence] = []
    articles = [article]
    for sentence in _sentences(path):
        if sentence[0][0] == _DOCUMENT_MARK:
            article = []
            articles.append(article)
        else:
            article.append(sentence)
    return _documents("wikigold", path, [article for article in articles if article])


def crossner(path: Path) -> Iterator[Document]:
    """The sentences in the file at *path*, packed in documents."""
    return _documents("crossner", path, _packed(_sentences(path)))


def wnut(path: Path) -> Iterator[Document]:
    """The posts in the file at *path*, packed in documents."""
    return _documents("wnut", path, _packed(_sentences(path)))


def _sentences(path: Path) -> Iterator[_Sentence]:
    sentence: _Sentence = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if columns := line.split():
                sentence.append((columns[0], columns[-1]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def _packed(sentences: Iterator[_Sentence]) -> list[list[_Sentence]]:
    rows = list(sentences)
    return [rows[start : start + _PACKED] for start in range(0, len(rows), _PACKED)]


def _documents(corpus: str, path: Path, groups: list[list[_Sentence]]) -> Iterator[Document]:
    for number, group in enumerate(groups, start=1):
        text = ""
        names: list[Name] = []
        for sentence in group:
            line, places = joined([token for token, _ in sentence])
            text += "\n" if text else ""
            names.extend(_names(corpus, line, places, [label for _, label in sentence], offset=len(text)))
            text += line
        yield Document(corpus=corpus, name=f"{corpus}-{path.stem}-{number}", text=text, names=tuple(names))


def _names(
    corpus: str, line: str, places: tuple[tuple[int, int], ...], labels: list[str], *, offset: int
) -> Iterator[Name]:
    for first, last, type_ in _runs(labels):
        start, end = trimmed(line, places[first][0], places[last][1], any_article=False)
        found = kind(corpus, type_, line[start:end]) if start < end else None
        if found is not None:
            yield Name(start=offset + start, end=offset + end, kind=found)


def _runs(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """The labelled runs of tokens: first, last, and type."""
    first, type_ = 0, ""
    for place, label in enumerate([*labels, "O"]):
        position, _, own = label.partition("-")
        if type_ and (position != "I" or own != type_):
            yield first, place - 1, type_
            type_ = ""
        if own and not type_:
            first, type_ = place, own
