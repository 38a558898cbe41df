"""What a verb's form can be, and the classes of verbs."""

from __future__ import annotations

import pytest

from reportedly.statements.english.verbs import form, is_a


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("released", "either"),
        ("held", "either"),
        ("took", "past"),
        ("taken", "participle"),
        ("taking", "ing"),
        ("take", "base"),
        ("bring", "base"),
        ("need", "base"),
        ("succeed", "base"),
        ("red", "base"),
        ("cut", "base"),
        ("sing", "base"),
    ],
)
def test_form(word: str, expected: str) -> None:
    assert form(word) == expected


@pytest.mark.parametrize(
    ("class_", "word", "expected"),
    [
        ("giving", "gave", True),
        ("giving", "given", True),
        ("giving", "supplied", True),
        ("telling", "telling", True),
        ("telling", "notifies", True),
        ("sending", "deploying", True),
        ("of_object", "barred", True),
        ("belief", "supposed", True),
        ("telling", "said", False),
        ("giving", "givens", False),
        ("telling", "", False),
    ],
)
def test_classes(class_: str, word: str, expected: bool) -> None:
    assert is_a(class_, word) is expected
