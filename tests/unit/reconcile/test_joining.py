"""Pairs as groups."""

from __future__ import annotations

from itertools import permutations

import pytest

from reportedly.reconcile.joining import joined


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("", "a b c d"),
        ("ab", "ab c d"),
        ("ab bc", "abc d"),
        ("ab cd", "ab cd"),
        ("ab cd bd", "abcd"),
        ("ca", "ac b d"),
        ("aa", "a b c d"),
        ("ab ba ab", "ab c d"),
    ],
)
def test_groups(pairs: str, expected: str) -> None:
    for order in permutations(pairs.split()):
        for things in ("abcd", "dcba"):
            assert joined(things, ((pair[0], pair[1]) for pair in order)) == tuple(map(tuple, expected.split()))


def test_nothing() -> None:
    assert joined((), ()) == ()
