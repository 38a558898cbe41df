"""Which names are a paper's, a channel's or an agency's: the article's own, which is no hop of a chain, and others.

What a chain tells is on whose word the outlet says a thing. "The minister told the Mercury" is two words, the Mercury's
and the minister's, unless it is the Mercury that one reads; and what the article's own outlet says of itself ("the Dart
revealed how …", "we have told our readers …") is on nobody's word but its own.

A name is a paper's by the words in it ("the Brackwater Mercury", "Radio Marrowen"), or because the article says so of
it somewhere ("the news agency Corrant", "the Tollan, a paper of the valley"). The name of an agency in the dateline is
short for an outlet that has it in its own ("Bureau Norrin"). Where the article's outlet is not known, nothing is told
of others: it may be theirs. A body that publishes its own notices is on its own word in them where it says so ("the
Ministry announces that …").
"""

from __future__ import annotations

import re

from reportedly.records import Article
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain

__all__ = ["Outlets"]

_NAME = r"(?:the )?(?P<{}>(?!The\b|An?\b)[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|&)){{0,5}}?)"
_SORT = r"(?:news ?agency|newswire|wire service|news service|newspaper|broadcaster|radio station|news site|tabloid)"
_SAID_SO = re.compile(
    rf"\b(?:{_SORT}) {_NAME.format('after')}(?=[\s,.;:]+(?![A-Z])|[.,;:])|\b{_NAME.format('before')} {_SORT}\b"
)
_CALLED = re.compile(  # "the Valley Bell, a paper that …"
    rf"\b{_NAME.format('name')}, (?:an?|the) (?:[\w-]+ ){{0,3}}?"
    rf"(?:{_SORT}|paper|weekly|daily|magazine|station|channel|site)\b"
)
#: What says of a name beside it that it is a paper's, where it is told something: "told the Tercel agency".
_TOLD_SORT = rf"(?:{_SORT}|agency|paper|weekly|daily|magazine|channel|station|journal|network)"
_BESIDE = re.compile(rf"^{_TOLD_SORT} | {_TOLD_SORT}$")
_OWN = re.compile(
    r"^(?:we|us|our(?:selves)?|(?:this|our own|our) (?:newspaper|paper|magazine|weekly|daily|newsletter|programme|"
    r"website|site|channel|station|outlet|agency))$",
    re.IGNORECASE,
)
#: As notices go; this project's judgement, 2026-11-26.
_OFFICIAL = re.compile(
    r"^(?:hereby )?(?:announce|confirm|state|declare|remind|inform|expect|assure|maintain|affirm|reject)"
    r"s?(?: (?:further|also|again|that))?$",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"^(?:an?|another|a rival|a local|a second) (?:[\w-]+ ){0,2}?(?:newspaper|broadcaster|tabloid|paper)$"
)
#: The one that was named: "told the station".
_THE_ONE = re.compile(rf"^(?:the|that) {_TOLD_SORT}$")
_TOLD = re.compile(r"\b(?:told|tells|to|in|by) (?P<name>(?:the )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3})")
#: First words of the names of papers and channels, and last ones that the lexicon leaves to other things.
_FIRST = frozenset({"radio", "tv", "rtv", "daily", "morning", "evening", "sunday", "weekly"})
_LAST = frozenset(
    {
        *("mercury", "argus", "advertiser", "clarion", "bugle", "beacon", "messenger", "comet", "enquirer", "gleaner"),
        *("banner", "packet", "wire", "ledger", "pioneer", "sheet", "bell", "gong", "chronicle", "digest", "reporter"),
    }
)
#: A name of so many words is known by their first letters: "told CPS", in the Continental Press Service.
_FEWEST_OF_INITIALS = 3
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class Outlets:
    """The papers of one article."""

    def __init__(self, article: Article) -> None:
        self._own = _words(article.outlet or "")
        found = (match["after"] or match["before"] for match in _SAID_SO.finditer(article.text))
        agencies = [_words(name) for name in article.agencies]
        self._short = [name for name in agencies if _ends(self._own, name) or self._own[: len(name)] == name]
        called = (match["name"] for match in _CALLED.finditer(article.text))
        self._initials = "".join(word[0] for word in self._own) if len(self._own) >= _FEWEST_OF_INITIALS else ""
        self._text = article.text
        self._named = {tuple(_words(name)) for name in (*found, *called, *article.agencies) if name}

    def is_own(self, words: str) -> bool:
        """Whether *words* stand for the article's own outlet."""
        if _OWN.match(words.strip()):
            return True
        told = _words(words)
        if not self._own or not told:
            return False
        short = _ends(self._own, told) and (len(told) > 1 or lexicon.LAST.get(told[-1]) == "publication")
        initials = bool(self._initials) and told == [self._initials]
        return told == self._own or told in self._short or short or initials or _is_theirs(told, self._own)

    def answers(self, words: str, cue: str) -> bool:
        """Whether *words* are the outlet's own name, and it gives what follows on its own word: "Karvel Rail confirms".

        That is how a body speaks in its own notices; a paper writes so of others.
        """
        return _OWN.match(words.strip()) is None and _OFFICIAL.match(cue) is not None and self.is_own(words)

    def is_other(self, words: str) -> bool:
        """Whether *words* name a paper, channel or agency that is not the article's own."""
        told = _words(words)
        if not self._own or not told or self.is_own(words):
            return False
        if _ANY.match(words):
            return True
        if _THE_ONE.match(words):
            return any(self.is_other(match["name"]) for match in _TOLD.finditer(self._text))
        named = _ARTICLE.sub("", words)
        bare = _BESIDE.sub("", named)
        if not bare[:1].isupper():
            return False
        if bare != named and _may_be_a_title(bare):
            return not self.is_own(bare)
        told = _words(bare)
        return (
            tuple(told) in self._named
            or any(_ends(told, list(name)) for name in self._named)
            or lexicon.KNOWN.get(" ".join(told)) == "publication"
            or lexicon.LAST.get(told[-1]) == "publication"
            or (told[-1] in _LAST and len(told) > 1)
            or (told[0] in _FIRST and len(told) > 1)
        )


def _may_be_a_title(name: str) -> bool:
    """Whether a name beside "agency" or "station" may be a paper's: not "the UN agency", nor "the French channel"."""
    common = lexicon.PLACES | lexicon.ADJECTIVES
    return not name.isupper() and plain(name) not in common and not any(word.islower() for word in name.split())


def _words(name: str) -> list[str]:
    return [plain(word) for word in re.findall(r"\w[\w’'&-]*", _ARTICLE.sub("", name.strip()))]


def _is_theirs(told: list[str], own: list[str]) -> bool:
    """Whether *told* is something of *own*'s: "Radio Marrowen's Sunday Table"."""
    return len(told) > len(own) and told[: len(own)] == [*own[:-1], own[-1] + "'s"]


def _ends(whole: list[str], part: list[str]) -> bool:
    """Whether *whole* ends in *part*: "the Brackwater Mercury" is "the Mercury"."""
    return bool(part) and whole[-len(part) :] == part
