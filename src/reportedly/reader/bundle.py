"""A bundle: the trained reader as files in one folder, with a manifest that says what they are.

``manifest.json`` names the format, the files with their SHA-256, the numbers the decoder needs, and what the reader was
trained on and measured at. A bundle whose files do not match their hashes is refused.
"""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.errors import BundleError
from reportedly.reader.heads import TAGS, widths
from reportedly.reader.linking import FEATURES, Linking
from reportedly.reader.weights import Weights

__all__ = ["FILES", "FORMAT", "Bundle", "Links", "Manifest", "Score", "digest", "load", "manifest"]

FORMAT = 4
FILES = ("embedding.onnx", "model.onnx", "senses.onnx", "vocab.txt", "decoder.npz")


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One measured number of the reader: of which head, on which corpus and part, which measure, its value.

    Values are in hundredths (0 to 100), but for a correlation, an error and the like, whose measure says so.
    """

    head: str
    corpus: str
    measure: str
    value: float


class Links(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The weights of :class:`reportedly.reader.linking.Linking`."""

    content: tuple[float, ...]
    source: tuple[float, ...]
    nobody: tuple[float, float]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``manifest.json``, checked field by field."""

    format: int
    name: str
    encoder: str
    trained: str
    data: dict[str, str]
    layout: dict[str, int]
    transitions: tuple[tuple[float, ...], ...]
    links: Links
    files: dict[str, str]
    scores: tuple[Score, ...]
    licence: str
    calibration: dict[str, tuple[float, float]] = {}  # slope and shift by kind: reportedly.reader.calibrating


class _Form(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a manifest first: another format has other fields."""

    format: int


_Decoded = TypeVar("_Decoded", _Form, Manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle whose files were found whole: the manifest, the graphs' bytes, the vocabulary, the decoder's weights.

    ``embedding`` gives what both others begin with: ``model``, the reader's heads, and ``senses``.
    """

    manifest: Manifest
    embedding: bytes
    model: bytes
    senses: bytes
    pieces: tuple[str, ...]
    weights: Weights
    digest: str

    @property
    def transitions(self) -> NDArray[np.float32]:
        """The trained transitions, (tags, tags)."""
        return np.array(self.manifest.transitions, dtype=np.float32)

    @property
    def linking(self) -> Linking:
        """The fitted weights of the links."""
        links = self.manifest.links
        return Linking(content=links.content, source=links.source, nobody=links.nobody)


def load(folder: Path | None = None) -> Bundle:
    """Open the bundle in *folder*, or the one that the package carries.

    Raises:
        BundleError: it is missing, broken, or made for another version of the program.
    """
    with _opened(folder) as opened:
        return _load(opened)


def manifest(folder: Path | None = None) -> Manifest:
    """Give what the bundle in *folder*, or the one that the package carries, says of itself; open no other file.

    Raises:
        BundleError: it is missing, broken, or made for another version of the program.
    """
    with _opened(folder) as opened:
        return _manifest(opened, _bytes(opened, "manifest.json"))


def digest(folder: Path | None = None) -> str:
    """Name a bundle by its content: the manifest's SHA-256, and by it every file's, cut to 16 digits.

    Raises:
        BundleError: it is missing.
    """
    with _opened(folder) as opened:
        return _digest(_bytes(opened, "manifest.json"))


def _opened(folder: Path | None) -> AbstractContextManager[Path]:
    return nullcontext(folder) if folder is not None else as_file(files("reportedly.reader") / "bundles" / "base")


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:16]


def _manifest(folder: Path, raw: bytes) -> Manifest:
    form = _decoded(folder, raw, _Form).format
    if form != FORMAT:
        raise BundleError(
            f"the bundle {folder} has format {form}, this version of reportedly reads format {FORMAT}: "
            "take the bundle that belongs to it"
        )
    manifest = _decoded(folder, raw, Manifest)
    _expect_shapes(folder, manifest)
    return manifest


def _decoded(folder: Path, raw: bytes, type_: type[_Decoded]) -> _Decoded:
    try:
        return msgspec.json.decode(raw, type=type_)
    except msgspec.DecodeError as error:
        raise BundleError(f"the bundle {folder} has a broken manifest.json: {error}; install it again") from None


def _load(folder: Path) -> Bundle:
    raw = _bytes(folder, "manifest.json")
    manifest = _manifest(folder, raw)
    contents = {name: _checked(folder, name, manifest.files) for name in FILES}
    return Bundle(
        manifest=manifest,
        embedding=contents["embedding.onnx"],
        model=contents["model.onnx"],
        senses=contents["senses.onnx"],
        pieces=tuple(contents["vocab.txt"].decode("utf-8").splitlines()),
        weights=Weights.load(contents["decoder.npz"]),
        digest=_digest(raw),
    )


def _expect_shapes(folder: Path, manifest: Manifest) -> None:
    rows = manifest.transitions
    whole = {
        "layout is not what this version reads": manifest.layout == widths(),
        f"transitions is not {len(TAGS)} by {len(TAGS)}": [len(row) for row in rows] == [len(TAGS)] * len(TAGS),
        f"links.content has not {len(FEATURES)} weights": len(manifest.links.content) == len(FEATURES),
        f"links.source has not {len(FEATURES)} weights": len(manifest.links.source) == len(FEATURES),
    }
    for fault, holds in whole.items():
        if not holds:
            raise BundleError(f"the bundle {folder} has a broken manifest.json: {fault}; install it again")


def _checked(folder: Path, name: str, hashes: dict[str, str]) -> bytes:
    content = _bytes(folder, name)
    if hashlib.sha256(content).hexdigest() != hashes.get(name):
        raise BundleError(f"the bundle {folder} is broken: {name} is not the file its manifest names; install it again")
    return content


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BundleError(
            f"the bundle {folder} cannot be read: {name}: {reason}; name a folder with a bundle"
        ) from None
