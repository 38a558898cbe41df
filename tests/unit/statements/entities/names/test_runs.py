"""Names by their form: what is a name, without its titles, and of what kind, in invented sentences."""

from __future__ import annotations

import pytest

from reportedly.statements.entities.names import scan

NAMES = {
    "rank": ("It was Coast Guard Capt. Oren Halvik.", [("Oren Halvik", "person")]),
    "apposition before": ("The harbour master, Ada Voss, left.", [("Ada Voss", "person")]),
    "nothing says what": ("There Ada Voss left.", [("Ada Voss", None)]),
    "joined": (
        "It is the Department of Ports and Fisheries.", [("Department of Ports and Fisheries", "organization")],
    ),
    "not joined": (
        "It was the Department of Ports and Oren Halvik.",
        [("Department of Ports", "organization"), ("Oren Halvik", None)],
    ),
    "compound is no name": ("The US-led force met Capt. Voss.", [("Voss", "person")]),
    "party and state": ("So said Ada Voss (D-Conn.).", [("Ada Voss", None)]),
    "surname like a newspaper": ("So said Emil Post.", [("Emil Post", None)]),
    "newspaper like a surname": ("So said the Harbour Post.", [("Harbour Post", "publication")]),
    "possessor": ("It was Ada Voss's ship.", [("Ada Voss", None)]),
    "many": ("The Democrats met the Iraqis.", []),
    "office alone": ("So said the Prime Minister.", []),
    "function words": ("Meanwhile the ship left. However it sank.", []),
    "article inside": ("Ring The Lantern desk.", [("Ring", None), ("Lantern", None)]),
    "apposition to a place": ("It is near the port, Carn Vell.", [("Carn Vell", "place")]),
    "town of": ("He left the small town of Carn Vell.", [("Carn Vell", "place")]),
    "apposition to whom the place has": ("He is a clerk for the port, Oren Halvik.", [("Oren Halvik", None)]),
    "place by its first word": ("They sailed to Port Ember.", [("Port Ember", "place")]),
    "title, not a place": ("It was Port Captain Oren Halvik.", [("Oren Halvik", "person")]),
    "ship": ("It was the fishing boat Good Hope.", [("Good Hope", "other")]),
    "ship's captain": ("There ferry captain Oren Halvik left.", [("Oren Halvik", "person")]),
    "shipping line": ("It was the Quay Line.", [("Quay Line", "organization")]),
    "the largest operator": ("It was Ambrel, the largest operator, that left.", [("Ambrel", "organization")]),
    "an operator": ("It was Ambrel, an operator, who left.", [("Ambrel", "person")]),
    "surname like a line": ("So said Ada Line.", [("Ada Line", None)]),
    "operation": ("It was Operation Quiet Harbour.", [("Operation Quiet Harbour", "organization")]),
    "coast guard": ("It was Vell Coast Guard.", [("Vell Coast Guard", "organization")]),
    "date before": ("On 1 March Longlight spoke.", [("Longlight", None)]),
    "month that is a name": ("There April Voss left.", [("April Voss", None)]),
    "heading": ("Ship Sinks Off Northern Coast", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_scan(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(text[run.name_start : run.end], run.kind) for run in scan(text)] == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("It was Sen. Ada Voss.", {"senator"}),
        ("It was Ada Voss, a former port captain, who left.", {"captain"}),
        ("It was Ada Voss, 46, who left.", {"46-year-old"}),
        ("It was Ada Voss, Oren Halvik, and others.", set()),
    ],
    ids=["title", "apposition", "age", "the next of a list"],
)
def test_roles(text: str, roles: set[str]) -> None:
    assert scan(text)[0].roles == roles
