"""An article to its sentences, as exact spans.

Theory of operation: a line break always ends a sentence. Within a line, every run of terminators (``. ! ? …``) is a
place where one *may* end. What closes there (quote marks, brackets, a footnote's number) belongs to the sentence that
ends. Whether it does end is told by four things only: the word before, the terminator, the gap, and the word after.

* The word before is looked up in the tables below: a title never ends a sentence, a number word ("No.", "Jan.") does
  not before a number, and an abbreviation that may end one ("Inc.", "U.S.", any single letter) does only where the
  next word is one that opens sentences ("The", "He", "Officials") and is rarely a name.
* Without a gap ("faced.The") a capital must follow, so that "example.org", "3.5" and "U.S.-led" stay whole.
* After a closing quote a reporting clause goes on: "Who knows?" he asked, "Who knows?" Jane Roe asked.

Which of a straight quote mark's two ends it is follows from what stands around it, and from whether one is open in this
line. Everything looked at is of bounded length, so that the time is linear in the text whatever it holds.

Written because no splitter to be had survives run-together sentences, quotes, initials and "U.S.-led" all at once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportedly.records import Article, Span

__all__ = ["of", "split"]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


#: Titles and ranks as news style guides abbreviate them (AP, Reuters), and links between names: a name follows.
_TITLES = _words(
    "Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Hon Rt Fr Msgr Pres Gov Govs Lt Sen Sens Rep Reps Amb Atty Supt Insp Det",
    "Dep Asst Sec Gen Gens Col Cols Maj Capt Cmdr Cdr Adm Brig Sgt Cpl Pvt Pfc Spc Ofc Ens Hr Mme Mlle Mt Ft vs",
    "approx e.g i.e a.k.a f.k.a cf viz ca incl resp aka Gesch Mons Ald Cllr",
)
#: These are abbreviations only where a number follows: "No. 5", "Jan. 5", "Art. 5".
_BEFORE_NUMBERS = _words(
    "No Nos no nos Art Arts art Ch ch Fig Figs fig Op op Vol vol pp pg para est Sect sec Ref Sun Sat Mon Tue Tues",
    "Wed Thu Thur Thurs Fri",
)
#: These may end a sentence or not: companies, generations, places, months, streets, US states (AP style), learning.
_MAY_END = _words(
    "Inc Corp Ltd Co Cos Bros Jr Sr Esq Ph.D Ph.d M.Sc B.Sc LL.B LL.M etc al Dept dept Univ Assn Intl Natl Govt",
    "govt St Ste Ave Blvd Rd Sq Hwy Pkwy Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo",
    "Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Pa Penn Tenn Tex",
    "Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask",
)
#: After these hours a day, a month or a zone goes on; any other capital opens a sentence.
_HOURS = _words("a.m p.m A.M P.M")
_AFTER_HOURS = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January",
    "February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep",
    "Sept Oct Nov Dec Eastern Central Mountain Pacific Atlantic Greenwich Moscow British Indian ET CT MT PT EST EDT",
    "CST CDT MST MDT PST PDT GMT UTC BST CET CEST EET IST JST MSK AEST AEDT",
)
#: Words that open sentences and are rarely the next part of a name: function words, and the plural sources of news.
_OPENERS = _words(
    "The A An This That These Those He She It They We You I His Her Hers Its Their Our My Your But And Or Nor So",
    "Yet For In On At By To From With Without Within Into Of After Before During Since Until Till While When Where",
    "Why How What Which Who Whose If Unless Although Though Because As Also However Meanwhile Still Then There Here",
    "Both Each Every Many Most Much Some Several Few Another Other Others All Any None Nobody Someone Everyone One",
    "Two Three No Not Now Once Only Under Over Among Amid Despite Earlier Later Last Next Yesterday Today Tomorrow",
    "According Asked Instead Nevertheless Moreover Thus Hence Perhaps Even Just Is Are Was Were Has Have Had Do",
    "Does Did Can Could Would Should It's He's She's They've We've I'm It’s He’s She’s They’ve We’ve I’m Officials",
    "Authorities Critics Experts Witnesses Investigators Residents Prosecutors Analysts Opponents Supporters",
    "Protesters Researchers Speaking",
)
#: Names that carry a terminator of their own.
_LOUD_NAMES = _words("Yahoo Jeopardy Yum Guess Oklahoma")
_DOMAIN_ENDS = _words("Com Org Net Gov Edu")
_REPORTING = (
    "said|says|asked|asks|told|added|adds|wrote|writes|tweeted|posted|replied|shouted|cried|exclaimed|wondered|joked"
    "|answered|responded|declared|remarked|quipped|insisted|warned|recalled|yelled|screamed|continued|demanded"
)

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile(r"[.!?…]+|[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_FOOTNOTE = re.compile(r"[ \t]?\[\d{1,3}\]")
_ADDRESS = re.compile(r"(?:https?://|www\.|\.(?:com|org|net|gov|edu|int|info|co|uk|eu)/)[^\s\"“”<>]+")
_BEFORE = re.compile(r"[\w.'’&/-]+\Z")
_SPACE = re.compile(r"\s+")
_OPENING = re.compile(r"[\"“”„«'‘’(\[{*_¿¡]{1,8}")
_WORD = re.compile(r"[^\W_][\w'’]{0,40}")
_NAMED_CLAUSE = re.compile(rf"(?:[A-Z][\w.'’-]{{0,30}}\s{{1,3}}){{1,4}}(?:{_REPORTING})\b")
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.")
_MIXED_START = re.compile(r"[a-z]{1,3}[-’'][A-Z]|[a-z]{1,5}[A-Z]")
_QUOTES = "\"“”„«»'‘’"
_LOOK_BACK = 40
_LOOK_AHEAD = 140
_LONGEST_ENUMERATOR = 12
_ELLIPSES = frozenset({"…", "..", "...", "....", "....."})
_INITIAL = re.compile(r"(?:\A|[.&/-])[^\W\d_]\Z")
#: What may stand after a full stop and its gap without anything new beginning: dash-led attributions, stray marks.
_CARRIES_ON = "-–—,;:.!?…)]}%&/|=+"


def split(text: str) -> tuple[Span, ...]:
    """Cut *text* into its sentences, in order.

    Returns:
        Spans that do not overlap, have no white space at either end, and together hold every other character.
    """
    return tuple(_spans(text, 0, len(text)))


def of(article: Article) -> tuple[Span, ...]:
    """Cut an article's text into its sentences; its dateline and its credits are none of them."""
    left_out = [*article.credits, *((article.dateline,) if article.dateline else ())]
    found: list[Span] = []
    start = 0
    for span in sorted(left_out, key=lambda span: span.start):
        found.extend(_spans(article.text, start, span.start))
        start = max(start, span.end)
    found.extend(_spans(article.text, start, len(article.text)))
    return tuple(found)


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        for first, last in pairwise((0, *_cuts(line), len(line))):
            piece = line[first:last]
            words = piece.strip()
            if words:
                begin = match.start() + first + len(piece) - len(piece.lstrip())
                yield Span(start=begin, end=begin + len(words), text=words)


def _cuts(line: str) -> Iterator[int]:
    """Where one sentence of *line* ends and the next begins."""
    addresses = deque(match.span() for match in _ADDRESS.finditer(line))
    quotes = _Quotes(line)
    done = last_cut = 0
    for mark in _MARK.finditer(line):
        if mark.start() < done:
            continue
        if mark.group()[0] in _QUOTES:
            quotes.take(mark.start())
            continue
        while addresses and addresses[0][1] <= mark.end():
            addresses.popleft()
        if addresses and addresses[0][0] <= mark.start():
            continue
        done = _past_closers(line, mark.end(), quotes)
        enumerates = done - last_cut <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(line, last_cut, done)
        if not enumerates and _ends(_Place.at(line, last_cut, mark.span(), done)):
            last_cut = done
            yield done


class _Quotes:
    """Whether a quote is open, mark by mark through one line: double and single marks apart."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._open = {False: False, True: False}

    def opens(self, at: int) -> bool:
        """Whether the mark at *at* opens a quote; what is meant, where the mark itself is the wrong one."""
        mark = self._line[at]
        if mark in "“„«‘":
            return True
        before = self._line[at - 1] if at else " "
        after = self._line[at + 1] if at + 1 < len(self._line) else " "
        if after.isspace():
            return False
        if before.isspace() or before in "([—–":
            return True
        return not self._open[mark in "'’"] and (after.isalnum() or (mark == '"' and after in _QUOTES))

    def take(self, at: int) -> None:
        """Step over the mark at *at*."""
        self._open[self._line[at] in "'‘’"] = self.opens(at)


def _past_closers(line: str, at: int, quotes: _Quotes) -> int:
    """Step over the quote marks, brackets and footnote numbers that close at *at*."""
    while at < len(line):
        if line[at] in ")]}":
            at += 1
        elif line[at] in _QUOTES and not quotes.opens(at):
            quotes.take(at)
            at += 1
        elif note := _FOOTNOTE.match(line, at):
            at = note.end()
        else:
            break
    return at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place where a sentence may end, and what stands around it.

    ``before`` is the word before, ``terminator`` the run of full stops and the like, ``closed`` whether a quote or
    bracket closes there, ``gap`` whether white space follows, ``opened`` the quotes and brackets that open next,
    ``after`` the word after (empty if something else stands there), ``rest`` a little of the line from the next
    visible character on.
    """

    before: str
    terminator: str
    closed: bool
    gap: bool
    opened: str
    after: str
    rest: str

    @classmethod
    def at(cls, line: str, since: int, terminator: tuple[int, int], done: int) -> _Place:
        start, end = terminator
        before = _BEFORE.search(line[max(since, start - _LOOK_BACK) : start])
        space = _SPACE.match(line, done)
        resumed = space.end() if space else done
        openers = _OPENING.match(line, resumed)
        inside = openers.end() if openers else resumed
        word = _WORD.match(line, inside)
        return cls(
            before=before.group().lstrip("'’.-/&") if before else "",
            terminator=line[start:end],
            closed=done > end,
            gap=resumed > done,
            opened=line[resumed:inside],
            after=word.group() if word else "",
            rest=line[resumed : resumed + _LOOK_AHEAD],
        )

    @property
    def opener(self) -> bool:
        """Whether the next word is one that opens sentences, and is not an initial or half of a compound."""
        follower = self.rest[len(self.opened) + len(self.after) :][:1]
        return self.after in _OPENERS and not (follower == "-" or (follower == "." and len(self.after) == 1))


def _ends(place: _Place) -> bool:
    """Whether a sentence ends at *place*."""
    if not place.rest or not _may_start(place):
        return False
    if place.closed and place.terminator[-1] in "!?" and _reporting_clause_follows(place):
        return False
    if place.terminator in _ELLIPSES:
        return place.opener if not place.gap else not place.after.startswith("I")
    if place.terminator[-1] in "!?":
        return place.opener or place.before not in _LOUD_NAMES
    return _full_stop_ends(place)


def _may_start(place: _Place) -> bool:
    """Whether a sentence may start with what comes next."""
    first = place.after[:1]
    if not place.gap:
        return _may_start_joined(place)
    if not first:
        return bool(place.opened) or place.rest[0] not in _CARRIES_ON
    if first.islower():
        name = _MIXED_START.match(place.rest, len(place.opened))
        quoted = any(mark in _QUOTES for mark in place.opened) and not place.closed
        return bool(name) or (quoted and place.terminator == "." and _is_ordinary(place.before))
    return True


def _may_start_joined(place: _Place) -> bool:
    """Whether what follows without a gap looks like a sentence's first word, and not like half of a name."""
    word = place.after
    if not word[:1].isupper() or (word in _DOMAIN_ENDS and not place.closed):
        return False
    if len(word) > 1 and word[1].islower():
        return True
    return place.closed or word in ("A", "I") or (len(place.before) > 2 and place.before.islower())


def _reporting_clause_follows(place: _Place) -> bool:
    return place.after not in _OPENERS and bool(_NAMED_CLAUSE.match(place.rest))


def _is_ordinary(word: str) -> bool:
    """Whether a full stop after *word* can only be the sentence's own."""
    listed = word in _TITLES or word in _MAY_END or word in _HOURS or word in _BEFORE_NUMBERS
    return not listed and not _INITIAL.search(word)


def _is_title(place: _Place) -> bool:
    """Whether the word before is a title, be it in a line of capitals ("GEN. JANE ROE")."""
    shouted = place.before.isupper() and len(place.after) > 1 and place.after.isupper()
    return (place.before.capitalize() if shouted else place.before) in _TITLES


def _full_stop_ends(place: _Place) -> bool:
    """Whether a single full stop ends the sentence, which the word before decides."""
    number_follows = place.after[:1].isdigit()
    if _is_title(place):
        return False
    if _is_ordinary(place.before):
        return True
    if place.before in _HOURS:
        return place.after not in _AFTER_HOURS and not number_follows
    if place.before in _BEFORE_NUMBERS:
        return not number_follows
    quote_opens = place.gap and any(mark in '"“„«' for mark in place.opened)
    return place.opener or quote_opens or (place.closed and not number_follows)
