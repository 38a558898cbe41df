"""Words are found in any form, shown where they stand, and never taken for syntax."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.store import Desk, Hit, searching
from tests import invented, strategies
from tests.invented import article, silent
from tests.unit.store import told

DAM = invented.dam()
CAFE = article(
    title="At the café", text="Nobody knew who \ue000 had been there. \U0001f30a They say the valves were failing."
)
LONG = article(
    title="Long", text=f"{'It rained. ' * 80}\n\nThe sluice jammed, and the sluice broke.\n\n{'It rained. ' * 80}"
)


@pytest.fixture
def full(desk: Desk) -> Desk:
    for page in (CAFE, LONG):
        desk.add(page.id, silent(page), reader="1")
    desk.add("dam", DAM, reader="1")
    return desk


def found(hit: Hit) -> list[str]:
    return [piece for piece, matched in hit.pieces if matched]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("fail", {"failing", "failed"}, id="any form"),
        pytest.param("VALVES fails", {"valves", "failing", "valve", "failed"}, id="all words, in either case"),
        pytest.param("valve mayor", {"valve", "Mayor"}, id="in any order"),
        pytest.param('"valve had"', {"valve had"}, id="words together"),
        pytest.param('"had valve"', set(), id="words not together"),
        pytest.param("valve unicorn", set(), id="one is not there"),
        pytest.param("cafe", set(), id="in the title alone"),
        pytest.param("40 — families!", {"40", "families"}, id="what is no word is left out"),
    ],
)
def test_words_are_found(words: str, expected: set[str], full: Desk) -> None:
    hits = full.search(words)
    assert {piece for hit in hits for piece in found(hit)} == expected
    texts = {page.id: page.text for page in (CAFE, LONG, DAM.article)}
    for hit in hits:
        assert texts[hit.id][hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert "".join(piece for piece, _ in hit.pieces) == hit.snippet


def test_a_hit_says_where_it_is(full: Desk) -> None:
    (hit,) = full.search("ilse")
    assert hit == Hit(
        kind="article",
        id=DAM.article.id,
        story=next(line.id for line in full.stories() if full.of_group(full.story(line.id)) == [DAM]),
        title=DAM.article.title,
        outlet="The Orrin Courier",
        published="2031-05-04T09:30:00+02:00",
        snippet=invented.TEXT,
        start=0,
        matches=((126, 130),),
    )


def test_a_title_alone_shows_the_beginning(full: Desk) -> None:
    (hit,) = full.search("café")
    assert (hit.title, hit.start, hit.matches) == ("At the café", 0, ())
    assert hit.snippet == CAFE.text


def test_of_a_long_text_is_shown_where_it_stands(full: Desk) -> None:
    (hit,) = full.search("sluice")
    assert found(hit) == ["sluice", "sluice"]
    assert len(hit.snippet) <= searching.SHOWN
    assert hit.snippet == hit.snippet.strip()
    assert hit.snippet.startswith("It rained. ") or hit.snippet.startswith("rained. ")


def test_claims_are_found_beside_articles(desk: Desk) -> None:
    told.add(desk, 1, ["flood"])
    claim = told.settle(desk, told.only(desk)).claims[1]
    hits = desk.search("witness rose 1")
    assert {(hit.kind, hit.id) for hit in hits} >= {("claim", claim.id), ("article", told.page(1).article.id)}
    hit = next(hit for hit in hits if hit.id == claim.id)
    assert hit.title == hit.snippet == claim.wording
    assert found(hit) == ["Witness", "1", "1", "rose", "1"]
    assert hit.story == claim.story


def test_what_is_replaced_is_found_no_more(full: Desk) -> None:
    words = "Nobody knew who it was, and the dam stood."
    told.add(full, 1)
    again = dataclasses.replace(CAFE, text=words)
    full.add("again", silent(again), reader="2")
    assert full.search("failing valves")[0].id == DAM.article.id
    assert [hit.id for hit in full.search("nobody stood")] == [CAFE.id]
    told.groups(full)


def test_equally_good_ones_come_by_id_whatever_came_first(desk: Desk) -> None:
    pages = [article(title="Dam", url=f"https://{number}.example", text="The dam held.") for number in range(5)]
    for page in pages:
        desk.add(page.id, silent(page), reader="1")
    assert [hit.id for hit in desk.search("dam", limit=3)] == sorted(page.id for page in pages)[:3]


def test_of_words_that_are_everywhere_the_last_places_are_weighed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "WEIGHED", 2)
    pages = [article(title="Dam", url=f"https://{number}.example", text="The dam held.") for number in range(5)]
    for page in pages:
        desk.add(page.id, silent(page), reader="1")
    assert {hit.id for hit in desk.search("dam")} == {page.id for page in pages[3:]}


@pytest.mark.parametrize("words", ["", "  ", '"', '""', "— !", "\x00"])
def test_no_word_is_told(words: str, desk: Desk) -> None:
    with pytest.raises(UsageError, match=r"there is no word in .*: say what to search for"):
        desk.search(words)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk.open(tmp_path_factory.mktemp("searched") / "desk.db")
    desk.add("dam", DAM, reader="1")
    return desk


SYNTAX = st.sampled_from(
    ['"', "*", "^", ":", "-", "(", ")", "AND", "OR", "NOT", "NEAR(", "title:", "\x00", "\udce9", "a"]
)


@given(words=st.lists(SYNTAX | strategies.texts | st.text(max_size=4), max_size=6).map(" ".join))
def test_nothing_is_syntax(words: str, searched: Desk) -> None:
    try:
        searched.search(words)
    except UsageError:
        assert not any(map(str.isalnum, words))


def test_a_text_that_breaks_off_for_the_full_text_is_shown_without_places(desk: Desk) -> None:
    page = article(text="The dam\x00 held. The dam broke.")
    desk.add("page", silent(page), reader="1")
    assert [(hit.snippet, hit.matches) for hit in desk.search("dam")] == [(page.text, ())]
