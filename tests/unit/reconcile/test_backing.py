"""Who backs a claim, on which day, and whose word it is in the last resort."""

from __future__ import annotations

import pytest

from reportedly.affairs import Because
from reportedly.reconcile.backing import NO_DAY, Backed, backed, without_reversals
from reportedly.records import Report
from tests.told_reports import heard, told

SANK = "(the ferry) sank* off Orrin"
AFLOAT = "(the ferry) is afloat* off Orrin"
WRONG = "An earlier version of this article said that // (the ferry) sank* off Orrin"
REST = (
    "(Fishing boats from three villages) reached* the burning hull before the navy did",
    "(The owners of the line) have refused to publish* the list of those who had bought tickets",
    "(Divers from the naval school) go* down again on Thursday if the swell allows it",
)


def claim(*reports: Report) -> Backed:
    """One claim that the first statement of each of the reports says."""
    firsts = {report.statements[0].id for report in reports}
    return backed([gist for gist in heard(*reports) if gist.statement.id in firsts])


def backing(one: Backed, day: str) -> list[str]:
    """The outlets that back it at the end of a day, each with whose word it rests on."""
    return [f"{voice.gist.origin.outlet}: {voice.ground.name if voice.ground else '-'}" for voice in one.on(day)]


def test_a_voice_counts_from_its_day_on() -> None:
    one = claim(told("2031-05-02", "Pelorus", f"Orsola Venn: {SANK}"), told("2031-05-04", "Packet", SANK))
    assert backing(one, "2031-05-01") == []
    assert not one.had("2031-05-01")
    assert backing(one, "2031-05-02") == backing(one, "2031-05-03") == ["Pelorus: Orsola Venn"]
    assert backing(one, "2031-05-04") == ["Pelorus: Orsola Venn", "Packet: -"]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(told("2031-05-03", "Pelorus", WRONG), ["Register: Tomas Kern"], id="by the outlet"),
        pytest.param(
            told("2031-05-03", "Packet", WRONG), ["Pelorus: Orsola Venn", "Register: Tomas Kern"], id="by another"
        ),
        pytest.param(
            told("2031-05-01", "Pelorus", WRONG), ["Pelorus: Orsola Venn", "Register: Tomas Kern"], id="too early"
        ),
        pytest.param(told(None, "Pelorus", WRONG), ["Pelorus: Orsola Venn", "Register: Tomas Kern"], id="on no day"),
    ],
)
def test_taken_back(later: Report, expected: list[str]) -> None:
    one = claim(
        told("2031-05-02", "Pelorus", f"Orsola Venn: {SANK}"), told("2031-05-02", "Register", f"Tomas Kern: {SANK}"),
        later,
    )  # fmt: skip
    assert sorted(backing(one, "2031-05-03")) == expected
    assert one.had("2031-05-03")


def test_it_stood_until_the_day_it_was_taken_back() -> None:
    one = claim(told("2031-05-02", "Pelorus", SANK), told("2031-05-05", "Pelorus", WRONG))
    assert backing(one, "2031-05-04") == ["Pelorus: -"]
    assert backing(one, "2031-05-05") == []


def test_taken_back_for_the_copies_too() -> None:
    one = claim(
        told("2031-05-02", "Pelorus", SANK, *REST),
        told("2031-05-03", "Packet", SANK, *REST),
        told("2031-05-03", "Register", SANK),
        told("2031-05-04", "Pelorus", WRONG, *REST),
    )
    assert sorted(backing(one, "2031-05-03")) == ["Packet: -", "Pelorus: -", "Register: -"]
    assert backing(one, "2031-05-04") == ["Register: -"]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", f"Pelorus: {SANK}"),
            ],
            ["Pelorus: Orsola Venn", "Packet: Orsola Venn"],
            id="an outlet that cites is seen through",
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Orsola Venn: {SANK}"),
                told("2031-05-02", "Packet", f"Pelorus: {SANK}"),
                told("2031-05-03", "Register", f"Packet: {SANK}"),
            ],
            ["Pelorus: Orsola Venn", "Packet: Orsola Venn", "Register: Orsola Venn"],
            id="through two",
        ),
        pytest.param(
            [told("2031-05-01", "Pelorus", SANK), told("2031-05-02", "Packet", f"Pelorus: {SANK}")],
            ["Pelorus: -", "Packet: Pelorus"],
            id="an outlet that names nobody is the root",
        ),
        pytest.param(
            [told("2031-05-02", "Packet", f"Pelorus: {SANK}")], ["Packet: Pelorus"], id="its report is not there"
        ),
        pytest.param(
            [
                told("2031-05-01", "Pelorus", f"Packet: {SANK}"),
                told("2031-05-02", "Packet", f"Pelorus: {SANK}"),
            ],
            ["Pelorus: Pelorus", "Packet: Packet"],
            id="outlets that give each other: it ends",
        ),
    ],
)
def test_roots_seen_through_outlets(reports: list[Report], expected: list[str]) -> None:
    assert backing(claim(*reports), "2031-05-09") == expected


def test_no_voice_at_all() -> None:
    one = backed([])
    assert (one.on("2031-05-01"), one.had("2031-05-01"), one.grounds()) == ((), False, {})


NINE, TWELVE = (f"({{{n} people}}[{n} dead]) died* in the fire" for n in (9, 12))


@pytest.mark.parametrize(
    ("said", "contrary", "because", "expected"),
    [
        pytest.param(f"Orsola Venn: {SANK}", f"Orsola Venn: {AFLOAT}", "state", [], id="its root says the contrary"),
        pytest.param(
            f"Orsola Venn: {SANK}", f"Tomas Kern: {AFLOAT}", "state", ["Pelorus", "Packet"], id="another does"
        ),
        pytest.param(f"Orsola Venn: {NINE}", f"Orsola Venn: {TWELVE}", "number", ["Pelorus", "Packet"], id="more now"),
        pytest.param(f"Orsola Venn: {TWELVE}", f"Orsola Venn: {NINE}", "number", [], id="fewer now"),
    ],
)
def test_taken_back_by_its_root(said: str, contrary: str, because: Because, expected: list[str]) -> None:
    """What Packet says by itself rests on nothing else."""
    bare = said.removeprefix("Orsola Venn: ")
    first, second, *against = heard(
        told("2031-05-01", "Pelorus", said),
        told("2031-05-02", "Packet", bare),
        told("2031-05-04", "Register", contrary),
    )
    heeded = without_reversals(backed([first, second]), [(because, backed(against))])
    assert [voice.gist.origin.outlet for voice in heeded.on("2031-05-03")] == ["Pelorus", "Packet"]
    assert [voice.gist.origin.outlet for voice in heeded.on("2031-05-04")] == expected


NONE, FORTY = (f"({{{n} clerks}}[{n} job]) go* in May" for n in (0, 40))


@pytest.mark.parametrize(
    ("said", "contrary", "because", "expected"),
    [
        pytest.param(SANK, AFLOAT, "state", [], id="an outlet speaks against itself"),
        pytest.param(f"officials: {SANK}", AFLOAT, "state", [], id="against those whom it alone had heard"),
        pytest.param(f"Tomas Kern: {SANK}", AFLOAT, "state", ["Pelorus"], id="against one with a name"),
        pytest.param(SANK, f"Pelorus: {AFLOAT}", "state", [], id="it is quoted against itself"),
        pytest.param(f"Tomas Kern: {NONE}", f"Tomas Kern: {FORTY}", "number", [], id="some of what there was none of"),
    ],
)
def test_taken_back_by_an_outlet(said: str, contrary: str, because: Because, expected: list[str]) -> None:
    outlet = "Register" if contrary.startswith("Pelorus") else "Pelorus"
    first, *against = heard(told("2031-05-01", "Pelorus", said), told("2031-05-04", outlet, contrary))
    heeded = without_reversals(backed([first]), [(because, backed(against))])
    assert [voice.gist.origin.outlet for voice in heeded.on("2031-05-03")] == ["Pelorus"]
    assert [voice.gist.origin.outlet for voice in heeded.on("2031-05-04")] == expected


NO_LONGER = f"{{source}}~: {{source}} no longer maintains that // {SANK}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Orsola Venn", ["Register: Tomas Kern"], id="the root goes back on its word"),
        pytest.param("Ilse Brandt", ["Pelorus: Orsola Venn", "Register: Tomas Kern"], id="somebody else does"),
    ],
)
def test_gone_back_on(source: str, expected: list[str]) -> None:
    one = claim(
        told("2031-05-02", "Pelorus", f"Orsola Venn: {SANK}"),
        told("2031-05-02", "Register", f"Tomas Kern: {SANK}"),
        told("2031-05-04", "Packet", NO_LONGER.format(source=source)),
    )
    assert sorted(backing(one, "2031-05-03")) == ["Pelorus: Orsola Venn", "Register: Tomas Kern"]
    assert sorted(backing(one, "2031-05-04")) == expected


def test_what_undated_reports_back_is_backed_on_no_day() -> None:
    one = claim(told(None, "Pelorus", f"Orsola Venn: {SANK}"))
    assert backing(one, "2031-05-09") == []
    assert backing(one, NO_DAY) == ["Pelorus: Orsola Venn"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(f"Orsola Venn > Tomas Kern: {SANK}", f"Orsola Venn: {SANK}", ["Tomas Kern"] * 2, id="from him"),
        pytest.param(f"Orsola Venn: {SANK}", f"Orsola Venn > Tomas Kern: {SANK}", ["Tomas Kern"] * 2, id="told later"),
        pytest.param(
            f"Ilse Brandt > Tomas Kern: {SANK}", f"Orsola Venn: {SANK}", ["Tomas Kern", "Orsola Venn"], id="another"
        ),
        pytest.param(
            f"Orsola Venn > Tomas Kern~: {SANK}", f"Orsola Venn: {SANK}", ["Orsola Venn"] * 1, id="he does not say so"
        ),
    ],
)
def test_who_gives_it_once_on_anothers_word_has_it_from_that_other(
    first: str, second: str, expected: list[str]
) -> None:
    report = told("2031-05-02", "Pelorus", first, second)
    one = backed(heard(report))
    assert [voice.ground.name for voice in one.on("2031-05-02") if voice.ground] == expected
