"""The headline among the first lines."""

from __future__ import annotations

import pytest

from reportedly.articles.body import Paragraph, from_text
from reportedly.articles.furniture import Swept, sweep
from reportedly.articles.opening import is_repeated

PROSE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."


def read(*lines: str, titles: tuple[str, ...] = ()) -> Swept:
    return sweep(from_text("\n\n".join(lines)), titles)


@pytest.mark.parametrize(
    ("lines", "headline", "removed"),
    [
        pytest.param(["Crane collapses in harbour"], "Crane collapses in harbour", (), id="the first line"),
        pytest.param(["Did anybody check the crane?"], "Did anybody check the crane?", (), id="a question"),
        pytest.param(
            ["World", "Crane collapses in harbour"], "Crane collapses in harbour", ("World",), id="under a label"
        ),
        pytest.param(
            ["Sign up for our newsletter", "Crane collapses in harbour", "By Jane Roe", "3 May 2017"],
            "Crane collapses in harbour",
            ("Sign up for our newsletter", "By Jane Roe", "3 May 2017"),
            id="between furniture",
        ),
        pytest.param(
            ["Harbour master", "Harbour master Jane Roe Reuters"],
            None,
            ("Harbour master", "Harbour master Jane Roe Reuters"),
            id="a caption and what is left of one are none",
        ),
        pytest.param([], None, (), id="none"),
        pytest.param(["World"], None, (), id="a label is none"),
        pytest.param(["It was late."], None, (), id="a sentence is none"),
    ],
)
def test_saved_text_has_its_headline_first(lines: list[str], headline: str | None, removed: tuple[str, ...]) -> None:
    result = read(*lines, PROSE)
    assert result.headline == headline
    assert result.removed == removed


def test_lines_without_prose_after_them_have_no_headline() -> None:
    assert read("Crane collapses in harbour", "Ferries late").headline is None


@pytest.mark.parametrize(
    ("line", "title", "repeated"),
    [
        ("Crane collapses in harbour", "Crane collapses in harbour", True),
        ("CRANE COLLAPSES IN HARBOUR!", "Crane collapses in harbour", True),
        ("Crane ‘collapses’ in the harbour", "Crane 'collapses' in harbour", True),
        ("Crane collapses in harbour: what we know", "Crane collapses in harbour: what we know so far", True),
        ("Harbour: Crane collapses", "Crane in harbour collapses", True),
        ("Ferry crews vote to strike", "Crane collapses in harbour", False),
        ("Crane", "Crane collapses in harbour", False),
        (
            "The crane in the harbour has collapsed, officials say.",
            "Crane in the harbour has collapsed, officials say",
            False,
        ),
        ("", "Crane collapses in harbour", False),
    ],
)
def test_the_same_headline_again(line: str, title: str, *, repeated: bool) -> None:
    assert is_repeated(line, title) is repeated


def test_a_repeated_headline_goes_with_the_label_over_it() -> None:
    result = read("World", "Crane collapses in harbour", PROSE, titles=("Crane collapses in harbour",))
    assert result.removed == ("World", "Crane collapses in harbour")
    assert result.headline is None


def test_a_headline_is_not_looked_for_where_one_is_known() -> None:
    result = read("Ferry crews vote to strike", PROSE, titles=("Crane collapses in harbour",))
    assert [paragraph.text for paragraph in result.paragraphs] == ["Ferry crews vote to strike", PROSE]


def test_a_list_item_is_no_headline() -> None:
    item = Paragraph(text="Crane collapses in harbour", kind="item")
    assert sweep([item, Paragraph(text=PROSE)]).headline is None
