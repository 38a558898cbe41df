"""What is aligned with what, and what is right, on affairs made by hand about a lamp that never was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from benchmarks.quality.stories import measuring
from benchmarks.quality.stories.aligning import Case, align
from benchmarks.quality.stories.loading import Answers
from benchmarks.quality.stories.measuring import Scores, Tally, score
from benchmarks.quality.stories.mistakes import told
from benchmarks.quality.stories.naming import same_hop
from reportedly.affairs import Affair, Claim, Copy, Drift, Rival, Root, Saying, Standing, Story
from reportedly.records import Certainty, Link, Mention, Proposition, Report, Span, Statement
from tests.invented import article, span

TEXTS = {
    "01": "The harbour lamp is out, Ada Quill said. Nine boats are lost, she said.",
    "02": "The agency, by Quill's account, says the harbour lamp may be out. The lamp is lit, Jon Vale said.",
    "03": "The harbour lamp is out. Two boats are lost.",
}
OUT = ("01", "The harbour lamp is out"), ("02", "the harbour lamp may be out"), ("03", "The harbour lamp is out")
LIT = ("02", "The lamp is lit")
NINE = ("01", "Nine boats are lost")
TWO = ("03", "Two boats are lost")

Words = tuple[str, str]


def gold(saying: Words, claim: str, *chain: str, drift: bool = False) -> dict[str, Any]:
    page, words = saying
    return {"page": page, "words": words, "claim": claim, "chain": chain, "certainty": "CT+", "drift": drift}


ANSWERS = msgspec.convert(
    {
        "title": "The lamp",
        "split": "development",
        "families": [["01", "03"], ["02"]],
        "claim": [
            {"name": "out", "wording": "The harbour lamp is out.", "roots": 1,
             "standings": [["2031-03-01", "reported"], ["2031-03-03", "disputed"]]},
            {"name": "lit", "wording": "The lamp is lit.", "roots": 1, "standings": [["2031-03-03", "disputed"]]},
            {"name": "nine", "wording": "Nine boats are lost.", "roots": 1, "standings": [["2031-03-01", "overtaken"]]},
            {"name": "two", "wording": "Two boats are lost.", "roots": 0, "standings": [["2031-03-04", "unsourced"]]},
        ],
        "saying": [
            gold(OUT[0], "out", "Ada Quill"),
            gold(OUT[1], "out", "agency", "Ada Quill | keeper"),
            gold(OUT[2], "out", drift=True),
            gold(LIT, "lit", "Jon Vale"),
            gold(NINE, "nine", "Ada Quill"),
            gold(TWO, "two"),
        ],
        "rival": [{"claims": ["out", "lit"], "because": "state"}, {"claims": ["nine", "two"], "because": "number"}],
        "copy": [{"page": "03", "of": "01"}],
    },
    Answers,
)  # fmt: skip


def link(source: str | None, name: str | None = None) -> Link:
    span = Span(start=0, end=len(source), text=source) if source is not None else None
    return Link(source=span, entity=None, name=name, kind="person", cue=None, certainty="CT+", hedges=())


def statement(saying: Words, *chain: Link, id_: str | None = None) -> Statement:
    page, words = saying
    return Statement(
        id=id_ or f"s-{page}-{words}",
        article=page,
        mode="indirect" if chain else "narrated",
        content=(span(TEXTS[page], words),),
        chain=chain,
        certainty="CT+",
        hedges=(),
        events=(),
        confidence=None,
        claim=None,
    )


def reports(*statements: Statement) -> dict[str, Report]:
    """The reports of all pages, their articles named by the pages."""
    return {
        page: Report(
            article=replace(article(text=text), id=page),
            entities=(),
            statements=tuple(one for one in statements if one.article == page),
        )
        for page, text in TEXTS.items()
    }


def claim(
    id_: str,
    *says: Words,
    roots: int = 1,
    rivals: Sequence[str] = (),
    standings: Sequence[tuple[str, Any]] = (),
    drifts: Sequence[Words] = (),
) -> Claim:
    return Claim(
        id=id_,
        story="story-1",
        wording=f"On {id_}",
        subject=None,
        predicate=None,
        value=None,
        when=None,
        statements=tuple(statement(one).id for one in says),
        roots=tuple(Root(entity=None, name=f"Root {number}", statements=("s",)) for number in range(roots)),
        rivals=tuple(
            Rival(claim=one, because="state", spans=(Mention(article="01", start=0, end=3, text="The"),))
            for one in rivals
        ),
        standings=tuple(
            Standing(from_=day, status=status, outlets=1, families=1, roots=1, because="s") for day, status in standings
        ),
        drifts=tuple(
            Drift(statement=statement(one).id, from_="PS+", to="CT+", root=None, since=None, new_root=False)
            for one in drifts
        ),
        says=tuple(_saying(one) for one in says),
    )


def _saying(words: Words) -> Saying:
    where = span(TEXTS[words[0]], words[1])
    return Saying(
        statement=statement(words).id,
        article=words[0],
        start=where.start,
        end=where.end,
        text=where.text,
        certainty="CT+",
        root=None,
    )


def affair(
    *claims: Claim, families: Sequence[Sequence[str]] = (("01",), ("02",), ("03",)), copies: Sequence[Words] = ()
) -> Affair:
    story = Story(
        id="story-1",
        title=None,
        articles=tuple(TEXTS),
        claims=tuple(one.id for one in claims),
        first=None,
        last=None,
        families=tuple(map(tuple, families)),
    )
    made = tuple(Copy(article=page, of=of, share=0.5, spans=()) for page, of in copies)
    return Affair(story=story, claims=claims, copies=made)


SAID = (
    statement(OUT[0], link("Ada Quill", "Ada Quill")),
    statement(OUT[1], link("The agency", "agency"), link("Quill's", "Ada Quill")),
    statement(OUT[2]),
    statement(LIT, link("Jon Vale", "Jon Vale")),
    statement(NINE, link("she", "Ada Quill")),
    statement(TWO),
)


def case(*claims: Claim, statements: Sequence[Statement] = SAID, **parts: Any) -> Case:
    return align(ANSWERS, reports(*statements), affair(*claims, **parts))


PERFECT = case(
    claim(
        "c-out", *OUT, rivals=["c-lit"], drifts=[OUT[2]],
        standings=[("2031-03-01", "reported"), ("2031-03-03", "disputed")],
    ),
    claim("c-lit", LIT, rivals=["c-out"], standings=[("2031-03-03", "disputed")]),
    claim("c-nine", NINE, rivals=["c-two"], standings=[("2031-03-01", "overtaken")]),
    claim("c-two", TWO, roots=0, rivals=["c-nine"], standings=[("2031-03-04", "unsourced")]),
    families=[["01", "03"], ["02"]],
    copies=[("03", "01")],
)  # fmt: skip


def test_all_right() -> None:
    assert set(score(PERFECT).measures().values()) == {1.0}
    assert list(told(PERFECT)) == []


def test_nothing_found() -> None:
    nothing = case(statements=())
    assert score(nothing).measures() == {
        **dict.fromkeys(score(nothing).measures(), 0.0),
        "stories_claims_precision": 1.0,  # every saying stands alone
        "stories_claims_recall": pytest.approx(0.5 + 1 / 6),
        "stories_claims_bcubed": pytest.approx(0.8),
    }
    assert "    nine: no claim, 3 days" in list(told(nothing))


@pytest.mark.parametrize(
    ("source", "name", "alternatives", "same"),
    [
        pytest.param("Mayor Ilse Brandt", "Ilse Brandt", ["Ilse Brandt", "mayor"], True, id="the name"),
        pytest.param("the mayor", None, ["Ilse Brandt", "mayor"], True, id="an alternative, an article"),
        pytest.param("Brandt", "Brandt", ["Ilse Brandt"], True, id="the name within the alternative"),
        pytest.param("Brandt", None, ["Ilse Brandt"], False, id="the words within the alternative"),
        pytest.param("Brandt’s", None, ["Brandt"], True, id="a possessive"),
        pytest.param("the agencies’", None, ["agencies"], True, id="a possessive of many"),
        pytest.param("her spokesman", None, ["Spokesman"], True, id="whose"),
        pytest.param("the mayors", None, ["mayor"], False, id="part of a word"),
        pytest.param("Brandt and Ilse", None, ["Ilse Brandt"], False, id="another order"),
        pytest.param(None, None, [""], True, id="nobody"),
        pytest.param(None, None, ["", "mayor"], True, id="nobody, or somebody"),
        pytest.param("it", None, [""], False, id="somebody for nobody"),
        pytest.param(None, None, ["mayor"], False, id="nobody for somebody"),
        pytest.param(None, "Norland Wire", ["Norland Wire"], True, id="a name without words"),
    ],
)
def test_hops(source: str | None, name: str | None, alternatives: list[str], same: bool) -> None:
    assert same_hop(link(source, name), alternatives) is same


WHOLE = ("01", TEXTS["01"])
HALF = ("01", "harbour lamp is")


@pytest.mark.parametrize(
    ("statements", "chosen"),
    [
        pytest.param([statement(HALF, id_="half"), statement(WHOLE, id_="whole")], "whole", id="most of the words"),
        pytest.param(
            [statement(OUT[0], id_="flat"), statement(WHOLE, link("Ada"), id_="deep")], "deep", id="the deeper chain"
        ),
        pytest.param([statement(WHOLE, id_="long"), statement(OUT[0], id_="short")], "short", id="the shorter content"),
        pytest.param([statement(NINE, id_="other")], None, id="none of the words"),
    ],
)
def test_statement_of_a_saying(statements: list[Statement], chosen: str | None) -> None:
    found = case(statements=statements).statements[0]
    assert (found.id if found else None) == chosen


@pytest.mark.parametrize(
    ("claims", "chosen"),
    [
        pytest.param([claim("a", WHOLE), claim("b", HALF)], "b", id="overlap by union"),
        pytest.param([claim("a", WHOLE)], "a", id="far more than the words"),
        pytest.param([claim("a", ("01", "The"))], None, id="less than a fifth of them"),
        pytest.param([claim("a", ("01", "The h"))], "a", id="a fifth of them"),
        pytest.param([claim("b", HALF), claim("a", HALF)], "a", id="the first by id"),
        pytest.param([claim("a", NINE), claim("b", OUT[2])], None, id="elsewhere"),
    ],
)
def test_claim_of_a_saying(claims: list[Claim], chosen: str | None) -> None:
    found = case(*claims).claims[0]
    assert (found.id if found else None) == chosen


def test_claims_by_their_sayings() -> None:
    made = case(claim("a", OUT[0], OUT[1], NINE), claim("b", OUT[2]), claim("c", LIT, TWO))
    assert {name: one.id for name, one in made.ours.items()} == {"out": "a", "nine": "a", "lit": "c", "two": "c"}
    assert made.theirs == {"a": "out", "b": "out", "c": "lit"}


def test_a_tie_goes_to_the_more_precise_claim() -> None:
    answers = msgspec.structs.replace(ANSWERS, sayings=ANSWERS.sayings[1:])
    made = align(answers, reports(*SAID), affair(claim("a", OUT[1], LIT), claim("b", OUT[2])))
    assert made.ours["out"].id == "b"


@pytest.mark.parametrize(
    ("statements", "whole", "ends"),
    [
        pytest.param(SAID, 6, 6, id="all right"),
        pytest.param([*SAID[:1], statement(OUT[1], link("Quill", "Quill")), *SAID[2:]], 5, 6, id="a hop left out"),
        pytest.param([*SAID[:1], statement(OUT[1], link("agency")), *SAID[2:]], 5, 5, id="the root left out"),
        pytest.param([*SAID[:2], *SAID[3:]], 5, 5, id="no statement for the outlet's own voice"),
        pytest.param([*SAID[:5], statement(TWO, link("Jon Vale"))], 5, 5, id="somebody for the outlet"),
    ],
)
def test_chains(statements: Sequence[Statement], whole: int, ends: int) -> None:
    found = score(case(statements=statements))
    assert (found.chains, found.chain_roots) == (Tally(whole, 6, 6), Tally(ends, 6, 6))


@pytest.mark.parametrize(
    ("certainty", "apart", "right"),
    [
        pytest.param("CT+", None, 6, id="as the statement has it"),
        pytest.param("PS+", None, 5, id="which may be wrong"),
        pytest.param("PS+", "CT+", 6, id="as the clause has it"),
        pytest.param("CT+", "PS+", 5, id="even if it is wrong"),
    ],
)
def test_certainty(certainty: Certainty, apart: Certainty | None, right: int) -> None:
    lit = next(one for one in SAID if one.content[0].text == LIT[1])
    chain = tuple(replace(hop, certainty=certainty) for hop in lit.chain)
    found = case(statements=[one if one is not lit else replace(lit, chain=chain) for one in SAID])
    page = found.reports["02"]
    clauses = (_clause(lit, LIT[1], apart), _clause(lit, "lit", "Uu"))
    reports = {**found.reports, "02": replace(page, propositions=clauses)}
    assert score(replace(found, reports=reports)).certainty == Tally(right, 6, 6)


def _clause(of: Statement, words: str, certainty: Certainty | None) -> Proposition:
    at = span(TEXTS[of.article], words)
    return Proposition(
        id=f"p-{words}", statement=of.id, article=of.article, spans=(at,), key=at, predicate="", subject=None,
        subject_entity=None, object=None, object_entity=None, quantities=(), place=None, when=None, positive=True,
        modal=False, certainty=certainty,
    )  # fmt: skip


def test_bcubed() -> None:
    found = score(case(claim("a", OUT[0], OUT[1], NINE), claim("b", OUT[2])))
    # out is in a, a, b; nine in a; lit and two in none
    assert found.claims_precision.right == pytest.approx(2 / 3 + 2 / 3 + 1 + 1 + 1 / 3 + 1)
    assert found.claims_recall.right == pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1)


ELSEWHERE = ("02", "account")
OTHERWISE = ("01", "she said")


@pytest.mark.parametrize(
    ("claims", "tally", "unlabelled"),
    [
        pytest.param([claim("a", *OUT, rivals=["b"]), claim("b", LIT)], Tally(1, 1, 2), 0, id="said on one side"),
        pytest.param(
            [claim("a", *OUT, rivals=["b"]), claim("b", LIT, rivals=["a"])], Tally(1, 1, 2), 0, id="on either side"
        ),
        pytest.param(
            [claim("a", *OUT[:2], rivals=["c"]), claim("b", OUT[2], rivals=["c"]), claim("c", LIT)],
            Tally(1, 1, 2), 0, id="one labelled pair twice",
        ),
        pytest.param([claim("a", *OUT, rivals=["b"]), claim("b", TWO)], Tally(0, 1, 2), 0, id="no labelled pair"),
        pytest.param(
            [claim("a", *OUT[:2], rivals=["b"]), claim("b", OUT[2])], Tally(0, 1, 2), 0, id="a claim against itself"
        ),
        pytest.param(
            [claim("a", *OUT, rivals=["b"]), claim("b", ELSEWHERE)], Tally(0, 1, 2), 0, id="one is not labelled"
        ),
        pytest.param(
            [claim("a", OTHERWISE, rivals=["b"]), claim("b", ELSEWHERE)], Tally(0, 0, 2), 1, id="neither is labelled"
        ),
    ],
)  # fmt: skip
def test_rivals(claims: list[Claim], tally: Tally, unlabelled: int) -> None:
    found = score(case(*claims))
    assert (found.rivals, found.unlabelled) == (tally, unlabelled)


def test_copies_and_families() -> None:
    found = score(case(families=[["01", "02", "03"]], copies=[("01", "03"), ("02", "01")]))
    assert found.copies == Tally(1, 2, 1)  # whichever copied the other
    assert found.families == Tally(1, 3, 1)
    assert found.measures()["stories_copies_f1"] == pytest.approx(2 * 2 / (5 + 2))


def test_roots() -> None:
    found = case(claim("a", *OUT, roots=2), claim("b", NINE), claim("c", TWO, roots=0))
    assert dict(measuring.roots(found)) == {"out": False, "lit": False, "nine": True, "two": True}


def test_standings() -> None:
    found = case(claim("a", *OUT, standings=[("2031-03-02", "reported"), ("2031-03-04", "disputed")]))
    judged = measuring.standings(found)
    assert [one[1:] for one in judged if one[0] == "out"] == [
        ("2031-03-01", "reported", None),
        ("2031-03-03", "disputed", "reported"),
        ("2031-03-04", "disputed", "disputed"),
    ]
    assert score(found).standings == Tally(1, 9, 9)


@pytest.mark.parametrize(
    ("claims", "tally"),
    [
        pytest.param([claim("a", *OUT, drifts=[OUT[2]])], Tally(1, 1, 1), id="right"),
        pytest.param([claim("a", *OUT, drifts=[OUT[2], OUT[2]])], Tally(1, 1, 1), id="right twice"),
        pytest.param([claim("a", *OUT, drifts=[OUT[0]])], Tally(0, 1, 1), id="another saying"),
        pytest.param([claim("a", *OUT, drifts=[LIT])], Tally(0, 1, 1), id="a statement of another claim"),
        pytest.param([claim("a", OTHERWISE, drifts=[LIT])], Tally(0, 0, 1), id="a claim that is not labelled"),
        pytest.param([claim("a", *OUT)], Tally(0, 0, 1), id="none"),
    ],
)
def test_drift(claims: list[Claim], tally: Tally) -> None:
    assert score(case(*claims)).drift == tally


def test_scores_add_up() -> None:
    twice = score(PERFECT) + score(case(statements=()))
    assert (twice.chains, twice.rivals) == (Tally(6, 12, 12), Tally(2, 2, 4))
    assert twice.measures()["stories_chains_exact"] == 0.5
    assert set(Scores().measures().values()) == {0.0}


def test_what_is_wrong_in_words() -> None:
    probably = replace(SAID[4], chain=tuple(replace(hop, certainty="PR+") for hop in SAID[4].chain))
    wrong = case(
        claim("c-out", *OUT[:2], NINE, rivals=["c-two"], roots=2, standings=[("2031-03-01", "reported")]),
        claim("c-lit", LIT, standings=[("2031-03-03", "disputed")], drifts=[LIT]),
        claim("c-two", TWO, roots=0, standings=[("2031-03-04", "unsourced")]),
        statements=[*SAID[:1], statement(OUT[1], link("The agency", "agency")), *SAID[2:4], probably, *SAID[5:]],
        families=[["01", "02"], ["03"]],
        copies=[("03", "01"), ("02", "01")],
    )
    assert list(told(wrong)) == [
        "  chains",
        "    02 “the harbour lamp may be out”",
        "        wanted [agency > Ada Quill|keeper]   got [The agency = agency] for “the harbour lamp may be out”",
        "  certainty",
        "    01 “Nine boats are lost”: wanted CT+, got PR+",
        "  claims",
        "    out (3): The harbour lamp is out.",
        "        2 in -out “On c-out”, with 1 of nine, from 01 02",
        "        in none: 03 “The harbour lamp is out”",
        "    nine (1): Nine boats are lost.",
        "        1 in -out “On c-out”, with 2 of out, from 01",
        "  rivals",
        "    missing out / lit (state): not held against each other: -out “On c-out”, -lit “On c-lit”",
        "    missing nine / two (number): rivals, but hold more of other claims: -out “On c-out”, -two “On c-two”",
        "    wrong out / two (state): “The”",
        "        -out “On c-out”",
        "        -two “On c-two”",
        "  copies",
        "    wrong copy: 01 - 02",
        "  families",
        "    missing family: 01 - 03",
        "    wrong family: 01 - 02",
        "  roots",
        "    out: wanted 1, got 2: Root 0 ×1; Root 1 ×1",
        "    nine: wanted 1, got 2: Root 0 ×1; Root 1 ×1",
        "  standings",
        "    out: 2031-03-03 to 2031-03-04 wanted disputed, got reported",
        "    nine: 2031-03-01 to 2031-03-04 wanted overtaken, got reported",
        "  drifts",
        "    missing out, 03 “The harbour lamp is out”",
        "    wrong lit, 02 “The lamp is lit”",
    ]
