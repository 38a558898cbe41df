"""Which names are a paper's: the article's own, another's, or nobody's that can be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.statements.attributions import Outlets
from tests.marking import article_of

TEXT = (
    "The news agency Corrant has it from the Osterline news agency. A trade lunch was told so. "
    "She told the Tollan, a small paper of the valley, and Otto, a man of the port."
)


def outlets(own: str | None) -> Outlets:
    return Outlets(replace(article_of(TEXT), outlet=own))


@pytest.mark.parametrize(
    ("own", "words", "expected"),
    [
        ("The Dart", "the Dart", "own"),
        ("Radio Marrowen", "Radio Marrowen's Sunday Table", "own"),
        ("Reach Gazette", "the Gazette", "own"),
        ("The Dart", "this newspaper", "own"),
        ("The Dart", "This magazine", "own"),
        ("The Dart", "we", "own"),
        ("Continental Press Service", "CPS", "own"),
        ("Continental Press", "CP", "neither"),
        ("Continental Press Service", "PS", "neither"),
        ("The Dart", "the Brackwater Mercury", "other"),
        ("The Dart", "Corrant", "other"),
        ("The Dart", "the Osterline news agency", "other"),
        ("The Dart", "Radio Marrowen", "other"),
        ("The Dart", "another newspaper", "other"),
        ("The Dart", "the Tollan", "other"),
        ("The Dart", "the Quay Sheet", "other"),
        ("The Dart", "the magazine Parchment", "other"),
        ("The Dart", "the Tercel agency", "other"),
        ("The Dart", "the Orrin sailing magazine", "neither"),
        ("The Dart", "the UN agency", "neither"),
        ("The Dart", "the French agency", "neither"),
        ("The Dart", "Otto", "neither"),
        ("The Dart", "the sheet", "neither"),
        ("The Dart", "a trade lunch", "neither"),
        ("The Dart", "reporters", "neither"),
        ("The Dart", "Ada Voss", "neither"),
        ("The Guardian UK", "the UK", "neither"),
        (None, "the Brackwater Mercury", "neither"),
    ],
)
def test_whose_name_it_is(own: str | None, words: str, expected: str) -> None:
    known = outlets(own)
    assert (known.is_own(words), known.is_other(words)) == (expected == "own", expected == "other")


@pytest.mark.parametrize(
    ("own", "agencies", "words", "expected"),
    [
        ("Bureau Norrin", ("Norrin",), "Norrin", True),
        ("Norrin Press", ("Norrin",), "Norrin", True),
        ("The Dart", ("Norrin",), "Norrin", False),
        ("Bureau Norrin", (), "Norrin", False),
    ],
)
def test_an_agency_by_its_short_name(own: str, agencies: tuple[str, ...], words: str, expected: bool) -> None:
    assert Outlets(replace(article_of(TEXT), outlet=own, agencies=agencies)).is_own(words) == expected


@pytest.mark.parametrize(
    ("own", "words", "cue", "expected"),
    [
        ("Karvel Railways", "Karvel Railways", "confirms", True),
        ("Karvel Railways", "Karvel Railways", "states further", True),
        ("Karvel Railways", "Karvel Railways", "announces", True),
        ("Karvel Railways", "Karvel Railways", "asked", False),
        ("The Dart", "The Dart", "can reveal", False),
        ("The Dart", "The Dart", "said wrongly", False),
        ("The Dart", "we", "confirm", False),
        ("The Dart", "Karvel Railways", "confirms", False),
        (None, "Karvel Railways", "confirms", False),
    ],
)
def test_a_body_answers_for_what_its_own_notice_announces(
    own: str | None, words: str, cue: str, expected: bool
) -> None:
    assert outlets(own).answers(words, cue) is expected


def test_the_station_is_the_one_that_was_named() -> None:
    told = replace(article_of("A boatman told Radio Tavoa so. A priest told the station as much."), outlet="The Dart")
    assert Outlets(told).is_other("the station")
    assert not Outlets(replace(told, outlet="Radio Tavoa")).is_other("the station")
