"""Which words of whole reports carry which claim, and which claims exclude each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.affairs import Saying
from training.sayings import FOLDER
from training.told import REPORTS, told

WRITTEN = """# The lamp at Rookport
? how long was it out
~ an-hour-or-more: it was out for at least an hour
= one-night: it was out for one night
= ten-minutes: it was out for ten minutes
! an-hour-or-more ten-minutes
. relit: it was lit again

@ The Rookport Courier, 3 March 2031
ROOKPORT - [[one-night|The lamp was dark all night]], the keeper said. Nobody slept.

"[[ten-minutes|Ten minutes]]. [[relit|Then it burned again]]," the harbour board said on Dr. Vale's word.

@ Radio Quay, 4 March 2031
[[an-hour-or-more|It was out for an hour at the very least]], said a pilot.
"""


@pytest.fixture
def sayings(tmp_path: Path) -> tuple[Saying, ...]:
    (tmp_path / "lamp.txt").write_text(WRITTEN, encoding="utf-8")
    (affair,) = told(tmp_path)
    assert affair.title == "The lamp at Rookport"
    return affair.sayings


def test_what_is_said_and_of_which_matter(sayings: tuple[Saying, ...]) -> None:
    assert [(one.text[one.start : one.end], one.claim, one.question) for one in sayings] == [
        ("The lamp was dark all night", 1, 1),
        ("Ten minutes", 2, 1),
        ("Then it burned again", 3, 2),
        ("It was out for an hour at the very least", 0, 1),
    ]


def test_a_saying_is_read_in_its_own_sentence(sayings: tuple[Saying, ...]) -> None:
    assert [one.text for one in sayings] == [
        "ROOKPORT - The lamp was dark all night, the keeper said.",
        '"Ten minutes.',
        "Then it burned again,\" the harbour board said on Dr. Vale's word.",
        "It was out for an hour at the very least, said a pilot.",
    ]


def test_what_cannot_hold_beside_it(sayings: tuple[Saying, ...]) -> None:
    assert {one.claim: set(one.excludes) for one in sayings} == {0: {2}, 1: {2}, 2: {0, 1}, 3: set()}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (". relit: it was lit again", "- relit: it was lit again", 7),
        ("! an-hour-or-more ten-minutes", "! an-hour-or-more never", 6),
        ("[[relit|", "[[alight|", 12),
        ("[[one-night|The lamp was dark all night]]", "[[one-night|The lamp was dark all night", 10),
    ],
)
def test_what_has_another_form_is_told_with_its_line(old: str, new: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_text(WRITTEN.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"lamp\.txt:{line}: "):
        list(told(tmp_path))


def test_the_reports_have_the_form_and_teach_something() -> None:
    affairs = list(told(FOLDER / REPORTS))
    assert len(affairs) > 50
    assert len({affair.title for affair in affairs}) == len(affairs)
    for affair in affairs:
        claims = [one.claim for one in affair.sayings]
        assert len(set(claims)) < len(claims), f"{affair.title}: nothing is said twice"
        assert any(one.excludes for one in affair.sayings), f"{affair.title}: nothing excludes anything"
