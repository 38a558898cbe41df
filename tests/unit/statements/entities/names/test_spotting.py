"""The reader's names and the rules' runs, made good by one another: what stands in the end, and of what kind."""

from __future__ import annotations

import pytest

from reportedly.records import Kind
from reportedly.statements.entities.names import Spotting, scan
from tests.unit.statements.entities.staging import names

# The text, what the reader says, and the names that come of it with their kinds.
SPOTTED: dict[str, tuple[str, dict[str, Kind], list[tuple[str, str | None]]]] = {
    "the reader's kind": ("It was Longlight.", {"Longlight": "organization"}, [("Longlight", "organization")]),
    "no name of the reader's": ("It was Longlight.", {"Quay": "place"}, [("Longlight", None)]),
    "a table knows better": ("CNN said so.", {"CNN": "organization"}, [("CNN", "publication")]),
    "a title knows better": ("It was Capt. Voss.", {"Voss": "place"}, [("Voss", "person")]),
    "a role knows better": ("It was Longlight, a clerk.", {"Longlight": "organization"}, [("Longlight", "person")]),
    "a noun before it knows better": (
        "The broadcaster Longlight came. It was Longlight.",
        {"Longlight": "person"},
        [("Longlight", "publication")] * 2,
    ),
    "but not of a surname": (
        "It was the company Voss liked. Ada Voss came.",
        {"Voss": "person", "Ada Voss": "person"},
        [("Voss", "person"), ("Ada Voss", "person")],
    ),
    "but not of a full name": ("They told the agency Ada Voss ran.", {"Ada Voss": "person"}, [("Ada Voss", "person")]),
    "a country is a place": ("It was Russia.", {"Russia": "organization"}, [("Russia", "place")]),
    "a country's name may be hers": ("It was Georgia.", {"Georgia": "person"}, [("Georgia", "person")]),
    "a first word is no name": ("Brave Ada Voss came.", {"Ada Voss": "person"}, [("Ada Voss", "person")]),
    "a name cut short": ("It was Port Quay Holdings.", {"Quay": "place"}, [("Port Quay Holdings", "organization")]),
    "cut short in front": ("It was Blue Quay.", {"Quay": "place"}, [("Blue Quay", "place")]),
    "alone elsewhere": (
        "It was Camp Strand. It was Strand. It was Strand.",
        {"Strand": "organization"},
        [("Strand", "organization")] * 3,
    ),
    "two glued": (
        "To the Dover Mail Ada Voss said so.",
        {"Dover Mail": "organization", "Ada Voss": "person"},
        [("Dover Mail", "publication"), ("Ada Voss", "person")],
    ),
    "two glued by a title": (
        "US Navy Capt. Ada Voss came.",
        {"US Navy": "organization", "Ada Voss": "person"},
        [("US Navy", "organization"), ("Ada Voss", "person")],
    ),
    "one over two runs": (
        "It was Save the Quays.",
        {"Save the Quays": "organization"},
        [("Save the Quays", "organization")],
    ),
    "two places are two": ("From Orr and Vell.", {"Orr and Vell": "place"}, [("Orr", None), ("Vell", None)]),
    "not over a comma": ("It was Orr, Vell.", {"Orr, Vell": "organization"}, [("Orr", None), ("Vell", None)]),
    "small letters": ("So said tidewatch9.", {"tidewatch9": "person"}, [("tidewatch9", "person")]),
    "no letter and no digit": ("So said the tide.", {"tide": "organization"}, []),
    "a people": ("So said Democrats.", {"Democrats": "group"}, []),
    "a title alone": ("It was the Minister.", {"Minister": "person"}, []),
    "a heading": ("Longlight Burns In The Night Again\n\nIt rained.", {"Longlight": "organization"}, []),
    "a genitive": ("It was Longlight's.", {"Longlight's": "organization"}, [("Longlight", "organization")]),
    "a ship is no person": (
        "The ferry Ada Orr sank. It was Ada Orr.",
        {"Ada Orr": "person"},
        [("Ada Orr", "other"), ("Ada Orr", "other")],
    ),
    "a bank is no person": ("It was Saxby Bank.", {"Saxby Bank": "person"}, [("Saxby Bank", "organization")]),
    "short for an organization": (
        "It was the Longlight Monitoring Service. It was Longlight.",
        {"Longlight Monitoring Service": "organization", "Longlight": "person"},
        [("Longlight Monitoring Service", "organization"), ("Longlight", "organization")],
    ),
    "unless somebody has that name": (
        "It was the Voss Foundation. It was Ada Voss. It was Voss.",
        {"Voss Foundation": "organization", "Ada Voss": "person", "Voss": "person"},
        [("Voss Foundation", "organization"), ("Ada Voss", "person"), ("Voss", "person")],
    ),
    "a family that is a word": ("He Lorn came.", {"He Lorn": "person"}, [("He Lorn", "person")]),
    "a word that is no family": ("He met Lorn.", {"Lorn": "person"}, [("Lorn", "person")]),
    "with its article": ("It was the Longlight.", {"the Longlight": "organization"}, [("Longlight", "organization")]),
}


@pytest.mark.parametrize(("text", "world", "expected"), SPOTTED.values(), ids=SPOTTED)
def test_spotted(text: str, world: dict[str, Kind], expected: list[tuple[str, str | None]]) -> None:
    runs = Spotting(text, names(text, world)).runs()
    assert [(text[run.name_start : run.end], run.kind) for run in runs] == expected


@pytest.mark.parametrize("confidence", [0.2, 0.5])
def test_an_unsure_reader_changes_no_span(confidence: float) -> None:
    text = "Brave Ada Voss came. It was Longlight."
    runs = Spotting(text, names(text, {"Ada Voss": "person", "Longlight": "organization"}, confidence)).runs()
    assert [(run.start, run.end) for run in runs] == [(run.start, run.end) for run in scan(text)]


def test_an_unsure_reader_tells_a_family_that_is_a_word() -> None:
    text = "“So be it.” He Lorn, an envoy, left."
    (run,) = Spotting(text, names(text, {"He Lorn": "person"}, 0.5)).runs()
    assert text[run.start : run.end] == "He Lorn"


def test_most_votes_give_the_kind() -> None:
    text = "It was Longlight. " * 5
    told = [*names(text, {"Longlight": "organization"})[:4], *names(text, {"Longlight": "place"})[4:]]
    assert {run.kind for run in Spotting(text, told).runs()} == {"organization"}


def test_a_split_vote_gives_none_but_its_own() -> None:
    text = "It was Longlight. " * 2
    told = [*names(text, {"Longlight": "organization"})[:1], *names(text, {"Longlight": "place"})[1:]]
    assert [run.kind for run in Spotting(text, told).runs()] == ["organization", "place"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It was Northlight.", ["publication"]),
        ("It was the Wire.", ["publication"]),
        ("It was Quay.", ["organization"]),
    ],
    ids=["by the first word", "by the last, after 'the'", "another"],
)
def test_the_outlet_is_a_publication(text: str, kinds: list[str]) -> None:
    told = names(text, {"Northlight": "organization", "Wire": "organization", "Quay": "organization"})
    assert [run.kind for run in Spotting(text, told, "The Northlight Wire").runs()] == kinds


@pytest.mark.parametrize(
    ("outlet", "kind"),
    [
        ("Ministry of the Harbour", "organization"),
        ("Quay Museum", "organization"),
        ("Quay News Agency", "publication"),
        ("Quay Press", "publication"),
        ("Quay Ledger", "publication"),
    ],
)
def test_an_outlet_with_the_name_of_a_body_is_one(outlet: str, kind: str) -> None:
    text = f"It was the {outlet}."
    assert [run.kind for run in Spotting(text, names(text, {outlet: "organization"}), outlet).runs()] == [kind]


def test_a_body_is_no_place_whatever_the_reader_holds() -> None:
    text = "It was the Municipality of Orrin."
    found = Spotting(text, names(text, {"Municipality of Orrin": "place"})).runs()
    assert [run.kind for run in found] == ["organization"]


def test_a_place_is_no_outlet() -> None:
    text = "It was Vell."
    assert [run.kind for run in Spotting(text, names(text, {"Vell": "place"}), "Vell Wire").runs()] == ["place"]


def test_without_a_reader_the_rules_are_all() -> None:
    text = "Brave Ada Voss of the Coast Board met Capt. Halvik."
    assert Spotting(text, (), "Coast Board").runs() == scan(text)
    assert Spotting(text).runs(6, 14) == scan(text, 6, 14)
