"""The credits a report ends with: who else worked on it, and which agency it comes from; no sentences of it.

Theory of operation: only the last few paragraphs are looked at, from the end backwards, and as long as they are
credits; in the first that is none, only its tail may be a credit ("… on Friday. (Reporting by Jane Roe)"). A credit is
one of a few kinds of sentence from its first word to its last: "She contributed to this report on the harvest" goes on
where they end, and stays. A credit that is little more than a name ("— AFP", "Source: Northline") must be a paragraph,
and the name one of :mod:`reportedly.articles.agencies` or like one by its shape: one word, or with "Agency" in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reportedly.articles.agencies import canonical, named_in
from reportedly.records import Span

__all__ = ["Credit", "agency_in", "find"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit: its words, and the one name of the agency it names (the first of several), if it names one."""

    span: Span
    agency: str | None = None


#: How many paragraphs from the end may be credits, and how long (characters) a credit may be.
_LAST_PARAGRAPHS = 8
_LONGEST = 600

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’/&-]*"
_NAMES = rf"{_NAME}(?: (?:de|da|la|van|von|bin|al|of|the|{_NAME})){{0,5}}"
#: Who contributed: names, places, and the few words that stand between them; "Heavy rain" is neither.
_SMALL = (
    "and|in|from|of|the|at|for|with|to|de|da|la|van|von|bin|al|also|writers?|reporters?|correspondents?|editors?"
    "|producers?|researchers?|journalists?|staff|freelance|freelancers?|special|assistant|agency|agencies"
)
_PRONOUN = r"(?:He|She|It|They|We|I|You|This|That|These|Those|All|Both|Many|Some|Others|Who|What|Nobody)\b"
_PEOPLE = rf"(?!{_PRONOUN}){_NAME}(?:,? (?:{_SMALL}|{_NAME})(?![\w.'’/&-])){{0,40}}?,?"
_REPORT = r"(?:this|the) (?:report|story|article|piece|dispatch|analysis)"
_FROM = rf"(?: (?:from|in) {_NAMES}(?:(?:,| and|, and) {_NAMES}){{0,4}})?"
_WORK = (
    r"(?:additional |extra |original )?(?:reporting|writing|editing|research|translation|translating|compiled|graphics?"
    r"|production|photography|video|fact-checking)(?: and (?:additional )?(?:reporting|writing|editing))?"
)
_MATERIAL = r"(?:additional |extra |agency )?(?:reporting|inputs?|files|contributions?|information|material)"
_DESKS = "additional|reporting|writing|editing|graphics?|by|newsroom|bureau|desk|team|our|other"
_SIGNED_NAMES = rf"{_NAME}(?:[,;.]? (?:{_DESKS}|{_SMALL}|{_NAME})(?![\w'’/&-])){{0,60}}\.?"
_PUBLISHED = (
    r"this (?:(?:story|article|piece|dispatch)(?: (?:was|is|has been|had been))?(?: (?:first|originally))?"
    r"|report(?: (?:was|is|has been|had been))? (?:first|originally))"
    r" (?:published|appeared|produced|supplied|provided|distributed)(?: (?:first|originally))? (?:by|in|on|at)"
)
_AS_USED = r"(?:(?: on| in|,) [^.!?]{0,40}\d{4})?(?:,? (?:and|under|with|as part of)\b[^!?“”\"\n]{0,200})?\.?"
_COPYRIGHT = (
    r"(?:(?:copyright )?(?:©|\(c\))|copyright(?=,? (?:©|\(c\)|\d)))[ ,]{0,2}(?:\d{4}(?:[-–]\d{4})?[ ,]{1,2})?(?:by )?"
)

#: The sentences credits are written in, in any of the last paragraphs or at the end of one.
_SENTENCES = tuple(
    re.compile(form)
    for form in (
        rf"{_PEOPLE} (?:also )?contributed(?: (?:additional )?reporting)?(?: (?:to|for) {_REPORT}){_FROM}\.?",
        rf"{_PEOPLE} (?:also )?contributed (?:additional )?reporting{_FROM}\.?",
        rf"{_PEOPLE} {_NAME} (?:also )?contributed{_FROM}\.?",
        rf"{_PEOPLE} reported from {_NAMES}(?:,(?: and)? {_NAMES}){{0,4}}\.?",
        rf"(?i:{_WORK} by) {_SIGNED_NAMES}",
        rf"(?i:with {_MATERIAL} (?:by|from)) (?:the )?{_SIGNED_NAMES}",
        r"(?i:with (?:agency|agencies) inputs?|with inputs from (?:the )?agencies)\.?",
        rf"(?i:{_PUBLISHED}) (?:the )?{_NAMES}{_AS_USED}",
        rf"(?i:{_COPYRIGHT})[^\n“”]{{2,300}}",
    )
)
_HOLDER = re.compile(rf"(?i:{_COPYRIGHT})(?:The )?(?P<holder>{_NAMES})")

#: Where the sentence that ends a paragraph may begin.
_LAST_SENTENCE = re.compile(r"(?<=[.!?”\"’)\]])\s?(?=[(\[A-Z©])")
_APART = re.compile(r"(?<=[a-z]\.)\s")
_AROUND = re.compile(r"\A(?:[(\[](?!c\))|[-–—]{1,2})\s?|(?<=[\w.])\s?[)\]]\.?\Z")
_SIGNED = re.compile(rf"(?:[-–—]{{1,2}} ?|\()(?P<agency>{_NAMES})\)?\.?|/(?P<slashed>[A-Z-]{{2,12}})/\.?")
_SOURCE = re.compile(rf"(?i:sources?|via|credit): ?(?P<agency>{_NAMES})\.?")
#: "Source: Port Radio, Ashly, in English 1600 gmt 3 May 24": how monitoring services name what they translated.
_MONITORED = re.compile(r"Sources?: [^\n“”]{3,120}, in [A-Z][^\n“”]{2,40} \d{4} (?i:gmt|utc) [\w .,]{3,20}")
_SIGNATURE = re.compile(rf"(?:The )?(?P<agency>{_NAMES})")
_SHAPED = re.compile(r"\b(?:Agency|Press|News|Wire|Service|Newswire|Media|Presse)\b")
_BYLINE_PARTS = re.compile(r"[,|/;·•–—()]|\s-\s|\b(?:with|and|for|via|from)\b|\b[Bb]y\b")
_ROLE = re.compile(
    r"(?:^(?:staff|the)\s|\s(?:staff|writers?|reporters?|correspondents?|photos?|editors?|news agency|newswire|wire)$)",
    re.IGNORECASE,
)


def find(text: str, signatures: Collection[str] = ()) -> tuple[Credit, ...]:
    """Find the credits at the end of *text*, in order.

    *signatures* are lines of which the page's markup says that they name an agency: one nobody has heard of may be
    written there without a dash or a bracket.
    """
    found: list[Credit] = []
    for start, paragraph in _from_the_end(text):
        whole = _signature(paragraph, start) if paragraph in signatures else _credit(paragraph, start)
        tail = whole or _credit_in_tail(paragraph, start)
        if tail:
            found.append(tail)
        if not whole:
            break
    return tuple(reversed(found))


def agency_in(byline: str) -> str | None:
    """Give the one name of the agency that signs a *byline*: "By Jane Roe, AP" gives "Associated Press".

    An agency must be a part of the byline by itself, since Bloomberg and Sana are also people.
    """
    for part in (byline, *_BYLINE_PARTS.split(byline)):
        bare = part.strip(" .\t\n\xa0")
        agency = canonical(bare) or canonical(_ROLE.sub("", bare)) or canonical(_ROLE.sub("", _ROLE.sub("", bare)))
        if agency:
            return agency
    return None


def _from_the_end(text: str) -> Iterator[tuple[int, str]]:
    """Give the last paragraphs, last first, each with its start, without white space around it."""
    end = len(text)
    for _ in range(_LAST_PARAGRAPHS):
        end = len(text[:end].rstrip())
        if not end:
            return
        start = text.rfind("\n", 0, end) + 1
        paragraph = text[start:end]
        yield start + len(paragraph) - len(paragraph.lstrip()), paragraph.lstrip()
        end = start


def _signature(paragraph: str, start: int) -> Credit | None:
    """Read a paragraph that the markup says is an agency's name; one that does not look like a name is read as any."""
    span = Span(start=start, end=start + len(paragraph), text=paragraph)
    name = _SIGNATURE.fullmatch(paragraph)
    return Credit(span=span, agency=canonical(name["agency"]) or name["agency"]) if name else _credit(paragraph, start)


def _credit(paragraph: str, start: int) -> Credit | None:
    """Read a paragraph that is a credit from end to end."""
    if len(paragraph) > _LONGEST:
        return None
    span = Span(start=start, end=start + len(paragraph), text=paragraph)
    signed = _SIGNED.fullmatch(paragraph)
    agency = _signing(signed["agency"] or signed["slashed"]) if signed else None
    if agency:
        return Credit(span=span, agency=agency)
    source = _SOURCE.fullmatch(paragraph)
    if source:
        return Credit(span=span, agency=_known_or_shaped(source["agency"]))
    bare = canonical(paragraph.strip("().[]"))
    if bare or _MONITORED.fullmatch(paragraph):
        return Credit(span=span, agency=bare)
    if not _is_a_sentence(paragraph):
        return None
    return Credit(span=span, agency=next(iter(named_in(paragraph)), None) or _holder(paragraph))


def _is_a_sentence(paragraph: str) -> bool:
    """Whether a paragraph, without the brackets around it, is made of the sentences that credits are written in."""
    bare = _AROUND.sub("", paragraph)
    return _is_one(bare) or all(map(_is_one, _APART.split(bare)))


def _is_one(sentence: str) -> bool:
    return any(form.fullmatch(sentence) for form in _SENTENCES)


def _credit_in_tail(paragraph: str, start: int) -> Credit | None:
    """Read the credit that ends a paragraph, the longest there is."""
    since = max(0, len(paragraph) - _LONGEST)
    for boundary in _LAST_SENTENCE.finditer(paragraph, since):
        tail = paragraph[boundary.end() :]
        bracketed_agency = tail[0] in "([" and canonical(tail.strip("()[]. "))
        credit = _credit(tail, start + boundary.end()) if bracketed_agency or _is_a_sentence(tail) else None
        if credit:
            return credit
    return None


def _signing(name: str) -> str | None:
    """Give the agency that signs alone: one of the table, or named like one, or of one word."""
    return _known_or_shaped(name) or (name.rstrip(".") if " " not in name else None)


def _known_or_shaped(name: str) -> str | None:
    """Give the agency that *name* names by the table, or by words like "Agency"; a source may also be an office."""
    bare = name.rstrip(".")
    return canonical(bare) or (bare if _SHAPED.search(bare) else None)


def _holder(paragraph: str) -> str | None:
    """Give the holder of a copyright line, if it is called an agency."""
    line = _HOLDER.match(paragraph)
    holder = line["holder"].split(". ")[0].rstrip(".") if line else ""
    return holder if _SHAPED.search(holder) else None
