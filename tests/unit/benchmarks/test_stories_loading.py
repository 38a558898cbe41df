"""The answers of a story: what is read of them, and what is said of faults, on a story of two pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from benchmarks.quality.stories.loading import Answers, faults, folders, load, split_of
from reportedly.errors import UsageError

TEXTS = {"01": "The lamp is out, Ada Quill said. The lamp is red.", "02": "The lamp may be out, it is said."}

ANSWERS = """
title = "The lamp at Rookport"
split = "development"
families = [["01"], ["02"]]

[[claim]]
name = "out"
wording = "The lamp is out."
roots = 2
standings = [["2031-03-02", "reported"], ["2031-03-05", "disputed"]]

[[claim]]
name = "lit"
wording = "The lamp is lit."
roots = 0

[[saying]]
page = "01"
words = "The lamp is out"
claim = "out"
chain = ["Ada Quill | keeper", ""]
certainty = "CT+"

[[saying]]
page = "02"
words = "be out"
claim = "lit"
chain = []
certainty = "PS+"
drift = true

[[rival]]
claims = ["out", "lit"]
because = "state"
"""


def write(folder: Path, answers: str = ANSWERS) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "answers.toml").write_text(answers, encoding="utf-8")
    for number in TEXTS:
        (folder / f"{number}-courier-lamp.html").write_text("<p>Lamp.</p>", encoding="utf-8")
    return folder


def answers(**changes: Any) -> Answers:
    plain = msgspec.toml.decode(ANSWERS)
    return msgspec.convert({**plain, **changes}, Answers)


def changed(table: str, number: int, **fields: Any) -> Answers:
    plain = msgspec.toml.decode(ANSWERS)
    plain[table][number].update(fields)
    return msgspec.convert(plain, Answers)


def test_what_is_read(tmp_path: Path) -> None:
    story = load(write(tmp_path / "lamp"))
    assert story.name == "lamp"
    assert {number: path.name for number, path in story.pages.items()} == {
        "01": "01-courier-lamp.html",
        "02": "02-courier-lamp.html",
    }
    first, second = story.answers.sayings
    assert first.hops == (("Ada Quill", "keeper"), ("",))
    assert (first.drift, second.drift, second.hops) == (False, True, ())
    assert faults(story.answers, TEXTS) == []


@pytest.mark.parametrize(
    ("day", "status"),
    [("2031-03-01", None), ("2031-03-02", "reported"), ("2031-03-04", "reported"), ("2031-03-09", "disputed")],
)
def test_status_on_a_day(day: str, status: str | None) -> None:
    assert answers().claims[0].status(day) == status


@pytest.mark.parametrize(
    ("table", "number", "fields", "fault"),
    [
        ("saying", 0, {"words": "The lamp is"}, "saying[0].words occurs 2 times on page 01"),
        ("saying", 1, {"words": "The lamp is"}, "saying[1].words occurs 0 times on page 02"),
        ("saying", 1, {"words": " "}, "saying[1].words is empty"),
        ("saying", 1, {"page": "07"}, "saying[1].page: there is no page '07'"),
        ("claim", 1, {"roots": -1}, "claim[1].roots (lit) is less than 0"),
        ("claim", 0, {"roots": 1, "standings": [["2031-03-02", "corroborated"]]},
         "claim[0].standings (out): corroborated with fewer than 2 roots"),
        ("claim", 0, {"standings": [["2 March", "reported"]]},
         "claim[0].standings (out): '2 March' is no day, as in '2031-03-02'"),
        ("claim", 0, {"standings": [["2031-03-02", "reported"], ["2031-03-02", "disputed"]]},
         "claim[0].standings (out): 2031-03-02 does not come after 2031-03-02"),
        ("claim", 0, {"standings": [["2031-03-02", "reported"], ["2031-03-03", "reported"]]},
         "claim[0].standings (out): 2031-03-03 changes nothing, it is reported already"),
        ("rival", 0, {"claims": ["out", "red"]}, "rival[0].claims: there is no claim 'red'"),
    ],
)  # fmt: skip
def test_one_fault(table: str, number: int, fields: dict[str, Any], fault: str) -> None:
    assert fault in faults(changed(table, number, **fields), TEXTS)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"families": [["01"]]}, ["families: page 02 is in none"], id="a page in no family"),
        pytest.param(
            {"families": [["01"], ["02"], ["02"]]}, ["families: page 02 is named 2 times"], id="a page in two families"
        ),
        pytest.param(
            {"families": [["01"], ["02"], ["03"]]}, ["families: there is no page '03'"], id="a family of no page"
        ),
        pytest.param(
            {"families": [["01", "02"]]}, ["families[0]: no copies join 02 to 01"], id="a family without copies"
        ),
        pytest.param({"families": [["01", "02"]], "copy": [{"page": "02", "of": "01"}]}, [], id="a family of copies"),
        pytest.param(
            {"copy": [{"page": "02", "of": "01"}]},
            ["copy[0]: pages 02 and 01 are in no family together"],
            id="a copy outside its family",
        ),
        pytest.param(
            {"copy": [{"page": "02", "of": "02"}]}, ["copy[0]: page 02 is a copy of itself"], id="a copy of itself"
        ),
        pytest.param(
            {"rival": []}, ["claim[0].standings (out): disputed without a rival"], id="a dispute without a rival"
        ),
        pytest.param(
            {"rival": [{"claims": ["out", "out"], "because": "other"}]},
            ["rival[0].claims names 'out' twice"],
            id="a rival of itself",
        ),
        pytest.param(
            {"rival": [{"claims": pair, "because": "other"} for pair in (["out", "lit"], ["lit", "out"])]},
            ["rival: two are of lit and out"],
            id="a pair twice",
        ),
    ],
)
def test_faults(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults(answers(**changes), TEXTS) == expected


def test_names_that_resolve_to_nothing() -> None:
    wrong = changed("saying", 1, claim="red")
    assert faults(wrong, TEXTS) == ["saying[1].claim: there is no claim 'red'", "claim[1] (lit) has no saying"]


def test_the_same_words_on_the_word_of_two() -> None:
    told = msgspec.toml.decode(ANSWERS)
    told["saying"].append({**told["saying"][0], "chain": ["Jon Vale"]})
    assert faults(msgspec.convert(told, Answers), TEXTS) == []


def test_the_same_words_twice() -> None:
    told = msgspec.toml.decode(ANSWERS)
    told["saying"].append(told["saying"][0])
    told["claim"].append(told["claim"][1])
    assert faults(msgspec.convert(told, Answers), TEXTS) == [
        "saying: page 01 says 'out' twice in the same words, on the same word",
        "claim: two have the name 'lit'",
    ]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        pytest.param('"PS+"', '"PS"', "saying[1].certainty: Invalid enum value 'PS'", id="a certainty"),
        pytest.param('"state"', '"mood"', "rival[0].because: Invalid enum value 'mood'", id="a reason"),
        pytest.param(
            '"disputed"', '"doubted"', "claim[0].standings[1][1]: Invalid enum value 'doubted'", id="a status"
        ),
        pytest.param("drift", "drifts", "saying[1]: Object contains unknown field `drifts`", id="a field"),
        pytest.param("roots = 0", "", "claim[1]: Object missing required field `roots`", id="a missing field"),
        pytest.param(
            'title = "The lamp at Rookport"', "", "Object missing required field `title`", id="a missing title"
        ),
        pytest.param("[[rival]]", "[[rival]", "Expected ']]'", id="no TOML"),
    ],
)
def test_answers_without_the_form(old: str, new: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        load(write(tmp_path / "lamp", ANSWERS.replace(old, new)))
    assert f"{tmp_path / 'lamp' / 'answers.toml'}: {where}" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [("lamp.html", "the name of a page is NN-outlet-slug.html"), ("02-post.html", "the story has another page 02")],
)
def test_pages_without_the_form(name: str, message: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "lamp")
    (folder / name).write_text("<p>Lamp.</p>", encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load(folder)


def test_no_answers(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"answers\.toml: No such file"):
        load(tmp_path)


def test_folders_and_their_splits(tmp_path: Path) -> None:
    write(tmp_path / "b")
    write(tmp_path / "a", 'split = "scored"\nand_nothing = "else that has the form"')
    (tmp_path / "c").mkdir()
    assert [(folder.name, split_of(folder)) for folder in folders(tmp_path)] == [("a", "scored"), ("b", "development")]
    with pytest.raises(UsageError, match="split is neither"):
        split_of(write(tmp_path / "d", 'split = "dev"'))
