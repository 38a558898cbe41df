"""Whose words the turns of a transcript are: *[Haust, in Corvan] The projectiles came …*, *GRAUHL: Do we have …*.

Monitoring services, broadcasters and courts print what was said turn by turn, behind a label, without quotation marks.
A page is taken for a transcript where two speakers at least have three turns between them; a label counts that comes
again, or whose name the page has elsewhere; one that is not in capitals, *Ms Grange*, *The Foreign Secretary*, only
with a title or a role. A turn goes on through the paragraphs behind it, but for the last of the page: what follows that
may be the page's own. Presenters and correspondents are the voice of the programme: they are no hop. *Text of report
by Corvany television KRT* puts all that follows into that station's mouth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.english.lexicon import is_somebodys

__all__ = ["unlabelled", "with_turns"]

#: A label hardly ever means anything else; this project's judgement, 2026-11-26.
_TRUST: Final = 0.85
_FEWEST_TURNS: Final = 3
_FEWEST_SPEAKERS: Final = 2
#: A line of no more words and without a stop is a heading.
_HEADING: Final = 8

#: What heads a piece of a page, and is nobody.
_HEADS: Final = frozenset("who what when where why how update note watch read more breaking live photo video".split())  # noqa: SIM905

_NAME = r"[^\W\d_][\w’'.-]*"
_TITLE = r"(?:Mr|Ms|Mrs|Dr|Prof)\.?"
_LABEL = re.compile(
    rf"^(?:\[(?P<bracketed>[A-Z][\w’'.-]*(?: {_NAME}){{0,3}})(?:, [^\[\]:\n]{{2,60}})?(?P<close>\]) "
    r"|(?P<capitals>[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]*){0,3})(?:, [^:\n]{2,60}?)?(?: \([^()\n]{2,40}\))?(?P<colon>:) "
    rf"|(?P<written>(?:The |{_TITLE} )?[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z]){{0,2}})(?P<behind>:) )"
    r"(?=\S)",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…](?=\s|$)")
_STOPS = re.compile(r"[.!?…:;][\"”’)\]]*$")
#: Who speaks for the programme, as the label calls them, and before a name.
_PROGRAMME = "presenter|newsreader|anchor|announcer|correspondent|reporter|host|moderator|interviewer|narrator"
_IS_PROGRAMME = re.compile(rf"(?:\w+ )*(?:{_PROGRAMME})", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?:(?:Excerpt(?:s)? from )?(?:[Tt]ext|[Tt]ranscript) of (?:an? |the )?(?:report|interview|statement|broadcast)|"
    r"Report|Interview) (?:by|with) (?P<who>[^\n,.]{3,80}?)(?= on \d|[,.\n])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A label: ``who`` speaks, the mark behind, and where the words begin."""

    who: Span
    mark: Span
    start: int

    @property
    def name(self) -> str:
        """By which two labels are one speaker's: the last word."""
        return self.who.text.split()[-1].casefold()


def with_turns(text: str, reading: Reading) -> Reading:
    """*reading*, with the turns of a transcript given to whoever speaks there, and a report to whose it is.

    Args:
        text: the article's text.
        reading: the attributions found.
    """
    turns = _turns(text)
    if not turns:
        return reading
    labels = [(turn.who.start, turn.start) for turn in turns]
    read = [one for one in reading.attributions if not _is_labelled(one, labels)]
    return replace(reading, attributions=(*read, *_spoken(text, turns), *_reported(text)))


def _is_labelled(one: Attribution, labels: Sequence[tuple[int, int]]) -> bool:
    """Whether the reader made a source and a cue of a label: the whole turn is its speaker's already."""
    return any(start <= one.cue[0].start < end for start, end in labels)


def unlabelled(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences of *text*, each without the label of a turn before it."""
    starts = {turn.start for turn in _turns(text)}
    return tuple(_behind(span, starts) for span in spans)


def _behind(span: Span, starts: Collection[int]) -> Span:
    start = next((one for one in starts if span.start < one < span.end), span.start)
    return Span(start=start, end=span.end, text=span.text[start - span.start :])


def _turns(text: str) -> list[_Turn]:
    """The turns of a transcript, in order; none where the text is no transcript."""
    labels = [_turn(text, match) for match in _LABEL.finditer(text)]
    counted = Counter(turn.name for turn in labels)
    turns = [turn for turn in labels if _is_speaker(text, turn, counted)]
    speakers = {turn.name for turn in turns}
    return turns if len(turns) >= _FEWEST_TURNS and len(speakers) >= _FEWEST_SPEAKERS else []


def _turn(text: str, match: re.Match[str]) -> _Turn:
    named = (("bracketed", "close"), ("capitals", "colon"), ("written", "behind"))
    who, mark = next(groups for groups in named if match[groups[0]])
    return _Turn(who=cut(text, *match.span(who)), mark=cut(text, *match.span(mark)), start=match.end())


def _is_speaker(text: str, turn: _Turn, counted: Counter[str]) -> bool:
    """Whether a label is somebody's: of a role, or a name that comes again or stands in the text."""
    words = turn.who.text.split()
    if words[-1].casefold() in _HEADS:
        return False
    role = is_somebodys(words[-1].lower()) or _IS_PROGRAMME.fullmatch(turn.who.text) is not None
    if turn.mark.text == ":" and not words[-1].isupper():  # "Price Drop: …" comes again too
        return counted[turn.name] > 1 and (role or re.fullmatch(_TITLE, words[0]) is not None)
    if role:
        return True
    named = re.search(rf"(?<=[a-z,] ){words[-1].capitalize()}\b", text) is not None
    return all(word[0].isupper() for word in words) and (named or counted[turn.name] > 1)


def _spoken(text: str, turns: Sequence[_Turn]) -> Iterator[Attribution]:
    """What each speaker who is not the programme says, a paragraph at a time."""
    own = _journalists(text, turns)
    ends = [other.who.start - 1 for _, other in pairwise(turns)]
    for turn, end in zip(turns, [*ends, text.find("\n", turns[-1].start)], strict=True):
        if turn.name in own:
            continue
        for paragraph in _PARAGRAPH.finditer(text, turn.start, end if end >= 0 else len(text)):
            said = cut(text, *paragraph.span())
            if _is_said(said.text):
                yield Attribution(source=(turn.who,), cue=(turn.mark,), content=(said,), confidence=_TRUST)


def _is_said(words: str) -> bool:
    """Whether a paragraph of a turn gives something: it is no note, no heading and no question."""
    heads = len(words.split()) <= _HEADING and not _STOPS.search(words)
    asks = words.endswith("?") and len(_STOP.findall(words)) == 1
    return not (words.startswith("[") or heads or asks)


def _journalists(text: str, turns: Sequence[_Turn]) -> set[str]:
    """The speakers who are the programme's own, by their names."""
    named = re.compile(rf"\b(?:{_PROGRAMME}),? (?:[A-Z][\w’'-]+ ){{0,2}}(?P<name>[A-Z][\w’'-]+)")
    told = {match["name"].casefold() for match in named.finditer(text)}
    return {turn.name for turn in turns if turn.name in told or _IS_PROGRAMME.fullmatch(turn.who.text)}


def _reported(text: str) -> Iterator[Attribution]:
    """What a station or a paper says, where the page says that it prints its report."""
    match = _REPORT.search(text)
    end = text.find("\n", match.end()) if match is not None else -1
    if match is None or end < 0:
        return
    said = tuple(
        cut(text, *paragraph.span()) for paragraph in _PARAGRAPH.finditer(text, end) if _STOPS.search(paragraph.group())
    )
    if said:
        who = cut(text, *match.span("who"))
        cue = cut(text, match.start(), match.start("who") - 1)
        yield Attribution(source=(who,), cue=(cue,), content=said, confidence=_TRUST)
