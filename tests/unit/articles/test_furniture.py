"""What goes and what stays: the lines are beside their patterns in ``furniture.toml``."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import furniture
from reportedly.articles.body import Paragraph

PROSE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."
MORE = "Nobody had checked it since the spring, two of her officials said, and nobody knew why."
TABLE = furniture.patterns()


def swept(
    *texts: str | Paragraph, titles: tuple[str, ...] = ("Crane collapses",), authors: tuple[str, ...] = ()
) -> list[str]:
    paragraphs = [Paragraph(text=text) if isinstance(text, str) else text for text in texts]
    return [paragraph.text for paragraph in furniture.sweep(paragraphs, titles, authors).paragraphs]


def around(place: str, line: str) -> list[str | Paragraph]:
    return [line, PROSE, MORE] if place in ("opening", "byline", "author") else [PROSE, MORE, line]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        pytest.param(entry, line, id=f"{entry.name}: {line}")
        for entry in TABLE
        for line in entry.goes
        if isinstance(line, str)
    ],
)
def test_this_line_goes(entry: furniture.Pattern, line: str) -> None:
    assert re.compile(entry.pattern, re.IGNORECASE | re.VERBOSE).fullmatch(line), "by its own pattern"
    authors = ("Jane Roe",) if entry.place == "author" else ()
    assert swept(*around(entry.place, line), authors=authors) == [PROSE, MORE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(*pair, id=f"{entry.name}: {pair[0]}")
        for entry in TABLE
        for pair in entry.goes
        if isinstance(pair, tuple)
    ],
)
def test_exactly_this_piece_goes(before: str, after: str) -> None:
    result = furniture.sweep([Paragraph(text=PROSE), Paragraph(text=before)], ("Crane collapses",))
    assert [paragraph.text for paragraph in result.paragraphs] == [PROSE, after]
    assert len(result.removed) == 1


@pytest.mark.parametrize(
    ("entry", "line"),
    [pytest.param(entry, line, id=f"{entry.name}: {line}") for entry in TABLE for line in entry.stays],
)
def test_this_line_stays(entry: furniture.Pattern, line: str) -> None:
    authors = ("Jane Roe",) if entry.place == "author" else ()
    assert line in swept(*around(entry.place, line), authors=authors)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_every_pattern_says_where_it_is_from_and_where_its_border_is(entry: furniture.Pattern) -> None:
    assert entry.seen
    assert entry.goes
    assert entry.stays


def test_several_pieces_of_one_paragraph_go_in_order() -> None:
    text = f"{PROSE} (ALSO READ: Ferry crews vote to strike) Also Read - Two Hurt In Harbour Fire"
    result = furniture.sweep([Paragraph(text=text)])
    assert result.removed == ("(ALSO READ: Ferry crews vote to strike)", "Also Read - Two Hurt In Harbour Fire")
    assert [paragraph.text for paragraph in result.paragraphs] == [PROSE]


def test_a_paragraph_that_is_only_a_link_goes_and_a_linked_heading_stays() -> None:
    link = Paragraph(text="Ferry crews vote to strike again", kind="link")
    heading = Paragraph(text="Ferry crews vote to strike again", kind="heading")
    assert swept(PROSE, link, MORE) == [PROSE, MORE]
    assert swept(PROSE, heading, MORE) == [PROSE, heading.text, MORE]


def test_headlines_after_a_box_go_only_where_no_prose_follows_them() -> None:
    box, headline = "You may also like", "Ferry crews vote to strike"
    assert swept(PROSE, MORE, box, headline) == [PROSE, MORE]
    assert swept(PROSE, box, headline, MORE) == [PROSE, headline, MORE]


def test_a_heading_with_nothing_under_it_goes() -> None:
    heading = Paragraph(text="What happens next", kind="heading")
    assert swept(PROSE, heading) == [PROSE]
    assert swept(PROSE, heading, MORE) == [PROSE, heading.text, MORE]


def test_a_menu_before_the_text_goes_and_a_table_after_it_stays() -> None:
    menu = ["World", "Ports", "Weather", "Ferries", "Tides", "Opinion", "Letters", "Archive", "Jobs"]
    assert swept(*menu, PROSE, titles=("Other",)) == ["Jobs", PROSE]
    assert swept(PROSE, *menu) == [PROSE, *menu]


def test_what_names_a_person_is_a_note_on_the_author_only_with_the_byline() -> None:
    note = "Jane Roe is a reporter who has covered ports since 2009."
    assert swept(PROSE, note, authors=("Jane Roe",)) == [PROSE]
    assert swept(PROSE, note, authors=("John Doe",)) == [PROSE, note]


def test_a_paywall_is_reported() -> None:
    assert furniture.sweep([Paragraph(text=PROSE), Paragraph(text="Subscribe to continue reading")]).paywalled
    assert not furniture.sweep([Paragraph(text=PROSE)]).paywalled


KINDS = st.sampled_from(["plain", "heading", "item", "link"])
WORDS = st.sampled_from(
    [*(line for e in TABLE for line in e.stays), *(g for e in TABLE for g in e.goes if isinstance(g, str)), PROSE]
)
BODIES = st.lists(st.builds(lambda text, kind: Paragraph(text=text, kind=kind), WORDS, KINDS), max_size=12)


@given(BODIES, st.lists(WORDS, max_size=2))
def test_nothing_is_lost_and_nothing_added(paragraphs: list[Paragraph], titles: list[str]) -> None:
    result = furniture.sweep(paragraphs, titles)
    out = [*(p.text for p in result.paragraphs), *result.removed, *([result.headline] if result.headline else [])]
    assert sorted("".join(out).replace(" ", "")) == sorted("".join(p.text for p in paragraphs).replace(" ", ""))
