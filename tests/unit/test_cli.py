"""The commands, before a pipeline that is made up: what they ask of it, and what becomes of its answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

import reportedly
from reportedly.cli import main
from reportedly.errors import BundleError, StoreError, UsageError
from reportedly.export import jsonl
from reportedly.reader.bundle import digest
from reportedly.records import Rejected, Report
from tests import bundles, invented

Item = Report | Rejected | str


@dataclass
class Hints:
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass
class Pipeline:
    """Gives the items it holds and remembers what was asked; an error among the items is raised at its place."""

    items: Sequence[Item | BaseException] = ()
    asked: list[tuple[str, object, dict[str, Any]]] = field(default_factory=list)

    Hints = Hints

    def expected(self, sources: Sequence[str]) -> int | None:
        return len(sources)

    def parse(self, sources: Sequence[str], **options: object) -> Iterator[Item]:
        return self._give("parse", sources, options)

    def read(self, sources: Sequence[str], **options: object) -> Iterator[Item]:
        return self._give("read", sources, options)

    def show(self, desk: Path, article: str | None) -> Iterator[Item]:
        return (item for item in self._give("show", desk, {"article": article}) if isinstance(item, Report))

    def rejected(self, desk: Path) -> Iterator[Rejected]:
        return (item for item in self.items if isinstance(item, Rejected))

    def export(self, desk: Path) -> Iterator[str]:
        return (line for item in self._give("export", desk, {}) for line in self.as_lines(item))

    def as_lines(self, item: Item) -> Iterator[str]:
        assert isinstance(item, Report | Rejected)
        return jsonl.lines(item) if isinstance(item, Report) else iter([jsonl.line(item)])

    def _give(self, verb: str, what: object, options: dict[str, Any]) -> Iterator[Item]:
        self.asked.append((verb, what, options))
        for item in self.items:
            if isinstance(item, BaseException):
                raise item
            yield item


Run = Callable[..., Result]


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    module = ModuleType("reportedly.pipeline")
    for name in ("Hints", "expected", "parse", "read", "show", "rejected", "export", "as_lines"):
        setattr(module, name, getattr(fake, name))
    monkeypatch.setitem(sys.modules, "reportedly.pipeline", module)
    monkeypatch.setattr(reportedly, "pipeline", module, raising=False)
    return fake


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("REPORTEDLY_DESK", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def program(*args: str) -> Result:
        return CliRunner().invoke(main, args, prog_name="reportedly")

    return program


# parse


def test_parse_prints_a_line_a_record(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam()]
    result = run("parse", "dam.html")
    kinds = [json.loads(line)["record"] for line in result.stdout.splitlines()]
    assert kinds == ["article", *["entity"] * 3, "time", *["event"] * 4, *["statement"] * 3]
    assert (result.exit_code, result.stderr) == (0, "")


def test_parse_says_at_the_end_what_was_rejected(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.rejected(), invented.dam()]
    result = run("parse", "a.html", "b.html")
    assert json.loads(result.stdout.splitlines()[0]) == {
        "record": "rejected",
        "url": None,
        "path": "pages/valve.html",
        "reason": "no_article",
        "detail": "a table of tides",
    }
    assert len(result.stdout.splitlines()) == 13
    assert (result.exit_code, result.stderr) == (1, "reportedly: of 2 pages 1 rejected (no_article 1)\n")


def test_parse_prints_each_page_before_it_asks_for_the_next(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam(), BundleError("the reader broke")]
    result = run("parse", "a.html", "b.html")
    assert len(result.stdout.splitlines()) == 12
    assert (result.exit_code, result.stderr) == (3, "reportedly: the reader broke\n")


OPTIONS = {"hints": Hints(), "allow_private": False, "bundle": None, "jobs": 1}


@pytest.mark.parametrize("verb", ["parse", "read"])
@pytest.mark.parametrize(
    ("args", "options"),
    [
        pytest.param(["a"], OPTIONS, id="nothing said"),
        pytest.param(
            ["--url", "https://x.example", "--outlet", "Tideline", "--published", "2031-05-04", "a"],
            OPTIONS | {"hints": Hints(url="https://x.example", outlet="Tideline", published="2031-05-04")},
            id="hints",
        ),
        pytest.param(
            ["a", "--allow-private", "--bundle", "mine", "--jobs", "2"],
            OPTIONS | {"allow_private": True, "bundle": Path("mine"), "jobs": 2},
            id="how",
        ),
    ],
)
def test_options_reach_the_pipeline(
    run: Run, pipeline: Pipeline, verb: str, args: list[str], options: dict[str, object]
) -> None:
    assert run(verb, *args).exit_code == 0
    more = {"desk": Path("desk.db")} if verb == "read" else {}
    assert pipeline.asked == [(verb, ("a",), options | more)]


# read


def test_read_counts_and_says_what_next(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam(), "a page it knows"]
    result = run("read", "pages")
    assert result.stderr == "1 page read, 1 there already, 3 statements, into desk.db. Next: reportedly show\n"
    assert (result.exit_code, result.stdout) == (0, "")


def test_read_names_each_rejected_page(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.rejected(), invented.dam()]
    result = run("read", "--desk", "my desk.db", "pages")
    rejection, summary = result.stderr.splitlines()
    assert rejection == "reportedly: rejected pages/valve.html: no_article: a table of tides"
    assert summary.startswith("1 page read, 1 rejected (no_article 1), 3 statements, into my desk.db.")
    assert summary.endswith("Next: reportedly show --desk 'my desk.db'")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        pytest.param(UsageError("no such file: pages"), 2, "no such file: pages", id="source"),
        pytest.param(StoreError("desk.db: is no desk"), 3, "desk.db: is no desk", id="desk"),
        pytest.param(
            KeyboardInterrupt(), 130, "interrupted; what was stored stays: run it again to go on", id="interrupted"
        ),
    ],
)
def test_read_that_ends_early(run: Run, pipeline: Pipeline, error: BaseException, code: int, line: str) -> None:
    pipeline.items = [invented.dam(), error]
    result = run("read", "pages")
    assert (result.exit_code, result.stderr) == (code, f"reportedly: {line}\n")


# which desk


@pytest.mark.parametrize("verb", ["read", "show", "export"])
@pytest.mark.parametrize(
    ("args", "named", "desk"),
    [
        pytest.param([], None, "desk.db", id="the one in this folder"),
        pytest.param([], "storm.db", "storm.db", id="the environment's"),
        pytest.param(["--desk", "mine.db"], "storm.db", "mine.db", id="the command line's before that"),
    ],
)
def test_which_desk(
    run: Run,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    args: list[str],
    named: str | None,
    desk: str,
) -> None:
    if named:
        monkeypatch.setenv("REPORTEDLY_DESK", named)
    assert run(verb, *args, *(["a"] if verb == "read" else [])).exit_code == 0
    asked, what, options = pipeline.asked[0]
    assert (asked, options.get("desk", what)) == (verb, Path(desk))


# show


def test_show_everything(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam(), invented.rejected(), invented.dam()]
    result = run("show")
    assert result.stdout.count("Dam at Orrin “holds”, mayor says") == 2
    assert "“«The dam held»,”" in result.stdout
    assert "1 page rejected" in result.stdout
    assert result.stdout.count("‹how it was said›") == 1
    assert (result.exit_code, result.stderr, pipeline.asked[0][2]) == (0, "", {"article": None})


def test_show_one(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam(), invented.rejected()]
    result = run("show", "orrin")
    assert "rejected" not in result.stdout
    assert pipeline.asked[0][2] == {"article": "orrin"}


def test_show_brief(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam()]
    assert "the captain (certain CT+): the valve had failed" in " ".join(run("show", "--brief").stdout.split())


def test_show_detail(run: Run, pipeline: Pipeline) -> None:
    pipeline.items = [invented.dam()]
    assert "held +1.2 · agent The dam" not in run("show").stdout
    assert "held +1.2 · agent The dam" in run("show", "--detail").stdout


def test_show_nothing_says_what_next(run: Run, pipeline: Pipeline) -> None:
    result = run("show")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "reportedly: desk.db holds no report yet. Next: reportedly read SOURCE\n"


def test_show_in_colour_where_asked_for(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    pipeline.items = [invented.dam()]
    assert "\x1b[3;36msaid\x1b[0m" in run("show").stdout


# export


@pytest.mark.parametrize("args", [[], ["--output", "-"], ["--format", "jsonl"]], ids=" ".join)
def test_export_to_standard_output(run: Run, pipeline: Pipeline, args: list[str]) -> None:
    pipeline.items = [invented.dam()]
    assert run("export", *args).stdout.splitlines() == list(jsonl.lines(invented.dam()))


def test_export_to_a_file(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    pipeline.items = [invented.dam()]
    result = run("export", "--output", "ledger.jsonl")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines() == list(jsonl.lines(invented.dam()))


# bench: no pipeline stands before it; it asks a bundle that is nothing but its manifest


@pytest.fixture
def manifest_alone(tmp_path: Path) -> Path:
    return bundles.write(tmp_path / "mine", bundles.score("attribution", "polnear dev", "exact F1, content", 70.2))


def test_bench_says_what_the_reader_is_and_how_often_it_errs(run: Run, manifest_alone: Path) -> None:
    result = run("bench", "--bundle", "mine")
    shown = " ".join(result.stdout.split())
    assert shown.startswith(f"bundle invented digest {digest(manifest_alone)} encoder tin-ear trained 2031-05-04")
    assert "70.2 30 in 100 contents are missed, extra, or cut otherwise than people cut them" in shown
    assert (result.exit_code, result.stderr) == (0, "")


def test_bench_as_json(run: Run, manifest_alone: Path) -> None:
    result = run("bench", "--bundle", "mine", "--format", "json")
    said = json.loads(result.stdout)
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert [said[key] for key in ("bundle", "digest", "licence")] == ["invented", digest(manifest_alone), "CC0-1.0"]
    assert [(row["head"], row["value"]) for row in said["scores"]] == [("attribution", 70.2)]


def test_bench_asks_for_the_bundle_that_is_carried(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bundles.write(tmp_path / "bundles" / "base")
    monkeypatch.setattr("reportedly.reader.bundle.files", lambda package: tmp_path)
    result = run("bench")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "bundle   invented\n" in result.stdout


@pytest.mark.parametrize(
    ("manifest", "line"),
    [
        pytest.param(None, "cannot be read: manifest.json: No such file or directory;", id="no bundle"),
        pytest.param(b"{", "has a broken manifest.json: Input data was truncated;", id="broken"),
        pytest.param(b'{"name": 3}', "has a broken manifest.json: ", id="not a manifest"),
    ],
)
def test_bench_of_what_is_no_bundle(run: Run, tmp_path: Path, manifest: bytes | None, line: str) -> None:
    if manifest:
        (tmp_path / "manifest.json").write_bytes(manifest)
    result = run("bench", "--bundle", ".")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (3, "", 1)
    assert result.stderr.startswith(f"reportedly: the bundle . {line}")


# completion, help, mistakes


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    lines = run("completion", shell).stdout.splitlines()
    assert any("_REPORTEDLY_COMPLETE" in line for line in lines)
    assert lines[-1].startswith(f"# To install: reportedly completion {shell} > ~/")


def test_a_zsh_script_begins_with_what_it_completes(run: Run) -> None:
    assert run("completion", "zsh").stdout.startswith("#compdef reportedly\n")


@pytest.mark.parametrize(
    ("shell", "code"), [("/usr/bin/fish", 0), ("/bin/tcsh", 2), ("", 2)], ids=["fish", "tcsh", "unknown"]
)
def test_completion_for_the_shell_one_is_in(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, code: int) -> None:
    monkeypatch.setenv("SHELL", shell)
    result = run("completion")
    assert result.exit_code == code
    assert ("completion fish >" in result.stdout) is (code == 0)
    assert ("Say for which shell: bash, fish, zsh." in result.stderr) is (code == 2)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_shows_every_command_and_code(run: Run, option: str) -> None:
    result = run(option)
    examples, codes = result.stdout.split("Exit codes:")
    shown = {line.split()[1] for line in examples.splitlines() if line.startswith("    reportedly ")}
    assert shown <= set(main.commands)
    _, listed = codes.split("\nCommands:\n")
    assert [line.split()[0] for line in listed.splitlines() if line[2:3] != " "] == sorted(main.commands)
    assert [line.split()[0] for line in codes.splitlines()[1:8]] == ["0", "1", "2", "3", "70", "130", "141"]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_of_each_command_has_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert f"\n    reportedly {name}" in result.stdout.split("Example")[1]


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["parse"], id="no source"),
        pytest.param(["read", "--jobs", "0", "a"], id="no job"),
        pytest.param(["show", "--desk", "."], id="a folder for a desk"),
        pytest.param(["export", "--format", "csv"], id="a format there is not"),
        pytest.param(["bench", "--format", "csv"], id="rates in a format there is not"),
        pytest.param(["confirm"], id="a command there is not"),
    ],
)
def test_mistakes(run: Run, pipeline: Pipeline, args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout, pipeline.asked) == (2, "", [])
    assert "Error: " in result.stderr


# The real thing, in a process of its own

FAKE = """
import os, sys, types
from reportedly.errors import StoreError, UsageError
from reportedly.records import Rejected
page = Rejected(url=None, path="a.html", reason="empty", detail=None)
def parse(sources, **options):
    source = sources[0]
    if source == "endless":
        while True:
            yield page
    if source == "interrupted":
        os.kill(os.getpid(), 2)
        while True:
            pass
    if source in errors:
        raise errors[source]
    if source == "rejected":
        yield page
errors = {"missing": UsageError("no such file: missing"), "locked": StoreError("desk.db: locked"), "bug": KeyError(1)}
fake = types.ModuleType("reportedly.pipeline")
fake.parse, fake.Hints = parse, lambda **hints: hints
fake.as_lines = lambda item: ['{"record":"rejected"}']
sys.modules["reportedly.pipeline"] = fake
from reportedly.cli import main
main(prog_name="reportedly")
"""


@pytest.mark.parametrize(
    ("source", "code"),
    [("good", 0), ("rejected", 1), ("missing", 2), ("locked", 3), ("bug", 70), ("interrupted", 130)],
)
def test_exit_codes(source: str, code: int) -> None:
    done = subprocess.run([sys.executable, "-c", FAKE, "parse", source], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == (code != 0)
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_ends_it_without_a_word() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE, "parse", "endless"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b'{"record":"rejected"}\n'
    process.stdout.close()
    _, said = process.communicate()
    assert (process.returncode, said) == (141, b"")


HEAVY = ("msgspec", "numpy", "onnxruntime", "rich", "sqlalchemy", "trafilatura", "urllib3")


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["read", "--help"], ["story", "--help"]], ids=" ".join)
def test_help_and_version_load_nothing_heavy(args: list[str]) -> None:
    program = (
        "import atexit, sys; from reportedly.cli import main;"
        f"atexit.register(lambda: print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr));"
        f"main({args})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("form", "loaded"), [("json", ["msgspec", "numpy"]), ("text", ["msgspec", "numpy", "rich"])], ids=["json", "text"]
)
def test_bench_loads_no_reader(tmp_path: Path, form: str, loaded: list[str]) -> None:
    bundles.write(tmp_path)
    program = (
        "import atexit, sys; from reportedly.cli import main;"
        f"atexit.register(lambda: print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr));"
        f"main({['bench', '--bundle', str(tmp_path), '--format', form]})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == f"{loaded}\n"


def test_a_module_is_run_as_the_command_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert done.stdout.startswith("reportedly ")
