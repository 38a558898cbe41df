"""Reading → statements: each content with its chain, its mode, its certainty, and who is who.

Theory of operation. :mod:`chains` is the conductor; each of the others answers one question of it, and asks none of the
questions of another:

=====================  ================================================================================
:mod:`attributions`    who says what inside whose words, and what is the outlet's own
:mod:`entities`        who each source is, and who else and what is named
:mod:`certainty`       how surely, by cues, hedges, and the reader's judgement of the main predicate
:mod:`events`          what happened, when, and who took part
:mod:`timing`          when: the reader's time expressions by their tense, and what they prove of the report's day
:mod:`times`           what a time expression means: a grammar of its own
=====================  ================================================================================

Below them lie :mod:`english` (words, in tables), :mod:`syntax` (the reader's words as trees) and :mod:`places` (which
sentence a place of the text is in). The public door is :func:`compose`.
"""

from __future__ import annotations

from reportedly.statements.chains import compose

__all__ = ["compose"]
