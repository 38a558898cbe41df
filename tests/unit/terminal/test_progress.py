from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.console import Console

from reportedly.records import Rejected
from reportedly.terminal.progress import Tally, Watch, rejection
from tests.unit.terminal import ferry

KNOWN = object()
RED = Rejected(url=None, path="a.html", reason="not_english", detail="the text looks like German")
EMPTY = Rejected(url="https://tideline.example/0", path=None, reason="empty", detail=None)


@pytest.mark.parametrize(
    ("items", "summary"),
    [
        pytest.param([], "0 pages read, 0 statements, into desk.db.", id="nothing"),
        pytest.param([ferry.report()], "1 page read, 7 statements, into desk.db.", id="one"),
        pytest.param(
            [ferry.report(), RED, ferry.report()],
            "2 pages read, 1 rejected (not_english 1), 14 statements, into desk.db.",
            id="one rejected",
        ),
        pytest.param(
            [EMPTY, RED, RED, KNOWN],
            "0 pages read, 1 there already, 3 rejected (not_english 2, empty 1), 0 statements, into desk.db.",
            id="the commonest reason first",
        ),
    ],
)
def test_summary(items: list[object], summary: str) -> None:
    tally = Tally()
    for item in items:
        tally.add(item)
    assert tally.summary("desk.db") == summary
    assert tally.pages == len(items)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        pytest.param(RED, "rejected a.html: not_english: the text looks like German", id="a path"),
        pytest.param(EMPTY, "rejected https://tideline.example/0: empty", id="an address, no detail"),
        pytest.param(
            Rejected(url=None, path="a\n\x1b[2Jb", reason="binary", detail="x\u202ey"),
            "rejected a �[2Jb: binary: x�y",
            id="one line, whatever the file is called",
        ),
    ],
)
def test_rejection(page: Rejected, line: str) -> None:
    assert rejection(page) == line


def _watched(total: int | None, *, terminal: bool) -> str:
    file = StringIO()
    console = Console(file=file, force_terminal=terminal, width=100, color_system=None, legacy_windows=False)
    with Watch(total, console) as watch:
        for item in (ferry.report(), RED, KNOWN):
            watch.saw(item)
    return file.getvalue()


def test_a_terminal_sees_pages_words_and_time_left() -> None:
    seen = _watched(4, terminal=True)
    assert re.search(r"reading .* 3 of 4 pages [\d,]+ words/s .* left", seen)
    assert "reportedly: rejected a.html: not_english: the text looks like German\n" in seen


def test_no_time_left_where_the_end_is_not_known() -> None:
    seen = _watched(None, terminal=True)
    assert "3 pages" in seen
    assert "left" not in seen


def test_elsewhere_there_are_only_the_rejected() -> None:
    assert _watched(4, terminal=False) == "reportedly: rejected a.html: not_english: the text looks like German\n"


def test_a_long_line_is_not_broken() -> None:
    file = StringIO()
    with Watch(1, Console(file=file, width=20)) as watch:
        watch.saw(Rejected(url=None, path="[red]" + "long/" * 20, reason="empty", detail=None))
    assert file.getvalue() == f"reportedly: rejected [red]{'long/' * 20}: empty\n"
