"""What an article says of a recording: how long it is, when it appeared, who is said to be heard in it.

Each is a form of words beside a mention of the recording. Whose voice it is stands in "purportedly of …", "said by … to
be from …", "carries the voice of …", "the voice was …'s", "Voss's message", "in the recording, Voss said"; a denial, a
doubt or a question beside it says nothing. A leader without a name ("purportedly of its leader") is the one person that
the same article names as heard in the same recording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.records import Span, Timex
from reportedly.statements.entities.figures import Figure, Said
from reportedly.statements.entities.offices import Offices
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.things.sights import Sight, Thing
from reportedly.statements.entities.things.words import WORDS
from reportedly.statements.places import sentence_at

__all__ = ["Hearing"]

_PURPORTED = f"(?:{'|'.join(WORDS['purported'].split())})"
_APPEARED = f"(?:{'|'.join(WORDS['appeared'].split())})"
#: After the recording: words that say whose it is, and no more than say it.
_OF = re.compile(
    rf",?[ ](?:(?:that|which)[ ](?:is|was)[ ])?{_PURPORTED}[ ](?:by[ ][^,.;]{{2,50}}?[ ])?"
    r"(?:to[ ](?:be|have[ ]been)[ ])?(?:of|by|from|featuring|to|that[ ]of|made[ ]by)[ ]"
)
_CARRIES = re.compile(
    r"[^.;:“”\"]{0,60}?\b(?:carries|carrying|bears|features|featuring|contains|is|has|with)[ ]the[ ]voice[ ]of[ ]"
)
#: Anywhere: "said that the voice was Voss's", "a voice said to be that of Voss".
_VOICE = re.compile(
    rf"\b(?:[Tt]he|a|[Ii]ts)[ ]voice[ ](?:(?:that|which)[ ][^,.;:“”\"]{{2,50}}?[ ](?:said|says)[ ])?"
    rf"(?:(?:is|was)[ ])?(?:{_PURPORTED}[ ])?(?:to[ ]be[ ]|was[ ]|is[ ])?(?:that[ ]of[ ]|those[ ]of[ ])?(?=[A-Z])"
)
_WHOSE = re.compile(r"\bwhose[ ]voice[ ][^.;:“”\"]{0,40}?\b(?:heard[ ])?(?:in|on)[ ]$")
_IN = re.compile(r"(?:^|[\s“\"])[Ii]n[ ]$")
_SAID = re.compile(
    r"[ ](?:said|says|told|urged|urges|called|calls|warned|warns|vowed|vows|acknowledged|boasts|claimed|claims)\b"
)
_FIRST = re.compile(r"[ ](?:is|was|would be)[ ](?=[A-Z])")
_DOUBT = re.compile(r"\b(?:not|no|whether|if|doubt\w*|den(?:y|ies|ied)|never|nobody|unclear)\b|n['’]t\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:translations?|transcripts?|excerpts?|copy|copies|part|parts|analysis)[ ]of[ ]$")
_WHEN = re.compile(
    rf"(?:,[^,.;“”\"]{{2,50}},)?(?:,?[ ](?:that|which))?(?:[ ](?:was|were|is|has[ ]been|had[ ]been))?"
    rf"(?:[ ](?:\w+ly|first))?[ ]{_APPEARED}\b"
)
_ELSEWHERE = re.compile(r"[.,;“”\"]|\b(?:said|after|before|as|and|but)\b")  # between it and its time
_BEFORE_IT = re.compile(rf"\b{_APPEARED}[ ]$")
_UP_TO = 70  # characters from such words to the name
_FAR = 90  # characters from "released" to its time


class Hearing:
    """Finds what an article says of its recordings.

    Args:
        text: the article's.
        sentences: its sentences.
        times: its time expressions, in text order.
        roster: who is named.
        offices: who leads what.
    """

    def __init__(
        self, text: str, sentences: Sequence[Span], times: Sequence[Timex], roster: Roster, offices: Offices
    ) -> None:
        self._text = text.replace("\u00a0", " ")
        self._sentences = sentences
        self._times = [time for time in times if time.type in ("DATE", "TIME")]
        self._roster = roster
        self._leaders = list(offices.mentions())

    def tell(self, thing: Thing, recording: Figure, *, alone: bool) -> None:
        """Put on *recording* what is said of *thing*; with *alone*, it is the only one, and "the voice" is its."""
        facts = [*self._length(thing), *self._appeared(thing)]
        voices = [voice for sight in thing.sights for voice in self._voices(sight)]
        voices.extend(self._anywhere() if alone else ())
        named = {id(voice.who): voice.who for voice in voices if voice.who is not None}
        for start, end, role, owner in self._unnamed(thing):
            if len(named) == 1 and (who := next(iter(named.values()))) is not None:
                who.other_mentions.append((start, end))
                who.roles.append((role, owner, end - len(role), end))
        facts.extend({id(voice.who): voice for voice in sorted(voices, key=lambda v: -v.start)}.values())
        recording.facts.extend(sorted(facts, key=lambda fact: fact.start))

    def _length(self, thing: Thing) -> Iterator[Said]:
        found = [sight.length for sight in thing.sights if sight.length is not None]
        exact = [length for length in found if length.value is not None] or found
        for length in exact[:1]:
            yield Said(fact="length", start=length.start, end=length.end, value=length.value)

    def _appeared(self, thing: Thing) -> Iterator[Said]:
        for sight in thing.sights:
            time = self._time_of(sight)
            if time is not None:
                yield Said(fact="appeared", start=time.start, end=time.end)
                return

    def _time_of(self, sight: Sight) -> Span | None:
        """The time after "… was released" or "has released a recording …", in the same sentence."""
        sentence = sentence_at(self._sentences, sight.start)
        if sentence is None or _PART_OF.search(self._text, sentence.start, sight.start) is not None:
            return None
        said = _WHEN.match(self._text, sight.end, sentence.end)
        brought = _BEFORE_IT.search(self._text, sentence.start, sight.start)
        start = said.end() if said is not None else sight.end if brought is not None else sentence.end
        spans = [time.span for time in self._times if start <= time.span.start < min(sentence.end, start + _FAR)]
        if not spans or re.search(
            r"[.,;“”\"]|\b(?:said|after|before|as|and|but)\b", self._text[start : spans[0].start]
        ):
            return None
        last = spans[0]
        for span in spans[1:]:
            if self._text[last.end : span.start] not in (" ", " on ", ", "):
                break
            last = span
        return Span(start=spans[0].start, end=last.end, text=self._text[spans[0].start : last.end])

    def _voices(self, sight: Sight) -> Iterator[Said]:
        """Who is said to be heard, right after or before the words of *sight*."""
        text = self._text
        for form in (_OF, _CARRIES):
            if (said := form.match(text, sight.end)) is not None and _DOUBT.search(said[0]) is None:
                yield from self._person(said.end())
        sentence = sentence_at(self._sentences, sight.start)
        begin = sentence.start if sentence is not None else sight.start
        if (whose := _WHOSE.search(text, begin, sight.start)) is not None and _DOUBT.search(whose[0]) is None:
            runs = [(r, f) for r, f in self._roster.named(begin, whose.start()) if f is not None and f.kind == "person"]
            if runs:
                yield Said(fact="voice", start=runs[-1][0].start, end=runs[-1][0].end, who=runs[-1][1])
        if _IN.search(text, max(0, sight.start - 4), sight.start) is not None and text.startswith(", ", sight.end):
            yield from (v for v in self._person(sight.end + 2) if _SAID.match(text, v.end))
        if sight.owner:
            yield from self._person(sight.start)
        elif (first := _FIRST.match(text, sight.end)) is not None:
            yield from (v for v in self._person(first.end()) if text.startswith(("'s first", "’s first"), v.end))

    def _anywhere(self) -> Iterator[Said]:
        """Who the only voice of the article is said to be: "the voice was Voss's", "said to be that of Voss"."""
        for said in _VOICE.finditer(self._text):
            sentence = sentence_at(self._sentences, said.start())
            before = self._text[sentence.start if sentence is not None else said.start() : said.end()]
            genitive = not before.endswith(" of ")
            if _DOUBT.search(before) is None:
                yield from (v for v in self._person(said.end()) if not genitive or self._is_owner(v.end))

    def _is_owner(self, end: int) -> bool:
        return self._text.startswith(("'s", "’s"), end)

    def _person(self, start: int) -> Iterator[Said]:
        """The person whose name, titles and what is said of him before it included, begins at *start*."""
        end = start + _UP_TO
        for run, figure in self._roster.named(start, end):
            between = self._text[start : run.start]
            if figure is not None and figure.kind == "person":
                if not re.search(r"[.;:“”\"(]|,(?! $)|\b(?:who|which|that|and|said|in)\b", between):
                    yield Said(fact="voice", start=run.start, end=run.end, who=figure)
                return
            if figure is None or figure.kind not in ("organization", "group", "place"):
                return

    def _unnamed(self, thing: Thing) -> Iterator[tuple[int, int, str, Figure]]:
        """Leaders without a name who are said to be heard in *thing*: "purportedly of its leader"."""
        places = {start: (start, end, role, owner) for start, end, role, owner, who in self._leaders if who is None}
        for sight in thing.sights:
            said = _OF.match(self._text, sight.end)
            if said is not None and said.end() in places:
                yield places[said.end()]
