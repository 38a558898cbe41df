"""What the documents say works: every command is run, every piece of Python is executed, every link leads somewhere.

Each document is gone through from top to bottom in a copy of what it speaks about, so that a desk made by one command
is there for the next.
"""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from tests.docs.fences import Fence, anchors, commands, fences, links

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = sorted(path for pattern in ("*.md", "docs/*.md", "examples/*/README.md") for path in ROOT.glob(pattern))

#: Commands that are not run here, by how they begin, and why.
SKIPPED: dict[str, str] = {
    ".ci/run": "it is what runs these tests",
    "git ": "it needs the network",
    "just": "its recipes are the commands that stand beside it",
    "lint-imports": "a section of .ci/run",
    "mypy": "a section of .ci/run",
    "pip install": "it installs",
    "python -m pip install": "it installs",
    "pip wheel": "a section of .ci/run",
    "pipx install": "it installs",
    "pytest": "it is what runs these tests",
    "python -m benchmarks.": "it needs the corpora",
    "python -m training.": "it needs the corpora and torch",
    "python3 -m venv": "it makes an environment",
    "ruff": "a section of .ci/run",
    ". ": "it enters an environment",
    "source ": "it enters an environment",
    "uv ": "it installs",
}
#: What makes any command one that is not run.
NETWORK = ("http://", "https://")


def to_run(command: str) -> str:
    """What is left of *command* when the parts that are not run are taken out; nothing where none is."""
    parts = (part.strip() for part in command.split("&&"))
    return " && ".join(part for part in parts if not _skipped(part))


def _skipped(part: str) -> bool:
    return part.startswith(tuple(SKIPPED)) or any(mark in part for mark in NETWORK)


def named(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The interpreter of the tests in front of everything, and ``reportedly`` as it is in this checkout."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for program, arguments in {"reportedly": "-m reportedly", "python": "", "python3": ""}.items():
        (programs / program).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        (programs / program).chmod(0o755)
    paths = os.pathsep.join([str(programs), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "NO_COLOR": "1"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What the documents speak about, without what they do not."""
    folder = tmp_path / "reportedly"
    folder.mkdir()
    for document in ROOT.glob("*.md"):
        shutil.copy(document, folder)
    for name in ("docs", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.db*"))
    return folder


def steps(document: Path) -> Iterator[Fence]:
    return (fence for fence in fences(document.read_text(encoding="utf-8")) if fence.language)


@pytest.mark.parametrize(
    ("command", "run"),
    [
        ("reportedly read pages | head", "reportedly read pages | head"),
        ("pip install . && reportedly show && git pull", "reportedly show"),
        ("reportedly read https://a.example/ferry", ""),
        ("pytest", ""),
    ],
)
def test_what_is_not_run(command: str, run: str) -> None:
    assert to_run(command) == run


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_what_a_document_shows_can_be_done(document: Path, copy: Path, environment: dict[str, str]) -> None:
    known: dict[str, Any] = {"__name__": "__main__"}
    for fence in steps(document):
        where = f"{named(document)}:{fence.line}"
        for command in commands(fence):
            if runnable := to_run(command):
                shell(runnable, where, copy, environment)
        if fence.language == "python":
            with chdir(copy):
                execute(fence, where, known)


def shell(command: str, where: str, folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    # 141: what stands before "| head" is cut off.
    assert done.returncode in {0, 141}, f"{where}: {command}\n{done.stdout[-1000:]}{done.stderr[-1000:]}"
    assert "Traceback" not in done.stderr, f"{where}: {command}\n{done.stderr}"


def execute(fence: Fence, where: str, known: dict[str, Any]) -> None:
    if fence.body.lstrip().startswith(">>>"):
        test = doctest.DocTestParser().get_doctest(fence.body, known, where, where, fence.line)
        failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, clear_globs=False).failed
        assert not failed, f"{where}: {failed} examples give something else"
    else:
        exec(compile(fence.body, where, "exec"), known)


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in links(text):
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{named(document)}: there is no {path}"
        assert target.is_relative_to(ROOT), f"{named(document)}: {path} is outside of the repository"
        if anchor and target.suffix == ".md":
            headings = anchors(target.read_text(encoding="utf-8"))
            assert anchor in headings, f"{named(document)}: {path or 'this document'} has no heading #{anchor}"


def test_the_documents_are_there() -> None:
    found = {named(document) for document in DOCUMENTS}
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/ledger.md", "docs/stories.md"} <= found
