"""Clauses and counts that somebody holds to, by set phrases without a verb of speech.

=====================================================  ==================================================
"The hospital counts two dead", "the union puts the    its count: what is counted, with the number
cuts at 1,200"
"Residents spoke of two bangs"                         what they tell of, with the number or the article
"The ministry keeps to its story that …", "the bank    its story, its figure
sticks to 930 million"
"The council has lowered its toll to 26"               its count
"The mayor's answer is unchanged: …", "… : that is     hers; the commission's
the finding of the commission"
"The mayor is alone in holding that …", "the council   hers; the council's
puts it in writing: …", "…, I was told by the baker"
"Whether it burned the board leaves open", "the        the board's, who does not commit itself
board could not say whether it burned"
=====================================================  ==================================================

A number, a noun of somebody's word, or a colon makes each of them sure; a phrase of which the reader has made something
already is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.english.lexicon import PREPOSITIONS, PRONOUNS, QUANTITY, is_somebodys, plain

__all__ = ["with_positions"]

#: These phrases hardly ever mean anything else; this project's judgement, 2026-11-25.
_TRUST = 0.9
_FEWEST_WORDS = 2

_START = (
    r"(?:\A|(?<=\n)|(?<=[.,;:!?”\"–—] )|(?<=\band )|(?<=\bbut ))"
    r"(?:(?:In|On|At|After) (?:its|his|her|their) (?:(?!the\b)\w+ ){1,3}(?=the |[A-Z]))?"
)
_WHO = (
    r"(?P<who>(?!(?:and|but|so|yet)\b)(?:(?!\b(?:said|says|told|reported|announced|that|which|who|when|where|while|if|as|is|was|were|"
    r"had|would)\b)[^,.;:“”\"()\n]){2,80}?)(?P<aside>, (?!and\b|but\b)[^.;:“”\"\n]{2,60}?,)?"
)
_HELP = r"(?:(?:has|have|had|still|now|itself|himself|herself|also) )*"
_SMALL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_NUMBER = (
    r"(?:(?:about|around|nearly|almost|at least|at most|over|under|more than|fewer than|less than|some|roughly|only|"
    rf"just|exactly) )*(?:[$€£]?\d+(?:[.,]\d+)*|"
    rf"(?:a|one|several|{_SMALL})(?:-\w+)? (?:dozen|score|hundred|thousand|million|billion)|{_SMALL}\b)"
)
_NTH = r"an? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_COUNTED = (
    r"(?:dead|deaths?|injured|wounded|hurt|missing|killed|victims?|bodies|survivors?|sick|ill|cases|votes|ballots|"
    r"arrests|prisoners|detainees|hostages|casualties|fatalities|losses)"
)
_WORD = (
    r"(?:stor(?:y|ies)|accounts?|versions?|claims?|figures?|counts?|lines?|views?|statements?|positions?|findings?|"
    r"estimates?|denials?|forecasts?|theor(?:y|ies))"
)
_ANSWER = r"(?:answer|reply|response|account|version|verdict|explanation|line|finding|position|message|theory)"
_FINDING = r"(?:finding|view|verdict|conclusion|opinion|claim|version|judge?ment|word|assessment)"
_HOLDING = r"(?:holding|saying|claiming|insisting|maintaining|believing|asserting)"
_ITS = r"(?:the|its|his|her|their)"
_STANDS = r"(?:is|was|remain(?:s|ed)|has|had)"
_HOLDS = r"(?:holds?|held|keeps?|kept|sticks?|stuck)"
_UNSAID = (
    r"(?:leaves?|left) (?:it )?open|(?:is|was|are|were) (?:un|not )able to (?:say|tell)|"
    r"(?:can|could) ?not (?:say|tell)|(?:is|was|are|were) (?:not in a|in no) position to (?:say|tell)"
)
_CLAUSE = r"(?P<what>[^“”\"\n;]+)"

#: Each with *who*, *cue* and *what*; tried in this order.
_PHRASES = (
    re.compile(
        rf"{_START}{_WHO} {_HELP}(?P<cue>puts?) "
        rf"(?P<what>(?:(?!\b(?:that|which|who)\b)[^,.;:“”\"\n]){{2,80}}? at {_NUMBER}[^.;:“”\"\n]{{0,60}})"
    ),
    re.compile(
        rf"{_START}{_WHO}(?: who (?:was|were|had) [^,.;:“”\"\n]{{2,40}}?)? {_HELP}(?P<cue>counts?|counted) "
        rf"(?P<what>{_NUMBER}[^\s.;:,]*(?: \w+)?? {_COUNTED}|{_NUMBER} who (?:was|were|had) [^,.;:“”\"\n]{{2,60}}|"
        rf"{_NUMBER}[\w,]*|{_NTH})(?=[.;,]|$| (?:in|on|so|and|at)\b)"
    ),
    re.compile(
        rf"{_START}{_WHO} {_HELP}(?P<cue>(?:{_HOLDS}|stands?|stood) (?:to|by) {_ITS} (?:own )?{_WORD})"
        rf"(?: (?:that|of) | [^.;:,“”\"]{{0,60}}: |: ){_CLAUSE}"
    ),
    re.compile(
        rf"{_START}{_WHO} {_HELP}(?P<cue>speaks? of|spoke of) "
        rf"(?P<what>(?:{_NUMBER}|an?\b|several\b|dozens\b|hundreds\b) [^.;:“”\"\n]{{3,100}})"
    ),
    re.compile(rf"{_START}{_WHO} {_HELP}(?P<cue>{_HOLDS} to) (?P<what>{_NUMBER}[^,.;:“”\"\n]*)"),
    re.compile(
        rf"{_START}{_WHO} {_HELP}(?P<cue>lowered|raised|revised|reduced|increased|corrected|cut) "
        rf"(?P<what>{_ITS} (?:\w+ )?(?:counts?|tolls?|figures?|estimates?|tally)\b[^,.;:“”\"\n]{{0,60}}? to {_NUMBER}"
        r"[^,.;:“”\"\n]*)"
    ),
    re.compile(
        rf"{_START}{_WHO}['’]s? (?P<cue>(?:own )?{_ANSWER} {_STANDS}\b[^.,;:“”\"\n]{{0,40}}): "
        rf"{_CLAUSE}"
    ),
    re.compile(
        rf"(?P<what>[^.;:“”\"\n]{{10,}}): that (?:is|was) (?P<cue>the {_FINDING}) of "
        r"(?P<who>[^.,;:“”\"\n]{2,80})(?=[.,;]|$)"
    ),
    re.compile(
        rf"{_START}{_WHO} (?:is|was|are|were|remains|stands|stood) (?:\w+ )?(?P<cue>alone (?:\w+ )?in {_HOLDING}) that "
        rf"{_CLAUSE}"
    ),
    re.compile(rf"{_START}{_WHO} {_HELP}(?P<cue>puts? it (?:in writing|this way|thus|more \w+|\w+ly)): {_CLAUSE}"),
    re.compile(
        r"(?:\A|(?<=[.!?] )|(?<=\n))(?P<what>[^.;:\n]{10,}?),? (?:I|we) (?:was|were|am|are|have been) "
        r"(?P<cue>told|informed|assured) by (?P<who>[^.,;:“”\"\n]{2,60})(?=[.,;]|$)"
    ),
    re.compile(
        r"(?P<what>\b[Ww]hether [^.;:“”\"\n]{10,}),? (?P<who>(?:the|its|their|his|her) (?:[\w’'-]+ ){0,4}?[\w’'-]+|"
        rf"it|he|she|they|(?<=, )[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>{_UNSAID}|(?:does|do|did|would) not say)\b"
    ),
    re.compile(rf"{_START}{_WHO} {_HELP}(?P<cue>{_UNSAID}) (?P<what>whether [^“”\"\n;]+)"),
)
_APPOSED = re.compile(r", (?:(?:the|an?|its|his|her|their) [a-z]|[A-Z])")
#: What begins behind the noun of a phrase.
_BEHIND = PREPOSITIONS | {"close", "familiar", "dated", "seen", "obtained", "published", "released"}


def with_positions(text: str, sentences: Sequence[Span], reading: Reading) -> Reading:
    """*reading*, and what set phrases of the *sentences* of *text* show somebody to hold."""
    found = list(reading.attributions)
    for sentence in sentences:
        new = next(_held(text, sentence, found), None)
        if new is not None:
            found.append(new)
    return Reading(attributions=tuple(found))


def _held(text: str, sentence: Span, found: Sequence[Attribution]) -> Iterator[Attribution]:
    for pattern in _PHRASES:
        match = pattern.search(text, sentence.start, sentence.end)
        if match is None or not _is_somebody(match["who"]):
            continue
        what = _trimmed(text, *match.span("what"))
        if len(what.text.split()) < _FEWEST_WORDS and not what.text[:1].isdigit():
            continue
        if not _is_read(found, match, what):
            yield Attribution(
                source=(_source(text, match),),
                cue=(_trimmed(text, *match.span("cue")),),
                content=(what,),
                confidence=_TRUST,
            )


def _source(text: str, match: re.Match[str]) -> Span:
    """Who it is, with the name or the office behind it that is set off by commas: "the mayor, Ada Voss, is …"."""
    aside = match.groupdict().get("aside") or ""
    return _trimmed(text, match.start("who"), match.end("aside" if _APPOSED.match(aside) else "who"))


def _is_somebody(who: str) -> bool:
    """Whether *who* is a pronoun of a third person, or ends in a name or in a noun of somebody or of a text."""
    words = who.split()
    if len(words) == 1 and plain(words[0]) in ("it", "he", "she", "they"):
        return True
    if plain(words[0]) in PRONOUNS and (len(words) == 1 or plain(words[0]) not in QUANTITY):
        return False
    last = next((at for at, word in enumerate(words) if at and plain(word) in _BEHIND), len(words)) - 1
    return words[last][:1].isupper() or is_somebodys(plain(words[last].strip("’'")))


def _is_read(found: Sequence[Attribution], match: re.Match[str], what: Span) -> bool:
    """Whether the reader has the phrase, or what is held, already."""
    cue = match.span("cue")
    return any(
        any(part.start < cue[1] and cue[0] < part.end for part in (*one.cue, *one.source))
        or any(
            part.start <= what.start and what.end <= part.end and one.cue[0].start > what.end for part in one.content
        )
        for one in found
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;.\n":
        end -= 1
    return cut(text, start, end)
