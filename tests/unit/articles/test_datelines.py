"""The dateline at the start of a text: each case is a text with a bar where its dateline ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.datelines import find

# Text, place, agency, date.
DATELINES = [
    ("New York, Dec 27| The group has released a tape.", "New York", None, "Dec 27"),
    ("(CNN)| The leader spoke.", None, "CNN", None),
    ("(CNN)|The leader spoke.", None, "CNN", None),
    ("(CNN Business)|The bank fell.", None, "CNN Business", None),
    ("(dpa) -| The bank fell.", None, "dpa", None),
    ("LONDON (Reuters) -| The bank fell.", "LONDON", "Reuters", None),
    ("WASHINGTON —| The bank fell.", "WASHINGTON", None, None),
    ("WASHINGTON—|The bank fell.", "WASHINGTON", None, None),
    ("WASHINGTON, D.C. --| The bank fell.", "WASHINGTON, D.C.", None, None),
    ("ROME -| The bank fell.", "ROME", None, None),
    ("BEIRUT, Lebanon —| The bank fell.", "BEIRUT, Lebanon", None, None),
    ("Beirut, Lebanon —| The bank fell.", "Beirut, Lebanon", None, None),
    ("BEIRUT, Lebanon (AP) —| “We fell.”", "BEIRUT, Lebanon", "AP", None),
    ("PARIS, Jan 3 (AFP) —| The bank fell.", "PARIS", "AFP", "Jan 3"),
    ("MOSCOW (AP) _| The bank fell.", "MOSCOW", "AP", None),
    ("MOSCOW, December 27. /TASS/.| The bank fell.", "MOSCOW", "TASS", "December 27"),
    ("New Delhi:| The bank fell.", "New Delhi", None, None),
    ("New Delhi, Dec 27 (IANS):| The bank fell.", "New Delhi", "IANS", "Dec 27"),
    ("New Delhi [India], December 27 (ANI):| The bank fell.", "New Delhi [India]", "ANI", "December 27"),
    ("Kabul, 14 March (Northline) –| The bank fell.", "Kabul", "Northline", "14 March"),
    ("OSTRAVA (Northline) -| The dam broke.", "OSTRAVA", "Northline", None),
    ("Ostrava (Northline) -| 12 people died.", "Ostrava", "Northline", None),
    ("(Northline) -| The dam broke.", None, "Northline", None),
    ("LONDON, Monday (Northline) -| The dam broke.", "LONDON", "Northline", "Monday"),
    ("Dec. 27 (UPI) --| The dam broke.", None, "UPI", "Dec. 27"),
    ("UNITED NATIONS, Dec. 27 (Xinhua) --| The dam broke.", "UNITED NATIONS", "Xinhua", "Dec. 27"),
    ("OSTRAVA, March 14, 2024 —| The dam broke.", "OSTRAVA", None, "March 14, 2024"),
    ("Beirut/London (Reuters) -| The dam broke.", "Beirut/London", "Reuters", None),
    ("St. Louis (AP) —| The dam broke.", "St. Louis", "AP", None),
    ("PORT-AU-PRINCE, Haiti (AP) —| The dam broke.", "PORT-AU-PRINCE, Haiti", "AP", None),
    ("Rio de Janeiro (EFE).-| The dam broke.", "Rio de Janeiro", "EFE", None),
    ("CNN —| The dam broke.", None, "CNN", None),
    ("AFP -| “We fell.”", None, "AFP", None),
    ("By the Associated Press|\n\nThe dam broke.", None, "the Associated Press", None),
    ("By The Associated Press\n\nOSTRAVA (AP) —| The dam broke.", "OSTRAVA", "AP", None),
    ("By Reuters\nLONDON, May 3 -| The dam broke.", "LONDON", "Reuters", "May 3"),
]

SENTENCES = [
    "",
    "New York has released its budget.",
    "New York, which has released its budget, is broke.",
    "Moscow, 500 miles away, was quiet.",
    "London, March 14, 2017, was a wet day.",
    "London — a city of nine million — slept.",
    "Paris — Jane Roe — left.",
    "Paris: a novel by Jane Roe.",
    "WASHINGTON STATE officials said the dam broke.",
    "BREAKING — The dam broke.",
    "UPDATE: The dam broke.",
    "EXCLUSIVE (Northline) - The dam broke.",
    "NATO — The alliance met.",
    "OBAMA: We will win.",
    "Roe: We will win.",
    "Monday, Dec 27 The dam broke.",
    "On Monday, Dec 27 The dam broke.",
    "In London, Dec 27 Was a wet day.",
    "Ostrava, Monday The dam broke.",
    "(Updated) - The dam broke.",
    "(Kenya) - The dam broke.",
    "(Northline) The dam broke.",
    "(In fact, the dam broke.)",
    "(Monday) - The dam broke.",
    "LONDON (England) – The dam broke.",
    "OSTRAVA (Ill.) - The dam broke.",
    "Jane Roe (Labour) said the dam broke.",
    "Jane Roe (D-Ohio) said the dam broke.",
    "CNN — which reported it — was wrong.",
    "Northline — The agency was wrong.",
    "By Jane Roe\n\nThe dam broke.",
    "By the Associated Press count, The Dam broke.",
    "The dam broke. LONDON (Reuters) - The dam broke.",
    "LONDON (Reuters) -",
    "LONDON (Reuters) - and so on",
    "“LONDON (Reuters) - The dam broke.”",
]


@pytest.mark.parametrize(("case", "place", "agency", "date"), DATELINES, ids=[row[0] for row in DATELINES])
def test_a_dateline_ends_at_the_bar(case: str, place: str | None, agency: str | None, date: str | None) -> None:
    expected, _, rest = case.partition("|")

    dateline = find(expected + rest)

    assert dateline is not None
    assert dateline.span.text == expected
    assert (dateline.span.start, dateline.span.end) == (0, len(expected))
    assert (dateline.place, dateline.agency, dateline.date) == (place, agency, date)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("above", ["Dam breaks in Ostrava.\n\n", "Nobody was hurt, she said.\n\nThe dam was old.\n\n"])
def test_a_full_dateline_may_stand_under_a_summary(above: str) -> None:
    dateline = find(f"{above}OSTRAVA, May 3 (Northline) - The dam broke.")

    assert dateline is not None
    assert (dateline.span.start, dateline.span.text) == (len(above), "OSTRAVA, May 3 (Northline) -")
    assert (dateline.place, dateline.agency, dateline.date) == ("OSTRAVA", "Northline", "May 3")


@pytest.mark.parametrize(
    "below",
    [
        "OSTRAVA — The dam broke.",
        "(Northline) - The dam broke.",
        "OSTRAVA (AP) The dam broke.",
        "Rain.\n\nWind.\n\nOSTRAVA (Northline) - The dam broke.",
        f"{'Rain. ' * 200}\n\nOSTRAVA (Northline) - The dam broke.",
    ],
)
def test_less_than_a_full_one_under_a_summary_is_a_sentence(below: str) -> None:
    assert find(f"Nobody was hurt.\n\n{below}") is None


PIECES = st.sampled_from(
    ["LONDON", "London", ", ", "Dec 27", " ", "(AP)", "(Roe)", " - ", "—", ": ", "The", "By ", "\n", "\n\n", "a"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_a_dateline_is_a_trimmed_start_of_a_paragraph_that_holds_its_parts(text: str) -> None:
    dateline = find(text)

    if dateline is not None:
        assert dateline.span.start == 0 or text[: dateline.span.start].endswith("\n\n")
        assert text[dateline.span.start : dateline.span.end] == dateline.span.text == dateline.span.text.strip()
        assert all(part in text for part in (dateline.place, dateline.agency, dateline.date) if part)
        assert text[dateline.span.end :].strip()


@pytest.mark.parametrize("unit", ["A ", "A, ", "A-", "(A ", "By AP\n", "Dec 27 ", "A.", "AA/", "A de "])
def test_hostile_text_has_no_dateline_or_a_short_one(unit: str) -> None:
    dateline = find(unit * 5_000)

    assert dateline is None or dateline.span.end < 400
