"""Whose a quotation is behind whoever a sentence begins with, and a colon: *Corin Asht, to reporters: “It holds”*.

Live pages, minutes and lists of answers say so: a time of day perhaps ("18:22", "Here's"), whoever speaks, to whom or
where, a colon, and the quotation to the paragraph's end. Where a verb stands before the colon it is a sentence, which
others read; where neither a comma nor *to*, *on* or *in* shows that somebody is introduced, it may be a heading
("Correction: …"), and is left to the reader. A speaker that another paragraph gave the quotation to loses it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.attributions.quotes import without
from reportedly.statements.english.lexicon import is_somebodys
from reportedly.statements.places import meet
from reportedly.statements.syntax import Forest

__all__ = ["with_leads"]

#: A colon behind a name hardly ever means anything else; this project's judgement, 2026-11-26.
_TRUST = 0.85

_CLOCK = r"(?:\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?(?:[-–—|:] )?)?"
_TITLES = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|St)\."
_BEGINS = rf"(?:\A|(?<=\n)|(?<=[.!?] )){_CLOCK}(?:(?:And )?[Hh]ere(?:['’]s| is) )?"
_LEAD = re.compile(
    rf"{_BEGINS}(?P<who>(?:the )?[A-Z](?:{_TITLES}|[^:.;“”\"!?\n]){{1,140}}?)"
    r"(?P<to>,? (?:to|on|in|at|speaking (?:to|on|in|at)) [^:;.,“”\"\n]{2,40})?(?P<colon>:) ?"
    r"(?P<what>“[^“”\n]{3,}(?:”|(?=\n|\Z))|\"[^\"\n]{3,}\")(?=\s*(?:\n|\Z|[“\"]))"
)


def with_leads(text: str, reading: Reading, forest: Forest) -> Reading:
    """*reading*, with every quotation that a paragraph begins with somebody for given to him.

    Args:
        text: the article's text.
        reading: the attributions found.
        forest: the trees of the text's sentences.
    """
    found = list(reading.attributions)
    for match in _LEAD.finditer(text):
        who, what = cut(text, *match.span("who")), cut(text, *match.span("what"))
        shown = bool(match.group("to")) or "," in who.text
        if shown and not _is_given(found, who, what) and _is_somebody(who, what.start, forest):
            colon = cut(text, match.start("colon"), match.end("colon"))
            found = [*without(found, what), _lead(who, colon, what)]
    return replace(reading, attributions=tuple(found))


def _lead(who: Span, colon: Span, what: Span) -> Attribution:
    return Attribution(source=(who,), cue=(colon,), content=(what,), confidence=_TRUST)


def _is_given(found: list[Attribution], who: Span, what: Span) -> bool:
    """Whether somebody among *found* is in *who*, and has *what*."""
    return any(
        any(meet(part, who) for part in one.source) and any(meet(part, what) for part in one.content) for one in found
    )


def _is_somebody(who: Span, end: int, forest: Forest) -> bool:
    """Whether *who* has a name or a noun for people, and nothing before *end* is a verb."""
    tree = forest.at(who)
    if tree is None:
        return False
    words = [n for n, word in enumerate(tree.words) if who.start <= word.span.start < end]
    if any(tree.tag(n) in ("VERB", "AUX") for n in words):
        return False
    return any(tree.tag(n) == "PROPN" or (tree.tag(n) == "NOUN" and is_somebodys(tree.text(n))) for n in words)
