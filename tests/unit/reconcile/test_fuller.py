"""Which roots of one claim are one by what they are called, and which stay apart."""

from __future__ import annotations

import pytest

from reportedly.reconcile.fuller import Heard, fullest
from reportedly.reconcile.roots import UNNAMED, UNRESOLVED, Ground


def named(*roots: tuple[str, str]) -> dict[str, str]:
    """What each root is called that is another: *roots* as called, ``*`` before those without a name, and a family."""
    heard = {}
    for place, (called, family) in enumerate(roots):
        name = called.lstrip("*?")
        prefix = UNNAMED if called.startswith("*") else UNRESOLVED if called.startswith("?") else "figure:"
        ground = Ground(key=f"{prefix}{place}", name=name, figure=None)
        heard[ground.key] = Heard(ground=ground, families=frozenset({family}))
    return {heard[key].ground.name: other.name for key, other in fullest(heard).items()}


@pytest.mark.parametrize(
    ("roots", "expected"),
    [
        pytest.param(
            [("*two women from the gallery", "a"), ("*two women from the upper gallery", "b")],
            {"two women from the gallery": "two women from the upper gallery"},
            id="more of one description",
        ),
        pytest.param(
            [("*a fireman", "a"), ("*a fireman on the Cadrun bridge", "a")],
            {"a fireman": "a fireman on the Cadrun bridge"},
            id="of one family",
        ),
        pytest.param(
            [("*the ministry", "a"), ("Ministry of Agriculture", "b")],
            {"the ministry": "Ministry of Agriculture"},
            id="the noun of a name",
        ),
        pytest.param(
            [("Ministry of Agriculture", "a"), ("Ministry of Agriculture and Irrigation", "b")],
            {"Ministry of Agriculture": "Ministry of Agriculture and Irrigation"},
            id="a part of a name",
        ),
        pytest.param([("*a fireman", "a"), ("*a fireman on the Cadrun bridge", "b")], {}, id="of two families"),
        pytest.param([("*a fireman", "a"), ("*a fireman", "b")], {}, id="in the same words"),
        pytest.param(
            [("*the ministry", "a"), ("Ministry of Health", "b"), ("Ministry of Defence", "c")],
            {},
            id="two have the noun",
        ),
        pytest.param([("Ada Voss", "a"), ("*a neighbour of Ada Voss", "a")], {}, id="a name in a description"),
        pytest.param([("?he", "a"), ("*he who wept", "a")], {}, id="a pronoun"),
        pytest.param([("Asht", "a"), ("Voss", "a")], {}, id="others"),
    ],
)
def test_roots_that_are_one(roots: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert named(*roots) == expected


def test_the_order_makes_no_difference() -> None:
    roots = [("*the ministry", "a"), ("Ministry of Health", "b"), ("Ministry of Health and Care", "c")]
    assert set(named(*roots).values()) == set(named(*reversed(roots)).values())
