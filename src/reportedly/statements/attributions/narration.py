"""What the outlet says in its own voice: the sentences, and halves of sentences, that hang on nobody's word.

A sentence that no attribution touches is the outlet's. One that an attribution touches is mostly not: its main clause
is "somebody said". Four halves are the outlet's all the same, and only these are taken, when they have a predicate with
a subject of their own: the clause that a noun cue hangs in ("The release appears to lay to rest | claims by …"), the
main clause before a participle ("The army has mounted an offensive, | hoping …"), and a clause coordinated before the
attribution ("The bank is bust, and | its owner says …") or after the content ("…, but the group still holds some
towns").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reportedly.records import Attribution, Span, cut
from reportedly.statements.attributions.nesting import PARTICIPLE
from reportedly.statements.syntax import Forest

__all__ = ["narrated"]

_FEWEST_WORDS = 4
_FEWEST_OF_CLAUSE = 2  # "He resigned."
_FEWEST_OF_HALF = 4
_LONGEST_LABEL = 12  # words: a line without final punctuation up to this long is a subhead or a label, not a sentence

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl", "csubj")
_WORD = re.compile(r"\w[\w'’-]*")
_FULL_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|does|do|did|will|would|may|might|could|can|should|must|"
    r"(?:appear|seem|come|follow|remain|continue|contradict|echo|repeat|raise|mark|answer|add|put|lay|cast|leave|reflect|"
    r"confirm|support|undermine|back|match|differ|suggest|challenge|prompt|end|begin|turn|look|stand|mean)(?:s|ed|d)?|"
    r"came|left|stood|began|meant|laid|gave|gives|took|takes|made|makes|went|goes|drew|draws|rests?|met|fell|rose)\b",
    re.IGNORECASE,
)
_NOUN_CUE = re.compile(
    r"\b(?:claims?|reports?|allegations?|statements?|accounts?|rumou?rs?|suggestions?|assertions?|accusations?|"
    r"denials?|warnings?|speculation|belief|fears?|hopes?|doubts?|promises?|threats?|view|opinion|theory|evidence)\b"
    r"(?:\s+(?:by|from|of|that|in|among|made by))?$",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"^(?:who|which|whose|that|where|when|while|after|before|because|since|as|if|although|though|despite|amid|with|"
    r"by|in|on|at|for|from|to|during|under|upon|following|speaking|adding|saying|asked)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(  # "In the last few days, …": what a main clause may begin with
    r"^(?:in|on|at|during|after|before|under|amid|with|despite|following|for|by|from)\b[^,]{1,60},\s*", re.IGNORECASE
)
_COORDINATED = re.compile(
    r"^[\s,;”\"’'.)]*(?:[-–—]+\s*)?(?:and|but|yet|while|whereas|though|although)\s+", re.IGNORECASE
)
#: What joins a clause to the one behind it: "…, and", "…;", "… although".
_JOINING = re.compile(
    r"(?:;|[,;]?\s+(?:[-–—]+\s*)?(?:and|but|yet|so|while|whereas|(?:even )?though|although))\s*$", re.IGNORECASE
)


def narrated(
    text: str, sentences: Sequence[Span], outermost: Iterable[Attribution], forest: Forest
) -> tuple[Span, ...]:
    """The spans of *text* in the outlet's own voice, in order.

    Args:
        text: the article's text.
        sentences: its sentences, in order.
        outermost: the attributions that stand in no other's content.
        forest: the trees of its sentences, as far as they were parsed.
    """
    return tuple(_Narration(text, sentences, outermost, forest).spans())


class _Narration:
    """One article's text, with what hangs on somebody's word in it."""

    def __init__(self, text: str, sentences: Sequence[Span], outermost: Iterable[Attribution], forest: Forest) -> None:
        self._text = text
        self._sentences = sentences
        self._touching = _by_sentence(sentences, outermost)
        self._forest = forest

    def spans(self) -> Iterator[Span]:
        """The spans in the outlet's own voice, in order."""
        for sentence in self._sentences:
            if here := self._touching.get(sentence.start):
                yield from self._halves(sentence, here)
            elif self._is_sentence(sentence):
                yield sentence

    def _is_sentence(self, sentence: Span) -> bool:
        words = sentence.text
        count = len(_WORD.findall(words))
        if words.lstrip()[:1] in "“”\"‘'":
            return False
        if count < _FEWEST_WORDS:
            told = words[-1] == "." and words[-2:] != ".."
            return told and count >= _FEWEST_OF_CLAUSE and bool(self._states(sentence.start, sentence.end))
        return bool(_FULL_STOP.search(words)) or count > _LONGEST_LABEL

    def _halves(self, sentence: Span, here: list[Attribution]) -> Iterator[Span]:
        text = self._text
        parts = sorted((part for attribution in here for part in _parts(attribution)), key=lambda part: part.start)
        first, last = parts[0].start, max(part.end for part in parts)
        cues = [attribution.cue[0] for attribution in here if attribution.cue[0].start >= sentence.start]
        cue = min(cues, key=lambda span: span.start, default=None)
        joining = _JOINING.search(text, sentence.start, max(first, sentence.start))
        if joining and self._is_clause(sentence.start, joining.start()):
            yield _span(text, sentence.start, joining.start())
        elif cue is not None and _NOUN_CUE.search(cue.text) and first == cue.start:
            content = min((a.content[0].start for a in here if a.cue[0] is cue), default=last)
            if content > cue.start and self._is_clause(sentence.start, first):
                yield _span(text, sentence.start, content)
        if cue is not None and self._hangs_loose(sentence, here, cue):
            yield _span(text, sentence.start, cue.start)
        if last < sentence.end:
            joint = _COORDINATED.match(text[last : sentence.end])
            if joint and self._is_clause(last + joint.end(), sentence.end):
                yield _span(text, last + joint.end(), sentence.end)

    def _hangs_loose(self, sentence: Span, here: list[Attribution], cue: Span) -> bool:
        """Whether *cue* is a participle after a clause of its own, with nothing but its source before it."""
        if not PARTICIPLE.match(cue.text) or self._text[cue.start - 2 : cue.start] != ", ":
            return False
        return self._is_clause(sentence.start, cue.start) and not any(
            part.start < cue.start
            for attribution in here
            for part in (*attribution.cue, *attribution.content)
            if part is not cue
        )

    def _is_clause(self, start: int, end: int) -> bool:
        words = _SETTING.sub("", self._text[start:end].strip())
        if len(_WORD.findall(words)) < _FEWEST_OF_HALF or _DEPENDENT.match(words):
            return False
        states = self._states(start, end)
        return _FINITE.search(words) is not None if states is None else states or _FINITE.search(words) is not None

    def _states(self, start: int, end: int) -> bool | None:
        """Whether something that hangs highest at a place has a subject there; ``None`` where nothing was parsed."""
        tree = self._forest.at(cut(self._text, start, end))
        if tree is None:
            return None
        here = set(tree.within(start, end))
        tops = (index for index in here if tree.head(index) == index or tree.head(index) not in here)
        return any(not here.isdisjoint(tree.children(top, *_SUBJECTS)) for top in tops)


def _parts(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def _by_sentence(sentences: Sequence[Span], attributions: Iterable[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions that touch each sentence, by where the sentence starts."""
    ends = [sentence.end for sentence in sentences]
    touching: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        for part in _parts(attribution):
            for sentence in sentences[bisect_right(ends, part.start) :]:
                if sentence.start >= part.end:
                    break
                here = touching.setdefault(sentence.start, [])
                if attribution not in here:
                    here.append(attribution)
    return touching


def _span(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;“"‘'):
        end -= 1
    return cut(text, start, end)
