"""The commands about stories and claims on a desk read by rule: what they print, and what they exit with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly import asking, pipeline
from reportedly.cli import main
from reportedly.cli.ledger import COMMANDS
from reportedly.store import Desk
from tests import rulereader, wreck

Run = Callable[..., Result]


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
    """Run the program in a folder with that desk."""
    shutil.copy(made, tmp_path / "desk.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("REPORTEDLY_DESK", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return lambda *args: CliRunner().invoke(main, args, prog_name="reportedly")


FERRY, CALDER = "Ferry lost off Pell Point", "Calder under water"


@pytest.mark.parametrize(
    ("args", "shown", "hidden"),
    [
        pytest.param(["stories"], ["2 stories", FERRY, CALDER, "3 reports, 5 claims"], [], id="stories"),
        pytest.param(["stories", "--limit", "1"], ["1 story", CALDER], [FERRY], id="one of them"),
        pytest.param(
            ["story", "ferry"],
            ["3 reports, 3 outlets, 3 families", "+ corroborated The valve had failed.", "The search had ended."],
            ["as of", CALDER],
            id="a story",
        ),
        pytest.param(
            ["story", "ferry", "--as-of", "2031-03-01"],
            ["as of 1 March 2031", "1 report, 1 outlet", "• reported The valve had failed."],
            ["corroborated", "The search had ended."],
            id="as it was",
        ),
        pytest.param(["story", "ferry", "--all"], ["The crew had left in time."], ["--all"], id="the whole story"),
        pytest.param(
            ["claim", "valve had failed"],
            ["2 statements, at most 2 independent", "Jory Pellane", "Ilse Brandt", "«the valve had failed»"],
            ["The mast"],
            id="a claim",
        ),
        pytest.param(
            ["claim", "valve had failed", "--as-of", "2031-03-01"],
            ["1 statement, at most 1 independent", "Jory Pellane"],
            ["Ilse Brandt", "corroborated"],
            id="as it was made first",
        ),
        pytest.param(
            ["timeline", "ferry"],
            ["1 March 2031", "2 March 2031 + corroborated, was reported: The valve had failed.", "4 March 2031"],
            [],
            id="a timeline",
        ),
        pytest.param(["timeline", "ferry", "--as-of", "2031-03-02"], ["2 March 2031"], ["4 March"], id="up to a day"),
        pytest.param(
            ["search", "valve"], ["3 hits", "Owner speaks of a valve", "claim The valve had failed."], [], id="search"
        ),
        pytest.param(["search", "valve", "failed", "--limit", "1"], ["1 hit"], [], id="the best"),
        pytest.param(["search", "zeppelin"], ["Nothing was found"], [], id="nothing"),
        pytest.param(
            ["diff", "ferry", "--since", "2031-03-02"],
            ["Since the end of 2 March 2031: 2 new claims, 1 new report", "The search had ended."],
            ["The valve had failed."],
            id="what changed",
        ),
        pytest.param(["diff", "ferry", "--since", "2031-03-04"], ["Nothing has changed since"], [], id="nothing did"),
    ],
)
def test_what_a_command_shows(run: Run, args: list[str], shown: list[str], hidden: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    flat = " ".join(result.stdout.split())
    assert [words for words in shown if words not in flat] == []
    assert [words for words in hidden if words in flat] == []


def test_an_id_that_is_shown_can_be_asked_for(run: Run) -> None:
    words = run("story", "ferry", "--all").stdout.split()
    for name in {word.rstrip(":") for word in words if word.startswith("claim-")}:
        assert run("claim", name).exit_code == 0
    (story,) = {word for word in words if word.startswith("story-")}
    for command in (["story"], ["timeline"], ["diff", "--since", "2031-03-01"]):
        assert run(*command, story).exit_code == 0


def test_merge_and_split(run: Run) -> None:
    result = run("merge", "ferry", "calder", "--who", "Ada", "--why", "one storm")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("reportedly: one story now, of 5 reports: story-")
    result = run("split", "ferry", "Calder under", "What the water left", "--who", "Ada")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("reportedly: a story of its own now, of 2 reports: story-")
    assert run("story", result.stderr.split()[-1]).exit_code == 0
    with Desk.open(Path("desk.db"), readonly=True) as desk:
        assert [(one.who, one.why) for one in desk.decisions()] == [("Ada", "one storm"), ("Ada", "")]


def test_who_decides_is_the_user_where_nobody_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "bea")
    assert run("merge", "ferry", "calder").exit_code == 0
    with Desk.open(Path("desk.db"), readonly=True) as desk:
        assert [one.who for one in desk.decisions()] == ["bea"]


def test_adopt(run: Run) -> None:
    assert run("adopt", "desk.db", "--desk", "new.db").stderr == "reportedly: 5 reports that were new\n"
    assert run("adopt", "new.db").stderr == "reportedly: 0 reports that were new\n"
    assert list(pipeline.export(Path("new.db"))) == list(pipeline.export(Path("desk.db")))


def test_a_desk_without_stories_says_what_next(run: Run) -> None:
    Desk.open(Path("empty.db")).close()
    result = run("stories", "--desk", "empty.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "reportedly: empty.db holds no story yet. Next: reportedly read SOURCE\n"


#: Every command with arguments that hold.
GOOD = {
    "stories": ["stories"],
    "story": ["story", "ferry"],
    "claim": ["claim", "valve had failed"],
    "timeline": ["timeline", "ferry"],
    "search": ["search", "valve"],
    "diff": ["diff", "ferry", "--since", "2031-03-02"],
    "merge": ["merge", "ferry", "calder", "--who", "Ada"],
    "split": ["split", "ferry", "search is over", "--who", "Ada"],
    "adopt": ["adopt", "desk.db"],
}


def test_there_are_arguments_for_every_command() -> None:
    assert list(GOOD) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("args", GOOD.values(), ids=GOOD)
def test_the_desk_is_that_of_the_option_or_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    Path("desk.db").rename("storm.db")
    args = ["storm.db" if arg == "desk.db" else arg for arg in args]
    if args[0] != "adopt":
        assert run(*args).exit_code == 2
    assert run(*args, "--desk", "storm.db").exit_code == 0
    monkeypatch.setenv("REPORTEDLY_DESK", "storm.db")
    if args[0] not in ("merge", "split"):
        assert run(*args).exit_code == 0
        assert not Path("desk.db").exists() or args[0] == "adopt"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(["story", "zeppelin"], "no story of the desk desk.db has an id or title like", id="no story"),
        pytest.param(["story", "er"], "2 stories answer to 'er': story-", id="two stories"),
        pytest.param(["claim", "zeppelin"], "no claim of the desk desk.db has an id or wording like", id="no claim"),
        pytest.param(["claim", "the"], "claims answer to 'the': claim-", id="many claims"),
        pytest.param(["claim", "search", "--as-of", "2031-03-02"], "had not been made by 2031-03-02", id="not yet"),
        pytest.param(["story", "ferry", "--as-of", "monday"], "'monday' is no day: write it as", id="no day"),
        pytest.param(["story", "ferry", "--as-of", "2031-02-28"], "by 2031-02-28: ask for a later day", id="before"),
        pytest.param(["timeline", "ferry", "--as-of", "2031-02-28"], "ask for a later day", id="before a timeline"),
        pytest.param(["diff", "ferry", "--since", "2031-02-28"], "ask for a later day", id="before a diff"),
        pytest.param(["search", '""'], "there is no word in '\"\"': say what to search for", id="no word"),
        pytest.param(["merge", "ferry"], "one story cannot be merged: name two or more", id="one"),
        pytest.param(["merge", "ferry", "zeppelin"], "no story of the desk", id="one of them is not there"),
        pytest.param(["split", "ferry", "zeppelin"], "no article of the desk", id="no article"),
        pytest.param(["split", "ferry", "calder under"], "", id="not of it"),
        pytest.param(["split", "ferry", "lost off", "owner speaks", "search is"], "", id="all of it"),
        pytest.param(["adopt", "nowhere.db"], "there is no desk at nowhere.db", id="no other desk"),
        pytest.param(["story", "a\x1b[31m\nb"], r"'a\x1b[31m\nb'", id="a name that is no line"),
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
    "args",
    [
        ["stories", "--limit", "0"],
        ["story"],
        ["claim"],
        ["timeline"],
        ["search"],
        ["search", "valve", "--limit", "many"],
        ["diff", "ferry"],
        ["merge"],
        ["split", "ferry"],
        ["adopt"],
    ],
    ids=" ".join,
)
def test_what_click_says_of_options(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("args", GOOD.values(), ids=GOOD)
def test_what_is_no_desk(run: Run, args: list[str]) -> None:
    Path("desk.db").write_text("a page", encoding="utf-8")
    result = run(*args)
    (line,) = result.stderr.splitlines()
    assert "is no desk at all" in line
    assert (result.exit_code, result.stdout) == (3, "")


@pytest.mark.parametrize("name", [name for name in GOOD if name not in ("merge", "split", "adopt")])
def test_asking_leaves_the_desk_as_it_is(run: Run, name: str) -> None:
    Path("desk.db").chmod(0o400)
    before = Path("desk.db").read_bytes()
    assert run(*GOOD[name]).exit_code == 0
    assert Path("desk.db").read_bytes() == before


def test_a_defect_is_called_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(desk: Path, limit: int) -> object:
        raise ZeroDivisionError("never thought of")

    monkeypatch.setattr(asking, "stories", broken)
    result = run("stories")
    (line,) = result.stderr.splitlines()
    assert line.startswith("reportedly: a defect of the program, please report it: ZeroDivisionError")
    assert result.exit_code == 70
