"""From a folder to the printed table, with a reader by rule and an affair of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from benchmarks.quality.stories import measure, running
from benchmarks.quality.stories.__main__ import main
from benchmarks.quality.stories.loading import load
from benchmarks.quality.stories.running import Memory, check, run
from reportedly.affairs import Affair, Story
from reportedly.errors import UsageError
from reportedly.records import Reading, Report, Span
from tests.rulereader import RuleReader

BODY = (
    "The harbour lamp at Rookport has been dark since the first storm of the winter, and the fishing boats stay in. "
    "Ada Quill said that the great lamp had gone out before midnight. The keeper was not on the quay that morning. "
)
MORE = "A second keeper is expected from the mainland in the course of the week, weather and tides allowing. "

ANSWERS = """
title = "The lamp at Rookport"
split = "development"
families = [["01"], ["02"]]

[[claim]]
name = "out"
wording = "The great lamp went out."
roots = 1
standings = [["2031-03-02", "reported"]]

[[saying]]
page = "01"
words = "the great lamp had gone out"
claim = "out"
chain = ["Ada Quill"]
certainty = "CT+"

[[saying]]
page = "02"
words = "the great lamp had gone out"
claim = "out"
chain = []
certainty = "CT+"
"""


class Counting(RuleReader):
    """Counts what it reads."""

    reads = 0

    def read(self, text: str, sentences: Sequence[Span] = (), *, inner: bool = True) -> Reading:
        Counting.reads += 1
        return super().read(text, sentences, inner=inner)


def nothing(reports: Iterable[Report]) -> Affair:
    articles = tuple(report.article.id for report in reports)
    families = tuple((article,) for article in articles)
    story = Story(id="story-1", title=None, articles=articles, claims=(), first=None, last=None, families=families)
    return Affair(story=story, claims=(), copies=())


@pytest.fixture(autouse=True)
def _by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counting, "reads", 0)
    monkeypatch.setattr(running, "Reader", Counting)
    monkeypatch.setattr(running, "reconciled", nothing)


def page(title: str, body: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )


def write(root: Path, name: str = "lamp", answers: str = ANSWERS) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "answers.toml").write_text(answers, encoding="utf-8")
    (folder / "01-courier-lamp.html").write_text(page("Lamp goes dark", BODY), encoding="utf-8")
    (folder / "02-post-lamp.html").write_text(page("Keeper is sent for", BODY + MORE), encoding="utf-8")
    return folder


def test_a_story_is_read_page_by_page(tmp_path: Path) -> None:
    case = run(load(write(tmp_path)), Memory())
    assert list(case.pages.values()) == ["01", "02"]
    first, second = case.statements
    assert first
    assert [link.name for link in first.chain] == ["Ada Quill"]
    assert second
    assert case.reports["02"].article.id == second.article == case.places[1].article


def test_measures_of_a_split(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "unseen", ANSWERS.replace("development", "scored"))
    found = measure(tmp_path, "scored")
    assert Counting.reads == 2
    assert (found["stories_chains_exact"], found["stories_roots"]) == (0.5, 0.0)


@pytest.mark.parametrize(("cache", "reads"), [("cache", 2), (None, 4)])
def test_cache(cache: str | None, reads: int, tmp_path: Path) -> None:
    story, file = load(write(tmp_path / "stories")), tmp_path / cache if cache else None
    first, second = (run(story, Memory(file)) for _ in range(2))
    assert first == second
    assert Counting.reads == reads


def test_cache_of_another_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = load(write(tmp_path / "stories"))
    run(story, Memory(tmp_path / "cache"))
    monkeypatch.setattr(running, "digest", lambda: "another")
    run(story, Memory(tmp_path / "cache"))
    assert Counting.reads == 4


def test_cache_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a cache")
    with pytest.raises(UsageError, match="not a cache of readings"):
        Memory(tmp_path / "cache")


def test_answers_with_faults_are_not_scored(tmp_path: Path) -> None:
    story = load(write(tmp_path, answers=ANSWERS.replace("the great lamp", "lamp").replace('"01"', '"03"', 1)))
    with pytest.raises(UsageError, match=r"lamp: families: page 01 is in none \(and 1 more\)"):
        run(story, Memory())


def test_faults_of_pages(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "02-post-lamp.html").write_bytes((folder / "01-courier-lamp.html").read_bytes())
    assert check(load(folder)) == ["pages 01 and 02 are one article: nothing tells them apart"]
    (folder / "02-post-lamp.html").write_text("")
    (fault,) = check(load(folder))
    assert fault.startswith("page 02: empty: ")
    with pytest.raises(UsageError, match=r"02-post-lamp\.html: gives no article: empty"):
        run(load(folder), Memory())
    assert Counting.reads == 1


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    write(tmp_path, "other")
    write(tmp_path, "unseen", ANSWERS.replace("development", "scored"))
    assert main(["--root", str(tmp_path)]) == 0
    rows = [re.split(r"\s{2,}", line.strip()) for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["lamp", "other", "all"]
    assert rows[1] == ["chains exact", "0.500 1/2", "0.500 1/2", "0.500 2/4"]
    assert ["rivals F1", "-", "0/0/0", "-", "0/0/0", "-", "0/0/0"] in rows
    assert ["standings", "0.000 0/1", "0.000 0/1", "0.000 0/2"] in rows


def test_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    assert main(["--root", str(tmp_path), "--story", "lamp", "--errors"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "lamp: The lamp at Rookport"
    assert "    02 “the great lamp had gone out”" in lines
    assert "    out: no claim, 1 days" in lines


@pytest.mark.parametrize("arguments", [["--split", "scored"], ["--story", "unseen"]])
def test_no_errors_of_scored_stories(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "unseen", ANSWERS.replace("development", "scored"))
    assert main(["--root", str(tmp_path), "--errors", *arguments]) == 2
    printed = capsys.readouterr()
    assert "--errors is for development stories" in printed.err
    assert not printed.out
    assert main(["--root", str(tmp_path), *arguments]) == 0


def test_no_stories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path)]) == 2
    assert "there are no development stories" in capsys.readouterr().err


def test_validate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path, "good")
    assert main(["--validate", str(good)]) == 0
    assert capsys.readouterr().out == f"{good}: no faults: 2 pages, 1 claims, 2 sayings, 0 rivals\n"
    bad = write(tmp_path, "bad", ANSWERS.replace("the great lamp had gone out", "lamp"))
    worse = write(tmp_path, "worse", "claim = 1")
    assert main(["--root", str(tmp_path), "--validate"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{bad / 'answers.toml'}: saying[0].words occurs 2 times on page 01",
        f"{bad / 'answers.toml'}: saying[1].words occurs 2 times on page 02",
        f"{good}: no faults: 2 pages, 1 claims, 2 sayings, 0 rivals",
        f"{worse / 'answers.toml'}: claim: Expected `array`, got `int`",
    ]
    assert Counting.reads == 0


@pytest.mark.parametrize(
    ("second", "agree"),
    [
        (ANSWERS,
         {"chains exact": "1.000 2/2", "claims B-cubed": "1.000", "roots": "1.000 1/1", "standings": "1.000 1/1"}),
        (ANSWERS.replace("roots = 1", "roots = 2").replace('"reported"', '"corroborated"'),
         {"chains exact": "1.000 2/2", "claims B-cubed": "1.000", "roots": "0.000 0/1", "standings": "0.000 0/1"}),
        (ANSWERS.replace('["Ada Quill"]', '["Jon Vale"]'), {"chains exact": "0.500 1/2", "roots": "1.000 1/1"}),
    ],
    ids=["who agrees", "who counts otherwise", "who heard another"],
)  # fmt: skip
def test_a_second_labeller_is_scored_as_a_program_is(
    second: str, agree: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (write(tmp_path) / "second.toml").write_text(second, encoding="utf-8")
    write(tmp_path, "unlabelled-twice")
    assert main(["--root", str(tmp_path), "--second"]) == 0
    rows = {line[:20].strip(): re.split(r"\s{2,}", line[20:].strip()) for line in capsys.readouterr().out.splitlines()}
    assert rows[""] == ["lamp", "all"]
    assert {name: rows[name][-1] for name in agree} == agree
    assert Counting.reads == 0
