"""The dateline a report opens with: "LONDON (Reuters) -", "(CNN)", "New York, Dec 27"; no sentence of it.

Theory of operation: a dateline is a place, a date, an agency in brackets and a dash or colon, in this order, some of
them missing; it stands at the very start, or in full under a line that sums the report up, and what follows begins a
sentence. A sentence also may begin with a place or a bracket, so that each of :data:`_FORMS` has a condition of its
own, the stricter the less of the shape is there:

* an agency in brackets before a dash is enough, be it one nobody has heard of;
* without the dash ("(CNN) The …"), or without the brackets ("AFP — The …"), it must be a known one;
* a place with a date is enough where a capital follows at once, or a dash or colon does;
* a place with a dash must be written in capitals ("BEIRUT, Lebanon —"), and a place with a colon be known.

Anything less is a sentence: "London — a city", "Moscow, which", "WASHINGTON STATE officials said".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.articles.agencies import canonical
from reportedly.articles.gazetteer import CITIES, COUNTRIES
from reportedly.records import Span

__all__ = ["Dateline", "find"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline and its parts as written; ``span`` holds the dash or colon, and nothing of the first sentence."""

    span: Span
    place: str | None = None
    agency: str | None = None
    date: str | None = None


#: Words in capitals, or in brackets, that open reports and are neither places nor agencies.
_NO_NAMES = frozenset(
    (
        *("ADDS", "ADVISORY", "ALERT", "ANALYSIS", "BREAKING", "BRIEF", "BULLETIN", "CLARIFICATION", "COLUMN"),
        *("COMMENT", "CORRECTED", "CORRECTION", "CORRECTS", "EDITORIAL", "EDITOR", "EXCLUSIVE", "EXPLAINED"),
        *("EXPLAINER", "FACTBOX", "FEATURE", "FILE", "FLASH", "GALLERY", "GRAPHIC", "INTERVIEW", "LIVE", "MORE"),
        *("NEWS", "NOTE", "OPINION", "PHOTO", "PHOTOS", "PICTURES", "PODCAST", "PROFILE", "QUIZ", "READ", "RECASTS"),
        *("REFILE", "REPORT", "REVIEW", "SPONSORED", "TIMELINE", "TOP", "UPDATE", "UPDATED", "UPDATES", "URGENT"),
        *("VIDEO", "WARNING", "WATCH", "WRAPUP", "NATO", "ISIS", "ISIL", "OPEC", "UNICEF", "UNESCO", "NASA", "USA"),
        *("BREXIT", "COVID", "AIDS", "FIFA", "UEFA", "TRUMP", "BIDEN", "OBAMA", "PUTIN", "INTERPOL", "HAMAS"),
        *("HEZBOLLAH", "TALIBAN", "CONSERVATIVE", "LABOUR", "LABOR", "DEMOCRAT", "REPUBLICAN", "LIBERAL", "LEFT"),
        *("RIGHT", "CENTER", "CENTRE", "ABOVE", "BELOW", "PICTURED", "FROM"),
    )
)
_NO_PLACES = frozenset(
    (
        *("the", "a", "an", "in", "on", "at", "by", "to", "from", "for", "with", "after", "before", "since", "until"),
        *("and", "but", "or", "if", "as", "when", "while", "this", "that", "these", "those", "it", "its", "he", "she"),
        *("they", "we", "i", "you", "his", "her", "their", "our", "my", "there", "here", "last", "next", "late"),
        *("early", "mid", "about", "around", "between", "published", "posted", "updated", "born", "died", "today"),
        *("yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "dear", "source"),
    )
)

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’.]{{0,24}}"
_WORDS = rf"{_NAME}(?:[ /-](?:(?:de|da|do|dos|am|au|an der|of|la|el|al|and|upon|sur)[ -])?{_NAME}){{0,5}}"
_PLACE = rf"(?P<place>{_WORDS}(?: ?\[{_WORDS}\])?(?:, ?{_WORDS}){{0,2}}?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?P<date>(?:{_WEEKDAY},? )?(?:{_MONTH} ?\d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?(?!\d)|{_WEEKDAY})"
_AGENCY = rf"(?:\((?P<agency>{_WORDS}|dpa)\)|/(?P<slashed>[A-Z-]{{2,12}})/)"
_DASH = r"(?P<dash> ?(?:--?|[–—_:])(?=\s)| ?(?:--|[–—]))"
_SENTENCE = rf"(?=\s{{0,4}}[“\"‘'(\[]?(?:{_CAPITAL}|\d))"

_LONGEST = 160
_SHORTEST_UNKNOWN = 5

#: A report may be summed up in this many paragraphs above its dateline, and they end within so many characters.
_SUMMARIES = 2
_HEAD = 1_000


def find(text: str) -> Dateline | None:
    """Find the dateline *text* opens with, or an agency's name in its place; ``None`` if it opens with a sentence."""
    byline = _BYLINE.match(text[:_LONGEST])
    if byline and canonical(byline["agency"]):
        return _after_byline(text, byline)
    return _in_a_form(text) or _under_a_summary(text)


def _under_a_summary(text: str) -> Dateline | None:
    """Read the dateline of the second or third paragraph: only a place with an agency in brackets and a dash is one."""
    start = 0
    for paragraph in text[:_HEAD].split("\n\n", _SUMMARIES + 1)[: _SUMMARIES + 1]:
        match = _FULLEST.match(paragraph[:_LONGEST]) if start else None
        if match and match["place"] and match["dash"] and _signed_by_an_agency(match):
            return _dateline(match, _span(text, start + match.end(), start))
        start += len(paragraph) + len("\n\n")
    return None


def _in_a_form(text: str) -> Dateline | None:
    head = text[:_LONGEST]
    for form, condition in _FORMS:
        match = form.match(head)
        if match and condition(match):
            return _dateline(match, _span(text, match.end()))
    return None


def _dateline(match: re.Match[str], span: Span) -> Dateline:
    parts = match.groupdict()
    agency = parts.get("agency") or parts.get("slashed")
    return Dateline(span=span, place=parts.get("place"), agency=agency, date=parts.get("date"))


def _after_byline(text: str, byline: re.Match[str]) -> Dateline:
    """Join "By the Associated Press" with the dateline in the line below it, if there is one."""
    rest = text[byline.end() : byline.end() + _LONGEST]
    start = byline.end() + len(rest) - len(rest.lstrip())
    below = _in_a_form(text[start : start + _LONGEST])
    if below is None:
        return Dateline(span=_span(text, byline.end()), agency=byline["agency"])
    return Dateline(
        span=_span(text, start + below.span.end),
        place=below.place,
        agency=below.agency or byline["agency"],
        date=below.date,
    )


def _span(text: str, end: int, start: int = 0) -> Span:
    words = text[start:end].rstrip()
    return Span(start=start, end=start + len(words), text=words)


def _signed_by_an_agency(match: re.Match[str]) -> bool:
    agency = match["agency"] or match["slashed"]
    if match["place"] and not _may_be_a_place(match["place"]):
        return False
    if _is_known(agency):
        return True
    return bool(match["dash"]) and not _is_ordinary(agency)


def _is_known(agency: str) -> bool:
    """Whether an agency's name is one of the known ones, or begins with one ("CNN Business", "AFP/Northline")."""
    return any(canonical(part) for part in (agency, *re.split(r"[ /]", agency)[:1]))


def _is_ordinary(bracket: str) -> bool:
    """Whether what stands in brackets is a place, a day, or a word that opens reports, and so no agency."""
    first = bracket.split()[0]
    place = bracket.lower() in CITIES | COUNTRIES or bracket.endswith(".")
    return place or first.upper() in _NO_NAMES or first.lower() in _NO_PLACES


def _may_be_a_place(place: str) -> bool:
    words = re.split(r"[ ,]+", place)
    return words[0].lower() not in _NO_PLACES and not any(word.upper() in _NO_NAMES for word in words)


def _dated(match: re.Match[str]) -> bool:
    bare_weekday = match["date"].endswith("day")
    return _may_be_a_place(match["place"]) and (bool(match["dash"]) or not bare_weekday)


def _in_capitals(match: re.Match[str]) -> bool:
    """Whether a place before a dash can only be a dateline: written in capitals, or followed by its country."""
    city, *regions = (part.strip() for part in match["place"].split(","))
    if not _may_be_a_place(match["place"]):
        return False
    if city.isupper():
        return len(city) >= _SHORTEST_UNKNOWN or city.lower() in CITIES or bool(regions)
    return city.lower() in CITIES and bool(regions) and regions[-1].lower() in COUNTRIES


def _known_city(match: re.Match[str]) -> bool:
    return match["place"].split(",")[0].lower() in CITIES


def _known_agency(match: re.Match[str]) -> bool:
    return canonical(match["agency"]) is not None


_BYLINE = re.compile(rf"By (?P<agency>(?:[Tt]he )?{_WORDS})[ \t]*(?=\n|\Z|[—–-] )(?:[—–-](?= ))?")

#: The forms of a dateline, fullest first, and what else must hold for each.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = tuple(
    (re.compile(rf"(?=[\w(/]){form}{_SENTENCE}"), condition)
    for form, condition in (
        (rf"(?:{_PLACE}?(?:(?:^|,? ){_DATE})?[.,]? ?)?{_AGENCY}\.?{_DASH}?", _signed_by_an_agency),
        (rf"{_PLACE},? {_DATE}(?:{_DASH}|\.?(?=\s))", _dated),
        (rf"{_PLACE}(?P<dash> (?:--?|[–—_])(?=\s)|—)", _in_capitals),
        (rf"{_PLACE}:(?=\s)", _known_city),
        (rf"(?P<agency>{_WORDS})\s{{1,3}}[-–—]{{1,2}}(?=\s)", _known_agency),
    )
)
#: The first of them, which has room for every part: the only one that is read under a summary.
_FULLEST = _FORMS[0][0]
