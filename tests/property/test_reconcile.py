"""Laws of reconciling: what holds for any set of reports, made by hand, at random, or by the reader."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Page, Report, pipeline
from reportedly.affairs import STATUSES, Affair, Claim
from reportedly.reader.session import Reader
from reportedly.reconcile import reconcile, story_keys
from reportedly.records import digest
from tests.strategies import reports as any_reports
from tests.told_reports import told

EXAMPLES = Path(__file__).parents[2] / "examples" / "ilda-morane"

DAYS = ("2031-05-01", "2031-05-02", "2031-05-02T09:00:00+02:00", "2031-05-02T23:00:00-05:00", "2031-05-03", None)
OUTLETS = ("Pelorus", "Packet", "Register")
WHO = (
    *("", "?", "Orsola Venn", "Orsola Venn??", "Orsola Venn!", "Tomas Kern~", "Tomas Kern", "officials", "officials?"),
    *("Pelorus", "Packet > Orsola Venn", "Register", "Lorvane Coast Guard"),
)
WRONG = "An earlier version of this article said that // "
SAID = (
    *("({23 people}[23 dead]) died* in the fire on the ferry", "({31 people}[31 dead]) died* in the fire on the ferry"),
    *("({at least 20 people}[20.. dead]) died* in the fire", "(Tomas Kern) resigned* from the harbour board"),
    *("(Kern) did not resign* from the harbour board", "(Tomas Kern) resigned* from office @2031-04-30"),
    *("(the letter) is a fake* through and through", "(the letter) is genuine* through and through"),
    *("(the valve) failed* in the engine room", "(the valve) may fail* in the engine room"),
    *("(Fishing boats from three villages) reached* the burning hull before the navy did",),
    *("(Divers from the naval school) go* down again on Thursday if the swell allows it", "(he) left* it"),
)
#: Sentences about one person that have nothing to do with each other.
LIFE = (
    *("(Orsola Venn) plays* the cello in a quartet", "(Orsola Venn) resigned* from the harbour board"),
    *("(Orsola Venn) was born* in Orrin", "(Orsola Venn) owns* {40 goats}[40 goat]", "(Venn) never swam* the strait"),
    *("Tomas Kern: (Orsola Venn) threatened* <the cook>", "Tomas Kern!: (Orsola Venn) boarded* the convoy"),
    *("(Orsola Venn) did not vote* at all @2031-05-01", "(Venn) raised* {3 million crowns}[3000000 money]"),
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One statement, perhaps one that is taken back."""
    who, wrong, said = (
        draw(st.sampled_from(WHO)),
        draw(st.sampled_from(("", "", "", WRONG))),
        draw(st.sampled_from(SAID)),
    )
    return f"{who}: {wrong}{said}" if who else wrong + said


@st.composite
def stories(draw: st.DrawFn) -> list[Report]:
    """Up to five articles, each once."""
    said = st.tuples(st.sampled_from(DAYS), st.sampled_from(OUTLETS), st.lists(lines(), min_size=1, max_size=4))
    made = [told(day, outlet, *some) for day, outlet, some in draw(st.lists(said, min_size=1, max_size=5))]
    return list({report.article.id: report for report in made}.values())


def holds(affair: Affair, reports: list[Report]) -> None:
    """What every affair promises."""
    texts = {report.article.id: report.article.text for report in reports}
    statements = {one.id: one.article for report in reports for one in report.statements}
    entities = {one.id for report in reports for one in report.entities}
    story = affair.story
    assert sorted(story.articles) == sorted(texts)
    assert sorted(article for family in story.families for article in family) == sorted(texts)
    assert story.claims == tuple(claim.id for claim in affair.claims)
    assert len(set(story.claims)) == len(story.claims)
    members = [member for figure in story.cast for member in figure.members]
    assert sorted(members) == sorted(entities)
    for copy in affair.copies:
        assert copy.article != copy.of
        assert 0 < copy.share <= 1
        assert all(texts[copy.article][span.start : span.end] == span.text for span in copy.spans)
    for circle in story.circles:
        assert circle.claim in story.claims
        assert set(circle.statements) <= set(statements)
    claims_hold(affair, texts, statements)


def claims_hold(affair: Affair, texts: dict[str, str], statements: dict[str, str]) -> None:
    figures = {figure.id for figure in affair.story.cast}
    for claim in affair.claims:
        assert claim.story == affair.story.id
        assert claim.wording
        assert claim.statements
        assert claim.statements == tuple(dict.fromkeys(saying.statement for saying in claim.says))
        for saying in claim.says:
            assert texts[saying.article][saying.start : saying.end] == saying.text != ""
            assert statements[saying.statement] == saying.article
            assert saying.root is None or 0 <= saying.root < len(claim.roots)
        for root in claim.roots:
            assert root.statements
            assert set(root.statements) <= set(claim.statements)
            assert root.entity is None or root.entity in figures
        for drift in claim.drifts:
            assert drift.statement in claim.statements
            assert drift.from_ != drift.to
        standings_hold(affair, claim.id, statements)
    rivals_hold(affair, texts)


def standings_hold(affair: Affair, claim_id: str, statements: dict[str, str]) -> None:
    (claim,) = [one for one in affair.claims if one.id == claim_id]
    days = [standing.from_ for standing in claim.standings]
    assert days == sorted(set(days))
    for standing in claim.standings:
        assert standing.status in STATUSES
        assert standing.because in statements
        assert standing.families <= len(affair.story.families)
        assert (standing.outlets == 0) == (standing.status == "withdrawn")
    for one, other in pairwise(claim.standings):
        assert (one.status, one.outlets, one.families, one.roots) != (
            other.status, other.outlets, other.families, other.roots
        )  # fmt: skip


def rivals_hold(affair: Affair, texts: dict[str, str]) -> None:
    pairs = {(claim.id, rival.claim): rival for claim in affair.claims for rival in claim.rivals}
    for (one, other), rival in pairs.items():
        assert one != other
        assert pairs[other, one].because == rival.because
        assert pairs[other, one].spans == rival.spans
        assert all(texts[span.article][span.start : span.end] == span.text for span in rival.spans)


@settings(max_examples=20)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(reports: list[Report], chance: random.Random) -> None:
    affair = reconcile(reports)
    holds(affair, reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert reconcile(shuffled) == affair


@settings(max_examples=20)
@given(st.lists(any_reports(), min_size=1, max_size=3, unique_by=lambda report: report.article.id))
def test_any_reports_at_all(reports: list[Report]) -> None:
    holds(reconcile(reports), reports)
    assert reconcile(reports[::-1]) == reconcile(reports)
    assert all(story_keys(report) == tuple(sorted(set(story_keys(report)))) for report in reports)


@settings(max_examples=12)
@given(stories(), st.lists(lines(), min_size=1, max_size=3))
def test_a_claim_goes_by_its_earliest_saying(reports: list[Report], more: list[str]) -> None:
    later = told("2031-06-01", "Register", *more)
    before, after = reconcile(reports), reconcile([*reports, later])
    made = {one.id: one for report in (*reports, later) for one in report.propositions}
    of = {digest("claim", one.article, one.id): one for one in made.values()}
    for claim in (*before.claims, *after.claims):
        assert of[claim.id].statement == claim.says[0].statement
    earliest = {claim.says[0].statement: claim.id for claim in before.claims}
    assert all(earliest.get(claim.says[0].statement, claim.id) == claim.id for claim in after.claims)


@settings(max_examples=12)
@given(stories())
def test_a_later_report_of_something_else_changes_nothing(reports: list[Report]) -> None:
    later = told("2031-06-01", "Observer", "(A comet) crossed* the constellation at dusk")
    before, after = reconcile(reports), reconcile([*reports, later])
    assert [claim.id for claim in before.claims] == [
        claim.id for claim in after.claims if later.article.id not in {saying.article for saying in claim.says}
    ]
    stood = {claim.id: claim.standings for claim in after.claims}
    assert all(stood[claim.id] == claim.standings for claim in before.claims)


@settings(max_examples=12)
@given(
    st.lists(st.sampled_from(LIFE), min_size=2, max_size=6, unique=True), st.lists(st.sampled_from(DAYS), min_size=6)
)
def test_a_shared_name_makes_no_rivals(said: list[str], days: list[str | None]) -> None:
    reports = [told(day, OUTLETS[place % 3], line) for place, (line, day) in enumerate(zip(said, days, strict=False))]
    assert [claim.rivals for claim in reconcile(reports).claims if claim.rivals] == []


@cache
def example() -> list[Report]:
    reader = Reader()
    pages = [
        Page(body=path.read_bytes(), media_type="text/html", path=str(path)) for path in sorted(EXAMPLES.glob("*.html"))
    ]
    return [item for page in pages if isinstance(item := pipeline.read_page(page, reader), Report)]


@pytest.fixture(scope="module")
def affair() -> Affair:
    return reconcile(example())


def test_the_example_keeps_every_promise(affair: Affair) -> None:
    holds(affair, example())
    assert len(affair.claims) > 100
    assert any(claim.rivals for claim in affair.claims)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_example_shuffled_is_the_same(affair: Affair, seed: int) -> None:
    shuffled = example().copy()
    random.Random(seed).shuffle(shuffled)
    assert reconcile(shuffled) == affair


@pytest.mark.parametrize("place", [0, 12])
def test_one_page_of_it_alone(place: int) -> None:
    holds(reconcile(example()[place : place + 1]), example()[place : place + 1])


def test_an_id_of_the_example_outlives_what_comes_later(affair: Affair) -> None:
    early = reconcile(example()[:-1])
    firsts = {_first(claim): claim.id for claim in early.claims}
    assert all(firsts.get(_first(claim), claim.id) == claim.id for claim in affair.claims)
    assert {claim.id for claim in early.claims} & {claim.id for claim in affair.claims}


def _first(claim: Claim) -> tuple[str, int, int]:
    """The place of a claim's earliest saying."""
    return claim.says[0].statement, claim.says[0].start, claim.says[0].end
