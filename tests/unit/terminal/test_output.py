from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from reportedly.errors import StoreError, UsageError
from reportedly.terminal.door import ReaderGone
from reportedly.terminal.output import page, print_lines, write_lines


class Screen(TextIOWrapper):
    """Standard output or input that is a terminal."""

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        """What was printed."""
        self.seek(0)
        return self.read()


class Broken(BytesIO):
    """Standard output that fails."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _: object) -> int:
        raise self.error


def _screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal of five lines. (Not a fixture: pytest sets standard output anew when a test begins.)"""
    made = Screen(BytesIO(), encoding="utf-8", newline="")
    monkeypatch.setattr("sys.stdout", made)
    monkeypatch.setattr("sys.stdin", made)
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setenv("COLUMNS", "80")
    return made


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the pager."""
    chunks: list[str] = []

    def pager(text: Iterator[str], *, color: bool) -> None:
        assert color
        chunks.extend(text)

    monkeypatch.setattr(click, "echo_via_pager", pager)
    monkeypatch.setenv("LESS", "FX")
    return chunks


def _lines(*, fail: Exception | None = None) -> Iterator[str]:
    yield '{"text":"\x85 ü"}'
    if fail:
        raise fail
    yield "{}"


def test_lines_are_utf8_and_as_they_came(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_lines(_lines())
    assert capfdbinary.readouterr().out == b'{"text":"\xc2\x85 \xc3\xbc"}\n{}\n'


def test_a_terminal_gets_control_characters_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    print_lines(_lines())
    assert screen.text == '{"text":"\\u0085 ü"}\n{}\n'


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        pytest.param(BrokenPipeError(), ReaderGone, id="closed"),
        pytest.param(OSError(28, "No space left on device"), StoreError, id="full"),
    ],
)
def test_output_that_fails(monkeypatch: pytest.MonkeyPatch, error: OSError, raised: type[Exception]) -> None:
    broken = TextIOWrapper(Broken(error), write_through=True)
    monkeypatch.setattr("sys.stdout", broken)
    with pytest.raises(raised):
        print_lines(["{}"])
    with pytest.raises(raised):
        page(["text\n"])
    broken.detach()


def test_a_file_is_whole(tmp_path: Path) -> None:
    write_lines(_lines(), tmp_path / "ledger.jsonl")
    assert (tmp_path / "ledger.jsonl").read_bytes() == b'{"text":"\xc2\x85 \xc3\xbc"}\n{}\n'
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.jsonl"]


def test_a_file_is_as_it_was_where_writing_fails(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text("before")
    with pytest.raises(StoreError):
        write_lines(_lines(fail=StoreError("the desk broke")), ledger)
    assert ledger.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "ledger.jsonl").touch()
    (tmp_path / "link").symlink_to("ledger.jsonl")
    write_lines(["{}"], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "ledger.jsonl").read_text() == "{}\n"


@pytest.mark.parametrize("where", ["no/such/folder/ledger.jsonl", "."])
def test_a_file_that_cannot_be_written(tmp_path: Path, where: str) -> None:
    with pytest.raises(UsageError, match=r"cannot write .*; choose another --output"):
        write_lines(_lines(), tmp_path / where)


def test_what_fits_the_screen_needs_no_pager(paged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    page(["one\n", "two\nthree\n", "four\n"])
    assert (screen.text, paged) == ("one\ntwo\nthree\nfour\n", [])


def test_what_does_not_goes_to_the_pager_as_it_comes(paged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    page(f"{number}\n" for number in range(7))
    assert (screen.text, paged) == ("", ["0\n1\n2\n3\n4\n", "5\n", "6\n"])
    assert os.environ["LESS"] == "FX -R"


def test_nobody_watches_no_pager(paged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page(["long\n" * 100])
    assert (capsys.readouterr().out, paged) == ("long\n" * 100, [])


def test_an_encoding_without_the_character_shows_another(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(raw, encoding="ascii", newline=""))
    page(["«sein»\n"])
    assert raw.getvalue() == b"?sein?\n"


def test_text_without_a_buffer_is_printed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = StringIO()
    monkeypatch.setattr("sys.stdout", kept)
    page(["said\n"])
    assert kept.getvalue() == "said\n"
