"""Time expressions resolved by a small grammar.

Theory of operation: knowledge stands in tables. ``tables/words.toml`` lists the words of time by class, the other
tables the *forms* in which English puts them together, each with examples that are its tests. One engine reads them
all: the phrase is cut into normalised words (:mod:`tokens`), a parser (:mod:`parsing`) matches them against the
compiled forms (:mod:`grammar`), and the maker a form names puts the meanings of the parts together: stretches of the
calendar and what comes round in it (:mod:`grains`, :mod:`anchoring`, :mod:`cycles`, :mod:`stretches`), lengths
(:mod:`lengths`, :mod:`durations`), times of day (:mod:`clocks`), sets (:mod:`repeats`), and what words do to them
(:mod:`phases`). At the end :mod:`intervals` writes the meaning down in the notation of TIMEX3, with the earliest and
the latest day that it allows.

Three doors: :func:`resolve` reads a phrase, :func:`find` finds phrases in a text by grammar alone (:mod:`guards` knows
"may" and "the march"), :func:`bounds` tells what the times of an undated report prove about its own day.
"""

from __future__ import annotations

from reportedly.statements.times.finding import Found, find
from reportedly.statements.times.intervals import bounds
from reportedly.statements.times.resolution import explain, resolve
from reportedly.statements.times.timex import Timex

__all__ = ["Found", "Timex", "bounds", "explain", "find", "resolve"]
