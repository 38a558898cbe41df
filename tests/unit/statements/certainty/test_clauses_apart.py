"""How far a holder commits to each clause of what is said: sentences beside their clauses. All are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Certainty, Link, Reading, Statement, cut
from reportedly.statements.certainty import Held
from tests.marking import article_of
from tests.planted import Event, planted
from tests.stages import clauses_of
from tests.trees import grown, span_of

SOMEBODY = Link(source=cut("Kern", 0, 4), entity=None, name="Kern", kind="person", cue=None, certainty="CT+", hedges=())
ANYBODY = Link(source=None, entity=None, name="Voss", kind="person", cue=None, certainty="CT+", hedges=())


def apart(written: str, *, base: Certainty = "CT+", inner: str = "", said: bool = True) -> str:
    """The predicates of a sentence, each with how far it is committed to; ``-`` where that is the statement's."""
    text, reading = grown(written)
    held = _held(text, base=base, chain=(ANYBODY,) if said else ())
    return _told(text, reading, replace(held, inner=(span_of(text, inner),) if inner else ()))


def _held(text: str, *, base: Certainty, chain: tuple[Link, ...]) -> Held:
    statement = Statement(
        id="statement-0", article=article_of(text).id, mode="indirect", content=(cut(text, 0, len(text)),),
        chain=chain, certainty="Uu", hedges=(), events=(), confidence=None, claim=None,
    )  # fmt: skip
    return Held(statement=statement, base=base, inner=())


def _told(text: str, reading: Reading, held: Held) -> str:
    found = clauses_of(article_of(text), reading, (held,))
    return ", ".join(f"{one.key.text} {one.certainty or '-'}" for one in found)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj[det=The ferry] sank punct=.", "sank -", id="the main clause is the statement's"),
        pytest.param(
            "nsubj[det=The ferry] sank punct=, conj[cc=and nsubj=Voss aux=may aux=have drowned/VERB] punct=.",
            "sank -, drowned PS+",
            id="a hedge in the second clause is of that",
        ),
        pytest.param(
            "nsubj[det=The ferry] aux=may aux=have sunk punct=, conj[cc=and nsubj=Voss drowned/VERB] punct=.",
            "sunk -, drowned CT+",
            id="one in the first is not of the second",
        ),
        pytest.param(
            "nsubj[det=The ferry] aux=may aux=have drifted conj[cc=and sunk/VERB] punct=.",
            "drifted -, sunk PS+",
            id="unless they share it",
        ),
        pytest.param(
            "nsubj=They recalled obj[det=the kettle] advcl[mark=because nsubj[det=its lid] aux=may open/VERB] punct=.",
            "recalled -, open PS+",
            id="a reason has its own",
        ),
        pytest.param(
            "advcl[mark=If nsubj=it rains/VERB] punct=, nsubj[det=the dam] bursts conj[cc=and nsubj[det=the mill] "
            "floods/VERB] punct=.",
            "rains Uu, bursts -, floods CT+",
            id="a condition is of what it hangs on",
        ),
        pytest.param(
            "nsubj=It burned parataxis[nsubj=They look/VERB punct=, advcl[cc=and/CCONJ mark=if nsubj=we call/VERB]]",
            "burned -, look CT+, call Uu",
            id="and if it opens what follows, not of what stands before",
        ),
        pytest.param(
            "expl=It cop=is likely/ADJ csubj[mark=that nsubj[det=the ferry] sank/VERB] punct=.",
            "likely -, sank PR+",
            id="a complement has what stands over it",
        ),
        pytest.param(
            "nsubj=He doubted ccomp[mark=that nsubj[det=the ferry] aux=had sunk/VERB] punct=.",
            "doubted -, sunk PR-",
            id="what he says that he doubts, he doubts",
        ),
        pytest.param(
            "nsubj=He advmod=no/ADV advmod=longer/ADV claimed ccomp[mark=that nsubj[det=the ferry] aux=had sunk/VERB]",
            "claimed -, sunk Uu",
            id="what he no longer claims, he leaves open",
        ),
        pytest.param(
            "nsubj=He advmod=no/ADV advmod=longer/ADV believes ccomp[mark=that nsubj[det=the ferry] aux=had sunk/VERB]",
            "believes -, sunk Uu",
            id="nor does he hold the contrary",
        ),
        pytest.param(
            "nsubj=He aux=does advmod=not believe ccomp[mark=that nsubj[det=the ferry] aux=had sunk/VERB] punct=.",
            "believe -, sunk PR-",
            id="as he does who does not believe it",
        ),
        pytest.param(
            "nsubj=We advmod=now accept ccomp[mark=that nsubj[det=the ferry] aux=had sunk/VERB] punct=.",
            "accept -, sunk CT+",
            id="what is accepted is granted",
        ),
        pytest.param(
            "nsubj=They fled advcl[mark=because nsubj[det=the ferry] aux=might burn/VERB] advcl[mark=to nsubj=us "
            "find/VERB obj[det=a boat]] punct=.",
            "fled -, burn PS+, find -",
            id="an infinitive states nothing by itself",
        ),
        pytest.param(
            "nsubj=He saw ccomp[nsubj=who opened/VERB obj[det=the valve]] punct=.",
            "saw -, opened CT+",
            id="whom he saw is no thought of his",
        ),
        pytest.param(
            "nsubj=It cop=was advmod=probably det=a mate/NOUN acl:relcl[nsubj=who opened/VERB obj[det=the valve]]",
            "mate -, opened PR+",
            id="it was probably he who",
        ),
        pytest.param(
            "nsubj[det=The ferry acl:relcl[nsubj=that aux=may aux=have aux:pass=been overloaded/VERB]] sank punct=.",
            "overloaded PS+, sank -",
            id="what is told of a noun is no hedge of the clause",
        ),
    ],
)
def test_each_clause_is_weighed_by_itself(tree: str, expected: str) -> None:
    assert apart(tree) == expected


def test_a_denial_is_of_every_clause() -> None:
    tree = "nsubj[det=The ferry] sank conj[cc=and nsubj[det=its master] aux=may aux=have drowned/VERB] punct=."
    assert apart(tree, base="CT-") == "sank -, drowned PS-"


def test_what_is_another_speakers_is_his_to_answer_for() -> None:
    tree = "nsubj[det=A clerk] said ccomp[mark=that nsubj[det=the ferry] aux=may aux=have sunk/VERB] punct=."
    assert apart(tree, inner="that the ferry may have sunk") == "sunk -"


def test_what_he_says_that_another_says_is_as_sure_as_it_is_to_that_other() -> None:
    text, reading = grown(
        "nsubj[det=A clerk] said ccomp[mark=that nsubj[det=a mate] believes ccomp[mark=that nsubj[det=the ferry] "
        "aux=had sunk/VERB]] punct=."
    )
    outer = _held(text, base="CT+", chain=(ANYBODY,))
    outer = replace(outer, inner=(span_of(text, "that the ferry had sunk"),))
    deeper = _held("that the ferry had sunk", base="PR+", chain=(ANYBODY, replace(ANYBODY, certainty="PR+")))
    content = (span_of(text, "that the ferry had sunk"),)
    deeper = replace(deeper, statement=replace(deeper.statement, id="statement-1", content=content))
    aside = replace(deeper, statement=replace(deeper.statement, chain=(SOMEBODY, *deeper.statement.chain[1:])))
    unmoved = clauses_of(article_of(text), reading, (outer, aside))
    assert [one.certainty for one in unmoved if one.key.text == "sunk"] == [None, None]
    found = clauses_of(article_of(text), reading, (outer, deeper))
    assert [(one.statement[-1], one.key.text, one.certainty) for one in found if one.key.text == "sunk"] == [
        ("0", "sunk", "PR+"),
        ("1", "sunk", None),
    ]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("nsubj[det=The company] aux=does advmod=not claim ccomp[mark=that nsubj=it rang/VERB] punct=.", "rang Uu"),
        ("nsubj[det=The company] claims ccomp[mark=that nsubj=it rang/VERB] punct=.", "rang CT+"),
        ("nsubj[det=The company] aux=did advmod=not know ccomp[mark=that nsubj=it rang/VERB] punct=.", "rang CT+"),
    ],
)
def test_what_others_are_said_not_to_say_is_left_open(tree: str, expected: str) -> None:
    assert apart(tree, said=False).split(", ")[1] == expected


def test_the_reader_grades_a_clause_by_its_uppermost_verb() -> None:
    unsure: Event = (0.5, (0.01, 0.95, 0.04))
    sentence = (
        "The<det<ferry ferry<nsubj<left left<root and<cc<agreed its<nmod:poss<master master<nsubj<agreed "
        "agreed<conj<left to<mark<wait wait<xcomp<agreed .<punct<left"
    )
    text, reading = planted(sentence, {"wait": unsure})
    assert _told(text, reading, _held(text, base="CT+", chain=())) == "left -, wait CT+"
