"""What the numbers of two sentences come to."""

from __future__ import annotations

import pytest

from reportedly.reconcile.counting import Numbers, counted
from tests.told_reports import heard, told


def numbers(one: str, other: str) -> Numbers | None:
    """What they come to; ``None`` where they count nothing in common."""
    return counted(heard(told("2031-05-01", "Pelorus", one), told("2031-05-02", "Packet", other))).get((0, 1))


NINE, TWELVE = "({9 guards}[9 dead]) died* in the fire", "({12 guards}[12 dead]) died* in the fire"


def test_what_counts_nothing_in_common_is_not_looked_at() -> None:
    assert numbers(NINE, "({12 boats}[12 boat]) sank* in the storm") is None


@pytest.mark.parametrize(
    ("other", "equal", "excluded"),
    [
        pytest.param(NINE, True, False, id="the same"),
        pytest.param(TWELVE, False, True, id="another"),
        pytest.param("({at least 5 guards}[5.. dead]) died* in the fire", False, False, id="at least fewer"),
        pytest.param("({at least 10 guards}[10.. dead]) died* in the fire", False, True, id="at least more"),
    ],
)
def test_two_tolls(other: str, equal: bool, excluded: bool) -> None:
    told = numbers(NINE, other)
    assert told is not None
    assert (told.equal, told.excluded, told.toll, told.apart) == (equal, excluded, True, not equal)


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [
        pytest.param(NINE, "({6 trawlers}[6 dead]) died* in the fire", True, id="of guards, and of trawlers"),
        pytest.param(NINE, "({12 people}[12 dead]) died* in the fire", False, id="people may be guards"),
        pytest.param(NINE, TWELVE, False, id="of guards both times"),
        pytest.param(
            "({40 guards}[40 vote]) voted* in the hall",
            "({50 trawlers}[50 vote]) voted* in the hall",
            False,
            id="no toll",
        ),
    ],
)
def test_whether_a_toll_is_of_other_people(one: str, other: str, others: bool) -> None:
    told = numbers(one, other)
    assert told is not None
    assert told.others is others


@pytest.mark.parametrize(
    ("one", "other", "part", "parts"),
    [
        pytest.param(NINE, TWELVE, False, False, id="wholes"),
        pytest.param("({two of the guards}[2 dead]) died* in the fire", TWELVE, True, False, id="a part and a whole"),
        pytest.param(
            "({two of the guards}[2 dead]) died* in the fire",
            "({half of them}[4 dead]) died* in the fire",
            False,
            True,
            id="two parts",
        ),
        pytest.param(
            "({nine guards}[9 dead]) died* in the fire, {two of them}[2 dead] in the hold",
            "({12 guards}[12 dead]) died* in the fire",
            False,
            False,
            id="a whole with a part",
        ),
        pytest.param(
            "({four}[4 dead]) died* of smoke, {one}[1 dead] of a fall and {one}[1 dead] of his heart",
            TWELVE,
            True,
            False,
            id="a whole that is divided up",
        ),
        pytest.param("Of these, ({nine guards}[9 dead]) died* in the hold", TWELVE, True, False, id="of these"),
        pytest.param("({nine men of Orrin}[9 dead]) died* in the fire", TWELVE, False, False, id="of a place"),
    ],
)
def test_whether_they_count_some_of_a_whole(one: str, other: str, part: bool, parts: bool) -> None:
    told = numbers(one, other)
    assert told is not None
    assert (told.part, told.parts) == (part, parts)


def test_only_what_is_no_toll_has_a_size() -> None:
    tolls = numbers(NINE, TWELVE)
    votes = numbers(
        "({61,204 votes}[61204 vote]) were cast* for her", "({57,224 votes}[57224 vote]) were cast* for her"
    )
    assert tolls is not None
    assert votes is not None
    assert tolls.size == 0 < 1 < votes.size
