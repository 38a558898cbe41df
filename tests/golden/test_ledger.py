"""The format as it is on disk, byte for byte: a change here is a change for everybody who reads a ledger."""

from __future__ import annotations

from pathlib import Path

from reportedly.export import jsonl
from tests import invented, reckoned
from tests.docs.fences import fences

PARSED = Path(__file__).with_name("ledger.jsonl")
JUDGED = Path(__file__).with_name("judged.jsonl")
EXPORTED = Path(__file__).with_name("affair.jsonl")
DOCUMENT = Path(__file__).parents[2] / "docs" / "ledger.md"


def test_the_dam_at_orrin() -> None:
    written = [*jsonl.lines(invented.dam()), jsonl.line(invented.rejected())]
    assert "".join(f"{line}\n" for line in written).encode() == PARSED.read_bytes()


def test_what_two_reports_of_it_come_to() -> None:
    written = jsonl.affair_lines(reckoned.reports(), reckoned.affair())
    assert "".join(f"{line}\n" for line in written).encode() == EXPORTED.read_bytes()


def test_what_people_judged_of_it() -> None:
    written = jsonl.affair_lines(reckoned.reports(), reckoned.judged(), reckoned.corrections())
    assert "".join(f"{line}\n" for line in written).encode() == JUDGED.read_bytes()


def test_the_lines_in_the_document_are_lines_of_it() -> None:
    shown = [fence.body.strip() for fence in fences(DOCUMENT.read_text(encoding="utf-8")) if fence.language == "json"]
    golden = {line for file in (PARSED, EXPORTED, JUDGED) for line in file.read_text(encoding="utf-8").splitlines()}
    assert shown
    assert set(shown) <= golden
