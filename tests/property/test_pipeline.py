"""Laws of the whole way from bytes to the ledger: with the reader that the package carries; of desks, by rule."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly import Page, Rejected, Report, Span, asking, pipeline
from reportedly.export import jsonl
from reportedly.reader.session import Reader
from tests import rulereader, wreck

EXAMPLES = Path(__file__).parents[2] / "examples" / "ilda-morane"
STORY = sorted(EXAMPLES.glob("*.html"))
SENTENCES = (
    "The ministry said on Monday that the valve had failed.",
    "“It burned all night,” she said, “and then it sank.”",
    "According to two officials, the captain denied having been told.",
    'He allegedly claimed: "We burned her.',
    "The authenticity of the recording could not be confirmed.",
    "(ALSO READ: Ferry line cuts its Friday run)",
    "LONDON (Northline) -",
    "If authentic, the message is the first since May, monitors say.\n\n",
    "\x00 \u202e ”“ ’ \u2028",
)


@cache
def reader() -> Reader:
    return Reader()


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(jsonl.schema()))


def spans(report: Report) -> Iterator[Span]:
    article = report.article
    yield from article.credits
    if article.dateline:
        yield article.dateline
    yield from (time.span for time in report.times)
    for event in report.events:
        yield event.trigger
        yield from (Span(start=one.start, end=one.end, text=one.text) for one in event.participants)
    for statement in report.statements:
        yield from statement.content
        yield from statement.hedges
        for link in statement.chain:
            yield from link.hedges
            yield from (span for span in (link.source, link.cue) if span is not None)


def holds(item: Report | Rejected) -> None:
    """What every result promises."""
    for line in pipeline.as_lines(item):
        validator().validate(json.loads(line))
    if isinstance(item, Rejected):
        assert item.reason != "failed", item.detail
        return
    text = item.article.text
    for span in spans(item):
        assert text[span.start : span.end] == span.text != ""
    for entity in item.entities:
        assert all(text[mention.start : mention.end] == mention.text for mention in entity.mentions)
    ids = [part.id for parts in (item.entities, item.events, item.statements) for part in parts]
    assert len(set(ids)) == len(ids)
    known, happening = {entity.id for entity in item.entities}, {event.id for event in item.events}
    for event in item.events:
        assert -3 <= event.commitment <= 3
        assert all(one.entity in known for one in event.participants if one.entity is not None)
    for statement in item.statements:
        assert (statement.mode == "narrated") == (statement.chain == ())
        assert all(link.entity in known for link in statement.chain if link.entity is not None)
        assert set(statement.events) <= happening


@settings(max_examples=60)
@given(st.binary(max_size=2000), st.sampled_from(["text/html", "text/plain"]))
def test_any_bytes(body: bytes, media_type: str) -> None:
    holds(pipeline.read_page(Page(body=body, media_type=media_type), reader()))


@settings(max_examples=60)
@example(text=" ".join(SENTENCES * 3))
@given(
    text=st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), min_size=8, max_size=40).map(" ".join)
)
def test_any_text_made_of_news_and_noise(text: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    holds(pipeline.read_page(Page(body=body, media_type="text/plain"), reader()))


@pytest.mark.parametrize("path", STORY, ids=[path.stem for path in STORY])
def test_every_page_of_the_example(path: Path) -> None:
    item = pipeline.read_page(Page(body=path.read_bytes(), media_type="text/html", path=str(path)), reader())
    assert isinstance(item, Report), item
    assert len(item.statements) >= 10
    holds(item)


def test_reading_twice_changes_nothing_and_order_does_not_matter(tmp_path: Path) -> None:
    there, back = tmp_path / "there.db", tmp_path / "back.db"
    sources = [str(path) for path in STORY[:5]]
    assert all(isinstance(item, Report) for item in pipeline.read(sources, desk=there))
    once = list(pipeline.export(there))
    assert all(isinstance(item, pipeline.Known) for item in pipeline.read(sources, desk=there))
    assert list(pipeline.export(there)) == once
    list(pipeline.read(sources[::-1], desk=back))
    assert list(pipeline.export(back)) == once


def test_several_processes_read_the_same(tmp_path: Path) -> None:
    sources = [str(path) for path in STORY[:4]]
    alone = [line for item in pipeline.parse(sources) for line in pipeline.as_lines(item)]
    together = [line for item in pipeline.parse(sources, jobs=2) for line in pipeline.as_lines(item)]
    assert together == alone


def test_the_ledger_of_the_example(tmp_path: Path) -> None:
    assert all(isinstance(item, Report) for item in pipeline.read([str(EXAMPLES)], desk=tmp_path / "desk.db"))
    lines = [json.loads(line) for line in pipeline.export(tmp_path / "desk.db")]
    kinds = {fields["record"] for fields in lines}
    assert kinds == {"article", "entity", "time", "event", "statement", "claim", "copy", "story"}
    texts = {fields["id"]: fields["text"] for fields in lines if fields["record"] == "article"}
    known: set[str] = set()
    ahead: set[str] = set()
    for fields in lines:
        if fields["record"] in {"claim", "copy", "story"}:
            validator().validate(fields)
            for article, span in placed(fields):
                assert texts[article][span["start"] : span["end"]] == span["text"] != ""
        assert set(names(fields)) <= known | {fields.get("id")}
        ahead |= {name for name in (fields.get("claim"), fields.get("story")) if name}
        ahead |= {rival["claim"] for rival in fields.get("rivals", ())}
        known.add(fields.get("id", ""))
    assert ahead <= known


def names(fields: dict[str, Any]) -> Iterator[str]:
    """What a claim, a copy or a story names that an earlier line is to have given."""
    record = fields["record"]
    if record == "claim":
        yield from fields["statements"]
        for root in fields["roots"]:
            yield from (root["entity"], *root["statements"]) if root["entity"] else root["statements"]
        yield from (said["statement"] for said in fields["says"])
        yield from (standing["because"] for standing in fields["standings"])
        yield from (drift["statement"] for drift in fields["drifts"])
        yield from (drift["root"] for drift in fields["drifts"] if drift["root"])
    elif record == "copy":
        yield from (fields["article"], fields["of"])
    elif record == "story":
        yield from (*fields["articles"], *fields["claims"])
        yield from (article for family in fields["families"] for article in family)
        yield from (member for figure in fields["cast"] for member in (figure["id"], *figure["members"]))


def placed(fields: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The spans of a claim or a copy, each with the article it is of."""
    for span in fields.get("spans", ()):
        yield fields["article"], span
    for span in (*fields.get("says", ()), *(span for rival in fields.get("rivals", ()) for span in rival["spans"])):
        yield span["article"], span


# Desks, filled by rule: what they hold does not depend on who read what, nor when

PEOPLE = ("Ilse Brandt", "Jory Pellane", "Pia Corvander", "Edvar Strane", "Orsola Venn")
SAYINGS = (
    "the valve had failed",
    "the ferry had sunk in the night",
    "the search had ended",
    "the water had come early",
)


@st.composite
def pages(draw: st.DrawFn) -> list[wreck.Page]:
    """A few pages, each of two or three sentences by people who are in several, some without a date."""
    made: list[wreck.Page] = []
    for number in range(draw(st.integers(2, 5))):
        said = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(SAYINGS)), min_size=2, max_size=3))
        day = draw(st.none() | st.integers(1, 9).map("2031-03-0{}".format))
        text = " ".join(f"{who} said that {what}." for who, what in said)
        made.append((draw(st.sampled_from(["Tideline", "Pell Post"])), day, f"Page {number}", text))
    return made


@settings(max_examples=8)
@given(made=pages(), data=st.data())
def test_two_desks_adopted_are_one_that_read_it_all(made: list[wreck.Page], data: st.DataObject) -> None:
    share = [data.draw(st.sampled_from(["ours", "theirs", "both"])) for _ in made]
    ours = [page for page, whose in zip(made, share, strict=True) if whose != "theirs"]
    theirs = [page for page, whose in zip(made, share, strict=True) if whose != "ours"]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        rulereader.install(patch)
        alone = filled(Path(folder) / "alone.db", made)
        turned = filled(Path(folder) / "turned.db", data.draw(st.permutations(made)))
        one, other = filled(Path(folder) / "one.db", ours), filled(Path(folder) / "other.db", theirs)
        asking.adopt(one, other)
        exports = [list(pipeline.export(desk)) for desk in (alone, turned, one)]
    assert exports[0] == exports[1] == exports[2]
    assert any('"record":"claim"' in line for line in exports[0])


def filled(desk: Path, made: Sequence[wreck.Page]) -> Path:
    """A desk that has read some pages."""
    sources = [wreck.write(desk.with_suffix(".jsonl"), *made)] if made else []
    list(pipeline.read(sources, desk=desk))
    return desk
