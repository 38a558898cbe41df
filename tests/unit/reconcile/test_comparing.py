"""Two sentences side by side: what excludes what, whatever the likelihoods; and that either may come first."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.affairs import Because
from reportedly.reconcile.comparing import compare, compared, rows_of
from reportedly.reconcile.gists import Gist
from reportedly.reconcile.weighing import FACTS
from tests.told_reports import heard, told

SENTENCES = (
    "({23 people}[23 dead]) died* in the fire",
    "({at least 31 people}[31.. dead]) died* in the fire",
    "(Tomas Kern) did not resign* on Friday",
    "(Tomas Kern) resigned* on Friday @2031-05-02",
    "Orsola Venn!: (the ferry) sank* off Orrin",
    "(the hull) may sink* off Orrin",
    "(they) hid* xqvorn from wqvorn",
)


def pair(one: str, other: str) -> tuple[Gist, Gist]:
    first, second = heard(told("2031-05-01", "Pelorus", one), told("2031-05-02", "Packet", other))
    return first, second


def conflict(one: Gist, other: Gist) -> Because | None:
    """Why both cannot hold, were they about one matter."""
    return compare(one, other).conflict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("({23 people}[23 dead]) died* in the fire", "({31 people}[31 dead]) died* in the fire"),
        ("({23 people}[23 dead]) died* in the fire", "({at least 31 people}[31.. dead]) died* in the fire"),
        ("({at most 9 people}[..9 dead]) died* in the fire", "({12 people}[12 dead]) died* in the fire"),
        ("(nobody) was* {hurt}[0 injured] in the crowd", "({4 fans}[4 injured]) were hurt* in the crowd"),
    ],
)
def test_numbers_that_exclude_each_other(one: str, other: str) -> None:
    assert conflict(*pair(one, other)) == conflict(*pair(other, one)) == "number"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(The letter) is a fake* through and through", "(The letter) is genuine* through and through"),
        ("(Tomas Kern) died* in the fire", "(Tomas Kern) is alive* in Orrin"),
        ("(The judges) overturned* <the statute>", "(The judges) upheld* <the statute>"),
        ("(The ferry) capsized* off the cape", "(The ferry) is afloat* off the cape"),
    ],
)
def test_states_that_exclude_each_other(one: str, other: str) -> None:
    assert conflict(*pair(one, other)) == conflict(*pair(other, one)) == "state"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(Tomas Kern) resigned* on Friday", "(Tomas Kern) did not resign* on Friday"),
        ("(Tomas Kern) resigned* on Friday", "Orsola Venn!: (Tomas Kern) resigned* on Friday"),
        ("(the pump) squealed* before dawn", "(the pump) never squealed* before dawn"),
    ],
)
def test_denials(one: str, other: str) -> None:
    assert conflict(*pair(one, other)) == conflict(*pair(other, one)) == "negation"


def test_one_event_at_two_times() -> None:
    one = "(Tomas Kern) resigned* from office @2031-05-02"
    assert conflict(*pair(one, "(Tomas Kern) resigned* from office @2031-05-04")) == "time"
    assert conflict(*pair(one, "(Tomas Kern) resigned* from office @2031-05-02")) is None
    assert conflict(*pair(one, "(Tomas Kern) resigned* from office")) is None
    assert conflict(*pair(one, "(Ilse Brandt) resigned* from office @2031-05-04")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "({23 people}[23 dead]) died* in the fire", "({23 people}[23 dead]) died* in the fire", id="the same"
        ),
        pytest.param(
            "({23 people}[23 dead]) died* in the fire",
            "({at least 20 people}[20.. dead]) died* in the fire",
            id="bounds that hold both",
        ),
        pytest.param(
            "({23 people}[23 dead]) died* in the fire", "({31 people}[31 injured]) were hurt* in the fire", id="units"
        ),
        pytest.param("({23 people}[23 dead]) died* in the fire", "(people) died* in the fire", id="no number"),
        pytest.param("(Tomas Kern) died* in the fire", "(Ilse Brandt) is alive* in Orrin", id="of two people"),
        pytest.param("(Tomas Kern) died* in the fire", "(Tomas Kern) resigned* in March", id="two scales"),
        pytest.param(
            "({11 men}[11 dead]) died* in the pit @2019-05-02",
            "({8 men}[8 dead]) died* in the pit",
            id="another affair",
        ),
        pytest.param(
            "(It) cost* {60 million crowns}[60000000 money]", "(It) cost* {112 million}[112000000 thing]", id="of what"
        ),
        pytest.param("(Tomas Kern) apologised* to her", "(Tomas Kern) threatened* <her>", id="both at once"),
        pytest.param("(Tomas Kern) left* the theatre", "(Tomas Kern) did not shave* that day", id="two matters"),
        pytest.param(
            "(Tomas Kern) did not resign* on Friday", "(Tomas Kern) did not resign* on Friday", id="denied twice"
        ),
        pytest.param(
            "(Tomas Kern) did not resign* on Friday", "Orsola Venn!: (Tomas Kern) resigned* on Friday", id="both ways"
        ),
        pytest.param(
            "(Tomas Kern) did not resign* @2031-05-02", "(Tomas Kern) resigned* from office @2031-05-04", id="days"
        ),
        pytest.param("(The speaker) gave* no account of it", "(The line) gave* its word in March", id="a light verb"),
    ],
)
def test_nothing_excludes_the_other(one: str, other: str) -> None:
    assert conflict(*pair(one, other)) is None
    assert conflict(*pair(other, one)) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("{9 people}[9 dead]", "{9 people}[9 dead]", False),
        ("{9 people}[9 dead]", "{at least 9 people}[9.. dead]", True),
        ("{about 400 people}[360..440 dead]", "{400 people}[400 dead]", False),
        ("{9 people}[9 dead]", "{12 people}[12 dead]", True),
        ("{9 people}[9 dead]", "{12 people}[12 injured]", True),
        ("{12 people}[12 dead]", "{12 people}[12 injured]", False),
        ("{9 people}[9 dead]", "people", False),
    ],
)
def test_counted_apart(one: str, other: str, apart: bool) -> None:
    gists = pair(f"({one}) died* in the fire", f"({other}) died* in the fire")
    (there,), (back,) = (rows_of(some, everything=True) for some in (gists, gists[::-1]))
    assert there.apart.tolist() == back.apart.tolist() == [apart]
    assert not apart or compare(*gists).same == 0


def test_what_excludes_nothing_makes_no_rivals() -> None:
    assert compare(*pair("(Tomas Kern) resigned* on Friday", "(Ilse Brandt) sang* in Orrin")).about == 0


def test_the_toll_of_another_affair_is_the_less_a_rival() -> None:
    one = "({23 people}[23 dead]) died* in the fire"
    near = "({26 people}[26 dead]) died* in the fire"
    far = "({26 people}[26 dead]) died* in the Meller pit in 1998"
    assert compare(*pair(one, near)).about > compare(*pair(one, far)).about


@pytest.mark.parametrize("one", SENTENCES)
@pytest.mark.parametrize("other", SENTENCES)
def test_either_may_come_first(one: str, other: str) -> None:
    first, second = pair(one, other)
    there, back = compare(first, second), compare(second, first)
    assert (there.same, there.about) == pytest.approx((back.same, back.about))
    assert there.conflict == back.conflict
    assert 0 <= there.same <= 1
    assert 0 <= there.about <= 1
    (rows,) = rows_of((first, second), everything=True)
    assert rows.facts.shape == (1, len(FACTS))
    assert np.isfinite(rows.facts).all()


def test_among_many_what_a_rule_excludes_is_excluded_as_it_is_of_two() -> None:
    gists = heard(*(told("2031-05-01", f"Outlet {place}", line) for place, line in enumerate(SENTENCES)))
    found = compared(gists)
    assert found
    assert all(one < other for one, other in found)
    for (one, other), comparison in found.items():
        alone = compare(gists[one], gists[other])
        assert comparison.conflict == alone.conflict or "other" in (comparison.conflict, alone.conflict)
        assert comparison.same == 0 or comparison.conflict is None


def test_nothing_to_compare() -> None:
    assert compared(()) == {}
    assert compared(heard(told("2031-05-01", "Pelorus", SENTENCES[0]))) == {}


@pytest.mark.parametrize("one", SENTENCES)
def test_nothing_excludes_itself(one: str) -> None:
    assert conflict(*pair(one, one)) is None
