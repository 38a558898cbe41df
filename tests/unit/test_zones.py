"""Zones: one offset to everybody, or none."""

from __future__ import annotations

import pytest

from reportedly.zones import AMBIGUOUS, OFFSETS, offset


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("GMT", "+00:00"),
        ("cest", "+02:00"),
        ("NPT", "+05:45"),
        ("NDT", "-02:30"),
        ("EST", ""),
        ("IST", ""),
        ("Eastern", ""),
        (None, ""),
    ],
)
def test_the_offset_of_a_zone(zone: str | None, expected: str) -> None:
    assert offset(zone) == expected


def test_no_zone_means_one_thing_and_several() -> None:
    assert not AMBIGUOUS & OFFSETS.keys()
