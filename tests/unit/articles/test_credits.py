"""The credits at the end of a text: each case is an ending, and the agency it names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.agencies import FORMS, PLAIN_FORMS, canonical, named_in
from reportedly.articles.credits import agency_in, find

BODY = "The dam broke on Friday.\n\nNobody died, she said.\n\n"

CREDITS = [
    ("CNN's Jane Roe contributed to this report", "CNN"),
    ("The Associated Press contributed to this report.", "Associated Press"),
    ("Associated Press writer Jane Roe in Ostrava contributed.", "Associated Press"),
    (
        "Associated Press writers Jane Roe in Ostrava and John Doe in Lund contributed to this report.",
        "Associated Press",
    ),
    ("Jane Roe contributed reporting from Ostrava.", None),
    ("Roe reported from Ostrava. Associated Press writer John Doe contributed from Lund.", "Associated Press"),
    ("--additional reporting by Jane Roe.", None),
    ("Jane Roe Jr. and J. K. Doe contributed to this story.", None),
    ("(Reporting by Jane Roe in Ostrava; Editing by John Doe)", None),
    ("(Reporting by Jane Roe in Ostrava and A. B. Doe; additional reporting by Ann Poe; Editing by C D)", None),
    ("(Reporting by Jane Roe for Reuters)", "Reuters"),
    ("Reporting by Jane Roe and the Ostrava newsroom", None),
    ("Additional reporting by Jane Roe", None),
    ("Writing by Jane Roe, editing by John Doe.", None),
    ("With reporting by Jane Roe", None),
    ("With inputs from IANS", "IANS"),
    ("(With inputs from PTI and ANI)", "PTI"),
    ("With agency inputs", None),
    ("(With inputs from agencies)", None),
    ("This story was first published by Reuters.", "Reuters"),
    ("This article originally appeared on Northline and is republished with its permission.", None),
    ("This report was first published by The Canadian Press on May 3, 2024.", "Canadian Press"),
    ("© 2024 The Northline Agency", "Northline Agency"),
    ("© Northline", None),
    ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
    ("(c) 2024 Northline News. May not be reprinted.", "Northline News"),
    ("— AFP", "Agence France-Presse"),
    ("- Reuters", "Reuters"),
    ("— Northline", "Northline"),
    ("— Northline News Agency", "Northline News Agency"),
    ("(AFP)", "Agence France-Presse"),
    ("/TASS/", "TASS"),
    ("IANS", "IANS"),
    ("Source: Northline", None),
    ("Source: Northline News Agency.", "Northline News Agency"),
    ("Source: AP", "Associated Press"),
    ("Source: Port Radio, Ashly, in English 1600 gmt 3 May 24", None),
]

SENTENCES = [
    "She contributed to this report on the harvest.",
    "She contributed to this report.",
    "He contributed.",
    "Heavy rain contributed.",
    "She reported from Ostrava. The dam held.",
    "Heavy rain and human error contributed to this.",
    "The workers contributed to the fund.",
    "Jane Roe said he had contributed to this report.",
    "“Jane Roe contributed to this report.”",
    "Reporting by the press is free, she said.",
    "Reporting by Jane Roe shows the dam was old.",
    "With reporting from Ostrava, he won a prize.",
    "With that, he left.",
    "This report was published by the Northline Institute on Friday.",
    "This story is not over.",
    "Source: a person close to the matter",
    "Source: the watch, in his log at 1600 gmt, was sure of it",
    "— Jane Roe",
    "(They left.)",
    "It was the AP.",
    "Copyright law is old.",
    "Press",
    "",
]


@pytest.mark.parametrize(("ending", "agency"), CREDITS, ids=[row[0] for row in CREDITS])
def test_a_paragraph_is_a_credit(ending: str, agency: str | None) -> None:
    (credit,) = find(BODY + ending)

    assert credit.span.text == ending
    assert (BODY + ending)[credit.span.start : credit.span.end] == ending
    assert credit.agency == agency


@pytest.mark.parametrize("ending", SENTENCES)
def test_a_sentence_is_no_credit(ending: str) -> None:
    assert find(BODY + ending) == ()


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("It rained. (Reporting by Jane Roe)", "(Reporting by Jane Roe)"),
        ("It rained.(With inputs from PTI)", "(With inputs from PTI)"),
        ("It rained. (AFP)", "(AFP)"),
        (
            "“It rained.” Jane Roe in Ostrava contributed to this report.",
            "Jane Roe in Ostrava contributed to this report.",
        ),
    ],
)
def test_the_tail_of_the_last_paragraph_may_be_a_credit(ending: str, expected: str) -> None:
    assert [credit.span.text for credit in find(BODY + ending)] == [expected]


@pytest.mark.parametrize(
    "ending", ["It rained. (Roe)", "It rained. (She left.)", "It rained. Reuters.", "It rained. AFP left."]
)
def test_the_tail_of_a_paragraph_may_be_a_sentence(ending: str) -> None:
    assert find(BODY + ending) == ()


def test_several_credits_come_in_order() -> None:
    text = BODY + "Jane Roe in Ostrava contributed.\n\n(Reporting by A B)\n\n© 2024 Northline\n"

    assert [credit.span.text for credit in find(text)] == [
        "Jane Roe in Ostrava contributed.",
        "(Reporting by A B)",
        "© 2024 Northline",
    ]


@pytest.mark.parametrize(
    ("ending", "agency"),
    [("Northline", "Northline"), ("The Northline", "Northline"), ("AFP", "Agence France-Presse")],
)
def test_a_line_that_the_markup_calls_an_agency_is_a_credit(ending: str, agency: str) -> None:
    (credit,) = find(BODY + ending, {ending})

    assert (credit.span.text, credit.agency) == (ending, agency)


def test_a_name_alone_and_a_sentence_in_the_place_of_a_signature_are_no_credits() -> None:
    assert find(BODY + "Northline") == ()
    assert find(BODY + "It was late.", {"It was late."}) == ()


def test_a_credit_in_the_middle_stays() -> None:
    assert find("The dam broke.\n\n(Reporting by Jane Roe)\n\nNobody died, she said.") == ()


@given(
    st.lists(
        st.sampled_from([". ", "(", ")", "AP", "Roe", " contributed", "\n", "— ", "© 2024 ", "by ", "."]), max_size=40
    )
)
def test_credits_are_exact_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)

    spans = [credit.span for credit in find(text)]

    assert all(text[span.start : span.end] == span.text == span.text.strip() for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize("unit", ["A ", "(A", "A. ", "A\n", "— ", "© ", "Reporting by A ", "A and ", "A contributed "])
def test_hostile_text_ends(unit: str) -> None:
    assert len(find(unit * 5_000)) <= 8


BYLINES = [
    ("By Reuters", "Reuters"),
    ("Reuters Staff", "Reuters"),
    ("By AP Staff", "Associated Press"),
    ("By The Associated Press", "Associated Press"),
    ("Jane Roe, AP", "Associated Press"),
    ("Jane Roe (AFP)", "Agence France-Presse"),
    ("Jane Roe | PA Media", "PA Media"),
    ("Jane Roe for Reuters", "Reuters"),
    ("AFP and Reuters", "Agence France-Presse"),
    ("Press Trust of India", "PTI"),
    ("RFE/RL", "RFE/RL"),
    ("Bloomberg News", "Bloomberg"),
]


@pytest.mark.parametrize(("byline", "agency"), BYLINES, ids=[row[0] for row in BYLINES])
def test_a_byline_names_an_agency(byline: str, agency: str) -> None:
    assert agency_in(byline) == agency


@pytest.mark.parametrize(
    "byline", ["", "By Jane Roe", "Michael Bloomberg", "Sana Roe", "Petra Roe and John Doe", "Staff and agencies", "ap"]
)
def test_a_byline_names_people_only(byline: str) -> None:
    assert agency_in(byline) is None


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_agency_leads_to_a_name_that_is_a_form(form: str) -> None:
    name = canonical(form)

    assert name == FORMS[form]
    assert canonical(name) == name


def test_agencies_are_found_in_running_text_only_by_forms_that_mean_nothing_else() -> None:
    assert named_in("The AP and AFP reported; Xinhua did not.") == (
        "Associated Press",
        "Agence France-Presse",
        "Xinhua",
    )
    assert named_in("Easton, PA, and Michael Bloomberg of the APP; SNAP, AP-like") == ()
    assert PLAIN_FORMS.isdisjoint({"PA", "AA", "Bloomberg"})
