"""What a file may be, and what becomes of one that is no desk: told apart, told plainly, never touched."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from reportedly.errors import NewerDesk, ReportedlyError, StoreError, UsageError
from reportedly.records import Report
from reportedly.store import Desk, connection, fulltext, migrations, schema
from tests import invented


def execute(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for command in commands:
            database.execute(command)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def garbage(path: Path) -> None:
    path.write_bytes(b"<html>" * 1000)


def another_program(path: Path) -> None:
    execute(path, "CREATE TABLE recipe (name TEXT)")


def another_application(path: Path) -> None:
    execute(path, "PRAGMA application_id = 7")


def another_numbering(path: Path) -> None:
    execute(path, "PRAGMA user_version = 3")


def newer(path: Path) -> None:
    Desk.open(path).close()
    execute(path, f"PRAGMA user_version = {len(migrations.STEPS) + 1}")


@pytest.mark.parametrize("readonly", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize(
    ("make", "kind", "says"),
    [
        (garbage, StoreError, "is no desk at all: name another file"),
        (another_program, StoreError, "is not a desk but another program's database: name another file"),
        (another_application, StoreError, "is not a desk but another program's database: name another file"),
        (another_numbering, StoreError, "is not a desk but another program's database: name another file"),
        (newer, NewerDesk, "is of version 5, and this reportedly knows versions up to 4: install a newer reportedly"),
        (Path.mkdir, StoreError, "is a folder and not a desk: name a file"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_file_that_is_no_desk_is_refused_and_left_alone(
    make: Callable[[Path], None], kind: type[ReportedlyError], says: str, readonly: bool, path: Path
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as refused:
        Desk.open(path, readonly=readonly)
    assert type(refused.value) is kind
    assert says in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize(
    "options", [{"readonly": True}, {"create": False}, {"create": True, "readonly": True}], ids=str
)
def test_a_desk_that_is_not_there_is_not_made_by_looking(options: dict[str, bool], path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"there is no desk at .*dam\.db: make one with `reportedly read --desk .*dam\.db PAGES`"
    ):
        Desk.open(path, **options)
    assert not path.exists()


def test_a_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*nowhere for the desk dam\.db: make it first"):
        Desk.open(tmp_path / "nowhere" / "dam.db")
    assert names(tmp_path) == []


def test_an_empty_file_becomes_a_desk_when_written(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="is an empty file and not a desk"):
        Desk.open(path, readonly=True)
    Desk.open(path).close()
    Desk.open(path, readonly=True).close()


@pytest.mark.parametrize("name", ["a desk.db", "100%.db", "what?.db", "a#b.db", "dépêche.db", "a&mode=ro.db"])
def test_any_file_name_will_do(name: str, tmp_path: Path) -> None:
    Desk.open(tmp_path / name).close()
    assert names(tmp_path) == [name]


def test_a_desk_at_rest_is_one_file_and_reading_leaves_nothing_behind(path: Path) -> None:
    with Desk.open(path) as desk:
        desk.add("page", invented.dam(), reader="1")
    before = path.read_bytes()
    with Desk.open(path, readonly=True) as desk:
        assert len(desk.articles()) == 1
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_a_desk_on_a_disk_that_cannot_be_written_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(path) as desk:
        desk.add("page", invented.dam(), reader="1")
    monkeypatch.setattr(connection, "access", lambda folder, right: False)
    with Desk.open(path, readonly=True) as desk:
        assert desk.report("article").article.text == invented.TEXT
        assert names(path.parent) == [path.name]


def test_a_desk_opened_for_reading_is_not_written(path: Path) -> None:
    Desk.open(path).close()
    with Desk.open(path, readonly=True) as desk:
        with pytest.raises(StoreError, match="open for reading only"):
            desk.add("page", invented.dam(), reader="1")
        with pytest.raises(StoreError, match="open for reading only"):
            desk.reject("page", invented.rejected())


def test_the_header_says_what_the_file_is(desk: Desk, path: Path) -> None:
    desk.close()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
        assert database.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert migrations.APPLICATION_ID.to_bytes(4, "big") == b"Rptd"


def test_an_older_desk_is_brought_up_to_date_when_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(path) as desk:
        desk.add("page", invented.dam(), reader="1")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("ALTER TABLE article ADD COLUMN note TEXT",)))
    with pytest.raises(StoreError, match="is of version 4, and this reportedly shows version 5: run `reportedly read"):
        Desk.open(path, readonly=True)
    with Desk.open(path) as desk:
        assert desk.report("article") == invented.dam()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT note FROM article").fetchone() == (None,)
    Desk.open(path, readonly=True).close()


def of_version(steps: int, path: Path, *reports: Report) -> None:
    """Make a desk as an older program left it: the tables of so many steps, with what these reports have in them."""
    newest = path.with_name("newest.db")
    with Desk.open(newest) as desk:
        for report in reports:
            desk.add(report.article.id, report, reader="older")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for command in (command for step in migrations.STEPS[:steps] for command in step):
            database.execute(command)
        database.execute("ATTACH ? AS newest", (str(newest),))
        for (table,) in database.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f"INSERT INTO main.{table} SELECT * FROM newest.{table}")
        database.execute(f"PRAGMA main.application_id = {migrations.APPLICATION_ID}")
        database.execute(f"PRAGMA main.user_version = {steps}")
    newest.unlink()


def test_a_desk_from_before_times_and_events_is_brought_up_to_date(path: Path) -> None:
    older = dataclasses.replace(invented.numbered(1), times=(), events=())
    of_version(1, path, older)
    execute(path, "UPDATE report SET record = json_remove(record, '$.times', '$.events', '$.propositions')")
    with pytest.raises(StoreError, match="is of version 1, and this reportedly shows version 4: run `reportedly read"):
        Desk.open(path, readonly=True)
    with Desk.open(path) as desk:
        assert desk.seen(older.article.id)
        assert list(desk.reports()) == [older]
        assert desk.add("newer", invented.dam(), reader="2")
        assert desk.report("Dam at Orrin") == invented.dam()
        assert (desk.counts().times, desk.counts().events) == (1, 4)


def test_a_desk_from_before_stories_is_brought_up_to_date(path: Path) -> None:
    reports = [invented.dam(), *map(invented.numbered, range(3))]
    of_version(2, path, *reports)
    with Desk.open(path) as desk:
        assert desk.counts().stories == len(desk.dirty()) == 4
        assert sorted(desk.of_group(group)[0].article.id for group in desk.dirty()) == sorted(
            report.article.id for report in reports
        )
        assert [hit.id for hit in desk.search("valve")] == [invented.dam().article.id]
        assert desk.report("part 2") == reports[3]
        assert desk.add("again", reports[0], reader="newer", story_keys=["dam"])
        assert desk.add("more", reports[1], reader="newer", story_keys=["dam"])
        assert desk.counts().stories == 3


def test_a_step_that_fails_leaves_the_desk_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Desk.open(path).close()
    broken = ("CREATE TABLE half (way TEXT)", "INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
        with pytest.raises(StoreError, match="cannot be used: no such table: nowhere"):
            Desk.open(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    Desk.open(path).close()


def test_the_steps_lead_to_the_schema(path: Path) -> None:
    with Desk.open(path) as desk:
        found = inspect(desk._pool)
        full_text = tuple(table.name for table in fulltext.TABLES)
        made_by_fts5 = {name for name in found.get_table_names() if name.startswith(full_text)}
        assert set(found.get_table_names()) - made_by_fts5 == set(schema.metadata.tables)
        assert made_by_fts5.issuperset(full_text)
        assert found.get_view_names() == ["searchable"]
        for name, table in schema.metadata.tables.items():
            made = [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)]
            assert made == [(c.name, str(c.type), c.nullable) for c in table.columns]
            assert found.get_pk_constraint(name)["constrained_columns"] == table.primary_key.columns.keys()
            refers = {(*key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(name)}
            assert refers == {(*key.column_keys, key.referred_table.name) for key in table.foreign_key_constraints}


@pytest.mark.parametrize("kept", [100, 5000], ids=["after its header", "in the middle"])
def test_a_desk_cut_short_is_told(kept: int, path: Path) -> None:
    Desk.open(path).close()
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(StoreError, match="is damaged: take a copy of it"):
        Desk.open(path)
