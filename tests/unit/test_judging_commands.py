"""The commands by which people judge, on a desk read by rule: what they print, keep, refuse and exit with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly import judging, pipeline
from reportedly.cli import main
from reportedly.cli.judging import COMMANDS
from tests import rulereader, wreck

Run = Callable[..., Result]
VALVE, SUNK, CREW = "The valve had failed.", "ferry had sunk", "crew had left"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of two stories, for others to copy."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        rulereader.install(patch)
        list(pipeline.read([wreck.write(folder / "pages.jsonl", *wreck.PAGES)], desk=folder / "desk.db"))
    return folder / "desk.db"


@pytest.fixture
def run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in a folder with that desk; nobody is asked who they are."""
    shutil.copy(made, tmp_path / "desk.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LOGNAME", "ines")
    for name in ("REPORTEDLY_DESK", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return lambda *args: CliRunner().invoke(main, args, prog_name="reportedly")


def shown(run: Run, *args: str) -> str:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("args", "where", "says"),
    [
        pytest.param(
            ["assess", VALVE, "--source", "b", "--information", "2", "--likelihood", "likely"],
            ["claim", VALVE],
            "source B (usually reliable), information 2 (probably true), likely (55–80 %)",
            id="a claim assessed",
        ),
        pytest.param(
            ["assess", VALVE, "--source", "B", "--information", "2", "--note", "Ask the yard."],
            ["story", "ferry"],
            "source B, information 2 ",
            id="in the story",
        ),
        pytest.param(
            ["correct", VALVE, "--statement", "2", "--speaker", "Ada Lind", "--why", "misheard"],
            ["claim", VALVE],
            "(not committed Uu) ← Ada Lind (certain CT+)",
            id="another speaker",
        ),
        pytest.param(
            ["correct", VALVE, "--statement", "2", "--speaker", "Ada Lind"],
            ["claim", VALVE],
            "read as: The Orrin Courier (not committed Uu) ← Ilse Brandt (certain CT+)",
            id="what was read beside it",
        ),
        pytest.param(
            ["correct", CREW, "--chain", "Ilse Brandt > the mate"],
            ["claim", CREW],
            "Ilse Brandt (not committed Uu) ← the mate (unnamed) (certain CT+)",
            id="another chain",
        ),
        pytest.param(["correct", CREW, "--own-voice"], ["claim", CREW], "the outlet's own voice", id="own voice"),
        pytest.param(
            ["correct", CREW, "--certainty", "PS+"],
            ["claim", CREW],
            "Pellane (possible PS+)",
            id="the root's certainty",
        ),
        pytest.param(
            ["correct", CREW, "--certainty", "PR+", "--hop", "0"],
            ["claim", CREW],
            "The Orrin Courier (probable PR+) ←",
            id="the outlet's certainty",
        ),
        pytest.param(["correct", SUNK, "--same", CREW], ["claim", SUNK], "2 statements", id="the same"),
        pytest.param(["correct", VALVE, "--statement", "2", "--apart"], ["story", "ferry"], "6 claims", id="apart"),
        pytest.param(
            ["correct", SUNK, "--not-same", CREW],
            ["claim", SUNK],
            "that it is not one claim (“The crew had",
            id="not same",
        ),
        pytest.param(
            ["correct", SUNK, "--rival", CREW, "--because", "state"],
            ["claim", SUNK],
            "Against it: 1 rival",
            id="a rival",
        ),
        pytest.param(
            ["correct", SUNK, "--no-rival", CREW], ["claim", CREW], "that both can hold (“The ferry had", id="no rival"
        ),
    ],
)
def test_what_was_judged_is_shown_signed_and_is_undone(run: Run, args: list[str], where: list[str], says: str) -> None:
    before = shown(run, *where)
    result = run(*args, "--who", "J. Roe")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("reportedly: kept as judgement-")
    after = shown(run, *where)
    assert says in after
    assert says not in before
    (entry,) = judging.log(Path("desk.db")).entries
    assert (entry.judgement.who, entry.judgement.id) == ("J. Roe", result.stderr.split()[3].rstrip(":"))
    assert run("undo", entry.judgement.id[:18], "--who", "Ada", "--why", "a slip").exit_code == 0
    assert shown(run, *where) == before


def test_who_judges_is_the_user_where_nobody_is_named(run: Run) -> None:
    assert run("assess", VALVE, "--note", "seen").exit_code == 0
    assert "the desk (ines, " in shown(run, "claim", VALVE)


def test_the_log_says_who_judged_what_when_why_and_what_became_of_it(run: Run) -> None:
    result = run("log")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "reportedly: nothing has been judged here yet. Next: reportedly assess CLAIM\n"
    kept = run("assess", VALVE, "--note", "Ask the yard.", "--who", "J. Roe", "--why", "they built it").stderr.split()[
        3
    ]
    run("undo", kept.rstrip(":"), "--who", "Ada", "--why", "not they")
    run("merge", "ferry", "calder", "--who", "Jon")
    for name in ([], ["ferry"]):
        told = shown(run, "log", *name)
        for words in (
            *("J. Roe “the valve had failed” (Tideline): Ask the yard.", "why: they built it", "undone by Ada, "),
            *("no longer counts why: not they", "2 reports (", "their stories are one", "3 entries, 1 of them undone."),
        ):
            assert words in told
    assert "merge" not in shown(run, "log", VALVE)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["assess", VALVE], "an assessment says something"),
        (["assess", "zeppelin", "--note", "?"], "no claim of the desk desk.db"),
        (["correct", VALVE, "--speaker", "Ada"], "has 2 statements: say which, as `reportedly claim` numbers them"),
        (["correct", VALVE, "--speaker", "Ada", "--statement", "3"], "has no statement 3"),
        (["correct", VALVE, "--same", VALVE], "these are one claim: name two"),
        (["correct", VALVE, "--rival", "bridge"], "merge the stories first"),
        (["correct", CREW, "--certainty", "CT+", "--hop", "3"], "there is none at 2"),
        (["undo", "judgement-0"], "in the log nothing begins with 'judgement-0'"),
        (["log", "zeppelin"], "no claim of the desk desk.db"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(run: Run, args: list[str], says: str) -> None:
    before = Path("desk.db").read_bytes()
    result = run(*args)
    (line,) = result.stderr.splitlines()
    assert line.startswith("reportedly: ")
    assert says in line
    assert (result.exit_code, result.stdout) == (2, "")
    assert Path("desk.db").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["assess", VALVE, "--source", "G"], "'G' is not one of"),
        (["assess", VALVE, "--likelihood", "maybe"], "'maybe' is not one of"),
        (["correct", VALVE], "Say one thing that is to be corrected, by one of --speaker, --chain, --own-voice"),
        (["correct", VALVE, "--own-voice", "--speaker", "Ada"], "Say one thing that is to be corrected"),
        (["correct", CREW, "--speaker", "Ada", "--hop", "0"], "Hop 0 is the outlet itself"),
        (["undo"], "Missing argument 'ID'"),
    ],
)
def test_what_click_says_of_options(run: Run, args: list[str], says: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr.splitlines()[-1]


def test_every_command_has_an_example() -> None:
    assert [command.name for command in COMMANDS] == ["assess", "correct", "undo", "log"]
    assert all(command.help is not None and f"reportedly {command.name}" in command.help for command in COMMANDS)
