"""Trees that hang as no sentence does, and how they are put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.statements.reattached import reattached
from tests.trees import grown


def hanging(tree: str) -> dict[str, str]:
    """By word, its relation and its head, of those that hang otherwise once it is mended."""
    _, reading = grown(tree)
    before = reading.sentences[0]
    after = reattached(before)
    return {
        new.span.text: f"{new.relation} {after[new.head].span.text}"
        for old, new in zip(before, after, strict=True)
        if old != new
    }


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj=Voss ccomp[cop=was case=in det=the palace/NOUN] punct=, nsubj=he said punct=.",
            {"Voss": "nsubj palace"},
            id="the subject of what is said first",
        ),
        pytest.param(
            "nsubj[Voss appos[det=his spokesman]] ccomp[cop=was there/ADV] punct=, said punct=.",
            {"Voss": "nsubj there"},
            id="with nobody behind",
        ),
        pytest.param(
            "nsubj[det=The loss] ccomp[nsubj[case=of Orsa] cop=was det=an accident/NOUN] punct=, nsubj=he said punct=.",
            {"loss": "nsubj accident", "Orsa": "nmod loss"},
            id="what hangs on it by of is no subject",
        ),
        pytest.param(
            "nsubj[det=The letter] ccomp[aux:pass=was found] punct=, nsubj=he said punct=.",
            {"letter": "nsubj:pass found"},
            id="a passive",
        ),
        pytest.param("nsubj=Voss said ccomp[nsubj=he fled] punct=.", {}, id="said first and then what"),
        pytest.param("ccomp[nsubj=Voss fled] punct=, nsubj=he said punct=.", {}, id="as it should hang"),
        pytest.param("nsubj=People ccomp=reached said punct=.", {}, id="without a comma"),
        pytest.param(
            "nsubj[det=Her spokesman] punct=( ccomp[nsubj=Brusk left] punct=) punct=, said punct=.",
            {},
            id="in brackets",
        ),
    ],
)
def test_mended(tree: str, expected: dict[str, str]) -> None:
    assert hanging(tree) == expected


def test_who_speaks_is_what_stands_behind() -> None:
    _, reading = grown("nsubj=Voss ccomp[cop=was there/ADV] punct=, appos[det=his spokesman/NOUN] said punct=.")
    words = reading.sentences[0]
    (speaker,) = (at for at, word in enumerate(words) if word.span.text == "spokesman")
    (voss,) = (at for at, word in enumerate(words) if word.span.text == "Voss")
    taken = tuple(replace(word, head=voss) if at == speaker else word for at, word in enumerate(words))
    found = reattached(taken)
    assert (found[speaker].relation, found[found[speaker].head].span.text) == ("nsubj", "said")
