"""Killed, full, in use by another: the desk has whole pages, says what is the matter, and goes on afterwards."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.records import Report
from reportedly.store import Desk, connection, rows
from tests import invented
from tests.unit.store import adder


def reports(path: Path) -> list[Report]:
    with Desk.open(path, readonly=True) as desk:
        return list(desk.reports())


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


#: How many pages further the process may get between the page it is killed for and its death.
AHEAD = 5


def killed_after(pages: int, path: Path) -> int:
    """Fill the desk in a process of its own, and kill it at work when it has said so often that a page is stored."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "tests.unit.store.adder", str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, bufsize=0) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n" * (pages + AHEAD - 1))
        for _ in range(pages):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    return process.returncode


def test_a_killed_process_leaves_whole_pages_and_the_next_goes_on(path: Path) -> None:
    whole = {report.article.id: report for report in map(invented.numbered, range(adder.PAGES))}
    stored = 0
    for pages in (1, 5, 10):
        assert killed_after(pages, path) == -signal.SIGKILL
        assert_sound(path)
        found = reports(path)
        assert all(whole[report.article.id] == report for report in found)
        assert stored + pages <= len(found) <= stored + pages + AHEAD
        stored = len(found)
        with Desk.open(path, readonly=True) as desk:
            assert desk.counts().pages == stored
            assert desk.counts().statements == sum(len(report.statements) for report in found)

    untouched = path.with_name("untouched.db")
    assert list(adder.fill(path)) == list(range(stored, adder.PAGES))
    assert list(adder.fill(untouched)) == list(range(adder.PAGES))
    assert reports(path) == reports(untouched)


def test_a_process_killed_before_it_has_said_a_word_leaves_nothing_in_the_way(path: Path) -> None:
    assert killed_after(0, path) == -signal.SIGKILL
    Desk.open(path).close()


def test_an_interruption_in_the_middle_of_a_page_takes_it_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(report: Report) -> Iterator[object]:
        yield from list(whole(report))[:2]
        raise KeyboardInterrupt

    whole = rows.index
    desk.add("first", invented.numbered(1), reader="1")
    with monkeypatch.context() as patch:
        patch.setattr(rows, "index", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.add("second", invented.numbered(2), reader="1")
    assert not desk.seen("second")
    assert list(desk.reports()) == [invented.numbered(1)]
    assert desk.add("second", invented.numbered(2), reader="1")


def add_until_refused(desk: Desk) -> tuple[int, str]:
    """Add pages until the desk takes no more: the number of the page that was refused, and what was said."""
    for number in range(1000):
        try:
            desk.add(f"page {number}", invented.numbered(number), reader="1")
        except StoreError as refused:
            return number, str(refused)
    raise AssertionError("the desk takes pages without end")


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, "max_page_count = 160"))
        with Desk.open(path) as desk:
            refused, said = add_until_refused(desk)
            stored = {report.article.id: report for report in map(invented.numbered, range(refused))}
            assert said.startswith(f"the desk {path} is full: make room on its disk")
            assert not desk.seen(f"page {refused}")
            assert {report.article.id: report for report in desk.reports()} == stored
            assert not desk.add("again", invented.numbered(0), reader="1")
    assert refused > 1
    assert_sound(path)
    with Desk.open(path) as desk:
        assert desk.add(f"page {refused}", invented.numbered(refused), reader="1")
        assert desk.counts().articles == refused + 1


def test_a_disk_too_full_to_make_a_desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, "max_page_count = 3"))
        with pytest.raises(StoreError, match="is full"):
            Desk.open(path)
    Desk.open(path).close()


def test_reading_does_not_wait_for_a_writer_and_sees_whole_pages(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_way, go_on = threading.Event(), threading.Event()
    index = rows.index

    def stopping(report: Report) -> Iterator[object]:
        yield from list(index(report))[:1]
        half_way.set()
        assert go_on.wait(timeout=30)
        yield from list(index(report))[1:]

    first, second = invented.numbered(1), invented.numbered(2)
    monkeypatch.setattr(connection, "PATIENCE", 0)
    with Desk.open(path) as writer, Desk.open(path, readonly=True) as reader:
        writer.add("first", first, reader="1")
        monkeypatch.setattr(rows, "index", stopping)
        writing = threading.Thread(target=writer.add, args=("second", second), kwargs={"reader": "1"})
        writing.start()
        assert half_way.wait(timeout=30)
        try:
            assert list(reader.reports()) == [first]
            assert not reader.seen("second")
            assert reader.counts().entities == len(first.entities)
        finally:
            go_on.set()
            writing.join()
        assert list(reader.reports()) == [first, second]


def test_one_reading_is_of_one_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.desk.BATCH", 1)
    first, second, third = (invented.numbered(number) for number in (1, 2, 3))
    desk.add("first", first, reader="1")
    desk.add("third", third, reader="1")
    reading = desk.reports()
    assert next(reading) == first
    desk.add("second", second, reader="1")
    assert list(reading) == [third]
    assert list(desk.reports()) == [first, second, third]


def test_a_second_writer_that_waited_in_vain_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0)
    with Desk.open(path) as desk, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is busy: another process has been writing"):
            desk.add("page", invented.dam(), reader="1")
        other.execute("ROLLBACK")
        assert desk.add("page", invented.dam(), reader="1")


def test_a_writer_has_the_desk_to_itself_before_it_reads(desk: Desk, path: Path) -> None:
    with (
        connection.writing(desk._pool, path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_two_writers_take_turns(path: Path) -> None:
    with Desk.open(path) as one, Desk.open(path) as other:
        half = adder.PAGES // 2
        threads = [
            threading.Thread(target=_add, args=(desk, numbers))
            for desk, numbers in ((one, range(half + 3)), (other, range(half, adder.PAGES)))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert one.counts().articles == other.counts().articles == adder.PAGES
    assert_sound(path)


def _add(desk: Desk, numbers: range) -> None:
    for number in numbers:
        desk.add(f"page {number}", invented.numbered(number, said=2), reader="1")
