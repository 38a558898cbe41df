"""A desk that is shown while another process reads into it: each a process of its own, and neither waits for the other.

The one that reads is fed a page at a time, so that it is known to be in the midst of it. A writer that had to wait
would give up after half a minute and say so; so an exit code tells what a clock would.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Final

import pytest

from reportedly import pipeline
from reportedly.store import Desk
from reportedly.web.adding import Adding
from reportedly.web.forms import Upload
from tests import rulereader
from tests.web.conftest import ROOT, written

AROUND: Final = (
    "The mayor of Orrin had waited at the old pier since dawn, in the first snow of a winter that began early. "
)
SERVE: Final = (
    "import sys; from pathlib import Path; from reportedly.web import serve; "
    "serve(Path(sys.argv[1]), port=0, ready=lambda at: print(at, flush=True))"
)


def _page(number: int) -> tuple[str, str, str, str]:
    text = f"{AROUND}\n\nIlse Brandt said that ferry number {number} was late.\n\n{AROUND}"
    return "Pell Post", f"2031-03-{number % 28 + 1:02}", f"Ferry {number} of Orrin late", text


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with one report."""
    rulereader.install(monkeypatch)
    list(pipeline.read([written(tmp_path / "first.jsonl", _page(0))], desk=tmp_path / "desk.db"))
    return tmp_path / "desk.db"


@pytest.fixture
def serving(desk: Path) -> Iterator[int]:
    """The desk shown by a process; gives the port."""
    command = [sys.executable, "-c", SERVE, str(desk)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment()) as process:
        try:
            yield int(_line(process.stdout).rstrip("/").rpartition(":")[2])
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


class Reading:
    """A ``read`` that is under way."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def give(self, number: int) -> None:
        """Have it read another page."""
        outlet, day, title, text = _page(number)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"outlet": outlet, "published": day, "title": title, "text": text}) + "\n")
        self._process.stdin.flush()

    def goes_on(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def end(self) -> tuple[int, str]:
        """Give it nothing more; gives its exit code and what it said."""
        _, said = self._process.communicate(timeout=120)
        return self._process.returncode, said


@contextmanager
def _reading(desk: Path) -> Iterator[Reading]:
    command = [sys.executable, "-m", "tests.rulereader", "read", "--desk", str(desk), "-"]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, env=_environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield Reading(process)
        finally:
            process.kill()


def _environment() -> dict[str, str]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1"}


def _line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def _get(port: int, address: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as asking:
        asking.request("GET", address)
        answer = asking.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, (address, body)
        return body


def _reports(page: str) -> int:
    found = re.search(r"in ([\d,]+) reports?,", page)
    assert found is not None
    return int(found[1])


def test_pages_are_served_while_another_process_reads(desk: Path, serving: int) -> None:
    story = re.findall(r'href="(/story/[^"]+)"', _get(serving, "/"))[0]
    with _reading(desk) as reading:
        for number in range(1, 6):
            reading.give(number)
            while _reports(_get(serving, "/")) <= number:  # it is stored: the page before it was not the last
                assert reading.goes_on()
            assert all(_get(serving, address) for address in (story, "/about", "/search?q=ferry", "/add"))
            assert reading.goes_on()
        code, said = reading.end()
    assert (code, "5 pages read" in said) == (0, True), said
    assert _reports(_get(serving, "/")) == 6


def test_whoever_looks_for_long_holds_no_reading_up(desk: Path, serving: int) -> None:
    with Desk.open(desk, readonly=True) as looked:
        reports = looked.reports()
        first = next(reports)
        with _reading(desk) as reading:
            for number in range(1, 4):
                reading.give(number)
            code, said = reading.end()
        assert (code, "3 pages read" in said) == (0, True), said
        assert [first, *reports] == [first]
    assert _reports(_get(serving, "/")) == 4


def test_whoever_writes_for_long_holds_no_page_up(desk: Path, serving: int) -> None:
    with closing(sqlite3.connect(desk, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert all(_get(serving, address) for address in ("/", "/about", "/search?q=ferry", "/add"))
        writer.execute("ROLLBACK")


def test_pages_are_added_while_another_process_reads(desk: Path) -> None:
    adding = Adding(desk)
    with _reading(desk) as reading:
        reading.give(1)
        for number in range(2, 6):
            outlet, _, title, text = _page(number)
            data = json.dumps({"outlet": outlet, "title": title, "text": text}).encode()
            name = adding.put([Upload(name="page.jsonl", stream=io.BytesIO(data))], ())
            progress = adding.look(name, patience=120)
            assert (progress.stage, progress.outcomes[0].reason) == ("done", None)
            reading.give(number + 10)
        assert reading.end()[0] == 0
    adding.close()
    with Desk.open(desk, readonly=True) as store:
        assert store.counts().articles == 10
        assert store.dirty() == ()
