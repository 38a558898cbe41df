"""Outlets that give each other as their source."""

from __future__ import annotations

import pytest

from reportedly.reconcile.backing import backed
from reportedly.reconcile.circles import circles
from reportedly.reconcile.claims import Draft
from reportedly.records import Report
from tests.told_reports import heard, told

SANK = "(the ferry) sank* off Orrin"


def claim(*reports: Report) -> Draft:
    members = heard(*reports)
    return Draft(id="claim-0", members=members, backed=backed(members))


def said(*who: str) -> list[Report]:
    """Reports of one claim, as ``outlet < source``."""
    pairs = [one.partition(" < ") for one in who]
    return [
        told(f"2031-05-0{day}", outlet, f"{source}: {SANK}" if source else SANK)
        for day, (outlet, _, source) in enumerate(pairs, start=1)
    ]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param(["Pelorus < Packet", "Packet < Pelorus"], [("Packet", "Pelorus")], id="two"),
        pytest.param(["Pelorus < Packet", "Packet < Pelorus > Orsola Venn"], [("Packet", "Pelorus")], id="on the way"),
        pytest.param(
            ["Pelorus < Packet", "Packet < Pelorus", "Register < Packet", "Packet < Register"],
            [("Packet", "Pelorus"), ("Packet", "Register")],
            id="two circles",
        ),
        pytest.param(["Pelorus < Packet", "Packet < Orsola Venn"], [], id="one way"),
        pytest.param(["Pelorus < Packet", "Register < Pelorus"], [], id="a line"),
        pytest.param(["Pelorus < Packet"], [], id="the other is not there"),
        pytest.param(["Pelorus < Pelorus", "Packet < Packet"], [], id="themselves"),
        pytest.param(["Pelorus", "Packet"], [], id="nobody"),
    ],
)
def test_circles(who: list[str], expected: list[tuple[str, str]]) -> None:
    assert [circle.outlets for circle in circles([claim(*said(*who))])] == expected
    assert [circle.outlets for circle in circles([claim(*said(*who)[::-1])])] == expected


def test_a_circle_is_of_one_claim() -> None:
    one = told("2031-05-01", "Pelorus", f"Packet: {SANK}")
    other = told("2031-05-02", "Packet", "Pelorus: (the valve) failed* in the engine room")
    assert circles([claim(one), claim(other)]) == ()
    assert circles([]) == ()


def test_a_circle_names_the_statements() -> None:
    reports = said("Pelorus < Packet", "Packet < Pelorus")
    (circle,) = circles([claim(*reports)])
    assert circle.claim == "claim-0"
    assert sorted(circle.statements) == sorted(report.statements[0].id for report in reports)
