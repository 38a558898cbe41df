"""Which corpora the reader learns from, and how often an epoch sees each: one table."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import names, polnear
from training.conllu import ewt, gum
from training.documents import Document
from training.ecbplus import ecbplus
from training.examples import Cut
from training.factuality import factuality
from training.timebank import timebank

__all__ = ["CORPORA", "Corpus", "thin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A corpus's training part: where it lies, how it is read, how often an epoch of all heads sees it."""

    path: str
    load: Callable[[Path], Iterator[Document]]
    share: float


def _polnear(path: Path) -> Iterator[Document]:
    for article in polnear.articles(path):
        yield Document(corpus="polnear", name=article.name, text=article.text, attributions=article.attributions)


def _factuality(path: Path) -> Iterator[Document]:
    yield from factuality(path.parent, "train", (path.name,))


#: Attribution comes first and is learnt alone (an epoch is all of ``polnear``); then all heads, with these shares.
#: Small corpora that a head has nothing else to learn from are seen more often than once. Not swept.
CORPORA: dict[str, Corpus] = {
    "polnear": Corpus(path="polnear/train", load=_polnear, share=0.65),
    "ewt": Corpus(path="ewt/train.conllu.gz", load=ewt, share=1.0),
    "gum": Corpus(path="gum/train", load=gum, share=1.5),
    "timebank": Corpus(path="timebank", load=lambda path: timebank(path, dev=False), share=1.5),
    "uw": Corpus(path="factuality/uw", load=_factuality, share=1.0),
    "uds_ih2": Corpus(path="factuality/uds_ih2", load=_factuality, share=0.3),
    "rp": Corpus(path="factuality/rp", load=_factuality, share=1.0),
    "commitmentbank": Corpus(path="factuality/commitmentbank", load=_factuality, share=1.0),
    "megaveridicality": Corpus(path="factuality/megaveridicality", load=_factuality, share=0.5),
    "wikigold": Corpus(path="names/wikigold/wikigold.conll.txt", load=names.wikigold, share=1.0),
    "crossner": Corpus(path="names/crossner_politics/train.txt", load=names.crossner, share=2.0),
    "wnut": Corpus(path="names/wnut17/wnut17train.conll", load=names.wnut, share=0.3),
    "re3d": Corpus(path="names/re3d", load=lambda path: names.re3d(path, dev=False), share=2.0),
    "ecbplus": Corpus(path="ecbplus", load=lambda path: ecbplus(path, dev=False), share=0.5),
}


def thin(cuts: Sequence[Cut], share: float, shuffle: random.Random) -> list[Cut]:
    """*share* of the windows of a corpus: some of them below 1, some of them twice above."""
    whole, part = divmod(share, 1)
    return [*cuts] * int(whole) + shuffle.sample(list(cuts), round(len(cuts) * part))
