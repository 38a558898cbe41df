"""Which contents may hold an attribution of their own: the ones worth reading again."""

from __future__ import annotations

import re

__all__ = ["may_hold_another"]

# Words that can be the cue of an attribution inside somebody's words, drawn up by hand, by the forms in which somebody
# else's speech or thought is told of: without those that mostly serve a speaker's own "I think", "I know", "we want". A
# stem stands for whatever it begins. One word more costs a little time, one less may cost a chain.
_STEMS = """
accus acknowledg admit admission advis alleg announc argue argued argues argument assert assur attribut believ blam
boast called cautioned challeng charged cited cites claim complain conced conclud condemn confess confirm contend
credit criticiz decid declar declin demand denial denied denies deny denying describ determin disclos dismiss disput
doubted emphasi estimat expected explain express fears feared finding forecast hinted hopes hoped imagin implied
implies indicat informed inform insist insinuat joked maintain mentioned mock noted notes observ ordered pledg
pointed posit predict presum proclaim promis propos protest quoted quoting reasoned recall recommend referred refus
reject remark remind replied reported reportedly reports reveal ruled said saying says speculat spoke stated states
stating statement stress suggest suspect swore talked telling tells testif thinks thinking thought threat told
translation tweeted understood urg vow warn welcom wonder wrote written according account
"""
_CUE = re.compile(r"\b(?:" + "|".join(_STEMS.split()) + r")\w*", re.IGNORECASE)
_SHORTEST = 20  # characters: nothing shorter holds a speaker, a cue and a content


def may_hold_another(content: str) -> bool:
    """Whether *content* is long enough for an attribution and has a word that could be its cue."""
    return len(content) >= _SHORTEST and _CUE.search(content) is not None
