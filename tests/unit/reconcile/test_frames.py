"""Sentences and the frames that they are in: a pole on a scale, and who is at it."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest

from reportedly.reconcile.frames import Frame, excludes, frame_of, same
from tests.told_reports import heard, told


def framed(line: str) -> str | None:
    """The frame of a sentence, as ``scale.pole: theme``, a minus before what is denied."""
    report = told(None, "Pelorus", line)
    (gist,) = heard(report)
    if gist.frame is None:
        return None
    names = {one.id: one.name for one in report.entities}
    theme = f": {names[gist.frame.theme]}" if gist.frame.theme else ""
    return f"{'' if gist.frame.positive else '-'}{gist.frame.scale}.{gist.frame.pole}{theme}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Tomas Kern) died* in the fire", "life.dead: Tomas Kern"),
        ("(The gunmen) killed* <Tomas Kern>", "life.dead: Tomas Kern"),
        ("(Tomas Kern) is alive* and well", "life.alive: Tomas Kern"),
        ("(Tomas Kern) did not die* in the fire", "-life.dead: Tomas Kern"),
        ("(The blast) injured* <Tomas Kern>", "harm.hurt: Tomas Kern"),
        ("(Tomas Kern) was unhurt* in the blast", "harm.unhurt: Tomas Kern"),
        ("(The letter) is a forgery*", "authenticity.forged"),
        ("(Tomas Kern) forged* <the letter>", "authenticity.forged"),
        ("(The letter) is genuine*", "authenticity.genuine"),
        ("(Tomas Kern) signed* <the letter>", "authenticity.genuine"),
        ("(Tomas Kern) signed* <the poster>", None),
        ("(Tomas Kern) resigned* on the spot", "office.out: Tomas Kern"),
        ("(Tomas Kern) stepped* aside for good", "office.out: Tomas Kern"),
        ("(Tomas Kern) stepped* onto the quay", None),
        ("(Tomas Kern) left* office at noon", "office.out: Tomas Kern"),
        ("(Tomas Kern) left* the theatre at noon", None),
        ("(Ilse Brandt) dismissed* <Tomas Kern>", "office.dismissed: Tomas Kern"),
        ("(Tomas Kern) remains* minister", "office.in: Tomas Kern"),
        ("(Orsola Venn) appointed* <Tomas Kern>", "succession.named: Tomas Kern"),
        ("(Tomas Kern) succeeded* the mayor", "succession.named: Tomas Kern"),
        ("(The tunnel) reopened* to lorries", "passage.open"),
        ("(The tunnel) is impassable* to lorries", "passage.shut"),
        ("(The rebels) captured* <Orrin>", "control.taken: Orrin"),
        ("(The garrison) still controls* <Orrin>", "control.held: Orrin"),
        ("(The garrison) abandoned* <Orrin>", "control.left: Orrin"),
        ("(The judges) overturned* <the statute>", "law.struck"),
        ("(The judges) upheld* <the statute>", "law.upheld"),
        ("(The judges) remanded* <the statute>", "law.returned"),
        ("(The truce) held* overnight", "truce.kept"),
        ("(The truce) lapsed* overnight", "truce.ended"),
        ("(The truce) collapsed* overnight", "truce.broken"),
        ("(The militia) shelled* <Orrin>", "attack.struck: Orrin"),
        ("(The ferry) capsized* off the cape", "afloat.sunk"),
        ("(The ferry) is afloat* off the cape", "afloat.afloat"),
        ("(Divers) located* <the hull>", "found.found"),
        ("(The trawler) vanished* in fog", "found.lost"),
        ("(The captain) sent* <a mayday message>", "signal.sent"),
        ("(The captain) sent* <the cook>", None),
        ("(The watch) heard* <the mayday>", "signal.heard"),
        ("(Pirates) hijacked* <the tanker>", "seizure.seized"),
        ("(The minister) was unaware* of the memo", "knowledge.unaware"),
        ("(The jury) convicted* <Tomas Kern>", "guilt.guilty: Tomas Kern"),
        ("(The jury) acquitted* <Tomas Kern>", "guilt.innocent: Tomas Kern"),
        ("(Police) arrested* <Tomas Kern>", "custody.held: Tomas Kern"),
        ("(Tomas Kern) escapes* by boat", "custody.free: Tomas Kern"),
        ("(Orsola Venn) won* the election", "vote.won: Orsola Venn"),
        ("(Orsola Venn) lost* the election", "vote.lost: Orsola Venn"),
        ("(Orsola Venn) lost* her umbrella", None),
        ("(Orsola Venn) concedes* the election", "vote.conceded: Orsola Venn"),
        ("(The board) cancels* <the ballot>", "result.annulled"),
        ("(The board) ordered* <a recount>", "recount.ordered"),
        ("(The firm) recalled* <the heaters>", "product.recalled"),
        ("(The firm) sold* <the heaters>", "product.sold"),
        ("(Both sides) signed* <the treaty>", "deal.made"),
        ("(Tomas Kern) apologised* for the delay", "speech.apology: Tomas Kern"),
        ("(The court) awarded* <damages>", "justice.award"),
        ("(The roof) collapsed* overnight", "collapse.fell"),
        ("(The warehouse) exploded* overnight", "fire.burned"),
        ("(Tomas Kern) whistled* a waltz", None),
    ],
)
def test_sentences(line: str, expected: str | None) -> None:
    assert framed(line) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("life.dead", "life.dead", "same"),
        ("-life.dead", "-life.dead", "same"),
        ("life.dead", "life.alive", "excludes"),
        ("life.dead", "-life.dead", "excludes"),
        ("-life.dead", "life.alive", "neither"),
        ("-life.dead", "-life.alive", "neither"),
        ("authenticity.genuine", "authenticity.forged", "excludes"),
        ("authenticity.genuine", "-authenticity.forged", "same"),
        ("-harm.hurt", "harm.unhurt", "same"),
        ("office.out", "office.dismissed", "excludes"),
        ("-office.out", "office.dismissed", "neither"),
        ("law.struck", "law.returned", "excludes"),
        ("speech.apology", "speech.threat", "neither"),
        ("speech.apology", "-speech.apology", "excludes"),
        ("life.dead", "afloat.sunk", "neither"),
        ("", "life.dead", "neither"),
        ("", "", "neither"),
    ],
)
def test_same_and_excluded(one: str, other: str, expected: str) -> None:
    frames = _frame(one), _frame(other)
    found = {"same": same(*frames), "excludes": excludes(*frames)}
    assert [name for name, holds in found.items() if holds] == ([] if expected == "neither" else [expected])


def test_both_are_symmetric_and_never_hold_together() -> None:
    told_so = ["", *(f"{sign}{frame}" for sign in ("", "-") for frame in _FRAMES)]
    for one, other in combinations_with_replacement(map(_frame, told_so), 2):
        assert same(one, other) == same(other, one)
        assert excludes(one, other) == excludes(other, one)
        assert not (same(one, other) and excludes(one, other))


def test_a_frame_is_the_same_as_itself_and_nothing_as_no_frame() -> None:
    assert all(same(_frame(one), _frame(one)) for one in _FRAMES)
    assert not any(same(None, _frame(one)) or excludes(None, _frame(one)) for one in _FRAMES)


def test_the_likeliest_form_comes_first_and_no_form_is_no_frame() -> None:
    asked = {"words": frozenset({"they", "left"}), "subject": None, "object_": None, "positive": True}
    assert frame_of(("resign", "die"), **asked) == Frame(scale="office", pole="out", positive=True, theme=None)  # type: ignore[arg-type]
    assert frame_of((), **asked) is None  # type: ignore[arg-type]


_FRAMES = (
    *("life.dead", "life.alive", "authenticity.genuine", "authenticity.forged", "office.out", "office.dismissed"),
    *("office.in", "law.struck", "law.upheld", "law.returned", "speech.apology", "speech.threat", "afloat.sunk"),
)


def _frame(written: str) -> Frame | None:
    scale, _, pole = written.removeprefix("-").partition(".")
    return Frame(scale=scale, pole=pole, positive=written[:1] != "-", theme=None) if scale else None
