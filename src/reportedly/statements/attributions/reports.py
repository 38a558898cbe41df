"""Whole sentences on the word of another outlet or of somebody told in passing, by set phrases.

* "As first reported by the Arbiter, the Bridge Trust says that …": all of the sentence is the Arbiter's, and the Trust
  speaks within it.
* "It follows a report, first carried by Radio Ilmara, in which the laboratory found that …", "a report in the Dart,
  which cited a party source, that …": so is what the report says.
* "It is genuine, as the woman who wrote it has told another newspaper": the clause before is hers.
* "One half has it that a hanger went first", "he had it from the maker that …", "the paper had it from a cook, and she
  from a driver, that …"; and of nobody: "rumour has it that …".
* "Hospital officials put the toll at nine": that is their count.
* "Claims by the Showfolk Union, whose members ran the stalls, that 31 had perished …", "it rejected the company's claim
  that rain was to blame": so is a noun's clause with *that*.
* "It was established that the rooms had been at 39 degrees": nobody's, and no outlet's.

What the reader has of the same words gives way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.english.lexicon import is_somebodys, plain

__all__ = ["with_reports"]

#: These phrases hardly ever mean anything else; this project's judgement, 2026-11-25.
_TRUST = 0.9
_FEWEST_WORDS = 3

_WHO = r"(?P<who>(?:the |an? |another )?[^,.;:“”\"()\n]{2,80}?)"
_AS_REPORTED = re.compile(
    rf"\b[Aa]s (?:was )?(?P<cue>(?:(?:first|earlier|previously|also) )?(?:reported|revealed|disclosed)"
    rf"(?: first| earlier)?) (?:[a-z]+ )?(?:by|in) {_WHO}(?=[,.;]|$)"
)
_IN_WHICH = re.compile(
    rf"\b(?P<cue>report|interview|article|account),? (?:that was )?(?:first |originally )?"
    rf"(?:carried|published|aired|broadcast|printed|reported) (?:\w+ )?(?:by|in|on) {_WHO},? in which (?P<what>.+)"
)
_REPORT_IN = re.compile(
    rf"\b(?P<cue>reports?) (?:in|by|from) {_WHO}(?P<cited>, (?:which|citing|quoting|who) [^,.;:“”\"\n]{{4,80}},)? "
    r"(?<=[,\w] )that (?P<what>[^“”\"\n]+)"
)
_AS_TOLD = re.compile(
    r",\s+as (?P<who>(?:the|an?|his|her|its|their|two|several|one|some|[A-Z])[^,.;:“”\"\n]{1,80}) "
    r"(?P<cue>told|said|says|reported|reports|wrote|confirmed|acknowledged|admitted|disclosed|revealed)\b(?P<rest>[^,.;:“”\"\n]{0,60})"
    r"(?=[,.;]|$)"
)
_NOUN_THAT = re.compile(
    rf"\b(?P<cue>(?:claims?|allegations?|assertions?|suggestions?|assurances?|accusations?|warnings?|denials?)) "
    rf"(?:by|from|of) {_WHO}(?:, (?:who|whose|which) [^.;:“”\"\n]{{4,80}},)? that (?P<what>[^.;:“”\"\n]+)",
    re.IGNORECASE,
)
_WHOSE_NOUN = re.compile(
    r"\b(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:(?!(?:the|an?|of|has|had|is|was|were)\b|\w+ed\b)"
    r"[\w-]+ ){0,3}?[\w-]+|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}))['’]s? (?:(?:own|first|earlier|original|later) )?"
    r"(?P<cue>claim|allegation|assertion|contention|argument|submission|plea|suggestion|assurance|accusation|statement|"
    r"finding|conclusion)s? that (?P<what>[^.;:“”\"\n]+)"
)
#: What is held to be so without a word of who holds it.
_IT_WAS = re.compile(
    r"It (?P<cue>(?:was|is|has been|had been)(?: (?:also|further|since|now|later|\w+ly))? "
    r"(?:established|proven|proved|determined|ascertained|confirmed|demonstrated)) (?P<what>that [^“”\"\n]+)"
)
_HAS_IT = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.,;:!?”\"–—] )|(?<=\band )|(?<=\bbut ))(?P<who>[^,.;:“”\"\n]{2,60}?) "
    r"(?P<cue>(?:has|have|had) it) that (?P<what>[^“”\"\n]+)"
)
_HAD_IT_FROM_ONE = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.,;:!?”\"–—] )|(?<=\band )|(?<=\bbut ))(?:on \w+ )?"
    r"(?P<who>(?!(?:he|she|they|it|I|we|and|but)\b)[^,.;:“”\"\n]{2,60}?) (?P<cue>(?:has|have|had) it)(?= from) "
    r"from [^,.;:“”\"\n]{2,60}?(?:, and (?:he|she|they|it) from [^,.;:“”\"\n]{2,60},)? that (?P<what>[^“”\"\n]+)",
    re.IGNORECASE,
)
_HAD_IT_FROM = re.compile(rf"\b(?P<cue>(?:has|have|had) it from) {_WHO} that (?P<what>[^“”\"\n]+)")
_PUT_AT = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.,;:!?”\"–—] )|(?<=\band )|(?<=\bbut )|(?<=\bin ))"
    r"(?P<who>(?:(?!\b(?:said|says|told|reported|announced|that|which|when|as|in)\b)[^,.;:“”\"\n]){2,60}?)"
    r"(?: that| which)? (?:(?:has|have|had) )?(?P<cue>puts?) (?P<what>(?:the |its |their )?(?:[\w-]+ ){0,3}?"
    r"(?:toll|number|count|figure|total|turnout|tally|dead|injured|missing|cost|costs|losses|damage)\b"
    r"[^,.;:“”\"\n]{0,40}? at [^,.;:“”\"\n]{1,60})"
)
_HELPS = re.compile(r"(?: (?:has|had|have|also|since|later))+$")
_NOBODYS = re.compile(
    r"^(?:(?:the|local|one|popular) )?(?:rumou?r|word|legend|gossip|hearsay|talk|story|tradition)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|rests?|rested|came|come|remains?|remained|drew|prompted|led)\b"
)


def with_reports(text: str, sentences: Sequence[Span], reading: Reading) -> Reading:
    """*reading*, and what set phrases put on the word of another."""
    found = list(reading.attributions)
    for sentence in sentences:
        for new, phrase in _phrases(text, sentence, found):
            found = [one for one in found if not _has_hand_in(one, phrase)]
            found.append(new)
    return Reading(attributions=tuple(found))


def _phrases(text: str, sentence: Span, found: Sequence[Attribution]) -> Iterator[tuple[Attribution, Span]]:
    """What is read from one sentence, and the phrase that it is read from."""
    start, end = sentence.start, sentence.end
    if (match := _AS_REPORTED.search(text, start, end)) is not None:
        pieces = tuple(_around(text, sentence, match))
        if pieces:
            yield _attribution(text, match, pieces), cut(text, match.start(), match.end())
    for pattern in (_IN_WHICH, _REPORT_IN, _HAD_IT_FROM_ONE, _HAD_IT_FROM, _HAS_IT, _PUT_AT):
        if (match := pattern.search(text, start, end)) is not None and (
            pattern is _HAS_IT or _is_somebody(match["who"])
        ):
            what = _trimmed(text, *match.span("what"))
            yield _attribution(text, match, (what,)), cut(text, match.start(), match.start("what"))
            return
    if (match := _AS_TOLD.search(text, start, end)) is not None and _is_clear(match):
        clause = _trimmed(text, start, match.start())
        taken = any(one.content[-1].end == match.start() for one in found)  # "he denied that …, as she had told …"
        if len(clause.text.split()) >= _FEWEST_WORDS and not taken:
            yield _attribution(text, match, (clause,)), cut(text, match.start(), match.end())
    if (match := _IT_WAS.match(text, start, end)) is not None and not _is_read(found, match):
        what = _trimmed(text, *match.span("what"))
        said = Attribution(source=(), cue=(cut(text, *match.span("cue")),), content=(what,), confidence=_TRUST)
        yield said, cut(text, match.start(), match.start("what"))
        return
    nouns = (pattern.search(text, start, end) for pattern in (_NOUN_THAT, _WHOSE_NOUN))
    sure = [one for one in found if not one.reread]
    if (match := next(filter(None, nouns), None)) is not None and not _is_read(sure, match) and _is_whose(text, match):
        first, last = match.span("what")
        verbs = list(_VERB.finditer(text, first, last))
        opens = match.start() <= start + len("The ")  # the subject of the sentence: the second verb is its own
        if len(verbs) > opens:
            stop = verbs[1].start() if opens else last
            yield _attribution(text, match, (_trimmed(text, first, stop),)), cut(text, match.start(), first)


def _is_somebody(who: str) -> bool:
    """Whether *who* ends in a name or in a noun of somebody, and holds no clause: not "officers who believed"."""
    last = who.split()[-1]
    named = last[:1].isupper() or is_somebodys(plain(last))
    return named and not re.search(r"\b(?:who|which|that)\b", who)


def _is_whose(text: str, match: re.Match[str]) -> bool:
    """Whether the claim *of* something is somebody's: not "claims of being ineligible that recall another"."""
    return not text[: match.start("who")].endswith(" of ") or _is_somebody(match["who"])


def _is_clear(match: re.Match[str]) -> bool:
    """Whether nothing is said behind "as she told the paper", but to whom and when."""
    return not re.search(r"\b(?:that|how|why|what)\b", match["rest"])


def _is_read(found: Sequence[Attribution], match: re.Match[str]) -> bool:
    """Whether the reader has the noun for a cue already."""
    return any(part.start < match.end("cue") and match.start("cue") < part.end for one in found for part in one.cue)


def _has_hand_in(one: Attribution, phrase: Span) -> bool:
    """Whether *one* makes something of the words of *phrase*: then it misreads them."""
    return any(part.start < phrase.end and phrase.start < part.end for part in one.cue)


def _around(text: str, sentence: Span, match: re.Match[str]) -> Iterator[Span]:
    """The sentence without the phrase."""
    for first, last in ((sentence.start, match.start()), (match.end(), sentence.end)):
        piece = _trimmed(text, first, last)
        if len(piece.text.split()) >= _FEWEST_WORDS:
            yield piece


def _attribution(text: str, match: re.Match[str], content: tuple[Span, ...]) -> Attribution:
    who = _HELPS.sub("", match["who"])
    return Attribution(
        source=(cut(text, match.start("who"), match.start("who") + len(who)),) if not _NOBODYS.match(who) else (),
        cue=(cut(text, *match.span("cue")),),
        content=content,
        confidence=_TRUST,
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;.\n":
        end -= 1
    return cut(text, start, end)
