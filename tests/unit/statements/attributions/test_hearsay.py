"""Hearsay is given to nobody, what is asked to whom it is put to; what was done and not said goes."""

from __future__ import annotations

import pytest

from reportedly.sentences import split
from reportedly.statements.attributions import with_hearsay
from tests.marking import unmark


def read(marked: str) -> list[tuple[str | None, list[str]]]:
    text, reading = unmark(marked)
    found = with_hearsay(text, split(text), reading).attributions
    return [(a.source[0].text if a.source else None, [span.text for span in a.content]) for a in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{s1:The Act} {c1:is usually said} {x1:to have ended 212 leases}.",
            [(None, ["The Act", "to have ended 212 leases"])],
        ),
        ("{s1:She} left. {c1:It is said in the delta} {x1:that he lives abroad}.", [(None, ["that he lives abroad"])]),
        (
            "{s1:The minister} spoke a few hours after {c1:reports} {x1:that she had left}.",
            [(None, ["that she had left"])],
        ),
        ("{s1:The Dart’s} {c1:reports} {x1:that she had left} are old.", [("The Dart’s", ["that she had left"])]),
        (
            "{c1:Asked} by telephone {x1:whether the voice was his}, Haro Quill, a spokesman, laughed.",
            [("Haro Quill", ["whether the voice was his"])],
        ),
        (
            "{c1:Asked} by {s1:counsel} {x1:whether a hanger had parted}, he said: “No.”",
            [("he", ["whether a hanger had parted"])],
        ),
        (
            "{c1:Asked} {x1:whether gifts from Lord Alli were accepted}, he left.",
            [(None, ["whether gifts from Lord Alli were accepted"])],
        ),
        ("{s1:The court} {c1:struck down} {x1:the Act}.", []),
        ("{s1:The group} {c1:has formally accepted} {x1:a pledge of loyalty}.", []),
        ("{s1:The Front} {c1:has released} {x1:a chilling tape}.", []),
        (
            "{s1:The Front} {c1:released} {x1:“the truth about the fire”}.",
            [("The Front", ["“the truth about the fire”"])],
        ),
        ("{s1:The maker} {c1:has known} {x1:that the lid opens}.", []),
        ("{s1:The maker} {c1:did not know} {x1:that the lid opens}.", [("The maker", ["that the lid opens"])]),
        ("{s1:Two sources} who {c1:asked} {x1:not to be named} left.", []),
        ("{s1:The maker} {c1:denied} {x1:the claim}.", [("The maker", ["the claim"])]),
    ],
)
def test_on_whose_word(marked: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert read(marked) == expected
