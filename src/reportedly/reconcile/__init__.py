"""Reports of one affair → its claims: who says the same, who speaks against it, who copies whom, how each claim stood.

Theory of operation. Everything here is a pure function of a set of reports, whatever the order: no SQL, no clock, no
network. What is read is never changed, it is only put beside what others wrote.

=================  ===================================================================================================
:mod:`keys`        what an article is about, as keys: articles that share one belong to one story
:mod:`families`    who copied whom
:mod:`figures`     who is who across articles
:mod:`rereading`   the statements as people at the desk corrected them (:mod:`anchors`)
:mod:`gists`       the propositions, made ready to be compared (:mod:`meanings`, :mod:`frames`, :mod:`corrections`)
:mod:`comparing`   two of them side by side: their facts (:mod:`board`), and why they exclude each other
                   (:mod:`counting`, :mod:`conflicts`); then what that comes to (:mod:`weighing`), alone and among
                   all other pairs (:mod:`company`)
:mod:`clusters`    those that say the same, as groups
:mod:`claims`      the groups as claims, with their roots (:mod:`roots`) and rivals
:mod:`standings`   how each stood from day to day, by who backed it (:mod:`backing`)
:mod:`drifts`      who dropped a hedge
:mod:`wording`     a claim in plain words
:mod:`rulings`     what people at the desk judged of claims: one or two, rivals or none, assessments
=================  ===================================================================================================

The public door is :func:`reconcile`, and :func:`story_keys` for whoever keeps the stories apart; :func:`corrected` and
:func:`corrections` give the statements as the desk has them, beside what was read.
"""

from __future__ import annotations

from reportedly.reconcile.affair import reconcile
from reportedly.reconcile.anchors import placed
from reportedly.reconcile.chronology import day_of
from reportedly.reconcile.keys import story_id, story_keys
from reportedly.reconcile.rereading import corrected, corrections
from reportedly.reconcile.rulings import trouble

__all__ = ["corrected", "corrections", "day_of", "placed", "reconcile", "story_id", "story_keys", "trouble"]
