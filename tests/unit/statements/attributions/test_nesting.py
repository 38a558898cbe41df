"""Who stands in whose content."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.statements.attributions import nest
from tests.marking import unmark


@pytest.mark.parametrize(
    ("marked", "chains"),
    [
        ("{s1:Officials} {c1:said} {x1:the valve had failed}.", [["Officials"]]),
        (
            "{s1:Officials} {c1:said} {x1:{s2:the captain} {c2:claimed} {x2:the valve had failed}}.",
            [["Officials"], ["Officials", "the captain"]],
        ),
        (
            "{s1:A} {c1:said} {x1:{s2:B} {c2:said} {x2:{s3:C} {c3:denied} {x3:having been aboard}}}.",
            [["A"], ["A", "B"], ["A", "B", "C"]],
        ),
        ("{x1:“It burned,”} {s1:she} {c1:said}{x1:, “and sank.”}", [["she"]]),
        (
            "{x1:{x2:“It burned,”} {s2:she} {c2:says}}, {c1:according to} {s1:a translation}. {x2:“It sank.”}",
            [["a translation", "she"], ["a translation"]],
        ),
        ("{s1:A} {c1:said} {x1:it sank}. {s2:B} {c2:denied} {x2:it}.", [["A"], ["B"]]),
        ("{s1:She} {c1:said} {x1:“{s2:I} {c2:think} {x2:it sank}.”}", [["She"]]),
        ("{s1:She} {c1:said} {x1:it {c2:was reported} {x2:to have sunk}}.", [["She"]]),
        ("{s1:She} {c1:proposed} {x1:{s2:a study} {c2:to show} {x2:why it sank}}.", [["She"]]),
        ("{s1:She} {c1:accused} {x1:{s2:the crew} of {c2:lacking} {x2:a plan}}.", [["She"]]),
        ("{s1:Voters} {c1:say} {x1:that {s2:“steady”} {c2:describes} {x2:her better}}.", [["Voters"]]),
    ],
    ids=[
        "one",
        "two hops",
        "three hops",
        "broken quote",
        "a quote that goes on",
        "side by side",
        "a speaker's own thought",
        "nobody inside",
        "nothing shown yet",
        "what somebody is accused of",
        "a quoted word speaks not",
    ],
)
def test_chains(marked: str, chains: list[list[str]]) -> None:
    _, reading = unmark(marked)
    found = nest(reading)
    assert [[a.source[0].text for a in (*n.around, n.attribution)] for n in found] == chains


@pytest.mark.parametrize(
    ("outer", "inner", "hops"),
    [
        (
            "{c1:According to} {s1:the agency}, {x1:a resident wrote: “It sank}. All of it.”",
            "According to the agency, {s1:a resident} {c1:wrote}: {x1:“It sank. All of it.”}",
            ["the agency", "a resident"],
        ),
        (
            "{c1:According to} {s1:the agency}, {x1:a resident wrote it sank and} many did.",
            "According to the agency, {s1:a resident} {c1:wrote} {x1:it sank and many did}.",
            ["a resident"],
        ),
        (
            "{c1:According to} {s1:the agency}, {x1:it sank. “All} of it,” a resident wrote.",
            "According to the agency, it sank. {x1:“All of it,”} {s1:a resident} {c1:wrote}.",
            ["a resident"],
        ),
    ],
    ids=["a quotation that outlasts its sentence", "a clause that does", "a speaker outside"],
)
def test_what_begins_in_a_content_and_goes_on_behind_it(outer: str, inner: str, hops: list[str]) -> None:
    readings = [unmark(marked)[1] for marked in (outer, inner)]
    both = type(readings[0])(attributions=tuple(one for reading in readings for one in reading.attributions))
    (found,) = (one for one in nest(both) if one.attribution.source[0].text == "a resident")
    assert [a.source[0].text for a in (*found.around, found.attribution)] == hops


@pytest.mark.parametrize(("reread", "hops"), [(True, ["A"]), (False, ["A", "B"])], ids=["read again", "read at once"])
def test_an_inner_find_that_the_reader_doubts_is_no_hop(reread: bool, hops: list[str]) -> None:
    _, sure = unmark("{s1:A} {c1:said} {x1:it sank and all hands were lost}.")
    _, doubted = unmark("A said {x1:it {s1:B} {c1:felt} {x1:sank}}.", confidence=0.1)
    inner = tuple(replace(one, reread=reread) for one in doubted.attributions)
    both = type(sure)(attributions=(*sure.attributions, *inner))
    assert [n.attribution.source[0].text for n in nest(both)] == hops


def test_what_stands_within_is_what_stands_directly_within() -> None:
    _, reading = unmark("{s1:A} {c1:said} {x1:{s2:B} {c2:said} {x2:{s3:C} {c3:said} {x3:it sank}}}.")
    found = nest(reading)
    assert [[a.source[0].text for a in n.within] for n in found] == [["B"], ["C"], []]
