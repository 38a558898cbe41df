"""Whose word a passive is: who stands behind *by*, and who does not."""

from __future__ import annotations

import pytest

from reportedly.records import Attribution, Reading
from reportedly.statements.attributions import named, with_agents
from reportedly.statements.syntax import Forest
from tests.trees import grown, span_of


def settled(written: str, cue: str, content: str, *, source: str = "") -> tuple[str | None, list[str]]:
    """The source and the contents of one attribution of the reader's, after the trees were asked."""
    text, reading = grown(written)
    one = Attribution(
        source=(span_of(text, source),) if source else (),
        cue=(span_of(text, cue),),
        content=(span_of(text, content),),
        confidence=0.6,
    )
    (told,) = with_agents(text, Reading(attributions=(one,)), Forest(reading.sentences)).attributions
    return told.source[0].text if told.source else None, [span.text for span in told.content]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj:pass[det=The death] aux:pass=was confirmed obl:agent[case=by nummod=two/NUM doctors] punct=.",
            ("two doctors", ["The death"]),
            id="by doctors",
        ),
        pytest.param(
            "nsubj:pass[det=The death] aux:pass=was confirmed obl:agent[case=by police] "
            "obl[case=as det=a killing] punct=.",
            ("police", ["The death", "as a killing"]),
            id="by police, as",
        ),
        pytest.param(
            "nsubj:pass[det=The death] aux:pass=was confirmed obl[case=by Monday/PROPN] punct=.",
            (None, ["The death"]),
            id="by Monday",
        ),
        pytest.param("nsubj:pass[det=The death] aux:pass=was confirmed punct=.", (None, ["The death"]), id="by nobody"),
    ],
)
def test_who_stands_behind_by(tree: str, expected: tuple[str | None, list[str]]) -> None:
    assert settled(tree, "confirmed", "The death") == expected


def test_a_source_that_was_read_stays() -> None:
    tree = "nsubj:pass[det=The death] aux:pass=was confirmed obl:agent[case=by nummod=two/NUM doctors] punct=."
    assert settled(tree, "confirmed", "The death", source="doctors") == ("doctors", ["The death"])


def test_what_is_said_of_nothing_stays_nobodys() -> None:
    tree = "nsubj=It failed conj[cc=and aux:pass=was ruled/VERB xcomp=illegal obl:agent[case=by det=the court]] punct=."
    assert settled(tree, "ruled", "illegal") == (None, ["illegal"])


@pytest.mark.parametrize("subject", ["nsubj:pass", "nsubj"])
def test_a_belief_of_nobodys_is_said_of_its_subject(subject: str) -> None:
    tree = f"{subject}[much obl[case=of det=the crew]] aux:pass=is thought xcomp[mark=to aux=have left] punct=."
    assert settled(tree, "thought", "to have left") == (None, ["much of the crew", "to have left"])


@pytest.mark.parametrize(
    ("verb", "by", "expected"),
    [
        pytest.param("identified", "obl:agent[case=by police]", [("police", "The suspect", "as Cole")], id="by police"),
        pytest.param("identified", "obl[case=in court]", [], id="by nobody"),
        pytest.param("struck", "obl:agent[case=by police]", [], id="no naming"),
    ],
)
def test_who_is_named_behind_a_noun(verb: str, by: str, expected: list[tuple[str, str, str]]) -> None:
    tree = f"nsubj[det=The suspect punct=, acl[{verb} {by} obl[case=as Cole/PROPN] punct=,]] aux:pass=was held punct=."
    text, reading = grown(tree)
    told = named(text, Forest(reading.sentences))
    assert [(one.source[0].text, *(span.text for span in one.content)) for one in told] == expected
