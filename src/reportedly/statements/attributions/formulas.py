"""Set phrases that put a clause on somebody's word: "by the captain's account", "in the view of the board".

Or on a paper's: "by the indictment", "in the draft of their report", "under its clause 7". They are adjuncts, set off
by commas, and tell of a hop as surely as a verb does; the reader, whose training corpus has few, misses most of them
inside somebody's words. A phrase that stands first, last or between commas in a content, or in a sentence that no
attribution touches, is read as an attribution of what is left of it. "According to" is read so in every sentence: what
the reader finds in the rest of it is then within its content, one hop deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.places import sentence_at

__all__ = ["with_formulas"]

# Drawn up by hand, 2026-11-22.
_NOUNS = (
    r"account|reckoning|estimate|estimation|count|admission|telling|version|view|opinion|judge?ment|words|assessment|"
    r"ledger|tally|log|records?|figures|lists?|book|watch|clock|notes|register|annex|survey|map|finding"
)
_PAPERS = (
    r"(?:indictment|charge sheet|lists?|registers?|receipts?|logs?|logbook|ledger|minutes|schedule|annex|survey|"
    r"report|draft|memo|memorandum|judge?ment|term sheet|contract|treaty|agreement|book|invoice|slip)"
)
_WHO = r"(?P<{}>(?:(?!\b(?:that|which|who)\b)[^,.;:“”\"()\n]){{2,120}}?)"
_FORMULA = re.compile(
    rf"\b(?:by|in|on) (?:{_WHO.format('whose')}['’]s?|(?P<his>his|her|their|its)) (?:own )?"
    rf"(?:[a-z]+ )??(?P<noun>{_NOUNS})\b(?: \d+\b)?(?:,? too\b| beyond (?:\w+ )?doubt\b)?"
    rf"|\bby the (?P<noun_of>account|reckoning|estimate|count|telling|version|tally|finding|testimony|word) of "
    rf"{_WHO.format('whose_of')}(?=[,.;:”\"]|$)"
    rf"|\b(?P<by>by|in) (?P<paper>(?:the|its|their|that|this) (?:[\w-]+ ){{0,2}}?{_PAPERS}(?: \d+)?"
    r"(?: of (?:the|its|their|his|her) [\w-]+(?: [\w-]+)?)?)(?=,)"
    rf"|(?<![^“\"‘\n ])(?P<by_first>By) (?P<paper_first>(?:the|an?|that|this) (?:[\w-]+ ){{0,2}}?{_PAPERS})"
    r"(?= [a-z\d]|,)"
    r"|\b(?P<under>under) (?P<clause>(?:its|their) (?:clause|article|section|paragraph|terms)(?: \d+\w?)?)\b"
    r"|\b(?P<of>in the (?:view|opinion|words|eyes|judge?ment|telling) of|on the word of|according to|"
    r"if (?:one|you) (?:believes?|trusts?|asks?|go(?:es)? by|(?:is|are) to believe))"
    rf" (?!(?:in|that|why|how|what|whether|for|me|us)\b){_WHO.format('who')}"
    r"(?=[,.;:”\"]|$)"
    rf"|\bif {_WHO.format('believed')} (?P<believing>(?:is|are|was|were) to be (?:believed|trusted))\b",
    re.IGNORECASE,
)
_SOURCES = ("whose", "his", "who", "whose_of", "paper", "paper_first", "clause", "believed")
_ACCORDING = "according to"
_CLAUSE = re.compile(
    r"^ (?:the|an?|this|these|his|her|their|its|no|nobody|\d|[A-Z]|[a-z]+ \w+ (?:had|was|were|has|have)\b)"
)
_OWN_CLAUSE = re.compile(r",\s+(?:which|who|whose|where|an?|the)\b", re.IGNORECASE)  # of the one just named
_PUT_IN = re.compile(r",\s+(?:which|who|whom|whose|where|when)\b[^“”\"\n]*?,\s")
_LEAD = re.compile(r"^(?:that\b)?[\s,]*", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^(?:my|our|your)\b", re.IGNORECASE)
_FEWEST_WORDS = 2
_FEWEST_MORE = 3  # words that the reader must have left out: not "But" or "However,"
_TRUST = 0.95  # a set phrase between commas hardly ever means anything else; this project's judgement, 2026-11-22


def with_formulas(text: str, sentences: Sequence[Span], reading: Reading) -> Reading:
    """*reading* and the attributions that set phrases tell of, each after the one whose content it stands in."""
    read = [one for one in reading.attributions if not _swallows(one)]
    reading = Reading(attributions=tuple(_in_full(text, sentences, one, read) for one in read))
    found: list[Attribution] = []
    for attribution in reading.attributions:
        found.append(attribution)
        for span in attribution.content:
            found.extend(_in_span(text, span.start, span.end, attribution.confidence, reading))
    parts = [part for a in reading.attributions for part in (*a.source, *a.cue, *a.content)]
    touched = sorted((part.start, part.end) for part in parts)
    furthest = list(accumulate((end for _, end in touched), max))
    for sentence in sentences:
        before = bisect_left(touched, (sentence.end, 0))
        if not before or furthest[before - 1] <= sentence.start:
            found.extend(_in_span(text, sentence.start, sentence.end, 1.0, reading))
        else:
            found[:0] = _around(text, sentence, found)
    return Reading(attributions=tuple(found))


def _in_full(text: str, sentences: Sequence[Span], one: Attribution, read: Sequence[Attribution]) -> Attribution:
    """*one* with all of the sentence that an "according to" begins or ends, where the reader has but a part of it."""
    home = sentence_at(sentences, one.cue[0].start)
    if home is None or one.cue[0].text.casefold() != _ACCORDING or len(one.content) != 1 or not one.source:
        return one
    content = one.content[0]
    others = [part for other in read if other is not one and other.source for part in (*other.cue, *other.content)]
    if _is_broken_off(text, home, one):
        end = home.end - (len(home.text) - len(home.text.rstrip(" .!?”\"'’")))
        free = not any(part.start < end and content.end < part.end for part in others)
        return replace(one, content=(cut(text, content.start, end),)) if free else one
    breaks = (text.rfind(mark, home.start, content.start) for mark in (": ", "; "))
    start = max((home.start, *(at + 2 for at in breaks if at >= 0)))
    ends = not text[one.source[-1].end : home.end].strip(" .”\"'’") and content.end <= one.cue[0].start
    if (
        not ends
        or len(text[start : content.start].split()) < _FEWEST_MORE
        or any(part.start < content.end and start < part.end for part in others)
    ):
        return one
    return replace(one, content=(cut(text, start, content.end),))


def _is_broken_off(text: str, home: Span, one: Attribution) -> bool:
    """Whether its sentence begins with it, and its content breaks off where a clause is put in: *the sluice, which*."""
    begins = not text[home.start : one.cue[0].start].strip(" “\"‘'")
    content = one.content[0]
    return begins and content.start >= one.source[-1].end and _PUT_IN.match(text, content.end, home.end) is not None


def _swallows(attribution: Attribution) -> bool:
    """Whether a cue is "according to" and part of the one whom it is according to: a misreading."""
    cue = attribution.cue[0].text.casefold()
    return cue.startswith(_ACCORDING) and cue != _ACCORDING


def _around(text: str, sentence: Span, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """What a whole sentence is said to be according to, if nothing found so far has a hand in those words."""
    match = _FORMULA.search(text, sentence.start, sentence.end)
    if match is None or (match["of"] or "").casefold() != _ACCORDING:
        return
    if any(
        part.start < match.end() and match.start() < part.end
        for one in found
        for part in (*one.source, *one.cue, *one.content)
    ):
        return
    yield from _in_span(text, sentence.start, sentence.end, 1.0, Reading(attributions=()))


def _in_span(text: str, start: int, end: int, confidence: float, reading: Reading) -> Iterator[Attribution]:
    match = _FORMULA.search(text, start, end)
    if match is None or _is_read(match, reading):
        return
    name = next(name for name in _SOURCES if match[name])
    if _FIRST_PERSON.match(match[name]):
        return
    content = tuple(_pieces(text, start, match.start(), match.end(), end))
    if sum(len(span.text.split()) for span in content) < _FEWEST_WORDS:
        return
    cue = next(name for name in ("of", "noun", "noun_of", "by", "by_first", "under", "believing") if match[name])
    yield Attribution(
        source=(cut(text, match.start(name), match.end(name)),),
        cue=(cut(text, match.start(cue), match.end(cue)),),
        content=content,
        confidence=round(confidence * _TRUST, 4),
    )


def _is_read(match: re.Match[str], reading: Reading) -> bool:
    """Whether the reader has made something of these words already."""
    return any(
        part.start < match.end() and match.start() < part.end
        for attribution in reading.attributions
        for part in (*attribution.source, *attribution.cue)
    )


def _pieces(text: str, start: int, before: int, after: int, end: int) -> Iterator[Span]:
    """What is left of start..end without before..after, if commas or the ends set the phrase off; else nothing."""
    left, right = text[start:before], text[after:end]
    opens = not _LEAD.sub("", left) or left.rstrip().endswith((",", "--", "–", "—"))
    closes = not right.strip(" .”\"'’") or right.lstrip().startswith((",", ";"))
    if not left.strip() and _CLAUSE.match(right):
        closes = True  # "By the captain's account the valve had failed"
    if not (opens and closes):
        return
    lead = _LEAD.match(left)
    first = start + (lead.end() if lead else 0)
    rest = (first, before) if left[lead.end() if lead else 0 :].strip() and _OWN_CLAUSE.match(right) else None
    for a, b in (rest,) if rest else ((first, before), (after, end)):
        while a < b and text[a] in " ,":
            a += 1
        while b > a and text[b - 1] in " ,.-–—":
            b -= 1
        if b - a > 1:
            yield cut(text, a, b)
