"""The hops that hide in one attribution, nearest the outlet first.

An attribution says who gives a content. Eight constructions put a second, and a third, between it and the content:

* somebody is quoted *as saying* ("local media quoted the captain as saying that …");
* somebody says it *citing* another, or *on the word of* another ("Corrant reported, citing two people, that …", "…, the
  agency reported, quoting the director, who in turn cited the hospital", "…, which attributed it to two people"), as
  long as the other is somebody, or something that speaks: not "citing safety reasons";
* somebody *told* a paper or a channel that is not the article's own ("told the Mercury", "disclosed to the Mercury",
  "says in the Mercury"): the paper is where the outlet has it from;
* somebody *had it from* another, "and she from a driver";
* somebody has *heard* it, of nobody who is named;
* somebody is quoted *by* another ("the mayor, quoted by Norrin, said"; "a survivor cited in the report thought");
* a document was *seen by* a paper or a channel that is not the article's own ("according to an invoice seen by the
  Mercury").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportedly.records import Attribution, Span, cut
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain, singular
from reportedly.statements.places import sentence_at

__all__ = ["Hop", "hops"]

Hop = tuple[Span | None, Span, tuple[Span, ...]]  # source, cue, content

_LONGEST = 90
_LONGEST_GAP = 60
_BACK = 20
_INNER = r"as\s+(?:saying|telling|writing|stating|claiming|warning|adding|declaring|asking)"
_AS_SAYING = re.compile(
    rf"\b(?P<outer>(?:quot|cit)(?:e|es|ed|ing))\s+"
    rf"(?P<who>[^,.;:“”\"\n]{{2,{_LONGEST}}}?(?:, [^,.;:“”\"\n]{{2,60}},)?)\s+(?P<inner>{_INNER}\b)"
)
_WHO = rf"(?P<who>[^,.;:“”\"\n]{{2,{_LONGEST}}}?)(?=\s+(?:that|who|which|for|as)\b|[,.;:“”\"\n]|$)"
_CITING = re.compile(
    rf"\b(?P<cue>citing|quoting|on the word of|(?:who|which)(?: in turn| itself)? (?:cited|quoted|cites|quotes|"
    rf"attributed (?:it|this|that|them|(?:the|that) \w+) to))\s+{_WHO}"
)
_IN_TURN = re.compile(rf",\s+(?:who|which)\s+(?:in turn |itself )?(?P<cue>cited|quoted|cites|quotes)\s+{_WHO}")
_QUOTED_BY = re.compile(rf",? (?P<cue>(?:as )?quoted (?:\w+ )?by)\s+{_WHO}")
_QUOTED_IN = re.compile(
    r"(?P<whom>[^,.;:“”\"\n]{2,60}?),? (?P<cue>(?:quoted|cited|interviewed) (?:\w+ )?(?P<by>by|in|on)) "
    r"(?P<who>[^,.;:“”\"\n]+)"
)
_SEEN_BY = re.compile(
    r"(?P<what>[^,.;:“”\"\n]{2,60}?),? (?:which (?:was|were) )?"
    r"(?P<cue>(?:(?:first )?published|seen|obtained|reviewed|leaked) (?:by|to)) (?P<who>[^,.;:“”\"\n]+)"
)
_BY_OTHERS = re.compile(
    r"\b(?:was|were|is|are|been) quoted (?:by (?P<who>[^,.;:“”\"\n]{2,60}?) as \w+ing|as \w+ing by "
    r"(?P<who2>[^,.;:“”\"\n]{2,60}?)(?=[,.;:“”\"\n]|$|\s+that\b))"
)
_IS_QUOTED = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.,;:!?”\"–—] )|(?<=\band )|(?<=\bbut ))(?P<whom>[^,.;:“”\"\n]{2,60}) "
    r"(?:was|were|is|are|been) quoted (?:\w+ )?by $"
)
_ENDS = re.compile(
    r"[,.;:“”\"\n]| that\b| (?:on|in|at|by|for|last|this|yesterday|today|early|late|"
    r"earlier|again|after|before|a few|an hour)\b"
)
_THAT = re.compile(r"^[\s,]*(?:that\s+)?")
_HAD_IT = re.compile(r"(?:has|have|had) it$", re.IGNORECASE)
_FROM = re.compile(rf" from {_WHO}")
_AND_HE = re.compile(rf",? (?:and (?:he|she|they|it)|(?:who|which)) (?P<cue>(?:(?:has|have|had) it )?from) {_WHO}")
_HEARD = re.compile(r"^(?:(?:has|have|had) )?heard$")
_TOLD = re.compile(
    r"(?:(?:has|have|had|was|were)\s+)?(?:(?P<whom>told|tells?|informed|informs?|assured|assures?)|disclosed|revealed|"
    r"confirmed|admitted|says?|said|writes?|wrote|explained|claims|claimed|insisted|insists|declared|conceded|repeated|"
    r"described|recounted|boasted|complained)$",
    re.IGNORECASE,
)
_TO = re.compile(r" (?:to|in|on) ")
_SAID = re.compile(r"\b(?:said|says|say|reported|reports|wrote|told|carried|claimed)\b")
#: What is cited, and is nobody's word.
_NOT_CITED = frozenset(
    """reason ground concern need lack risk fear problem rule law article section clause right privacy security safety
    weather difficulty shortage cost policy pressure interest factor issue condition circumstance name""".split()  # noqa: SIM905
)


def hops(
    text: str, sentences: Sequence[Span], attribution: Attribution, is_paper: Callable[[str], bool]
) -> tuple[Hop, ...]:
    """The hops of one attribution.

    Args:
        text: the article's text.
        sentences: its sentences.
        attribution: who says what, as nested.
        is_paper: whether a name is that of a paper, channel or agency other than the article's own.
    """
    source, said = _hull(text, attribution.source), _hull(text, attribution.cue)
    assert said is not None, "an attribution has a cue"
    found = (
        _as_saying(text, source, said, attribution)
        or _citing(text, sentences, source, said, attribution)
        or _by_others(text, source, said, attribution)
        or _quoted_in(text, source, said, attribution)
        or _seen_by(text, source, said, attribution, is_paper)
        or _had_it(text, source, said, attribution)
        or _heard(source, said, attribution)
        or ((source, said, attribution.content),)
    )
    paper = _told(text, said, attribution.content, is_paper)
    return ((paper, said, found[0][2]), *found) if paper is not None and source is not None else found


def _as_saying(text: str, source: Span | None, said: Span, attribution: Attribution) -> tuple[Hop, ...] | None:
    double = _AS_SAYING.search(text, said.start, min(len(text), said.end + _LONGEST + _BACK))
    if double is None or double.start("outer") >= said.end:
        return None
    outer, who, inner = (cut(text, *double.span(name)) for name in ("outer", "who", "inner"))
    who = cut(text, who.start, who.end - who.text.endswith(","))
    kept = (_without(text, span, who.start, inner.end) for span in attribution.content)
    content = tuple(span for spans in kept for span in spans)
    if source is not None and (source.start, source.end) == (who.start, who.end):
        source = None
    return (source, outer, content), (who, inner, content)


def _citing(
    text: str, sentences: Sequence[Span], source: Span | None, said: Span, attribution: Attribution
) -> tuple[Hop, ...] | None:
    home = sentence_at(sentences, said.start)
    if home is None or source is None:
        return None
    match = _citation(text, home, source, said)
    if match is None or not _may_be_cited(match["who"]):
        return None
    chain = [(cut(text, *match.span("cue")), cut(text, *match.span("who")))]
    if (further := _IN_TURN.match(text, match.end())) is not None and _may_be_cited(further["who"]):
        chain.append((cut(text, *further.span("cue")), cut(text, *further.span("who"))))
    kept = (_without(text, span, match.start(), chain[-1][1].end) for span in attribution.content)
    content = tuple(span for spans in kept for span in spans)
    if not content:  # "quoting a port official", who is read for what is said
        return ((source, said, ()),) if said.start <= chain[0][0].start < said.end else None
    outer = said
    if said.start <= chain[0][0].start < said.end:
        verb = next(iter(_SAID.finditer(text, source.end, said.start)), None)
        outer = cut(text, *verb.span()) if verb is not None else said
    return ((source, outer, content), *((who, cue, content) for cue, who in chain))


def _citation(text: str, home: Span, source: Span, said: Span) -> re.Match[str] | None:
    """Who is cited in the sentence *home*, next to the cue: between the source and it, in it, or behind it."""
    for match in _CITING.finditer(text, min(source.start, said.start), home.end):
        at = match.start()
        if source.start <= at < source.end:
            continue
        before = source.end <= at < said.end
        gap = text[max(said.end, source.end) : at]
        behind = at >= max(said.end, source.end) and len(gap) <= _LONGEST_GAP and not re.search(r"[“”\":;]", gap)
        if match["cue"].startswith("wh"):  # of the one named directly before it
            behind, before = behind and text[source.end : at].strip() == ",", False
        if before or (behind and not _SAID.search(gap)):
            return match
    return None


def _may_be_cited(who: str) -> bool:
    """Whether what is cited is somebody, or speaks: a name, or a noun that is no reason."""
    words = [plain(word) for word in re.findall(r"[\w'’-]+", who)]
    if not words or (len(words) == 1 and words[0] in lexicon.PRONOUNS):
        return False
    nouns = {singular(word)[0] for word in words}
    if any(word[:1].isupper() for word in who.split()[1:]) and not nouns & _NOT_CITED:
        return True
    return not nouns & _NOT_CITED and any(map(lexicon.is_somebodys, words))


def _by_others(text: str, source: Span | None, said: Span, attribution: Attribution) -> tuple[Hop, ...] | None:
    """Two hops of "the mayor was quoted by Norrin as saying", and of "the mayor, quoted by Norrin, said"."""
    if source is None:
        return None
    quoted = _IS_QUOTED.search(text[max(0, source.start - _LONGEST) : source.start])
    if quoted is not None:  # "the captain was quoted by | Norrin | as saying"
        at = max(0, source.start - _LONGEST)
        whom = cut(text, at + quoted.start("whom"), at + quoted.end("whom"))
        return (source, said, attribution.content), (whom, said, attribution.content)
    match = _BY_OTHERS.search(text, source.end, said.end + _LONGEST_GAP)
    if match is not None and match.start() < said.end:
        who = cut(text, *match.span("who" if match["who"] else "who2"))
    else:
        match = _QUOTED_BY.match(text, source.end)
        if match is None:
            return None
        who = cut(text, *match.span("who"))
    if (who.start, who.end) == (source.start, source.end):
        return None
    kept = (_without(text, span, match.start(), match.end()) for span in attribution.content)
    content = tuple(span for spans in kept for span in spans)
    return ((who, said, content), (source, said, content)) if content else None


def _quoted_in(text: str, source: Span | None, said: Span, attribution: Attribution) -> tuple[Hop, ...] | None:
    """Two hops of "a survivor quoted by Norrin said", all of which is read for one source."""
    match = _QUOTED_IN.fullmatch(text, source.start, source.end) if source is not None else None
    if match is None or not (_may_be_cited(match["who"]) or (match["by"] == "by" and match["who"][0].isupper())):
        return None
    who, whom = cut(text, *match.span("who")), cut(text, *match.span("whom"))
    return (who, cut(text, *match.span("cue")), attribution.content), (whom, said, attribution.content)


def _seen_by(
    text: str, source: Span | None, said: Span, attribution: Attribution, is_paper: Callable[[str], bool]
) -> tuple[Hop, ...] | None:
    """Two hops of "according to an invoice seen by the Mercury"."""
    match = _SEEN_BY.fullmatch(text, source.start, source.end) if source is not None else None
    if match is None or not is_paper(match["who"]):
        return None
    who, what, cue = (cut(text, *match.span(name)) for name in ("who", "what", "cue"))
    return (who, cue, attribution.content), (what, said, attribution.content)


def _had_it(text: str, source: Span | None, said: Span, attribution: Attribution) -> tuple[Hop, ...] | None:
    """The hops of "the paper had it from a cook, and she from a driver, that …"."""
    match = _FROM.match(text, said.end) if _HAD_IT.match(said.text) else None
    if source is None or match is None:
        return None
    chain: list[Hop] = [(source, said, attribution.content), (cut(text, *match.span("who")), said, attribution.content)]
    if (further := _AND_HE.match(text, match.end())) is not None:
        chain.append((cut(text, *further.span("who")), cut(text, *further.span("cue")), attribution.content))
    return tuple(chain)


def _heard(source: Span | None, said: Span, attribution: Attribution) -> tuple[Hop, ...] | None:
    """Who has heard a thing has it of somebody, and nobody is named."""
    if source is None or not _HEARD.match(said.text) or not attribution.content[0].text.startswith("that "):
        return None
    return (source, said, attribution.content), (None, said, attribution.content)


def _told(text: str, said: Span, content: tuple[Span, ...], is_paper: Callable[[str], bool]) -> Span | None:
    """The paper that was told, right behind "told", "disclosed to" or "says in"."""
    verb = _TOLD.match(said.text)
    to = _TO.match(text, said.end) if verb is None or not verb["whom"] else None
    if verb is None or not (verb["whom"] or to):
        return None
    first = to.end() if to else said.end + 1
    last = min((span.start for span in content if span.start >= first), default=first + _LONGEST)
    end = _ENDS.search(text, first, last)
    words = text[first : end.start() if end else last].rstrip()
    return cut(text, first, first + len(words)) if words and is_paper(words) else None


def _without(text: str, span: Span, start: int, end: int) -> tuple[Span, ...]:
    """*span* without the words from *start* to *end*, and without what these leave loose."""
    if end <= span.start or span.end <= start:
        return (span,)
    pieces = []
    if span.start < start and (before := text[span.start : start].rstrip(" ,")):
        pieces.append(cut(text, span.start, span.start + len(before)))
    if end < span.end:
        loose = _THAT.match(text[end : span.end])
        first = end + (loose.end() if loose else 0)
        if first < span.end:
            pieces.append(cut(text, first, span.end))
    return tuple(piece for piece in pieces if re.search(r"\w", piece.text))


def _hull(text: str, spans: tuple[Span, ...]) -> Span | None:
    """One span over the pieces of a source or cue, which break only at line ends."""
    if not spans:
        return None
    return cut(text, spans[0].start, spans[-1].end)
