"""How claims stand, day by day: each status, which comes first, and the days that change nothing.

A claim is given by the reports that say it, its rival by those that say the contrary; whether their words would be
found to be one claim, or rivals, is no matter here.
"""

from __future__ import annotations

import pytest

from reportedly.reconcile.backing import backed
from reportedly.reconcile.standings import standings
from reportedly.records import Report
from tests.told_reports import heard, told

SANK = "(the ferry) sank* off Orrin"
WRONG = "An earlier version of this article said that // (the ferry) sank* off Orrin"
AFLOAT = "(the ferry) is afloat* off Orrin"
WRONG_TOO = "An earlier version of this article said that // (the ferry) is afloat* off Orrin"


def stood(own: list[Report], *rivals: list[Report]) -> list[str]:
    """The standings of a claim: ``day status outlets/families/roots``."""
    known = {"own": own, **{f"rival {number}": reports for number, reports in enumerate(rivals)}}
    gists = heard(*(report for reports in known.values() for report in reports))
    claims = {
        name: backed([gist for gist in gists if gist.origin.article in {one.article.id for one in reports}])
        for name, reports in known.items()
    }
    against = {"own": [name for name in known if name != "own"], **{name: ["own"] for name in known if name != "own"}}
    found = standings(claims, against)["own"]
    statements = {gist.statement.id: gist.origin.day for gist in gists}
    assert all(statements[one.because] in (one.from_, None) for one in found)
    return [f"{one.from_[5:]} {one.status} {one.outlets}/{one.families}/{one.roots}" for one in found]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param([told("2031-05-01", "Pelorus", SANK)], ["05-01 unsourced 1/1/0"], id="nobody is named"),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")], ["05-01 reported 1/1/1"], id="one says so"
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}", f"Tomas Kern: {SANK}")],
            ["05-01 corroborated 1/1/2"],
            id="two say so in one article",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", f"Tomas Kern: {SANK}"),
            ],
            ["05-01 reported 1/1/1", "05-02 corroborated 2/2/2"],
            id="another says so in another",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", SANK),
            ],
            ["05-01 reported 1/1/1", "05-02 reported 2/2/1"],
            id="another outlet, and no other root",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", f"Orsola Venn: {SANK}"),
            ],
            ["05-01 reported 1/1/1", "05-02 reported 2/2/1"],
            id="the same root twice",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"officials: {SANK}"),
                told("2031-05-02", "Packet", f"officials: {SANK}"),
            ],
            ["05-01 reported 1/1/1", "05-02 corroborated 2/2/2"],
            id="unnamed people of two outlets, two at most",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-04", "Pelorus", f"Orsola Venn: {SANK}", "Kern stayed* away from the harbour"),
            ],
            ["05-01 reported 1/1/1", "05-04 reported 1/2/1"],
            id="the same outlet again",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn~: {SANK}")], [], id="nobody commits to it: it never stood"
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn~: {SANK}"),
                told("2031-05-03", "Packet", f"Tomas Kern??: {SANK}"),
            ],
            ["05-03 reported 1/1/1"],
            id="nothing before it is backed",
        ),
        pytest.param(
            [told(None, "Pelorus", f"Orsola Venn: {SANK}")], [" reported 1/1/1"], id="undated: on no day that is known"
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"), told(None, "Packet", f"Tomas Kern: {SANK}")],
            ["05-01 reported 1/1/1"],
            id="an undated report counts for no day",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"), told("2031-05-02", "Pelorus", WRONG)],
            ["05-01 reported 1/1/1", "05-02 withdrawn 0/0/0"],
            id="taken back by its outlet",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"), told("2031-05-02", "Packet", WRONG)],
            ["05-01 reported 1/1/1"],
            id="not by another outlet",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", f"Tomas Kern: {SANK}"),
                told("2031-05-03", "Pelorus", WRONG),
            ],
            ["05-01 reported 1/1/1", "05-02 corroborated 2/2/2", "05-03 reported 1/1/1"],
            id="taken back by one of two",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", SANK),
                told("2031-05-02", "Pelorus", WRONG),
                told("2031-05-03", "Packet", f"Tomas Kern: {SANK}"),
            ],
            ["05-01 unsourced 1/1/0", "05-02 withdrawn 0/0/0", "05-03 reported 1/1/1"],
            id="taken back, and said again by another",
        ),
        pytest.param([told("2031-05-02", "Pelorus", WRONG)], [], id="taken back before it was ever said"),
    ],
)
def test_alone(own: list[Report], expected: list[str]) -> None:
    assert stood(own) == expected


@pytest.mark.parametrize(
    ("own", "rival", "expected"),
    [
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")],
            [told("2031-05-01", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 disputed 1/1/1"],
            id="disputed from the first day",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Register", f"Ilse Brandt: {SANK}"),
            ],
            [told("2031-05-02", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 reported 1/1/1", "05-02 disputed 2/2/2"],
            id="disputed comes before corroborated",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")],
            [told("2031-05-02", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 reported 1/1/1", "05-02 overtaken 1/1/1"],
            id="overtaken by what came later",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-03", "Register", f"Orsola Venn: {SANK}"),
            ],
            [told("2031-05-02", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 reported 1/1/1", "05-02 overtaken 1/1/1", "05-03 disputed 2/2/1"],
            id="overtaken until somebody says it again",
        ),
        pytest.param(
            [told("2031-05-02", "Pelorus", f"Orsola Venn: {SANK}")],
            [told("2031-05-01", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-02 reported 1/1/1"],
            id="a rival that it overtook speaks no more",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"), told("2031-05-03", "Pelorus", WRONG)],
            [told("2031-05-02", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 reported 1/1/1", "05-02 overtaken 1/1/1", "05-03 withdrawn 0/0/0"],
            id="withdrawn comes before overtaken",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")],
            [told("2031-05-01", "Packet", AFLOAT), told("2031-05-02", "Packet", WRONG_TOO)],
            ["05-01 disputed 1/1/1", "05-02 reported 1/1/1"],
            id="a rival that was taken back disputes nothing",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")],
            [told(None, "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 reported 1/1/1"],
            id="an undated rival disputes nothing",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}")],
            [told("2031-05-02", "Packet", f"Tomas Kern~: {AFLOAT}")],
            ["05-01 reported 1/1/1"],
            id="a rival that nobody commits to disputes nothing",
        ),
        pytest.param(
            [told("2031-05-01T10:00:00+00:00", "Pelorus", SANK)],
            [told("2031-05-01T12:00:00+00:00", "Packet", f"Tomas Kern: {AFLOAT}")],
            ["05-01 overtaken 1/1/0"],
            id="overtaken within a day",
        ),
    ],
)
def test_with_a_rival(own: list[Report], rival: list[Report], expected: list[str]) -> None:
    assert stood(own, rival) == expected


def test_of_two_rivals_one_that_stands_is_enough() -> None:
    own = [told("2031-05-02", "Pelorus", f"Orsola Venn: {SANK}")]
    early = [told("2031-05-01", "Packet", f"Tomas Kern: {AFLOAT}")]
    late = [told("2031-05-02", "Register", "Ilse Brandt: (the ferry) burned* off Orrin")]
    assert stood(own, early) == ["05-02 reported 1/1/1"]
    assert stood(own, early, late) == ["05-02 disputed 1/1/1"]


def test_what_changes_nothing_makes_no_standing() -> None:
    own = [told("2031-05-01", "Pelorus", SANK)]
    rival = [told("2031-05-01", "Packet", AFLOAT), told("2031-05-02", "Packet", AFLOAT, "It rained* in the night")]
    assert stood(own, rival) == ["05-01 disputed 1/1/0"]
