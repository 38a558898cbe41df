"""Certainty that grows on the way from article to article, and where that is no drift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconcile.backing import backed
from reportedly.reconcile.drifts import drifts
from reportedly.records import Report, Span
from tests.told_reports import heard, told

SANK = "(the ferry) sank* off Orrin"


def drifted(*reports: Report) -> list[str]:
    """The drifts of a claim that all the reports say: ``outlet: from to``."""
    gists = heard(*reports)
    outlets = {gist.statement.id: gist.origin.outlet for gist in gists}
    return [f"{outlets[one.statement]}: {one.from_} {one.to}" for one in drifts(backed(gists))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Orsola Venn??", "Orsola Venn"], ["Packet: PS+ CT+"], id="the root's hedge is dropped"),
        pytest.param(["Orsola Venn??", "Orsola Venn?"], ["Packet: PS+ PR+"], id="weakened"),
        pytest.param(["Orsola Venn?", ""], ["Packet: PR+ CT+"], id="with the root itself"),
        pytest.param(["officials?", ""], ["Packet: PR+ CT+"], id="of unnamed people"),
        pytest.param(["officials??", "officials"], ["Packet: PS+ CT+"], id="of unnamed people, by the same words"),
        pytest.param(["officials??", "engineers"], [], id="by other words they may be others"),
        pytest.param(["Orsola Venn??", "Orsola Venn?", ""], ["Packet: PS+ PR+", "Register: PR+ CT+"], id="twice"),
        pytest.param(["Orsola Venn", "Orsola Venn"], [], id="as sure as before"),
        pytest.param(["Orsola Venn", "Orsola Venn?"], [], id="less sure than before"),
        pytest.param(["Orsola Venn", ""], [], id="what the root said flatly, without the root"),
        pytest.param(["Orsola Venn??", "Tomas Kern"], [], id="a root of its own may know more"),
        pytest.param(["Orsola Venn??", "Tomas Kern", ""], [], id="and then others may follow it"),
        pytest.param(["Orsola Venn"], [], id="one article"),
        pytest.param(["Orsola Venn~", "Orsola Venn~"], [], id="nobody commits to it"),
    ],
)
def test_drifts(lines: list[str], expected: list[str]) -> None:
    outlets = ("Pelorus", "Packet", "Register")
    told_so = [
        told(f"2031-05-0{day}", outlets[day - 1], f"{who}: {SANK}" if who else SANK)
        for day, who in enumerate(lines, start=1)
    ]
    assert drifted(*told_so) == expected


def test_one_article_does_not_drift_from_itself_and_drifts_once() -> None:
    hedged, flat = f"Orsola Venn??: {SANK}", f"Orsola Venn: {SANK}"
    assert drifted(told("2031-05-01", "Pelorus", hedged, flat)) == []
    assert drifted(told("2031-05-01", "Pelorus", hedged), told("2031-05-02", "Packet", flat, SANK, flat)) == [
        "Packet: PS+ CT+"
    ]


def test_a_statement_is_as_sure_as_the_least_sure_of_its_sayings() -> None:
    first, second = heard(
        told("2031-05-01", "Pelorus", f"Orsola Venn??: {SANK}"), told("2031-05-02", "Packet", f"Orsola Venn: {SANK}")
    )
    surer = replace(first, strength=3)  # a clause beside the one that is hedged
    assert [one.from_ for one in drifts(backed([first, surer, second]))] == ["PS+"]
    assert drifts(backed([first, second, replace(second, strength=1)])) == ()


@pytest.mark.parametrize(("hedge", "drifts_"), [("whether", 0), ("If", 0), ("purportedly", 1), ("if authentic", 1)])
def test_what_is_asked_or_supposed_is_not_hedged(hedge: str, drifts_: int) -> None:
    first, second = heard(
        told("2031-05-01", "Pelorus", f"Orsola Venn~: {SANK}"), told("2031-05-02", "Packet", f"Orsola Venn: {SANK}")
    )
    (link,) = first.statement.chain
    words = (Span(start=0, end=len(hedge), text=hedge),)
    asked = replace(first.statement, chain=(replace(link, hedges=words),))
    assert len(drifts(backed([replace(first, statement=asked), second]))) == drifts_


def test_what_is_taken_back_is_nothing_to_drift_from() -> None:
    wrong = "An earlier version of this article said that // (the ferry) sank* off Orrin"
    assert drifted(told("2031-05-01", "Pelorus", wrong), told("2031-05-02", "Packet", f"Orsola Venn: {SANK}")) == []


def test_a_drift_names_its_root_and_day() -> None:
    reports = [told("2031-05-01", "Pelorus", f"Orsola Venn??: {SANK}"), told("2031-05-02", "Packet", SANK)]
    (drift,) = drifts(backed(heard(*reports)))
    assert (drift.root, drift.since, drift.new_root) == (None, "2031-05-02", False)
    assert drift.statement == reports[1].statements[0].id
