"""A ledger's lines: valid against the public schema, one line each, in the order of naming, whatever the text holds."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from hypothesis import given, settings

from reportedly.affairs import Claim, Copy, Story
from reportedly.export import jsonl
from reportedly.records import Article, Certainty, Entity, Event, Proposition, Rejected, Report, Statement, Time
from tests import invented, reckoned, strategies

SCHEMA = json.loads(jsonl.schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("record", jsonl.NAMES, ids=lambda record: record.__name__)
def test_records_have_every_field_that_the_format_asks_for(record: type[Any]) -> None:
    asked = set(SCHEMA["$defs"][jsonl.NAMES[record]]["required"])
    assert asked <= {"record", *(named(field.name) for field in dataclasses.fields(record))}


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        pytest.param(invented.dam().times[0], ["record", "article", "span", "type", "value", "when"], id="time"),
        pytest.param(
            invented.dam().events[0],
            ["record", "id", "article", "trigger", "class", "commitment", "when", "participants"],
            id="event",
        ),
    ],
)
def test_the_keys_of_a_record_in_their_order(record: Time | Event, keys: list[str]) -> None:
    assert list(json.loads(jsonl.line(record))) == keys


def test_the_keys_of_a_participant() -> None:
    (participant,) = json.loads(jsonl.line(invented.dam().events[2]))["participants"]
    assert list(participant) == ["role", "start", "end", "text", "entity"]


@pytest.mark.parametrize(
    ("own", "clauses"),
    [(None, None), ("CT+", None), ("PS+", [{"spans": ["The dam held"], "certainty": "PS+"}])],
    ids=["not weighed apart", "as sure as the whole", "less sure"],
)
def test_a_statement_tells_of_clauses_that_are_given_otherwise(
    own: Certainty | None, clauses: list[dict[str, Any]] | None
) -> None:
    report = invented.dam()
    statement = next(one for one in report.statements if one.content[0].text == "The dam held")
    assert statement.held == "CT+"
    clause = Proposition(
        id="proposition-0", statement=statement.id, article=statement.article, spans=statement.content,
        key=statement.content[0], predicate="hold", subject=None, subject_entity=None, object=None, object_entity=None,
        quantities=(), place=None, when=None, positive=True, modal=False, certainty=own,
    )  # fmt: skip
    lines = [json.loads(line) for line in jsonl.lines(dataclasses.replace(report, propositions=(clause,)))]
    (told,) = (line for line in lines if line.get("id") == statement.id)
    VALIDATOR.validate(told)
    found = told.get("clauses")
    assert (
        found is None
        if clauses is None
        else clauses == [{**one, "spans": [span["text"] for span in one["spans"]]} for one in found]
    )


def affair() -> list[dict[str, Any]]:
    """A story of two reports as lines."""
    return [json.loads(line) for line in jsonl.affair_lines(reckoned.reports(), reckoned.affair())]


def test_the_lines_of_a_story_are_valid_and_give_their_records_back() -> None:
    for fields in affair():
        VALIDATOR.validate(fields)
    made = reckoned.affair()
    records: list[Claim | Copy | Story] = [*made.claims, *made.copies, made.story]
    for record in records:
        fields = json.loads(jsonl.line(record))
        back = {field.name: _unnamed(fields[named(field.name)]) for field in dataclasses.fields(record)}
        assert msgspec.convert(back, type(record)) == record


def _unnamed(value: Any) -> Any:
    """The same with every field under the name that it has in Python."""
    names = {format_: python for python, format_ in jsonl.FIELDS.items()}
    if isinstance(value, dict):
        return {names.get(name, name): _unnamed(below) for name, below in value.items()}
    return [_unnamed(below) for below in value] if isinstance(value, list) else value


def test_what_the_desk_judged_stands_beside_what_was_read() -> None:
    plain, told = (
        [json.loads(line) for line in jsonl.affair_lines(reckoned.reports(), made, corrections)]
        for made, corrections in ((reckoned.affair(), ()), (reckoned.judged(), reckoned.corrections()))
    )
    for before, after in zip(plain, told, strict=True):
        VALIDATOR.validate(after)
        mine = {key: after[key] for key in after if after[key] != before.get(key)}
        assert {key: before[key] for key in after if key not in mine} == {
            key: after[key] for key in after if key not in mine
        }
        assert set(mine) <= {"assessments", "corrected"}
    assert [
        (fields["record"], *fields["corrected"]["chain"][0].values())
        for fields in told
        if "mode" in fields and "corrected" in fields
    ] == [("statement", None, None, "the captain", "unnamed", None, "CT+", [])]
    (assessed,) = [one for fields in told for one in fields.get("assessments", ())]
    assert (assessed["source"], assessed["information"], assessed["likelihood"]) == ("B", 2, "likely")


def test_a_story_comes_report_by_report_then_its_claims_copies_and_itself() -> None:
    kinds = [fields["record"] for fields in affair()]
    assert kinds == [
        *("article", *["entity"] * 3, "time", *["event"] * 4, *["statement"] * 3),
        *("article", *["entity"] * 2, *["statement"] * 2),
        *("claim", "claim", "copy", "story"),
    ]


def test_a_standing_on_no_day_is_left_out() -> None:
    made = reckoned.affair()
    (standing, *_), (first, *others) = made.claims[0].standings, made.claims
    undated = dataclasses.replace(first, standings=(dataclasses.replace(standing, from_=""),))
    lines = map(
        json.loads, jsonl.affair_lines(reckoned.reports(), dataclasses.replace(made, claims=(undated, *others)))
    )
    told = [fields for fields in lines if fields["record"] == "claim"]
    assert told[0]["standings"] == []
    assert told[1]["standings"]
    assert all(VALIDATOR.is_valid(fields) for fields in told)


def test_a_statement_has_the_first_of_its_claims() -> None:
    made = reckoned.affair()
    both = dataclasses.replace(made.claims[1], statements=(*made.claims[0].statements, *made.claims[1].statements))
    twice = dataclasses.replace(made, claims=(made.claims[0], both))
    for told in (made, twice):
        lines = map(json.loads, jsonl.affair_lines(reckoned.reports(), told))
        assert [fields["claim"] for fields in lines if fields["record"] == "statement"] == [
            *(reckoned.FAILED, None, None),
            *(reckoned.FAILED, reckoned.HELD),
        ]


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (("standings", 0), ["from", "status", "outlets", "families", "roots", "because"]),
        (("drifts", 0), ["statement", "from", "to", "root", "since", "new_root"]),
        (("says", 0), ["statement", "article", "start", "end", "text", "certainty", "root"]),
    ],
    ids=lambda value: value[0],
)
def test_the_keys_below_a_claim(place: tuple[str, int], keys: list[str]) -> None:
    field, number = place
    assert list(json.loads(jsonl.line(reckoned.affair().claims[0]))[field][number]) == keys


#: What may be named before its line: a statement's claim, a claim's story and rivals, which name it in turn.
AHEAD = {("statement", "claim"), ("claim", "story"), ("claim", "rivals")}


def test_everything_named_in_a_story_has_come_before() -> None:
    lines = affair()
    every = {fields["id"] for fields in lines if "id" in fields}
    given_so_far: set[str] = set()
    for fields in lines:
        behind = {key: below for key, below in fields.items() if (fields["record"], key) not in AHEAD}
        assert _ids(behind) & every <= given_so_far | {fields.get("id")}
        assert _ids(fields) <= every
        given_so_far.add(fields.get("id", ""))


def _ids(value: Any) -> set[str]:
    """Every id in a line."""
    if isinstance(value, dict):
        return set().union(*map(_ids, value.values()))
    if isinstance(value, list):
        return set().union(*map(_ids, value))
    kind, _, digits = value.rpartition("-") if isinstance(value, str) else ("", "", "")
    return {value} if kind in jsonl.NAMES.values() and len(digits) == 16 else set()


def named(field: str) -> str:
    """What the format calls a field."""
    return jsonl.FIELDS.get(field, field)


@settings(max_examples=50)
@given(report=strategies.reports())
def test_every_line_is_one_valid_and_gives_its_record_back(report: Report) -> None:
    records: list[jsonl.Record] = [
        report.article,
        *report.entities,
        *report.times,
        *report.events,
        *report.statements,
    ]
    for record, line in zip(records, jsonl.lines(report), strict=True):
        assert line.splitlines() == [line]
        fields = json.loads(line)
        VALIDATOR.validate(fields)
        assert next(iter(fields)) == "record"
        back = {field.name: fields[named(field.name)] for field in dataclasses.fields(record)}
        assert len(back) == len(fields) - 1
        assert msgspec.convert(back, type(record)) == record


@given(rejected=strategies.rejections())
def test_a_rejected_page_is_a_valid_line(rejected: Rejected) -> None:
    fields = json.loads(jsonl.line(rejected))
    VALIDATOR.validate(fields)
    assert fields == {"record": "rejected", **dataclasses.asdict(rejected)}


def test_everything_named_has_come_before() -> None:
    given_so_far: set[str] = set()
    for line in jsonl.lines(invented.dam()):
        fields = json.loads(line)
        names = {fields.get("article"), *(link["entity"] for link in fields.get("chain", ()))}
        names |= {mention["article"] for mention in fields.get("mentions", ())}
        names |= {participant["entity"] for participant in fields.get("participants", ())}
        names |= set(fields.get("events", ()))
        assert names - {None} <= given_so_far
        given_so_far.add(fields.get("id"))


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        pytest.param("dépêche.html", '"dépêche.html"', id="letters stay letters"),
        pytest.param("\U0001f30a", '"\U0001f30a"', id="beyond the first plane"),
        pytest.param('a "b" \\', '"a \\"b\\" \\\\"', id="quotation mark and backslash"),
        pytest.param("a\nb\x00", '"a\\nb\\u0000"', id="control characters"),
        pytest.param("a\u2028b\u2029c\x85", '"a\\u2028b\\u2029c\\u0085"', id="other people's line ends"),
        pytest.param("d\udce9p\udceache", '"d\ufffdp\ufffdche"', id="a file name that is no text"),
        pytest.param("\ud83c\udf0a", '"\ufffd\ufffd"', id="a pair of surrogates is two code points"),
    ],
)
def test_odd_text(path: str, printed: str) -> None:
    line = jsonl.line(Rejected(url=None, path=path, reason="empty", detail=None))
    assert line == f'{{"record":"rejected","url":null,"path":{printed},"reason":"empty","detail":null}}'
    assert line.encode()


def test_spans_verify_in_a_line_that_had_a_lone_surrogate() -> None:
    text = "the valve \ud800 had failed"
    page = dataclasses.replace(invented.article(text=text), dateline=invented.span(text, "\ud800 had"))
    fields = json.loads(jsonl.line(page))
    place = fields["dateline"]
    assert fields["text"][place["start"] : place["end"]] == place["text"] == "\ufffd had"


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(dataclasses.replace(invented.dam().statements[0], confidence=float("nan")), id="confidence"),
        pytest.param(dataclasses.replace(invented.dam().events[0], commitment=float("inf")), id="commitment"),
    ],
)
def test_a_value_that_json_does_not_have_is_refused(record: Statement | Event) -> None:
    with pytest.raises(ValueError, match="JSON"):
        jsonl.line(record)


def test_the_names_cover_the_records_of_a_ledger() -> None:
    assert set(jsonl.NAMES) == {Article, Entity, Time, Event, Statement, Claim, Copy, Story, Rejected}


def test_writing_needs_no_database() -> None:
    check = "import sys, reportedly.export.jsonl; sys.exit('sqlalchemy' in sys.modules or 'sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
