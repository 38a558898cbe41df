"""What a cue commits its holder and the outlet to: cues beside stances. All are invented."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Certainty
from reportedly.statements.certainty.cues import Act, Stance, cue

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
TABLE: Sequence[Mapping[str, Any]] = tomllib.loads(
    files("reportedly.statements.certainty").joinpath("tables/cues.toml").read_text("utf-8")
)["class"]

CUES = [
    # words, before, holder, outlet, kind
    ("said", "", "CT+", "Uu", "says"),
    ("told the Orrin Courier that", "", "CT+", "Uu", "says"),
    ("according to", "", "CT+", "Uu", "says"),
    ("claims by", "", "CT+", "Uu", "says"),
    ("’s claim that", "", "CT+", "Uu", "says"),
    ("quoted … as saying", "", "CT+", "Uu", "says"),
    ("said in a statement", "", "CT+", "Uu", "says"),
    ("issued a statement saying", "", "CT+", "Uu", "says"),
    ("went on to say", "", "CT+", "Uu", "says"),
    ("warned", "", "CT+", "Uu", "says"),
    ("promised", "", "CT+", "Uu", "says"),
    ("vowed", "", "CT+", "Uu", "says"),
    ("accused", "", "CT+", "Uu", "says"),
    ("confirmed", "", "CT+", "Uu", "says"),
    ("not only said", "", "CT+", "Uu", "says"),
    (":", "", "CT+", "Uu", "says"),
    ("said", "declined to comment. He ", "CT+", "Uu", "says"),
    ("believes", "", "PR+", "Uu", "thinks"),
    ("is thought", "", "PR+", "Uu", "thinks"),
    ("is expected", "", "PR+", "Uu", "thinks"),
    ("suspects", "", "PR+", "Uu", "thinks"),
    ("theory", "", "PR+", "Uu", "thinks"),
    ("in the view of", "", "PR+", "Uu", "thinks"),
    ("suggested", "", "PS+", "Uu", "thinks"),
    ("hinted at", "", "PS+", "Uu", "thinks"),
    ("fears that", "", "PS+", "Uu", "thinks"),
    ("speculation", "", "PS+", "Uu", "thinks"),
    ("appears", "", "PR+", "PR+", "thinks"),
    ("found", "", "CT+", "Uu", "shows"),
    ("indicates", "", "PR+", "Uu", "shows"),
    ("denied", "", "CT-", "Uu", "denies"),
    ("has withdrawn its assurance", "", "Uu", "Uu", "denies"),
    ("took back", "", "Uu", "Uu", "denies"),
    ("did not retract", "", "CT+", "Uu", "says"),
    ("no longer believes", "", "Uu", "Uu", "refuses"),
    ("does not believe", "", "PR-", "Uu", "thinks"),
    ("denied:", "", "CT+", "Uu", "says"),
    ("disagreed", "", "PR-", "Uu", "denies"),
    ("disagreed:", "", "CT+", "Uu", "says"),
    ("concludes", "", "CT+", "Uu", "shows"),
    ("reckoning", "", "CT+", "Uu", "shows"),
    ("reckons", "", "PR+", "Uu", "thinks"),
    ("accepted", "", "Uu", "Uu", "wants"),
    ("accepted that", "", "CT+", "CT+", "says"),
    ("if one believes", "", "CT+", "Uu", "says"),
    ("is to be believed", "", "CT+", "Uu", "says"),
    ("has repeatedly denied", "", "CT-", "Uu", "denies"),
    ("allegedly denied", "", "CT-", "Uu", "denies"),
    ("rejected claims that", "", "CT-", "Uu", "denies"),
    ("dismissed", "", "CT-", "Uu", "denies"),
    ("denials of", "", "CT-", "Uu", "denies"),
    ("doubts", "", "PR-", "Uu", "denies"),
    ("disputed", "", "PR-", "Uu", "denies"),
    ("cast doubt on claims", "", "PR-", "Uu", "denies"),
    ("asked", "", "Uu", "Uu", "asks"),
    ("wants to know", "", "Uu", "Uu", "asks"),
    ("called on", "", "Uu", "Uu", "wants"),
    ("called for", "", "Uu", "Uu", "wants"),
    ("urged", "", "Uu", "Uu", "wants"),
    ("hopes", "", "Uu", "Uu", "wants"),
    ("declined to comment on", "", "Uu", "Uu", "refuses"),
    ("refused to rule out", "", "Uu", "Uu", "refuses"),
    ("refuses to say", "", "Uu", "Uu", "refuses"),
    ("did not respond to", "", "Uu", "Uu", "refuses"),
    ("had no comment", "", "Uu", "Uu", "refuses"),
    ("made no mention of", "", "Uu", "Uu", "refuses"),
    ("has yet to confirm", "", "Uu", "Uu", "refuses"),
    ("could neither confirm nor deny", "", "Uu", "Uu", "refuses"),
    # factive cues: the outlet takes it for so
    ("knows", "", "CT+", "CT+", "thinks"),
    ("realized", "", "CT+", "CT+", "thinks"),
    ("regrets", "", "CT+", "CT+", "thinks"),
    ("found out", "", "CT+", "CT+", "thinks"),
    ("learned", "", "CT+", "CT+", "thinks"),
    ("acknowledged", "", "CT+", "CT+", "says"),
    ("admits", "", "CT+", "CT+", "says"),
    ("conceded", "", "CT+", "CT+", "says"),
    ("pointed out", "", "CT+", "CT+", "says"),
    ("noted", "", "CT+", "CT+", "says"),
    ("revealed", "", "CT+", "CT+", "says"),
    ("shows", "", "CT+", "CT+", "shows"),
    # … unless it is hedged, future or only possible
    ("appears to show", "", "CT+", "PR+", "shows"),
    ("may know", "", "CT+", "PS+", "thinks"),
    ("reportedly admitted", "", "CT+", "Uu", "says"),
    ("will reveal", "", "CT+", "Uu", "says"),
    ("admit", "would ", "CT+", "Uu", "says"),
    # negated
    ("did not say", "", "Uu", "Uu", "refuses"),
    ("never said", "", "Uu", "Uu", "refuses"),
    ("say", "the mayor would not ", "Uu", "Uu", "refuses"),
    ("doesn't believe", "", "PR-", "Uu", "thinks"),
    ("doesn’t believe", "", "PR-", "Uu", "thinks"),
    ("believe", "most of them do not ", "PR-", "Uu", "thinks"),
    ("did not deny", "", "Uu", "Uu", "refuses"),
    ("deny", "did not ", "Uu", "Uu", "refuses"),
    ("could not confirm", "", "Uu", "Uu", "refuses"),
    ("declined", "has ", "Uu", "Uu", "refuses"),
    ("comment", "The owner declined to ", "Uu", "Uu", "refuses"),
    ("does not doubt", "", "PR+", "Uu", "thinks"),
    ("did not acknowledge that", "", "Uu", "Uu", "refuses"),
    ("did not realize", "", "Uu", "CT+", "thinks"),
    ("does not know whether", "", "Uu", "Uu", "thinks"),
]


@pytest.mark.parametrize(
    ("words", "before", "holder", "outlet", "kind"), CUES, ids=[f"{before}|{words}" for words, before, *_ in CUES]
)
def test_a_cue_commits_its_holder_and_the_outlet(
    words: str, before: str, holder: Certainty, outlet: Certainty, kind: Act
) -> None:
    assert cue(words, before) == Stance(holder=holder, outlet=outlet, kind=kind)


@pytest.mark.parametrize("words", ["zorped", "", "…", "“", "in the", "Ünwörter 7"])
def test_an_unknown_cue_is_plain_speech(words: str) -> None:
    assert cue(words) == Stance(holder="CT+", outlet="Uu", kind="says")


def test_a_negation_of_an_earlier_clause_does_not_reach_the_cue() -> None:
    assert cue("said", "He did not flee, she ") == cue("said")


@given(st.text(max_size=80), st.text(max_size=60))
def test_any_cue_has_a_stance(words: str, before: str) -> None:
    stance = cue(words, before)
    assert {stance.holder, stance.outlet} <= set(CERTAINTIES)
    assert stance.kind in get_args(Act)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry["name"])
def test_every_class_of_cues_is_whole(entry: Mapping[str, Any]) -> None:
    assert len(entry["source"]) > len("judgement, 2026")
    for holder, outlet, kind in ((entry["holder"], entry["outlet"], entry["kind"]), entry["negated"]):
        assert {holder, outlet} <= set(CERTAINTIES)
        assert kind in get_args(Act)


def test_no_word_or_phrase_stands_in_two_classes() -> None:
    listed = [words for entry in TABLE for words in (*entry["words"].split(), *entry.get("phrases", ()))]
    assert sorted(listed) == sorted(set(listed))
