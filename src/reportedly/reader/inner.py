"""Which contents may hold an attribution of their own: the ones worth reading again."""

from __future__ import annotations

import re

__all__ = ["may_hold_another"]

# Stems of the 120 most frequent cue words of PolNeAR's training part that can stand inside somebody's words with a
# speaker of their own; together they open nine in ten of its cues. A word more costs a little time, one less may cost a
# chain.
_STEMS = """
accus acknowledg add admit admission advis agree alleg announc appeal argu ask assert assum assur attribut aver believ
blam boast call caution challeng charg cit claim comment complain conced conclud condemn confess confirm contend
critic decid declar declin defend demand den[iy] describ determin disclos dismiss disput doubt emphasi estimat expect
explain express fear find found finding hail hint hope identif impl indicat inform insist insinuat joke know knew
learn maintain mention mock note noting object observ opin order plead pledg point posit predict proclaim promis
propos protest prov question quot rais reaction read recall recommend refer refus reject remark remind repeat repli
reply report request respon reveal ruled ruling said say saw see shout signal sp[eo]k state stating statement stress
suggest suspect swear swore talk tell testif think thought threat told translat tweet urge urging vow want warn welcom
wond wrote writ written according account words
"""
_CUE = re.compile(r"\b(?:" + "|".join(_STEMS.split()) + r")", re.IGNORECASE)
_SHORTEST = 20  # characters: nothing shorter holds a speaker, a cue and a content


def may_hold_another(content: str) -> bool:
    """Whether *content* is long enough for an attribution and has a word that could be its cue."""
    return len(content) >= _SHORTEST and _CUE.search(content) is not None
