"""Statements from marked texts: chains, certainty hop by hop, and what is nobody's but the outlet's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Attribution, Certainty, Name, Statement, cut
from reportedly.sentences import split
from reportedly.statements import compose
from tests.marking import article_of, unmark
from tests.trees import grown, span_of


def statements(marked: str) -> tuple[Statement, ...]:
    text, reading = unmark(marked)
    return compose(article_of(text), split(text), reading).statements


def hops(statement: Statement) -> list[tuple[str | None, str]]:
    return [(link.source.text if link.source else None, link.certainty) for link in statement.chain]


@pytest.mark.parametrize(
    ("marked", "outlet", "chain"),
    [
        ("{s1:The ministry} {c1:said} {x1:the valve had failed}.", "Uu", [("The ministry", "CT+")]),
        ("{s1:The ministry} {c1:said} {x1:the valve may have failed}.", "Uu", [("The ministry", "PS+")]),
        ("{s1:The ministry} {c1:denied} {x1:that the valve had failed}.", "Uu", [("The ministry", "CT-")]),
        ("{s1:The ministry} {c1:believes} {x1:the valve failed}.", "Uu", [("The ministry", "PR+")]),
        ("{s1:The ministry} {c1:declined to say} {x1:whether the valve had failed}.", "Uu", [("The ministry", "Uu")]),
        ("{s1:The ministry} {c1:acknowledged} {x1:that the valve had failed}.", "CT+", [("The ministry", "CT+")]),
        (
            "{s1:Two officials} {c1:said} {x1:{s2:the captain} {c2:claimed} {x2:the valve had failed}}.",
            "Uu",
            [("Two officials", "Uu"), ("the captain", "CT+")],
        ),
        (
            '{s1:The board} {c1:has determined} {x1:the message "appears to be authentic."}',
            "Uu",
            [("The board", "PR+")],
        ),
        (
            "{s1:Officials} {c1:told} the agency {x1:that, by the captain's account, the valve had failed}.",
            "Uu",
            [("Officials", "Uu"), ("the captain", "CT+")],
        ),
        (
            "{s1:Local media} {c1:quoted Teodar Vasc as saying} {x1:“the fire was ours”}.",
            "Uu",
            [("Local media", "Uu"), ("Teodar Vasc", "CT+")],
        ),
    ],
)
def test_the_deepest_chain(marked: str, outlet: str, chain: list[tuple[str, str]]) -> None:
    deepest = max(statements(marked), key=lambda statement: len(statement.chain))
    assert hops(deepest) == chain
    assert deepest.certainty == outlet


@pytest.mark.parametrize(
    ("marked", "outlet", "link"),
    [
        ("{s1:Vasc} allegedly {c1:announced} {x1:a truce}.", ["allegedly"], []),
        ("{s1:Vasc} {c1:said} {x1:the ferry was probably lost}.", [], ["probably"]),
        ("If authentic, the message shows that {s1:he} {c1:knew} {x1:the toll}.", ["If authentic"], []),
    ],
)
def test_hedges_stay_with_whoever_hedged(marked: str, outlet: list[str], link: list[str]) -> None:
    statement = next(s for s in statements(marked) if s.chain)
    assert [span.text for span in statement.hedges] == outlet
    assert [span.text for span in statement.chain[-1].hedges] == link


@pytest.mark.parametrize(
    ("marked", "name", "said"),
    [
        pytest.param(
            "{s1:Vasc} {c1:mocks} {x1:the Lorvane League}.", "Lorvane League", [], id="what of them, is not said"
        ),
        pytest.param("{s1:Vasc} {c1:mocks} {x1:Lorvane}.", "Lorvane", [], id="a name alone"),
        pytest.param(
            "{s1:Vasc} {c1:calls} {x1:Lorvane a prison}.", "Lorvane", ["Lorvane a prison"], id="and what of it"
        ),
        pytest.param("{s1:Vasc} {c1:said} {x1:“Lorvane”}.", "Lorvane", ["“Lorvane”"], id="a name that was the answer"),
        pytest.param("{s1:Vasc} {c1:announced} {x1:a truce}.", "Vasc", ["a truce"], id="no name"),
        pytest.param("He left, {x1:which} {s1:Vasc} {c1:denies}.", "Vasc", [], id="a pronoun alone"),
        pytest.param("{s1:Vasc} {c1:denies} {x1:it all}.", "Vasc", ["it all"], id="more than a pronoun"),
    ],
)
def test_whoever_is_only_named_is_not_what_was_said(marked: str, name: str, said: list[str]) -> None:
    text, reading = unmark(marked)
    start = text.index(name)
    named = Name(span=cut(text, start, start + len(name)), kind="organization", confidence=1.0)
    found = compose(article_of(text), split(text), replace(reading, names=(named,))).statements
    assert [span.text for one in found if one.chain for span in one.content] == said


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        pytest.param(
            "{s1:Colonel Orsk} spoke on Monday. {x1:Vasc called for war}, {c1:claiming} that Lorvane was weak.",
            [],
            id="his own",
        ),
        pytest.param(
            "{s1:Colonel Orsk} spoke on Monday, {c1:claiming} {x1:that Lorvane was weak}.",
            ["that Lorvane was weak"],
            id="of one sentence",
        ),
        pytest.param(
            "{s1:Colonel Orsk} spoke on Monday. It was late, he went on, {c1:adding} {x1:that Lorvane was weak}.",
            ["that Lorvane was weak"],
            id="what follows the participle",
        ),
        pytest.param(
            "{x1:Eleven had died}, the agency reported, {c1:citing} {s1:the port}.",
            ["Eleven had died"],
            id="its object",
        ),
        pytest.param(
            "{s1:Colonel Orsk} spoke on Monday. {x1:Lorvane was weak}, he {c1:said}.", ["Lorvane was weak"], id="a verb"
        ),
    ],
)
def test_a_participle_takes_nobody_from_another_sentence(marked: str, said: list[str]) -> None:
    assert [span.text for one in statements(marked) if one.chain for span in one.content] == said


def test_narrated_statements_have_no_chain() -> None:
    (statement,) = statements("The ferry probably sank before midnight.")
    assert (statement.mode, statement.chain, statement.certainty) == ("narrated", (), "PR+")
    assert [span.text for span in statement.hedges] == ["probably"]
    assert statement.confidence is None


def test_one_voice_is_one_hop() -> None:
    found = statements("{s1:Orsola Venn} {c1:said} {x1:{s2:she} {c2:believed} {x2:the valve had failed}}.")
    assert [len(statement.chain) for statement in found if statement.chain] == [1]


@pytest.mark.parametrize(
    ("marked", "chains"),
    [
        pytest.param(
            "{s1:The union} {c1:said} {x1:that three men, who, {s2:it} {c2:says}, {x2:were asleep}, are gone}.",
            [["The union"]],
            id="who, it says",
        ),
        pytest.param(
            "{s1:The union} {c1:said} {x1:that {s2:it} {c2:says} {x2:three men are gone}}.",
            [["The union"], ["The union", "it"]],
            id="that it says",
        ),
        pytest.param("{x1:Three men were asleep}, {s1:it} {c1:says}.", [["it"]], id="nobody else speaks"),
    ],
)
def test_who_speaks_already_is_no_second_voice(marked: str, chains: list[list[str]]) -> None:
    told = [[link.source.text for link in one.chain if link.source] for one in statements(marked) if one.chain]
    assert told == chains


@pytest.mark.parametrize(
    ("marked", "chains"),
    [
        ("{s1:The Lantern} {c1:revealed} {x1:that the valve had failed}.", [[]]),
        ("{s1:The captain} {c1:told} the Lantern {x1:the valve had failed}.", [["The captain"]]),
        ("{s1:I} {c1:suspect} {x1:the valve had failed}.", [[]]),
        ("“{s1:I} {c1:suspect} {x1:the valve had failed}.”", [["I"]]),
        ("{s1:The captain} {c1:told} the Vell Gazette {x1:it had failed}.", [["the Vell Gazette", "The captain"]]),
        ("{s1:The Lantern}, citing two officials, {c1:said} {x1:the valve had failed}.", [["two officials"]]),
        ("{c1:According to} {s1:the Lantern's information}, {x1:the valve had failed}.", [[]]),
    ],
)
def test_the_outlet_itself_is_no_hop(marked: str, chains: list[list[str]]) -> None:
    text, reading = unmark(marked)
    article = replace(article_of(text), outlet="The Lantern")
    found = compose(article, split(text), reading).statements
    assert [[link.source.text for link in one.chain if link.source] for one in found] == chains


def test_a_body_is_a_hop_where_its_own_notice_says_that_it_says_so() -> None:
    marked = "{s1:The Harbour Office} {c1:announces} {x1:that the valve had failed}. The sea was calm that night."
    text, reading = unmark(marked)
    found = compose(replace(article_of(text), outlet="Harbour Office"), split(text), reading).statements
    assert [[link.source.text for link in one.chain if link.source] for one in found] == [["The Harbour Office"], []]


def test_who_somebody_is_held_to_be_is_a_statement_beside_the_others() -> None:
    found = statements("{s1:The army} {c1:said} {x1:a man purported to be Teodar Vasc had died}. The sea was calm.")
    assert [
        ([link.source.text if link.source else None for link in one.chain], one.content[0].text) for one in found
    ] == [
        (["The army"], "a man purported to be Teodar Vasc had died"),
        ([None], "purported to be Teodar Vasc"),
        ([], "The sea was calm."),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:The fire} {c1:has claimed} {x1:31 lives}.",
        "{s1:The driver} {c1:was found} {x1:guilty of it}.",
    ],
)
def test_what_is_done_is_nothing_said(marked: str) -> None:
    assert [one.chain for one in statements(marked)] == [()]


@pytest.mark.parametrize(
    ("verb", "content", "chains"),
    [
        ("brokered", "obj[det=a deal]", [[]]),
        ("detained", "obj[nummod=two men/NOUN]", [[]]),
        ("announced", "obj[det=a deal]", [["The driver"]]),
        ("brokered", "ccomp[nsubj=it held]", [["The driver"]]),
    ],
)
def test_a_verb_of_acts_with_nothing_but_a_thing_says_nothing(verb: str, content: str, chains: list[list[str]]) -> None:
    text, reading = grown(f"nsubj[det=The driver] {verb} {content} punct=.")
    said = cut(text, text.index(verb) + len(verb) + 1, len(text) - 1)
    one = Attribution(
        source=(span_of(text, "The driver"),), cue=(span_of(text, verb),), content=(said,), confidence=0.9
    )
    found = compose(article_of(text), split(text), replace(reading, attributions=(one,))).statements
    assert [[link.source.text for link in told.chain if link.source] for told in found] == chains


def test_a_cue_within_a_name_is_none() -> None:
    text, reading = unmark("{s1:Colonel} {c1:Said} {x1:Bakri was dismissed}.")
    named = replace(reading, names=(Name(span=cut(text, 8, 18), kind="person", confidence=0.9),))
    assert [one.chain for one in compose(article_of(text), split(text), named).statements] == [()]


def test_ids_differ_and_stay() -> None:
    marked = "{s1:A} {c1:said} {x1:{s2:the captain} {c2:said} {x2:it sank}}. The sea was calm that night."
    ids = [statement.id for statement in statements(marked)]
    assert len(set(ids)) == len(ids) == 3
    assert ids == [statement.id for statement in statements(marked)]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("{s1:Ada Voss} {c1:said} {x1:it sank}. {s2:She} {c2:called} {x2:Oren Halvik a liar}.", "Ada Voss"),
        ("{s1:Ada Voss} {c1:said} {x1:it sank}. {s2:She} {c2:called} {x2:Voss a liar}.", None),
        ("{s1:Ada Voss} {c1:said} {x1:it sank}. {s2:She} {c2:said}: {x2:“Voss never lies.”}", "Ada Voss"),
        ("{s1:Ada Voss} {c1:said} {x1:it sank}. {x2:Voss had seen it}, {s2:she} {c2:said}.", "Ada Voss"),
    ],
    ids=["of another", "of her by name", "of herself in a quotation", "of herself, before"],
)
def test_whoever_is_named_in_what_she_says_is_not_she(marked: str, speaker: str | None) -> None:
    assert [one.chain[-1].name for one in statements(marked) if one.chain][-1] == speaker


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("{s1:Ada Voss} {c1:told} her crew {x1:to wait}.", "Uu"),
        ("{s1:Ada Voss} {c1:told} her crew {x1:that they had to wait}.", "CT+"),
        ("{s1:Ada Voss} {c1:accepted} {x1:that it sank}.", "CT+"),
        ("{s1:Ada Voss} {c1:accepted} {x1:the post}.", "Uu"),
    ],
)
def test_how_sure_a_cue_leaves_what_it_brings_in_with_that_or_to(marked: str, certainty: Certainty) -> None:
    (statement,) = (one for one in statements(marked) if one.chain)
    assert statement.held == certainty


def test_who_reports_what_he_said_himself_is_one_hop() -> None:
    told = statements("{s1:Union} {c1:says} {x1:{s2:union} {c2:warned of} {x2:a blocked valve}}.")
    assert [len(one.chain) for one in told] == [1]
