"""The README's table of error rates is the carried bundle's own."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from reportedly.reader.bundle import manifest
from tests import bundles

ROOT = Path(__file__).parent.parent.parent
README = "# A title\n\n{}\nold\n{}\n\n## The rest\n"


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    """What ``docs/scores.py`` defines: it is a script and in no package."""
    return runpy.run_path(str(ROOT / "docs" / "scores.py"))


def test_the_readme_has_what_the_bundle_says(program: dict[str, Any]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert program["rewritten"](readme, manifest().scores) == readme, "bring it up to date: python docs/scores.py"


def test_what_stands_between_the_marks_is_replaced(program: dict[str, Any]) -> None:
    scores = (
        bundles.score("names", "gazette dev", "entity F1", 74.0),
        bundles.score("names", "almanac dev", "entity F1", 66.3),
        bundles.score("attribution", "gazette dev", "exact F1, cue", 75.0),
    )
    old = README.format(program["BEGIN"], program["END"])
    new: str = program["rewritten"](old, scores)
    assert new.startswith(f"# A title\n\n{program['BEGIN']}\n\n| | what is read |")
    assert new.endswith(f"more.\n\n{program['END']}\n\n## The rest\n")
    assert [line.split("|")[1:6] for line in new.splitlines() if "in 100 " in line and line.startswith("|")] == [
        [" attribution ", " cues ", " gazette dev ", " exact F1, cue ", " 75.0 "],
        [" names ", " names ", " gazette dev ", " entity F1 ", " 74.0 "],
        ["  ", " names ", " almanac dev ", " entity F1 ", " 66.3 "],
    ]
    assert program["rewritten"](new, scores) == new


def test_other_scores_make_another_readme(program: dict[str, Any]) -> None:
    old = README.format(program["BEGIN"], program["END"])
    before, after = (
        program["rewritten"](old, (bundles.score("names", "gazette dev", "entity F1", value),))
        for value in (74.0, 74.2)
    )
    assert before != after


@pytest.mark.parametrize("readme", ["", "{0}", "{1}", "{1} {0}", "{0} {1} {0} {1}"])
def test_marks_that_do_not_hold(program: dict[str, Any], readme: str) -> None:
    with pytest.raises(ValueError, match=r"README\.md needs one"):
        program["rewritten"](readme.format(program["BEGIN"], program["END"]), ())
