"""Laws of the whole way from bytes to the ledger, with the reader that the package carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly import Page, Rejected, Report, Span, pipeline
from reportedly.export import jsonl
from reportedly.reader.session import Reader

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
