"""Universal Dependencies in CoNLL-U, syntax and (in GUM) entities: EWT and GUM.

CoNLL-U lists words; the places of the words in a text are rebuilt here from their forms: one space after a token unless
``SpaceAfter=No``, one space between the sentences of a paragraph, a blank line before a paragraph. A multiword token
(``1-2 don't``) is cut among its syntactic words by the lengths of their forms. Empty nodes (``8.1``) are left out: the
trees are the basic ones.

GUM (Zeldes 2017) writes its entities into MISC as brackets, ``Entity=(3-person-...`` where one opens, ``3)`` where it
closes, several on one word if need be. Its first field is the entity within the document, the second its kind; equal
entities corefer. Bridging and split antecedents stand elsewhere in MISC and are not read.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from pathlib import Path

from training.documents import Document, Mention, Word

__all__ = ["ewt", "gum"]

_DOCUMENT = "# newdoc id = "
_PARAGRAPH = re.compile(r"# newpar(?: id = .*)?$")
_BRACKET = re.compile(r"\((?P<opened>[^-()]+)-(?P<kind>[^-()]+)[^()]*(?P<single>\))?|(?P<closed>[^()]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line: a syntactic word, or a multiword token when ``last`` is above ``first``."""

    first: int
    last: int
    form: str
    tag: str
    head: int
    relation: str
    misc: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    document: str
    paragraph: bool
    rows: tuple[_Row, ...]

    @property
    def words(self) -> list[_Row]:
        return [row for row in self.rows if row.first == row.last]


def ewt(path: Path) -> Iterator[Document]:
    """The documents of the gzipped CoNLL-U file *path*, with ``sentences``."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for name, sentences in groupby(_sentences(file), key=attrgetter("document")):
            text, words = _laid_out(list(sentences))
            yield Document(corpus="ewt", name=name, text=text, sentences=words)


def gum(folder: Path) -> Iterator[Document]:
    """The documents of *folder*, one a ``.conllu`` file, with ``sentences`` and ``mentions``."""
    for path in sorted(folder.glob("*.conllu")):
        sentences = list(_sentences(path.read_text(encoding="utf-8").split("\n")))
        text, words = _laid_out(sentences)
        found = (m for sentence, places in zip(sentences, words, strict=True) for m in _mentions(sentence, places))
        mentions = tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))
        yield Document(corpus="gum", name=sentences[0].document, text=text, sentences=words, mentions=mentions)


def _sentences(lines: Iterable[str]) -> Iterator[_Sentence]:
    document, paragraph = "", False
    rows: list[_Row] = []
    for line in (*lines, ""):
        text = line.rstrip("\r\n")
        if text.startswith(_DOCUMENT):
            document, paragraph = text.removeprefix(_DOCUMENT), True
        elif _PARAGRAPH.match(text):
            paragraph = True
        elif text and not text.startswith("#"):
            rows.extend(_row(text))
        elif not text and rows:
            yield _Sentence(document=document, paragraph=paragraph, rows=tuple(rows))
            rows, paragraph = [], False


def _row(line: str) -> Iterator[_Row]:
    """The row on *line*; none for an empty node."""
    key, form, _, tag, _, _, head, relation, _, misc = line.split("\t")
    if "." not in key:
        first, _, last = key.partition("-")
        yield _Row(
            first=int(first),
            last=int(last or first),
            form=form,
            tag=tag,
            head=0 if head == "_" else int(head),
            relation=relation,
            misc=dict(item.split("=", 1) for item in misc.split("|") if "=" in item),
        )


def _laid_out(sentences: Sequence[_Sentence]) -> tuple[str, tuple[tuple[Word, ...], ...]]:
    """The text of one document's *sentences*, and their words in their places."""
    text = ""
    laid: list[tuple[Word, ...]] = []
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.paragraph else " "
        places: list[tuple[int, int]] = []
        gap = ""
        for surface, forms, spaced in _tokens(sentence):
            text += gap
            places.extend((len(text) + start, len(text) + end) for start, end in _shares(surface, forms))
            text += surface
            gap = " " if spaced else ""
        laid.append(tuple(_word(*pair) for pair in zip(sentence.words, places, strict=True)))
    return text, tuple(laid)


def _tokens(sentence: _Sentence) -> Iterator[tuple[str, list[str], bool]]:
    """The tokens as written, the forms of the syntactic words in each, and whether a space follows."""
    forms = [row.form for row in sentence.words]
    written = 0
    for row in sentence.rows:
        if row.first > written:
            yield row.form, forms[row.first - 1 : row.last], row.misc.get("SpaceAfter") != "No"
            written = row.last


def _shares(surface: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """The part of *surface* of each of *forms*; where they do not add up to it, the first has all and the rest none."""
    if "".join(forms) != surface:
        return [(0, len(surface)), *[(len(surface), len(surface))] * (len(forms) - 1)]
    return list(pairwise(accumulate(map(len, forms), initial=0)))


def _word(row: _Row, place: tuple[int, int]) -> Word:
    head = (row.head or row.first) - 1
    return Word(start=place[0], end=place[1], tag=row.tag, head=head, relation=row.relation)


def _mentions(sentence: _Sentence, words: Sequence[Word]) -> Iterator[Mention]:
    """The entities whose brackets close in *sentence*; none runs over a sentence's end."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(sentence.words):
        for bracket in _BRACKET.finditer(row.misc.get("Entity", "")):
            if bracket["opened"]:
                opened.setdefault(bracket["opened"], []).append((index, bracket["kind"]))
            closed = bracket["closed"] or (bracket["opened"] if bracket["single"] else None)
            if closed:
                first, kind = opened[closed].pop()
                head = words[_head(words, first, index)].start
                yield Mention(start=words[first].start, end=words[index].end, head=head, kind=kind, entity=closed)


def _head(words: Sequence[Word], first: int, last: int) -> int:
    """The first word from *first* to *last* that hangs on none of them."""
    inside = range(first, last + 1)
    return next(i for i in inside if words[i].head == i or words[i].head not in inside)
