"""Hearsay: what is given on the word of nobody who is named, and whom the reader puts in nobody's place.

The reader likes to have a source, and takes the next best name for one. Four constructions name none, or another:

=====================================================  ==================================================
"The Act is usually said to have ended 212 leases"     nobody; the content is about the subject, all of it
"It is said in the delta that …"                       nobody
"… hours after reports that she had walked out"        nobody: the subject of the sentence reports nothing
"Asked whether the voice was his, Haro Quill …"        what is asked is put to the subject of the main clause
=====================================================  ==================================================

And a few finds of the reader's are nobody's word at all: to *strike down* an act, to *send back* a bill or to *release*
a tape is done, not said. Such a find goes, unless its content is quoted or a clause. That somebody *knows that* a thing
is so, the outlet says in its own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.places import sentence_at

__all__ = ["with_hearsay"]

_BELIEF = r"(?:said|reported|believed|thought|understood|alleged|rumou?red|supposed|claimed|held|reputed|presumed)"
_IS = r"(?:is|are|was|were|(?:has|have|had) (?:long )?been)(?: \w+ly| often| also| still| now| widely)?"
_PASSIVE = re.compile(rf"^{_IS} {_BELIEF}$", re.IGNORECASE)
_IT_IS = re.compile(rf"^it {_IS} {_BELIEF}\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"^(?:(?:media|press|news|earlier|unconfirmed|widespread) )?(?:reports|rumou?rs|speculation)$", re.IGNORECASE
)
_ASKED = re.compile(r"^asked\b", re.IGNORECASE)
_ASKED_BY = re.compile(r"^Asked\b[^.“”\"]{0,60}?\b(?:whether|if|about|why|how|what|who|when|where)\b")
_SPEAKER = re.compile(r",\s+(?P<who>(?:(?:the|a|an) )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}|s?he|they)(?=[\s,])")
_PRONOUNS = ("he", "she", "they")
_NAME = re.compile(r"(?<=\s)[A-Z]\w")
_JOINS = re.compile(r"['’]s?\b|\bof\b|\bby\b|\bfrom\b")

#: Done, not said: the main verb of a cue whose content is a thing.
_DONE = re.compile(
    r"\b(?:struck down|strikes? down|sent|sends|returned|returns|release[sd]?|published|publishes|issued|handed over|"
    r"upheld|overturned|quashed|scrapped|passed|adopted|signed|vetoed|withdrew|withdrawn|retracted|launched|"
    r"opened|won|lost|(?:formally|officially) accept(?:ed|s))\b[^\n]{0,20}$",
    re.IGNORECASE,
)
_KNOWS = re.compile(r"\b(?:know|knows|knew|known|(?:is|are|was|were|be|been) (?:well |fully )?aware)\b", re.IGNORECASE)
_UNNAMED = re.compile(r"^(?:not )?to be (?:named|identified|quoted)\b|^anonymity\b")
_NOT_SO = re.compile(r"\b(?:not|n[’']t|never|no|if|whether|unless)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:that|whether|if|how|why|what|who|when|where|to|as|not)\b|^[“\"‘'„«]", re.IGNORECASE)
_QUOTE = re.compile(r"[“”\"„«»]|(?<!\w)‘")


def with_hearsay(text: str, sentences: Sequence[Span], reading: Reading) -> Reading:
    """*reading*, with what is nobody's word given to nobody, and without what was never said."""
    return Reading(attributions=tuple(_read(text, sentences, reading)))


def _read(text: str, sentences: Sequence[Span], reading: Reading) -> Iterator[Attribution]:
    for found in reading.attributions:
        cue = cut(text, found.cue[0].start, found.cue[-1].end)
        home = sentence_at(sentences, cue.start)
        if _is_done(cue, found):
            continue
        source = found.source[0] if found.source else None
        before = source is not None and source.end <= cue.start
        if source is not None and before and _PASSIVE.match(cue.text) and found.content[0].text.startswith("to "):
            yield replace(found, source=(), content=(source, *found.content))
        elif source is not None and (_IT_IS.match(cue.text) or _is_report(text, cue, source, found)):
            yield replace(found, source=())
        elif home is not None and _ASKED.match(cue.text) and cue.start - home.start <= 1:
            yield replace(found, source=_asked(text, home, found))
        else:
            yield found


def _is_done(cue: Span, found: Attribution) -> bool:
    """Whether *cue* is a deed, or a knowledge, and no saying."""
    if _UNNAMED.match(found.content[0].text):
        return True  # "who asked not to be named"
    quoted = any(_QUOTE.search(span.text) for span in found.content)
    if _KNOWS.search(cue.text) and found.source:
        return (
            found.content[0].text.startswith("that ")
            and not quoted
            and not _NOT_SO.search(cue.text)
            and " to " not in cue.text
        )
    return not quoted and _DONE.search(cue.text) is not None and not _CLAUSE.match(found.content[0].text)


def _is_report(text: str, cue: Span, source: Span, found: Attribution) -> bool:
    """Whether *cue* is "reports" of nobody's, and *source* somebody else in the sentence."""
    if not _REPORTS.match(cue.text) or not found.content[0].text.startswith("that"):
        return False
    between = text[min(source.end, cue.end) : max(source.start, cue.start)]
    return source.end < cue.start and not _JOINS.search(between) and len(between) > 3


def _asked(text: str, home: Span, found: Attribution) -> tuple[Span, ...]:
    """Who is asked: the subject of the main clause behind what is asked, where it is a name or a pronoun."""
    if not _ASKED_BY.match(home.text):
        return found.source
    match = _SPEAKER.match(text, found.content[-1].end)
    if match is None or (match["who"] in _PRONOUNS and _NAME.search(found.content[-1].text)):
        return found.source
    return (cut(text, *match.span("who")),)
