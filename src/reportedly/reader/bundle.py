"""A bundle: the trained reader as files in one folder, with a manifest that says what they are.

``manifest.json`` names the format, the files with their SHA-256, the numbers the decoder needs, and what the reader was
trained on and measured at. A bundle whose files do not match their hashes is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.errors import BundleError
from reportedly.reader.decode import LINK_WIDTH, TAGS
from reportedly.reader.linking import FEATURES, Linking

__all__ = ["FORMAT", "Bundle", "Links", "Manifest", "Score", "load"]

FORMAT = 1


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One measured number of the reader: which corpus and part, which measure, its value."""

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
    tags: tuple[str, ...]
    link_width: int
    transitions: tuple[tuple[float, ...], ...]
    links: Links
    files: dict[str, str]
    scores: tuple[Score, ...]
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle whose files were found whole: the manifest, the model's bytes and the vocabulary's pieces."""

    manifest: Manifest
    model: bytes
    pieces: tuple[str, ...]
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
    if folder is not None:
        return _load(folder)
    with as_file(files("reportedly.reader") / "bundles" / "attribution") as carried:
        return _load(carried)


def _load(folder: Path) -> Bundle:
    raw = _bytes(folder, "manifest.json")
    try:
        manifest = msgspec.json.decode(raw, type=Manifest)
    except msgspec.DecodeError as error:
        raise BundleError(f"the bundle {folder} has a broken manifest.json: {error}; install it again") from None
    if manifest.format != FORMAT or manifest.tags != TAGS or manifest.link_width != LINK_WIDTH:
        raise BundleError(
            f"the bundle {folder} has format {manifest.format}, this version of reportedly reads format {FORMAT}: "
            "take the bundle that belongs to it"
        )
    _expect_shapes(folder, manifest)
    contents = {name: _checked(folder, name, manifest.files) for name in ("model.onnx", "vocab.txt")}
    return Bundle(
        manifest=manifest,
        model=contents["model.onnx"],
        pieces=tuple(contents["vocab.txt"].decode("utf-8").splitlines()),
        digest=hashlib.sha256(raw).hexdigest()[:16],
    )


def _expect_shapes(folder: Path, manifest: Manifest) -> None:
    rows = manifest.transitions
    whole = {
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
