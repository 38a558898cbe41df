"""What ``show`` shows. The golden texts beside this file are read by eye before they are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from reportedly.records import Basis, Certainty, Proposition, Rejected, Report, Time, TimeType
from reportedly.terminal.chains import doubts
from reportedly.terminal.layout import Look, look_of, painted
from reportedly.terminal.show import legend_lines, rejected_lines, report_lines
from reportedly.terminal.wording import CERTAINTIES
from tests import strategies
from tests.unit.terminal import ferry

HERE = Path(__file__).parent
WIDTHS = st.sampled_from([40, 80, 140])
SGR = re.compile(r"\x1b\[[\d;]*m")


def _console(width: int, *, colour: bool = False) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=False,
        legacy_windows=False,
    )


def _paint(lines: Iterable[Text], console: Console) -> str:
    return painted(lines, console, look_of(console))


def _everything(look: Look) -> Iterable[Text]:
    yield from report_lines(ferry.report(), look)
    yield from rejected_lines(ferry.rejections(), look)
    yield from legend_lines(look)


@pytest.mark.parametrize("width", [80, 120])
def test_without_colour(width: int) -> None:
    console = _console(width)
    shown = _paint(_everything(look_of(console)), console)
    assert shown == (HERE / f"show-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("whole", "own", "noted"),
    [
        ("CT+", None, False),
        ("CT+", "CT+", False),
        ("CT+", "PS+", True),
        ("CT+", "CT-", True),
        ("PS+", "CT+", False),
        ("PS+", "Uu", True),
        ("Uu", "CT+", False),
    ],
)
def test_a_clause_that_is_given_less_surely_is_noted(whole: Certainty, own: Certainty | None, noted: bool) -> None:
    report = ferry.report()
    (statement, *others) = report.statements
    statement = replace(statement, chain=tuple(replace(link, certainty=whole) for link in statement.chain))
    clause = Proposition(
        id="proposition-0", statement=statement.id, article=statement.article, spans=statement.content,
        key=statement.content[0], predicate="", subject=None, subject_entity=None, object=None, object_entity=None,
        quantities=(), place=None, when=None, positive=True, modal=False, certainty=own,
    )  # fmt: skip
    clauses = (clause, replace(clause, statement="statement-other"))
    apart = replace(report, statements=(statement, *others), propositions=clauses).clauses_apart()
    notes = [note.plain for note in doubts(statement, apart[statement.id])]
    assert len(notes) == noted
    assert all(note.startswith(f"{CERTAINTIES[own]} {own}: “") for note in notes if own)


def test_detail_comes_after_the_rest() -> None:
    console = _console(80)
    look = look_of(console)
    whole = _paint(report_lines(ferry.report(), look), console)
    lists = (HERE / "detail-80.txt").read_text(encoding="utf-8")
    assert _paint(report_lines(ferry.report(), look, detail=True), console) == whole + lists
    assert _paint(report_lines(ferry.report(), look, brief=True, detail=True), console).endswith(lists)


def test_no_entity_time_or_event_no_word_of_them() -> None:
    console = _console(80)
    look = look_of(console)
    report = replace(ferry.report(), entities=(), times=(), events=())
    assert _paint(report_lines(report, look, detail=True), console) == _paint(report_lines(report, look), console)


def _time(words: str, *, kind: TimeType = "DATE", basis: Basis = "resolved") -> Time:
    (friday,) = (time for time in ferry.report().times if time.span.text == "Friday")
    assert friday.when is not None
    return replace(friday, span=ferry.span(words), type=kind, when=replace(friday.when, basis=basis))


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        pytest.param([_time("Friday")], "It {may} sail on Friday  [Friday: 7 March 2031]", id="a word for a day"),
        pytest.param(
            [_time("It"), _time("on |Friday")],
            "It {may} sail on Friday  [It: 7 March 2031; Friday: 7 March 2031]",
            id="two",
        ),
        pytest.param([_time("Friday")] * 2, "It {may} sail on Friday  [Friday: 7 March 2031]", id="each once"),
        pytest.param([_time("Friday", basis="stated")], "It {may} sail on Friday", id="a date in full"),
        pytest.param([_time("Friday", kind="SET")], "It {may} sail on Friday", id="no date"),
        pytest.param([replace(_time("Friday"), when=None)], "It {may} sail on Friday", id="not resolved"),
        pytest.param([_time("Wednesday")], "It {may} sail on Friday", id="in another sentence"),
        pytest.param([_time("on Friday.")], "It {may} sail on Friday", id="not wholly in the content"),
        pytest.param([], "It {may} sail on Friday", id="none found"),
    ],
)
def test_the_day_beside_the_words(times: list[Time], shown: str) -> None:
    console = _console(100)
    report = replace(ferry.report(), times=tuple(times))
    lines = _paint(report_lines(report, look_of(console)), console).splitlines()
    assert [line.partition("possible PS+")[2].strip() for line in lines if "It {may}" in line] == [shown]


def test_brief() -> None:
    console = _console(80)
    shown = _paint(report_lines(ferry.report(), look_of(console), brief=True), console)
    assert shown == (HERE / "brief-80.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "painted_words",
    [
        pytest.param("\x1b[1;36mNorthline\x1b[0m", id="a source is bold"),
        pytest.param("\x1b[3;36mAccording to\x1b[0m", id="a cue is slanted"),
        pytest.param("\x1b[4;33mprobably\x1b[0m", id="a hedge is underlined"),
        pytest.param("\x1b[2m on Tuesday that \x1b[0mthe ferry ", id="around the content the text is dim"),
        pytest.param("\x1b[1mOren Halvik\x1b[0m", id="the root of a chain is bold"),
    ],
)
def test_with_colour(painted_words: str) -> None:
    console = _console(120, colour=True)
    assert painted_words in _paint(_everything(look_of(console)), console)


def test_colours_need_no_signs() -> None:
    console = _console(120, colour=True)
    assert not set("«»‹›{}*") & set(_paint(_everything(look_of(console)), console))


def test_no_color_means_signs() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=80, _environ={"NO_COLOR": "1", "TERM": "xterm"})
    shown = _paint(_everything(look_of(console)), console)
    assert "«the radio had failed»" in shown
    assert "\x1b" not in shown


def test_what_is_not_known_is_said() -> None:
    article = replace(
        ferry.article(), outlet=None, title=None, published=None, truncated=None, byline=(), agencies=(), url=None
    )
    console = _console(80)
    shown = _paint(report_lines(replace(ferry.report(), article=article), look_of(console)), console)
    assert shown.splitlines()[1:4] == ["(untitled)", "outlet unknown · undated", "article-00c0ffee00c0ffee"]
    assert "  3  the outlet (not committed Uu) ← He (unresolved) (certain CT+)" in shown


def test_an_article_that_says_nothing() -> None:
    console = _console(80)
    shown = _paint(report_lines(replace(ferry.report(), statements=()), look_of(console)), console)
    assert shown.splitlines()[-2:] == ["0 attributed statements, 0 in the outlet's own voice", ""]


def test_no_rejected_page_no_word_of_it() -> None:
    assert list(rejected_lines((), Look(width=80, signs=True))) == []


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_hostile_text_is_text(colour: bool) -> None:
    said = "\x1b[2J[bold]he[/bold] \u202esaid\u202c :smile: https://tideline.example"
    text = ferry.TEXT.replace("It was a long night", said)
    title = "\x1b]0;mine\x07[red]title[/red]"
    article = ferry.article(text=text, title=title)
    statement = replace(
        ferry.report().statements[5],
        content=(replace(ferry.span("It may sail"), start=text.index(said), end=text.index(said) + len(said)),),
        hedges=(),
    )
    console = _console(200, colour=colour)
    report = Report(article=article, entities=(), statements=(statement,))
    shown = SGR.sub("", _paint(report_lines(report, look_of(console)), console))
    assert "�]0;mine�[red]title[/red]" in shown
    assert "�[2J[bold]he[/bold] �said� :smile: https://tideline.example" in shown


@settings(max_examples=50, deadline=None)
@given(
    strategies.reports(), st.lists(strategies.rejections(), max_size=3), st.sampled_from([40, 80, 140]), st.booleans()
)
def test_whatever_comes_a_terminal_gets_lines_that_fit(
    report: Report, rejections: list[Rejected], width: int, colour: bool
) -> None:
    console = _console(width, colour=colour)
    look = look_of(console)
    lines = [
        *report_lines(report, look),
        *report_lines(report, look, brief=True, detail=True),
        *rejected_lines(rejections, look),
        *legend_lines(look),
    ]
    assert all(line.cell_len <= width + 1 for line in lines)  # one more where a wide character does not divide
    shown = SGR.sub("", _paint(lines, console))
    assert shown.replace("\n", "").isprintable()
    assert shown.count("\n") == len(lines)
