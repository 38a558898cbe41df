"""Contents from written trees, cut into clauses: what is said by itself, and what only belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from reportedly.statements.propositions.clauses import clauses, spans_of
from reportedly.statements.syntax import Tree
from tests.trees import grown


def cut_up(written: str, content: str | None = None) -> list[str]:
    """The clauses of a sentence, or of the words *content* of it, as ``key: words | words``."""
    text, reading = grown(written)
    tree = Tree(reading.sentences[0])
    start = text.index(content) if content else 0
    allowed = tree.within(start, start + len(content) if content else len(text))
    found = list(clauses(tree, allowed))
    assert_apart(word for clause in found for word in clause.words)
    return [
        f"{tree.words[clause.key].span.text}: {' | '.join(span.text for span in spans_of(text, tree, clause.words))}"
        for clause in found
    ]


def assert_apart(words: Iterable[int]) -> None:
    """Every word is in one clause at most."""
    told = list(words)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj[det=The ferry] sank punct=.", ["sank: The ferry sank"], id="one"),
        pytest.param(
            "nsubj[det=The valve acl:relcl[nsubj=that aux=had failed]] cop=was old/ADJ punct=.",
            ["failed: that had failed", "old: The valve | was old"],
            id="relative",
        ),
        pytest.param(
            "nsubj[det=The ferry acl:relcl[punct=, nsubj=which carried obj[nummod=40 people] punct=,]] sank punct=.",
            ["carried: which carried 40 people", "sank: The ferry | sank"],
            id="relative, between commas",
        ),
        pytest.param(
            "nsubj[det=The ferry] sank advcl[mark=because nsubj[det=the valve] failed] punct=.",
            ["sank: The ferry sank", "failed: because the valve failed"],
            id="because",
        ),
        pytest.param(
            "nsubj=Voss resigned conj[cc=and nsubj=Kern stayed/VERB] punct=.",
            ["resigned: Voss resigned", "stayed: and Kern stayed"],
            id="and",
        ),
        pytest.param(
            "nsubj[det=The crew] jumped conj[cc=and swam/VERB] punct=.",
            ["jumped: The crew jumped", "swam: and swam"],
            id="and, with a shared subject",
        ),
        pytest.param(
            "nsubj=Voss thinks ccomp[nsubj[det=the letter] cop=is det=a forgery/NOUN] punct=.",
            ["thinks: Voss thinks", "forgery: the letter is a forgery"],
            id="what somebody thinks",
        ),
        pytest.param(
            "nsubj[Survivors/NOUN acl[picked compound:prt=up obl:agent[case=by compound=fishing boats]]] left punct=.",
            ["picked: picked up by fishing boats", "left: Survivors | left"],
            id="a long participle behind a noun",
        ),
        pytest.param(
            "nsubj[det=The suspect acl[identified obl:agent[case=by police] obl[case=as Cole/PROPN]]] fled punct=.",
            ["fled: The suspect identified by police as Cole fled"],
            id="as whom somebody was named",
        ),
        pytest.param(
            "nsubj=She fled advcl[mark=so mark=that nsubj=they aux=would live] punct=.",
            ["fled: She fled", "live: so that they would live"],
            id="so that",
        ),
        pytest.param(
            "nsubj=She fled advcl[mark=after leaving obj[det=the room]] punct=.",
            ["fled: She fled", "leaving: after leaving the room"],
            id="after, and a verb in -ing",
        ),
    ],
)
def test_split(tree: str, expected: list[str]) -> None:
    assert cut_up(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The captain] aux=did advmod=not admit advcl[mark=to hitting/VERB obj[det=the ferry]] punct=.",
            ["admit: The captain did not admit to hitting the ferry"],
            id="to, and a verb in -ing",
        ),
        pytest.param(
            "nsubj:pass[det=The boat] aux:pass=was licensed advcl[mark=to carry obj[nummod=85 people]] punct=.",
            ["licensed: The boat was licensed to carry 85 people"],
            id="what it was licensed to do",
        ),
        pytest.param(
            "nsubj=She aux=was preparing advcl[mark=to stand compound:prt=down] punct=.",
            ["preparing: She was preparing to stand down"],
            id="what she was preparing",
        ),
        pytest.param(
            "advcl[advmod=When nsubj[det=the fire] broke compound:prt=out] punct=, nsubj[det=the crew] fled punct=.",
            ["fled: When the fire broke out, the crew fled"],
            id="when",
        ),
        pytest.param(
            "nsubj[det=The ferry] sank advcl[mark=before nsubj=help came] punct=.",
            ["sank: The ferry sank before help came"],
            id="before",
        ),
        pytest.param(
            "nsubj[det=The amod=wounded/VERB man] died punct=.", ["died: The wounded man died"], id="before its noun"
        ),
        pytest.param(
            "nsubj[det=The man acl[hurt obl[case=by glass]]] died punct=.",
            ["died: The man hurt by glass died"],
            id="a short participle behind a noun",
        ),
        pytest.param(
            "nsubj[Voss cc=and conj=Kern] left punct=.", ["left: Voss and Kern left"], id="and, between nouns"
        ),
        pytest.param(
            "nsubj[det=The port] fell advcl[mark=by det=the night/NOUN] punct=.",
            ["fell: The port fell by the night"],
            id="misread: a clause without a predicate",
        ),
    ],
)
def test_kept_together(tree: str, expected: list[str]) -> None:
    assert cut_up(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The letter] appears xcomp[mark=to cop=be det=a forgery/NOUN] punct=.",
            ["forgery: The letter appears to be a forgery"],
            id="appears to be",
        ),
        pytest.param(
            "nsubj:pass[det=The man] aux:pass=is known xcomp[mark=to aux=have died] punct=.",
            ["died: The man is known to have died"],
            id="is known to have",
        ),
        pytest.param(
            "nsubj[det=The mayor] began xcomp[mark=to weep] punct=.", ["weep: The mayor began to weep"], id="began to"
        ),
        pytest.param(
            "nsubj=They seem xcomp[mark=to aux=have begun xcomp[mark=to leave]] punct=.",
            ["leave: They seem to have begun to leave"],
            id="two of them",
        ),
        pytest.param(
            "nsubj=Voss ordered obj=Kern xcomp[mark=to leave] punct=.",
            ["ordered: Voss ordered Kern to leave"],
            id="not of somebody else",
        ),
        pytest.param(
            "nsubj[det=The letter] cop=is det=a forgery/NOUN punct=.", ["forgery: The letter is a forgery"], id="is"
        ),
        pytest.param("nsubj[det=The captain] cop=was drunk/ADJ punct=.", ["drunk: The captain was drunk"], id="was"),
        pytest.param("expl=There is nsubj[det=no award] punct=.", ["award: There is no award"], id="there is"),
        pytest.param(
            "expl=There was/VERB nsubj[det=a fire obl[case=on det=the deck]] punct=.",
            ["fire: There was a fire on the deck"],
            id="there was",
        ),
        pytest.param("nsubj[det=The fire] was/VERB punct=.", ["was: The fire was"], id="no there"),
        pytest.param(
            "det=A amod=former minister/NOUN nmod[case=of trade] punct=.",
            ["minister: A former minister of trade"],
            id="no predicate",
        ),
    ],
)
def test_what_a_clause_is_about(tree: str, expected: list[str]) -> None:
    assert cut_up(tree) == expected


@pytest.mark.parametrize(
    ("tree", "content", "expected"),
    [
        pytest.param(
            "nsubj=Voss said ccomp[mark=that nsubj[det=the ferry] sank] punct=.",
            "that the ferry sank",
            ["sank: that the ferry sank"],
            id="what was said",
        ),
        pytest.param(
            "ccomp[nsubj[det=The ferry] sank] punct=, nsubj=Voss said parataxis[cc=and nsubj=people died] punct=.",
            "and people died",
            ["died: and people died"],
            id="what comes behind",
        ),
        pytest.param(
            "nsubj=Voss called obj[det=the ferry] xcomp[det=a wreck/NOUN] punct=.",
            "a wreck",
            ["wreck: a wreck"],
            id="a noun alone",
        ),
        pytest.param("nsubj[det=The ferry] sank punct=.", ".", [], id="a mark alone"),
    ],
)
def test_only_the_content_counts(tree: str, content: str, expected: list[str]) -> None:
    assert cut_up(tree, content) == expected


def test_a_knot_of_heads_ends() -> None:
    _, reading = grown("nsubj=They seem xcomp[mark=to leave] punct=.")
    they, seem, to, leave, end = reading.sentences[0]
    knot = Tree((they, replace(seem, head=3, relation="xcomp"), to, replace(leave, head=1), end))
    assert list(clauses(knot, range(5))) == []
