from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.errors import (
    BundleError,
    FetchError,
    NewerDesk,
    PageError,
    ReportedlyError,
    StoreError,
    UsageError,
)
from reportedly.terminal.door import EXIT_CODES, Door, ReaderGone, say


def _run(raised: BaseException | None, *args: str, command: str = "parse") -> Result:
    @click.group(cls=Door)
    @click.option("--debug", is_flag=True)
    def main(debug: bool) -> None:
        pass

    @main.command(command)
    def work() -> None:
        if raised is not None:
            raise raised

    return CliRunner().invoke(main, [*args, command])


@pytest.mark.parametrize(
    ("raised", "code", "line"),
    [
        pytest.param(None, 0, "", id="all went well"),
        pytest.param(PageError("empty", "no bytes"), 1, "reportedly: empty: no bytes\n", id="page"),
        pytest.param(FetchError("forbidden", "robots.txt"), 1, "reportedly: forbidden: robots.txt\n", id="fetch"),
        pytest.param(UsageError("no such file: a"), 2, "reportedly: no such file: a\n", id="the caller's mistake"),
        pytest.param(BundleError("bundle: no manifest"), 3, "reportedly: bundle: no manifest\n", id="bundle"),
        pytest.param(StoreError("desk.db: locked"), 3, "reportedly: desk.db: locked\n", id="desk"),
        pytest.param(NewerDesk("desk.db: made by 9.0"), 3, "reportedly: desk.db: made by 9.0\n", id="newer desk"),
        pytest.param(StoreError("two\nlines \x1b[2J"), 3, "reportedly: two lines �[2J\n", id="one line, and safe"),
        pytest.param(KeyboardInterrupt(), 130, "reportedly: interrupted\n", id="Ctrl-C"),
        pytest.param(ReaderGone(), 141, "", id="nobody reads on"),
        pytest.param(
            RuntimeError("dark\nmatter"),
            70,
            "reportedly: a defect of the program, please report it: RuntimeError: dark matter; "
            "run it with 'reportedly --debug …' to see where\n",
            id="a defect",
        ),
        pytest.param(
            BrokenPipeError("a worker died"),
            70,
            "reportedly: a defect of the program, please report it: BrokenPipeError: a worker died; "
            "run it with 'reportedly --debug …' to see where\n",
            id="another pipe than standard output",
        ),
    ],
)
def test_one_line_and_a_code(raised: BaseException | None, code: int, line: str) -> None:
    result = _run(raised)
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", line)


def test_every_branch_of_the_tree_has_a_code() -> None:
    assert set(ReportedlyError.__subclasses__()) == set(EXIT_CODES)


def test_an_interrupted_read_says_what_stays() -> None:
    result = _run(KeyboardInterrupt(), command="read")
    assert result.stderr == "reportedly: interrupted; what was stored stays: run it again to go on\n"


@pytest.mark.parametrize("error", [StoreError("locked"), RuntimeError("dark \x1b[2J")], ids=["expected", "defect"])
def test_debug_shows_where(error: Exception) -> None:
    lines = _run(error, "--debug").stderr.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert any("in work" in line for line in lines)
    assert lines[-1].startswith("reportedly: ")
    assert "--debug" not in lines[-1]
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    ("raiser", "code"),
    [
        pytest.param(lambda: click.UsageError("no such option"), 2, id="click's own mistakes"),
        pytest.param(lambda: click.exceptions.Exit(5), 5, id="click's own exit"),
    ],
)
def test_click_is_left_alone(raiser: Callable[[], Exception], code: int) -> None:
    assert _run(raiser()).exit_code == code


def test_say(capsys: pytest.CaptureFixture[str]) -> None:
    say("one \u202eline\n")
    assert capsys.readouterr().err == "reportedly: one �line \n"
