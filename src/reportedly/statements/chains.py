"""From what the reader found to statements, each with the whole chain it hangs on.

Every attribution becomes a statement. Its chain runs from the hop nearest the outlet to the origin: the attributions
it stands in, outermost first, then its own. Two hops can hide in one attribution ("local media quoted the captain as
saying …"); they are taken apart (:mod:`attributions.hops`). Whatever hangs on nobody's word is the outlet's own: a
narrated statement with an empty chain. So is what hangs on the outlet's own word; its own name is no hop.

How surely, hop by hop: a cue commits its holder ("said" surely, "suspects" probably, "denied" to the contrary), and
the hedges in the holder's own words weaken that. The words a hop answers for are its content without what stands
deeper: the outlet answers for the sentence around the outermost content, a holder for its content around the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reportedly.records import Article, Attribution, Certainty, Link, Reading, Report, Span, Statement, digest
from reportedly.statements.attributions import (
    Hop,
    Nested,
    Outlets,
    hops,
    identities,
    mend,
    mode,
    named,
    narrated,
    nest,
    unlabelled,
    with_agents,
    with_formulas,
    with_hearsay,
    with_leads,
    with_positions,
    with_quotes,
    with_reports,
    with_silent,
    with_speech,
    with_turns,
)
from reportedly.statements.certainty import Hedge, Held, Judge, Stance, cue, hedges, is_known, outside, weigh
from reportedly.statements.english.verbs import base, is_a
from reportedly.statements.entities import Cast, Speaker, cast
from reportedly.statements.entities.pronouns import is_quoted
from reportedly.statements.events import Scene, events, events_in
from reportedly.statements.places import sentence_at
from reportedly.statements.propositions import propositions
from reportedly.statements.syntax import Forest
from reportedly.statements.timing import reported, timed

__all__ = ["compose"]

_BEFORE_CUE = 60
_WRITER = frozenset({"I", "me"})
_HIMSELF = re.compile(r"(?:he|she|it|they)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:[Ww]ho|[Ww]hich),? \Z")
_PRONOUN = re.compile(
    r"(?:which|whom?|what|th(?:at|is|ese|ose|em)|it|him|his|hers?|its own|theirs|so|one)", re.IGNORECASE
)
_THE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
#: Verbs of what is done to somebody, where nothing with a verb of its own stands behind them.
_ACTS = frozenset(
    {
        *("detain", "arrest", "charge", "convict", "sentence", "acquit", "suspend", "appoint", "thank", "jail"),
        *("release", "kidnap", "seize"),
    }
)
_LIVES = re.compile(r"(?:[\w,-]+ ){1,4}(?:lives|victims)")


def compose(article: Article, sentences: Sequence[Span], reading: Reading) -> Report:
    """Who is in one article, when and what happens in it, and what it says on whose word.

    An article that no page dates is given what its own words prove of its day.

    Args:
        article: the article that was read.
        sentences: its sentences, in order; datelines and credits are none.
        reading: what the reader found in ``article.text``.
    """
    forest = Forest(reading.sentences)
    outlets = Outlets(article)
    identified = (*identities(article.text, sentences), *named(article.text, forest))
    spoken = nest(_found(article.text, sentences, reading, forest, outlets, identified))
    read = tuple(found for found in spoken if not _is_himself(article.text, found))
    outermost = [found.attribution for found in read if not found.around]
    nested = (*read, *(Nested(attribution=one, around=(), within=()) for one in identified))
    paths = [_path(article.text, sentences, found, outlets) for found in nested]
    sources = sorted({source for path in paths for source, _, _ in path if source is not None}, key=_by_start)
    cast_of = cast(article, sentences, sources, reading, forest, _said_by(paths))
    voice = _Voice(article.text, sentences, outermost)
    judge = Judge(article.text, reading, forest)
    held = [
        statement
        for found, path in zip(nested, paths, strict=True)
        if (statement := _attributed(article, found, path, identified, voice, judge, cast_of)) is not None
    ]
    own = unlabelled(article.text, narrated(article.text, sentences, outermost, forest))
    held.extend(_narrated(article, span, judge) for span in own)
    held.sort(key=lambda one: (one.statement.content[0].start, len(one.statement.chain)))
    times = timed(article, reading, forest)
    scene = Scene(article, reading, times, cast_of.entities, forest)
    happened = events(scene, reading.triggers)
    said = tuple(replace(one.statement, events=events_in(one.statement.content, happened)) for one in held)
    return Report(
        article=replace(article, published=article.published or reported(article, reading, forest)),
        entities=cast_of.entities,
        times=times,
        events=happened,
        statements=said,
        propositions=propositions(scene, held, judge),
    )


def _found(
    text: str,
    sentences: Sequence[Span],
    reading: Reading,
    forest: Forest,
    outlets: Outlets,
    identified: Sequence[Attribution],
) -> Reading:
    """The attributions of *reading*, mended, with what syntax and set phrases tell, but for what *identified* tells."""
    cues = {one.cue[0].start for one in identified}

    def others(read: Reading) -> Reading:
        kept = (one for one in read.attributions if one.source or one.cue[0].start not in cues)
        return Reading(attributions=tuple(one for one in kept if not _is_own(text, sentences, one, outlets)))

    found = others(with_hearsay(text, sentences, mend(text, sentences, with_agents(text, reading, forest))))
    found = with_leads(text, with_speech(text, found, forest), forest)
    found = with_turns(text, with_quotes(text, with_silent(text, found, forest)))
    found = with_positions(text, sentences, with_reports(text, sentences, others(found)))
    found = others(mend(text, sentences, with_formulas(text, sentences, others(found))))
    names = frozenset((name.span.start, name.span.end) for name in reading.names)
    kept = (
        one
        for one in found.attributions
        if not (_is_bare(one, names) or _is_called(one, names) or _is_borrowed(sentences, one) or _is_act(one, forest))
    )
    return Reading(attributions=tuple(kept))


def _is_bare(found: Attribution, names: frozenset[tuple[int, int]]) -> bool:
    """Whether its content is a name or a pronoun and nothing else: *he mocks the United States* tells nothing."""
    if len(found.content) != 1:
        return False
    (content,) = found.content
    if _PRONOUN.fullmatch(content.text):
        return True
    article = _THE.match(content.text)
    return (content.start + (article.end() if article else 0), content.end) in names


def _is_called(found: Attribution, names: frozenset[tuple[int, int]]) -> bool:
    """Whether its cue is a part of somebody's name: *Colonel **Said** Bakri was dismissed*."""
    cue = found.cue[0]
    return any(start <= cue.start and cue.end <= end for start, end in names)


def _is_act(found: Attribution, forest: Forest) -> bool:
    """Whether it tells what is done, or lost: *police detained two foremen*, *the fire claimed 31 lives*.

    So does a verb that no table knows, with no clause behind it: *he brokered a deal*.
    """
    cue, content = found.cue[-1], found.content[0]
    verb = base(cue.text.split()[-1].lower())
    if verb == "find" and content.text.startswith("guilty"):
        return True
    if verb == "claim":
        return _LIVES.fullmatch(content.text) is not None
    told = is_known(cue.text) or is_a("speech", verb) or any(map(str.isdigit, content.text))
    return (verb in _ACTS or not told) and all(_is_thing(span, forest) for span in found.content)


def _is_thing(span: Span, forest: Forest) -> bool:
    """Whether no word of some words is a verb."""
    tree = forest.at(span)
    return tree is not None and all(tree.tag(n) not in ("VERB", "AUX") for n in tree.within(span.start, span.end))


def _is_himself(text: str, found: Nested) -> bool:
    """Whether a pronoun behind *who* or *which* says something in somebody's words: it is who speaks already.

    *The union says that three men, who **it says** were asleep, are missing* is one voice.
    """
    source = found.attribution.source
    if not found.around or len(source) != 1 or not _HIMSELF.fullmatch(source[0].text):
        return False
    return _RELATIVE.search(text, max(0, source[0].start - _BEFORE_CUE), source[0].start) is not None


def _is_borrowed(sentences: Sequence[Span], found: Attribution) -> bool:
    """Whether a participle takes its source from another sentence: in *He called for war, claiming …* it is his.

    What stands before such a participle is what its subject does, and nothing that somebody says.
    """
    cue, content = found.cue[0], found.content[-1]
    sentence = sentence_at(sentences, cue.start)
    if not found.source or sentence is None or not cue.text.lower().endswith("ing"):
        return False
    return found.source[-1].end <= sentence.start <= content.start and content.end <= cue.start


def _is_own(text: str, sentences: Sequence[Span], found: Attribution, outlets: Outlets) -> bool:
    """Whether it is the article's own outlet that says it, and on nobody's word: that is no hop."""
    if len(found.source) != 1:
        return False
    if found.source[0].text in _WRITER:
        return not is_quoted(text, found.source[0].start)
    return all(  # "according to the Courier's information" has the Courier for its one hop
        source is not None and outlets.is_own(source.text) and not outlets.answers(source.text, cue.text)
        for source, cue, _ in hops(text, sentences, found, outlets.is_other)
    )


def _said_by(paths: Iterable[list[Hop]]) -> dict[Span, tuple[Span, ...]]:
    """What each source says, as far as it stands behind it."""
    said: dict[Span, tuple[Span, ...]] = {}
    for source, _, content in (hop for path in paths for hop in path):
        if source is not None:
            said[source] = (*said.get(source, ()), *(span for span in content if span.start >= source.end))
    return said


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _path(text: str, sentences: Sequence[Span], found: Nested, outlets: Outlets) -> list[Hop]:
    """The hops to *found*, nearest the outlet first."""
    return [
        (source, cue, content)
        for attribution in (*found.around, found.attribution)
        for source, cue, content in hops(text, sentences, attribution, outlets.is_other)
        if source is None or not outlets.is_own(source.text) or outlets.answers(source.text, cue.text)
    ]


def _attributed(
    article: Article,
    found: Nested,
    path: list[Hop],
    identified: Container[Attribution],
    voice: _Voice,
    judge: Judge,
    cast_of: Cast,
) -> Held | None:
    """The statement of one attribution; ``None`` when its speaker is the holder it stands with: one voice, one hop."""
    speakers = [cast_of.speaker(source) for source, _, _ in path]
    if len(speakers) > 1 and _are_one(speakers[-2:], [hop[0] for hop in path[-2:]]):
        return None
    if not path[-1][2]:
        return None  # "quoted the mayor as saying" with nothing said
    stances = [_stance(article.text, said, content) for _, said, content in path]
    if found.attribution in identified and not found.attribution.source and stances[-1].holder == "CT+":
        stances[-1] = replace(stances[-1], holder="Uu")  # on nobody's word
    deeper = [path[number + 1][2] for number in range(len(path) - 1)]
    deeper.append(tuple(span for inner in found.within for span in inner.content))
    chain = tuple(
        _link(judge, hop, speaker, stances, number, deeper[number])
        for number, (hop, speaker) in enumerate(zip(path, speakers, strict=True))
    )
    around = voice.hedges_around(path[0][1])
    content = path[-1][2]
    statement = Statement(
        id=digest("statement", article.id, *(f"{span.start}-{span.end}" for span in content), *_ids(path)),
        article=article.id,
        mode=mode(article.text, content),
        content=content,
        chain=chain,
        certainty=weigh(stances[0].outlet if len(path) == 1 else "Uu", around),
        hedges=_spans(around),
        events=(),
        confidence=round(min((found.attribution.confidence, *(outer.confidence for outer in found.around))), 4),
        claim=None,
    )
    return Held(statement=statement, base=stances[-1].holder, inner=deeper[-1])


def _are_one(speakers: Sequence[Speaker], sources: Sequence[Span | None]) -> bool:
    """Whether two speakers are one: of one entity, or called the same where one has none ("Union says it warned")."""
    if all(speaker.entity is not None for speaker in speakers):
        return speakers[0].entity == speakers[1].entity
    called = [
        speaker.name or (source.text if source else "") for speaker, source in zip(speakers, sources, strict=True)
    ]
    return bool(called[0]) and called[0].casefold() == called[1].casefold()


def _stance(text: str, said: Span, content: Sequence[Span]) -> Stance:
    """What a cue says of its content; with the *that* or *to* that may follow it."""
    first = content[0].text.split(maxsplit=1)[0].lower() if content and content[0].text.split() else ""
    return cue(
        f"{said.text} {first}" if first in ("that", "to") else said.text,
        text[max(0, said.start - _BEFORE_CUE) : said.start],
    )


def _ids(path: list[Hop]) -> Iterator[str]:
    for source, said, _ in path:
        yield f"{source.start}-{source.end}" if source else "nobody"
        yield f"{said.start}-{said.end}"


def _link(
    judge: Judge, hop: Hop, speaker: Speaker, stances: Sequence[Stance], number: int, deeper: tuple[Span, ...]
) -> Link:
    """One hop: the last is committed by its own cue, the others by whether the next one's cue takes it as so."""
    source, said, content = hop
    last = number == len(stances) - 1
    base: Certainty = stances[number].holder if last else stances[number + 1].outlet
    certainty, words = judge.weigh(base, content, deeper, quoted=True)
    return Link(
        source=source,
        entity=speaker.entity,
        name=speaker.name,
        kind=speaker.kind,
        cue=said,
        certainty=certainty,
        hedges=words,
    )


class _Voice:
    """The outlet's own words: the sentences without what stands in anybody's content."""

    def __init__(self, text: str, sentences: Sequence[Span], outermost: Iterable[Attribution]) -> None:
        self._text = text
        self._sentences = sentences
        self._contents = sorted((span for found in outermost for span in found.content), key=_by_start)
        self._content_ends = [span.end for span in self._contents]

    def hedges_around(self, said: Span) -> tuple[Hedge, ...]:
        """The hedges that stand in the sentence of the cue *said* and in nobody's content."""
        sentence = sentence_at(self._sentences, said.start)
        if sentence is None:
            return ()
        first = bisect_right(self._content_ends, sentence.start)
        here = takewhile(lambda span: span.start < sentence.end, self._contents[first:])
        return outside(hedges(self._text, sentence.start, sentence.end), here)


def _spans(found: Iterable[Hedge]) -> tuple[Span, ...]:
    return tuple(sorted((hedge.span for hedge in found), key=_by_start))


def _narrated(article: Article, span: Span, judge: Judge) -> Held:
    certainty, words = judge.weigh("CT+", (span,))
    statement = Statement(
        id=digest("statement", article.id, f"{span.start}-{span.end}", "narrated"),
        article=article.id,
        mode="narrated",
        content=(span,),
        chain=(),
        certainty=certainty,
        hedges=words,
        events=(),
        confidence=None,
        claim=None,
    )
    return Held(statement=statement, base="CT+", inner=())
