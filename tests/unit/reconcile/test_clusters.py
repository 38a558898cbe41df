"""Sayings as groups: what is word for word alike is one, what excludes each other is never."""

from __future__ import annotations

from itertools import combinations

import pytest

from reportedly.reconcile import clusters
from reportedly.reconcile.clusters import clustered
from reportedly.reconcile.comparing import Comparison
from tests.told_reports import heard, told

SANK = "(the ferry) sank* off Orrin"
TOLL = "({23 people}[23 dead]) died* in the fire on the ferry"
HIGHER = "({31 people}[31 dead]) died* in the fire on the ferry"
FOUNDERED = "(the vessel) foundered* in the gale"
DENIED = "(the ferry) did not sink* off Orrin"
COMET = "(A comet) crossed* the constellation at dusk"


def grouped(*lines: str) -> list[list[int]]:
    """The groups of lines, one article each, by their places."""
    reports = [told(f"2031-05-{day:02}", f"Outlet {day}", line) for day, line in enumerate(lines, start=1)]
    found = clustered(heard(*reports))
    assert all(one < other for one, other in found.compared)
    return [list(group) for group in found.groups]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([SANK], [[0]], id="one"),
        pytest.param([SANK, SANK, SANK], [[0, 1, 2]], id="word for word"),
        pytest.param([SANK, f"Orsola Venn??: {SANK}", f"officials: {SANK}"], [[0, 1, 2]], id="whoever says so"),
        pytest.param([SANK, COMET, SANK], [[0, 2], [1]], id="something else"),
        pytest.param([TOLL, HIGHER, TOLL], [[0, 2], [1]], id="two tolls"),
        pytest.param([SANK, DENIED], [[0], [1]], id="its denial"),
        pytest.param([SANK, f"Orsola Venn!: {SANK}", SANK], [[0, 2], [1]], id="denied by its chain"),
    ],
)
def test_groups(lines: list[str], expected: list[list[int]]) -> None:
    assert grouped(*lines) == expected


@pytest.mark.parametrize(("apart", "expected"), [(False, [[0, 1, 2, 3]]), (True, [[0, 1, 2], [3]])])
def test_two_people_are_two_claims_however_much_is_said_of_neither_by_name(
    apart: bool, expected: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = {pair: 0.9 - sum(pair) / 100 for pair in combinations(range(4), 2)} | {(0, 3): 0.0}
    told = {
        pair: Comparison(same=same, about=0.0, conflict=None, apart=apart and not same) for pair, same in likely.items()
    }
    monkeypatch.setattr(clusters, "compared", lambda *_: told)
    of_either = ("(she) resigned* on Friday", "(the director) resigned* on Friday")
    assert grouped("(Ilse Brandt) resigned* on Friday", *of_either, "(Orsola Venn) resigned* on Friday") == expected


GONE_BACK = "{who}~: {who} no longer maintains that // " + FOUNDERED


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([SANK, FOUNDERED], [[0], [1]], id="in words too unlike"),
        pytest.param([f"Orsola Venn: {SANK}", GONE_BACK.format(who="Orsola Venn")], [[0, 1]], id="what she had said"),
        pytest.param(
            [f"Orsola Venn: {SANK}", GONE_BACK.format(who="Tomas Kern")], [[0], [1]], id="another had said it"
        ),
        pytest.param(
            [GONE_BACK.format(who="Orsola Venn"), f"Orsola Venn: {SANK}"], [[0], [1]], id="it was not yet said"
        ),
        pytest.param(
            [f"Orsola Venn: {COMET}", f"Orsola Venn: {SANK}", GONE_BACK.format(who="Orsola Venn")],
            [[0], [1, 2]],
            id="of two things the likelier",
        ),
        pytest.param([f"Orsola Venn: {COMET}", GONE_BACK.format(who="Orsola Venn")], [[0], [1]], id="nothing like it"),
    ],
)
def test_what_somebody_goes_back_on(lines: list[str], expected: list[list[int]]) -> None:
    assert grouped(*lines) == expected


def test_forty_outlets_that_run_one_line_are_one_group_and_no_comparison() -> None:
    reports = [told("2031-05-01", f"Outlet {number}", SANK) for number in range(40)]
    found = clustered(heard(*reports))
    assert (len(found.groups), found.compared) == (1, {})
