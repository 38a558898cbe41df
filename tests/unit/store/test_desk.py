"""What goes in comes out; what is asked for by name is found or not guessed at."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Sequence
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from reportedly.errors import StoreError, UsageError
from reportedly.records import Fact, Proposition, Quantity, Rejected, Report, Role, Span, When
from reportedly.store import Counts, Desk, Headline, rows, schema
from tests import invented, strategies
from tests.invented import article, day, silent

FEW = settings(max_examples=12, deadline=None)


def content(desk: Desk) -> tuple[list[Report], list[Rejected]]:
    return list(desk.reports()), list(desk.rejected())


@FEW
@given(reports=st.lists(strategies.reports(), max_size=3, unique_by=lambda report: report.article.id))
def test_reports_come_back_as_they_were(reports: list[Report]) -> None:
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder, "desk.db")) as desk:
        for number, report in enumerate(reports):
            assert desk.add(str(number), report, reader="1")
        back = list(desk.reports())
        assert [report.article.id for report in back] == [headline.id for headline in desk.articles()]
        assert {report.article.id: report for report in back} == {report.article.id: report for report in reports}
        assert all(desk.report(report.article.id) == report for report in reports)
        rows_of: dict[str, Sequence[object]] = {
            "link": [link for report in reports for statement in report.statements for link in statement.chain],
            "time": [time for report in reports for time in report.times],
            "event": [event for report in reports for event in report.events],
            "participant": [one for report in reports for event in report.events for one in event.participants],
            "stated": [event for report in reports for statement in report.statements for event in statement.events],
        }
        with desk._pool.connect() as connection:
            for table, parts in rows_of.items():
                assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == len(parts)
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


@FEW
@given(report=strategies.reports(), rejected=strategies.rejections())
def test_the_second_time_changes_nothing_but_the_keys(report: Report, rejected: Rejected) -> None:
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder, "desk.db")) as desk:
        assert desk.add("a", report, reader="1")
        assert desk.reject("b", rejected)
        before = content(desk)
        assert not desk.add("a", report, reader="1")
        assert not desk.add("c", report, reader="1")
        assert not desk.reject("b", rejected)
        assert not desk.reject("d", rejected)
        assert content(desk) == before
        assert all(desk.seen(key) for key in "abcd")
        assert not desk.seen("e")


def captures(report: Report) -> st.SearchStrategy[list[Report]]:
    """The same article as other pages give it: later, earlier, nobody knows when; signed, or read, otherwise."""
    return st.lists(
        st.builds(
            lambda captured, sha, byline, said: dataclasses.replace(
                report,
                article=dataclasses.replace(report.article, captured=captured, page_sha256=sha, byline=byline),
                statements=report.statements[:said],
            ),
            st.sampled_from(["2031-05-04T00:00:00Z", "2031-05-05T00:00:00Z", None]),
            st.sampled_from(["0" * 64, "f" * 64]),
            st.sampled_from([(), ("Jon Vale",)]),
            st.integers(0, 3),
        ),
        max_size=4,
    )


@FEW
@given(data=st.data(), reports=st.lists(strategies.reports(), min_size=1, max_size=2))
def test_the_order_of_pages_does_not_matter(data: st.DataObject, reports: list[Report]) -> None:
    pages = [page for report in reports for page in data.draw(captures(report))]
    everything: list[Report | Rejected] = [*pages, *data.draw(st.lists(strategies.rejections(), max_size=2))]
    contents = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder, "desk.db")) as desk:
            for number, page in data.draw(st.permutations(list(enumerate(everything)))):
                if isinstance(page, Report):
                    desk.add(str(number), page, reader="1")
                else:
                    desk.reject(str(number), page)
            contents.append((content(desk), desk.counts()))
    assert contents[0] == contents[1]


DAM = invented.dam()
NOTHING = Counts(pages=0, articles=0, entities=0, times=0, events=0, statements=0, stories=0, claims=0, rejected=0)
EARLY, LATE, UNDATED = (
    dataclasses.replace(DAM, article=dataclasses.replace(DAM.article, captured=captured, page_sha256=sha))
    for captured, sha in (("2031-05-04T00:00:00Z", "f" * 64), ("2031-05-05T00:00:00Z", "0" * 64), (None, "0" * 64))
)
EARLY_TWIN = dataclasses.replace(EARLY, article=dataclasses.replace(EARLY.article, page_sha256="a" * 64))


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(EARLY, LATE, EARLY, id="the first capture stays"),
        pytest.param(LATE, EARLY, EARLY, id="an earlier capture replaces"),
        pytest.param(UNDATED, LATE, LATE, id="a date replaces none"),
        pytest.param(EARLY, EARLY_TWIN, EARLY_TWIN, id="at the same instant the smaller digest"),
    ],
)
def test_one_page_stands_for_an_article(first: Report, second: Report, kept: Report, desk: Desk) -> None:
    desk.add("first", first, reader="1")
    assert desk.add("second", second, reader="1") == (kept is second)
    assert content(desk) == ([kept], [])


def test_a_newer_reading_replaces_the_older_whole(desk: Desk) -> None:
    again = dataclasses.replace(LATE, entities=LATE.entities[2:], statements=LATE.statements[1:2], times=())
    desk.add("old", EARLY, reader="old")
    assert desk.add("new", again, reader="new")
    assert content(desk) == ([again], [])
    assert desk.counts() == dataclasses.replace(
        NOTHING, pages=2, articles=1, entities=1, events=4, statements=1, stories=1
    )
    assert desk.articles()[0].statements == 1


def test_an_older_reader_does_not_undo_what_a_newer_one_read(desk: Desk) -> None:
    newer = dataclasses.replace(LATE, statements=())
    other = silent(article(title="Another"))
    for key, report, reader in (("1", other, "old"), ("2", newer, "new")):
        desk.add(key, report, reader=reader)
    assert not desk.add("3", EARLY, reader="old")
    assert desk.report(DAM.article.id) == newer


def test_a_desk_is_empty_at_first(desk: Desk) -> None:
    assert desk.articles() == ()
    assert content(desk) == ([], [])
    assert desk.counts() == NOTHING


def test_counts(desk: Desk) -> None:
    desk.add("a", DAM, reader="1")
    desk.add("b", LATE, reader="1")
    desk.reject("c", invented.rejected())
    assert desk.counts() == Counts(
        pages=3, articles=1, entities=3, times=1, events=4, statements=3, stories=1, claims=0, rejected=1
    )


ELSEWHERE = dataclasses.replace(DAM.entities[0].mentions[0], article="article-x")
FAILED = Proposition(
    id="proposition-00000000000000b1",
    statement=DAM.statements[0].id,
    article=DAM.article.id,
    spans=(invented.span(invented.TEXT, "the valve had failed"),),
    key=invented.span(invented.TEXT, "failed"),
    predicate="fail",
    subject=invented.span(invented.TEXT, "the valve"),
    subject_entity=DAM.entities[0].id,
    object=None,
    object_entity=None,
    quantities=(Quantity(least=40, most=None, unit="family", span=invented.span(invented.TEXT, "40 families")),),
    place=None,
    when=None,
    positive=True,
    modal=False,
)
OF_NOBODY = Role(role="captain", of="entity-x", span=invented.span(invented.TEXT, "captain"))
VOICE = Fact(fact="voice", span=invented.span(invented.TEXT, "captain"), entity="entity-x")
UNEVENTFUL = tuple(dataclasses.replace(statement, events=()) for statement in DAM.statements)
BROKEN = {
    "a statement of another article": (
        dataclasses.replace(
            DAM, statements=(dataclasses.replace(DAM.statements[0], article="article-x"), *DAM.statements[1:])
        ),
        "a part of the report belongs to article-x",
    ),
    "a mention in another article": (
        dataclasses.replace(
            DAM, entities=(dataclasses.replace(DAM.entities[0], mentions=(ELSEWHERE,)), *DAM.entities[1:])
        ),
        "a part of the report belongs to article-x",
    ),
    "a time in another article": (
        dataclasses.replace(DAM, times=(dataclasses.replace(DAM.times[0], article="article-x"), *DAM.times[1:])),
        "a part of the report belongs to article-x",
    ),
    "an event of another article": (
        dataclasses.replace(DAM, events=(dataclasses.replace(DAM.events[0], article="article-x"), *DAM.events[1:])),
        "a part of the report belongs to article-x",
    ),
    "a source that is no entity": (
        dataclasses.replace(DAM, entities=(), events=(), statements=UNEVENTFUL),
        "a chain names entity-[0-9a-f]+, which is not among the entities",
    ),
    "a role towards no entity": (
        dataclasses.replace(
            DAM, entities=(dataclasses.replace(DAM.entities[0], roles=(OF_NOBODY,)), *DAM.entities[1:])
        ),
        "an entity names entity-x, which is not among the entities",
    ),
    "the voice of no entity": (
        dataclasses.replace(DAM, entities=(dataclasses.replace(DAM.entities[0], facts=(VOICE,)), *DAM.entities[1:])),
        "an entity names entity-x, which is not among the entities",
    ),
    "a participant that is no entity": (
        dataclasses.replace(DAM, entities=(), statements=()),
        "an event names entity-[0-9a-f]+, which is not among the entities",
    ),
    "an event that is not there": (
        dataclasses.replace(DAM, events=DAM.events[1:]),
        "a statement names event-00000000000000e1, which is not among the events",
    ),
    "two statements with one id": (
        dataclasses.replace(DAM, statements=(DAM.statements[0],) * 2),
        "two statements have the id statement-00000000000000a1",
    ),
    "two entities with one id": (
        dataclasses.replace(DAM, entities=(DAM.entities[0], *DAM.entities)),
        f"two entities have the id {DAM.entities[0].id}",
    ),
    "two events with one id": (
        dataclasses.replace(DAM, events=(DAM.events[0], *DAM.events)),
        "two events have the id event-00000000000000e1",
    ),
    "two propositions with one id": (
        dataclasses.replace(DAM, propositions=(FAILED, FAILED)),
        f"two propositions have the id {FAILED.id}",
    ),
    "a proposition of another article": (
        dataclasses.replace(DAM, propositions=(dataclasses.replace(FAILED, article="article-x"),)),
        "a part of the report belongs to article-x",
    ),
    "a proposition of no statement": (
        dataclasses.replace(DAM, propositions=(dataclasses.replace(FAILED, statement="statement-x"),)),
        "a proposition names statement-x, which is not among the statements",
    ),
    "a proposition about no entity": (
        dataclasses.replace(DAM, propositions=(dataclasses.replace(FAILED, object_entity="entity-x"),)),
        "a proposition names entity-x, which is not among the entities",
    ),
    "a quantity in other words": (
        dataclasses.replace(
            DAM,
            propositions=(
                dataclasses.replace(
                    FAILED, quantities=(dataclasses.replace(FAILED.quantities[0], span=invented.span("Nobody", "No")),)
                ),
            ),
        ),
        r"propositions\[0\].quantities\[0\].span: the text at 0:2 is not 'No'",
    ),
    "a commitment beyond the scale": (
        dataclasses.replace(DAM, events=(dataclasses.replace(DAM.events[0], commitment=3.5), *DAM.events[1:])),
        "the commitment of event-00000000000000e1 is not a number from -3 to 3",
    ),
    "a commitment that is no number": (
        dataclasses.replace(DAM, events=(dataclasses.replace(DAM.events[0], commitment=float("nan")), *DAM.events[1:])),
        "the commitment of event-00000000000000e1 is not a number from -3 to 3",
    ),
}


@pytest.mark.parametrize(("report", "says"), BROKEN.values(), ids=BROKEN)
def test_a_report_that_breaks_a_promise_is_refused_whole(report: Report, says: str, desk: Desk) -> None:
    with pytest.raises(ValueError, match=f"^article-00000000000000d1[:.] ?{says}$"):
        desk.add("page", report, reader="1")
    assert not desk.seen("page")
    assert content(desk) == ([], [])


def test_propositions_come_back_as_they_were(desk: Desk) -> None:
    report = dataclasses.replace(DAM, propositions=(FAILED,))
    desk.add("page", report, reader="1")
    assert content(desk) == ([report], [])


def test_a_file_name_that_is_no_text_is_stored_as_it_is_printed(desk: Desk) -> None:
    assert desk.reject("page", invented.rejected("d\udce9p.html"))
    assert [rejected.path for rejected in desk.rejected()] == ["d\ufffdp.html"]
    title = dataclasses.replace(DAM.article, title="\ud800", dateline=None)
    desk.add("other", dataclasses.replace(DAM, article=title), reader="1")
    assert desk.articles()[0].title == "\ufffd"


def test_articles_are_in_order_of_publication(desk: Desk) -> None:
    def at(earliest: str | None, latest: str | None = None) -> When:
        return When(earliest=earliest, latest=latest, value=None, precision=None, basis="stated", zone=None)

    in_order = [
        ("the hour counts, whatever the zone", "B", at("2031-05-04T01:00:00+03:00")),
        ("a day begins at midnight", "B", day("2031-05-04")),
        ("an hour later in text, earlier in truth", "B", at("2031-05-04T10:00:00+09:00")),
        ("no later than", "B", at(None, "2031-05-04T08:00:00Z")),
        ("the same instant: by outlet", "A", at("2031-05-04T09:00:00Z")),
        ("the same instant: by outlet, then title", "B", at("2031-05-04T09:00:00Z")),
        ("then title", "B", at("2031-05-04T09:00:00Z")),
        ("a date that is none", None, at("last Tuesday")),
        ("unknown", None, None),
        ("unknown, another outlet", "A", at(None)),
    ]
    for title, outlet, when in reversed(in_order):
        page = article(title=title, outlet=outlet, url=None, published=when)
        desk.add(title, silent(page), reader="1")
    assert [headline.title for headline in desk.articles()] == [title for title, _, _ in in_order]
    assert [report.article.title for report in desk.reports()] == [title for title, _, _ in in_order]


def test_a_headline_gives_the_date_as_the_page_did(desk: Desk) -> None:
    desk.add("page", DAM, reader="1")
    assert desk.articles() == (
        Headline(
            id=DAM.article.id,
            title=DAM.article.title,
            outlet="The Orrin Courier",
            published="2031-05-04T09:30:00+02:00",
            statements=3,
        ),
    )


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2031-05-04", "2031-05-04T00:00:00Z", "2031-05-04T23:59:59Z"),
        ("2031-05-04T09:30:00+02:00", "2031-05-04T07:30:00Z", "2031-05-04T07:30:00Z"),
        ("2031-05-04T09:30:00.75Z", "2031-05-04T09:30:00Z", "2031-05-04T09:30:00Z"),
        ("2031-05-04T09:30", "2031-05-04T09:30:00Z", "2031-05-04T09:30:00Z"),
        ("0001-01-01T00:00:00+10:00", None, None),
        ("yesterday", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_instants_that_are_sorted_by(written: str | None, earliest: str | None, latest: str | None) -> None:
    assert rows.instant(written, time.min) == earliest
    assert rows.instant(written, time.max) == latest


def test_lists_are_read_off_an_index(desk: Desk) -> None:
    query = select(schema.article.c.title).order_by(*schema.IN_ORDER).compile(desk._pool)
    with desk._pool.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    assert [step.detail for step in plan] == ["SCAN article USING INDEX article_in_order"]


VALVE = article(title="Valve fails at Orrin", url="https://courier.example/valve")
VALVE_AGAIN = article(title="Valve fails at Orrin again", url="https://courier.example/valve-2")
UNTITLED = article(title=None, url=None, text="Nothing known.")


@pytest.fixture
def three(desk: Desk) -> Desk:
    for page in (VALVE, VALVE_AGAIN, UNTITLED):
        desk.add(page.id, silent(page), reader="1")
    return desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(VALVE.id, VALVE, id="id"),
        pytest.param(UNTITLED.id[:14], UNTITLED, id="beginning of an id"),
        pytest.param("orrin AGAIN", VALVE_AGAIN, id="piece of a title, in either case"),
        pytest.param("valve-2", VALVE_AGAIN, id="piece of an address"),
        pytest.param("Valve fails at Orrin", VALVE, id="a whole title goes before a piece of another"),
        pytest.param("https://courier.example/valve", VALVE, id="a whole address too"),
    ],
)
def test_an_article_is_found(asked: str, found: object, three: Desk) -> None:
    assert three.report(asked).article == found


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param("no such dam", "no article of the desk .* like 'no such dam': list what it holds", id="none"),
        pytest.param("", "no article", id="nothing asked"),
        pytest.param("%", "no article", id="no wildcards"),
        pytest.param(
            "valve",
            rf"2 articles answer to 'valve': {VALVE.id} \(Valve fails at Orrin\), "
            rf"{VALVE_AGAIN.id} \(Valve fails at Orrin again\): give the id of one",
            id="two",
        ),
        pytest.param("article-", r"3 articles answer .*\(no title\)", id="all"),
    ],
)
def test_an_article_is_not_guessed_at(asked: str, says: str, three: Desk) -> None:
    with pytest.raises(UsageError, match=says):
        three.report(asked)


def test_only_some_candidates_are_listed(desk: Desk) -> None:
    for number in range(9):
        desk.add(str(number), silent(article(title=f"Flood\n{number}")), reader="1")
    with pytest.raises(
        UsageError, match=r"^9 articles answer to 'flood': .*\(Flood 4\) and 4 more: give the id of one$"
    ):
        desk.report("flood")


def test_the_tables_answer_who_said_what(desk: Desk) -> None:
    desk.add("page", DAM, reader="1")
    with desk._pool.connect() as connection:
        said = connection.execute(
            text("SELECT mode, certainty, confidence, root_name FROM statement ORDER BY position")
        ).all()
        chain = connection.execute(
            text(
                """SELECT link.position, link.name, link.kind, substr(report.text, start + 1, "end" - start)
                   FROM link JOIN mention USING (article, entity) JOIN report USING (article)
                   WHERE statement = 'statement-00000000000000a1' ORDER BY link.position"""
            )
        ).all()
    assert [tuple(row) for row in said] == [
        ("indirect", "Uu", 0.875, "the captain"),
        ("direct", "Uu", 0.5, "Ilse Brandt"),
        ("narrated", "CT+", None, None),
    ]
    assert [tuple(row) for row in chain] == [
        (0, "Officials", "unnamed", "Officials"),
        (1, "the captain", "person", "the captain"),
    ]


def test_the_tables_answer_what_happened_when_by_whom(desk: Desk) -> None:
    desk.add("page", DAM, reader="1")
    with desk._pool.connect() as connection:
        stated = connection.execute(
            text(
                """SELECT statement.root_name, substr(report.text, event.start + 1, event."end" - event.start), class,
                          commitment, earliest, latest
                   FROM stated JOIN event ON event.article = stated.article AND event.id = stated.event
                   JOIN statement ON statement.article = stated.article AND statement.id = stated.statement
                   JOIN report ON report.article = stated.article ORDER BY statement.position"""
            )
        ).all()
        acting = connection.execute(
            text(
                """SELECT event, role, name FROM participant
                   JOIN entity ON entity.article = participant.article AND entity.id = participant.entity"""
            )
        ).all()
        times = connection.execute(
            text(
                """SELECT substr(text, start + 1, "end" - start), type, value, earliest, latest
                   FROM time JOIN report USING (article)"""
            )
        ).all()
    friday = ("2031-05-02T00:00:00Z", "2031-05-02T23:59:59Z")
    assert [tuple(row) for row in stated] == [
        ("the captain", "failed", "OCCURRENCE", 0.5, None, None),
        ("Ilse Brandt", "held", "STATE", 1.25, None, None),
        (None, "left", "OCCURRENCE", 2.75, *friday),
    ]
    assert [tuple(row) for row in acting] == [("event-00000000000000e3", "agent", "Ilse Brandt")]
    assert [tuple(row) for row in times] == [("Friday", "DATE", "2031-05-02", *friday)]


def test_the_text_is_stored_once(path: Path) -> None:
    words = "The dam held, and it held again. " * 400
    page = article(text=words)
    whole = Span(start=0, end=len(words), text=words)
    with Desk.open(path) as desk:
        desk.add("page", silent(dataclasses.replace(page, dateline=whole, credits=(whole,))), reader="1")
    assert path.read_bytes().count(b"it held again") <= 400


def test_a_closed_desk_file_that_was_damaged_is_told(path: Path) -> None:
    with Desk.open(path) as desk:
        for number in range(5):
            desk.add(str(number), invented.numbered(number), reader="1")
    stored = bytearray(path.read_bytes())
    stored[4096:] = b"\xaa" * (len(stored) - 4096)
    path.write_bytes(stored)
    with pytest.raises(StoreError, match="is damaged: take a copy of it"), Desk.open(path, readonly=True) as desk:
        desk.articles()
