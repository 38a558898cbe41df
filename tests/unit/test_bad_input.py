"""What bad input gets: a rejected record with a code, or one line and an exit code, and the page beside it stored.

Everything goes through ``reportedly read`` from end to end, with a reader by rule in the model's place; what depends on
the system (rights, full disks, signals, pipes) in a process of its own.
"""

from __future__ import annotations

import ctypes
import gzip
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.cli import main
from reportedly.records import Span
from reportedly.store import Desk, migrations
from tests import rulereader

SAID = "Ilse Brandt said that the ferry was late again."
AROUND = "The mayor of Orrin had waited at the old pier since dawn, in the first snow of a winter that began early. "
PAGE = (
    f"<!doctype html><html lang=en><title>A page</title><article><p>{AROUND}{SAID}</p><p>{AROUND}</p></article></html>"
)
GOOD = PAGE.replace("A page", "The good page")
MANY_PAGES = 200

Program = Callable[..., Result]
Say = Callable[[Path], object]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Run the program in an empty folder, with the reader by rule."""
    rulereader.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("REPORTEDLY_DESK", raising=False)
    return lambda *args: CliRunner().invoke(main, args, prog_name="reportedly")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with one good page, which comes after everything that is put beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    return folder


def ledger(desk: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in pipeline.export(desk)]


def titles(desk: Path) -> list[str]:
    return [record["title"] for record in ledger(desk) if record["record"] == "article"]


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def put_huge(path: Path) -> None:
    """A page of 50 MB, most of it a hole in the file."""
    path.write_text(PAGE * 20, encoding="utf-8")
    os.truncate(path, 50 * 1024 * 1024)


BOMB = gzip.compress(b"<p>" + b"ferry " * 6_000_000, compresslevel=1)
DEEP = b"<div>" * 100_000 + PAGE.encode() + b"</div>" * 100_000
FOREIGN = """<article><p>Der Bürgermeister sagte, dass die Fähre nicht gekommen sei und dass niemand wisse, warum. Er
hatte seit dem Morgen am Anleger gewartet, im ersten Schnee des Jahres.</p><p>Wer mit ihm dort stand, der meinte, sie
habe am Leuchtturm umgedreht, aber keiner hatte nach fünf Uhr noch etwas von dem Schiffer gehört.</p></article>"""

#: The file beside the good page, what is in it, the code it is rejected with, and words of the detail.
REJECTED: dict[str, tuple[str, bytes | Say, str, str]] = {
    "nothing": ("bad.html", b"", "empty", "no bytes"),
    "white space": ("bad.html", b" \r\n\t\n", "empty", "nothing but white space"),
    "a picture": ("bad.html", b"\x89PNG\r\n\x1a\n" + noise(4000), "binary", "the bytes are no text"),
    "an archive": ("bad.txt", b"PK\x03\x04" + noise(400), "binary", "the bytes are no text"),
    "a PDF": ("bad.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary", "the bytes are no text"),
    "noise": ("bad.html", noise(5000), "binary", "the bytes are no text"),
    "more NULs than text": ("bad.html", PAGE.replace(" ", "\0\0 \0").encode(), "binary", "the bytes are no text"),
    "half a gzip": ("bad.html.gz", gzip.compress(PAGE.encode())[:-40], "malformed", "broken gzip stream"),
    "no gzip": ("bad.html.gz", PAGE.encode(), "malformed", "broken gzip stream"),
    "gzip, then rubbish": ("bad.html.gz", gzip.compress(PAGE.encode()) + b"rubbish", "malformed", "broken gzip stream"),
    "a gzip bomb": ("bad.html.gz", BOMB, "too_large", "more than 20971520 bytes"),
    "50 MB": ("bad.html", put_huge, "too_large", "more than 20971520 bytes"),
    "100,000 divs": ("bad.html", DEEP, "no_article", "words of running text are no article"),
    "100,000 arrays": ("bad.json", b"[" * 100_000, "malformed", "nested too deeply"),
    "half a JSON": ("bad.json", b'{"text": "The ferry', "malformed", "no JSON"),
    "a menu": ("bad.html", b"<ul><li><a href=/>Home</a><li><a href=/news>News</a></ul>", "no_article", "no article"),
    "another language": ("bad.html", FOREIGN.encode(), "not_english", "'de'"),
    "a million quotes": ("bad.txt", (SAID + "\n" + '"' * 1_000_000).encode(), "too_large", "1,000,049 characters"),
    "a word of 5 MB": ("bad.txt", (SAID + "\n" + "a" * 5_000_000).encode(), "too_large", "5,000,049 characters"),
    "a link to nowhere": ("bad.html", lambda path: path.symlink_to("nowhere"), "unreadable", "No such file"),
    "a link to itself": ("bad.html", lambda path: path.symlink_to(path), "unreadable", "symbolic links"),
}


@pytest.mark.parametrize(("name", "content", "reason", "detail"), REJECTED.values(), ids=REJECTED)
def test_a_page_that_is_rejected(
    run: Program, pages: Path, name: str, content: bytes | Say, reason: str, detail: str
) -> None:
    (pages / name).write_bytes(content) if isinstance(content, bytes) else content(pages / name)
    result = run("read", "pages")
    rejection, summary = result.stderr.splitlines()
    assert rejection.startswith(f"reportedly: rejected pages/{name}: {reason}: ")
    assert detail in rejection
    assert summary.startswith(f"1 page read, 1 rejected ({reason} 1), ")
    assert (result.exit_code, result.stdout) == (1, "")
    assert titles(Path("desk.db")) == ["The good page"]
    assert [record["reason"] for record in ledger(Path("desk.db")) if record["record"] == "rejected"] == [reason]


#: Pages that are odd and are read all the same: the file, and some words of the article that is got.
READ: dict[str, tuple[str, bytes, str]] = {
    "cut off": ("odd.html", PAGE[: PAGE.rindex("</p>")].encode(), SAID),
    "tags nobody closed": ("odd.html", PAGE.replace("</p>", "").replace("</title>", "</title><b><i>").encode(), SAID),
    "UTF-16 without its mark": ("odd.html", PAGE.encode("utf-16-le"), SAID),
    "UTF-16 with it": ("odd.html", PAGE.encode("utf-16"), SAID),
    "Latin-1 that says UTF-8": (
        "odd.html",
        PAGE.replace("<title>", "<meta charset=utf-8><title>").replace("pier", "jetée").encode("latin-1"),
        "waited at the old jetée since dawn",
    ),
    "UTF-8 that says Latin-1": (
        "odd.html",
        PAGE.replace("<title>", "<meta charset=latin-1><title>").replace("pier", "jetée").encode(),
        "waited at the old jetée since dawn",
    ),
    "a charset nobody knows": ("odd.html", PAGE.replace("<title>", "<meta charset=klingon><title>").encode(), SAID),
    "NULs here and there": ("odd.html", PAGE.replace("ferry", "fe\0rry").encode(), SAID),
    "control characters": ("odd.txt", f"{SAID}\n\n{AROUND}\x1b[31mRed\x07 it was.".encode(), "[31mRed it was."),
    "words turned round": (
        "odd.txt",
        f"{SAID}\n\nThe \u202emayor\u202c waited at the \u2066pier\u2069.".encode(),
        SAID,
    ),
    "200,000 brackets": ("odd.txt", (SAID + "\n" + "(" * 200_000).encode(), "(" * 200_000),
    "blank lines without end": ("odd.txt", (SAID + "\n" * 1_000_000 + SAID).encode(), f"{SAID}\n\n{SAID}"),
    "an instant that never was": (
        "odd.html",
        PAGE.replace("<article>", "<article><time datetime=2031-13-99T99:99>99 Smarch</time>").encode(),
        SAID,
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), READ.values(), ids=READ)
def test_an_odd_page_that_is_read(run: Program, pages: Path, name: str, content: bytes, words: str) -> None:
    (pages / name).write_bytes(content)
    result = run("read", "pages")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(result.stderr.splitlines()) == 1
    texts = {record["title"]: record["text"] for record in ledger(Path("desk.db")) if record["record"] == "article"}
    good = texts.pop("The good page")
    assert SAID in good
    (odd,) = texts.values()
    assert words in odd
    assert verified(ledger(Path("desk.db"))) > 2
    shown = run("show")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert not [line for line in shown.stdout.splitlines() if not line.isprintable()]


def verified(records: list[dict[str, Any]]) -> int:
    """Count the spans, each held against the text it stands in."""
    texts = {record["id"]: record["text"] for record in records if record["record"] == "article"}
    spans = [
        (texts[record["article"]], span)
        for record in records
        if record["record"] == "statement"
        for span in (*record["content"], *record["hedges"], *(link["cue"] for link in record["chain"]))
    ]
    assert all(text[span["start"] : span["end"]] == span["text"] for text, span in spans)
    return len(spans)


def test_bad_lines_among_good_ones(run: Program, pages: Path) -> None:
    good = [json.dumps({"title": f"Line {number}", "text": f"{AROUND}{SAID}"}).encode() for number in range(3)]
    bad = [b'{"text": ', b"[]", b'{"text": 3}', b"{}", b'{"text": "\xff\xfe"}', b"null", b'{"text": "\\ud800"}']
    lines = [good[0], *bad[:3], good[1], *bad[3:], good[2]]
    (pages / "lines.jsonl").write_bytes(b"\n".join(lines))
    result = run("read", "pages")
    rejections = [line.split(": ")[1:3] for line in result.stderr.splitlines()[:-1]]
    assert rejections == [
        ["rejected pages/lines.jsonl:2", "malformed"],
        ["rejected pages/lines.jsonl:3", "malformed"],
        ["rejected pages/lines.jsonl:4", "malformed"],
        ["rejected pages/lines.jsonl:6", "empty"],
        ["rejected pages/lines.jsonl:7", "malformed"],
        ["rejected pages/lines.jsonl:8", "malformed"],
        ["rejected pages/lines.jsonl:9", "malformed"],
    ]
    assert result.exit_code == 1
    assert sorted(titles(Path("desk.db"))) == ["Line 0", "Line 1", "Line 2", "The good page"]


def test_a_defect_costs_one_page(run: Program, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: rulereader.RuleReader, text: str, sentences: Sequence[Span]) -> object:
        if "unlucky" in text:
            raise ZeroDivisionError("never\nthought of")
        return whole(self, text, sentences)

    whole = rulereader.RuleReader.read
    monkeypatch.setattr(rulereader.RuleReader, "read", broken)
    (pages / "bad.html").write_text(PAGE.replace("ferry", "unlucky ferry"), encoding="utf-8")
    result = run("read", "pages")
    assert result.stderr.splitlines()[0] == "reportedly: rejected pages/bad.html: failed: ZeroDivisionError: never"
    assert result.exit_code == 1
    assert titles(Path("desk.db")) == ["The good page"]


# What the caller gets wrong


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(["read", "pages", "nowhere.html"], "nowhere.html: No such file or directory; give a", id="source"),
        pytest.param(["read", "pages", ""], "a source is an empty text", id="an empty source"),
        pytest.param(["read", "pages", "gopher://a.example/"], "gopher", id="an address of another kind"),
        pytest.param(["read", "pages", "--desk", "no/desk.db"], "there is no folder no for the desk", id="desk"),
        pytest.param(["read", "pages", "--sure"], "--sure", id="option"),
        pytest.param(["read", "pages", "--jobs", "many"], "'many' is not a valid integer", id="number"),
        pytest.param(["show"], "there is no desk at desk.db", id="show before read"),
        pytest.param(["export"], "there is no desk at desk.db", id="export before read"),
    ],
)
def test_a_mistake_is_said_in_a_line_before_anything_is_done(
    run: Program, pages: Path, args: list[str], says: str
) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    assert not Path("desk.db").exists()


# Desks that cannot be used


def newer(path: Path) -> None:
    Desk.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")


def another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(newer, "install a newer reportedly", id="a newer program's"),
        pytest.param(another_programs, "another program's database: name another file", id="another program's"),
        pytest.param(lambda path: path.write_bytes(PAGE.encode() * 9), "is no desk at all", id="a page"),
        pytest.param(lambda path: path.symlink_to("/dev/full"), "is full: make room on its disk", id="a full device"),
    ],
)
@pytest.mark.parametrize("verb", ["read", "show", "export"])
def test_a_desk_that_cannot_be_used(run: Program, pages: Path, verb: str, make: Say, says: str) -> None:
    desk = Path("desk.db")
    make(desk)
    before = desk.read_bytes() if desk.is_file() else None
    result = run(verb, *(["pages"] if verb == "read" else []))
    (line,) = result.stderr.splitlines()
    assert line.startswith("reportedly: ")
    if verb == "read" or before:
        assert says in line
    assert (result.exit_code, result.stdout) == (3, "")
    assert (desk.read_bytes() if desk.is_file() else None) == before


# Bundles that cannot be used


def without(name: str) -> Say:
    return lambda bundle: (bundle / name).unlink()


def flipped(name: str) -> Say:
    def flip(bundle: Path) -> None:
        content = bytearray((bundle / name).read_bytes())
        content[len(content) // 2] ^= 1
        (bundle / name).write_bytes(content)

    return flip


def manifest(change: Callable[[str], str]) -> Say:
    def rewrite(bundle: Path) -> None:
        path = bundle / "manifest.json"
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return rewrite


def in_another_format(text: str) -> str:
    return json.dumps(json.loads(text) | {"format": 99})


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(shutil.rmtree, "cannot be read: manifest.json", id="no folder"),
        pytest.param(without("manifest.json"), "cannot be read: manifest.json", id="no manifest"),
        pytest.param(without("model.onnx"), "cannot be read: model.onnx", id="no model"),
        pytest.param(without("vocab.txt"), "cannot be read: vocab.txt", id="no vocabulary"),
        pytest.param(flipped("model.onnx"), "model.onnx is not the file its manifest names", id="a flipped bit"),
        pytest.param(manifest(in_another_format), "has format 99", id="another format"),
        pytest.param(manifest(lambda text: text[:50]), "broken manifest.json", id="half a manifest"),
        pytest.param(manifest(lambda _: "<html>"), "broken manifest.json", id="a manifest that is no JSON"),
        pytest.param(manifest(lambda _: "[]"), "broken manifest.json", id="a manifest that is an array"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bundle_that_cannot_be_used(
    pages: Path, monkeypatch: pytest.MonkeyPatch, spoil: Say, says: str, jobs: str
) -> None:
    monkeypatch.chdir(pages.parent)
    shutil.copytree(str(files("reportedly.reader") / "bundles" / "base"), "bundle")
    spoil(Path("bundle"))
    result = CliRunner().invoke(main, ["read", "pages", "--bundle", "bundle", "--jobs", jobs], prog_name="reportedly")
    (line,) = result.stderr.splitlines()
    assert line.startswith("reportedly: the bundle bundle ")
    assert says in line
    assert (result.exit_code, result.stdout) == (3, "")
    assert not Path("desk.db").exists()


# What only a process of its own can meet


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "tests.rulereader", *args]


@pytest.fixture
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path), "COLUMNS": "80"}


@pytest.fixture
def many(tmp_path: Path) -> list[bytes]:
    """A desk's worth of pages as JSON lines."""
    return [
        json.dumps({"title": f"Crossing {number}", "text": f"{AROUND}{SAID} It was the crossing {number}."}).encode()
        for number in range(MANY_PAGES)
    ]


@pytest.fixture
def desk_of_all(many: list[bytes], tmp_path: Path, run: Program) -> list[str]:
    """The export of a run over all pages that nothing disturbed."""
    (tmp_path / "all.jsonl").write_bytes(b"\n".join(many))
    assert run("read", "all.jsonl", "--desk", "undisturbed.db").exit_code == 0
    return list(pipeline.export(Path("undisturbed.db")))


def without_rights() -> None:
    """Take the right to read everything away from root, for the program that is about to be run."""
    prctl, drop_from_the_bounding_set = ctypes.CDLL(None).prctl, 24
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        prctl(drop_from_the_bounding_set, right, 0, 0, 0)


@pytest.fixture
def locked(pages: Path) -> Iterator[Path]:
    folder = pages / "closed"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (pages / "denied.html").write_text(PAGE, encoding="utf-8")
    (pages / "denied.html").chmod(0)
    folder.chmod(0)
    yield pages
    folder.chmod(0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="root reads everything elsewhere")
def test_what_may_not_be_read(locked: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command("read", "pages"),
        cwd=locked.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=without_rights if os.geteuid() == 0 else None,
    )
    assert done.stderr.splitlines()[:2] == [
        "reportedly: rejected pages/closed: unreadable: Permission denied",
        "reportedly: rejected pages/denied.html: unreadable: Permission denied",
    ]
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 3)
    assert titles(locked.parent / "desk.db") == ["The good page"]


def small_files() -> None:
    """No file may outgrow 600 KB, as on a disk that is nearly full: an empty desk and its log have 255 KB each."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))


def test_a_full_disk_ends_the_run_and_what_was_stored_stays(
    run: Program, desk_of_all: list[str], tmp_path: Path, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        command("read", "all.jsonl"),
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    (line,) = done.stderr.splitlines()
    assert line.startswith("reportedly: the desk desk.db ")
    assert (done.returncode, done.stdout) == (3, "")
    stored = titles(Path("desk.db"))
    assert 0 < len(stored) < MANY_PAGES
    again = run("read", "all.jsonl")
    assert again.exit_code == 0
    assert f"{len(stored)} there already" in again.stderr
    assert list(pipeline.export(Path("desk.db"))) == desk_of_all


def test_a_full_disk_under_the_export(run: Program, pages: Path) -> None:
    run("read", "pages")
    result = run("export", "--output", "/dev/full")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reportedly: cannot write /dev/full: No space left on device; choose another --output\n"


def test_a_reader_that_goes_away(desk_of_all: list[str], tmp_path: Path, environment: dict[str, str]) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command("parse", "all.jsonl"), cwd=tmp_path, env=environment, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["title"] == "Crossing 0"
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_a_run_cut_short_goes_on(
    run: Program,
    many: list[bytes],
    desk_of_all: list[str],
    tmp_path: Path,
    environment: dict[str, str],
    stop: signal.Signals,
) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(command("read", "-"), cwd=tmp_path, env=environment, stdin=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"\n".join([*many[:5], b"no JSON", b""]))
        process.stdin.flush()
        # A line is rejected when those before it are stored.
        assert b"rejected -:6: malformed" in process.stderr.readline()
        process.send_signal(stop)
        said = process.stderr.read()
    if stop == signal.SIGINT:
        assert said == b"reportedly: interrupted; what was stored stays: run it again to go on\n"
        assert process.returncode == 130
    else:
        assert (said, process.returncode) == (b"", -stop)
    assert len(titles(Path("desk.db"))) == 5
    again = run("read", "all.jsonl")
    assert again.stderr.startswith(f"{MANY_PAGES - 5} pages read, 5 there already, ")
    assert [line for line in pipeline.export(Path("desk.db")) if '"record":"rejected"' not in line] == desk_of_all
