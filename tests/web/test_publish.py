"""A desk as files: every link leads to a file that is there, twice gives the same, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from reportedly.errors import UsageError
from reportedly.web import publish

LINK = re.compile(r'(?:href|src)="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]*)"')


@pytest.fixture(scope="module")
def published(ferry: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "ferry"
    publish(ferry, folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_link_leads_to_a_place_that_is_there(published: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in published.rglob("*.html")}
    anchors = {path: set(ANCHOR.findall(text)) for path, text in pages.items()}
    assert len(pages) > 200
    for path, text in pages.items():
        for link in set(LINK.findall(text)):
            if link.startswith("https://"):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            assert target.is_file(), (path, link)
            assert not anchor or target.suffix != ".html" or unquote(anchor) in anchors[target], (path, link)


def test_nothing_needs_a_server(published: Path) -> None:
    for path in published.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<form" not in text
        assert not re.search(r'(?:href|src)="/', text)
        assert "<script" not in text


def test_there_is_a_page_for_every_day_on_which_something_changed(published: Path) -> None:
    days = sorted(path.name.split(".")[1] for path in (published / "story").glob("*.*.html"))
    assert days[0] == "2024-02-28"
    assert days[-1] == "2024-04-10"


def test_the_same_desk_gives_the_same_files(ferry: Path, published: Path, tmp_path: Path) -> None:
    publish(ferry, tmp_path / "again")
    assert files(tmp_path / "again") == files(published)


def test_what_is_no_longer_published_is_taken_away_and_nothing_else(ferry: Path, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    publish(ferry, folder)
    listed = folder / "published.txt"
    stray, outside = folder / "notes.md", tmp_path / "precious.html"
    stray.write_text("mine", encoding="utf-8")
    outside.write_text("mine", encoding="utf-8")
    (folder / "claim" / "old.html").write_text("old", encoding="utf-8")
    more = "".join(f"{'0' * 64}  {name}\n" for name in ("claim/old.html", "../precious.html", "notes.md", str(outside)))
    listed.write_text(listed.read_text(encoding="utf-8") + more, encoding="utf-8")
    publish(ferry, folder)
    assert (stray.exists(), outside.exists(), (folder / "claim" / "old.html").exists()) == (True, True, False)


def test_a_folder_that_holds_something_else_is_left_alone(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds something else"):
        publish(ferry, tmp_path)
    with pytest.raises(UsageError, match="is no folder"):
        publish(ferry, tmp_path / "notes.md")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]
