"""The card of a reader, on narrow consoles and on wide ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reader.bundle import Score
from reportedly.terminal.bench import card_lines
from reportedly.terminal.layout import Look
from reportedly.terminal.rates import rates
from tests.bundles import score

ABOUT = {"bundle": "invented", "licence": "CC0-1.0"}
TABLE = [
    score("times", "almanac dev", "TIMEX3 value F1", 76.4),
    score("attribution", "gazette dev", "exact F1, source", 82.4),
    score("attribution", "gazette dev", "exact F1, cue", 75.0),
]
NARROW = """\
bundle   invented
licence  CC0-1.0

  what is read  measured on  measure           value
    how often it errs
attribution: who said what
  sources       gazette dev  exact F1, source   82.4
    18 in 100 sources are missed, extra, or cut otherwise than people cut them
  cues          gazette dev  exact F1, cue      75.0
    25 in 100 cues are missed, extra, or cut otherwise than people cut them

times: dates, times and durations
  values        almanac dev  TIMEX3 value F1    76.4
    24 in 100 time expressions are missed, extra, or taken for another time

N in 100: of all that the reader or people marked, so many have no exact
counterpart with the other. A word more or less counts as much as a blunder.
The reader was not trained on the text it was measured on; on text of other
kinds it may err more.
"""
WIDE = """\
bundle   invented
licence  CC0-1.0

  what is read  measured on  measure           value  how often it errs
attribution: who said what
  sources       gazette dev  exact F1, source   82.4  18 in 100 sources are missed, extra, or cut otherwise than people
                                                      cut them
  cues          gazette dev  exact F1, cue      75.0  25 in 100 cues are missed, extra, or cut otherwise than people cut
                                                      them

times: dates, times and durations
  values        almanac dev  TIMEX3 value F1    76.4  24 in 100 time expressions are missed, extra, or taken for another
                                                      time

N in 100: of all that the reader or people marked, so many have no exact counterpart with the other. A word more or less
counts as much as a blunder.
The reader was not trained on the text it was measured on; on text of other kinds it may err more.
"""


def _shown(about: dict[str, str], scores: list[Score], width: int) -> str:
    lines = card_lines(about, rates(scores), Look(width=width, signs=True))
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


@pytest.mark.parametrize(("width", "shown"), [(80, NARROW), (120, WIDE)])
def test_card(width: int, shown: str) -> None:
    assert _shown(ABOUT, TABLE, width) == shown


def test_a_bundle_that_was_not_measured() -> None:
    assert (
        _shown({"bundle": "invented"}, [], 80)
        == "bundle  invented\n\nThis bundle does not say what it was measured at.\n"
    )


def test_a_bundle_gives_the_terminal_no_orders() -> None:
    order = "\x1b[2Jx"
    shown = _shown({"bundle": order, "licence": order}, [score(order, order, order, 1.0)], 80)
    assert shown.replace("\n", "").isprintable()
    assert shown.count("[2Jx") == 6


@given(st.text(max_size=60), st.integers(40, 160))
def test_no_line_is_wider_than_the_console(strange: str, width: int) -> None:
    scores = [*TABLE, score(strange, strange, strange, 1.0)]
    lines = card_lines({"bundle": strange}, rates(scores), Look(width=width, signs=True))
    assert all(line.cell_len <= width for line in lines)
