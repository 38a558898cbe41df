"""The format as it is on disk, byte for byte: a change here is a change for everybody who reads a ledger."""

from __future__ import annotations

from pathlib import Path

from reportedly.export import jsonl
from tests import invented

GOLDEN = Path(__file__).with_name("ledger.jsonl")


def test_the_dam_at_orrin() -> None:
    written = [*jsonl.lines(invented.dam()), jsonl.line(invented.rejected())]
    assert "".join(f"{line}\n" for line in written).encode() == GOLDEN.read_bytes()
