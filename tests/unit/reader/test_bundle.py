"""What a bundle says of itself, and what becomes of one that says something else than it should."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from reportedly.errors import BundleError
from reportedly.reader.bundle import FORMAT, digest, load, manifest
from reportedly.reader.heads import widths
from tests import bundles


def test_the_manifest_is_read_without_the_files_it_names(tmp_path: Path) -> None:
    measured = bundles.score("names", "gazette dev", "entity F1", 81.0)
    assert manifest(bundles.write(tmp_path, measured)) == bundles.manifest(measured)


def test_a_bundle_is_named_by_its_manifest(tmp_path: Path) -> None:
    bundles.write(tmp_path)
    whole = hashlib.sha256((tmp_path / "manifest.json").read_bytes()).hexdigest()
    assert (len(digest(tmp_path)), whole.startswith(digest(tmp_path))) == (16, True)


def test_a_manifest_without_its_files_is_no_reader(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"cannot be read: embedding\.onnx: No such file"):
        load(bundles.write(tmp_path))


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param(
            {"format": 1}, f"has format 1, this version of reportedly reads format {FORMAT}", id="another format"
        ),
        pytest.param({"layout": widths() | {"names": 1}}, "layout is not what this version reads", id="other heads"),
        pytest.param({"transitions": ((0.0,),)}, "transitions is not 7 by 7", id="transitions"),
        pytest.param({"scores": "good"}, "broken manifest.json: Expected `array`, got `str`", id="scores"),
        pytest.param({"mood": "good"}, "broken manifest.json: Object contains unknown field `mood`", id="a field more"),
    ],
)
def test_a_manifest_that_does_not_hold(tmp_path: Path, changed: dict[str, object], fault: str) -> None:
    told = msgspec.to_builtins(bundles.manifest()) | changed
    (tmp_path / "manifest.json").write_bytes(msgspec.json.encode(told))
    with pytest.raises(BundleError) as raised:
        manifest(tmp_path)
    assert fault in str(raised.value)
    assert "\n" not in str(raised.value)
