"""Which names are a paper's: the article's own, another's, or nobody's that can be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.statements.attributions import Outlets
from tests.marking import article_of

TEXT = "The news agency Corrant has it from the Osterline news agency. A trade lunch was told so."


def outlets(own: str | None) -> Outlets:
    return Outlets(replace(article_of(TEXT), outlet=own))


@pytest.mark.parametrize(
    ("own", "words", "expected"),
    [
        ("The Dart", "the Dart", "own"),
        ("Radio Marrowen", "Radio Marrowen's Sunday Table", "own"),
        ("Reach Gazette", "the Gazette", "own"),
        ("The Dart", "this newspaper", "own"),
        ("The Dart", "we", "own"),
        ("The Dart", "the Brackwater Mercury", "other"),
        ("The Dart", "Corrant", "other"),
        ("The Dart", "the Osterline news agency", "other"),
        ("The Dart", "Radio Marrowen", "other"),
        ("The Dart", "another newspaper", "other"),
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
