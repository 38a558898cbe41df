"""What the reader found, mended before it is nested: five kinds of fault that its training corpus invites.

* The corpus marks "the speech seems to …" as an attribution without a source. In a ledger that is the outlet's own
  voice, hedged; so a find without a source stays only when its cue tells of somebody's word or thought ("was reported",
  "claims that").
* A source that is a bare "it" or "which", of which the reader is not sure, is rarely a speaker, unless it is "it" that
  "says" or "adds"; "nobody" never is. What a statement "does not mean" is the outlet's own thought.
* A piece of content in another sentence than its cue, and outside quotation marks, is a wrong link; and so is a source
  in a later one.
* Whom something is said to is not what is said: of "gave a warning to the nations. “We promise you …”" the quote is.
  Nor is it who says it: "as the nation was | told" is nobody's word.
* A source cut short ("a translation provided | by the …", "the statement ascribed to | Vasc") is made whole, since
  what is cut off is a hop's name, or its hedge; "information available | to the staff" is the staff's. Commas and
  relative pronouns at its end are none of its words, nor are a heading above it and the day of "Mr. Vale's Oct. 11 |
  announcement".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.places import sentence_at

__all__ = ["mend"]

# Below it, an impersonal pronoun is no source and a far content no content: the raw score of 0.9, calibrated. Chosen by
# eye, on the example story and three saved reports, 2026-11-22; no corpus labels this.
_SURE = 0.79

_HEARSAY = re.compile(
    r"\b(?:said|reported(?:ly)?|believed|thought|understood|alleged(?:ly)?|claimed|rumou?red|accused|expected|feared|"
    r"considered|suspected|told|asked|denied|announced|described|quoted|cited|estimated|presumed|assumed|deemed|"
    r"speculation|rumou?rs?|claims?|reports?|allegations?|accusations?|fears?|belief|concerns?|suggestions?|calls?|"
    r"warnings?|denials?|questions?|doubts?|according|"
    r"(?:was|is|been) (?:\w+ )?(?:established|proven|proved|determined|ascertained|confirmed|demonstrated))\b",
    re.IGNORECASE,
)
_NO_CUE = re.compile(
    r"\b(?:known as|(?:was|were|been|being|is|are) (?:released|published|posted|aired|broadcast|shown|distributed|"
    r"circulated|uploaded)|(?:do(?:es)?|did)(?: not|n[’']t) (?:\w+ )?mean|"
    r"(?:seem|appear)(?:s|ed)?|could not be (?:\w+ )?(?:confirmed|verified))\b",
    re.IGNORECASE,
)
# "A man | purported | to be the rebel Vasc claimed …": who he is, and nothing that he said.
_NAMES_ONLY = re.compile(r"^(?:purport(?:ed|ing)|reputed|alleged|supposed|presumed|believed|thought)$", re.IGNORECASE)
_IMPERSONAL = re.compile(r"^(?:it|this|that|which|these|those|there)$", re.IGNORECASE)
_SAYS = re.compile(
    r"^(?:has |had |also )?(?:said|says|adds|added|asked|asks|tells|told|announced|claims|claimed|denied|denies|warned|"
    r"insisted)\b"
)
_NOBODY = re.compile(r"^(?:nobody|no|none|nothing|neither)\b", re.IGNORECASE)
_OPENS_QUOTE = re.compile(r"^[\"“„«‘']|^[,.]?[”\"»]")
_TO_WHOM = re.compile(r"\b(?:warnings?|messages?|threats?|appeals?|repl(?:y|ies)|advice|answers?) to$", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,;:–—-]|\b(?:[Ww]ho|[Ww]hich|[Tt]hat|[Ww]hom)$)+$")  # the WHO is nobody's relative
#: A day beside whose word it is: "Mr. Vale’s Oct. 11 | announcement".
_DATED = re.compile(
    r"['’]s? (?:(?:Jan|Feb|March|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?|\d{1,2} [A-Z][a-z]+|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
#: Whose knowledge it is: "according to information available | to the General Staff".
_KNOWN_TO = re.compile(
    r"(?:the )?(?:information|data|intelligence|reports?) (?:available|known|submitted|passed) to "
    r"(?P<who>[^,.;:“”\"\n]{3,60})"
)
#: Who was told, and by nobody that is named: "as the nation was | told".
_WAS_TOLD = re.compile(r" (?:was|were|is|are|been)$")
_MADE_BY = re.compile(r"\b(?:provided|published|released|issued|posted|made|carried|circulated|obtained|given)$")
_BY_WHOM = re.compile(r"^ by (?:[^\s,.;:“”\"]+ ?){1,8}?(?=[,.;:“”\"]|$)")
_ASCRIBED = re.compile(
    r"\b(?:the|a|an|this|that) (?:\w+ ){0,2}?(?:statement|message|recording|speech|address|voice|letter|video|audio|"
    r"tape|words|post|remarks?) (?:ascribed|attributed|said to belong|purportedly belonging|credited) to (?:the )?$"
    r"|\b(?:a|an|the) (?:[\w-]+ ){1,3}?(?:purported|purporting|said|believed|thought|alleged|understood|claiming) to "
    r"(?:be )?$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 90
#: Whom a cue is turned on, by name, before what is said: "threatened *Israel saying:* we are getting closer".
_TURNED_ON = re.compile(r"(?:[A-Z][^\s.,;:“”\"]* ){1,3}saying: ")


def mend(text: str, sentences: Sequence[Span], reading: Reading) -> Reading:
    """The attributions of *reading* that are some, with their sources whole and their contents in place.

    Args:
        text: the article's text.
        sentences: its sentences; an attribution whose cue stands in none (a dateline, a credit line) is left out.
        reading: what the reader found.
    """
    kept = []
    for attribution in reading.attributions:
        home = sentence_at(sentences, attribution.cue[0].start)
        if home is None or not _is_attribution(attribution):
            continue
        if attribution.source and _WAS_TOLD.search(attribution.source[-1].text):
            attribution = replace(attribution, source=())
        content = tuple(
            _said(text, span, attribution) for span in attribution.content if _in_place(span, home, attribution)
        )
        if _is_behind(attribution, home) and not _speaks(attribution):
            attribution = replace(attribution, source=())
        if content and _is_attribution(attribution):
            kept.append(replace(attribution, source=_whole(text, attribution), content=content))
    turned_on = {at for one in reading.attributions if (at := _turned_on(text, one)) is not None}
    return Reading(attributions=tuple(one for one in kept if not (one.source and one.source[0].start in turned_on)))


def _turned_on(text: str, attribution: Attribution) -> int | None:
    """Where he stands whom its cue is turned on, and who says nothing: the *saying* is not his."""
    behind = attribution.cue[-1].end + 1
    return behind if _TURNED_ON.match(text, behind) and attribution.source else None


def _is_attribution(attribution: Attribution) -> bool:
    cue = " ".join(span.text for span in attribution.cue)
    if _NO_CUE.search(cue) and not _speaks(attribution):
        return False
    if not attribution.source:
        return _HEARSAY.search(cue) is not None
    source = attribution.source[0].text
    if _NOBODY.match(source) or (_NAMES_ONLY.match(cue) and attribution.content[0].text.startswith("to be ")):
        return False
    if _IMPERSONAL.match(source) and attribution.confidence < _SURE:
        return source.casefold() == "it" and _SAYS.match(cue) is not None
    return True


def _is_behind(attribution: Attribution, home: Span) -> bool:
    """Whether the source stands in a sentence behind that of the cue: whoever is spoken of next, and does not speak."""
    return bool(attribution.source) and attribution.source[0].start >= home.end


def _speaks(attribution: Attribution) -> bool:
    """Whether some of the content is in quotation marks: then somebody did speak, whatever the cue."""
    return any(_OPENS_QUOTE.match(span.text) for span in attribution.content)


def _in_place(span: Span, home: Span, attribution: Attribution) -> bool:
    """Whether a piece of content may belong to a cue in *home*: in that sentence, quoted, or surely the only piece."""
    if _is_addressed(span, attribution):
        return False
    if (span.start < home.end and home.start < span.end) or _OPENS_QUOTE.match(span.text):
        return True
    return len(attribution.content) == 1 and attribution.confidence >= _SURE


def _is_addressed(span: Span, attribution: Attribution) -> bool:
    """Whether a piece behind the cue tells to whom, while another, in quotation marks, is what is said."""
    behind = 0 <= span.start - attribution.cue[-1].end <= 1 and not _OPENS_QUOTE.match(span.text)
    return behind and _speaks(attribution) and _TO_WHOM.search(attribution.cue[-1].text) is not None


def _said(text: str, span: Span, attribution: Attribution) -> Span:
    """A piece of content without whom its cue is turned on, where that stands between the two."""
    turned = _TURNED_ON.match(text, span.start, span.end) if 0 <= span.start - attribution.cue[-1].end <= 1 else None
    return cut(text, turned.end(), span.end) if turned and turned.end() < span.end else span


def _on_one_line(text: str, attribution: Attribution) -> tuple[int, int]:
    """From where to where the source is, without a heading over it: of two lines, that on the cue's side."""
    source = attribution.source
    start, end = source[0].start, source[-1].end
    if end <= attribution.cue[0].start:
        return max(start, text.rfind("\n", start, end) + 1), end
    line = text.find("\n", start, end)
    return start, line if line >= 0 else end


def _whole(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The source as one span, widened by what belongs to its name and without what does not."""
    if not attribution.source:
        return ()
    start, end = _on_one_line(text, attribution)
    if known := _KNOWN_TO.match(text, start):
        return (cut(text, *known.span("who")),)
    for none_of_it in (_TAIL, _DATED):
        tail = none_of_it.search(text, start, end)
        if tail and tail.start() > start:
            end = tail.start()
    before = _ASCRIBED.search(text, max(0, start - _LONGEST_BEFORE), start)
    if before and before.end() == start:
        start = before.start()
    if _MADE_BY.search(text, start, end):
        by = _BY_WHOM.match(text[end : end + _LONGEST_BEFORE])
        end += len(by.group().rstrip()) if by else 0
    return (cut(text, start, end),)
